"""The application form: what is known fills itself in, what is typed stays, what was submitted is frozen."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest

from carloan_desk.domain.application_checks import told_by_id
from carloan_desk.domain.client import Client, MaritalStatus, Source
from carloan_desk.domain.deal import Deal, EventKind, Stage
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application
from carloan_desk.services import application_paper, applications, clients, deals
from carloan_desk.services.form_facts import answer_text
from tests.services.manager import OPENED, TODAY, Manager, refusal, undone, untouched

D = Decimal


def form(manager: Manager, deal_id: int) -> Application:
    view = manager.view(deal_id)
    return applications.of_view(view, TODAY)


def save(manager: Manager, deal_id: int, **more: str) -> None:
    applications.save_answers(manager.workspace, deal_id, form(manager, deal_id).answers | more)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


# Filling in -----------------------------------------------------------------------------------------------------------


def test_what_is_known_is_filled_in(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    answers = form(manager, deal_id).answers
    assert {
        "name": "曾乐",
        "id_number": "990000199003070013",
        "id_valid_until": "2036-03-07",
        "gender": "male",
        "marital_status": "single",
        "lender": "示例银行",
        "product": "车贷优享",
        "business_type": "new",
        "power": "nev",
        "price": "120000.00",
        "down_payment": "36000.00",
        "loan_amount": "84000.00",
        "months": "36",
        "method": "equal_payment",
        "annual_rate": "3.99",
    }.items() <= answers.items()
    quote = manager.view(deal_id).quote
    assert quote is not None
    assert answers["payment"] == f"{quote.payment:f}"
    assert answers["vehicle_use"] == "private"
    assert {finding.field for finding in applications.missing(answers)} == {
        *(f"contact{number}_{part}" for number in (1, 2) for part in ("name", "relation", "mobile")),
    }


def test_little_is_known_at_first(manager: Manager) -> None:
    client = Client(name="曾乐", source=Source.PHONE, created_on=TODAY)
    clients.add(manager.workspace, client)
    deal_id = manager.deal(client.id, price=None)
    answers = form(manager, deal_id).answers
    assert "price" not in answers
    assert "payment" not in answers
    assert all(answers.values())


def test_a_deal_that_was_never_saved_has_no_form(manager: Manager) -> None:
    client = Client(name="曾乐", source=Source.PHONE, created_on=TODAY)
    unsaved = Deal(client_id=1, opened_on=TODAY)
    assert refusal(applications.current, (), client, unsaved, None, TODAY).code == "deal.unsaved"


def test_what_is_typed_stays_as_typed(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    typed = {"vehicle_use": "private", "name": "曾樂", "mileage": "abc", "contact1_name": "䶮㛃"}
    changes = undone(
        manager,
        lambda: applications.save_answers(manager.workspace, deal_id, form(manager, deal_id).answers | typed),
    )
    assert changes.action == "application.fill"
    assert typed.items() <= form(manager, deal_id).answers.items()
    save(manager, deal_id, contact1_name="")
    assert "contact1_name" not in form(manager, deal_id).answers
    assert form(manager, deal_id).version == 1


def test_what_only_repeats_the_record_follows_the_record(manager: Manager) -> None:
    """The whole form comes back from the window, filled in: a price changed afterwards must still reach it."""
    deal_id = manager.walk(Stage.APPLICATION)
    save(manager, deal_id, vehicle_use="private", address="洛阳市人民路2号")
    deals.edit(manager.workspace, deal_id, {"price": D(100000)})
    client_id = manager.view(deal_id).client.id or 0
    clients.edit(manager.workspace, client_id, {"employer": "新禾食品厂", "address": "开封市"})
    answers = form(manager, deal_id).answers
    assert (answers["price"], answers["loan_amount"]) == ("100000.00", "64000.00")
    assert answers["employer"] == "新禾食品厂"
    assert answers["address"] == "洛阳市人民路2号"
    quote = manager.view(deal_id).quote
    assert quote is not None
    assert answers["payment"] == f"{quote.payment:f}"


def test_what_an_id_number_tells() -> None:
    assert told_by_id("990000199003070013") == {"birth_date": "1990-03-07", "gender": "male"}
    assert told_by_id("990000199003070014") == {}
    assert told_by_id("") == {}


def test_answers_as_text() -> None:
    values = {None: "", date(2026, 1, 5): "2026-01-05", D("1E+5"): "100000", D("84000.00"): "84000.00", 36: "36"}
    assert {value: answer_text(value) for value in values} == values
    assert answer_text(MaritalStatus.SINGLE) == "single"


# Submitting -----------------------------------------------------------------------------------------------------------


def test_an_incomplete_form_is_not_submitted(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    complete = manager.answers(deal_id)
    for key in ("vehicle_use", "contact2_mobile", "loan_amount", "id_number"):
        answers = complete | {key: ""}
        error = untouched(manager, applications.submit, manager.workspace, deal_id, answers, TODAY, TODAY)
        assert (error.code, error.params) == ("application.incomplete", {"count": 1})
    wrong = complete | {"loan_amount": "84000.01", "mobile": "123"}
    error = untouched(manager, applications.submit, manager.workspace, deal_id, wrong, TODAY, TODAY)
    assert error.params == {"count": 2}
    assert manager.view(deal_id).stage is Stage.APPLICATION


def test_warnings_do_not_stop_a_submission(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    answers = manager.answers(deal_id, vin="LSVAU2180N2183294")
    assert applications.missing(answers) == []
    assert all(finding.severity is Severity.ERROR for finding in applications.missing({}))
    undone(manager, lambda: applications.submit(manager.workspace, deal_id, answers, TODAY, TODAY))


@pytest.mark.parametrize(
    ("stage", "on", "code"),
    [
        (Stage.DOCUMENTS, TODAY, "deal.event.not_allowed"),
        (Stage.DECISION, TODAY, "deal.event.not_allowed"),
        (Stage.APPLICATION, TODAY + timedelta(days=1), "deal.event.future"),
        (Stage.APPLICATION, OPENED, "deal.event.before_last"),
    ],
)
def test_a_submission_at_the_wrong_time(manager: Manager, stage: Stage, on: date, code: str) -> None:
    deal_id = manager.walk(stage)
    answers = manager.answers(deal_id)
    assert untouched(manager, applications.submit, manager.workspace, deal_id, answers, on, TODAY).code == code


def test_a_submission_is_one_action(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    answers = manager.answers(deal_id)
    changes = undone(manager, lambda: applications.submit(manager.workspace, deal_id, answers, TODAY, TODAY))
    assert changes.params == {"kind": "submitted"}
    (frozen,) = manager.view(deal_id).applications
    assert (frozen.version, frozen.answers, frozen.submitted_on) == (1, answers, TODAY)
    manager.workspace.undo()
    assert manager.view(deal_id).stage is Stage.APPLICATION
    assert manager.view(deal_id).applications == ()


def test_what_was_submitted_is_frozen(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DECISION)
    (frozen,) = manager.view(deal_id).applications
    error = untouched(manager, applications.save_answers, manager.workspace, deal_id, {"name": "别人"})
    assert error.code == "deal.terms_fixed"
    client_id = manager.view(deal_id).client.id or 0
    clients.edit(manager.workspace, client_id, {"name": "改名"})
    deals.edit(manager.workspace, deal_id, {"vin": "LSVAU218XN2183294"})
    manager.record(deal_id, EventKind.RETURNED, reason="缺流水")
    deals.edit(manager.workspace, deal_id, {"price": D(110000)})
    save(manager, deal_id, contact1_name="曾建军")
    manager.record(deal_id, EventKind.SUBMITTED)
    first, second = manager.view(deal_id).applications
    assert (first.answers, first.submitted_on, first.version) == (frozen.answers, frozen.submitted_on, 1)
    assert (second.version, second.submitted_on) == (2, TODAY)
    assert second.answers["contact1_name"] == "曾建军"


def test_after_a_return_the_terms_follow_the_new_quote(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    applications.submit(manager.workspace, deal_id, manager.answers(deal_id, address="洛阳市人民路2号"), TODAY, TODAY)
    manager.record(deal_id, EventKind.RETURNED, reason="首付不足")
    deals.edit(manager.workspace, deal_id, {"down_payment": D(60000)})
    again = form(manager, deal_id)
    assert (again.version, again.id, again.submitted_on) == (2, None, None)
    assert (again.answers["down_payment"], again.answers["loan_amount"]) == ("60000.00", "60000.00")
    assert again.answers["address"] == "洛阳市人民路2号"
    assert again.answers["contact1_name"] == "曾建国"
    assert applications.missing(again.answers) == []


# On paper -------------------------------------------------------------------------------------------------------------


def test_the_form_on_paper(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    application = form(manager, deal_id)
    application.answers = manager.answers(deal_id, contact1_name="䶮㛃", mileage="12")
    pdf = application_paper.render(deal_id, application, TODAY)
    text = text_of(pdf)
    for part in (
        "汽车贷款申请表",
        "曾乐",
        "990000199003070013",
        "84,000.00 元",
        "捌万肆仟元",
        "3.99 %",
        "䶮㛃",
        "等额本息",
    ):
        assert part in text, part
    assert application_paper.form_number(deal_id, 1, TODAY) in text.replace("\n", "")
    assert "里程" not in text
    assert application_paper.render(deal_id, application, TODAY) == pdf


def test_a_married_client_signs_with_the_spouse(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    application = form(manager, deal_id)
    spouse = {"marital_status": "married", "spouse_name": "王敏"}
    application.answers = manager.answers(deal_id, **spouse)
    assert "王敏" in text_of(application_paper.render(deal_id, application, TODAY))


@pytest.mark.parametrize("odd", [{"price": "abc"}, {"loan_amount": "1e5"}, {"loan_amount": "0.001"}, {"months": "x"}])
def test_a_draft_with_a_slip_can_be_looked_at(manager: Manager, odd: dict[str, str]) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    application = form(manager, deal_id)
    application.answers |= odd
    text = text_of(application_paper.render(deal_id, application, TODAY))
    assert next(iter(odd.values())) in text


def test_an_empty_form_prints(manager: Manager) -> None:
    pdf = application_paper.render(1, Application(deal_id=1), TODAY)
    assert pypdf.PdfReader(BytesIO(pdf)).pages


def test_the_fingerprint_tells_answers_apart() -> None:
    base = {"a": "1", "b": "2"}
    assert application_paper.content_hash(base) == application_paper.content_hash({"b": "2", "a": "1", "c": ""})
    others = [{"a": "1"}, {"a": "2", "b": "1"}, {"a": "1\nb=2"}, {"a=1\nb": "2"}, {"a": "1", "b": "2 "}]
    assert len({application_paper.content_hash(each) for each in [base, *others]}) == len(others) + 1
