"""Pictures of cards that nobody has: invented people, numbers of regions that do not exist, drawn like the real ones.

`python -m tests.exchange.made_up_cards` reads some of each kind under each condition and prints how many fields were
read right.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from carloan_desk import resources
from carloan_desk.domain.cards import CardKind
from carloan_desk.domain.client import LONG_TERM
from carloan_desk.domain.identifiers import check_bank_card, check_resident_id, check_uscc, check_vin

_SIZE = (1012, 638)
_BLUE, _BLACK = (70, 115, 170), (25, 25, 25)
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "思远若溪浩然梓涵明哲雨桐子墨佳宁景行书瑶"
_PLACES = ("示例省样板市虚构区", "样板省示例市模拟县", "虚拟省测试市假想区")


@dataclass(frozen=True)
class MadeUp:
    """A card and what it says, by field."""

    kind: CardKind
    image: Image.Image
    says: dict[str, str | date]

    def png(self) -> bytes:
        """The picture as PNG."""
        buffer = BytesIO()
        self.image.save(buffer, "PNG")
        return buffer.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resources.path("fonts/NotoSansSC-Regular.ttf")), size)


class _Paper:
    def __init__(self, chance: random.Random, ground: tuple[int, int, int], size: tuple[int, int] = _SIZE) -> None:
        self.image = Image.new("RGB", size, ground)
        self._draw = ImageDraw.Draw(self.image)
        for _ in range(60):  # The fine lines that such papers are printed on.
            x, y = chance.randrange(size[0]), chance.randrange(size[1])
            shade = tuple(max(part - 9, 0) for part in ground)
            self._draw.arc((x - 160, y - 90, x + 160, y + 90), 0, 180, fill=shade, width=2)  # type: ignore[arg-type]

    def label(self, x: int, y: int, text: str, size: int = 26) -> None:
        self._draw.text((x, y), text, fill=_BLUE, font=_font(size))

    def value(self, x: int, y: int, text: str, size: int = 30) -> None:
        self._draw.text((x, y), text, fill=_BLACK, font=_font(size))

    def portrait(self, left: int, top: int) -> None:
        self._draw.rectangle((left, top, left + 240, top + 300), fill=(196, 202, 208))
        self._draw.ellipse((left + 70, top + 40, left + 170, top + 160), fill=(150, 140, 130))


def _person(chance: random.Random) -> tuple[str, str, date]:
    name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.randint(1, 2)))
    gender = chance.choice(("male", "female"))
    return name, gender, date(1960, 1, 1) + timedelta(days=chance.randrange(16_000))


def id_number(chance: random.Random, born: date, gender: str) -> str:
    """Return an identity number of a region that does not exist, with the right check digit."""
    order = chance.randrange(100) * 10 + chance.choice((1, 3, 5, 7, 9) if gender == "male" else (0, 2, 4, 6, 8))
    first = f"99{chance.randrange(10_000):04}{born:%Y%m%d}{order:03}"
    return first + str(check_resident_id(first + "0").parts.get("expected", "0"))


def vin(chance: random.Random) -> str:
    """Return a vehicle number of a maker that does not exist, with the right check digit."""
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
    first = "L0A" + "".join(chance.choices(letters, k=5))
    rest = "".join(chance.choices(letters, k=4)) + f"{chance.randrange(10_000):04}"
    return first + str(check_vin(f"{first}0{rest}").parts.get("expected", "0")) + rest


def uscc(chance: random.Random) -> str:
    """Return a code of a place that does not exist, with the right check character."""
    first = "91990101" + "".join(chance.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return first + str(check_uscc(first + "0").parts.get("expected", "0"))


def _chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def id_front(chance: random.Random) -> MadeUp:
    """The side with the portrait."""
    name, gender, born = _person(chance)
    number = id_number(chance, born, gender)
    street, house = (
        chance.choice(_PLACES) + "样例路",
        f"{chance.randint(1, 99)}号{chance.randint(1, 20)}号楼{chance.randint(101, 2905)}室",
    )
    paper = _Paper(chance, (226, 236, 240))
    paper.label(60, 70, "姓 名")
    paper.value(170, 66, name, 36)
    paper.label(60, 150, "性 别")
    paper.value(170, 148, "男" if gender == "male" else "女")
    paper.label(300, 150, "民 族")
    paper.value(410, 148, "汉")
    paper.label(60, 225, "出 生")
    for x, text in ((170, str(born.year)), (310, str(born.month)), (400, str(born.day))):
        paper.value(x, 223, text)
    for x, text in ((255, "年"), (355, "月"), (445, "日")):
        paper.label(x, 225, text)
    paper.label(60, 300, "住 址")
    paper.value(170, 298, street)
    paper.value(170, 345, house)
    paper.label(60, 540, "公民身份号码")
    paper.value(320, 530, number, 42)
    paper.portrait(690, 90)
    says = {"name": name, "gender": gender, "birth_date": born, "address": street + house}
    return MadeUp(CardKind.ID_FRONT, paper.image, {**says, "id_number": number})


def id_back(chance: random.Random) -> MadeUp:
    """The side with the emblem."""
    start = date(2015, 1, 1) + timedelta(days=chance.randrange(3_000))
    until = LONG_TERM if chance.random() < 0.2 else start.replace(year=start.year + 20, day=min(start.day, 28))
    authority = f"{chance.choice(_PLACES)[3:]}公安局"
    paper = _Paper(chance, (228, 234, 240))
    paper.value(360, 90, "中华人民共和国", 50)
    paper.value(330, 190, "居 民 身 份 证", 64)
    paper.label(230, 450, "签发机关")
    paper.value(380, 448, authority)
    paper.label(230, 530, "有效期限")
    paper.value(380, 528, f"{start:%Y.%m.%d}-{'长期' if until == LONG_TERM else f'{until:%Y.%m.%d}'}")
    return MadeUp(CardKind.ID_BACK, paper.image, {"authority": authority, "valid_until": until})


def driving_licence(chance: random.Random) -> MadeUp:
    """A driving licence."""
    name, gender, born = _person(chance)
    number = id_number(chance, born, gender)
    first = date(2005, 1, 1) + timedelta(days=chance.randrange(6_000))
    start = first.replace(year=first.year + 6, day=min(first.day, 28))
    until = start.replace(year=start.year + 10)
    kind = chance.choice(("C1", "C2", "B2", "A2"))
    paper = _Paper(chance, (236, 238, 232), (1012, 700))
    paper.value(230, 40, "中华人民共和国机动车驾驶证", 40)
    paper.label(60, 130, "证号")
    paper.value(300, 125, number, 36)
    paper.label(60, 200, "姓名")
    paper.value(160, 197, name, 34)
    paper.label(420, 200, "性别")
    paper.value(500, 198, "男" if gender == "male" else "女")
    paper.label(620, 200, "国籍")
    paper.value(700, 198, "中国")
    paper.label(60, 270, "住址")
    paper.value(160, 268, chance.choice(_PLACES) + "样例路8号")
    paper.label(300, 370, "出生日期")
    paper.value(460, 368, born.isoformat())
    paper.label(300, 440, "初次领证日期")
    paper.value(520, 438, first.isoformat())
    paper.label(300, 510, "准驾车型")
    paper.value(460, 508, kind)
    paper.label(60, 610, "有效期限")
    paper.value(220, 608, f"{start.isoformat()} 至 {until.isoformat()}")
    says = {"id_number": number, "name": name, "gender": gender, "birth_date": born, "licence_class": kind}
    return MadeUp(CardKind.DRIVING_LICENCE, paper.image, {**says, "first_issued_on": first, "valid_until": until})


def vehicle_licence(chance: random.Random) -> MadeUp:
    """A vehicle licence."""
    name, _, _ = _person(chance)
    number = vin(chance)
    plate = f"豫{chance.choice('ABCDEF')}{chance.randrange(100_000):05}"
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(4_000))
    model = f"样板牌SA{chance.randrange(1000, 9999)}X"
    engine = f"{chance.randrange(1_000_000):07}"
    paper = _Paper(chance, (238, 238, 230), (1012, 700))
    paper.value(230, 40, "中华人民共和国机动车行驶证", 40)
    rows = (
        ("号牌号码", plate, "车辆类型", "小型轿车"),
        ("所有人", name, "", ""),
        ("住址", "示例省样板市虚构区样例路8号", "", ""),
        ("使用性质", "非营运", "品牌型号", model),
        ("车辆识别代号", number, "", ""),
        ("发动机号码", engine, "", ""),
        ("注册日期", day.isoformat(), "发证日期", day.isoformat()),
    )
    for place, (label, said, second, more) in enumerate(rows):
        y = 130 + 75 * place
        paper.label(60, y, label)
        paper.value(260, y - 3, said)
        if second:
            paper.label(540, y, second)
            paper.value(700, y - 3, more)
    says: dict[str, str | date] = {"plate": plate, "owner": name, "vehicle_model": model, "vin": number}
    return MadeUp(CardKind.VEHICLE_LICENCE, paper.image, {**says, "engine_number": engine, "registered_on": day})


def business_licence(chance: random.Random) -> MadeUp:
    """A business licence."""
    name, _, _ = _person(chance)
    code = uscc(chance)
    firm = f"样板市{''.join(chance.sample(_GIVEN, 2))}商贸有限公司"
    day = date(2005, 1, 1) + timedelta(days=chance.randrange(6_000))
    where = "样板市虚构区样例路8号2层"
    paper = _Paper(chance, (242, 238, 226), (1400, 990))
    paper.value(560, 80, "营 业 执 照", 64)
    paper.label(90, 220, "统一社会信用代码")
    paper.value(340, 216, code, 32)
    rows = (
        ("名称", firm, "注册资本", "壹佰万元整"),
        ("类型", "有限责任公司", "成立日期", _chinese_day(day)),
        ("法定代表人", name, "住所", where),
        ("经营范围", "一般项目：日用百货销售", "", ""),
    )
    for place, (label, said, second, more) in enumerate(rows):
        y = 340 + 90 * place
        paper.label(90, y, label)
        paper.value(290, y - 3, said)
        if second:
            paper.label(780, y, second)
            paper.value(960, y - 3, more)
    says: dict[str, str | date] = {"uscc": code, "employer": firm, "legal_representative": name}
    return MadeUp(CardKind.BUSINESS_LICENCE, paper.image, {**says, "established_on": day, "employer_address": where})


def bank_card(chance: random.Random) -> MadeUp:
    """A bank card whose issuer does not exist."""
    first = "999999" + "".join(str(chance.randrange(10)) for _ in range(12))
    number = next(f"{first}{last}" for last in range(10) if check_bank_card(f"{first}{last}").code == "bank_card.ok")
    paper = _Paper(chance, (214, 222, 236))
    paper.value(60, 60, "样板银行", 44)
    paper.value(80, 330, " ".join(number[start : start + 4] for start in range(0, 19, 4)), 56)
    paper.value(420, 430, "VALID THRU 09/31", 26)
    return MadeUp(CardKind.BANK_CARD, paper.image, {"card_tail": number[-4:]})


def vin_plate(chance: random.Random) -> MadeUp:
    """The plate with a vehicle's number."""
    number = vin(chance)
    paper = _Paper(chance, (205, 205, 205), (1100, 420))
    paper.value(60, 50, "样板汽车有限公司制造", 34)
    paper.value(60, 150, number, 64)
    paper.value(60, 280, "整车型号 SA7000BEV", 32)
    return MadeUp(CardKind.VIN_PLATE, paper.image, {"vin": number})


