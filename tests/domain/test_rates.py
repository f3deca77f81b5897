import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest
import pyxirr
from hypothesis import example, given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rates import (
    CostOfCredit,
    cost_of_credit,
    cost_of_credit_dated,
    flat_rate,
    loan_rates,
)
from carloan_desk.domain.schedule import (
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    Schedule,
    build_schedule,
)

D = Decimal
VECTORS = Path(__file__).parents[1] / "data/vectors/irr_apr.json"
CASES = {case["id"]: case for case in json.loads(VECTORS.read_text("utf-8"))["cases"]}


def _bisect(worth: Callable[[Decimal], Decimal], low: Decimal, high: Decimal) -> Decimal:
    """The root of a falling function, by halving: slow, plain, independent."""
    assert worth(low) >= 0 >= worth(high)
    for _ in range(90):
        middle = (low + high) / 2
        if worth(middle) > 0:
            low = middle
        else:
            high = middle
    return low


def _irr(received: Decimal, payments: Sequence[Decimal]) -> Decimal:
    def worth(rate: Decimal) -> Decimal:
        return sum((p / (1 + rate) ** n for n, p in enumerate(payments, 1)), D(0)) - received

    return _bisect(worth, D(0), D(100))


def _xirr(flows: Sequence[tuple[date, Decimal]], low: str = "-0.99", high: str = "1000") -> Decimal:
    start = flows[0][0]

    def worth(rate: Decimal) -> Decimal:
        return sum((flow * (1 + rate) ** (D(-(day - start).days) / 365) for day, flow in flows), D(0))

    return _bisect(worth, D(low), D(high))


def flat(principal: Any, months: int, monthly_fee: Decimal, **more: Any) -> Schedule:
    return build_schedule(
        LoanTerms(
            D(principal),
            months,
            RepaymentMethod.FLAT_FEE,
            monthly_fee_rate=monthly_fee,
            disbursed_on=date(2026, 1, 15),
            **more,
        )
    )


def percent(rate: Decimal, places: int = 2) -> float:
    return float(round(rate * 100, places))


# Published figures


@pytest.mark.parametrize(
    "case_id",
    [key for key, case in CASES.items() if "flat_annual_fee_pct" in case["input"] and "n_months" in case["input"]],
)
def test_published_flat_fee_offers(case_id: str) -> None:
    case = CASES[case_id]
    given_, expected = case["input"], case["expected"]
    principal = given_.get("principal") or D(str(given_["price_from_memory"])) - given_["down_payment"]
    annual = D(str(given_["flat_annual_fee_pct"])) / 100
    schedule = flat(principal, given_["n_months"], annual / 12)
    rates = loan_rates(schedule)
    assert rates.flat_rate == annual
    if "monthly_published" in expected:
        assert schedule.payment == D("1917.21")
        assert math.ceil(schedule.payment) == expected["monthly_published"]
        return
    reproduced = percent(rates.nominal_apr) == expected["nominal_apr_pct"]
    assert reproduced == case["verification"]["agrees"]
    assert percent(rates.nominal_apr, 5) == pytest.approx(case["verification"]["computed_nominal_apr_pct"], abs=2e-5)
    assert percent(rates.effective_apr, 5) == pytest.approx(
        case["verification"]["computed_effective_annual_pct"], abs=2e-5
    )


def test_published_truncated_rate_is_not_ours() -> None:
    """XPeng prints 2.86 %: truncated, 2.87 is right."""
    assert percent(loan_rates(flat(100_000, 84, D("0.015") / 12)).nominal_apr) == 2.87


@pytest.mark.parametrize("case_id", ["flat-interest-100k-7y-0.5", "flat-interest-100k-7y-2.5"])
def test_published_total_interest(case_id: str) -> None:
    case = CASES[case_id]
    given_ = case["input"]
    schedule = flat(given_["principal"], given_["years"] * 12, D(str(given_["flat_annual_fee_pct"])) / 1200)
    assert (schedule.total_fee == case["expected"]["total_interest"]) == case["verification"]["agrees"]
    assert schedule.total_fee == D(str(case["verification"]["computed"]))


def test_published_range_of_a_monthly_fee() -> None:
    case = CASES["bosc-auto-015"]
    for name, expected in case["verification"]["computed"].items():
        months = int(name.split("x")[1])
        apr = percent(loan_rates(flat(100_000, months, D("0.0015"))).nominal_apr, 4)
        assert apr == pytest.approx(expected, abs=2e-4)
    ends = [percent(loan_rates(flat(100_000, months, D("0.0015"))).nominal_apr) for months in (12, 48)]
    assert ends == case["expected"]["apr_pct_range"]


