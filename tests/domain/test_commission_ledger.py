"""The ledger of commission: conservation, reversals, versions apart, and a second reckoning of held and clawed pay."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Circumstances,
    Clawback,
    ClawbackStep,
    Component,
    DealFacts,
    DealFilter,
    Excess,
    Kpi,
    Limits,
    LineKind,
    Measure,
    MissedTarget,
    PerDeal,
    Period,
    Plan,
    RegionalCap,
    RegionLimit,
    Release,
    Retention,
    Scorecard,
    ScoredKpi,
    Seniority,
    Step,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
    check_plan,
    components_to_data,
    evaluate,
    ledger,
    period_key,
    plan_from_data,
)
from carloan_desk.domain.daycount import add_months

D = Decimal
START = date(2025, 1, 1)
YUAN = st.integers(0, 60_000_000).map(lambda fen: D(fen).scaleb(-2))
TARGETS = st.integers(1, 2_000_000).map(D)
PARTS = st.integers(0, 20).map(lambda parts: D(parts) / 20)
RATES = st.integers(0, 500).map(lambda parts: D(parts).scaleb(-4))
DAYS = st.integers(0, 540).map(lambda days: START + timedelta(days=days))
MEASURED = st.sampled_from([None, Period.MONTH, Period.QUARTER])
REGIONS = ("河南", "云南", "")


def rising(
    values: st.SearchStrategy[Any], highest: int, *, zero: bool = True
) -> st.SearchStrategy[list[tuple[Decimal, Any]]]:
    starts = st.lists(st.integers(1, highest), unique=True, max_size=3, min_size=0 if zero else 1).map(sorted)
    whole = starts.map(lambda each: [0, *each]) if zero else starts
    return whole.flatmap(
        lambda found: st.tuples(*[values] * len(found)).map(
            lambda drawn: [(D(start), value) for start, value in zip(found, drawn, strict=True)]
        )
    )


def steps(values: st.SearchStrategy[Any], highest: int, *, zero: bool = True) -> st.SearchStrategy[tuple[Step, ...]]:
    return rising(values, highest, zero=zero).map(lambda rows: tuple(Step(*row) for row in rows))


FILTERS = st.one_of(
    st.just(DealFilter()),
    st.builds(DealFilter, regions=st.sampled_from([(), ("河南",)]), max_loan=st.sampled_from([None, D(300000)])),
    st.builds(DealFilter, not_dealers=st.just(("甲店",)), new_vehicle=st.sampled_from([None, True])),
)
MEASURES = st.one_of(
    st.builds(Measure, st.sampled_from([Kpi.COUNT, Kpi.AMOUNT]), st.sampled_from(Basis), only=FILTERS),
    st.builds(Measure, st.sampled_from([Kpi.APPROVAL_RATE, Kpi.SATISFACTION, Kpi.OVERDUE_RATE, Kpi.COLLECTION_RATE])),
    st.just(Measure(Kpi.OWN, own="渗透率")),
)
LIMITS = st.one_of(
    st.just(Limits()),
    st.builds(Limits, cap=YUAN),
    st.builds(Limits, floor=YUAN),
    st.builds(Limits, deal_cap=YUAN, floor=YUAN),
    st.builds(Limits, deal_floor=st.just(D("66.6")), cap=st.just(D(3000))),
)


def months_and_parts(kind: Any, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    months = st.lists(st.integers(0, 15), unique=True, min_size=least, max_size=3).map(sorted)
    return months.flatmap(
        lambda found: st.tuples(*[PARTS] * len(found)).map(
            lambda parts: tuple(kind(*row) for row in zip(found, parts, strict=True))
        )
    )


@st.composite
def parts(draw: st.DrawFn, name: str, others: tuple[str, ...]) -> Component:
    of = draw(st.one_of(st.just(()), st.just(others[:1]), st.just(others)))
    measured, limits, only = draw(MEASURED), draw(LIMITS), draw(FILTERS)
    basis = draw(st.sampled_from(Basis))
    kinds: dict[str, st.SearchStrategy[Component]] = {
        "salary": st.builds(
            BaseSalary,
            st.just(name),
            YUAN,
            st.one_of(
                st.just(()),
                st.tuples(st.builds(MissedTarget, MEASURES, TARGETS, PARTS, st.one_of(st.none(), TARGETS))),
            ),
        ),
        "seniority": st.builds(Seniority, st.just(name), steps(YUAN, 60)),
        "seniority_of": st.builds(Seniority, st.just(name), steps(PARTS, 60), st.just(True), st.just(of)),
        "per_deal": st.builds(PerDeal, st.just(name), st.just(basis), RATES, st.just(only), st.just(limits)),
        "tiered": st.builds(
            Tiered,
            st.just(name),
            st.just(basis),
            st.sampled_from(TierMetric),
            st.sampled_from(TierMode),
            rising(RATES, 900_000).map(lambda rows: tuple(Tier(*row) for row in rows)),
            st.just(measured),
            st.just(only),
            st.just(limits),
        ),
        "excess": st.builds(
            Excess, st.just(name), st.just(basis), TARGETS, RATES, st.just(measured), st.just(only), st.just(limits)
        ),
        "bonus": st.builds(Bonus, st.just(name), MEASURES, TARGETS, YUAN, st.just(measured)),
        "accelerator": st.builds(
            Accelerator,
            st.just(name),
            MEASURES,
            TARGETS,
            steps(st.sampled_from([D("0.8"), D(1), D("1.3")]), 3, zero=False),
            st.just(of),
            st.just(measured),
            st.just(limits),
        ),
        "scorecard": st.builds(
            Scorecard,
            st.just(name),
            st.lists(
                st.builds(
                    ScoredKpi,
                    MEASURES,
                    TARGETS,
                    PARTS,
                    st.sampled_from([D(1), D("1.2")]),
                    st.one_of(st.none(), PARTS),
                    st.booleans(),
                    st.booleans(),
                ),
                min_size=1,
                max_size=3,
            ).map(tuple),
            st.one_of(st.just(()), steps(PARTS, 2)),
            st.one_of(st.none(), YUAN),
            st.just(of),
            st.just(measured),
            st.just(limits),
        ),
        "regional": st.just(
            RegionalCap(name, (RegionLimit("河南", D("0.01"), D("0.05")), RegionLimit("云南", D(0))), of)
        ),
        "retention": st.builds(
            Retention,
            st.just(name),
            PARTS.map(lambda part: part / 4),
            months_and_parts(Release),
            st.booleans(),
            st.one_of(st.just(()), st.just((Step(D(0), D(0)), Step(D("0.9"), D("0.81"))))),
            st.just(of),
            st.just(only),
        ),
        "clawback": st.builds(
            Clawback, st.just(name), months_and_parts(ClawbackStep), PARTS, st.just(of), st.just(only)
        ),
    }
    return draw(kinds[draw(st.sampled_from(sorted(kinds)))])


@st.composite
def plans(draw: st.DrawFn, **fields: Any) -> Plan:
    names = [f"部分{number}" for number in range(draw(st.integers(1, 5)))]
    components = tuple(draw(parts(name, tuple(names[:number]))) for number, name in enumerate(names))
    return Plan(
        **{
            "name": "示例",
            "version": 1,
            "valid_from": START,
            "period": draw(st.sampled_from(Period)),
            "components": components,
            "split_counts": draw(st.booleans()),
            **fields,
        }
    )


@st.composite
def deals(draw: st.DrawFn, number: int) -> DealFacts:
    disbursed = draw(DAYS)

    def later() -> date | None:
        return disbursed + timedelta(days=draw(st.integers(0, 400))) if draw(st.integers(0, 3)) == 0 else None

    amount = draw(YUAN)
    return DealFacts(
        number,
        amount,
        net_disbursed=amount,
        fee_income=draw(st.sampled_from([D(0), D("3000.01")])),
        rebate_income=draw(st.sampled_from([D(0), D("888.88")])),
        interest_margin=draw(st.sampled_from([D(0), D(-500), D(2000)])),
        disbursed_on=disbursed,
        term_months=draw(st.sampled_from([None, 6, 12, 36])),
        region=draw(st.sampled_from(REGIONS)),
        dealer=draw(st.sampled_from(["甲店", "乙店"])),
        new_vehicle=draw(st.sampled_from([None, True, False])),
        share=draw(st.sampled_from([D(1), D("0.5"), D("0.333")])),
        settled_on=later(),
        first_payment_default_on=later(),
        first_repaid_on=later(),
        reversed_on=later(),
        matured_on_time=draw(st.sampled_from([None, True, False])),
    )


PORTFOLIOS = st.integers(0, 6).flatmap(lambda count: st.tuples(*[deals(number) for number in range(1, count + 1)]))
KNOWN = Circumstances(
    satisfaction=D(92),
    overdue_rate=D("0.012"),
    collection_rate=D("0.95"),
    decided=20,
    approved=15,
    own={"渗透率": D("0.4")},
    hired_on=date(2023, 5, 31),
)
CIRCUMSTANCES = st.dictionaries(
    st.sampled_from([f"2025-{month:02}" for month in range(1, 13)] + ["2025-Q1", "2025-Q4", "2026-03"]), st.just(KNOWN)
)


# What holds for every plan --------------------------------------------------------------------------------------------


@given(plans())
def test_any_plan_survives_being_stored(of: Plan) -> None:
    check_plan(of)
    data = components_to_data(of)
    assert plan_from_data(of.name, of.version, of.valid_from, of.valid_to, data) == of
    assert components_to_data(plan_from_data(of.name, of.version, of.valid_from, of.valid_to, data)) == data


@settings(max_examples=80)
@given(plans(), PORTFOLIOS, CIRCUMSTANCES, st.lists(DAYS, min_size=1, max_size=3))
def test_earned_is_paid_and_held_and_forfeited_at_every_date(
    of: Plan, facts: Sequence[DealFacts], known: dict[str, Circumstances], dates: list[date]
) -> None:
    for as_of in dates:
        book = ledger([of], facts, as_of, circumstances=known)
        earned, paid, held, forfeited = book.sums()
        assert earned == paid + held + forfeited
        assert earned == sum((each.total for each in book.statements), D(0))
        # Counted apart from the sums: nothing is held that was not earned, nothing leaves that was not held.
        sign, balance = {LineKind.HELD: 1, LineKind.RELEASED: -1, LineKind.FORFEITED: -1}, D(0)
        for statement in book.statements:
            for line in statement.lines:
                balance += sign.get(line.kind, 0) * line.amount
        assert balance == held >= 0
        assert paid == sum((each.paid for each in book.statements), D(0))
        for account in book.accounts():
            assert account.earned == account.paid + account.held + account.forfeited
            assert account.held >= 0
            assert account.forfeited >= 0
            assert sum((each.amount for each in account.risk.held), D(0)) == account.held
            assert account.earned == sum((each.of_deal(account.deal.deal_id) for each in book.statements), D(0))


@settings(max_examples=80)
@given(plans(), PORTFOLIOS, CIRCUMSTANCES)
def test_a_reversed_deal_sums_to_nothing(of: Plan, facts: Sequence[DealFacts], known: dict[str, Circumstances]) -> None:
    as_of = date(2027, 12, 31)
    book = ledger([of], facts, as_of, circumstances=known)
    for fact in facts:
        if fact.reversed_on is None:
            continue
        account = book.account(fact.deal_id)
        assert account is not None
        assert (account.earned, account.paid, account.held, account.forfeited) == (0, 0, 0, 0)
        assert not account.risk.open
        assert not account.risk.held
        by_component: dict[str, Decimal] = {}
        for _, line in account.lines:
            if line.kind in (LineKind.HELD, LineKind.RELEASED, LineKind.FORFEITED):
                continue
            by_component[line.component] = by_component.get(line.component, D(0)) + line.amount
        assert not any(by_component.values())


@settings(max_examples=80)
@given(plans(), PORTFOLIOS, CIRCUMSTANCES)
def test_the_ledger_is_its_statements(of: Plan, facts: Sequence[DealFacts], known: dict[str, Circumstances]) -> None:
    """A period that is over reads the same by itself, then and later: what came afterwards left it alone."""
    last = date(2026, 12, 31)
    later = ledger([of], facts, last, circumstances=known)
    for statement in later.statements:
        alone = evaluate(of, facts, statement.period, circumstances=known)
        assert repr(alone) == repr(statement)
    middle = ledger([of], facts, date(2025, 9, 30), circumstances=known).statements
    assert repr(middle) == repr(later.statements[: len(middle)])


@settings(max_examples=60)
@given(plans(valid_to=date(2025, 8, 20)), plans(), plans(), PORTFOLIOS, CIRCUMSTANCES)
def test_another_second_version_leaves_the_first_alone(
    first: Plan, second: Plan, other: Plan, facts: Sequence[DealFacts], known: dict[str, Circumstances]
) -> None:
    as_of = date(2027, 6, 30)
    later = {"version": 2, "valid_from": date(2025, 8, 21)}
    one, two = replace(second, **later), replace(other, **later)

    def of_first(version: Plan) -> str:
        book = ledger([version, first], facts, as_of, circumstances=known)
        return repr([each for each in book.statements if each.version == 1])

    assert of_first(one) == of_first(two)
    for fact in facts:
        book = ledger([first, one], facts, as_of, circumstances=known)
        plan = book.plan_of(fact.deal_id)
        assert fact.disbursed_on is not None
        assert plan == (first if fact.disbursed_on <= date(2025, 8, 20) else one)


@given(plans(), PORTFOLIOS, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(of: Plan, facts: Sequence[DealFacts], random: Any) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)
    as_of = date(2026, 6, 30)
    assert repr(ledger([of], shuffled, as_of).statements) == repr(ledger([of], facts, as_of).statements)


# A second reckoning ---------------------------------------------------------------------------------------------------


def half_up(amount: Fraction) -> Decimal:
    fen = (abs(amount) * 100 * 2 + 1) // 2
    return D(int(fen if amount >= 0 else -fen)).scaleb(-2)


def reckoned(
    fact: DealFacts,
    rate: Decimal,
    fraction: Decimal,
    releases: Sequence[Release],
    ladder: Sequence[ClawbackStep],
    as_of: date,
) -> tuple[Decimal, Decimal, Decimal]:
    """Earned, paid and held of one deal, day after day, from the words of the plan."""
    assert fact.disbursed_on is not None
    earned = paid = held = deposit = D(0)
    gone = False
    day = fact.disbursed_on
    # Cancelled within the month of the trigger: it never counted.
    if fact.reversed_on and (fact.reversed_on.year, fact.reversed_on.month) <= (day.year, day.month):
        month_end = add_months(day.replace(day=1), 1) - timedelta(days=1)
        if fact.reversed_on <= min(month_end, as_of):
            return earned, paid, held
    while day <= as_of:
        if day == fact.disbursed_on:
            earned = half_up(Fraction(fact.loan_amount) * Fraction(fact.share) * Fraction(rate))
            deposit = held = half_up(Fraction(earned) * Fraction(fraction))
            paid = earned - held
        if day == fact.reversed_on:
            earned = paid = held = D(0)
            gone = True
        if day == fact.settled_on and not gone:
            part = next((each.fraction for each in ladder if day <= add_months(fact.disbursed_on, each.months)), D(0))
            back = half_up(Fraction(earned) * Fraction(part))
            earned -= back
            out_of_held = min(back, held)
            held -= out_of_held
            paid -= back - out_of_held
        for number, release in enumerate(releases):
            if day == add_months(fact.disbursed_on, release.months) and not gone:
                due = held if number == len(releases) - 1 else half_up(Fraction(deposit) * Fraction(release.fraction))
                due = min(due, held)
                held -= due
                paid += due
        day += timedelta(days=1)
    return earned, paid, held


@settings(max_examples=60)
@given(PORTFOLIOS, RATES, PARTS, months_and_parts(Release, 1), months_and_parts(ClawbackStep), DAYS)
def test_held_and_clawed_pay_against_a_second_reckoning(
    facts: Sequence[DealFacts],
    rate: Decimal,
    fraction: Decimal,
    releases: tuple[Release, ...],
    ladder: tuple[ClawbackStep, ...],
    as_of: date,
) -> None:
    of = Plan(
        "示例",
        1,
        START,
        components=(
            PerDeal("提成", Basis.LOAN_AMOUNT, rate),
            Retention("风险金", fraction, releases),
            Clawback("追回", ladder),
        ),
    )
    book = ledger([of], facts, as_of)
    for fact in facts:
        assert fact.disbursed_on is not None
        account = book.account(fact.deal_id)
        expected = reckoned(fact, rate, fraction, releases, ladder, as_of)
        found = (D(0), D(0), D(0)) if account is None else (account.earned, account.paid, account.held)
        assert found == expected


@given(PORTFOLIOS, st.lists(YUAN, min_size=1, max_size=1))
def test_more_volume_never_pays_less_on_a_rising_ladder(facts: Sequence[DealFacts], more: list[Decimal]) -> None:
    """Retroactive or marginal, with rates that rise, a bonus and an accelerator: one deal more never takes away."""
    of = Plan(
        "示例",
        1,
        START,
        components=(
            Tiered(
                "阶梯",
                Basis.LOAN_AMOUNT,
                TierMetric.AMOUNT,
                TierMode.RETROACTIVE,
                (Tier(D(0), D("0.005")), Tier(D(500000), D("0.006")), Tier(D(1000000), D("0.008"))),
                measured=Period.QUARTER,
            ),
            Bonus("达标", Measure(Kpi.AMOUNT), D(1000000), D(5000)),
            Accelerator("加速", Measure(Kpi.COUNT), D(3), (Step(D(1), D("1.3")),)),
        ),
    )
    facts = [replace(fact, reversed_on=None) for fact in facts]
    added = DealFacts(99, more[0], disbursed_on=date(2025, 5, 20))
    as_of = date(2026, 12, 31)
    # Every line is rounded by itself: a fen each way is no less pay.
    slack = D("0.02") * (len(facts) + 1)
    assert ledger([of], [*facts, added], as_of).sums()[0] >= ledger([of], facts, as_of).sums()[0] - slack


def test_one_fact_pays_once_where_versions_overlap() -> None:
    part = (PerDeal("单台", Basis.PER_DEAL, D(100)), BaseSalary("底薪", D(4000)))
    old = Plan("甲", 1, START, components=part, trigger=Trigger.APPROVED)
    new = Plan("甲", 2, date(2025, 3, 1), components=part)
    fact = DealFacts(1, D(100000), approved_on=date(2025, 3, 5), disbursed_on=date(2025, 3, 20))
    book = ledger([new, old], [fact], date(2025, 3, 31))
    assert book.plan_of(1) == old
    assert [(each.version, each.total) for each in book.of_period("2025-03")] == [(1, D("100.00")), (2, D("4000.00"))]
    both = replace(fact, approved_on=date(2025, 3, 20))
    assert ledger([old, new], [both], date(2025, 3, 31)).plan_of(1) == new
    assert ledger([old, new], [DealFacts(2, D(1))], date(2025, 3, 31)).account(2) is None


@pytest.mark.parametrize("as_of", [date(2025, 3, 14), date(2025, 3, 15)])
def test_the_future_is_not_known(as_of: date) -> None:
    of = Plan("甲", 1, START, components=(PerDeal("单台", Basis.PER_DEAL, D(100)),))
    fact = DealFacts(1, D(100000), disbursed_on=date(2025, 2, 1), reversed_on=date(2025, 3, 15))
    later = DealFacts(2, D(100000), disbursed_on=date(2025, 3, 15))
    book = ledger([of], [fact, later], as_of)
    assert book.sums()[0] == 100
    assert (book.account(2) is None) is (as_of.day == 14)
    assert period_key(as_of) == book.statements[-1].period
