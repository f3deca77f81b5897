"""What stands where on a lender's form: places are dragged, their values chosen, the printer calibrated."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QListWidget, QScrollArea, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.form_places import Place, places_of
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.domain.typed import parse_amount
from carloan_desk.services import form_templates
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, label, margins, row
from carloan_desk.ui.widgets.form_canvas import FormCanvas
from carloan_desk.ui.widgets.forms import TextField

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes, Workspace

_LOOKED_AT = 1700
_NUMBERS = ("x", "y", "width", "size", "pitch")


class FormPlacerDialog(QDialog):
    """The page in the middle, the places at the left, the chosen one's measures at the right."""

    def __init__(self, desk: Desk, parent: QWidget, form: FormTemplate) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._form = form
        self._places = places_of(form.places)
        self._current, self._page = -1, 0
        self._names = {key: words[language()] for key, words in form_templates.value_names().items()}
        self.setWindowTitle(form.name)
        self._canvas = FormCanvas()
        self._canvas.chosen.connect(self._choose)
        self._canvas.moved.connect(self._put)
        self._canvas.asked.connect(self._place_here)
        self._canvas.removed.connect(self._remove)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.addWidget(self._canvas)
        inner.addStretch(1)
        scroll.setWidget(holder)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Places"))
        self._list.currentRowChanged.connect(self._choose)
        left = Card(self.tr("Form"))
        left.setFixedWidth(theme.px(210))
        self._title = TextField(self.tr("Name of the form"), required=True)
        self._lender = TextField(self.tr("Lender"), hint=self.tr("Every lender"))
        self._title.put(form.name)
        self._lender.put(form.lender)
        for field in (self._title, self._lender):
            field.edited.connect(lambda _: self._rename())
            left.body.addWidget(field)
        left.body.addWidget(self._list, 1)
        left.body.addWidget(label(self.tr("Click on the page where something is to be printed."), "quiet", wrap=True))
        self._where = label("", "quiet")
        self._message = label("", "error", wrap=True)
        self._message.hide()
        foot = row(
            button("‹", lambda: self._go_to(self._page - 1), tip=self.tr("Page before")),
            self._where,
            button("›", lambda: self._go_to(self._page + 1), tip=self.tr("Next page")),
            self._message,
            None,
            button(self.tr("Calibrate the printer…"), self._calibrate),
            button(self.tr("Close"), self.reject, "primary"),
        )
        body = row(left, scroll, self._make_measures(), spacing=12)
        body.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(16, 12))
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(1180), window.width() - 30), window.height() - 30)
        self._show()
        self._go_to(0)
        desk.ask(form_templates.lenders, self._offer_lenders, self)

    def _offer_lenders(self, names: list[str]) -> None:
        finder = QCompleter(names, self)
        finder.activated.connect(lambda _: self._lender.left())
        self._lender.line.setCompleter(finder)

    def _make_measures(self) -> QWidget:
        card = Card(self.tr("What is printed"))
        card.setFixedWidth(theme.px(240))
        self._value = QComboBox()
        self._value.setEditable(True)
        self._value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._value.setAccessibleName(self.tr("What is printed"))
        self._value.addItem("—", "")
        for key, name in self._names.items():
            self._value.addItem(name, key)
        completer = QCompleter([self._value.itemText(number) for number in range(self._value.count())], self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._value.setCompleter(completer)
        self._value.activated.connect(self._choose_value)
        completer.activated.connect(lambda text: self._choose_value(self._value.findText(text)))
        card.body.addWidget(self._value)
        captions = {
            "x": self.tr("From the left, mm"),
            "y": self.tr("Baseline from the top, mm"),
            "width": self.tr("Room, mm (0: no limit)"),
            "size": self.tr("Size of letters, points"),
            "pitch": self.tr("A box for each letter, mm (0: none)"),
        }
        self._fields: dict[str, TextField] = {}
        for name in _NUMBERS:
            field = TextField(captions[name], limit=8, check=_number)
            field.edited.connect(lambda text, name=name: self._measure(name, Decimal(text or "0")))
            self._fields[name] = field
            card.body.addWidget(field)
        self._tick = TextField(self.tr("Only a tick, if the value is"), limit=40)
        self._tick.edited.connect(lambda text: self._measure("tick", text))
        card.body.addWidget(self._tick)
        self._gone = button(self.tr("Remove"), lambda: self._remove(self._current), "danger")
        card.body.addWidget(self._gone)
        card.body.addStretch(1)
        return card

    # Showing ----------------------------------------------------------------------------------------------------------

    def _name(self, place: Place) -> str:
        return self._names.get(place.value) or place.field or self.tr("Not chosen yet")

    def _show(self) -> None:
        names = [self._name(place) for place in self._places]
        self._list.blockSignals(True)
        self._list.clear()
        for name, place in zip(names, self._places, strict=True):
            self._list.addItem(f"{place.page + 1} · {name}")
        self._list.setCurrentRow(self._current)
        self._list.blockSignals(False)
        self._canvas.show_places(self._places, names, self._current)
        chosen = self._places[self._current] if 0 <= self._current < len(self._places) else None
        for field in (*self._fields.values(), self._tick, self._value, self._gone):
            field.setEnabled(chosen is not None)
        if chosen is not None:
            self._value.setCurrentIndex(max(self._value.findData(chosen.value), 0))
            for name, field in self._fields.items():
                field.put(f"{getattr(chosen, name).normalize():f}")
            self._tick.put(chosen.tick)

    def _go_to(self, page: int) -> None:
        if not 0 <= page < self._form.pages:
            return
        self._page = page
        self._where.setText(self.tr("Page {n} of {all}").format(n=page + 1, all=self._form.pages))
        form = self._form

        def show(found: tuple[bytes, tuple[float, float]]) -> None:
            picture = QPixmap()
            picture.loadFromData(found[0])
            self._canvas.show_page(picture, found[1], page)

        workspace = self.desk.workspace
        self.desk.run(lambda: form_templates.page(workspace, form, page, _LOOKED_AT), show, self, self._refuse)

    # Changing ---------------------------------------------------------------------------------------------------------

    def _choose(self, number: int) -> None:
        self._current = number
        if 0 <= number < len(self._places) and self._places[number].page != self._page:
            self._go_to(self._places[number].page)
        self._show()

    def _place_here(self, at: tuple[Decimal, Decimal]) -> None:
        self._places.append(Place("", self._page, at[0], at[1], width=Decimal(50)))
        self._current = len(self._places) - 1
        self._keep()

    def _put(self, number: int, place: Place) -> None:
        self._places[number] = place
        self._keep()

    def _remove(self, number: int) -> None:
        if 0 <= number < len(self._places):
            del self._places[number]
            self._current = -1
            self._keep()

    def _choose_value(self, index: int) -> None:
        if index >= 0:
            self._measure("value", self._value.itemData(index))

    def _measure(self, name: str, value: Any) -> None:
        if not 0 <= self._current < len(self._places):
            return
        try:
            self._places[self._current] = replace(self._places[self._current], **{name: value})
        except DomainError as error:
            self._fields[name].refuse(messages.wording(error))
            return
        self._keep()

    def _keep(self) -> None:
        self._show()
        form_id, places = self._form.id or 0, list(self._places)
        self._act(lambda workspace: form_templates.set_places(workspace, form_id, places))

    def _rename(self) -> None:
        form_id, name, lender = self._form.id or 0, self._title.read(), self._lender.read()
        if name:
            self.setWindowTitle(name)
            self._act(lambda workspace: form_templates.rename(workspace, form_id, name, lender))

    def _act(self, action: "Callable[[Workspace], Changes]") -> None:
        self.desk.act(action, self, lambda _: self._message.hide(), self._refuse)

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))
        self._message.show()

    def _calibrate(self) -> None:
        from carloan_desk.ui.dialogs.calibrate_form import CalibrateFormDialog

        CalibrateFormDialog(self.desk, self, self._form).open()


def _number(text: str) -> str:
    return f"{parse_amount(text, places=1):f}"
