"""Forms for what stands around a client: a person, a consent, a car, a day of care, what they said of the service."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from carloan_desk.domain import lunar
from carloan_desk.domain.care import next_care_day
from carloan_desk.domain.circle import (
    CareDate,
    Consent,
    ConsentScope,
    OwnedVehicle,
    Relation,
    RelationKind,
    Satisfaction,
)
from carloan_desk.domain.client_list import ClientRow
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import check_mobile, check_plate, check_resident_id, check_vin
from carloan_desk.domain.vehicle import Power
from carloan_desk.services import circle, clients
from carloan_desk.ui import circle_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.find import FindField, SuggestField
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    MoneyField,
    NoteField,
    NumberField,
    TextField,
    choices_of,
)
from carloan_desk.ui.widgets.identifier import IdentifierField
from carloan_desk.ui.widgets.pick import PickField

_LOOK_AFTER = 60


class ClientFinder(FindField):
    """Finds another client while one types, among all there are."""

    def __init__(self, desk: Desk, caption: str, leave_out: int | None = None) -> None:
        super().__init__(caption, hint="")
        self._desk = desk
        self._leave_out = leave_out
        self.line.setPlaceholderText(self.tr("Name, pinyin, phone tail…"))
        self._wait = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._wait.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _text: self._wait.start())

    def put_client(self, client_id: int, name: str) -> None:
        """Show a client chosen before."""
        self.offer([(client_id, name)])
        self.put(client_id)

    def _look(self) -> None:
        text = self.line.text().strip()

        def found(rows: list[ClientRow]) -> None:
            if text != self.line.text().strip():
                return
            show = self._desk.show
            self.offer(
                (row.id, f"{show.name(row.name)} {show.mobile(row.mobile)}".strip())
                for row in rows
                if row.id != self._leave_out
            )
            self._finder.complete()

        if text:
            self._desk.ask(lambda workspace: clients.search(workspace, text, limit=8), found, self)


class RelationDialog(FormDialog):
    """Somebody around a client: another client, or a person with name, phone and ID number."""

    def __init__(
        self, desk: Desk, parent: QWidget, client_id: int, relation: Relation | None = None, other_name: str = ""
    ) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Person around the client"), self.tr("Save"))
        self._client_id, self._relation = client_id, relation
        self.add(
            "kind",
            ChoiceField(self.tr("Is to the client"), choices_of(RelationKind, circle_words.relation), required=True),
        )
        finder = ClientFinder(desk, self.tr("A client already"), client_id)
        self.add("other_id", finder)
        self._or = label(self.tr("or one who is none:"), "quiet")
        self.form.addWidget(self._or)
        self.add("name", TextField(self.tr("Name"), limit=60))
        self.add_row(
            [
                ("mobile", IdentifierField(self.tr("Mobile"), check_mobile)),
                ("id_number", IdentifierField(self.tr("ID number"), check_resident_id)),
            ]
        )
        self.add("note", TextField(self.tr("Note")))
        self.add("refused_contact_on", DateField(self.tr("Asked not to be called again on"), desk.today()))
        finder.edited.connect(lambda value: self._one_or_the_other(value is not None))
        if relation is not None:
            for name in ("kind", "name", "mobile", "id_number", "note", "refused_contact_on"):
                self.fields[name].put(getattr(relation, name))
            if relation.other_id is not None:
                finder.put_client(relation.other_id, other_name)
                self._one_or_the_other(True)

    def _one_or_the_other(self, client: bool) -> None:
        """A client speaks for themselves: name and numbers are on their own page."""
        self._or.setVisible(not client)
        for name in ("name", "mobile", "id_number"):
            self.fields[name].setVisible(not client)

    def save(self, values: dict[str, Any]) -> None:
        kept = Relation(id=None if self._relation is None else self._relation.id, client_id=self._client_id, **values)
        self.desk.act(lambda workspace: circle.keep_relation(workspace, kept), self, self.done_with, self.refuse)


class ConsentDialog(FormDialog):
    """A consent: what for, since when, for whom, where the signature is. Each is asked for and given on its own."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Note a consent"), self.tr("Save"))
        self._client_id = client_id
        scope = ChoiceField(self.tr("Agreed to"), choices_of(ConsentScope, circle_words.scope), required=True)
        self.add("scope", scope)
        recipient = TextField(self.tr("Who may have the data"), hint=self.tr("The lender by name"))
        self.add("recipient", recipient)
        given = DateField(self.tr("Given on"), desk.today(), required=True)
        given.put(desk.today())
        self.add_row([("given_on", given), ("valid_until", DateField(self.tr("Holds until"), desk.today()))])
        evidence = SuggestField(self.tr("Where the signature is"))
        evidence.suggest((self.tr("Paper, signed"), self.tr("Photo of the signed paper"), self.tr("WeChat message")))
        self.add("evidence", evidence)
        scope.edited.connect(self._ask_for_recipient)
        self._ask_for_recipient(None)

    def _ask_for_recipient(self, scope: ConsentScope | None) -> None:
        needed = scope in (ConsentScope.LENDER, ConsentScope.CREDIT_QUERY)
        self.fields["recipient"].require(needed)
        self.fields["recipient"].setVisible(needed)

    def save(self, values: dict[str, Any]) -> None:
        consent, today = Consent(client_id=self._client_id, **values), self.desk.today()
        self.desk.act(
            lambda workspace: circle.give_consent(workspace, consent, today), self, self.done_with, self.refuse
        )


