"""Lists of clients: windows of what a query finds, what it can be narrowed by, lists kept, changes to many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carloan_desk.domain.client import Client, SmartList
from carloan_desk.domain.client_list import ClientQuery, ClientRow, Facet, ListQuery, Usual
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import Campaign, LeadSource
from carloan_desk.storage.workspace import Changes, Workspace

MOST_AT_ONCE = 10_000
MOST_EXPORTED = 200_000


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is to be changed on many clients: fields by name, and tags to add and to take away."""

    fields: Mapping[str, Any]
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()

    def apply(self, client: Client) -> None:
        """Change one client."""
        for name, value in self.fields.items():
            setattr(client, name, value)
        kept = [tag for tag in client.tags if tag not in self.remove_tags]
        client.tags = kept + [tag for tag in self.add_tags if tag not in kept]


# Windows --------------------------------------------------------------------------------------------------------------


def rows(workspace: Workspace, query: ClientQuery, limit: int, offset: int) -> list[ClientRow]:
    """Return a window of the clients that a query finds."""
    with workspace.reading() as read:
        return read.search_clients(query, limit, offset)


def count(workspace: Workspace, query: ClientQuery) -> int:
    """Count the clients that a query finds."""
    with workspace.reading() as read:
        return read.count_clients(query)


def ids(workspace: Workspace, query: ClientQuery, limit: int, offset: int = 0) -> list[int]:
    """Return the ids of a window of the clients that a query finds."""
    with workspace.reading() as read:
        return read.client_ids(query, limit, offset)


# Changes --------------------------------------------------------------------------------------------------------------


def edit_many(workspace: Workspace, client_ids: Sequence[int], change: BulkChange) -> Changes:
    """Change many clients at once; one undo takes all of it back.

    Raises:
        DomainError: ``client.too_many`` (with ``most``) more than can be changed at once.
    """
    if len(client_ids) > MOST_AT_ONCE:
        raise DomainError("client.too_many", most=MOST_AT_ONCE)
    with workspace.unit_of_work("client.edit_many", n=len(client_ids)) as work:
        for client in work.all(Client, id=list(client_ids)):
            change.apply(client)
        return work.commit()


def delete_many(workspace: Workspace, client_ids: Sequence[int]) -> Changes:
    """Put many clients into the bin; one undo brings all of them back.

    Raises:
        DomainError: ``client.some_have_deals`` (with ``n``, how many): deals outside the bin hang on them;
            ``client.too_many``.
    """
    if len(client_ids) > MOST_AT_ONCE:
        raise DomainError("client.too_many", most=MOST_AT_ONCE)
    with workspace.unit_of_work("client.delete_many", n=len(client_ids)) as work:
        busy = work.with_deals(client_ids)
        if busy:
            raise DomainError("client.some_have_deals", n=len(busy))
        for client in work.all(Client, id=list(client_ids)):
            work.delete(client)
        return work.commit()


# Lists ----------------------------------------------------------------------------------------------------------------


def kept_lists(workspace: Workspace) -> list[SmartList]:
    """Return the lists kept, by name."""
    with workspace.reading() as read:
        return sorted(read.all(SmartList), key=lambda kept: kept.name)


def query_of(kept: SmartList) -> ListQuery:
    """Return what a kept list asks for; what is no longer known of it is left out."""
    said = kept.query
    facets = said.get("facets", {})
    known = tuple((facet, tuple(map(str, facets[facet]))) for facet in Facet if facet in facets)
    usual = said.get("usual", "")
    return ListQuery(Usual(usual) if usual in set(Usual) else Usual.ALL, str(said.get("text", "")), known)


def keep_list(workspace: Workspace, name: str, wanted: ListQuery) -> Changes:
    """Keep a list under a name; one of that name is replaced.

    Raises:
        DomainError: ``field.required`` without a name.
    """
    if not name.strip():
        raise DomainError("field.required", field="name")
    facets = {facet.value: list(values) for facet, values in wanted.facets}
    content = {"usual": wanted.usual.value, "text": wanted.text, "facets": facets}
    with workspace.unit_of_work("smart_list.keep", name=name.strip()) as work:
        for old in work.all(SmartList, name=name.strip()):
            work.purge(old)
        work.add(SmartList(name=name.strip(), query=content))
        return work.commit()


def drop_list(workspace: Workspace, list_id: int) -> Changes:
    """Let a kept list go; the clients stay."""
    with workspace.unit_of_work("smart_list.drop") as work:
        work.purge(work.get(SmartList, list_id))
        return work.commit()


def filters(workspace: Workspace) -> dict[Facet, list[tuple[str, str]]]:
    """Return what lists can be narrowed by: the values that clients have of each facet, with their names."""
    with workspace.reading() as read:
        places = {str(place.id): place.name for place in read.all(LeadSource)}
        campaigns = {str(campaign.id): campaign.name for campaign in read.all(Campaign)}
        names = {Facet.LEAD_SOURCE: places, Facet.CAMPAIGN: campaigns}
        return {
            facet: [
                (value, names[facet][value] if facet in names else value)
                for value in values
                if facet not in names or value in names[facet]
            ]
            for facet, values in read.client_facets().items()
        }
