"""The calls of the day: who, why, whether now; beside them the loan, the script and the text."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from carloan_desk.services import call_queue
from carloan_desk.services.call_queue import Call, Queue
from carloan_desk.ui import contact_words, words
from carloan_desk.ui.clipboard import copy_number
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table
from carloan_desk.ui.widgets.talk import TalkSide, VerdictLine

_Direction = QBoxLayout.Direction


class CallQueuePanel(Panel):
    """The queue. N or Ctrl+Down goes to the next who may be called; Enter records the contact."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = Queue((), (), ())
        self._now = desk.now()
        self._chosen: int | None = None
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Calls done today"))
        self._progress.setFixedSize(theme.px(120), theme.px(8))
        self._count = label("", "bold")
        self._count.setObjectName("calls.count")
        self._next = button(self.tr("Next   N"), self.next, name="calls.next", tip="N · Ctrl+↓")
        self._order = label(
            self.tr(
                "Broken promises first, then the money at risk, then days overdue; called in vain today comes last."
            ),
            "quiet",
            wrap=True,
        )
        self._table = self._make_table()
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._empty = Empty(
            self.tr("Nobody to call"),
            self.tr("Whoever is overdue, has a promise due or an instalment soon appears here on the day to call."),
        )
        queue = Card(self.tr("Calls of today"), self._count, self._progress, self._next)
        queue.body.addWidget(self._order)
        queue.body.addWidget(self._table, 1)
        queue.body.addWidget(self._empty, 1)
        self._body = QBoxLayout(_Direction.LeftToRight)
        self._body.setSpacing(theme.px(12))
        self._body.addWidget(queue, 3)
        self._body.addWidget(self._make_side(), 2)
        self.column.addLayout(self._body, 1)
        for keys in ("N", "Ctrl+Down"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.next)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("CallQueuePanel", "Calls")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(840)
        self._body.setDirection(_Direction.TopToBottom if narrow else _Direction.LeftToRight)

    def _make_table(self) -> Table[Call]:
        show = self.desk.show
        columns: list[Column[Call]] = [
            Column("state", self.tr("Now"), self._state, width=118, chip=self._state_chip),
            Column("client", self.tr("Client"), lambda c: show.name(c.party.name), width=75, bold=True),
            Column("why", self.tr("Why"), lambda c: contact_words.why(c.why), width=115),
            Column("days", self.tr("Days"), lambda c: str(c.days or ""), sort=lambda c: c.days, width=50, right=True),
            money("risk", self.tr("At risk"), lambda c: c.at_risk, show.money, width=105, bold=True),
            Column(
                "habit",
                self.tr("Paid so far"),
                lambda c: contact_words.behaviour(c.talk.habit.behaviour)[0],
                width=125,
                chip=lambda c: contact_words.behaviour(c.talk.habit.behaviour)[1],
            ),
            Column("last", self.tr("Last contact"), self._last, width=0),
        ]
        return Table("calls", columns, self._record)

    def _make_side(self) -> QWidget:
        self._who = label("", "strong")
        self._copy = button(self.tr("Copy number"), self._copy_number, name="calls.copy")
        self._do = button(
            self.tr("Record the contact"), self._record_chosen, "primary", name="calls.record", tip="Enter"
        )
        self._loan = button(self.tr("Open the deal"), self._open_deal, "link", name="calls.open")
        self._verdict = VerdictLine(self.desk)
        self._talk = TalkSide(self.desk)
        head = Card()
        head.body.addLayout(row(self._who, None, self._loan))
        head.body.addWidget(self._verdict)
        head.body.addLayout(row(self._copy, self._do, None))
        self._head = head
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(head)
        column.addWidget(self._talk)
        self._side = Scroll(inner)
        return self._side

    # What is shown ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        now = self.desk.now()
        self._now = now
        self.desk.ask(lambda workspace: call_queue.queue(workspace, now), self._show, self)

    def _show(self, found: Queue) -> None:
        self._found = found
        rows = [*found.calls, *found.waiting, *found.done]
        self._count.setText(self.tr("{n} of {all} done").format(n=len(found.done), all=found.total))
        self._progress.setRange(0, max(found.total, 1))
        self._progress.setValue(len(found.done))
        self._table.records.put(rows)
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._side.setVisible(bool(rows))
        self._next.setEnabled(bool(found.calls))
        self._choose(self._chosen, rows)

    def _choose(self, deal_id: int | None, rows: Sequence[Call]) -> None:
        """Keep the call that was looked at while it is open, else take the first."""
        open_ids = [each.talk.case.deal.id for each in rows if not each.done]
        wanted = deal_id if deal_id in open_ids else next(iter(open_ids), None)
        for place in range(self._table.records.rowCount()):
            if self._table.records.record(place).talk.case.deal.id == wanted:
                self._table.selectRow(place)
        self._show_chosen()

    def _show_chosen(self) -> None:
        call = self._table.selected()
        for widget in (self._head, self._talk):
            widget.setVisible(call is not None)
        if call is None:
            return
        self._chosen = call.talk.case.deal.id
        show = self.desk.show
        self._who.setText(f"{show.name(call.party.name)}  {show.mobile(call.number)}")
        self._verdict.show_verdict(call.verdict, self._now)
        free = not call.verdict.blocked
        self._copy.setEnabled(free and bool(call.number))
        self._copy.setToolTip("" if free else self.tr("Blocked by the rules: a written reason is asked for"))
        self._talk.show_talk(call.talk, call.party, call.purpose, allowed=free)

    def _state(self, call: Call) -> str:
        if call.done:
            return self.tr("Done")
        if call.verdict.blocked:
            when = call.verdict.next_at
            return self.tr("Never") if when is None else self._from(when)
        if call.tried:
            return self.tr("Try again {n}").format(n=call.tried)
        return contact_words.outcome(call.verdict.outcome)

    def _from(self, when: datetime) -> str:
        day = self.desk.show.relative_day(when.date(), self._now.date())
        return self.tr("{day} {time}").format(day=day, time=f"{when:%H:%M}")

    def _state_chip(self, call: Call) -> str:
        return "quiet" if call.done else "warn" if call.tried and not call.verdict.blocked else _chip(call)

    def _last(self, call: Call) -> str:
        if call.last is None:
            return ""
        day = self.desk.show.short_day(call.last.at.date(), self._now.date())
        return f"{day} · {words.contact_result(call.last.result)}"

    # What is done -----------------------------------------------------------------------------------------------------

    def next(self) -> None:
        """Go to the next call that may be made now; after the last to the first."""
        count = self._table.records.rowCount()
        here = self._table.currentIndex().row()
        for step in range(1, count + 1):
            place = (here + step) % count
            call = self._table.records.record(place)
            if not call.done and not call.verdict.blocked:
                self._table.selectRow(place)
                self._table.setFocus()
                return

    def _record_chosen(self) -> None:
        call = self._table.selected()
        if call is not None:
            self._record(call)

    def _record(self, call: Call) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        deal = call.talk.case.deal
        ContactDialog(self.desk, self, deal.client_id, deal.id).open()

    def _copy_number(self) -> None:
        call = self._table.selected()
        if call is not None:
            copy_number(call.number)
            self.desk.notice.emit(self.tr("Number copied; it leaves the clipboard in a minute."), False)

    def _open_deal(self) -> None:
        call = self._table.selected()
        if call is not None:
            self.desk.open_requested.emit("deals", call.talk.case.deal.id)


def _chip(call: Call) -> str:
    return contact_words.CHIPS[call.verdict.outcome]
