"""Before and after a submission; what went out never changes."""

import json
import random
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.deal import DealEvent, EventKind, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import Application, KeptQuote
from carloan_desk.domain.servicing import DealTask, TaskKind
from carloan_desk.domain.submission import ChangeKind, versions_of
from carloan_desk.domain.worksheet import ExistingLoan, Income, IncomeKind
from carloan_desk.services import applications, clients, deals, screening, submissions, workspaces
from carloan_desk.services.deals import DealView
from carloan_desk.services.submissions import Outlook
from carloan_desk.storage.workspace import Workspace
from tests.services.conftest import PASSCODE, now
from tests.services.manager import OPENED, TODAY, Manager, refusal, undone

D = Decimal
ROOT = Path(__file__).parents[2]


def with_people(manager: Manager, deal_id: int) -> DealView:
    """A co-borrower, a guarantor and a worksheet around the client of a deal."""
    client_id = manager.view(deal_id).client.id or 0
    with manager.workspace.unit_of_work("client.edit") as work:
        for kind, name, mobile in (
            (RelationKind.CO_BORROWER, "周䶮", "19900041234"),
            (RelationKind.GUARANTOR, "李国强", "19900051234"),
        ):
            work.add(Relation(client_id=client_id, kind=kind, name=name, mobile=mobile))
        work.commit()
    incomes = [Income(IncomeKind.SALARY, D(11000), proven=True), Income(IncomeKind.RENT, D(2000))]
    loans = [ExistingLoan("甲银行", D(50000), D(1500), "2028-05-01")]
    fields = {"incomes": incomes, "loans": loans, "card_limit": D(30000), "card_used": D(8000)}
    screening.edit_sheet(manager.workspace, client_id, fields)
    return manager.view(deal_id)


def outlook(manager: Manager, deal_id: int, **more: str) -> Outlook:
    view = manager.view(deal_id)
    return submissions.outlook(manager.workspace, view, manager.answers(deal_id, **more), TODAY)


# What is known --------------------------------------------------------------------------------------------------------


