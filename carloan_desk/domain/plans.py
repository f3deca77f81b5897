"""How each repayment method makes up its instalments. Internal to :mod:`carloan_desk.domain.schedule`.

Each method answers with the usual instalment (without fee) and two lists, principal and interest by month.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from itertools import groupby

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import FEN, ZERO, round_money
from carloan_desk.domain.terms import LoanTerms, RepaymentMethod, RoundingPolicy

# Takes the noise of non-terminating rates off before a directed rounding sees it:
# 2749.999...9 is 2750 to whoever wrote the contract.
_GUARD = Decimal("1e-12")

Plan = tuple[Decimal, list[Decimal], list[Decimal]]


@dataclass(frozen=True, slots=True)
class Period:
    """What is known of a month before any money moves.

    Attributes:
        annual_rate: Interest rate a year.
        fee_rate: Fee rate a month.
        fee_base: What the fee is charged on, in yuan.
        days: Days for which interest runs.
        year: Days of a year under the contract's convention.
        phase: Number of the phase of the contract.
    """

    annual_rate: Decimal
    fee_rate: Decimal
    fee_base: Decimal
    days: int
    year: int
    phase: int

    def interest(self, balance: Decimal, mode: str) -> Decimal:
        """The month's interest, rounded to the fen."""
        # Multiply first: 523.125 must meet the rounding as 523.125, not as 523.12499...
        return (balance * self.annual_rate * self.days / self.year).quantize(FEN, mode)

    def fee(self, mode: str) -> Decimal:
        """The month's fee, rounded to the fen."""
        return (self.fee_base * self.fee_rate).quantize(FEN, mode)


def make_plan(terms: LoanTerms, periods: Sequence[Period]) -> Plan:
    """Return the usual instalment, the principals and the interests of the terms' method."""
    return _METHODS[terms.method](terms, periods)


def spread_fees(terms: LoanTerms, periods: Sequence[Period]) -> list[Decimal]:
    """Return the monthly fees; in each phase they add up to rate × base × months, rounded once."""
    mode = terms.rounding.interest_mode
    fees: list[Decimal] = []
    for phase in _phases(periods):
        whole = (phase[0].fee_base * phase[0].fee_rate * len(phase)).quantize(FEN, mode)
        fees += _spread(whole, [phase[0].fee(mode)] * len(phase), terms.rounding)
    return fees


def _phases(periods: Sequence[Period]) -> list[list[Period]]:
    return [list(group) for _, group in groupby(periods, key=lambda period: period.phase)]


def _instalment(exact: Decimal, policy: RoundingPolicy) -> Decimal:
    guarded = exact.quantize(_GUARD, ROUND_HALF_EVEN)
    return round_money(guarded, mode=policy.mode, unit=policy.unit)


def _spread(total: Decimal, parts: Sequence[Decimal], policy: RoundingPolicy) -> list[Decimal]:
    """Share ``total`` out in ``parts``, none below 0; the residual instalment takes the rest."""
    ordered = parts if policy.residual == "last" else parts[::-1]
    shares: list[Decimal] = []
    left = total
    for part in ordered[:-1]:
        share = min(max(part, ZERO), left)
        shares.append(share)
        left -= share
    shares.append(left)
    return shares if policy.residual == "last" else shares[::-1]


def _with_interest(terms: LoanTerms, periods: Sequence[Period], share: Decimal, principals: list[Decimal]) -> Plan:
    """Add interest on the balance to a plan of principals; ``share`` is the first one before leftovers."""
    mode = terms.rounding.interest_mode
    balance = terms.principal
    interests: list[Decimal] = []
    for period, repaid in zip(periods, principals, strict=True):
        interests.append(period.interest(balance, mode))
        balance -= repaid
    return share + interests[0], principals, interests


def _equal_principal(terms: LoanTerms, periods: Sequence[Period]) -> Plan:
    share = _instalment(terms.principal / terms.months, terms.rounding)
    principals = _spread(terms.principal, [share] * terms.months, terms.rounding)
    return _with_interest(terms, periods, share, principals)


def _interest_only(terms: LoanTerms, periods: Sequence[Period]) -> Plan:
    return _with_interest(terms, periods, ZERO, [ZERO] * (terms.months - 1) + [terms.principal])


