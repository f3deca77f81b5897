"""Today: one list of what is due, in an order that can be explained."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import DocumentRecord, DocumentState
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import ContactNote
from carloan_desk.domain.tasks import Task
from carloan_desk.services import clients, commission, deals, documents, loans, tasks
from carloan_desk.services.commission import Dashboard
from carloan_desk.services.loans import LoanLine
from carloan_desk.storage.workspace import Reader, Workspace


class Kind(StrEnum):
    """Kinds of work, in the order of the list: broken word first, then money, papers, deals, people."""

    PROMISE = "promise"
    OVERDUE = "overdue"
    DUE = "due"
    PAPER = "paper"
    TASK = "task"
    STALLED = "stalled"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. ``amount`` is the money it is about, ``days`` how long it has waited."""

    kind: Kind
    client_id: int
    client_name: str
    deal_id: int | None
    model: str
    on: date
    days: int
    amount: Decimal | None = None
    stage: Stage | None = None
    number: int | None = None
    paper: Requirement | None = None
    task: Task | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What today's page shows."""

    items: tuple[Item, ...]
    pay: Dashboard


def overview(workspace: Workspace, today: date) -> Overview:
    """Return everything due by today."""
    # Pay and loans are those of their pages: whichever page asks first, none waits for the same twice.
    pay = commission.dashboard(workspace, today)
    portfolio = loans.portfolio(workspace, today)
    with workspace.reading() as read:
        items = [
            *_promises(read, portfolio, today),
            *_instalments(portfolio, today),
            *_papers(read, today),
            *_tasks(read, today),
            *_stalled(read, today),
            *_contacts(read, today),
        ]
    order = list(Kind)
    return Overview(
        items=tuple(sorted(items, key=lambda item: (order.index(item.kind), -item.days, -(item.amount or 0)))),
        pay=pay,
    )


def _promises(read: Reader, portfolio: list[LoanLine], today: date) -> list[Item]:
    """Promises due that the ledger does not show as kept."""
    lines = {line.deal.id: line for line in portfolio}
    found = []
    for note in read.all(ContactNote):
        line = lines.get(note.deal_id)
        if line is None or note.promise_on is None or note.promise_on > today:
            continue
        paid = loans.net(payment for payment in line.payments if payment.paid_on >= note.at.date())
        amount = note.promise_amount or line.state.overdue_amount
        if line.state.overdue_amount > 0 and paid < amount:
            found.append(
                Item(
                    Kind.PROMISE,
                    line.client.id or 0,
                    line.client.name,
                    line.deal.id,
                    line.deal.vehicle_model,
                    note.promise_on,
                    (today - note.promise_on).days,
                    amount=amount,
                )
            )
    return found


def _instalments(portfolio: list[LoanLine], today: date) -> list[Item]:
    """Overdue loans, and instalments due within three days."""
    found = []
    for line in portfolio:
        state = line.state
        if state.overdue_days > 0:
            kind, on, amount = Kind.OVERDUE, today - timedelta(days=state.overdue_days), state.overdue_amount
        elif state.next_due is not None and state.next_due <= today + timedelta(days=3):
            kind, on, amount = Kind.DUE, state.next_due, state.next_amount
        else:
            continue
        found.append(
            Item(
                kind,
                line.client.id or 0,
                line.client.name,
                line.deal.id,
                line.deal.vehicle_model,
                on,
                (today - on).days,
                amount=amount,
                number=state.number,
            )
        )
    return found


def _papers(read: Reader, today: date) -> list[Item]:
    """Papers of deals before submission that are too old, or will be within a week."""
    summaries = {s.deal.id: s for s in deals.summaries(read) if s.stage in (Stage.DOCUMENTS, Stage.APPLICATION)}
    people = read.clients_of_deals()
    products = {product.id: product for product in read.all(Product)}
    records: dict[int, list[DocumentRecord]] = {}
    for record in read.all(DocumentRecord):
        records.setdefault(record.deal_id, []).append(record)
    client_ids = {summary.deal.client_id for summary in summaries.values()}
    behind = documents.background(read, client_ids, [deal_id or 0 for deal_id in summaries])
    found = []
    for deal_id, summary in summaries.items():
        client = people[summary.deal.client_id]
        product = products.get(summary.deal.product_id)
        its = records.get(deal_id or 0, [])
        for paper in documents.checklist(client, summary.deal, product, its, today, behind):
            until = paper.holds_until()
            if paper.state is not DocumentState.RECEIVED or until is None:
                continue
            if until <= today + timedelta(days=7) or paper.too_old_by_then(today):
                found.append(
                    Item(
                        Kind.PAPER,
                        client.id or 0,
                        client.name,
                        deal_id,
                        summary.deal.vehicle_model,
                        until,
                        (today - until).days,
                        paper=paper,
                    )
                )
    return found


def _tasks(read: Reader, today: date) -> list[Item]:
    """Tasks around delivery and release whose day has come."""
    people = read.clients_of_deals()
    return [
        Item(
            Kind.TASK,
            each.deal.client_id,
            people[each.deal.client_id].name,
            each.deal.id,
            each.deal.vehicle_model,
            each.task.due_on or today,
            (today - (each.task.due_on or today)).days,
            task=each.task,
        )
        for each in tasks.due(read, today)
        if each.deal.client_id in people
    ]


def _stalled(read: Reader, today: date) -> list[Item]:
    """Deals whose next step is due."""
    return [
        Item(
            Kind.STALLED,
            summary.deal.client_id,
            summary.client_name,
            summary.deal.id,
            summary.deal.vehicle_model,
            summary.due,
            (today - summary.due).days,
            stage=summary.stage,
        )
        for summary in deals.summaries(read)
        if summary.due is not None and summary.due <= today
    ]


def _contacts(read: Reader, today: date) -> list[Item]:
    """Clients whose next action is due."""
    return [
        Item(
            Kind.CONTACT,
            client.id or 0,
            client.name,
            None,
            client.interest,
            client.next_action_on or today,
            (today - (client.next_action_on or today)).days,
            text=client.next_action,
        )
        for client in clients.due_actions(read, today)
    ]
