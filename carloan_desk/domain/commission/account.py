"""The account of one deal: what of its pay is held, released, forfeited, clawed back and reversed, day by day."""

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import partial
from itertools import count

from carloan_desk.domain.commission.components import (
    ALL_DEALS,
    Clawback,
    RegionalCap,
    RegionLimit,
    Retention,
)
from carloan_desk.domain.commission.facts import Circumstances, DealFacts, period_key
from carloan_desk.domain.commission.ladders import ONE, ZERO, fen, step_at
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.commission.statement import Line, LineKind, Trace
from carloan_desk.domain.daycount import add_months

# The plan's period a line belongs to, and the line.
Entry = tuple[str, Line]


@dataclass(frozen=True, slots=True)
class Pending:
    """Held pay that is still to come: ``amount`` in yuan on a day; ``on`` is ``None`` if no day is known.

    ``sure`` is whether only time has to pass: no collection rate and no maturity decides about it.
    """

    component: str
    on: date | None
    amount: Decimal
    sure: bool
    origin: str


class _Rank(IntEnum):
    """What comes first on the same day."""

    EARNED = 0
    REVERSED = 1
    DEFAULTED = 2
    SETTLED = 3
    RELEASED = 4


class _Tranche:
    """What one retention holds of one group of lines."""

    __slots__ = ("balance", "forfeited", "held", "on", "origin", "retention")

    def __init__(self, retention: Retention, held: Decimal, origin: str, on: date) -> None:
        self.retention, self.held, self.origin, self.on = retention, held, origin, on
        self.balance, self.forfeited = held, ZERO


class Rules:
    """The parts of a plan that act on what was earned, sorted out once."""

    def __init__(self, plan: Plan) -> None:
        self.retentions = [each for each in plan.components if isinstance(each, Retention) and each.fraction]
        self.clawbacks = [each for each in plan.components if isinstance(each, Clawback)]
        self.caps = [each for each in plan.components if isinstance(each, RegionalCap)]
        self.release_months = frozenset(release.months for each in self.retentions for release in each.releases)
        self.maturing = any(each.at_maturity for each in self.retentions)

    def happened(self, deal: DealFacts, as_of: date) -> list[date]:
        """Return the days up to ``as_of`` on which something happened to a deal that changes its pay."""
        days = [] if deal.reversed_on is None else [deal.reversed_on]
        if deal.settled_on is not None and (self.clawbacks or self.maturing):
            days.append(deal.settled_on)
        if deal.first_payment_default_on is not None and self.clawbacks:
            days.append(deal.first_payment_default_on)
        return [day for day in days if day <= as_of] if days else days


def limit_of(cap: RegionalCap, deal: DealFacts) -> Decimal | None:
    """Return what a deal may pay under a regional cap in yuan, ``None`` if nothing limits it."""
    found: RegionLimit | None = next((each for each in cap.regions if each.region == deal.region), None)
    if found is None:
        return None
    loan = deal.loan_amount * deal.share
    limits = [] if found.at_most is None else [loan * found.at_most]
    if not found.per_year:
        limits.append(ZERO)
    elif deal.term_months is not None:
        limits.append(loan * found.per_year * deal.term_months / 12)
    return fen(min(limits)) if limits else None


def clawback_fraction(clawback: Clawback, deal: DealFacts, settled_on: date | None, defaulted: bool) -> Decimal:
    """Return which part of a deal's pay goes back, with an early settlement on a day and a default or not."""
    fraction = clawback.first_payment_default if defaulted else ZERO
    if settled_on is not None and deal.disbursed_on is not None:
        for step in clawback.settled:
            if settled_on <= add_months(deal.disbursed_on, step.months):
                fraction += step.fraction
                break
    return min(fraction, ONE)


def maturity_of(deal: DealFacts) -> date | None:
    """Return the last due date of a deal, as stated or the term counted from disbursement."""
    if deal.maturity_on is not None or deal.disbursed_on is None or deal.term_months is None:
        return deal.maturity_on
    return add_months(deal.disbursed_on, deal.term_months)