def test_published_card_instalment() -> None:
    case = CASES["cardbaobao-12000-066-12"]
    cost = cost_of_credit(D(12_000), [D(str(case["input"]["payment"]))] * 12)
    assert percent(cost.nominal_apr / 12) == case["expected"]["monthly_irr_pct"]
    assert percent(cost.effective_apr) == case["expected"]["effective_annual_pct"]


def test_published_mixture_of_rates_is_not_ours() -> None:
    cost = loan_rates(flat(100_000, 12, D("0.0051")))
    assert (percent(cost.nominal_apr), percent(cost.effective_apr)) == (11.11, 11.69)
    assert CASES["tbrgfb-051-12"]["expected"]["excel_rate_pct"] == 11.3


@pytest.mark.parametrize("months", [3, 12, 24])
def test_published_rule_of_thumb_is_only_near(months: int) -> None:
    case = CASES[f"approx-24rn-{months}"]
    apr = percent(loan_rates(flat(1_000_000, months, D("0.006"))).nominal_apr, 4)
    assert apr == pytest.approx(case["verification"]["true_nominal_apr_pct"], abs=2e-4)
    assert round(24 * 0.6 * months / (months + 1), 2) == case["expected"]["approx_pct"] != apr


@pytest.mark.parametrize("case_id", ["regz-c1i", "regz-c2i", "regz-c3i"])
def test_published_regulation_z(case_id: str) -> None:
    given_, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    middle = [given_["regular"]] * (given_["n"] - 2)
    payments = [D(amount) for amount in (given_["first"], *middle, given_["last"])]
    assert percent(cost_of_credit(D(given_["amount_advanced"]), payments).nominal_apr) == expected["apr_pct"]


def test_published_single_payment() -> None:
    expected = CASES["npf-rate-10-0-3500-10000"]["expected"]["rate"]
    cost = cost_of_credit(D(3500), [D(0)] * 9 + [D(10_000)])
    assert float(cost.nominal_apr / 12) == pytest.approx(expected, abs=1e-11)


@pytest.mark.parametrize("case_id", [key for key in CASES if "xirr" in key])
def test_published_dated_flows(case_id: str) -> None:
    given_, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    flows = [
        (date.fromisoformat(day), D(amount)) for day, amount in zip(given_["dates"], given_["amounts"], strict=True)
    ]
    convention: Any = {"30/": "30/360", "act/360": "ACT/360"}.get(
        given_["day_count"][:3] if given_["day_count"].startswith("30") else given_["day_count"], "ACT/365"
    )
    assert float(cost_of_credit_dated(flows, convention)) == pytest.approx(expected["xirr"], abs=1e-8)


@pytest.mark.parametrize("case_id", ["fsharp-eu-1pay", "fsharp-eu-2pay"])
def test_published_european_rate(case_id: str) -> None:
    given_, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    flows = [(date.fromisoformat(given_["start"]), D(given_["principal"]))]
    flows += [(date.fromisoformat(day), -D(amount)) for day, amount in given_["payments"]]
    found = cost_of_credit_dated(flows)
    assert float(found) * 100 == pytest.approx(expected["effective_apr_pct"], abs=0.1)
    assert float(found) * 100 == pytest.approx(CASES[case_id]["verification"]["act365"], abs=1e-4)


# Independent implementations and properties


@given(
    st.integers(1_00, 99_999_999_99),
    st.lists(st.integers(0, 10_000_000_00), min_size=1, max_size=84),
)
# Where the library's own last digits are off.
@example(100, [100, 0, 3])
@example(1_00, [2] * 84)
@example(12_345_67, [200_00] * 36 + [10_000_00])
def test_monthly_rate_against_bisection(received: int, payments: list[int]) -> None:
    got, paid = D(received) / 100, [D(payment) / 100 for payment in payments]
    if sum(paid) < got:
        with pytest.raises(DomainError) as refused:
            cost_of_credit(got, paid)
        assert (refused.value.code, refused.value.field) == ("rates.never_repaid", "payments")
        assert refused.value.params == {"missing": got - sum(paid)}
        return
    if sum(paid) > got * 50:
        return
    cost = cost_of_credit(got, paid)
    monthly = _irr(got, paid)
    assert abs(cost.nominal_apr - 12 * monthly) < D("2e-11") * (1 + monthly)
    assert abs((1 + cost.effective_apr) / (1 + monthly) ** 12 - 1) < D("1e-10")


@given(st.integers(10_000_00, 99_999_999_99), st.integers(1, 3600), st.integers(2, 84))
def test_a_loan_without_fees_costs_its_rate(fen: int, points: int, months: int) -> None:
    rate = D(points) / 10_000
    terms = LoanTerms(
        D(fen) / 100, months, RepaymentMethod.EQUAL_PAYMENT, annual_rate=rate, disbursed_on=date(2026, 1, 15)
    )
    rates = loan_rates(build_schedule(terms))
    assert abs(rates.nominal_apr - rate) < D("0.00001")
    assert rates.effective_apr >= rates.nominal_apr


