"""The steps that wait for something to happen: decision, signing, disbursement, delivery."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.deal import DealEvent, EventKind, Stage, in_order
from carloan_desk.domain.papers import IssuedDocument
from carloan_desk.services.deals import DealView
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.deals import next_step
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.pages.deals.tasks import TasksCard
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, row, rule

_RECORDS = {
    Stage.DECISION: (EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED),
    Stage.SIGNING: (EventKind.SIGNED,),
    Stage.DISBURSEMENT: (EventKind.DISBURSED,),
    Stage.DELIVERY: (EventKind.DELIVERED, EventKind.REGISTERED),
}


class EventsStep(Step):
    """What can be recorded in this step, what happened so far, and the papers that were issued."""

    def __init__(self, desk: Desk, stage: Stage) -> None:
        super().__init__(desk)
        self._stage = stage
        self._offers = Card(words.stage(stage))
        self._offer_rows = QVBoxLayout()
        self._offers.body.addLayout(self._offer_rows)
        self._past = Card(self.tr("What happened"))
        self._past_rows = QVBoxLayout()
        self._past.body.addLayout(self._past_rows)
        self._papers = Card(self.tr("Issued documents"))
        self._paper_rows = QVBoxLayout()
        self._papers.body.addLayout(self._paper_rows)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._tasks = TasksCard(desk)
        for card in (self._offers, self._tasks, self._past, self._papers):
            column.addWidget(card)
        column.addStretch(1)
        self.column.addWidget(Scroll(content))

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        clear(self._offer_rows)
        here = view.stage is self._stage
        self._offer_rows.addWidget(label(self._explanation(here, view), "quiet", wrap=True))
        if here:
            done = {event.kind for event in view.events}
            kinds = [kind for kind in _RECORDS[self._stage] if kind is not EventKind.DELIVERED or kind not in done]
            self._offer_rows.addLayout(row(*(self._offer(kind) for kind in kinds), None))
        self._tasks.show_view(view)
        clear(self._past_rows)
        for event in reversed(in_order(view.events)):
            self._past_rows.addLayout(self._past_row(event))
            self._past_rows.addWidget(rule())
        if not view.events:
            self._past_rows.addWidget(label(self.tr("Nothing yet."), "quiet"))
        clear(self._paper_rows)
        for paper in view.issued:
            self._paper_rows.addLayout(self._paper_row(paper))
        self._papers.setVisible(bool(view.issued))

    def _offer(self, kind: EventKind) -> QWidget:
        return button(f"{words.event(kind)}…", lambda: self._record(kind), name=f"event.{kind.value}")

    def _record(self, kind: EventKind) -> None:
        if self.view is not None:
            next_step.record(self.desk, self, self.view, kind)

    def _explanation(self, here: bool, view: DealView) -> str:
        if not here:
            present = words.stage(view.stage)
            return self.tr("The deal stands in “{stage}”.").format(stage=present)
        match self._stage:
            case Stage.DECISION:
                return self.tr("Amount, term and rate as approved stand beside what was asked for.")
            case Stage.SIGNING:
                return self.tr("Take along: contract set, signed cost disclosure sheet, ID cards, repayment card.")
            case Stage.DISBURSEMENT:
                return self.tr("The day the money left the lender begins the loan and its schedule.")
            case _:
                return self.tr("Invoice, insurance, plate; then the mortgage is registered.")

    def _past_row(self, event: DealEvent) -> QHBoxLayout:
        show = self.desk.show
        details = []
        if event.amount is not None:
            details.append(show.money(event.amount))
        if event.months is not None:
            details.append(self.tr("{n} months").format(n=event.months))
        if event.annual_rate is not None:
            details.append(show.percent(event.annual_rate))
        if event.first_due_on is not None:
            details.append(self.tr("first due {day}").format(day=show.day(event.first_due_on)))
        details += [show.text(text) for text in (event.reason, event.note) if text]
        return row(
            label(show.day(event.on), "quiet"),
            label(words.event(event.kind), "bold"),
            label(" · ".join(details), "quiet"),
            None,
        )

    def _paper_row(self, paper: IssuedDocument) -> QHBoxLayout:
        show = self.desk.show
        see = button(self.tr("See"), lambda: self._see(paper), "link")
        return row(label(paper.number, "bold"), label(show.moment(paper.issued_at), "quiet"), None, see)

    def _see(self, paper: IssuedDocument) -> None:
        from carloan_desk.ui.dialogs.preview import preview_issued

        preview_issued(self.desk, self, paper)
