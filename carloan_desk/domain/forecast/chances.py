"""How likely a deal is disbursed in the end: by the stage it stands in, learned from the manager's own deals."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from carloan_desk.domain.deal import CLOSED, DealEvent, EventKind, Stage, in_order, stage_of
from carloan_desk.domain.money import EXACT, rate_of

# Chance that a deal standing in a stage is disbursed in the end. [MEM]: a prior, until own history speaks.
STAGE_PRIOR: dict[Stage, Decimal] = {
    Stage.DISCOVERY: Decimal("0.10"),
    Stage.SCREENING: Decimal("0.15"),
    Stage.QUOTE: Decimal("0.25"),
    Stage.DOCUMENTS: Decimal("0.50"),
    Stage.APPLICATION: Decimal("0.60"),
    Stage.DECISION: Decimal("0.70"),
    Stage.SIGNING: Decimal("0.90"),
    Stage.DISBURSEMENT: Decimal("0.95"),
}

# As many decided deals as the prior counts for: with eight own deals, own history weighs half.
PRIOR_WEIGHT = Decimal(8)

_PLACES = Decimal("0.0001")

# Where each kind of event leads, asked of the one function that knows. What does not move a deal leaves it where
# every deal begins, and nothing leads back there.
_LEADS_TO = {
    kind: stage
    for kind in EventKind
    if (stage := stage_of([DealEvent(deal_id=0, kind=kind, on=date.min)])) is not Stage.DISCOVERY
}


class Fate(StrEnum):
    """What became of a deal."""

    DISBURSED = "disbursed"
    LOST = "lost"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class StageChance:
    """A chance and what it rests on: ``disbursed`` of ``disbursed + lost`` own deals, and the prior.

    Attributes:
        stage: Where the deals stood, at any time.
        disbursed: Own deals that ever stood there and were disbursed.
        lost: Own deals that ever stood there and were declined or withdrawn.
        open: Own deals that ever stood there and are undecided; they teach nothing yet.
        prior: The assumption the counts are shrunk to, a fraction.
        weight: As many decided deals as the prior counts for.
    """

    stage: Stage
    disbursed: int
    lost: int
    open: int
    prior: Decimal
    weight: Decimal

    @property
    def decided(self) -> int:
        """Own deals that ever stood in the stage and have ended."""
        return self.disbursed + self.lost

    @property
    def chance(self) -> Decimal:
        """The posterior mean, a fraction with four decimals: (disbursed + weight × prior) / (decided + weight)."""
        counted = self.decided + self.weight
        if not counted:
            return self.prior
        share = EXACT.divide(self.disbursed + EXACT.multiply(self.weight, self.prior), counted)
        return share.quantize(_PLACES, ROUND_HALF_UP, EXACT)


def walked(events: Iterable[DealEvent], opened_on: date | None = None) -> list[tuple[Stage, date | None]]:
    """Return the stages a deal stood in, in order, each with the day on which it came there."""
    steps: list[tuple[Stage, date | None]] = [(Stage.DISCOVERY, opened_on)]
    for event in in_order(events):
        stage = _LEADS_TO.get(event.kind, steps[-1][0])
        if stage is not steps[-1][0]:
            steps.append((stage, event.on))
    return steps


def fate_of(events: Iterable[DealEvent]) -> Fate:
    """Return what became of a deal: once money has flowed it is disbursed, whatever follows."""
    listed = list(events)
    if any(event.kind is EventKind.DISBURSED for event in listed):
        return Fate.DISBURSED
    return Fate.LOST if stage_of(listed) in CLOSED else Fate.OPEN


def learn_chances(
    histories: Iterable[Sequence[DealEvent]],
    *,
    prior: Mapping[Stage, Decimal] = STAGE_PRIOR,
    weight: Decimal = PRIOR_WEIGHT,
) -> dict[Stage, StageChance]:
    """Return the chance for each stage of the prior, learned from own deals (beta-binomial).

    The prior is a beta distribution with mean ``prior`` and the weight of ``weight`` decided deals. A deal counts
    once in each stage it ever stood in. To learn what was known on a day, leave later events out.

    Args:
        histories: The dated events of each own deal, in any order.
        prior: Assumed chance by stage, fractions.
        weight: Decided deals the prior counts for, from 0.

    Raises:
        DomainError: ``rate.range`` a prior outside 0 to 1 or a weight below 0; ``number.type``.
    """
    counted = rate_of(weight, "weight", high=Decimal(1_000_000))
    assumed = {stage: rate_of(chance, "prior") for stage, chance in prior.items()}
    counts: Counter[tuple[Stage, Fate]] = Counter()
    for events in histories:
        fate = fate_of(events)
        counts.update((stage, fate) for stage in {stage for stage, _ in walked(events)})
    return {
        stage: StageChance(
            stage=stage,
            disbursed=counts[stage, Fate.DISBURSED],
            lost=counts[stage, Fate.LOST],
            open=counts[stage, Fate.OPEN],
            prior=chance,
            weight=counted,
        )
        for stage, chance in assumed.items()
    }