MAKERS: dict[CardKind, Callable[[random.Random], MadeUp]] = {
    CardKind.ID_FRONT: id_front,
    CardKind.ID_BACK: id_back,
    CardKind.DRIVING_LICENCE: driving_licence,
    CardKind.VEHICLE_LICENCE: vehicle_licence,
    CardKind.BUSINESS_LICENCE: business_licence,
    CardKind.BANK_CARD: bank_card,
    CardKind.VIN_PLATE: vin_plate,
}


# Conditions -----------------------------------------------------------------------------------------------------------


def _glare(image: Image.Image, chance: random.Random) -> Image.Image:
    light = Image.new("L", image.size, 0)
    x, y = chance.randint(0, image.width), chance.randint(0, image.height)
    ImageDraw.Draw(light).ellipse((x - 190, y - 120, x + 190, y + 120), fill=190)
    light = light.filter(ImageFilter.GaussianBlur(45))
    return Image.composite(Image.new("RGB", image.size, (255, 255, 255)), image, light)


def _small_jpeg(image: Image.Image, chance: random.Random) -> Image.Image:
    del chance
    buffer = BytesIO()
    image.resize((image.width * 5 // 8, image.height * 5 // 8)).save(buffer, "JPEG", quality=45)
    return Image.open(buffer).convert("RGB")


CONDITIONS: dict[str, Callable[[Image.Image, random.Random], Image.Image]] = {
    "straight": lambda image, _: image,
    "tilted": lambda image, chance: image.rotate(chance.uniform(-9, 9), expand=True, fillcolor=(88, 78, 70)),
    "turned": lambda image, chance: image.rotate(chance.choice((90, 180, 270)), expand=True),
    "blurred": lambda image, chance: image.filter(ImageFilter.GaussianBlur(chance.uniform(1.5, 2.4))),
    "glare": _glare,
    "dark": lambda image, _: ImageEnhance.Brightness(image).enhance(0.35),
    "small": _small_jpeg,
}


def made_up(kind: CardKind, condition: str, seed: int) -> MadeUp:
    """Return a card of a kind under a condition."""
    chance = random.Random(f"{kind}/{condition}/{seed}")
    card = MAKERS[kind](chance)
    return MadeUp(kind, CONDITIONS[condition](card.image, chance), card.says)


def main(each: int) -> None:
    """Print how many fields were read right of how many, by kind and condition, and how many wrong without a doubt."""
    from carloan_desk.services.card_reading import read_picture

    for kind in CardKind:
        told = []
        for condition in CONDITIONS:
            right = total = wrong = 0
            for seed in range(each):
                card = made_up(kind, condition, seed)
                reading = read_picture(card.png()).reading
                found = {} if reading is None else {field.key: field for field in reading.fields}
                total += len(card.says)
                right += sum(key in found and found[key].value == value for key, value in card.says.items())
                wrong += sum(
                    found[key].is_sure for key, value in card.says.items() if key in found and found[key].value != value
                )
            told.append(f"{condition} {right}/{total}{f' ({wrong} wrong and sure)' if wrong else ''}")
        sys.stdout.write(f"{kind:18}{'  '.join(told)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
