"""A list of clients from another program (台账) read into what the desk keeps: exactly, or refused row by row."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import LONG_TERM, Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity, check_mobile, check_resident_id
from carloan_desk.exchange import cells
from carloan_desk.exchange.headers import Header, Holds, Wanted, body, find_header
from carloan_desk.exchange.sheet import Cell, Progress, Row, RowKind, Sheet, column_name, folded_of

LONGEST_NAME = 100

COLUMNS = (
    Wanted(
        "name",
        ("客户姓名", "姓名", "客户名称", "借款人", "主贷人", "购车人", "客户", "名字", "name"),
        required=True,
        excludes=("经理", "业务员", "顾问", "介绍人", "配偶", "来源", "类型", "手机", "电话", "编号", "担保"),
    ),
    Wanted(
        "mobile",
        ("手机号码", "手机号", "联系电话", "手机", "电话", "联系方式", "电话号码", "mobile", "phone"),
        Holds.IDENTIFIER,
        excludes=("备用", "单位", "紧急", "配偶", "介绍人", "第二"),
    ),
    Wanted("second_mobile", ("备用电话", "备用手机", "第二电话", "其他电话", "电话2"), Holds.IDENTIFIER),
    Wanted(
        "id_number",
        ("身份证号码", "身份证号", "身份证", "证件号码", "证件号"),
        Holds.IDENTIFIER,
        excludes=("有效", "到期", "配偶", "担保"),
    ),
    Wanted("id_valid_until", ("身份证有效期", "证件有效期", "身份证到期日"), Holds.DATE),
    Wanted("source", ("客户来源", "来源渠道", "获客渠道", "来源", "渠道", "source"), excludes=("费用", "日期")),
    Wanted("city", ("所在城市", "城市", "地区", "区域", "city"), excludes=("上牌",)),
    Wanted(
        "interest",
        ("意向车型", "购车意向", "意向车", "意向", "需求", "车型", "车辆型号", "品牌车型"),
        excludes=("等级",),
    ),
    Wanted("next_action", ("跟进事项", "下一步", "下次跟进内容", "跟进计划", "待办"), excludes=("时间", "日期")),
    Wanted("next_action_on", ("下次跟进时间", "下次跟进日期", "回访日期", "跟进日期", "跟进时间"), Holds.DATE),
    Wanted(
        "created_on",
        ("登记日期", "录入日期", "创建时间", "到店日期", "建档日期", "日期"),
        Holds.DATE,
        excludes=("放款", "到期"),
    ),
    Wanted("tags", ("标签", "客户等级", "意向等级", "等级", "tags")),
    Wanted("gender", ("性别",)),
    Wanted("birth_date", ("出生日期", "生日"), Holds.DATE),
    Wanted("marital_status", ("婚姻状况", "婚否", "婚姻")),
    Wanted("occupation", ("职业类型", "就业类型", "职业")),
    Wanted("employer", ("工作单位", "单位名称", "单位", "公司"), excludes=("电话", "地址", "贷款")),
    Wanted("job_title", ("职务", "岗位", "职位")),
    Wanted("monthly_income", ("月收入", "月均收入", "收入"), Holds.AMOUNT, excludes=("证明", "年")),
    Wanted("monthly_debt", ("月还款", "现有月供", "月负债"), Holds.AMOUNT),
    Wanted("address", ("居住地址", "家庭住址", "现住址", "地址", "住址"), excludes=("单位", "户籍")),
    Wanted("wechat", ("微信号", "微信"), Holds.IDENTIFIER),
    Wanted("email", ("电子邮箱", "邮箱", "email", "e-mail")),
    Wanted("plate", ("现有车牌", "车牌号码", "车牌号", "车牌"), Holds.IDENTIFIER),
    Wanted("note", ("备注", "说明", "跟进记录", "沟通记录", "note")),
)

# What lists call the sources. The longer names come first: 老客户转介绍 is a referral.
_SOURCES: tuple[tuple[str, Source], ...] = (
    ("转介绍", Source.REFERRAL),
    ("介绍", Source.REFERRAL),
    ("推荐", Source.REFERRAL),
    ("老客户", Source.RETURNING),
    ("复购", Source.RETURNING),
    ("置换", Source.RETURNING),
    ("车展", Source.EVENT),
    ("活动", Source.EVENT),
    ("团购", Source.EVENT),
    ("抖音", Source.ONLINE),
    ("快手", Source.ONLINE),
    ("直播", Source.ONLINE),
    ("网", Source.ONLINE),
    ("线上", Source.ONLINE),
    ("小红书", Source.ONLINE),
    ("汽车之家", Source.ONLINE),
    ("懂车帝", Source.ONLINE),
    ("微信", Source.WECHAT),
    ("朋友圈", Source.WECHAT),
    ("社群", Source.WECHAT),
    ("电话", Source.PHONE),
    ("来电", Source.PHONE),
    ("热线", Source.PHONE),
    ("展厅", Source.SHOWROOM),
    ("到店", Source.SHOWROOM),
    ("进店", Source.SHOWROOM),
    ("自然", Source.SHOWROOM),
    ("驻店", Source.SHOWROOM),
    ("4s", Source.DEALER),
    ("二级", Source.DEALER),
    ("经销商", Source.DEALER),
    ("车商", Source.DEALER),
    ("汽贸", Source.DEALER),
    ("销售", Source.DEALER),
)
_SECOND_NET = re.compile("二网|网点")
_GENDERS = {"男": Gender.MALE, "女": Gender.FEMALE, "m": Gender.MALE, "f": Gender.FEMALE}
_MARITAL = (
    ("未婚", MaritalStatus.SINGLE),
    ("单身", MaritalStatus.SINGLE),
    ("已婚", MaritalStatus.MARRIED),
    ("离", MaritalStatus.DIVORCED),
    ("丧偶", MaritalStatus.WIDOWED),
)
_OCCUPATIONS = (
    ("退休", Occupation.RETIRED),
    ("个体", Occupation.SELF_EMPLOYED),
    ("自雇", Occupation.SELF_EMPLOYED),
    ("经营", Occupation.SELF_EMPLOYED),
    ("企业主", Occupation.SELF_EMPLOYED),
    ("老板", Occupation.SELF_EMPLOYED),
    ("受薪", Occupation.SALARIED),
    ("上班", Occupation.SALARIED),
    ("职员", Occupation.SALARIED),
    ("员工", Occupation.SALARIED),
)
_TAGS = re.compile(r"[\s,，、;；/|]+")


@dataclass(frozen=True, slots=True)
class ReadClient:
    """A row of a list.

    Attributes:
        number: Its number in the sheet.
        fields: What was read, by the names of ``Client``'s fields, empty ones left out; ``plate`` besides.
        refused: Why the row cannot be taken, ``None`` if it can.
        left: What could not be read as what it should be; it is kept with the note, in words, unless a spreadsheet
            made it worthless.
        cells: The row as it stood.
    """

    number: int
    fields: Mapping[str, Any]
    refused: DomainError | None
    left: tuple[DomainError, ...]
    cells: tuple[Cell, ...]


def find_client_header(sheet: Sheet, *, remembered: Mapping[str, Mapping[str, int]] | None = None) -> Header | None:
    """Find the head of a list of clients; see :func:`carloan_desk.exchange.headers.find_header`."""
    return find_header(sheet, COLUMNS, remembered=remembered)


def read_clients(sheet: Sheet, header: Header, *, progress: Progress | None = None) -> list[ReadClient]:
    """Read the rows under a head. None is dropped: one that cannot be taken says why.

    Args:
        sheet: The sheet.
        header: Its head with the columns.
        progress: Called now and then; what it raises stops the reading.

    Raises:
        DomainError: ``table.no_column`` no column is chosen for the name.
    """
    if "name" not in header.mapping:
        raise DomainError("table.no_column", field="name")
    found = []
    rows = body(sheet, header, fill=("source", "city"))
    for number, row in enumerate(rows):
        if row.kind is RowKind.DATA:
            found.append(_client_of(row, header))
        if progress is not None and number % 1000 == 0:
            progress(number, len(rows))
    return found


def _client_of(row: Row, header: Header) -> ReadClient:
    fields: dict[str, Any] = {}
    left: list[DomainError] = []
    aside: list[str] = []
    for key, column in sorted(header.mapping.items(), key=lambda pair: pair[1]):
        cell = row.cell(column)
        if cell == "":
            continue
        try:
            value = _READERS[key](cell, row.number, column)
        except DomainError as error:
            # A number that a spreadsheet has rounded says nothing any more: the client comes in without it.
            rounded = key == "id_number" and error.code == "table.cell.damaged"
            if key in _IDENTITY and not rounded:
                return ReadClient(row.number, fields, error, (), row.cells)
            value = None
            left.append(error)
            if not rounded:
                aside.append(f"{header.title(key)}: {cells.text_of(cell)}")
        if value not in (None, "", []):
            fields[key] = value
    if "name" not in fields:
        return ReadClient(row.number, fields, DomainError("table.row.no_name", row=row.number), (), row.cells)
    if aside:
        fields["note"] = "\n".join([fields["note"], *aside] if "note" in fields else aside)
    return ReadClient(row.number, fields, None, tuple(left), row.cells)


# Readers -------------------------------------------------------------------------------------------------------------


def _text(cell: Cell, row: int, column: int) -> str:
    del row, column
    return cells.text_of(cell).strip()


def _name(cell: Cell, row: int, column: int) -> str:
    name = " ".join(_text(cell, row, column).split())
    if len(name) > LONGEST_NAME:
        raise DomainError("table.row.name_too_long", row=row, most=LONGEST_NAME)
    if not any(char.isalpha() for char in name):
        raise DomainError("table.row.no_name", row=row)
    return name


def _mobile(cell: Cell, row: int, column: int) -> str:
    text = cells.identifier_of(cell, row, column) or ""
    finding = check_mobile(text)
    if finding.severity is Severity.ERROR:
        raise DomainError("table.cell.mobile", row=row, column=column_name(column), value=text)
    return str(finding.parts["number"])


def _id_number(cell: Cell, row: int, column: int) -> str:
    text = cells.identifier_of(cell, row, column) or ""
    finding = check_resident_id(text)
    if finding.severity is Severity.ERROR:
        raise DomainError("table.cell.id_number", row=row, column=column_name(column), value=text)
    return str(finding.parts["number"])


def _one_of(values: Any) -> Callable[[Cell, int, int], Any]:
    """A reader for a word that names one of several values."""

    def read(cell: Cell, row: int, column: int) -> Any:
        text = folded_of(cells.text_of(cell))
        for word, value in values:
            if word in text:
                return value
        raise DomainError("table.cell.word", row=row, column=column_name(column), value=cells.text_of(cell))

    return read


def _source(cell: Cell, row: int, column: int) -> Source:
    text = folded_of(cells.text_of(cell))
    if _SECOND_NET.search(text):  # 二网 is a dealer of the second tier, not the internet
        return Source.DEALER
    found: Source = _one_of(_SOURCES)(cell, row, column)
    return found


def _tags(cell: Cell, row: int, column: int) -> list[str]:
    return list(dict.fromkeys(each for each in _TAGS.split(_text(cell, row, column)) if each))


def _amount(cell: Cell, row: int, column: int) -> Decimal | None:
    amount = cells.money_of(cell, row, column)
    if amount is not None and amount < 0:
        raise DomainError("table.cell.amount", row=row, column=column_name(column), value=cells.text_of(cell))
    return amount


def _end(cell: Cell, row: int, column: int) -> date | None:
    return LONG_TERM if cell == "长期" else _day(cell, row, column)


def _day(cell: Cell, row: int, column: int) -> date | None:
    return cells.date_of(cell, row, column)


_IDENTITY = frozenset({"name", "mobile", "id_number"})
_READERS: Mapping[str, Callable[[Cell, int, int], Any]] = {
    **{each.key: _text for each in COLUMNS},
    **{each.key: _day for each in COLUMNS if each.holds is Holds.DATE},
    "id_valid_until": _end,
    **{each.key: _amount for each in COLUMNS if each.holds is Holds.AMOUNT},
    "name": _name,
    "mobile": _mobile,
    "second_mobile": _mobile,
    "id_number": _id_number,
    "source": _source,
    "tags": _tags,
    "gender": _one_of(_GENDERS.items()),
    "marital_status": _one_of(_MARITAL),
    "occupation": _one_of(_OCCUPATIONS),
}
