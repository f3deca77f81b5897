"""All that one client's page shows, in one reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from carloan_desk.domain.client import Client
from carloan_desk.domain.client_list import Facet
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.services import capture, circle, clients, quote_papers, sources, timeline
from carloan_desk.services.capture import Places
from carloan_desk.services.circle import Circle
from carloan_desk.services.clients import ClientView
from carloan_desk.services.timeline import Entry
from carloan_desk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ClientPage:
    """What is known of a client, what stands around them, everything that happened.

    ``names`` tells what places and campaigns are called, ``tags`` which tags are in use.
    """

    view: ClientView
    circle: Circle
    entries: tuple[Entry, ...]
    places: Places
    names: Mapping[tuple[str, int], str]
    quotes: tuple[KeptQuote, ...]
    tags: tuple[str, ...]


def page(workspace: Workspace, client_id: int, today: date) -> ClientPage:
    """Return what a client's page shows.

    Raises:
        DomainError: ``record.missing``.
    """
    view = clients.view(workspace, client_id)
    with workspace.reading() as read:
        around = circle.circle_of(read, read.get(Client, client_id), today)
        names = sources.names_of(read)
        quotes = tuple(quote_papers.kept_of_client(read, client_id))
        tags = tuple(read.client_facets()[Facet.TAG])
    return ClientPage(
        view=view,
        circle=around,
        entries=tuple(timeline.timeline(workspace, client_id, today)),
        places=capture.places(workspace),
        names=names,
        quotes=quotes,
        tags=tags,
    )
