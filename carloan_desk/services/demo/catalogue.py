"""What makes the demo's catalogue, worksheets and quotes lively: every kind of product, fees, versions, cues."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.deal import Deal, Extra, Stage
from carloan_desk.domain.offer import ExtraKind, make_offer, with_purchase_tax
from carloan_desk.domain.papers import Application
from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind, RateRow, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.domain.worksheet import (
    ExistingLoan,
    Income,
    IncomeKind,
    RecordedCue,
    Residence,
    StatementMonth,
    Worksheet,
)
from carloan_desk.services import applications, quote_papers, workbench
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Workspace

if TYPE_CHECKING:
    from carloan_desk.services.demo.deals import Made

_D = Decimal
# Stages in which the demo's deals have extras and their clients a worksheet.
_TALKED_OVER = frozenset({Stage.SCREENING, Stage.QUOTE, Stage.DOCUMENTS})


def add_catalogue(work: UnitOfWork, today: date) -> None:
    """Add products besides those that the demo's deals chose: none of them changes a deal."""
    since = today.replace(day=1) - relativedelta(months=3)
    bank, finance = ProductKind.BANK_LOAN, ProductKind.AUTO_FINANCE
    level = RepaymentMethod.EQUAL_PAYMENT
    gps = ProductFee("GPS 安装费", Collector.THIRD_PARTY, _D(980))
    mortgage = ProductFee("抵押登记代办费", Collector.DEALER, _D(300))
    tiered = [RateRow(n, _D("0.2"), _D("0.0420")) for n in (12, 24, 36, 48, 60)]
    tiered += [RateRow(n, _D("0.5"), _D("0.0299")) for n in (12, 24, 36)]
    for product in (
        Product(
            lender="示例银行",
            name="置换专享",
            kind=bank,
            vehicle_kind=VehicleKind.NEW,
            trade_in=True,
            method=level,
            rates=tiered,
            max_amount=_D(500_000),
            free_settlement_after=24,
            settlement_penalty=_D("0.05"),
            decision_days=2,
            documents=["旧车行驶证", "旧车注销或转让证明"],
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="七年轻松贷（消费贷款）",
            kind=bank,
            vehicle_kind=VehicleKind.NEW,
            power=Power.NEV,
            method=level,
            rates=rate_table([36, 60, 72, 84], annual_rate=_D("0.0315"), min_down_payment=_D("0.2")),
            max_amount=_D(500_000),
            free_settlement_after=36,
            valid_from=since,
            valid_to=today + timedelta(days=9),
        ),
        Product(
            lender="示例汽车金融",
            name="弹性尾款",
            kind=finance,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.BALLOON,
            balloon_ratio=_D("0.35"),
            rates=rate_table([24, 36], annual_rate=_D("0.0480"), min_down_payment=_D("0.3")),
            fees=[mortgage],
            subvention="厂家",
            valid_from=since,
        ),
        Product(
            lender="示例融资租赁",
            name="新车直租",
            kind=ProductKind.FINANCE_LEASE,
            vehicle_kind=VehicleKind.NEW,
            method=level,
            rates=rate_table([36, 48, 60, 84], annual_rate=_D("0.0690"), min_down_payment=_D("0.1")),
            fees=[gps, ProductFee("租赁服务费", Collector.LENDER, _D(0), _D("0.015"))],
            max_debt_to_income=_D("0.6"),
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="营运车贷",
            kind=bank,
            vehicle_kind=VehicleKind.NEW,
            use=VehicleUse.COMMERCIAL,
            method=level,
            rates=rate_table([12, 24, 36], annual_rate=_D("0.0580"), min_down_payment=_D("0.3")),
            min_income_multiple=_D(2),
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="车贷优享",
            kind=bank,
            vehicle_kind=VehicleKind.NEW,
            method=level,
            rates=rate_table([12, 24, 36, 48, 60], annual_rate=_D("0.0429")),
            valid_from=since - relativedelta(years=2),
            valid_to=today.replace(day=1) - relativedelta(months=16),
            version=1,
        ),
    ):
        work.add(product)


