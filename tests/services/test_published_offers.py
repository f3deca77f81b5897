"""Published offers as a lender's product rows, quoted: payment and the three rates come out as published."""

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.deal import Extra
from carloan_desk.domain.offer import ExtraKind, Offer, Wish, make_offer, with_purchase_tax
from carloan_desk.domain.product import Product, ProductKind, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.subsidy import TradeIn
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import products
from tests.services.manager import Manager

D = Decimal
ON = date(2026, 3, 2)
VECTORS = Path(__file__).parents[1] / "data" / "vectors"


def cases(name: str) -> list[dict[str, Any]]:
    content: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text("utf-8"), parse_float=D)
    found: list[dict[str, Any]] = content["cases"]
    return found


def quoted(manager: Manager, row: RateRow, method: RepaymentMethod, amount: Decimal, **fields: Any) -> Offer:
    """Enter a product with one line, read it back, and quote a car twice as dear as the loan."""
    product = Product(
        lender="示例",
        name="公布方案",
        kind=ProductKind.FINANCE_LEASE,
        vehicle_kind=VehicleKind.NEW,
        method=method,
        rates=[row],
        valid_from=date(2026, 1, 1),
        **fields,
    )
    products.add(manager.workspace, product)
    stored = products.offered(manager.workspace, ON)[0]
    return make_offer(Wish(ON, amount * 2, amount, row.months), stored)


FLAT = [case for case in cases("irr_apr") if {"flat_annual_fee_pct", "n_months", "principal"} <= set(case["input"])]
MONTHLY = [case for case in cases("irr_apr") if {"monthly_fee_pct", "n"} == set(case["input"])]
LEVEL = [
    case
    for case in cases("amortization")
    if str(case["input"].get("method", "")).startswith("等额本息")
    and "payment" in case["expected"]
    and int(case["input"]["n"]) <= 120
    and set(case["input"]) <= {"method", "principal", "annual_rate_pct", "n", "payment_rounding"}
]


def named(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", FLAT, ids=named)
def test_offers_with_a_flat_rate(manager: Manager, case: dict[str, Any]) -> None:
    """A flat rate of 0.5 % is 0.98 %: the three stand together, and the published one is the nominal one."""
    given, computed = case["input"], case["verification"]
    flat = D(given["flat_annual_fee_pct"]) / 100
    row = RateRow(given["n_months"], D("0.2"), annual_rate=flat)
    offer = quoted(manager, row, RepaymentMethod.FLAT_FEE, D(given["principal"]))
    assert offer.rates.flat_rate == flat
    assert offer.rates.nominal_apr * 100 == pytest.approx(D(computed["computed_nominal_apr_pct"]), abs=D("0.0001"))
    assert offer.rates.effective_apr * 100 == pytest.approx(
        D(computed["computed_effective_annual_pct"]), abs=D("0.0001")
    )
    assert offer.payment == D(computed["computed_payment"]).quantize(D("0.01"), ROUND_HALF_UP)
    if computed["agrees"]:
        published = D(case["expected"]["nominal_apr_pct"])
        assert (offer.rates.nominal_apr * 100).quantize(published, ROUND_HALF_UP) == published


@pytest.mark.parametrize("case", MONTHLY, ids=named)
def test_offers_with_a_fee_a_month(manager: Manager, case: dict[str, Any]) -> None:
    given, computed = case["input"], case["verification"]
    row = RateRow(given["n"], D("0.2"), monthly_fee_rate=D(given["monthly_fee_pct"]) / 100)
    offer = quoted(manager, row, RepaymentMethod.FLAT_FEE, D(1_000_000))
    nominal = D(computed.get("true_nominal_apr_pct", computed.get("computed_nominal_pct")))
    assert offer.rates.nominal_apr * 100 == pytest.approx(nominal, abs=D("0.0002"))
    assert offer.rates.flat_rate == D(given["monthly_fee_pct"]) * 12 / 100


@pytest.mark.parametrize("case", LEVEL, ids=named)
def test_offers_with_equal_payments(manager: Manager, case: dict[str, Any]) -> None:
    given = case["input"]
    rate = D(given["annual_rate_pct"]) / 100
    row = RateRow(int(given["n"]), D("0.2"), annual_rate=rate)
    mode = given.get("payment_rounding", "ROUND_HALF_UP")
    offer = quoted(manager, row, RepaymentMethod.EQUAL_PAYMENT, D(given["principal"]), rounding_mode=mode)
    if case["verification"].get("agrees", True):
        assert offer.payment == D(case["expected"]["payment"])
    else:
        assert offer.payment == D(case["verification"]["computed_payment"])
    # What a loan without fees costs is its rate, whatever was rounded.
    assert offer.rates.nominal_apr == pytest.approx(rate, abs=D("0.0001"))
    assert offer.rates.effective_apr == pytest.approx((1 + rate / 12) ** 12 - 1, abs=D("0.0001"))


@pytest.mark.parametrize("case", cases("purchase_tax"), ids=named)
def test_the_purchase_tax_of_a_quote(case: dict[str, Any]) -> None:
    price = D(case["input"]["invoice_price_incl_vat"])
    tax = Extra(ExtraKind.PURCHASE_TAX, D(0))
    wish = with_purchase_tax(Wish(ON, price, price / 2, 36, power=Power.NEV, extras=(tax,)))
    assert wish.extras[0].amount == D(case["verification"]["computed"])
    assert wish.amount == price / 2


@pytest.mark.parametrize(
    "case", [case for case in cases("subsidy") if "new_car_price_incl_tax" in case["input"]], ids=named
)
def test_the_trade_in_subsidy_of_a_quote(manager: Manager, case: dict[str, Any]) -> None:
    given = case["input"]
    price = D(given["new_car_price_incl_tax"])
    product = manager.product(months=[36])
    stored = next(each for each in products.every(manager.workspace) if each.id == product)
    wish = Wish(
        ON,
        price,
        price / 2,
        36,
        power=Power.NEV if given["new_car"] == "NEV" else Power.ICE,
        scheme=TradeIn.SCRAP if given["scheme"].startswith("报废") else TradeIn.REPLACE,
    )
    made = make_offer(wish, stored)
    assert made.trade_in is not None
    assert made.trade_in.amount == D(case["verification"]["computed_at_price"])
    assert made.rates == make_offer(Wish(ON, price, price / 2, 36), stored).rates
