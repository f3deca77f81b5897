"""A commission statement as a paper shows it: the same rows and sums for print and for a spreadsheet.

The trade terms are Chinese whatever the language of the window: the paper goes to the employer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission import Basis, Line, LineKind, Statement, TierMode

BASIS_TERMS: Mapping[Basis, str] = {
    Basis.LOAN_AMOUNT: "贷款金额",
    Basis.NET_DISBURSED: "实际放款",
    Basis.FEE_INCOME: "手续费收入",
    Basis.REBATE_INCOME: "返佣收入",
    Basis.INTEREST_MARGIN: "利差收入",
    Basis.PER_DEAL: "按笔",
}
KIND_TERMS: Mapping[LineKind, str] = {
    LineKind.EARNED: "计提",
    LineKind.ADJUSTMENT: "调整",
    LineKind.CLAWBACK: "追回",
    LineKind.REVERSAL: "冲回",
    LineKind.HELD: "暂扣",
    LineKind.RELEASED: "返还",
    LineKind.FORFEITED: "扣罚",
}
MODE_TERMS: Mapping[TierMode, str] = {TierMode.MARGINAL: "分段累进", TierMode.RETROACTIVE: "全额累进"}


@dataclass(frozen=True, slots=True)
class DealLabel:
    """How a paper names a deal."""

    contract: str
    client: str


@dataclass(frozen=True, slots=True)
class StatementSheet:
    """A statement to hand over.

    Attributes:
        statement: The statement itself.
        deals: Names of the deals in it.
        manager: Whose it is.
        on: Day of the paper.
        title: Name of the paper.
        sealed: Hash of the sealed month, hexadecimal; ``""`` while it is open.
        notes: Paragraphs under the table.
    """

    statement: Statement
    deals: Mapping[int, DealLabel]
    manager: str
    on: date
    title: str = "提成明细表"
    sealed: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A line with its names; ``rate`` is a fraction of ``base``, or yuan a deal if ``per_deal``."""

    number: int
    contract: str
    client: str
    component: str
    kind: str
    base: Decimal | None
    rate: Decimal | None
    amount: Decimal
    how: str
    per_deal: bool = False


def rows_of(sheet: StatementSheet) -> tuple[StatementRow, ...]:
    """Return the lines in the order of the statement."""
    return tuple(_row(number, line, sheet.deals) for number, line in enumerate(sheet.statement.lines, start=1))


def sums_of(statement: Statement) -> tuple[tuple[str, Decimal], ...]:
    """Return the sums at the foot: earned = payable + change of what is held + forfeited."""
    return (
        ("本期计提", statement.earned),
        ("暂扣净增", statement.held),
        ("扣罚", statement.forfeited),
        ("本期应发", statement.paid),
    )


def _row(number: int, line: Line, deals: Mapping[int, DealLabel]) -> StatementRow:
    nobody = DealLabel("", "")
    label = nobody if line.deal_id is None else deals.get(line.deal_id, nobody)
    fixed = line.trace.basis is None and line.trace.rate == 1
    return StatementRow(
        number=number,
        contract=label.contract,
        client=label.client,
        component=line.component,
        kind=KIND_TERMS[line.kind],
        base=None if fixed or line.trace.basis is Basis.PER_DEAL else line.trace.base,
        rate=None if fixed else line.trace.rate,
        amount=line.amount,
        how=how_of(line),
        per_deal=line.trace.basis is Basis.PER_DEAL,
    )


def how_of(line: Line) -> str:
    """Return how a figure came about, such as ``贷款金额 100,000.00 × 0.6%，档位自 500,000 起，分段累进``."""
    trace = line.trace
    if trace.basis is Basis.PER_DEAL:
        said = [f"{plain(trace.base)} 笔 × {trace.rate:,.2f} 元/笔"]
    elif trace.basis is None and trace.rate == 1:
        said = [f"固定金额 {trace.base:,.2f}"]
    else:
        base = "金额" if trace.basis is None else BASIS_TERMS[trace.basis]
        said = [f"{base} {trace.base:,.2f} × {percent(trace.rate)}"]
    if trace.tier_start is not None:
        said.append(f"档位自 {plain(trace.tier_start)} 起")
    if trace.mode is not None:
        said.append(MODE_TERMS[trace.mode])
    if trace.reached is not None:
        said.append(f"实际达到 {plain(trace.reached)}")
    if trace.cap is not None:
        said.append(f"限额 {trace.cap:,.2f} 元")
    if trace.in_gap:
        said.append("落在档位空缺处，按下一档计")
    if trace.unknown:
        said.append(f"未知、未计入：{'、'.join(trace.unknown)}")
    if trace.origin:
        said.append(f"原计提期间 {trace.origin}")
    if line.deal_id is None and trace.deals:
        said.append(f"涉及 {len(trace.deals)} 笔业务")
    return "，".join(said)


def percent(rate: Decimal) -> str:
    """Return a fraction as per cent without needless zeros: 0.0085 is ``0.85%``."""
    return f"{plain(rate * 100)}%"


def plain(number: Decimal) -> str:
    """Return a number in digits, with thousands marked and without needless zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
