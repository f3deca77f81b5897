"""The demo's people: nobody in it exists."""

import random
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.vehicle import Power

CLIENTS = 60
DEALS = 45
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕单覃翟"
GIVEN = [
    "文静",
    "国强",
    "晓",
    "磊",
    "敏",
    "浩",
    "志远",
    "丽",
    "军",
    "琳",
    "建华",
    "雨桐",
    "思源",
    "海燕",
    "子轩",
    "佳怡",
    "俊杰",
    "秀兰",
    "明哲",
    "欣然",
    "立新",
    "春梅",
    "宇航",
    "丹",
    "志勇",
    "雪",
    "家豪",
    "婷",
    "振宇",
    "晨曦",
    "玉珍",
    "博文",
    "洁",
    "卫东",
    "若溪",
    "鹏飞",
    "艳",
    "天佑",
    "慧",
    "少华",
]
CARS = (
    ("比亚迪 宋PLUS DM-i", Power.NEV, 152800),
    ("比亚迪 秦L DM-i", Power.NEV, 119800),
    ("吉利 银河E5", Power.NEV, 123800),
    ("特斯拉 Model Y", Power.NEV, 263500),
    ("理想 L6", Power.NEV, 249800),
    ("长安 CS75 PLUS", Power.ICE, 121900),
    ("哈弗 H6", Power.ICE, 108900),
    ("荣威 D7", Power.NEV, 129800),
    ("大众 朗逸", Power.ICE, 112900),
    ("丰田 凯美瑞", Power.ICE, 181800),
    ("本田 雅阁", Power.ICE, 179800),
    ("宝马 3系", Power.ICE, 319900),
)
_CITIES = ("郑州", "洛阳", "开封", "新乡", "许昌")
_STREETS = ("文化路", "人民路", "花园路", "建设大道", "滨河路")
_EMPLOYERS = ("恒远机械有限公司", "中原物流集团", "新禾食品厂", "明德中学", "瑞安医院", "华盛装饰工程公司")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(born: date, serial: int) -> str:
    """Return a resident ID number of a region that was never issued, its check digit right."""
    body = f"990000{born:%Y%m%d}{serial:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]


def client_of(chance: random.Random, number: int, today: date) -> Client:
    """A client; the later ones are fresh leads of whom little is known yet."""
    fresh = number >= DEALS
    born = date(chance.randint(1968, 2002), chance.randint(1, 12), chance.randint(1, 28))
    male = chance.random() < 0.6
    name = SURNAMES[number % len(SURNAMES)] + GIVEN[(number * 7) % len(GIVEN)]
    source = chance.choice(list(Source))
    city = chance.choice(_CITIES)
    client = Client(
        name=name,
        mobile=f"1990000{number:04d}",
        source=source,
        city=city,
        created_on=today - timedelta(days=chance.randint(0, 20) if fresh else 5),
        interest=f"{chance.choice(CARS)[0]}，{chance.choice(('3年', '5年', '首付3成', '月供3000以内'))}",
    )
    if fresh:
        client.next_action = chance.choice(("电话回访", "发报价", "约看车", "加微信"))
        client.next_action_on = today + timedelta(days=chance.randint(-3, 6))
        return client
    client.gender = Gender.MALE if male else Gender.FEMALE
    client.birth_date = born
    client.id_number = id_number(born, number * 2 + (1 if male else 0))
    client.id_valid_until = today + timedelta(days=chance.randint(400, 5000))
    client.marital_status = chance.choice((MaritalStatus.MARRIED, MaritalStatus.MARRIED, MaritalStatus.SINGLE))
    client.occupation = chance.choice((Occupation.SALARIED, Occupation.SALARIED, Occupation.SELF_EMPLOYED))
    client.employer = chance.choice(_EMPLOYERS)
    client.job_title = chance.choice(("技术员", "主管", "教师", "店主", "会计", "司机"))
    client.monthly_income = Decimal(chance.randint(60, 220)) * 100
    client.monthly_debt = Decimal(chance.choice((0, 0, 0, 800, 1500, 2300)))
    client.address = f"{city}市{chance.choice(_STREETS)}{chance.randint(1, 300)}号{chance.randint(1, 20)}号楼"
    return client
