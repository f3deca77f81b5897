"""What every panel of the settings, and of the loans, is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme


class Panel(QWidget):
    """One tab."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))

    @staticmethod
    def title() -> str:
        """Return what the tab says; known before the panel is made."""
        return ""

    def refresh(self) -> None:
        """Show the present state."""
