"""What a commission plan needs to know of each deal, read from what was recorded."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import DealFacts
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, in_order
from carloan_desk.domain.product import Product
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import quotes
from carloan_desk.services.plans import DEFAULT_DAYS


def facts_of(
    deal: Deal,
    events: Sequence[DealEvent],
    today: date,
    *,
    default_days: int = DEFAULT_DAYS,
    first_paid_on: date | None = None,
    first_due_on: date | None = None,
    client: Client | None = None,
    product: Product | None = None,
) -> DealFacts:
    """Return what a plan needs to know of a deal. The amount is what was disbursed, else approved, else asked for.

    ``first_due_on`` is the first due date of the contract's own schedule, where it has one.
    """
    last = {event.kind: event for event in in_order(events)}
    dates = {kind: event.on for kind, event in last.items()}
    disbursed = last.get(EventKind.DISBURSED)
    decided = disbursed or last.get(EventKind.APPROVED)
    amount = (None if decided is None else decided.amount) or deal.loan_amount or Decimal(0)
    fee = quotes.share_of(deal.upfront_fee, deal, amount) if amount else deal.upfront_fee
    approved = last.get(EventKind.APPROVED)
    return DealFacts(
        deal_id=deal.id or 0,
        loan_amount=amount,
        net_disbursed=amount - fee,
        fee_income=fee,
        approved_on=dates.get(EventKind.APPROVED),
        disbursed_on=dates.get(EventKind.DISBURSED),
        registered_on=dates.get(EventKind.REGISTERED),
        first_repaid_on=first_paid_on,
        term_months=deal.months if approved is None or approved.months is None else approved.months,
        region="" if client is None else client.city,
        product="" if product is None else product.name,
        dealer=deal.dealer,
        new_vehicle=deal.vehicle_kind is VehicleKind.NEW,
        share=deal.share,
        settled_on=dates.get(EventKind.SETTLED),
        first_payment_default_on=None
        if disbursed is None
        else _default_on(disbursed, first_paid_on, today, default_days, first_due_on),
        reversed_on=None if disbursed is None else dates.get(EventKind.WITHDRAWN),
    )


def _default_on(
    disbursed: DealEvent, first_paid_on: date | None, today: date, default_days: int, first_due_on: date | None
) -> date | None:
    """The day from which the first instalment counts as defaulted, if nothing at all was paid by then."""
    late_from = default_from(disbursed, default_days, first_due_on)
    return late_from if (first_paid_on or today) >= late_from else None


def first_due_of(disbursed: DealEvent) -> date:
    """Return the day of the first instalment: as recorded, else a month after disbursement."""
    due: date = disbursed.first_due_on or disbursed.on + relativedelta(months=1)
    return due


def default_from(disbursed: DealEvent, default_days: int, first_due_on: date | None = None) -> date:
    """Return the first day on which a first instalment not paid at all counts as a default."""
    return (first_due_on or first_due_of(disbursed)) + timedelta(days=default_days + 1)
