"""Amounts of money and what they are said to be: 预算, 车价, 首付, 月供."""

import re
from dataclasses import dataclass
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.recognition.findings import Confidence, Field, Range
from carloan_desk.domain.recognition.reading import Reading, spoken_number
from carloan_desk.domain.typed import parse_amount

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,4})?"
_SPOKEN = r"[零一二两三四五六七八九十百千万]{1,9}"
_UNIT = r"百万|万|w(?![0-9a-z])|千|k(?![0-9a-z])"
# 15万5: the digit behind the unit is of the next lower one.
_TAIL = r"([0-9])(?![0-9.a-z]|,[0-9]|[年月日号期成个点天%岁台座人款公平米系])"


def _one(name: str) -> str:
    some = rf"(?P<{name}x>[来多几](?=[万千百]))?"
    return rf"(?P<{name}>{_ARABIC}|{_SPOKEN}) ?{some}(?P<{name}u>{_UNIT})?(?P<{name}t>(?<=[万w千k]){_TAIL})?"


_AMOUNT = re.compile(rf"(?<![0-9a-z.第#-])(?P<yuan>¥ ?)?{_one('a')}(?: ?(?:-|~|到|至) ?¥?{_one('b')})?")
_MONEY = re.compile(r" ?(?:元|块钱?|人民币|rmb)")
_NOT_MONEY = re.compile(
    r" ?(?:年|月(?!供|付|还)|日|号|期|成|%|个点|点|个|岁|公里|千米|km|里|平|米|天|周|小时|分钟|台|辆|座|人|位"
    r"|款|次|套|层|楼|栋|折|倍|系|级|代|升|粉丝|寸|码|手|档|门|速|缸|匹|度|名)"
)
# 落地20个: the trade says 个 for ten thousand.
_SLANG = re.compile(r" ?个(?!月|点|人|多|小|座|星期|季|孩|朋|客|名)")
_SPAN_WORDS = r"(?:左右|上下|出头|多点?|以内|以下|之内|内|封顶|以上|往上|起步?|\+)"
_ABOUT_BEFORE = re.compile(r"(?:大概|大约|差不多|约|估计|接近)[^0-9]{0,3}$")
_ABOUT_BEHIND = re.compile(r" ?来块|(?: ?(?:元|块钱?))? ?(?:左右|上下|出头|多点?)")
_MOST_BEFORE = re.compile(
    r"(?:最多|最高|顶多|不(?:要|能|想|会|可)?超过?|别超过?|[别不]高[于过]|(?<!不)[低少]于|不到)[^0-9]{0,3}$"
)
_MOST_BEHIND = re.compile(r" ?(?:元|块钱?)? ?(?:以内|以下|之内|内(?!饰)|封顶)")
_LEAST_BEFORE = re.compile(r"(?:最少|至少|不低于|不少于)[^0-9]{0,3}$")
_LEAST_BEHIND = re.compile(r" ?(?:元|块钱?)? ?(?:以上|往上|起步?|\+)")

