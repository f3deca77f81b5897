"""The case that screening looks at, out of what was recorded: the client, the worksheet, the deal."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.money import round_money
from carloan_desk.domain.rules import RuleSet, in_use
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Case
from carloan_desk.domain.worksheet import Income, IncomeKind, StatementMonth, Worksheet

# So many months of a bank statement are looked at.
STATEMENT_MONTHS = 6
_SOMEBODY_ELSE = frozenset({IncomeKind.SPOUSE, IncomeKind.CO_BORROWER})
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Statement:
    """The last months of a bank statement in sum, and a month on average; in yuan."""

    months: int
    incoming: Decimal
    outgoing: Decimal

    @property
    def average(self) -> Decimal:
        """What came in a month, to the fen."""
        return round_money(self.incoming / self.months, mode=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Burden:
    """Income and debts a month, in yuan; ``None`` is not known.

    ``cards`` is what is counted for credit cards, ``card_share`` of what is used, by ``card_rule``.
    """

    income: Decimal | None
    proven: Decimal | None
    loans: Decimal | None
    cards: Decimal
    card_share: Decimal
    card_rule: str
    statement: Statement | None

    @property
    def debts(self) -> Decimal | None:
        """What loans and cards take a month."""
        return self.cards or None if self.loans is None else self.loans + self.cards


def statement_of(months: list[StatementMonth]) -> Statement | None:
    """Return the totals of the last six months recorded, ``None`` if there are none."""
    last = sorted(months, key=lambda month: month.month)[-STATEMENT_MONTHS:]
    if not last:
        return None
    incoming = sum((month.incoming for month in last), _ZERO)
    return Statement(len(last), incoming, sum((month.outgoing for month in last), _ZERO))


def burden_of(client: Client, sheet: Worksheet | None, on: date, rules: RuleSet | None = None) -> Burden:
    """Return income and debts a month: the worksheet's, else what the client said in one sum.

    A worksheet that names somebody else's income alone adds it to what the client said.
    """
    rule = in_use(rules).find("screening.card", on)
    share = rule.number("monthly_share")
    incomes: list[Income] = [] if sheet is None else sheet.incomes
    listed = sum((each.monthly for each in incomes), _ZERO)
    income = listed if incomes else client.monthly_income
    if incomes and client.monthly_income is not None and all(each.kind in _SOMEBODY_ELSE for each in incomes):
        income = client.monthly_income + listed
    proven = sum((each.monthly for each in incomes if each.proven), _ZERO) if incomes else None
    loans = client.monthly_debt
    if sheet is not None and sheet.loans:
        loans = sum((each.monthly for each in sheet.loans), _ZERO)
    used = _ZERO if sheet is None else sheet.card_used or _ZERO
    statement = None if sheet is None else statement_of(sheet.statement)
    cards = round_money(used * share, mode=ROUND_HALF_UP)
    return Burden(income, proven, loans, cards, share, rule.source, statement)


def case_of(
    client: Client,
    sheet: Worksheet | None,
    deal: Deal,
    on: date,
    *,
    payment: Decimal | None = None,
    rules: RuleSet | None = None,
) -> Case:
    """Return the case of a deal.

    Args:
        client: Who asks for the loan.
        sheet: Their income and debt worksheet, if there is one.
        deal: The car and the wish.
        on: The day.
        payment: The instalment agreed; counts where no product computes it (自定义).
        rules: Default the shipped ones.
    """
    burden = burden_of(client, sheet, on, rules)
    own = burden.statement
    if own is not None and sheet is not None and any(income.kind in _SOMEBODY_ELSE for income in sheet.incomes):
        own = None  # the statement is the client's own: it need not show what others earn
    return Case(
        on=on,
        price=deal.price,
        down_payment=deal.down_payment,
        months=deal.months,
        payment=payment if deal.method is RepaymentMethod.CUSTOM else None,
        birth_date=client.birth_date,
        monthly_income=burden.income,
        monthly_debt=burden.debts,
        vehicle_kind=deal.vehicle_kind,
        power=deal.power,
        use=deal.use,
        trade_in=deal.trade_in,
        guide_price=deal.guide_price,
        appraised_price=deal.appraised_price,
        registered_on=deal.registered_on,
        mileage_km=deal.mileage_km,
        city=deal.plate_city or client.city,
        extras=tuple(deal.extras),
        proven_income=burden.proven,
        statement_average=None if own is None else own.average,
        household_expense=None if sheet is None else sheet.household_expense,
        employed_since=client.employed_since,
    )
