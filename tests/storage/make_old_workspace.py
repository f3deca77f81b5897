"""Makes tests/data/workspaces/vN, a workspace of today's version with something in every table.

Run it once when a version of the tables is final (``python -m tests.storage.make_old_workspace``); what it made stays
as it is for ever, so that every later program proves it can open it. The people are invented.
"""

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from carloan_desk.domain.circle import (
    CareDate,
    Consent,
    ConsentScope,
    OwnedVehicle,
    Relation,
    RelationKind,
    Satisfaction,
)
from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation, SmartList, Source
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Extra
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import (
    Application,
    Attachment,
    DocumentRecord,
    DocumentState,
    FormTemplate,
    IssuedDocument,
    KeptQuote,
)
from carloan_desk.domain.pay import ForecastDay, Metric, Payout, PeriodFigures, PlanVersion, SealedStatement, Target
from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import (
    Channel,
    ContactNote,
    ContactPurpose,
    ContactResult,
    ContractRow,
    ContractSchedule,
    DealTask,
    Mark,
    MarkKind,
    PaymentRecord,
    PlaybookRun,
    ScheduleOrigin,
    TaskKind,
)
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.domain.worksheet import ExistingLoan, Income, IncomeKind, RecordedCue, StatementMonth, Worksheet
from carloan_desk.storage import vault
from carloan_desk.storage.migrations import VERSION
from carloan_desk.storage.workspace import UnitOfWork, Workspace, open_workspace

TARGET = Path(__file__).parents[1] / "data" / "workspaces" / f"v{VERSION}"
PASSCODE = "旧工作台 2026"
DAY = date(2026, 1, 5)


