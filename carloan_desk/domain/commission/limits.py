"""Caps and floors in yuan on what one part of a plan pays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission.components import UNLIMITED, Limits
from carloan_desk.domain.commission.facts import period_span
from carloan_desk.domain.commission.ladders import ZERO
from carloan_desk.domain.commission.statement import Line, LineKind, Trace


def limited(limits: Limits, lines: list[Line], trace: Trace, span: str, *, floor: bool) -> list[Line]:
    """Return the lines of a part with the adjustments that its limits make.

    First each deal's own cap and floor, then the cap of the period, which deals use up in their order, then the floor
    of the period (only with ``floor``), a line of the period.

    Args:
        limits: The limits of the part.
        lines: What it pays in a span, in the order of the deals.
        trace: Plan, version and component of the lines to be made.
        span: The measurement period.
        floor: Whether this version pays what is paid once a period.
    """
    if limits is UNLIMITED or limits == UNLIMITED:
        return lines
    by_deal: dict[int | None, tuple[Decimal, date | None]] = {}
    for line in lines:
        total, _ = by_deal.get(line.deal_id, (ZERO, None))
        by_deal[line.deal_id] = total + line.amount, line.on
    made = list(lines)

    def adjust(deal_id: int | None, change: Decimal, limit: Decimal, reached: Decimal, on: date | None) -> None:
        how = replace(trace, base=change, cap=limit, reached=reached)
        made.append(Line(trace.component, deal_id, change, how, LineKind.ADJUSTMENT, on))

    before = after = ZERO
    for deal_id, (total, on) in by_deal.items():
        amount = total
        if deal_id is not None:
            for limit, bound in ((limits.deal_cap, min), (limits.deal_floor, max)):
                if limit is not None and bound(amount, limit) != amount:
                    adjust(deal_id, limit - amount, limit, amount, on)
                    amount = limit
        before += amount
        if limits.cap is not None:
            change = min(before, limits.cap) - after - amount
            if change:
                adjust(deal_id, change, limits.cap, before, on)
            after = min(before, limits.cap)
        else:
            after = before
    if limits.floor is not None and floor and after < limits.floor:
        adjust(None, limits.floor - after, limits.floor, after, period_span(span)[1])
    return made
