"""Where somebody is and where they came from: cities, and words that hint at a source."""

import re

from carloan_desk.domain.client import Source
from carloan_desk.domain.recognition.findings import Confidence, Field
from carloan_desk.domain.recognition.reading import Reading
from carloan_desk.domain.recognition.words import Words, squeeze

_HERE_BEFORE = re.compile(r"(?:在|来自|坐标|地址|城市|我是|人是|籍贯|户籍|上牌地?|落户|住|去|到|从|回)[ :是为的]{0,2}$")
_HERE_BEHIND = re.compile(r"(?:市|人(?!民|寿|保)|上牌|落户|这边|本地|牌照|牌子|户口|户籍|提车)")
_ELSE_BEHIND = re.compile(r"(?:[东西南北中]?路|街|大道|银行|农商|商业|4s|店|汽车|大厦|小区|花园|广场|站)")
_HINTS: tuple[tuple[Source, str], ...] = (
    (
        Source.REFERRAL,
        r"(?:朋友|老客户|同事|亲戚|熟人|别人|[老小][\u4e00-\u9fff]|(?:(?!的)[\u4e00-\u9fff]){1,3}(?:[哥姐总叔姨嫂工]|先生|女士|师傅|老板))(?:给我)?(?:介绍|推荐|推的)|转介绍",
    ),
    (
        Source.ONLINE,
        r"抖音|懂车帝|汽车之家|易车|快手|小红书|视频号|直播间?|58同城|瓜子|网上|线上|百度|朋友圈(?:看到|广告)",
    ),
    (Source.EVENT, r"车展|展会|团购会|地推|促销活动|外展"),
    (Source.DEALER, r"二网|车商|车行(?:推|转|介绍)|汽贸(?:推|转|介绍)|经销商(?:推|转|介绍)"),
    (
        Source.RETURNING,
        r"(?:之前|以前|上次|去年)在(?:你|您|你们)(?:这|这里|家|店)?(?:办|买|贷|做)|老客户(?!转?介绍|推)|二次购车|复购",
    ),
    (Source.SHOWROOM, r"进店|到店(?:客户|咨询|看过)|展厅|自然到店|路过(?:你们)?店"),
    (Source.PHONE, r"(?:打|来)电话(?:来)?(?:咨询|问)|来电咨询|电话咨询|400电话|热线"),
    (Source.WECHAT, r"微信(?:咨询|来的|上问|群里?看到|公众号)|公众号"),
)

# 王建国介绍的
_NAMED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:是|我是)?([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}介绍(?:我|过)?(?:来|的(?![\u4e00-\u9fff]))"
)


def read_origins(reading: Reading, words: Words) -> None:
    """Find cities and hints at the source."""
    _cities(reading, words)
    for match in _NAMED.finditer(reading.line):
        if match[1] in words.surnames and reading.free(*match.span()):
            reading.add(Field.SOURCE, Source.REFERRAL, *match.span(), Confidence.LIKELY)
    for source, pattern in _HINTS:
        for match in re.finditer(pattern, reading.line):
            if reading.free(*match.span()):
                reading.add(Field.SOURCE, source, *match.span(), Confidence.LIKELY)


def _cities(reading: Reading, words: Words) -> None:
    line, at = reading.line, 0
    while at < len(line):
        length = next(
            (n for n in range(min(words.longest_city, len(line) - at), 1, -1) if line[at : at + n] in words.cities), 0
        )
        if not length:
            at += 1
            continue
        name, end = line[at : at + length], at + length
        province = words.cities[name]
        begin = at - len(province) if line[:at].endswith(province) and province != name else at
        if line[:at].endswith(f"{province}省"):
            begin = at - len(province) - 1
        said = bool(begin < at or _HERE_BEFORE.search(reading.before(at)) or _HERE_BEHIND.match(line, end))
        known = said or name not in words.word_cities
        if (
            known
            and not _ELSE_BEHIND.match(line, end)
            and not _make_behind(line, end, words)
            and reading.free(begin, end)
        ):
            stop = end + 1 if line[end : end + 1] == "市" else end
            reading.add(Field.CITY, name, begin, stop, Confidence.SURE if said else Confidence.LIKELY)
        at = end


def _make_behind(line: str, end: int, words: Words) -> bool:
    """Whether a make stands behind: 北京现代, 上海大众."""
    return any(squeeze(line[end : end + length]) in words.cars for length in (2, 3))