_FILLER = (
    r"(?: |:|=|的|是|为|在|大概|大约|约|差不多|估计|接近|最多|最高|最少|至少|不(?:要|能|想)?超过?|别超过?"
    r"|[别不]高[于过]|不?低于|不到|不?少于|控制|能|可以|能够|谈|分别|接受|承受|先?付|先|交|出|拿|做到|想|希望|最好|尽量|顶多|要|就|也|我|打算|准备|只|有|金额|总额|区间|定|额|款|价|到|了|个|每个月|每月|一个月|¥|\()"
)
_LABELS: tuple[tuple[Field | None, str], ...] = (
    # Amounts of something else: they are nobody's budget.
    (
        None,
        r"最高可贷|放款|打款|到账|年入|年收入|年薪|流水|定金|订金|押金|保证金|利息|手续费|服务费|保险|购置税|税|补贴|优惠|便宜|降了?|省|返|评估|旧车卖?|里程"
        r"|跑了|表显|尾款|余额|还?欠|社保|公积金|房贷|房租|信用卡|额度|返利|佣金|gps|上牌费?|差|加|存款|负债|网贷|注册资本|成本|提成|违约金|车船税",
    ),
    (Field.GUIDE_PRICE, r"指导价|官方价|厂家指导"),
    (Field.PRICE, r"裸车?价?|活动价|特价|现价|成交价?|开票价?|车价|售价|车款"),
    (Field.BUDGET, r"总?预算|budget|心理价位?|价位|价格|落地价?|全款|总价|包牌价?|报价"),
    (Field.DOWN_PAYMENT, r"首付款?|首期|down ?payment"),
    (Field.LOAN_AMOUNT, r"贷款|贷|按揭|融资"),
    (Field.MONTHLY_PAYMENT, r"月供|月还款?|每个?月(?:能|可以|想|最多|大概|就|要)?还|一个月还|月付"),
    (Field.MONTHLY_INCOME, r"月收入|月入|月薪|工资|每个?月收入|一个月收入|每个?月挣|一个月挣"),
)
_LABEL_NAMES = [f"l{place}" for place in range(len(_LABELS))]
_LABEL = "|".join(f"(?P<{name}>{words})" for name, (_, words) in zip(_LABEL_NAMES, _LABELS, strict=True))
_LABEL_BEFORE = re.compile(rf"(?:{_LABEL}){_FILLER}{{0,6}}$")
_LABEL_BEHIND = re.compile(
    rf"(?: ?(?:元|块钱?))?(?: ?{_SPAN_WORDS})?(?: ?的 ?| (?=[^ ]{{2,4}}(?: |$))|)(?:{_LABEL})"
    rf"(?!{_FILLER}{{0,5}}(?:[0-9一二两三四五六七八九十半¥]|百分))"
)
# 尾款带现金6万: what is meant stands in front, only not at once; it is no budget then.
_SAID_OTHERWISE = re.compile(rf"(?:{_LABEL})[^0-9一二两三四五六七八九十 ]{{0,8}}$")
_FIELDS = dict(zip(_LABEL_NAMES, (field for field, _ in _LABELS), strict=True))
_CAR_MONEY = frozenset({Field.BUDGET, Field.PRICE, Field.GUIDE_PRICE, Field.LOAN_AMOUNT})
_MONTHLY = frozenset({Field.MONTHLY_PAYMENT, Field.MONTHLY_INCOME})
_TEN_THOUSAND = Decimal(10_000)
# An amount that does not say what it is may be a budget from here to there.
_CAR_LOW, _CAR_HIGH = Decimal(20_000), Decimal(5_000_000)

_COUNTED_ON = re.compile(r"(?<![0-9./])([1-9][0-9]?)[、/]([1-9][0-9]?)(?=[万w千k])")

_RATIO = re.compile(
    r"(?:首付款?|down ?payment)(?:比例)?(?: |:|的|是|为|最少|最低|至少|大概|想|付|先付|可以|能|要|做|了){0,4}"
    r"(?:(?P<a>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九]) ?(?P<au>成|%)?"
    r"(?: ?[-~到至] ?(?P<b>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九]))? ?(?P<u>成|%|个点)"
    r"|百分之(?P<c>[0-9]{1,2}|[一二三四五六七八九十]{1,3}))"
    r"(?P<about>左右)?"
)
_RATIO_FIRST = re.compile(
    r"(?<![0-9.])(?P<a>[0-9]{1,2}|[一二两三四五六七八九]) ?(?P<u>成|%)的?首付"
    r"(?!款?[:是]? ?[0-9一二两三四五六七八九](?! ?年|[0-9十]? ?期))"
)
_HALF_DOWN = re.compile(r"首付款?(?:大概|大约|差不多|先?付|先?交|出|做|要|给)?一半|(?:先付|先交)一半")
_NOTHING_DOWN = re.compile(r"(?<![0-9.])[0零]首付|首付[:为]? ?[0零](?![0-9.成%万]|,[0-9])")


