"""What calls for a look in the demo: signs noted, covers that lapsed, cues left open, plans opened and closed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from carloan_desk.domain.alerts import SignCode
from carloan_desk.domain.deal import EventKind, Stage, last_event, stage_of
from carloan_desk.domain.playbooks import NOTE
from carloan_desk.domain.servicing import (
    Channel,
    ContactNote,
    ContactPurpose,
    ContactResult,
    DealTask,
    PaymentRecord,
    PlaybookRun,
    TaskKind,
)
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.domain.worksheet import RecordedCue, Worksheet
from carloan_desk.services.demo.deals import Made
from carloan_desk.storage.unit_of_work import UnitOfWork

# Of the loans that are being repaid, by their place; and deals by number: whose client is silent, who paid ahead.
_OFFLINE, _UNINSURED, _CRASHED = 1, 3, 6
_SILENT, _AHEAD = 7, 18


def add_warnings(work: UnitOfWork, made: Sequence[Made], today: date) -> None:
    """Add what early warning and emergency plans rest on."""
    repaid = [each for each in made if stage_of(each.events) is Stage.REPAYMENT]
    newest = max(repaid, key=_disbursed_on)
    _sign(work, repaid[_OFFLINE], SignCode.WHEREABOUTS, today - timedelta(days=3), "资方贷后来电：离线两天")
    _sign(work, newest, SignCode.SETTLE_INTENT, today - timedelta(days=1), "问提前结清要不要违约金")
    repaid[_UNINSURED].deal.insurance_until = today - timedelta(days=12)
    client_id = newest.deal.client_id
    sheet = next(iter(work.all(Worksheet, client_id=client_id)), None) or work.add(Worksheet(client_id=client_id))
    sheet.cues = [RecordedCue("registered_elsewhere"), RecordedCue("in_a_hurry")]
    silent = made[_SILENT].deal
    for hour in (10, 17):
        work.add(
            ContactNote(
                client_id=silent.client_id,
                deal_id=silent.id,
                at=datetime.combine(today - timedelta(days=3), time(hour, 20)),
                channel=Channel.PHONE,
                result=ContactResult.UNANSWERED,
                purpose=ContactPurpose.COLLECTION,
            )
        )
    _plans(work, repaid, today)
    _age(made, today)
    _pay_ahead(work, made[_AHEAD])


def _pay_ahead(work: UnitOfWork, made: Made) -> None:
    """Seven instalments ahead: most of the loan is repaid."""
    paid = sorted(work.all(PaymentRecord, deal_id=made.deal.id), key=lambda each: each.paid_on)
    if paid:
        amount = 7 * paid[-1].amount
        ahead = PaymentRecord(
            deal_id=made.deal.id or 0, paid_on=paid[-1].paid_on, amount=amount, note="客户提前存入 7 期"
        )
        work.add(ahead)


def _age(made: Sequence[Made], today: date) -> None:
    """Used cars were first registered some years before; their clients may think of another one."""
    out = (Stage.REPAYMENT, Stage.SETTLED)
    used = [each for each in made if each.deal.vehicle_kind is VehicleKind.USED and stage_of(each.events) in out]
    for number, each in enumerate(used[1:]):
        each.deal.registered_on = today - timedelta(days=1120 + 95 * number)


def _disbursed_on(made: Made) -> date:
    event = last_event(made.events, EventKind.DISBURSED)
    return date.min if event is None else event.on


def _sign(work: UnitOfWork, made: Made, code: SignCode, on: date, text: str) -> None:
    work.add(DealTask(deal_id=made.deal.id or 0, kind=TaskKind.SIGN, title=code.value, due_on=on, note=text))


def _plans(work: UnitOfWork, repaid: Sequence[Made], today: date) -> None:
    offline, crashed = repaid[_OFFLINE].deal, repaid[_CRASHED].deal
    begun = datetime.combine(today - timedelta(days=2), time(9, 15))
    work.add(
        PlaybookRun(
            playbook="whereabouts",
            subject=f"alert:whereabouts:deal{offline.id}",
            client_id=offline.client_id,
            deal_id=offline.id,
            opened_at=begun,
            done={
                "ask": (begun + timedelta(minutes=20)).isoformat(timespec="minutes"),
                "check": (begun + timedelta(hours=6)).isoformat(timespec="minutes"),
                NOTE: "客户说车在修理厂更换电瓶，答应发维修单",
            },
        )
    )
    begun = datetime.combine(today - timedelta(days=41), time(16, 5))
    work.add(
        PlaybookRun(
            playbook="accident",
            client_id=crashed.client_id,
            deal_id=crashed.id,
            opened_at=begun,
            done={
                step: (begun + timedelta(days=days)).isoformat(timespec="minutes")
                for step, days in (("people", 0), ("insurer", 0), ("lender", 1), ("payment", 5))
            },
            outcome="定损修复，月供未中断",
            closed_at=begun + timedelta(days=19),
        )
    )
