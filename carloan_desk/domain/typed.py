"""What people type: amounts such as "15万" and dates such as "0315", read exactly or refused, never guessed."""

import re
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.errors import DomainError

# Powers of ten.
_UNITS = {"千": 3, "k": 3, "万": 4, "w": 4, "百万": 6, "亿": 8}
# Thousands stand in threes after commas or spaces, and do not begin with a zero; anything else may be a slip.
_GROUPS = "|".join(f"[1-9][0-9]{{0,2}}(?:{separator}[0-9]{{3}}){{1,3}}" for separator in ", ")
_AMOUNT = re.compile(rf"¥? ?((?:[0-9]{{1,12}}|{_GROUPS})(?:\.[0-9]{{1,12}})?) ?(?:(千|k|百万|万|w|亿) ?元?|元)?")
_PERCENT = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,12})?) ?%?")
_DATE = re.compile(r"(?:([0-9]{4}) ?[-/.年] ?)?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?[日号]?")
_DIGITS = re.compile(r"([0-9]{4})?([0-9]{2})([0-9]{2})")
_WORDS = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2, "昨天": -1, "yesterday": -1}
_LARGEST = Decimal("99999999.99")

# Full-width forms mean the same as the narrow ones. Nothing else does: 10² is not 102, ① is not 1.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0xFFE5: "¥"}


def _folded(text: str) -> str:
    return text.translate(_NARROW).strip().lower()


def parse_amount(text: str, *, places: int = 2, largest: Decimal = _LARGEST) -> Decimal:
    """Read an amount in yuan: ``150000``, ``150,000.00``, ``15万``, ``１５００００``.

    Raises:
        DomainError: ``typed.amount`` not an amount or misplaced commas (``0,012``), ``typed.amount.places`` finer
            than ``places`` decimals, ``typed.amount.range`` above ``largest``.
    """
    match = _AMOUNT.fullmatch(_folded(text))
    if match is None:
        raise DomainError("typed.amount")
    amount = Decimal(re.sub("[, ]", "", match[1])).scaleb(_UNITS.get(match[2], 0))
    if amount > largest:
        raise DomainError("typed.amount.range", largest=largest)
    exact = round(amount, places)
    if exact != amount:
        raise DomainError("typed.amount.places", places=places)
    return exact


def parse_percent(text: str) -> Decimal:
    """Read a percentage as a fraction: ``3.99`` and ``3.99%`` are both 0.0399.

    Raises:
        DomainError: ``typed.percent`` not a number from 0 to 100.
    """
    match = _PERCENT.fullmatch(_folded(text))
    if match is None or Decimal(match[1]) > 100:
        raise DomainError("typed.percent")
    return Decimal(match[1]).scaleb(-2)


def parse_date(text: str, today: date) -> date:
    """Read a day: ``2026-03-15``, ``20260315``, ``2026年3月15日``, ``3-15`` and ``0315`` (the year nearest to today),
    ``今天``, ``明天``, ``后天``, ``昨天``.

    Raises:
        DomainError: ``typed.date`` no such day.
    """
    folded = _folded(text)
    if folded in _WORDS:
        return today + timedelta(days=_WORDS[folded])
    match = _DATE.fullmatch(folded) or _DIGITS.fullmatch(folded)
    if match is None:
        raise DomainError("typed.date")
    month, day = int(match[2]), int(match[3])
    if match[1] is not None:
        return _day(int(match[1]), month, day)
    return _nearest(month, day, today)


def _day(year: int, month: int, day: int) -> date:
    if not 1900 <= year <= 2200:
        raise DomainError("typed.date")
    try:
        return date(year, month, day)
    except ValueError:
        raise DomainError("typed.date") from None


def _nearest(month: int, day: int, today: date) -> date:
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise DomainError("typed.date")
    return min(days, key=lambda found: abs(found - today))
