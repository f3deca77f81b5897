"""One reader for each kind of card; none invents what it does not find."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from carloan_desk.domain.cards.layout import Sheet
from carloan_desk.domain.cards.reading import (
    CardField,
    CardKind,
    CardReading,
    Span,
    chinese,
    day_in,
    digits_for,
    labelled,
)
from carloan_desk.domain.client import LONG_TERM
from carloan_desk.domain.identifiers import (
    Finding,
    Severity,
    check_bank_card,
    check_plate,
    check_resident_id,
    check_uscc,
    check_vin,
)

Reader = Callable[[Sheet], CardReading | None]

_ID_LABELS = {
    "name": "姓名",
    "gender": "性别",
    "_ethnicity": "民族",
    "birth_date": "出生",
    "address": "住址",
    "id_number": "公民身份号码|身份号码",
}
_BACK_LABELS = {"authority": "签发机关", "valid_until": "有效期限|有效期"}
_DRIVING_LABELS = {
    "licence_number": "证号",
    "name": "姓名",
    "gender": "性别",
    "_nationality": "国籍|Nationality|Sex|Name",
    "address": "住址",
    "_address": "Address",
    "birth_date": "出生日期",
    "first_issued_on": "初次领证日期",
    "_days": "DateofBirth|DateofFirstIssue|ValidPeriod",
    "licence_class": "准驾车型",
    "_class": "Class",
    "valid_until": "有效期限|有效期至",
}
_VEHICLE_LABELS = {
    "plate": "号牌号码",
    "_plate": "PlateNo\\.?",
    "_type": "车辆类型|VehicleType",
    "owner": "所有人",
    "_owner": "Owner",
    "address": "住址",
    "_address": "Address",
    "_use": "使用性质|UseCharacter",
    "vehicle_model": "品牌型号",
    "_model": "Model",
    "vin": "车辆识别代号",
    "_vin": "VIN",
    "engine_number": "发动机号码",
    "_engine": "EngineNo\\.?",
    "registered_on": "注册日期",
    "_registered": "RegisterDate|RegisterData",
    "_issued": "发证日期|IssueDate|IssueData",
}
_BUSINESS_LABELS = {
    "uscc": "统一社会信用代码",
    "employer": "名称",
    "_type": "类型",
    "legal_representative": "法定代表人|经营者|负责人|投资人",
    "_capital": "注册资本",
    "_form": "组成形式",
    "established_on": "成立日期|注册日期",
    "_term": "营业期限",
    "employer_address": "住所|经营场所",
    "_scope": "经营范围",
    "_authority": "登记机关",
}


def _field(sheet: Sheet, key: str, span: Span, value: str | date, finding: Finding | None = None) -> CardField:
    confidence, box = sheet.evidence(span.start, span.end)
    return CardField(key, value, confidence, box, finding)


def _texts(sheet: Sheet, found: dict[str, Span], *keys: str) -> list[CardField]:
    return [_field(sheet, key, found[key], "".join(found[key].text.split())) for key in keys if key in found]


def _names(sheet: Sheet, found: dict[str, Span], *keys: str) -> list[CardField]:
    return [_field(sheet, key, found[key], name) for key in keys if key in found and (name := chinese(found[key].text))]


def _days(sheet: Sheet, found: dict[str, Span], *keys: str) -> list[CardField]:
    return [
        _field(sheet, key, found[key], day)
        for key in keys
        if key in found and (day := day_in(found[key].text)) is not None
    ]


def _number(
    sheet: Sheet,
    key: str,
    pattern: str,
    check: Callable[[str], Finding],
    mend: Callable[[str], str],
    labelled_as: Span | None,
) -> CardField | None:
    """Find a number by its label or its shape; if its check fails, see whether a look-alike was read."""
    spans = [] if labelled_as is None else [labelled_as]
    spans += [Span(match[0], match.start()) for match in re.finditer(pattern, sheet.text)]
    best: CardField | None = None
    for span in spans:
        match = re.search(pattern, span.text)
        if match is None:
            continue
        read = Span(match[0], span.start + match.start())
        finding = check(read.text)
        field = _field(sheet, key, read, str(finding.parts["number"]), finding)
        if finding.severity is not Severity.OK and (mended := check(mend(read.text))).severity is Severity.OK:
            return replace(field, value=str(mended.parts["number"]), finding=mended, mended=True)
        if finding.severity is Severity.OK:
            return field
        best = best or field
    return best


def _id_number(sheet: Sheet, key: str, label: Span | None) -> CardField | None:
    def mend(text: str) -> str:
        return digits_for(text[:17]) + text[17:].upper().translate(dict.fromkeys(map(ord, "KY×"), "X"))

    return _number(sheet, key, r"[0-9OQDILZSBoldzsbi]{17}[0-9XxOQDILZSBKY×]", check_resident_id, mend, label)


def _vin(sheet: Sheet, label: Span | None) -> CardField | None:
    def mend(text: str) -> str:
        plain = text.upper().translate(str.maketrans("IOQ", "100"))
        # The last four are digits, whatever they were read as.
        return plain[:13] + digits_for(plain[13:])

    return _number(sheet, "vin", r"(?<![0-9A-Za-z])[0-9A-Za-z]{17}(?![0-9A-Za-z])", check_vin, mend, label)


def _with_gender(sheet: Sheet, found: dict[str, Span]) -> list[CardField]:
    if "gender" not in found:
        return []
    match = re.search("[男女]", found["gender"].text)
    if match is None:
        return []
    return [_field(sheet, "gender", found["gender"], "male" if match[0] == "男" else "female")]


def _agreeing(fields: list[CardField]) -> tuple[CardField, ...]:
    """Compare birth date and gender with what the ID number says of them."""
    number = next((each for each in fields if each.key == "id_number" and not each.is_wrong), None)
    if number is None or number.finding is None:
        return tuple(fields)
    parts = number.finding.parts
    return tuple(
        replace(each, differs_from="id_number")
        if each.key in ("birth_date", "gender") and each.key in parts and parts[each.key] != each.value
        else each
        for each in fields
    )


def _until(sheet: Sheet, found: dict[str, Span]) -> list[CardField]:
    """Read an end of validity: the second day of two, or 长期."""
    if "valid_until" not in found:
        return []
    span = found["valid_until"]
    if "长期" in span.text:
        return [_field(sheet, "valid_until", span, LONG_TERM)]
    days = [
        day for each in re.findall(r"\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}|\d{8}", span.text) if (day := day_in(each))
    ]
    return [_field(sheet, "valid_until", span, days[-1])] if days else []


def id_front(sheet: Sheet) -> CardReading | None:
    """Read the side of an identity card with the portrait."""
    if "身份号码" not in sheet.text and not ("民族" in sheet.text and "住址" in sheet.text):
        return None
    found = labelled(sheet, _ID_LABELS, below=("address",))
    fields = [
        *_names(sheet, found, "name"),
        *_with_gender(sheet, found),
        *_days(sheet, found, "birth_date"),
        *_texts(sheet, found, "address"),
    ]
    number = _id_number(sheet, "id_number", found.get("id_number"))
    return CardReading(CardKind.ID_FRONT, _agreeing([*fields, number] if number else fields))


def id_back(sheet: Sheet) -> CardReading | None:
    """Read the side of an identity card with the emblem."""
    if "签发机关" not in sheet.text and not ("居民身份证" in sheet.text and "有效期限" in sheet.text):
        return None
    found = labelled(sheet, _BACK_LABELS)
    return CardReading(CardKind.ID_BACK, (*_names(sheet, found, "authority"), *_until(sheet, found)))


def driving_licence(sheet: Sheet) -> CardReading | None:
    """Read a driving licence; its number is the holder's ID number."""
    if "驾驶证" not in sheet.text and "准驾车型" not in sheet.text:
        return None
    found = labelled(sheet, _DRIVING_LABELS, below=("address",))
    fields = [*_names(sheet, found, "name"), *_with_gender(sheet, found), *_days(sheet, found, "birth_date")]
    number = _id_number(sheet, "id_number", found.get("licence_number"))
    kinds = found.get("licence_class")
    if kinds is not None and (match := re.search(r"[A-FMNP][1-6]?(?:[A-FMNP][1-6]?)*", kinds.text)):
        fields.append(_field(sheet, "licence_class", Span(match[0], kinds.start + match.start()), match[0]))
    fields += [*_days(sheet, found, "first_issued_on"), *_until(sheet, found), *_texts(sheet, found, "address")]
    return CardReading(CardKind.DRIVING_LICENCE, _agreeing([number, *fields] if number else fields))


