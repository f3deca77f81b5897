"""The papers of a quote: printed, kept as they were given, compared with a new one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.bespoke import Shape
from carloan_desk.domain.deal import Extra
from carloan_desk.domain.disclosure import disclose
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.offer import ExtraKind, Offer, Wish, purchase_tax_of
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.product import Collector
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.subsidy import TradeIn
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.services.paper_words import METHODS, extra_name, rule_name
from carloan_desk.storage.workspace import Changes, Reader, Workspace

# Words of the printed forms: Chinese templates, whatever the window's language.
_COLLECTORS = {Collector.LENDER: "资金方", Collector.DEALER: "经销商", Collector.THIRD_PARTY: "第三方"}
_ITEMS = {"interest": "利息", "instalment_fee": "分期手续费", "upfront_fee": "一次性手续费"}
_NOTES = (
    "年化利率（单利）为按月内部收益率×12；实际年化利率（复利）为按月复利折算；名义费率（平息）为总成本÷贷款额÷年数。"
    "三者口径不同，比较方案请用同一口径。年化利率已计入与贷款有关的全部费用。",
    "置换补贴、财政贴息由政府另行发放，须符合当时政策，未计入上述年化利率和月供。",
    "本报价按出具当日的产品和规则试算，以资金方审批和合同为准。",
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a quote is for, and which car; ``""`` where nothing is known."""

    client: str = ""
    car: str = ""
    dealer: str = ""


def quote_number(on: date, count: int) -> str:
    """Return the number of the quote given as the ``count``-th of all; holds nothing personal."""
    return f"QT{on:%Y%m%d}-{count:04d}"


def offer_name(offer: Offer) -> str:
    """Return what an offer is called: lender and product, or its own name."""
    if offer.product is not None:
        return f"{offer.product.lender} {offer.product.name}"
    free = offer.free
    return (free.bespoke.name or free.name if free is not None else "") or "自定方案"


def method_name(offer: Offer) -> str:
    """Return how an offer is repaid, in the trade's word."""
    shapes = {Shape.STEP: "阶梯还款", Shape.SEASONAL: "季节性还款", Shape.ROWS: "逐期约定"}
    terms = offer.quote.terms
    if terms.method is RepaymentMethod.CUSTOM and offer.free is not None:
        return shapes.get(offer.free.bespoke.shape, METHODS[terms.method])
    return METHODS[terms.method]


def quote_pdf(offers: Sequence[Offer], parties: Parties, number: str, on: date) -> bytes:
    """Return offers side by side as PDF.

    Raises:
        DomainError: ``print.glyph_missing``.
    """
    from carloan_desk.printing.layout import Cell
    from carloan_desk.printing.quote_sheet import QuoteSheet, render_quote

    wish = offers[0].wish
    kinds = {VehicleKind.NEW: "新车", VehicleKind.USED: "二手车"}
    powers = {Power.ICE: "燃油", Power.NEV: "新能源"}
    uses = {VehicleUse.PRIVATE: "自用", VehicleUse.COMMERCIAL: "商用"}
    car = f"{kinds[wish.vehicle_kind]} · {powers[wish.power]} · {uses[wish.use]}"
    cells = [
        Cell("客户", parties.client or "——"),
        Cell("车型", parties.car or "——"),
        Cell("车辆类别", car),
        Cell("经销商", parties.dealer or "——"),
    ]
    if wish.extras:
        listed = "；".join(
            f"{extra_name(extra.name)} {extra.amount:,.2f}（{'计入贷款' if extra.financed else '现付'}，"
            f"{_COLLECTORS[extra.collector]}收取）"
            for extra in wish.extras
        )
        cells.append(Cell("附加项", listed, span=2))
    if wish.trade_in_value or wish.old_loan:
        old, owed = wish.trade_in_value or ZERO, wish.old_loan or ZERO
        text = f"作价 {_money(old)}，未还贷款 {_money(owed)}，抵付 {_money(old - owed)}"
        cells.append(Cell("旧车", text, span=2))
    rows = rows_of(offers)
    return render_quote(
        QuoteSheet(
            number=number,
            on=on,
            head=cells,
            offers=[offer_name(offer) for offer in offers],
            rows=rows,
            strong=[place for place, (name, _) in enumerate(rows) if name in _STRONG],
            notes=_NOTES,
            rules=f"所用规则和产品版本：{'；'.join(rules_used(offers)) or '——'}",
        )
    )


