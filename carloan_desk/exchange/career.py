"""One's performance over the years as a spreadsheet: the figures of the window and of the print."""

from pathlib import Path

from carloan_desk.domain.career import Career, Figures, Grain
from carloan_desk.domain.career_sheet import GRAIN_TERMS, MAKEUP, NOTES, RESULTS, TITLE, Unit, period_term, summary
from carloan_desk.exchange.writing import Column, ColumnKind, Value, write_table

_KINDS = {
    Unit.COUNT: ColumnKind.COUNT,
    Unit.MONTHS: ColumnKind.COUNT,
    Unit.YUAN: ColumnKind.AMOUNT,
    Unit.SHARE: ColumnKind.RATE,
    Unit.TEXT: ColumnKind.TEXT,
}
_EVERY = (*RESULTS, *MAKEUP)
COLUMNS = (Column("期间"), *(Column(column.title, _KINDS[column.unit]) for column in _EVERY))


def write_career(path: Path, career: Career, grain: Grain, manager: str = "") -> None:
    """Write a career as xlsx or csv, by the ending of the name.

    Raises:
        DomainError: As :func:`carloan_desk.exchange.writing.write_table`.
    """
    write_table(
        path,
        COLUMNS,
        [_values(period_term(each.period), each) for each in career.by(grain)],
        sheet=f"{TITLE} {GRAIN_TERMS[grain]}",
        above=[
            TITLE,
            f"截至 {career.as_of:%Y-%m-%d}，{GRAIN_TERMS[grain]}" + (f"　客户经理：{manager}" if manager else ""),
        ],
        totals=_values("合计", career.total),
        below=[*(f"{name}：{text}" for name, text in summary(career) if text), *NOTES],
    )


def _values(name: str, figures: Figures) -> tuple[Value, ...]:
    return (name, *(column.value(figures) for column in _EVERY))
