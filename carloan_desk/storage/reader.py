"""Reading: entities by id or by equality, settings, and the queries that services need, each one statement or two."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    text,
    union,
)

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.client_list import ClientQuery, ClientRow, Facet
from carloan_desk.domain.deal import Deal, DealEvent, EventKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.repayment import PaymentKind, paid_since
from carloan_desk.domain.servicing import ContactNote, PaymentRecord
from carloan_desk.domain.worksheet import RecordedCue
from carloan_desk.storage import early_signs, search, tables, touched
from carloan_desk.storage.early_signs import NumberChange
from carloan_desk.storage.mapping import ENTITIES, Entity, Mapped, mapped
from carloan_desk.storage.touched import Touched

T = TypeVar("T", bound=Entity)
Found = TypeVar("Found")

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


class Reader:
    """Reads one state of the workspace. Entities that it returns are detached and complete.

    What several parts of one answer need whole, such as all clients, is loaded once.
    """

    keeps = True

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[Any, list[Any]] = {}

    # Entities ---------------------------------------------------------------------------------------------------------

    def get(self, cls: type[T], id: int) -> T:  # noqa: A002
        """Return the entity, in the bin or not.

        Raises:
            DomainError: ``record.missing`` with ``entity`` and ``id``.
        """
        found = self.find(cls, id)
        if found is None:
            raise DomainError("record.missing", entity=mapped(cls).name, id=id)
        return found

    def find(self, cls: type[T], id: int) -> T | None:  # noqa: A002
        """Return the entity, in the bin or not; ``None`` if there is none."""
        mapping = mapped(cls)
        return next(iter(self._load(mapping, select(mapping.table).where(mapping.table.c.id == id))), None)

    def all(self, cls: type[T], **equals: Any) -> list[T]:
        """Return the entities outside the bin, by id.

        Args:
            cls: The class.
            **equals: Fields and the value each must have: for a list, tuple or set any of its values, for ``None``
                none.
        """
        return self._load_all(cls, equals) if equals else self._once(cls, lambda: self._load_all(cls, {}))

    def _load_all(self, cls: type[T], equals: Mapping[str, Any]) -> list[T]:
        mapping = mapped(cls)
        statement = select(mapping.table).order_by(mapping.table.c.id)
        if mapping.soft_delete and "deleted_at" not in equals:
            statement = statement.where(mapping.table.c.deleted_at.is_(None))
        for name, value in equals.items():
            statement = statement.where(_equals(mapping.table.c[name], value))
        return self._load(mapping, statement)

    def bin(self, cls: type[T]) -> list[T]:
        """Return what lies in the bin, deleted last first."""
        mapping = mapped(cls)
        if not mapping.soft_delete:
            return []
        deleted_at = mapping.table.c.deleted_at
        statement = select(mapping.table).where(deleted_at.is_not(None))
        return self._load(mapping, statement.order_by(deleted_at.desc(), mapping.table.c.id.desc()))

    def counts(self) -> dict[type, int]:
        """Return how many of each class there are outside the bin."""
        result = {}
        for cls in ENTITIES:
            mapping: Mapped[Any] = mapped(cls)
            statement = select(func.count()).select_from(mapping.table)
            if mapping.soft_delete:
                statement = statement.where(mapping.table.c.deleted_at.is_(None))
            result[cls] = self._connection.execute(statement).scalar_one()
        return result

    def last_seq(self) -> int:
        """Return the number of the last action recorded, 0 if there is none: the same number, the same state."""
        number: int | None = self._connection.execute(select(func.max(tables.action.c.seq))).scalar_one()
        return number or 0

    # Settings ---------------------------------------------------------------------------------------------------------

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of this workspace (plain data), or the default."""
        statement = select(tables.setting.c.value).where(tables.setting.c.key == key)
        row = self._connection.execute(statement).first()
        return default if row is None else row.value

    def settings(self, prefix: str = "") -> dict[str, Any]:
        """Return the settings whose keys begin with a prefix."""
        rows = self._connection.execute(select(tables.setting).order_by(tables.setting.c.key))
        return {row.key: row.value for row in rows if row.key.startswith(prefix)}

    # Clients ----------------------------------------------------------------------------------------------------------

    def search_clients(self, query: ClientQuery | str, limit: int = 50, offset: int = 0) -> list[ClientRow]:
        """Return a window of the clients that match, those added last first.

        Every word of the text must match: a part of the name; pinyin or its initials from any syllable on; four or more
        digits of the phone number, or its beginning; the end of the ID number; three or more characters of a plate, the
        end of a VIN. An empty query matches everybody.
        """
        return search.find(self._connection, _query(query), limit, offset)

    def client_ids(self, query: ClientQuery | str, limit: int, offset: int = 0) -> list[int]:
        """Return the ids of a window of the clients that match."""
        return search.find_ids(self._connection, _query(query), limit, offset)

    def count_clients(self, query: ClientQuery | str = "") -> int:
        """Return how many clients match."""
        return search.count(self._connection, _query(query))

    def clients_of_deals(self) -> dict[int, Client]:
        """Return the clients who have a deal, both outside the bin, by id."""
        client, deal = tables.client, tables.deal
        with_deals = select(deal.c.client_id).where(deal.c.deleted_at.is_(None))
        statement = select(client).where(client.c.id.in_(with_deals), client.c.deleted_at.is_(None))
        found = self._once("clients_of_deals", lambda: self._load(mapped(Client), statement))
        return {person.id or 0: person for person in found}

    def identities(self) -> Iterator[tuple[int, str, str, str, str]]:
        """Yield what each client outside the bin is told by: id, name, both telephones, ID number; by id."""
        client = tables.client
        columns = (client.c.id, client.c.name, client.c.mobile, client.c.second_mobile, client.c.id_number)
        there = literal_column("+client.deleted_at").is_(None)
        statement = select(*columns).where(there).order_by(client.c.id).execution_options(yield_per=2000)
        for row in self._connection.execute(statement):
            yield tuple(row)

    def clients_due(self, day: date) -> list[Client]:
        """Return the clients whose next action is due by a day, the earliest first."""
        client = tables.client
        # SQLite takes "not deleted" for the rarer thing, which it never is: the sign keeps it from that index.
        there = literal_column("+client.deleted_at").is_(None)
        statement = select(client).where(client.c.next_action_on <= day, there)
        return self._load(mapped(Client), statement.order_by(client.c.next_action_on, client.c.id))

    def leads_between(self, start: date, end: date) -> dict[tuple[Source, int | None, int | None], int]:
        """Return how many clients were added from one day to another, by kind, place and campaign."""
        client = tables.client
        origin = (client.c.source, client.c.lead_source_id, client.c.campaign_id)
        statement = select(*origin, func.count()).where(*_added(start, end)).group_by(*origin)
        return {(source, place, campaign): n for source, place, campaign, n in self._connection.execute(statement)}

    def leads_by_day(self, start: date, end: date) -> dict[date, int]:
        """Return how many clients were added on each day."""
        day = tables.client.c.created_on
        statement = select(day, func.count()).where(*_added(start, end)).group_by(day)
        return {on: count for on, count in self._connection.execute(statement)}  # noqa: C416

    def contacts_by_day(self, start: date, end: date) -> dict[date, int]:
        """Return how many contacts were noted on each day."""
        at = tables.contact_note.c.at
        first, last = datetime.combine(start, time()), datetime.combine(end, time.max)
        moments = self._connection.execute(select(at).where(at >= first, at <= last)).scalars()
        return dict(Counter(moment.date() for moment in moments))

    def contacts_on(self, day: date) -> list[ContactNote]:
        """Return the contacts noted for a day, with whomever; by id."""
        note = tables.contact_note
        first, last = datetime.combine(day, time()), datetime.combine(day, time.max)
        statement = select(note).where(note.c.at >= first, note.c.at <= last).order_by(note.c.id)
        return self._load(mapped(ContactNote), statement)

    def client_facets(self) -> dict[Facet, list[str]]:
        """Return the values of each facet that clients have, in the order of their characters."""
        return search.facet_values(self._connection)

    # Deals ------------------------------------------------------------------------------------------------------------

    def deal_ids_of_client(self, client_id: int) -> list[int]:
        """Return the ids of a client's deals outside the bin, by id."""
        deal = tables.deal
        statement = select(deal.c.id).where(deal.c.client_id == client_id, deal.c.deleted_at.is_(None))
        return list(self._connection.execute(statement.order_by(deal.c.id)).scalars())

    def clients_known_by(self, numbers: Iterable[str]) -> list[Client]:
        """Return the clients outside the bin known by any of these phone or ID numbers, as stored."""
        client = tables.client
        wanted = list(numbers)
        # One index for each kind of number; an OR over them would read the whole table.
        ids = union(
            *(
                select(client.c.id).where(client.c[name].in_(_each_of(wanted)))
                for name in ("mobile", "second_mobile", "id_number")
            )
        )
        there = literal_column("+client.deleted_at").is_(None)
        statement = select(client).where(client.c.id.in_(ids), there).order_by(client.c.id)
        return self._load(mapped(Client), statement)

    def with_deals(self, client_ids: Iterable[int]) -> list[int]:
        """Return those of the clients who have a deal outside the bin."""
        deal = tables.deal
        wanted = deal.c.client_id.in_(_each_of(client_ids)) & deal.c.deleted_at.is_(None)
        return list(self._connection.execute(select(deal.c.client_id).distinct().where(wanted)).scalars())

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
            wanted &= deal.c.id.in_(_each_of(ids))
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
        statement = select(payment).where(payment.c.deal_id.in_(_each_of(wanted)))
        return self._load(mapped(PaymentRecord), statement.order_by(payment.c.paid_on, payment.c.id))

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
            of = select(table.c.deal_id).where(table.c.id.in_(_each_of(keys[table.name])))
            found |= set(self._connection.execute(of).scalars())
        of = select(tables.deal.c.id).where(tables.deal.c.client_id.in_(_each_of(keys[tables.client.name])))
        return found | set(self._connection.execute(of).scalars())

    def touched_since(self, seq: int, most: int) -> Touched | None:
        """Return the classes, deals and clients that anything was recorded of after an action.

        Returns:
            ``None`` if that is more than ``most`` rows.
        """
        return touched.touched_since(self._connection, seq, most)

    def promises(self, until: date, deal_ids: Iterable[int] | None = None) -> list[ContactNote]:
        """Return the contacts with a promise for a day up to one, of all deals or of some; by id."""
        note = tables.contact_note
        statement = select(note).where(note.c.promise_on <= until).order_by(note.c.id)
        if deal_ids is not None:
            statement = statement.where(note.c.deal_id.in_(_each_of(deal_ids)))
        return self._load(mapped(ContactNote), statement)

    def contacts_since(self, day: date, client_ids: Iterable[int] | None = None) -> list[ContactNote]:
        """Return the contacts from a day on, of all clients or of some; by id."""
        return list(mapped(ContactNote).build(early_signs.contacts_since(self._connection, day, client_ids)))

    def numbers_changed(self, client_ids: Iterable[int] | None = None) -> list[NumberChange]:
        """Return when telephone numbers of clients were changed to others, of all clients or of some."""
        return early_signs.numbers_changed(self._connection, client_ids)

    def cues(self, client_ids: Iterable[int] | None = None) -> dict[int, list[RecordedCue]]:
        """Return what called for a second look, by client; those of whom nothing is noted are left out."""
        return early_signs.cues(self._connection, client_ids)

    def scores_between(self, start: date, end: date) -> list[int]:
        """Return what clients said of the service from one day to another."""
        said = tables.satisfaction
        statement = select(said.c.score).where(said.c.on >= start, said.c.on <= end)
        return list(self._connection.execute(statement).scalars())

    def births(self, client_ids: Iterable[int] | None = None) -> list[tuple[int, date]]:
        """Return the dates of birth that are known of clients outside the bin, of all or of some."""
        client = tables.client
        there = literal_column("+client.deleted_at").is_(None)
        statement = select(client.c.id, client.c.birth_date).where(client.c.birth_date.is_not(None), there)
        if client_ids is not None:
            statement = statement.where(client.c.id.in_(_each_of(client_ids)))
        return [(row.id, row.birth_date) for row in self._connection.execute(statement)]

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
            statement = statement.where(payment.c.deal_id.in_(_each_of(wanted)))
            returned = returned.where(payment.c.deal_id.in_(_each_of(wanted)))
        found = {row.deal_id: row.first for row in self._connection.execute(statement)}
        again = list(self._connection.execute(returned).scalars())
        for deal_id, entries in self.payments_by_deal(again).items() if again else ():
            signs = {PaymentKind.PAYMENT.value: 1, PaymentKind.REVERSAL.value: -1}
            since = paid_since((each.paid_on, each.amount * signs.get(each.kind, 0)) for each in entries)
            found.pop(deal_id, None)
            if since is not None:
                found[deal_id] = since
        return found

    # Loading ----------------------------------------------------------------------------------------------------------

    def _once(self, key: Any, load: Callable[[], list[Found]]) -> list[Found]:
        if not self.keeps:
            return load()
        if key not in self._kept:
            self._kept[key] = load()
        return list(self._kept[key])

    def _load(self, mapping: Mapped[T], statement: Select[Any]) -> list[T]:
        return list(mapping.build(self._connection.execute(statement)))


def _added(start: date, end: date) -> tuple[ColumnElement[bool], ...]:
    client = tables.client
    # By the day, which has an index: that of those not deleted would read them all.
    return client.c.created_on >= start, client.c.created_on <= end, literal_column("+client.deleted_at").is_(None)


def _equals(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    if value is None:
        return column.is_(None)
    if isinstance(value, list | tuple | set | frozenset):
        return column.in_(list(value))
    equal: ColumnElement[bool] = column == value
    return equal


def _each_of(ids: Iterable[int | str]) -> Any:
    """Any number of values as one parameter, so that the statement stays the same."""
    values: BindParameter[str] = bindparam(None, json.dumps(list(ids)), unique=True)
    return select(text("value")).select_from(func.json_each(values).table_valued("value"))


def _query(query: ClientQuery | str) -> ClientQuery:
    return ClientQuery(query) if isinstance(query, str) else query
