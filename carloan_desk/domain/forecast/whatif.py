"""What if: the same forecast with other assumptions. Nothing recorded is touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from carloan_desk.domain.commission.facts import Circumstances, DealFacts
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast.income import NOTHING, forecast
from carloan_desk.domain.forecast.outlook import IncomeForecast, OpenDeal
from carloan_desk.domain.money import EXACT, decimal_of, money_of, rate_of, round_money

_MONEY = ("loan_amount", "net_disbursed", "fee_income", "rebate_income", "interest_margin")
_MOST = Decimal(10)


@dataclass(frozen=True, slots=True)
class Sliders:
    """Other assumptions about the open deals.

    Attributes:
        chance_factor: Every chance times this, at most 1.
        size_factor: Every open deal's amounts times this, half up to the fen.
        shift_days: Every expected day later by this (earlier below 0).
        extra_deals: New deals on top.
        extra_size: Loan of each, in yuan; its fees and the like in the same proportion as those of the open deals.
        extra_chance: Chance of each, a fraction; the factor does not touch it.
        extra_on: Day to expect them on; needed with ``extra_deals``.
    """

    chance_factor: Decimal = Decimal(1)
    size_factor: Decimal = Decimal(1)
    shift_days: int = 0
    extra_deals: int = 0
    extra_size: Decimal = Decimal(0)
    extra_chance: Decimal = Decimal(1)
    extra_on: date | None = None


def moved(open_deals: Sequence[OpenDeal], sliders: Sliders) -> tuple[OpenDeal, ...]:
    """Return the open deals under other assumptions; new ones have ids below every other and below 0.

    Raises:
        DomainError: ``rate.range`` a factor outside 0 to 10 or a chance outside 0 to 1, ``money.*`` a size that is no
            amount, ``number.range`` fewer than 0 or more than 200 extra deals, or none of their day.
    """
    chances = rate_of(decimal_of(sliders.chance_factor, "chance_factor"), "chance_factor", high=_MOST)
    sizes = rate_of(decimal_of(sliders.size_factor, "size_factor"), "size_factor", high=_MOST)
    if not 0 <= sliders.extra_deals <= 200 or (sliders.extra_deals and sliders.extra_on is None):
        raise DomainError("number.range", field="extra_deals", low=0, high=200, value=sliders.extra_deals)
    with localcontext(EXACT):
        found = [
            OpenDeal(
                _scaled(each.facts, sizes),
                min(Decimal(1), each.chance * chances),
                each.expected_on + timedelta(days=sliders.shift_days),
            )
            for each in open_deals
        ]
        if sliders.extra_deals and sliders.extra_on is not None:
            lowest = min([0, *(each.facts.deal_id for each in open_deals)])
            like = _average(found, money_of(sliders.extra_size, "extra_size"))
            found += [
                OpenDeal(replace(like, deal_id=lowest - 1 - number), sliders.extra_chance, sliders.extra_on)
                for number in range(sliders.extra_deals)
            ]
    return tuple(found)


def _scaled(facts: DealFacts, factor: Decimal) -> DealFacts:
    if factor == 1:
        return facts
    amounts: dict[str, Any] = {name: round_money(getattr(facts, name) * factor, mode=ROUND_HALF_UP) for name in _MONEY}
    return replace(facts, **amounts)


def _average(open_deals: Sequence[OpenDeal], size: Decimal) -> DealFacts:
    """A deal of a size, made like the open ones on average."""
    loans = sum((each.facts.loan_amount for each in open_deals), Decimal(0))
    amounts: dict[str, Any] = {}
    for name in _MONEY:
        share = sum((getattr(each.facts, name) for each in open_deals), Decimal(0)) / loans if loans else Decimal(0)
        amounts[name] = round_money(size * share, mode=ROUND_HALF_UP)
    return DealFacts(0, **{**amounts, "loan_amount": size})


def what_if(
    plan: Plan,
    closed: Sequence[DealFacts],
    open_deals: Sequence[OpenDeal],
    period: str,
    sliders: Sliders,
    *,
    circumstances: Mapping[str, Circumstances] = NOTHING,
) -> IncomeForecast:
    """Return the forecast under other assumptions; see :func:`moved` and ``forecast``."""
    return forecast(plan, closed, moved(open_deals, sliders), period, circumstances=circumstances)
