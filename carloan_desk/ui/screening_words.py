"""Words for screening: the rules, what a case has, the change that would pass, why a product stands where it does."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.matching import Match, Why
from carloan_desk.domain.offer import Offer
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.screening import Case, Check, Outcome, ScreeningResult, Unit, regulation
from carloan_desk.domain.screening_changes import Change
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.ui import offer_words, words
from carloan_desk.ui.shown import Shown

CHIPS = {Outcome.PASS: "good", Outcome.FAIL: "bad", Outcome.UNKNOWN: "warn"}
_MOST_PLACES = 6
_AT_LEAST = frozenset(
    {
        "down_payment_ratio",
        "amount_min",
        "age_min",
        "income_multiple",
        "employed_months",
        "statement_income",
        "proven_income",
        "left_to_live",
    }
)


def result_word(result: ScreeningResult) -> str:
    """Return the word for a result; that something asks for a second look is said too."""
    if result.outcome is Outcome.PASS and result.warnings:
        return QCoreApplication.translate("screening", "Fits, look again")
    return outcome_word(result.outcome)


def result_chip(result: ScreeningResult) -> str:
    """Return the tone of a result."""
    return "warn" if result.outcome is Outcome.PASS and result.warnings else CHIPS[result.outcome]


def outcome_word(outcome: Outcome) -> str:
    """Return the word for a screening result."""
    match outcome:
        case Outcome.PASS:
            return QCoreApplication.translate("screening", "Fits")
        case Outcome.FAIL:
            return QCoreApplication.translate("screening", "Does not fit")
        case Outcome.UNKNOWN:
            return QCoreApplication.translate("screening", "Not known yet")


def check_name(code: str) -> str:
    """Return what a rule is about."""
    translate = QCoreApplication.translate
    names = {
        "down_payment_ratio": translate("screening", "Down payment"),
        "amount_min": translate("screening", "Loan amount, the least"),
        "amount_max": translate("screening", "Loan amount, the most"),
        "months_max": translate("screening", "Term"),
        "months_offered": translate("screening", "Term on offer"),
        "age_min": translate("screening", "Age"),
        "age_at_end": translate("screening", "Age at the end"),
        "debt_to_income": translate("screening", "All instalments to income (DTI)"),
        "income_multiple": translate("screening", "Income over the instalment"),
        "loan_to_value": translate("screening", "Loan to value (LTV)"),
        "term": translate("screening", "Term by regulation"),
        "offered": translate("screening", "Offered on this day"),
        "vehicle_kind": translate("screening", "New or used"),
        "power": translate("screening", "Drive"),
        "use": translate("screening", "Use"),
        "trade_in": translate("screening", "Only with a trade-in"),
        "region": translate("screening", "Region"),
        "vehicle_months": translate("screening", "Age of the car"),
        "vehicle_months_at_end": translate("screening", "Age of the car at the end"),
        "mileage": translate("screening", "Mileage"),
        "employed_months": translate("screening", "With the employer"),
        "statement_income": translate("screening", "A month on the statement against the income stated"),
        "proven_income": translate("screening", "Proven income against all instalments"),
        "debts_known": translate("screening", "Instalments of other loans"),
        "left_to_live": translate("screening", "Left after instalments against the household's expenses"),
    }
    return names[code]


def value_text(check: Check, value: Decimal | str | None, shown: Shown) -> str:
    """Return a value or a limit of a check in its unit."""
    translate = QCoreApplication.translate
    if value is None:
        if check.code == "debt_to_income" and check.outcome is Outcome.FAIL:
            return translate("screening", "no income")
        if check.outcome is Outcome.PASS:
            return "—"
        return translate("screening", "no trade-in") if check.code == "trade_in" else "?"
    match value:
        case VehicleKind():
            return words.vehicle_kind(value)
        case Power():
            return words.power(value)
        case VehicleUse():
            return offer_words.use(value)
        case str():
            return value
    match check.unit:
        case Unit.SHARE:
            return shown.percent(value, _places(check, 1, per=100))
        case Unit.MONEY:
            return shown.round_money(value)
        case Unit.MONTHS:
            return translate("screening", "{n} months").format(n=value)
        case Unit.YEARS:
            return translate("screening", "{n} years").format(n=value)
        case Unit.KM:
            return translate("screening", "{n} km").format(n=f"{value:,}")
        case Unit.TIMES:
            return f"{value:.{_places(check, 2)}f} ×"
    return str(value)


def _places(check: Check, places: int, *, per: int = 1) -> int:
    """Return so many decimals that a value beyond its limit does not look like the limit itself."""
    value, limit = check.value, check.limit
    if isinstance(value, Decimal) and isinstance(limit, Decimal) and check.outcome is Outcome.FAIL:
        while places < _MOST_PLACES and round(value * per, places) == round(limit * per, places):
            places += 1
    return places


def limit_text(check: Check, shown: Shown) -> str:
    """Return what a rule allows."""
    limit = value_text(check, check.limit, shown)
    if check.unit is Unit.CHOICE:
        return limit
    if check.code in _AT_LEAST:
        return QCoreApplication.translate("screening", "at least {limit}").format(limit=limit)
    return QCoreApplication.translate("screening", "at most {limit}").format(limit=limit)


def basis_text(check: Check) -> str:
    """Return where a limit is written: the product, the regulation, or what the client said."""
    translate = QCoreApplication.translate
    match check.code:
        case "statement_income":
            return translate("screening", "the income stated in the worksheet")
        case "proven_income":
            return translate("screening", "this instalment and those in the worksheet")
        case "debts_known":
            return translate("screening", "not recorded: counted as none")
        case "left_to_live":
            return translate("screening", "the household's expenses in the worksheet")
    return check.basis


def check_text(check: Check, shown: Shown) -> str:
    """Return a check in one line: name, value and limit."""
    limit = limit_text(check, shown)
    return f"{check_name(check.code)} {value_text(check, check.value, shown)}" + (f" ({limit})" if limit else "")


def regulation_text(offer: Offer, rules: RuleSet | None, shown: Shown) -> list[str]:
    """Return what the regulation says against an offer, each with where it is written."""
    wish = offer.wish
    case = Case(
        on=wish.on,
        price=wish.price,
        down_payment=wish.down_payment,
        months=wish.months,
        vehicle_kind=wish.vehicle_kind,
        power=wish.power,
        use=wish.use,
        extras=wish.extras,
    )
    kind = ProductKind.BANK_LOAN if offer.product is None else offer.product.kind
    broken = [check for check in regulation(case, kind, rules) if check.outcome is Outcome.FAIL]
    return [f"{check_text(check, shown)} · {check.basis}" for check in broken]


def change_text(change: Change, shown: Shown, down_payment: Decimal | None) -> str:
    """Return a change as what to do."""
    translate = QCoreApplication.translate
    parts = []
    if change.down_payment is not None:
        more = None if down_payment is None else abs(change.down_payment - down_payment)
        if change.less_down:
            text = translate("screening", "{amount} down ({more} less)")
        else:
            text = translate("screening", "{amount} down ({more} more)")
        parts.append(text.format(amount=shown.round_money(change.down_payment), more=shown.round_money(more)))
    if change.months is not None:
        parts.append(translate("screening", "{n} months").format(n=change.months))
    if change.cash_extras:
        names = translate("screening", ", ").join(map(offer_words.extra, change.cash_extras))
        text = translate("screening", "{names} paid at once ({amount})")
        parts.append(text.format(names=names, amount=shown.round_money(change.cash)))
    if change.co_income is not None:
        text = translate("screening", "a co-borrower with {amount} a month")
        parts.append(text.format(amount=shown.round_money(change.co_income)))
    return " + ".join(parts)


def reason_text(found: Match, wanted: int | None, shown: Shown) -> str:
    """Return in a sentence why a product stands where it stands."""
    translate, reason = QCoreApplication.translate, found.reason
    match reason.why:
        case Why.CHEAPEST:
            return translate("screening", "The lowest annual cost of those that fit")
        case Why.DEARER:
            return translate("screening", "Costs {amount} more in all than the cheapest").format(
                amount=shown.round_money(reason.amount)
            )
        case Why.LIGHTER:
            return translate("screening", "Costs {amount} more in all, but {less} less a month").format(
                amount=shown.round_money(reason.amount), less=shown.round_money(reason.less)
            )
        case Why.DEARER_RATE:
            return translate("screening", "Costs {amount} less in all, but at a higher annual rate").format(
                amount=shown.round_money(reason.amount)
            )
        case Why.ALIKE:
            return translate("screening", "Costs as much in all as the cheapest")
        case Why.SHORTER:
            return translate("screening", "Not offered for {n} months: {m} instead").format(n=wanted, m=found.months)
        case Why.OPEN:
            missing = [check_name(c.code) for c in found.result.checks if c.outcome is Outcome.UNKNOWN]
            return translate("screening", "Not known yet: {names}").format(
                names=translate("screening", ", ").join(dict.fromkeys(missing))
            )
        case Why.UNFIT:
            broken = [c for c in found.result.checks if c.outcome is Outcome.FAIL and c not in found.result.warnings]
            return translate("screening", "; ").join(check_text(check, shown) for check in broken)
