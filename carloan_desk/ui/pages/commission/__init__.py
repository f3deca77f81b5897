"""One's own pay."""

from carloan_desk.ui.pages.commission.page import CommissionPage

__all__ = ["CommissionPage"]
