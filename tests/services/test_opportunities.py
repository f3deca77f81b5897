"""Whom to ask about another car: not who has one under way, is behind, or does not want offers."""

from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.circle import Consent, ConsentScope
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.opportunities import Ground
from carloan_desk.services import circle, opportunities
from carloan_desk.services.opportunities import OpportunityLine
from carloan_desk.services.today import marks
from tests.services.manager import OPENED, TODAY, Manager, refusal, undone
from tests.services.test_alerts import up_to_date

D = Decimal
DAY = timedelta(days=1)


def lines(manager: Manager, on: date) -> list[OpportunityLine]:
    return list(opportunities.opportunities(manager.workspace, on).open)


def repaid(manager: Manager, client_id: int | None = None) -> int:
    """A loan of which so much came in that nothing is due for long."""
    deal_id = manager.walk(client_id=client_id) if client_id else manager.walk()
    manager.pay(deal_id, "60000.00", TODAY)
    return deal_id


def test_who_has_repaid_most_is_asked_and_who_has_not_is_not(manager: Manager) -> None:
    up_to_date(manager, manager.walk())
    assert lines(manager, TODAY) == []
    deal_id = repaid(manager)
    (line,) = lines(manager, TODAY)
    assert line.deal.id == deal_id
    assert line.found.grounds == (Ground.EQUITY, Ground.PAID_SHARE)
    # 120,000 yuan, an electric car of three months: 7 % less.
    assert line.found.value == D("111600.00")
    assert line.found.equity == line.found.value - line.outstanding
    assert not line.consented
    # Of 36 instalments 24 are paid; with six more there are few left.
    assert line.months_left == 12
    manager.pay(deal_id, "15000.00", TODAY)
    (line,) = lines(manager, TODAY)
    assert line.found.grounds == (Ground.NEARLY_REPAID, Ground.EQUITY, Ground.PAID_SHARE)
    assert line.months_left == 6


def test_one_with_a_deal_under_way_or_who_wants_no_offers_is_left_alone(manager: Manager) -> None:
    client_id = manager.client()
    repaid(manager, client_id)
    assert len(lines(manager, TODAY)) == 1
    consent = Consent(client_id=client_id, scope=ConsentScope.MARKETING, given_on=OPENED)
    circle.give_consent(manager.workspace, consent, TODAY)
    assert lines(manager, TODAY)[0].consented
    circle.withdraw_consent(manager.workspace, consent.id or 0, TODAY)
    assert lines(manager, TODAY) == []
    manager.workspace.undo()
    manager.deal(client_id)
    assert lines(manager, TODAY) == []


def test_after_settlement_once_the_car_has_its_years(manager: Manager) -> None:
    deal_id = manager.walk()
    manager.record(deal_id, EventKind.SETTLED, TODAY, amount=D(80000))
    assert manager.view(deal_id).stage is Stage.SETTLED
    assert lines(manager, TODAY) == []
    # By the time it has its years the settlement is long ago.
    assert lines(manager, TODAY + 1100 * DAY) == []


def test_not_now_with_a_reason_until_there_are_other_reasons(manager: Manager) -> None:
    deal_id = repaid(manager)
    (line,) = lines(manager, TODAY)
    undone(manager, lambda: marks.dismiss(manager.workspace, line, "明年再说"))
    found = opportunities.opportunities(manager.workspace, TODAY)
    assert found.open == ()
    assert found.put_off[0].mark is not None
    assert found.put_off[0].mark.reason == "明年再说"
    manager.pay(deal_id, "15000.00", TODAY)
    assert [each.subject for each in lines(manager, TODAY)] == [line.subject]


def test_what_a_car_is_worth_by_ones_own_rule_from_a_day_on(manager: Manager) -> None:
    repaid(manager)
    rule, own = opportunities.value_rule(manager.workspace, TODAY)
    assert not own
    parts = {name: rule.number(name) for name in opportunities.PARTS} | {"nev_first_year": D("0.4")}
    undone(manager, lambda: opportunities.set_value_rule(manager.workspace, parts, TODAY))
    assert opportunities.value_rule(manager.workspace, TODAY)[1]
    assert lines(manager, TODAY)[0].found.value == D("108000.00")
    wrong = refusal(opportunities.set_value_rule, manager.workspace, parts | {"floor": D(1)}, TODAY)
    assert (wrong.code, wrong.field) == ("opportunity.part", "floor")
    opportunities.drop_value_rule(manager.workspace, TODAY)
    assert lines(manager, TODAY)[0].found.value == D("111600.00")