def test_no_interest_costs_nothing() -> None:
    assert cost_of_credit(D(100), [D(50), D(50)]) == CostOfCredit(D(0), D(0))
    assert loan_rates(flat(999, 24, D(0))).flat_rate == 0


def test_fee_at_the_start_counts_on_what_is_received() -> None:
    """70,000 less 10,400 over 36 months is 10.76 % a year."""
    rates = loan_rates(flat(70_000, 36, D(0), upfront_fee=D(10_400)))
    assert percent(rates.nominal_apr) == 10.76
    assert rates.flat_rate == round(D(10_400) / 70_000 / 3, 12)
    later = loan_rates(flat(70_000, 36, D(0), upfront_fee=D(10_400), upfront_fee_at="first_instalment"))
    assert later.flat_rate == rates.flat_rate
    assert later.nominal_apr < rates.nominal_apr


def test_interest_free_years_lower_the_rate_of_the_whole() -> None:
    """Three free years before four at 2.5 % flat: 4.75 % is the rate of the last four alone."""
    schedule = flat(100_000, 84, D(0), segments=(RateSegment(37, monthly_fee_rate=D("0.025") / 12),))
    whole = loan_rates(schedule)
    assert percent(whole.nominal_apr) < 4.75
    assert whole.flat_rate == round(schedule.total_fee / 100_000 / 7, 12) == D("0.014285714286")


def test_flat_rate_of_the_other_methods() -> None:
    terms = LoanTerms(
        D(100_000),
        36,
        RepaymentMethod.EQUAL_PRINCIPAL,
        annual_rate=D("0.06"),
        monthly_fee_rate=D("0.001"),
        upfront_fee=D(300),
        disbursed_on=date(2026, 1, 15),
    )
    schedule = build_schedule(terms)
    cost = schedule.total_interest + schedule.total_fee + 300
    assert flat_rate(terms) == round(cost / 100_000 / 3, 12)
    at_first = replace(terms, upfront_fee_at="first_instalment")
    assert flat_rate(at_first) == flat_rate(terms)
    both = LoanTerms(
        D("98765.43"),
        36,
        RepaymentMethod.FLAT_FEE,
        annual_rate=D("0.03"),
        monthly_fee_rate=D("0.0025"),
        disbursed_on=date(2026, 1, 15),
    )
    assert flat_rate(both) == D("0.06")


@given(st.integers(1, 36), st.integers(1, 3000), st.randoms(use_true_random=False))
def test_dated_flows_against_bisection(months: int, points: int, random_: random.Random) -> None:
    start = date(2026, 1, 15)
    days = sorted(random_.sample(range(30, 3000), months))
    payment = D(10_000) * (1 + D(points) / 1000) / months
    flows = [(start, D(-10_000)), *((start + timedelta(days=day), payment.quantize(D("0.01"))) for day in days)]
    found = cost_of_credit_dated(flows)
    assert found == cost_of_credit_dated([(day, -flow) for day, flow in flows])
    if found < 100:
        assert abs(found - _xirr(flows)) < D("1e-10") * (1 + found)
        assert float(found) == pytest.approx(pyxirr.xirr(*zip(*flows, strict=True)), rel=1e-7, abs=1e-8)


def test_a_deposit_that_comes_back_has_one_rate() -> None:
    flows = [(date(2026, 1, 1), D(1000)), (date(2026, 12, 1), D(-1300)), (date(2027, 1, 1), D(100))]
    found = cost_of_credit_dated(flows)
    assert abs(found - _xirr([(day, -flow) for day, flow in flows], low="0")) < D("1e-10")
    assert found > 0
    assert cost_of_credit_dated([(day, flow / 2000) for day, flow in flows]) == found


def test_flows_that_fit_several_rates_are_refused() -> None:
    # 10 % and 20 % both solve it.
    flows = [(date(2026, 1, 1), D(-1000)), (date(2027, 1, 1), D(2300)), (date(2028, 1, 1), D(-1320))]
    with pytest.raises(DomainError) as refused:
        cost_of_credit_dated(flows)
    assert (refused.value.code, refused.value.field) == ("rates.flows.ambiguous", "flows")


def test_flows_of_one_day_count_together() -> None:
    split = [(date(2026, 1, 1), D(-60)), (date(2026, 1, 1), D(-40)), (date(2027, 1, 1), D(110))]
    assert cost_of_credit_dated(split) == D("0.1")
    fee_kept = [(date(2026, 1, 1), D(-110)), (date(2026, 1, 1), D(10)), (date(2027, 1, 1), D(110))]
    assert cost_of_credit_dated(fee_kept) == D("0.1")


