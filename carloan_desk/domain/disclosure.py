"""What has to be disclosed of a loan's cost (综合融资成本): each item a year, in sum, and what default would cost."""

from dataclasses import dataclass
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.offer import Offer
from carloan_desk.domain.product import Collector, ProductKind
from carloan_desk.domain.rates import cost_of_credit
from carloan_desk.domain.rules import Rule, RuleSet, in_use
from carloan_desk.domain.schedule import RepaymentMethod


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """One item of the cost.

    Attributes:
        name: ``"interest"``, ``"instalment_fee"``, ``"upfront_fee"``, else the fee's own name.
        monthly: Collected with the instalments, otherwise once.
        amount: In all, in yuan, if everything is paid as planned.
        annual: What it adds to the annual rate (monthly internal rate × 12, simple), a fraction; all add up.
        collector: Who collects it.
    """

    name: str
    monthly: bool
    amount: Decimal
    annual: Decimal
    collector: Collector


@dataclass(frozen=True, slots=True)
class LateCost:
    """What a late instalment costs a year, from ``low`` to ``high``, fractions; ``daily`` when quoted by the day."""

    low: Decimal
    high: Decimal
    daily: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All of it; ``annual`` is the sum of the items' and the offer's nominal rate."""

    items: tuple[DisclosedItem, ...]
    annual: Decimal
    effective: Decimal
    amount: Decimal
    late: LateCost | None


def disclose(offer: Offer, rules: RuleSet | None = None) -> Disclosure:
    """Return what has to be disclosed of an offer.

    The items enter one after the other, interest first: each is worth the difference it makes, so that they add up.
    """
    rows, terms = offer.quote.schedule.rows, offer.quote.terms
    payments = [row.principal + row.interest for row in rows]
    received = terms.principal
    items: list[DisclosedItem] = []
    before = Decimal(0)

    def enter(name: str, amount: Decimal, collector: Collector, *, monthly: bool) -> None:
        nonlocal before
        after = cost_of_credit(received, payments).nominal_apr
        items.append(DisclosedItem(name, monthly, amount, after - before, collector))
        before = after

    enter("interest", offer.quote.schedule.total_interest, Collector.LENDER, monthly=True)
    if offer.quote.schedule.total_fee:
        payments = [row.payment for row in rows]
        enter("instalment_fee", offer.quote.schedule.total_fee, Collector.LENDER, monthly=True)
    kept_back = terms.principal - terms.received
    if kept_back:
        received -= kept_back
        enter("upfront_fee", kept_back, Collector.LENDER, monthly=False)
    for fee in offer.fees:
        received -= fee.amount
        enter(fee.name, fee.amount, fee.collector, monthly=False)
    amount = sum((item.amount for item in items), ZERO)
    return Disclosure(tuple(items), before, offer.rates.effective_apr, amount, _late(offer, rules))


def _contract_rate(offer: Offer) -> Decimal:
    """The annual rate of the contract, which fees paid at once do not raise; a flat one as its instalments come to."""
    terms = offer.quote.terms
    if terms.annual_rate and terms.method is not RepaymentMethod.FLAT_FEE:
        return terms.annual_rate
    return cost_of_credit(terms.principal, [row.payment for row in offer.quote.schedule.rows]).nominal_apr


def _late(offer: Offer, rules: RuleSet | None) -> LateCost | None:
    kind = ProductKind.BANK_LOAN if offer.product is None else offer.product.kind
    try:
        rule: Rule = in_use(rules).find("late_interest", offer.wish.on, products=kind)
    except DomainError:
        return None
    if "daily_low" in rule.values:
        return LateCost(rule.number("daily_low") * 365, rule.number("daily_high") * 365, True, rule.label)
    contract = _contract_rate(offer)
    low, high = (contract * (1 + rule.number(key)) for key in ("surcharge_low", "surcharge_high"))
    return LateCost(low, high, False, rule.label)
