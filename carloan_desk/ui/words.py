"""The trade's words for the domain's values."""

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.client_list import QUIET_DAYS, Facet, ImportChoice, Usual
from carloan_desk.domain.commission import Basis, LineKind, TierMetric, TierMode, Trigger
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.papers import DocumentState
from carloan_desk.domain.pay import Metric
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.reconciliation import DifferenceKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import Channel, ContactResult, TaskKind
from carloan_desk.domain.takehome import Assumption
from carloan_desk.domain.vehicle import Power, VehicleKind


def source(value: Source) -> str:
    """Return where a client came from."""
    match value:
        case Source.SHOWROOM:
            return QCoreApplication.translate("words", "Showroom")
        case Source.DEALER:
            return QCoreApplication.translate("words", "Dealer's staff")
        case Source.REFERRAL:
            return QCoreApplication.translate("words", "Referral")
        case Source.WECHAT:
            return QCoreApplication.translate("words", "WeChat")
        case Source.PHONE:
            return QCoreApplication.translate("words", "Phone call")
        case Source.EVENT:
            return QCoreApplication.translate("words", "Motor show or event")
        case Source.ONLINE:
            return QCoreApplication.translate("words", "Online")
        case Source.RETURNING:
            return QCoreApplication.translate("words", "Returning client")
        case Source.OTHER:
            return QCoreApplication.translate("words", "Other source")


def gender(value: Gender) -> str:
    """Return a person's gender."""
    match value:
        case Gender.MALE:
            return QCoreApplication.translate("words", "Male")
        case Gender.FEMALE:
            return QCoreApplication.translate("words", "Female")


def marital_status(value: MaritalStatus) -> str:
    """Return a marital status."""
    match value:
        case MaritalStatus.SINGLE:
            return QCoreApplication.translate("words", "Single")
        case MaritalStatus.MARRIED:
            return QCoreApplication.translate("words", "Married")
        case MaritalStatus.DIVORCED:
            return QCoreApplication.translate("words", "Divorced")
        case MaritalStatus.WIDOWED:
            return QCoreApplication.translate("words", "Widowed")


def occupation(value: Occupation) -> str:
    """Return what an income rests on."""
    match value:
        case Occupation.SALARIED:
            return QCoreApplication.translate("words", "Salaried")
        case Occupation.SELF_EMPLOYED:
            return QCoreApplication.translate("words", "Self-employed")
        case Occupation.RETIRED:
            return QCoreApplication.translate("words", "Retired")
        case Occupation.OTHER:
            return QCoreApplication.translate("words", "Other occupation")


def vehicle_kind(value: VehicleKind) -> str:
    """Return new or used."""
    match value:
        case VehicleKind.NEW:
            return QCoreApplication.translate("words", "New car")
        case VehicleKind.USED:
            return QCoreApplication.translate("words", "Used car")


def power(value: Power) -> str:
    """Return the drive of a car."""
    match value:
        case Power.ICE:
            return QCoreApplication.translate("words", "Combustion")
        case Power.NEV:
            return QCoreApplication.translate("words", "New energy")


def product_kind(value: ProductKind) -> str:
    """Return the legal form of a product."""
    match value:
        case ProductKind.BANK_LOAN:
            return QCoreApplication.translate("words", "Bank loan")
        case ProductKind.AUTO_FINANCE:
            return QCoreApplication.translate("words", "Auto-finance company")
        case ProductKind.CARD_INSTALMENT:
            return QCoreApplication.translate("words", "Card instalment")
        case ProductKind.FINANCE_LEASE:
            return QCoreApplication.translate("words", "Finance lease")


def method(value: RepaymentMethod) -> str:
    """Return a repayment method."""
    match value:
        case RepaymentMethod.EQUAL_PAYMENT:
            return QCoreApplication.translate("words", "Equal payments")
        case RepaymentMethod.EQUAL_PRINCIPAL:
            return QCoreApplication.translate("words", "Equal principal")
        case RepaymentMethod.INTEREST_ONLY:
            return QCoreApplication.translate("words", "Interest only")
        case RepaymentMethod.BALLOON:
            return QCoreApplication.translate("words", "Balloon")
        case RepaymentMethod.FLAT_FEE:
            return QCoreApplication.translate("words", "Flat fee")
        case RepaymentMethod.CUSTOM:
            return QCoreApplication.translate("words", "Custom schedule")


