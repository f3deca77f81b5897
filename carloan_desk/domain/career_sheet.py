"""A career as a paper shows it: the same columns and figures for window, print and spreadsheet.

The trade terms are Chinese whatever the language of the window: the paper is shown to employers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial

from carloan_desk.domain.career import OVERDUE_BEYOND, Career, Figures, Grain, Mix

TITLE = "业绩履历"


class Unit(StrEnum):
    """How a figure is written."""

    COUNT = "count"
    YUAN = "yuan"
    SHARE = "share"
    MONTHS = "months"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class CareerColumn:
    """A figure of a period: a stable name, its term in the trade, how it is written, where it comes from."""

    key: str
    title: str
    unit: Unit
    value: Callable[[Figures], Decimal | int | str | None]


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else ""


RESULTS = (
    CareerColumn("decided", "审批笔数", Unit.COUNT, lambda f: f.decided),
    CareerColumn("approved", "通过笔数", Unit.COUNT, lambda f: f.approved),
    CareerColumn("approval_rate", "通过率", Unit.SHARE, lambda f: f.approval_rate),
    CareerColumn("disbursed", "放款笔数", Unit.COUNT, lambda f: f.disbursed),
    CareerColumn("amount", "放款金额", Unit.YUAN, lambda f: f.amount),
    CareerColumn("earned", "应得收入", Unit.YUAN, lambda f: f.earned),
    CareerColumn("paid", "实发收入", Unit.YUAN, lambda f: f.paid),
    CareerColumn("attainment", "目标达成", Unit.SHARE, lambda f: f.attainment),
    CareerColumn("on_target", "达标月数", Unit.TEXT, lambda f: _of(f.on_target, f.with_target)),
)
_MIX_TERMS = {
    Mix.BANK_LOAN: "银行贷款",
    Mix.AUTO_FINANCE: "汽车金融",
    Mix.CARD_INSTALMENT: "信用卡分期",
    Mix.FINANCE_LEASE: "融资租赁",
    Mix.OTHER: "其他",
    Mix.NEW: "新车",
    Mix.USED: "二手车",
    Mix.NEV: "新能源",
}


def _part(part: Mix, figures: Figures) -> Decimal | None:
    return figures.share(part)


MAKEUP = (
    CareerColumn("average_amount", "笔均金额", Unit.YUAN, lambda f: f.average_amount),
    CareerColumn("average_term", "期限（月）", Unit.MONTHS, lambda f: f.average_term),
    CareerColumn("overdue_share", f"逾期{OVERDUE_BEYOND}天以上", Unit.SHARE, lambda f: f.overdue_share),
    *(CareerColumn(part.value, _MIX_TERMS[part], Unit.SHARE, partial(_part, part)) for part in Mix),
)


def text_of(column: CareerColumn, figures: Figures) -> str:
    """Return a figure as a paper writes it; empty for what there is none of."""
    value = column.value(figures)
    if value is None or isinstance(value, str):
        return value or ""
    match column.unit:
        case Unit.YUAN:
            return f"{value:,.2f}"
        case Unit.SHARE:
            return f"{value * 100:.1f}%"
        case Unit.MONTHS:
            return f"{value:.1f}"
        case _:
            return str(value)


def period_term(period: str) -> str:
    """Return a period as a paper calls it."""
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年"
    return f"{year}年{part}" if part.startswith("Q") else period


def summary(career: Career) -> tuple[tuple[str, str], ...]:
    """Return the figures of the whole, each with its term."""
    total, streak, best = career.total, career.streak, career.best
    texts = {column.key: text_of(column, total) for column in (*RESULTS, *MAKEUP)}
    span = (
        f"{career.months[0].period} 至 {career.months[-1].period}，共 {len(career.months)} 个月"
        if career.months
        else ""
    )
    return (
        ("期间", span),
        ("截至", f"{career.as_of:%Y-%m-%d}"),
        ("审批与通过", f"{total.decided} 笔，通过 {total.approved} 笔" + _more(texts["approval_rate"])),
        ("放款", f"{total.disbursed} 笔，{texts['amount']} 元"),
        ("笔均金额与期限", _joined(_with("元", texts["average_amount"]), _with("个月", texts["average_term"]))),
        (f"逾期{OVERDUE_BEYOND}天以上占比", texts["overdue_share"]),
        ("应得收入", f"{texts['earned']} 元"),
        ("实发收入", f"{texts['paid']} 元"),
        ("达标月数", f"{total.on_target} 个月（有目标 {total.with_target} 个月）"),
        ("最长连续达标", f"{streak.months} 个月" + _more(f"{streak.first} 至 {streak.last}" if streak.months else "")),
        ("放款最多的月份", "" if best is None else f"{best.period}，{best.disbursed} 笔，{best.amount:,.2f} 元"),
    )


def _with(unit: str, text: str) -> str:
    return f"{text} {unit}" if text else ""


def _joined(*texts: str) -> str:
    return "，".join(filter(None, texts))


def _more(text: str) -> str:
    return f"（{text}）" if text else ""


NOTES = (
    "本表只含本人业绩的汇总数字，不含任何客户、合同、车辆与经销商信息。",
    f"通过率 = 通过笔数 ÷ 审批笔数；逾期占比 = 该期放款中截至日逾期超过 {OVERDUE_BEYOND} 天的剩余本金 ÷ 该期放款金额。",
    "应得收入按提成方案计算，含底薪与追回；实发收入为登记到账的金额。结构为占放款金额的比例，新能源含新车与二手车。",
)

GRAIN_TERMS = {Grain.MONTH: "按月", Grain.QUARTER: "按季度", Grain.YEAR: "按年"}
