"""Reading: entities and settings, clients, and here the queries about deals, each one statement or two."""

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, func, select

from carloan_desk.domain.deal import Deal, DealEvent, EventKind
from carloan_desk.domain.repayment import PaymentKind, paid_since
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.storage import tables, touched
from carloan_desk.storage.client_reader import ClientReader
from carloan_desk.storage.entity_reader import each_of
from carloan_desk.storage.mapping import mapped
from carloan_desk.storage.touched import Touched

# What is recorded of a deal.
_OF_A_DEAL = (
    tables.deal.name,
    tables.deal_event.name,
    tables.payment_record.name,
    tables.contract_schedule.name,
    tables.client.name,
)
# What ends a deal. Nothing may be recorded after it, so a deal is closed exactly if it has one of these.
_CLOSING = (EventKind.SETTLED, EventKind.DECLINED, EventKind.WITHDRAWN)


class Reader(ClientReader):
    """Reads one state of the workspace."""

    def deals_with_events(
        self, *, open_only: bool = False, client_id: int | None = None, ids: Iterable[int] | None = None
    ) -> list[tuple[Deal, list[DealEvent]]]:
        """Return deals outside the bin with their events in the order of recording; deals by id.

        Args:
            open_only: Leave out deals that are settled, declined or withdrawn.
            client_id: Only this client's deals.
            ids: Only these deals.
        """
        key = ("deals", open_only, client_id, None if ids is None else tuple(ids))
        return self._once(key, lambda: self._load_deals(*key[1:]))

    def _load_deals(
        self, open_only: bool, client_id: int | None, ids: tuple[int, ...] | None
    ) -> list[tuple[Deal, list[DealEvent]]]:
        deal, event = tables.deal, tables.deal_event
        wanted: ColumnElement[bool] = deal.c.deleted_at.is_(None)
        if client_id is not None:
            wanted &= deal.c.client_id == client_id
        if ids is not None:
            wanted &= deal.c.id.in_(each_of(ids))
        if open_only:
            wanted &= deal.c.id.not_in(select(event.c.deal_id).where(event.c.kind.in_(_CLOSING)))
        deals = self._load(mapped(Deal), select(deal).where(wanted).order_by(deal.c.id))
        found: dict[int | None, tuple[Deal, list[DealEvent]]] = {item.id: (item, []) for item in deals}
        events = select(event).order_by(event.c.id)
        if open_only or client_id is not None or ids is not None:
            events = events.where(event.c.deal_id.in_(select(deal.c.id).where(wanted)))
        for item in self._load(mapped(DealEvent), events):
            pair = found.get(item.deal_id)
            if pair is not None:
                pair[1].append(item)
        return list(found.values())

    def payments_by_deal(self, ids: Iterable[int]) -> dict[int, list[PaymentRecord]]:
        """Return the ledger of each deal, by date; deals without payments have an empty list."""
        wanted = tuple(ids)
        result: dict[int, list[PaymentRecord]] = {deal_id: [] for deal_id in wanted}
        for item in self._once(("payments", wanted), lambda: self._load_payments(wanted)):
            result[item.deal_id].append(item)
        return result

    def _load_payments(self, wanted: tuple[int, ...]) -> list[PaymentRecord]:
        payment = tables.payment_record
        statement = select(payment).where(payment.c.deal_id.in_(each_of(wanted)))
        return self._load(mapped(PaymentRecord), statement.order_by(payment.c.paid_on, payment.c.id))

    def first_payments(self, ids: Iterable[int] | None = None) -> dict[int, date]:
        """Return the day since which something is paid on each deal, or on those asked for.

        What went back was never paid: a debit that was returned is no first payment.
        """
        payment = tables.payment_record
        statement = (
            select(payment.c.deal_id, func.min(payment.c.paid_on).label("first"))
            .where(payment.c.kind == PaymentKind.PAYMENT)
            .group_by(payment.c.deal_id)
        )
        returned = select(payment.c.deal_id).where(payment.c.kind == PaymentKind.REVERSAL).distinct()
        if ids is not None:
            wanted = list(ids)
            statement = statement.where(payment.c.deal_id.in_(each_of(wanted)))
            returned = returned.where(payment.c.deal_id.in_(each_of(wanted)))
        found = {row.deal_id: row.first for row in self._connection.execute(statement)}
        again = list(self._connection.execute(returned).scalars())
        for deal_id, entries in self.payments_by_deal(again).items() if again else ():
            signs = {PaymentKind.PAYMENT.value: 1, PaymentKind.REVERSAL.value: -1}
            since = paid_since((each.paid_on, each.amount * signs.get(each.kind, 0)) for each in entries)
            found.pop(deal_id, None)
            if since is not None:
                found[deal_id] = since
        return found

    def deals_touched_since(self, seq: int, most: int) -> set[int] | None:
        """Return the deals that anything was recorded of after an action: their events, payments, schedules, clients.

        Returns:
            ``None`` if there are more than ``most``, or if something that all deals hang on was changed, a product.
        """
        change = tables.change
        statement = select(change.c.entity, change.c.entity_key, change.c.before, change.c.after)
        # Narrowed to classes SQLite would look through the whole history for them.
        rows = self._connection.execute(statement.where(change.c.seq > seq).limit(most + 1)).all()
        if len(rows) > most or any(row.entity == tables.product.name for row in rows):
            return None
        keys: dict[str, set[int]] = {name: set() for name in _OF_A_DEAL}
        found: set[int] = set()
        for row in (row for row in rows if row.entity in keys):
            keys[row.entity].add(int(row.entity_key))
            # A row that is new or gone is told whole.
            for stored in (row.before, row.after):
                if stored is not None and (deal_id := json.loads(stored).get("deal_id")) is not None:
                    found.add(int(deal_id))
        found |= keys[tables.deal.name]
        for table in (tables.deal_event, tables.payment_record, tables.contract_schedule):
            of = select(table.c.deal_id).where(table.c.id.in_(each_of(keys[table.name])))
            found |= set(self._connection.execute(of).scalars())
        of = select(tables.deal.c.id).where(tables.deal.c.client_id.in_(each_of(keys[tables.client.name])))
        return found | set(self._connection.execute(of).scalars())

    def touched_since(self, seq: int, most: int) -> Touched | None:
        """Return the classes, deals and clients that anything was recorded of after an action.

        Returns:
            ``None`` if that is more than ``most`` rows.
        """
        return touched.touched_since(self._connection, seq, most)
