"""Deals: open, agree terms, record what happened, show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import (
    CLOSED,
    Deal,
    DealEvent,
    EventKind,
    Stage,
    check_event,
    in_order,
    last_event,
    next_step_due,
    stage_of,
    stage_since,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.offer import FreeTerms, Wish
from carloan_desk.domain.papers import Application, DocumentRecord, IssuedDocument, KeptQuote
from carloan_desk.domain.product import Product
from carloan_desk.domain.rates import LoanRates
from carloan_desk.domain.screening import ScreeningResult, screen
from carloan_desk.domain.screening_case import case_of
from carloan_desk.domain.screening_changes import Change
from carloan_desk.domain.servicing import ContactNote, ContractSchedule, DealTask, PaymentRecord, TaskKind
from carloan_desk.services import deal_terms, documents, loans, quotes
from carloan_desk.services.form_facts import Around, around
from carloan_desk.services.loans import LoanView
from carloan_desk.services.quotes import Quote
from carloan_desk.services.screening import rules_of
from carloan_desk.storage.workspace import Changes, Reader, Workspace


@dataclass(frozen=True, slots=True)
class DealSummary:
    """A deal as the board and the lists show it."""

    deal: Deal
    client_name: str
    client_mobile: str
    lender: str
    stage: Stage
    since: date
    due: date | None
    amount: Decimal | None
    reason: str = ""
    last_contact: date | None = None

    @property
    def planned(self) -> bool:
        """Whether the manager has set a day for the next step since the deal came to its stage."""
        planned = self.deal.next_step_on
        return planned is not None and planned >= self.since

    def silent_days(self, today: date) -> int:
        """Days since anybody spoke with the client, or since the deal was opened."""
        return (today - (self.last_contact or self.deal.opened_on)).days

    @property
    def open(self) -> bool:
        """Whether the deal still moves towards disbursement."""
        return self.stage not in CLOSED and self.stage is not Stage.REPAYMENT


@dataclass(frozen=True, slots=True)
class DealView:
    """Everything a deal's page shows, as of a day.

    ``rates`` are those of the contract, or of the quote before it, with the ``fees`` of the loan in them.
    """

    deal: Deal
    client: Client
    product: Product | None
    events: tuple[DealEvent, ...]
    stage: Stage
    since: date
    due: date | None
    quote: Quote | None
    screening: ScreeningResult | None
    checklist: tuple[Requirement, ...]
    applications: tuple[Application, ...]
    issued: tuple[IssuedDocument, ...]
    contacts: tuple[ContactNote, ...]
    loan: LoanView | None
    quotes: tuple[KeptQuote, ...] = ()
    rates: LoanRates | None = None
    fees: Decimal = ZERO
    around: Around = field(default_factory=Around)


def add(workspace: Workspace, deal: Deal) -> Changes:
    """Open a deal for a client; ``deal.id`` is set afterwards.

    Raises:
        DomainError: ``deal.down_payment`` not below the price.
    """
    _check_amounts(deal)
    with workspace.unit_of_work("deal.add", model=deal.vehicle_model) as work:
        work.add(deal)
        return work.commit()


def edit(workspace: Workspace, deal_id: int, fields: Mapping[str, Any]) -> Changes:
    """Change fields of a deal. Fee and balloon follow price and down payment.

    A product for the other kind of car is given up when the kind changes.

    Raises:
        DomainError: ``deal.down_payment`` not below the price; ``deal.share`` not above 0 up to 1;
            ``deal.terms_fixed``: what was submitted is not changed; ``terms.*``: no loan can be made of these terms.
    """
    with workspace.unit_of_work("deal.edit", fields=sorted(fields)) as work:
        deal = work.get(Deal, deal_id)
        if _TERMS & set(fields):
            _refuse_when_submitted(work.all(DealEvent, deal_id=deal_id))
        for name, value in fields.items():
            setattr(deal, name, value)
        if deal_terms.TAXED & set(fields):
            deal_terms.retax(deal, work.now.date())
        _check_amounts(deal)
        product = None if deal.product_id is None else work.get(Product, deal.product_id)
        if product is not None and product.vehicle_kind is not deal.vehicle_kind:
            deal.product_id = deal.method = deal.months = None
            deal.annual_rate = deal.monthly_fee_rate = deal.upfront_fee = deal.balloon = Decimal(0)
        elif product is not None and {"price", "down_payment", "extras", "power"} & set(fields):
            deal_terms.take_rates(deal, product)
        if _SHAPES & set(fields):
            _quote(deal, product, work.now.date())
        return work.commit()


_TERMS = frozenset(
    {
        "price",
        "down_payment",
        "extras",
        "bespoke",
        "vehicle_kind",
        "product_id",
        "method",
        "months",
        "annual_rate",
        "monthly_fee_rate",
        "upfront_fee",
        "balloon",
        "due_day",
    }
)
# What a schedule is made of: a change that leaves none possible is refused at once, not when the deal is next shown.
_SHAPES = _TERMS | {"expected_disbursement_on"}
_OPEN_TERMS = frozenset({Stage.DISCOVERY, Stage.SCREENING, Stage.QUOTE, Stage.DOCUMENTS, Stage.APPLICATION})


def _refuse_when_submitted(events: list[DealEvent]) -> None:
    if terms_fixed(stage_of(events)):
        raise DomainError("deal.terms_fixed")


def terms_fixed(stage: Stage) -> bool:
    """Whether the terms are with the lender and no longer change."""
    return stage not in _OPEN_TERMS


def _check_amounts(deal: Deal) -> None:
    amount = deal.loan_amount
    if amount is not None and amount <= 0:
        raise DomainError("deal.down_payment", field="down_payment")
    if not 0 < deal.share <= 1:
        raise DomainError("deal.share", field="share")


def choose_product(workspace: Workspace, deal_id: int, product_id: int, months: int) -> Changes:
    """Agree on a product and a term: its rates are copied, so that a later version never changes the deal.

    Raises:
        DomainError: ``deal.months`` the product is not offered for this term, ``deal.product_kind`` it is for the
            other kind of car, ``terms.*``: no loan can be made of it.
    """
    with workspace.unit_of_work("deal.choose_product") as work:
        deal = work.get(Deal, deal_id)
        product = work.get(Product, product_id)
        _refuse_when_submitted(work.all(DealEvent, deal_id=deal_id))
        deal_terms.take_product(deal, product, months)
        deal_terms.take_rates(deal, product)
        _quote(deal, product, work.now.date())
        return work.commit()


def apply_change(workspace: Workspace, deal_id: int, product_id: int, months: int, change: Change) -> Changes:
    """Make the change that would pass: product, term, down payment and extras in one action.

    What a co-borrower would have to earn is not changed here: somebody has to be found first.

    Raises:
        DomainError: See :func:`choose_product`.
    """
    with workspace.unit_of_work("deal.apply_change") as work:
        deal = work.get(Deal, deal_id)
        product = work.get(Product, product_id)
        _refuse_when_submitted(work.all(DealEvent, deal_id=deal_id))
        deal_terms.take_product(deal, product, change.months or months)
        if change.down_payment is not None:
            deal.down_payment = change.down_payment
        deal.extras = [replace(e, financed=False) if e.name in change.cash_extras else e for e in deal.extras]
        _check_amounts(deal)
        deal_terms.take_rates(deal, product)
        _quote(deal, product, work.now.date())
        return work.commit()


def agree(workspace: Workspace, deal_id: int, wish: Wish, choice: Product | FreeTerms) -> Changes:
    """Make an offer the deal's terms: car, price, extras, old car, and a product or terms of one's own.

    Raises:
        DomainError: ``deal.terms_fixed``, ``deal.product_kind``, ``deal.down_payment``, ``terms.*``.
    """
    with workspace.unit_of_work("deal.agree") as work:
        deal = work.get(Deal, deal_id)
        _refuse_when_submitted(work.all(DealEvent, deal_id=deal_id))
        deal.vehicle_kind, deal.power, deal.use = wish.vehicle_kind, wish.power, wish.use
        deal.price, deal.down_payment, deal.extras = wish.price, wish.down_payment, list(wish.extras)
        deal.trade_in = deal.trade_in or wish.trade_in_value is not None or wish.scheme is not None
        deal.trade_in_value, deal.old_loan = wish.trade_in_value, wish.old_loan
        deal.bespoke = None
        product = None
        if isinstance(choice, Product):
            product = work.get(Product, choice.id or 0)
            deal_terms.take_product(deal, product, wish.months)
            deal_terms.take_rates(deal, product)
        else:
            deal_terms.take_free(deal, choice, wish)
        _check_amounts(deal)
        _quote(deal, product, work.now.date())
        return work.commit()


def record(workspace: Workspace, event: DealEvent, today: date, conditions: Sequence[str] = ()) -> Changes:
    """Record that something happened to a deal; its stage follows. A submission freezes the form with it: see
    :func:`carloan_desk.services.applications.submit`. What an approval hangs on becomes a task each.

    Raises:
        DomainError: See :func:`carloan_desk.domain.deal.check_event`; ``deal.no_terms`` a quote is accepted or a
            loan disbursed without product, term and amount; ``deal.event.above_price``; ``terms.*``: what was
            approved or disbursed makes no loan.
    """
    with workspace.unit_of_work("deal.record", kind=event.kind.value) as work:
        deal = work.get(Deal, event.deal_id)
        events = work.all(DealEvent, deal_id=event.deal_id)
        check_event(events, event, today)
        if event.kind is EventKind.SUBMITTED:
            raise DomainError("deal.event.not_allowed", kind=event.kind, stage=stage_of(events))
        if event.kind is EventKind.QUOTED and quotes.deal_terms(deal, None, today) is None:
            raise DomainError("deal.no_terms")
        if event.kind in (EventKind.APPROVED, EventKind.DISBURSED):
            product = None if deal.product_id is None else work.get(Product, deal.product_id)
            _check_contract(deal, product, events, event)
        work.add(event)
        titles = dict.fromkeys(line.strip() for line in conditions if line.strip())
        known = {task.title for task in work.all(DealTask, deal_id=event.deal_id, kind=TaskKind.CONDITION)}
        for title in titles if event.kind is EventKind.APPROVED else ():
            if title not in known:
                work.add(DealTask(deal_id=event.deal_id, kind=TaskKind.CONDITION, title=title))
        return work.commit()


def _check_contract(deal: Deal, product: Product | None, events: list[DealEvent], event: DealEvent) -> None:
    """Refuse what would leave the deal with a loan that cannot be shown."""
    most = None if deal.price is None else deal.price + deal.financed_extras
    if most is not None and event.amount is not None and event.amount > most:
        raise DomainError("deal.event.above_price", field="amount")
    ahead = [] if event.kind is EventKind.DISBURSED else [replace(event, kind=EventKind.DISBURSED)]
    terms = quotes.contract_terms(deal, product, [*events, event, *ahead])
    if terms is None:
        raise DomainError("deal.no_terms")
    quotes.quote(terms)


def delete(workspace: Workspace, deal_id: int) -> Changes:
    """Put a deal into the bin."""
    with workspace.unit_of_work("deal.delete") as work:
        work.delete(work.get(Deal, deal_id))
        return work.commit()


def board(workspace: Workspace, today: date, client_id: int | None = None) -> list[DealSummary]:
    """Return all deals that are not in the bin, those that move with the day of the last contact."""
    return list(workspace.derived(("board", client_id), lambda read: _board(read, client_id)))


def _board(read: Reader, client_id: int | None) -> list[DealSummary]:
    found = summaries(read, client_id)
    moving = sorted({summary.deal.client_id for summary in found if summary.open})
    last: dict[int, date] = {}
    for note in read.all(ContactNote, client_id=moving) if moving else ():
        last[note.client_id] = max(last.get(note.client_id, note.at.date()), note.at.date())
    return [
        replace(summary, last_contact=last.get(summary.deal.client_id)) if summary.open else summary
        for summary in found
    ]


def summaries(read: Reader, client_id: int | None = None) -> list[DealSummary]:
    """Return all deals with what lists show of them."""
    clients = read.clients_of_deals()
    products = {product.id: product for product in read.all(Product)}
    found = []
    for deal, events in read.deals_with_events(client_id=client_id):
        client = clients.get(deal.client_id)
        if client is None:
            continue
        disbursed = last_event(events, EventKind.DISBURSED)
        product = products.get(deal.product_id)
        found.append(
            DealSummary(
                deal=deal,
                client_name=client.name,
                client_mobile=client.mobile,
                lender="" if product is None else product.lender,
                stage=stage_of(events),
                since=stage_since(events, deal.opened_on),
                due=next_step_due(deal, events),
                amount=deal.loan_amount if disbursed is None else disbursed.amount,
                reason=_last_reason(events),
            )
        )
    return found


def _last_reason(events: list[DealEvent]) -> str:
    """Why the deal was last returned, declined or withdrawn."""
    reasons = [event.reason for event in in_order(events) if event.reason]
    return reasons[-1] if reasons else ""


def view(workspace: Workspace, deal_id: int, today: date) -> DealView:
    """Return everything a deal's page shows."""
    with workspace.reading() as read:
        deal = read.get(Deal, deal_id)
        client = read.get(Client, deal.client_id)
        product = None if deal.product_id is None else read.get(Product, deal.product_id)
        events = read.all(DealEvent, deal_id=deal_id)
        records = read.all(DocumentRecord, deal_id=deal_id)
        applications = read.all(Application, deal_id=deal_id)
        issued = read.all(IssuedDocument, deal_id=deal_id)
        contacts = read.all(ContactNote, deal_id=deal_id)
        payments = read.all(PaymentRecord, deal_id=deal_id)
        schedules = read.all(ContractSchedule, deal_id=deal_id)
        kept = read.all(KeptQuote, deal_id=deal_id)
        background, rules = around(read, deal.client_id), rules_of(read)
        behind = documents.background(read, [deal.client_id], [deal_id])
    quote = _quote(deal, product, today)
    case = case_of(client, background.sheet, deal, today, payment=None if quote is None else quote.payment, rules=rules)
    loan = loans.loan_of(deal, product, events, payments, today, schedules)
    shown = quote if loan is None else loan.quote
    fees = () if shown is None else quotes.fees_of_deal(deal, product, shown)
    return DealView(
        deal=deal,
        client=client,
        product=product,
        events=tuple(events),
        stage=stage_of(events),
        since=stage_since(events, deal.opened_on),
        due=next_step_due(deal, events),
        quote=quote,
        screening=None if product is None else screen(case, product, rules),
        checklist=tuple(documents.checklist(client, deal, product, records, today, behind)),
        applications=tuple(sorted(applications, key=lambda form: form.version)),
        issued=tuple(issued),
        contacts=tuple(sorted(contacts, key=lambda note: note.at, reverse=True)),
        loan=loan,
        quotes=tuple(sorted(kept, key=lambda each: each.made_at, reverse=True)),
        rates=None if shown is None else quotes.rates_of_deal(deal, product, shown),
        fees=sum((fee.amount for fee in fees), ZERO),
        around=background,
    )


def _quote(deal: Deal, product: Product | None, today: date) -> Quote | None:
    terms = quotes.deal_terms(deal, product, today)
    return None if terms is None else quotes.quote(terms)
