"""Plans on one's own deals, what entering a version would do, and the basics of pay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from carloan_desk.domain.commission import Basis, PerDeal, Plan, Seniority, Step, Tier, Tiered, TierMetric, TierMode
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import commission, plan_duels, plans, statements
from carloan_desk.services.books import books_of
from carloan_desk.services.plans import Basics
from tests.services.manager import TODAY, Manager

D = Decimal
FLAT = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"))
PLAN = Plan("方案", 1, date(2026, 1, 1), components=(FLAT,))
EACH = Plan("按台", 1, date(2026, 1, 1), components=(PerDeal("单台", Basis.PER_DEAL, D(900)),))


def walked(manager: Manager, **fields: object) -> int:
    """A deal disbursed on 2026-08-17."""
    return manager.walk(Stage.DELIVERY, **fields)


def test_a_duel_of_two_plans_on_own_deals(manager: Manager) -> None:
    deal = walked(manager)
    plans.add(manager.workspace, PLAN)
    (own,) = plans.versions(manager.workspace)
    found = plan_duels.fight(manager.workspace, own, EACH, TODAY)
    # 84,000 × 1 % against 900 a deal.
    assert (found.duel.total.a.earned, found.duel.total.b.earned) == (D("840.00"), D("900.00"))
    assert [(each.deal.id, each.difference, each.client_name) for each in found.deals] == [(deal, D("-60.00"), "曾乐")]
    assert [each.kind.value for each in found.changes.parts] == ["added", "removed"]
    later = plan_duels.fight(manager.workspace, own, EACH, TODAY, since=date(2026, 10, 1))
    assert not later.duel.total.a.earned
    # Neither plan has to be in force, and nothing was written.
    assert plans.versions(manager.workspace) == [own]


def test_what_a_version_would_do_is_said_and_not_done(manager: Manager) -> None:
    walked(manager)
    plans.add(manager.workspace, PLAN)
    statements.seal(manager.workspace, "2026-01", TODAY)
    statements.seal(manager.workspace, "2026-02", TODAY)
    second = replace(PLAN, valid_from=date(2026, 2, 10))
    effect = plans.effect(manager.workspace, second)
    assert (effect.ended and effect.ended.version, effect.findings, effect.sealed) == (1, (), ("2026-02",))
    assert plans.versions(manager.workspace) == [PLAN]
    ending = replace(second, valid_from=date(2026, 4, 1), valid_to=date(2026, 5, 31))
    plans.add(manager.workspace, ending)
    gap = plans.effect(manager.workspace, replace(PLAN, valid_from=date(2026, 7, 1)))
    assert [each.code for each in gap.findings] == ["versions.gap"]
    assert (gap.findings[0].params["start"], gap.findings[0].params["end"]) == (date(2026, 6, 1), date(2026, 6, 30))


def test_a_version_that_begins_too_early_names_the_one_in_its_way(manager: Manager) -> None:
    plans.add(manager.workspace, PLAN)
    early = replace(PLAN, valid_from=date(2025, 12, 1))
    assert [each.code for each in plans.effect(manager.workspace, early).findings] == ["versions.overlap"]
    with pytest.raises(DomainError) as refused:
        plans.add(manager.workspace, early)
    assert (refused.value.code, refused.value.params["version"], refused.value.params["day"]) == (
        "plan.overlap",
        1,
        date(2026, 1, 1),
    )


def test_seniority_counts_from_the_day_one_enters(manager: Manager) -> None:
    walked(manager)
    ladder = Seniority("司龄", (Step(D(0), D(100)), Step(D(12), D(300))))
    plans.add(manager.workspace, replace(PLAN, components=(FLAT, ladder)))

    def paid() -> Decimal:
        found = commission.statement(manager.workspace, "2026-09")
        assert found is not None
        return found.total

    assert paid() == 0
    plans.set_basics(manager.workspace, Basics(hired_on=date(2026, 3, 1)))
    assert paid() == 100
    plans.set_basics(manager.workspace, Basics(hired_on=date(2025, 3, 1)))
    assert paid() == 300


def test_a_split_deal_counts_whole_or_by_its_share(manager: Manager) -> None:
    for _ in range(2):
        walked(manager, share=D("0.5"))
    steps = (Tier(D(0), D(100)), Tier(D(2), D(200)))
    ladder = Tiered("台阶", Basis.PER_DEAL, TierMetric.COUNT, TierMode.RETROACTIVE, steps)
    paid = []
    for day, counts in ((date(2026, 1, 1), False), (date(2026, 2, 1), True)):
        plans.add(manager.workspace, replace(PLAN, valid_from=day, components=(ladder,), split_counts=counts))
        found = commission.statement(manager.workspace, "2026-08")
        assert found is not None
        paid.append(found.total)
    # Two whole deals reach the second step, two halves do not; of each only the half is paid.
    assert paid == [D("200.00"), D("100.00")]


def test_from_when_on_a_first_instalment_is_in_default(manager: Manager) -> None:
    deal = walked(manager)
    due = date(2026, 9, 17)

    def default_on(days: int) -> date | None:
        plans.set_basics(manager.workspace, Basics(default_days=days))
        return books_of(manager.workspace, TODAY).facts[deal].first_payment_default_on

    assert default_on(30) == date(2026, 10, 18)
    assert default_on(10) == date(2026, 9, 28)
    assert default_on((TODAY - due).days) is None
    for days in (0, 366):
        with pytest.raises(DomainError) as refused:
            plans.set_basics(manager.workspace, Basics(default_days=days))
        assert refused.value.field == "default_days"


def test_the_basics_are_kept(manager: Manager) -> None:
    assert plans.basics(manager.workspace) == Basics()
    own = Basics("林悦", date(2024, 5, 6), 15)
    plans.set_basics(manager.workspace, own)
    assert plans.basics(manager.workspace) == own
    plans.set_basics(manager.workspace, Basics())
    assert plans.basics(manager.workspace) == Basics()
