"""Promises to pay whose day has come and that the ledger does not show as kept."""

from collections.abc import Iterable

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.servicing import ContactNote, PaymentRecord
from carloan_desk.services import loans
from carloan_desk.services.today.item import By, Item, Look, Maker
from carloan_desk.services.today.standing import loans_of


def _promises(look: Look) -> Iterable[tuple[int, Item]]:
    lines, last = loans_of(look), look.ahead(0)
    for note in look.read.promises(last, look.only):
        line = lines.get(note.deal_id or 0)
        if line is None or note.promise_on is None:
            continue
        paid = loans.net(payment for payment in line.payments if payment.paid_on >= note.at.date())
        amount = note.promise_amount or line.state.overdue_amount
        if note.promise_on <= look.today and (line.state.overdue_amount <= 0 or paid >= amount):
            continue
        yield (
            line.deal.id or 0,
            Item(
                Kind.PROMISE,
                subject=f"promise:{note.id}",
                evidence=f"{note.promise_on}:{amount}",
                on=note.promise_on,
                since=note.promise_on,
                days=(look.today - note.promise_on).days,
                client_id=line.client.id,
                client_name=line.client.name,
                deal_id=line.deal.id,
                model=line.deal.vehicle_model,
                amount=amount,
                broken=note.promise_on < look.today,
            ),
        )


PROMISES = Maker(By.DEAL, _promises, frozenset({ContactNote, PaymentRecord}))
