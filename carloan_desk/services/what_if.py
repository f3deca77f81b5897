"""What if: this period under other assumptions. Nothing recorded is touched."""

from dataclasses import dataclass
from datetime import date

from carloan_desk.domain.commission import period_key, plan_on
from carloan_desk.domain.forecast import IncomeForecast, Sliders, forecast, what_if
from carloan_desk.services.books import books_of
from carloan_desk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WhatIf:
    """This period as it stands, and under other assumptions."""

    period: str
    now: IncomeForecast
    then: IncomeForecast


def if_so(workspace: Workspace, sliders: Sliders, today: date) -> WhatIf | None:
    """Return this period's forecast under other assumptions, ``None`` without a plan. Nothing is changed.

    Raises:
        DomainError: As :func:`carloan_desk.domain.forecast.what_if`.
    """
    books = books_of(workspace, today)
    plan = plan_on(books.plans, today)
    if plan is None:
        return None
    period = period_key(today, plan.period)
    coming = [each.open for each in books.ahead() if each.plan is plan]
    counted = books.counted()
    now = forecast(plan, counted, coming, period, circumstances=books.circumstances)
    then = what_if(plan, counted, coming, period, sliders, circumstances=books.circumstances)
    return WhatIf(period, now, then)
