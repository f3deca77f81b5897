"""Fields: what is typed, what is refused, what a refresh may touch."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import clients
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    NoteField,
    NumberField,
    PercentField,
    TextField,
)
from tests.ui.hand import bring_forward, fill, pick, turn, type_text

TODAY = date(2026, 11, 23)


@pytest.fixture
def stand(dress: Callable[..., None]) -> Iterator[Callable[[Field], Field]]:
    """Puts a field into a window, with another beside it to go to."""
    del dress
    window = QWidget()
    layout = QVBoxLayout(window)

    def put_up(field: Field) -> Field:
        layout.addWidget(field)
        layout.addWidget(QLineEdit())
        window.show()
        bring_forward(window)
        return field

    yield put_up
    window.close()
    window.deleteLater()
    turn()


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("15万", Decimal(150000), "150,000.00"),
        ("150000", Decimal(150000), "150,000.00"),
        ("150,000.5", Decimal("150000.50"), "150,000.50"),
        ("１５００００", Decimal(150000), "150,000.00"),
        ("0", Decimal(0), "0.00"),
    ],
)
def test_money(stand: Callable[[Field], Field], typed: str, value: Decimal, shown: str) -> None:
    field = stand(MoneyField("Price"))
    got: list[object] = []
    field.edited.connect(got.append)
    fill(field, typed)
    assert got == [value]
    assert field.line.text() == shown
    fill(field, shown)
    assert got == [value], "the same value is no edit"


@given(fen=st.integers(0, 9_999_999_999))
def test_money_that_is_shown_is_read_again(qapp: QApplication, fen: int) -> None:
    del qapp
    field = MoneyField("Price")
    field.put(Decimal(fen).scaleb(-2))
    assert field.read() == Decimal(fen).scaleb(-2)
    field.deleteLater()


@given(basis_points=st.integers(0, 1_000_000))
def test_a_rate_that_is_shown_is_read_again(qapp: QApplication, basis_points: int) -> None:
    del qapp
    field = PercentField("Rate")
    field.put(Decimal(basis_points).scaleb(-6))
    assert field.read() == Decimal(basis_points).scaleb(-6)
    field.deleteLater()


@pytest.mark.parametrize(
    ("make", "typed"),
    [
        (lambda: MoneyField("Price"), "abc"),
        (lambda: MoneyField("Price"), "-5"),
        (lambda: DateField("On", TODAY), "2026-02-30"),
        (lambda: PercentField("Rate"), "101"),
        (lambda: NumberField("Day", 1, 28), "29"),
        (lambda: NumberField("Day", 1, 28), "²"),
        (lambda: TextField("Mobile", check=clients.clean_mobile), "123"),
    ],
)
def test_what_is_refused_stays(stand: Callable[[Field], Field], make: Callable[[], TextField], typed: str) -> None:
    field = stand(make())
    got: list[object] = []
    field.edited.connect(got.append)
    fill(field, typed)
    assert field.line.text() == typed
    assert field._message.isVisible()
    assert not got
    field.put(None)
    assert field.line.text() == typed, "a refresh with the same value"
    assert field._message.text()
    with pytest.raises(DomainError):
        field.value()


def test_what_is_refused_gives_way_to_another_value(stand: Callable[[Field], Field]) -> None:
    field = stand(MoneyField("Price"))
    field.put(Decimal(1))
    fill(field, "abc")
    field.put(Decimal(2))
    assert field.line.text() == "2.00"
    assert not field._message.isVisible()


def test_what_the_service_refuses_stays_until_it_is_right(stand: Callable[[Field], Field]) -> None:
    field = stand(TextField("ID number"))
    field.put("old")
    fill(field, "new")
    field.refuse("no")
    field.put("old")
    assert field.line.text() == "new"
    assert field._message.text() == "no"
    fill(field, "newer")
    field.put("newer")
    assert not field._message.isVisible()


def test_what_was_said_of_a_value_holds_until_it_changes(stand: Callable[[Field], Field]) -> None:
    """Another window comes to the front and goes: the field was left, but nothing in it changed."""
    field = stand(MoneyField("Price"))
    fill(field, "5")
    field.say("too little")
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field._message.text() == "too little"
    fill(field, "6")
    assert not field._message.text()


def test_a_refresh_leaves_the_hands_alone(stand: Callable[[Field], Field]) -> None:
    field = stand(TextField("Name"))
    field.put("one")
    type_text(field.line, "being typed")
    field.put("two")
    assert field.line.text() == "being typed"
    QTest.keyClick(field.line, Qt.Key.Key_Home)
    field.line.selectAll()
    field.put("two")
    assert field.line.selectedText() == "being typed"


def test_a_field_one_only_stands_in_is_brought_up_to_date(stand: Callable[[Field], Field]) -> None:
    field = stand(DateField("Born", TODAY))
    field.line.setFocus()
    field.put(TODAY)
    assert field.line.text() == "2026-11-23"


def test_an_empty_field_that_is_left_is_no_edit(stand: Callable[[Field], Field]) -> None:
    field = stand(TextField("Name"))
    field.put(None)
    got: list[object] = []
    field.edited.connect(got.append)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert not got


def test_under_the_mask_nothing_is_left(stand: Callable[[Field], Field]) -> None:
    field = stand(MoneyField("Price"))
    fill(field, "typed and refused")
    field.conceal()
    assert field.line.text() == ""
    field.put(Decimal(5))
    assert field.line.text() == "5.00"


@pytest.mark.parametrize("typed", ["0315", "3-15", "2026-03-15", "20260315"])
def test_days(stand: Callable[[Field], Field], typed: str) -> None:
    field = stand(DateField("On", date(2026, 3, 1)))
    fill(field, typed)
    assert field.line.text() == "2026-03-15"
    assert field.value() == date(2026, 3, 15)


def test_a_day_is_picked(stand: Callable[[Field], Field]) -> None:
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

    field = stand(DateField("On", TODAY))
    got: list[object] = []
    field.edited.connect(got.append)
    field._pick()
    calendar = field.findChildren(QCalendarWidget)[0]
    assert calendar.selectedDate() == QDate(2026, 11, 23)
    calendar.clicked.emit(QDate(2026, 12, 1))
    assert got == [date(2026, 12, 1)]


def wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_nothing(stand: Callable[[Field], Field]) -> None:
    field = stand(ChoiceField("Source", [(1, "one"), (2, "two"), (3, "three")]))
    field.put(2)
    field.combo.setFocus()
    wheel(field.combo)
    assert field.value() == 2


def test_choices(stand: Callable[[Field], Field]) -> None:
    field = stand(ChoiceField("Source", [(1, "one"), (2, "two")], required=True))
    with pytest.raises(DomainError):
        field.value()
    got: list[object] = []
    field.edited.connect(got.append)
    pick(field.combo, "two")
    assert got == [2]
    field.offer([(2, "two"), (3, "three")])
    field.put(2)
    assert field.value() == 2
    field.put(99)
    assert field.read() is None


def test_notes(stand: Callable[[Field], Field]) -> None:
    field = stand(NoteField("Note"))
    got: list[object] = []
    field.edited.connect(got.append)
    fill(field, "  先生 说  ")
    assert got == ["先生 说"]


def test_fields_have_names_for_a_screen_reader(stand: Callable[[Field], Field]) -> None:
    field = stand(MoneyField("Price", required=True))
    assert field.line.accessibleName() == "Price"
    assert field._label.buddy() is field.line
