"""What the benchmark of the list of the day runs in a process of its own; prints seconds as JSON.

python bench_today.py make FOLDER CLIENTS DEALS CONTACTS   a workspace of some years: nine in ten deals are being repaid
python bench_today.py list FOLDER                          the list and the calls anew after something was recorded
python bench_today.py alerts FOLDER                        early warning: for the first time, and after a change
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

RUNS = 9


def make(folder: Path, clients: int, deals: int, contacts: int) -> None:
    """Make a workspace; then note contacts, birthdays, next actions, cars."""
    import bench_window

    from carloan_desk.domain.circle import CareDate, OwnedVehicle
    from carloan_desk.domain.client import Client
    from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult

    bench_window.make(folder, clients, deals)
    workspace = _opened(folder)
    today = bench_window.NOW.date()
    with workspace.reading() as read:
        people = read.all(Client)
    with workspace.unit_of_work("demo.fill", undoable=False) as work:
        for number, client in enumerate(people):
            client.birth_date = date(1970 + number % 30, 1 + number % 12, 1 + number % 28)
            if number % 400 == 0:
                client.next_action, client.next_action_on = "回访", today - timedelta(days=number % 5)
            work.add(client)
            if number % 20 == 0:
                work.add(CareDate(client_id=client.id or 0, name="纪念日", month=1 + number % 12, day=1 + number % 28))
                until = today + timedelta(days=number % 365)
                work.add(OwnedVehicle(client_id=client.id or 0, model="示例", insurance_until=until))
        for number in range(contacts):
            at = datetime.combine(today - timedelta(days=number % 700), datetime.min.time())
            promised = number % 50 == 0
            work.add(
                ContactNote(
                    client_id=people[number % deals].id or 0,
                    deal_id=1 + number % deals,
                    at=at,
                    channel=Channel.PHONE,
                    result=ContactResult.PROMISED if promised else ContactResult.REACHED,
                    promise_on=at.date() + timedelta(days=3) if promised else None,
                    promise_amount=Decimal(1000) if promised else None,
                )
            )
        work.commit()
    workspace.backup()
    workspace.close()


def _opened(folder: Path) -> Any:
    import bench_window

    from carloan_desk.services import demo, workspaces
    from carloan_desk.storage import vault

    vault.COST = vault.KdfCost(iterations=1, lanes=1, memory_kib=8)
    return workspaces.open(folder, workspaces.unlock(folder, demo.PASSCODE), lambda: bench_window.NOW)


def listed(folder: Path) -> dict[str, list[float]]:
    """Ask for the list cold, then again after a note on a deal, a snooze, a payment."""
    import bench_window

    from carloan_desk.domain.agenda import Snooze
    from carloan_desk.domain.servicing import PaymentRecord
    from carloan_desk.services import deals, loans, today
    from carloan_desk.services.today import marks

    workspace, day = _opened(folder), bench_window.NOW.date()
    seconds: dict[str, list[float]] = {"cold": [_seconds(lambda: today.overview(workspace, day))]}
    found = today.overview(workspace, day)
    late = [item for item in found.items if item.kind is today.Kind.OVERDUE]

    def note(number: int) -> object:
        return deals.edit(workspace, 1 + number, {"note": f"备注 {time.time_ns()}"})

    def put_off(number: int) -> object:
        return marks.snooze(workspace, late[number], Snooze.NEXT, day)

    def paid(number: int) -> object:
        payment = PaymentRecord(deal_id=late[number].deal_id or 0, paid_on=day, amount=Decimal(10))
        return loans.record_payment(workspace, payment, day)

    for name, act in (("note", note), ("snooze", put_off), ("payment", paid)):
        seconds[name] = []
        for number in range(RUNS):
            act(number)
            seconds[name].append(_seconds(lambda: today.overview(workspace, day)))
    seconds["again"] = [_seconds(lambda: today.overview(workspace, day)) for _ in range(RUNS)]
    last = day + timedelta(days=31)
    seconds["month"] = [_seconds(lambda: today.ahead(workspace, day, last))]
    seconds["calls"] = _calls(workspace)
    workspace.close()
    print(f"{len(found.items)} things", file=sys.stderr)
    return seconds


def _calls(workspace: Any) -> list[float]:
    """Record a contact with the first of the queue, then ask for the queue, as its panel does."""
    import bench_window

    from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
    from carloan_desk.services import call_queue, contacts

    now, found = bench_window.NOW, []
    for call in call_queue.queue(workspace, now).calls[:RUNS]:
        deal = call.talk.case.deal
        note = ContactNote(
            client_id=deal.client_id,
            deal_id=deal.id,
            at=now,
            channel=Channel.PHONE,
            result=ContactResult.UNANSWERED,
            purpose=ContactPurpose.COLLECTION,
        )
        contacts.record(workspace, note, now)
        found.append(_seconds(lambda: call_queue.queue(workspace, now)))
    return found


def warned(folder: Path) -> dict[str, list[float]]:
    """Ask for the alerts cold, then again after a payment, a contact, a cover, as their panel does."""
    import bench_window

    from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult, PaymentRecord
    from carloan_desk.services import alerts, contacts, deals, loan_book, loans

    workspace, day = _opened(folder), bench_window.NOW.date()
    loan_book.book_of(workspace)
    seconds = {"cold": [_seconds(lambda: alerts.warnings(workspace, day))]}
    ids = [deal_id for deal_id, case in loan_book.book_of(workspace).cases.items() if case.history.lives(day)]

    def paid(deal_id: int) -> object:
        return loans.record_payment(workspace, PaymentRecord(deal_id=deal_id, paid_on=day, amount=Decimal(10)), day)

    def said(deal_id: int) -> object:
        client_id, now = loan_book.book_of(workspace).cases[deal_id].deal.client_id, bench_window.NOW
        note = ContactNote(
            client_id=client_id, deal_id=deal_id, at=now, channel=Channel.WECHAT, result=ContactResult.REACHED
        )
        return contacts.record(workspace, note, now)

    def insured(deal_id: int) -> object:
        return deals.edit(workspace, deal_id, {"insurance_until": day - timedelta(days=1)})

    for name, act in (("payment", paid), ("contact", said), ("cover", insured)):
        seconds[name] = []
        for deal_id in ids[:RUNS]:
            act(deal_id)
            seconds[name].append(_seconds(lambda: alerts.warnings(workspace, day)))
    found = alerts.warnings(workspace, day)
    workspace.close()
    print(f"{len(found.open)} alerts on {len(ids)} loans", file=sys.stderr)
    return seconds


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), *(int(each) for each in sys.argv[3:6]))
    else:
        print(json.dumps({"list": listed, "alerts": warned}[sys.argv[1]](Path(sys.argv[2]))), flush=True)
