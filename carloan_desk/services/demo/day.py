"""The demo's day: an appointment with its hour, something put off, and a last look some days ago."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from carloan_desk.domain.agenda import Seen, Snooze, calendar_around, data_of_seen, snoozed_until
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Stage, stage_of
from carloan_desk.domain.servicing import DealTask, Mark, MarkKind, TaskKind
from carloan_desk.services.demo.deals import Made
from carloan_desk.services.today.visit import SETTING
from carloan_desk.storage.unit_of_work import UnitOfWork


def add_day(work: UnitOfWork, people: Sequence[Client], made: Sequence[Made], today: date) -> None:
    """Add what makes the list of today look like a list of a day."""
    signing = next((each for each in made if stage_of(each.events) is Stage.SIGNING), None)
    if signing is not None:
        deal_id = signing.deal.id or 0
        work.add(DealTask(deal_id=deal_id, kind=TaskKind.APPOINTMENT, title="14:30 到店面签", due_on=today))
    waiting = [each for each in people if each.next_action_on is not None and each.next_action_on <= today]
    if waiting:
        client = waiting[-1]
        until = snoozed_until(Snooze.THREE, today, calendar_around(today))
        at = datetime.combine(today - timedelta(days=1), time(17, 40))
        subject, evidence = f"contact:{client.id}", str(client.next_action_on)
        work.add(Mark(subject=subject, kind=MarkKind.SNOOZED, evidence=evidence, at=at, until=until))
    work.set_setting(SETTING, data_of_seen(Seen(today - timedelta(days=3))))
