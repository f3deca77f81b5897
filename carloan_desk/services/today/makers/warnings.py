"""Urgent alerts of early warning, and the next step of emergency plans that are under way."""

from collections.abc import Iterable

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.alerts import Code, Severity
from carloan_desk.domain.playbooks import next_step
from carloan_desk.domain.servicing import PlaybookRun
from carloan_desk.services import alerts, playbooks
from carloan_desk.services.today.item import By, Item, Look, Maker

# What stands on the list already, as an instalment, a promise, a cover or a task: no loan stands there twice for it.
_SAID = frozenset(
    {
        Code.FIRST_LATE,
        Code.GROWING,
        Code.LATE_RUN,
        Code.PROMISES,
        Code.INSURANCE,
        Code.INSPECTION,
        Code.MORTGAGE,
    }
)


def _warnings(look: Look) -> Iterable[tuple[int, Item]]:
    found = look.alerts()
    # Those that were put off stand among what is put off here, too.
    for line in (*found.open, *found.put_off):
        alert = line.alert
        if alert.severity is not Severity.URGENT or alert.code in _SAID:
            continue
        on = max((fact.on for fact in alert.facts if fact.on is not None and fact.on <= look.today), default=look.today)
        client = line.clients[0] if line.clients and not alert.dealer else None
        yield (
            alert.deal_id or 0,
            Item(
                Kind.WARNING,
                subject=alert.subject,
                evidence=alert.evidence,
                on=on,
                since=on,
                days=(look.today - on).days,
                client_id=None if client is None else client.id,
                client_name=alert.dealer if client is None else client.name,
                deal_id=alert.deal_id,
                model="" if line.deal is None else line.deal.vehicle_model,
                amount=alert.amount,
                alert=alert,
            ),
        )


def _plans(look: Look) -> Iterable[tuple[int, Item]]:
    for line in playbooks.lines_of(look.read, look.read.all(PlaybookRun, closed_at=None)):
        run, on = line.run, line.run.opened_at.date()
        yield (
            run.id or 0,
            Item(
                Kind.PLAN,
                subject=f"plan:{run.id}",
                evidence=next_step(run) or "",
                on=on,
                since=on,
                days=(look.today - on).days,
                client_id=None if line.client is None else line.client.id,
                client_name="" if line.client is None else line.client.name,
                deal_id=run.deal_id,
                model="" if line.deal is None else line.deal.vehicle_model,
                record_id=run.id,
                text=run.playbook,
            ),
        )


WARNINGS = Maker(By.BOOKS, _warnings, alerts.WATCHES)
PLANS = Maker(By.WHOLE, _plans, frozenset({PlaybookRun}))
