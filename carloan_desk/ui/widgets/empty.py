"""An empty page that says what belongs here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label


class Empty(QWidget):
    """Says what belongs here and what the first step is."""

    def __init__(self, title: str, text: str, *actions: QWidget) -> None:
        super().__init__()
        self._title = label(title, "strong")
        self._text = label(text, "quiet", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._text.setMinimumWidth(theme.px(360))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addStretch(2)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        for action in actions:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