def stage(value: Stage) -> str:
    """Return a stage of the walk."""
    match value:
        case Stage.DISCOVERY:
            return QCoreApplication.translate("words", "Lead")
        case Stage.SCREENING:
            return QCoreApplication.translate("words", "Screening")
        case Stage.QUOTE:
            return QCoreApplication.translate("words", "Quote")
        case Stage.DOCUMENTS:
            return QCoreApplication.translate("words", "Documents")
        case Stage.APPLICATION:
            return QCoreApplication.translate("words", "Application")
        case Stage.DECISION:
            return QCoreApplication.translate("words", "Decision")
        case Stage.SIGNING:
            return QCoreApplication.translate("words", "Signing")
        case Stage.DISBURSEMENT:
            return QCoreApplication.translate("words", "Disbursement")
        case Stage.DELIVERY:
            return QCoreApplication.translate("words", "Delivery")
        case Stage.REPAYMENT:
            return QCoreApplication.translate("words", "Repayment")
        case Stage.SETTLED:
            return QCoreApplication.translate("words", "Settled")
        case Stage.DECLINED:
            return QCoreApplication.translate("words", "Declined")
        case Stage.WITHDRAWN:
            return QCoreApplication.translate("words", "Withdrawn")


def event(value: EventKind) -> str:
    """Return what happened to a deal."""
    match value:
        case EventKind.INTERESTED:
            return QCoreApplication.translate("words", "Interest confirmed")
        case EventKind.SCREENED:
            return QCoreApplication.translate("words", "Screened")
        case EventKind.QUOTED:
            return QCoreApplication.translate("words", "Quote accepted")
        case EventKind.DOCUMENTS_COMPLETE:
            return QCoreApplication.translate("words", "Documents complete")
        case EventKind.SUBMITTED:
            return QCoreApplication.translate("words", "Submitted to the lender")
        case EventKind.RETURNED:
            return QCoreApplication.translate("words", "Returned by the lender")
        case EventKind.APPROVED:
            return QCoreApplication.translate("words", "Approved")
        case EventKind.DECLINED:
            return QCoreApplication.translate("words", "Declined by the lender")
        case EventKind.SIGNED:
            return QCoreApplication.translate("words", "Contract signed")
        case EventKind.DISBURSED:
            return QCoreApplication.translate("words", "Disbursed")
        case EventKind.DELIVERED:
            return QCoreApplication.translate("words", "Car delivered")
        case EventKind.REGISTERED:
            return QCoreApplication.translate("words", "Mortgage registered")
        case EventKind.SETTLED:
            return QCoreApplication.translate("words", "Loan settled")
        case EventKind.WITHDRAWN:
            return QCoreApplication.translate("words", "Withdrawn by the client")


def document_state(value: DocumentState) -> tuple[str, str]:
    """Return the word for a document's state and the kind of its chip."""
    match value:
        case DocumentState.NOT_ASKED:
            return QCoreApplication.translate("words", "Not asked for"), "warn"
        case DocumentState.ASKED:
            return QCoreApplication.translate("words", "Asked for"), "warn"
        case DocumentState.RECEIVED:
            return QCoreApplication.translate("words", "Received"), "good"
        case DocumentState.REJECTED:
            return QCoreApplication.translate("words", "Rejected"), "bad"
        case DocumentState.NOT_APPLICABLE:
            return QCoreApplication.translate("words", "Not applicable"), "quiet"


def channel(value: Channel) -> str:
    """Return the way of a contact."""
    match value:
        case Channel.PHONE:
            return QCoreApplication.translate("words", "Phone")
        case Channel.WECHAT:
            return QCoreApplication.translate("words", "WeChat")
        case Channel.VISIT:
            return QCoreApplication.translate("words", "Visit")
        case Channel.OTHER:
            return QCoreApplication.translate("words", "Other way")


def contact_result(value: ContactResult) -> str:
    """Return what came of a contact."""
    match value:
        case ContactResult.REACHED:
            return QCoreApplication.translate("words", "Reached")
        case ContactResult.UNANSWERED:
            return QCoreApplication.translate("words", "No answer")
        case ContactResult.PROMISED:
            return QCoreApplication.translate("words", "Promised to pay")
        case ContactResult.REFUSED:
            return QCoreApplication.translate("words", "Refused")


def basis(value: Basis) -> str:
    """Return what a commission rate is taken of."""
    match value:
        case Basis.LOAN_AMOUNT:
            return QCoreApplication.translate("words", "Loan amount")
        case Basis.NET_DISBURSED:
            return QCoreApplication.translate("words", "Net disbursed")
        case Basis.FEE_INCOME:
            return QCoreApplication.translate("words", "Fee income")
        case Basis.REBATE_INCOME:
            return QCoreApplication.translate("words", "Rebate income")
        case Basis.INTEREST_MARGIN:
            return QCoreApplication.translate("words", "Interest margin")
        case Basis.PER_DEAL:
            return QCoreApplication.translate("words", "Per deal")


def tier_mode(value: TierMode) -> str:
    """Return how a ladder is paid."""
    match value:
        case TierMode.MARGINAL:
            return QCoreApplication.translate("words", "Each part at its own step")
        case TierMode.RETROACTIVE:
            return QCoreApplication.translate("words", "All at the step reached")


