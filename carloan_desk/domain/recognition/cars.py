"""Cars: make and series, wanted or there already, new or used, its drive, 置换."""

import re

from carloan_desk.domain.recognition.findings import Car, Confidence, Field
from carloan_desk.domain.recognition.reading import Reading
from carloan_desk.domain.recognition.words import Words, squeezed
from carloan_desk.domain.vehicle import Power, VehicleKind

_WANTED_BEFORE = re.compile(
    r"(?:买|看|提|订|要|喜欢|考虑|换|问|对比|想|选|了解|意向|车型|品牌|关注|咨询)[^,。;\n]{0,4}$"
)
_CAR_BEHIND = re.compile(r" ?(?:汽车|的?车(?!贷|友|牌|险)|牌|4s|新款|suv|轿车)")
_OWNED_BEFORE = re.compile(
    r"(?:(?:去年|前年|之前|以前|上次|[0-9]{2}年)买的?|我家?(?:的|那|这)?[台辆]?车是|现在开|目前开|正在开|一直开|开着|开的是?|手里有?|手上有?|家里有?|旧车|原车|老车|现有|名下有?|原来的|把|卖了?|我的|有一?[台辆])"
    r"(?:[\u4e00-\u9fff][a-z][·. ]?[0-9a-z]{5,6})?[^,。;\n]{0,5}$"
)
_OWNED_BEHIND = re.compile(r"[^,。;\n]{0,6}?(?:想|要|打算|准备)?(?:置换|换成?|卖掉?|抵)| ?的?车主")
# 鑫源汽贸 and 福田汽车销售 are who writes.
_TRADER_BEHIND = re.compile(
    r" ?(?:汽贸|(?:汽车)?(?:销售|贸易|服务)(?:有限|公司|部|中心|店)|车行|名车|4s店?的?(?:销售|顾问|经理|金融))"
)
_NOT = re.compile(r"(?:不|没|无|别|非)(?:要|考虑|想|买|看|用|需要?|做|是|涉及|打算|有)?(?:买|看|要)?$")
_KINDS = re.compile(
    r"(?P<used>二手车?(?!行|商|市场|城)|准新车|精品车)|(?P<new>(?<!最)(?<!准)新车(?!型|款|主|贷|险)|全新车)"
)
_POWERS = re.compile(
    r"(?P<ice>燃油车?|汽油车?|油车|双擎|油电混动?|油混)"
    r"|(?P<nev>新能源车?|纯电动?车?|电动车|电车|插混|插电混动?|增程式?|dm-?i(?![a-z])|绿牌|phev(?![a-z])|混动(?!系统))"
)
_IN_BRACKETS = re.compile(r"[\[【][^\]】\n]{0,20}$")
_TRADE_IN = re.compile(r"置换|以旧换新|旧车抵|旧车换|换购")


def read_cars(reading: Reading, words: Words) -> None:
    """Find cars and what is said of them."""
    _models(reading, words)
    _kinds(reading)
    _trade_in(reading)


def _models(reading: Reading, words: Words) -> None:
    text, places = squeezed(reading.line)
    at = 0
    while at < len(text):
        length = _longest(text, at, words.cars, words.longest_car, reading.line, places)
        if not length:
            at += 1
            continue
        key = text[at : at + length]
        car = words.cars[key]
        end = at + length
        if not car.series:
            series = words.series[car.make]
            more = _longest(text, end, series, words.longest_car, reading.line, places)
            if more and _beside(places, end):
                car = Car(car.make, series[text[end : end + more]])
                end += more
        if not car.series and _names_more(text, end, places, words):
            at = end
            continue
        start, stop = places[at], places[end - 1] + 1
        doubtful = not car.series and key in words.word_makes and not _is_about_a_car(reading, start, stop)
        if not doubtful and reading.free(start, stop):
            _add_car(reading, car, start, stop)
            at = end
        else:
            at += 1


def _names_more(text: str, end: int, places: list[int], words: Words) -> bool:
    """Whether the name of another car runs on behind a make: 长安深蓝S07 is a 深蓝."""
    if end >= len(text) or places[end] - places[end - 1] > 1:
        return False
    for length in range(min(words.longest_car, len(text) - end), 0, -1):
        other = words.cars.get(text[end : end + length])
        if other is not None:
            behind = end + length
            series = words.series[other.make]
            return bool(other.series) or any(text[behind : behind + n] in series for n in range(1, words.longest_car))
    return False


def _longest(text: str, at: int, known: object, most: int, line: str, places: list[int]) -> int:
    """Return how long the longest known spelling is that begins here and is not part of a longer word."""
    for length in range(min(most, len(text) - at), 0, -1):
        if text[at : at + length] in known and _whole(line, places[at], places[at + length - 1]):  # type: ignore[operator]
            return length
    return 0


def _whole(line: str, first: int, last: int) -> bool:
    """Whether letters and digits end where the match does."""
    before, behind = line[first - 1 : first], line[last + 1 : last + 2]
    cut_before = _narrow(line[first]) and _narrow(before)
    cut_behind = _narrow(line[last]) and _narrow(behind)
    apart = last - first < 24 and "\n" not in line[first : last + 1]
    return apart and not cut_before and not cut_behind


def _narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _beside(places: list[int], end: int) -> bool:
    """Whether the series stands directly behind its make."""
    return places[end] - places[end - 1] <= 2


def _is_about_a_car(reading: Reading, start: int, end: int) -> bool:
    before = reading.before(start)
    return bool(_WANTED_BEFORE.search(before) or _OWNED_BEFORE.search(before) or _CAR_BEHIND.match(reading.line, end))


def _add_car(reading: Reading, car: Car, start: int, end: int) -> None:
    owned = _OWNED_BEFORE.search(reading.before(start)) or _OWNED_BEHIND.match(reading.after(end, 10))
    trader = not car.series and _TRADER_BEHIND.match(reading.line, end)
    if trader or _NOT.search(reading.before(start, 6)):
        reading.take(start, end)
        return
    confidence = Confidence.SURE if car.series else Confidence.LIKELY
    reading.add(Field.OWNED_CAR if owned else Field.CAR, car, start, end, confidence)


def _kinds(reading: Reading) -> None:
    for match in _KINDS.finditer(reading.line):
        if _IN_BRACKETS.search(reading.line[: match.start()]):
            continue  # 【鑫达二手车】 is who writes
        if reading.free(*match.span()) and not _NOT.search(reading.before(match.start(), 6)):
            kind = VehicleKind.USED if match["used"] else VehicleKind.NEW
            reading.add(Field.VEHICLE_KIND, kind, *match.span(), Confidence.SURE)
    for match in _POWERS.finditer(reading.line):
        if reading.free(*match.span()) and not _NOT.search(reading.before(match.start(), 6)):
            power = Power.ICE if match["ice"] else Power.NEV
            reading.add(Field.POWER, power, *match.span(), Confidence.SURE)


def _trade_in(reading: Reading) -> None:
    for match in _TRADE_IN.finditer(reading.line):
        if reading.free(*match.span()) and not _NOT.search(reading.before(match.start(), 6)):
            reading.add(Field.TRADE_IN, True, *match.span(), Confidence.SURE)
