"""Visits to dealers and other places of the plan of visits."""

from collections.abc import Iterable
from datetime import date

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.lead_source import LeadSource, SourceVisit
from carloan_desk.services import sources
from carloan_desk.services.today.item import By, Item, Look, Maker
from carloan_desk.storage.workspace import Changes, Workspace


def _visits(look: Look) -> Iterable[tuple[int, Item]]:
    last = look.ahead(0)
    for place in look.read.all(LeadSource):
        on = place.next_visit_on
        if on is None or on > last:
            continue
        yield (
            place.id or 0,
            Item(
                Kind.VISIT,
                subject=f"visit:{place.id}",
                evidence=str(on),
                on=on,
                since=on,
                days=(look.today - on).days,
                client_id=None,
                client_name=place.name,
                model=place.address or place.city,
                record_id=place.id,
            ),
        )


def _done(workspace: Workspace, item: Item, on: date) -> Changes:
    return sources.note_visit(workspace, SourceVisit(source_id=item.record_id or 0, on=on), on)


VISITS = Maker(By.WHOLE, _visits, frozenset({LeadSource, SourceVisit}), {Kind.VISIT: _done})
