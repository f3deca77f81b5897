"""The next step of a deal: what it is, why, and the button that does it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carloan_desk.domain.deal import WALK, EventKind, Stage, allowed_events, last_event
from carloan_desk.services.deals import DealView
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk


@dataclass(frozen=True)
class NextStep:
    """What to do next. ``step`` is the page it is done on, ``event`` what the button records."""

    what: str
    why: str = ""
    do: str = ""
    event: EventKind | None = None
    step: int | None = None
    tone: str = ""
    withdrawable: bool = False


def of(view: DealView, desk: Desk) -> NextStep:
    """Return the next step of a deal."""
    tr = QCoreApplication.translate
    today = desk.today()
    due = ""
    if view.due is not None:
        due = tr("next_step", "By {day} ({when})").format(
            day=desk.show.short_day(view.due, today), when=desk.show.relative_day(view.due, today)
        )
    late = "warn" if view.due is not None and view.due < today else ""
    withdrawable = EventKind.WITHDRAWN in allowed_events(view.stage)

    def step(what: str, do: str, event: EventKind | None = None, why: str = "") -> NextStep:
        index = WALK.index(view.stage)
        return NextStep(what, " · ".join(filter(None, (why, due))), do, event, index, late, withdrawable)

    match view.stage:
        case Stage.DISCOVERY:
            return step(
                tr("next_step", "Ask which car, what price and when"),
                tr("next_step", "Interest confirmed"),
                EventKind.INTERESTED,
            )
        case Stage.SCREENING:
            return step(
                tr("next_step", "Look at income and debts: which products fit?"),
                tr("next_step", "Screening done"),
                EventKind.SCREENED,
            )
        case Stage.QUOTE:
            if view.quote is None:
                return step(tr("next_step", "Choose product, term and down payment"), "")
            return step(
                tr("next_step", "Agree on {payment} a month").format(payment=desk.show.money(view.quote.payment)),
                tr("next_step", "Client accepts the quote"),
                EventKind.QUOTED,
            )
        case Stage.DOCUMENTS:
            missing = sum(
                1 for paper in view.checklist if paper.rule.needed_by == "application" and not paper.done(today)
            )
            if missing:
                what = tr("next_step", "{n} documents are missing for the application").format(n=missing)
                return step(what, tr("next_step", "Go on without them"), EventKind.DOCUMENTS_COMPLETE)
            return step(
                tr("next_step", "All documents for the application are here"),
                tr("next_step", "On to the application"),
                EventKind.DOCUMENTS_COMPLETE,
            )
        case Stage.APPLICATION:
            returned = last_event(view.events, EventKind.RETURNED)
            why = (
                ""
                if returned is None
                else tr("next_step", "Returned: {reason}").format(reason=desk.show.text(returned.reason))
            )
            return step(
                tr("next_step", "Fill in the form, print it, submit it"), tr("next_step", "Check and submit"), None, why
            )
        case Stage.DECISION:
            return step(
                tr("next_step", "The lender decides"), tr("next_step", "Record the decision"), EventKind.APPROVED
            )
        case Stage.SIGNING:
            return step(
                tr("next_step", "Make the appointment and sign the contract"),
                tr("next_step", "Contract signed"),
                EventKind.SIGNED,
            )
        case Stage.DISBURSEMENT:
            return step(
                tr("next_step", "Wait for the money to reach the dealer"),
                tr("next_step", "Disbursed"),
                EventKind.DISBURSED,
            )
        case Stage.DELIVERY:
            if last_event(view.events, EventKind.DELIVERED) is None:
                return step(
                    tr("next_step", "Hand over the car: invoice, insurance, plate"),
                    tr("next_step", "Car delivered"),
                    EventKind.DELIVERED,
                )
            return step(
                tr("next_step", "Register the mortgage"),
                tr("next_step", "Mortgage registered"),
                EventKind.REGISTERED,
            )
        case Stage.REPAYMENT:
            return _repayment(view, desk)
    event = last_event(view.events, _ENDS[view.stage])
    reason = "" if event is None else desk.show.text(event.reason)
    return NextStep(words.stage(view.stage), reason, tone="bad" if view.stage is not Stage.SETTLED else "")


_ENDS = {
    Stage.SETTLED: EventKind.SETTLED,
    Stage.DECLINED: EventKind.DECLINED,
    Stage.WITHDRAWN: EventKind.WITHDRAWN,
}


def _repayment(view: DealView, desk: Desk) -> NextStep:
    tr = QCoreApplication.translate
    index = WALK.index(Stage.REPAYMENT)
    do = tr("next_step", "Record a repayment")
    if view.loan is None:
        return NextStep(words.stage(view.stage), step=index)
    state = view.loan.state
    if state.overdue_days > 0:
        what = tr("next_step", "{amount} overdue for {n} days: call").format(
            amount=desk.show.money(state.overdue_amount), n=state.overdue_days
        )
        return NextStep(what, "", do, None, index, "bad")
    if state.next_due is None:
        return NextStep(
            tr("next_step", "Everything is paid"),
            "",
            tr("next_step", "Loan settled"),
            EventKind.SETTLED,
            index,
        )
    what = tr("next_step", "Next instalment {amount} on {day}").format(
        amount=desk.show.money(state.next_amount), day=desk.show.day(state.next_due)
    )
    return NextStep(what, "", do, None, index)


def record(desk: Desk, owner: QWidget, view: DealView, event: EventKind) -> None:
    """Open the dialog that records an event; the lender's decision first asks which it is."""
    from carloan_desk.ui.dialogs.event import EventDialog

    EventDialog(desk, owner, view, event).open()
