"""Which row is the head of a table, and which of its columns is meant by what: for clients and payrolls alike."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange import cells
from carloan_desk.exchange.sheet import Cell, Row, RowKind, Sheet, folded_of, remembered_merges

_LOOKED_AT = 40
_SAMPLE = 30
_ENOUGH = 0.5
_PUNCTUATION = re.compile(r"[^\w%‰]")
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|【.*?】")
_NOTE = re.compile(r"(?:制表|填表|审核|复核|核对|编制|备注|注|说明|财务|负责人|签字|签名|领导|经办|确认)[^:]{0,6}:")


class Holds(StrEnum):
    """What the cells of a column are expected to be."""

    TEXT = "text"
    AMOUNT = "amount"
    DATE = "date"
    RATE = "rate"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that is looked for.

    Attributes:
        key: What it is called here.
        synonyms: What heads call it, the most usual first.
        holds: What stands in it; a column with other things in it is hardly the one.
        required: Whether the table is of no use without it.
        excludes: Words in a head that make it another column, such as 经理 for 客户.
    """

    key: str
    synonyms: tuple[str, ...]
    holds: Holds = Holds.TEXT
    required: bool = False
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table.

    Attributes:
        row: Number of its first row; 0 for a table without a head.
        last: Number of its last row: the next one where a head of two rows spans columns.
        titles: What each column is called, from column A.
        mapping: Column, counted from 0, of each key that was found.
        lowest: What the last row alone calls each column; empty if the head has one row.
        confidence: From 0 to 1; 1 if every required column has a name that is known and holds what it should.
        fingerprint: The same for every table with these titles, so that a mapping can be remembered.
    """

    row: int
    last: int
    titles: tuple[str, ...]
    mapping: Mapping[str, int] = field(default_factory=dict)
    confidence: float = 0.0
    lowest: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits of the titles."""
        return fingerprint_of(self.titles)

    def title(self, key: str) -> str:
        """Return the title of a column, ``""`` if it was not found."""
        column = self.mapping.get(key)
        return "" if column is None else self.label(column)

    def label(self, column: int) -> str:
        """Return what a column is called for short: by the last row of the head where that tells it from the others."""
        if column >= len(self.titles):
            return ""
        short = self.lowest[column] if column < len(self.lowest) else ""
        return short if short and self.lowest.count(short) == 1 else self.titles[column]


def fingerprint_of(titles: Sequence[str]) -> str:
    """Return 16 hexadecimal digits that tell tables with other titles apart."""
    names = [_name(title) for title in titles]
    while names and not names[-1]:
        names.pop()
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:16]


def find_header(
    sheet: Sheet, wanted: Sequence[Wanted], *, remembered: Mapping[str, Mapping[str, int]] | None = None
) -> Header | None:
    """Find the head of a table among its first rows, and what its columns are.

    Args:
        sheet: The sheet.
        wanted: The columns looked for.
        remembered: Mappings that a person settled, by the fingerprint of the head.

    Returns:
        The most likely head, ``None`` if no row names at least two of the columns (one, if one is wanted).
    """
    rows = [row for row in sheet.rows[:_LOOKED_AT] if row.kind is not RowKind.EMPTY]
    best: Header | None = None
    most = 0.0
    seen: set[str] = set()
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) and rows[place + 1].number == row.number + 1 else None
        for last, titles, short in _candidates(sheet, row, following):
            fingerprint = fingerprint_of(titles)
            if fingerprint in seen:
                continue  # repeated at the top of a printed page: the first is the head, all below it are rows
            seen.add(fingerprint)
            known = None if remembered is None else remembered.get(fingerprint)
            if known is not None:
                return Header(row.number, last, titles, dict(known), 1.0, short)
            scores = _assign(titles, short, wanted, _Fits(sheet, last))
            if len(scores) < min(2, len(wanted)):
                continue
            # Words are heads, numbers are not: a row of data may hold a word that is a head elsewhere.
            total = sum(score for _, score in scores.values()) - _figures(row) * 0.3
            if total > most:
                most = total
                mapping = {key: column for key, (column, _) in scores.items()}
                best = Header(row.number, last, titles, mapping, _confidence(wanted, scores), short)
    return best


