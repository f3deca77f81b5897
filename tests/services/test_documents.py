"""The checklist of a deal: recorded in place, and the reminder lists exactly what is missing."""

from datetime import date, timedelta

import pytest

from carloan_desk.domain.client import MaritalStatus, Occupation
from carloan_desk.domain.papers import DocumentRecord, DocumentState
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import clients, deals, documents
from carloan_desk.storage.workspace import Changes
from tests.services.manager import TODAY, Manager, undone, untouched


def codes(manager: Manager, deal_id: int) -> set[tuple[str, str]]:
    return {(paper.rule.code, paper.rule.role) for paper in manager.view(deal_id).checklist}


def put(manager: Manager, deal_id: int, code: str, state: DocumentState, **fields: object) -> Changes:
    return documents.set_state(
        manager.workspace,
        deal_id,
        code,
        "applicant",
        state,
        on=TODAY,
        **fields,  # type: ignore[arg-type]
    )


def record(manager: Manager, deal_id: int, code: str) -> DocumentRecord:
    found = [paper.record for paper in manager.view(deal_id).checklist if paper.rule.code == code]
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


def test_the_list_follows_client_car_and_product(manager: Manager) -> None:
    client_id = manager.client(marital_status=None, occupation=None)
    deal_id = manager.deal(client_id, power=Power.ICE)
    plain = codes(manager, deal_id)
    clients.edit(manager.workspace, client_id, {"marital_status": MaritalStatus.MARRIED})
    married = codes(manager, deal_id)
    assert married - plain == {
        ("marriage_certificate", "applicant"),
        ("spouse_id_card", "spouse"),
        ("spouse_authorisation", "spouse"),
    }
    clients.edit(manager.workspace, client_id, {"occupation": Occupation.SELF_EMPLOYED})
    assert ("business_licence", "applicant") in codes(manager, deal_id)
    deals.edit(manager.workspace, deal_id, {"power": Power.NEV, "vehicle_kind": VehicleKind.USED})
    used = codes(manager, deal_id)
    assert {("nev_catalogue", "applicant"), ("seller_id_card", "seller")} <= used
    lease = manager.product(kind=ProductKind.FINANCE_LEASE, vehicle_kind=VehicleKind.USED)
    deals.choose_product(manager.workspace, deal_id, lease, 36)
    assert codes(manager, deal_id) - used == {("lease_contract", "applicant")}


def test_a_paper_is_asked_for_received_and_given_back(manager: Manager) -> None:
    deal_id = manager.deal()
    changes = undone(manager, lambda: put(manager, deal_id, "bank_statement", DocumentState.ASKED))
    assert changes.params == {"requirement": "bank_statement", "state": "asked"}
    undone(
        manager, lambda: put(manager, deal_id, "bank_statement", DocumentState.RECEIVED, issued_on=date(2026, 11, 20))
    )
    found = record(manager, deal_id, "bank_statement")
    assert (found.state, found.received_on, found.issued_on) == (DocumentState.RECEIVED, TODAY, date(2026, 11, 20))
    undone(manager, lambda: put(manager, deal_id, "bank_statement", DocumentState.REJECTED, reason=" 未盖章 "))
    found = record(manager, deal_id, "bank_statement")
    assert (found.reason, found.received_on, found.issued_on, found.valid_until) == ("未盖章", None, None, None)
    put(manager, deal_id, "bank_statement", DocumentState.NOT_ASKED)
    assert record(manager, deal_id, "bank_statement").reason == ""
    with manager.workspace.reading() as read:
        assert len(read.all(DocumentRecord)) == 1


@pytest.mark.parametrize("state", [DocumentState.REJECTED, DocumentState.NOT_APPLICABLE])
def test_a_paper_is_not_put_aside_without_a_reason(manager: Manager, state: DocumentState) -> None:
    deal_id = manager.deal()
    for reason in ("", "  "):
        error = untouched(manager, put, manager, deal_id, "bank_statement", state, reason=reason)
        assert (error.code, error.field) == ("document.reason", "reason")
    put(manager, deal_id, "bank_statement", state, reason="资方不要求")
    assert record(manager, deal_id, "bank_statement").state is state


def test_a_paper_without_a_date_counts_as_issued_when_it_came(manager: Manager) -> None:
    deal_id = manager.deal()
    put(manager, deal_id, "bank_statement", DocumentState.RECEIVED)
    paper = next(each for each in manager.view(deal_id).checklist if each.rule.code == "bank_statement")
    assert paper.holds_until() == TODAY + timedelta(days=30)
    assert not paper.done(TODAY + timedelta(days=31))


def test_the_same_code_of_another_person_is_another_paper(manager: Manager) -> None:
    deal_id = manager.deal(manager.client(marital_status=MaritalStatus.MARRIED))
    put(manager, deal_id, "id_card", DocumentState.RECEIVED, valid_until=date(2036, 3, 7))
    documents.set_state(manager.workspace, deal_id, "spouse_id_card", "spouse", DocumentState.ASKED, on=TODAY)
    states = {paper.rule.code: paper.state for paper in manager.view(deal_id).checklist}
    assert (states["id_card"], states["spouse_id_card"]) == (DocumentState.RECEIVED, DocumentState.ASKED)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reminder_lists_exactly_what_is_missing(manager: Manager, language: str) -> None:
    deal_id = manager.deal()
    put(manager, deal_id, "id_card", DocumentState.RECEIVED, valid_until=TODAY)
    put(manager, deal_id, "household_register", DocumentState.NOT_APPLICABLE, reason="资方不要求")
    put(manager, deal_id, "driving_licence", DocumentState.REJECTED, reason="过期")
    put(manager, deal_id, "bank_statement", DocumentState.RECEIVED, issued_on=TODAY - timedelta(days=31))
    checklist = manager.view(deal_id).checklist
    text = documents.reminder(checklist, TODAY, language)
    missing = [paper for paper in checklist if not paper.done(TODAY)]
    assert {"driving_licence", "bank_statement"} <= {paper.rule.code for paper in missing}
    listed = [line.partition(". ")[2] for line in text.splitlines() if line[0].isdigit()]
    assert listed == [paper.rule.names[language] for paper in missing]
    assert not {"id_card", "household_register"} & {paper.rule.code for paper in missing}
    assert documents.reminder([paper for paper in checklist if paper.done(TODAY)], TODAY, language) == ""
    assert documents.reminder([], TODAY, language) == ""
