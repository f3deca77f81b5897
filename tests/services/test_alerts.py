"""Alerts from what was recorded; dismissed until their evidence changes; kept up to date as if read anew."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest

from carloan_desk.domain.alerts import Alert, Code, Severity, SignCode
from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.commission import Basis, Clawback, ClawbackStep, PerDeal
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult, TaskKind
from carloan_desk.domain.worksheet import RecordedCue
from carloan_desk.services import alerts, circle, clients, contacts, deals, screening, tasks
from carloan_desk.services.alerts import AlertLine, read_anew, warnings
from carloan_desk.services.loan_book import read_book
from carloan_desk.services.today import marks
from tests.services.manager import OPENED, TODAY, Manager, refusal, undone

D = Decimal
DAY = timedelta(days=1)
FIRST_DUE = date(2026, 9, 17)


def lines(manager: Manager, code: Code | None = None, on: date = TODAY) -> list[AlertLine]:
    return [each for each in warnings(manager.workspace, on).open if code in (None, each.alert.code)]


def of(manager: Manager, code: Code, on: date = TODAY) -> Alert:
    (line,) = lines(manager, code, on)
    return line.alert


def up_to_date(manager: Manager, deal_id: int) -> None:
    """Pay everything that was due, each instalment on its day."""
    loan = manager.view(deal_id).loan
    assert loan is not None
    for allocation in loan.state.allocations:
        if allocation.due <= TODAY:
            manager.pay(deal_id, allocation.unpaid, allocation.due)


def note(manager: Manager, deal_id: int, result: ContactResult, at: datetime, text: str = "") -> None:
    client_id = manager.view(deal_id).client.id or 0
    purpose = ContactPurpose.COLLECTION
    said = ContactNote(
        client_id=client_id,
        deal_id=deal_id,
        at=at,
        channel=Channel.PHONE,
        result=result,
        purpose=purpose,
        note=text,
    )
    contacts.record(manager.workspace, said, datetime.combine(TODAY, time(21)))


def test_a_loan_paid_in_time_raises_nothing(manager: Manager) -> None:
    up_to_date(manager, manager.walk())
    assert lines(manager) == []


def test_a_first_instalment_that_is_late_and_then_paid(manager: Manager) -> None:
    deal_id = manager.walk()
    first = of(manager, Code.FIRST_LATE)
    assert (first.severity, first.facts[0].on, first.playbook) == (Severity.URGENT, FIRST_DUE, "first_missed")
    up_to_date(manager, deal_id)
    assert lines(manager, Code.FIRST_LATE) == []


def test_what_is_noted_of_contacts(manager: Manager) -> None:
    deal_id = manager.walk()
    for number in range(4):
        note(manager, deal_id, ContactResult.UNANSWERED, datetime.combine(TODAY - number % 2 * DAY, time(9 + number)))
    assert of(manager, Code.UNREACHABLE).severity is Severity.URGENT
    note(manager, deal_id, ContactResult.REFUSED, datetime.combine(TODAY, time(18)))
    assert of(manager, Code.REFUSED).client_ids == (manager.view(deal_id).client.id,)
    note(manager, deal_id, ContactResult.REACHED, datetime.combine(TODAY, time(19)), "想提前结清，问违约金")
    assert lines(manager, Code.REFUSED) == lines(manager, Code.UNREACHABLE) == []
    assert of(manager, Code.SETTLE_INTENT).facts[0].value == "想提前结清，问违约金"


def test_a_number_that_was_changed_soon_after_disbursement_and_changed_back(manager: Manager) -> None:
    soon = manager.walk(first=date(2026, 9, 20))
    long_ago = manager.walk()
    for deal_id in (soon, long_ago):
        up_to_date(manager, deal_id)
    client = manager.view(soon).client
    # The history has the day of the workspace's clock.
    for deal_id in (soon, long_ago):
        changed = manager.view(deal_id).client.id or 0
        clients.edit(manager.workspace, changed, {"mobile": f"199000077{deal_id:02}"})
    alert = of(manager, Code.PHONE_CHANGED)
    assert (alert.deal_id, alert.facts[-1].on) == (soon, TODAY)
    clients.edit(manager.workspace, client.id or 0, {"mobile": client.mobile})
    assert lines(manager, Code.PHONE_CHANGED) == []


def test_covers_mortgage_and_cues(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DELIVERY)
    client_id = manager.view(deal_id).client.id or 0
    up_to_date(manager, deal_id)
    assert of(manager, Code.MORTGAGE).severity is Severity.URGENT
    deals.edit(manager.workspace, deal_id, {"insurance_until": TODAY - DAY, "inspection_until": TODAY - DAY})
    screening.edit_sheet(
        manager.workspace, client_id, {"cues": [RecordedCue("no_licence"), RecordedCue("gps_offline")]}
    )
    assert {each.alert.code for each in lines(manager)} == {
        Code.MORTGAGE,
        Code.INSURANCE,
        Code.INSPECTION,
        Code.OPEN_CUES,
        Code.WHEREABOUTS,
    }
    answered = [RecordedCue("no_licence", "妻子驾驶"), RecordedCue("gps_offline", "在修理厂")]
    screening.edit_sheet(manager.workspace, client_id, {"cues": answered})
    (mortgage,) = [task for task in tasks.of_deal(manager.workspace, deal_id) if task.kind is TaskKind.MORTGAGE]
    tasks.set_done(manager.workspace, deal_id, mortgage, TODAY)
    assert {each.alert.code for each in lines(manager)} == {Code.INSURANCE, Code.INSPECTION}


def test_a_sign_is_noted_once_and_cleared_up(manager: Manager) -> None:
    deal_id = manager.walk()
    up_to_date(manager, deal_id)
    sign = SignCode.WHEREABOUTS
    undone(manager, lambda: alerts.note_sign(manager.workspace, deal_id, sign, TODAY, " 资方来电 ", TODAY))
    alert = of(manager, Code.WHEREABOUTS)
    assert (alert.facts[0].on, alert.facts[0].value) == (TODAY, "资方来电")
    # It is no task of the deal.
    assert all(task.kind is not TaskKind.SIGN for task in tasks.of_deal(manager.workspace, deal_id))
    noted = refusal(alerts.note_sign, manager.workspace, deal_id, sign, TODAY, "", TODAY)
    later = refusal(alerts.note_sign, manager.workspace, deal_id, sign, TODAY + DAY, "", TODAY)
    none = refusal(alerts.clear_sign, manager.workspace, deal_id, SignCode.SETTLE_INTENT, TODAY)
    assert [noted.code, later.code, none.code] == ["sign.open", "sign.future", "sign.none"]
    undone(manager, lambda: alerts.clear_sign(manager.workspace, deal_id, sign, TODAY))
    assert lines(manager) == []
    alerts.note_sign(manager.workspace, deal_id, sign, TODAY, "", TODAY)
    assert of(manager, Code.WHEREABOUTS)


def test_settling_early_costs_what_the_plan_says(manager: Manager) -> None:
    pay = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"))
    manager.plan(pay, Clawback("追回", (ClawbackStep(6, D(1)), ClawbackStep(12, D("0.5"))), of=("提成",)))
    deal_id = manager.walk()
    up_to_date(manager, deal_id)
    alerts.note_sign(manager.workspace, deal_id, SignCode.SETTLE_INTENT, TODAY, "要卖车", TODAY)
    wish = of(manager, Code.SETTLE_INTENT)
    assert wish.severity is Severity.URGENT
    assert D("840.00") in [fact.value for fact in wish.facts]
    manager.record(deal_id, EventKind.SETTLED, TODAY, amount=D(80000))
    assert lines(manager, Code.SETTLE_INTENT) == []
    assert D("840.00") in [fact.value for fact in of(manager, Code.SETTLED_EARLY).facts]
    # Beyond the plan's window nothing goes back, and nothing is said.
    assert lines(manager, Code.SETTLED_EARLY, TODAY + 90 * DAY) == []
    assert of(manager, Code.RELEASE, TODAY + 40 * DAY).severity is Severity.WATCH


def test_several_files_share_a_number_unless_they_belong_together(manager: Manager) -> None:
    one = manager.client()
    other = manager.client(mobile="19900090001", second_mobile=_mobile(manager, one))
    for client_id in (one, other):
        up_to_date(manager, manager.walk(client_id=client_id))
    (line,) = lines(manager, Code.SAME_PHONE)
    assert [client.id for client in line.clients] == [one, other]
    assert line.deal is None
    found = warnings(manager.workspace, TODAY)
    assert found.of_client(one) == found.of_client(other) == (line,)
    circle.keep_relation(manager.workspace, Relation(client_id=one, kind=RelationKind.SPOUSE, other_id=other))
    assert lines(manager, Code.SAME_PHONE) == []


def _mobile(manager: Manager, client_id: int) -> str:
    return clients.view(manager.workspace, client_id).client.mobile


def test_a_dealer_where_first_instalments_are_late(manager: Manager) -> None:
    for number in range(10):
        deal_id = manager.walk(dealer="甲车行" if number < 5 else "乙车行")
        if number not in (0, 1, 2):
            up_to_date(manager, deal_id)
    alert = of(manager, Code.DEALER)
    assert (alert.dealer, len(alert.client_ids), alert.severity) == ("甲车行", 3, Severity.URGENT)


# What is decided ------------------------------------------------------------------------------------------------------


def test_dismissed_with_a_reason_until_the_evidence_changes(manager: Manager) -> None:
    deal_id = manager.walk()
    up_to_date(manager, deal_id)
    deals.edit(manager.workspace, deal_id, {"insurance_until": TODAY + 3 * DAY})
    alert = of(manager, Code.INSURANCE)
    assert refusal(marks.dismiss, manager.workspace, alert, " ").code == "field.required"
    undone(manager, lambda: marks.dismiss(manager.workspace, alert, "客户已在别处续保"))
    assert lines(manager) == []
    (line,) = warnings(manager.workspace, TODAY).put_off
    assert line.mark is not None
    assert (line.alert, line.mark.reason) == (alert, "客户已在别处续保")
    # Tomorrow it is the same; once it has lapsed it is another thing.
    assert lines(manager, on=TODAY + DAY) == []
    assert of(manager, Code.INSURANCE, TODAY + 4 * DAY).severity is Severity.WATCH
    marks.take_back(manager.workspace, alert.subject)
    assert of(manager, Code.INSURANCE) == alert


def test_an_alert_that_went_and_comes_back_with_other_evidence_fires_anew(manager: Manager) -> None:
    deal_id = manager.walk()
    up_to_date(manager, deal_id)
    deals.edit(manager.workspace, deal_id, {"insurance_until": TODAY - DAY})
    marks.dismiss(manager.workspace, of(manager, Code.INSURANCE), "已续")
    deals.edit(manager.workspace, deal_id, {"insurance_until": date(2027, 11, 22)})
    assert warnings(manager.workspace, TODAY) == alerts.AlertList()
    assert of(manager, Code.INSURANCE, date(2027, 11, 23)).severity is Severity.WATCH


# Kept up to date ------------------------------------------------------------------------------------------------------


def assert_agrees(manager: Manager) -> None:
    warnings(manager.workspace, TODAY)
    _, _, known = manager.workspace._followed["alerts"]
    with manager.workspace.reading() as read:
        anew = read_anew(read, read_book(read), TODAY)
    assert known.alerts == anew


ACTS: list[Callable[[Manager, Random, list[int]], object]] = [
    lambda manager, random, ids: manager.pay(random.choice(ids), "500.00", TODAY - DAY),
    lambda manager, random, ids: deals.edit(
        manager.workspace, random.choice(ids), {"insurance_until": TODAY - random.randrange(-20, 40) * DAY}
    ),
    lambda manager, random, ids: note(
        manager,
        random.choice(ids),
        random.choice([ContactResult.UNANSWERED, ContactResult.REACHED]),
        datetime.combine(TODAY - random.randrange(3) * DAY, time(random.randrange(8, 20))),
    ),
    lambda manager, random, ids: screening.edit_sheet(
        manager.workspace,
        manager.view(random.choice(ids)).client.id or 0,
        {"cues": [RecordedCue(random.choice(["thin_file", "gps_offline"]))]},
    ),
    lambda manager, random, ids: clients.edit(
        manager.workspace,
        manager.view(random.choice(ids)).client.id or 0,
        {"mobile": f"1990005{random.randrange(10**4):04}"},
    ),
    lambda manager, random, ids: manager.workspace.undo(),
]


@pytest.mark.parametrize("seed", range(2))
def test_what_is_followed_is_what_reading_anew_gives(manager: Manager, seed: int) -> None:
    random = Random(seed)
    ids = [manager.walk(Stage.DELIVERY if number else Stage.REPAYMENT) for number in range(3)]
    assert_agrees(manager)
    for _ in range(10):
        random.choice(ACTS)(manager, random, ids)
        assert_agrees(manager)


def test_nothing_at_all_in_an_empty_workspace_and_before_the_first_loan(manager: Manager) -> None:
    assert warnings(manager.workspace, TODAY) == alerts.AlertList()
    manager.walk(Stage.SIGNING)
    assert warnings(manager.workspace, OPENED) == alerts.AlertList()
