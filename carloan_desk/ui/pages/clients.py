"""Clients: a list that answers while one types, and one client's page."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.servicing import ContactNote
from carloan_desk.services import clients
from carloan_desk.services.clients import ClientView, DealLine
from carloan_desk.storage.search import ClientRow
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.icons import icon
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.page import Direction, Page
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, Stack, button, clear, label, row, rule
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    NoteField,
    TextField,
    choices_of,
)
from carloan_desk.ui.widgets.table import Table


class ClientsPage(Page):
    """The list, or one client."""

    watches = frozenset({Client, Deal, DealEvent, ContactNote})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stack = Stack()
        self._list = ClientList(desk)
        self._list.opened = lambda client_id: self.open(client_id)
        self._stack.addWidget(self._list)
        self._client: ClientPanel | None = None
        self._client_id: int | None = None
        self._narrow = False
        self.layout_.addWidget(self._stack, 1)
        self._new_deal = button(self.tr("Open a deal"), self._open_deal, "primary", name="client.new_deal")
        self._back = button(self.tr("All clients   Esc"), self.back)
        self.buttons.addWidget(self._back)
        self.buttons.addWidget(self._new_deal)

    def arrange(self, narrow: bool) -> None:
        self._narrow = narrow
        if self._client is not None:
            self._client.arrange(narrow)

    def open(self, target: Any) -> None:
        if target is None:
            return
        self._client_id = target
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def target(self) -> Any:
        return self._client_id

    def back(self) -> bool:
        if self._client_id is None:
            return False
        self._client_id = None
        self.refresh()
        return True

    def refresh(self) -> None:
        listed = self._client_id is None
        self._new_deal.setVisible(not listed)
        self._back.setVisible(not listed)
        if listed:
            self._stack.setCurrentWidget(self._list)
            self._list.refresh()
            self.desk.ask(lambda workspace: clients.count(workspace), self._show_count, self)
        else:
            client_id = self._client_id or 0
            self.desk.ask(lambda workspace: clients.view(workspace, client_id), self._show_client, self)

    def _show_count(self, count: int) -> None:
        self.say(self.tr("Clients"), self.tr("{n} clients · search by name, pinyin, phone, ID tail").format(n=count))

    def _show_client(self, view: ClientView) -> None:
        if view.client.id != self._client_id:
            return
        if self._client is None or self._client.client_id != view.client.id:
            if self._client is not None:
                self._stack.removeWidget(self._client)
                self._client.deleteLater()
            self._client = ClientPanel(self.desk, view.client.id or 0)
            self._stack.addWidget(self._client)
            self._client.arrange(self._narrow)
        self._stack.setCurrentWidget(self._client)
        self._client.show_view(view)
        shown = self.desk.show
        self.say(
            shown.name(view.client.name),
            f"{shown.mobile(view.client.mobile)} · {words.source(view.client.source)} · "
            + self.tr("since {day}").format(day=shown.day(view.client.created_on)),
        )

    def _open_deal(self) -> None:
        from carloan_desk.ui.dialogs.new_deal import NewDealDialog

        if self._client_id is not None:
            NewDealDialog(self.desk, self, self._client_id).open()


class ClientList(QWidget):
    """Search field and table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.opened: Any = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, pinyin, initials, phone or ID tail, plate, VIN"))
        self.search.setAccessibleName(self.tr("Search clients"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self._found_for: str | None = None
        self._pressed = False
        self._wait = QTimer(self, singleShot=True, interval=30)
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.search.returnPressed.connect(self._open_first)
        show = desk.show
        today = desk.today()
        columns: list[Column[ClientRow]] = [
            Column("name", self.tr("Name"), lambda c: show.name(c.name), width=120, bold=True),
            Column("mobile", self.tr("Mobile"), lambda c: show.mobile(c.mobile), width=140),
            Column("source", self.tr("Source"), lambda c: words.source(Source(c.source)), width=120),
            Column("city", self.tr("City"), lambda c: c.city, width=90),
            Column("interest", self.tr("Interested in"), lambda c: c.interest, width=0),
            Column("next", self.tr("Next action"), lambda c: show.text(c.next_action), width=180),
            Column(
                "due",
                self.tr("On"),
                lambda c: show.short_day(c.next_action_on, today) if c.next_action_on else "",
                sort=lambda c: str(c.next_action_on or ""),
                width=90,
            ),
        ]
        self.table = Table("clients", columns, lambda c: self.opened(c.id))
        card = Card()
        card.body.addWidget(self.search)
        card.body.addWidget(self.table, 1)
        self._empty = Empty(
            self.tr("No client here yet"),
            self.tr("Every lead belongs here, with its source and next action: Ctrl+N adds one from anywhere."),
        )
        card.body.addWidget(self._empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def refresh(self) -> None:
        """Ask for what the search field says."""
        text = self.search.text()
        self.desk.ask(
            lambda workspace: clients.search(workspace, text, limit=500), lambda found: self._show(text, found), self
        )

    def _show(self, text: str, found: list[ClientRow]) -> None:
        if text != self.search.text():
            return  # what was typed since is being looked for
        self._found_for = text
        self.table.records.put(found)
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        if self.search.text():
            self._empty.say(
                self.tr("Nobody found"), self.tr("Try fewer letters, or the last four digits of the phone.")
            )
        if self._pressed:
            self._pressed = False
            self._open_first()

    def _open_first(self) -> None:
        if self._found_for != self.search.text():
            self._pressed = True  # Enter was quicker than the search: it is for what is being looked for
            return
        if self.table.records.rowCount():
            self.opened(self.table.records.record(0).id)


class ClientPanel(QWidget):
    """One client: what is known, the deals, everything that happened. Each field is saved when it is left."""

    def __init__(self, desk: Desk, client_id: int) -> None:
        super().__init__()
        self.desk = desk
        self.client_id = client_id
        today = desk.today()
        self._fields: dict[str, Field] = {
            "name": TextField(self.tr("Name"), required=True),
            "mobile": TextField(self.tr("Mobile"), check=clients.clean_mobile),
            "id_number": TextField(self.tr("ID number"), limit=18),
            "id_valid_until": DateField(self.tr("ID valid until"), today),
            "gender": ChoiceField(self.tr("Gender"), choices_of(Gender, words.gender)),
            "birth_date": DateField(self.tr("Date of birth"), today),
            "marital_status": ChoiceField(self.tr("Marital status"), choices_of(MaritalStatus, words.marital_status)),
            "occupation": ChoiceField(self.tr("Occupation"), choices_of(Occupation, words.occupation)),
            "employer": TextField(self.tr("Employer")),
            "job_title": TextField(self.tr("Position")),
            "monthly_income": MoneyField(self.tr("Net income a month")),
            "monthly_debt": MoneyField(self.tr("Other instalments a month")),
            "city": TextField(self.tr("City")),
            "address": TextField(self.tr("Home address")),
            "source": ChoiceField(self.tr("Source"), choices_of(Source, words.source)),
            "interest": TextField(self.tr("Interested in")),
            "next_action": TextField(self.tr("Next action")),
            "next_action_on": DateField(self.tr("on"), today),
        }
        self._note = NoteField(self.tr("Note"))
        card = Card(self.tr("Client"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        for index, (name, field) in enumerate(self._fields.items()):
            grid.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(lambda value, name=name: self._save(name, value))
        card.body.addLayout(grid)
        card.body.addWidget(self._note)
        self._note.edited.connect(lambda value: self._save("note", value))
        card.body.addStretch(1)
        self._fields["note"] = self._note
        self._deals = Card(self.tr("Deals"))
        self._deal_rows = QVBoxLayout()
        self._deals.body.addLayout(self._deal_rows)
        self._timeline = Card(self.tr("What happened"))
        self._time_rows = QVBoxLayout()
        self._timeline.body.addLayout(self._time_rows)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._deals)
        column.addWidget(self._timeline)
        column.addStretch(1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(12))
        for content, stretch in ((card, 3), (side, 2)):
            scroll = Scroll(content)
            scroll.setMinimumHeight(theme.px(240))
            self._columns.addWidget(scroll, stretch)

    def arrange(self, narrow: bool) -> None:
        """Put deals and history under the fields when there is no room beside them."""
        self._columns.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)

    def _save(self, name: str, value: Any) -> None:
        if self.desk.show.masked:
            return
        client_id = self.client_id
        self.desk.act(
            lambda workspace: clients.edit(workspace, client_id, {name: value}),
            self,
            failed=lambda error: self._fields[name].refuse(messages.wording(error)),
        )

    def show_view(self, view: ClientView) -> None:
        """Show a client. Under the mask fields can be neither read nor changed."""
        masked = self.desk.show.masked
        for name, field in self._fields.items():
            field.setEnabled(not masked)
            if masked:
                field.conceal()
            else:
                field.put(getattr(view.client, name))
        clear(self._deal_rows)
        for line in view.deals:
            self._deal_rows.addWidget(self._deal_row(line))
        if not view.deals:
            self._deal_rows.addWidget(label(self.tr("No deal yet."), "quiet"))
        self._show_timeline(view)

    def _deal_row(self, line: DealLine) -> QWidget:
        holder = QWidget()
        deal = line.deal
        opener = button(deal.vehicle_model or self.tr("Car not chosen"), lambda: self._open_deal(deal.id), "link")
        amount = label(self.desk.show.round_money(deal.loan_amount), "bold")
        holder.setLayout(row(opener, None, label(words.stage(line.stage), "quiet"), amount))
        return holder

    def _open_deal(self, deal_id: int | None) -> None:
        self.desk.open_requested.emit("deals", deal_id)

    def _show_timeline(self, view: ClientView) -> None:
        clear(self._time_rows)
        show = self.desk.show
        happened = [(event.on, words.event(event.kind), event.reason or event.note) for event in view.events]
        happened += [
            (note.at.date(), f"{words.channel(note.channel)} · {words.contact_result(note.result)}", note.note)
            for note in view.contacts
        ]
        happened.append((view.client.created_on, self.tr("Added as a client"), ""))
        for day, what, detail in sorted(happened, key=lambda entry: entry[0], reverse=True):
            self._time_rows.addLayout(row(label(show.day(day), "quiet"), label(what), None))
            if detail:
                self._time_rows.addWidget(label(show.text(detail), "quiet", wrap=True))
            self._time_rows.addWidget(rule())
