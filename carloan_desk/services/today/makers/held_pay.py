"""Pay of one's own that was held and is released: a week ahead, and two weeks after, to see that it came."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.commission import DealAccount, LineKind, Retention
from carloan_desk.domain.pay import Payout, PeriodFigures, PlanVersion
from carloan_desk.services import plans
from carloan_desk.services.today.item import By, Item, Look, Maker

AHEAD, BACK = 7, 14


def _releases(look: Look) -> Iterable[tuple[int, Item]]:
    versions = plans.versions_of(look.read)
    if not any(isinstance(part, Retention) for plan in versions for part in plan.components):
        return  # nothing is ever held: the books, which take long, stay shut
    books = look.books()
    deals = {deal.id or 0: deal for deal, _ in books.pairs}
    last, earliest = look.ahead(AHEAD), look.today - timedelta(days=BACK)
    for account in books.ledger.accounts():
        for on, amount in _days(account).items():
            deal = deals[account.deal.deal_id]
            client = books.clients.get(deal.client_id)
            if not earliest <= on <= last or client is None:
                continue
            yield (
                deal.id or 0,
                Item(
                    Kind.RELEASE,
                    subject=f"release:{deal.id}:{on}",
                    evidence=str(amount),
                    on=on,
                    since=look.since(on, AHEAD),
                    days=(look.today - on).days,
                    client_id=client.id,
                    client_name=client.name,
                    deal_id=deal.id,
                    model=deal.vehicle_model,
                    amount=amount,
                ),
            )


def _days(account: DealAccount) -> dict[date, Decimal]:
    """What is released on which day: what is to come, and what came."""
    found: dict[date, Decimal] = {}
    to_come = [(pending.on, pending.amount) for pending in account.risk.held]
    came = [(line.on, line.amount) for _, line in account.lines if line.kind is LineKind.RELEASED]
    for on, amount in (*to_come, *came):
        if on is not None:
            found[on] = found.get(on, Decimal(0)) + amount
    return found


HELD_PAY = Maker(By.BOOKS, _releases, frozenset({PlanVersion, PeriodFigures, Payout}))
