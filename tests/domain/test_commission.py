"""Commission: every plan shape against arithmetic written down a second time, in whole fen and fractions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.commission import (
    LINE,
    RUNNING,
    BaseSalary,
    Basis,
    DealFacts,
    PerDeal,
    Period,
    Plan,
    Statement,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
    check_plan,
    components_to_data,
    evaluate,
    period_key,
    plan_from_data,
    plan_on,
)
from carloan_desk.domain.deal import CLOSED, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast import STAGE_PRIOR

D = Decimal
START = date(2026, 1, 1)
NOVEMBER = date(2026, 11, 1)
YUAN = st.integers(0, 60_000_000).map(lambda fen: D(fen).scaleb(-2))
RATES = st.integers(0, 5000).map(lambda parts: D(parts).scaleb(-5))


def plan(*components: Any, **fields: Any) -> Plan:
    return Plan(**{"name": "示例", "version": 1, "valid_from": START, "components": components, **fields})


def ladder(mode: TierMode, metric: TierMetric, *steps: tuple[object, str], basis: Basis = Basis.LOAN_AMOUNT) -> Tiered:
    return Tiered("阶梯", basis, metric, mode, tuple(Tier(D(str(start)), D(rate)) for start, rate in steps))


def deal(number: int, amount: object, day: int = 5, **fields: Any) -> DealFacts:
    return DealFacts(number, D(str(amount)), **{"disbursed_on": NOVEMBER + timedelta(days=day - 1), **fields})


def november(of: Plan, *facts: DealFacts) -> Statement:
    return evaluate(of, facts, "2026-11")


def half_up(amount: Fraction) -> Decimal:
    """Round to the fen, a half away from zero, without ``decimal``."""
    fen = (abs(amount) * 100 * 2 + 1) // 2
    return D(int(fen if amount >= 0 else -fen)).scaleb(-2)


@st.composite
def ladders(draw: st.DrawFn, mode: TierMode, metric: TierMetric) -> Tiered:
    highest = 12 if metric is TierMetric.COUNT else 3_000_000
    starts = draw(st.lists(st.integers(1, highest), unique=True, max_size=4).map(sorted))
    tiers = tuple(Tier(D(start), draw(RATES)) for start in [0, *starts])
    return Tiered("阶梯", Basis.LOAN_AMOUNT, metric, mode, tiers)


@st.composite
def months_of_deals(draw: st.DrawFn) -> list[DealFacts]:
    amounts = draw(st.lists(YUAN, max_size=12))
    return [deal(number, amount, draw(st.integers(1, 30))) for number, amount in enumerate(amounts, start=1)]


def in_trigger_order(facts: Sequence[DealFacts]) -> list[DealFacts]:
    return sorted(facts, key=lambda fact: (fact.disbursed_on or date.max, fact.deal_id))


# Ladders --------------------------------------------------------------------------------------------------------------


@given(ladders(TierMode.MARGINAL, TierMetric.AMOUNT), months_of_deals())
def test_marginal_by_amount_is_the_area_under_the_ladder(steps: Tiered, facts: list[DealFacts]) -> None:
    statement = november(plan(steps), *facts)
    climbed = sum((Fraction(fact.loan_amount) for fact in facts), Fraction(0))
    area = Fraction(0)
    for tier, above in zip(steps.tiers, [*steps.tiers[1:], None], strict=True):
        end = climbed if above is None else min(climbed, Fraction(above.start))
        area += max(end - Fraction(tier.start), Fraction(0)) * Fraction(tier.rate)
    assert statement.total == half_up(area)


@given(ladders(TierMode.MARGINAL, TierMetric.AMOUNT), months_of_deals())
def test_a_marginal_share_is_the_pay_with_the_deal_less_the_pay_before_it(
    steps: Tiered, facts: list[DealFacts]
) -> None:
    ordered = in_trigger_order(facts)
    statement = november(plan(steps), *facts)
    before = D(0)
    for count, fact in enumerate(ordered, start=1):
        pay = november(plan(steps), *ordered[:count]).total
        assert statement.of_deal(fact.deal_id) == pay - before
        before = pay


@given(ladders(TierMode.MARGINAL, TierMetric.AMOUNT), months_of_deals())
def test_marginal_lines_explain_themselves(steps: Tiered, facts: list[DealFacts]) -> None:
    statement = november(plan(steps), *facts)
    ends = {tier.start: above.start for tier, above in zip(steps.tiers, steps.tiers[1:], strict=False)}
    for line in statement.lines:
        trace = line.trace
        assert (trace.rounding, trace.mode) == (RUNNING, TierMode.MARGINAL)
        assert abs(line.amount - trace.base * trace.rate) < D("0.01")
        assert trace.tier_start is not None
        assert trace.base <= ends.get(trace.tier_start, D("Infinity")) - trace.tier_start
    for fact in facts:
        parts = [line.trace.base for line in statement.lines if line.deal_id == fact.deal_id]
        assert sum(parts, D(0)) == fact.loan_amount


@given(ladders(TierMode.RETROACTIVE, TierMetric.AMOUNT), months_of_deals())
def test_retroactive_by_amount_pays_all_at_the_step_reached(steps: Tiered, facts: list[DealFacts]) -> None:
    statement = november(plan(steps), *facts)
    reached = sum(fact.loan_amount for fact in facts)
    rate = [tier.rate for tier in steps.tiers if tier.start <= reached][-1]
    for fact in facts:
        assert statement.of_deal(fact.deal_id) == half_up(Fraction(fact.loan_amount) * Fraction(rate))


@given(ladders(TierMode.RETROACTIVE, TierMetric.COUNT), months_of_deals())
def test_retroactive_by_count(steps: Tiered, facts: list[DealFacts]) -> None:
    statement = november(plan(steps), *facts)
    rate = [tier.rate for tier in steps.tiers if tier.start <= len(facts)][-1]
    expected = [half_up(Fraction(fact.loan_amount) * Fraction(rate)) for fact in facts]
    assert statement.total == sum(expected, D(0))


@given(ladders(TierMode.MARGINAL, TierMetric.COUNT), months_of_deals())
def test_marginal_by_count_pays_each_deal_at_its_own_number(steps: Tiered, facts: list[DealFacts]) -> None:
    statement = november(plan(steps), *facts)
    for number, fact in enumerate(in_trigger_order(facts), start=1):
        rate = [tier.rate for tier in steps.tiers if tier.start <= number][-1]
        assert statement.of_deal(fact.deal_id) == half_up(Fraction(fact.loan_amount) * Fraction(rate))


@given(months_of_deals(), st.data())
def test_the_order_in_which_facts_are_given_does_not_matter(facts: list[DealFacts], data: st.DataObject) -> None:
    mode, metric = data.draw(st.sampled_from(TierMode)), data.draw(st.sampled_from(TierMetric))
    of = plan(data.draw(ladders(mode, metric)), PerDeal("单台", Basis.PER_DEAL, D(100)))
    assert november(of, *data.draw(st.permutations(facts))) == november(of, *facts)


def test_steps_of_a_ladder_begin_at_their_start() -> None:
    steps = ((0, "0.01"), (100000, "0.02"))
    retroactive = plan(ladder(TierMode.RETROACTIVE, TierMetric.AMOUNT, *steps))
    assert november(retroactive, deal(1, "99999.99")).total == D("1000.00")
    assert november(retroactive, deal(1, 100000)).total == D("2000.00")
    marginal = plan(ladder(TierMode.MARGINAL, TierMetric.AMOUNT, *steps))
    assert november(marginal, deal(1, 100000)).total == D("1000.00")
    assert november(marginal, deal(1, 100001)).total == D("1000.02")
    by_count = plan(
        ladder(TierMode.MARGINAL, TierMetric.COUNT, (0, "500"), (3, "600"), (5, "700"), basis=Basis.PER_DEAL)
    )
    assert [line.amount for line in november(by_count, *(deal(n, 1) for n in range(1, 7))).lines] == [
        D("500.00"),
        D("500.00"),
        D("600.00"),
        D("600.00"),
        D("700.00"),
        D("700.00"),
    ]


def test_published_ladder_by_loan_size() -> None:
    """A public pay table: up to 50,000 at 1 %, 100,000 1.5 %, 200,000 2 %, 500,000 3 %, above 4 %, whole amount."""
    steps = ((0, "0.01"), ("50000.01", "0.015"), ("100000.01", "0.02"), ("200000.01", "0.03"), ("500000.01", "0.04"))
    of = plan(ladder(TierMode.RETROACTIVE, TierMetric.AMOUNT, *steps))
    cases = {50000: "500.00", 150000: "3000.00", 200000: "4000.00", 500001: "20000.04"}
    assert {amount: november(of, deal(1, amount)).total for amount in cases} == {k: D(v) for k, v in cases.items()}


def test_a_ladder_climbed_by_money_that_goes_back() -> None:
    """A negative base (a margin that turned to a loss) comes down the way it went up; below 0 the first step holds."""
    steps = ((0, "0.1"), (100, "0.2"))
    of = plan(ladder(TierMode.MARGINAL, TierMetric.AMOUNT, *steps, basis=Basis.INTEREST_MARGIN))
    facts = [deal(n, 0, n, interest_margin=D(margin)) for n, margin in enumerate((150, -80, -120, 40), start=1)]
    lines = november(of, *facts).lines
    assert [(line.deal_id, line.trace.base, line.amount) for line in lines] == [
        (1, D(100), D("10.00")),
        (1, D(50), D("10.00")),
        (2, D(-50), D("-10.00")),
        (2, D(-30), D("-3.00")),
        (3, D(-120), D("-12.00")),
        (4, D(40), D("4.00")),
    ]
    retroactive = plan(ladder(TierMode.RETROACTIVE, TierMetric.AMOUNT, *steps, basis=Basis.INTEREST_MARGIN))
    assert november(retroactive, facts[1]).total == D("-8.00")


# Statements -----------------------------------------------------------------------------------------------------------


def test_each_basis() -> None:
    facts = deal(
        1,
        100000,
        net_disbursed=D(97000),
        fee_income=D(3000),
        rebate_income=D(1000),
        interest_margin=D(2000),
    )
    expected = {
        Basis.LOAN_AMOUNT: "1000.00",
        Basis.NET_DISBURSED: "970.00",
        Basis.FEE_INCOME: "30.00",
        Basis.REBATE_INCOME: "10.00",
        Basis.INTEREST_MARGIN: "20.00",
        Basis.PER_DEAL: "0.01",
    }
    for basis in Basis:
        line = november(plan(PerDeal("部分", basis, D("0.01"))), facts).lines[0]
        assert line.amount == D(expected[basis])
        assert (line.trace.basis, line.trace.rounding) == (basis, LINE)
        assert line.trace.base == facts.base(basis)


@given(months_of_deals(), RATES, YUAN)
def test_a_statement_is_the_sum_of_its_lines(facts: list[DealFacts], rate: Decimal, salary: Decimal) -> None:
    of = plan(
        BaseSalary("底薪", salary), PerDeal("比例", Basis.LOAN_AMOUNT, rate), PerDeal("单台", Basis.PER_DEAL, D(88))
    )
    statement = november(of, *facts)
    by_deal = sum((statement.of_deal(fact.deal_id) for fact in facts), D(0))
    assert statement.total == sum((line.amount for line in statement.lines), D(0)) == by_deal + salary
    expected = [half_up(Fraction(fact.loan_amount) * Fraction(rate)) + 88 for fact in facts]
    assert by_deal == sum(expected, D(0))
    assert all(line.trace.plan == "示例" and line.trace.version == 1 for line in statement.lines)


def test_a_deal_without_the_base_has_no_line() -> None:
    assert november(plan(PerDeal("费用", Basis.FEE_INCOME, D("0.1"))), deal(1, 100000)).lines == ()


def test_the_half_fen_goes_up() -> None:
    of = plan(PerDeal("比例", Basis.LOAN_AMOUNT, D("0.005")))
    assert november(of, deal(1, 1)).total == D("0.01")
    assert november(of, deal(1, "0.99")).total == D("0.00")


def test_only_deals_triggered_in_the_period_and_under_the_plan_count() -> None:
    of = plan(PerDeal("单台", Basis.PER_DEAL, D(1)), valid_from=date(2026, 11, 10), valid_to=date(2026, 11, 20))
    facts = [deal(day, 1, day) for day in (9, 10, 20, 21)]
    facts += [deal(40, 1, 40), DealFacts(50, D(1))]
    assert [line.deal_id for line in november(of, *facts).lines] == [10, 20]


@pytest.mark.parametrize("trigger", list(Trigger))
def test_each_trigger(trigger: Trigger) -> None:
    of = plan(PerDeal("单台", Basis.PER_DEAL, D(1)), trigger=trigger)
    facts = DealFacts(1, D(1))
    assert facts.triggered_on(trigger) is None
    assert november(of, facts).lines == ()
    then = replace(facts, **{f"{trigger.value}_on": date(2026, 11, 3)})
    assert then.triggered_on(trigger) == date(2026, 11, 3)
    assert then == facts.as_if(trigger, date(2026, 11, 3))
    assert november(of, then).total == 1


def test_quarters() -> None:
    of = plan(PerDeal("单台", Basis.PER_DEAL, D(1)), period=Period.QUARTER)
    facts = [deal(month, 1, disbursed_on=date(2026, month, 28)) for month in range(1, 13)]
    for number in range(1, 5):
        statement = evaluate(of, facts, f"2026-Q{number}")
        assert [line.deal_id for line in statement.lines] == [3 * number - 2, 3 * number - 1, 3 * number]
    assert evaluate(of, facts, "2026-11").lines == ()


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_names_of_periods(day: date) -> None:
    month, quarter = period_key(day), period_key(day, Period.QUARTER)
    assert month == day.isoformat()[:7]
    year, number = quarter.split("-Q")
    first = date(int(year), 3 * int(number) - 2, 1)
    assert first <= day < (first + timedelta(days=95)).replace(day=1)


def test_the_version_in_force_is_the_one_that_began_last() -> None:
    old = plan(valid_to=date(2026, 6, 30))
    new = plan(valid_from=date(2026, 6, 15), version=2)
    assert plan_on([old, new], date(2025, 12, 31)) is None
    assert plan_on([new, old], date(2026, 6, 14)) is old
    assert plan_on([old, new], date(2026, 6, 15)) is new
    assert plan_on([], START) is None


# Plans ----------------------------------------------------------------------------------------------------------------

GOOD = plan(
    BaseSalary("底薪", D(4000)),
    PerDeal("单台", Basis.PER_DEAL, D(100)),
    ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "0.005"), (300000, "0.006")),
    valid_to=date(2026, 12, 31),
    trigger=Trigger.REGISTERED,
    period=Period.QUARTER,
    payout_day=28,
)


def test_a_plan_survives_being_stored() -> None:
    data = components_to_data(GOOD)
    assert plan_from_data("示例", 1, START, date(2026, 12, 31), data) == GOOD


def refusal(of: Plan) -> DomainError:
    with pytest.raises(DomainError) as caught:
        check_plan(of)
    return caught.value


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"components": ()}, "plan.empty", "components"),
        ({"valid_to": date(2025, 12, 31)}, "plan.dates", "valid_to"),
        ({"payout_day": 0}, "plan.payout_day", "payout_day"),
        ({"payout_day": 29}, "plan.payout_day", "payout_day"),
    ],
)
def test_plans_that_cannot_be_paid(changes: dict[str, Any], code: str, field: str) -> None:
    error = refusal(replace(GOOD, **changes))
    assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize(
    ("component", "code"),
    [
        (Tiered("甲", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.MARGINAL, ()), "plan.tiers.start"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (1, "0.01")), "plan.tiers.start"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, ("NaN", "0.01")), "plan.tiers.start"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "0.01"), (0, "0.02")), "plan.tiers.order"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "0.01"), (5, "0.02"), (4, "0.03")), "plan.tiers.order"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "0.01"), ("NaN", "0.02")), "plan.tiers.order"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "0.01"), ("Infinity", "0.02")), "plan.tiers.order"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "-0.01")), "plan.rate.negative"),
        (ladder(TierMode.MARGINAL, TierMetric.AMOUNT, (0, "NaN")), "plan.rate.negative"),
        (PerDeal("甲", Basis.PER_DEAL, D(-1)), "plan.rate.negative"),
        (PerDeal("甲", Basis.PER_DEAL, D("Infinity")), "plan.rate.negative"),
        (BaseSalary("甲", D("-0.01")), "plan.rate.negative"),
    ],
)
def test_components_that_cannot_be_paid(component: Any, code: str) -> None:
    error = refusal(replace(GOOD, components=(component,)))
    assert (error.code, error.params["component"]) == (code, component.name)
    with pytest.raises(DomainError, match=code):
        plan_from_data("示例", 1, START, None, components_to_data(plan(component)))


def test_a_component_of_a_later_program_is_named() -> None:
    data = components_to_data(GOOD) | {"components": [{"type": "lottery"}]}
    with pytest.raises(DomainError) as caught:
        plan_from_data("示例", 1, START, None, data)
    assert (caught.value.code, caught.value.params) == ("plan.component.unknown", {"component": "lottery"})


# Chances --------------------------------------------------------------------------------------------------------------


def test_chances_rise_along_the_walk() -> None:
    chances = [STAGE_PRIOR[stage] for stage in Stage if stage in STAGE_PRIOR]
    assert chances == sorted(chances)
    assert all(0 < chance < 1 for chance in chances)
    assert not CLOSED & STAGE_PRIOR.keys()
