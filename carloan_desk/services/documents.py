"""The checklist of a deal, what is recorded for it, and who is to be reminded of what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from carloan_desk.domain import checklist as rules_of_papers
from carloan_desk.domain.checklist import (
    DocumentRule,
    Needed,
    Person,
    Requirement,
    Schedule,
    required_documents,
    rule_of,
    shipped_rules,
    with_own,
)
from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import WALK, Deal, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import Application, DocumentRecord, DocumentState
from carloan_desk.domain.product import Product
from carloan_desk.domain.workdays import Calendar
from carloan_desk.storage.workspace import Changes, Reader, Workspace

_NEEDS_REASON = frozenset({DocumentState.REJECTED, DocumentState.NOT_APPLICABLE})
ROLES = {
    RelationKind.SPOUSE: "spouse",
    RelationKind.CO_BORROWER: "co_borrower",
    RelationKind.GUARANTOR: "guarantor",
}
# Workdays between two reminders for papers that are still missing: a habit, no rule.
REMIND_AFTER = 2
# What is asked for while a deal stands in a step: before the lender has decided, nothing that comes after it.
_ASKED_IN: dict[Stage, Needed] = {
    Stage.DECISION: Needed.SIGNING,
    Stage.SIGNING: Needed.SIGNING,
    Stage.DISBURSEMENT: Needed.DISBURSEMENT,
    Stage.DELIVERY: Needed.DELIVERY,
    Stage.REPAYMENT: Needed.DELIVERY,
}
_ANEW = {"zh": "（已交的到时会过期，请重新开一份）", "en": " (the one here will be too old by then: a new one)"}


@dataclass(frozen=True, slots=True)
class Background:
    """What a checklist hangs on besides client, car and product.

    Attributes:
        own: The user's own rules.
        people: Spouse, co-borrowers and guarantors by client, with their names.
        frozen: The rules that a submitted form was made by, by deal: a later change of rules leaves that file alone.
    """

    own: Sequence[OwnRule]
    people: dict[int, list[Person]]
    frozen: dict[int, list[DocumentRule]]


def background(read: Reader, client_ids: Iterable[int], deal_ids: Iterable[int]) -> Background:
    """Read what the checklists of some deals hang on."""
    people: dict[int, list[Person]] = {}
    relations = read.all(Relation, client_id=list(client_ids), kind=list(ROLES))
    others = {each.other_id for each in relations if each.other_id is not None}
    names = {client.id: client.name for client in read.all(Client, id=list(others))} if others else {}
    for each in relations:
        name = each.name if each.other_id is None else names.get(each.other_id, each.name)
        people.setdefault(each.client_id, []).append(Person(ROLES[each.kind], name))
    frozen = {}
    for form in sorted(read.all(Application, deal_id=list(deal_ids)), key=lambda form: form.version):
        if form.submitted_on is not None and form.frozen is not None and "papers" in form.frozen:
            frozen[form.deal_id] = [rule_of(entry) for entry in form.frozen["papers"]]
    return Background(read.all(OwnRule, topic=rules_of_papers.TOPIC), people, frozen)


def checklist(
    client: Client,
    deal: Deal,
    product: Product | None,
    records: Sequence[DocumentRecord],
    on: date,
    behind: Background | None = None,
) -> list[Requirement]:
    """Return what this client, car and product need on a day; judged on the days on which each paper is needed."""
    behind = Background((), {}, {}) if behind is None else behind
    rules = behind.frozen.get(deal.id or 0) or rules_for(product, behind.own, on)
    people = behind.people.get(deal.client_id, [])
    return required_documents(
        facts_of(client, deal, product), records, on, rules, people=people, needed=needed(deal, on)
    )


def facts_of(client: Client, deal: Deal, product: Product | None) -> dict[str, str]:
    """Return the facts that rules ask for, as far as they are known."""
    facts = {"vehicle_kind": deal.vehicle_kind.value, "power": deal.power.value, "use": deal.use.value}
    if deal.trade_in:
        facts["trade_in"] = "yes"
    if deal.old_loan:
        facts["old_loan"] = "yes"
    if client.marital_status is not None:
        facts["marital_status"] = client.marital_status.value
    if client.occupation is not None:
        facts["occupation"] = client.occupation.value
    if product is not None:
        facts["product_kind"] = product.kind.value
    return facts


def rules_for(product: Product | None, own: Iterable[OwnRule], on: date) -> list[DocumentRule]:
    """Return the rules that hold for a product's lender, and the papers that the product asks for besides."""
    rules = with_own(shipped_rules(), own, "" if product is None else product.lender, on)
    known = {name for rule in rules for name in rule.names.values()}
    if product is not None:
        why = {"why_zh": "该产品要求", "why_en": "Asked for by the product", "source": product.name}
        more = [name for name in product.documents if name not in known]
        rules += [rule_of({"code": f"product:{name}", "zh": name, **why}) for name in more]
    return rules