def test_people_and_worksheet_are_known(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    view = with_people(manager, deal_id)
    answers = applications.of_view(view, TODAY).answers
    assert {
        "co_borrowers": "1",
        "co_borrower1_name": "周䶮",
        "guarantors": "1",
        "guarantor1_mobile": "19900051234",
        "monthly_income": "11000",
        "other_income": "2000",
        "monthly_debt": "1500",
        "card_limit": "30000.00",
        "existing_loans": "甲银行 余额 50,000.00 月供 1,500.00 至 2028-05-01",
    }.items() <= answers.items()
    known = applications.known_from(view, TODAY)
    assert known["monthly_income"] == ("sheet", "11000")
    assert known["name"] == ("client", "曾乐")
    assert known["co_borrower1_name"][0] == "co_borrower1"
    assert known["loan_amount"][0] == "deal"


def test_what_was_emptied_stays_empty_and_what_was_not_given_stays(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    applications.save_answers(manager.workspace, deal_id, {"employer": "", "colour": "白"})
    applications.save_answers(manager.workspace, deal_id, {"transfers": "1"})
    answers = applications.of_view(manager.view(deal_id), TODAY).answers
    assert (answers["employer"], answers["colour"], answers["transfers"]) == ("", "白", "1")
    applications.save_answers(manager.workspace, deal_id, {"employer": "示例公司"})
    clients.edit(manager.workspace, manager.view(deal_id).client.id or 0, {"employer": "新禾食品厂"})
    assert applications.of_view(manager.view(deal_id), TODAY).answers["employer"] == "新禾食品厂"


def test_roles_are_swapped_in_one_action(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    with_people(manager, deal_id)
    undone(manager, lambda: applications.swap(manager.workspace, deal_id, "co_borrower1"))
    answers = applications.of_view(manager.view(deal_id), TODAY).answers
    assert (answers["name"], answers["co_borrower1_name"]) == ("周䶮", "曾乐")
    assert answers["employer"] == answers["address"] == ""  # nothing is known of them
    undone(manager, lambda: applications.take_out(manager.workspace, deal_id, "guarantor1"))
    assert applications.of_view(manager.view(deal_id), TODAY).answers["guarantors"] == "0"
    assert refusal(applications.swap, manager.workspace, deal_id, "spouse").code == "application.nobody"


# Killed ---------------------------------------------------------------------------------------------------------------


def test_killed_while_a_form_is_filled_in(folder: Path) -> None:
    """No answer whose field was left is lost, and the history is whole."""
    created = workspaces.create(folder, PASSCODE)
    workspace = workspaces.open(folder, created.data_key, now)
    deal_id = Manager(workspace).walk(Stage.APPLICATION)
    workspace.close()
    chance = random.Random(7)
    for _ in range(3):
        command = [
            sys.executable,
            "-m",
            "tests.services.form_writer",
            str(folder),
            created.data_key.hex(),
            str(deal_id),
        ]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(chance.randint(3, 9))]
            writer.kill()
            said += writer.stdout.readlines()
        last = int([line for line in said if line.endswith("\n")][-1])
        workspace = workspaces.open(folder, created.data_key, now)
        (form,) = deals.view(workspace, deal_id, TODAY).applications
        found = {int(form.answers[key].removeprefix("字")) for key in ("sales_consultant", "colour")}
        # The answer it was killed in may have come through, unacknowledged; more than that may not.
        assert found in ({last - 1, last}, {last, last + 1})
        assert workspace.verify_history() is None
        workspace.close()


# Before ---------------------------------------------------------------------------------------------------------------


def test_before_a_submission(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    found = outlook(manager, deal_id)
    assert found.errors == []
    assert found.papers
    assert all(each.rule.needed_by == "application" for each in found.papers)
    assert found.history.decisions == 0
    assert found.doubts == len(found.papers) + len(found.warnings)
    assert outlook(manager, deal_id, contact1_mobile="1").errors[0].severity is Severity.ERROR


def test_what_a_lender_returned_for_before_is_counted(manager: Manager) -> None:
    product, other = manager.product(), manager.product(lender="另一家", name="别的")
    for number, reason in enumerate(["缺流水", "缺流水。", "首付不足", ""]):
        deal_id = manager.deal()
        deals.choose_product(manager.workspace, deal_id, product if number < 3 else other, 36)
        manager.walk(Stage.DECISION, deal_id=deal_id)
        if reason:
            manager.record(deal_id, EventKind.RETURNED, OPENED + timedelta(days=10 + number), reason=reason)
        else:
            manager.record(deal_id, EventKind.APPROVED)
    deal_id = manager.deal()
    deals.choose_product(manager.workspace, deal_id, product, 36)
    manager.walk(Stage.APPLICATION, deal_id=deal_id)
    found = outlook(manager, deal_id).history
    assert (found.decisions, found.returned) == (3, 3)
    assert [(each.reason, each.count, each.of) for each in found.reasons] == [("缺流水", 2, 3), ("首付不足", 1, 3)]


def test_the_form_is_held_against_the_quote_that_was_given(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    view = manager.view(deal_id)
    wish = {"price": "120000", "down_payment": "30000", "months": 36}
    content = {"wishes": [wish], "products": [view.deal.product_id], "offers": ["示例银行 车贷优享"], "rows": []}
    with manager.workspace.unit_of_work("quote.keep", undoable=False) as work:
        work.add(
            KeptQuote(
                deal_id=deal_id,
                made_at=now(),
                number="QT1",
                content=content,
                pages=1,
                sha256="0" * 64,
                key="0" * 64,
            )
        )
        work.commit()
    (found,) = outlook(manager, deal_id).unlike_quote
    assert (found.key, found.before, found.after) == ("down_payment", "30000", "36000.00")


# After ----------------------------------------------------------------------------------------------------------------


def bytes_of(form: Application) -> str:
    said = [form.version, form.answers, form.submitted_on, form.frozen]
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)


def test_a_frozen_version_stays_byte_for_byte(manager: Manager, workspace: Workspace) -> None:
    """Whatever happens to client, deal, worksheet, rules and products afterwards, in whatever order."""
    deal_id = manager.walk(Stage.APPLICATION)
    with_people(manager, deal_id)
    more = {"co_borrower1_relation": "兄弟", "co_borrower1_id_number": "990000199206150021", "co_borrower1_income": "1"}
    more |= {"guarantor1_relation": "朋友", "guarantor1_id_number": "990000199206150021", "guarantor1_income": "1"}
    applications.submit(workspace, deal_id, manager.answers(deal_id, **more), TODAY, TODAY)
    (form,) = manager.view(deal_id).applications
    assert form.frozen is not None
    before, paper = bytes_of(form), submissions.paper_of(workspace, versions_of([form], [])[0])
    assert form.frozen["pdf"]["sha256"] == manager.view(deal_id).issued[-1].sha256
    client_id = manager.view(deal_id).client.id or 0

    def another_rule() -> object:
        with workspace.unit_of_work("checklist.rule") as work:
            work.add(OwnRule(topic="checklist", name="id_card", content={"hidden": True}, valid_from=date(2020, 1, 1)))
            return work.commit()

    later = [
        lambda: clients.edit(workspace, client_id, {"name": "改名", "employer": "别处", "monthly_income": D(1)}),
        lambda: deals.edit(workspace, deal_id, {"vin": "LSVAU218XN2183294", "dealer": "别家"}),
        lambda: screening.edit_sheet(workspace, client_id, {"incomes": [], "loans": []}),
        another_rule,
        lambda: manager.record(deal_id, EventKind.RETURNED, reason="缺流水"),
    ]
    random.Random(3).shuffle(later)
    for change in later:
        change()
        first = manager.view(deal_id).applications[0]
        assert bytes_of(first) == before
        assert submissions.paper_of(workspace, versions_of([first], [])[0]) == paper
    applications.save_answers(workspace, deal_id, {"contact1_name": "曾建军"})
    deals.edit(workspace, deal_id, {"price": D(118000)})
    applications.submit(workspace, deal_id, manager.answers(deal_id), TODAY, TODAY, " 补了六个月流水 ")
    view = manager.view(deal_id)
    first_version, second = versions_of(view.applications, view.events)
    assert bytes_of(first_version.application) == before
    assert first_version.outcome is not None
    assert (first_version.outcome.reason, second.submitted and second.submitted.note) == ("缺流水", "补了六个月流水")
    changed = {each.key: each for each in submissions.compare(first_version, second)}
    assert (changed["contact1_name"].before, changed["contact1_name"].after) == ("曾建国", "曾建军")
    assert changed["price"].kind is ChangeKind.CHANGED
    assert "name" not in changed  # the second version goes on with the answers of the first
    labels = submissions.labels_of(second, "zh")
    assert set(changed) <= set(labels)


def test_conditions_of_an_approval_become_tasks_in_the_same_action(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DECISION)
    approval = {"amount": D(80000), "months": 36, "annual_rate": D("0.0399")}
    event = DealEvent(deal_id=deal_id, kind=EventKind.APPROVED, on=TODAY, **approval)  # type: ignore[arg-type]
    undone(manager, lambda: deals.record(manager.workspace, event, TODAY, ["补首付凭证", " ", "补首付凭证", "装 GPS "]))
    with manager.workspace.reading() as read:
        tasks = read.all(DealTask, deal_id=deal_id, kind=TaskKind.CONDITION)
    assert [task.title for task in tasks] == ["补首付凭证", "装 GPS"]
    view = manager.view(deal_id)
    (version,) = versions_of(view.applications, view.events)
    terms = {each.name: (each.asked, each.granted, each.differs) for each in submissions.decision(view, version)}
    assert terms["amount"] == (D("84000.00"), D(80000), True)
    assert not terms["months"][2]
    assert not terms["annual_rate"][2]


def test_a_version_without_its_paper_says_so(manager: Manager) -> None:
    form = Application(deal_id=1, submitted_on=TODAY, frozen={"pdf": None})
    with pytest.raises(DomainError) as refused:
        submissions.paper_of(manager.workspace, versions_of([form], [])[0])
    assert refused.value.code == "application.no_paper"


def test_a_character_no_font_has_does_not_stop_a_submission(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        raise DomainError("print.glyph_missing", chars=["𠮷"], instead="")

    deal_id = manager.walk(Stage.APPLICATION)
    monkeypatch.setattr("carloan_desk.services.application_paper.render", missing)
    applications.submit(manager.workspace, deal_id, manager.answers(deal_id), TODAY, TODAY)
    (form,) = manager.view(deal_id).applications
    assert form.frozen is not None
    assert form.frozen["pdf"] is None
