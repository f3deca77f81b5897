"""The annual bonus (全年一次性奖金): taxed by itself or with the wages, and the cliffs of the former."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal, localcontext
from enum import StrEnum
from itertools import pairwise

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, FEN, MAX_AMOUNT, ZERO, money_of, round_money
from carloan_desk.domain.rules import RuleSet, in_use
from carloan_desk.domain.tax import annual_tax, bonus_detail

# The mark that every result carries; the user interface words it.
ESTIMATE = "estimate"


class BonusTaxed(StrEnum):
    """How an annual bonus is taxed: by itself (单独计税), or with the wages (并入综合所得)."""

    SEPARATE = "separate"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Cliff:
    """A step of the tax on a bonus: one fen above ``at`` costs more than it brings.

    Attributes:
        at: The last bonus at the lower rate, in yuan.
        costs: Tax on one fen more, less the tax on ``at``.
        even_from: From this bonus on more is left again than of ``at``.
    """

    at: Decimal
    costs: Decimal
    even_from: Decimal

    def traps(self, bonus: Decimal) -> bool:
        """Whether of this bonus less is left than of the smaller one at the cliff."""
        return self.at < bonus < self.even_from


@dataclass(frozen=True, slots=True)
class BonusChoice:
    """A year's tax with the bonus taxed by itself and with it merged into the wages, in yuan.

    Attributes:
        separate: Tax on wages and bonus, the bonus by itself; ``None`` where the rule has ended.
        merged: Tax on both together.
        cliff: The cliff whose trap the bonus is in, taxed by itself; ``None`` outside.
        next_cliff: The first cliff at or above the bonus; ``None`` beyond the last.
        mark: Always :data:`ESTIMATE`.
    """

    separate: Decimal | None
    merged: Decimal
    cliff: Cliff | None
    next_cliff: Cliff | None
    mark: str = ESTIMATE

    @property
    def better(self) -> BonusTaxed:
        """The way with less tax; where both cost the same, merged, which uses up no once-a-year choice."""
        if self.separate is not None and self.separate < self.merged:
            return BonusTaxed.SEPARATE
        return BonusTaxed.MERGED

    @property
    def saves(self) -> Decimal:
        """What the better way saves in yuan."""
        return ZERO if self.separate is None else abs(self.merged - self.separate)


def bonus_cliffs(on: date, *, rules: RuleSet | None = None) -> tuple[Cliff, ...]:
    """Return the cliffs of the annual bonus taxed by itself, lowest first.

    Raises:
        DomainError: ``rules.none`` after the rule has ended.
    """
    brackets = in_use(rules).find("tax.bonus", on).values["brackets"]
    cliffs = []
    with localcontext(EXACT):
        for bracket, above in pairwise(brackets):
            at = money_of(Decimal(bracket["upto"]) * 12, "upto")
            below = bonus_detail(at, on, rules=rules).tax
            step = bonus_detail(at + FEN, on, rules=rules).tax - below
            if step <= FEN:
                continue
            # b − (b × rate − quick) = at − tax(at). The tax is rounded, so the fen around it are tried.
            exact = (at - below - Decimal(above["quick"])) / (1 - Decimal(above["rate"]))
            even = round_money(exact, mode=ROUND_CEILING) - 2 * FEN
            while even - bonus_detail(even, on, rules=rules).tax < at - below:
                even += FEN
            cliffs.append(Cliff(at, step, even))
    return tuple(cliffs)


def bonus_choice(bonus: Decimal, taxable: Decimal, on: date, *, rules: RuleSet | None = None) -> BonusChoice:
    """Compare the two ways of taxing an annual bonus over the whole year.

    Merged, the bonus also fills allowances and deductions that the wages leave unused, so low wages make it better.

    Args:
        bonus: In yuan.
        taxable: The year's wages less 60,000 and all deductions, without the bonus; may be below 0
            (``TakeHome.taxable`` of twelve months).
        on: The day the bonus is paid.
        rules: The rules in use.

    Raises:
        DomainError: ``money.*``.
    """
    paid = money_of(bonus, "bonus")
    wages = money_of(taxable, "taxable", low=-MAX_AMOUNT)
    with localcontext(EXACT):
        merged = annual_tax(max(ZERO, wages + paid), on, rules=rules).tax
        wages_alone = annual_tax(max(ZERO, wages), on, rules=rules).tax
    try:
        alone = bonus_detail(paid, on, rules=rules).tax
        cliffs = bonus_cliffs(on, rules=rules)
    except DomainError as error:
        if error.code != "rules.none":
            raise
        return BonusChoice(None, merged, None, None)
    return BonusChoice(
        separate=EXACT.add(alone, wages_alone),
        merged=merged,
        cliff=next((cliff for cliff in cliffs if cliff.traps(paid)), None),
        next_cliff=next((cliff for cliff in cliffs if cliff.at >= paid), None),
    )
