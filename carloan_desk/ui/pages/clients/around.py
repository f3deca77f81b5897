"""What stands around a client, a card each: deals, people, consents, cars, days of care, tags."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from carloan_desk.domain import lunar
from carloan_desk.domain.circle import Consent, OwnedVehicle, Satisfaction
from carloan_desk.domain.client import Client
from carloan_desk.domain.identifiers import Severity, check_plate, check_vin
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.services import circle
from carloan_desk.services.circle import Care, Person
from carloan_desk.services.client_page import ClientPage
from carloan_desk.storage.workspace import Changes, Workspace
from carloan_desk.ui import circle_words, messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs import circle as forms
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, clear, label, row
from carloan_desk.ui.widgets.flow import Flow


class AroundCard(Card):
    """A heading, a button to add something, a row for each thing."""

    def __init__(self, desk: Desk, heading: str, add: str = "", name: str = "") -> None:
        aside = [button(add, self.add_one, "link", name=name)] if add else []
        super().__init__(heading, *aside)
        self.desk = desk
        self.page: ClientPage | None = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(6))
        self.body.addLayout(self.rows)

    @property
    def client(self) -> Client:
        """The client shown."""
        assert self.page is not None
        return self.page.view.client

    @property
    def client_id(self) -> int:
        """The client's id."""
        return self.client.id or 0

    def show_page(self, page: ClientPage) -> None:
        """Show what the page says."""
        self.page = page
        clear(self.rows)
        self.fill(page)

    def fill(self, page: ClientPage) -> None:
        """Make the rows."""

    def add_one(self) -> None:
        """Open the form for one more."""

    def nothing(self, text: str) -> None:
        """Say that there is nothing yet."""
        self.rows.addWidget(label(text, "quiet", wrap=True))

    def line(self, opened: Callable[[], object] | None, text: str, detail: str = "", *aside: QWidget) -> None:
        """Add a row: what it is, as a link if it opens something, what is known of it, and what can be done."""
        head = button(text, opened, "link") if opened is not None else label(text, wrap=True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        column.addLayout(row(head, None, *aside))
        if detail:
            column.addWidget(label(detail, "quiet", wrap=True))
        self.rows.addWidget(holder)

    def act(self, action: Callable[[Workspace], Changes]) -> None:
        """Do something, and say below if it cannot be done."""
        self.desk.act(action, self)


class DealsCard(AroundCard):
    """The client's deals, and what they said of the service."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Deals"), self.tr("Satisfaction…"), "client.satisfaction")

    def fill(self, page: ClientPage) -> None:
        for each in page.view.deals:
            deal_id = each.deal.id
            model = each.deal.vehicle_model or self.tr("Car not chosen")
            amount = label(self.desk.show.round_money(each.deal.loan_amount), "bold")
            self.line(partial(self._open, deal_id), model, words.stage(each.stage), amount)
        if not page.view.deals:
            self.nothing(self.tr("No deal yet."))
        for said in page.circle.satisfaction:
            self.rows.addWidget(self._said(said))

    def _said(self, said: Satisfaction) -> QWidget:
        holder = QWidget()
        stars = label("★" * said.score + "☆" * (5 - said.score), "warn")
        stars.setAccessibleName(self.tr("{score} of 5").format(score=said.score))
        note = label(self.desk.show.text(said.note), "quiet", wrap=True)
        holder.setLayout(row(stars, label(self.desk.show.day(said.on), "quiet"), note))
        return holder

    def _open(self, deal_id: int | None) -> None:
        self.desk.open_requested.emit("deals", deal_id)

    def add_one(self) -> None:
        if self.page is not None:
            deals = [(each.deal.id or 0, each.deal.vehicle_model or self.tr("Deal")) for each in self.page.view.deals]
            forms.SatisfactionDialog(self.desk, self, self.client_id, deals).open()


class QuotesCard(AroundCard):
    """The quotes the client was given, each as it was; a new one starts from what is known of the client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Quotes given"), self.tr("Make a quote…"), "client.quote")

    def fill(self, page: ClientPage) -> None:
        for quote in page.quotes:
            names = "；".join(quote.content.get("offers", []))
            against = button(self.tr("Against today"), partial(self._compare, quote), "link")
            day = self.desk.show.moment(quote.made_at)
            self.line(partial(self._see, quote), quote.number, f"{day} · {names}", against)
        if not page.quotes:
            self.nothing(self.tr("None yet; a quote is kept as soon as it is printed."))

    def _see(self, quote: KeptQuote) -> None:
        from carloan_desk.ui.dialogs.quote import preview_kept

        preview_kept(self.desk, self, quote)

    def _compare(self, quote: KeptQuote) -> None:
        self.desk.open_requested.emit("quote", {"kept": quote.id})

    def add_one(self) -> None:
        self.desk.open_requested.emit("quote", {"client": self.client_id})


class PeopleCard(AroundCard):
    """People around the client, those who noted the client on their own page too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("People"), self.tr("Add…"), "client.person")

    def fill(self, page: ClientPage) -> None:
        for person in page.circle.people:
            self._row(person)
        if not page.circle.people:
            self.nothing(self.tr("Spouse, co-borrower, guarantor, who referred them: nobody noted yet."))

    def _row(self, person: Person) -> None:
        show, relation = self.desk.show, person.relation
        what = circle_words.relation if person.mine else circle_words.relation_seen_from_there
        name, mobile = (
            (relation.name, relation.mobile) if person.other is None else (person.other.name, person.other.mobile)
        )
        if relation.other_id is not None and person.mine and person.other is None:
            name = self.tr("In the bin")
        details = [show.mobile(mobile), show.secret(relation.id_number), show.text(relation.note)]
        if relation.refused_contact_on is not None:
            details.append(self.tr("asked not to be called again"))
        opened = None if person.other is None else partial(self._open, person.other.id)
        aside: list[QWidget] = [Chip(what(relation.kind), "quiet")]
        if person.mine:
            aside.append(button(self.tr("Edit"), partial(self._edit, person), "link"))
            aside.append(button(self.tr("Take out"), partial(self._drop, relation.id or 0), "link"))
        self.line(opened, show.name(name), " · ".join(each for each in details if each), *aside)

    def _open(self, client_id: int | None) -> None:
        self.desk.open_requested.emit("clients", client_id)

    def _edit(self, person: Person) -> None:
        name = "" if person.other is None else self.desk.show.name(person.other.name)
        if not self.desk.show.masked:
            forms.RelationDialog(self.desk, self, self.client_id, person.relation, name).open()

    def _drop(self, relation_id: int) -> None:
        self.act(lambda workspace: circle.drop_relation(workspace, relation_id))

    def add_one(self) -> None:
        forms.RelationDialog(self.desk, self, self.client_id).open()


class ConsentsCard(AroundCard):
    """What the client agreed to, each with its dates, and whether it holds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Consents"), self.tr("Add…"), "client.consent")

    def fill(self, page: ClientPage) -> None:
        for consent in page.circle.consents:
            self._row(consent)
        if not page.circle.consents:
            self.nothing(self.tr("None noted: without one no personal data may go to a lender."))

    def _row(self, consent: Consent) -> None:
        show, today = self.desk.show, self.desk.today()
        if consent.withdrawn_on is not None:
            chip = Chip(self.tr("Withdrawn"), "bad", sign=True)
        elif consent.holds_on(today):
            chip = Chip(self.tr("Holds"), "good", sign=True)
        else:
            chip = Chip(self.tr("Over"), "warn", sign=True)
        until = "" if consent.valid_until is None else self.tr("until {day}").format(day=show.day(consent.valid_until))
        gone = (
            ""
            if consent.withdrawn_on is None
            else self.tr("withdrawn {day}").format(day=show.day(consent.withdrawn_on))
        )
        details = (show.day(consent.given_on), until, gone, consent.recipient, show.text(consent.evidence))
        aside: list[QWidget] = [chip]
        if consent.withdrawn_on is None:
            withdraw = button(
                self.tr("Withdraw"), partial(self._withdraw, consent.id or 0), "link", name="consent.withdraw"
            )
            aside.append(withdraw)
        self.line(None, circle_words.scope(consent.scope), " · ".join(each for each in details if each), *aside)

    def _withdraw(self, consent_id: int) -> None:
        today = self.desk.today()
        self.act(lambda workspace: circle.withdraw_consent(workspace, consent_id, today))

    def add_one(self) -> None:
        forms.ConsentDialog(self.desk, self, self.client_id).open()


class CarsCard(AroundCard):
    """Cars the client has, with what is unlikely about plate and VIN."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Cars they have"), self.tr("Add…"), "client.car")

    def fill(self, page: ClientPage) -> None:
        for vehicle in page.circle.vehicles:
            self._row(vehicle)
        if not page.circle.vehicles:
            self.nothing(self.tr("None noted."))

    def _row(self, vehicle: OwnedVehicle) -> None:
        show = self.desk.show
        details = [show.secret(vehicle.plate), show.secret(vehicle.vin)]
        for day, text in (
            (vehicle.insurance_until, self.tr("insured until {day}")),
            (vehicle.inspection_until, self.tr("inspection until {day}")),
        ):
            if day is not None:
                details.append(text.format(day=show.day(day)))
        if vehicle.loan_balance is not None:
            details.append(self.tr("owed {amount}").format(amount=show.round_money(vehicle.loan_balance)))
        self.line(
            partial(self._edit, vehicle),
            vehicle.model or self.tr("Car"),
            " · ".join(each for each in details if each),
            button(self.tr("Take out"), partial(self._drop, vehicle.id or 0), "link"),
        )
        for number, check in ((vehicle.plate, check_plate), (vehicle.vin, check_vin)):
            finding = check(number) if number else None
            if finding is not None and finding.severity is not Severity.OK:
                self.rows.addWidget(label(messages.message(finding.code, **finding.parts), "warning", wrap=True))

    def _edit(self, vehicle: OwnedVehicle) -> None:
        if not self.desk.show.masked:
            forms.VehicleDialog(self.desk, self, self.client_id, vehicle).open()

    def _drop(self, vehicle_id: int) -> None:
        self.act(lambda workspace: circle.drop_vehicle(workspace, vehicle_id))

    def add_one(self) -> None:
        forms.VehicleDialog(self.desk, self, self.client_id).open()


class CareCard(AroundCard):
    """Days to think of the client, the next first, in the solar calendar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Days of care"), self.tr("Add…"), "client.care")

    def fill(self, page: ClientPage) -> None:
        for care in page.circle.care:
            self._row(care)
        if not page.circle.care:
            self.nothing(self.tr("None noted; lunar birthdays are shown with their day in the solar calendar."))

    def _row(self, each: Care) -> None:
        show, today = self.desk.show, self.desk.today()
        if each.next_on is None:
            when = self.tr("beyond the table of the lunar calendar")
        else:
            when = f"{show.day(each.next_on)} · {show.relative_day(each.next_on, today)}"
        # The day of a birthday tells the birthday.
        when = show.text(when)
        if each.care is None:
            self.line(None, self.tr("Birthday by the ID card"), when)
            return
        care = each.care
        written = lunar.day_name(care.month, care.day) if care.lunar else f"{care.month}-{care.day}"
        detail = " · ".join(part for part in (show.text(written), when, show.text(care.note)) if part)
        self.line(
            partial(self._edit, each),
            care.name,
            detail,
            button(self.tr("Take out"), partial(self._drop, care.id or 0), "link"),
        )

    def _edit(self, each: Care) -> None:
        if not self.desk.show.masked:
            forms.CareDialog(self.desk, self, self.client_id, each.care).open()

    def _drop(self, care_id: int) -> None:
        self.act(lambda workspace: circle.drop_care_date(workspace, care_id))

    def add_one(self) -> None:
        forms.CareDialog(self.desk, self, self.client_id).open()


class TagsCard(AroundCard):
    """Tags as chips that go when pressed; a line to type one more, those in use being offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Tags"))
        self._flow = Flow(spacing=theme.px(6))
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Type a tag and press Enter"))
        self._line.setAccessibleName(self.tr("New tag"))
        self._line.setMaxLength(20)
        self._line.returnPressed.connect(self._add)
        self.body.addLayout(self._flow)
        self.body.addWidget(self._line)

    def fill(self, page: ClientPage) -> None:
        clear(self._flow)
        tags = page.view.client.tags
        for tag in tags:
            tip = self.tr("Take this tag away")
            self._flow.addWidget(button(f"{tag}  ×", partial(self._remove, tag), "filter", tip=tip))
        finder = QCompleter([tag for tag in page.tags if tag not in tags], self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(finder)
        self._line.setEnabled(not self.desk.show.masked)

    def _set(self, tags: list[str]) -> None:
        client_id = self.client_id
        self.act(lambda workspace: circle.set_tags(workspace, client_id, tags))

    def _add(self) -> None:
        tag = self._line.text().strip()
        self._line.clear()
        if tag:
            self._set([*self.client.tags, tag])

    def _remove(self, tag: str) -> None:
        self._set([each for each in self.client.tags if each != tag])
