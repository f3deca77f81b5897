"""Contacts: recorded as facts, judged by the rules, with promises that judge themselves."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain import conduct
from carloan_desk.domain.behaviour import Behaviour
from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import Client
from carloan_desk.domain.conduct import Outcome, Standing
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.promises import Judged, PromiseState
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.services import circle, conduct_rules, contacts, loan_talk, timeline
from carloan_desk.services.timeline import Kind
from tests.services.manager import OPENED, TODAY, Manager, refusal, undone, untouched

D = Decimal
NOW = datetime.combine(TODAY, time(16))
R = ContactResult


def note(client_id: int, result: ContactResult = R.REACHED, at: datetime | None = None, **fields: Any) -> ContactNote:
    values = {"channel": Channel.PHONE, "purpose": ContactPurpose.COLLECTION, **fields}
    return ContactNote(client_id=client_id, at=at or NOW - timedelta(hours=1), result=result, **values)


def record(manager: Manager, made: ContactNote, **more: Any) -> ContactNote:
    contacts.record(manager.workspace, made, NOW, **more)
    return made


def around(manager: Manager, client_id: int, kind: RelationKind, **fields: Any) -> Relation:
    values = {"name": "李晓东", "mobile": "19900030001"} if "other_id" not in fields else {}
    relation = Relation(client_id=client_id, kind=kind, **(values | fields))
    circle.keep_relation(manager.workspace, relation)
    return relation


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


def test_a_contact_with_its_next_step_is_one_action(manager: Manager) -> None:
    client_id = manager.client()
    made = note(client_id, note="问了月供", next_step="寄报价")
    undone(manager, lambda: contacts.record(manager.workspace, made, NOW, next_on=TODAY + timedelta(days=2)))
    with manager.workspace.reading() as read:
        client = read.get(Client, client_id)
        kept = read.get(ContactNote, made.id or 0)
    assert (client.next_action, client.next_action_on) == ("寄报价", TODAY + timedelta(days=2))
    assert kept.number == client.mobile
    # One without a next step leaves what was planned.
    record(manager, note(client_id, at=NOW - timedelta(minutes=5)))
    with manager.workspace.reading() as read:
        assert read.get(Client, client_id).next_action == "寄报价"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"at": NOW + timedelta(minutes=2)}, "contact.future", "at"),
        ({"at": NOW + timedelta(days=300)}, "contact.future", "at"),
        ({"result": R.PROMISED}, "contact.promise_day", "promise_on"),
        ({"result": R.PROMISED, "promise_on": TODAY - timedelta(days=1)}, "contact.promise", "promise_on"),
        (
            {"result": R.PROMISED, "promise_on": TODAY, "promise_amount": D(0)},
            "contact.promise_amount",
            "promise_amount",
        ),
        ({"relation_id": 77}, "contact.person", "relation_id"),
        ({"at": at(7, 59)}, "contact.reason", "override_reason"),
        ({"at": at(23, day=TODAY - timedelta(days=1))}, "contact.reason", "override_reason"),
        ({"at": at(7, 59), "override_reason": "  .. "}, "contact.reason", "override_reason"),
    ],
)
def test_what_is_refused(manager: Manager, fields: dict[str, Any], code: str, field: str) -> None:
    error = untouched(manager, contacts.record, manager.workspace, note(manager.client(), **fields), NOW)
    assert (error.code, error.field) == (code, field)


def test_a_next_step_is_not_in_the_past(manager: Manager) -> None:
    made = note(manager.client())
    error = refusal(contacts.record, manager.workspace, made, NOW, next_on=TODAY - timedelta(days=1))
    assert (error.code, error.field) == ("contact.next_on", "next_on")


def test_a_contact_that_broke_a_rule_is_recorded_with_its_reason(manager: Manager) -> None:
    client_id = manager.client()
    error = refusal(contacts.record, manager.workspace, note(client_id, at=at(7, 30)), NOW)
    assert [reason.code for reason in error.params["reasons"]] == ["hours"]
    made = record(manager, note(client_id, at=at(7, 30), override_reason=" 客户来电约定七点半回电 "))
    with manager.workspace.reading() as read:
        assert read.get(ContactNote, made.id or 0).override_reason == "客户来电约定七点半回电"
    # One that broke none keeps no reason; one who called by themselves may at any hour.
    made = record(manager, note(client_id, override_reason="不需要的理由"))
    assert made.override_reason == ""
    record(manager, note(client_id, at=at(6), outgoing=False))


def test_calls_count_across_deals_and_attempts_across_people(manager: Manager) -> None:
    client_id = manager.client()
    one, two = manager.deal(client_id), manager.deal(client_id)
    for deal_id, minute in ((one, 0), (two, 5), (one, 10)):
        record(manager, note(client_id, at=at(9, minute), deal_id=deal_id))
    error = refusal(contacts.record, manager.workspace, note(client_id, deal_id=two), NOW)
    assert [(r.code, r.params["n"]) for r in error.params["reasons"]] == [("calls", 3)]
    # The same telephone, noted as that of another client's wife.
    other = manager.client()
    with manager.workspace.reading() as read:
        mobile = read.get(Client, other).mobile
    wife = around(manager, client_id, RelationKind.SPOUSE, mobile=mobile)
    for minute in range(6):
        record(manager, note(other, R.UNANSWERED, at=at(10, minute)))
    found = contacts.sheet(manager.workspace, client_id, NOW)
    verdict = found.verdict(found.party(wife.id), mobile, NOW, Channel.PHONE, ContactPurpose.COLLECTION)
    assert (verdict.attempts, verdict.blocked) == (6, True)


def test_one_who_is_a_client_too_is_the_same_person(manager: Manager) -> None:
    client_id, brother = manager.client(), manager.client()
    relation = around(manager, client_id, RelationKind.CO_BORROWER, other_id=brother)
    for minute in range(2):
        record(manager, note(client_id, at=at(9, minute), relation_id=relation.id, number=""))
    record(manager, note(brother, at=at(9, 30)))
    for client, relation_id in ((client_id, relation.id), (brother, None)):
        found = contacts.sheet(manager.workspace, client, NOW)
        party = found.party(relation_id)
        assert found.verdict(party, "", NOW, Channel.PHONE, ContactPurpose.COLLECTION).calls == 3


def test_a_third_party_who_refuses_is_never_called_again(manager: Manager) -> None:
    client_id = manager.client()
    friend = around(manager, client_id, RelationKind.FRIEND)
    record(manager, note(client_id, R.UNANSWERED, at=at(9)))
    asked = note(client_id, R.REFUSED, at=at(9, 10), relation_id=friend.id, purpose=ContactPurpose.FORWARD)
    undone(manager, lambda: contacts.record(manager.workspace, asked, NOW))
    with manager.workspace.reading() as read:
        assert read.get(Relation, friend.id or 0).refused_contact_on == TODAY
    found = contacts.sheet(manager.workspace, client_id, NOW)
    for purpose in ContactPurpose:
        verdict = found.verdict(found.party(friend.id), "19900030001", NOW, Channel.PHONE, purpose)
        assert verdict.blocked
        assert verdict.next_at is None
    error = refusal(
        contacts.record,
        manager.workspace,
        note(client_id, relation_id=friend.id, purpose=ContactPurpose.FORWARD, at=at(10)),
        NOW,
    )
    assert "refused" in [reason.code for reason in error.params["reasons"]]


def test_the_sheet_of_a_client(manager: Manager) -> None:
    deal_id = manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    around(manager, client_id, RelationKind.FRIEND, mobile="19900030002")
    around(manager, client_id, RelationKind.SPOUSE, mobile="19900030003")
    around(manager, client_id, RelationKind.GUARANTOR, mobile="19900030004")
    found = contacts.sheet(manager.workspace, client_id, NOW)
    assert [party.standing for party in found.parties] == [
        Standing.DEBTOR,
        Standing.LIABLE,
        Standing.SPOUSE,
        Standing.THIRD_PARTY,
    ]
    (talk,) = found.talks
    assert talk.line.state.overdue_days > 0
    assert found.purpose(found.parties[0], deal_id, TODAY) is ContactPurpose.COLLECTION
    assert found.purpose(found.parties[3], deal_id, TODAY) is ContactPurpose.FORWARD
    assert found.purpose(found.parties[0], None, TODAY) is ContactPurpose.FOLLOW_UP
    assert found.ahead is None
    # The clock was set back since.
    record(manager, note(client_id))
    assert contacts.sheet(manager.workspace, client_id, NOW - timedelta(days=3)).ahead == NOW - timedelta(hours=1)
    quiet = found.verdict(found.parties[0], "", at(23), Channel.PHONE, ContactPurpose.CARE, outgoing=False)
    assert (quiet.outcome, quiet.reasons) == (Outcome.ALLOWED, ())


def states(manager: Manager, client_id: int, as_of: date = TODAY) -> dict[int, Judged]:
    with manager.workspace.reading() as read:
        return loan_talk.promise_states(read, client_id, as_of)


# Promises -------------------------------------------------------------------------------------------------------------


def test_promises_judge_themselves_from_the_ledger(manager: Manager) -> None:
    deal_id = manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    made = at(10, day=TODAY - timedelta(days=20))
    due = TODAY - timedelta(days=10)
    promised = record(
        manager, note(client_id, R.PROMISED, made, deal_id=deal_id, promise_on=due, promise_amount=D(1000))
    )

    def state(as_of: date = TODAY) -> tuple[PromiseState, Decimal]:
        judged = states(manager, client_id, as_of)[promised.id or 0]
        return judged.state, judged.paid

    assert state() == (PromiseState.BROKEN, D(0))
    assert state(due) == (PromiseState.OPEN, D(0))
    manager.pay(deal_id, 400, due)
    assert state() == (PromiseState.PARTLY, D(400))
    manager.pay(deal_id, 600, due + timedelta(days=1))
    assert state() == (PromiseState.KEPT, D(1000))
    manager.pay(deal_id, 1000, TODAY, kind=PaymentKind.REVERSAL)
    assert state() == (PromiseState.BROKEN, D(0))
    talk = contacts.sheet(manager.workspace, client_id, NOW).talk(deal_id)
    assert talk is not None
    assert talk.promise is not None
    assert talk.promise.promise.key == promised.id
    assert talk.habit.behaviour is Behaviour.BROKEN


def test_a_promise_without_an_amount_is_for_what_was_asked(manager: Manager) -> None:
    deal_id = manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    record(manager, note(client_id, R.PROMISED, at(9), deal_id=deal_id, promise_on=TODAY))
    (judged,) = states(manager, client_id).values()
    loan = manager.view(deal_id).loan
    assert loan is not None
    assert judged.promise.amount == loan.state.overdue_amount


def test_habits_follow_the_ledger(manager: Manager) -> None:
    deal_id = manager.walk(first=OPENED - timedelta(days=150))
    client_id = manager.view(deal_id).client.id or 0
    loan = manager.view(deal_id).loan
    assert loan is not None
    due = [row for row in loan.quote.schedule.rows if row.due < TODAY]
    assert len(due) >= 7
    late = {1: 0, 2: 3, 3: 5, 4: 0, 5: 2}
    for row in due:
        manager.pay(deal_id, row.payment, row.due + timedelta(days=late.get(row.number, 0)))
    (talk,) = contacts.sheet(manager.workspace, client_id, NOW).talks
    assert (talk.habit.behaviour, talk.habit.late, talk.habit.most_days) == (Behaviour.OFTEN, 3, 5)
    assert talk.habit.looked_at == len(due)
    # An oracle: the ledger with its rows.
    settled = {row.number: row.settled_on for row in loan.state.allocations}
    assert all(settled[row.number] is None for row in due)


def test_a_settled_deal_is_no_talk(manager: Manager) -> None:
    deal_id = manager.walk(to=Stage.DISBURSEMENT)
    found = contacts.sheet(manager.workspace, manager.view(deal_id).client.id or 0, NOW)
    assert found.talks == ()
    assert [deal.id for deal in found.deals] == [deal_id]


# The employer's rule --------------------------------------------------------------------------------------------------


def test_the_employer_s_rule_is_stricter_dated_and_taken_back(manager: Manager) -> None:
    client_id = manager.client()
    values = {"start": "9:00", "end": "20:00", "calls": 2, "attempts": None, "source": ""}
    undone(manager, lambda: conduct_rules.set_limits(manager.workspace, values, TODAY))
    now, shipped, own = conduct_rules.limits(manager.workspace, TODAY)
    assert (f"{now.start:%H:%M}", f"{now.end:%H:%M}", now.calls, now.attempts) == ("09:00", "20:00", 2, 6)
    assert shipped.calls == 3
    assert own is not None
    assert own.content == {"start": "09:00", "end": "20:00", "calls": 2, "source": "单位规定"}
    error = refusal(contacts.record, manager.workspace, note(client_id, at=at(8, 30)), NOW)
    (reason,) = error.params["reasons"]
    assert (reason.source, reason.rule) == ("单位规定", f"conduct.employer CN {TODAY}")
    # What was yesterday is judged by yesterday's rule.
    record(manager, note(client_id, at=at(8, 30, day=TODAY - timedelta(days=1))))

    later = TODAY + timedelta(days=3)
    conduct_rules.set_limits(manager.workspace, {"calls": 1}, later)
    assert conduct_rules.limits(manager.workspace, TODAY)[0].calls == 2
    assert conduct_rules.limits(manager.workspace, later)[0].calls == 1
    conduct_rules.drop_limits(manager.workspace, later)
    assert conduct_rules.limits(manager.workspace, later)[0].calls == 3
    assert conduct_rules.limits(manager.workspace, TODAY)[0].calls == 2
    with manager.workspace.reading() as read:
        assert len(read.all(OwnRule, topic=conduct.EMPLOYER)) == 1


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"start": "07:30"}, "conduct.looser", "start"),
        ({"end": "22:30"}, "conduct.looser", "end"),
        ({"calls": 4}, "conduct.looser", "calls"),
        ({"attempts": 7}, "conduct.looser", "attempts"),
        ({"start": "25:00"}, "conduct.hour", "start"),
        ({"end": "x"}, "conduct.hour", "end"),
        ({"start": "20:00", "end": "20:00"}, "conduct.hours", "end"),
    ],
)
def test_a_rule_that_is_none(manager: Manager, values: dict[str, Any], code: str, field: str) -> None:
    error = untouched(manager, conduct_rules.set_limits, manager.workspace, values, TODAY)
    assert (error.code, error.field) == (code, field)


def test_a_contact_just_made_is_about_the_loan_most_behind(manager: Manager) -> None:
    deal_id = manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    contacts.record_now(manager.workspace, client_id, Channel.PHONE, R.UNANSWERED, NOW)
    lead = manager.client()
    contacts.record_now(manager.workspace, lead, Channel.WECHAT, R.REACHED, NOW)
    with manager.workspace.reading() as read:
        (about,), (other,) = read.all(ContactNote, client_id=client_id), read.all(ContactNote, client_id=lead)
    assert (about.deal_id, about.purpose) == (deal_id, ContactPurpose.COLLECTION)
    assert (other.deal_id, other.purpose) == (None, ContactPurpose.FOLLOW_UP)
    late = refusal(contacts.record_now, manager.workspace, lead, Channel.WECHAT, R.REACHED, at(22))
    assert late.code == "contact.reason"


# The line of what happened --------------------------------------------------------------------------------------------


def test_the_timeline_tells_whom_promise_and_reason(manager: Manager) -> None:
    deal_id = manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    wife = around(manager, client_id, RelationKind.SPOUSE)
    other = manager.client(name="单雯")
    brother = around(manager, client_id, RelationKind.RELATIVE, other_id=other)
    day = TODAY - timedelta(days=10)
    record(manager, note(client_id, R.PROMISED, at(10, day=day), deal_id=deal_id, relation_id=wife.id, promise_on=day))
    record(manager, note(client_id, R.UNANSWERED, at(7), deal_id=deal_id, override_reason="约好早上打"))
    record(manager, note(client_id, at=at(11), relation_id=brother.id, purpose=ContactPurpose.FOLLOW_UP))
    entries = [each for each in timeline.timeline(manager.workspace, client_id, TODAY) if each.kind is Kind.CONTACT]
    by_brother, alone, by_wife = entries
    assert (by_brother.person_name, by_brother.promise) == ("单雯", None)
    assert (alone.person, alone.about.override_reason) == (None, "约好早上打")
    assert by_wife.person_name == "李晓东"
    assert by_wife.promise is not None
    assert by_wife.promise.state is PromiseState.BROKEN
