"""An invented, lively workspace: clients, deals in every stage, repayments on time and late, a plan, a target.

Nobody in it exists. Phone numbers begin with 1990000, ID numbers with 990000, a region code that was never issued.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.commission import (
    BaseSalary,
    Basis,
    DealFacts,
    PerDeal,
    Plan,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
    components_to_data,
    evaluate,
    period_key,
    plan_from_data,
)
from carloan_desk.domain.deal import WALK, Deal, DealEvent, EventKind, Stage
from carloan_desk.domain.papers import Application, DocumentRecord, DocumentState
from carloan_desk.domain.pay import Metric, Payout, PlanVersion, Target
from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult, PaymentRecord
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import applications, documents, quotes, workspaces
from carloan_desk.services.deal_facts import facts_of
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Workspace

Report = Callable[[int, int], None]

_CLIENTS = 60
_DEALS = 45
_MONTHS = 14
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕单覃翟"
_GIVEN = [
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
_CARS = (
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
_DEALERS = ("城东汽贸", "瑞通4S店", "鑫源名车", "北方国际汽车城")
_CITIES = ("郑州", "洛阳", "开封", "新乡", "许昌")
_STREETS = ("文化路", "人民路", "花园路", "建设大道", "滨河路")
_EMPLOYERS = ("恒远机械有限公司", "中原物流集团", "新禾食品厂", "明德中学", "瑞安医院", "华盛装饰工程公司")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def make(folder: Path, clock: Callable[[], datetime], report: Report) -> Workspace:
    """Make and open a demo workspace; it opens again without a passcode only through its recovery key.

    Args:
        folder: Where; a demo that is there already is opened with the passcode ``demo-demo``.
        clock: The present moment.
        report: Called with what is done and how much there is.
    """
    if workspaces.exists(folder):
        return workspaces.open(folder, workspaces.unlock(folder, PASSCODE), clock)
    created = workspaces.create(folder, PASSCODE)
    workspace = workspaces.open(folder, created.data_key, clock)
    try:
        fill(workspace, clock().date(), report)
    except BaseException:
        workspace.close()
        raise
    return workspace


PASSCODE = "demo-demo"


def fill(workspace: Workspace, today: date, report: Report) -> None:
    """Fill an empty workspace in one transaction."""
    chance = random.Random(20260101)
    total = _CLIENTS + _DEALS
    with workspace.unit_of_work("demo.fill", undoable=False) as work:
        _add_plan(work, today)
        products = _add_products(work, today)
        people = []
        for number in range(_CLIENTS):
            people.append(_client(chance, number, today))
            work.add(people[-1])
            report(number, total)
        facts = []
        for number in range(_DEALS):
            maker = _DealMaker(work, chance, today, people[number], products, number)
            facts.append(maker.make())
            report(_CLIENTS + number, total)
        _add_payouts(work, facts, today)
        work.commit()


def _id_number(born: date, serial: int) -> str:
    body = f"990000{born:%Y%m%d}{serial:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]


def _client(chance: random.Random, number: int, today: date) -> Client:
    """A client; the later ones are fresh leads of whom little is known yet."""
    fresh = number >= _DEALS
    born = date(chance.randint(1968, 2002), chance.randint(1, 12), chance.randint(1, 28))
    male = chance.random() < 0.6
    name = _SURNAMES[number % len(_SURNAMES)] + _GIVEN[(number * 7) % len(_GIVEN)]
    source = chance.choice(list(Source))
    city = chance.choice(_CITIES)
    client = Client(
        name=name,
        mobile=f"1990000{number:04d}",
        source=source,
        city=city,
        created_on=today - timedelta(days=chance.randint(0, 20) if fresh else 5),
        interest=f"{chance.choice(_CARS)[0]}，{chance.choice(('3年', '5年', '首付3成', '月供3000以内'))}",
    )
    if fresh:
        client.next_action = chance.choice(("电话回访", "发报价", "约看车", "加微信"))
        client.next_action_on = today + timedelta(days=chance.randint(-3, 6))
        return client
    client.gender = Gender.MALE if male else Gender.FEMALE
    client.birth_date = born
    client.id_number = _id_number(born, number * 2 + (1 if male else 0))
    client.id_valid_until = today + timedelta(days=chance.randint(400, 5000))
    client.marital_status = chance.choice((MaritalStatus.MARRIED, MaritalStatus.MARRIED, MaritalStatus.SINGLE))
    client.occupation = chance.choice((Occupation.SALARIED, Occupation.SALARIED, Occupation.SELF_EMPLOYED))
    client.employer = chance.choice(_EMPLOYERS)
    client.job_title = chance.choice(("技术员", "主管", "教师", "店主", "会计", "司机"))
    client.monthly_income = Decimal(chance.randint(60, 220)) * 100
    client.monthly_debt = Decimal(chance.choice((0, 0, 0, 800, 1500, 2300)))
    client.address = f"{city}市{chance.choice(_STREETS)}{chance.randint(1, 300)}号{chance.randint(1, 20)}号楼"
    return client


def _add_products(work: UnitOfWork, today: date) -> list[Product]:
    since = today.replace(day=1) - relativedelta(months=_MONTHS + 1)
    bank = ProductKind.BANK_LOAN
    found = [
        Product(
            lender="示例银行",
            name="车贷优享",
            kind=bank,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            months=[12, 24, 36, 48, 60],
            annual_rate=Decimal("0.0399"),
            min_down_payment=Decimal("0.2"),
            free_settlement_after=24,
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="信用卡车位分期",
            kind=ProductKind.CARD_INSTALMENT,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.FLAT_FEE,
            months=[12, 24, 36],
            monthly_fee_rate=Decimal("0.0028"),
            min_down_payment=Decimal("0.3"),
            valid_from=since,
        ),
        Product(
            lender="示例汽车金融",
            name="新能源低息",
            kind=ProductKind.AUTO_FINANCE,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            months=[24, 36, 48, 60],
            annual_rate=Decimal("0.0288"),
            min_down_payment=Decimal("0.3"),
            max_amount=Decimal(200000),
            valid_from=since,
        ),
        Product(
            lender="示例汽车金融",
            name="等额本金",
            kind=ProductKind.AUTO_FINANCE,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PRINCIPAL,
            months=[24, 36],
            annual_rate=Decimal("0.0450"),
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="二手车贷",
            kind=bank,
            vehicle_kind=VehicleKind.USED,
            method=RepaymentMethod.EQUAL_PAYMENT,
            months=[12, 24, 36],
            annual_rate=Decimal("0.0680"),
            min_down_payment=Decimal("0.3"),
            valid_from=since,
        ),
        Product(
            lender="示例融资租赁",
            name="二手车回租",
            kind=ProductKind.FINANCE_LEASE,
            vehicle_kind=VehicleKind.USED,
            method=RepaymentMethod.EQUAL_PAYMENT,
            months=[24, 36, 48],
            annual_rate=Decimal("0.0980"),
            min_down_payment=Decimal("0.1"),
            valid_from=since,
        ),
    ]
    for product in found:
        work.add(product)
    return found


def _plan(today: date) -> Plan:
    return Plan(
        name="示例门店提成方案",
        version=1,
        valid_from=today.replace(day=1) - relativedelta(months=_MONTHS + 1),
        trigger=Trigger.REGISTERED,
        components=(
            BaseSalary("底薪", Decimal(4000)),
            Tiered(
                "放款提成",
                Basis.LOAN_AMOUNT,
                TierMetric.AMOUNT,
                TierMode.MARGINAL,
                (
                    Tier(Decimal(0), Decimal("0.008")),
                    Tier(Decimal(200000), Decimal("0.010")),
                    Tier(Decimal(400000), Decimal("0.012")),
                ),
            ),
            PerDeal("单台奖励", Basis.PER_DEAL, Decimal(200)),
        ),
    )


def _add_plan(work: UnitOfWork, today: date) -> None:
    plan = _plan(today)
    work.add(PlanVersion(name=plan.name, version=1, valid_from=plan.valid_from, definition=components_to_data(plan)))
    work.add(Target(period=period_key(today), metric=Metric.INCOME, value=Decimal(8000)))


def _add_payouts(work: UnitOfWork, facts: list[DealFacts], today: date) -> None:
    """The employer paid every month up to the one before last; last month's is still to come or just came."""
    stored = work.all(PlanVersion)[0]
    plan = plan_from_data(stored.name, stored.version, stored.valid_from, stored.valid_to, stored.definition)
    for back in range(_MONTHS + 1, 0, -1):
        month = today.replace(day=1) - relativedelta(months=back)
        paid_on = month + relativedelta(months=1, day=plan.payout_day)
        statement = evaluate(plan, facts, period_key(month))
        if paid_on <= today and statement.total > 0:
            work.add(Payout(period=period_key(month), paid_on=paid_on, amount=statement.total))


