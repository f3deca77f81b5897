"""Numbers that are names of something: identity number, VIN, plate, telephone, 微信号, address of a mailbox."""

import re

from carloan_desk.domain.identifiers import Severity, check_mobile, check_plate, check_resident_id, check_vin
from carloan_desk.domain.recognition.findings import Confidence, Field
from carloan_desk.domain.recognition.reading import Reading

_GAP = "[ \u200b-]{0,2}"
_ID = re.compile(rf"(?<![0-9a-z])[1-9][0-9]{{5}}{_GAP}[0-9]{{8}}{_GAP}[0-9]{{3}}[0-9x](?![0-9a-z])")
_VIN = re.compile(r"(?<![0-9a-z])(?=[0-9]*[a-z])[0-9a-hj-npr-z]{17}(?![0-9a-z])")
_PLATE = re.compile(
    r"[\u4e00-\u9fff][a-hj-np-z][·. ]?(?:[0-9a-hj-np-z]{6}|[0-9a-hj-np-z]{4}[0-9a-hj-np-z挂学警港澳])(?![0-9a-z])"
)
_PHONE = re.compile(
    rf"(?<![0-9a-z.])(?:\+?86|0086|(?P<trunk>0))?{_GAP}(1[3-9][0-9])(?:"
    r"[0-9]{8}"
    r"|[ \u200b-]{1,2}[0-9]{4}[ \u200b-]{1,2}[0-9]{4}"
    r"|\.[0-9]{4}\.[0-9]{4}"
    r"|[0-9]{4}[ -][0-9]{4}"
    r"|[ \u200b-][0-9]{3}[ \u200b-][0-9]{5}"
    r"|[0-9][ \u200b-][0-9]{3}[ \u200b-][0-9]{4}"
    r"|[0-9]{2}[ -][0-9]{6}"
    r")(?![0-9])"
)
# Grouped in another way it is one only where it is called one.
_CALLED_PHONE = re.compile(
    r"(?<=手机|电话|号码|联系)(?:号码?|方式)?[ :是]{0,3}(?P<number>1(?:[ -]?[0-9]){10})(?![0-9]|[ -][0-9])"
)
_SPACED_PHONE = re.compile(r"(?<![0-9a-z.])1[ -][3-9](?:[ -][0-9]){9}(?![0-9])")
_SPOKEN_PHONE = re.compile(
    "(?<![零〇一二三四五六七八九幺十百千万])[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}(?![零〇一二三四五六七八九幺十百千万])"
)
_SPOKEN = str.maketrans("零〇一幺二三四五六七八九", "001123456789")
_LANDLINE = re.compile(rf"(?<![0-9a-z])\(?(0(?:10|2[0-9]|[3-9][0-9]{{2}}))(?:\)|{_GAP})([2-9][0-9]{{6,7}})(?![0-9])")
_WECHAT = re.compile(
    r"(?:微信|v信|薇信|威信|vx|wx|wechat)(?:号码?|id|账号)?[ \u200b]*(?:[:是为])?[ \u200b]*"
    r"([a-z][a-z0-9_-]{5,19}|1[3-9][0-9]{9})(?![0-9a-z_-])"
)
_EMAIL = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,40}@[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){1,3}(?![a-z0-9])"
)
# What stands in front of a number that only looks like a telephone's.
_OTHER_NUMBER = re.compile(
    r"(?:订单|单号|运单|快递|编号|合同|流水号?|卡号|账号|帐号|工号|学号|qq|备案|保单|发票|凭证|税号|单据|序列|票号|档案|(?<![a-z信])id)"
    r"[^0-9]{0,6}$"
)
_WECHAT_BEFORE = re.compile(r"(?:微信|v信|薇信|威信|vx|wx|wechat)(?:号码?|账号)?[ \u200b]*[:是为]?[ \u200b]*$")
_ALSO_PHONE = re.compile(r"(?:手机|电话)[号码]{0,2}.{0,3}$")
_MONEY_BEHIND = re.compile(r" ?(?:元|块|万|w\b|公里|km)")
# Words of which the first character is also a province's: 全新, 最新.
_NO_PROVINCE = re.compile("[全最更换崭重]$")


def read_numbers(reading: Reading) -> None:
    """Find identifiers; they are taken first, so that no part of one is read as anything else."""
    _identity(reading)
    _vins(reading)
    _addresses(reading)
    _plates(reading)
    _phones(reading)
    _landlines(reading)


