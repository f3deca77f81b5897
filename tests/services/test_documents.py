"""The checklist of a deal: recorded in place, and the reminder lists exactly what is missing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import MaritalStatus, Occupation
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import DocumentRecord, DocumentState
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.domain.workdays import Calendar
from carloan_desk.services import clients, deals, documents
from carloan_desk.services import today as today_service
from carloan_desk.services.today import Kind
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
    (reminder,) = [each for each in documents.reminders(checklist, TODAY, language) if each.role == "applicant"]
    text = reminder.text
    missing = [paper for paper in checklist if not paper.done(TODAY) and paper.rule.role == "applicant"]
    assert list(reminder.papers) == missing
    assert {"driving_licence", "bank_statement"} <= {paper.rule.code for paper in missing}
    listed = [line.partition(". ")[2] for line in text.splitlines() if line[0].isdigit()]
    assert listed == [paper.rule.names[language] for paper in missing]
    assert not {"id_card", "household_register"} & {paper.rule.code for paper in missing}
    assert documents.reminders([paper for paper in checklist if paper.done(TODAY)], TODAY, language) == []
    assert documents.reminders([], TODAY, language) == []


def test_nobody_is_asked_for_papers_of_a_later_step(manager: Manager) -> None:
    deal_id = manager.deal()
    checklist = manager.view(deal_id).checklist

    def asked(stage: Stage) -> set[str]:
        wanted = documents.wanted_now(manager.view(deal_id).checklist, stage, TODAY)
        return {paper.rule.code for each in documents.reminders(wanted, TODAY) for paper in each.papers}

    early = asked(Stage.DOCUMENTS)
    assert "id_card" in early
    assert not {"mortgage_registration", "vehicle_invoice", "repayment_card"} & early
    assert early == asked(Stage.DISCOVERY) == asked(Stage.APPLICATION)
    signing = asked(Stage.SIGNING)
    assert early < signing
    assert "repayment_card" in signing
    assert "mortgage_registration" not in signing
    assert asked(Stage.DELIVERY) == {each.rule.code for each in checklist}
    # When all is here for this step, what the next one needs is asked for.
    for each in checklist:
        if each.rule.needed_by == "application":
            put(manager, deal_id, each.rule.code, DocumentState.NOT_APPLICABLE, reason="资方不要求")
    assert asked(Stage.DOCUMENTS) == signing - early


def paper(manager: Manager, deal_id: int, code: str) -> Requirement:
    return next(each for each in manager.view(deal_id).checklist if each.rule.code == code)


def test_people_around_the_client_bring_their_papers(manager: Manager) -> None:
    client_id = manager.client(marital_status=MaritalStatus.MARRIED)
    deal_id = manager.deal(client_id)
    other = manager.client(name="担保二")
    with manager.workspace.unit_of_work("test.add") as work:
        work.add(Relation(client_id=client_id, kind=RelationKind.SPOUSE, name="配偶甲"))
        work.add(Relation(client_id=client_id, kind=RelationKind.GUARANTOR, name="担保一"))
        work.add(Relation(client_id=client_id, kind=RelationKind.GUARANTOR, other_id=other))
        work.add(Relation(client_id=client_id, kind=RelationKind.FRIEND, name="朋友"))
        work.commit()
    found = {(each.rule.code, each.rule.role): each.person for each in manager.view(deal_id).checklist}
    assert found["spouse_id_card", "spouse"] == "配偶甲"
    assert found["guarantor_id_card", "guarantor"] == "担保一"
    assert found["guarantor_id_card", "guarantor-2"] == "担保二"
    assert not [role for _, role in found if role.startswith("co_borrower")]
    who = [(each.role, each.person) for each in documents.reminders(manager.view(deal_id).checklist, TODAY)]
    assert who == [("applicant", ""), ("spouse", "配偶甲"), ("guarantor", "担保一"), ("guarantor-2", "担保二")]


def test_trade_in_and_commercial_use_ask_for_more(manager: Manager) -> None:
    deal_id = manager.deal()
    before = codes(manager, deal_id)
    deals.edit(manager.workspace, deal_id, {"trade_in": True, "old_loan": Decimal(20000), "use": VehicleUse.COMMERCIAL})
    assert {code for code, _ in codes(manager, deal_id) - before} == {
        "old_car_papers",
        "old_loan_settlement",
        "old_car_transfer",
        "operating_qualification",
    }


def test_a_statement_that_is_fine_today_is_too_old_on_the_day_of_submission(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DOCUMENTS)
    put(manager, deal_id, "bank_statement", DocumentState.RECEIVED, issued_on=TODAY, covers_until=date(2026, 10, 31))
    assert paper(manager, deal_id, "bank_statement").ready(TODAY)
    deals.edit(manager.workspace, deal_id, {"expected_submission_on": date(2026, 12, 1)})
    late = paper(manager, deal_id, "bank_statement")
    assert (late.done(TODAY), late.ready(TODAY), late.too_old_by_then(TODAY)) == (True, False, True)
    assert late.holds_until() == date(2026, 11, 30)
    (reminder,) = documents.reminders([late], TODAY)
    assert "到时会过期" in reminder.text
    assert Kind.PAPER in {item.kind for item in today_service.overview(manager.workspace, TODAY).items}


def test_an_id_card_has_to_hold_on_the_day_of_disbursement(manager: Manager) -> None:
    deal_id = manager.deal()
    put(manager, deal_id, "id_card", DocumentState.RECEIVED, valid_until=date(2026, 12, 10))
    deals.edit(manager.workspace, deal_id, {"expected_disbursement_on": date(2026, 12, 10)})
    assert paper(manager, deal_id, "id_card").ready(TODAY)
    deals.edit(manager.workspace, deal_id, {"expected_disbursement_on": date(2026, 12, 11)})
    assert paper(manager, deal_id, "id_card").too_old_by_then(TODAY)


def test_a_lenders_own_rules_win_and_a_submitted_file_keeps_its_list(manager: Manager) -> None:
    submitted = manager.walk(Stage.DECISION)
    deal_id = manager.walk(Stage.DOCUMENTS)
    lender = manager.view(deal_id).product
    assert lender is not None
    before = codes(manager, submitted)
    undone(
        manager,
        lambda: documents.change_rule(
            manager.workspace, "income_certificate", lender.lender, {"max_age_days": 7}, TODAY
        ),
    )
    documents.change_rule(manager.workspace, "household_register", "", {"hidden": True}, TODAY)
    documents.change_rule(manager.workspace, "客户照片", lender.lender, {"zh": "客户照片", "why_zh": "面签"}, TODAY)
    found = {each.rule.code: each.rule for each in manager.view(deal_id).checklist}
    assert found["income_certificate"].max_age_days == 7
    assert found["客户照片"].names["zh"] == "客户照片"
    assert "household_register" not in found
    assert codes(manager, submitted) == before
    other, own, rules = documents.rules_of_lender(manager.workspace, "别家银行", TODAY)
    assert lender.lender in other
    assert len(own) == 3
    by_code = {each.code: each for each in rules}
    assert by_code["income_certificate"].max_age_days == 90
    assert "客户照片" not in by_code
    rule_id = next(each.id for each in own if each.name == "household_register")
    documents.drop_rule(manager.workspace, rule_id or 0)
    assert "household_register" in {code for code, _ in codes(manager, deal_id)}
    error = untouched(manager, documents.change_rule, manager.workspace, "id_card", "", {"max_age_days": 0}, TODAY)
    assert (error.code, error.field) == ("checklist.age", "max_age_days")
    error = untouched(manager, documents.change_rule, manager.workspace, "新", "", {"zh": " "}, TODAY)
    assert (error.code, error.field) == ("field.required", "zh")


def test_a_product_asks_for_papers_of_its_own(manager: Manager) -> None:
    deal_id = manager.deal(price=Decimal(120000), down_payment=Decimal(36000))
    product = manager.product(documents=["征信报告", "驾驶证"])
    before = codes(manager, deal_id)
    deals.choose_product(manager.workspace, deal_id, product, 36)
    assert codes(manager, deal_id) - before == {("product:征信报告", "applicant")}  # 驾驶证 is on the list already


def test_reminders_come_again_on_workdays_until_all_is_here(manager: Manager) -> None:
    deal_id = manager.deal()
    calendar = Calendar.for_years(2026, 2027)
    list_ = manager.view(deal_id).checklist
    assert documents.next_reminder(list_, TODAY, calendar) is None
    friday = date(2026, 11, 27)
    undone(manager, lambda: documents.reminded(manager.workspace, deal_id, list_[:2], friday))
    asked = manager.view(deal_id).checklist
    assert [each.state for each in asked[:3]] == [DocumentState.ASKED, DocumentState.ASKED, DocumentState.NOT_ASKED]
    assert documents.next_reminder(asked, friday, calendar) == date(2026, 12, 1)  # Tuesday
    for each in asked[:2]:
        put(manager, deal_id, each.rule.code, DocumentState.RECEIVED, valid_until=date(2036, 1, 1))
    assert documents.next_reminder(manager.view(deal_id).checklist, friday, calendar) is None
