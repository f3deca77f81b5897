"""What people type: amounts such as "15万" and dates such as "0315", read exactly or refused, never guessed."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.errors import DomainError

_UNITS = {
    "": 1,
    "元": 1,
    "千": 1_000,
    "k": 1_000,
    "万": 10_000,
    "w": 10_000,
    "百万": 1_000_000,
    "亿": 100_000_000,
}
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"\d+(\.\d+)?")
_AMOUNT = re.compile(r"([\d.,]+)(元|千|万|百万|亿|k|w)?(?:元)?")
_LARGEST = Decimal("99999999.99")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("¥", "").replace("￥", "").replace(" ", "").lower()


def parse_amount(text: str, *, places: int = 2, largest: Decimal = _LARGEST) -> Decimal:
    """Read an amount in yuan: ``150000``, ``150,000.00``, ``15万``, ``１５００００``.

    Raises:
        DomainError: ``typed.amount`` not an amount or misplaced commas (``0,012``), ``typed.amount.places`` finer
            than ``places`` decimals, ``typed.amount.range`` above ``largest``.
    """
    match = _AMOUNT.fullmatch(_folded(text))
    if match is None or not (_GROUPED.fullmatch(match[1]) or _PLAIN.fullmatch(match[1])):
        raise DomainError("typed.amount")
    digits = match[1].replace(",", "")
    if len(digits) > 24 or (_GROUPED.fullmatch(match[1]) and digits.startswith("0")):
        raise DomainError("typed.amount")
    amount = Decimal(digits) * _UNITS[match[2] or ""]
    if amount != round(amount, places):
        raise DomainError("typed.amount.places", places=places)
    if amount > largest:
        raise DomainError("typed.amount.range", largest=largest)
    return round(amount, places)


def parse_percent(text: str) -> Decimal:
    """Read a percentage as a fraction: ``3.99`` and ``3.99%`` are both 0.0399.

    Raises:
        DomainError: ``typed.percent`` not a number from 0 to 100.
    """
    folded = _folded(text).removesuffix("%")
    if not _PLAIN.fullmatch(folded) or len(folded) > 12 or Decimal(folded) > 100:
        raise DomainError("typed.percent")
    return Decimal(folded) / 100


def parse_date(text: str, today: date) -> date:
    """Read a day: ``2026-03-15``, ``20260315``, ``2026年3月15日``, ``3-15`` and ``0315`` (the year nearest to today),
    ``今天``, ``明天``, ``后天``, ``昨天``.

    Raises:
        DomainError: ``typed.date`` no such day.
    """
    folded = _folded(text)
    words = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2, "昨天": -1, "yesterday": -1}
    if folded in words:
        return today + timedelta(days=words[folded])
    if folded.isascii() and folded.isdigit():
        if len(folded) == 8:
            return _day(int(folded[:4]), int(folded[4:6]), int(folded[6:]))
        if len(folded) == 4:
            return _nearest(int(folded[:2]), int(folded[2:]), today)
        raise DomainError("typed.date")
    numbers = [part for part in re.split(r"[-/.年月日]", folded) if part]
    if len(numbers) not in (2, 3) or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in numbers):
        raise DomainError("typed.date")
    if len(numbers) == 3:
        return _day(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    return _nearest(int(numbers[0]), int(numbers[1]), today)


def _day(year: int, month: int, day: int) -> date:
    try:
        if not 1900 <= year <= 2200:
            raise DomainError("typed.date")
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
