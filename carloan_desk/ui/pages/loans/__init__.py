"""After the loan: the loans as of a day, and what becomes of them."""

from carloan_desk.ui.pages.loans.page import LoansPage

__all__ = ["LoansPage"]