_TOTAL, _AT_ONCE = "总成本（利息与费用）", "其中：一次性费用"
_STRONG = ("月供", "年化利率（单利，IRR×12）", _TOTAL)


def rows_of(offers: Sequence[Offer]) -> list[tuple[str, list[str]]]:
    """Return what each offer costs, line by line, as the paper says it; lines that say nothing of any are left out."""

    def line(name: str, *values: str) -> tuple[str, list[str]]:
        return name, list(values)

    rows = [
        line("车价", *(_money(o.wish.price) for o in offers)),
        line("首付", *(f"{_money(o.wish.down_payment)}（{_percent(o.wish.down_ratio)}）" for o in offers)),
        line("贷款金额", *(_money(o.quote.terms.principal) for o in offers)),
        line("期限", *(f"{o.wish.months} 个月" for o in offers)),
        line("还款方式", *(method_name(o) for o in offers)),
        line("月供", *(_money(o.payment) for o in offers)),
        line("首期", *(_money(o.first_payment) for o in offers)),
        line("末期", *(_money(o.last_payment) for o in offers)),
        line(_TOTAL, *(_money(o.total_cost) for o in offers)),
        line("名义费率（平息，年）", *(_percent(o.rates.flat_rate) for o in offers)),
        line("年化利率（单利，IRR×12）", *(_percent(o.rates.nominal_apr) for o in offers)),
        line("实际年化利率（复利）", *(_percent(o.rates.effective_apr) for o in offers)),
        line("落地价", *(_money(o.outlay) for o in offers)),
        line("提车当日应付", *(_money(o.at_once) for o in offers)),
        line("全部付款合计", *(_money(o.total_paid) for o in offers)),
    ]
    if any(at_once := [o.total_cost - o.quote.total_cost for o in offers]):
        total = next(place for place, (name, _) in enumerate(rows) if name == _TOTAL)
        rows.insert(total + 1, line(_AT_ONCE, *(_money(fee) if fee else "——" for fee in at_once)))
    if any(o.trade_in for o in offers):
        rows.append(line("置换补贴（另发）", *(_money(o.trade_in.amount) if o.trade_in else "——" for o in offers)))
    if any(o.interest_subsidy for o in offers):
        rows.append(
            line(
                "财政贴息（另发，预计）",
                *(_money(o.interest_subsidy.total) if o.interest_subsidy else "——" for o in offers),
            )
        )
    if any(o.quote.schedule.subvention for o in offers):
        rows.append(line("贴息额（由贴息方承担）", *(_money(o.quote.schedule.subvention) for o in offers)))
    return rows


def rules_used(offers: Sequence[Offer]) -> list[str]:
    """Return the versions of the rules behind the figures."""
    found: dict[str, None] = {}
    for offer in offers:
        tax = purchase_tax_of(offer.wish)
        if tax is not None and any(extra.name == ExtraKind.PURCHASE_TAX for extra in offer.wish.extras):
            found[rule_name(tax.rule)] = None
        if offer.trade_in is not None:
            found[rule_name(offer.trade_in.rule)] = None
        if offer.interest_subsidy is not None:
            found.update(dict.fromkeys(map(rule_name, offer.interest_subsidy.rules.values())))
        if offer.product is not None:
            found[f"{offer.product.lender} {offer.product.name} V{offer.product.version}"] = None
    return list(found)


