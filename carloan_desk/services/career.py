"""One's own performance over the years, to take along: read from everything, holding nothing of the clients."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from carloan_desk.domain.career import OVERDUE_BEYOND, Career, CareerDeal, Goal, Grain, career
from carloan_desk.domain.commission import DealFacts, Line
from carloan_desk.domain.commission.statement import sums
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, in_order
from carloan_desk.domain.pay import Payout, Target
from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import loans, plans
from carloan_desk.services.books import Books, books_of
from carloan_desk.services.earned import lines_by_month
from carloan_desk.storage.workspace import Reader, Workspace

_DECISIONS = (EventKind.APPROVED, EventKind.DECLINED)


def ledger(workspace: Workspace, today: date) -> Career:
    """Return one's performance as of today."""
    overdue = {
        line.deal.id or 0: line.state.outstanding_principal
        for line in loans.portfolio(workspace, today)
        if line.state.overdue_days > OVERDUE_BEYOND
    }
    books = books_of(workspace, today)
    return workspace.derived(("career", today), lambda read: _ledger(read, books, overdue, today))


def _ledger(read: Reader, books: Books, overdue: Mapping[int, Decimal], today: date) -> Career:
    books = books.of(read)
    kinds = {product.id: product.kind for product in read.all(Product)}
    deals = [
        _deal(deal, events, books.facts[deal.id or 0], kinds.get(deal.product_id), overdue.get(deal.id or 0))
        for deal, events in books.pairs
    ]
    by_month: dict[str, list[Line]] = {}
    for month, line in lines_by_month(read, books):
        by_month.setdefault(month, []).append(line)
    paid: dict[str, Decimal] = {}
    for payout in read.all(Payout):
        paid[payout.period] = paid.get(payout.period, Decimal(0)) + payout.amount
    goals = {target.period: Goal(target.metric, target.value) for target in read.all(Target)}
    return career(deals, {month: sums(lines)[0] for month, lines in by_month.items()}, paid, goals, today)


def _deal(
    deal: Deal, events: Sequence[DealEvent], facts: DealFacts, kind: ProductKind | None, overdue: Decimal | None
) -> CareerDeal:
    decision = next((event for event in reversed(in_order(events)) if event.kind in _DECISIONS), None)
    return CareerDeal(
        decided_on=None if decision is None else decision.on,
        approved=decision is not None and decision.kind is EventKind.APPROVED,
        disbursed_on=facts.disbursed_on,
        amount=facts.loan_amount,
        months=facts.term_months,
        kind=kind,
        used=deal.vehicle_kind is VehicleKind.USED,
        nev=deal.power is Power.NEV,
        overdue=overdue or Decimal(0),
    )


def pdf_of(workspace: Workspace, found: Career, grain: Grain, on: date) -> bytes:
    """Return a career as PDF."""
    from carloan_desk.printing.career import render_career

    return render_career(found, grain, on, plans.basics(workspace).name)


def write_sheet(workspace: Workspace, path: Path, found: Career, grain: Grain) -> None:
    """Write a career as xlsx or csv, by the ending of the name."""
    from carloan_desk.exchange.career import write_career

    write_career(path, found, grain, plans.basics(workspace).name)
