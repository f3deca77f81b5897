"""Products: what can be offered, and to whom first."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import products
from tests.offers import offer
from tests.services.manager import TODAY, Manager, undone, untouched

D = Decimal


def product(**fields: Any) -> Product:
    values: dict[str, Any] = {
        "lender": "示例银行",
        "name": "车贷",
        "kind": ProductKind.BANK_LOAN,
        "vehicle_kind": VehicleKind.NEW,
        "method": RepaymentMethod.EQUAL_PAYMENT,
        "months": [36],
        "valid_from": date(2026, 1, 1),
    }
    return offer(values | fields)


def test_a_product_is_added_and_taken_back(manager: Manager) -> None:
    new = product(rounding_unit=D(1), rounding_mode="ROUND_FLOOR", rounding_residual="first")
    changes = undone(manager, lambda: products.add(manager.workspace, new))
    assert changes.params == {"name": "车贷"}
    stored = products.every(manager.workspace)[0]
    assert (stored.rounding.unit, stored.rounding.mode, stored.rounding.residual) == (D(1), "ROUND_FLOOR", "first")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"lender": " "}, "field.required", "lender"),
        ({"name": ""}, "field.required", "name"),
        ({"months": []}, "product.months", "months"),
        ({"months": [0, 12]}, "product.months", "months"),
        ({"months": [121]}, "product.months", "months"),
        ({"months": [36, 36]}, "product.same_line", "min_down_payment"),
        ({"fees": [ProductFee("GPS", Collector.DEALER, D(-1))]}, "money.range", "fees"),
        ({"valid_to": date(2025, 12, 31)}, "product.dates", "valid_to"),
        ({"min_down_payment": D("1.01")}, "rate.range", "min_down_payment"),
        ({"balloon_ratio": D("-0.1")}, "rate.range", "balloon_ratio"),
        ({"settlement_penalty": D(3)}, "rate.range", "settlement_penalty"),
        ({"upfront_fee_rate": D(1)}, "terms.upfront_fee.above_principal", "upfront_fee"),
        ({"annual_rate": D("1.01")}, "rate.range", "annual_rate"),
        ({"monthly_fee_rate": D("-0.001")}, "rate.range", "monthly_fee_rate"),
        ({"method": RepaymentMethod.CUSTOM}, "terms.custom.method", "custom"),
        ({"rounding_mode": "up"}, None, None),
        ({"rounding_unit": D("0.001")}, None, None),
    ],
)
def test_products_that_make_no_loan(
    manager: Manager, fields: dict[str, Any], code: str | None, field: str | None
) -> None:
    error = untouched(manager, products.add, manager.workspace, product(**fields))
    if code is not None:
        assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize("method", [each for each in RepaymentMethod if each is not RepaymentMethod.CUSTOM])
def test_every_method_can_be_offered_with_a_balloon_ratio_that_only_one_uses(
    manager: Manager, method: RepaymentMethod
) -> None:
    products.add(manager.workspace, product(method=method, balloon_ratio=D("0.4"), months=[1, 36, 120]))


def test_a_product_ends(manager: Manager) -> None:
    product_id = manager.product()
    error = untouched(manager, products.end, manager.workspace, product_id, date(2025, 12, 31))
    assert (error.code, error.field) == ("product.dates", "valid_to")
    undone(manager, lambda: products.end(manager.workspace, product_id, TODAY))
    assert [each.id for each in products.offered(manager.workspace, TODAY)] == [product_id]
    assert products.offered(manager.workspace, TODAY + timedelta(days=1)) == []
    assert len(products.every(manager.workspace)) == 1
    assert untouched(manager, products.end, manager.workspace, 99, TODAY).code == "record.missing"


def test_what_is_offered_on_a_day(manager: Manager) -> None:
    begins, ends = date(2026, 11, 1), date(2026, 11, 30)
    manager.product(name="甲", valid_from=begins, valid_to=ends)
    manager.product(name="乙", vehicle_kind=VehicleKind.USED)

    def names(on: date, kind: VehicleKind | None = None) -> list[str]:
        return sorted(each.name for each in products.offered(manager.workspace, on, kind))

    day = timedelta(days=1)
    assert names(begins - day) == names(ends + day) == ["乙"]
    assert names(begins) == names(ends) == ["乙", "甲"]
    assert names(begins, VehicleKind.USED) == ["乙"]
    assert names(begins, VehicleKind.NEW) == ["甲"]


def test_the_cheaper_for_the_client_comes_first(manager: Manager) -> None:
    manager.product(name="费", annual_rate=D(0), monthly_fee_rate=D("0.0028"))
    manager.product(name="低", annual_rate=D("0.0288"))
    manager.product(name="高", annual_rate=D("0.0288"), upfront_fee_rate=D("0.05"))
    assert [each.name for each in products.offered(manager.workspace, TODAY)] == ["低", "费", "高"]


def test_all_products_by_lender(manager: Manager) -> None:
    for lender, name, version in (("乙", "a", 1), ("甲", "b", 2), ("甲", "b", 1), ("甲", "a", 1)):
        manager.product(lender=lender, name=name, version=version)
    found = [(each.lender, each.name, each.version) for each in products.every(manager.workspace)]
    assert found == [("乙", "a", 1), ("甲", "a", 1), ("甲", "b", 1), ("甲", "b", 2)]
