"""What is known for the application form before anybody types: client, deal, quote, worksheet, people, consents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.application_checks import told_by_id
from carloan_desk.domain.application_people import Known, known_people
from carloan_desk.domain.circle import Consent, ConsentScope, Relation, RelationKind
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.screening_case import statement_of
from carloan_desk.domain.worksheet import IncomeKind, Residence, Worksheet
from carloan_desk.services import quotes
from carloan_desk.services.paper_words import extra_name
from carloan_desk.services.screening import rules_of
from carloan_desk.storage.workspace import Reader

_BORROWING = {RelationKind.CO_BORROWER: "co_borrower", RelationKind.GUARANTOR: "guarantor"}
_FAMILY = {RelationKind.PARENT: "父母", RelationKind.CHILD: "子女", RelationKind.RELATIVE: "亲属"}
_OTHERS = {RelationKind.COLLEAGUE: "同事", RelationKind.FRIEND: "朋友"}
_OWN_INCOME = frozenset({IncomeKind.SALARY, IncomeKind.BUSINESS, IncomeKind.PENSION})
_MOST = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What is recorded around a client: the worksheet, the people as the form asks for them, the consents.

    ``rules`` is the regulation with the user's own rules, by which the form is judged.
    """

    sheet: Worksheet | None = None
    people: tuple[Known, ...] = ()
    consents: tuple[Consent, ...] = ()
    rules: RuleSet | None = None


def around(read: Reader, client_id: int) -> Around:
    """Read what is recorded around a client."""
    relations = read.all(Relation, client_id=client_id)
    ids = [each.other_id for each in relations if each.other_id is not None]
    others = {each.id: each for each in read.all(Client, id=ids)} if ids else {}
    sheet = next(iter(read.all(Worksheet, client_id=client_id)), None)
    people = tuple(_people(relations, others))
    return Around(sheet, people, tuple(read.all(Consent, client_id=client_id)), rules_of(read))


def _people(relations: list[Relation], others: Mapping[int | None, Client]) -> Iterator[Known]:
    """Give each person a role of the form: the first spouse, up to three of each kind, two contacts."""
    counts = dict.fromkeys(_BORROWING.values(), 0)
    spouse = next((each for each in relations if each.kind is RelationKind.SPOUSE), None)
    if spouse is not None:
        yield Known("spouse", _answers(spouse, others))
    for each in relations:
        role = _BORROWING.get(each.kind)
        if role is not None and counts[role] < _MOST:
            counts[role] += 1
            yield Known(f"{role}{counts[role]}", _answers(each, others))
    left = [each for each in relations if each.kind is RelationKind.CONTACT and each.refused_contact_on is None]
    for role, kinds in (("contact1", _FAMILY), ("contact2", _OTHERS)):
        fitting = [each for each in relations if each.kind in kinds and each.refused_contact_on is None]
        chosen = fitting[0] if fitting else left.pop(0) if left else None
        if chosen is not None:
            yield Known(role, {"relation": kinds.get(chosen.kind, ""), **_answers(chosen, others)})


def _answers(relation: Relation, others: Mapping[int | None, Client]) -> dict[str, str]:
    """Return what is known of somebody; one who is a client speaks for themselves."""
    client = others.get(relation.other_id) if relation.other_id is not None else None
    if client is None:
        told = told_by_id(relation.id_number)
        return {"name": relation.name, "mobile": relation.mobile, "id_number": relation.id_number, **told}
    names = (
        "name",
        "mobile",
        "id_number",
        "gender",
        "birth_date",
        "marital_status",
        "occupation",
        "employer",
        "job_title",
        "monthly_income",
        "address",
    )
    return {name: answer_text(getattr(client, name)) for name in names}


