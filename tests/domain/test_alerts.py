"""Every alert fires and does not fire; evidence stays while nothing happens; more that is bad never silences one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.alerts import (
    Alert,
    Code,
    Dealing,
    File,
    LoanFacts,
    Said,
    Severity,
    Sign,
    SignCode,
    alerts_of,
    channel_alerts,
    dealer_alerts,
    in_order,
    shared_alerts,
    title_of,
    what_to_do,
)
from carloan_desk.domain.alerts.alert import rule_of
from carloan_desk.domain.alerts.groups import households, shrunk
from carloan_desk.domain.promises import Judged, Promise, PromiseState
from carloan_desk.domain.servicing import ContactResult

D = Decimal
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def loan(**fields: Any) -> LoanFacts:
    """A loan of which nothing bad is known."""
    values: dict[str, Any] = {"deal_id": 1, "client_id": 7, "disbursed_on": TODAY - 100 * DAY}
    return LoanFacts(**(values | fields))


def said(days_ago: int, result: ContactResult, hour: int = 10, **fields: Any) -> Said:
    return Said(datetime.combine(TODAY - days_ago * DAY, time(hour)), result, **fields)


def failed(days_ago: int, left: int = 500) -> Judged:
    day = TODAY - days_ago * DAY
    return Judged(Promise(days_ago, day - DAY, day, D(left)), PromiseState.BROKEN, D(0), day)


def ago(days: int) -> date:
    return TODAY - days * DAY


UNANSWERED, REACHED, REFUSED = ContactResult.UNANSWERED, ContactResult.REACHED, ContactResult.REFUSED
VAIN = [said(1, UNANSWERED, 9), said(1, UNANSWERED, 15), said(0, UNANSWERED, 9), said(0, UNANSWERED, 11)]
LATE3 = [Dealing(ago(70), 4), Dealing(ago(40), 6), Dealing(ago(10), 10, paid=False)]
LATE = {"overdue_days": 10, "overdue_amount": D(2500), "number": 3, "band": "M1"}
GPS, ASKS = Sign(SignCode.WHEREABOUTS, ago(2)), Sign(SignCode.SETTLE_INTENT, ago(2), "要卖车")

# Kind, what is known, how urgent: None if nothing is to be said.
TABLE: list[tuple[Code, dict[str, Any], Severity | None]] = [
    (Code.FIRST_LATE, {"first": Dealing(ago(1), 1, paid=False)}, Severity.URGENT),
    (Code.FIRST_LATE, {"first": Dealing(ago(0), 0, paid=False)}, None),
    (Code.FIRST_LATE, {"first": Dealing(ago(60), 5)}, Severity.WATCH),
    (Code.FIRST_LATE, {"first": Dealing(ago(60), 4)}, None),
    (Code.FIRST_LATE, {"first": Dealing(ago(181), 9)}, None),
    (Code.FIRST_LATE, {"first": Dealing(ago(9), 9, paid=False), "settled_on": ago(1)}, None),
    (Code.LATE_RUN, {"dealings": LATE3, **LATE}, Severity.WATCH),
    (Code.LATE_RUN, {"dealings": [*LATE3[:2], Dealing(ago(10), 2)]}, Severity.NOTE),
    (Code.LATE_RUN, {"dealings": LATE3[1:], **LATE}, None),
    (Code.LATE_RUN, {"dealings": [LATE3[0], Dealing(ago(40), 0), LATE3[2]], **LATE}, None),
    (Code.GROWING, {**LATE, "band": "M2", "band_before": (ago(23), "M1")}, Severity.WATCH),
    (Code.GROWING, {**LATE, "band": "M3", "band_before": (ago(23), "M2")}, Severity.URGENT),
    (Code.GROWING, {**LATE, "band": "M2", "band_before": (ago(23), "M3")}, None),
    (Code.GROWING, LATE, None),
    (Code.PROMISES, {"failed": [failed(40), failed(3)], **LATE}, Severity.URGENT),
    (Code.PROMISES, {"failed": [failed(40), failed(3)]}, Severity.NOTE),
    (Code.PROMISES, {"failed": [failed(3)], **LATE}, None),
    (Code.PROMISES, {"failed": [failed(200), failed(3)], **LATE}, None),
    (Code.PHONE_CHANGED, {"numbers_changed": [ago(20)]}, Severity.NOTE),
    (Code.PHONE_CHANGED, {"numbers_changed": [ago(20)], **LATE}, Severity.URGENT),
    (Code.PHONE_CHANGED, {"numbers_changed": [ago(20)], "disbursed_on": ago(111)}, None),
    (Code.PHONE_CHANGED, {"numbers_changed": [ago(101)]}, None),
    (Code.UNREACHABLE, {"said": VAIN, **LATE}, Severity.URGENT),
    (Code.UNREACHABLE, {"said": VAIN}, Severity.WATCH),
    (Code.UNREACHABLE, {"said": VAIN[1:]}, None),
    (Code.UNREACHABLE, {"said": [*VAIN, said(0, REACHED, 12)]}, None),
    (Code.UNREACHABLE, {"said": [*VAIN[2:], *VAIN[2:]]}, None),
    (Code.UNREACHABLE, {"said": [replace(each, by_phone=False) for each in VAIN]}, None),
    (Code.UNREACHABLE, {"said": [*VAIN, said(0, UNANSWERED, 12, outgoing=False)]}, None),
    (Code.REFUSED, {"said": [said(5, REFUSED)]}, Severity.WATCH),
    (Code.REFUSED, {"said": [said(5, REFUSED)], **LATE}, Severity.URGENT),
    (Code.REFUSED, {"said": [said(5, REFUSED), said(2, REACHED)]}, None),
    (Code.REFUSED, {"said": [said(181, REFUSED)]}, None),
    (Code.INSURANCE, {"insurance_until": ago(-14)}, Severity.NOTE),
    (Code.INSURANCE, {"insurance_until": ago(-15)}, None),
    (Code.INSURANCE, {"insurance_until": ago(0)}, Severity.NOTE),
    (Code.INSURANCE, {"insurance_until": ago(1)}, Severity.WATCH),
    (Code.INSURANCE, {"insurance_until": ago(31)}, Severity.URGENT),
    (Code.INSURANCE, {"insurance_until": ago(31), "settled_on": ago(1)}, None),
    (Code.INSPECTION, {"inspection_until": ago(1)}, Severity.WATCH),
    (Code.INSPECTION, {"inspection_until": ago(91)}, Severity.URGENT),
    (Code.INSPECTION, {"inspection_until": ago(0)}, None),
    (Code.MORTGAGE, {"registered": False, "disbursed_on": ago(31)}, Severity.WATCH),
    (Code.MORTGAGE, {"registered": False, "disbursed_on": ago(61)}, Severity.URGENT),
    (Code.MORTGAGE, {"registered": False, "disbursed_on": ago(30)}, None),
    (Code.MORTGAGE, {"registered": True, "disbursed_on": ago(90)}, None),
    (Code.RELEASE, {"settled_on": ago(31), "released": False}, Severity.WATCH),
    (Code.RELEASE, {"settled_on": ago(30), "released": False}, None),
    (Code.RELEASE, {"settled_on": ago(31), "released": True}, None),
    (Code.RELEASE, {"released": False}, None),
    (Code.WHEREABOUTS, {"signs": [GPS]}, Severity.URGENT),
    (Code.WHEREABOUTS, {"signs": [Sign(SignCode.WHEREABOUTS)]}, Severity.URGENT),
    (Code.WHEREABOUTS, {"signs": [ASKS]}, None),
    (Code.WHEREABOUTS, {"signs": [Sign(SignCode.WHEREABOUTS, ago(-1))]}, None),
    (Code.SETTLE_INTENT, {"signs": [ASKS]}, Severity.WATCH),
    (
        Code.SETTLE_INTENT,
        {"signs": [ASKS], "clawback_known": True, "clawback_until": ago(-9), "clawback": D(900)},
        Severity.URGENT,
    ),
    (Code.SETTLE_INTENT, {"said": [said(3, REACHED, text="问提前结清要多少钱")]}, Severity.WATCH),
    (Code.SETTLE_INTENT, {"said": [said(3, REACHED, text="按时还款")]}, None),
    (Code.SETTLE_INTENT, {"signs": [ASKS], "clawback_known": True}, None),
    (Code.SETTLE_INTENT, {"signs": [ASKS], "disbursed_on": ago(190)}, None),
    (Code.SETTLED_EARLY, {"settled_on": ago(10)}, Severity.WATCH),
    (Code.SETTLED_EARLY, {"settled_on": ago(10), "clawback_known": True, "clawback": D(900)}, Severity.WATCH),
    (Code.SETTLED_EARLY, {"settled_on": ago(10), "clawback_known": True}, None),
    (Code.SETTLED_EARLY, {"settled_on": ago(61)}, None),
    (Code.SETTLED_EARLY, {"settled_on": ago(10), "disbursed_on": ago(400)}, None),
    (Code.OPEN_CUES, {"open_cues": ["no_licence"]}, Severity.NOTE),
    (Code.OPEN_CUES, {"open_cues": ["no_licence", "thin_file"]}, Severity.WATCH),
    (Code.OPEN_CUES, {}, None),
    (Code.OPEN_CUES, {"open_cues": ["no_licence"], "disbursed_on": ago(181)}, None),
]


@pytest.mark.parametrize(("code", "known", "severity"), TABLE)
def test_an_alert_of_a_loan_fires_and_does_not_fire(
    code: Code, known: dict[str, Any], severity: Severity | None
) -> None:
    found = [each for each in alerts_of(loan(**known), TODAY) if each.code is code]
    assert [each.severity for each in found] == ([] if severity is None else [severity])
    for each in found:
        assert each.facts
        assert each.rule.startswith(f"alert.{code}")
        assert each.source
        assert each.subject.startswith(f"alert:{code}:")
        assert (each.deal_id, each.client_ids) == (1, (7,))


def test_the_table_has_both_for_every_alert_of_a_loan() -> None:
    of_loans = set(Code) - {
        Code.DEALER,
        Code.CHANNEL,
        Code.SETTLEMENT_WAVE,
        Code.SAME_PHONE,
        Code.SAME_ADDRESS,
        Code.SAME_EMPLOYER,
    }
    assert {code for code, _, severity in TABLE if severity is not None} == of_loans
    assert {code for code, _, severity in TABLE if severity is None} == of_loans


def test_nothing_is_said_of_a_loan_of_which_nothing_is_known() -> None:
    assert alerts_of(loan(), TODAY) == []


# Of several loans -----------------------------------------------------------------------------------------------------


def files(dealer: str, count: int, bad: int, first: int, **fields: Any) -> list[File]:
    return [File(first + each, dealer, ago(40), troubled=each < bad, **fields) for each in range(count)]


def one(alerts: list[Alert]) -> Alert:
    (alert,) = alerts
    return alert


def test_a_dealer_with_far_more_trouble_than_the_rest() -> None:
    others = files("乙车行", 40, 2, 100)
    alert = one(dealer_alerts([*files("甲车行", 8, 4, 1), *others], TODAY))
    assert (alert.code, alert.severity, alert.dealer) == (Code.DEALER, Severity.URGENT, "甲车行")
    assert alert.client_ids == (1, 2, 3, 4)
    # Two bad ones of three are chance; so is a share like everybody's; without others there is nothing to compare with.
    assert dealer_alerts([*files("甲车行", 3, 2, 1), *others], TODAY) == []
    assert dealer_alerts([*files("甲车行", 60, 3, 1), *others], TODAY) == []
    assert dealer_alerts(files("甲车行", 8, 4, 1), TODAY) == []
    assert dealer_alerts([*files("", 8, 4, 1), *others], TODAY) == []
    # One loan more that is fine is no new evidence.
    more = one(dealer_alerts([*files("甲车行", 9, 4, 1), *others], TODAY))
    assert more.evidence == alert.evidence


@given(st.integers(0, 20), st.integers(1, 40), st.integers(0, 100))
def test_a_shrunk_share_lies_between_its_own_and_the_rest(bad: int, more: int, rest: int) -> None:
    count, of_rest = bad + more, D(rest) / 100
    value = shrunk(bad, count, of_rest, D(5))
    own = D(bad) / count
    assert min(own, of_rest) - D("1e-20") <= value <= max(own, of_rest) + D("1e-20")


def test_a_channel_with_far_more_trouble_than_the_rest() -> None:
    sent = files("甲车行", 8, 4, 1, place_id=5)
    others = files("乙车行", 40, 2, 100)
    alert = one(channel_alerts([*sent, *others], {5: "李经理介绍"}, TODAY))
    assert (alert.code, alert.dealer, alert.client_ids) == (Code.CHANNEL, "李经理介绍", (1, 2, 3, 4))
    # A channel that is the dealer itself is said once, as that; one that is gone has no name.
    assert channel_alerts([*sent, *others], {5: "甲车行"}, TODAY) == []
    assert channel_alerts([*sent, *others], {}, TODAY) == []
    assert channel_alerts([*files("甲车行", 8, 2, 1, place_id=5), *others], {5: "李经理介绍"}, TODAY) == []


def test_a_wave_of_early_settlements_at_one_dealer() -> None:
    def settled(count: int, days: int) -> list[File]:
        return [File(each, "甲车行", ago(200), ago(days), runs=False) for each in range(count)]

    alert = one(dealer_alerts(settled(3, 20), TODAY))
    assert (alert.code, alert.playbook) == (Code.SETTLEMENT_WAVE, "settlement_wave")
    assert dealer_alerts(settled(2, 20), TODAY) == []
    assert dealer_alerts(settled(3, 61), TODAY) == []


def test_what_several_files_share() -> None:
    def file(client_id: int, **fields: Any) -> File:
        return File(client_id, "甲车行", ago(30), **fields)

    phone = {"phones": ("19900000001",)}
    alert = one(shared_alerts([file(1, **phone), file(2, **phone)], TODAY))
    assert (alert.code, alert.severity, alert.client_ids) == (Code.SAME_PHONE, Severity.URGENT, (1, 2))
    # Two loans of one client, a couple, somebody who repaid: nothing to say.
    assert shared_alerts([file(1, **phone), file(1, **phone)], TODAY) == []
    assert shared_alerts([file(1, **phone, related=frozenset({2})), file(2, **phone)], TODAY) == []
    assert shared_alerts([file(1, **phone), file(2, **phone, runs=False)], TODAY) == []
    third = one(shared_alerts([file(each, **phone) for each in (1, 2, 3)], TODAY))
    assert third.subject == alert.subject
    assert third.evidence != alert.evidence
    flat = [file(each, address="示例路1号") for each in range(1, 4)]
    assert one(shared_alerts(flat, TODAY)).code is Code.SAME_ADDRESS
    assert shared_alerts(flat[:2], TODAY) == []
    firm = [file(each, employer="示例公司") for each in range(1, 6)]
    assert one(shared_alerts(firm, TODAY)).severity is Severity.NOTE
    assert shared_alerts(firm[:4], TODAY) == []
    assert shared_alerts([replace(each, disbursed_on=ago(91)) for each in firm], TODAY) == []


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=12))
def test_households_are_the_connected_parts(pairs: list[tuple[int, int]]) -> None:
    related: dict[int, set[int]] = {each: set() for each in range(1, 9)}
    for one_, other in pairs:
        related[one_].add(other)
    clients = {each: File(each, "", TODAY, related=frozenset(related[each])) for each in related}
    parts = [{each} for each in related]
    for one_, other in pairs:
        joined = [part for part in parts if part & {one_, other}]
        parts = [part for part in parts if part not in joined] + [set().union(*joined)]
    assert households(clients) == len(parts)


# Evidence and order ---------------------------------------------------------------------------------------------------

_DAYS = st.integers(0, 150).map(ago)
_LOANS = st.builds(
    loan,
    disbursed_on=st.integers(30, 200).map(ago),
    first=st.none() | st.builds(Dealing, _DAYS, st.integers(0, 40), st.booleans()),
    dealings=st.lists(st.builds(Dealing, _DAYS, st.integers(0, 40)), max_size=5),
    overdue_days=st.integers(0, 100),
    band=st.sampled_from(["M0", "M1", "M2", "M3", "M3+"]),
    failed=st.lists(st.builds(failed, st.integers(0, 150)), max_size=3),
    said=st.lists(
        st.builds(said, st.integers(0, 60), st.sampled_from([UNANSWERED, REFUSED]), st.integers(8, 21)), max_size=6
    ).map(lambda found: sorted(found, key=lambda each: each.at)),
    numbers_changed=st.lists(_DAYS, max_size=2),
    insurance_until=st.none() | _DAYS,
    registered=st.booleans(),
    signs=st.lists(st.sampled_from([GPS, ASKS]), max_size=2),
    open_cues=st.lists(st.sampled_from(["no_licence", "thin_file"]), max_size=2, unique=True),
)

# What makes a loan look worse and never better.
WORSE: list[Callable[[LoanFacts], LoanFacts]] = [
    lambda facts: replace(facts, failed=[*facts.failed, failed(0)]),
    lambda facts: replace(facts, said=[*facts.said, said(0, UNANSWERED, 21)]),
    lambda facts: replace(facts, said=[*facts.said, said(0, REFUSED, 21)]),
    lambda facts: replace(facts, signs=[*facts.signs, GPS, ASKS]),
    lambda facts: replace(facts, open_cues=[*facts.open_cues, "in_a_hurry"]),
    lambda facts: replace(facts, registered=False),
    lambda facts: replace(facts, overdue_days=facts.overdue_days + 1, overdue_amount=D(1)),
    lambda facts: replace(facts, numbers_changed=[*facts.numbers_changed, facts.disbursed_on]),
    lambda facts: replace(facts, dealings=[*facts.dealings, Dealing(ago(1), 1, paid=False)]),
]


@given(_LOANS, st.sampled_from(WORSE))
def test_more_that_is_bad_never_silences_an_alert(facts: LoanFacts, worse: Callable[[LoanFacts], LoanFacts]) -> None:
    rank = list(Severity).index
    before = {each.subject: each.severity for each in alerts_of(facts, TODAY)}
    after = {each.subject: each.severity for each in alerts_of(worse(facts), TODAY)}
    assert before.keys() <= after.keys()
    assert all(rank(after[subject]) <= rank(severity) for subject, severity in before.items())


@given(_LOANS)
def test_evidence_is_that_of_what_happened(facts: LoanFacts) -> None:
    once, again = alerts_of(facts, TODAY), alerts_of(replace(facts), TODAY)
    assert [each.evidence for each in once] == [each.evidence for each in again]
    assert len({each.subject for each in once}) == len(once)
    # A day more overdue is shown, and is nothing new as long as it is no more urgent.
    later = {each.subject: each for each in alerts_of(replace(facts, overdue_days=facts.overdue_days + 1), TODAY)}
    for each in once:
        if facts.overdue_days and each.severity is later[each.subject].severity:
            assert later[each.subject].evidence == each.evidence


@given(st.permutations(range(6)))
def test_the_order_is_by_severity_whatever_it_came_in(places: list[int]) -> None:
    known = [
        *alerts_of(loan(registered=False, signs=[GPS], insurance_until=ago(1), open_cues=["thin_file"]), TODAY),
        *alerts_of(loan(deal_id=2, signs=[GPS], insurance_until=ago(-3), outstanding=D(9)), TODAY),
    ]
    assert len(known) == 6
    mixed = in_order(known[each] for each in places)
    assert mixed == in_order(known)
    ranks = [list(Severity).index(each.severity) for each in mixed]
    assert ranks == sorted(ranks)
    assert mixed[0].deal_id == 2


@pytest.mark.parametrize("code", list(Code))
def test_every_kind_has_a_rule_with_its_words_and_what_to_do(code: Code) -> None:
    rule = rule_of(code, TODAY)
    assert rule.source
    for language in ("zh", "en"):
        assert title_of(code, TODAY, language)
        assert what_to_do(code, TODAY, language)
    assert isinstance(rule.values["playbook"], str)