def needed(deal: Deal, today: date) -> Schedule:
    """Return when each step is expected; a day that is past or not said is today, or that of the step before."""
    application = max(deal.expected_submission_on or today, today)
    disbursement = max(deal.expected_disbursement_on or application, application)
    return Schedule(application, disbursement, disbursement, disbursement)


def set_state(
    workspace: Workspace,
    deal_id: int,
    requirement: str,
    role: str,
    state: DocumentState,
    *,
    on: date,
    reason: str = "",
    issued_on: date | None = None,
    valid_until: date | None = None,
    covers_until: date | None = None,
) -> Changes:
    """Record the state of one document; a document received without a date of issue counts as issued that day.

    Raises:
        DomainError: ``document.reason``: rejected and not applicable need one.
    """
    if state in _NEEDS_REASON and not reason.strip():
        raise DomainError("document.reason", field="reason")
    with workspace.unit_of_work("document.state", requirement=requirement, state=state.value) as work:
        found = work.all(DocumentRecord, deal_id=deal_id, requirement=requirement, role=role)
        record = found[0] if found else DocumentRecord(deal_id=deal_id, requirement=requirement, role=role, state=state)
        if not found:
            work.add(record)
        record.state = state
        record.reason = reason.strip()
        record.received_on = on if state is DocumentState.RECEIVED else None
        record.issued_on = (issued_on or on) if state is DocumentState.RECEIVED else None
        record.valid_until = valid_until if state is DocumentState.RECEIVED else None
        record.covers_until = covers_until if state is DocumentState.RECEIVED else None
        if state is DocumentState.ASKED:
            record.asked_on = on
        return work.commit()


# Reminders ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reminder:
    """A text for one person: their role, their name if it is known, and the papers that are missing."""

    role: str
    person: str
    papers: tuple[Requirement, ...]
    text: str


def wanted_now(requirements: Sequence[Requirement], stage: Stage, today: date) -> list[Requirement]:
    """Return the papers to ask for in a step: nobody brings a registration certificate before the loan is approved.

    When all of them are here, those of the next step for which something is missing.
    """
    steps = list(Needed)
    at = steps.index(_ASKED_IN.get(stage, Needed.APPLICATION if stage in WALK else Needed.DELIVERY))
    for last in range(at, len(steps)):
        wanted = [each for each in requirements if Needed(each.rule.needed_by) in steps[: last + 1]]
        if any(not each.ready(today) for each in wanted):
            return wanted
    return list(requirements)


def reminders(requirements: Sequence[Requirement], today: date, language: str = "zh") -> list[Reminder]:
    """Return a polite text for each person of whom something is missing, listing exactly that.

    What is here but will be too old on the day it is needed is asked for anew.
    """
    missing: dict[tuple[str, str], list[Requirement]] = {}
    for each in requirements:
        if not each.ready(today):
            missing.setdefault((each.rule.role, each.person), []).append(each)
    return [
        Reminder(role, person, tuple(papers), _text(papers, today, language))
        for (role, person), papers in missing.items()
    ]


