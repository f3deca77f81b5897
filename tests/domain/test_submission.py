"""Submissions: paired with what came of them, compared, and what a lender's history says."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.deal import DealEvent, EventKind
from carloan_desk.domain.papers import Application
from carloan_desk.domain.submission import (
    ChangeKind,
    changes_between,
    decided,
    differs_from_quote,
    files_of,
    reason_of,
    return_history,
    versions_of,
)

DAY = date(2026, 11, 1)
D = Decimal


def event(kind: EventKind, days: int, reason: str = "", **fields: object) -> DealEvent:
    return DealEvent(deal_id=1, kind=kind, on=DAY + timedelta(days=days), reason=reason, **fields)  # type: ignore[arg-type]


def test_each_version_has_its_own_outcome() -> None:
    forms = [Application(deal_id=1, version=n, submitted_on=DAY if n < 3 else None) for n in (1, 2, 3)]
    events = [
        event(EventKind.SUBMITTED, 0),
        event(EventKind.RETURNED, 2, "缺流水"),
        event(EventKind.QUOTED, 2),
        event(EventKind.SUBMITTED, 3),
        event(EventKind.WITHDRAWN, 4, "不买了"),
    ]
    first, second = versions_of(forms, events)
    assert (first.application, first.submitted, first.outcome) == (forms[0], events[0], events[1])
    assert (second.application, second.submitted, second.outcome) == (forms[1], events[3], events[4])
    assert versions_of(forms[:1], events[:1])[0].outcome is None
    assert versions_of(forms[:1], [])[0].submitted is None


ANSWERS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["", "1", "2"]))


@given(ANSWERS, ANSWERS)
def test_changes_turn_one_version_into_the_other(before: dict[str, str], after: dict[str, str]) -> None:
    found = changes_between(before, after)
    turned = dict(before)
    for each in found:
        assert turned.get(each.key, "") == each.before
        turned[each.key] = each.after
    assert {k: v for k, v in turned.items() if v} == {k: v for k, v in after.items() if v}
    assert all(each.before != each.after for each in found)
    for each in found:
        assert each.kind is (
            ChangeKind.ADDED if not each.before else ChangeKind.REMOVED if not each.after else ChangeKind.CHANGED
        )
    assert not changes_between(after, after)


def test_files_of_one_name_are_told_apart() -> None:
    files = [{"name": "身份证.jpg", "key": key} for key in ("a", "b")]
    form = Application(deal_id=1, frozen={"files": files})
    assert files_of(form) == {"身份证.jpg": "a", "身份证.jpg (2)": "b"}
    assert files_of(Application(deal_id=1)) == {}


def test_the_decision_beside_the_request() -> None:
    approved = event(EventKind.APPROVED, 1, amount=D(80000), months=36, annual_rate=None)
    terms = decided({"amount": D(84000), "months": D(36), "annual_rate": D("0.04")}, approved)
    assert [(each.name, each.differs) for each in terms] == [
        ("amount", True),
        ("months", False),
        ("annual_rate", False),
    ]


JUDGED = st.lists(
    st.tuples(
        st.sampled_from([EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED, EventKind.SIGNED]),
        st.integers(0, 300),
        st.sampled_from(["缺流水", " 缺流水。", "首付不足"]),
    ),
    max_size=20,
)


@given(JUDGED, JUDGED)
def test_a_lender_s_history_counts_its_own_and_is_drawn_to_the_rest(own: list, others: list) -> None:  # type: ignore[type-arg]
    mine, theirs = ([[event(kind, days, reason)] for kind, days, reason in deals] for deals in (own, others))
    found = return_history(mine, theirs)
    last = sorted((e for e in own if e[0] is not EventKind.SIGNED), key=lambda each: each[1])
    # Of those on one day any may be the last twelve.
    assert found.decisions == min(12, len(last))
    assert found.returned == sum(each.count for each in found.reasons) <= found.decisions
    if len(last) <= 12:
        expected = Counter(r.strip(" 。") for kind, _, r in last if kind is not EventKind.APPROVED)
        assert {each.reason: each.count for each in found.reasons} == expected
    every = found.decisions + sum(kind is not EventKind.SIGNED for kind, _, _ in others)
    for each in found.reasons:
        assert 0 < each.share <= 1
        assert each.of == found.decisions
        assert each.share <= max(D(each.count) / each.of, D(every) / every)
    assert [each.share for each in found.reasons] == sorted((each.share for each in found.reasons), reverse=True)


def test_few_decisions_of_a_lender_count_less_than_many() -> None:
    others = [[event(EventKind.APPROVED, n)] for n in range(20)]
    few = return_history([[event(EventKind.RETURNED, 1, "缺流水")]], others)
    many = return_history([[event(EventKind.RETURNED, n, "缺流水")] for n in range(10)], others)
    assert few.reasons[0].share < many.reasons[0].share < 1
    assert (few.reasons[0].count, few.reasons[0].of) == (1, 1)


def test_reasons_that_read_alike_are_one() -> None:
    assert {reason_of(event(EventKind.RETURNED, 0, text)) for text in ("缺流水", " 缺流水。 ", "缺流水！")} == {
        "缺流水"
    }


def test_terms_unlike_the_quote() -> None:
    wish = {"price": "120000", "down_payment": "36000.00", "months": 36}
    answers = {"price": "120000.00", "down_payment": "36000", "months": "36"}
    assert differs_from_quote(wish, answers) == []
    (found,) = differs_from_quote(wish, answers | {"months": "24"})
    assert (found.key, found.before, found.after) == ("months", "36", "24")
    assert differs_from_quote({}, answers) == []
