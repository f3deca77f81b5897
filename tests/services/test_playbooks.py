"""An emergency plan from its opening to its outcome: each step dated, undone, never opened twice."""

from datetime import datetime, time

from carloan_desk.domain.playbooks import NOTE, progress, ticked_at
from carloan_desk.services import playbooks
from carloan_desk.services.playbooks import RunLine
from tests.services.manager import TODAY, Manager, refusal, undone

AT = datetime.combine(TODAY, time(10, 30))


def only(manager: Manager, **asked: int) -> RunLine:
    (line,) = playbooks.runs(manager.workspace, **asked)
    return line


def test_from_its_opening_to_its_outcome(manager: Manager) -> None:
    workspace, deal_id = manager.workspace, manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    undone(manager, lambda: playbooks.open_run(workspace, "first_missed", deal_id=deal_id, subject="alert:x"))
    line = only(manager, deal_id=deal_id)
    assert (line.open, line.run.subject, line.client and line.client.id) == (True, "alert:x", client_id)
    run_id = line.run.id or 0
    assert only(manager, client_id=client_id).run.id == run_id
    undone(manager, lambda: playbooks.tick(workspace, run_id, "call", AT))
    undone(manager, lambda: playbooks.note(workspace, run_id, " 客户说月底 "))
    run = only(manager).run
    assert (ticked_at(run, "call"), run.done[NOTE], progress(run)) == (AT, "客户说月底", (1, 5))
    playbooks.tick(workspace, run_id, "call", None)
    playbooks.note(workspace, run_id, "")
    assert only(manager).run.done == {}
    assert refusal(playbooks.close, workspace, run_id, " ", AT).field == "outcome"
    undone(manager, lambda: playbooks.close(workspace, run_id, "已还清", AT))
    assert (only(manager).open, only(manager).run.outcome) == (False, "已还清")
    assert refusal(playbooks.tick, workspace, run_id, "check", AT).code == "playbook.closed"
    assert playbooks.running(workspace, "first_missed", deal_id=deal_id) is None


def test_what_cannot_be(manager: Manager) -> None:
    workspace, deal_id = manager.workspace, manager.walk()
    assert refusal(playbooks.open_run, workspace, "nothing").code == "playbook.unknown"
    playbooks.open_run(workspace, "accident", deal_id=deal_id)
    assert refusal(playbooks.open_run, workspace, "accident", deal_id=deal_id).code == "playbook.open"
    run = playbooks.running(workspace, "accident", deal_id=deal_id)
    assert run is not None
    assert refusal(playbooks.tick, workspace, run.id or 0, "nothing", AT).code == "playbook.step"
    # One about nobody, such as a lost computer, may stand beside it; the one under way is first.
    playbooks.open_run(workspace, "data_leak")
    playbooks.close(workspace, run.id or 0, "已理赔", AT)
    assert [line.run.playbook for line in playbooks.runs(workspace)] == ["data_leak", "accident"]