def _text(papers: Sequence[Requirement], today: date, language: str) -> str:
    lines = []
    for number, each in enumerate(papers, start=1):
        line = f"{number}. {each.rule.names[language]}"
        if each.too_old_by_then(today):
            line += _ANEW[language]
        lines.append(line)
    listed = "\n".join(lines)
    if language == "zh":
        greeting = "您好，办理车贷还需要以下资料，方便时请准备（拍照发我或到店交给我都可以）："
        return f"{greeting}\n{listed}\n有不清楚的随时问我，谢谢！"
    return f"Hello, for your car loan we still need:\n{listed}\nA photo or the paper itself is fine. Thank you!"


def reminded(workspace: Workspace, deal_id: int, papers: Sequence[Requirement], on: date) -> Changes:
    """Record that somebody was asked for papers on a day; those not asked for before now are."""
    with workspace.unit_of_work("document.remind", n=len(papers)) as work:
        known = {(each.requirement, each.role): each for each in work.all(DocumentRecord, deal_id=deal_id)}
        for paper in papers:
            record = known.get((paper.rule.code, paper.rule.role))
            if record is None:
                record = work.add(
                    DocumentRecord(
                        deal_id=deal_id,
                        requirement=paper.rule.code,
                        role=paper.rule.role,
                        state=DocumentState.NOT_ASKED,
                    )
                )
            if record.state is DocumentState.NOT_ASKED:
                record.state = DocumentState.ASKED
            record.asked_on = on
        return work.commit()


def next_reminder(requirements: Sequence[Requirement], today: date, calendar: Calendar) -> date | None:
    """Return the workday on which to remind again of what is missing, ``None`` when nothing is, or nobody was asked.

    Two workdays after the last time; it stops by itself when everything is here.
    """
    asked = [
        each.record.asked_on
        for each in requirements
        if each.record is not None and each.record.asked_on is not None and not each.ready(today)
    ]
    if not asked:
        return None
    day, left = max(asked), REMIND_AFTER
    while left:
        day = date.fromordinal(day.toordinal() + 1)
        left -= calendar.is_workday(day)
    return day


# The user's own rules -------------------------------------------------------------------------------------------------


def rules_of_lender(workspace: Workspace, lender: str, on: date) -> tuple[list[str], list[OwnRule], list[DocumentRule]]:
    """Return the lenders there are, the user's own rules, and the rules that hold for one lender on a day."""
    with workspace.reading() as read:
        lenders = sorted({product.lender for product in read.all(Product)})
        own = read.all(OwnRule, topic=rules_of_papers.TOPIC)
    return lenders, own, with_own(shipped_rules(), own, lender, on)


def change_rule(workspace: Workspace, name: str, lender: str, content: dict[str, Any], on: date) -> Changes:
    """Change a paper's rule from a day on, for one lender or for all; files that were submitted keep theirs.

    Raises:
        DomainError: ``field.required`` for ``zh``: a paper of one's own needs a name; ``checklist.age``: an age or a
            number of months below 1.
    """
    known = {rule.code for rule in shipped_rules()}
    if name not in known and not str(content.get("zh", "")).strip() and not content.get("hidden"):
        raise DomainError("field.required", field="zh")
    for field in ("max_age_days", "covers_months"):
        value = content.get(field)
        if value is not None and value < 1:
            raise DomainError("checklist.age", field=field)
    with workspace.unit_of_work("checklist.rule") as work:
        for old in work.all(OwnRule, topic=rules_of_papers.TOPIC, name=name, lender=lender):
            if old.valid_from >= on:
                work.delete(old)
            elif old.valid_to is None or old.valid_to >= on:
                old.valid_to = date.fromordinal(on.toordinal() - 1)
        work.add(OwnRule(topic=rules_of_papers.TOPIC, name=name, lender=lender, content=content, valid_from=on))
        return work.commit()


def drop_rule(workspace: Workspace, rule_id: int) -> Changes:
    """Take a rule of one's own back: the shipped one holds again."""
    with workspace.unit_of_work("checklist.rule") as work:
        work.delete(work.get(OwnRule, rule_id))
        return work.commit()
