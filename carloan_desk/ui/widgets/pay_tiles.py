"""The four tiles of one's own pay, the same on Today and on Pay."""

from collections.abc import Callable
from decimal import Decimal

from carloan_desk.domain.commission import Period, period_key
from carloan_desk.services.commission import Dashboard, Status
from carloan_desk.services.earned import Earned
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.widgets.tile import Tile, Tiles


class PayTiles(Tiles):
    """Paid, confirmed, waiting, projected; each is exactly the sum of the deals behind it."""

    def __init__(self, desk: Desk, opened: Callable[[Status], object]) -> None:
        super().__init__()
        self.desk = desk
        self._tiles = {
            Status.PAID: Tile(self.tr("Paid this month"), lambda: opened(Status.PAID)),
            Status.CONFIRMED: Tile(self.tr("Confirmed, not paid yet"), lambda: opened(Status.CONFIRMED)),
            Status.WAITING: Tile(self.tr("Disbursed, waiting"), lambda: opened(Status.WAITING)),
            Status.PROJECTED: Tile(self.tr("Projected"), lambda: opened(Status.PROJECTED)),
        }
        self.put(list(self._tiles.values()))

    def show_earned(self, pay: Earned) -> None:
        """Show what stands at once; what may come keeps its last figures until it is weighed."""
        show, today = self.desk.show, self.desk.today()
        current = [payout for payout in pay.payouts if period_key(payout.paid_on, Period.MONTH) == pay.period]
        paid = sum((payout.amount for payout in current), Decimal(0))
        if current:
            remark = self.tr("For {period}, received {day}").format(
                period=current[0].period, day=show.short_day(current[0].paid_on, today)
            )
            payable = {month.period: month.payable for month in pay.months}
            agrees = all(payout.amount == payable.get(payout.period) for payout in current)
            chip = (self.tr("As calculated"), "good") if agrees else (self.tr("Differs from the plan"), "warn")
        else:
            remark, chip = self.tr("Nothing recorded yet"), ("", "quiet")
        self._tiles[Status.PAID].say(show.money(paid), remark, chip[0], chip[1], sign=True)
        deals = self.tr("{n} deals")
        self._tiles[Status.CONFIRMED].say(
            show.money(pay.confirmed),
            self.tr("Base salary is not in it") if pay.salary else "",
            deals.format(n=pay.confirmed_deals) if pay.confirmed_deals else "",
        )

    def show_pay(self, pay: Dashboard) -> None:
        """Show a dashboard."""
        self.show_earned(pay)
        show = self.desk.show
        deals = self.tr("{n} deals")
        waiting = [row for row in pay.rows if row.status is Status.WAITING]
        self._tiles[Status.WAITING].say(
            show.money(pay.sum_of(Status.WAITING)),
            self._waits_for(pay) if waiting else self.tr("Nothing waits"),
            deals.format(n=len(waiting)) if waiting else "",
            "warn",
            sign=True,
        )
        ahead = [row for row in pay.rows if row.status is Status.PROJECTED]
        signed = sum(1 for row in ahead if row.chance >= Decimal("0.9"))
        remark = self.tr("Weighed by stage · {n} close to disbursement").format(n=signed)
        if (forecast := pay.forecasts.get(pay.period)) is not None:
            low, high = (show.money(forecast.quantile(q) - forecast.certain, places=0) for q in (0.1, 0.9))
            if low != high:
                remark = self.tr("This month P10 {low} · P90 {high}").format(low=low, high=high)
        self._tiles[Status.PROJECTED].say(
            show.money(pay.sum_of(Status.PROJECTED)),
            remark,
            deals.format(n=len(ahead)) if ahead else "",
            "accent",
        )

    def _waits_for(self, pay: Dashboard) -> str:
        from carloan_desk.ui.words import trigger

        if pay.plan is None:
            return ""
        return self.tr("Until: {event}").format(event=trigger(pay.plan.trigger))
