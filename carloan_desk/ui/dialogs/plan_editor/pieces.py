"""Pieces of a part's form that are values of their own: which deals count, caps and floors, the figure measured."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carloan_desk.domain.commission import Basis, DealFilter, Kpi, Limits, Measure, MissedTarget, ScoredKpi
from carloan_desk.domain.commission.components import ALL_DEALS, UNLIMITED
from carloan_desk.ui import plan_words, words
from carloan_desk.ui.dialogs.plan_editor.fields import (
    AnyEditor,
    FigureField,
    Flag,
    Fold,
    NamesField,
    Unit,
    WrongError,
    on_change,
    take_all,
)
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row
from carloan_desk.ui.widgets.forms import ChoiceField, Field, TextField, choices_of


def unit_of(measure: Measure | Kpi) -> Unit:
    """Return how values of a figure are typed."""
    match measure.kpi if isinstance(measure, Measure) else measure:
        case Kpi.AMOUNT:
            return Unit.YUAN
        case Kpi.APPROVAL_RATE | Kpi.OVERDUE_RATE | Kpi.COLLECTION_RATE:
            return Unit.PERCENT
        case _:
            return Unit.NUMBER


class Group(QWidget):
    """Editors with names, that together are one value. Rows of ``lines`` lie beside each other."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, AnyEditor] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(10))

    def line(self, **editors: AnyEditor) -> None:
        """Add editors beside each other."""
        line = row(spacing=12)
        for name, editor in editors.items():
            self.editors[name] = editor
            assert isinstance(editor, QWidget)
            align = Qt.AlignmentFlag.AlignBottom if isinstance(editor, Flag) else Qt.AlignmentFlag.AlignTop
            line.addWidget(editor, 1, align)
            on_change(editor, self._on_change)
        self.body.addLayout(line)

    def below(self, name: str, editor: AnyEditor) -> None:
        """Add an editor over the whole width."""
        self.editors[name] = editor
        assert isinstance(editor, QWidget)
        self.body.addWidget(editor)
        on_change(editor, self._on_change)

    def known(self, name: str, editor: AnyEditor) -> AnyEditor:
        """Take in an editor that lies somewhere else."""
        self.editors[name] = editor
        on_change(editor, self._on_change)
        return editor

    def _on_change(self) -> None:
        self.adapt()
        self.changed.emit()

    def adapt(self) -> None:
        """Show what goes with what was chosen."""

    def read(self, name: str) -> Any:
        """Return what stands in an editor, ``None`` if that cannot be read."""
        editor = self.editors[name]
        try:
            return editor.read() if isinstance(editor, Field) else editor.take(False)
        except Exception as error:
            if isinstance(error, WrongError) or hasattr(error, "code"):
                return None
            raise

    def fill(self, values: Any) -> None:
        """Show the attributes of a value."""
        for name, editor in self.editors.items():
            editor.put(getattr(values, name))

    def on_change(self, slot: Callable[[], object]) -> None:
        """Call something at every change."""
        self.changed.connect(slot)


class FilterEditor(Group):
    """Which deals count."""

    def __init__(self) -> None:
        super().__init__()
        hint = self.tr("Names, after commas; empty: all")
        self.line(
            products=NamesField(self.tr("Only these products"), hint=hint),
            not_products=NamesField(self.tr("Not these products")),
        )
        self.line(
            dealers=NamesField(self.tr("Only these dealers"), hint=hint),
            not_dealers=NamesField(self.tr("Not these dealers")),
        )
        self.line(
            regions=NamesField(self.tr("Only these regions"), hint=hint),
            not_regions=NamesField(self.tr("Not these regions")),
        )
        self.line(
            new_vehicle=ChoiceField(
                self.tr("New or used"),
                [(None, self.tr("Both")), (True, self.tr("New cars")), (False, self.tr("Used cars"))],
            ),
            min_loan=FigureField(self.tr("Loan from (yuan)"), Unit.YUAN, required=False),
            max_loan=FigureField(self.tr("Loan up to (yuan)"), Unit.YUAN, required=False),
        )

    def put(self, value: DealFilter) -> None:
        """Show a filter."""
        self.fill(value)
        if value.new_vehicle is None:
            vehicle = self.editors["new_vehicle"]
            assert isinstance(vehicle, ChoiceField)
            vehicle.combo.setCurrentIndex(0)

    def take(self, say: bool) -> DealFilter:
        """Return the filter."""
        found = DealFilter(**take_all(self.editors, say))
        return ALL_DEALS if found == ALL_DEALS else found


class LimitsEditor(Group):
    """Caps and floors."""

    def __init__(self) -> None:
        super().__init__()
        self.line(
            cap=FigureField(self.tr("At most in a period (yuan)"), Unit.YUAN, required=False),
            floor=FigureField(self.tr("At least in a period (yuan)"), Unit.YUAN, required=False),
        )
        self.line(
            deal_cap=FigureField(self.tr("At most a deal (yuan)"), Unit.YUAN, required=False),
            deal_floor=FigureField(self.tr("At least a deal (yuan)"), Unit.YUAN, required=False),
        )

    def put(self, value: Limits) -> None:
        """Show limits."""
        self.fill(value)

    def take(self, say: bool) -> Limits:
        """Return the limits."""
        found = Limits(**take_all(self.editors, say))
        return UNLIMITED if found == UNLIMITED else found

    def say(self, message: str) -> None:
        """Say what is wrong beside the caps."""
        field = self.editors["cap"]
        assert isinstance(field, Field)
        field.say(message)


