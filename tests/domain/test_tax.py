import json
from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import RuleSet, rule_from_data, shipped
from carloan_desk.domain.tax import (
    BracketTax,
    MonthPay,
    Power,
    annual_tax,
    bonus_detail,
    bonus_tax,
    labour_detail,
    labour_tax,
    purchase_tax_detail,
    vehicle_purchase_tax,
    withhold_wages,
    withholding,
)

D = Decimal
ON = date(2026, 6, 30)
DATA = Path(__file__).parents[1] / "data/vectors"
CASES = {case["id"]: case for case in json.loads((DATA / "iit.json").read_text("utf-8"))["cases"]}
CARS = json.loads((DATA / "purchase_tax.json").read_text("utf-8"))["cases"]


# Published figures


@pytest.mark.parametrize("case_id", ["sta-ex2-30000", "wlllr-8000"])
def test_published_withholding(case_id: str) -> None:
    given_, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    month = MonthPay(
        D(given_["monthly_gross"]), D(given_["special_deduction_sanxianyijin"]), D(given_["special_additional"])
    )
    taxes = withhold_wages([month] * given_["months"], ON)
    assert [taxes[index] for index in expected["month_index"]] == [D(tax) for tax in expected["monthly_tax"]]


def test_published_single_month() -> None:
    case = CASES["tourze-12000-3000"]
    months = [
        MonthPay(D(month["gross"]), special_additional=D(month["additional"])) for month in case["input"]["months"]
    ]
    assert withhold_wages(months, ON) == tuple(D(tax) for tax in case["expected"]["monthly_tax"])


def test_published_annual_tax() -> None:
    case = CASES["tourze-annual-400000"]
    assert annual_tax(D(case["input"]["annual_taxable"]), ON).tax == D(case["expected"]["annual_tax"])


@pytest.mark.parametrize("case_id", [key for key in CASES if key.startswith("bonus-")])
def test_published_bonus(case_id: str) -> None:
    case = CASES[case_id]
    assert bonus_tax(D(case["input"]["bonus"]), ON) == D(case["expected"]["tax"])


def test_published_shortfall_rule_is_gone() -> None:
    """Pages still take a wage below 5,000 into account: the whole bonus counts."""
    assert CASES["trap-bonus-3500-difference"]["verification"]["agrees"] is False
    assert bonus_detail(D(36_000), ON) == BracketTax(
        tax=D(1080), taxable=D(36_000), rate=D("0.03"), quick=D(0), rule="tax.bonus CN 2019-01-01"
    )


@pytest.mark.parametrize("case_id", [key for key in CASES if key.startswith("labour-")])
def test_published_labour_tax(case_id: str) -> None:
    case = CASES[case_id]
    expected = case["expected"].get("tax", case["expected"].get("per_payment_tax"))
    assert labour_tax(D(case["input"]["income"]), ON) == D(expected)


def test_published_wrong_table_is_not_ours() -> None:
    case = CASES["trap-labour-5-10-20"]
    # A payment whose taxable part is 6,000.
    detail = labour_detail(D(7500), ON)
    assert detail.taxable == case["input"]["taxable"]
    assert str(detail.tax) == case["verification"]["computed"] != case["expected"]["published"]


@pytest.mark.parametrize(("case_id", "topic"), [("iit-table-annual", "tax.wage"), ("iit-table-monthly", "tax.bonus")])
def test_published_tables(case_id: str, topic: str) -> None:
    ours = [
        [bracket.get("upto"), bracket["rate"], bracket["quick"]]
        for bracket in shipped().find(topic, ON).values["brackets"]
    ]
    theirs = [[upto, D(rate), quick] for upto, rate, quick in CASES[case_id]["expected"]["brackets"]]
    assert ours == theirs


@pytest.mark.parametrize("case", CARS, ids=lambda case: case["id"])
def test_published_purchase_tax(case: dict[str, Any]) -> None:
    tax = vehicle_purchase_tax(D(case["input"]["invoice_price_incl_vat"]), Power.NEV, ON)
    assert tax == D(case["verification"]["computed"])
    # Pages round to hundreds.
    assert abs(tax - case["expected"]["purchase_tax"]) < 50


# Independent arithmetic


def _progressive(taxable: Decimal, brackets: list[dict[str, Any]], scale: int = 1) -> Decimal:
    """Slice by slice, without quick deductions."""
    tax, below = D(0), D(0)
    for bracket in brackets:
        top = D(bracket["upto"]) * scale if "upto" in bracket else taxable
        tax += max(D(0), min(taxable, top) - below) * bracket["rate"]
        below = top
    return tax


@given(st.integers(0, 99_999_999_99))
def test_annual_tax_is_progressive(fen: int) -> None:
    taxable = D(fen) / 100
    expected = _progressive(taxable, shipped().find("tax.wage", ON).values["brackets"])
    assert abs(annual_tax(taxable, ON).tax - expected) <= D("0.005")


