"""One step of the application form: its fields, person by person, each saved as it is left."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.application import FieldFinding, FormField, Section, number_of, shipped_form
from carloan_desk.domain.identifiers import Severity
from carloan_desk.ui import form_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, row
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, Field, MoneyField, TextField

# Below this width, in sizes of the design, the fields stand under each other.
_NARROW = 430
_SWAPPED = ("spouse", "co_borrower")


class FieldBox(QWidget):
    """A field of the form with a link under it that puts right what is wrong."""

    def __init__(self, field: FormField, made: Field, put_right: Callable[[str], None]) -> None:
        super().__init__()
        self.form_field, self.field = field, made
        self._answer = ""
        self._fix = button("", lambda: put_right(self._answer), "link", name=f"fix.{field.key}")
        self._fix.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addWidget(made)
        layout.addWidget(self._fix)

    def offer(self, text: str, answer: str) -> None:
        """Offer an answer that would put the field right; an empty text offers none."""
        self._answer = answer
        self._fix.setText(text)
        self._fix.setVisible(bool(text))


class _Group(QWidget):
    """The fields of one person, or of the step itself."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self.boxes: list[FieldBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        if title:
            column.addLayout(row(label(title, "bold"), None, *buttons))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(12))
        self.grid.setVerticalSpacing(theme.px(8))
        column.addLayout(self.grid)

    def lay_out(self, asked: Collection[str], columns: int) -> None:
        """Put the fields that are asked into their places; none is made anew, so the focus stays."""
        for box in self.boxes:
            self.grid.removeWidget(box)
        at = 0
        for box in self.boxes:
            shown = box.form_field.key in asked
            box.setVisible(shown)
            if not shown:
                continue
            span = min(box.form_field.span, columns)
            if at % columns + span > columns:
                at += columns - at % columns
            self.grid.addWidget(box, at // columns, at % columns, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span
        for column in range(2):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)
        self.setVisible(at > 0)