class MeasureEditor(Group):
    """The figure that is measured: of the deals, or one the manager knows."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._basis = ChoiceField(self.tr("Sum of what"), choices_of(Basis, words.basis), required=True)
        self._own = TextField(self.tr("Name of the figure"), required=True, limit=40)
        self.line(
            kpi=ChoiceField(caption, choices_of(Kpi, plan_words.kpi), required=True), basis=self._basis, own=self._own
        )
        self._fold = Fold(self.tr("Only some deals…"), self.tr("All deals or some"), FilterEditor())
        inside = self._fold.findChild(FilterEditor)
        assert inside is not None
        self.known("only", inside)
        self.body.addWidget(self._fold)

    def adapt(self) -> None:
        chosen = self.read("kpi")
        self._basis.setVisible(chosen is Kpi.AMOUNT)
        self._own.setVisible(chosen is Kpi.OWN)
        self._fold.setVisible(chosen in (Kpi.COUNT, Kpi.AMOUNT))

    def put(self, value: Measure) -> None:
        """Show a figure."""
        self.fill(value)
        self._fold.unfold(value.only != ALL_DEALS)
        self.adapt()

    def take(self, say: bool) -> Measure:
        """Return the figure."""
        chosen = self.read("kpi")
        left_out = {name for name, of in (("basis", Kpi.AMOUNT), ("own", Kpi.OWN)) if chosen is not of}
        if chosen not in (Kpi.COUNT, Kpi.AMOUNT):
            left_out.add("only")
        return Measure(**take_all({name: each for name, each in self.editors.items() if name not in left_out}, say))

    @property
    def unit(self) -> Unit:
        """How values of the figure chosen are typed."""
        return unit_of(self.read("kpi") or Kpi.COUNT)


class Block(Group):
    """One value of several in a frame: its figure, and what goes with it."""

    kind: type[Any]

    def put(self, value: Any) -> None:
        """Show a value."""
        self.editors["measure"].put(value.measure)
        self.adapt()
        for name, editor in self.editors.items():
            if name != "measure":
                editor.put(getattr(value, name))
        self.adapt()

    def take(self, say: bool) -> Any:
        """Return the value."""
        return self.kind(**take_all(self.editors, say))

    def _use(self, *fields: str) -> None:
        measure = self.editors["measure"]
        assert isinstance(measure, MeasureEditor)
        for name in fields:
            field = self.editors[name]
            assert isinstance(field, FigureField)
            field.use(measure.unit)


class MissedBlock(Block):
    """What missing a target costs."""

    kind = MissedTarget

    def __init__(self) -> None:
        super().__init__()
        self.below("measure", MeasureEditor(self.tr("Figure")))
        self.line(
            target=FigureField(self.tr("Target of the month"), Unit.NUMBER, above_zero=True),
            deduction=FigureField(self.tr("Costs of the salary (%)"), Unit.PART),
            quarter_target=FigureField(
                self.tr("Comes back from, in the quarter"), Unit.NUMBER, required=False, above_zero=True
            ),
        )

    def adapt(self) -> None:
        self._use("target", "quarter_target")


class KpiBlock(Block):
    """One row of a scorecard."""

    kind = ScoredKpi

    def __init__(self) -> None:
        super().__init__()
        self.below("measure", MeasureEditor(self.tr("Figure")))
        self.line(
            target=FigureField(self.tr("Target"), Unit.NUMBER, above_zero=True),
            weight=FigureField(self.tr("Weight (%)"), Unit.PART),
            cap=FigureField(self.tr("Counts up to (%)"), Unit.PERCENT),
            gate=FigureField(self.tr("Gate"), Unit.NUMBER, required=False),
        )
        self.line(
            lower_is_better=Flag(self.tr("Lower is better")),
            veto=Flag(self.tr("Beyond the gate nothing at all")),
        )

    def adapt(self) -> None:
        self._use("target", "gate")


class Blocks(QWidget):
    """Values that take more than a row of a table each.

    Args:
        caption: What they are.
        add: Words of the button that adds one.
        make: Makes an empty block.
        first: What a new block shows.
    """

    changed = Signal()

    def __init__(self, caption: str, add: str, make: Callable[[], Block], first: Any) -> None:
        super().__init__()
        self._make = make
        self._first = first
        self._blocks: list[tuple[Block, QFrame]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self.adder = button(add, lambda: self.add_block(None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(caption, "bold"))
        layout.addLayout(self._column)
        layout.addLayout(row(self.adder, None))

    def add_block(self, value: Any) -> None:
        """Add one at the end, and go to it if it is new."""
        block = self._make()
        block.put(self._first if value is None else value)
        block.on_change(self.changed.emit)
        frame = QFrame()
        frame.setProperty("surface", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(margins(12, 8))
        remove = button("×", lambda: self._remove(block), tip=self.tr("Remove this figure"))
        remove.setAccessibleName(self.tr("Remove this figure"))
        line = row(block, spacing=8)
        line.setStretch(0, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        self._column.addWidget(frame)
        self._blocks.append((block, frame))
        if value is None:
            block.setFocus()
        self.changed.emit()

    def _remove(self, block: Block) -> None:
        for each, frame in self._blocks:
            if each is block:
                self._column.removeWidget(frame)
                frame.hide()
                frame.deleteLater()
        self._blocks = [entry for entry in self._blocks if entry[0] is not block]
        self.adder.setFocus()
        self.changed.emit()

    def put(self, value: Sequence[Any]) -> None:
        """Show values."""
        for block, _ in list(self._blocks):
            self._remove(block)
        for each in value:
            self.add_block(each)

    def take(self, say: bool) -> tuple[Any, ...]:
        """Return all values."""
        blocks: Mapping[str, AnyEditor] = {str(number): block for number, (block, _) in enumerate(self._blocks)}
        return tuple(take_all(blocks, say).values())

    def on_change(self, slot: Callable[[], object]) -> None:
        """Call something at every change."""
        self.changed.connect(slot)
