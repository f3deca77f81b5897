"""The parts a plan is put together from. Each says what it pays in plain data; nothing here calculates.

Throughout: ``of`` names other components of the plan, and empty means all variable pay (everything but base salary
and seniority in yuan). ``measured`` is the period over which a figure is taken; ``None`` is the plan's own. A part
measured by the quarter in a plan paid by the month pays with the quarter's last month. Rates, fractions and
coefficients are ``Decimal``: 0.5 % is ``Decimal("0.005")``. Sources of the shapes: published pay plans, which differ by
employer, so a plan is always entered, never assumed.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.commission.facts import Basis, DealFacts, Period


class TierMode(StrEnum):
    """Marginal (分段累进): each part at its own tier's rate. Retroactive (全额累进): all at the tier reached."""

    MARGINAL = "marginal"
    RETROACTIVE = "retroactive"


class TierMetric(StrEnum):
    """What climbs the tiers: the deals of a period (台数), the sum of their bases (金额), or each deal's own size."""

    COUNT = "count"
    AMOUNT = "amount"
    DEAL_SIZE = "deal_size"


class Kpi(StrEnum):
    """A figure that a target can be set for (考核指标)."""

    COUNT = "count"
    AMOUNT = "amount"
    APPROVAL_RATE = "approval_rate"
    SATISFACTION = "satisfaction"
    OVERDUE_RATE = "overdue_rate"
    COLLECTION_RATE = "collection_rate"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class DealFilter:
    """Which deals a part counts: empty lists are no condition; a condition on what is not known is not met.

    ``min_loan`` and ``max_loan`` are yuan of the whole loan, both included.
    """

    products: tuple[str, ...] = ()
    not_products: tuple[str, ...] = ()
    dealers: tuple[str, ...] = ()
    not_dealers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    not_regions: tuple[str, ...] = ()
    new_vehicle: bool | None = None
    min_loan: Decimal | None = None
    max_loan: Decimal | None = None

    def takes(self, deal: DealFacts) -> bool:
        """Whether a deal counts."""
        return (
            (not self.products or deal.product in self.products)
            and deal.product not in self.not_products
            and (not self.dealers or deal.dealer in self.dealers)
            and deal.dealer not in self.not_dealers
            and (not self.regions or deal.region in self.regions)
            and deal.region not in self.not_regions
            and (self.new_vehicle is None or deal.new_vehicle is self.new_vehicle)
            and (self.min_loan is None or deal.loan_amount >= self.min_loan)
            and (self.max_loan is None or deal.loan_amount <= self.max_loan)
        )


ALL_DEALS = DealFilter()


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps (封顶) and floors (保底) in yuan. A cap on the period cuts the deals that came after it was reached.

    A floor on the period is filled up in one line of the period; one on the deal for each deal that has any pay.
    """

    cap: Decimal | None = None
    floor: Decimal | None = None
    deal_cap: Decimal | None = None
    deal_floor: Decimal | None = None


UNLIMITED = Limits()


@dataclass(frozen=True, slots=True)
class Tier:
    """A step of a ladder: from ``start`` of the metric on (included), ``rate`` applies.

    ``end`` (not included) is stated only where the employer's table states it; without it the step reaches to the next
    one. A value in a hole between two steps is paid at the step below it, and its lines say so (``Trace.in_gap``).
    """

    start: Decimal
    rate: Decimal
    end: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A row of a table: from ``start`` on (included), ``value`` holds."""

    start: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a period: of the deals (``COUNT``; ``AMOUNT``: sum of ``basis``), or one the manager knows.

    ``own`` is the name of a figure of the plan's own, for ``Kpi.OWN``.
    """

    kpi: Kpi
    basis: Basis = Basis.LOAN_AMOUNT
    own: str = ""
    only: DealFilter = ALL_DEALS


@dataclass(frozen=True, slots=True)
class MissedTarget:
    """What missing a target of the month costs: the fraction ``deduction`` of the salary.

    With ``quarter_target`` (季度补回) the quarter's deductions come back with its last month if that target is met.
    """

    measure: Measure
    target: Decimal
    deduction: Decimal
    quarter_target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """A fixed sum each period (底薪, 津贴), in yuan, less what missed targets cost."""

    name: str
    amount: Decimal
    missed: tuple[MissedTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Seniority:
    """Pay by whole months since hiring (工龄): yuan each period, or with ``multiplies`` a coefficient of other pay."""

    name: str
    table: tuple[Step, ...]
    multiplies: bool = False
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PerDeal:
    """The same rate for every deal: ``rate`` is a fraction of the base, or yuan a deal for ``PER_DEAL``."""

    name: str
    basis: Basis
    rate: Decimal
    only: DealFilter = ALL_DEALS
    limits: Limits = UNLIMITED


@dataclass(frozen=True, slots=True)
class Tiered:
    """A ladder (阶梯提成). ``tiers`` rise from a first one that starts at 0."""

    name: str
    basis: Basis
    metric: TierMetric
    mode: TierMode
    tiers: tuple[Tier, ...]
    measured: Period | None = None
    only: DealFilter = ALL_DEALS
    limits: Limits = UNLIMITED


@dataclass(frozen=True, slots=True)
class Excess:
    """A rate on the part of the period's sum of bases above a threshold (超额提成)."""

    name: str
    basis: Basis
    threshold: Decimal
    rate: Decimal
    measured: Period | None = None
    only: DealFilter = ALL_DEALS
    limits: Limits = UNLIMITED