def _identity(reading: Reading) -> None:
    for match in _ID.finditer(reading.line):
        found = check_resident_id(match[0].replace("\u200b", ""))
        if found.severity is Severity.ERROR or not reading.free(*match.span()):
            continue
        sure = found.severity is Severity.OK
        confidence = Confidence.SURE if sure else Confidence.LIKELY
        reading.add(Field.ID_NUMBER, found.parts["number"], *match.span(), confidence)


def _vins(reading: Reading) -> None:
    for match in _VIN.finditer(reading.line):
        found = check_vin(match[0])
        labelled = re.search(r"(?:车架|vin|识别代?[号码])[^0-9a-z]{0,6}$", reading.before(match.start())) is not None
        # Seventeen letters and digits are many things; a check digit or a label tells a VIN.
        if not reading.free(*match.span()) or not (found.severity is Severity.OK or labelled):
            continue
        confidence = Confidence.SURE if found.severity is Severity.OK else Confidence.LIKELY
        reading.add(Field.VIN, found.parts["number"], *match.span(), confidence)


def _addresses(reading: Reading) -> None:
    for match in _EMAIL.finditer(reading.line):
        reading.add(Field.EMAIL, reading.text[match.start() : match.end()], *match.span(), Confidence.SURE)
    for match in _WECHAT.finditer(reading.line):
        start, end = match.span(1)
        if not reading.free(start, end):
            continue
        value = reading.text[start:end]
        if value[0].isascii() and value[0].isalpha():
            reading.add(Field.WECHAT, value, start, end, Confidence.SURE)
        elif not _ALSO_PHONE.search(reading.before(match.start())):
            # A telephone number serves as 微信号 and is most often the person's own: both, the telephone only likely.
            reading.note(Field.WECHAT, match[1], start, end, Confidence.SURE)


def _plates(reading: Reading) -> None:
    for match in _PLATE.finditer(reading.line):
        found = check_plate(match[0].replace(" ", ""))
        if found.severity is not Severity.OK or not reading.free(*match.span()):
            continue
        if _NO_PROVINCE.search(reading.before(match.start())):
            continue
        # Five letters are a word, not a plate.
        if not re.search("[0-9]", match[0][2:]):
            continue
        reading.add(Field.PLATE, found.parts["number"], *match.span(), Confidence.SURE)


def _phones(reading: Reading) -> None:
    for pattern in (_PHONE, _SPACED_PHONE, _CALLED_PHONE):
        for match in pattern.finditer(reading.line):
            groups = match.groupdict()
            start, end = match.span("number" if "number" in groups else 0)
            while reading.line[start] in " \u200b-":
                start += 1
            if not reading.free(start, end) or _part_of_more(reading, start, end):
                continue
            before = reading.before(start)
            if _OTHER_NUMBER.search(before) or _MONEY_BEHIND.match(reading.line, end):
                continue
            found = check_mobile(re.sub("[^0-9]", "", reading.line[start:end])[-11:])
            if found.severity is not Severity.OK:
                continue
            own = _WECHAT_BEFORE.search(before) is None or _ALSO_PHONE.search(before[: before.rfind("微信")])
            # The 0 that was dialled before a number of another city once.
            sure = own and not groups.get("trunk")
            confidence = Confidence.SURE if sure else Confidence.LIKELY
            reading.add(Field.PHONE, found.parts["number"], start, end, confidence)
    for match in _SPOKEN_PHONE.finditer(reading.line):
        if reading.free(*match.span()) and not _OTHER_NUMBER.search(reading.before(match.start())):
            # Said, not typed: whoever wrote it down may have misheard.
            reading.add(Field.PHONE, match[0].translate(_SPOKEN), *match.span(), Confidence.LIKELY)


def _part_of_more(reading: Reading, start: int, end: int) -> bool:
    """Whether a number in groups goes on before or behind, as that of a bank card does."""
    if not re.search("[ -]", reading.line[start:end].removeprefix("+86").strip()):
        return False
    return bool(
        re.search(r"[0-9]{3}[ -]$", reading.line[max(0, start - 4) : start])
        or re.match(r"[ -][0-9]{3}", reading.line[end : end + 4])
    )


def _landlines(reading: Reading) -> None:
    for match in _LANDLINE.finditer(reading.line):
        if not reading.free(*match.span()) or _OTHER_NUMBER.search(reading.before(match.start())):
            continue
        separated = len(match[0]) > len(match[1]) + len(match[2])
        reading.add(
            Field.LANDLINE, f"{match[1]}-{match[2]}", *match.span(), Confidence.SURE if separated else Confidence.LIKELY
        )
