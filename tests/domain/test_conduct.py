"""The guard of conduct: its tables at every boundary, and what always holds."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain import conduct
from carloan_desk.domain.circle import Consent, ConsentScope, RelationKind
from carloan_desk.domain.conduct import Contact, Outcome, Person, Standing, contact_allowed, limits_on
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import rule_from_data, shipped
from carloan_desk.domain.servicing import Channel, ContactPurpose, ContactResult

DAY = date(2026, 11, 23)
NUMBER = "19900000001"
ME = Person("client:1", NUMBER)
FRIEND = Person("relation:7", "19900030007", Standing.THIRD_PARTY, debtor="client:1")
P, R = ContactPurpose, ContactResult


def at(hour: int, minute: int = 0, second: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute, second))


def contact(result: ContactResult = R.REACHED, when: datetime | None = None, **fields: Any) -> Contact:
    values = {"who": "client:1", "number": NUMBER, "channel": Channel.PHONE, **fields}
    return Contact(at=when or at(9), result=result, **values)


def employer(**values: Any) -> Any:
    data = {"topic": conduct.EMPLOYER, "valid_from": date(2026, 1, 1), "source": "单位规定", **values}
    return shipped().with_own([rule_from_data(data)])


def codes(verdict: conduct.Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize("purpose", list(ContactPurpose))
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize(
    ("moment", "allowed", "next_at"),
    [
        (at(7, 59, 59), False, at(8)),
        (at(8), True, at(8)),
        (at(21, 59, 59), True, at(21, 59, 59)),
        (at(22), False, at(8, day=DAY + timedelta(days=1))),
        (at(23, 59), False, at(8, day=DAY + timedelta(days=1))),
        (at(0), False, at(8)),
    ],
)
def test_hours_hold_for_every_purpose_and_channel(
    moment: datetime, allowed: bool, next_at: datetime, channel: Channel, purpose: ContactPurpose
) -> None:
    verdict = contact_allowed((), ME, moment, channel=channel, purpose=purpose)
    assert (not verdict.blocked, verdict.next_at) == (allowed, next_at)
    assert codes(verdict) == ([] if allowed else ["hours"])
    for reason in verdict.reasons:
        assert reason.rule.startswith("conduct.hours CN 2026-01-30")
        assert "银行业协会" in reason.source


def test_moments_with_a_zone_are_judged_by_china_s_clock() -> None:
    late = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    assert codes(contact_allowed((), ME, late)) == ["hours"]
    assert contact_allowed((), ME, late - timedelta(seconds=1)).outcome is Outcome.ALLOWED
    assert contact_allowed((), ME, datetime(2026, 11, 23, 0, 0, tzinfo=UTC)).outcome is Outcome.ALLOWED
    # A call noted with a zone counts on China's day.
    log = [contact(when=datetime(2026, 11, 22, 17, n, tzinfo=UTC)) for n in range(3)]
    assert codes(contact_allowed(log, ME, at(10))) == ["calls"]


@pytest.mark.parametrize(
    ("calls", "purpose", "outcome"),
    [
        (2, P.COLLECTION, Outcome.ALLOWED),
        (3, P.COLLECTION, Outcome.BLOCKED),
        (4, P.COLLECTION, Outcome.BLOCKED),
        (2, P.REMINDER, Outcome.ALLOWED),
        (3, P.REMINDER, Outcome.ASK),
        (3, P.FOLLOW_UP, Outcome.ASK),
    ],
)
def test_the_fourth_effective_call_of_a_day(calls: int, purpose: ContactPurpose, outcome: Outcome) -> None:
    log = [contact(result, at(9, n)) for n, result in enumerate([R.REACHED, R.PROMISED, R.REACHED, R.REACHED][:calls])]
    verdict = contact_allowed(log, ME, at(15), purpose=purpose)
    assert (verdict.outcome, verdict.calls) == (outcome, calls)
    if outcome is not Outcome.ALLOWED:
        (reason,) = verdict.reasons
        assert (reason.code, reason.params) == ("calls", {"n": calls, "limit": 3})
    if outcome is Outcome.BLOCKED:
        assert verdict.next_at == at(8, day=DAY + timedelta(days=1))


@pytest.mark.parametrize(("attempts", "blocked"), [(5, False), (6, True), (7, True)])
def test_the_seventh_unanswered_attempt_at_a_number(attempts: int, blocked: bool) -> None:
    log = [contact(R.UNANSWERED, at(9, n)) for n in range(attempts)]
    verdict = contact_allowed(log, ME, at(15))
    assert (verdict.blocked, verdict.attempts) == (blocked, attempts)
    assert verdict.calls == 0
    # Another number of the same person, and the same number under another name.
    assert not contact_allowed(log, Person("client:1", "19900000002"), at(15)).blocked
    assert contact_allowed(log, Person("client:9", NUMBER), at(15)).blocked is blocked


def test_what_counts_and_what_does_not() -> None:
    """Calls one makes oneself, by telephone, on that day, to that person in whichever deal, or to that number."""
    three = [contact(when=at(9, n)) for n in range(3)]
    assert contact_allowed(three, ME, at(10)).blocked
    free = (
        [contact(outgoing=False) for _ in range(5)],
        [contact(channel=Channel.WECHAT) for _ in range(5)],
        [contact(when=at(9, day=DAY - timedelta(days=1))) for _ in range(5)],
        [contact(when=at(9, day=DAY + timedelta(days=1))) for _ in range(5)],
        [contact(who="client:2", number="19900000002") for _ in range(5)],
    )
    for log in free:
        assert contact_allowed(log, ME, at(10)).outcome is Outcome.ALLOWED
    # A message is no call.
    assert contact_allowed(three, ME, at(10), channel=Channel.WECHAT).outcome is Outcome.ALLOWED
    # The same person under a second record, told by the number; and without one, by who they are.
    assert contact_allowed([contact(who="client:8") for _ in range(3)], ME, at(10)).blocked
    assert contact_allowed([contact(number="") for _ in range(3)], ME, at(10)).blocked
    assert contact_allowed([contact(R.UNANSWERED, number="") for _ in range(6)], ME, at(10)).blocked
    # What the clock says to come later on the same day counts as well: setting it back frees nothing.
    assert contact_allowed([contact(when=at(18, n)) for n in range(3)], ME, at(10)).blocked


def test_two_reasons_at_once_and_the_moment_both_are_over() -> None:
    log = [contact(when=at(9, n)) for n in range(3)]
    verdict = contact_allowed(log, ME, at(22, 30))
    assert codes(verdict) == ["hours", "calls"]
    assert verdict.next_at == at(8, day=DAY + timedelta(days=1))
    tomorrow = [contact(when=at(9, n, day=DAY + timedelta(days=1))) for n in range(3)]
    assert contact_allowed(log + tomorrow, ME, at(22, 30)).next_at == at(8, day=DAY + timedelta(days=2))


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        (None, Standing.DEBTOR),
        (RelationKind.CO_BORROWER, Standing.DEBTOR),
        (RelationKind.GUARANTOR, Standing.LIABLE),
        (RelationKind.SPOUSE, Standing.SPOUSE),
        *((kind, Standing.THIRD_PARTY) for kind in list(RelationKind)[3:]),
    ],
)
def test_who_has_to_do_with_the_debt(kind: RelationKind | None, standing: Standing) -> None:
    assert conduct.standing_of(kind) is standing
    person = Person("relation:1", "", standing, debtor="client:1")
    expected = {Standing.THIRD_PARTY: Outcome.BLOCKED, Standing.SPOUSE: Outcome.ASK}.get(standing, Outcome.ALLOWED)
    for purpose in (P.COLLECTION, P.REMINDER):
        assert contact_allowed((), person, at(10), purpose=purpose).outcome is expected


def test_a_third_party_is_asked_to_pass_on_a_message_and_never_again_once_they_refuse() -> None:
    assert contact_allowed((), FRIEND, at(10), purpose=P.FOLLOW_UP).outcome is Outcome.ALLOWED
    blocked = contact_allowed((), FRIEND, at(10))
    assert (codes(blocked), blocked.next_at) == (["third_party.debt"], None)
    asked = contact_allowed((), FRIEND, at(10), purpose=P.FORWARD)
    assert (asked.outcome, codes(asked)) == (Outcome.ASK, ["third_party", "third_party.reachable"])
    called = [contact(R.UNANSWERED)]
    assert codes(contact_allowed(called, FRIEND, at(10), purpose=P.FORWARD)) == ["third_party"]
    heard = [*called, contact(R.REACHED, at(9, 30))]
    assert "third_party.reachable" in codes(contact_allowed(heard, FRIEND, at(10), purpose=P.FORWARD))

    for purpose in ContactPurpose:
        refused = Person(FRIEND.who, FRIEND.number, FRIEND.standing, "client:1", refused_on=DAY)
        assert "refused" in codes(contact_allowed((), refused, at(10), purpose=purpose))
        assert contact_allowed((), refused, at(10), purpose=purpose).next_at is None
        log = [contact(R.REFUSED, at(9, day=DAY - timedelta(days=400)), who=FRIEND.who, number="")]
        assert contact_allowed(log, FRIEND, at(10), purpose=purpose).blocked
        # It was no refusal yet on the day before.
        before = contact_allowed(
            (), refused, at(10, day=DAY - timedelta(days=1)), channel=Channel.WECHAT, purpose=purpose
        )
        assert "refused" not in codes(before)


def test_a_client_s_own_refusal_is_minded_until_they_speak_again() -> None:
    log = [contact(R.REFUSED, at(9, day=DAY - timedelta(days=2)))]
    assert codes(contact_allowed(log, ME, at(10))) == ["refused.person"]
    assert contact_allowed(log, ME, at(10)).outcome is Outcome.ASK
    assert contact_allowed([*log, contact(outgoing=False)], ME, at(10)).outcome is Outcome.ALLOWED


def test_consents_taken_back() -> None:
    def agreed(scope: ConsentScope, withdrawn: date | None = DAY) -> Consent:
        return Consent(client_id=1, scope=scope, given_on=date(2026, 1, 5), withdrawn_on=withdrawn)

    def outcome(purpose: ContactPurpose, *consents: Consent) -> Outcome:
        return contact_allowed((), Person("client:1", NUMBER, consents=consents), at(10), purpose=purpose).outcome

    offers, data = agreed(ConsentScope.MARKETING), agreed(ConsentScope.PERSONAL_DATA)
    assert outcome(P.CARE, offers) is Outcome.BLOCKED
    assert outcome(P.FOLLOW_UP, offers) is Outcome.ALLOWED
    assert outcome(P.CARE, data) is outcome(P.FOLLOW_UP, data) is Outcome.BLOCKED
    assert outcome(P.COLLECTION, data) is outcome(P.REMINDER, data) is Outcome.ASK
    assert outcome(P.CARE, agreed(ConsentScope.MARKETING, None)) is Outcome.ALLOWED
    assert outcome(P.CARE, offers, agreed(ConsentScope.MARKETING, DAY + timedelta(days=1))) is Outcome.ALLOWED
    assert outcome(P.CARE) is Outcome.ALLOWED


def test_rules_have_their_day() -> None:
    assert contact_allowed((), ME, at(23, day=date(2025, 2, 28))).outcome is Outcome.ALLOWED
    assert contact_allowed((), ME, at(23, day=date(2025, 3, 1))).blocked
    old = date(2026, 1, 29)
    many = [contact(R.UNANSWERED, at(9, n, day=old)) for n in range(7)]
    assert contact_allowed(many, ME, at(10, day=old)).outcome is Outcome.ALLOWED
    assert limits_on(date(2024, 5, 1)).calls is None


def test_the_employer_s_stricter_rule_wins_and_a_looser_one_does_not() -> None:
    strict = employer(start="09:00", end="20:30", calls=2, attempts=3)
    assert codes(contact_allowed((), ME, at(8, 30), strict)) == ["hours"]
    late = contact_allowed((), ME, at(20, 30), strict)
    assert (late.reasons[0].source, late.next_at) == ("单位规定", at(9, day=DAY + timedelta(days=1)))
    assert contact_allowed([contact(), contact()], ME, at(10), strict).blocked
    assert contact_allowed([contact(R.UNANSWERED)] * 3, ME, at(10), strict).blocked
    loose = employer(start="06:00", end="23:59", calls=9, attempts=20)
    assert limits_on(DAY, loose) == limits_on(DAY)
    assert limits_on(date(2025, 12, 31), strict).calls == 3


def test_words_that_are_no_reason() -> None:
    for text in ("", "   ", "。。。。。。", "aaaa", "111111", "ok", "客户"):
        assert not conduct.is_reason(text), text
    assert conduct.is_reason("客户同意")
    assert conduct.is_reason("He asked me to")


def test_numbers_are_digits_and_hours_are_times() -> None:
    assert conduct.clean_number("+86 199-0000 0001") == "19900000001"
    assert conduct.clean_number("0086 19900000001") == "19900000001"
    assert conduct.clean_number("0371-6600 0000") == "037166000000"
    assert conduct.clean_number("") == ""
    assert conduct.parse_hour("8:05") == time(8, 5)
    for text in ("", "24:00", "8", "08.30", "8:60", "abc"):
        with pytest.raises(DomainError, match=r"conduct\.hour"):
            conduct.parse_hour(text)


# What always holds ----------------------------------------------------------------------------------------------------

moments = st.datetimes(at(0, day=date(2026, 11, 20)), at(0, day=date(2026, 11, 25)))
whos = st.sampled_from(["client:1", "client:2", "relation:7"])
contacts = st.builds(
    Contact,
    at=moments,
    who=whos,
    number=st.sampled_from(["", NUMBER, "19900030007"]),
    channel=st.sampled_from(list(Channel)),
    result=st.sampled_from(list(ContactResult)),
    purpose=st.sampled_from(list(ContactPurpose)),
    outgoing=st.booleans(),
)
people = st.builds(
    Person,
    who=whos,
    number=st.sampled_from(["", NUMBER]),
    standing=st.sampled_from(list(Standing)),
    debtor=st.just("client:1"),
    refused_on=st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 25)),
)
logs = st.lists(contacts, max_size=12)
asked = st.fixed_dictionaries(
    {"channel": st.sampled_from(list(Channel)), "purpose": st.sampled_from(list(ContactPurpose))}
)


@given(logs, logs, people, moments, asked)
def test_another_contact_never_frees_what_is_blocked(
    log: list[Contact], more: list[Contact], person: Person, moment: datetime, how: dict[str, Any]
) -> None:
    before = contact_allowed(log, person, moment, **how)
    after = contact_allowed(log + more, person, moment, **how)
    assert after.blocked or not before.blocked
    if before.next_at is None:
        assert after.next_at is None
    elif after.next_at is not None:
        assert after.next_at >= before.next_at


@given(
    logs,
    people,
    moments,
    asked,
    st.fixed_dictionaries(
        {},
        optional={
            "start": st.sampled_from(["00:00", "07:00", "08:00", "09:30", "12:00"]),
            "end": st.sampled_from(["14:00", "20:00", "22:00", "23:30"]),
            "calls": st.integers(0, 9),
            "attempts": st.integers(0, 12),
        },
    ),
)
def test_an_own_rule_never_loosens(
    log: list[Contact], person: Person, moment: datetime, how: dict[str, Any], own: dict[str, Any]
) -> None:
    alone = contact_allowed(log, person, moment, **how)
    with_own = contact_allowed(log, person, moment, employer(**own), **how)
    assert with_own.blocked or not alone.blocked
    assert set(codes(alone)) <= set(codes(with_own))


@given(logs, people, moments, asked, st.randoms())
def test_the_order_of_the_log_is_nothing(
    log: list[Contact], person: Person, moment: datetime, how: dict[str, Any], chance: Any
) -> None:
    shuffled = chance.sample(log, len(log))
    assert contact_allowed(shuffled, person, moment, **how) == contact_allowed(log, person, moment, **how)


@given(logs, people, moments, asked)
def test_what_is_promised_for_later_is_true_then(
    log: list[Contact], person: Person, moment: datetime, how: dict[str, Any]
) -> None:
    verdict = contact_allowed(log, person, moment, **how)
    if verdict.next_at is not None:
        assert verdict.next_at >= moment
        assert not contact_allowed(log, person, verdict.next_at, **how).blocked
    assert verdict.blocked == any(reason.outcome is Outcome.BLOCKED for reason in verdict.reasons)
