"""Names of people, and what they are called by: 王建国 is a name, 王先生 and 李姐 are not."""

import re
from itertools import chain

from carloan_desk.domain.recognition.findings import Confidence, Field
from carloan_desk.domain.recognition.reading import BLANK, HAN, Reading
from carloan_desk.domain.recognition.words import Words, squeeze

_TITLES = "先生|女士|小姐|太太|阿姨|叔叔?|大哥|大姐|哥|姐|总|老板|老师|师傅|医生|兄弟"
# Those who hand a client on have titles too; they are nobody's client.
_STAFF = "经理|主管|销售|顾问|销顾|店长|主任|客服|助理|金融|内勤"
_TITLE = re.compile(rf"(?:{_TITLES})")
_STAFF_TITLE = re.compile(rf"(?:{_STAFF})")
_GREETED = re.compile(r"[ ,:]*(?:你好|您好|好的?[,。!呀啊 ]|早上好|下午好|在吗|在不在|在么|麻烦|辛苦|帮)")
# 张姐老公 is somebody else, and so is 李总 who said something.
_KIN_BEHIND = re.compile(
    r"说(?!是)|家?的?(?:老公|老婆|爱人|媳妇|对象|朋友|儿子|女儿|闺女|女婿|[弟妹哥姐]{2}|同事|邻居|亲戚)"
)
_SURE_LABEL = re.compile(
    rf"(?:姓 *名|姓[{HAN}]{{1,2}}叫|名字(?:叫|是)?|客户名|联系人|车主|借款人|主贷人|申请人"
    r"|本人叫|我叫|他叫|她叫|客户叫|名叫|收件人|大名|全名|真名)"
    rf"[ {BLANK}]*[:是为]?[ {BLANK}]*$"
)
_LOOSE_LABEL = re.compile(rf"(?:客户|意向客户|顾客|我是|这是|本人|姓|名片[】\]])[ {BLANK}]*[:是为]?[ {BLANK}]*$")
_EDGE_BEFORE = re.compile(rf"(?:^|[^{HAN}0-9a-z])$")
_POINTS_AT = re.compile(r"(?:客户|顾客|姓名|位|是|的|找|叫|我|给|联系|跟|和|有个|一个|帮|把|让|约|@)$")
# In a form a name of two characters is set as wide as one of three: 赵 磊.
_SPREAD_NAME = re.compile(rf"([{HAN}]) {{1,2}}([{HAN}])(?= *(?:$|[^{HAN} ]))", re.MULTILINE)
_LATIN_NAME = re.compile(r"[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15}){0,2}(?![A-Za-z0-9])")
_LATIN_BEFORE = re.compile(r"(?:我是|我叫)[ :]{0,2}$")
_CONTACT_BEFORE = re.compile(r"联系人[ :是为]{0,3}$")
# 赵工 is an engineer, not a given name.
_ENGINEER = re.compile(rf"(?<![{HAN}0-9a-z])([{HAN}])工(?![{HAN}])")
_NAME = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})?")
# What hardly ever stands in a given name: behind 我叫 a name ends where one of these begins.
_NOT_GIVEN = frozenset(
    "的了是在有叫我你您他她它们这那哪个想要买看问打电话手机号码住来去到从和跟与或把被给让请帮吗呢吧啊呀哦嗯什么怎么多少谁几就也都还很太最不没别能可会该着过说讲做办贷款车"
    "预算首付月供期置换二两万元块卖换今昨周点上下前后内外里"
)
_CALLED = re.compile(rf"(?<![百贵同])姓([{HAN}]{{1,2}})(?![{HAN}])")
_LONGEST = 3


def read_names(reading: Reading, words: Words) -> None:
    """Find names; what telephones, places and cars have taken is not looked at again."""
    _labelled(reading, words)
    _labelled_otherwise(reading, words)
    _titled(reading, words)
    _standing_alone(reading, words)
    _before_phones(reading, words)
    _by_surname(reading, words)


def _labelled(reading: Reading, words: Words) -> None:
    for match in re.finditer(rf"[{HAN}]", reading.line):
        start = match.start()
        before = reading.line[max(0, start - 12) : start]
        sure = _SURE_LABEL.search(before) is not None
        if not sure and _LOOSE_LABEL.search(before) is None:
            continue
        name = _name_from(reading, words, start, any_surname=sure)
        if name is None:
            continue
        end = start + len(name)
        if not reading.free(start, end) or _title_behind(reading, start, end):
            continue
        closed = end == len(reading.line) or re.match(rf"[^{HAN}]", reading.line[end]) is not None
        reading.add(Field.NAME, name, start, end, Confidence.SURE if sure and closed else Confidence.LIKELY)


