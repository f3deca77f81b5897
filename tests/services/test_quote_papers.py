"""The papers of a quote: the figures of the screen, one page, kept byte for byte."""

import hashlib
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pypdfium2
import pytest

from carloan_desk.domain.bespoke import Bespoke, Shape
from carloan_desk.domain.deal import Extra
from carloan_desk.domain.disclosure import disclose
from carloan_desk.domain.offer import ExtraKind, FreeTerms, Offer, Wish, make_offer
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.subsidy import TradeIn
from carloan_desk.domain.vehicle import Power
from carloan_desk.services import client_page, products, quote_papers, workbench
from tests.services.manager import TODAY, Manager

D = Decimal
EXTRAS = (
    Extra(ExtraKind.PURCHASE_TAX, D("6637.17"), True, Collector.THIRD_PARTY),
    Extra(ExtraKind.INSURANCE, D(4800), False, Collector.THIRD_PARTY),
    Extra(ExtraKind.SERVICE_FEE, D(1500), False, Collector.DEALER),
    Extra("全车膜", D(2000), True),
)
PARTIES = quote_papers.Parties("曾乐", "比亚迪 秦L", "城东汽贸")


def text_of(pdf: bytes) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return "".join(texts).replace("\r\n", "").replace("\n", "").replace(" ", ""), len(texts)


def wish(**fields: Any) -> Wish:
    values: dict[str, Any] = {
        "on": TODAY,
        "price": D(150000),
        "down_payment": D(45000),
        "months": 36,
        "power": Power.NEV,
        "extras": EXTRAS,
        "scheme": TradeIn.REPLACE,
    }
    return Wish(**(values | fields))


@pytest.fixture
def offers(manager: Manager) -> list[Offer]:
    manager.product(name="低息", annual_rate=D("0.0299"))
    manager.product(
        name="分期",
        kind=ProductKind.CARD_INSTALMENT,
        method=RepaymentMethod.FLAT_FEE,
        annual_rate=D(0),
        monthly_fee_rate=D("0.0028"),
        upfront_fee_rate=D("0.01"),
        fees=[ProductFee("抵押登记费", Collector.LENDER, D(300))],
    )
    found: list[Product] = products.every(manager.workspace)
    step = FreeTerms(annual_rate=D("0.045"), bespoke=Bespoke("企业主阶梯", Shape.STEP, 12, D("0.1")))
    return [make_offer(wish(), each) for each in found] + [make_offer(wish(down_payment=D(75000)), step)]


def test_the_quote_says_what_the_screen_says_on_one_page(offers: list[Offer]) -> None:
    pdf = quote_papers.quote_pdf(offers, PARTIES, "QT20261123-0001", TODAY)
    said, pages = text_of(pdf)
    assert pages == 1
    for offer in offers:
        for amount in (offer.payment, offer.total_cost, offer.outlay, offer.at_once, offer.quote.terms.principal):
            assert f"{amount:,.2f}" in said
        for rate in (offer.rates.flat_rate, offer.rates.nominal_apr, offer.rates.effective_apr):
            assert f"{rate:.2%}" in said
        assert quote_papers.offer_name(offer).replace(" ", "") in said
    for words in (
        "曾乐",
        "比亚迪秦L",
        "全车膜",
        "金融服务费",
        "置换补贴",
        "QT20261123-0001",
        "车辆购置税（2026-01-01起）",
        "其中：一次性费用",
        "2,936.37",
    ):
        assert words in said
    assert "CN" not in said
    assert "提成" not in said
    assert pdf == quote_papers.quote_pdf(offers, PARTIES, "QT20261123-0001", TODAY)


def test_the_old_car_is_told_on_the_quote() -> None:
    traded = make_offer(wish(trade_in_value=D(60000), old_loan=D(25000)), FreeTerms(annual_rate=D("0.04")))
    said, pages = text_of(quote_papers.quote_pdf([traded], PARTIES, "QT-1", TODAY))
    assert pages == 1
    assert "作价60,000.00，未还贷款25,000.00，抵付35,000.00" in said


def test_four_offers_stay_on_one_page(offers: list[Offer]) -> None:
    _, pages = text_of(quote_papers.quote_pdf([*offers, offers[0]], PARTIES, "QT-1", TODAY))
    assert pages == 1


