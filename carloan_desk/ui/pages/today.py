"""Today: what is due, in an order that can be explained, each done in place."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.papers import DocumentRecord
from carloan_desk.domain.pay import Payout, PlanVersion, Target
from carloan_desk.domain.servicing import ContactNote, DealTask, PaymentRecord
from carloan_desk.services import tasks, today
from carloan_desk.services.today import Item, Kind, Overview
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.page import Page
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, clear, label, rule
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.pay_tiles import PayTiles

_CHIPS = {
    Kind.PROMISE: "warn",
    Kind.OVERDUE: "bad",
    Kind.DUE: "accent",
    Kind.PAPER: "warn",
    Kind.TASK: "accent",
    Kind.STALLED: "quiet",
    Kind.CONTACT: "quiet",
}
# Lines made at once: more than a morning brings, few enough to be there in a moment.
_AT_ONCE = 25


class TodayPage(Page):
    """The desk in the morning."""

    watches = frozenset(
        {
            Client,
            Deal,
            DealEvent,
            DocumentRecord,
            PaymentRecord,
            ContactNote,
            DealTask,
            PlanVersion,
            Payout,
            Target,
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind: Kind | None = None
        self._overview: Overview | None = None
        self._filters: dict[Kind | None, QPushButton] = {}
        group = QButtonGroup(self)
        for kind in (None, *Kind):
            item = button("", partial(self._filter, kind), "filter")
            item.setCheckable(True)
            group.addButton(item)
            self._filters[kind] = item
            self.buttons.addWidget(item)
        self._filters[None].setChecked(True)
        self._tiles = PayTiles(desk, lambda status: desk.open_requested.emit("commission", status))
        self.layout_.addWidget(self._tiles)
        self._why = button(self.tr("Why this order?"), self._explain_order, "link")
        card = Card(self.tr("Do this first"), self._why)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, theme.px(8), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 2)
        self._list = Scroll(holder)
        self._room = _AT_ONCE
        self._stretched = 0
        self._empty = Empty(
            self.tr("Nothing is due"),
            self.tr(
                "Promises, instalments, papers that grow old and deals that stand still appear here by themselves."
            ),
            button(self.tr("Add a client"), self._add_client),
        )
        card.body.addWidget(self._list, 1)
        card.body.addWidget(self._empty, 1)
        self.layout_.addWidget(card, 1)

    def refresh(self) -> None:
        day = self.desk.today()
        self.desk.ask(lambda workspace: today.overview(workspace, day), self._show, self)

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        show, day = self.desk.show, self.desk.today()
        self.say(
            self.tr("Today · {day} {weekday}").format(day=show.day(day), weekday=show.weekday(day)),
            self.tr("{n} to do").format(n=len(overview.items)),
        )
        self._tiles.setVisible(not show.masked)
        self._tiles.show_pay(overview.pay)
        counts = {kind: sum(1 for item in overview.items if item.kind is kind) for kind in Kind}
        everything = self.tr("All")
        for kind, item in self._filters.items():
            count = len(overview.items) if kind is None else counts[kind]
            item.setText(f"{everything if kind is None else self._word(kind)} {count}")
            item.setVisible(kind is None or count > 0)
        if self._kind is not None and not counts[self._kind]:
            self._kind = None
            self._filters[None].setChecked(True)
        self._list_items()

    def _filter(self, kind: Kind | None) -> None:
        self._kind = kind
        self._room = _AT_ONCE
        self._list_items()

    def _list_items(self) -> None:
        if self._overview is None:
            return
        clear(self._grid)
        items = [item for item in self._overview.items if self._kind in (None, item.kind)]
        self._list.setVisible(bool(items))
        self._empty.setVisible(not items)
        for number, item in enumerate(items[: self._room]):
            chip = Chip(self._word(item.kind), _CHIPS[item.kind], sign=True)
            name = label(self.desk.show.name(item.client_name), "bold")
            name.setMinimumWidth(theme.px(60))
            for column, widget in enumerate(
                (chip, name, label(self._what(item), wrap=True), label(item.model, "quiet", wrap=True))
            ):
                self._grid.addWidget(widget, number * 2, column, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addLayout(self._acts(item, first=number == 0), number * 2, 4)
            self._grid.addWidget(rule(), number * 2 + 1, 0, 1, 5)
        shown = min(len(items), self._room)
        if shown < len(items):
            more = self.tr("Show {n} more of {all}").format(n=min(_AT_ONCE, len(items) - shown), all=len(items) - shown)
            self._grid.addWidget(button(more, self._show_more, "link", name="today.more"), shown * 2, 2)
        self._grid.setRowStretch(self._stretched, 0)
        self._stretched = shown * 2 + 1
        self._grid.setRowStretch(self._stretched, 1)

    def _show_more(self) -> None:
        self._room += _AT_ONCE
        self._list_items()

    def _word(self, kind: Kind) -> str:
        return {
            Kind.PROMISE: self.tr("Promise"),
            Kind.OVERDUE: self.tr("Overdue"),
            Kind.DUE: self.tr("Due"),
            Kind.PAPER: self.tr("Paper"),
            Kind.TASK: self.tr("Task"),
            Kind.STALLED: self.tr("Next step"),
            Kind.CONTACT: self.tr("Contact"),
        }[kind]

    def _what(self, item: Item) -> str:
        show, day = self.desk.show, self.desk.today()
        when = show.relative_day(item.on, day)
        match item.kind:
            case Kind.PROMISE:
                return self.tr("Promised {amount} for {day}").format(amount=show.money(item.amount), day=when)
            case Kind.OVERDUE:
                return self.tr("Instalment {number}: {amount} overdue for {n} days").format(
                    number=item.number, amount=show.money(item.amount), n=item.days
                )
            case Kind.DUE:
                return self.tr("Instalment {number}: {amount} due {day}").format(
                    number=item.number, amount=show.money(item.amount), day=when
                )
            case Kind.PAPER:
                name = "" if item.paper is None else item.paper.rule.names[language()]
                return self.tr("{paper}: good until {day} ({when})").format(
                    paper=name, day=show.short_day(item.on, day), when=when
                )
            case Kind.TASK:
                name = "" if item.task is None else item.task.names[language()]
                return self.tr("{task}: until {day} ({when})").format(
                    task=name, day=show.short_day(item.on, day), when=when
                )
            case Kind.STALLED:
                stage = "" if item.stage is None else words.stage(item.stage)
                return self.tr("{stage}: next step was due {day}").format(stage=stage, day=when)
            case Kind.CONTACT:
                what = show.text(item.text) or self.tr("Next action")
                return f"{what} · {when}"

    def _acts(self, item: Item, *, first: bool) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addStretch(1)
        if item.kind in (Kind.PROMISE, Kind.OVERDUE, Kind.CONTACT):
            acts.addWidget(button(self.tr("Record contact"), partial(self._contact, item), "primary" if first else ""))
        if item.kind is Kind.TASK:
            acts.addWidget(button(self.tr("Done"), partial(self._task_done, item)))
        acts.addWidget(button(self.tr("Open"), partial(self._open, item)))
        return acts

    def _contact(self, item: Item) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        ContactDialog(self.desk, self, item.client_id, item.deal_id).open()

    def _task_done(self, item: Item) -> None:
        task, deal_id, on = item.task, item.deal_id or 0, self.desk.today()
        if task is not None:
            self.desk.act(lambda workspace: tasks.set_done(workspace, deal_id, task, on), self)

    def _open(self, item: Item) -> None:
        if item.deal_id is None:
            self.desk.open_requested.emit("clients", item.client_id)
        else:
            self.desk.open_requested.emit("deals", item.deal_id)

    def _add_client(self) -> None:
        from carloan_desk.ui.dialogs.new_client import NewClientDialog

        NewClientDialog(self.desk, self).open()

    def _explain_order(self) -> None:
        self.desk.notice.emit(
            self.tr("Promises first, then overdue money, due money, papers, deals, people; the longest waiting first."),
            False,
        )
