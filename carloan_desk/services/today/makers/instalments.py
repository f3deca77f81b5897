"""Overdue loans, and instalments due within three days."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.servicing import ContractSchedule, PaymentRecord
from carloan_desk.services.loans import LoanCase, LoanLine
from carloan_desk.services.today.item import By, Item, Look, Maker
from carloan_desk.services.today.standing import loan_cases, loans_of

AHEAD = 3


def _instalments(look: Look) -> Iterable[tuple[int, Item]]:
    last, cases = look.ahead(AHEAD), loan_cases(look)
    for deal_id, line in loans_of(look).items():
        state = line.state
        if state.overdue_days > 0:
            yield deal_id, _overdue(look, line)
        # The line of what is overdue stands for the loan as a whole; a calendar shows each on its own day.
        if state.next_due is not None and state.next_due <= last and (look.far or not state.overdue_days):
            for number, on, amount in _coming(cases[deal_id], look.today, last):
                yield deal_id, _due(look, line, number, on, amount)


def _overdue(look: Look, line: LoanLine) -> Item:
    state, on = line.state, look.today - timedelta(days=line.state.overdue_days)
    return Item(
        Kind.OVERDUE,
        subject=f"overdue:{line.deal.id}",
        evidence=f"{state.number}:{state.bucket}",
        on=on,
        since=on + timedelta(days=1),
        days=state.overdue_days,
        client_id=line.client.id,
        client_name=line.client.name,
        deal_id=line.deal.id,
        model=line.deal.vehicle_model,
        amount=state.overdue_amount,
        number=state.number,
    )


def _coming(case: LoanCase, today: date, last: date) -> Iterable[tuple[int, date, Decimal]]:
    """The instalments from today to a day that are not paid: number, day, what is left of each."""
    track = case.history.track(today)
    dues, received = track.dues, track.received(today)
    for place in range(bisect_left(dues.dues, today), len(dues.dues)):
        if dues.dues[place] > last:
            return
        before = dues.needed[place - 1] if place else Decimal(0)
        left = dues.needed[place] - max(received, before)
        if left > 0:
            yield place + 1, dues.dues[place], left


def _due(look: Look, line: LoanLine, number: int, on: date, amount: Decimal) -> Item:
    return Item(
        Kind.DUE,
        subject=f"due:{line.deal.id}:{number}",
        evidence=str(on),
        on=on,
        since=look.since(on, AHEAD),
        days=(look.today - on).days,
        client_id=line.client.id,
        client_name=line.client.name,
        deal_id=line.deal.id,
        model=line.deal.vehicle_model,
        amount=amount,
        number=number,
    )


INSTALMENTS = Maker(By.DEAL, _instalments, frozenset({PaymentRecord, ContractSchedule}))