def test_the_items_add_up_to_the_annual_rate(offers: list[Offer]) -> None:
    for offer in offers:
        found = disclose(offer)
        assert sum(item.annual for item in found.items) == found.annual
        assert abs(found.annual - offer.rates.nominal_apr) < D("1e-9")
        assert found.amount == offer.total_cost
        assert all(item.annual >= 0 for item in found.items)
    names = [item.name for item in disclose(offers[0]).items] + [item.name for item in disclose(offers[1]).items]
    assert set(names) == {"interest", "instalment_fee", "upfront_fee", "抵押登记费", "service_fee"}


def test_the_disclosure_sheet(offers: list[Offer]) -> None:
    for offer in offers:
        said, pages = text_of(quote_papers.disclosure_pdf(offer, PARTIES, "CD-1", TODAY))
        assert pages == 1
        found = disclose(offer)
        for item in found.items:
            assert f"{item.amount:,.2f}" in said
        lines = re.findall(r"(?:收取)(\d+\.\d\d%)", said)
        assert len(lines) == len(found.items)
        assert sum(D(line[:-1]) for line in lines) == D(f"{found.annual:.2%}"[:-1])
        assert abs(D(lines[0][:-1]) / 100 - found.items[0].annual) < D("0.0001")
        for words in (
            "个人贷款综合融资成本明示表",
            "收取主体",
            "内部收益率×12",
            "贷款人及其合作机构不再收取",
            "逾期罚息",
            "提前还款违约金",
            "借款人签字",
            "逾期罚息（20",
            f"{offer.rates.effective_apr:.2%}",
            f"{offer.quote.terms.principal:,.2f}",
        ):
            assert words.replace(" ", "") in said, words


def test_late_interest_goes_by_the_contract_s_rate(offers: list[Offer]) -> None:
    plain, card, _ = offers
    late = disclose(plain).late
    assert late is not None
    # 2.99 % and 30 to 50 % more, whatever the service fee adds to the whole.
    assert (late.low, late.high) == (D("0.03887"), D("0.04485"))
    assert plain.rates.nominal_apr > D("0.035")
    of_card = disclose(card).late
    assert of_card is not None
    assert of_card.daily
    flat = make_offer(wish(), FreeTerms(method=RepaymentMethod.FLAT_FEE, annual_rate=D("0.03")))
    of_flat = disclose(flat).late
    assert of_flat is not None
    assert of_flat.low > D("0.07")  # a flat 3 % is 5.7 % a year
    free = make_offer(wish(extras=()), FreeTerms())
    said, _ = text_of(quote_papers.disclosure_pdf(free, PARTIES, "CD-1", TODAY))
    assert "对逾期金额计收，标准以合同为准" in said


def test_a_quote_is_kept_as_it_was_given(manager: Manager, offers: list[Offer]) -> None:
    deal_id = manager.deal()
    client_id = manager.view(deal_id).client.id
    number = workbench.bench(manager.workspace, TODAY).number
    assert number == "QT20261123-0001"
    pdf = quote_papers.quote_pdf(offers, PARTIES, number, TODAY)

    def keep() -> int | None:
        return quote_papers.keep(
            manager.workspace,
            offers,
            "quote",
            number,
            pdf,
            1,
            manager.workspace.now(),
            client_id=client_id,
            deal_id=deal_id,
        ).seq

    assert keep() is not None
    assert keep() is None
    (kept,) = manager.view(deal_id).quotes
    assert manager.workspace.files.get(kept.key) == pdf
    assert kept.sha256 == hashlib.sha256(pdf).hexdigest()
    page = client_page.page(manager.workspace, client_id or 0, TODAY)
    assert [each.id for each in page.quotes] == [kept.id]
    assert manager.workspace.undoable().action != "quote.keep"  # type: ignore[union-attr]
    assert workbench.bench(manager.workspace, TODAY + timedelta(days=1)).number == "QT20261124-0002"
    assert [row[0] for row in kept.content["rows"]] == [name for name, _ in quote_papers.rows_of(offers)]


def test_what_changed_since_it_was_given(manager: Manager, offers: list[Offer]) -> None:
    given = KeptQuote(
        made_at=manager.workspace.now(),
        number="QT-1",
        content=quote_papers.content_of(offers, "quote"),
        pages=1,
        sha256="",
        key="",
    )
    assert quote_papers.compare(given, 0, offers[0]) == []
    product = offers[0].product
    assert product is not None
    changed = make_offer(wish(down_payment=D(60000)), product)
    lines = {each.name: (each.before, each.after) for each in quote_papers.compare(given, 0, changed)}
    assert lines["贷款金额"] == (f"{offers[0].quote.terms.principal:,.2f}", f"{changed.quote.terms.principal:,.2f}")
    assert "期限" not in lines