def _flat_fee(terms: LoanTerms, periods: Sequence[Period]) -> Plan:
    """等本等息: the same share of the principal and the same charge on the original principal.

    The instalment is rounded as a whole, with its fee; the principal is what interest and fee leave of it.
    """
    mode = terms.rounding.interest_mode
    share = terms.principal / terms.months
    usual: list[Decimal] = []
    principals: list[Decimal] = []
    interests: list[Decimal] = []
    for phase in _phases(periods):
        first, count = phase[0], len(phase)
        flat = terms.principal * first.annual_rate / 12
        instalment = _instalment(share + flat + first.fee_base * first.fee_rate, terms.rounding)
        usual.append(instalment - first.fee(mode))
        principals += [usual[-1] - flat.quantize(FEN, mode)] * count
        whole = (terms.principal * first.annual_rate * count / 12).quantize(FEN, mode)
        interests += _spread(whole, [flat.quantize(FEN, mode)] * count, terms.rounding)
    return usual[0], _spread(terms.principal, principals, terms.rounding), interests


def _level(terms: LoanTerms, periods: Sequence[Period]) -> Plan:
    """等额本息 and 气球贷: one amount a month, worked out anew on the balance where the rate changes."""

    def instalment(month: int, balance: Decimal, before: Decimal) -> Decimal:
        rate = periods[month].annual_rate
        if month and rate == periods[month - 1].annual_rate:
            return before
        # As if this rate held to the end: the next phase works it out again.
        growths = [1 + rate * period.days / period.year for period in periods[month:]]
        amount = _solve(balance, [None] * len(growths), growths, terms.balloon)
        assert amount is not None
        return _instalment(amount, terms.rounding)

    return _by_payment(terms, periods, instalment)


def _solve(
    balance: Decimal,
    payments: Sequence[Decimal | None],
    growths: Sequence[Decimal],
    balloon: Decimal,
) -> Decimal | None:
    """Return the amount that repays ``balance`` if it is paid wherever ``payments`` has ``None``.

    With v_k the discount factor of k months: (B - F·v_n - Σ fixed_k·v_k) / Σ v_k over the open months.
    """
    owed, open_months = balance, Decimal(0)
    for payment, growth in zip(payments, growths, strict=True):
        owed *= growth
        open_months *= growth
        if payment is None:
            open_months += 1
        else:
            owed -= payment
    return (owed - balloon) / open_months if open_months else None


def _custom(terms: LoanTerms, periods: Sequence[Period]) -> Plan:
    plan = terms.custom
    assert plan is not None
    if plan.principal:
        return _custom_principal(terms, periods, plan.principal)
    growths = [1 + period.annual_rate * period.days / period.year for period in periods]
    if plan.weights:
        owed, parts = terms.principal, Decimal(0)
        for weight, growth in zip(plan.weights, growths, strict=True):
            owed *= growth
            parts = parts * growth + weight
        wanted = [_instalment(owed / parts * weight, terms.rounding) for weight in plan.weights]
        return _by_payment(terms, periods, lambda month, *_: wanted[month])
    solved = _solve(terms.principal, plan.payments, growths, ZERO)
    if solved is not None:
        solved = _instalment(solved, terms.rounding)
        if solved < 0:
            raise DomainError("terms.custom.overpays", field="custom.payments", excess=-solved)
    wanted = [amount if amount is not None else solved or ZERO for amount in plan.payments]
    result = _by_payment(terms, periods, lambda month, *_: wanted[month])
    if solved is None:
        _check_kept(wanted, result)
    return result


def _check_kept(promised: Sequence[Decimal], plan: Plan) -> None:
    """Refuse given payments that miss the loan: an instalment would be another than promised."""
    # Rounding alone moves the end by no more than a fen for each month's payment and interest.
    slack = 2 * FEN * len(promised)
    for month, (promise, principal, interest) in enumerate(zip(promised, *plan[1:], strict=True), 1):
        excess = promise - principal - interest
        if excess < -slack:
            raise DomainError("terms.custom.never_repays", field="custom.payments", missing=-excess)
        if excess > slack:
            raise DomainError("terms.custom.overpays", field="custom.payments", month=month, excess=excess)


