"""What a message says for one field: the words it came from, taken or offered, to be taken back one by one."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from carloan_desk.domain.recognition import Confidence, Finding, Recognised
from carloan_desk.ui.widgets.basics import Chip, button, label, row
from carloan_desk.ui.widgets.forms import Field

_AROUND = 14  # characters shown on either side of the words


class FoundLine(QWidget):
    """A line under a field: sign, words of the message, and what can be done with them.

    Signals:
        taken: The user wants the value in the field.
        given_back: The user wants it out of the field.
    """

    taken = Signal()
    given_back = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.value: Any = None
        self.is_taken = False
        self._chip = Chip()
        self._words = label("", "quiet")
        # What has no room is in the tooltip; a long sentence does not widen the form.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._do = button("", self._press, "link")
        line = row(self._chip, self._words, self._do, spacing=6)
        line.setStretchFactor(self._words, 1)
        self.setLayout(line)
        self.hide()

    def show_finding(self, read: Recognised, finding: Finding, value: Any, remark: str = "") -> None:
        """Show what was found for the field; it is not in the field yet."""
        sure = finding.confidence is Confidence.SURE and not remark
        self.value = value
        self.is_taken = False
        said = read.source_of(finding).replace("\n", " ")
        self._chip.show_status(self.tr("Found") if sure else self.tr("Check"), "good" if sure else "warn", sign=True)
        self._words.setText(self.tr("“{words}”").format(words=said) + (f" · {remark}" if remark else ""))
        before = read.text[max(0, finding.start - _AROUND) : finding.start]
        after = read.text[finding.end : finding.end + _AROUND]
        self.setToolTip(f"…{before}【{said}】{after}…".replace("\n", " "))
        self._name_button()
        self.show()

    def clear(self) -> None:
        """Show nothing: the message says nothing for this field."""
        self.value, self.is_taken = None, False
        self.hide()

    def mark(self, *, taken: bool) -> None:
        """Say whether the value stands in the field."""
        self.is_taken = taken
        self._name_button()

    def _name_button(self) -> None:
        self._do.setText(self.tr("Take back") if self.is_taken else self.tr("Use it"))
        self._do.setAccessibleName(f"{self.field.caption}: {self._do.text()}")

    def _press(self) -> None:
        (self.given_back if self.is_taken else self.taken).emit()
