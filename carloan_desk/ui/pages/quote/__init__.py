"""Quote: offers side by side, every input live."""

from carloan_desk.ui.pages.quote.page import QuotePage

__all__ = ["QuotePage"]