@given(st.integers(0, 99_999_999_99))
def test_labour_table_is_progressive(fen: int) -> None:
    paid = D(fen) / 100
    taxable = max(D(0), paid - 800) if paid <= 4000 else paid * D("0.8")
    expected = _progressive(taxable, shipped().find("tax.labour", ON).values["brackets"])
    detail = labour_detail(paid, ON)
    assert detail.taxable == taxable
    assert abs(detail.tax - expected) <= D("0.005")


_AMOUNT = st.integers(0, 60_000_00).map(lambda fen: D(fen) / 100)
_MONTHS = st.lists(
    st.builds(
        MonthPay,
        gross=_AMOUNT,
        social_insurance=st.integers(0, 5_000).map(D),
        special_additional=st.integers(0, 4_000).map(D),
        other=st.integers(0, 500).map(D),
    ),
    min_size=1,
    max_size=12,
)


@given(_MONTHS)
def test_withholding_never_lags_behind_the_year(months: list[MonthPay]) -> None:
    taxes = withhold_wages(months, ON)
    assert len(taxes) == len(months)
    assert min(taxes) >= 0
    highest = D(0)
    for count in range(1, len(months) + 1):
        part = months[:count]
        deductions = sum((m.social_insurance + m.special_additional + m.other for m in part), D(0))
        taxable = max(D(0), sum((m.gross for m in part), D(0)) - 5000 * count - deductions)
        due = annual_tax(taxable, ON).tax
        # What was withheld too much stays withheld until the annual settlement.
        highest = max(highest, due)
        assert sum(taxes[:count]) == highest
        line = withholding(months, ON).months[count - 1]
        assert (line.taxable, line.due_so_far, line.tax) == (taxable, due, taxes[count - 1])


@given(_MONTHS, st.integers(1, 11))
def test_a_first_job_in_mid_year_has_the_earlier_allowances(months: list[MonthPay], before: int) -> None:
    months = months[: 12 - before]
    later = withhold_wages(months, ON, months_before=before)
    idle = [MonthPay(D(0))] * before
    assert later == withhold_wages([*idle, *months], ON)[before:]


def test_uneven_months_of_a_commission_earner() -> None:
    lines = withholding([MonthPay(D(45_000)), MonthPay(D(6_000)), MonthPay(D(0)), MonthPay(D(60_000))], ON)
    assert lines.rule == "tax.wage CN 2019-01-01"
    assert [line.tax for line in lines.months] == [D(1480), D(100), D(0), D(5000)]
    assert [line.taxable for line in lines.months] == [40_000, 41_000, 36_000, 91_000]
    assert [line.rate for line in lines.months] == [D("0.10"), D("0.10"), D("0.03"), D("0.10")]
    assert [line.due_so_far for line in lines.months] == [1480, 1580, 1080, 6580]


@pytest.mark.parametrize("cliff", [36_000, 144_000, 300_000, 420_000, 660_000, 960_000])
def test_one_yuan_more_of_bonus_costs_thousands(cliff: int) -> None:
    below, above = bonus_tax(D(cliff), ON), bonus_tax(D(cliff) + D("0.01"), ON)
    assert above - below > 2000


def test_labour_edges() -> None:
    assert [labour_tax(D(paid), ON) for paid in (0, 800, 801, 4000, 4001)] == [
        0,
        0,
        D("0.20"),
        640,
        D("640.16"),
    ]
    assert labour_detail(D(62_500), ON) == BracketTax(
        tax=D(13_000), taxable=D(50_000), rate=D("0.30"), quick=D(2000), rule="tax.labour CN 2019-01-01"
    )
    assert labour_tax(D("62500.10"), ON) == D("13000.03")


@given(st.integers(0, 99_999_999_99), st.sampled_from([date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]))
def test_purchase_tax_and_its_working(fen: int, on: date) -> None:
    price = D(fen) / 100
    full = purchase_tax_detail(price, Power.ICE, on)
    assert abs(full.base * D("1.13") - price) <= D("0.01")
    assert full.tax == full.full == vehicle_purchase_tax(price, Power.ICE, on)
    assert full.relief == 0
    nev = purchase_tax_detail(price, Power.NEV, on)
    assert (nev.full, nev.base) == (full.full, full.base)
    exact = price / D("1.13") / 10
    relief = min(exact, D(30_000)) if on.year < 2026 else min(exact / 2, D(15_000))
    assert abs(nev.tax - (exact - relief)) <= D("0.005")
    assert abs(nev.relief - relief) <= D("0.005")


