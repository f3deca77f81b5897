"""What was found of a car and its money, as a line for the client's record (意向)."""

from collections.abc import Callable
from decimal import Decimal

from carloan_desk.domain.recognition.findings import Field, Finding, Range, Recognised
from carloan_desk.domain.vehicle import Power, VehicleKind

# What somebody is interested in, in the order it is told. The car they have is a record of its own.
INTEREST: tuple[Field, ...] = (
    Field.CAR,
    Field.VEHICLE_KIND,
    Field.POWER,
    Field.BUDGET,
    Field.PRICE,
    Field.GUIDE_PRICE,
    Field.DOWN_PAYMENT,
    Field.DOWN_RATIO,
    Field.LOAN_AMOUNT,
    Field.MONTHLY_PAYMENT,
    Field.TERM,
    Field.TRADE_IN,
)
_LABELS = {
    Field.BUDGET: "预算",
    Field.PRICE: "车价",
    Field.GUIDE_PRICE: "指导价",
    Field.DOWN_PAYMENT: "首付",
    Field.DOWN_RATIO: "首付",
    Field.LOAN_AMOUNT: "贷款",
    Field.MONTHLY_PAYMENT: "月供",
}
_TEN_THOUSAND = Decimal(10_000)


def interest_parts(read: Recognised) -> list[tuple[Finding, str]]:
    """Return what the client is interested in, each part with the finding it comes from; nothing twice."""
    parts: list[tuple[Finding, str]] = []
    for field in INTEREST:
        for finding in read.all(field):
            text = tell(finding)
            if text not in [told for _, told in parts]:
                parts.append((finding, text))
    return parts


def tell(finding: Finding) -> str:
    """Return a finding in the words of the trade: 预算15万左右, 首付3成, 36期, 置换."""
    value = finding.value
    match finding.field, value:
        case Field.DOWN_RATIO, Range(low=low, high=high, about=about):
            if high == 0:
                return "零首付"
            return f"首付{_range(low, high, lambda share: f'{(share * 10).normalize():f}', '成')}{_about(about)}"
        case field, Range(low=low, high=high, about=about):
            whole = all(end is None or (end % 100 == 0 and end >= _TEN_THOUSAND) for end in (low, high))
            unit = "万" if whole else "元"
            return f"{_LABELS[field]}{_range(low, high, lambda a: _amount(a, whole), unit)}{_about(about)}"
        case Field.TERM, int():
            return f"{value}期"
        case Field.VEHICLE_KIND, _:
            return "二手车" if value is VehicleKind.USED else "新车"
        case Field.POWER, _:
            return "新能源" if value is Power.NEV else "燃油"
        case Field.TRADE_IN, _:
            return "置换"
        case _:
            return str(value)


def _about(about: bool) -> str:
    return "左右" if about else ""


def _amount(amount: Decimal, in_ten_thousands: bool) -> str:
    plain = amount / _TEN_THOUSAND if in_ten_thousands else amount
    return f"{plain.normalize():f}"


def _range(low: Decimal | None, high: Decimal | None, say: Callable[[Decimal], str], unit: str) -> str:
    if low is None:
        return f"{say(high or Decimal(0))}{unit}以内"
    if high is None:
        return f"{say(low)}{unit}以上"
    return f"{say(low)}{unit}" if low == high else f"{say(low)}-{say(high)}{unit}"
