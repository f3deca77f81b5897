"""Early warning: what calls for a look, the most urgent first; beside it what it rests on and what to do."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from carloan_desk.domain.alerts import Code, Severity, SignCode
from carloan_desk.services import alerts
from carloan_desk.services.alerts import AlertLine, AlertList
from carloan_desk.services.today import marks
from carloan_desk.ui import alert_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.today_words import decided
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, clear, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.flow import Flow
from carloan_desk.ui.widgets.table import Table

_Direction = QBoxLayout.Direction
_PUT_OFF = "put_off"
_RANK = {severity: place for place, severity in enumerate(Severity)}
# Alerts that a sign noted by hand raises: it is cleared up where they stand.
_OF_SIGNS = {Code.WHEREABOUTS: SignCode.WHEREABOUTS, Code.SETTLE_INTENT: SignCode.SETTLE_INTENT}


class WarningsPanel(Panel):
    """The alerts. Enter opens the deal, C records a contact, P opens the plan, X dismisses."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = AlertList()
        self._filter: Severity | str | None = None
        self._chosen: str | None = None
        self._group = QButtonGroup(self)
        self._filters: dict[Severity | str | None, QPushButton] = {}
        bar = QWidget()
        self._flow = Flow(bar, spacing=theme.px(8))
        for key in (None, *Severity, _PUT_OFF):
            made = button("", partial(self.choose, key), "filter", name=f"warnings.{key or 'all'}")
            made.setCheckable(True)
            self._group.addButton(made)
            self._filters[key] = made
            self._flow.addWidget(made)
        sign = button(self.tr("Note a sign…"), self._note_sign, name="warnings.sign")
        head = row(spacing=12)
        head.addWidget(bar, 1)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._table = self._make_table()
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._empty = Empty(
            self.tr("Nothing calls for a look"),
            self.tr("Late first instalments, lapsed insurance, broken promises and other signs appear here."),
        )
        card = Card()
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        self._body = QBoxLayout(_Direction.LeftToRight)
        self._body.setSpacing(theme.px(12))
        self._body.addWidget(card, 3)
        self._body.addWidget(self._make_side(), 2)
        self.column.addLayout(head)
        self.column.addLayout(self._body, 1)
        for keys, act in (("C", self._contact), ("P", self._plan), ("X", self._decide)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("WarningsPanel", "Warnings")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(840)
        self._body.setDirection(_Direction.TopToBottom if narrow else _Direction.LeftToRight)

    def _make_table(self) -> Table[AlertLine]:
        show, today = self.desk.show, self.desk.today
        columns: list[Column[AlertLine]] = [
            Column(
                "severity",
                self.tr("Degree"),
                lambda r: alert_words.severity(r.alert.severity),
                sort=lambda r: _RANK[r.alert.severity],
                width=85,
                chip=lambda r: alert_words.CHIPS[r.alert.severity],
            ),
            Column("title", self.tr("Warning"), lambda r: alert_words.title(r.alert, today()), width=150, bold=True),
            Column("who", self.tr("About"), lambda r: alert_words.who(r, show), width=100),
            Column("why", self.tr("Rests on"), lambda r: alert_words.summary(r.alert, show, today()), width=0),
            money("risk", self.tr("Principal left"), lambda r: r.alert.amount, show.money, width=105),
        ]
        return Table("warnings", columns, self._open)

    def _make_side(self) -> QWidget:
        self._chip = Chip()
        self._head = label("", "strong", wrap=True)
        self._who = label("", wrap=True)
        self._mark = label("", "quiet", wrap=True)
        self._do = button(self.tr("Record the contact"), self._contact, "primary", name="warnings.contact", tip="C")
        self._plan_button = button(self.tr("Emergency plan…"), self._plan, name="warnings.plan", tip="P")
        self._decide_button = button(self.tr("Dismiss…"), self._decide, name="warnings.dismiss", tip="X")
        self._cleared = button(self.tr("Cleared up"), self._clear_sign, name="warnings.cleared")
        self._deal = button(self.tr("Open the deal"), self._open_chosen, name="warnings.open")
        actions = QWidget()
        flow = Flow(actions, spacing=theme.px(8))
        for each in (self._do, self._plan_button, self._cleared, self._decide_button, self._deal):
            flow.addWidget(each)
        top = Card()
        for widget in (self._chip, self._head, self._who, self._mark, actions):
            top.body.addWidget(widget)
        self._todo = label("", wrap=True)
        what = Card(self.tr("What to do"))
        what.body.addWidget(self._todo)
        evidence = Card(self.tr("Rests on"))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.px(4))
        evidence.body.addLayout(self._facts)
        self._source = label("", "quiet", wrap=True)
        evidence.body.addWidget(self._source)
        self._cards = (top, what, evidence)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        self._side = Scroll(inner)
        return self._side

    # What is shown ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        today = self.desk.today()
        self.desk.ask(lambda workspace: alerts.warnings(workspace, today), self._show, self)

    def choose(self, key: Severity | str | None) -> None:
        """Show all, those of one degree, or those put off."""
        self._filter = key
        self._show(self._found)

    def select(self, subject: str) -> None:
        """Show one alert when the list is there."""
        self._filter, self._chosen = None, subject

    def _show(self, found: AlertList) -> None:
        self._found = found
        counts = alert_words.counted(found.open)
        words: dict[Severity | str | None, str] = {
            None: self.tr("All {n}").format(n=len(found.open)),
            _PUT_OFF: self.tr("Put off {n}").format(n=len(found.put_off)),
        }
        for severity, count in counts.items():
            words[severity] = f"{alert_words.severity(severity)} {count}"
        for key, made in self._filters.items():
            made.setText(words[key])
            made.setChecked(key == self._filter)
        rows = self._rows()
        self._table.records.put(rows)
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._side.setVisible(bool(rows))
        self._pick(rows)

    def _rows(self) -> Sequence[AlertLine]:
        if self._filter == _PUT_OFF:
            return self._found.put_off
        return [each for each in self._found.open if self._filter in (None, each.alert.severity)]

    def _pick(self, rows: Sequence[AlertLine]) -> None:
        """Keep the alert that was looked at while it is there, else take the first."""
        subjects = [each.alert.subject for each in rows]
        wanted = self._chosen if self._chosen in subjects else next(iter(subjects), None)
        for place in range(self._table.records.rowCount()):
            if self._table.records.record(place).alert.subject == wanted:
                self._table.selectRow(place)
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self._table.selected()
        for card in self._cards:
            card.setVisible(line is not None)
        if line is None:
            return
        alert, show, today = line.alert, self.desk.show, self.desk.today()
        self._chosen = alert.subject
        self._chip.show_status(alert_words.severity(alert.severity), alert_words.CHIPS[alert.severity], sign=True)
        self._head.setText(alert_words.title(alert, today))
        car = "" if line.deal is None else line.deal.vehicle_model
        self._who.setText(" · ".join(part for part in (alert_words.who(line, show), car) if part))
        self._mark.setText("" if line.mark is None else decided(line.mark, show, today))
        self._mark.setVisible(line.mark is not None)
        self._do.setVisible(len(line.clients) == 1)
        self._deal.setVisible(line.deal is not None)
        self._plan_button.setVisible(bool(alert.playbook))
        self._cleared.setVisible(alert.code in _OF_SIGNS and line.mark is None)
        self._decide_button.setText(self.tr("Dismiss…") if line.mark is None else self.tr("Bring back"))
        self._todo.setText(alert_words.to_do(alert, today))
        clear(self._facts)
        for text in alert_words.facts(alert, show, today):
            self._facts.addWidget(label(text, wrap=True))
        if len(line.clients) > 1:
            for client in line.clients:
                opened = partial(self.desk.open_requested.emit, "clients", client.id)
                self._facts.addWidget(button(show.name(client.name), opened, "link"), 0, Qt.AlignmentFlag.AlignLeft)
        self._source.setText(self.tr("Rule: {source}").format(source=alert.source))

    # What is done -----------------------------------------------------------------------------------------------------

    def _open(self, line: AlertLine) -> None:
        if line.deal is not None:
            self.desk.open_requested.emit("deals", line.deal.id)
        elif len(line.clients) == 1:
            self.desk.open_requested.emit("clients", line.clients[0].id)

    def _open_chosen(self) -> None:
        line = self._table.selected()
        if line is not None:
            self._open(line)

    def _contact(self) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        line = self._table.selected()
        if line is not None and len(line.clients) == 1:
            ContactDialog(self.desk, self, line.clients[0].id or 0, line.alert.deal_id).open()

    def _plan(self) -> None:
        from carloan_desk.ui.dialogs.emergency import start_plan

        line = self._table.selected()
        if line is not None and line.alert.playbook:
            client_id = line.clients[0].id if len(line.clients) == 1 else None
            start_plan(self.desk, self, line.alert.playbook, client_id, line.alert.deal_id, line.alert.subject)

    def _decide(self) -> None:
        from carloan_desk.ui.dialogs.put_off import DismissDialog

        line = self._table.selected()
        if line is None:
            return
        if line.mark is None:
            DismissDialog(self.desk, self, line.alert).open()
            return
        subject = line.alert.subject
        self.desk.act(lambda workspace: marks.take_back(workspace, subject), self)

    def _clear_sign(self) -> None:
        line = self._table.selected()
        if line is not None and line.alert.code in _OF_SIGNS:
            deal_id, code, today = line.alert.deal_id or 0, _OF_SIGNS[line.alert.code], self.desk.today()
            self.desk.act(lambda workspace: alerts.clear_sign(workspace, deal_id, code, today), self)

    def _note_sign(self) -> None:
        from carloan_desk.ui.dialogs.sign import SignDialog

        line = self._table.selected()
        SignDialog(self.desk, self, None if line is None else line.alert.deal_id).open()
