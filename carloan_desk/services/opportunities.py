"""Clients to ask about another car (置换、增购), why, and what was decided. What one earns by it is not looked at."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.agenda import holds
from carloan_desk.domain.circle import Consent, ConsentScope
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, Stage, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.opportunities import VALUE, CarLoan, Ground, Opportunity, opportunity_of
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import Rule, RuleSet, rule_from_data, shipped
from carloan_desk.domain.servicing import ContractSchedule, Mark, PaymentRecord
from carloan_desk.services.known_deals import known_of
from carloan_desk.services.loan_book import LoanCase, book_of
from carloan_desk.services.own_rules import set_rule
from carloan_desk.storage.workspace import Changes, Reader, Workspace

WATCHES: frozenset[type] = frozenset(
    {Client, Consent, Deal, DealEvent, Product, PaymentRecord, ContractSchedule, OwnRule, Mark}
)
"""The classes that opportunities follow from."""

# Who repaid longer ago has another car, or is a new client.
_LATELY = timedelta(days=730)
PARTS = ("first_year", "later_years", "nev_first_year", "nev_later_years", "floor")
_OWN_SOURCE = "自定：折旧比例"


@dataclass(frozen=True, slots=True)
class OpportunityLine:
    """A client to ask, with the loan that says so.

    Attributes:
        found: Why, and what the car may be worth.
        deal: The deal of that car; ``client`` whose it is.
        outstanding: What is left of the loan.
        months_left: Instalments still to come.
        consented: Whether the client agreed to be approached with offers.
        mark: What was decided, while that holds.
    """

    found: Opportunity
    deal: Deal
    client: Client
    outstanding: Decimal
    months_left: int
    consented: bool
    mark: Mark | None = None

    @property
    def subject(self) -> str:
        """Names it for ever, so that a decision about it can be kept."""
        return f"opportunity:{self.deal.id}"

    @property
    def evidence(self) -> str:
        """What it rests on: with other reasons a decision no longer holds."""
        return "|".join(self.found.grounds)


@dataclass(frozen=True, slots=True)
class Opportunities:
    """Those to ask, the strongest reason first; and those put off."""

    open: tuple[OpportunityLine, ...] = ()
    put_off: tuple[OpportunityLine, ...] = ()


def opportunities(workspace: Workspace, today: date) -> Opportunities:
    """Return whom to ask about another car.

    A client with a deal under way is not listed, nor one who does not want offers; of several cars the one with the
    strongest reason.
    """
    book, known = book_of(workspace), known_of(workspace, today)

    def derive(read: Reader) -> Opportunities:
        rules = rules_of(read)
        refused, agreed = _consents(read, today)
        busy = {deal.client_id for deal, events in known.pairs.values() if _under_way(stage_of(events))}
        best: dict[int, OpportunityLine] = {}
        for case in book.cases.values():
            client_id = case.deal.client_id
            if client_id in busy or client_id in refused:
                continue
            line = _line(case, today, rules, consented=client_id in agreed)
            if line is not None and (client_id not in best or _rank(line) < _rank(best[client_id])):
                best[client_id] = line
        marks = {mark.subject: mark for mark in read.all(Mark)}
        to_ask: list[OpportunityLine] = []
        put_off: list[OpportunityLine] = []
        for line in sorted(best.values(), key=_rank):
            mark = marks.get(line.subject)
            if mark is not None and holds(mark, line.evidence, today):
                put_off.append(_marked(line, mark))
            else:
                to_ask.append(line)
        return Opportunities(tuple(to_ask), tuple(put_off))

    return workspace.derived(("opportunities", today), derive)


def _under_way(stage: Stage) -> bool:
    return stage not in CLOSED and stage is not Stage.REPAYMENT


def _marked(line: OpportunityLine, mark: Mark) -> OpportunityLine:
    return OpportunityLine(line.found, line.deal, line.client, line.outstanding, line.months_left, line.consented, mark)


_ORDER = {ground: place for place, ground in enumerate(Ground)}


def _rank(line: OpportunityLine) -> tuple[int, int, Decimal, int]:
    """The strongest reason first, then more reasons, then more equity."""
    grounds = line.found.grounds
    return _ORDER[grounds[0]], -len(grounds), -line.found.equity, line.deal.id or 0


def _line(case: LoanCase, today: date, rules: RuleSet, *, consented: bool) -> OpportunityLine | None:
    history, deal = case.history, case.deal
    runs = history.lives(today)
    settled = None if runs else history.closed_on
    if not runs and (settled is None or not today - _LATELY <= settled <= today):
        return None
    if not runs and case.line(today).stage is not Stage.SETTLED:
        return None
    standing = history.standing(today)
    count = len(history.track(today).dues.dues)
    months_left = count - standing.number + 1 if runs and standing.number is not None else 0
    outstanding = standing.outstanding_principal if runs else ZERO
    loan = CarLoan(
        price=deal.price or ZERO,
        bought_on=history.disbursed_on,
        power=deal.power,
        principal=case.terms.principal,
        outstanding=outstanding,
        months_left=months_left,
        registered_on=deal.registered_on,
        overdue_days=standing.overdue_days if runs else 0,
        settled_on=settled,
    )
    found = opportunity_of(loan, today, rules)
    return None if found is None else OpportunityLine(found, deal, case.client, outstanding, months_left, consented)


def _consents(read: Reader, today: date) -> tuple[set[int], set[int]]:
    """Clients who took back their consent to offers, and those whose consent holds."""
    refused, agreed = set(), set()
    for consent in read.all(Consent, scope=ConsentScope.MARKETING):
        if consent.holds_on(today):
            agreed.add(consent.client_id)
        elif consent.withdrawn_on is not None and consent.withdrawn_on <= today:
            refused.add(consent.client_id)
    return refused - agreed, agreed


# What a car is worth --------------------------------------------------------------------------------------------------


def rules_of(read: Reader) -> RuleSet:
    """Return the shipped rules with one's own of what cars are worth."""
    own = []
    for each in read.all(OwnRule, topic=VALUE):
        values = {name: Decimal(str(each.content[name])) for name in PARTS}
        data = {**values, "topic": VALUE, "valid_from": each.valid_from, "valid_to": each.valid_to}
        own.append(rule_from_data({**data, "source": each.content.get("source") or _OWN_SOURCE}))
    return shipped().with_own(own)


def value_rule(workspace: Workspace, on: date) -> tuple[Rule, bool]:
    """Return the rule of what cars are worth on a day, and whether it is one's own."""
    with workspace.reading() as read:
        rule = rules_of(read).find(VALUE, on)
    return rule, rule not in shipped().rules


def set_value_rule(workspace: Workspace, parts: dict[str, Decimal], on: date) -> Changes:
    """Let cars lose their value in another way, from a day on.

    Raises:
        DomainError: ``opportunity.part`` (field): a part not from 0 to 90 %.
    """
    for name in PARTS:
        if not 0 <= parts[name] <= Decimal("0.9"):
            raise DomainError("opportunity.part", field=name)
    content: dict[str, object] = {name: f"{parts[name]:f}" for name in PARTS}
    return set_rule(workspace, VALUE, "value", content | {"source": _OWN_SOURCE}, on)


def drop_value_rule(workspace: Workspace, on: date) -> Changes:
    """Let the shipped rule hold again, from a day on."""
    return set_rule(workspace, VALUE, "value", None, on)
