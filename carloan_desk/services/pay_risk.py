"""Pay that can still go back or is still held, whom to call because of it, and what the employer owes since when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import DealAccount, payout_on, period_span
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, in_order
from carloan_desk.services.books import Books
from carloan_desk.services.deal_facts import default_from, first_due_of

# Days before a first instalment is due from which it is worth a call.
_SOON = timedelta(days=7)


class CallFor(StrEnum):
    """Why to call, the most urgent first: a first instalment that is late, one soon due, an early settlement, none."""

    FIRST_LATE = "first_late"
    FIRST_DUE = "first_due"
    SETTLEMENT = "settlement"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Pay of a deal that can still go back or is still held, in yuan, with until when.

    Attributes:
        deal: The deal.
        client_name: Whose it is.
        mobile: The number to call.
        account: What the deal earned and where it lies.
        call_for: Why to call today.
        first_due_on: When the first instalment is due, while it is not paid.
        default_on: From when on it counts as not paid at all.
    """

    deal: Deal
    client_name: str
    mobile: str
    account: DealAccount
    call_for: CallFor
    first_due_on: date | None = None
    default_on: date | None = None

    @property
    def amount(self) -> Decimal:
        """What the worse of a settlement and a default would cost today."""
        return self.account.risk.amount

    @property
    def release_on(self) -> date | None:
        """The day on which held pay is released next, ``None`` if none is held or no day is known."""
        return min((pending.on for pending in self.account.risk.held if pending.on is not None), default=None)


class Age(StrEnum):
    """How long something is owed: not due yet, and days since it was."""

    AHEAD = "ahead"
    TO_30 = "to_30"
    TO_60 = "to_60"
    TO_90 = "to_90"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Due:
    """A sum the employer owes on a day: a period's pay, or held pay released (``period`` is where it was earned)."""

    on: date
    period: str
    amount: Decimal
    released: bool

    def late(self, today: date) -> int:
        """Days since it was due, 0 before."""
        return max((today - self.on).days, 0)

    def age(self, today: date) -> Age:
        """Return how long it is owed."""
        days = self.late(today)
        if not days:
            return Age.AHEAD
        limits = ((30, Age.TO_30), (60, Age.TO_60), (90, Age.TO_90))
        return next((age for most, age in limits if days <= most), Age.BEYOND)


def aged(calendar: Iterable[Due], today: date) -> dict[Age, Decimal]:
    """Return the sums by age; they add up to the calendar."""
    sums = dict.fromkeys(Age, Decimal(0))
    for due in calendar:
        sums[due.age(today)] += due.amount
    return sums


def at_risk(books: Books, accounts: Sequence[DealAccount], clients: Mapping[int, Client]) -> tuple[AtRisk, ...]:
    """Return the pay that is not safe yet, in the order in which to call: the most urgent first, then the largest."""
    pairs = {deal.id or 0: (deal, events) for deal, events in books.pairs}
    found = []
    for account in accounts:
        if not (account.risk.open or account.risk.held):
            continue
        deal, events = pairs[account.deal.deal_id]
        found.append(_risk(deal, events, account, clients.get(deal.client_id), books))
    return tuple(sorted(found, key=_urgency))


def _urgency(each: AtRisk) -> tuple[int, date, Decimal, Decimal]:
    day = each.default_on if each.call_for in (CallFor.FIRST_LATE, CallFor.FIRST_DUE) else None
    return list(CallFor).index(each.call_for), day or date.max, -each.amount, -each.account.held


def _risk(deal: Deal, events: Sequence[DealEvent], account: DealAccount, client: Client | None, books: Books) -> AtRisk:
    disbursed = next((event for event in reversed(in_order(events)) if event.kind is EventKind.DISBURSED), None)
    waits = disbursed is not None and account.risk.on_default > 0 and account.deal.first_repaid_on is None
    own = books.known.first_dues.get(deal.id or 0)
    first_due = own or first_due_of(disbursed) if waits and disbursed is not None else None
    default_on = default_from(disbursed, books.default_days, own) if waits and disbursed is not None else None
    reason = CallFor.NOTHING
    if first_due is not None and first_due < books.today:
        reason = CallFor.FIRST_LATE
    elif first_due is not None and first_due <= books.today + _SOON:
        reason = CallFor.FIRST_DUE
    elif account.risk.settlement_ends_on is not None:
        reason = CallFor.SETTLEMENT
    return AtRisk(
        deal=deal,
        client_name="" if client is None else client.name,
        mobile="" if client is None else client.mobile,
        account=account,
        call_for=reason,
        first_due_on=first_due,
        default_on=default_on,
    )


def calendar(books: Books, accounts: Sequence[DealAccount], paid_for: set[str]) -> tuple[Due, ...]:
    """Return what the employer owes, the earliest day first: pay of periods that ended, and held pay with a day."""
    due: dict[tuple[date, str, bool], Decimal] = {}
    for found in books.ledger.statements:
        plan = next(plan for plan in books.plans if (plan.name, plan.version) == (found.plan, found.version))
        if found.period not in paid_for and period_span(found.period)[1] < books.today and found.paid:
            key = (payout_on(plan, found.period), found.period, False)
            due[key] = due.get(key, Decimal(0)) + found.paid
    for account in accounts:
        for pending in account.risk.held:
            if pending.on is not None:
                key = (pending.on, pending.origin, True)
                due[key] = due.get(key, Decimal(0)) + pending.amount
    return tuple(Due(on, period, amount, released) for (on, period, released), amount in sorted(due.items()))
