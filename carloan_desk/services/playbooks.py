"""Emergency plans that were opened: their steps ticked one by one, noted, closed with an outcome."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.playbooks import NOTE, shipped_playbooks
from carloan_desk.domain.servicing import PlaybookRun
from carloan_desk.storage.workspace import Changes, Reader, UnitOfWork, Workspace


@dataclass(frozen=True, slots=True)
class RunLine:
    """A plan that was opened, with whom it is about."""

    run: PlaybookRun
    client: Client | None
    deal: Deal | None

    @property
    def open(self) -> bool:
        """Whether it is under way."""
        return self.run.closed_at is None


def runs(
    workspace: Workspace, *, deal_id: int | None = None, client_id: int | None = None, run_id: int | None = None
) -> list[RunLine]:
    """Return the plans that were opened, those under way first, then the latest; all, or those about one."""
    asked = {"deal_id": deal_id, "client_id": client_id, "id": run_id}
    with workspace.reading() as read:
        return lines_of(read, read.all(PlaybookRun, **{name: value for name, value in asked.items() if value}))


def lines_of(read: Reader, found: list[PlaybookRun]) -> list[RunLine]:
    """Return plans with whom they are about."""
    deals = {deal.id: deal for deal in read.all(Deal, id={run.deal_id for run in found if run.deal_id})}
    people = {run.client_id for run in found if run.client_id} | {deal.client_id for deal in deals.values()}
    clients = {client.id: client for client in read.all(Client, id=people)} if people else {}
    lines = []
    for run in found:
        deal = deals.get(run.deal_id)
        client_id = run.client_id if deal is None else deal.client_id
        lines.append(RunLine(run, clients.get(client_id), deal))
    return sorted(lines, key=lambda line: (not line.open, -line.run.opened_at.timestamp(), -(line.run.id or 0)))


def open_run(
    workspace: Workspace, playbook: str, *, client_id: int | None = None, deal_id: int | None = None, subject: str = ""
) -> Changes:
    """Open a plan, by hand or from an alert (``subject``).

    Raises:
        DomainError: ``playbook.unknown``; ``playbook.open``: it is under way already for the same deal or client.
    """
    if playbook not in shipped_playbooks():
        raise DomainError("playbook.unknown", field="playbook")
    with workspace.unit_of_work("playbook.start", playbook=playbook) as work:
        if client_id is None and deal_id is not None:
            client_id = work.get(Deal, deal_id).client_id
        known = work.all(PlaybookRun, playbook=playbook, client_id=client_id, deal_id=deal_id, closed_at=None)
        if known:
            raise DomainError("playbook.open", field="playbook")
        work.add(
            PlaybookRun(playbook=playbook, subject=subject, client_id=client_id, deal_id=deal_id, opened_at=work.now)
        )
        return work.commit()


def running(
    workspace: Workspace, playbook: str, *, client_id: int | None = None, deal_id: int | None = None
) -> PlaybookRun | None:
    """Return the run of a plan that is under way for a deal or a client."""
    with workspace.reading() as read:
        if client_id is None and deal_id is not None:
            client_id = read.get(Deal, deal_id).client_id
        found = read.all(PlaybookRun, playbook=playbook, client_id=client_id, deal_id=deal_id, closed_at=None)
        return found[-1] if found else None


def tick(workspace: Workspace, run_id: int, step: str, at: datetime | None) -> Changes:
    """Tick a step at a moment, or with ``None`` take the tick back.

    Raises:
        DomainError: ``playbook.closed``; ``playbook.step``: the plan has no such step.
    """
    with _changing(workspace, "playbook.tick", run_id) as (work, run):
        plan = shipped_playbooks().get(run.playbook)
        if plan is None or step not in plan.steps:
            raise DomainError("playbook.step", field="step")
        done = {name: moment for name, moment in run.done.items() if name != step}
        run.done = done if at is None else done | {step: at.isoformat(timespec="minutes")}
        return work.commit()


def note(workspace: Workspace, run_id: int, text: str) -> Changes:
    """Note something besides the steps.

    Raises:
        DomainError: ``playbook.closed``.
    """
    with _changing(workspace, "playbook.note", run_id) as (work, run):
        done = {name: value for name, value in run.done.items() if name != NOTE}
        run.done = done | ({NOTE: text.strip()} if text.strip() else {})
        return work.commit()


def close(workspace: Workspace, run_id: int, outcome: str, at: datetime) -> Changes:
    """End a plan with what came of it; steps may be left open, as life goes.

    Raises:
        DomainError: ``playbook.closed``; ``field.required`` without an outcome.
    """
    if not outcome.strip():
        raise DomainError("field.required", field="outcome")
    with _changing(workspace, "playbook.close", run_id) as (work, run):
        run.outcome, run.closed_at = outcome.strip(), at
        return work.commit()


@contextmanager
def _changing(workspace: Workspace, action: str, run_id: int) -> Iterator[tuple[UnitOfWork, PlaybookRun]]:
    with workspace.unit_of_work(action) as work:
        run = work.get(PlaybookRun, run_id)
        if run.closed_at is not None:
            raise DomainError("playbook.closed")
        yield work, run