def extras_of(deal: Deal, stage: Stage, number: int) -> list[Extra]:
    """Return what is bought with the car in a deal that is being talked over."""
    if stage not in _TALKED_OVER or deal.vehicle_kind is not VehicleKind.NEW or deal.price is None:
        return []
    asked = Extra(ExtraKind.PURCHASE_TAX, _D(0), number % 2 == 0, Collector.THIRD_PARTY)
    tax = with_purchase_tax(replace(workbench.wish_of_deal(deal, deal.opened_on), extras=(asked,))).extras[0]
    insurance = Extra(ExtraKind.INSURANCE, _D(4200 + number % 7 * 150), False, Collector.THIRD_PARTY)
    found = [tax, Extra(ExtraKind.COMPULSORY_INSURANCE, _D(950), False, Collector.THIRD_PARTY), insurance]
    if number % 3 == 0:
        found.append(Extra(ExtraKind.SERVICE_FEE, _D(1200), False, Collector.DEALER))
    return found


def add_worksheets(work: UnitOfWork, made: Iterable["Made"], stages: Iterable[Stage], today: date) -> None:
    """Write down income, debts, statements and cues of the clients who are being screened."""
    last = today.replace(day=1)
    for number, (each, stage) in enumerate(zip(made, stages, strict=False)):
        if stage not in _TALKED_OVER:
            continue
        salary = _D(7200 + number % 5 * 900)
        work.add(
            Worksheet(
                client_id=each.deal.client_id,
                incomes=[
                    Income(IncomeKind.SALARY, salary, proven=True, note="代发工资"),
                    Income(IncomeKind.SPOUSE if number % 2 else IncomeKind.OTHER, _D(3600), note="口头说明"),
                ],
                loans=[ExistingLoan("示例消费金融", _D(26_000), _D(1150), f"{last + relativedelta(months=20):%Y-%m}")],
                card_limit=_D(50_000),
                card_used=_D(9_000 + number % 4 * 3_000),
                statement=[
                    StatementMonth(
                        f"{last - relativedelta(months=back):%Y-%m}",
                        salary + _D((back * 37 + number * 11) % 9 * 130),
                        _D(5200 + (back * 53 + number) % 7 * 240),
                    )
                    for back in range(6, 0, -1)
                ],
                household_expense=_D(3800),
                dependants=number % 3,
                residence=Residence.MORTGAGED if number % 2 else Residence.RENTED,
                local=True,
                social_insurance_months=14 + number % 30,
                licence=number % 6 != 0,
                cues=[RecordedCue("no_licence", "平时由妻子驾驶，已看驾驶证")] if number % 6 == 0 else [],
            )
        )


def freeze_forms(workspace: Workspace, made: Iterable["Made"], stages: Iterable[Stage]) -> None:
    """Keep with the forms that lenders have now what they rested on and how they were printed."""
    with_lender = [each.deal.id for each, stage in zip(made, stages, strict=False) if stage is Stage.DECISION]
    with workspace.unit_of_work("demo.fill", undoable=False) as work:
        for form in work.all(Application, deal_id=with_lender):
            if form.submitted_on is not None:
                paper = applications.paper_of(workspace, form, form.submitted_on)
                applications.freeze(work, form, form.submitted_on, paper)
        work.commit()


def keep_quotes(workspace: Workspace, made: Iterable["Made"], stages: Iterable[Stage], today: date) -> None:
    """Give quotes in two deals, as a manager would have."""
    wanted = [each.deal for each, stage in zip(made, stages, strict=False) if stage is Stage.DOCUMENTS][:2]
    for deal in wanted:
        bench = workbench.bench(workspace, today, {"deal": deal.id or 0})
        (start,) = bench.starts
        chosen = [product for product in bench.products if product.id == start.product_id]
        others = [
            product
            for product in bench.products
            if product.vehicle_kind is deal.vehicle_kind
            and product.power in (None, deal.power)
            and product.use is deal.use
            and start.wish.months in product.months
            and product.id != start.product_id
        ]
        offers = [make_offer(start.wish, product) for product in (*chosen, *others[:2])]
        on = deal.opened_on + timedelta(days=2)
        pdf = quote_papers.quote_pdf(offers, bench.parties, bench.number, on)
        quote_papers.keep(
            workspace,
            offers,
            "quote",
            bench.number,
            pdf,
            1,
            workspace.now(),
            client_id=bench.client_id,
            deal_id=deal.id,
        )