def disclosure_pdf(offer: Offer, parties: Parties, number: str, on: date) -> bytes:
    """Return the cost disclosure sheet of an offer as PDF.

    Raises:
        DomainError: ``print.glyph_missing``.
    """
    from carloan_desk.printing.layout import Cell
    from carloan_desk.printing.quote_sheet import DisclosureSheet, render_disclosure

    terms, found = offer.quote.terms, disclose(offer)
    lender = "资金方" if offer.product is None else offer.product.lender
    parties_of = _COLLECTORS | {Collector.LENDER: lender}
    cells = [
        Cell("借款人", parties.client or "——"),
        Cell("贷款人", lender),
        Cell("产品", offer_name(offer), span=2),
        Cell("贷款本金", f"{terms.principal:,.2f} 元（大写：{in_words(terms.principal)}）", span=2),
        Cell("期限", f"{terms.months} 个月"),
        Cell("还款方式", method_name(offer)),
        Cell("月供", f"{offer.payment:,.2f} 元"),
        Cell("还款合计", f"{offer.quote.schedule.total_payment:,.2f} 元"),
    ]
    items = [
        (
            extra_name(_ITEMS.get(item.name, item.name)),
            "按月随月供收取" if item.monthly else "一次性收取",
            _percent(annual),
            parties_of[item.collector],
            _money(item.amount),
        )
        for item, annual in zip(found.items, _rounded([item.annual for item in found.items]), strict=True)
    ]
    total = ("综合融资成本合计", "正常履约", _percent(found.annual), "", _money(found.amount))
    rules = [*rules_used([offer]), *([] if found.late is None else [rule_name(found.late.rule)])]
    return render_disclosure(
        DisclosureSheet(
            number=number,
            on=on,
            head=cells,
            items=items,
            total=total,
            contingent=_contingent(offer, lender),
            declaration="除本表列明的项目外，贷款人及其合作机构不再收取与本笔贷款有关的其他任何息费。",
            notes=(
                f"年化综合融资成本为按月内部收益率×12（单利）：{_percent(found.annual)}；"
                f"按复利计算的实际年化利率为 {_percent(found.effective)}。各项目折合年化按先利息后费用的次序计算，"
                "合计等于总额。",
                "借款人应在签订贷款合同前阅读并签署本表。",
            ),
            rules=f"所用规则和产品版本：{'；'.join(rules) or '——'}",
        )
    )


def _rounded(parts: Sequence[Decimal]) -> list[Decimal]:
    """Return parts as they are printed, so that they add up to their sum as it is printed."""
    found, whole, said = [], ZERO, ZERO
    for part in parts:
        whole += part
        found.append(round(whole, 4) - said)
        said += found[-1]
    return found


def _contingent(offer: Offer, lender: str) -> list[tuple[str, str, str]]:
    found = disclose(offer).late
    rows = []
    if found is not None:
        how = "按日计收" if found.daily else "对逾期金额按合同利率上浮计收"
        standard = f"{how}，折合年化 {_percent(found.low)} 至 {_percent(found.high)}，以合同为准"
        if not found.high:  # interest-free: a share of nothing says nothing
            standard = "对逾期金额计收，标准以合同为准"
        rows.append(("逾期罚息", standard, lender))
    rule = offer.settlement_rule
    if rule.tiers:
        tier = rule.tiers[0]
        until = "" if tier.before_month is None else f"还满 {tier.before_month} 期前，"
        rows.append(("提前还款违约金", f"{until}剩余本金的 {_percent(tier.rate)}，此后不收", lender))
    else:
        rows.append(("提前还款违约金", "不收取", lender))
    if rule.unpaid_fees == "all":
        rows.append(("未到期手续费", "提前还款时仍须支付", lender))
    return rows


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _percent(rate: Decimal) -> str:
    return f"{rate:.2%}"


# Kept as given --------------------------------------------------------------------------------------------------------


