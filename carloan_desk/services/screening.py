"""Screening: the worksheet, which products suit a deal, and the change that would pass, applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.matching import Match, match
from carloan_desk.domain.money import rate_of
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet, rule_from_data, shipped
from carloan_desk.domain.screening import Case
from carloan_desk.domain.screening_case import Burden, burden_of, case_of
from carloan_desk.domain.worksheet import Worksheet
from carloan_desk.storage.workspace import Changes, Reader, Workspace

# Topics of the dated rules that the user may write down anew.
_OWN_TOPICS = frozenset({"car_loan.ltv", "car_loan.term", "screening.card", "screening.employment"})
CARD_TOPIC = "screening.card"


@dataclass(frozen=True, slots=True)
class Screening:
    """All that the screening step shows of a deal."""

    sheet: Worksheet
    burden: Burden
    case: Case
    matches: tuple[Match, ...]
    expired: tuple[Product, ...]


def rules_of(read: Reader) -> RuleSet:
    """Return the shipped rules with the user's own, which win from their day on."""
    found = []
    for own in read.all(OwnRule):
        if own.topic in _OWN_TOPICS:
            values = {key: _number(value) for key, value in own.content.items()}
            data = {**values, "topic": own.topic, "valid_from": own.valid_from, "valid_to": own.valid_to}
            found.append(rule_from_data(data))
    return shipped().with_own(found)


def _number(value: Any) -> Any:
    """Numbers lie in the database as text, so that none is lost."""
    if isinstance(value, str) and value.replace(".", "", 1).isdigit():
        return Decimal(value)
    return value


def set_card_share(workspace: Workspace, share: Decimal, on: date) -> Changes:
    """Count another share of what is used of credit cards as paid a month, from a day on.

    Raises:
        DomainError: ``rate.range``.
    """
    rate_of(share, "card_share")
    with workspace.unit_of_work("rule.set", topic=CARD_TOPIC) as work:
        rule = None
        for own in work.all(OwnRule, topic=CARD_TOPIC):
            if own.valid_from >= on:
                rule = own if own.valid_from == on else rule
            elif own.valid_to is None or own.valid_to >= on:
                own.valid_to = on - timedelta(days=1)
        content = {"monthly_share": f"{share:f}", "source": "自定：信用卡月还款占已用额度的比例"}
        if rule is None:
            work.add(OwnRule(topic=CARD_TOPIC, name="monthly_share", content=content, valid_from=on))
        else:
            rule.content = content
        return work.commit()


def sheet_of(read: Reader, client_id: int) -> Worksheet | None:
    """Return a client's worksheet, ``None`` before the first entry."""
    return next(iter(read.all(Worksheet, client_id=client_id)), None)


def edit_sheet(workspace: Workspace, client_id: int, fields: Mapping[str, Any]) -> Changes:
    """Write down fields of a client's worksheet, the first time too.

    Raises:
        DomainError: ``worksheet.card``: more is used of the cards than their limit.
    """
    with workspace.unit_of_work("worksheet.edit", fields=sorted(fields)) as work:
        work.get(Client, client_id)
        sheet = sheet_of(work, client_id)
        if sheet is None:
            sheet = work.add(Worksheet(client_id=client_id))
        for name, value in fields.items():
            setattr(sheet, name, value)
        if sheet.card_limit is not None and sheet.card_used is not None and sheet.card_used > sheet.card_limit:
            raise DomainError("worksheet.card", field="card_used")
        return work.commit()


def screening_of(workspace: Workspace, deal_id: int, today: date) -> Screening:
    """Return the worksheet and how each product on offer suits a deal, those that fit best first."""
    with workspace.reading() as read:
        deal = read.get(Deal, deal_id)
        client = read.get(Client, deal.client_id)
        sheet = sheet_of(read, deal.client_id)
        every = read.all(Product)
        rules = rules_of(read)
    case = case_of(client, sheet, deal, today, rules=rules)
    burden = burden_of(client, sheet, today, rules)
    matches = match(every, case, rules)
    return Screening(
        sheet or Worksheet(client_id=deal.client_id), burden, case, tuple(matches), tuple(_expired(every, deal, today))
    )


def _expired(every: list[Product], deal: Deal, today: date) -> list[Product]:
    """Products for this kind of car of which no version is valid on the day: the latest of each."""
    latest: dict[tuple[str, str], Product] = {}
    valid: set[tuple[str, str]] = set()
    for product in sorted(every, key=lambda each: (each.valid_from, each.version)):
        if product.vehicle_kind is deal.vehicle_kind:
            latest[product.lender, product.name] = product
            if product.offered_on(today):
                valid.add((product.lender, product.name))
    return [product for name, product in latest.items() if name not in valid]