class Account:
    """Replays the days of one deal, or of the lines of a period that belong to no deal.

    Attributes:
        entries: The lines that follow from what was earned, each with its period, in the order of their days.
        pending: What is still held, with the days on which it is released.
        earned: What was earned by component before clawbacks, in yuan.
        clawed: What was clawed back by component, in yuan.
    """

    def __init__(
        self,
        plan: Plan,
        rules: Rules,
        deal: DealFacts | None,
        groups: Iterable[tuple[str, Sequence[Line]]],
        fixed: frozenset[str],
        circumstances: Callable[[str], Circumstances],
        as_of: date,
    ) -> None:
        self.entries: list[Entry] = []
        self.pending: list[Pending] = []
        self.earned: dict[str, Decimal] = {}
        self.clawed: dict[str, Decimal] = {}
        self._plan, self._rules, self._deal, self._as_of = plan, rules, deal, as_of
        self._fixed, self._circumstances = fixed, circumstances
        self._cut: dict[str, Decimal] = {}
        self._tranches: list[_Tranche] = []
        self._origin = ""
        self._reversed = False
        self._settled = False
        self._defaulted = False
        self._number = count()
        self._queue: list[tuple[date, _Rank, int, Callable[[date], None]]] = []
        self._schedule(groups)
        while self._queue:
            day, _, _, happen = heapq.heappop(self._queue)
            happen(day)

    def _schedule(self, groups: Iterable[tuple[str, Sequence[Line]]]) -> None:
        for period, lines in groups:
            days = [line.on for line in lines if line.on is not None]
            if days:
                self._at(max(days), _Rank.EARNED, partial(self._earn, period, lines))
        deal = self._deal
        if deal is not None and self._queue:
            for happened, rank, action in (
                (deal.reversed_on, _Rank.REVERSED, self._reverse),
                (deal.first_payment_default_on, _Rank.DEFAULTED, self._default),
                (deal.settled_on, _Rank.SETTLED, self._settle),
            ):
                if happened is not None and happened <= self._as_of:
                    # What happened before the pay was earned acts as soon as there is pay.
                    self._at(happened, rank, action)

    def _at(self, day: date, rank: _Rank, action: Callable[[date], None]) -> None:
        heapq.heappush(self._queue, (day, rank, next(self._number), action))

    def _add(
        self,
        component: str,
        kind: LineKind,
        on: date,
        base: Decimal,
        rate: Decimal,
        amount: Decimal | None = None,
        origin: str = "",
        period: str = "",
        cap: Decimal | None = None,
        reached: Decimal | None = None,
    ) -> None:
        plan, deal = self._plan, self._deal
        trace = Trace(
            plan.name,
            plan.version,
            component,
            None,
            base,
            rate,
            cap=cap,
            reached=reached,
            origin=origin or self._origin,
        )
        line = Line(
            component,
            None if deal is None else deal.deal_id,
            fen(base * rate) if amount is None else amount,
            trace,
            kind,
            on,
        )
        self.entries.append((period or period_key(on, plan.period), line))

    def _named(self, of: tuple[str, ...], lines: Iterable[Line]) -> Decimal:
        names, fixed = of, self._fixed
        return sum(
            (line.amount for line in lines if (line.component in names if names else line.component not in fixed)),
            ZERO,
        )

    def _earned_by(self, of: tuple[str, ...]) -> Decimal:
        fixed = self._fixed
        return sum((sum_ for name, sum_ in self.earned.items() if (name in of if of else name not in fixed)), ZERO)

    # What happens -----------------------------------------------------------------------------------------------------

    def _earn(self, period: str, lines: Sequence[Line], on: date) -> None:
        self._origin = self._origin or period
        earned = self.earned
        for line in lines:
            earned[line.component] = earned.get(line.component, ZERO) + line.amount
        cut = ZERO
        if self._deal is not None:
            for cap in self._rules.caps:
                cut += self._limit(cap, self._deal, period, on)
        for retention in self._rules.retentions:
            if self._deal is None:
                if retention.only != ALL_DEALS or retention.at_maturity:
                    continue
            elif not retention.only.takes(self._deal):
                continue
            base = self._named(retention.of, lines) - (ZERO if retention.of else cut)
            if base > 0 and (held := fen(base * retention.fraction)):
                self._hold(retention, base, held, period, on)
        self._claw(on, period)

    def _limit(self, cap: RegionalCap, deal: DealFacts, period: str, on: date) -> Decimal:
        limit = limit_of(cap, deal)
        if limit is None:
            return ZERO
        earned = self._earned_by(cap.of) + (self._cut.get(cap.name, ZERO) if cap.of else ZERO)
        cut = earned - limit
        if cut <= 0:
            return ZERO
        self._cut[cap.name] = self._cut.get(cap.name, ZERO) - cut
        self.earned[cap.name] = self.earned.get(cap.name, ZERO) - cut
        self._add(cap.name, LineKind.ADJUSTMENT, on, -cut, ONE, -cut, period, period, limit, earned)
        return cut

    def _hold(self, retention: Retention, base: Decimal, held: Decimal, period: str, on: date) -> None:
        tranche = _Tranche(retention, held, period, on)
        self._tranches.append(tranche)
        self._add(retention.name, LineKind.HELD, on, base, retention.fraction, held, period, period)
        if retention.at_maturity:
            self._hold_to_maturity(tranche)
        elif retention.releases:
            final = len(retention.releases) - 1
            for number, release in enumerate(retention.releases):
                action = partial(self._release, tranche, release.fraction, number == final)
                self._at(add_months(on, release.months), _Rank.RELEASED, action)
        else:
            self.pending.append(Pending(retention.name, None, held, False, period))

    def _hold_to_maturity(self, tranche: _Tranche) -> None:
        deal = self._deal
        matures = None if deal is None else maturity_of(deal)
        if deal is not None and deal.settled_on is not None and deal.settled_on <= self._as_of:
            matures = deal.settled_on if matures is None else min(matures, deal.settled_on)
        if matures is None:
            self._at(date.max, _Rank.RELEASED, lambda _: self._stay(tranche, None))
        else:
            self._at(max(matures, tranche.on), _Rank.RELEASED, partial(self._mature, tranche))

    def _mature(self, tranche: _Tranche, on: date) -> None:
        deal = self._deal
        settled = deal is not None and deal.settled_on is not None and deal.settled_on <= on
        if tranche.retention.collection or on > self._as_of or settled:
            self._release(tranche, ONE, True, on)
        elif deal is None or deal.matured_on_time is None:
            self._stay(tranche, on)
        elif deal.matured_on_time:
            self._release(tranche, ONE, True, on)
        else:
            self._forfeit(tranche, tranche.balance, tranche.balance, ONE, on)

    def _stay(self, tranche: _Tranche, on: date | None) -> None:
        if tranche.balance:
            self.pending.append(Pending(tranche.retention.name, on, tranche.balance, False, tranche.origin))

    def _release(self, tranche: _Tranche, fraction: Decimal, last: bool, on: date) -> None:
        planned = fen(tranche.held * fraction)
        due = tranche.balance if last else min(tranche.balance, planned)
        if not due:
            return
        retention = tranche.retention
        if on > self._as_of:
            sure = not retention.collection and not retention.at_maturity
            self.pending.append(Pending(retention.name, on, due, sure, tranche.origin))
            tranche.balance -= due
        elif not retention.collection:
            tranche.balance -= due
            base, rate = (tranche.held, fraction) if due == planned else (due, ONE)
            self._add(retention.name, LineKind.RELEASED, on, base, rate, due, tranche.origin)
        else:
            reached = self._circumstances(period_key(on, self._plan.period)).collection_rate
            if reached is not None:
                self._release_part(tranche, due, reached, on)
            elif last:
                self._stay(tranche, on)

    def _release_part(self, tranche: _Tranche, due: Decimal, reached: Decimal, on: date) -> None:
        """Release what the collection rate grants of what is due, and forfeit the rest."""
        step = step_at(tranche.retention.collection, reached)
        rate = ZERO if step is None else step.value
        if released := fen(due * rate):
            tranche.balance -= released
            name = tranche.retention.name
            self._add(name, LineKind.RELEASED, on, due, rate, released, tranche.origin, reached=reached)
        if due != released:
            self._forfeit(tranche, due - released, due, ONE - rate, on, reached)

    def _forfeit(
        self,
        tranche: _Tranche,
        amount: Decimal,
        base: Decimal,
        rate: Decimal,
        on: date,
        reached: Decimal | None = None,
    ) -> None:
        if amount:
            tranche.balance -= amount
            tranche.forfeited += amount
            name = tranche.retention.name
            self._add(name, LineKind.FORFEITED, on, base, rate, amount, tranche.origin, reached=reached)

    def _default(self, on: date) -> None:
        self._defaulted = True
        self._claw(on)

    def _settle(self, on: date) -> None:
        self._settled = True
        self._claw(on)

    def _claw(self, on: date, period: str = "") -> None:
        """Bring what was clawed back to what the events so far demand of what was earned so far."""
        deal = self._deal
        if deal is None or self._reversed or not (self._settled or self._defaulted):
            return
        for clawback in self._rules.clawbacks:
            if not clawback.only.takes(deal):
                continue
            settled_on = deal.settled_on if self._settled else None
            fraction = clawback_fraction(clawback, deal, settled_on, self._defaulted)
            earned = self._earned_by(clawback.of)
            before = self.clawed.get(clawback.name, ZERO)
            left = sum(self.earned.values(), ZERO) - sum(self.clawed.values(), ZERO)
            amount = min(fen(earned * fraction) - before, max(left, ZERO))
            if amount > 0:
                self.clawed[clawback.name] = before + amount
                self._add(clawback.name, LineKind.CLAWBACK, on, earned, -fraction, -amount, period=period)
                self._take_from_held(amount, on, period)

    def _take_from_held(self, amount: Decimal, on: date, period: str) -> None:
        for tranche in self._tranches:
            taken = min(amount, tranche.balance)
            if taken > 0:
                amount -= taken
                tranche.balance -= taken
                self._add(tranche.retention.name, LineKind.HELD, on, -taken, ONE, -taken, tranche.origin, period=period)

    def _reverse(self, on: date) -> None:
        self._reversed = True
        nets = dict(self.earned)
        for name, amount in self.clawed.items():
            nets[name] = nets.get(name, ZERO) - amount
        for name, net in nets.items():
            if net:
                self._add(name, LineKind.REVERSAL, on, net, -ONE, -net)
        for tranche in self._tranches:
            name, origin = tranche.retention.name, tranche.origin
            if back := tranche.balance + tranche.forfeited:
                self._add(name, LineKind.HELD, on, -back, ONE, -back, origin)
            if tranche.forfeited:
                self._add(name, LineKind.FORFEITED, on, -tranche.forfeited, ONE, -tranche.forfeited, origin)
            tranche.balance = tranche.forfeited = ZERO
