"""How long, and when: the term of a loan, the day for a call or a visit."""

import re
from datetime import date, timedelta

from carloan_desk.domain.recognition.findings import Confidence, Field
from carloan_desk.domain.recognition.reading import Reading, spoken_number

_NUMBER = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_PERIODS = re.compile(rf"(?<![0-9.\-~第到至])(?P<n>{_NUMBER}) ?期(?!间|待|末)")
_MONTHS = re.compile(rf"(?<![0-9.\-~第到至])(?P<n>{_NUMBER}) ?个月")
_YEARS = re.compile(
    rf"(?<![0-9.\-~第到至前])(?P<n>{_NUMBER}) ?年"
    r"(?!前(?![0-9一二两三几])|后|以?内|[0-9]|款|份|底|初|级|会|薪|收|车龄|检)"
)
_LOAN_BEFORE = re.compile(
    r"(?:贷款?|分期?|按揭|期限|做|还款?|年限|融资?|月供|供|打算|时间|首付|[做贷分还]满)[ :是为个想要能可以的,]{0,5}$"
)
_LOAN_BEHIND = re.compile(r" ?(?:期|的?贷款?|的?按揭|的?分期|免息|零?利息|0利率|0息|无息|低息|还清|还完|月供|供完)")
_PAST_BEFORE = re.compile(r"(?:逾期|已经?还|还了|还剩|剩余?|欠|拖了|断供)[ 了:]{0,2}$")
_LOAN_ANYWHERE = re.compile(r"贷|首付|月供|分期|按揭")
_SHORTEST, _LONGEST = 3, 120

_DAYS = {"今天": 0, "今晚": 0, "今日": 0, "明天": 1, "明早": 1, "明晚": 1, "明日": 1, "后天": 2, "大后天": 3}
_WEEKDAYS = "一二三四五六"
_PART = (
    r"(?: ?(?:早上|上午|中午|下午|傍晚|晚上))?(?: ?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})[点:](?:半|[0-9]{2})?)?"
)
_RELATIVE = re.compile(rf"(?P<word>大后天|今天|今晚|今日|明天|明早|明晚|明日|后天){_PART}")
_WEEK = re.compile(
    rf"(?<!到)(?<!至)(?<!-)(?P<which>下下|下个?|这个?|本|这)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?![{_WEEKDAYS}日天到至-]){_PART}"
)
_IN_DAYS = re.compile(r"(?P<n>[0-9]{1,2}|[一两二三四五六七八九十]{1,2})天(?:以?后|之后)")
_DATE = re.compile(rf"(?<![0-9.年])(?P<month>[0-9]{{1,2}})[月/](?P<day>[0-9]{{1,2}})(?:[日号]|(?![0-9/月])){_PART}")
_DAY = re.compile(rf"(?<![0-9月.\-])(?P<day>[0-9]{{1,2}})[号日](?!楼|线|店|院|门|车|机|文|常){_PART}")
_WISH = re.compile(
    r"联系|打电话|打给|打过去|来电|电话|回电|回复|看车|到店|进店|来店|过来|过去|去店|来看|去看"
    r"|\0来(?:$|[ 一店签办拿提交看吧])|约|有空|有时间|方便|面谈|见面|再聊|再说|试驾"
    r"|提车|签合同|面签|沟通|答复|找我|找他|找她|拜访|跟进|回访|休息"
)
# 今天没来, 17号到店的客户: told, not wished.
_UNDONE = re.compile(r"的?(?:目标|任务|业绩)|[^,。]{0,4}(?:没|未)(?=[来到去接打空]|有[空时])")
_TOLD = re.compile(r"[^,。]{0,6}(?:过(?![来去户])|的客户|的那)")


def read_times(reading: Reading, today: date) -> None:
    """Find terms and the days on which somebody wants to be called or to come."""
    _terms(reading)
    _days(reading, today)


def _terms(reading: Reading) -> None:
    for pattern, factor in ((_PERIODS, 1), (_MONTHS, 1), (_YEARS, 12)):
        for match in pattern.finditer(reading.line):
            before = reading.before(match.start())
            said = pattern is _PERIODS or bool(
                _LOAN_BEFORE.search(before) or _LOAN_BEHIND.match(reading.line, match.end())
            )
            # A clause of its own in a message about a loan: 贷10万,5年.
            alone = reading.around(*match.span()).strip() == "\0" and bool(_LOAN_ANYWHERE.search(reading.line))
            number = _number(match["n"])
            past = _PAST_BEFORE.search(before) is not None
            if past or not (said or alone) or number is None or not reading.free(*match.span()):
                continue
            months = number * factor
            if _SHORTEST <= months <= _LONGEST:
                end = match.end() + (factor == 12 and reading.line[match.end() : match.end() + 1] == "期")
                reading.add(Field.TERM, months, match.start(), end, Confidence.SURE if said else Confidence.LIKELY)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() else spoken_number(text)


def _days(reading: Reading, today: date) -> None:
    for pattern in (_RELATIVE, _WEEK, _IN_DAYS, _DATE, _DAY):
        for match in pattern.finditer(reading.line):
            if not reading.free(*match.span()) or not _WISH.search(reading.around(*match.span())):
                continue
            after = reading.after(match.end())
            if _UNDONE.match(after) or (pattern is _DAY and _TOLD.match(after)):
                continue
            found = _day_of(pattern, match, today)
            if found is not None:
                # 周三 said on a Wednesday may be either.
                doubtful = pattern is _DAY or (pattern is _WEEK and match["which"] is None and found == today)
                confidence = Confidence.LIKELY if doubtful else Confidence.SURE
                reading.add(Field.CONTACT_ON, found, *match.span(), confidence)


def _day_of(pattern: re.Pattern[str], match: re.Match[str], today: date) -> date | None:
    if pattern is _RELATIVE:
        return today + timedelta(days=_DAYS[match["word"]])
    if pattern is _WEEK:
        return _weekday(match["which"] or "", match["day"], today)
    if pattern is _IN_DAYS:
        days = _number(match["n"])
        return None if days is None else today + timedelta(days=days)
    if pattern is _DATE:
        return _coming(today, int(match["month"]), int(match["day"]))
    return _coming(today, None, int(match["day"]))


def _weekday(which: str, day: str, today: date) -> date | None:
    number = _WEEKDAYS.index(day) if day in _WEEKDAYS else 6
    monday = today - timedelta(days=today.weekday())
    if which.startswith("下"):
        return monday + timedelta(days=7 * which.count("下") + number)
    found = monday + timedelta(days=number)
    if which:
        return found if found >= today else None
    return found if found >= today else found + timedelta(days=7)


def _coming(today: date, month: int | None, day: int) -> date | None:
    """Return the next such day; one that passed less than a month ago is meant as past."""
    tries = []
    for step in range(2):
        year, number = today.year + step, month
        if month is None:
            year, number = divmod(today.year * 12 + today.month - 1 + step, 12)
            number += 1
        try:
            tries.append(date(year, number or 1, day))
        except ValueError:
            continue
    coming = next((each for each in tries if each >= today), None)
    recent = any(timedelta(0) < today - each < timedelta(days=31) for each in tries)
    return None if coming is None or (month is not None and recent) else coming