def _custom_principal(terms: LoanTerms, periods: Sequence[Period], wanted: Sequence[Decimal | None]) -> Plan:
    left = terms.principal - sum((amount for amount in wanted if amount is not None), ZERO)
    open_months = [month for month, amount in enumerate(wanted) if amount is None]
    if left < 0:
        raise DomainError("terms.custom.overpays", field="custom.principal", excess=-left)
    if left and not open_months:
        raise DomainError("terms.custom.never_repays", field="custom.principal", missing=left)
    principals = [ZERO if amount is None else amount for amount in wanted]
    first = principals[0]
    if open_months:
        share = _instalment(left / len(open_months), terms.rounding)
        first = share if wanted[0] is None else first
        shares = _spread(left, [share] * len(open_months), terms.rounding)
        for month, amount in zip(open_months, shares, strict=True):
            principals[month] = amount
    return _with_interest(terms, periods, first, principals)


# month, balance, instalment of the month before -> instalment
_Instalment = Callable[[int, Decimal, Decimal], Decimal]


def _by_payment(terms: LoanTerms, periods: Sequence[Period], instalment: _Instalment) -> Plan:
    """Run the balance down by instalments; the last repays what is left.

    With the residual in front, the first instalment is corrected until the last needs no correction. A fen more in
    front is several at the end of a long and dear loan, so a whole number of fen may not do it: then the correction
    that leaves the last one least is taken.
    """
    amounts, principals, interests = _run(terms, periods, instalment, ZERO)
    if terms.rounding.residual == "first":
        principals, interests = _corrected(terms, periods, amounts, principals, interests)
    return amounts[0], principals, interests


def _corrected(
    terms: LoanTerms,
    periods: Sequence[Period],
    amounts: Sequence[Decimal],
    principals: list[Decimal],
    interests: list[Decimal],
) -> tuple[list[Decimal], list[Decimal]]:
    growth = Decimal(1)
    for period in periods[1:]:
        growth += growth * period.annual_rate * period.days / period.year
    promised = amounts[-1] + terms.balloon
    over = least = principals[-1] + interests[-1] - promised
    correction = ZERO
    too_small: Decimal | None = None
    too_large: Decimal | None = None
    while over:
        if over > 0:
            too_small = correction
        else:
            too_large = correction
        correction += max(abs(over / growth), FEN).quantize(FEN).copy_sign(over)
        if too_small is not None and too_large is not None and not too_small < correction < too_large:
            if too_large - too_small <= FEN:
                break
            correction = too_small + ((too_large - too_small) / 2).quantize(FEN, ROUND_DOWN)
        before = over
        _, *trial = _run(terms, periods, lambda month, *_: amounts[month], correction)
        over = trial[0][-1] + trial[1][-1] - promised
        if over == before:
            # The first instalment cannot give more than itself, nor take more than the loan.
            break
        if abs(over) < abs(least):
            least, (principals, interests) = over, trial
    return principals, interests


def _run(
    terms: LoanTerms, periods: Sequence[Period], instalment: _Instalment, correction: Decimal
) -> tuple[list[Decimal], list[Decimal], list[Decimal]]:
    """Return instalments, principals and interests; ``correction`` is added to the first instalment."""
    mode = terms.rounding.interest_mode
    # Unpaid interest joins the balance only where the manager planned a payment holiday.
    holidays = terms.method is RepaymentMethod.CUSTOM
    balance, amount = terms.principal, ZERO
    amounts: list[Decimal] = []
    principals: list[Decimal] = []
    interests: list[Decimal] = []
    for month, period in enumerate(periods):
        interest = period.interest(balance, mode)
        amount = instalment(month, balance, amount)
        repaid = balance
        if month < terms.months - 1:
            wanted = amount - interest + (ZERO if month else correction)
            repaid = min(balance, max(-interest if holidays else ZERO, wanted))
        amounts.append(amount)
        principals.append(repaid)
        interests.append(interest)
        balance -= repaid
    return amounts, principals, interests


_METHODS: dict[RepaymentMethod, Callable[[LoanTerms, Sequence[Period]], Plan]] = {
    RepaymentMethod.EQUAL_PAYMENT: _level,
    RepaymentMethod.BALLOON: _level,
    RepaymentMethod.EQUAL_PRINCIPAL: _equal_principal,
    RepaymentMethod.INTEREST_ONLY: _interest_only,
    RepaymentMethod.FLAT_FEE: _flat_fee,
    RepaymentMethod.CUSTOM: _custom,
}