@dataclass(frozen=True, slots=True)
class Bonus:
    """A fixed sum (达标奖) in a period in which a figure reaches the threshold."""

    name: str
    measure: Measure
    threshold: Decimal
    amount: Decimal
    measured: Period | None = None


@dataclass(frozen=True, slots=True)
class Accelerator:
    """Multiplies pay by how far a target is reached: ``steps`` from fraction of the target to coefficient.

    Below the first step nothing changes.
    """

    name: str
    measure: Measure
    target: Decimal
    steps: tuple[Step, ...]
    of: tuple[str, ...] = ()
    measured: Period | None = None
    limits: Limits = UNLIMITED


@dataclass(frozen=True, slots=True)
class ScoredKpi:
    """One row of a scorecard.

    It reaches actual / target, or target / actual where lower is better, at most ``cap``. Beyond its ``gate`` (too low,
    or too high where lower is better) it scores 0; with ``veto`` (一票否决) so does the whole card.
    """

    measure: Measure
    target: Decimal
    weight: Decimal
    cap: Decimal = Decimal(1)
    gate: Decimal | None = None
    lower_is_better: bool = False
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An assessment (绩效考核): the weighted score gives a coefficient by ``table``; without one it is the coefficient.

    Figures that are not known are left out and the other weights scaled up; the trace names them. With ``amount`` the
    card pays amount × coefficient, without it multiplies the pay that ``of`` names.
    """

    name: str
    kpis: tuple[ScoredKpi, ...]
    table: tuple[Step, ...] = ()
    amount: Decimal | None = None
    of: tuple[str, ...] = ()
    measured: Period | None = None
    limits: Limits = UNLIMITED


@dataclass(frozen=True, slots=True)
class RegionLimit:
    """What a deal may pay in a region: ``per_year`` × loan × years of term, at most ``at_most`` × loan."""

    region: str
    per_year: Decimal
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RegionalCap:
    """A regional limit on what a deal pays (返佣上限).

    Years of the term are months / 12; where the term is not known only ``at_most`` and a limit of 0 hold.
    """

    name: str
    regions: tuple[RegionLimit, ...]
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A part of what was held, released ``months`` after it was earned."""

    months: int
    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Retention:
    """A part of the variable pay held back (风险金, 延期支付).

    Released by the ladder ``releases`` (the last takes the remainder), or ``at_maturity`` of the loan: repaid on time
    or settled early releases it, anything else forfeits it. With ``collection``, a table from the collection rate of
    the period of the release to the fraction released, the rest of that release is forfeited; while the rate is not
    known it stays held.
    """

    name: str
    fraction: Decimal
    releases: tuple[Release, ...] = ()
    at_maturity: bool = False
    collection: tuple[Step, ...] = ()
    of: tuple[str, ...] = ()
    only: DealFilter = ALL_DEALS


@dataclass(frozen=True, slots=True)
class ClawbackStep:
    """Settled within ``months`` after disbursement (the day itself included), ``fraction`` of the pay goes back."""

    months: int
    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Clawback:
    """What goes back of a deal's pay (追回): by the month of early settlement, and on first-payment default.

    It is taken from what is still held of the deal first.
    """

    name: str
    settled: tuple[ClawbackStep, ...] = ()
    first_payment_default: Decimal = Decimal(0)
    of: tuple[str, ...] = ()
    only: DealFilter = ALL_DEALS


Component = (
    BaseSalary
    | Seniority
    | PerDeal
    | Tiered
    | Excess
    | Bonus
    | Accelerator
    | Scorecard
    | RegionalCap
    | Retention
    | Clawback
)
