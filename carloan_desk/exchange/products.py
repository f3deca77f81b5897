"""Lenders' products from a spreadsheet and for one: a line for each term and down payment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.typed import parse_amount, parse_percent
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.exchange import cells
from carloan_desk.exchange.headers import Header, Holds, Wanted, body, find_header
from carloan_desk.exchange.sheet import Cell, Progress, Row, RowKind, Sheet, column_name
from carloan_desk.exchange.writing import Column, ColumnKind, write_table

C = TypeVar("C", bound=StrEnum)
T = TypeVar("T")

# Chinese words of tables, whatever the window's language; the first is the one written.
_KINDS = {
    ProductKind.BANK_LOAN: ("银行贷款", "银行"),
    ProductKind.AUTO_FINANCE: ("汽车金融", "汽车金融公司", "厂家金融"),
    ProductKind.CARD_INSTALMENT: ("信用卡分期", "卡分期", "信用卡"),
    ProductKind.FINANCE_LEASE: ("融资租赁", "租赁", "直租", "回租"),
}
_VEHICLES = {VehicleKind.NEW: ("新车",), VehicleKind.USED: ("二手车", "二手")}
_POWERS = {Power.ICE: ("燃油", "燃油车"), Power.NEV: ("新能源", "新能源车")}
_USES = {VehicleUse.PRIVATE: ("自用", "家用"), VehicleUse.COMMERCIAL: ("商用", "营运")}
_METHODS = {
    RepaymentMethod.EQUAL_PAYMENT: ("等额本息",),
    RepaymentMethod.EQUAL_PRINCIPAL: ("等额本金",),
    RepaymentMethod.INTEREST_ONLY: ("先息后本",),
    RepaymentMethod.BALLOON: ("气球贷", "尾款贷"),
    RepaymentMethod.FLAT_FEE: ("等本等息", "手续费分期"),
}
_COLLECTORS = {Collector.LENDER: "资金方", Collector.DEALER: "经销商", Collector.THIRD_PARTY: "第三方"}
_YES = {True: "是", False: "否"}
_MODES = {ROUND_HALF_UP: "四舍五入", ROUND_UP: "进位", ROUND_DOWN: "舍去"}
_RESIDUALS = {"last": "末期", "first": "首期"}
# A rate above this is hardly one: 0.98 for 0.98 % is refused, not guessed.
_MOST_A_YEAR, _MOST_A_MONTH = Decimal("0.36"), Decimal("0.03")

COLUMNS = (
    Wanted("lender", ("资金方", "资方", "机构", "银行", "金融机构", "lender"), required=True),
    Wanted("name", ("产品名称", "产品", "方案", "product"), required=True, excludes=("类型", "形式")),
    Wanted("months", ("期限", "期数", "分期数", "期限（月）", "months"), Holds.AMOUNT, required=True, excludes=("免",)),
    Wanted("kind", ("产品类型", "类型", "业务类型", "kind")),
    Wanted("vehicle", ("车辆", "新旧", "新车二手车", "车辆类型", "vehicle")),
    Wanted("power", ("动力", "能源", "power")),
    Wanted("use", ("用途", "use")),
    Wanted("method", ("还款方式", "method")),
    Wanted("down", ("最低首付", "首付比例", "首付", "down payment"), Holds.RATE),
    Wanted("annual", ("年利率", "年化利率", "利率", "annual rate"), Holds.RATE, excludes=("月",)),
    Wanted("monthly", ("月费率", "月手续费率", "monthly fee"), Holds.RATE, excludes=("年",)),
    Wanted("upfront", ("一次性手续费率", "一次性手续费", "趸交费率", "fee at once"), Holds.RATE),
    Wanted("balloon", ("尾款比例", "balloon"), Holds.RATE),
    Wanted("min_amount", ("最低金额", "起贷金额", "loan at least"), Holds.AMOUNT),
    Wanted("max_amount", ("最高金额", "最高额度", "额度上限", "loan at most"), Holds.AMOUNT),
    Wanted("free_after", ("免违约金期数", "满几期免违约金", "free after"), Holds.AMOUNT),
    Wanted("penalty", ("违约金比例", "违约金", "提前还款违约金", "penalty"), Holds.RATE),
    Wanted("region", ("地区", "区域", "region")),
    Wanted("valid_from", ("生效日期", "开始日期", "生效", "valid from"), Holds.DATE),
    Wanted("valid_to", ("截止日期", "到期日期", "失效日期", "valid to"), Holds.DATE),
    Wanted("note", ("备注", "说明", "note")),
    Wanted("trade_in", ("仅限置换",)),
    Wanted("min_age", ("最低年龄",), Holds.AMOUNT),
    Wanted("max_age", ("到期最高年龄",), Holds.AMOUNT),
    Wanted("debts", ("负债收入比上限",), Holds.RATE),
    Wanted("multiple", ("收入为月供倍数",), Holds.AMOUNT),
    Wanted("car_age", ("车龄上限（月）",), Holds.AMOUNT),
    Wanted("car_age_at_end", ("到期车龄上限（月）",), Holds.AMOUNT),
    Wanted("mileage", ("里程上限（公里）",), Holds.AMOUNT),
    Wanted("subvention", ("贴息方",)),
    Wanted("decision", ("审批工作日",), Holds.AMOUNT),
    Wanted("documents", ("另需资料",)),
    Wanted("fees", ("其他贷款费用",)),
    Wanted("unit", ("月供取整单位",), Holds.AMOUNT),
    Wanted("mode", ("月供取整方式",)),
    Wanted("residual", ("尾差计入",)),
)
# Found by their whole name alone: a lender's own column of a similar name means something else.
_EXACT = {each.key: each.synonyms[0] for each in COLUMNS if len(each.synonyms) == 1}

# Columns that tell a field of the product by another name or by the same one.
COLUMN_FIELDS = {
    "kind": "kind",
    "power": "power",
    "use": "use",
    "method": "method",
    "balloon": "balloon_ratio",
    "min_amount": "min_amount",
    "max_amount": "max_amount",
    "free_after": "free_settlement_after",
    "penalty": "settlement_penalty",
    "region": "region",
    "note": "note",
    "trade_in": "trade_in",
    "min_age": "min_age",
    "max_age": "max_age_at_end",
    "debts": "max_debt_to_income",
    "multiple": "min_income_multiple",
    "car_age": "max_vehicle_months",
    "car_age_at_end": "max_vehicle_months_at_end",
    "mileage": "max_mileage_km",
    "subvention": "subvention",
    "decision": "decision_days",
    "documents": "documents",
    "fees": "fees",
    "unit": "rounding_unit",
    "mode": "rounding_mode",
    "residual": "rounding_residual",
}


@dataclass(frozen=True, slots=True)
class ProductSheet:
    """What a sheet of products says: the products, and the rows that could not be read, each with its reason."""

    products: tuple[tuple[Product, tuple[int, ...]], ...]
    problems: tuple[tuple[int, DomainError], ...]


def find_product_header(sheet: Sheet) -> Header | None:
    """Find the head of a table of products."""
    header = find_header(sheet, COLUMNS)
    if header is None:
        return None
    there = {
        key: column for key, column in header.mapping.items() if _EXACT.get(key, header.title(key)) == header.title(key)
    }
    return replace(header, mapping=there)


def read_products(sheet: Sheet, header: Header, today: date) -> ProductSheet:
    """Read products; lines of the same lender, name and day are the rate table of one.

    Args:
        sheet: The sheet.
        header: Its head.
        today: Products without a first day begin on it.
    """
    found: dict[tuple[str, str, date], Product] = {}
    lines: dict[tuple[str, str, date], list[int]] = {}
    problems: list[tuple[int, DomainError]] = []
    for row in body(sheet, header, fill=("lender", "name", "kind", "vehicle", "method")):
        if row.kind is not RowKind.DATA:
            continue
        try:
            product, rates = _Reader(row, header).product(today)
        except DomainError as error:
            problems.append((row.number, error))
            continue
        key = (product.lender, product.name, product.valid_from)
        known = found.setdefault(key, product)
        if any((each.months, each.min_down_payment) == (rates.months, rates.min_down_payment) for each in known.rates):
            problems.append((row.number, DomainError("product.same_line", field="min_down_payment")))
            continue
        known.rates.append(rates)
        lines.setdefault(key, []).append(row.number)
    return ProductSheet(tuple((found[key], tuple(numbers)) for key, numbers in lines.items()), tuple(problems))


class _Reader:
    """Reads one row."""

    def __init__(self, row: Row, header: Header) -> None:
        self._row = row
        self._header = header

    def _at(self, key: str) -> tuple[Cell, int, int]:
        column = self._header.mapping.get(key, -1)
        return self._row.cell(column), self._row.number, column

    def text(self, key: str) -> str:
        return cells.text_of(self._at(key)[0]).strip()

    def choice(self, key: str, words: Mapping[C, Sequence[str]], default: C | None) -> C | None:
        said = self.text(key)
        if not said:
            return default
        for value, names in words.items():
            if said == value.value or said in names:
                return value
        raise DomainError("product.word", value=said, allowed=[names[0] for names in words.values()])

    def rate(self, key: str, most: Decimal = Decimal(1)) -> Decimal | None:
        title = self._header.title(key)
        rate = cells.rate_of(*self._at(key), percent="%" in title or "％" in title)
        if rate is not None and not 0 <= rate <= most:
            raise DomainError(
                "product.rate_doubtful", column=column_name(self._at(key)[2]), value=self.text(key), most=most
            )
        return rate

    def number(self, key: str) -> int | None:
        amount = cells.amount_of(*self._at(key))
        if amount is not None and amount != int(amount):
            raise DomainError("product.whole", value=self.text(key))
        return None if amount is None else int(amount)

    def product(self, today: date) -> tuple[Product, RateRow]:
        for key in ("lender", "name", "months"):
            if not self.text(key):
                raise DomainError("product.cell_empty", field=key, column=self._header.title(key))
        months = self.number("months") or 0
        monthly = self.rate("monthly", _MOST_A_MONTH)
        method = self.choice("method", _METHODS, RepaymentMethod.FLAT_FEE if monthly else RepaymentMethod.EQUAL_PAYMENT)
        rates = RateRow(
            months,
            _or(self.rate("down"), Decimal("0.2")),
            _or(self.rate("annual", _MOST_A_YEAR), Decimal(0)),
            _or(monthly, Decimal(0)),
            _or(self.rate("upfront"), Decimal(0)),
        )
        product = Product(
            lender=self.text("lender"),
            name=self.text("name"),
            kind=self.choice("kind", _KINDS, ProductKind.BANK_LOAN) or ProductKind.BANK_LOAN,
            vehicle_kind=self.choice("vehicle", _VEHICLES, VehicleKind.NEW) or VehicleKind.NEW,
            power=self.choice("power", _POWERS, None),
            use=self.choice("use", _USES, VehicleUse.PRIVATE) or VehicleUse.PRIVATE,
            method=method or RepaymentMethod.EQUAL_PAYMENT,
            balloon_ratio=_or(self.rate("balloon"), Decimal(0)),
            min_amount=_or(cells.money_of(*self._at("min_amount")), Decimal(0)),
            max_amount=cells.money_of(*self._at("max_amount")),
            free_settlement_after=_or(self.number("free_after"), 12),
            settlement_penalty=_or(self.rate("penalty"), Decimal("0.03")),
            region=self.text("region"),
            valid_from=cells.date_of(*self._at("valid_from")) or today,
            valid_to=cells.date_of(*self._at("valid_to")),
            note=self.text("note"),
            trade_in=self.word("trade_in", _YES, False),
            min_age=_or(self.number("min_age"), 18),
            max_age_at_end=_or(self.number("max_age"), 65),
            max_debt_to_income=_or(self.rate("debts"), Decimal("0.5")),
            min_income_multiple=cells.amount_of(*self._at("multiple")),
            max_vehicle_months=self.number("car_age"),
            max_vehicle_months_at_end=self.number("car_age_at_end"),
            max_mileage_km=self.number("mileage"),
            subvention=self.text("subvention"),
            decision_days=self.number("decision"),
            documents=[each for each in self.text("documents").split("、") if each],
            fees=[self.fee(each) for each in self.text("fees").split("；") if each.strip()],
            rounding_unit=_or(cells.amount_of(*self._at("unit")), Decimal("0.01")),
            rounding_mode=self.word("mode", _MODES, ROUND_HALF_UP),
            rounding_residual=self.word("residual", _RESIDUALS, "last"),
        )
        return product, rates

    def word(self, key: str, words: Mapping[T, str], default: T) -> T:
        said = self.text(key)
        found = [value for value, word in words.items() if word == said]
        if said and not found:
            raise DomainError("product.word", value=said, allowed=list(words.values()))
        return found[0] if found else default

    def fee(self, text: str) -> ProductFee:
        """Read a fee as it is written: name, who collects it, amount, share of the loan."""
        parts = [each.strip() for each in text.split("|")]
        collectors = {word: value for value, word in _COLLECTORS.items()}
        try:
            name, collector, amount, share = parts
            return ProductFee(name, collectors[collector], parse_amount(amount), parse_percent(share))
        except (ValueError, KeyError, DomainError) as error:
            raise DomainError("product.fee", value=text.strip(), allowed=list(collectors)) from error


def _or(value: T | None, default: T) -> T:
    return default if value is None else value


_WRITTEN: tuple[tuple[Column, Callable[[Product, RateRow], str | Decimal | int | date | None]], ...] = (
    (Column("资金方"), lambda p, r: p.lender),
    (Column("产品名称"), lambda p, r: p.name),
    (Column("产品类型"), lambda p, r: _KINDS[p.kind][0]),
    (Column("车辆"), lambda p, r: _VEHICLES[p.vehicle_kind][0]),
    (Column("动力"), lambda p, r: "" if p.power is None else _POWERS[p.power][0]),
    (Column("用途"), lambda p, r: _USES[p.use][0]),
    (Column("还款方式"), lambda p, r: _METHODS[p.method][0]),
    (Column("期限", ColumnKind.COUNT), lambda p, r: r.months),
    (Column("最低首付", ColumnKind.RATE), lambda p, r: r.min_down_payment),
    (Column("年利率", ColumnKind.RATE), lambda p, r: r.annual_rate),
    (Column("月费率", ColumnKind.RATE), lambda p, r: r.monthly_fee_rate),
    (Column("一次性手续费率", ColumnKind.RATE), lambda p, r: r.upfront_fee_rate),
    (Column("尾款比例", ColumnKind.RATE), lambda p, r: p.balloon_ratio),
    (Column("最低金额", ColumnKind.AMOUNT), lambda p, r: p.min_amount),
    (Column("最高金额", ColumnKind.AMOUNT), lambda p, r: p.max_amount),
    (Column("免违约金期数", ColumnKind.COUNT), lambda p, r: p.free_settlement_after),
    (Column("违约金比例", ColumnKind.RATE), lambda p, r: p.settlement_penalty),
    (Column("地区"), lambda p, r: p.region),
    (Column("生效日期", ColumnKind.DATE), lambda p, r: p.valid_from),
    (Column("截止日期", ColumnKind.DATE), lambda p, r: p.valid_to),
    (Column("备注"), lambda p, r: p.note),
    (Column("仅限置换"), lambda p, r: _YES[p.trade_in]),
    (Column("最低年龄", ColumnKind.COUNT), lambda p, r: p.min_age),
    (Column("到期最高年龄", ColumnKind.COUNT), lambda p, r: p.max_age_at_end),
    (Column("负债收入比上限", ColumnKind.RATE), lambda p, r: p.max_debt_to_income),
    (Column("收入为月供倍数", ColumnKind.AMOUNT), lambda p, r: p.min_income_multiple),
    (Column("车龄上限（月）", ColumnKind.COUNT), lambda p, r: p.max_vehicle_months),
    (Column("到期车龄上限（月）", ColumnKind.COUNT), lambda p, r: p.max_vehicle_months_at_end),
    (Column("里程上限（公里）", ColumnKind.COUNT), lambda p, r: p.max_mileage_km),
    (Column("贴息方"), lambda p, r: p.subvention),
    (Column("审批工作日", ColumnKind.COUNT), lambda p, r: p.decision_days),
    (Column("另需资料"), lambda p, r: "、".join(p.documents)),
    (Column("其他贷款费用"), lambda p, r: "；".join(map(_fee_text, p.fees))),
    (Column("月供取整单位", ColumnKind.AMOUNT), lambda p, r: p.rounding_unit),
    (Column("月供取整方式"), lambda p, r: _MODES.get(p.rounding_mode, "")),
    (Column("尾差计入"), lambda p, r: _RESIDUALS.get(p.rounding_residual, "")),
)


def _fee_text(fee: ProductFee) -> str:
    share = (fee.rate * 100).normalize()
    return f"{fee.name}|{_COLLECTORS[fee.collector]}|{fee.amount:f}|{share:f}%"


def write_products(path: Path, products: Sequence[Product], progress: Progress | None = None) -> None:
    """Write products, a line for each line of their rate tables; the same file can be read again.

    Raises:
        DomainError: See :func:`carloan_desk.exchange.writing.write_table`.
    """
    rows = [[value(product, rates) for _, value in _WRITTEN] for product in products for rates in product.rates]
    write_table(path, [column for column, _ in _WRITTEN], rows, sheet="产品", progress=progress)
