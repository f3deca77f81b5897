"""Reading messages: what is found, what is not, and that every finding points at the very characters it came from.

Everybody in these messages is invented.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.recognition import Confidence, Field, Finding, Range, recognise, shipped

TODAY = date(2026, 11, 23)  # a Monday


def said(finding: Finding) -> str:
    """A finding in short: ``budget=120000..150000``, ``~`` for about, ``?`` for what is only likely."""
    value = finding.value
    if isinstance(value, Range):
        low, high = ("" if end is None else f"{end.normalize():f}" for end in (value.low, value.high))
        value = (low if value.low == value.high else f"{low}..{high}") + ("~" if value.about else "")
    return f"{finding.field.value}={value}" + ("?" if finding.confidence is Confidence.LIKELY else "")


def found(text: str) -> list[str]:
    return [said(finding) for finding in recognise(text, shipped(), TODAY).findings]


MESSAGES = (
    (
        "王小明 199 0000 1234 想看秦L DM-i，预算15万左右，首付3成，36期",
        [
            "name=王小明?",
            "phone=19900001234",
            "car=比亚迪 秦L",
            "power=nev",
            "budget=150000~",
            "down_ratio=0.3",
            "term=36",
        ],
    ),
    (
        "姓名：李文静\n电话：+86 199-0001-2345\n意向车型：比亚迪 宋PLUS DM-i\n"
        "城市：郑州\n预算：12-15万\n首付：５００００",
        [
            "name=李文静",
            "phone=19900012345",
            "car=比亚迪 宋PLUS",
            "power=nev",
            "city=郑州",
            "budget=120000..150000",
            "down_payment=50000",
        ],
    ),
    (
        "你好我叫陈国强想买个宋plus电话幺九九零零零零八八八八首付五万分三年明天下午打电话给我",
        [
            "name=陈国强?",
            "car=比亚迪 宋PLUS",
            "phone=19900008888?",
            "down_payment=50000",
            "term=36",
            "contact_on=2026-11-24",
        ],
    ),
    (
        "@王经理 有个客户张女士，19900005678，想置换，现在开轩逸2019年的，想换秦L，落地15个以内",
        [
            "addressed_as=张女士?",
            "phone=19900005678",
            "trade_in=True",
            "owned_car=日产 轩逸",
            "car=比亚迪 秦L",
            "budget=..150000?",
        ],
    ),
    (
        "赵敏 10:23\n我想买二手的宝马3系，预算二十万，月供3000以内，周三下午有空可以过去看车",
        [
            "name=赵敏?",
            "vehicle_kind=used",
            "car=宝马 3系",
            "budget=200000",
            "monthly_payment=..3000",
            "contact_on=2026-11-25",
        ],
    ),
    (
        "李经理您好，我是朋友介绍的，想咨询下贷款，本人周杰，电话19900002222，人在洛阳",
        ["source=referral?", "name=周杰?", "phone=19900002222", "city=洛阳"],
    ),
    (
        "河南瑞通汽车销售有限公司\n销售顾问 刘洋\n手机 19900003333\n电话 0371-65000000\n"
        "地址 郑州市北京路12号\n邮箱 liu.yang@example.com\n微信 liuyang_car",
        [
            "name=刘洋?",
            "phone=19900003333",
            "landline=0371-65000000",
            "city=郑州",
            "email=liu.yang@example.com",
            "wechat=liuyang_car",
        ],
    ),
    (
        "客户：孙丽 身份证 990000199003070013 电话19900004444 备用19900005555 车牌豫A12345 要抵押贷8万",
        [
            "name=孙丽?",
            "id_number=990000199003070013",
            "phone=19900004444",
            "phone=19900005555",
            "plate=豫A12345",
            "loan_amount=80000",
        ],
    ),
    (
        "车架号LSVAL41Z882104202，豫AD12345，看看能贷多少",
        ["vin=LSVAL41Z882104202", "plate=豫AD12345"],
    ),
    (
        "车价12.98万，裸车11万8，指导价129800，贷10万，5年，月供多少",
        ["price=129800", "price=118000", "guide_price=129800", "loan_amount=100000", "term=60?"],
    ),
    (
        "我是马云飞，19900006666，想看Model Y，大后天去店里试驾",
        ["name=马云飞?", "phone=19900006666", "car=特斯拉 Model Y", "contact_on=2026-11-26"],
    ),
    (
        "老张 想买哈弗H6 落地12个 首付2万 余款贷款3年",
        ["addressed_as=老张?", "car=哈弗 H6", "budget=120000?", "down_payment=20000", "term=36"],
    ),
    (
        "王先生 问问汉EV 预算二十来万 抖音看到的",
        ["addressed_as=王先生?", "car=比亚迪 汉EV", "budget=200000~", "source=online?"],
    ),
    (
        "司马青 19900007777 二网推的 看小米SU7",
        ["name=司马青?", "phone=19900007777", "source=dealer?", "car=小米 SU7"],
    ),
    (
        "我要个十五六万的车，最好是新能源，月供两千五左右",
        ["budget=150000..160000?", "power=nev", "monthly_payment=2500~"],
    ),
    (
        "不要二手车 不考虑日产 只看丰田卡罗拉",
        ["car=丰田 卡罗拉"],
    ),
    (
        "月收入8000，房贷3000，想做零首付，比亚迪海鸥",
        ["monthly_income=8000", "down_ratio=0", "car=比亚迪 海鸥"],
    ),
    (
        "车展登记：周婷婷,19900008888,问界M7,25万,12月5号来店",
        [
            "source=event?",
            "name=周婷婷?",
            "phone=19900008888",
            "car=问界 M7",
            "budget=250000?",
            "contact_on=2026-12-05",
        ],
    ),
    (
        "电话是1 9 9 0 0 0 0 9 9 9 9",
        ["phone=19900009999"],
    ),
    (
        "19900001010李雷雷 凯美瑞双擎 贷款10万分36期",
        ["phone=19900001010", "name=李雷雷?", "car=丰田 凯美瑞", "power=ice", "loan_amount=100000", "term=36"],
    ),
    (
        "姐姐介绍我来的 想买五菱宏光MINI 全款4万 25号去提车",
        ["source=referral?", "car=五菱 宏光MINI", "budget=40000", "contact_on=2026-11-25?"],
    ),
    (
        "预算十来万，不想超过十二万，想要SUV",
        ["budget=100000~", "budget=..120000?"],
    ),
    (
        "总价15万首付百分之三十，分60期，多少钱一个月",
        ["budget=150000", "down_ratio=0.3", "term=60"],
    ),
    (
        "Ｔｅｌ：１９９００００２３２３　姓名：欧阳娜娜　预算：１５００００",
        ["phone=19900002323", "name=欧阳娜娜", "budget=150000"],
    ),
    (
        "高工想换车 手机19900003434 下周一上午十点联系",
        ["phone=19900003434", "contact_on=2026-11-30"],
    ),
    (
        "客户高明，电话：199 0000 4545（微信同号），意向理想L6，坐标新乡",
        ["name=高明?", "phone=19900004545", "car=理想 L6", "city=新乡"],
    ),
    (
        "可以贷5年吗 2年免息 3到5年",
        ["term=60", "term=24"],
    ),
    (
        "落地20个，首付6个，做三年",
        ["budget=200000?", "down_payment=60000?", "term=36"],
    ),
    (
        "0086-19900005656 何女士 老客户推荐 二手凯美瑞 首付20%",
        [
            "phone=19900005656",
            "addressed_as=何女士?",
            "source=referral?",
            "vehicle_kind=used",
            "car=丰田 凯美瑞",
            "down_ratio=0.2",
        ],
    ),
    (
        "意向：问界M9 增程，全款或者首付二十万，车在许昌上牌，周末联系",
        ["car=问界 M9", "power=nev", "down_payment=200000", "city=许昌"],
    ),
    (
        "群里@所有人 刚进店一组客户，黄磊，19900006767，A6L，裸车30万，五年五十期？",
        ["source=showroom?", "name=黄磊?", "phone=19900006767", "car=奥迪 A6L", "price=300000", "term=50"],
    ),
    (
        "买买提·艾力 19900007878 想要长安CS75 PLUS 预算11万以内",
        ["name=买买提·艾力?", "phone=19900007878", "car=长安 CS75 PLUS", "budget=..110000"],
    ),
)
# Numbers that are nobody's telephone, days that are no wish, names that are no client's.
NOTHING = (
    "订单号 19900001234567 运费 19.90元",
    "订单19912345678已发货，快递单号19900001111",
    "预算0,012万 看看再说",
    "帮我查一下张伟的征信",
    "卡号6222 0212 3456 7890 123",
    "大家好，明天涨价，抓紧",
    "合同编号 HT19900001111 共3份",
    "身份证990000199003070011打错了",
    "车架号LSVAL41Z8821042O2看不清",
    "今天周三开会，谢谢",
    "逾期3期了怎么办",
    "全新A8888酒吧开业",
    "白天在单位，常用微信",
    "公里数19900001234km",
)


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_a_message_is_read(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算15万", "budget=150000"),
        ("预算１５００００", "budget=150000"),
        ("预算150,000元", "budget=150000"),
        ("预算15-18万", "budget=150000..180000"),
        ("预算十五到十八万", "budget=150000..180000"),
        ("落地20个", "budget=200000?"),
        ("预算七八万", "budget=70000..80000"),
        ("预算二十多万", "budget=200000..300000~"),
        ("预算15万5", "budget=155000"),
        ("预算15w", "budget=150000"),
        ("月供3k以内", "monthly_payment=..3000"),
        ("月供不超过2500", "monthly_payment=..2500"),
        ("首付3万", "down_payment=30000"),
        ("三成首付", "down_ratio=0.3"),
        ("首付30%", "down_ratio=0.3"),
        ("贷款10万", "loan_amount=100000"),
    ],
)
def test_amounts_as_people_say_them(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize("text", ["预算0,012万", "首付0,012", "月供1,23元", "预算15.123456万"])
def test_doubtful_amounts_are_refused(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天联系", date(2026, 11, 23)),
        ("明天联系", date(2026, 11, 24)),
        ("后天来店", date(2026, 11, 25)),
        ("大后天来店", date(2026, 11, 26)),
        ("周三下午打电话", date(2026, 11, 25)),
        ("下周三打电话", date(2026, 12, 2)),
        ("下下周一打电话", date(2026, 12, 7)),
        ("这周日约看车", date(2026, 11, 29)),
        ("三天后联系", date(2026, 11, 26)),
        ("12月1号到店", date(2026, 12, 1)),
        ("1月5日到店", date(2027, 1, 5)),
        ("30号联系", date(2026, 11, 30)),
        ("5号联系", date(2026, 12, 5)),
    ],
)
def test_a_wish_for_a_day(text: str, day: date) -> None:
    read = recognise(text, shipped(), TODAY).best(Field.CONTACT_ON)
    assert read is not None
    assert read.value == day


@pytest.mark.parametrize("text", ["昨天联系过", "11月20号来过店了，再联系", "2月30号联系", "周一到周五联系"])
def test_days_that_cannot_be_meant(text: str) -> None:
    assert recognise(text, shipped(), TODAY).best(Field.CONTACT_ON) is None


def test_a_form_of_address_is_no_name() -> None:
    for text in ("王先生 19900001234", "李姐 19900001234", "欧阳女士 19900001234"):
        read = recognise(text, shipped(), TODAY)
        assert read.best(Field.NAME) is None
        called = read.best(Field.ADDRESSED_AS)
        assert called is not None
        assert called.value == text.split()[0]


def test_a_full_name_before_a_title_is_one() -> None:
    read = recognise("王建国先生 19900001234", shipped(), TODAY).best(Field.NAME)
    assert read is not None
    assert (read.value, read.confidence) == ("王建国", Confidence.SURE)


def test_a_second_telephone() -> None:
    read = recognise("19900001234 或 199-0000-5678", shipped(), TODAY)
    assert [each.value for each in read.all(Field.PHONE)] == ["19900001234", "19900005678"]


_PIECES = st.sampled_from([text for text, _ in MESSAGES] + list(NOTHING))
_TEXTS = st.lists(_PIECES | st.text(max_size=12), max_size=5).map("".join) | st.text(
    "0123456789１２３ -+,.:王李张先生万元首付预算月供年期周三明天比亚迪秦L豫ABlx二十个来多\n​", max_size=60
)


@given(_TEXTS)
def test_every_finding_points_at_its_characters(text: str) -> None:
    read = recognise(text, shipped(), TODAY)
    for finding in read.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert read.source_of(finding).strip()
        match finding.field:
            case Field.NAME | Field.ADDRESSED_AS | Field.EMAIL:
                assert finding.value in (
                    read.source_of(finding),
                    read.source_of(finding).replace(" ", "").replace("\u3000", ""),
                )
            case Field.PHONE:
                assert isinstance(finding.value, str)
                assert len(finding.value) == 11
            case Field.CITY:
                assert str(finding.value) in read.source_of(finding)


@given(_TEXTS)
def test_findings_never_share_characters(text: str) -> None:
    findings = recognise(text, shipped(), TODAY).findings
    for one, other in pairwise(findings):
        shared = one.end > other.start
        assert not shared or {one.field, other.field} == {Field.PHONE, Field.WECHAT}


@given(_TEXTS)
def test_amounts_are_in_order(text: str) -> None:
    for finding in recognise(text, shipped(), TODAY).findings:
        if isinstance(finding.value, Range):
            low, high = finding.value.low, finding.value.high
            assert low is not None or high is not None
            assert low is None or high is None or Decimal(0) <= low <= high


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_stands_around_a_number_does_not_change_it(before: str, after: str) -> None:
    read = recognise(f"{before}\n。19900001234。\n{after}", shipped(), TODAY)
    assert "19900001234" in [each.value for each in read.all(Field.PHONE)]


def test_a_very_long_text_is_read_in_its_beginning() -> None:
    read = recognise("王小明 19900001234 " + "好" * 100_000, shipped(), TODAY)
    assert read.best(Field.PHONE) is not None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Who is greeted is the reader of the message; the sender says their surname alone.
        ("王哥：你好，朋友介绍的，姓陈，看看秦PLUS", ["source=referral?", "addressed_as=陈?", "car=比亚迪 秦PLUS"]),
        ("店里刚来的，姓欧阳，欧阳文静，做美甲的", ["name=欧阳文静?"]),
        ("姓陈，陈国强，做美甲的", ["name=陈国强?"]),
        ("贵姓？老百姓开的店", []),
        ("我叫刘得华我想贷款", ["name=刘得华?"]),
        # 首付 begins the next clause; what stands before it is no down payment.
        ("大概8、9万 首付看能不能零首付", ["budget=80000..90000~?", "down_ratio=0"]),
        ("20万 预算", ["budget=200000"]),
        ("1、5万", ["budget=50000?"]),
        ("首付大概三万月供两千左右", ["down_payment=30000~", "monthly_payment=2000~"]),
        ("月供最好1500左右", ["monthly_payment=1500~"]),
        ("月供顶多2k", ["monthly_payment=..2000"]),
        ("现在开的是浙A99D21的老帕萨特，看理想L6", ["plate=浙A99D21", "owned_car=大众 帕萨特", "car=理想 L6"]),
        ("【鑫达二手车】孙浩 19900001234", ["name=孙浩?", "phone=19900001234"]),
        ("看二手车 19900001234", ["vehicle_kind=used", "phone=19900001234"]),
        ("下周三打给她", ["contact_on=2026-12-02"]),
    ],
)
def test_messages_from_the_day(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted
