"""What the demo's lenders offer and its employer pays."""

from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.commission import (
    BaseSalary,
    Basis,
    Clawback,
    ClawbackStep,
    DealFacts,
    PerDeal,
    Plan,
    Release,
    Retention,
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
from carloan_desk.domain.pace import periods_of
from carloan_desk.domain.pay import Metric, Payout, PlanVersion, Target
from carloan_desk.domain.product import Product, ProductKind, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import plans
from carloan_desk.services.plans import Basics
from carloan_desk.storage.unit_of_work import UnitOfWork

MONTHS = 14


def add_products(work: UnitOfWork, today: date) -> list[Product]:
    since = today.replace(day=1) - relativedelta(months=MONTHS + 1)
    bank = ProductKind.BANK_LOAN
    found = [
        Product(
            lender="示例银行",
            name="车贷优享",
            kind=bank,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            rates=rate_table([12, 24, 36, 48, 60], annual_rate=Decimal("0.0399"), min_down_payment=Decimal("0.2")),
            free_settlement_after=24,
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="信用卡车位分期",
            kind=ProductKind.CARD_INSTALMENT,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.FLAT_FEE,
            rates=rate_table([12, 24, 36], monthly_fee_rate=Decimal("0.0028"), min_down_payment=Decimal("0.3")),
            valid_from=since,
        ),
        Product(
            lender="示例汽车金融",
            name="厂商低息",
            kind=ProductKind.AUTO_FINANCE,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            rates=rate_table([24, 36, 48, 60], annual_rate=Decimal("0.0288"), min_down_payment=Decimal("0.3")),
            max_amount=Decimal(200000),
            valid_from=since,
        ),
        Product(
            lender="示例汽车金融",
            name="等额本金",
            kind=ProductKind.AUTO_FINANCE,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PRINCIPAL,
            rates=rate_table([24, 36], annual_rate=Decimal("0.0450")),
            valid_from=since,
        ),
        Product(
            lender="示例银行",
            name="二手车贷",
            kind=bank,
            vehicle_kind=VehicleKind.USED,
            method=RepaymentMethod.EQUAL_PAYMENT,
            rates=rate_table([12, 24, 36], annual_rate=Decimal("0.0680"), min_down_payment=Decimal("0.3")),
            max_vehicle_months=96,
            max_vehicle_months_at_end=120,
            max_mileage_km=150_000,
            valid_from=since,
        ),
        Product(
            lender="示例融资租赁",
            name="二手车回租",
            kind=ProductKind.FINANCE_LEASE,
            vehicle_kind=VehicleKind.USED,
            method=RepaymentMethod.EQUAL_PAYMENT,
            rates=rate_table([24, 36, 48], annual_rate=Decimal("0.0980"), min_down_payment=Decimal("0.1")),
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
        valid_from=today.replace(day=1) - relativedelta(months=MONTHS + 1),
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
            Retention("风险金", Decimal("0.1"), (Release(12, Decimal(1)),)),
            Clawback(
                "提前结清追回",
                (ClawbackStep(6, Decimal(1)), ClawbackStep(12, Decimal("0.5"))),
                first_payment_default=Decimal(1),
            ),
        ),
    )


def add_plan(work: UnitOfWork, today: date) -> None:
    plans.write_basics(work, Basics(name="示例经理", hired_on=today.replace(day=1) - relativedelta(months=MONTHS + 8)))
    plan = _plan(today)
    work.add(PlanVersion(name=plan.name, version=1, valid_from=plan.valid_from, definition=components_to_data(plan)))
    month, quarter, year = periods_of(today)
    begin = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
    past = [(period_key(begin - relativedelta(months=back)), 5_000) for back in range(6, 0, -1)]
    for period, value in (*past, (month, 8_000), (quarter, 22_000), (year, 84_000)):
        work.add(Target(period=period, metric=Metric.INCOME, value=Decimal(value)))


def add_payouts(work: UnitOfWork, facts: list[DealFacts], today: date) -> None:
    """The employer paid every month up to the one before last; last month's is still to come or just came."""
    stored = work.all(PlanVersion)[0]
    plan = plan_from_data(stored.name, stored.version, stored.valid_from, stored.valid_to, stored.definition)
    for back in range(MONTHS + 1, 0, -1):
        month = today.replace(day=1) - relativedelta(months=back)
        paid_on = month + relativedelta(months=1, day=plan.payout_day)
        statement = evaluate(plan, facts, period_key(month))
        if paid_on <= today and statement.paid > 0:
            work.add(Payout(period=period_key(month), paid_on=paid_on, amount=statement.paid))
