"""A manager who works through the services alone; every client is invented and every number belongs to nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.commission import Basis, PerDeal, Plan
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import applications, clients, deals, loans, plans, products
from carloan_desk.services.deals import DealView
from carloan_desk.storage.workspace import Changes, Workspace
from tests.offers import offer
from tests.storage.entities import dump

D = Decimal
TODAY = date(2026, 11, 23)
OPENED = date(2026, 8, 3)

# What follows after each stage of the walk, with the days it takes.
STEPS: tuple[tuple[EventKind, int], ...] = (
    (EventKind.INTERESTED, 0),
    (EventKind.SCREENED, 1),
    (EventKind.QUOTED, 2),
    (EventKind.DOCUMENTS_COMPLETE, 5),
    (EventKind.SUBMITTED, 6),
    (EventKind.APPROVED, 9),
    (EventKind.SIGNED, 11),
    (EventKind.DISBURSED, 14),
    (EventKind.REGISTERED, 21),
)
REACHED = dict(zip(list(Stage)[:10], range(10), strict=True))


class Manager:
    """Works in a workspace on ``TODAY``; keeps count so that nobody is added twice."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._number = 0

    def client(self, **fields: Any) -> int:
        """Add a client of whom everything is known."""
        self._number += 1
        values: dict[str, Any] = {
            "name": "曾乐",
            "mobile": f"1990000{self._number:04d}",
            "source": Source.SHOWROOM,
            "created_on": OPENED,
            "id_number": "990000199003070013",
            "id_valid_until": date(2036, 3, 7),
            "gender": Gender.MALE,
            "birth_date": date(1990, 3, 7),
            "marital_status": MaritalStatus.SINGLE,
            "occupation": Occupation.SALARIED,
            "employer": "示例公司",
            "monthly_income": D(12000),
            "address": "郑州市文化路1号",
        }
        client = Client(**(values | fields))
        clients.add(self.workspace, client)
        assert client.id is not None
        return client.id

    def product(self, **fields: Any) -> int:
        """Add a product: equal payments at 3.99 % unless told otherwise."""
        values: dict[str, Any] = {
            "lender": "示例银行",
            "name": "车贷优享",
            "kind": ProductKind.BANK_LOAN,
            "vehicle_kind": VehicleKind.NEW,
            "method": RepaymentMethod.EQUAL_PAYMENT,
            "months": [12, 24, 36],
            "annual_rate": D("0.0399"),
            "valid_from": date(2026, 1, 1),
        }
        product = offer(values | fields)
        products.add(self.workspace, product)
        assert product.id is not None
        return product.id

    def deal(self, client_id: int | None = None, **fields: Any) -> int:
        """Open a deal: 120,000 yuan, 36,000 down."""
        values: dict[str, Any] = {
            "client_id": self.client() if client_id is None else client_id,
            "opened_on": OPENED,
            "vehicle_model": "比亚迪 秦L",
            "power": Power.NEV,
            "price": D(120000),
            "down_payment": D(36000),
        }
        deal = Deal(**(values | fields))
        deals.add(self.workspace, deal)
        assert deal.id is not None
        return deal.id

    def record(self, deal_id: int, kind: EventKind, on: date = TODAY, **fields: Any) -> Changes:
        """Record what happened, with everything that the kind needs."""
        if kind is EventKind.SUBMITTED:
            return applications.submit(self.workspace, deal_id, self.answers(deal_id), on, TODAY)
        needed: dict[str, Any] = {}
        if kind in (EventKind.APPROVED, EventKind.DISBURSED):
            needed["amount"] = self.view(deal_id).deal.loan_amount
        if kind in (EventKind.RETURNED, EventKind.DECLINED, EventKind.WITHDRAWN):
            needed["reason"] = "流水不足"
        event = DealEvent(deal_id=deal_id, kind=kind, on=on, **(needed | fields))
        return deals.record(self.workspace, event, TODAY)

    def answers(self, deal_id: int, **more: str) -> dict[str, str]:
        """The form with what is known and everything that is asked for besides."""
        view = self.view(deal_id)
        form = applications.of_view(view, TODAY)
        asked = {
            "vehicle_use": "private",
            "contact1_name": "曾建国",
            "contact1_relation": "父亲",
            "contact1_mobile": "19900020001",
            "contact2_name": "李晓东",
            "contact2_relation": "同事",
            "contact2_mobile": "19900030001",
            "consent_lender": "at_signing",
            "consent_credit_query": "given",
        }
        return asked | form.answers | more

    def walk(
        self, to: Stage = Stage.REPAYMENT, *, deal_id: int | None = None, first: date = OPENED, **fields: Any
    ) -> int:
        """Open a deal, choose a product and lead it to a stage of the walk; the first step is taken on a day."""
        if deal_id is None:
            deal_id = self.deal(**fields)
            deals.choose_product(self.workspace, deal_id, self.product(), 36)
        for kind, days in STEPS[REACHED[self.view(deal_id).stage] : REACHED[to]]:
            self.record(deal_id, kind, first + timedelta(days=days))
        assert self.view(deal_id).stage is to
        return deal_id

    def view(self, deal_id: int, as_of: date = TODAY) -> DealView:
        return deals.view(self.workspace, deal_id, as_of)

    def pay(self, deal_id: int, amount: object, on: date = TODAY, **fields: Any) -> PaymentRecord:
        payment = PaymentRecord(deal_id=deal_id, paid_on=on, amount=D(str(amount)), **fields)
        loans.record_payment(self.workspace, payment, TODAY)
        return payment

    def plan(self, *components: Any, **fields: Any) -> Plan:
        """Enter a plan: one percent of the loan amount unless told otherwise."""
        plan = Plan(
            **{
                "name": "示例方案",
                "version": 1,
                "valid_from": date(2026, 1, 1),
                "components": components or (PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")),),
                **fields,
            }
        )
        plans.add(self.workspace, plan)
        return plan

    def everything(self) -> str:
        """All that the workspace holds, as one comparable text."""
        with self.workspace.reading() as read:
            return dump(read)


def refusal(call: Callable[..., object], *arguments: Any, **named: Any) -> DomainError:
    """Call what must be refused and return the refusal."""
    with pytest.raises(DomainError) as caught:
        call(*arguments, **named)
    return caught.value


def undone(manager: Manager, act: Callable[[], Changes]) -> Changes:
    """Act, and prove that undo takes back exactly that and redo brings it again."""
    before = manager.everything()
    changes = act()
    after = manager.everything()
    assert changes.seq is not None
    assert after != before
    undo = manager.workspace.undo()
    assert (undo.action, undo.entities) == (changes.action, changes.entities)
    assert manager.everything() == before
    manager.workspace.redo()
    assert manager.everything() == after
    assert manager.workspace.verify_history() is None
    return changes


def untouched(manager: Manager, call: Callable[..., object], *arguments: Any, **named: Any) -> DomainError:
    """Call what must be refused and prove that nothing was changed by it."""
    before = manager.everything()
    error = refusal(call, *arguments, **named)
    assert manager.everything() == before
    return error