def _labelled_otherwise(reading: Reading, words: Words) -> None:
    """Names behind a label that are not written in one piece, or not in characters: 姓 名：赵 磊, 我是David Chen."""
    for pattern in (_SPREAD_NAME, _LATIN_NAME):
        spread = pattern is _SPREAD_NAME
        for match in pattern.finditer(reading.line if spread else reading.text):
            start, end = match.span()
            before = reading.line[max(0, start - 12) : start]
            said = _SURE_LABEL.search(before) or (not spread and _LATIN_BEFORE.search(before))
            if not said or not reading.free(start, end) or (spread and reading.line[start] not in words.surnames):
                continue
            name = reading.text[start] + reading.text[end - 1] if spread else match[0]
            reading.add(Field.NAME, name, start, end, Confidence.LIKELY)


def _name_from(reading: Reading, words: Words, start: int, *, any_surname: bool) -> str | None:
    """Return the name that begins at a place: up to where something stands that is in no name."""
    match = _NAME.match(reading.line, start)
    if match is None:
        return None
    if "·" in match[0]:
        return reading.text[start : match.end()]
    run = match[0]
    surname = 2 if run[:2] in words.double_surnames else 1
    if surname == 1 and run[0] not in words.surnames and not (any_surname and run[0] not in _NOT_GIVEN):
        return None
    length = surname
    while length < min(len(run), surname + _LONGEST - 1) and run[length] not in _NOT_GIVEN:
        if _title_at(reading.line, start + length) is not None:
            break
        length += 1
    if length == surname or run[:2] in words.not_names or run[:3] in words.not_names:
        return None
    return reading.text[start : start + length]


def _title_at(line: str, place: int) -> re.Match[str] | None:
    return _TITLE.match(line, place) or _STAFF_TITLE.match(line, place)


def _title_behind(reading: Reading, start: int, end: int) -> bool:
    """Whether a title makes more of what looked like a name: 王先生, 王销售."""
    return end - start == 1 and _title_at(reading.line, end) is not None


def _titled(reading: Reading, words: Words) -> None:
    """王先生, 小李, 老张 are forms of address; 王建国先生 holds a name."""
    for match in re.finditer(rf"(?:{_TITLES}|{_STAFF})", reading.line):
        start = match.start()
        surname = _surname_before(reading, words, start)
        staff = _STAFF_TITLE.fullmatch(match[0]) is not None
        if surname is not None and _opens(reading, surname):
            # 王经理 is no client, and no name stands here either.
            if not reading.free(surname, match.end()):
                continue
            contact = _CONTACT_BEFORE.search(reading.line[:surname]) is not None
            if _KIN_BEHIND.match(reading.line, match.end()):
                reading.take(surname, match.end())
                continue
            if (
                (staff and not contact)
                or _GREETED.match(reading.line, match.end())
                or reading.line[surname - 1 : surname] == "@"
            ):
                reading.take(surname, match.end())
            elif len(match[0]) > 1 or not _goes_on(reading, match.end()):
                called = reading.text[surname : match.end()]
                reading.add(Field.ADDRESSED_AS, called, surname, match.end(), Confidence.LIKELY)
            continue
        if staff or match[0] in ("哥", "姐", "总", "叔"):
            continue
        for length in (4, 3, 2):
            begin = start - length
            if begin < 0 or not reading.free(begin, start):
                continue
            name = reading.line[begin:start]
            if _is_name(name, words) and _opens(reading, begin):
                reading.add(Field.NAME, reading.text[begin:start], begin, start, Confidence.SURE)
                break
    short = (re.finditer(rf"[老小]([{HAN}])(?![{HAN}])", reading.line), _ENGINEER.finditer(reading.line))
    for match in chain(*short):
        if match[1] in words.surnames and _EDGE_BEFORE.search(reading.line[: match.start()]):
            if _GREETED.match(reading.line, match.end()) or not reading.free(*match.span()):
                continue
            if match[1] in words.word_surnames:
                continue
            reading.add(Field.ADDRESSED_AS, reading.text[slice(*match.span())], *match.span(), Confidence.LIKELY)


def _by_surname(reading: Reading, words: Words) -> None:
    """姓陈 is all that is said of a name."""
    if reading.has(Field.NAME):
        return
    for match in _CALLED.finditer(reading.line):
        known = match[1] in words.surnames or match[1] in words.double_surnames
        if known and reading.free(*match.span(1)):
            reading.add(Field.ADDRESSED_AS, reading.text[slice(*match.span(1))], *match.span(1), Confidence.LIKELY)


