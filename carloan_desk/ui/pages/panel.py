"""What every panel of the settings is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme


class Panel(QWidget):
    """One tab of the settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))

    def title(self) -> str:
        """Return what the tab says."""
        return ""

    def refresh(self) -> None:
        """Show the present state."""