def main() -> None:
    if TARGET.exists():
        raise SystemExit(f"{TARGET} exists: old workspaces are never made again")
    vault.COST = vault.KdfCost(iterations=1, lanes=1, memory_kib=64)  # opened in every test run
    made = vault.create(TARGET, PASSCODE)
    moment = datetime.fromisoformat("2026-03-02T09:00:00")

    def clock() -> datetime:
        nonlocal moment
        moment += timedelta(minutes=7)
        return moment

    workspace = open_workspace(TARGET, made.data_key, now=clock)
    fill(workspace)
    workspace.close()
    keys = {"passcode": PASSCODE, "recovery_key": made.recovery_key}
    (TARGET / "keys.json").write_text(json.dumps(keys, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for trace in ("workspace.lock", "left.json"):
        (TARGET / trace).unlink(missing_ok=True)
    shutil.rmtree(TARGET / "backups", ignore_errors=True)


def fill(workspace: Workspace) -> None:
    """Write something into every table, with a bin, an undone action and one undone and done again."""
    commit(workspace, "source.add", sources)
    commit(workspace, "client.add", clients, name="曾乐")
    commit(workspace, "client.circle", circle)
    commit(workspace, "product.add", product)
    commit(workspace, "deal.add", deals, model="某牌 A6")
    commit(workspace, "deal.record", events)
    commit(workspace, "quote.keep", promises)
    contract, issued = workspace.files.put(b"%PDF-1.7 contract"), workspace.files.put(b"%PDF-1.7 form")
    commit(workspace, "papers", lambda work: papers(work, contract, issued, workspace.now()))
    commit(workspace, "servicing", servicing)
    commit(workspace, "pay", pay)
    commit(workspace, "client.delete", lambda work: work.delete(work.get(Client, 3)), name="单一")
    commit(workspace, "client.edit", lambda work: setattr(work.get(Client, 2), "city", "苏州"))
    workspace.undo()
    workspace.redo()
    commit(workspace, "client.edit", lambda work: setattr(work.get(Client, 2), "city", "杭州"))
    workspace.undo()


def commit(workspace: Workspace, action: str, change: Callable[[UnitOfWork], None], **params: str) -> None:
    with workspace.unit_of_work(action, **params) as work:
        change(work)
        work.commit()


def sources(work: UnitOfWork) -> None:
    work.add(LeadSource(kind=Source.DEALER, name="某汽贸", city="上海", address="某路 9 号"))
    work.add(LeadSource(kind=Source.DEALER, name="某汽贸二部", parent_id=1, visit_every_days=14, next_visit_on=DAY))
    work.add(SourcePerson(source_id=2, name="田七", role="销售", mobile="19900000009", wechat="tian7"))
    work.add(SourceVisit(source_id=2, on=DAY, note="送资料"))
    work.add(Campaign(name="春季车展", lead_source_id=1, starts_on=DAY, ends_on=DAY, cost=Decimal("1200.50")))


def circle(work: UnitOfWork) -> None:
    work.add(Relation(client_id=1, kind=RelationKind.SPOUSE, name="王某", mobile="19900000010", note="同住"))
    work.add(Relation(client_id=1, kind=RelationKind.REFERRER, other_id=2))
    work.add(CareDate(client_id=1, name="生日", month=12, day=30, lunar=True))
    work.add(
        Worksheet(
            client_id=1,
            incomes=[Income(IncomeKind.SALARY, Decimal("12345.67"), proven=True)],
            loans=[ExistingLoan("某银行", Decimal("50000.00"), Decimal("1500.00"), "2028-01-01")],
            card_limit=Decimal("30000.00"),
            statement=[StatementMonth("2025-12", Decimal("13000.00"))],
            local=True,
            cues=[RecordedCue("first_car_elsewhere", "工作在本地")],
        )
    )
    work.add(
        Consent(
            client_id=1,
            scope=ConsentScope.LENDER,
            given_on=DAY,
            valid_until=date(2027, 1, 5),
            withdrawn_on=date(2026, 2, 1),
            recipient="某银行",
            evidence="纸质签字",
        )
    )
    work.add(
        OwnedVehicle(
            client_id=1,
            model="某牌 老款",
            plate="沪A00001",
            vin="LZZTEST0000000025",
            power=Power.ICE,
            registered_on=date(2018, 3, 1),
            mileage_km=80000,
            inspection_until=date(2026, 9, 1),
            insurance_until=date(2026, 8, 1),
            loan_balance=Decimal("12000.00"),
        )
    )


def clients(work: UnitOfWork) -> None:
    work.add(
        Client(
            name="曾乐",
            mobile="19900000001",
            second_mobile="19900000011",
            source=Source.DEALER,
            lead_source_id=2,
            campaign_id=1,
            tags=["置换", "VIP"],
            created_on=date(2026, 1, 5),
            id_number="990101199001011235",
            id_valid_until=date(2036, 5, 1),
            gender=Gender.FEMALE,
            birth_date=date(1990, 1, 1),
            marital_status=MaritalStatus.MARRIED,
            occupation=Occupation.SALARIED,
            employer="某某公司",
            job_title="会计",
            employer_phone="000-00000000",
            employed_since=date(2015, 7, 1),
            monthly_income=Decimal("12345.67"),
            monthly_debt=Decimal("0.01"),
            city="上海",
            address="某路 1 号",
            wechat="zengle",
            email="zengle@example.com",
            interest="SUV",
            next_action="回电",
            next_action_on=date(2026, 3, 4),
            note="䶮㛃𬱟",
        )
    )
    for number, name in enumerate(["欧阳娜", "单一", "王五"], start=2):
        work.add(Client(name=name, mobile=f"1990000000{number}", source=Source.EVENT, created_on=date(2026, 1, 6)))


def product(work: UnitOfWork) -> None:
    work.add(
        Product(
            lender="某银行",
            name="乐享贷",
            kind=ProductKind.BANK_LOAN,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            rates=rate_table([12, 24, 36], annual_rate=Decimal("0.0399")),
            fees=[
                ProductFee("GPS", Collector.DEALER, Decimal("800.00")),
                ProductFee("服务费", Collector.LENDER, rate=Decimal("0.01")),
            ],
            documents=["流水"],
            min_amount=Decimal("30000.00"),
            max_amount=Decimal("500000.00"),
            valid_from=date(2026, 1, 1),
            valid_to=date(2026, 12, 31),
        )
    )


def promises(work: UnitOfWork) -> None:
    work.add(SmartList(name="待跟进", query={"text": "", "source": ["dealer"]}))
    work.add(
        KeptQuote(
            client_id=1,
            deal_id=1,
            made_at=datetime.fromisoformat("2026-01-06T10:00:00"),
            number="BJ20260106-001",
            content={"offers": [{"payment": "5537.77"}]},
            pages=1,
            sha256="0" * 64,
            key="0" * 64,
        )
    )


def deals(work: UnitOfWork) -> None:
    work.add(
        Deal(
            client_id=1,
            opened_on=date(2026, 1, 6),
            vehicle_model="某牌 A6",
            power=Power.NEV,
            vin="LZZTEST0000000017",
            plate="沪AD00001",
            dealer="某 4S 店",
            price=Decimal("268000.00"),
            down_payment=Decimal("80400.00"),
            extras=[Extra("保险", Decimal("6500.00"), financed=False)],
            product_id=1,
            method=RepaymentMethod.EQUAL_PAYMENT,
            months=36,
            annual_rate=Decimal("0.0399"),
            monthly_fee_rate=Decimal("0.0033333333"),
            upfront_fee=Decimal("99.99"),
            due_day=15,
        )
    )
    work.add(Deal(client_id=2, opened_on=date(2026, 2, 1), vehicle_kind=VehicleKind.USED))


def events(work: UnitOfWork) -> None:
    walk = [EventKind.INTERESTED, EventKind.SCREENED, EventKind.QUOTED, EventKind.DOCUMENTS_COMPLETE]
    walk += [EventKind.SUBMITTED, EventKind.APPROVED, EventKind.SIGNED]
    for day, kind in enumerate(walk, start=7):
        amount = Decimal("187600.00") if kind is EventKind.APPROVED else None
        work.add(DealEvent(deal_id=1, kind=kind, on=date(2026, 1, day), amount=amount))
    work.add(
        DealEvent(
            deal_id=1,
            kind=EventKind.DISBURSED,
            on=date(2026, 1, 15),
            amount=Decimal("187600.00"),
            months=36,
            annual_rate=Decimal("0.0399"),
            first_due_on=date(2026, 2, 15),
        )
    )
    work.add(DealEvent(deal_id=2, kind=EventKind.WITHDRAWN, on=date(2026, 2, 3), reason="另购"))


def papers(work: UnitOfWork, contract: str, issued: str, at: datetime) -> None:
    record = work.add(
        DocumentRecord(deal_id=1, requirement="id_card", state=DocumentState.RECEIVED, received_on=date(2026, 1, 8))
    )
    work.add(
        Attachment(
            client_id=1,
            deal_id=1,
            document_id=record.id,
            name="合同.pdf",
            media_type="application/pdf",
            size=17,
            key=contract,
            added_at=at,
        )
    )
    work.add(
        Application(
            deal_id=1, answers={"applicant.name": "曾乐"}, submitted_on=date(2026, 1, 11), frozen={"rules": "2026"}
        )
    )
    places = [{"key": "applicant.name", "page": 0, "x": "30", "y": "40"}]
    work.add(FormTemplate(name="某银行申请表", lender="某银行", key=issued, pages=2, places=places, dx=Decimal("0.5")))
    work.add(
        IssuedDocument(
            deal_id=1, kind="application", number="2026-0001", issued_at=at, pages=2, sha256="0" * 64, key=issued
        )
    )


def servicing(work: UnitOfWork) -> None:
    work.add(PaymentRecord(deal_id=1, paid_on=date(2026, 2, 15), amount=Decimal("5537.77"), reference="0001"))
    rows = [ContractRow(1, "2026-02-15", Decimal("4914.00"), Decimal("623.77"))]
    work.add(ContractSchedule(deal_id=1, origin=ScheduleOrigin.IMPORTED, valid_from=DAY, rows=rows))
    work.add(DealTask(deal_id=1, kind=TaskKind.MORTGAGE, due_on=date(2026, 2, 20)))
    at = datetime.fromisoformat("2026-02-20T09:00:00")
    work.add(Mark(subject="deal:1:due", kind=MarkKind.SNOOZED, at=at, until=date(2026, 2, 23)))
    work.add(PlaybookRun(playbook="20-emergency", deal_id=1, opened_at=at, done={"1": "2026-02-20"}))
    work.add(Satisfaction(client_id=1, deal_id=1, on=date(2026, 1, 20), score=5))
    content = {"max_age_days": 30}
    work.add(OwnRule(topic="checklist", name="income_proof", lender="某银行", content=content, valid_from=DAY))
    work.add(ExportRecord(at=at, what="clients", rows=2, columns=["name"]))
    work.add(
        ContactNote(
            client_id=1,
            deal_id=1,
            at=datetime.fromisoformat("2026-02-20T10:30:00"),
            channel=Channel.WECHAT,
            result=ContactResult.PROMISED,
            purpose=ContactPurpose.REMINDER,
            promise_on=date(2026, 3, 15),
            promise_amount=Decimal("5537.77"),
        )
    )


def pay(work: UnitOfWork) -> None:
    definition = {"components": [{"kind": "per_deal", "rate": "0.003"}], "note": "按放款额"}
    work.add(PlanVersion(name="2026 方案", version=1, valid_from=date(2026, 1, 1), definition=definition))
    work.add(Target(period="2026-03", metric=Metric.DISBURSED, value=Decimal("1500000")))
    work.add(Payout(period="2026-01", paid_on=date(2026, 2, 10), amount=Decimal("562.80")))
    work.add(PeriodFigures(period="2026-02", satisfaction=Decimal("96.5"), own={"渗透率": "0.62"}))
    work.add(
        SealedStatement(
            period="2026-01",
            sealed_at=datetime.fromisoformat("2026-02-11T09:30:00"),
            content={"period": "2026-01", "lines": []},
            previous="",
            digest="0" * 64,
        )
    )
    work.add(ForecastDay(day=date(2026, 1, 12), said=[(1, "0.7000", "562.80")]))
    work.set_setting("manager.name", "某经理")


if __name__ == "__main__":
    main()