def known_values(
    client: Client, deal: Deal, product: Product | None, today: date, background: Around | None = None
) -> dict[str, str]:
    """Return what is known, by the names that the form's prefill uses; dates as ISO text, amounts as plain text."""
    background = Around() if background is None else background
    known: dict[str, str] = {}
    for prefix, record in (("client", client), ("deal", deal), ("product", product)):
        for name in () if record is None else record.__dataclass_fields__:
            known[f"{prefix}.{name}"] = answer_text(getattr(record, name))
    known |= _of_deal(deal) | _of_sheet(background.sheet) | known_people(background.people)
    if product is not None:
        known["product.settlement"] = _settlement(product)
    known |= _of_consents(background.consents, "" if product is None else product.lender, today)
    terms = quotes.deal_terms(deal, product, today)
    if terms is not None:
        quote = quotes.quote(terms)
        known["quote.payment"] = answer_text(quote.payment)
        rates = quotes.rates_of_deal(deal, product, quote)
        known["quote.nominal_apr"] = answer_text((rates.nominal_apr * 100).quantize(Decimal("0.01")))
    return known


def _of_deal(deal: Deal) -> dict[str, str]:
    lines = [f"{extra_name(e.name)} {e.amount:,.2f}{'（计入贷款）' if e.financed else ''}" for e in deal.extras]
    return {
        "deal.loan_amount": answer_text(deal.loan_amount),
        # Always said, also when it is nothing: a form filled in again must not keep what is no longer financed.
        "deal.financed_extras": answer_text(None if deal.loan_amount is None else deal.financed_extras),
        "deal.trade_in": "yes" if deal.trade_in else "no",
        "deal.extras": "；".join(lines),
        "deal.balloon": answer_text(deal.balloon or None),
        "deal.upfront_fee": answer_text(deal.upfront_fee or None),
    }


def _of_sheet(sheet: Worksheet | None) -> dict[str, str]:
    if sheet is None:
        return {}
    own = [each.monthly for each in sheet.incomes if each.kind in _OWN_INCOME]
    spouse = [each.monthly for each in sheet.incomes if each.kind is IncomeKind.SPOUSE]
    other = [each.monthly for each in sheet.incomes if each.kind in (IncomeKind.RENT, IncomeKind.OTHER)]
    statement = statement_of(sheet.statement)
    loans = [
        f"{loan.lender} 余额 {loan.balance:,.2f} 月供 {loan.monthly:,.2f}{f' 至 {loan.until}' if loan.until else ''}"
        for loan in sheet.loans
    ]
    owed = [each.monthly for each in sheet.loans]
    sums = {"income": own, "spouse_income": spouse, "other_income": other, "monthly_debt": owed}
    found = {name: answer_text(sum(each, Decimal(0)) if each else None) for name, each in sums.items()}
    for name in ("card_limit", "card_used", "household_expense", "dependants", "guarantees", "residence_since"):
        found[name] = answer_text(getattr(sheet, name))
    found["social_insurance_months"] = answer_text(sheet.social_insurance_months)
    found["residence"] = "own" if sheet.residence is Residence.OWNED else answer_text(sheet.residence)
    found["local"] = "" if sheet.local is None else "yes" if sheet.local else "no"
    found["loans"] = "；".join(loans)
    found["statement_average"] = answer_text(None if statement is None else statement.average)
    return {f"sheet.{name}": value for name, value in found.items()}


def _of_consents(consents: tuple[Consent, ...], lender: str, today: date) -> dict[str, str]:
    """Return the consents that hold today; one for a lender counts for the lender it names."""
    found = {}
    for each in consents:
        named = each.scope in (ConsentScope.LENDER, ConsentScope.CREDIT_QUERY)
        if each.holds_on(today) and (not named or (lender and each.recipient.strip() == lender)):
            found[f"consent.{each.scope}"] = "given"
    return found


def _settlement(product: Product) -> str:
    if not product.settlement_penalty:
        return "提前还款不收违约金"
    rate = f"{(product.settlement_penalty * 100).normalize():f} %"
    if not product.free_settlement_after:
        return f"提前还款收剩余本金 {rate} 的违约金"
    return f"还满 {product.free_settlement_after} 期前收剩余本金 {rate} 的违约金，此后不收"


def answer_text(value: object) -> str:
    """Return a value as the form keeps it: ISO dates, plain decimals, codes."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
