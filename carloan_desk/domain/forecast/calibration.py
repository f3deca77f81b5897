"""How good the chances were: what was said day by day against what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast.chances import Fate
from carloan_desk.domain.money import EXACT, rate_of, round_money

# Two-sided 95 % of the normal distribution.
_Z = Decimal("1.959964")
_PLACES = Decimal("0.0001")
_BUCKETS = 10

# Decided deals from which a bucket is spoken of at all. A choice of the program, not a rule of statistics: the
# intervals say the rest.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was said of an open deal on a day, as it is kept.

    Attributes:
        day: The day it was said.
        deal_id: The deal.
        chance: Chance of disbursement said, a fraction.
        amount: What the deal would bring if disbursed, in yuan.
    """

    day: date
    deal_id: int
    chance: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Bucket:
    """Of the deals of which about this was said, how many came: "when you said 70 % it was 58 %".

    Attributes:
        low: Chances from here on, a fraction.
        high: Chances below this; the last bucket holds 1 too.
        said: Mean chance said, over the deals.
        happened: Share of the deals that were disbursed.
        deals: Decided deals; a deal counts once here, however many days it stood here.
        disbursed: Those of them that were disbursed.
        days: Snapshots behind it.
        interval: 95 % Wilson interval of ``happened``.
    """

    low: Decimal
    high: Decimal
    said: Decimal
    happened: Decimal
    deals: int
    disbursed: int
    days: int
    interval: tuple[Decimal, Decimal]

    @property
    def fits(self) -> bool:
        """Whether what was said lies within the interval: too few deals to call it wrong, or right."""
        return self.interval[0] <= self.said <= self.interval[1]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Buckets with deals in them, lowest first, and the whole.

    Attributes:
        buckets: As said.
        deals: Decided deals with a snapshot.
        brier: Mean of (chance said − what happened)², first over a deal's days, then over deals; 0 is perfect, 0.25 is
            what saying 50 % always gets; ``None`` without deals.
        expected: Yuan that the deals' mean chance × amount made together.
        came: Yuan that the disbursed ones made, at the mean of the amounts said.
    """

    buckets: tuple[Bucket, ...]
    deals: int
    brier: Decimal | None
    expected: Decimal
    came: Decimal

    @property
    def clearest(self) -> Bucket | None:
        """The bucket with the most deals, the higher of two; ``None`` if none has ``ENOUGH`` of them."""
        best = max(self.buckets, key=lambda bucket: (bucket.deals, bucket.low), default=None)
        return best if best is not None and best.deals >= ENOUGH else None


def wilson(hits: int, count: int, z: Decimal = _Z) -> tuple[Decimal, Decimal]:
    """Return Wilson's score interval for a share, fractions with four decimals; (0, 1) for nothing observed.

    Raises:
        DomainError: ``number.range`` hits outside 0 to ``count``.
    """
    if not 0 <= hits <= count:
        raise DomainError("number.range", field="hits", low=0, high=count, value=hits)
    if not count:
        return Decimal(0), Decimal(1)
    with localcontext(EXACT):
        share, square = Decimal(hits) / count, z * z
        middle = share + square / (2 * count)
        reach = z * (share * (1 - share) / count + square / (4 * count * count)).sqrt()
        low, high = ((middle + sign * reach) / (1 + square / count) for sign in (-1, 1))
        return max(Decimal(0), _rounded(low)), min(Decimal(1), _rounded(high))


def calibrate(snapshots: Iterable[Snapshot], outcomes: Mapping[int, Fate]) -> Calibration:
    """Compare what was said with what happened, in tenths of the chance said.

    The days of one deal are no independent trials: within a bucket a deal counts once, with the mean of what was said
    of it there.

    Args:
        snapshots: Any number a deal, in any order.
        outcomes: What became of each deal; those open or missing are left out.

    Raises:
        DomainError: ``rate.range`` a chance outside 0 to 1; ``number.type``.
    """
    decided = [each for each in snapshots if outcomes.get(each.deal_id, Fate.OPEN) is not Fate.OPEN]
    by_bucket: dict[int, dict[int, list[Decimal]]] = {}
    by_deal: dict[int, list[Snapshot]] = {}
    with localcontext(EXACT):
        for each in decided:
            number = min(int(rate_of(each.chance, "chance") * _BUCKETS), _BUCKETS - 1)
            by_bucket.setdefault(number, {}).setdefault(each.deal_id, []).append(each.chance)
            by_deal.setdefault(each.deal_id, []).append(each)
        return Calibration(
            buckets=tuple(_bucket(number, deals, outcomes) for number, deals in sorted(by_bucket.items())),
            deals=len(by_deal),
            brier=_brier(by_deal, outcomes),
            expected=_yuan(_mean(s.chance * s.amount for s in days) for days in by_deal.values()),
            came=_yuan(
                _mean(s.amount for s in days) for deal, days in by_deal.items() if outcomes[deal] is Fate.DISBURSED
            ),
        )


def _bucket(number: int, deals: Mapping[int, list[Decimal]], outcomes: Mapping[int, Fate]) -> Bucket:
    came = sum(outcomes[deal] is Fate.DISBURSED for deal in deals)
    return Bucket(
        low=Decimal(number) / _BUCKETS,
        high=Decimal(number + 1) / _BUCKETS,
        said=_rounded(_mean(_mean(said) for said in deals.values())),
        happened=_rounded(Decimal(came) / len(deals)),
        deals=len(deals),
        disbursed=came,
        days=sum(map(len, deals.values())),
        interval=wilson(came, len(deals)),
    )


def _brier(by_deal: Mapping[int, list[Snapshot]], outcomes: Mapping[int, Fate]) -> Decimal | None:
    if not by_deal:
        return None
    return _rounded(
        _mean(
            _mean((s.chance - (outcomes[deal] is Fate.DISBURSED)) ** 2 for s in days) for deal, days in by_deal.items()
        )
    )


def _mean(values: Iterable[Decimal]) -> Decimal:
    listed = list(values)
    return sum(listed, Decimal(0)) / len(listed)


def _yuan(amounts: Iterable[Decimal]) -> Decimal:
    return round_money(sum(amounts, Decimal(0)), mode=ROUND_HALF_UP)


def _rounded(share: Decimal) -> Decimal:
    return share.quantize(_PLACES, ROUND_HALF_UP, EXACT)
