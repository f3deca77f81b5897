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
    translate = QCoreApplication.translate
    today = desk.today()
    due = ""
    if view.due is not None:
        due = translate("next_step", "By {day} ({when})").format(
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
                translate("next_step", "Ask which car, what price and when"),
                translate("next_step", "Interest confirmed"),
                EventKind.INTERESTED,
            )
        case Stage.SCREENING:
            return step(
                translate("next_step", "Look at income and debts: which products fit?"),
                translate("next_step", "Screening done"),
                EventKind.SCREENED,
            )
        case Stage.QUOTE:
            if view.quote is None:
                return step(translate("next_step", "Choose product, term and down payment"), "")
            return step(
                translate("next_step", "Agree on {payment} a month").format(
                    payment=desk.show.money(view.quote.payment)
                ),
                translate("next_step", "Client accepts the quote"),
                EventKind.QUOTED,
            )
        case Stage.DOCUMENTS:
            missing = sum(
                1 for paper in view.checklist if paper.rule.needed_by == "application" and not paper.done(today)
            )
            if missing:
                what = translate("next_step", "{n} documents are missing for the application").format(n=missing)
                return step(what, translate("next_step", "Go on without them"), EventKind.DOCUMENTS_COMPLETE)
            return step(
                translate("next_step", "All documents for the application are here"),
                translate("next_step", "On to the application"),
                EventKind.DOCUMENTS_COMPLETE,
            )
        case Stage.APPLICATION:
            returned = last_event(view.events, EventKind.RETURNED)
            why = (
                ""
                if returned is None
                else translate("next_step", "Returned: {reason}").format(reason=desk.show.text(returned.reason))
            )
            return step(
                translate("next_step", "Fill in the form, print it, submit it"),
                translate("next_step", "Check and submit"),
                None,
                why,
            )
        case Stage.DECISION:
            return step(
                translate("next_step", "The lender decides"),
                translate("next_step", "Record the decision"),
                EventKind.APPROVED,
            )
        case Stage.SIGNING:
            return step(
                translate("next_step", "Make the appointment and sign the contract"),
                translate("next_step", "Contract signed"),
                EventKind.SIGNED,
            )
        case Stage.DISBURSEMENT:
            return step(
                translate("next_step", "Wait for the money to reach the dealer"),
                translate("next_step", "Disbursed"),
                EventKind.DISBURSED,
            )
        case Stage.DELIVERY:
            if last_event(view.events, EventKind.DELIVERED) is None:
                return step(
                    translate("next_step", "Hand over the car: invoice, insurance, plate"),
                    translate("next_step", "Car delivered"),
                    EventKind.DELIVERED,
                )
            return step(
                translate("next_step", "Register the mortgage"),
                translate("next_step", "Mortgage registered"),
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
    translate = QCoreApplication.translate
    index = WALK.index(Stage.REPAYMENT)
    do = translate("next_step", "Record a repayment")
    if view.loan is None:
        return NextStep(words.stage(view.stage), step=index)
    state = view.loan.state
    if state.overdue_days > 0:
        what = translate("next_step", "{amount} overdue for {n} days: call").format(
            amount=desk.show.money(state.overdue_amount), n=state.overdue_days
        )
        return NextStep(what, "", do, None, index, "bad", withdrawable=True)
    if state.next_due is None:
        return NextStep(
            translate("next_step", "Everything is paid"),
            "",
            translate("next_step", "Loan settled"),
            EventKind.SETTLED,
            index,
        )
    what = translate("next_step", "Next instalment {amount} on {day}").format(
        amount=desk.show.money(state.next_amount), day=desk.show.day(state.next_due)
    )
    return NextStep(what, "", do, None, index, withdrawable=True)


def record(desk: Desk, owner: QWidget, view: DealView, event: EventKind) -> None:
    """Open the dialog that records an event; the lender's decision first asks which it is."""
    from carloan_desk.ui.dialogs.event import EventDialog

    EventDialog(desk, owner, view, event).open()
