"""What a cell means: an amount, a day, a rate, an identifier; read exactly or refused, never guessed.

Each reader takes the cell and where it stands, so that a refusal says which cell to look at. An empty cell is ``None``.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity, check_bank_card, check_resident_id
from carloan_desk.domain.money import round_money
from carloan_desk.domain.typed import parse_amount, parse_date
from carloan_desk.exchange.sheet import Cell, column_name

# Excel counts days from here; before March 1900 it is off by one, and no date here is that old.
_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 7306, 109574  # 1920-01-01 to 2199-12-31
_EXACT_DIGITS = 15
_NOTHING = frozenset({"", "-", "--", "—", "——", "–", "/", "\\", "无", "n/a", "na", "null"})
_NONE_SAID = _NOTHING | {"没有", "暂无", "不详"}
_BRACKETED = re.compile(r"\((.+)\)")
_CURRENCY = re.compile(r"^(?:rmb|cny|人民币)[:\s]*")
_SCIENTIFIC = re.compile(r"([0-9])(?:\.([0-9]+))?e\+?([0-9]{1,3})")
_MINUS = str.maketrans("−–—－", "----")
_TIME = re.compile(r"[ t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9:]+)?$")


def says_nothing(cell: Cell) -> bool:
    """Whether a cell is empty or says so: a dash, 无."""
    return isinstance(cell, str) and _folded(cell) in _NONE_SAID


def text_of(cell: Cell) -> str:
    """Return a cell as text: numbers in plain digits, days as 2026-03-05."""
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case Decimal():
            return _plain(cell)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case _:
            return cell.isoformat()


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_MINUS).strip().lower()


def amount_of(cell: Cell, row: int, column: int) -> Decimal | None:
    """Return an amount in yuan, as exact as it stands: ``1,234.50``, ``¥``, ``1.5万``, ``(123)`` and ``-123`` below 0.

    Raises:
        DomainError: ``table.cell.amount`` (``row``, ``column``, ``value``).
    """
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str):
        raise DomainError("table.cell.amount", row=row, column=column_name(column), value=text_of(cell))
    text = _folded(cell)
    if text in _NOTHING:
        return None
    bracketed = _BRACKETED.fullmatch(text)
    text = bracketed[1].strip() if bracketed else text
    text = _CURRENCY.sub("", text)
    sign = -1 if bracketed else 1
    if text.startswith(("-", "+")):
        sign = -sign if text[0] == "-" else sign
        text = text[1:].strip()
    elif text.startswith(("¥-", "¥ -")):
        sign, text = -sign, text.replace("-", "", 1)
    elif text.endswith("-"):
        sign, text = -sign, text[:-1].strip()
    try:
        return sign * parse_amount(text, places=12, largest=Decimal(10) ** 12)
    except DomainError:
        raise DomainError("table.cell.amount", row=row, column=column_name(column), value=cell) from None


def money_of(cell: Cell, row: int, column: int) -> Decimal | None:
    """Return an amount in whole fen, half up as a spreadsheet shows it: formulas leave more decimals than are paid.

    Raises:
        DomainError: ``table.cell.amount``.
    """
    amount = amount_of(cell, row, column)
    if amount is not None and abs(amount) > Decimal(10) ** 12:
        raise DomainError("table.cell.amount", row=row, column=column_name(column), value=text_of(cell))
    return None if amount is None else round_money(amount, mode=ROUND_HALF_UP)


def date_of(cell: Cell, row: int, column: int) -> date | None:
    """Return a day: a date, a serial number of Excel, ``2026年3月5日``, ``2026/3/5``, ``20260305``; a time is left out.

    A day without its year is refused: an import does not guess.

    Raises:
        DomainError: ``table.cell.date`` (``row``, ``column``, ``value``).
    """
    match cell:
        case datetime():
            return cell.date()
        case bool():
            pass
        case date():
            return cell
        case Decimal():
            if (day := _day_of_number(cell)) is not None:
                return day
        case str():
            text = _TIME.sub("", _folded(cell))
            if text in _NOTHING:
                return None
            if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", text) and (day := _day_of_number(Decimal(text))) is not None:
                return day
            if re.match(r"[0-9]{4}(?:[^0-9]|[0-9]{4}$)", text):
                try:
                    # The year is there, so the day it would be nearest to does not matter.
                    return parse_date(text, date(2000, 1, 1))
                except DomainError:
                    pass
    raise DomainError("table.cell.date", row=row, column=column_name(column), value=text_of(cell))


def _day_of_number(number: Decimal) -> date | None:
    whole = int(number)
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=whole)
    if whole == number and 19000101 <= whole <= 22001231:
        try:
            return date(whole // 10000, whole // 100 % 100, whole % 100)
        except ValueError:
            return None
    return None


def rate_of(cell: Cell, row: int, column: int, *, percent: bool = False) -> Decimal | None:
    """Return a rate as a fraction: ``0.8%``, ``8‰``, a cell shown as per cent; a number above 1 can only be per cent.

    Args:
        cell: The cell.
        row: Its row.
        column: Its column.
        percent: Whether the head of the column says that its numbers are per cent.

    Raises:
        DomainError: ``table.cell.rate`` (``row``, ``column``, ``value``).
    """
    if isinstance(cell, str):
        text = _folded(cell)
        if text in _NOTHING:
            return None
        found = re.fullmatch(r"(-?[0-9]{1,9}(?:\.[0-9]{1,12})?) ?(%|‰|千分)?", text)
        if found is None:
            raise DomainError("table.cell.rate", row=row, column=column_name(column), value=cell)
        number = Decimal(found[1])
        if found[2]:
            return number.scaleb(-2 if found[2] == "%" else -3)
    elif isinstance(cell, Decimal):
        number = cell
    else:
        raise DomainError("table.cell.rate", row=row, column=column_name(column), value=text_of(cell))
    return number.scaleb(-2) if percent or abs(number) > 1 else number


def identifier_of(cell: Cell, row: int, column: int) -> str | None:
    """Return an ID, card, contract or phone number as text.

    A spreadsheet that took it for a number kept 15 digits and made the others zeros: that is said, not hidden.

    Raises:
        DomainError: ``table.cell.damaged`` (``row``, ``column``, ``value``).
    """
    text = text_of(cell)
    if text == "":
        return None
    plain = _folded(text)
    whole = isinstance(cell, Decimal) and cell == cell.to_integral_value()
    damaged = whole and len(plain.lstrip("-")) > _EXACT_DIGITS
    if isinstance(cell, str):
        # An apostrophe that kept a number a text in another program.
        text = text.lstrip("'`\u2018\u2019") if plain[:1] in "'`\u2018\u2019" else text
        digits = _folded(text).replace(" ", "")
        scientific = _SCIENTIFIC.fullmatch(digits)
        if scientific is not None:
            digits = scientific[1] + (scientific[2] or "")
            whole = len(digits) == int(scientific[3]) + 1 <= _EXACT_DIGITS
            text, damaged = (digits, False) if whole else (text, True)
        else:
            damaged = _zeroed(digits)
    if damaged:
        raise DomainError("table.cell.damaged", row=row, column=column_name(column), value=text)
    return text


def _zeroed(digits: str) -> bool:
    """Whether a long number ends as one that lost its last digits, and no check digit speaks for it."""
    if not re.fullmatch(r"[0-9]{17,}", digits) or set(digits[_EXACT_DIGITS:]) != {"0"}:
        return False
    return check_resident_id(digits).severity is Severity.ERROR and check_bank_card(digits).severity is not Severity.OK


def period_of(cell: Cell, row: int, column: int) -> str | None:
    """Return a month or quarter: ``2026年3月``, ``2026-03``, ``202603``, ``2026Q1``, a day in it, as ``"2026-03"``.

    Raises:
        DomainError: ``table.cell.period`` (``row``, ``column``, ``value``).
    """
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    text = _folded(text_of(cell)).replace(" ", "")
    if text in _NOTHING:
        return None
    if found := re.fullmatch(r"([0-9]{4})(?:年|[-/.])?(?:第)?(?:q([1-4])|([1-4一二三四])季度?)", text):
        quarter = found[2] or found[3]
        return f"{found[1]}-Q{'一二三四'.find(quarter) + 1 or quarter}"
    if found := re.fullmatch(r"([0-9]{4})(?:(?:年|[-/.])(0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))(?:月份?)?", text):
        return f"{found[1]}-{int(found[2] or found[3]):02}"
    try:
        # A short number is no day here: 20263 may be a month written carelessly.
        day = None if text.isdecimal() and len(text) < 8 else date_of(cell, row, column)
    except DomainError:
        day = None
    if day is None:
        raise DomainError("table.cell.period", row=row, column=column_name(column), value=text_of(cell))
    return f"{day:%Y-%m}"
