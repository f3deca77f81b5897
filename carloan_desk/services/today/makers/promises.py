"""Promises to pay whose day has come and that the ledger does not show as kept."""

from collections import defaultdict
from collections.abc import Iterable

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.promises import PromiseState
from carloan_desk.domain.servicing import ContactNote, PaymentRecord
from carloan_desk.services.conduct_rules import rules_of
from carloan_desk.services.loan_talk import judged_of
from carloan_desk.services.today.item import By, Item, Look, Maker
from carloan_desk.services.today.standing import loan_cases, loans_of


def _promises(look: Look) -> Iterable[tuple[int, Item]]:
    cases, lines = loan_cases(look), loans_of(look)
    noted: dict[int, list[ContactNote]] = defaultdict(list)
    for note in look.read.promises(look.ahead(0), look.only):
        if note.deal_id in cases:
            noted[note.deal_id or 0].append(note)
    rules = look.once("rules of contacts", lambda: rules_of(look.read))
    for deal_id, notes in noted.items():
        line = lines[deal_id]
        for judged in judged_of(cases[deal_id], notes, look.today, rules):
            due = judged.promise.due_on
            # Who is on time again need not be asked about it.
            over = due <= look.today and line.state.overdue_amount <= 0
            if judged.state is PromiseState.KEPT or over:
                continue
            yield (
                deal_id,
                Item(
                    Kind.PROMISE,
                    subject=f"promise:{judged.promise.key}",
                    evidence=f"{due}:{judged.left}",
                    on=due,
                    since=due,
                    days=(look.today - due).days,
                    client_id=line.client.id,
                    client_name=line.client.name,
                    deal_id=deal_id,
                    model=line.deal.vehicle_model,
                    amount=judged.left,
                    broken=judged.failed,
                ),
            )


PROMISES = Maker(By.DEAL, _promises, frozenset({ContactNote, PaymentRecord}))
