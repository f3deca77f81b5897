"""A list of clients from another program (台账) read into what the desk keeps: exactly, or refused row by row."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import LONG_TERM, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity, check_mobile, check_plate, check_resident_id
from carloan_desk.domain.name_match import tidy_name
from carloan_desk.domain.recognition import shipped
from carloan_desk.exchange import cells, client_words, phones
from carloan_desk.exchange.headers import Header, Holds, Wanted, body, find_header
from carloan_desk.exchange.sheet import Cell, Progress, Row, RowKind, Sheet, column_name, folded_of

LONGEST_NAME = 100
_SAMPLE = 40
_MOST = 0.7
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")

# Whose names and numbers stand in a list beside those of the client.
_OTHERS = ("经理", "业务员", "顾问", "销售", "配偶", "担保", "共借", "共同", "紧急", "亲属", "家属", "车商", "经办")

COLUMNS = (
    Wanted(
        "name",
        ("客户姓名", "姓名", "客户名称", "借款人", "主贷人", "购车人", "客户", "名字", "name"),
        required=True,
        excludes=("介绍人", "来源", "类型", "手机", "电话", "编号", *_OTHERS),
    ),
    Wanted(
        "mobile",
        (
            "手机号码",
            "手机号",
            "联系电话",
            "手机",
            "电话",
            "联系方式",
            "电话号码",
            "客户电话",
            "主贷人电话",
            "借款人电话",
            "mobile",
            "phone",
        ),
        Holds.IDENTIFIER,
        excludes=("备用", "单位", "介绍人", "第二", "employer", *_OTHERS),
    ),
    Wanted(
        "second_mobile", ("备用电话", "备用手机", "第二电话", "其他电话", "电话2", "second mobile"), Holds.IDENTIFIER
    ),
    Wanted(
        "id_number",
        ("身份证号码", "身份证号", "身份证", "证件号码", "证件号", "ID number"),
        Holds.IDENTIFIER,
        excludes=("有效", "到期", *_OTHERS),
    ),
    Wanted(
        "id_valid_until", ("身份证有效期", "证件有效期", "证件有效期至", "身份证到期日", "ID valid until"), Holds.DATE
    ),
    Wanted("source", ("客户来源", "来源渠道", "获客渠道", "来源", "渠道", "source"), excludes=("费用", "日期")),
    Wanted("city", ("所在城市", "城市", "地区", "区域", "city"), excludes=("上牌",)),
    Wanted(
        "interest",
        ("意向车型", "购车意向", "意向车", "意向", "需求", "车型", "车辆型号", "品牌车型", "interested in"),
        excludes=("等级",),
    ),
    Wanted("budget", ("购车预算", "预算", "心理价位"), excludes=("余",)),
    Wanted("down_payment", ("首付款", "首付", "首付预算", "首付能力")),
    Wanted("referrer", ("介绍人", "推荐人", "转介绍人"), excludes=("电话", "手机", "关系", "费")),
    Wanted(
        "next_action",
        ("跟进事项", "下一步", "下次跟进内容", "跟进计划", "待办", "next action"),
        excludes=("时间", "日期"),
    ),
    Wanted(
        "next_action_on",
        ("下次跟进时间", "下次跟进日期", "回访日期", "跟进日期", "跟进时间", "下一步日期", "next action on"),
        Holds.DATE,
    ),
    Wanted(
        "created_on",
        ("登记日期", "录入日期", "创建时间", "到店日期", "建档日期", "日期", "added on"),
        Holds.DATE,
        excludes=("放款", "到期"),
    ),
    Wanted("tags", ("标签", "客户等级", "意向等级", "等级", "tags")),
    Wanted("gender", ("性别", "gender", "sex")),
    Wanted("birth_date", ("出生日期", "生日", "date of birth", "birthday"), Holds.DATE),
    Wanted("marital_status", ("婚姻状况", "婚否", "婚姻", "marital status")),
    Wanted("occupation", ("职业类型", "就业类型", "职业", "occupation")),
    Wanted(
        "employer", ("工作单位", "单位名称", "单位", "公司", "employer"), excludes=("电话", "地址", "贷款", "phone")
    ),
    Wanted("job_title", ("职务", "岗位", "职位", "position")),
    Wanted("employer_phone", ("单位电话", "公司电话", "employer's phone"), Holds.IDENTIFIER),
    Wanted("employed_since", ("入职日期", "入职时间", "employed since"), Holds.DATE),
    Wanted(
        "monthly_income",
        ("月收入", "月均收入", "收入", "net income a month", "income"),
        Holds.AMOUNT,
        excludes=("证明", "年"),
    ),
    Wanted("monthly_debt", ("月还款", "现有月供", "月负债", "其他月供", "other instalments a month"), Holds.AMOUNT),
    Wanted(
        "address",
        ("居住地址", "家庭住址", "现住址", "地址", "住址", "home address", "address"),
        excludes=("单位", "户籍"),
    ),
    Wanted("wechat", ("微信号", "微信", "wechat ID", "wechat"), Holds.IDENTIFIER),
    Wanted("email", ("电子邮箱", "邮箱", "email", "e-mail")),
    Wanted("plate", ("现有车牌", "车牌号码", "车牌号", "车牌"), Holds.IDENTIFIER),
    Wanted("note", ("备注", "说明", "跟进记录", "沟通记录", "note")),
)

_FROM = re.compile(r"[0-9]{4}[-./年]?[0-9]{1,2}[-./月]?[0-9]{1,2}日?(?:-|~|—|–|至|到)+(?=[0-9]{4}|长期)")
_BRACKETS = re.compile(r"\(.*?\)|（.*?）")
_LISTED = re.compile(r"[,，、;；|\n]")
_TAGS = re.compile(r"[\s/]+")


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


def columns_by_content(sheet: Sheet) -> dict[str, int]:
    """Return the columns of names and mobile numbers of a table without a head: those where most cells are such.

    Nothing is returned unless both are found and no other column could be one of them.
    """
    rows = [row for row in sheet.rows[:_SAMPLE] if row.kind is RowKind.DATA]
    surnames = shipped().surnames
    found: dict[str, list[int]] = {"name": [], "mobile": []}
    for column in range(max((len(row.cells) for row in rows), default=0)):
        texts = [text for row in rows if (text := cells.text_of(row.cell(column)))]
        names = sum(_HAN_NAME.fullmatch(tidy_name(text)) is not None and text[0] in surnames for text in texts)
        mobiles = sum(check_mobile(text).severity is not Severity.ERROR for text in texts)
        for key, good in (("name", names), ("mobile", mobiles)):
            if good > _MOST * len(rows):
                found[key].append(column)
    return {key: columns[0] for key, columns in found.items()} if all(len(c) == 1 for c in found.values()) else {}


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
    taking = _Taking(row, header)
    for key, column in sorted(header.mapping.items(), key=lambda pair: pair[1]):
        cell = row.cell(column)
        if cell == "" or cells.says_nothing(cell):
            continue
        try:
            taking.take(key, cell, column)
        except DomainError as error:
            # A number that a spreadsheet has rounded says nothing any more: the client comes in without it.
            rounded = key == "id_number" and error.code == "table.cell.damaged"
            if key in _IDENTITY and not rounded:
                return ReadClient(row.number, taking.finished(), error, (), row.cells)
            taking.left.append(error)
            if not rounded:
                taking.put_aside(key, cell)
    if "name" not in taking.fields:
        return ReadClient(
            row.number, taking.finished(), DomainError("table.row.no_name", row=row.number), (), row.cells
        )
    return ReadClient(row.number, taking.finished(), None, tuple(taking.left), row.cells)


class _Taking:
    """A row while it is read: what became a field, what goes to the interest or the note in words."""

    def __init__(self, row: Row, header: Header) -> None:
        self.fields: dict[str, Any] = {}
        self.left: list[DomainError] = []
        self._row = row
        self._header = header
        self._aside: list[str] = []
        self._wishes: list[str] = []
        self._mobiles: list[str] = []
        self._seconds: list[str] = []
        self._named: list[str] = []

    def put_aside(self, key: str, cell: Cell) -> None:
        """Keep what stands in a cell with the note."""
        self._aside.append(f"{self._header.title(key)}: {cells.text_of(cell)}")

    def take(self, key: str, cell: Cell, column: int) -> None:
        """Read a cell.

        Raises:
            DomainError: It is not what it should be.
        """
        number = self._row.number
        if key in ("mobile", "second_mobile"):
            found = phones.phones_of(cell, number, column)
            (self._mobiles if key == "mobile" else self._seconds).extend(found.mobiles)
            if found.says_more:
                self._keep_words(key, cell, column)
        elif key in _WISHES:
            self._wishes.append(_wish(_WISHES[key], cell, self._header.title(key)))
        elif key == "referrer":
            self.put_aside(key, cell)
        else:
            value = _READERS[key](cell, number, column)
            if key == "name":
                mobiles, value = phones.split(value)
                value = _name(value.strip(" ,;:/、-()"), number, column) if mobiles else value
                self._named += mobiles
            if value not in (None, "", []):
                self.fields[key] = value

    def _keep_words(self, key: str, cell: Cell, column: int) -> None:
        self.put_aside(key, cell)
        row, text = self._row.number, cells.text_of(cell)
        self.left.append(DomainError("table.cell.more", row=row, column=column_name(column), value=text))

    def finished(self) -> dict[str, Any]:
        """Return the fields, with everything said put where it is kept."""
        self._put_mobiles()
        wishes = [self.fields["interest"], *self._wishes] if "interest" in self.fields else self._wishes
        if wishes:
            self.fields["interest"] = "，".join(wishes)
        if self._aside:
            self.fields["note"] = "\n".join(
                [self.fields["note"], *self._aside] if "note" in self.fields else self._aside
            )
        return self.fields

    def _put_mobiles(self) -> None:
        """The first number is the one to call; one more is the second; a third stays in words."""
        first, *others = [*self._mobiles, *self._named] or [""]
        others = [each for each in dict.fromkeys([*self._seconds, *others]) if each != first]
        if first:
            self.fields["mobile"] = first
        if others:
            self.fields["second_mobile"] = others[0]
        if len(others) > 1:
            self._aside.append(f"{self._header.title('mobile')}: {'、'.join(others[1:])}")


_WISHES = {"budget": "预算", "down_payment": "首付"}


def _wish(label: str, cell: Cell, title: str) -> str:
    """Return what somebody has in mind to spend, in the words of the trade: 预算15万, 首付30%."""
    text = cells.text_of(cell).strip()
    if isinstance(cell, Decimal):
        if 0 < cell < 1:
            text = f"{(cell * 100).normalize():f}%"
        elif cell >= 10_000 and cell % 100 == 0:
            text = f"{(cell / 10_000).normalize():f}万"
        else:
            text += "万" if "万" in title else "元" if cell >= 1000 else ""
    return text if text.startswith(label) else f"{label}{text}"


# Readers -------------------------------------------------------------------------------------------------------------


def _text(cell: Cell, row: int, column: int) -> str:
    del row, column
    return cells.text_of(cell).strip()


def _name(cell: Cell, row: int, column: int) -> str:
    name = tidy_name(_text(cell, row, column))
    if len(name) > LONGEST_NAME:
        raise DomainError("table.row.name_too_long", row=row, most=LONGEST_NAME)
    if not any(char.isalpha() for char in name):
        raise DomainError("table.row.no_name", row=row)
    return name


def _plate(cell: Cell, row: int, column: int) -> str:
    text = _text(cell, row, column)
    finding = check_plate(_BRACKETS.sub("", text))
    if finding.severity is Severity.ERROR:
        raise DomainError("table.cell.plate", row=row, column=column_name(column), value=text)
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
            if (text == word) if len(word) == 1 and word.isascii() else word in text:
                return value
        raise DomainError("table.cell.word", row=row, column=column_name(column), value=cells.text_of(cell))

    return read


def _source(cell: Cell, row: int, column: int) -> Source:
    text = folded_of(cells.text_of(cell))
    if client_words.SECOND_NET.search(text):  # 二网 is a dealer of the second tier, not the internet
        return Source.DEALER
    found: Source = _one_of(client_words.SOURCES)(cell, row, column)
    return found


def _tags(cell: Cell, row: int, column: int) -> list[str]:
    text = _text(cell, row, column)
    # Where commas part them, a blank belongs to a tag: 老 客户、VIP.
    parts = _LISTED.split(text) if _LISTED.search(text) else _TAGS.split(text)
    return list(dict.fromkeys(each for each in map(str.strip, parts) if each))


def _amount(cell: Cell, row: int, column: int) -> Decimal | None:
    amount = cells.money_of(cell, row, column)
    if amount is not None and amount < 0:
        raise DomainError("table.cell.amount", row=row, column=column_name(column), value=cells.text_of(cell))
    return amount


def _end(cell: Cell, row: int, column: int) -> date | None:
    """The last day of an identity card; the card itself shows both: 2020.03.05-2040.03.05, 2020.03.05-长期."""
    if isinstance(cell, str):
        cell = _FROM.sub("", folded_of(cell))
        if cell in ("长期", "长期有效", LONG_TERM.isoformat()):
            return LONG_TERM
    return _day(cell, row, column)


def _day(cell: Cell, row: int, column: int) -> date | None:
    return cells.date_of(cell, row, column)


_IDENTITY = frozenset({"name", "mobile", "id_number"})
_READERS: Mapping[str, Callable[[Cell, int, int], Any]] = {
    **{each.key: _text for each in COLUMNS},
    **{each.key: _day for each in COLUMNS if each.holds is Holds.DATE},
    "id_valid_until": _end,
    **{each.key: _amount for each in COLUMNS if each.holds is Holds.AMOUNT},
    "name": _name,
    "plate": _plate,
    "id_number": _id_number,
    "source": _source,
    "tags": _tags,
    "gender": _one_of(client_words.GENDERS),
    "marital_status": _one_of(client_words.MARITAL),
    "occupation": _one_of(client_words.OCCUPATIONS),
}
