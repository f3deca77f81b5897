"""Matching ranks by fit and by what a product costs the client, and by nothing else."""

import ast
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk import domain
from carloan_desk.domain import matching
from carloan_desk.domain.matching import Why, match
from carloan_desk.domain.product import Collector, Product, ProductFee, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Outcome
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from tests.domain.test_screening import case, product

D = Decimal


def named(name: str, rate: str, **fields: object) -> Product:
    return product(name=name, annual_rate=D(rate), **fields)


def test_the_cheapest_that_fits_stands_first_and_says_so() -> None:
    offers = [
        named("乙", "0.0399"),
        named("甲", "0.0299"),
        named("便宜但额度不够", "0.0100", max_amount=D(50000)),
    ]
    found = match(offers, case(payment=None))
    assert [each.product.name for each in found] == ["甲", "乙", "便宜但额度不够"]
    assert [each.reason.why for each in found] == [Why.CHEAPEST, Why.DEARER, Why.UNFIT]
    first, second, _ = found
    assert first.offer is not None
    assert second.offer is not None
    assert second.reason.amount == second.offer.total_cost - first.offer.total_cost > 0


def test_fees_count_whoever_collects_them() -> None:
    fee = ProductFee("服务费", Collector.DEALER, D(0), D("0.03"))
    found = match([named("低息高费", "0.0199", fees=[fee]), named("无费", "0.0299")], case(payment=None))
    assert [each.product.name for each in found] == ["无费", "低息高费"]


def test_a_lighter_payment_for_more_money() -> None:
    slow = product(name="长", rates=[RateRow(60, annual_rate=D("0.0399"))], months=[])
    fast = product(name="短", rates=[RateRow(36, annual_rate=D("0.0299"))], months=[])
    found = match([slow, fast], case(payment=None, months=None))
    assert [(each.product.name, each.months, each.reason.why) for each in found] == [
        ("短", 36, Why.CHEAPEST),
        ("长", 60, Why.LIGHTER),
    ]
    assert found[1].reason.less > 0
    other_term = match([slow, fast], case(payment=None, months=60))
    assert [(each.product.name, each.reason.why) for each in other_term] == [
        ("长", Why.CHEAPEST),
        ("短", Why.SHORTER),
    ]


def test_what_costs_less_in_all_is_not_said_to_cost_more() -> None:
    quick = named("先还得多", "0.0402", method=RepaymentMethod.EQUAL_PRINCIPAL)
    level = named("等额本息", "0.0400")
    found = match([quick, level, named("一样", "0.0400", lender="另一家")], case(payment=None))
    assert [(each.product.name, each.reason.why) for each in found] == [
        ("一样", Why.CHEAPEST),
        ("等额本息", Why.ALIKE),
        ("先还得多", Why.DEARER_RATE),
    ]
    best, _, dearer = (each.offer for each in found)
    assert best is not None
    assert dearer is not None
    assert found[2].reason.amount == best.total_cost - dearer.total_cost > 0


def test_a_cheaper_one_of_which_something_is_not_known_says_what() -> None:
    used = {"vehicle_kind": VehicleKind.USED}
    ask = case(payment=None, vehicle_kind=VehicleKind.USED, registered_on=None)
    found = match([named("要车龄", "0.01", max_vehicle_months=96, **used), named("不看车龄", "0.05", **used)], ask)
    assert [(each.product.name, each.reason.why) for each in found] == [
        ("不看车龄", Why.CHEAPEST),
        ("要车龄", Why.OPEN),
    ]


def test_products_for_other_cars_are_left_out() -> None:
    offers = [
        named("新能源", "0.01", power=Power.NEV),
        named("二手车", "0.01", vehicle_kind=VehicleKind.USED),
        named("商用", "0.01", use=VehicleUse.COMMERCIAL),
        named("置换", "0.01", trade_in=True),
        named("过期", "0.01", valid_to=date(2026, 11, 22)),
        named("通用", "0.05"),
    ]
    ask = case(vehicle_kind=VehicleKind.NEW, power=Power.ICE, use=VehicleUse.PRIVATE, trade_in=False, payment=None)
    assert [each.product.name for each in match(offers, ask)] == ["通用"]


def test_without_an_amount_there_is_an_order_all_the_same() -> None:
    found = match([named("甲", "0.03"), named("乙", "0.02")], case(price=None, payment=None))
    assert [each.reason.why for each in found] == [Why.OPEN, Why.OPEN]
    assert all(each.offer is None and each.result.outcome is Outcome.UNKNOWN for each in found)


@settings(max_examples=30, deadline=None)
@given(st.permutations(["0.01", "0.02", "0.03", "0.04"]), st.integers(20_000, 100_000))
def test_the_order_is_that_of_the_annual_rate_however_they_come(rates: list[str], down: int) -> None:
    found = match([named(rate, rate) for rate in rates], case(payment=None, down_payment=D(down)))
    fitting = [each for each in found if each.result.outcome is Outcome.PASS]
    assert [each.product.name for each in fitting] == sorted(each.product.name for each in fitting)


def _imports(module: str, seen: set[str]) -> set[str]:
    """All modules of the program that a module loads, however far away."""
    if module in seen:
        return seen
    seen.add(module)
    file = sys.modules[module].__file__ if module in sys.modules else None
    if file is None:
        return seen
    for node in ast.walk(ast.parse(Path(file).read_text("utf-8"))):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom) and node.module
            else []
        )
        for name in names:
            if name.startswith(domain.__package__ or "carloan_desk.domain"):
                _imports(name, seen)
    return seen


def test_nothing_of_pay_is_known_here() -> None:
    """No module that matching loads, at any distance, is about commission, pay or forecasts of it."""
    found = _imports(matching.__name__, set())
    assert "carloan_desk.domain.screening" in found
    of_pay = {"commission", "pay", "payroll", "pace", "forecast", "takehome", "plancheck", "career", "plan_templates"}
    assert not {name for name in found if of_pay & set(name.split("."))}
