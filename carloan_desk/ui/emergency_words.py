"""Words for emergency plans."""

from carloan_desk.domain.playbooks import shipped_playbooks
from carloan_desk.services.playbooks import RunLine
from carloan_desk.ui.language import language
from carloan_desk.ui.shown import Shown


def plan_title(code: str) -> str:
    """Return what a plan is called; its code if it is no longer shipped."""
    plan = shipped_playbooks().get(code)
    return code if plan is None else plan.titles[language()]


def about(line: RunLine, show: Shown) -> str:
    """Return whom a plan is about."""
    name = "" if line.client is None else show.name(line.client.name)
    return " · ".join(part for part in (name, "" if line.deal is None else line.deal.vehicle_model) if part)
