"""Tables of the time after the loan: a lender's repayment schedule, a bank's list of what came in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.receipts import BankRow
from carloan_desk.domain.servicing import ContractRow
from carloan_desk.exchange import cells
from carloan_desk.exchange.headers import Header, Holds, Wanted, body, find_header
from carloan_desk.exchange.sheet import Row, RowKind, Sheet

_ZERO = Decimal(0)

SCHEDULE_COLUMNS = (
    Wanted("number", ("期数", "期次", "期号", "期序", "序号"), Holds.AMOUNT, excludes=("总", "剩余")),
    Wanted(
        "due",
        ("应还日期", "还款日期", "还款日", "应还款日", "到期日", "扣款日期", "扣款日", "约定还款日", "日期"),
        Holds.DATE,
        required=True,
        excludes=("放款", "起息", "实还", "实际"),
    ),
    Wanted(
        "payment",
        ("应还金额", "应还总额", "应还本息", "期供", "月供", "还款额", "还款金额", "每期还款", "应还合计", "合计"),
        Holds.AMOUNT,
        excludes=("剩余", "实还", "已还", "本金", "利息"),
    ),
    Wanted(
        "principal",
        ("应还本金", "偿还本金", "还本金额", "归还本金", "本金"),
        Holds.AMOUNT,
        excludes=("剩余", "余额", "未还", "实还", "已还", "贷款"),
    ),
    Wanted(
        "interest",
        ("应还利息", "偿还利息", "付息金额", "利息"),
        Holds.AMOUNT,
        excludes=("剩余", "罚息", "实还", "已还", "逾期", "率", "本金"),
    ),
    Wanted(
        "fee",
        ("应还手续费", "分期手续费", "手续费", "服务费", "费用"),
        Holds.AMOUNT,
        excludes=("剩余", "率", "实还", "已还"),
    ),
)

BANK_COLUMNS = (
    Wanted(
        "on",
        ("交易日期", "入账日期", "还款日期", "到账日期", "记账日期", "交易时间", "扣款日期", "日期", "时间"),
        Holds.DATE,
        required=True,
        excludes=("应还", "到期"),
    ),
    Wanted(
        "amount",
        (
            "交易金额",
            "还款金额",
            "实还金额",
            "入账金额",
            "到账金额",
            "收入金额",
            "贷方发生额",
            "贷方金额",
            "金额",
            "收入",
        ),
        Holds.AMOUNT,
        required=True,
        excludes=("应还", "余额", "剩余", "支出", "借方", "大写"),
    ),
    Wanted(
        "reference",
        ("交易流水号", "流水号", "交易编号", "凭证号", "回单号", "交易号", "参考号", "流水"),
        Holds.IDENTIFIER,
        excludes=("金额", "日期", "合同"),
    ),
    Wanted(
        "contract",
        ("贷款合同号", "合同编号", "合同号", "借据号", "贷款账号", "合同尾号", "借据编号", "业务编号"),
        Holds.IDENTIFIER,
        excludes=("金额", "日期"),
    ),
    Wanted(
        "name",
        ("客户姓名", "客户名称", "借款人", "付款人名称", "对方户名", "付款方", "户名", "姓名", "客户"),
        excludes=("账号", "经理", "手机", "电话", "证件", "开户行"),
    ),
    Wanted("memo", ("摘要", "附言", "用途", "备注", "说明", "交易类型"), excludes=("代码",)),
)


@dataclass(frozen=True, slots=True)
class LenderSchedule:
    """A lender's schedule: its rows, and what could not be read or does not add up, each with its row."""

    rows: tuple[ContractRow, ...]
    problems: tuple[DomainError, ...]


def find_schedule_header(sheet: Sheet, remembered: Mapping[str, Mapping[str, int]] | None = None) -> Header | None:
    """Find the head of a repayment schedule; see :func:`carloan_desk.exchange.headers.find_header`."""
    return find_header(sheet, SCHEDULE_COLUMNS, remembered=remembered)


