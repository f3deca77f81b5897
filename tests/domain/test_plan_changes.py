"""What a new version changes: each part in its place, nothing where nothing changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.commission import BaseSalary, Basis, Bonus, Kpi, Measure, PerDeal, Period, Plan, Trigger
from carloan_desk.domain.plancheck import ChangeKind, PlanChanges, plan_changes

D = Decimal
SALARY = BaseSalary("底薪", D(4000))
RATE = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.006"))
BONUS = Bonus("达标奖", Measure(Kpi.AMOUNT), D(1000000), D(5000))
EACH = PerDeal("单台奖", Basis.PER_DEAL, D(100))
PLAN = Plan("方案", 1, date(2026, 1, 1), components=(SALARY, RATE, BONUS))


def told(changes: PlanChanges) -> list[tuple[str, str, str]]:
    return [
        (each.kind.value, each.old.name if each.old else "", each.new.name if each.new else "")
        for each in changes.parts
    ]


def test_names_versions_and_dates_are_no_change() -> None:
    same = replace(PLAN, name="新方案", version=7, valid_from=date(2027, 1, 1), valid_to=date(2027, 2, 1))
    assert plan_changes(PLAN, same).nothing


def test_every_kind_of_change_is_named() -> None:
    new = replace(
        PLAN,
        trigger=Trigger.REGISTERED,
        period=Period.QUARTER,
        payout_day=20,
        split_counts=True,
        components=(EACH, replace(RATE, rate=D("0.007")), replace(BONUS, name="百万奖")),
    )
    found = plan_changes(PLAN, new)
    assert [(each.term, each.new) for each in found.terms] == [
        ("trigger", Trigger.REGISTERED),
        ("period", Period.QUARTER),
        ("payout_day", 20),
        ("split_counts", True),
    ]
    assert told(found) == [
        ("added", "", "单台奖"),
        ("changed", "提成", "提成"),
        ("renamed", "达标奖", "百万奖"),
        ("removed", "底薪", ""),
    ]
    assert not found.nothing


def test_a_part_that_stands_elsewhere_is_named_and_no_other() -> None:
    found = plan_changes(PLAN, replace(PLAN, components=(RATE, BONUS, SALARY)))
    assert told(found) == [("moved", "底薪", "底薪")]


@given(st.permutations([SALARY, RATE, BONUS, EACH]))
def test_the_fewest_parts_are_said_to_have_moved(parts: list[object]) -> None:
    old = replace(PLAN, components=(SALARY, RATE, BONUS, EACH))
    new = replace(old, components=tuple(parts))  # type: ignore[arg-type]
    moved = [each.new for each in plan_changes(old, new).parts if each.kind is ChangeKind.MOVED]
    stayed = [part for part in parts if part not in moved]
    assert stayed == [part for part in old.components if part not in moved]
    # Looked for one by one: no smaller set of moves explains the order.
    orders = list(permutations(range(4)))
    assert tuple(old.components.index(part) for part in parts) in orders  # type: ignore[arg-type]
    for size in range(len(moved)):
        for taken in permutations(parts, size):
            rest = [part for part in parts if part not in taken]
            assert rest != [part for part in old.components if part not in taken]