def difference(value: DifferenceKind) -> str:
    """Return why what was paid differs from what was expected."""
    match value:
        case DifferenceKind.MISSING:
            return QCoreApplication.translate("words", "Missing")
        case DifferenceKind.EXTRA:
            return QCoreApplication.translate("words", "Not expected")
        case DifferenceKind.RATE:
            return QCoreApplication.translate("words", "Another rate")
        case DifferenceKind.BASE:
            return QCoreApplication.translate("words", "Another base")
        case DifferenceKind.PERIOD:
            return QCoreApplication.translate("words", "Another period")
        case DifferenceKind.CLAWBACK:
            return QCoreApplication.translate("words", "Taken back by the employer")
        case DifferenceKind.ROUNDING:
            return QCoreApplication.translate("words", "Rounding")
        case DifferenceKind.DUPLICATE:
            return QCoreApplication.translate("words", "Paid twice")
        case DifferenceKind.UNKNOWN:
            return QCoreApplication.translate("words", "Unknown reason")


def line_kind(value: LineKind) -> str:
    """Return what a line of a statement does."""
    match value:
        case LineKind.EARNED:
            return QCoreApplication.translate("words", "Earned")
        case LineKind.ADJUSTMENT:
            return QCoreApplication.translate("words", "Adjusted")
        case LineKind.CLAWBACK:
            return QCoreApplication.translate("words", "Taken back")
        case LineKind.REVERSAL:
            return QCoreApplication.translate("words", "Reversed")
        case LineKind.HELD:
            return QCoreApplication.translate("words", "Held back")
        case LineKind.RELEASED:
            return QCoreApplication.translate("words", "Released")
        case LineKind.FORFEITED:
            return QCoreApplication.translate("words", "Forfeited")


def assumption(value: Assumption) -> str:
    """Return what an estimate of take-home pay assumes."""
    match value:
        case Assumption.DEFAULT_RATES:
            return QCoreApplication.translate("words", "usual rates, not those of the city")
        case Assumption.LIMITS_UNKNOWN:
            return QCoreApplication.translate("words", "no lower and upper limit of the base")
        case Assumption.BASE_IS_GROSS:
            return QCoreApplication.translate("words", "the month's pay as base")


def tier_metric(value: TierMetric) -> str:
    """Return what climbs a ladder."""
    match value:
        case TierMetric.COUNT:
            return QCoreApplication.translate("words", "Number of deals")
        case TierMetric.AMOUNT:
            return QCoreApplication.translate("words", "Amount of the period")
        case TierMetric.DEAL_SIZE:
            return QCoreApplication.translate("words", "Size of each deal")


def trigger(value: Trigger) -> str:
    """Return the event that earns a commission."""
    match value:
        case Trigger.APPROVED:
            return QCoreApplication.translate("words", "Approval")
        case Trigger.DISBURSED:
            return QCoreApplication.translate("words", "Disbursement")
        case Trigger.REGISTERED:
            return QCoreApplication.translate("words", "Mortgage registration")
        case Trigger.FIRST_REPAID:
            return QCoreApplication.translate("words", "First repayment")


def metric(value: Metric) -> str:
    """Return what a target is of."""
    match value:
        case Metric.INCOME:
            return QCoreApplication.translate("words", "Income")
        case Metric.DISBURSED:
            return QCoreApplication.translate("words", "Disbursed amount")
        case Metric.COUNT:
            return QCoreApplication.translate("words", "Number of deals")


def period(value: str) -> str:
    """Return a month, a quarter or a year as people say it: ``"2026-11"``, ``"2026-Q4"``, ``"2026"``."""
    year, _, part = value.partition("-")
    if not part:
        return QCoreApplication.translate("words", "Year {year}").format(year=year)
    if part.startswith("Q"):
        return QCoreApplication.translate("words", "Quarter {n} of {year}").format(n=part[1:], year=year)
    return value


def usual_list(value: Usual) -> str:
    """Return the name of a list everybody needs."""
    match value:
        case Usual.ALL:
            return QCoreApplication.translate("words", "All clients")
        case Usual.DUE:
            return QCoreApplication.translate("words", "Due today or earlier")
        case Usual.NO_NEXT:
            return QCoreApplication.translate("words", "No next step")
        case Usual.QUIET:
            return QCoreApplication.translate("words", "Not heard of for long")
        case Usual.NEW:
            return QCoreApplication.translate("words", "New this week")


def usual_list_means(value: Usual) -> str:
    """Return what is in such a list."""
    match value:
        case Usual.ALL:
            return QCoreApplication.translate("words", "Everybody, those added last first")
        case Usual.DUE:
            return QCoreApplication.translate("words", "Their next action is due; the longest overdue first")
        case Usual.NO_NEXT:
            return QCoreApplication.translate("words", "Nobody has said what comes next")
        case Usual.QUIET:
            return QCoreApplication.translate("words", "No contact noted for {n} days").format(n=QUIET_DAYS)
        case Usual.NEW:
            return QCoreApplication.translate("words", "Added in the last seven days")


