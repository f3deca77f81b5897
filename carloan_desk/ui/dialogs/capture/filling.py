"""From what a message says to what stands in the form: empty fields are filled, what was typed is left alone."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from carloan_desk.domain.client import Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.recognition import Field as Kind
from carloan_desk.domain.recognition import Finding, Range, Recognised
from carloan_desk.ui import words
from carloan_desk.ui.dialogs.capture.found import FoundLine
from carloan_desk.ui.dialogs.capture.parts import InterestParts
from carloan_desk.ui.widgets.forms import Field, TextField

# Where a message says something for a field, the kinds of findings in the order they are believed.
READ_FROM: dict[str, tuple[Kind, ...]] = {
    "name": (Kind.NAME, Kind.ADDRESSED_AS),
    "mobile": (Kind.PHONE,),
    "second_mobile": (Kind.PHONE,),
    "source": (Kind.SOURCE,),
    "next_action_on": (Kind.CONTACT_ON,),
    "city": (Kind.CITY,),
    "wechat": (Kind.WECHAT,),
    "id_number": (Kind.ID_NUMBER,),
    "monthly_income": (Kind.MONTHLY_INCOME,),
}


class Filling(QObject):
    """Fills a form from a message, shows beside each field where its value came from, takes it back.

    Signals:
        changed: A value went into a field or out of it.
    """

    changed = Signal()

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self._fields = fields
        self._read: Recognised | None = None
        self.lines: dict[str, FoundLine] = {}
        self.parts = InterestParts()
        self.parts.changed.connect(self._join_parts)

    def line_for(self, name: str) -> FoundLine:
        """Return the line that goes under a field."""
        line = self.lines[name] = FoundLine(self._fields[name])
        line.taken.connect(lambda: self._take(name))
        line.given_back.connect(lambda: self._give_back(name))
        for done in (line.taken, line.given_back):
            done.connect(line.field.setFocus)  # Enter saves the form then, it does not take back what was taken
        return line

    def forget(self) -> None:
        """Take what comes next for the first message."""
        self._read = None
        for line in self.lines.values():
            line.clear()

    def show_read(self, read: Recognised) -> None:
        """Fill what is empty; what stands there already has the words of the message beside it."""
        before, self._read = self._read, read
        for name, line in self.lines.items():
            field, was_taken, old = self._fields[name], line.is_taken, line.value
            finding = _finding(read, name)
            if finding is None:
                if was_taken and _stands(field, old):
                    field.put(None)
                line.clear()
                continue
            value = _value(finding)
            if before is not None and not line.isHidden() and not was_taken and value == old:
                continue  # it was taken back
            remark = self.tr("no full name") if finding.field is Kind.ADDRESSED_AS else ""
            if isinstance(value, Source):
                remark = words.source(value)
            line.show_finding(read, finding, value, remark)
            field.show()
            if _stands(field, value):
                line.mark(taken=True)
            elif name != "source" and (is_empty(field) or (was_taken and _stands(field, old))):
                # Where somebody came from is chosen, never assumed: a message only hints at it.
                self._take(name)
        self._show_parts(read)

    def _take(self, name: str) -> None:
        line = self.lines[name]
        line.field.put(line.value)
        line.mark(taken=True)
        self.changed.emit()

    def _give_back(self, name: str) -> None:
        line = self.lines[name]
        if _stands(line.field, line.value):
            line.field.put(None)
        line.mark(taken=False)
        self.changed.emit()

    def _show_parts(self, read: Recognised) -> None:
        interest = self._fields["interest"]
        ours = is_empty(interest) or _stands(interest, self.parts.line())
        self.parts.show_parts(read, taken=ours)
        if ours:
            self._join_parts()
        else:
            self.parts.hide()  # the line was typed: it stays as it is

    def _join_parts(self) -> None:
        self._fields["interest"].put(self.parts.line())
        self.changed.emit()


def _finding(read: Recognised, name: str) -> Finding | None:
    if name == "second_mobile":
        first = read.best(Kind.PHONE)
        others = [each for each in read.all(Kind.PHONE) if first is not None and each.value != first.value]
        return others[0] if first is not None and others and not _of_another(read, first, others[0]) else None
    for kind in READ_FROM[name]:
        found = read.best(kind)
        if found is not None and _value(found) is not None:
            return found
    return None


def _of_another(read: Recognised, first: Finding, second: Finding) -> bool:
    """Whether a message tells of two people, and the name of one stands between the two telephones."""
    names = read.all(Kind.NAME)
    between = any(first.end <= name.start < second.start for name in names)
    return between and len({name.value for name in names}) > 1


def _value(finding: Finding) -> Any:
    return finding.value.exact if isinstance(finding.value, Range) else finding.value


def is_empty(field: Field) -> bool:
    """Whether nothing was typed or chosen."""
    return not field.line.text().strip() if isinstance(field, TextField) else field.read() is None


def _stands(field: Field, value: Any) -> bool:
    """Whether a field holds a value, not something typed over it."""
    try:
        return bool(field.read() == value)
    except DomainError:
        return False
