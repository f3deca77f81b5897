"""What a message says of car and money: a chip for each part, in the line of interest or taken out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carloan_desk.domain.recognition import Confidence, Recognised, interest_parts
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import SIGNS, clear, label
from carloan_desk.ui.widgets.flow import Flow


class InterestParts(QWidget):
    """A chip for each part of the interest, pressed while it is in the line.

    Signals:
        changed: Parts went in or out.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[tuple[str, QPushButton]] = []
        self._flow = Flow(spacing=theme.px(6))
        self._hint = label(self.tr("From the message; press a part to take it out of the line."), "quiet", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(self._flow)
        layout.addWidget(self._hint)
        self.hide()

    def show_parts(self, read: Recognised, *, taken: bool) -> None:
        """Show the parts of a message; what was taken out before stays out."""
        out = {text for text, chip in self._chips if not chip.isChecked()} if self._chips else set()
        clear(self._flow)
        self._chips = []
        for finding, text in interest_parts(read):
            said = read.source_of(finding).replace("\n", " ")
            sign = SIGNS["good" if finding.confidence is Confidence.SURE else "warn"]
            shown = f"{sign} {text}" if said in text else f"{sign} {text} “{said}”"
            chip = QPushButton(shown)
            chip.setProperty("kind", "filter")
            chip.setCheckable(True)
            chip.setAutoDefault(False)  # Enter saves the form, the space bar presses the part
            chip.setChecked(taken and text not in out)
            before, after = (
                read.text[max(0, finding.start - 14) : finding.start],
                read.text[finding.end : finding.end + 14],
            )
            chip.setToolTip(f"…{before}【{said}】{after}…".replace("\n", " "))
            chip.toggled.connect(lambda _on: self.changed.emit())
            self._flow.addWidget(chip)
            self._chips.append((text, chip))
        self.setVisible(bool(self._chips))

    def line(self) -> str:
        """Return the parts that are in, as one line."""
        return "，".join(text for text, chip in self._chips if chip.isChecked())
