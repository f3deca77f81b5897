"""The emergency plans that are shipped: whole in both languages, and the ones that alerts open are there."""

from datetime import datetime

import pytest

from carloan_desk.domain.alerts import Code
from carloan_desk.domain.alerts.alert import rule_of
from carloan_desk.domain.playbooks import NOTE, next_step, progress, shipped_playbooks, ticked_at
from carloan_desk.domain.servicing import PlaybookRun

AT = datetime.fromisoformat("2026-11-23T10:00:00")


@pytest.mark.parametrize("code", list(shipped_playbooks()))
def test_a_plan_is_whole_in_both_languages(code: str) -> None:
    plan = shipped_playbooks()[code]
    assert plan.source
    assert NOTE not in plan.steps
    assert len(plan.steps) >= 4
    for language in ("zh", "en"):
        assert plan.titles[language]
        assert plan.when[language]
        assert len(plan.never[language]) >= 2
        for step in plan.steps.values():
            said = step[language]
            assert all((said.who, said.what, said.limit, said.proof))
    assert len(plan.never["zh"]) == len(plan.never["en"])


def test_what_may_happen_has_a_plan() -> None:
    assert set(shipped_playbooks()) == {
        *("first_missed", "unreachable", "accident", "incapacity", "fraud", "uninsured", "whereabouts"),
        *("settlement_wave", "data_leak", "complaint"),
    }
    opened = {str(rule_of(code, AT.date()).values["playbook"]) for code in Code} - {""}
    assert opened <= set(shipped_playbooks())


def test_how_far_a_run_is() -> None:
    run = PlaybookRun(playbook="first_missed", opened_at=AT, done={NOTE: "已告知资方"})
    assert (next_step(run), progress(run), ticked_at(run, "check")) == ("check", (0, 5), None)
    run.done = run.done | {"check": "2026-11-23T10:00", "promise": "2026-11-23T11:00"}
    assert (next_step(run), progress(run), ticked_at(run, "check")) == ("call", (2, 5), AT)
    assert ticked_at(run, NOTE) is None
    # One of another program, or of a plan that is no longer shipped, is shown as it is.
    other = PlaybookRun(playbook="20-emergency", opened_at=AT, done={"1": "2026-02-20"})
    assert (next_step(other), progress(other)) == (None, (1, 1))
