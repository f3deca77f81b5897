"""A figure with what it means, and what stands behind it one click away."""

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy

from carloan_desk.ui.widgets.basics import Card, Chip, button, label, row


class Tile(Card):
    """Caption, figure, status, remark. The figure opens what it is made of."""

    def __init__(self, caption: str, opened: Callable[[], object]) -> None:
        self._chip = Chip()
        super().__init__()
        self._caption = label(caption, "quiet")
        self._figure = button("", opened, "figure")
        self._remark = label("", "quiet")
        self.body.setSpacing(2)
        self.body.addLayout(row(self._caption, None, self._chip))
        self.body.addLayout(row(self._figure, None))
        self.body.addWidget(self._remark)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def say(self, figure: str, remark: str, chip: str = "", kind: str = "quiet", *, sign: bool = False) -> None:
        """Show a figure."""
        self._figure.setText(figure)
        self._figure.setAccessibleName(f"{self._caption.text()} {figure}")
        self._remark.setText(remark)
        self._remark.setToolTip(remark)
        self._chip.show_status(chip, kind, sign=sign)
