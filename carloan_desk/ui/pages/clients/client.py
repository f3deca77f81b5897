"""One client: what is known, the deals, everything that happened."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.services import clients
from carloan_desk.services.clients import ClientView, DealLine
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Direction
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, row, rule
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    NoteField,
    TextField,
    choices_of,
)


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