def test_purchase_tax_by_date_of_invoice() -> None:
    price = D(500_000)
    assert vehicle_purchase_tax(price, Power.NEV, date(2025, 12, 31)) == D("14247.79")
    # 500,000 with VAT: 29,247.79, not the 35,000 that pages give.
    assert vehicle_purchase_tax(price, Power.NEV, date(2026, 1, 1)) == D("29247.79")
    assert vehicle_purchase_tax(price, Power.ICE, date(2026, 1, 1)) == D("44247.79")
    assert vehicle_purchase_tax(D(339_000), Power.NEV, date(2025, 6, 1)) == 0
    assert purchase_tax_detail(price, Power.NEV, date(2027, 12, 31)).rule == "purchase_tax CN 2026-01-01"
    for day in (date(2023, 12, 31), date(2028, 1, 1)):
        with pytest.raises(DomainError) as refused:
            vehicle_purchase_tax(price, Power.NEV, day)
        assert refused.value.code == "rules.none"
    assert vehicle_purchase_tax(price, Power.ICE, date(2028, 1, 1)) == D("44247.79")


def test_rules_that_have_ended_are_not_used() -> None:
    assert bonus_tax(D(20_000), date(2027, 12, 31)) == 600
    with pytest.raises(DomainError) as refused:
        bonus_tax(D(20_000), date(2028, 1, 1))
    assert refused.value.params == {"topic": "tax.bonus", "on": date(2028, 1, 1), "region": "CN"}


def test_own_rules() -> None:
    own = rule_from_data(
        {
            "topic": "tax.wage",
            "valid_from": date(2027, 1, 1),
            "source": "a later law",
            "monthly_allowance": 6000,
            "brackets": [{"rate": D("0.01"), "quick": 0}],
        }
    )
    rules = shipped().with_own([own])
    month = MonthPay(D(16_000))
    assert withhold_wages([month], date(2027, 1, 31), rules=rules) == (D(100),)
    assert withhold_wages([month], ON, rules=rules) == (D(330),)
    assert withholding([month], date(2027, 1, 1), rules=rules).rule == "tax.wage CN 2027-01-01"
    assert annual_tax(D(100), date(2027, 1, 1), rules=rules).tax == 1
    none = RuleSet(())
    for call in (
        lambda: bonus_tax(D(1), ON, rules=none),
        lambda: labour_tax(D(1), ON, rules=none),
        lambda: vehicle_purchase_tax(D(1), Power.ICE, ON, rules=none),
    ):
        with pytest.raises(DomainError, match=r"rules\.none"):
            call()
    cut = rule_from_data(
        {
            "topic": "tax.wage",
            "valid_from": date(2026, 1, 1),
            "source": "x",
            "brackets": [{"upto": 10, "rate": 0, "quick": 0}],
        }
    )
    with pytest.raises(DomainError) as refused:
        annual_tax(D(11), ON, rules=RuleSet((cut,)))
    assert refused.value.code == "rules.value"
    assert refused.value.params == {"topic": "tax.wage", "key": "brackets"}
    assert annual_tax(D(10), ON, rules=RuleSet((cut,))).tax == 0


def test_the_callers_context_does_not_matter() -> None:
    months = [MonthPay(D("34567.89"))] * 12

    def everything() -> list[Any]:
        return [
            withhold_wages(months, ON),
            annual_tax(D("345678.91"), ON),
            bonus_detail(D("345678.91"), ON),
            labour_detail(D("34567.89"), ON),
            purchase_tax_detail(D("345678.91"), Power.NEV, ON),
        ]

    plain = everything()
    with localcontext() as context:
        context.prec = 4
        assert everything() == plain


# Nonsense


@pytest.mark.parametrize("name", ["gross", "social_insurance", "special_additional", "other"])
@pytest.mark.parametrize(("value", "code"), [("-1", "money.range"), ("NaN", "number.not_finite")])
def test_pay_that_cannot_be(name: str, value: str, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        MonthPay(**({"gross": D(0)} | {name: D(value)}))
    assert (refused.value.code, refused.value.field) == (code, name)


@pytest.mark.parametrize(("count", "before"), [(0, 0), (13, 0), (1, 12), (1, -1), (0, 5), (12, 1)])
def test_years_of_one_to_twelve_months(count: int, before: int) -> None:
    with pytest.raises(DomainError) as refused:
        withhold_wages([MonthPay(D(1))] * count, ON, months_before=before)
    assert (refused.value.code, refused.value.field) == ("tax.months", "months")
    assert refused.value.params == {"low": 1, "high": 12}
    assert len(withhold_wages([MonthPay(D(1))], ON, months_before=11)) == 1


def test_amounts_and_drives_that_cannot_be() -> None:
    for call, field in ((annual_tax, "taxable"), (bonus_tax, "amount"), (labour_tax, "amount")):
        with pytest.raises(DomainError) as refused:
            call(D(-1), ON)
        assert (refused.value.code, refused.value.field) == ("money.range", field)
    with pytest.raises(DomainError) as refused:
        vehicle_purchase_tax(D(-1), Power.ICE, ON)
    assert (refused.value.code, refused.value.field) == ("money.range", "invoice_price")
    with pytest.raises(DomainError) as refused:
        vehicle_purchase_tax(D(1), "steam", ON)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == ("tax.power", "power")
    assert refused.value.params == {"allowed": ["ice", "nev"]}
