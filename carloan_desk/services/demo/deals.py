"""The demo's deals: in every stage, with papers, forms, repayments on time and late."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import DealFacts
from carloan_desk.domain.deal import WALK, Deal, DealEvent, EventKind, Stage
from carloan_desk.domain.papers import Application, DocumentRecord, DocumentState
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import (
    Channel,
    ContactNote,
    ContactPurpose,
    ContactResult,
    DealTask,
    PaymentRecord,
    TaskKind,
)
from carloan_desk.domain.tasks import tasks_of
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import applications, documents, quotes
from carloan_desk.services.deal_facts import facts_of
from carloan_desk.services.demo.catalogue import extras_of
from carloan_desk.services.demo.people import CARS, GIVEN, SURNAMES, id_number
from carloan_desk.storage.unit_of_work import UnitOfWork

_RETURNED = ("流水缺最近一个月", "收入证明没盖章", "流水缺最近一个月", "首付凭证不清楚")
_DEALERS = ("城东汽贸", "瑞通4S店", "鑫源名车", "北方国际汽车城")

# Where the demo's deals stand: a lively present, a long past.
STAGES = (
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


@dataclass(frozen=True, slots=True)
class Made:
    """A deal as it was made, and what a commission plan needs to know of it."""

    deal: Deal
    events: list[DealEvent]
    facts: DealFacts


@dataclass
class DealMaker:
    """Makes one deal and everything that hangs on it."""

    work: UnitOfWork
    chance: random.Random
    today: date
    client: Client
    products: list[Product]
    number: int

    def make(self) -> Made:
        """Add the deal and what hangs on it."""
        stage = STAGES[self.number]
        model, power, price = self.chance.choice(CARS)
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
        deal.extras = extras_of(deal, stage, self.number)
        if used and stage not in (Stage.REPAYMENT, Stage.SETTLED):
            deal.registered_on = opened - timedelta(days=1100 + self.number % 5 * 190)
            deal.mileage_km = 38_000 + self.number % 7 * 9_000
            deal.appraised_price = listed - Decimal(1000)
        if stage in WALK[:9] and self.number % 4:
            # Most have a day for their next step; the others show by themselves.
            deal.next_step_on = self.today + timedelta(days=self.number % 3)
        reached = WALK.index(stage) if stage in WALK else len(WALK)
        if reached >= WALK.index(Stage.QUOTE):
            deal.product_id = product.id
            deal.method = product.method
            deal.months = self.chance.choice([months for months in product.months if months <= 60])
            rates = product.row_for(deal.months, deal.down_ratio)
            deal.annual_rate = rates.annual_rate
            deal.monthly_fee_rate = rates.monthly_fee_rate
        self.work.add(deal)
        events = self._events(deal, stage, opened)
        for event in events:
            self.work.add(event)
        if reached >= WALK.index(Stage.DOCUMENTS) and stage is not Stage.WITHDRAWN:
            self._papers(deal, product, stage)
        if reached >= WALK.index(Stage.APPLICATION) and stage is not Stage.WITHDRAWN:
            self._application(deal, product, events)
        self._tasks(deal, events)
        payments = self._payments(deal, product, events, stage)
        first_paid_on = min((payment.paid_on for payment in payments), default=None)
        return Made(deal, events, facts_of(deal, events, self.today, first_paid_on=first_paid_on))

    def _tasks(self, deal: Deal, events: list[DealEvent]) -> None:
        """Most of what comes with delivery is ticked; a few tasks wait, and so does the release of a mortgage."""
        if self.number % 6 == 0:
            return
        for task in tasks_of(events, []):
            if (
                task.done_on is None
                and task.kind is not TaskKind.RELEASE
                and task.due_on is not None
                and task.due_on <= self.today
            ):
                done = min(task.due_on, self.today)
                self.work.add(DealTask(deal_id=deal.id or 0, kind=task.kind, title=task.code, done_on=done))

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
        recent = self.today - timedelta(days=sum(_GAPS[:steps]) + self.chance.choice((0, 0, 1, 1, 2, 4)))
        if stage is Stage.DELIVERY:
            # The cars are there, the registration of the mortgage is a matter of days.
            return recent - timedelta(days=5)
        if stage in (Stage.DECLINED, Stage.WITHDRAWN) and STAGES[self.number - 1] is stage:
            # One of each is of these days, the others lie in the past.
            return self.today - timedelta(days=45 + (self.number - STAGES.index(Stage.DECLINED)) * 47)
        return recent

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
            if kind is EventKind.SUBMITTED and self.number % 3 == 1:
                # Some come back once for what was missing, and go out again.
                reason = _RETURNED[self.number % len(_RETURNED)]
                events.append(DealEvent(deal_id=deal.id or 0, kind=EventKind.RETURNED, on=day, reason=reason))
                events.append(DealEvent(deal_id=deal.id or 0, kind=EventKind.SUBMITTED, on=day, note=f"已补：{reason}"))
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
        spouse = SURNAMES[(self.number * 3 + 5) % len(SURNAMES)] + GIVEN[(self.number * 5 + 3) % len(GIVEN)]
        born = date(1985, 6, 15)
        more = {
            "vehicle_use": "private",
            "spouse_name": spouse,
            "spouse_id_number": id_number(born, self.number * 2),
            "spouse_mobile": f"1990001{self.number:04d}",
            "contact1_name": SURNAMES[(self.number + 9) % len(SURNAMES)] + "建国",
            "contact1_relation": "父亲",
            "contact1_mobile": f"1990002{self.number:04d}",
            "contact2_name": SURNAMES[(self.number + 17) % len(SURNAMES)] + "晓东",
            "contact2_relation": "同事",
            "contact2_mobile": f"1990003{self.number:04d}",
            "guarantee": "mortgage",
            "repayment_bank": "示例银行郑州分行",
            "repayment_card_tail": f"{self.number:04d}",
            "payee_bank": "示例银行郑州分行",
            "debit_consent": "given",
            "education": ("college", "bachelor", "senior")[self.number % 3],
            "residence_kind": "own",
            "consent_lender": "given",
            "consent_credit_query": "given",
        }
        asked = {field.key for _, fields in shipped_form().asked(filled) for field in fields}
        typed = {key: value for key, value in more.items() if key in asked and value != filled.get(key)}
        submitted = [event.on for event in events if event.kind is EventKind.SUBMITTED]
        # What only repeats the records is kept by a form that went out, not by one being filled in.
        answers = {**filled, **typed} if submitted else typed
        for version, on in enumerate(submitted or [None], start=1):
            said = answers
            if version < len(submitted):
                said = {key: value for key, value in answers.items() if key not in ("education", "payee_bank")}
            self.work.add(Application(deal_id=deal.id or 0, version=version, answers=said, submitted_on=on))

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
        behind = {3: 1, 7: 2, 12: 1, 16: 4}.get(self.number, 0)
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
                purpose=ContactPurpose.COLLECTION,
                note="工资到账后还" if promised else "",
                promise_on=self.today if promised else None,
                promise_amount=amount if promised else None,
            )
        )
