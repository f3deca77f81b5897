"""The checklist of a deal and what is recorded for it."""

from collections.abc import Sequence
from datetime import date

from carloan_desk.domain.checklist import Requirement, required_documents
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import DocumentRecord, DocumentState
from carloan_desk.domain.product import Product
from carloan_desk.storage.workspace import Changes, Workspace

_NEEDS_REASON = frozenset({DocumentState.REJECTED, DocumentState.NOT_APPLICABLE})


def checklist(
    client: Client, deal: Deal, product: Product | None, records: Sequence[DocumentRecord], on: date
) -> list[Requirement]:
    """Return what this client, car and product need on a day."""
    facts = {"vehicle_kind": deal.vehicle_kind.value, "power": deal.power.value}
    if client.marital_status is not None:
        facts["marital_status"] = client.marital_status.value
    if client.occupation is not None:
        facts["occupation"] = client.occupation.value
    if product is not None:
        facts["product_kind"] = product.kind.value
    return required_documents(facts, records, on)


def set_state(
    workspace: Workspace,
    deal_id: int,
    requirement: str,
    role: str,
    state: DocumentState,
    *,
    on: date,
    reason: str = "",
    issued_on: date | None = None,
    valid_until: date | None = None,
) -> Changes:
    """Record the state of one document; a document received without a date of issue counts as issued that day.

    Raises:
        DomainError: ``document.reason``: rejected and not applicable need one.
    """
    if state in _NEEDS_REASON and not reason.strip():
        raise DomainError("document.reason", field="reason")
    with workspace.unit_of_work("document.state", requirement=requirement, state=state.value) as work:
        found = work.all(DocumentRecord, deal_id=deal_id, requirement=requirement, role=role)
        record = found[0] if found else DocumentRecord(deal_id=deal_id, requirement=requirement, role=role, state=state)
        if not found:
            work.add(record)
        record.state = state
        record.reason = reason.strip()
        record.received_on = on if state is DocumentState.RECEIVED else None
        record.issued_on = (issued_on or on) if state is DocumentState.RECEIVED else None
        record.valid_until = valid_until if state is DocumentState.RECEIVED else None
        return work.commit()


def reminder(requirements: Sequence[Requirement], on: date, language: str = "zh") -> str:
    """Return a polite text for WeChat that lists exactly what is missing; empty when nothing is."""
    missing = [requirement.rule.names[language] for requirement in requirements if not requirement.done(on)]
    if not missing:
        return ""
    lines = "\n".join(f"{number}. {name}" for number, name in enumerate(missing, start=1))
    if language == "zh":
        greeting = "您好，办理车贷还需要以下资料，方便时请准备（拍照发我或到店交给我都可以）："
        return f"{greeting}\n{lines}\n有不清楚的随时问我，谢谢！"
    return f"Hello, for your car loan we still need:\n{lines}\nA photo or the paper itself is fine. Thank you!"
