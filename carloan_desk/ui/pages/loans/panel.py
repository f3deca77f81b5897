"""What the panels of the loans have in common: the day they are seen from."""

from collections.abc import Callable
from datetime import date

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.panel import Panel


class LoanPanel(Panel):
    """A panel that shows loans as of a day; the page says which."""

    def __init__(self, desk: Desk, as_of: Callable[[], date]) -> None:
        super().__init__(desk)
        self.as_of = as_of
