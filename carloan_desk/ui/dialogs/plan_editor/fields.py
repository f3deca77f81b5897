"""The pieces the forms of a plan are made of: figures with a unit, names, rows of a table, what is folded away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.typed import parse_amount, parse_percent
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row
from carloan_desk.ui.widgets.forms import ChoiceField, Field, TextField


class WrongError(Exception):
    """What stands in a field cannot be read; the field says why if it was asked to."""

    def __init__(self, where: QWidget, error: DomainError) -> None:
        super().__init__(error.code)
        self.where = where
        self.error = error


class Editor(Protocol):
    """A piece of a form that is no :class:`Field`: shows a value, reads it back, tells of every key."""

    def put(self, value: Any) -> None:
        """Show a value."""

    def take(self, say: bool) -> Any:
        """Return the value, :class:`WrongError` if there is none; with ``say`` every wrong field says why."""

    def on_change(self, slot: Callable[[], object]) -> None:
        """Call something at every change."""


AnyEditor = Field | Editor


def take(editor: AnyEditor, say: bool) -> Any:
    """Return what an editor holds.

    Raises:
        WrongError: It cannot be read.
    """
    if not isinstance(editor, Field):
        return editor.take(say)
    try:
        if say:
            return editor.value()
        value = editor.read()
        if editor.required and value in (None, ""):
            raise DomainError("field.required")
    except DomainError as error:
        raise WrongError(editor, error) from None
    return value


def take_all(editors: Mapping[str, AnyEditor], say: bool) -> dict[str, Any]:
    """Return what several editors hold; every wrong one is asked before the first is raised.

    Raises:
        WrongError: One of them cannot be read.
    """
    values, first = {}, None
    for name, editor in editors.items():
        try:
            values[name] = take(editor, say)
        except WrongError as wrong:
            first = first or wrong
    if first is not None:
        raise first
    return values


def on_change(editor: AnyEditor, slot: Callable[[], object]) -> None:
    """Call something at every key and choice."""
    if isinstance(editor, TextField):
        editor.line.textChanged.connect(lambda _text: slot())
    elif isinstance(editor, ChoiceField):
        editor.combo.currentIndexChanged.connect(lambda _index: slot())
    elif not isinstance(editor, Field):
        editor.on_change(slot)


class Unit(Enum):
    """How a number is typed: yuan, a percentage up to 100, one that may be more, or just a number."""

    YUAN = "yuan"
    PART = "part"
    PERCENT = "percent"
    NUMBER = "number"


class FigureField(TextField):
    """A number in a unit that may change with another field; what was typed stays as typed then."""

    def __init__(self, caption: str, unit: Unit, *, required: bool = True, above_zero: bool = False) -> None:
        self._unit = unit
        self._above_zero = above_zero
        super().__init__(caption, required=required, limit=20)

    def use(self, unit: Unit) -> None:
        """Read and show in another unit from now on."""
        self._unit = unit

    def read(self) -> Decimal | None:
        text = self.line.text().strip()
        if not text:
            return None
        number = self._parsed(text)
        if self._above_zero and number <= 0:
            raise DomainError("target.value")
        return number

    def _parsed(self, text: str) -> Decimal:
        match self._unit:
            case Unit.YUAN:
                return parse_amount(text)
            case Unit.PART:
                return parse_percent(text)
            case Unit.PERCENT:
                return self._number(text.rstrip("%％ ")).scaleb(-2)
            case Unit.NUMBER:
                return self._number(text)

    def _number(self, text: str) -> Decimal:
        try:
            return parse_amount(text, places=10)
        except DomainError:
            raise DomainError("field.number") from None

    def _show(self, value: Any) -> None:
        if value is None:
            text = ""
        elif self._unit is Unit.YUAN:
            text = f"{value:,.2f}"
        else:
            text = f"{value if self._unit is Unit.NUMBER else value * 100:f}"
            text = text.rstrip("0").rstrip(".") if "." in text else text
        self.line.setText(text)
        self.line.setCursorPosition(0)


class NamesField(TextField):
    """Names after commas; the value is a tuple."""

    def read(self) -> tuple[str, ...]:
        text = self.line.text()
        for separator in "，、;；":
            text = text.replace(separator, ",")
        return tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip())))

    def _show(self, value: Any) -> None:
        self.line.setText("、".join(value or ()))
        self.line.setCursorPosition(0)


class Flag(QCheckBox):
    """Yes or no."""

    def __init__(self, caption: str) -> None:
        super().__init__(caption)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def put(self, value: bool) -> None:
        """Show yes or no."""
        self.setChecked(value)

    def take(self, _say: bool) -> bool:
        """Return which."""
        return self.isChecked()

    def on_change(self, slot: Callable[[], object]) -> None:
        """Call something when it is ticked or not."""
        self.toggled.connect(lambda _on: slot())


class OfEditor(QWidget):
    """Which other parts of the plan a part acts on; none ticked is all variable pay."""

    changed = Signal()

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._names = names
        self._boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(label(self.tr("Acts on (nothing ticked: all variable pay)"), "quiet", wrap=True))

    def offer(self) -> None:
        """Offer the parts that the plan has now, and those ticked that it has no more."""
        ticked = self.take(False)
        wanted = list(dict.fromkeys([*self._names(), *ticked]))
        if wanted == list(self._boxes):
            return
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for name in wanted:
            box = QCheckBox(name)
            box.setChecked(name in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[name] = box
            self._column.addWidget(box)

    def rename(self, old: str, new: str) -> None:
        """Follow a part that got another name."""
        self.put(tuple(new if name == old else name for name in self.take(False)))

    def put(self, value: Sequence[str]) -> None:
        """Show which are ticked."""
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for name in dict.fromkeys([*self._names(), *value]):
            box = QCheckBox(name)
            box.setChecked(name in value)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[name] = box
            self._column.addWidget(box)

    def take(self, _say: bool) -> tuple[str, ...]:
        """Return which are ticked."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def on_change(self, slot: Callable[[], object]) -> None:
        """Call something when one is ticked or not."""
        self.changed.connect(slot)