def test_part_of_a_yuan_has_a_rate() -> None:
    assert cost_of_credit_dated([(date(2026, 1, 1), D("0.50")), (date(2027, 1, 1), D("-0.55"))]) == D("0.1")


def test_a_running_total_that_ends_at_nothing_is_refused() -> None:
    # 0 and -50 % both solve it.
    flows = [(date(2026, 1, 1), D(-100)), (date(2027, 1, 1), D(150)), (date(2028, 1, 1), D(-50))]
    with pytest.raises(DomainError, match="ambiguous"):
        cost_of_credit_dated(flows)


def test_a_rate_beyond_all_measure_is_refused() -> None:
    for last, days in (("1000", 30), ("27", 30), ("0.01", 20)):
        flows = [(date(2026, 1, 1), D(-1)), (date(2026, 1, 1) + timedelta(days=days), D(last))]
        with pytest.raises(DomainError) as refused:
            cost_of_credit_dated(flows)
        assert (refused.value.code, refused.value.field) == ("rates.no_root", "flows")
    century = [(date(2026, 1, 1), D(-1)), (date(2126, 1, 1), D("0.5"))]
    assert cost_of_credit_dated(century) == pytest.approx(D("-0.0069"), abs=D("0.0001"))


def test_dated_flows_may_lose() -> None:
    flows = [(date(2026, 1, 1), D(-100)), (date(2027, 1, 1), D(90))]
    assert cost_of_credit_dated(flows) == D("-0.1")


def test_the_callers_context_does_not_matter() -> None:
    payments = [D("1234.56")] * 12
    plain = cost_of_credit(D(14_000), payments)
    with localcontext() as context:
        context.prec = 3
        assert cost_of_credit(D(14_000), payments) == plain


# Nonsense


@pytest.mark.parametrize(
    ("received", "payments", "code", "field"),
    [
        (D(0), [D(1)], "rates.received", "received"),
        (D(-1), [D(1)], "rates.received", "received"),
        (D("NaN"), [D(1)], "number.not_finite", "received"),
        (1.0, [D(1)], "number.type", "received"),
        (D(1), [], "rates.payments", "payments"),
        (D(1), [D(2), D("-0.01")], "rates.payments", "payments"),
        (D(1), [D("Infinity")], "number.not_finite", "payments"),
        (D(1), [D(0), D(0)], "rates.never_repaid", "payments"),
        (D(100), [D("99.99")], "rates.never_repaid", "payments"),
    ],
)
def test_no_rate_where_there_is_none(received: Any, payments: list[Any], code: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        cost_of_credit(received, payments)
    assert (refused.value.code, refused.value.field) == (code, field)
    if code in ("rates.received", "rates.payments"):
        assert refused.value.params == {"low": 0}


_D1, _D2 = date(2026, 1, 1), date(2026, 2, 1)


@pytest.mark.parametrize(
    ("flows", "code"),
    [
        ([], "rates.flows.one_sided"),
        ([(_D1, D(1))], "rates.flows.one_sided"),
        ([(_D1, D(1)), (_D2, D(1))], "rates.flows.one_sided"),
        ([(_D1, D(0)), (_D2, D(1))], "rates.flows.one_sided"),
        ([(_D1, D(-1)), (_D2, D(0))], "rates.flows.one_sided"),
        ([(_D1, D(-1)), (_D1, D(1))], "rates.flows.one_sided"),
        ([(_D2, D(-1)), (_D1, D(1))], "rates.flows.order"),
        ([(_D1, D(-1)), (datetime(2026, 2, 1, tzinfo=UTC), D(1))], "rates.flows.date"),
        ([(_D1, D("NaN")), (_D2, D(1))], "number.not_finite"),
    ],
)
def test_no_dated_rate_where_there_is_none(flows: list[tuple[date, Decimal]], code: str) -> None:
    with pytest.raises(DomainError) as refused:
        cost_of_credit_dated(flows)
    assert (refused.value.code, refused.value.field) == (code, "flows")


def test_unknown_day_count() -> None:
    with pytest.raises(DomainError) as refused:
        cost_of_credit_dated([(_D1, D(-1)), (_D2, D(1))], "ACT/ACT")  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == ("rates.day_count", "day_count")
    assert refused.value.params == {"allowed": ["30/360", "ACT/360", "ACT/365"]}


def test_a_solver_that_finds_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyxirr, "irr", lambda _: None)
    with pytest.raises(DomainError) as refused:
        cost_of_credit(D(100), [D(110)])
    assert (refused.value.code, refused.value.field) == ("rates.no_root", "payments")
