"""A new client from anywhere: typed, or read from the message they came with."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Source
from carloan_desk.domain.identifiers import check_mobile, check_resident_id
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.domain.recognition import Recognised
from carloan_desk.services import capture, clients, duplicates
from carloan_desk.services.capture import Draft, Places
from carloan_desk.services.duplicates import Known
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.capture.days import QuickDays
from carloan_desk.ui.dialogs.capture.filling import READ_FROM, Filling
from carloan_desk.ui.dialogs.capture.known import KnownPanel
from carloan_desk.ui.dialogs.capture.message import MessageBox, is_message
from carloan_desk.ui.dialogs.capture.waiting import WaitingDrafts
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, column, row
from carloan_desk.ui.widgets.find import FindField, SuggestField
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, Field, MoneyField, TextField, choices_of
from carloan_desk.ui.widgets.identifier import IdentifierField

_KEEP_AFTER = 400  # milliseconds without a key until a draft is written down
_LOOK_AFTER = 30
_WIDE = 860
_WORDS_FIT = 2  # fields beside each other at most under which the words of a message have room
# Fields that are seldom known at first: shown when a message names them, or on demand.
_MORE = ("second_mobile", "city", "wechat", "id_number", "monthly_income")


class NewClientDialog(FormDialog):
    """Quick add. Always starts empty; what is half typed waits as a draft; who is known already stands beside it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._parent = parent
        self.say(self.tr("New client"), self.tr("Add client"))
        self._draft = capture.new_draft(desk.now())
        self._saved = False
        self._places = Places((), ())
        self._car: OwnedVehicle | None = None
        self._filling = Filling(self.fields)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.px(20))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(theme.px(10))
        waiting = WaitingDrafts(desk)
        waiting.wanted.connect(self._continue)
        self.form.addWidget(waiting)
        self.form.addLayout(self._columns)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        self._make_fields()
        self._make_side()
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keep.timeout.connect(self._keep_draft)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._look.timeout.connect(self._look_for)
        self._watch()
        desk.ask(capture.places, self._offer_places, self)
        self._filling.changed.connect(self._keep.start)

    # Fields -----------------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        today = self.desk.today()
        name = TextField(self.tr("Name"), required=True)
        mobile = TextField(self.tr("Mobile"), hint="199 0000 0000", check=clients.clean_mobile)
        self._put_row({"name": name, "mobile": mobile})
        self._put("second_mobile", TextField(self.tr("Second mobile"), check=clients.clean_mobile))
        source = ChoiceField(self.tr("Source"), choices_of(Source, words.source), required=True)
        self._place = FindField(self.tr("Place"), hint=self.tr("Type to find, or a new one"), free=True)
        self._campaign = FindField(self.tr("Campaign"), hint=self.tr("Type to find"))
        self._put_row({"source": source, "lead_source_id": self._place, "campaign_id": self._campaign})
        self._put("interest", TextField(self.tr("Interested in"), hint=self.tr("Car, budget, term"), limit=400))
        self._left.addWidget(self._filling.parts)
        action = SuggestField(self.tr("Next action"))
        action.suggest(
            (
                self.tr("Call"),
                self.tr("Add on WeChat"),
                self.tr("Send a quote"),
                self.tr("Invite to see the car"),
                self.tr("Ask for papers"),
            )
        )
        self._day = DateField(self.tr("on"), today)
        self._put_row({"next_action": action, "next_action_on": self._day})
        self._left.addWidget(QuickDays(self._day, today))
        self._put("city", TextField(self.tr("City")))
        self._put("wechat", TextField(self.tr("WeChat ID")))
        self._put("id_number", IdentifierField(self.tr("ID number"), check_resident_id))
        self._put("monthly_income", MoneyField(self.tr("Net income a month")))
        self._more = button(self.tr("More fields"), self._show_more, "link")
        self._left.addWidget(self._more)
        self._left.addStretch(1)
        for each in _MORE:
            self.fields[each].hide()
        source.edited.connect(lambda _value: self._narrow_places())
        self._place.edited.connect(self._take_place)

    def _put(self, name: str, field: Field) -> None:
        self.fields[name] = field
        self._left.addWidget(field)
        if name in READ_FROM:
            self._left.addWidget(self._filling.line_for(name))

    def _put_row(self, fields: dict[str, Field]) -> None:
        """Put fields beside each other, each with the line that says what the message says."""
        line, lines = row(spacing=12), []
        for name, field in fields.items():
            self.fields[name] = field
            under = column(field, spacing=4)
            found = self._filling.line_for(name) if name in READ_FROM else None
            if found is not None and len(fields) <= _WORDS_FIT:
                under.addWidget(found)
            under.addStretch(1)
            line.addLayout(under, 1)
            lines.append(found)
        self._left.addLayout(line)
        for found in lines if len(fields) > _WORDS_FIT else ():
            if found is not None:
                self._left.addWidget(found)

    def _make_side(self) -> None:
        self._box = MessageBox(self.desk)
        self._box.found.connect(self._show_found)
        self._car_box = QCheckBox()
        self._car_box.hide()
        self._known = KnownPanel(self.desk, self._open_known, self._deal_of_known)
        self._right.addWidget(self._box)
        self._note_box = QCheckBox(self.tr("Keep the message as a note"))
        self._note_box.setChecked(True)
        self._note_box.hide()
        self._right.addWidget(self._note_box)
        self._right.addWidget(self._car_box)
        self._right.addWidget(self._known)
        self._right.addStretch(1)

    def _watch(self) -> None:
        """Notice every key, and every pasted message."""
        for name, field in self.fields.items():
            if isinstance(field, TextField):
                field.line.textChanged.connect(lambda _text: self._keep.start())
                field.line.installEventFilter(self)
                if name in ("name", "mobile", "second_mobile", "id_number"):
                    field.line.textChanged.connect(lambda _text: self._look.start())
            elif isinstance(field, ChoiceField):
                field.combo.currentIndexChanged.connect(lambda _index: self._keep.start())
        self._box.edited.connect(self._keep.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            text = QGuiApplication.clipboard().text()
            if is_message(text):
                self._box.put(text)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._box.put(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def _show_more(self) -> None:
        self._more.hide()
        for name in _MORE:
            self.fields[name].show()

    def open(self) -> None:
        self.form.addStretch(1)
        window = self._parent.window()
        wide = window.width() >= theme.px(_WIDE) + 40
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.resize(
            min(theme.px(_WIDE if wide else 480), window.width() - 40),
            min(theme.px(600), window.height() - 60),
        )
        super(FormDialog, self).open()
        self.fields["name"].setFocus()

    # Places -----------------------------------------------------------------------------------------------------------

    def _offer_places(self, found: Places) -> None:
        self._places = found
        self._campaign.offer((each.id, each.name) for each in found.campaigns)
        self._narrow_places()

    def _narrow_places(self) -> None:
        """Offer the places of the source chosen, of all while none is."""
        kind = self.fields["source"].read()
        self._place.offer((each, each.name) for each in self._places.sources if kind in (None, each.kind))

    def _take_place(self, place: LeadSource | str | None) -> None:
        """A place that is chosen says what kind of source it is."""
        if isinstance(place, LeadSource) and self.fields["source"].read() is None:
            self.fields["source"].put(place.kind)

    # What the message says --------------------------------------------------------------------------------------------

    def _show_found(self, read: Recognised) -> None:
        self._filling.show_read(read)
        self._note_box.setVisible(bool(read.text.strip()))
        self._show_car(read)
        self._look.start()

    def _show_car(self, read: Recognised) -> None:
        self._car = capture.car_of(read)
        self._car_box.setVisible(self._car is not None)
        if self._car is not None:
            said = " · ".join(each for each in (self._car.model, self._car.plate, self._car.vin) if each)
            self._car_box.setText(self.tr("Keep the car they have: {car}").format(car=said))
            self._car_box.setChecked(True)

    # Who is known already ---------------------------------------------------------------------------------------------

    def _text(self, name: str) -> str:
        field = self.fields[name]
        return field.line.text() if isinstance(field, TextField) else ""

    def _look_for(self) -> None:
        asked = [self._text(each) for each in ("name", "mobile", "second_mobile", "id_number")]
        name, mobile, second, number = asked

        def show(found: list[Known]) -> None:
            if asked == [self._text(each) for each in ("name", "mobile", "second_mobile", "id_number")]:
                self._show_known(found)

        self.desk.ask(lambda workspace: duplicates.look(workspace, name, (mobile, second), number), show, self)

    def _show_known(self, found: list[Known]) -> None:
        self._known.show_known(found)
        for name in ("mobile", "second_mobile"):
            field = self.fields[name]
            if not field._refused:
                field.say(self._known_as(self._text(name), found), warning=True)

    def _known_as(self, typed: str, found: list[Known]) -> str:
        """Return what is said beside a telephone that is known already."""
        number = str(check_mobile(typed).parts["number"])
        for known in found:
            if number and number in (known.client.mobile, known.client.second_mobile):
                return self.tr("Already known: {name}, since {day}. You may add a second record.").format(
                    name=self.desk.show.name(known.client.name), day=self.desk.show.day(known.client.created_on)
                )
        return ""

    def _open_known(self, client_id: int) -> None:
        self.reject()
        self.desk.open_requested.emit("clients", client_id)

    def _deal_of_known(self, client_id: int) -> None:
        from carloan_desk.ui.dialogs.new_deal import NewDealDialog

        parent = self._parent
        self.reject()
        NewDealDialog(self.desk, parent, client_id).open()

    # Drafts -----------------------------------------------------------------------------------------------------------

    def _continue(self, draft: Draft) -> None:
        """Go on with a draft; what was typed since waits in its place."""
        self._keep_draft()
        self._draft = Draft(draft.name, draft.at)
        for name, field in self.fields.items():
            text = draft.values.get(name, "")
            if isinstance(field, TextField):
                field.line.setText(text)
                if text and name in _MORE:
                    field.show()
            elif isinstance(field, ChoiceField):
                field.put(Source(text) if text in set(Source) else None)
        self._narrow_places()
        self._filling.forget()
        self._box.put(draft.message)

    def _typed(self) -> Draft:
        values = {}
        for name, field in self.fields.items():
            if isinstance(field, TextField):
                values[name] = field.line.text()
            elif isinstance(field, ChoiceField):
                values[name] = str(field.read() or "")
        return Draft(self._draft.name, self._draft.at, values, self._box.text.toPlainText())

    def _keep_draft(self) -> None:
        self._keep.stop()
        draft = self._typed()
        if (
            self._saved
            or not self.desk.is_open
            or (draft.values, draft.message) == (self._draft.values, self._draft.message)
        ):
            return
        self._draft = draft
        self.desk.ask(lambda workspace: capture.keep_draft(workspace, draft), lambda _: None, self.desk)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_draft()
        super().closeEvent(event)

    def reject(self) -> None:
        self._keep_draft()
        if not self._saved and self.desk.is_open and not self._draft.is_empty:
            self.desk.notice.emit(self.tr("The draft waits: Ctrl+N offers it again."), False)
        super().reject()

    # Saving -----------------------------------------------------------------------------------------------------------

    def save(self, values: dict[str, Any]) -> None:
        place = values.pop("lead_source_id")
        new_place = place if isinstance(place, str) else ""
        values["lead_source_id"] = place.id if isinstance(place, LeadSource) else None
        message = self._box.text.toPlainText().strip()
        if message and self._note_box.isChecked():
            values["note"] = message  # what no field holds: refused before, call after eight
        car = self._car if self._car_box.isVisible() and self._car_box.isChecked() else None
        today, draft = self.desk.today(), self._draft.name
        self._saved = True
        self._keep.stop()

        def add(workspace: Any) -> Any:
            client, changes = capture.add(workspace, values, today, new_place=new_place, car=car, draft=draft)
            added.append(client.id or 0)
            return changes

        def opened(*_: object) -> None:
            self.done_with()
            self.desk.open_requested.emit("clients", added[0])

        def refused(error: Any) -> None:
            self._saved = False
            self.refuse(error)

        added: list[int] = []
        self.desk.act(add, self, opened, refused)