def _surname_before(reading: Reading, words: Words, start: int) -> int | None:
    """Return where a surname begins that ends at a place."""
    if start >= 2 and reading.line[start - 2 : start] in words.double_surnames:
        return start - 2
    return start - 1 if start >= 1 and reading.line[start - 1] in words.surnames else None


def _opens(reading: Reading, start: int) -> bool:
    """Whether a name may begin here: at an edge, or behind a word that points to somebody."""
    before = reading.line[max(0, start - 6) : start]
    if _EDGE_BEFORE.search(before):
        return True
    return (
        re.search(r"(?:客户|顾客|姓名|这位|那位|是|的|找|叫|我|给|联系|跟|和|有个|一个|位|帮|把|让|约|@)$", before)
        is not None
    )


def _goes_on(reading: Reading, end: int) -> bool:
    """Whether a title of one character is the beginning of a word: 总价, 总共, 姐妹, 哥们."""
    return reading.line[end : end + 1] in tuple("价共额体计是部的数裁监妹夫们弟俩")


def _is_name(text: str, words: Words) -> bool:
    """Whether a text is shaped like a full name with a known surname."""
    surname = 2 if text[:2] in words.double_surnames else 1
    given = text[surname:]
    return (
        1 <= len(given) <= 2
        and (surname == 2 or text[0] in words.surnames)
        and not any(char in _NOT_GIVEN for char in given)
        and text[:2] not in words.not_names
        and text[:3] not in words.not_names
        and text not in words.cities
        and not (len(text) == 2 and text[1] == "工")
        and squeeze(text) not in words.cars
        and not any(text.endswith(title) for title in (*_TITLES.replace("?", "").split("|"), *_STAFF.split("|")))
    )


_PIECE = re.compile(rf"(?<![{HAN}a-z·])[{HAN}]{{2,4}}(?:(?![{HAN}a-z·])|·[{HAN}]{{2,6}}(?![{HAN}]))")
_TIME_BEHIND = re.compile(r" ?(?:[0-9]{4}[-/年]|[0-9]{1,2}[-/月][0-9]{1,2}|[0-9]{1,2}:[0-9]{2}|昨天|今天|上午|下午)")
_PHONE_NEAR = 12


def _standing_alone(reading: Reading, words: Words) -> None:
    """A name that is a piece of its own: beside a telephone number, at the head of a line or of a forwarded message."""
    if reading.has(Field.NAME):
        return
    phones = [(found.start, found.end) for found in reading.findings if found.field is Field.PHONE]
    for match in _PIECE.finditer(reading.line):
        start, end = match.span()
        if not reading.free(start, end) or not ("·" in match[0] or _is_name(match[0], words)):
            continue
        behind_number = reading.line[start - 1 : start].isdigit()
        if behind_number and all(behind != start for _, behind in phones):
            continue
        near = any(0 <= phone - end <= _PHONE_NEAR or 0 <= start - behind <= _PHONE_NEAR for phone, behind in phones)
        line_start = reading.line.rfind("\n", 0, start) + 1
        line_end = (reading.line + "\n").index("\n", end)
        alone = reading.line[line_start:line_end].strip(f" {BLANK}") == match[0]
        sender = not reading.line[line_start:start].strip(" -*") and (
            reading.line[end : end + 1] == ":" or _TIME_BEHIND.match(reading.line, end) is not None
        )
        common = match[0][0] in words.word_surnames and match[0][:2] not in words.double_surnames
        surname = match[0][: 2 if match[0][:2] in words.double_surnames else 1]
        near = near or f"姓{surname}" in reading.line[:start]
        if near or (not common and (alone or sender)):
            reading.add(Field.NAME, reading.text[start:end], start, end, Confidence.LIKELY)


def _before_phones(reading: Reading, words: Words) -> None:
    """张伟199…: a name that runs into the number."""
    if reading.has(Field.NAME):
        return
    for found in [each for each in reading.findings if each.field is Field.PHONE]:
        for length in (4, 3, 2):
            start = found.start - length
            if start < 0 or not reading.free(start, found.start):
                continue
            name = reading.line[start : found.start]
            whole = re.fullmatch(rf"[{HAN}]+", name) and _EDGE_BEFORE.search(reading.line[:start])
            if whole and _is_name(name, words):
                reading.add(Field.NAME, reading.text[start : found.start], start, found.start, Confidence.LIKELY)
                break
