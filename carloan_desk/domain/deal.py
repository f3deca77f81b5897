"""The deal (业务): one car, one loan, one walk from first contact to the last instalment.

The stage of a deal is never stored: it follows from its dated events.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.product import Collector
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse


class Stage(StrEnum):
    """Where a deal stands. The first ten are the steps of the walk, in order; the last three end it."""

    DISCOVERY = "discovery"
    SCREENING = "screening"
    QUOTE = "quote"
    DOCUMENTS = "documents"
    APPLICATION = "application"
    DECISION = "decision"
    SIGNING = "signing"
    DISBURSEMENT = "disbursement"
    DELIVERY = "delivery"
    REPAYMENT = "repayment"
    SETTLED = "settled"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


WALK: tuple[Stage, ...] = tuple(Stage)[:10]
CLOSED: frozenset[Stage] = frozenset({Stage.SETTLED, Stage.DECLINED, Stage.WITHDRAWN})


class EventKind(StrEnum):
    """What can happen to a deal, each on a date."""

    INTERESTED = "interested"
    SCREENED = "screened"
    QUOTED = "quoted"
    DOCUMENTS_COMPLETE = "documents_complete"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    DECLINED = "declined"
    SIGNED = "signed"
    DISBURSED = "disbursed"
    DELIVERED = "delivered"
    REGISTERED = "registered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


# What each event does: the stage the deal stands in afterwards.
_LEADS_TO: dict[EventKind, Stage] = {
    EventKind.INTERESTED: Stage.SCREENING,
    EventKind.SCREENED: Stage.QUOTE,
    EventKind.QUOTED: Stage.DOCUMENTS,
    EventKind.DOCUMENTS_COMPLETE: Stage.APPLICATION,
    EventKind.SUBMITTED: Stage.DECISION,
    EventKind.RETURNED: Stage.APPLICATION,
    EventKind.APPROVED: Stage.SIGNING,
    EventKind.DECLINED: Stage.DECLINED,
    EventKind.SIGNED: Stage.DISBURSEMENT,
    EventKind.DISBURSED: Stage.DELIVERY,
    EventKind.REGISTERED: Stage.REPAYMENT,
    EventKind.SETTLED: Stage.SETTLED,
    EventKind.WITHDRAWN: Stage.WITHDRAWN,
}

# What may happen in each stage. A deal may be quoted again until it is submitted.
_ALLOWED: dict[Stage, frozenset[EventKind]] = {
    Stage.DISCOVERY: frozenset({EventKind.INTERESTED}),
    Stage.SCREENING: frozenset({EventKind.SCREENED}),
    Stage.QUOTE: frozenset({EventKind.QUOTED, EventKind.SCREENED}),
    Stage.DOCUMENTS: frozenset({EventKind.DOCUMENTS_COMPLETE, EventKind.QUOTED}),
    Stage.APPLICATION: frozenset({EventKind.SUBMITTED, EventKind.QUOTED}),
    Stage.DECISION: frozenset({EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED}),
    Stage.SIGNING: frozenset({EventKind.SIGNED}),
    Stage.DISBURSEMENT: frozenset({EventKind.DISBURSED}),
    Stage.DELIVERY: frozenset({EventKind.DELIVERED, EventKind.REGISTERED, EventKind.SETTLED}),
    Stage.REPAYMENT: frozenset({EventKind.SETTLED}),
    Stage.SETTLED: frozenset(),
    Stage.DECLINED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
}
# After disbursement too: the car goes back, the contract is cancelled (退车, 撤单).
_WITHDRAWABLE = frozenset(WALK)
_NEEDS_REASON = frozenset({EventKind.RETURNED, EventKind.DECLINED, EventKind.WITHDRAWN})
_NEEDS_AMOUNT = frozenset({EventKind.APPROVED, EventKind.DISBURSED})


@dataclass(frozen=True, slots=True)
class Extra:
    """What is bought with the car (附加项): tax, insurance, an extension of the warranty, a service; in yuan.

    ``financed`` when the loan covers it; ``collector`` is who is paid (收取主体).
    """

    name: str
    amount: Decimal
    financed: bool = False
    collector: Collector = Collector.DEALER


@dataclass(kw_only=True, eq=False)
class Deal:
    """One deal and the terms agreed so far.

    Money is yuan, rates are fractions. ``months`` and ``method`` are ``None`` until a product is chosen.
    The terms are copied from the product when it is chosen: a later version of it never changes a deal.
    The price of a used car may stand beside ``appraised_price``, of a new one beside ``guide_price``: the ratio of
    loan to value goes by the lower (facts of the trade 1.1). ``registered_on`` and ``mileage_km`` are a used car's.
    ``plate_city`` is where it will be registered. ``trade_in_value`` is what the old car brings, ``old_loan`` what is
    still owed on it. ``bespoke`` holds a hand-made plan of instalments as plain data (定制还款).
    ``contract`` is the lender's contract number; ``share`` the manager's own part of a deal split with a colleague
    (分单), a fraction above 0 up to 1.
    """

    id: int | None = None
    client_id: int
    opened_on: date
    vehicle_model: str = ""
    vehicle_kind: VehicleKind = VehicleKind.NEW
    power: Power = Power.ICE
    use: VehicleUse = VehicleUse.PRIVATE
    guide_price: Decimal | None = None
    appraised_price: Decimal | None = None
    registered_on: date | None = None
    mileage_km: int | None = None
    plate_city: str = ""
    vin: str = ""
    plate: str = ""
    dealer: str = ""
    price: Decimal | None = None
    down_payment: Decimal | None = None
    extras: list[Extra] = field(default_factory=list)
    trade_in: bool = False
    trade_in_value: Decimal | None = None
    old_loan: Decimal | None = None
    product_id: int | None = None
    method: RepaymentMethod | None = None
    months: int | None = None
    annual_rate: Decimal = Decimal(0)
    monthly_fee_rate: Decimal = Decimal(0)
    upfront_fee: Decimal = Decimal(0)
    balloon: Decimal = Decimal(0)
    bespoke: dict[str, Any] | None = None
    due_day: int | None = None
    expected_submission_on: date | None = None
    expected_disbursement_on: date | None = None
    next_step_on: date | None = None
    contract: str = ""
    share: Decimal = Decimal(1)
    insurance_until: date | None = None
    inspection_until: date | None = None
    note: str = ""
    deleted_at: datetime | None = None

    @property
    def down_ratio(self) -> Decimal:
        """Down payment as a fraction of the price; 0 while either is open."""
        return self.down_payment / self.price if self.price and self.down_payment is not None else Decimal(0)

    @property
    def financed_extras(self) -> Decimal:
        """What the loan covers besides the car, in yuan."""
        return sum((extra.amount for extra in self.extras if extra.financed), ZERO)

    @property
    def loan_amount(self) -> Decimal | None:
        """Price less down payment, and what is financed with it (贷款金额 = 车价 - 首付 + 融资附加项).

        ``None`` until price and down payment are known.
        """
        if self.price is None or self.down_payment is None:
            return None
        return self.price - self.down_payment + self.financed_extras


@dataclass(kw_only=True, eq=False)
class DealEvent:
    """Something that happened to a deal on a day.

    ``amount``, ``months`` and ``annual_rate`` are what the lender approved or disbursed; ``first_due_on`` is the
    first instalment's due date at disbursement.
    """

    id: int | None = None
    deal_id: int
    kind: EventKind
    on: date
    reason: str = ""
    note: str = ""
    amount: Decimal | None = None
    months: int | None = None
    annual_rate: Decimal | None = None
    first_due_on: date | None = None


def in_order(events: Iterable[DealEvent]) -> list[DealEvent]:
    """Return the events by date; those of one day in the order in which they were recorded."""
    return sorted(events, key=lambda event: (event.on, event.id is None, event.id or 0))


def stage_of(events: Iterable[DealEvent]) -> Stage:
    """Return the stage that follows from the events, whatever order they come in."""
    stage = Stage.DISCOVERY
    for event in in_order(events):
        stage = _LEADS_TO.get(event.kind, stage)
    return stage


def stage_since(events: Sequence[DealEvent], opened_on: date) -> date:
    """Return the day on which the deal entered its present stage."""
    stage, since = Stage.DISCOVERY, opened_on
    for event in in_order(events):
        following = _LEADS_TO.get(event.kind, stage)
        if following is not stage:
            stage, since = following, event.on
    return since


def allowed_events(stage: Stage) -> frozenset[EventKind]:
    """Return what may be recorded while a deal stands in ``stage``."""
    allowed = _ALLOWED[stage]
    return allowed | {EventKind.WITHDRAWN} if stage in _WITHDRAWABLE else allowed


def event_towards(stage: Stage, target: Stage | None) -> EventKind | None:
    """Return what brings a deal from one stage to another in one step; ``None`` if nothing does.

    Args:
        stage: Where the deal stands.
        target: Where it is to go; ``None`` is the end without a loan.
    """
    if target is None:
        kind = EventKind.DECLINED if stage is Stage.DECISION else EventKind.WITHDRAWN
        return kind if kind in allowed_events(stage) else None
    return next((kind for kind in EventKind if kind in _ALLOWED[stage] and _LEADS_TO.get(kind) is target), None)


def last_event(events: Iterable[DealEvent], kind: EventKind) -> DealEvent | None:
    """Return the latest event of a kind, ``None`` if there is none."""
    return next((event for event in reversed(in_order(events)) if event.kind is kind), None)


def check_event(events: Sequence[DealEvent], new: DealEvent, today: date) -> None:
    """Refuse an event that cannot have happened.

    Raises:
        DomainError: ``deal.event.not_allowed`` in this stage, ``deal.event.before_last`` the event is dated before
            the latest one, ``deal.event.future`` after today, ``deal.event.reason`` or ``deal.event.amount`` missing.
    """
    stage = stage_of(events)
    if new.kind not in allowed_events(stage):
        raise DomainError("deal.event.not_allowed", kind=new.kind, stage=stage)
    if new.on > today:
        raise DomainError("deal.event.future", field="on", on=new.on, today=today)
    latest = max((event.on for event in events), default=new.on)
    if new.on < latest:
        raise DomainError("deal.event.before_last", field="on", on=new.on, latest=latest)
    if new.kind in _NEEDS_REASON and not new.reason.strip():
        raise DomainError("deal.event.reason", field="reason", kind=new.kind)
    if new.kind in _NEEDS_AMOUNT and (new.amount is None or new.amount <= 0):
        raise DomainError("deal.event.amount", field="amount", kind=new.kind)
    if new.kind is EventKind.DISBURSED and new.first_due_on is not None and new.first_due_on <= new.on:
        raise DomainError("deal.event.first_due", field="first_due_on", on=new.on)


# Calendar days after which an unmoved deal asks for attention, by stage: a default, [MEM] in the trade's facts.
_PATIENCE: dict[Stage, int] = {
    Stage.DISCOVERY: 2,
    Stage.SCREENING: 2,
    Stage.QUOTE: 3,
    Stage.DOCUMENTS: 5,
    Stage.APPLICATION: 3,
    Stage.DECISION: 3,
    Stage.SIGNING: 3,
    Stage.DISBURSEMENT: 3,
    Stage.DELIVERY: 7,
}


def next_step_due(deal: Deal, events: Sequence[DealEvent]) -> date | None:
    """Return the day by which the deal's next step is due: the manager's own date, else the stage's patience."""
    stage = stage_of(events)
    patience = _PATIENCE.get(stage)
    if patience is None:
        return None
    since = stage_since(events, deal.opened_on)
    if deal.next_step_on is not None and deal.next_step_on >= since:
        return deal.next_step_on
    return since + timedelta(days=patience)
