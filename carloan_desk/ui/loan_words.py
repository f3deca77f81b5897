"""Words for loans: entries of the ledger, rows of a bank's list, schedules, the parts of a settlement."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.receipts import Doubt, Ground, Way
from carloan_desk.domain.repayment import PaymentKind, RiskClass
from carloan_desk.domain.servicing import ScheduleOrigin
from carloan_desk.domain.settlement import TraceLine
from carloan_desk.services.loan_lists import LoanDate
from carloan_desk.ui.shown import Shown


def payment_kind(value: PaymentKind) -> str:
    """Return what an entry of the ledger is."""
    translate = QCoreApplication.translate
    return {
        PaymentKind.PAYMENT: translate("loan_words", "Money came in"),
        PaymentKind.REVERSAL: translate("loan_words", "Money went back"),
        PaymentKind.WAIVER: translate("loan_words", "Debt given up by the lender"),
    }[value]


def risk_class(value: RiskClass) -> str:
    """Return the name of one of the five classes."""
    translate = QCoreApplication.translate
    return {
        RiskClass.NORMAL: translate("loan_words", "Normal"),
        RiskClass.SPECIAL_MENTION: translate("loan_words", "Special mention"),
        RiskClass.SUBSTANDARD: translate("loan_words", "Substandard"),
        RiskClass.DOUBTFUL: translate("loan_words", "Doubtful"),
        RiskClass.LOSS: translate("loan_words", "Loss"),
    }[value]


def loan_date(value: LoanDate) -> str:
    """Return which date of a loan it is, in a word."""
    translate = QCoreApplication.translate
    return {
        LoanDate.INSURANCE: translate("loan_words", "Insurance"),
        LoanDate.INSPECTION: translate("loan_words", "Inspection"),
        LoanDate.MORTGAGE: translate("loan_words", "Mortgage"),
        LoanDate.RELEASE: translate("loan_words", "Release"),
    }[value]


def origin(value: ScheduleOrigin) -> str:
    """Return where a contract's schedule came from."""
    translate = QCoreApplication.translate
    return {
        ScheduleOrigin.IMPORTED: translate("loan_words", "the lender's"),
        ScheduleOrigin.ADJUSTED: translate("loan_words", "put right by hand"),
        ScheduleOrigin.RESTRUCTURED: translate("loan_words", "agreed anew"),
    }[value]


def grounds(found: Sequence[Ground]) -> str:
    """Return why a row is about a loan."""
    translate = QCoreApplication.translate
    said = {
        Ground.CONTRACT: translate("loan_words", "contract number"),
        Ground.CONTRACT_TAIL: translate("loan_words", "end of the contract number"),
        Ground.NAME: translate("loan_words", "name"),
        Ground.MASKED_NAME: translate("loan_words", "masked name"),
        Ground.NAME_IN_MEMO: translate("loan_words", "name in the text"),
        Ground.AMOUNT: translate("loan_words", "amount due"),
        Ground.CHOSEN: translate("loan_words", "chosen by hand"),
    }
    return " + ".join(said[each] for each in found)


def doubt(value: Doubt) -> str:
    """Return what speaks against recording a row."""
    translate = QCoreApplication.translate
    return {
        Doubt.THIN: translate("loan_words", "Only one thing agrees: compare"),
        Doubt.UNMATCHED: translate("loan_words", "No loan found"),
        Doubt.AMBIGUOUS: translate("loan_words", "Several loans: choose one"),
        Doubt.KNOWN_REFERENCE: translate("loan_words", "Recorded already: same number of the bank"),
        Doubt.TWICE: translate("loan_words", "Twice in the list"),
        Doubt.SAME_ENTRY: translate("loan_words", "Same day and amount recorded already"),
        Doubt.FUTURE: translate("loan_words", "This day has not come yet"),
        Doubt.BEFORE_DISBURSEMENT: translate("loan_words", "Before the disbursement"),
        Doubt.CLOSED: translate("loan_words", "The loan is closed"),
        Doubt.BEYOND_BALANCE: translate("loan_words", "More than is left to pay"),
        Doubt.WENT_BACK: translate("loan_words", "Money went back"),
        Doubt.TOO_MUCH_BACK: translate("loan_words", "More went back than came in"),
    }[value]


def way(value: Way) -> str:
    """Return what becomes of a row."""
    translate = QCoreApplication.translate
    return {
        Way.PART: translate("loan_words", "Record what is left to pay; a task for the rest"),
        Way.FIRST_DAY: translate("loan_words", "Record on the day of disbursement"),
        Way.PAYMENT: translate("loan_words", "Record as payment"),
        Way.REVERSAL: translate("loan_words", "Record as money that went back"),
        Way.WAIVER: translate("loan_words", "Record as debt given up"),
        Way.TASK: translate("loan_words", "Leave out; a task to send it back"),
        Way.SKIP: translate("loan_words", "Leave out"),
    }[value]


def settlement_part(code: str) -> str:
    """Return the name of a part of a settlement."""
    translate = QCoreApplication.translate
    return {
        "principal": translate("loan_words", "Principal left by the schedule"),
        "accrued_interest": translate("loan_words", "Interest since the last due date"),
        "fees": translate("loan_words", "Instalment fees that stay payable"),
        "penalty": translate("loan_words", "Penalty for settling early"),
        "refund": translate("loan_words", "Fee refunded"),
        "unpaid_due": translate("loan_words", "Instalments due and unpaid"),
        "paid_ahead": translate("loan_words", "Paid ahead"),
    }[code]


def settlement_how(line: TraceLine, show: Shown) -> str:
    """Return how a part of a settlement was computed."""
    translate, details = QCoreApplication.translate, line.details
    match line.code:
        case "principal":
            text = translate("loan_words", "after {n} of {all} instalments")
            return text.format(n=details["instalments_due"], all=details["of"])
        case "accrued_interest":
            return translate("loan_words", "{base} × {rate} × {days} / {year} days").format(
                base=show.money(details["base"]),
                rate=show.percent(details["annual_rate"]),
                days=details["days"],
                year=details["year"],
            )
        case "fees":
            kept = details["rule"] == "all"
            return translate("loan_words", "owed to the end") if kept else translate("loan_words", "not owed any more")
        case "penalty":
            return _penalty(line, show)
        case "unpaid_due":
            numbers = details["instalments"]
            text = translate("loan_words", "instalments {numbers}")
            return text.format(numbers=", ".join(map(str, numbers))) if numbers else ""
        case "paid_ahead":
            return translate("loan_words", "taken off") if line.amount else ""
    return ""


def _penalty(line: TraceLine, show: Shown) -> str:
    translate, details = QCoreApplication.translate, line.details
    if details.get("free"):
        return translate("loan_words", "free")
    before = details["before_month"]
    text = translate("loan_words", "{rate} of the principal left, free from instalment {n} on")
    if before is None:
        text = translate("loan_words", "{rate} of the principal left")
    return text.format(rate=show.percent(Decimal(details["rate"])), n=before)
