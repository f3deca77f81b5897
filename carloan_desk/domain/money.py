"""Money: ``Decimal`` yuan in the domain, integer fen in the database, one function that rounds."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from carloan_desk.domain.errors import DomainError

FEN = Decimal("0.01")
ZERO = Decimal("0.00")
MAX_AMOUNT = Decimal("99999999.99")

# Every calculation with money runs in this context: what a caller did to the thread's own does not matter.
EXACT = Context(prec=40, rounding=ROUND_HALF_UP)

ROUNDING_MODES = frozenset(
    {ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP}
)


def decimal_of(value: Decimal | int, field: str) -> Decimal:
    """Return a finite ``Decimal``, refusing what is not an exact number.

    Args:
        value: A ``Decimal`` or an ``int``. A float is refused: 0.1 is not one tenth.
        field: The input it belongs to, for the message.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``.
    """
    number = value
    if not isinstance(number, Decimal):
        if isinstance(value, bool) or not isinstance(value, int):
            raise DomainError("number.type", field=field, type=type(value).__name__)
        number = Decimal(value)
    if not number.is_finite():
        raise DomainError("number.not_finite", field=field)
    return number


def money_of(value: Decimal | int, field: str, *, low: Decimal = ZERO, high: Decimal = MAX_AMOUNT) -> Decimal:
    """Return an amount of money in yuan with two decimals.

    Args:
        value: Yuan, in whole fen.
        field: The input it belongs to.
        low: Smallest amount allowed.
        high: Largest amount allowed.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``, ``money.range`` (``low``, ``high``),
            ``money.fraction_of_fen``.
    """
    amount = decimal_of(value, field)
    if not low <= amount <= high:
        raise DomainError("money.range", field=field, low=low, high=high, value=amount)
    exact = amount.quantize(FEN, context=EXACT)
    if exact != amount:
        raise DomainError("money.fraction_of_fen", field=field, value=amount)
    # Minus zero is zero.
    return exact if exact else ZERO


def rate_of(value: Decimal | int, field: str, *, high: Decimal = Decimal(1)) -> Decimal:
    """Return a rate as a fraction from 0 to ``high``: 3.99 % is ``Decimal("0.0399")``.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``, ``rate.range`` (``low``, ``high``).
    """
    rate = decimal_of(value, field)
    if not 0 <= rate <= high:
        raise DomainError("rate.range", field=field, low=Decimal(0), high=high, value=rate)
    return rate


def round_money(amount: Decimal, *, mode: str, unit: Decimal = FEN) -> Decimal:
    """Round yuan to a multiple of ``unit``; the one place where money is rounded.

    Args:
        amount: Yuan, any number of decimals.
        mode: A rounding mode of :mod:`decimal`, such as ``ROUND_HALF_UP``.
        unit: 0.01 for fen, 1 for whole yuan; any multiple of a fen.

    Returns:
        Yuan with two decimals.
    """
    if unit == FEN:
        return amount.quantize(FEN, rounding=mode, context=EXACT)
    # By way of a whole number of units: quantize alone knows powers of ten only.
    units = EXACT.divide(amount, unit).quantize(Decimal(1), rounding=mode, context=EXACT)
    return EXACT.multiply(units, unit).quantize(FEN, context=EXACT)


def to_fen(amount: Decimal) -> int:
    """Return yuan as whole fen, exactly.

    Raises:
        DomainError: ``number.not_finite``, ``money.fraction_of_fen``.
    """
    fen = EXACT.multiply(decimal_of(amount, "amount"), Decimal(100))
    if fen != fen.to_integral_value():
        raise DomainError("money.fraction_of_fen", field="amount", value=amount)
    return int(fen)


def from_fen(fen: int) -> Decimal:
    """Return whole fen as yuan with two decimals."""
    return Decimal(fen).scaleb(-2, context=EXACT)
