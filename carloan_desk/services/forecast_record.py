"""How good the forecasts were: what was said of the open deals is kept each day, and compared with what came."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from carloan_desk.domain.forecast import Calibration, Fate, Snapshot, calibrate, fate_of
from carloan_desk.domain.pay import ForecastDay
from carloan_desk.services import commission
from carloan_desk.services.commission import Status
from carloan_desk.storage.workspace import Changes, Reader, Workspace


def note(workspace: Workspace, today: date) -> Changes | None:
    """Keep what the dashboard says today of each open deal.

    Returns:
        ``None`` if that was done already, nothing is open, or a later day is kept: the clock was set back then, and
        what is said knows what came later.
    """
    with workspace.reading() as read:
        if any(each.day >= today for each in read.all(ForecastDay)):
            return None
    pay = commission.dashboard(workspace, today)
    said = day_of(
        today, ((row.deal.id or 0, row.chance, row.amount) for row in pay.rows if row.status is Status.PROJECTED)
    )
    if not said.said:
        return None
    with workspace.unit_of_work("forecast.note", undoable=False) as work:
        work.add(said)
        return work.commit()


def day_of(day: date, said: Iterable[tuple[int, Decimal, Decimal]]) -> ForecastDay:
    """Return what was said on a day as it is kept: deal, chance, yuan."""
    return ForecastDay(day=day, said=[(deal_id, str(chance), str(amount)) for deal_id, chance, amount in said])


def calibration(workspace: Workspace, today: date) -> Calibration:
    """Return how good the chances were that were said up to today, by the deals decided by now."""
    return workspace.derived(("calibration", today), lambda read: _calibration(read, today))


def _calibration(read: Reader, today: date) -> Calibration:
    fates: dict[int, Fate] = {
        deal.id or 0: fate_of(event for event in events if event.on <= today)
        for deal, events in read.deals_with_events()
    }
    snapshots = (
        Snapshot(each.day, deal_id, Decimal(chance), Decimal(amount))
        for each in read.all(ForecastDay)
        if each.day <= today
        for deal_id, chance, amount in each.said
    )
    return calibrate(snapshots, fates)
