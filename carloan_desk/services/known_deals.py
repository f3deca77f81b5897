"""Every deal with what a plan needs to know of it, brought up to date from action to action.

A throw-away copy in memory: reading all deals anew gives the same, which a test asks after every kind of action.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import DealFacts
from carloan_desk.domain.contract import in_force
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, last_event
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import ContractSchedule
from carloan_desk.services.deal_facts import facts_of
from carloan_desk.services.plans import basics_of
from carloan_desk.storage.workspace import Reader, Workspace

T = TypeVar("T")

# Beyond so many deals that something happened to, reading all anew is as quick.
_MOST = 300


@dataclass(frozen=True)
class KnownDeals:
    """The deals outside the bin by id, as of a day and a state of the workspace. Nobody changes it.

    ``decisions`` are the lender's, each with its day and whether it was a yes. ``first_dues`` are the first due dates
    of contracts that have a schedule of their own.
    """

    today: date
    seq: int
    default_days: int
    pairs: dict[int, tuple[Deal, list[DealEvent]]] = field(default_factory=dict)
    facts: dict[int, DealFacts] = field(default_factory=dict)
    clients: dict[int, Client] = field(default_factory=dict)
    decisions: dict[int, tuple[tuple[date, bool], ...]] = field(default_factory=dict)
    first_dues: dict[int, date] = field(default_factory=dict)


def known_of(workspace: Workspace, today: date) -> KnownDeals:
    """Return all deals as of today; of those known before only what happened since is read."""
    return workspace.followed("known", today, lambda read, before: known_deals(read, today, before))


def known_deals(read: Reader, today: date, before: KnownDeals | None = None) -> KnownDeals:
    """Return all deals; of those known before only what happened since is read."""
    seq, days = read.last_seq(), basics_of(read).default_days
    touched = None
    if before is not None and (before.today, before.default_days) == (today, days):
        touched = read.deals_touched_since(before.seq, _MOST)
    if before is None or touched is None:
        found = KnownDeals(today, seq, days)
        _fill(found, read, read.deals_with_events(), read.clients_of_deals(), read.first_payments())
        return found
    if not touched:
        return replace(before, seq=seq)
    found = KnownDeals(
        today,
        seq,
        days,
        _without(before.pairs, touched),
        _without(before.facts, touched),
        dict(before.clients),
        _without(before.decisions, touched),
        _without(before.first_dues, touched),
    )
    changed = read.deals_with_events(ids=sorted(touched))
    people = {deal.client_id for deal, _ in changed}
    for client_id in people:
        found.clients.pop(client_id, None)
    found.clients.update({client.id or 0: client for client in read.all(Client, id=people)})
    _fill(found, read, changed, found.clients, read.first_payments(sorted(touched)))
    _in_order(found.pairs)
    _in_order(found.facts)
    _in_order(found.decisions)
    _forget_others(found)
    return found


def _without(known: dict[int, T], touched: set[int]) -> dict[int, T]:
    return {deal_id: value for deal_id, value in known.items() if deal_id not in touched}


def _fill(
    found: KnownDeals,
    read: Reader,
    pairs: Iterable[tuple[Deal, list[DealEvent]]],
    clients: dict[int, Client],
    paid: dict[int, date],
) -> None:
    products = {product.id: product for product in read.all(Product)}
    known = list(pairs)
    found.first_dues.update(_first_dues(read, known))
    for deal, events in known:
        deal_id = deal.id or 0
        found.pairs[deal_id] = deal, events
        found.facts[deal_id] = facts_of(
            deal,
            events,
            found.today,
            default_days=found.default_days,
            first_paid_on=paid.get(deal_id),
            first_due_on=found.first_dues.get(deal_id),
            client=clients.get(deal.client_id),
            product=products.get(deal.product_id),
        )
        found.decisions[deal_id] = tuple(
            (event.on, event.kind is EventKind.APPROVED)
            for event in events
            if event.kind is EventKind.APPROVED or event.kind is EventKind.DECLINED
        )
    if found.clients is not clients:
        found.clients.update(clients)


def _first_dues(read: Reader, pairs: Sequence[tuple[Deal, list[DealEvent]]]) -> dict[int, date]:
    """First due dates by the schedules that contracts had on the day of their disbursement."""
    ids = [deal.id or 0 for deal, _ in pairs]
    kept: dict[int, list[ContractSchedule]] = {}
    for each in read.all(ContractSchedule, deal_id=ids) if len(ids) <= _MOST else read.all(ContractSchedule):
        kept.setdefault(each.deal_id, []).append(each)
    found = {}
    for deal, events in pairs if kept else ():
        disbursed = last_event(events, EventKind.DISBURSED)
        first = None if disbursed is None else in_force(kept.get(deal.id or 0, ()), disbursed.on)
        if first is not None and first.rows:
            found[deal.id or 0] = date.fromisoformat(first.rows[0].due)
    return found


def _in_order(known: dict[int, T]) -> None:
    """Deals by id, as they are read: one that came back from the bin has its place among the others."""
    ids = list(known)
    if ids != (rising := sorted(ids)):
        values = [known[deal_id] for deal_id in rising]
        known.clear()
        known.update(zip(rising, values, strict=True))


def _forget_others(found: KnownDeals) -> None:
    """Leave out clients who have no deal any more, or are in the bin."""
    with_deal = {deal.client_id for deal, _ in found.pairs.values()}
    for client_id in [client_id for client_id in found.clients if client_id not in with_deal]:
        del found.clients[client_id]
