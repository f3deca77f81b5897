"""What the quote page starts from: the products of the day, and a deal, a client, a quote given before, or nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, stage_of
from carloan_desk.domain.offer import FreeTerms, Wish, free_from_data
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.services import capture, quotes
from carloan_desk.services.deals import terms_fixed
from carloan_desk.services.quote_papers import Parties, quote_number, wish_of
from carloan_desk.services.screening import rules_of
from carloan_desk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Start:
    """One offer to begin with: a product, or terms of one's own."""

    wish: Wish
    product_id: int | None
    free: FreeTerms | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """What the page has to work with.

    ``products`` are those on offer today and those that ``starts`` begin with. ``fixed`` says that the deal's terms
    are with the lender already; ``number`` is that of the next quote.
    """

    products: tuple[Product, ...]
    parties: Parties
    rules: RuleSet
    number: str = ""
    client_id: int | None = None
    deal_id: int | None = None
    fixed: bool = False
    kept: KeptQuote | None = None
    starts: tuple[Start, ...] = ()


def bench(workspace: Workspace, today: date, target: Mapping[str, int] | None = None) -> Bench:
    """Return what a quote starts from.

    Args:
        workspace: The workspace.
        today: Offers are of this day.
        target: ``{"deal": id}``, ``{"client": id}`` with what their interest says, ``{"kept": id}`` of a quote given
            before, or nothing.
    """
    target = target or {}
    with workspace.reading() as read:
        kept = read.get(KeptQuote, target["kept"]) if "kept" in target else None
        deal_id = target.get("deal") if kept is None else kept.deal_id
        deal = None if deal_id is None else read.get(Deal, deal_id)
        events = [] if deal_id is None else read.all(DealEvent, deal_id=deal_id)
        client_id = deal.client_id if deal is not None else target.get("client") if kept is None else kept.client_id
        client = None if client_id is None else read.get(Client, client_id)
        every = read.all(Product)
        rules = rules_of(read)
        number = quote_number(today, len(read.all(KeptQuote)) + 1)
    wanted = deal
    if deal is None and client_id is not None and (said := capture.wanted(workspace, client_id, today)):
        wanted = Deal(client_id=client_id, opened_on=today, **said)
    starts = _starts_of(kept, today) if kept is not None else () if wanted is None else _starts_of_deal(wanted, today)
    begun = {start.product_id for start in starts}
    return Bench(
        products=tuple(
            sorted(
                (product for product in every if product.rates and (product.offered_on(today) or product.id in begun)),
                key=lambda product: (product.lender, product.name, product.version),
            )
        ),
        parties=Parties(
            "" if client is None else client.name,
            "" if wanted is None else wanted.vehicle_model,
            "" if deal is None else deal.dealer,
        ),
        rules=rules,
        number=number,
        client_id=client_id,
        deal_id=deal_id,
        fixed=deal is not None and terms_fixed(stage_of(events)),
        kept=kept,
        starts=starts,
    )


def _starts_of(kept: KeptQuote, today: date) -> tuple[Start, ...]:
    content: dict[str, Any] = kept.content
    wishes = [wish_of(data | {"on": today.isoformat()}) for data in content["wishes"]]
    free = [None if data is None else free_from_data(data) for data in content["free"]]
    return tuple(map(Start, wishes, content["products"], free))


def wish_of_deal(deal: Deal, on: date) -> Wish:
    """Return what is known of a deal as a wish; what is open is assumed: 150,000 yuan, 30 % down, three years."""
    price = deal.price or Decimal(150_000)
    down = deal.down_payment
    if down is None:
        down = (price * Decimal("0.3")).quantize(Decimal(1))
    return Wish(
        on=on,
        price=price,
        down_payment=down,
        months=deal.months or 36,
        vehicle_kind=deal.vehicle_kind,
        power=deal.power,
        use=deal.use,
        extras=tuple(deal.extras),
        trade_in_value=deal.trade_in_value,
        old_loan=deal.old_loan,
    )


def _starts_of_deal(deal: Deal, today: date) -> tuple[Start, ...]:
    wish = wish_of_deal(deal, today)
    free = None
    if deal.product_id is None and deal.method is not None and deal.loan_amount:
        amount = deal.loan_amount
        free = FreeTerms(
            method=RepaymentMethod.EQUAL_PAYMENT if deal.method is RepaymentMethod.CUSTOM else deal.method,
            annual_rate=deal.annual_rate,
            monthly_fee_rate=deal.monthly_fee_rate,
            upfront_fee_rate=deal.upfront_fee / amount,
            balloon_ratio=deal.balloon / amount,
            bespoke=quotes.bespoke_of(deal),
        )
    return (Start(wish, deal.product_id, free),)
