"""The employer's payroll sheet (提成表, 工资条) read into rows that can be reconciled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.name_match import Sameness, name_key, same_name
from carloan_desk.domain.payroll import PayrollRow
from carloan_desk.exchange import cells
from carloan_desk.exchange.headers import Header, Holds, Wanted, body, find_header
from carloan_desk.exchange.sheet import Cell, Row, RowKind, Sheet

COLUMNS = (
    Wanted(
        "contract",
        (
            "合同编号",
            "合同号",
            "贷款合同号",
            "业务编号",
            "订单编号",
            "订单号",
            "进件编号",
            "申请编号",
            "借据号",
            "单号",
        ),
        Holds.IDENTIFIER,
        excludes=("金额", "日期"),
    ),
    Wanted(
        "name",
        ("客户姓名", "客户名称", "借款人", "承租人", "主贷人", "申请人", "客户", "姓名"),
        excludes=("经理", "业务员", "顾问", "手机", "电话", "证件", "身份证", "类型", "来源", "编号"),
    ),
    Wanted(
        "amount",
        (
            "提成金额",
            "应发提成",
            "实发提成",
            "提成",
            "佣金",
            "绩效提成",
            "绩效",
            "奖金",
            "应发金额",
            "实发金额",
            "发放金额",
            "金额",
        ),
        Holds.AMOUNT,
        required=True,
        excludes=("基数", "比例", "放款", "贷款", "融资", "税", "扣除", "系数", "点数"),
    ),
    Wanted(
        "rate", ("提成比例", "计提比例", "提成点数", "比例", "费率", "点位", "系数"), Holds.RATE, excludes=("金额",)
    ),
    Wanted(
        "base",
        ("计提基数", "提成基数", "基数", "放款金额", "贷款金额", "融资金额", "放款额", "贷款额"),
        Holds.AMOUNT,
        excludes=("比例", "日期"),
    ),
    Wanted("period", ("归属月份", "所属期", "业绩月份", "提成月份", "月份", "期间"), excludes=("日期",)),
    Wanted(
        "manager", ("客户经理", "业务员", "信贷经理", "金融专员", "销售顾问", "经办人", "员工姓名"), excludes=("电话",)
    ),
    Wanted("remark", ("备注", "说明", "摘要", "项目", "提成项目", "类型"), excludes=("产品",)),
)

_ROWS_TOLD = 8


@dataclass(frozen=True, slots=True)
class PayrollSheet:
    """What a payroll sheet says.

    Attributes:
        rows: Its lines, of one manager if one was asked for.
        stated: The total at its foot; ``None`` if there is none, or if lines of others were left out.
        problems: Cells that could not be read, each with its row and column; their rows are not in ``rows``.
        others: How many lines are about other managers.
        remarks: What is worth knowing of the sheet though it was read, each with its rows: a head over two rows,
            totals left out, lines that say the same, lines below 0, lines of several managers.
    """

    rows: tuple[PayrollRow, ...]
    stated: Decimal | None
    problems: tuple[DomainError, ...]
    others: int = 0
    remarks: tuple[DomainError, ...] = ()


def find_payroll_header(sheet: Sheet, *, remembered: Mapping[str, Mapping[str, int]] | None = None) -> Header | None:
    """Find the head of a payroll sheet; see :func:`carloan_desk.exchange.headers.find_header`."""
    return find_header(sheet, COLUMNS, remembered=remembered)


def read_payroll(sheet: Sheet, header: Header, *, manager: str = "") -> PayrollSheet:
    """Read the rows under a head. Rows that cannot be read are named and left out; the others stay.

    Args:
        sheet: The sheet.
        header: Its head with the columns; ``amount`` is needed.
        manager: Own name; if the sheet has a column of managers, only these rows are taken.

    Raises:
        DomainError: ``table.no_column`` no column is chosen for the amount.
    """
    if "amount" not in header.mapping:
        raise DomainError("table.no_column", field="amount")
    rows: list[PayrollRow] = []
    problems: list[DomainError] = []
    totals: list[Decimal] = []
    others = 0
    left_out: list[int] = []
    managers: set[str] = set()
    percent = "%" in header.title("rate") or "％" in header.title("rate")
    for row in body(sheet, header, fill=("contract", "name", "period", "manager")):
        if row.kind is RowKind.TOTAL:
            totals += _total(row, header)
        if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL):
            left_out.append(row.number)
        if row.kind is not RowKind.DATA:
            continue
        managers.add(name_key(cells.text_of(row.cell(header.mapping.get("manager", -1)))))
        if manager and _is_other(row, header, manager):
            others += 1
            continue
        try:
            read = _payroll_row(row, header.mapping, percent=percent)
        except DomainError as error:
            problems.append(error)
            continue
        if read is not None:
            rows.append(read)
    stated = totals[-1] if totals and not others else None
    several = len(managers - {""}) if not manager else 0
    return PayrollSheet(
        tuple(rows), stated, tuple(problems), others, tuple(_remarks(header, rows, left_out, others, several))
    )


def _remarks(
    header: Header, rows: Sequence[PayrollRow], left_out: Sequence[int], others: int, managers: int
) -> Iterator[DomainError]:
    if header.last > header.row:
        yield DomainError("payroll.two_rows", first=header.row, last=header.last)
    if left_out:
        yield DomainError("payroll.totals", rows=_listed(left_out))
    alike: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        alike.setdefault((row.contract, name_key(row.name), row.amount, row.remark, row.period), []).append(row.number)
    for numbers in alike.values():
        if len(numbers) > 1:
            yield DomainError("payroll.twice", rows=_listed(numbers))
    negative = [row.number for row in rows if row.amount < 0]
    if negative:
        yield DomainError("payroll.negative", rows=_listed(negative))
    if others:
        yield DomainError("payroll.others", count=others)
    if managers > 1:
        yield DomainError("payroll.managers", count=managers)


def _listed(numbers: Sequence[int]) -> list[int | str]:
    """Row numbers as they are told: many of them end in an ellipsis."""
    return [*numbers[:_ROWS_TOLD], "…"] if len(numbers) > _ROWS_TOLD else list(numbers)


def _payroll_row(row: Row, mapping: Mapping[str, int], *, percent: bool) -> PayrollRow | None:
    def at(key: str) -> tuple[Cell, int, int]:
        column = mapping.get(key, -1)
        return row.cell(column), row.number, column

    contract = cells.identifier_of(*at("contract")) or ""
    name = cells.text_of(at("name")[0])
    remark = cells.text_of(at("remark")[0])
    amount = cells.money_of(*at("amount"))
    if amount is None and not contract and not name:
        return None
    return PayrollRow(
        number=row.number,
        contract=contract,
        name=name,
        amount=Decimal("0.00") if amount is None else amount,
        rate=cells.rate_of(*at("rate"), percent=percent),
        base=cells.money_of(*at("base")),
        remark=remark,
        period=cells.period_of(*at("period")),
    )


def _total(row: Row, header: Header) -> Sequence[Decimal]:
    column = header.mapping["amount"]
    try:
        total = cells.money_of(row.cell(column), row.number, column)
    except DomainError:
        return ()
    return () if total is None else (total,)


def _is_other(row: Row, header: Header, manager: str) -> bool:
    said = name_key(cells.text_of(row.cell(header.mapping.get("manager", -1))))
    return bool(said) and same_name(said, name_key(manager)) is Sameness.NO