def vehicle_licence(sheet: Sheet) -> CardReading | None:
    """Read a vehicle licence."""
    if "行驶证" not in sheet.text and "号牌号码" not in sheet.text:
        return None
    found = labelled(sheet, _VEHICLE_LABELS)
    fields: list[CardField] = []
    if "plate" in found:
        finding = check_plate(found["plate"].text)
        fields.append(_field(sheet, "plate", found["plate"], str(finding.parts["number"]), finding))
    fields += _names(sheet, found, "owner")
    fields += _texts(sheet, found, "vehicle_model")
    if (vin := _vin(sheet, found.get("vin"))) is not None:
        fields.append(vin)
    fields += [*_texts(sheet, found, "engine_number"), *_days(sheet, found, "registered_on")]
    return CardReading(CardKind.VEHICLE_LICENCE, tuple(fields))


def business_licence(sheet: Sheet) -> CardReading | None:
    """Read a business licence."""
    if "营业执照" not in sheet.text and "社会信用代码" not in sheet.text:
        return None
    found = labelled(sheet, _BUSINESS_LABELS, below=("employer_address",))
    code = _number(
        sheet,
        "uscc",
        r"[0-9A-Za-z]{18}",
        check_uscc,
        lambda text: text[:2] + digits_for(text[2:8]) + text[8:].upper().translate(str.maketrans("OISZ", "0152")),
        found.get("uscc"),
    )
    fields = [
        *_texts(sheet, found, "employer"),
        *_names(sheet, found, "legal_representative"),
        *_days(sheet, found, "established_on"),
        *_texts(sheet, found, "employer_address"),
    ]
    return CardReading(CardKind.BUSINESS_LICENCE, tuple([code, *fields] if code else fields))


def bank_card(sheet: Sheet) -> CardReading | None:
    """Read the last four digits of a bank card; the rest of its number is not kept."""
    for row in re.finditer(r"[^\n]+", sheet.text):
        match = re.search(r"(?<!\d)\d{15,19}(?!\d)", row[0])
        if match is None or any(word in row[0] for word in ("号码", "证号", "代码")):
            continue
        finding = check_bank_card(match[0])
        if finding.severity is Severity.ERROR or check_resident_id(match[0]).severity is Severity.OK:
            continue
        tail = str(finding.parts["tail"])
        span = Span(match[0], row.start() + match.start())
        told = Finding(finding.severity, finding.code, {"number": tail})
        return CardReading(CardKind.BANK_CARD, (_field(sheet, "card_tail", span, tail, told),))
    return None


def vin_plate(sheet: Sheet) -> CardReading | None:
    """Read a vehicle's number from its plate."""
    vin = _vin(sheet, None)
    return None if vin is None else CardReading(CardKind.VIN_PLATE, (vin,))


READERS: tuple[Reader, ...] = (
    id_front,
    id_back,
    driving_licence,
    vehicle_licence,
    business_licence,
    bank_card,
    vin_plate,
)
