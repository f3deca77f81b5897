"""Warnings, plans and questions of care on the list of the day."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from carloan_desk.domain.alerts import SignCode
from carloan_desk.domain.circle import Satisfaction
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.services import alerts, care_texts, circle, playbooks, today
from carloan_desk.services.care_texts import CareText
from carloan_desk.services.today import Kind, Occasion, marks
from tests.services.manager import TODAY, Manager
from tests.services.test_today import items

DAY = timedelta(days=1)


def test_an_urgent_alert_is_on_the_list_and_dismissed_there_is_dismissed_everywhere(manager: Manager) -> None:
    deal_id = manager.walk()
    # That the instalment is late stands there already, once.
    assert [item.kind for item in items(manager) if item.kind in (Kind.WARNING, Kind.OVERDUE)] == [Kind.OVERDUE]
    alerts.note_sign(manager.workspace, deal_id, SignCode.WHEREABOUTS, TODAY - DAY, "", TODAY)
    (item,) = items(manager, kind=Kind.WARNING)
    assert (item.deal_id, item.on, item.days) == (deal_id, TODAY - DAY, 1)
    marks.dismiss(manager.workspace, item, "在修理厂")
    assert items(manager, kind=Kind.WARNING) == []
    assert [each.item.subject for each in today.overview(manager.workspace, TODAY).put_off] == [item.subject]
    assert [each.alert.subject for each in alerts.warnings(manager.workspace, TODAY).put_off] == [item.subject]


def test_a_plan_shows_its_next_step_until_it_is_closed(manager: Manager) -> None:
    deal_id = manager.walk()
    playbooks.open_run(manager.workspace, "accident", deal_id=deal_id)
    (item,) = items(manager, kind=Kind.PLAN)
    assert (item.deal_id, item.text, item.evidence) == (deal_id, "accident", "people")
    at = datetime.combine(TODAY, time(11))
    playbooks.tick(manager.workspace, item.record_id or 0, "people", at)
    (item,) = items(manager, kind=Kind.PLAN)
    assert item.evidence == "insurer"
    playbooks.close(manager.workspace, item.record_id or 0, "已修复", at)
    assert items(manager, kind=Kind.PLAN) == []


def test_how_it_went_is_asked_a_week_after_delivery_until_the_answer_is_noted(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DELIVERY)
    client_id = manager.view(deal_id).client.id or 0
    delivered = date(2026, 11, 2)
    manager.record(deal_id, EventKind.DELIVERED, delivered)

    def asked(days: int) -> bool:
        found = items(manager, delivered + days * DAY, Kind.CARE)
        return any(item.occasion is Occasion.SATISFACTION for item in found)

    assert [days for days in range(45) if asked(days)] == list(range(7, 38))
    said = Satisfaction(client_id=client_id, deal_id=deal_id, on=TODAY, score=5)
    circle.note_satisfaction(manager.workspace, said, TODAY)
    assert not asked(21)


def test_texts_of_care_are_polite_and_keep_the_hours(manager: Manager) -> None:
    client_id = manager.client()
    morning, night = datetime.combine(TODAY, time(10)), datetime.combine(TODAY, time(22, 30))
    for kind in CareText:
        for language in ("zh", "en"):
            found = care_texts.ready(
                manager.workspace, kind, client_id, morning, car="比亚迪 秦L", years=2, day=TODAY, language=language
            )
            assert found.text.startswith("曾先生") or "Mr 曾" in found.text
            assert "{" not in found.text
            assert not any(word in found.text for word in ("欠", "逾期", "还款", "overdue", "instalment", "debt"))
            assert not found.verdict.blocked
    assert care_texts.ready(manager.workspace, CareText.BIRTHDAY, client_id, night).verdict.blocked


def test_what_clients_said_in_a_period_is_their_average(manager: Manager) -> None:
    client_id = manager.client()
    assert circle.satisfied_in(manager.workspace, "2026-11") is None
    for day, score in ((date(2026, 10, 31), 1), (date(2026, 11, 1), 5), (date(2026, 11, 2), 4), (TODAY, 4)):
        said = Satisfaction(client_id=client_id, on=day, score=score)
        circle.note_satisfaction(manager.workspace, said, TODAY)
    month, quarter = (circle.satisfied_in(manager.workspace, period) for period in ("2026-11", "2026-Q4"))
    assert month == circle.Satisfied(Decimal("4.33"), 3)
    assert quarter == circle.Satisfied(Decimal("3.50"), 4)
