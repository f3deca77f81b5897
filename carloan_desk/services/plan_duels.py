"""Two plans on one's own deals: what each would have paid, and what a new version changes. Nothing is changed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission import Plan
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.plancheck import Duel, PlanChanges, duel, plan_changes
from carloan_desk.services.books import books_of
from carloan_desk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DealDifference:
    """A deal on which two plans differ, in yuan."""

    deal: Deal
    client_name: str
    first: Decimal
    second: Decimal

    @property
    def difference(self) -> Decimal:
        """What the first pays more."""
        return self.first - self.second


@dataclass(frozen=True, slots=True)
class PlanDuel:
    """Two plans side by side: period by period, deal by deal (the largest difference first), and in their rules."""

    duel: Duel
    deals: tuple[DealDifference, ...]
    changes: PlanChanges


def fight(workspace: Workspace, first: Plan, second: Plan, today: date, since: date | None = None) -> PlanDuel:
    """Replay two plans on one's own deals up to today, each as if it had always been in force.

    Args:
        workspace: The workspace.
        first: One plan; what changes is told from the second to it.
        second: The other, such as the one in force.
        today: The last day that counts.
        since: The periods from this day on are told; all of them without it.

    Raises:
        DomainError: A finding of :func:`carloan_desk.domain.commission.check_plan`.
    """
    books = books_of(workspace, today)
    with workspace.reading() as read:
        days = [each.opened_on for each, _ in books.pairs]
        known = books.circumstances_from(read, min(days, default=today))
    found = duel(first, second, books.facts.values(), today, since=since, circumstances=known)
    deals = {deal.id: deal for deal, _ in books.pairs}
    return PlanDuel(
        duel=found,
        deals=tuple(
            DealDifference(deals[deal_id], books.names.get(deals[deal_id].client_id, ""), one, other)
            for deal_id, one, other in found.by_deal
        ),
        changes=plan_changes(second, first),
    )
