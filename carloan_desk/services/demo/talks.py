"""What was said about the demo's loans: reminders, promises kept, partly and broken, one who would not be called."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.deal import EventKind
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult, PaymentRecord
from carloan_desk.services.demo.deals import Made
from carloan_desk.services.demo.people import GIVEN, SURNAMES
from carloan_desk.storage.unit_of_work import UnitOfWork

# Deals by their number: those of 3, 7 and 12 are behind with their instalments.
_KEPT, _PARTLY, _BROKEN, _SILENT = 4, 9, 12, 7
_REMINDED = (5, 8, 11, 14, 17)


def add_talks(work: UnitOfWork, made: Sequence[Made], today: date) -> None:
    """Add contacts about loans that are running."""
    yesterday = today - timedelta(days=1)
    _on_payment(work, made[_KEPT], "发工资当天还", 1)
    _on_payment(work, made[_PARTLY], "先还一部分，其余月底", Decimal("1.6"))
    for number in _REMINDED:
        each = made[number]
        paid = _payments(work, each)
        if paid:
            day = paid[-1].paid_on - timedelta(days=3)
            _note(work, each, day, time(10, 15), Channel.WECHAT, ContactResult.REACHED, note="到期前提醒，已读")
    broken = made[_BROKEN]
    _note(
        work,
        broken,
        today - timedelta(days=6),
        time(11, 5),
        result=ContactResult.PROMISED,
        purpose=ContactPurpose.COLLECTION,
        note="货款没收回来，说好三天内",
        promise_on=today - timedelta(days=3),
    )
    _note(
        work,
        broken,
        today - timedelta(days=6),
        time(22, 10),
        Channel.WECHAT,
        ContactResult.REACHED,
        purpose=ContactPurpose.COLLECTION,
        note="补发了扣款卡号",
        override_reason="客户下夜班，约定此时发卡号",
    )
    silent = made[_SILENT]
    for hour in (9, 15):
        _note(
            work, silent, yesterday, time(hour, 40), result=ContactResult.UNANSWERED, purpose=ContactPurpose.COLLECTION
        )
    friend = work.add(
        Relation(
            client_id=silent.deal.client_id,
            kind=RelationKind.FRIEND,
            name=SURNAMES[(_SILENT + 8) % len(SURNAMES)] + GIVEN[_SILENT % len(GIVEN)],
            mobile="19900039007",
            refused_contact_on=yesterday,
        )
    )
    _note(
        work,
        silent,
        yesterday,
        time(16, 20),
        result=ContactResult.REFUSED,
        purpose=ContactPurpose.FORWARD,
        relation_id=friend.id,
        number="19900039007",
        note="请转告回电，对方要求不再打",
    )


def _on_payment(work: UnitOfWork, made: Made, note: str, times: Decimal | int) -> None:
    """A promise for the day of the last payment but one, of so many times what came."""
    paid = _payments(work, made)
    if len(paid) < 2:
        return
    amount = (paid[-2].amount * times).quantize(Decimal(1))
    day = paid[-2].paid_on
    _note(
        work,
        made,
        day - timedelta(days=1),
        time(16, 30),
        result=ContactResult.PROMISED,
        purpose=ContactPurpose.REMINDER,
        note=note,
        promise_on=day,
        promise_amount=amount if times != 1 else paid[-2].amount,
    )


def _payments(work: UnitOfWork, made: Made) -> list[PaymentRecord]:
    return sorted(work.all(PaymentRecord, deal_id=made.deal.id), key=lambda each: each.paid_on)


def _note(
    work: UnitOfWork,
    made: Made,
    day: date,
    at: time,
    channel: Channel = Channel.PHONE,
    result: ContactResult = ContactResult.REACHED,
    **fields: Any,
) -> None:
    begun = next((event.on for event in made.events if event.kind is EventKind.DISBURSED), day)
    fields = {"purpose": ContactPurpose.REMINDER, **fields}
    work.add(
        ContactNote(
            client_id=made.deal.client_id,
            deal_id=made.deal.id,
            at=datetime.combine(max(day, begun), at),
            channel=channel,
            result=result,
            **fields,
        )
    )