def read_amounts(reading: Reading) -> None:
    """Find amounts and down payment ratios."""
    _ratios(reading)
    for match in _AMOUNT.finditer(_COUNTED_ON.sub(_as_range, reading.line)):
        amount = _amount(match, reading)
        if amount is not None and reading.free(*amount.place):
            _classify(reading, amount)


def _as_range(match: re.Match[str]) -> str:
    """Write 8、9万 as 8-9万; of anything but a number and the next one the list stays a list."""
    one, other = match.groups()
    return f"{one}-{other}" if int(other) == int(one) + 1 else match[0]


def _ratios(reading: Reading) -> None:
    for words, share in ((_NOTHING_DOWN, Decimal(0)), (_HALF_DOWN, Decimal("0.5"))):
        for match in words.finditer(reading.line):
            if reading.free(*match.span()):
                reading.add(Field.DOWN_RATIO, Range(share, share), *match.span(), Confidence.SURE)
    for pattern in (_RATIO, _RATIO_FIRST):
        for match in pattern.finditer(reading.line):
            groups = match.groupdict()
            unit = groups.get("u") or "%"
            low = _share(groups.get("c") or groups["a"], groups.get("au") or unit)
            high = low if groups.get("b") is None else _share(groups["b"], unit)
            if low is None or high is None or not 0 < low <= high <= 1 or not reading.free(*match.span()):
                continue
            about = groups.get("about") is not None
            reading.add(Field.DOWN_RATIO, Range(low, high, about), *match.span(), Confidence.SURE)


