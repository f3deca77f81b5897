"""Messages of the day, spoken, forwarded, typed in haste, in a form: what a careful person would note down.

Everybody in these messages is invented.
"""

import pytest

from tests.domain.test_recognition import found

MESSAGES = (
    (
        "问一下问界M7落地15以内能做下来不 首付最多4万 月供3千5左右 电话199 1234 5601",
        ["car=问界 M7", "budget=..150000?", "down_payment=..40000", "monthly_payment=3500~", "phone=19912345601"],
    ),
    (
        "老张介绍的，姓李，想看24款凯美瑞，首付大概5个，贷款三年，周六下午来",
        [
            "source=referral?",
            "addressed_as=李?",
            "car=丰田 凯美瑞",
            "down_payment=50000~?",
            "term=36",
            "contact_on=2026-11-28",
        ],
    ),
    (
        "二手雷凌18年的，车况好点，预算12-15个，电话 １９９－１２３４－５６０２ 找我老婆也行 19912345603",
        ["vehicle_kind=used", "car=丰田 雷凌", "budget=120000..150000?", "phone=19912345602", "phone=19912345603"],
    ),
    (
        "五菱缤果 顶配多少钱？我这边郑州中牟的，能不能0首付",
        ["car=五菱 缤果", "city=郑州?", "down_ratio=0"],
    ),
    (
        "徐州市铜山区的，想要台沃尔沃 XC60，裸车谈到28万5，首付40%，做36期，电话+86 199 1234 5604",
        ["city=徐州", "car=沃尔沃 XC60", "price=285000", "down_ratio=0.4", "term=36", "phone=19912345604"],
    ),
    (
        "哥，我想贷个款，十来万，车是比亚迪秦L dmi，月供别超2千，做5年的 19912345605 微信同号",
        ["budget=100000~?", "car=比亚迪 秦L", "power=nev", "monthly_payment=..2000", "term=60", "phone=19912345605"],
    ),
    (
        "【客户登记】\n姓 名：赵 磊\n手 机：199 1234 5606\n备用电话：199-1234-5607\n"
        "意向车型：吉利星越L\n购车预算：15-18万\n来源：抖音\n备注：周日上午10点来店",
        [
            "name=赵磊?",
            "phone=19912345606",
            "phone=19912345607",
            "car=吉利 星越L",
            "budget=150000..180000",
            "source=online?",
            "contact_on=2026-11-29",
        ],
    ),
    (
        "語音轉文字：喂你好我姓王叫王海濤我想買個問界M8大概三十多萬首付出個十萬左右吧你加我微信一九九一二三四五六零八",
        ["name=王海濤?", "car=问界 M8", "budget=300000..400000~?", "down_payment=100000~", "phone=19912345608?"],
    ),
    (
        "這位客戶林小姐 0199-1234-5609 想睇 Tesla Model 3 預算 25 萬",
        ["addressed_as=林小姐?", "phone=19912345609?", "car=特斯拉 Model 3", "budget=250000"],
    ),
    (
        "Hi 我是David Chen，想看下Model Y，预算30w以内，tel 199-1234-5610，下周二下午3点约试驾",
        ["name=David Chen?", "car=特斯拉 Model Y", "budget=..300000", "phone=19912345610", "contact_on=2026-12-01"],
    ),
    (
        "客户刘洋，29岁，在富士康上班，月薪7500，社保交了3年，想买个10万左右的新能源，手机19912345611",
        ["name=刘洋?", "monthly_income=7500", "budget=100000~?", "power=nev", "phone=19912345611"],
    ),
    (
        "王总的朋友，做工程的，要台埃尔法，现车，首付五成，剩下分三年，19912345612",
        ["car=丰田 埃尔法", "down_ratio=0.5", "term=36", "phone=19912345612"],
    ),
    (
        "群聊：金水区二网群\n鑫源汽贸-小马：客户周建军 19912345615 五菱宏光S 新车 落地6万8 首付2万 征信有点花",
        [
            "source=dealer?",
            "name=周建军?",
            "phone=19912345615",
            "car=五菱 宏光S",
            "vehicle_kind=new",
            "budget=68000",
            "down_payment=20000",
        ],
    ),
    (
        "现在开的捷达，想换个SUV，哈弗大狗或者坦克300都行，十五六个吧，首付能用旧车抵吗",
        ["owned_car=捷达?", "car=哈弗 大狗", "car=坦克 300", "trade_in=True"],
    ),
    (
        "张先生 15号过来签合同 首付3.5万 月供2180 共36期 合同号HT2026112219912345616",
        ["addressed_as=张先生?", "contact_on=2026-12-15?", "down_payment=35000", "monthly_payment=2180", "term=36"],
    ),
    (
        "你好，想咨询一下车抵贷，我的车是22年的本田雅阁，豫P66D88，想贷8万，全款车",
        ["owned_car=本田 雅阁", "plate=豫P66D88", "loan_amount=80000"],
    ),
    (
        "预算8万以内，首付2万以内，月供1500以内，最长能分几年？要求：自动挡，省油，女士开",
        ["budget=..80000", "down_payment=..20000", "monthly_payment=..1500"],
    ),
    (
        "吴女士 五菱缤果 全款6.5 昨天看过车了 三天后再联系 电话:199.1234.5618",
        ["addressed_as=吴女士?", "car=五菱 缤果", "budget=65000?", "contact_on=2026-11-26", "phone=19912345618"],
    ),
    (
        "电话 199 12345 619，陈工，周一到周五白天别打，晚上8点以后联系",
        ["phone=19912345619", "addressed_as=陈工?"],
    ),
    (
        "想要理想L7 Pro，指导价31.98，店里说优惠2万，首付10万，余下的两年免息，微信号 li_wei-2026",
        ["car=理想 L7", "guide_price=319800?", "down_payment=100000", "term=24", "wechat=li_wei-2026"],
    ),
    (
        "别克GL8 陆尊 落地价33万左右 公司名义买 郑州某某商贸有限公司 联系人 郭经理 19912345620",
        ["car=别克 GL8", "budget=330000~", "city=郑州?", "addressed_as=郭经理?", "phone=19912345620"],
    ),
    (
        "小米YU7 订单锁了 交付12月中旬 尾款想贷20个 做60期 北京朝阳 电话199-1234-5621 赵工",
        ["car=小米 YU7", "loan_amount=200000?", "term=60", "city=北京?", "phone=19912345621", "addressed_as=赵工?"],
    ),
    (
        "买过你们车的老客户，宋哥，这次给媳妇看个元UP，9万来块钱的，首付一半，19912345622",
        [
            "source=returning?",
            "addressed_as=宋哥?",
            "car=比亚迪 元UP",
            "budget=90000~?",
            "down_ratio=0.5",
            "phone=19912345622",
        ],
    ),
    (
        "首付 3 - 5 万，月供 2000 - 2500，车价不超12万，做满5年",
        ["down_payment=30000..50000", "monthly_payment=2000..2500", "price=..120000", "term=60"],
    ),
    (
        "司机开货车的，想买辆福田欧马可 4米2蓝牌，首付3万，分24期，1 99 1234 5623",
        ["car=福田 欧马可", "down_payment=30000", "term=24"],
    ),
    (
        "小王介绍过来的，我叫郝建军，39了，跑滴滴的，想换台纯电的，广汽埃安Y或者几何A，首付2到3万，月供两千"
        "出头，什么时候方便？19900112233",
        [
            "source=referral?",
            "name=郝建军",
            "power=nev",
            "car=埃安 Y",
            "car=几何 A",
            "down_payment=20000..30000",
            "monthly_payment=2000~",
            "phone=19900112233",
        ],
    ),
    (
        "王姐推荐的客户 欧阳建国 电话：(+86)199 0011 2244 备注 征信有2次逾期 想做零首付 星瑞",
        ["source=referral?", "name=欧阳建国?", "phone=19900112244", "down_ratio=0", "car=吉利 星瑞"],
    ),
    (
        "你好 我19年的朗逸要置换 里程8万公里 能抵多少？想看途观L，补完差价首付10万以内，分三年",
        ["owned_car=大众 朗逸", "trade_in=True", "car=大众 途观L", "down_payment=..100000", "term=36"],
    ),
    (
        "刘女士，199-0011-2255，南阳市卧龙区，看好了 零跑C11 增程，落地 14.98 万，首付4成，贷5年前两年免息",
        [
            "addressed_as=刘女士?",
            "phone=19900112255",
            "city=南阳",
            "car=零跑 C11",
            "power=nev",
            "budget=149800",
            "down_ratio=0.4",
            "term=60",
        ],
    ),
    (
        "【转发】李总：帮忙接待下 陈晓东 19900112266 明天上午10:30到店 看GL8 公户",
        ["name=陈晓东?", "phone=19900112266", "contact_on=2026-11-24", "car=别克 GL8"],
    ),
    (
        "Name: 周慧敏  Mobile: +86-199-0011-2277  Car: BMW X3  Budget: 40w  City: 洛阳",
        ["name=周慧敏?", "phone=19900112277", "car=宝马 X3", "budget=400000?", "city=洛阳?"],
    ),
    (
        "我要贷15w 首付30% 月供4千以内 后天联系 电话一九九零零幺幺二二八八",
        [
            "loan_amount=150000",
            "down_ratio=0.3",
            "monthly_payment=..4000",
            "contact_on=2026-11-25",
            "phone=19900112288?",
        ],
    ),
    (
        "赔付单号 PDAA2026410100019900112211 豫A·88K66 定损3850元 明天打款",
        ["plate=豫A88K66"],
    ),
    (
        "老客户转介绍，张姐老公，姓冯，开个小饭店，月收入1.5万左右，想要埃安V，全款也行贷款也行",
        ["source=referral?", "addressed_as=冯?", "monthly_income=15000~", "car=埃安 V"],
    ),
    (
        "老师您好！我是在抖音上看到你们的，想了解下长安深蓝S07，首付最低多少，月供多少，我在商丘，电话199 "
        "0011 3333，微信 sl_07_2026",
        ["source=online?", "car=深蓝 S07", "city=商丘", "phone=19900113333", "wechat=sl_07_2026"],
    ),
    (
        "首付6.6万 贷款12万 60期 月供2333 这个方案客户同意了 下周五签约 客户：唐甜甜",
        [
            "down_payment=66000",
            "loan_amount=120000",
            "term=60",
            "monthly_payment=2333",
            "contact_on=2026-12-04",
            "name=唐甜甜?",
        ],
    ),
    (
        "汽车销售张伟 17号到店的客户今天没来，改到29号下午来",
        ["contact_on=2026-11-29?"],
    ),
    (
        "ＢＹＤ　海狮０６　dm-i　预算：１６万　首付：５万　电话：１９９００１１３３４４　高女士",
        [
            "car=比亚迪 海狮06",
            "power=nev",
            "budget=160000",
            "down_payment=50000",
            "phone=19900113344",
            "addressed_as=高女士?",
        ],
    ),
    (
        "许昌 朱先生 五菱荣光小卡 二手5万多 首付1万5 余款24期 电话:1990011-3355",
        [
            "city=许昌?",
            "addressed_as=朱先生?",
            "car=五菱 荣光",
            "vehicle_kind=used",
            "budget=50000~?",
            "down_payment=15000",
            "term=24",
            "phone=19900113355",
        ],
    ),
)
NOTHING = (
    "转发：[小程序]贷款计算器 3.25%起 最高可贷50万 最长5年 咨询电话400-123-4567",
    "身份证尾号0013 手机尾号2233 的客户补一下材料",
    "月租3500的房子，押一付三，2026年12月1日到期",
    "月租3500的房子，押一付三，2026年12月1日到期，合同号19912345678",
    "最高可贷50万，利率3.25%起，先息后本",
)


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_a_message_of_the_day_is_read(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_lead_stays_empty(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话 199 12345 619", ["phone=19912345619"]),
        ("编号 199 12345 619", []),
        ("01991234 5609", []),
        ("19.9万 12345 678", ["budget=199000?"]),
        ("姓　名：赵　磊", ["name=赵磊?"]),
        ("姓名：赵 磊哥介绍", ["source=referral?"]),
        ("我是VIP客户", []),
        ("我是Tesla车主", ["owned_car=特斯拉?"]),
        ("老张说的那台", []),
        ("麻烦介绍的详细点", []),
        ("前两年免息后三年多少", []),
        ("首付一半，十万", ["down_ratio=0.5", "budget=100000?"]),
        ("福田汽车销售公司 王磊 19912345678", ["name=王磊?", "phone=19912345678"]),
        ("明天没空，后天来", ["contact_on=2026-11-25"]),
        ("15号来过的客户", []),
    ],
)
def test_beside_what_is_meant(text: str, expected: list[str]) -> None:
    assert found(text) == expected