class VehicleDialog(FormDialog):
    """A car the client has; plate and VIN are checked."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int, vehicle: OwnedVehicle | None = None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Car of the client"), self.tr("Save"))
        self._client_id, self._vehicle = client_id, vehicle
        today = desk.today()
        self.add("model", TextField(self.tr("Make and model")))
        self.add_row(
            [
                ("plate", IdentifierField(self.tr("Plate"), check_plate, hint="豫A12345")),
                ("power", ChoiceField(self.tr("Drive"), choices_of(Power, words.power))),
            ]
        )
        self.add("vin", IdentifierField(self.tr("VIN"), check_vin))
        self.add_row(
            [
                ("registered_on", DateField(self.tr("First registered on"), today)),
                ("mileage_km", NumberField(self.tr("Mileage in km"), 0, 2_000_000)),
            ]
        )
        self.add_row(
            [
                ("insurance_until", DateField(self.tr("Insured until"), today)),
                ("inspection_until", DateField(self.tr("Inspection until"), today)),
            ]
        )
        self.add("loan_balance", MoneyField(self.tr("Still owed on it")))
        self.add("note", TextField(self.tr("Note")))
        if vehicle is not None:
            for name, field in self.fields.items():
                field.put(getattr(vehicle, name))

    def save(self, values: dict[str, Any]) -> None:
        kept = OwnedVehicle(id=None if self._vehicle is None else self._vehicle.id, client_id=self._client_id, **values)
        self.desk.act(lambda workspace: circle.keep_vehicle(workspace, kept), self, self.done_with, self.refuse)


class CareDialog(FormDialog):
    """A day of each year, of the solar or the lunar calendar; when it comes round next is said at once."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int, care: CareDate | None = None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Day of care"), self.tr("Save"))
        self._client_id, self._care = client_id, care
        name = SuggestField(self.tr("What day it is"), required=True)
        name.suggest(
            (self.tr("Birthday"), self.tr("Wedding day"), self.tr("Child's birthday"), self.tr("Delivery day"))
        )
        self.add("name", name)
        calendar = ChoiceField(
            self.tr("Calendar"), ((False, self.tr("Solar calendar")), (True, self.tr("Lunar calendar"))), required=True
        )
        calendar.put(False)
        self.add("lunar", calendar)
        self.add_row(
            [
                ("month", NumberField(self.tr("Month"), 1, 12, required=True)),
                ("day", NumberField(self.tr("Day"), 1, 31, required=True)),
            ]
        )
        self._next = label("", "quiet", wrap=True)
        self.form.addWidget(self._next)
        self.add("note", TextField(self.tr("Note")))
        if care is not None:
            for key, field in self.fields.items():
                field.put(getattr(care, key))
        for key in ("lunar", "month", "day"):
            self.fields[key].edited.connect(lambda _value: self._say_next())
        self._say_next()

    def _say_next(self) -> None:
        try:
            values = [self.fields[key].read() for key in ("month", "day", "lunar")]
            if None in values:
                raise DomainError("field.required")
            month, day, in_lunar = values
            written = lunar.day_name(month, day) if in_lunar else f"{month}-{day}"
            care = CareDate(client_id=0, name="", month=month, day=day, lunar=in_lunar)
            coming = next_care_day(care, self.desk.today())
        except (DomainError, ValueError):
            self._next.setText("")
            return
        if coming is None:
            self._next.setText(self.tr("{written}: beyond the table of the lunar calendar.").format(written=written))
        else:
            text = self.tr("{written} comes round next on {day}, {weekday}.")
            show = self.desk.show
            self._next.setText(text.format(written=written, day=show.day(coming), weekday=show.weekday(coming)))

    def save(self, values: dict[str, Any]) -> None:
        kept = CareDate(id=None if self._care is None else self._care.id, client_id=self._client_id, **values)
        self.desk.act(lambda workspace: circle.keep_care_date(workspace, kept), self, self.done_with, self.refuse)


class SatisfactionDialog(FormDialog):
    """What a client said of the service, from 1 to 5."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int, deals: list[tuple[int, str]]) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Satisfaction"), self.tr("Save"))
        self._client_id = client_id
        scores = [(score, "★" * score + "☆" * (5 - score)) for score in range(5, 0, -1)]
        self.add("score", PickField(self.tr("Score"), scores, required=True))
        day = DateField(self.tr("Said on"), desk.today(), required=True)
        day.put(desk.today())
        self.add("on", day)
        self.add("deal_id", ChoiceField(self.tr("Deal"), deals))
        self.fields["deal_id"].setVisible(bool(deals))
        if len(deals) == 1:
            self.fields["deal_id"].put(deals[0][0])
        self.add("note", NoteField(self.tr("In their words")))

    def save(self, values: dict[str, Any]) -> None:
        said, today = Satisfaction(client_id=self._client_id, **values), self.desk.today()
        self.desk.act(
            lambda workspace: circle.note_satisfaction(workspace, said, today), self, self.done_with, self.refuse
        )
