"""Reading what is known of clients: who they are, where they come from, what was said with them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, func, literal_column, select, union

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.client_list import ClientQuery, ClientRow, Facet
from carloan_desk.domain.servicing import ContactNote
from carloan_desk.domain.worksheet import RecordedCue
from carloan_desk.storage import early_signs, search, tables
from carloan_desk.storage.early_signs import NumberChange
from carloan_desk.storage.entity_reader import EntityReader, each_of
from carloan_desk.storage.mapping import mapped


class ClientReader(EntityReader):
    """Adds the queries about clients, each one statement or two."""

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

    def clients_known_by(self, numbers: Iterable[str]) -> list[Client]:
        """Return the clients outside the bin known by any of these phone or ID numbers, as stored."""
        client = tables.client
        wanted = list(numbers)
        # One index for each kind of number; an OR over them would read the whole table.
        ids = union(
            *(
                select(client.c.id).where(client.c[name].in_(each_of(wanted)))
                for name in ("mobile", "second_mobile", "id_number")
            )
        )
        there = literal_column("+client.deleted_at").is_(None)
        statement = select(client).where(client.c.id.in_(ids), there).order_by(client.c.id)
        return self._load(mapped(Client), statement)

    def with_deals(self, client_ids: Iterable[int]) -> list[int]:
        """Return those of the clients who have a deal outside the bin."""
        deal = tables.deal
        wanted = deal.c.client_id.in_(each_of(client_ids)) & deal.c.deleted_at.is_(None)
        return list(self._connection.execute(select(deal.c.client_id).distinct().where(wanted)).scalars())

    def births(self, client_ids: Iterable[int] | None = None) -> list[tuple[int, date]]:
        """Return the dates of birth that are known of clients outside the bin, of all or of some."""
        client = tables.client
        there = literal_column("+client.deleted_at").is_(None)
        statement = select(client.c.id, client.c.birth_date).where(client.c.birth_date.is_not(None), there)
        if client_ids is not None:
            statement = statement.where(client.c.id.in_(each_of(client_ids)))
        return [(row.id, row.birth_date) for row in self._connection.execute(statement)]

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

    def client_facets(self) -> dict[Facet, list[str]]:
        """Return the values of each facet that clients have, in the order of their characters."""
        return search.facet_values(self._connection)

    # Contacts ---------------------------------------------------------------------------------------------------------

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

    def contacts_since(self, day: date, client_ids: Iterable[int] | None = None) -> list[ContactNote]:
        """Return the contacts from a day on, of all clients or of some; by id."""
        return list(mapped(ContactNote).build(early_signs.contacts_since(self._connection, day, client_ids)))

    def promises(self, until: date, deal_ids: Iterable[int] | None = None) -> list[ContactNote]:
        """Return the contacts with a promise for a day up to one, of all deals or of some; by id."""
        note = tables.contact_note
        statement = select(note).where(note.c.promise_on <= until).order_by(note.c.id)
        if deal_ids is not None:
            statement = statement.where(note.c.deal_id.in_(each_of(deal_ids)))
        return self._load(mapped(ContactNote), statement)

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


def _added(start: date, end: date) -> tuple[ColumnElement[bool], ...]:
    client = tables.client
    # By the day, which has an index: that of those not deleted would read them all.
    return client.c.created_on >= start, client.c.created_on <= end, literal_column("+client.deleted_at").is_(None)


def _query(query: ClientQuery | str) -> ClientQuery:
    return ClientQuery(query) if isinstance(query, str) else query