def is_schedule(columns: Collection[str]) -> bool:
    """Whether columns make a schedule: due dates, and two of instalment, principal and interest."""
    return "due" in columns and sum(key in columns for key in ("payment", "principal", "interest")) > 1


def read_schedule(sheet: Sheet, header: Header) -> LenderSchedule:
    """Read the instalments under a head: what of instalment, principal and interest is missing follows from the rest.

    Rows without any amount, such as one for the disbursement, are no instalments.
    """
    rows: list[ContractRow] = []
    problems: list[DomainError] = []
    for row in body(sheet, header):
        if row.kind is not RowKind.DATA:
            continue
        try:
            read = _instalment(row, header.mapping, len(rows) + 1)
        except DomainError as error:
            problems.append(error)
            continue
        if read is not None:
            rows.append(read)
    return LenderSchedule(tuple(rows), tuple(problems))


def _instalment(row: Row, mapping: Mapping[str, int], number: int) -> ContractRow | None:
    def amount(key: str) -> Decimal | None:
        column = mapping.get(key, -1)
        return cells.money_of(row.cell(column), row.number, column)

    fee = amount("fee") or _ZERO
    payment, principal, interest = amount("payment"), amount("principal"), amount("interest")
    if not (payment or principal or interest):
        return None
    due = cells.date_of(row.cell(mapping["due"]), row.number, mapping["due"])
    if due is None:
        raise DomainError("contract.due", row=row.number)
    if principal is None and payment is not None:
        principal = payment - (interest or _ZERO) - fee
    elif interest is None and payment is not None and principal is not None:
        interest = payment - principal - fee
    principal, interest = principal or _ZERO, interest or _ZERO
    if payment is not None and payment != principal + interest + fee:
        parts = principal + interest + fee
        raise DomainError("contract.parts", row=row.number, payment=payment, parts=parts)
    return ContractRow(number, due.isoformat(), principal, interest, fee)


@dataclass(frozen=True, slots=True)
class BankList:
    """A bank's list: its rows, and those that could not be read."""

    rows: tuple[BankRow, ...]
    problems: tuple[DomainError, ...]


def find_bank_header(sheet: Sheet, remembered: Mapping[str, Mapping[str, int]] | None = None) -> Header | None:
    """Find the head of a list of what came in; see :func:`carloan_desk.exchange.headers.find_header`."""
    return find_header(sheet, BANK_COLUMNS, remembered=remembered)


def is_bank_list(columns: Collection[str]) -> bool:
    """Whether columns make a list of what came in: days and amounts."""
    return {"on", "amount"} <= set(columns)


def read_bank_list(sheet: Sheet, header: Header) -> BankList:
    """Read the rows under a head; rows without an amount, such as debits of another column, say nothing of loans."""
    rows: list[BankRow] = []
    problems: list[DomainError] = []
    for row in body(sheet, header):
        if row.kind is not RowKind.DATA:
            continue
        try:
            read = _bank_row(row, header.mapping)
        except DomainError as error:
            problems.append(error)
            continue
        if read is not None:
            rows.append(read)
    return BankList(tuple(rows), tuple(problems))


def _bank_row(row: Row, mapping: Mapping[str, int]) -> BankRow | None:
    def text(key: str) -> str:
        return cells.text_of(row.cell(mapping.get(key, -1))).strip()

    def identifier(key: str) -> str:
        column = mapping.get(key, -1)
        return cells.identifier_of(row.cell(column), row.number, column) or ""

    amount = cells.money_of(row.cell(mapping["amount"]), row.number, mapping["amount"])
    if amount is None:
        return None
    if not amount:
        raise DomainError("receipt.zero", row=row.number)
    on: date | None = cells.date_of(row.cell(mapping["on"]), row.number, mapping["on"])
    if on is None:
        raise DomainError("receipt.day", row=row.number)
    return BankRow(
        number=row.number,
        on=on,
        amount=amount,
        reference=identifier("reference"),
        contract=identifier("contract"),
        name=text("name"),
        memo=text("memo"),
    )