def content_of(offers: Sequence[Offer], kind: str) -> dict[str, Any]:
    """Return a quote as plain data: the wish, the figures as printed, the versions of the rules."""
    return {
        "kind": kind,
        "offers": [offer_name(offer) for offer in offers],
        "wishes": [_wish_data(offer.wish) for offer in offers],
        "products": [None if offer.product is None else offer.product.id for offer in offers],
        "free": [None if offer.free is None else offer.free.to_data() for offer in offers],
        "rows": [[name, *values] for name, values in rows_of(offers)],
        "rules": rules_used(offers),
    }


def _wish_data(wish: Wish) -> dict[str, Any]:
    return {
        "on": wish.on.isoformat(),
        "price": str(wish.price),
        "down_payment": str(wish.down_payment),
        "months": wish.months,
        "vehicle_kind": wish.vehicle_kind.value,
        "power": wish.power.value,
        "use": wish.use.value,
        "extras": [[e.name, str(e.amount), e.financed, e.collector.value] for e in wish.extras],
        "trade_in_value": None if wish.trade_in_value is None else str(wish.trade_in_value),
        "old_loan": None if wish.old_loan is None else str(wish.old_loan),
        "scheme": None if wish.scheme is None else wish.scheme.value,
    }


def wish_of(data: dict[str, Any]) -> Wish:
    """Return a wish as a kept quote holds it."""
    value, owed, scheme = (data.get(name) for name in ("trade_in_value", "old_loan", "scheme"))
    return Wish(
        on=date.fromisoformat(data["on"]),
        price=Decimal(data["price"]),
        down_payment=Decimal(data["down_payment"]),
        months=data["months"],
        vehicle_kind=VehicleKind(data["vehicle_kind"]),
        power=Power(data["power"]),
        use=VehicleUse(data["use"]),
        extras=tuple(
            Extra(name, Decimal(amount), financed, Collector(collector))
            for name, amount, financed, collector in data["extras"]
        ),
        trade_in_value=None if value is None else Decimal(value),
        old_loan=None if owed is None else Decimal(owed),
        scheme=None if scheme is None else TradeIn(scheme),
    )


def keep(
    workspace: Workspace,
    offers: Sequence[Offer],
    kind: str,
    number: str,
    pdf: bytes,
    pages: int,
    now: datetime,
    *,
    client_id: int | None = None,
    deal_id: int | None = None,
) -> Changes:
    """Keep a quote as it was given, byte for byte; the same bytes are kept once. It is not undone."""
    key = workspace.files.put(pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    with workspace.unit_of_work("quote.keep", undoable=False, number=number) as work:
        if not any(quote.sha256 == digest for quote in work.all(KeptQuote)):
            work.add(
                KeptQuote(
                    client_id=client_id,
                    deal_id=deal_id,
                    made_at=now,
                    number=number,
                    content=content_of(offers, kind),
                    pages=pages,
                    sha256=digest,
                    key=key,
                )
            )
        return work.commit()


def kept_of_client(read: Reader, client_id: int) -> list[KeptQuote]:
    """Return the quotes given to a client, the latest first."""
    return sorted(read.all(KeptQuote, client_id=client_id), key=lambda quote: quote.made_at, reverse=True)


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of a quote as it was given and as it is now; ``""`` where there is none."""

    name: str
    before: str
    after: str


def compare(given: KeptQuote, place: int, offer: Offer) -> list[Difference]:
    """Return the lines of one offer of a kept quote that are different now."""
    before = {row[0]: row[place + 1] for row in given.content["rows"]}
    after = {name: values[0] for name, values in rows_of([offer])}
    # Quotes given by earlier versions do not say what is paid at once.
    names = [*before, *(name for name in after if name not in before and name != _AT_ONCE)]
    pairs = [(name, before.get(name, ""), after.get(name, "")) for name in names]
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2] and pair[1:] != ("——", "")]