# Where the demo's deals stand: a lively present, a long past.
_STAGES = (
    [Stage.REPAYMENT] * 21
    + [Stage.DELIVERY] * 3
    + [Stage.DISBURSEMENT]
    + [Stage.SIGNING]
    + [Stage.DECISION] * 2
    + [Stage.APPLICATION] * 2
    + [Stage.DOCUMENTS] * 2
    + [Stage.QUOTE] * 2
    + [Stage.SCREENING]
    + [Stage.DISCOVERY] * 2
    + [Stage.SETTLED]
    + [Stage.DECLINED] * 4
    + [Stage.WITHDRAWN] * 3
)


# Days from each step of the walk to the next.
_GAPS = (0, 1, 1, 3, 1, 3, 2, 3, 7)


@dataclass
class _DealMaker:
    """Makes one deal and everything that hangs on it."""

    work: UnitOfWork
    chance: random.Random
    today: date
    client: Client
    products: list[Product]
    number: int

    def make(self) -> DealFacts:
        """Add the deal; return what a commission plan needs to know of it."""
        stage = _STAGES[self.number]
        model, power, price = self.chance.choice(_CARS)
        used = self.chance.random() < 0.2
        product = self._product(used)
        opened = self._opened(stage)
        self.client.created_on = opened - timedelta(days=self.chance.randint(0, 6))
        listed = Decimal(price) * (Decimal("0.6") if used else 1)
        down = (listed * self.chance.choice((Decimal("0.3"), Decimal("0.35"), Decimal("0.4")))).quantize(Decimal(100))
        deal = Deal(
            client_id=self.client.id or 0,
            opened_on=opened,
            vehicle_model=model,
            vehicle_kind=VehicleKind.USED if used else VehicleKind.NEW,
            power=power,
            dealer=self.chance.choice(_DEALERS),
            price=listed,
            down_payment=down,
            expected_disbursement_on=self.today + timedelta(days=self.chance.randint(4, 30)),
        )
        reached = WALK.index(stage) if stage in WALK else len(WALK)
        if reached >= WALK.index(Stage.QUOTE):
            deal.product_id = product.id
            deal.method = product.method
            deal.months = self.chance.choice([months for months in product.months if months <= 60])
            deal.annual_rate = product.annual_rate
            deal.monthly_fee_rate = product.monthly_fee_rate
        self.work.add(deal)
        events = self._events(deal, stage, opened)
        for event in events:
            self.work.add(event)
        if reached >= WALK.index(Stage.DOCUMENTS) and stage is not Stage.WITHDRAWN:
            self._papers(deal, product, stage)
        if reached >= WALK.index(Stage.APPLICATION) and stage is not Stage.WITHDRAWN:
            self._application(deal, product, events)
        payments = self._payments(deal, product, events, stage)
        first_paid_on = min((payment.paid_on for payment in payments), default=None)
        return facts_of(deal, events, self.today, first_paid_on=first_paid_on)

    def _product(self, used: bool) -> Product:
        kind = VehicleKind.USED if used else VehicleKind.NEW
        return self.chance.choice([product for product in self.products if product.vehicle_kind is kind])

    def _opened(self, stage: Stage) -> date:
        if stage is Stage.SETTLED:
            return self.today - timedelta(days=410)
        if stage is Stage.REPAYMENT:
            # Spread over the past: about three deals in two months reach repayment.
            return self.today - timedelta(days=40 + self.number * 18)
        steps = WALK.index(stage) if stage in WALK else 5
        return self.today - timedelta(days=sum(_GAPS[:steps]) + self.chance.choice((0, 0, 1, 1, 2, 4)))

    def _events(self, deal: Deal, stage: Stage, opened: date) -> list[DealEvent]:
        """The dated events that lead to the stage."""
        kinds = [
            EventKind.INTERESTED,
            EventKind.SCREENED,
            EventKind.QUOTED,
            EventKind.DOCUMENTS_COMPLETE,
            EventKind.SUBMITTED,
            EventKind.APPROVED,
            EventKind.SIGNED,
            EventKind.DISBURSED,
            EventKind.REGISTERED,
        ]
        endings = {
            Stage.SETTLED: (9, EventKind.SETTLED),
            Stage.DECLINED: (5, EventKind.DECLINED),
            Stage.WITHDRAWN: (3, EventKind.WITHDRAWN),
        }
        count = endings[stage][0] if stage in endings else WALK.index(stage)
        events, day = [], opened
        for kind, gap in zip(kinds[:count], _GAPS, strict=False):
            day = min(day + timedelta(days=gap), self.today)
            event = DealEvent(deal_id=deal.id or 0, kind=kind, on=day)
            if kind in (EventKind.APPROVED, EventKind.DISBURSED):
                event.amount = deal.loan_amount
            if kind is EventKind.APPROVED:
                event.months, event.annual_rate = deal.months, deal.annual_rate
            if kind is EventKind.DISBURSED:
                event.first_due_on = day + relativedelta(months=1)
            events.append(event)
            if kind is EventKind.DISBURSED and count > 8:
                delivered = min(day + timedelta(days=2), self.today)
                events.append(DealEvent(deal_id=deal.id or 0, kind=EventKind.DELIVERED, on=delivered))
        if stage in endings:
            reasons = {Stage.DECLINED: "负债比偏高", Stage.WITHDRAWN: "客户改为全款", Stage.SETTLED: ""}
            ended = min(day + timedelta(days=200 if stage is Stage.SETTLED else 4), self.today)
            events.append(DealEvent(deal_id=deal.id or 0, kind=endings[stage][1], on=ended, reason=reasons[stage]))
        return events

    def _papers(self, deal: Deal, product: Product, stage: Stage) -> None:
        for paper in documents.checklist(self.client, deal, product, [], self.today):
            received = stage is not Stage.DOCUMENTS or self.chance.random() < 0.6
            asked = self.chance.random() < 0.7
            state = DocumentState.RECEIVED if received else DocumentState.ASKED if asked else DocumentState.NOT_ASKED
            late = paper.rule.needed_by in ("signing", "delivery") and WALK.index(Stage.SIGNING) > (
                WALK.index(stage) if stage in WALK else len(WALK)
            )
            if late or state is DocumentState.NOT_ASKED:
                continue
            on = min(deal.opened_on + timedelta(days=4), self.today)
            self.work.add(
                DocumentRecord(
                    deal_id=deal.id or 0,
                    requirement=paper.rule.code,
                    role=paper.rule.role,
                    state=state,
                    issued_on=on - timedelta(days=self.chance.randint(0, 24)) if received else None,
                    received_on=on if received else None,
                    valid_until=self.client.id_valid_until if received and paper.rule.expires else None,
                )
            )

    def _application(self, deal: Deal, product: Product, events: list[DealEvent]) -> None:
        filled = applications.current((), self.client, deal, product, self.today).answers
        spouse = _SURNAMES[(self.number * 3 + 5) % len(_SURNAMES)] + _GIVEN[(self.number * 5 + 3) % len(_GIVEN)]
        born = date(1985, 6, 15)
        more = {
            "vehicle_use": "private",
            "spouse_name": spouse,
            "spouse_id_number": _id_number(born, self.number * 2),
            "spouse_mobile": f"1990001{self.number:04d}",
            "contact1_name": _SURNAMES[(self.number + 9) % len(_SURNAMES)] + "建国",
            "contact1_relation": "父亲",
            "contact1_mobile": f"1990002{self.number:04d}",
            "contact2_name": _SURNAMES[(self.number + 17) % len(_SURNAMES)] + "晓东",
            "contact2_relation": "同事",
            "contact2_mobile": f"1990003{self.number:04d}",
            "guarantee": "mortgage",
            "repayment_bank": "示例银行郑州分行",
            "repayment_card_tail": f"{self.number:04d}",
            "payee": deal.dealer,
        }
        asked = {field.key for _, fields in shipped_form().asked(filled) for field in fields}
        answers = {**filled, **{key: value for key, value in more.items() if key in asked}}
        submitted = next((event.on for event in events if event.kind is EventKind.SUBMITTED), None)
        self.work.add(Application(deal_id=deal.id or 0, answers=answers, submitted_on=submitted))

    def _payments(self, deal: Deal, product: Product, events: list[DealEvent], stage: Stage) -> list[PaymentRecord]:
        terms = quotes.contract_terms(deal, product, events)
        if terms is None:
            return []
        schedule = quotes.quote(terms).schedule
        last_day = self.today
        due = [row for row in schedule.rows if row.due <= self.today]
        if stage is Stage.SETTLED:
            # Everything that was left was paid on the day of settlement.
            last_day, due = events[-1].on, list(schedule.rows)
        behind = {3: 1, 7: 2, 12: 1}.get(self.number, 0)
        paid = due[: len(due) - behind]
        found = []
        for row in paid:
            late = self.chance.choice((0, 0, 0, 0, 1, 3)) if self.number % 5 == 0 else 0
            paid_on = min(row.due + timedelta(days=late), last_day)
            payment = PaymentRecord(deal_id=deal.id or 0, paid_on=paid_on, amount=row.payment)
            self.work.add(payment)
            found.append(payment)
        if behind and due:
            self._promise(deal, due[-behind].payment)
        return found

    def _promise(self, deal: Deal, amount: Decimal) -> None:
        yesterday = datetime.combine(self.today - timedelta(days=1), time(15, 20))
        promised = self.number == 3
        self.work.add(
            ContactNote(
                client_id=self.client.id or 0,
                deal_id=deal.id,
                at=yesterday,
                channel=Channel.PHONE,
                result=ContactResult.PROMISED if promised else ContactResult.UNANSWERED,
                note="工资到账后还" if promised else "",
                promise_on=self.today if promised else None,
                promise_amount=amount if promised else None,
            )
        )