def header_at(sheet: Sheet, row: int, mapping: Mapping[str, int]) -> Header:
    """Return the head that a person chose: its row, or 0 for none, and the columns."""
    titles: tuple[str, ...] = ()
    for each in sheet.rows:
        if each.number == row:
            titles = tuple(map(cells.text_of, each.cells))
    return Header(row, row, titles, dict(mapping), 1.0)


def _figures(row: Row) -> int:
    return sum(isinstance(cell, (Decimal, date)) for cell in row.cells)


def _candidates(sheet: Sheet, row: Row, following: Row | None) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Return the heads that may begin in a row, of this row alone and of two: last row, titles, titles of the last."""
    if sum(isinstance(cell, str) and cell != "" for cell in row.cells) < 1:
        return []
    upper = tuple(map(cells.text_of, row.cells))
    found = [(row.number, upper, upper)]
    if following is None or _figures(following) or following.kind is not RowKind.DATA:
        return found
    lower = tuple(map(cells.text_of, following.cells))
    if sum(map(bool, upper)) < 2:
        return found
    # Over two rows go titles that have none below them, or that are spread over several columns.
    single = any(top and not bottom for top, bottom in zip_longest(upper, lower, fillvalue=""))
    if not single and not any(merge.top == row.number and merge.right > merge.left for merge in sheet.merges):
        return found
    merged = remembered_merges(sheet.merges)
    titles: list[str] = []
    short: list[str] = []
    above = ""
    for column in range(max(len(upper), len(lower))):
        top = upper[column] if column < len(upper) else ""
        bottom = lower[column] if column < len(lower) else ""
        if top:
            above = top
        elif (merged.get((row.number, column), (0, 0))[0] != row.number) if sheet.merges else not bottom:
            above = ""
        titles.append(f"{above}{bottom}" if bottom else top)
        short.append(bottom or top)
    return [*found, (following.number, tuple(titles), tuple(short))]


def _assign(
    titles: Sequence[str], short: Sequence[str], wanted: Sequence[Wanted], fits: "_Fits"
) -> dict[str, tuple[int, float]]:
    """Return the column and the score of each key: the likeliest pair first, each column once."""
    pairs = []
    for order, column_wanted in enumerate(wanted):
        for column, title in enumerate(titles):
            score = _likeness(title, short[column], column_wanted)
            if score >= _ENOUGH:
                score *= 0.4 + 0.6 * fits.share(column, column_wanted.holds)
                if score >= _ENOUGH * 0.5:
                    pairs.append((-score, order, column, column_wanted.key))
    found: dict[str, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, column, key in sorted(pairs):
        if key not in found and column not in taken:
            found[key] = column, -score
            taken.add(column)
    return found


def _likeness(title: str, short: str, wanted: Wanted) -> float:
    if any(word in _name(title) for word in wanted.excludes):
        return 0.0
    names = {_name(title), _name(_BRACKETS.sub("", folded_of(title))), _name(short)} - {""}
    best = 0.0
    for name in names:
        for rank, synonym in enumerate(map(_name, wanted.synonyms)):
            if name == synonym:
                # Of two columns that both have a name known, the more usual name wins.
                likeness = 1.0 - 0.002 * rank
            elif len(name) > 20:
                continue
            elif synonym in name and len(synonym) > 1:
                likeness = 0.5 + 0.4 * len(synonym) / len(name) + (0.02 if name.endswith(synonym) else 0)
            elif name in synonym and len(name) > 1:
                likeness = 0.4 + 0.3 * len(name) / len(synonym)
            else:
                continue
            best = max(best, likeness)
    return best


def _name(title: str) -> str:
    return _PUNCTUATION.sub("", folded_of(title))


def _confidence(wanted: Sequence[Wanted], scores: Mapping[str, tuple[int, float]]) -> float:
    needed = [each.key for each in wanted if each.required] or [each.key for each in wanted]
    return round(min(1.0, sum(scores[key][1] for key in needed if key in scores) / len(needed) + 0.005), 2)


_READERS: Mapping[Holds, Callable[[Cell, int, int], object]] = {
    Holds.AMOUNT: cells.amount_of,
    Holds.DATE: cells.date_of,
    Holds.RATE: cells.rate_of,
}


class _Fits:
    """How well the cells below a head are what a column should hold."""

    def __init__(self, sheet: Sheet, last: int) -> None:
        below = (row for row in sheet.rows if row.number > last and row.kind is RowKind.DATA)
        self._rows = [row for _, row in zip(range(_SAMPLE), below, strict=False)]
        self._known: dict[tuple[int, Holds], float] = {}

    def share(self, column: int, holds: Holds) -> float:
        if (column, holds) not in self._known:
            filled = [cell for row in self._rows if (cell := row.cell(column)) != ""]
            good = sum(map(_test(holds), filled))
            self._known[column, holds] = good / len(filled) if filled else 1.0
        return self._known[column, holds]


def _test(holds: Holds) -> Callable[[Cell], bool]:
    def fits(cell: Cell) -> bool:
        try:
            _READERS[holds](cell, 0, 0)
        except DomainError:
            return False
        if holds is Holds.RATE:
            number = cells.rate_of(cell, 0, 0)
            # Nobody is paid more than all of it.
            return number is None or abs(number) <= 1
        return not isinstance(cell, bool)

    if holds in _READERS:
        return fits
    # A number may be an identifier or, in a careless table, a text; a day is neither.
    return lambda cell: not isinstance(cell, (date, bool))


def body(sheet: Sheet, header: Header, *, fill: Sequence[str] = ()) -> tuple[Row, ...]:
    """Return all rows of a sheet, each marked with what it is now that the head is known.

    Args:
        sheet: The sheet.
        header: Its head.
        fill: Keys of columns whose merged cells stand for each of their rows: one contract, two lines. Never amounts.
    """
    names = [_name(title) for title in header.titles]
    merged = remembered_merges(sheet.merges) if fill else {}
    columns = {header.mapping[key] for key in fill if key in header.mapping}
    by_number = {row.number: row for row in sheet.rows} if merged else {}
    rows = []
    for row in sheet.rows:
        if row.number < header.row:
            rows.append(row if row.kind is RowKind.EMPTY else replace(row, kind=RowKind.TITLE))
        elif row.number <= header.last and header.row:
            rows.append(replace(row, kind=RowKind.HEADER))
        elif row.kind is not RowKind.DATA:
            rows.append(row)
        elif header.row and [_name(cells.text_of(cell)) for cell in row.cells] == names[: len(row.cells)]:
            rows.append(replace(row, kind=RowKind.HEADER))  # Repeated at the top of each printed page.
        elif _is_note(row):
            rows.append(replace(row, kind=RowKind.NOTE))
        else:
            rows.append(_filled(row, columns, merged, by_number))
    return tuple(rows)


def _is_note(row: Row) -> bool:
    said = [cell for cell in row.cells if cell != ""]
    if any(isinstance(cell, Decimal) for cell in said):
        return False
    first = said[0]
    return isinstance(first, str) and _NOTE.match(folded_of(first)) is not None


def _filled(
    row: Row, columns: set[int], merged: Mapping[tuple[int, int], tuple[int, int]], by_number: Mapping[int, Row]
) -> Row:
    values = list(row.cells)
    for column in columns:
        first = merged.get((row.number, column))
        if first is None or row.cell(column) != "" or first[1] != column or first[0] not in by_number:
            continue
        values += [""] * (column + 1 - len(values))
        values[column] = by_number[first[0]].cell(column)
    return row if len(values) == len(row.cells) and tuple(values) == row.cells else replace(row, cells=tuple(values))