def _share(number: str, unit: str) -> Decimal | None:
    value = Decimal(number) if number[0].isascii() else spoken_number(number)
    return None if value is None else Decimal(value).scaleb(-1 if unit == "成" else -2)


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount as written: ``unit`` says whether a unit came with it, ``slang`` that it was 个."""

    low: Decimal
    high: Decimal
    unit: bool
    yuan: bool
    slang: bool
    about: bool
    place: tuple[int, int]


def _amount(match: re.Match[str], reading: Reading) -> _Amount | None:
    first, first_unit = _value(match["a"], match["au"], match["at"])
    second, second_unit = (first, first_unit) if match["b"] is None else _value(match["b"], match["bu"], match["bt"])
    if first is None and match["b"] is None:
        first, second, first_unit = _neighbours(match["a"], match["au"])
        second_unit = first_unit
    if match["ax"] is not None and first is not None:
        # 二十来万 is about 200,000; 二十多万 lies between that and 300,000.
        second = first if match["ax"] == "来" else first + _step(first)
    if first is None or second is None or match["bx"] is not None:
        return None
    if match["b"] is not None and not first_unit and second_unit and first < 1000:
        # 12-15万: the unit stands once.
        first = _scaled(match["a"], match["bu"], second)
    if first is None or not 0 < first <= second:
        return None
    start, end = match.span()
    money = _MONEY.match(reading.line, end)
    slang = _SLANG.match(reading.line, end) if money is None and not (first_unit or second_unit) else None
    if money is None and slang is None and _NOT_MONEY.match(reading.line, end):
        return None
    if slang is not None:
        first, second = first * _TEN_THOUSAND, second * _TEN_THOUSAND
    behind = money or slang
    return _Amount(
        low=first,
        high=second,
        unit=first_unit or second_unit,
        yuan=money is not None or match["yuan"] is not None,
        slang=slang is not None,
        about=match["ax"] is not None,
        place=(start, end if behind is None else behind.end()),
    )


def _step(amount: Decimal) -> Decimal:
    """Return one in the first place of an amount: 100,000 for 200,000, 10,000 for 30,000."""
    return Decimal(1).scaleb(amount.adjusted())


def _value(number: str, unit: str | None, tail: str | None) -> tuple[Decimal | None, bool]:
    """Return what a number and its unit make, and whether there was a unit."""
    written = number[0] in "0123456789"
    if not written:
        spoken = spoken_number(number)
        if spoken is None:
            return None, False
        if unit is None:
            return Decimal(spoken), "万" in number or "千" in number
        number = str(spoken)
    try:
        value = parse_amount(f"{number}{unit or ''}")
        if tail:
            value += Decimal(tail[0]) * parse_amount(f"1{unit}") / 10
    except DomainError:
        return None, False
    return value, unit is not None


def _scaled(number: str, unit: str | None, second: Decimal) -> Decimal | None:
    if unit is not None:
        return _value(number, unit, None)[0]
    # 三到五万: the characters of the second number hold the unit.
    value = _value(number, None, None)[0]
    return None if value is None else value * (_TEN_THOUSAND if second >= _TEN_THOUSAND else Decimal(1000))


_NEIGHBOURS = re.compile("([零一二两三四五六七八九十百千]*?)([一二两三四五六七八])([二三四五六七八九])([百千万]*)")


def _neighbours(words: str, unit: str | None) -> tuple[Decimal | None, Decimal | None, bool]:
    """Read two digits in a row as a range: 七八万 is 70,000 to 80,000, 十五六万 is 150,000 to 160,000."""
    match = _NEIGHBOURS.fullmatch(words)
    if match is None:
        return None, None, False
    before, one, other, behind = match.groups()
    low, unit_of = _value(f"{before}{one}{behind}", unit, None)
    high, _ = _value(f"{before}{other}{behind}", unit, None)
    return low, high, unit_of


def _label(reading: Reading, amount: _Amount) -> tuple[Field | None, bool]:
    """Return what an amount is said to be, and whether anything is said."""
    start, end = amount.place
    before = reading.before(start)
    match = _LABEL_BEFORE.search(before)
    if match is None:
        match = _LABEL_BEHIND.match(reading.after(end))
    if match is None:
        return None, False
    name = next(name for name in _LABEL_NAMES if match[name] is not None)
    return _FIELDS[name], True


def _classify(reading: Reading, amount: _Amount) -> None:
    field, said = _label(reading, amount)
    if said and field is None:
        return
    confidence = Confidence.SURE
    low, high = amount.low, amount.high
    if amount.slang:
        if field not in _CAR_MONEY | {Field.DOWN_PAYMENT} or not low <= high <= _CAR_HIGH:
            return
        confidence = Confidence.LIKELY
    elif field is None:
        if _SAID_OTHERWISE.search(reading.before(amount.place[0])):
            return
        if not (amount.unit or amount.yuan) or not _CAR_LOW <= low <= high <= _CAR_HIGH:
            return
        field, confidence = Field.BUDGET, Confidence.LIKELY
    elif not amount.unit and not amount.yuan:
        read = _without_unit(field, low, high)
        if read is None:
            return
        low, high, confidence = read
    start, end = amount.place
    before = reading.before(start)
    about = amount.about or bool(_ABOUT_BEFORE.search(before) or _ABOUT_BEHIND.match(reading.line, end))
    bottom: Decimal | None = low
    top: Decimal | None = high
    if _MOST_BEFORE.search(before) or _MOST_BEHIND.match(reading.line, end):
        bottom = low if low != high else None
    elif _LEAST_BEFORE.search(before) or _LEAST_BEHIND.match(reading.line, end):
        top = high if low != high else None
    if field is not None:
        reading.add(field, Range(bottom, top, about), start, end, confidence)


def _without_unit(field: Field, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, Confidence] | None:
    """Read a number without a unit by what it is said to be: 预算15 can only be 万, 月供3000 only yuan."""
    if field in _MONTHLY:
        return (low, high, Confidence.SURE) if low >= 300 else None
    if low >= _TEN_THOUSAND:
        return low, high, Confidence.SURE
    if field in _CAR_MONEY:
        return (low * _TEN_THOUSAND, high * _TEN_THOUSAND, Confidence.LIKELY) if 2 <= low <= high < 500 else None
    # 首付3 may be three tenths or thirty thousand.
    return (low, high, Confidence.LIKELY) if low >= 1000 else None