class Fold(QWidget):
    """What is not often needed, behind one button."""

    def __init__(self, more: str, less: str, *content: QWidget) -> None:
        super().__init__()
        self._words = {False: more, True: less}
        self._toggle = button(more, self._turn, "link")
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(10))
        for each in content:
            inside.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row(self._toggle, None))
        layout.addWidget(self._inside)
        self.unfold(False)

    def _turn(self) -> None:
        self.unfold(self._inside.isHidden())

    def unfold(self, shown: bool = True) -> None:
        """Show what is folded away, or put it away."""
        self._inside.setVisible(shown)
        self._toggle.setText(self._words[shown])


def reveal(widget: QWidget) -> None:
    """Unfold whatever a widget is folded into, and give it the focus."""
    above: QObject | None = widget
    while above is not None:
        if isinstance(above, Fold):
            above.unfold()
        above = above.parent()
    widget.setFocus()


def bare(field: Field) -> Field:
    """Take the caption off a field whose column has a heading; what is read aloud keeps it."""
    layout = field.layout()
    item = None if layout is None else layout.itemAt(0)
    caption = None if item is None else item.widget()
    if caption is not None:
        caption.hide()
    return field


@dataclass(frozen=True)
class Cell:
    """A column of a table of rows: the attribute of the row's kind, its heading, and what makes its field."""

    name: str
    title: str
    make: Callable[[str], Field]


class Rows(QWidget):
    """A table in which each row is one value: steps, tiers, releases.

    Args:
        caption: What the table is.
        kind: What a row is made into.
        cells: Its columns.
        add: Words of the button that adds a row.
        first: Values of the first row of an empty table.
    """

    changed = Signal()

    def __init__(
        self,
        caption: str,
        kind: Callable[..., Any],
        cells: Sequence[Cell],
        add: str,
        *,
        first: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._cells = cells
        self._first = first or {}
        self._units: dict[str, Unit] = {}
        self._rows: list[tuple[dict[str, Field], QWidget]] = []
        self._titles = {cell.name: label(cell.title, "quiet", wrap=True) for cell in cells}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        for number in range(len(cells)):
            self._grid.setColumnStretch(number, 1)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(label(caption, "bold"))
        layout.addLayout(self._grid)
        layout.addWidget(self._message)
        self.adder = button(add, self.add_row)
        layout.addLayout(row(self.adder, None))
        self._lay()

    def add_row(self, values: Mapping[str, Any] | None = None) -> None:
        """Add a row at the end, and go to it if it is empty."""
        if values is None and not self._rows:
            values = self._first
        fields = {}
        for cell in self._cells:
            field = bare(cell.make(cell.title))
            if cell.name in self._units and isinstance(field, FigureField):
                field.use(self._units[cell.name])
            field.put((values or {}).get(cell.name))
            on_change(field, self.changed.emit)
            fields[cell.name] = field
        remove = button("×", lambda: self._remove(fields), tip=self.tr("Remove this row"))
        remove.setAccessibleName(self.tr("Remove this row"))
        self._rows.append((fields, remove))
        self._lay()
        if values is None:
            next(iter(fields.values())).setFocus()
        self.changed.emit()

    def _remove(self, fields: dict[str, Field]) -> None:
        for each, remove in self._rows:
            if each is fields:
                for widget in (*each.values(), remove):
                    widget.hide()
                    widget.deleteLater()
        self._rows = [entry for entry in self._rows if entry[0] is not fields]
        self._lay()
        self.adder.setFocus()
        self.changed.emit()

    def _lay(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for number, cell in enumerate(self._cells):
            self._titles[cell.name].setVisible(bool(self._rows))
            self._grid.addWidget(self._titles[cell.name], 0, number, Qt.AlignmentFlag.AlignBottom)
        for line, (fields, remove) in enumerate(self._rows, start=1):
            for number, cell in enumerate(self._cells):
                self._grid.addWidget(fields[cell.name], line, number, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(remove, line, len(self._cells), Qt.AlignmentFlag.AlignTop)

    def use(self, name: str, unit: Unit, title: str) -> None:
        """Read a column in another unit from now on."""
        self._units[name] = unit
        self._titles[name].setText(title)
        for fields, _ in self._rows:
            field = fields[name]
            if isinstance(field, FigureField):
                field.use(unit)

    def put(self, value: Sequence[Any]) -> None:
        """Show values."""
        for fields, remove in self._rows:
            for widget in (*fields.values(), remove):
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for each in value:
            self.add_row({cell.name: getattr(each, cell.name) for cell in self._cells})
        self._lay()

    def take(self, say: bool) -> tuple[Any, ...]:
        """Return the values of all rows."""
        values, first = [], None
        for fields, _ in self._rows:
            try:
                values.append(self._kind(**take_all(fields, say)))
            except WrongError as wrong:
                first = first or wrong
        if first is not None:
            raise first
        return tuple(values)

    def say(self, message: str) -> None:
        """Show what is wrong with the rows together."""
        self._message.setText(message)
        self._message.setVisible(bool(message))

    def on_change(self, slot: Callable[[], object]) -> None:
        """Call something at every change."""
        self.changed.connect(slot)