class FieldsPage(QWidget):
    """The fields of one step.

    Signals:
        answered: An answer was given and its field left; carries the key and the answer as text.
        swap: Somebody is to become the applicant; carries the role.
        take_out: Somebody is to be taken off the form; carries the role.
    """

    answered = Signal(str, str)
    swap = Signal(str)
    take_out = Signal(str)

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self.desk, self.section = desk, section
        self.boxes: dict[str, FieldBox] = {}
        self._groups: list[_Group] = []
        self._asked: tuple[str, ...] = ()
        self._columns = 2
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, theme.px(8), 0)
        self._column.setSpacing(theme.px(16))
        before: str | None = None
        for field in section.fields:
            if field.person != before:
                before = field.person
                self._groups.append(self._group(field.person))
                self._column.addWidget(self._groups[-1])
            self._add(self._groups[-1], field)
        if section.code == "declarations":
            self._say_declarations()
        self._column.addStretch(1)
        self._scroll = Scroll(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _group(self, person: str) -> _Group:
        kind = person.rstrip("123")
        buttons = []
        if kind in _SWAPPED:
            ask = partial(self.swap.emit, person)
            buttons.append(button(self.tr("Swap with the applicant"), ask, "link", name=f"swap.{person}"))
        if self.section.people and person:
            ask = partial(self.take_out.emit, person)
            buttons.append(button(self.tr("Take out"), ask, "link", name=f"take_out.{person}"))
        return _Group(form_words.role(person) if person else "", *buttons)

    def _add(self, group: _Group, field: FormField) -> None:
        made = make_field(field, self.desk.today())
        box = FieldBox(field, made, lambda answer: self.answered.emit(field.key, answer))
        made.edited.connect(lambda value: self.answered.emit(field.key, _text(value)))
        group.boxes.append(box)
        self.boxes[field.key] = box

    def _say_declarations(self) -> None:
        self._column.addWidget(
            label(self.tr("Printed above the signatures, each with a box to tick by hand:"), "quiet")
        )
        for each in shipped_form().declarations:
            self._column.addWidget(label(f"{each.title}：{each.text}", "quiet", wrap=True))

    # What it shows ----------------------------------------------------------------------------------------------------

    def show_answers(
        self,
        answers: Mapping[str, str],
        known: Mapping[str, tuple[str, str]],
        findings: Sequence[FieldFinding],
        *,
        enabled: bool,
    ) -> None:
        """Show answers, where they are known from, and what is wrong with them."""
        self.show_asked(answers)
        masked = self.desk.show.masked
        for key, box in self.boxes.items():
            box.field.setEnabled(enabled and not masked)
            if masked:
                box.field.conceal()
                box.offer("", "")
                box.field.mark("")
                continue
            box.field.put(_typed(box.field, answers.get(key, "")))
        if not masked:
            self.judge(answers, known, findings, enabled=enabled)

    def show_asked(self, answers: Mapping[str, str]) -> None:
        """Show the fields that these answers call for."""
        asked = next((fields for each, fields in shipped_form().asked(answers) if each.code == self.section.code), [])
        keys = tuple(field.key for field in asked)
        if keys != self._asked:
            self._asked = keys
            self._lay_out()

    def _lay_out(self) -> None:
        for group in self._groups:
            group.lay_out(self._asked, self._columns)

    def judge(
        self,
        answers: Mapping[str, str],
        known: Mapping[str, tuple[str, str]],
        findings: Sequence[FieldFinding],
        *,
        enabled: bool = True,
        missing: bool = False,
    ) -> None:
        """Say beside each field what is wrong, and where its value is known from.

        Args:
            answers: The form.
            known: By field where a value is known from, and the value.
            findings: What is wrong.
            enabled: Whether anything may be changed.
            missing: Say what is missing too.
        """
        first: dict[str, FieldFinding] = {}
        for each in findings:
            first.setdefault(each.field, each)
        for key, box in self.boxes.items():
            answer = answers.get(key, "")
            found = first.get(key)
            if found is not None and not answer and not missing:
                found = None
            if not box.field.refused:
                text = "" if found is None else form_words.finding(found, self.desk.show)
                box.field.say(text, warning=found is not None and found.severity is Severity.WARNING)
            origin, value = known.get(key, ("", ""))
            self._mark(box, origin, same=answer == value)
            if found is not None and found.fix and enabled:
                box.offer(
                    self.tr("Put right: {answer}").format(answer=self._worded(box.form_field, found.fix)), found.fix
                )
            elif origin and answer != value and enabled:
                text = self.tr("Take what is known ({source})")
                box.offer(text.format(source=form_words.source(origin)), value)
            else:
                box.offer("", "")

    def _mark(self, box: FieldBox, origin: str, *, same: bool) -> None:
        if not origin:
            box.field.mark("")
        elif same:
            box.field.mark(self.tr("known: {source}").format(source=form_words.source(origin)))
        else:
            box.field.mark(self.tr("unlike {source}").format(source=form_words.source(origin)))

    def _worded(self, field: FormField, answer: str) -> str:
        if field.kind == "money":
            return self.desk.show.money(number_of(answer))
        return next((choice.labels[language()] for choice in field.choices if choice.code == answer), answer)

    # Where one is in it -----------------------------------------------------------------------------------------------

    def enter(self, key: str = "") -> None:
        """Put the focus into a field, else into the first one that is empty, else into the first."""
        shown = [self.boxes[each] for each in self._asked if self.boxes[each].field.isEnabled()]
        empty = (box for box in shown if box.form_field.required and not _text(_value(box.field)))
        wanted = self.boxes.get(key) or next(empty, shown[0] if shown else None)
        if wanted is not None:
            self._scroll.ensureWidgetVisible(wanted)
            wanted.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Leave the field one is in, so that what was typed is kept."""
        inside = QApplication.focusWidget()
        if inside is not None and self.isAncestorOf(inside):
            inside.clearFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 1 if event.size().width() < theme.px(_NARROW) else 2
        if columns != self._columns:
            self._columns = columns
            self._lay_out()


def make_field(field: FormField, today: date) -> Field:
    """Return the input for a field of the form."""
    caption = field.labels[language()]
    starred = f"{caption} *" if field.required else caption
    match field.kind:
        case "choice":
            return ChoiceField(starred, [(choice.code, choice.labels[language()]) for choice in field.choices])
        case "money":
            return MoneyField(starred)
        case "date":
            return DateField(starred, today)
        case _:
            return TextField(starred, limit=field.limit)


def _value(field: Field) -> Any:
    return "" if field.refused else field.read()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def _typed(field: Field, answer: str) -> Any:
    """Return an answer as its field takes it."""
    if not answer:
        return None
    if isinstance(field, MoneyField):
        return number_of(answer)
    if isinstance(field, DateField):
        try:
            return date.fromisoformat(answer)
        except ValueError:
            return None
    return answer
