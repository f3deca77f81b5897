"""Papers of deals before submission that are too old, or will be within a week or by the day they are needed."""

from collections.abc import Iterable
from datetime import timedelta

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.circle import Relation
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import Application, DocumentRecord, DocumentState
from carloan_desk.domain.product import Product
from carloan_desk.services import documents
from carloan_desk.services.today.item import By, Item, Look, Maker

AHEAD = 7
_STAGES = (Stage.DOCUMENTS, Stage.APPLICATION)


def _papers(look: Look) -> Iterable[tuple[int, Item]]:
    cases = [case for case in look.cases() if case.stage in _STAGES]
    if not cases:
        return
    ids = [case.deal.id or 0 for case in cases]
    products = {product.id: product for product in look.read.all(Product)}
    records: dict[int, list[DocumentRecord]] = {}
    for record in look.read.all(DocumentRecord, deal_id=ids):
        records.setdefault(record.deal_id, []).append(record)
    behind = documents.background(look.read, {case.deal.client_id for case in cases}, ids)
    last = look.ahead(AHEAD)
    for case in cases:
        deal, client, its = case.deal, case.client, records.get(case.deal.id or 0, [])
        if not its:
            continue  # nothing is here yet that could grow old
        for paper in documents.checklist(client, deal, products.get(deal.product_id), its, look.today, behind):
            until = paper.holds_until()
            if paper.state is not DocumentState.RECEIVED or until is None:
                continue
            if until > last and not paper.too_old_by_then(look.today):
                continue
            yield (
                deal.id or 0,
                Item(
                    Kind.PAPER,
                    subject=f"paper:{deal.id}:{paper.rule.role}:{paper.rule.code}",
                    evidence=str(until),
                    on=until,
                    since=until - timedelta(days=AHEAD),
                    days=(look.today - until).days,
                    client_id=client.id,
                    client_name=client.name,
                    deal_id=deal.id,
                    model=deal.vehicle_model,
                    paper=paper,
                ),
            )


PAPERS = Maker(By.DEAL, _papers, frozenset({DocumentRecord, Application, Relation}))