def facet(value: Facet) -> str:
    """Return what lists are narrowed by."""
    match value:
        case Facet.SOURCE:
            return QCoreApplication.translate("words", "Source")
        case Facet.LEAD_SOURCE:
            return QCoreApplication.translate("words", "Place")
        case Facet.CAMPAIGN:
            return QCoreApplication.translate("words", "Campaign")
        case Facet.CITY:
            return QCoreApplication.translate("words", "City")
        case Facet.TAG:
            return QCoreApplication.translate("words", "Tag")


def client_field(name: str) -> str:
    """Return what a field of a client is called, at the head of a column."""
    translate = QCoreApplication.translate
    names = {
        "name": translate("words", "Name"),
        "mobile": translate("words", "Mobile"),
        "second_mobile": translate("words", "Second mobile"),
        "source": translate("words", "Source"),
        "city": translate("words", "City"),
        "interest": translate("words", "Interested in"),
        "next_action": translate("words", "Next action"),
        "next_action_on": translate("words", "Next action on"),
        "created_on": translate("words", "Added on"),
        "tags": translate("words", "Tags"),
        "id_number": translate("words", "ID number"),
        "id_valid_until": translate("words", "ID valid until"),
        "birth_date": translate("words", "Date of birth"),
        "gender": translate("words", "Gender"),
        "marital_status": translate("words", "Marital status"),
        "occupation": translate("words", "Occupation"),
        "employer": translate("words", "Employer"),
        "job_title": translate("words", "Position"),
        "employer_phone": translate("words", "Employer's phone"),
        "employed_since": translate("words", "Employed since"),
        "monthly_income": translate("words", "Net income a month"),
        "monthly_debt": translate("words", "Other instalments a month"),
        "address": translate("words", "Home address"),
        "wechat": translate("words", "WeChat ID"),
        "email": translate("words", "E-mail"),
        "note": translate("words", "Note"),
    }
    return names[name]


def import_field(name: str) -> str:
    """Return what a column of an imported list is called."""
    translate = QCoreApplication.translate
    names = {
        "plate": translate("words", "Plate of a car they have"),
        "budget": translate("words", "Budget"),
        "down_payment": translate("words", "Down payment"),
        "referrer": translate("words", "Sent by"),
    }
    return names.get(name) or client_field(name)


def import_choice(value: ImportChoice) -> str:
    """Return what is done with a row whose client is known already."""
    match value:
        case ImportChoice.SKIP:
            return QCoreApplication.translate("words", "Left out")
        case ImportChoice.FILL:
            return QCoreApplication.translate("words", "Gaps filled")
        case ImportChoice.UPDATE:
            return QCoreApplication.translate("words", "Overwritten")
        case ImportChoice.ADD:
            return QCoreApplication.translate("words", "Added all the same")


def paper_role(role: str) -> str:
    """Return whose paper it is; ``guarantor-2`` is the second guarantor's."""
    kind, _, number = role.partition("-")
    translate = QCoreApplication.translate
    names = {
        "applicant": translate("words", "Applicant"),
        "spouse": translate("words", "Spouse"),
        "co_borrower": translate("words", "Co-borrower"),
        "guarantor": translate("words", "Guarantor"),
        "seller": translate("words", "Seller of the car"),
    }
    return f"{names.get(kind, kind)} {number}".strip()


def paper_needed(step: str) -> str:
    """Return the step at which a paper is needed."""
    translate = QCoreApplication.translate
    return {
        "application": translate("words", "Submission"),
        "signing": translate("words", "Signing"),
        "disbursement": translate("words", "Disbursement"),
        "delivery": translate("words", "Delivery"),
    }[step]


def task_kind(value: TaskKind) -> str:
    """Return what a task is about."""
    translate = QCoreApplication.translate
    return {
        TaskKind.CONDITION: translate("words", "Condition of the approval"),
        TaskKind.APPOINTMENT: translate("words", "Appointment"),
        TaskKind.DELIVERY: translate("words", "Delivery"),
        TaskKind.INVOICE: translate("words", "Invoice"),
        TaskKind.INSURANCE: translate("words", "Insurance"),
        TaskKind.PLATE: translate("words", "Licence plate"),
        TaskKind.MORTGAGE: translate("words", "Mortgage"),
        TaskKind.KEYS: translate("words", "Keys and GPS"),
        TaskKind.ARCHIVE: translate("words", "Archive"),
        TaskKind.RELEASE: translate("words", "Release of the mortgage"),
        TaskKind.SIGN: translate("words", "Sign to be cleared up"),
        TaskKind.OTHER: translate("words", "Something else"),
    }[value]
