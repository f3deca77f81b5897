"""The tables of the portfolio: what the panel shows and what is written to a spreadsheet are the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.portfolio import GONE, MONTHS_ON_BOOK, Group
from carloan_desk.exchange.writing import Column, ColumnKind, Value
from carloan_desk.services.portfolio import Portfolio
from carloan_desk.ui.shown import Shown

_NAME, _COUNT = ColumnKind.TEXT, ColumnKind.COUNT
_AMOUNT, _RATE, _DATE = ColumnKind.AMOUNT, ColumnKind.RATE, ColumnKind.DATE

# A hundredth of a per cent.
_SHOWN = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class PortfolioSheet:
    """One table: its name, what its figures mean, its columns and rows."""

    key: str
    title: str
    said: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def text_of(value: Value, kind: ColumnKind, show: Shown) -> str:
    """Return a value as the screen shows it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return show.percent(value) if kind is ColumnKind.RATE else show.money(value)
    return show.day(value) if isinstance(value, date) else str(value)


def sheets_of(found: Portfolio) -> list[PortfolioSheet]:
    """Return all tables of a portfolio."""
    return [
        _as_shown(sheet) for sheet in (_bands(found), _rolls(found), _matrix(found), *_groups(found), _vintages(found))
    ]


def _as_shown(sheet: PortfolioSheet) -> PortfolioSheet:
    """Rates with as many decimals as the screen has, so that a spreadsheet says the same."""
    kinds = [column.kind for column in sheet.columns]
    rows = (
        tuple(
            value.quantize(_SHOWN, ROUND_HALF_UP) if kind is _RATE and isinstance(value, Decimal) else value
            for value, kind in zip(each, kinds, strict=True)
        )
        for each in sheet.rows
    )
    return replace(sheet, rows=tuple(rows))


def _bands(found: Portfolio) -> PortfolioSheet:
    translate = QCoreApplication.translate
    columns = (
        Column(translate("portfolio", "Band")),
        Column(translate("portfolio", "Loans"), _COUNT),
        Column(translate("portfolio", "Balance"), _AMOUNT),
        Column(translate("portfolio", "Share"), _RATE),
        Column(translate("portfolio", "Overdue"), _AMOUNT),
    )
    rows = [(each.bucket, each.count, each.balance, each.share, each.overdue) for each in found.bands]
    said = translate(
        "portfolio",
        "Band: days since the oldest unpaid instalment was due (M0 none, M1 to 30, M2 to 60, M3 to 90, M3+ more). "
        "Balance: principal left. Share: of the whole balance. Overdue: unpaid past its date.",
    )
    return PortfolioSheet("bands", translate("portfolio", "Bands"), said, columns, tuple(rows))


def _rolls(found: Portfolio) -> PortfolioSheet:
    translate = QCoreApplication.translate
    buckets = ("M0", "M1", "M2", "M3")
    columns = (
        Column(translate("portfolio", "From"), _DATE),
        Column(translate("portfolio", "To"), _DATE),
        *(Column(translate("portfolio", "{bucket} to worse").format(bucket=bucket), _RATE) for bucket in buckets),
    )
    rows = []
    for month in found.rolls:
        worse = {roll.bucket: roll.worse for roll in month.rolls}
        rows.append((month.start, month.end, *(worse.get(bucket) for bucket in buckets)))
    said = translate(
        "portfolio",
        "Roll rate: of the balance in a band at the end of one month, the part that stands in a worse band at the end "
        "of the next (the first line: until the day itself). Empty: nothing stood in the band.",
    )
    return PortfolioSheet("rolls", translate("portfolio", "Roll rates"), said, columns, tuple(rows))


def _matrix(found: Portfolio) -> PortfolioSheet:
    translate = QCoreApplication.translate
    month = found.rolls[0]
    ends = sorted({to for roll in month.rolls for to in roll.parts} - {GONE})
    ends = sorted({*ends, *(roll.bucket for roll in month.rolls)})
    closed = translate("portfolio", "Closed")
    columns = (
        Column(translate("portfolio", "Band on {day}").format(day=month.start)),
        Column(translate("portfolio", "Loans"), _COUNT),
        Column(translate("portfolio", "Balance"), _AMOUNT),
        *(Column(translate("portfolio", "to {bucket}").format(bucket=bucket), _RATE) for bucket in ends),
        Column(closed, _RATE),
    )
    rows = [
        (roll.bucket, roll.count, roll.balance, *(roll.parts.get(to) for to in ends), roll.parts.get(GONE))
        for roll in month.rolls
    ]
    said = translate(
        "portfolio",
        "Where the balance of each band at the end of last month stands now, as a part of it. "
        "Closed: settled or withdrawn since. Loans disbursed since are not counted.",
    )
    return PortfolioSheet("matrix", translate("portfolio", "Roll since month end"), said, columns, tuple(rows))


def _groups(found: Portfolio) -> list[PortfolioSheet]:
    translate = QCoreApplication.translate
    return [
        _group_sheet("dealers", translate("portfolio", "By dealer"), translate("portfolio", "Dealer"), found.dealers),
        _group_sheet(
            "products", translate("portfolio", "By product"), translate("portfolio", "Product"), found.products
        ),
        _group_sheet(
            "months",
            translate("portfolio", "By month"),
            translate("portfolio", "Month of disbursement"),
            sorted(found.months, key=lambda group: group.name, reverse=True),
        ),
    ]


def _group_sheet(key: str, title: str, name: str, groups: Sequence[Group]) -> PortfolioSheet:
    translate = QCoreApplication.translate
    columns = (
        Column(name),
        Column(translate("portfolio", "Disbursed"), _COUNT),
        Column(translate("portfolio", "Amount"), _AMOUNT),
        Column(translate("portfolio", "Out"), _COUNT),
        Column(translate("portfolio", "Balance"), _AMOUNT),
        Column(translate("portfolio", "Overdue loans"), _COUNT),
        Column(translate("portfolio", "Overdue"), _AMOUNT),
        Column(translate("portfolio", "30+ rate"), _RATE),
        Column(translate("portfolio", "FPD"), _RATE),
        Column(translate("portfolio", "FPD30"), _RATE),
    )
    unknown = translate("portfolio", "(not given)")
    rows = [
        (
            each.name or unknown,
            each.disbursed_count,
            each.disbursed,
            each.count,
            each.balance,
            each.overdue_count,
            each.overdue,
            each.late_rate,
            each.first.rate,
            each.first.rate_30,
        )
        for each in groups
    ]
    said = translate(
        "portfolio",
        "30+ rate: balance overdue by more than 30 days as a part of the balance. FPD: first instalments not paid in "
        "full on their day, as a part of those due; FPD30: still not 30 days later.",
    )
    return PortfolioSheet(key, title, said, columns, tuple(rows))


def _vintages(found: Portfolio) -> PortfolioSheet:
    translate = QCoreApplication.translate
    age = translate("portfolio", "MOB {n}")
    columns = (
        Column(translate("portfolio", "Month of disbursement")),
        Column(translate("portfolio", "Loans"), _COUNT),
        Column(translate("portfolio", "Amount"), _AMOUNT),
        *(Column(age.format(n=months), _RATE) for months in MONTHS_ON_BOOK),
    )
    rows = [(each.month, each.count, each.disbursed, *each.late) for each in found.vintages]
    said = translate(
        "portfolio",
        "Vintage: of what was disbursed in a month, the balance overdue by more than 30 days at the end of its n-th "
        "month on book (MOB). Empty: that day has not come.",
    )
    return PortfolioSheet("vintages", translate("portfolio", "Vintages"), said, columns, tuple(rows))
