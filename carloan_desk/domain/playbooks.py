"""Emergency plans (应急预案): what to do step by step, what never to do, and how far one that was opened is."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.servicing import PlaybookRun

NOTE = "note"
"""Where a run keeps what was noted besides its steps; no step has this code."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in one language: who does what by when, and what proves it."""

    who: str
    what: str
    limit: str
    proof: str


@dataclass(frozen=True, slots=True)
class Playbook:
    """A plan; texts by language. ``never`` is what must not be done, ``source`` where it is written."""

    code: str
    titles: Mapping[str, str]
    when: Mapping[str, str]
    steps: Mapping[str, Mapping[str, Step]]
    never: Mapping[str, tuple[str, ...]]
    source: str


@cache
def shipped_playbooks() -> Mapping[str, Playbook]:
    """Return the plans that come with the program by code, read on the first call."""
    data = tomllib.loads(resources.path("rules/playbooks.toml").read_text("utf-8"))
    return {
        entry["code"]: Playbook(
            code=entry["code"],
            titles=entry["titles"],
            when=entry["when"],
            steps={
                step["code"]: {language: Step(*step[language]) for language in ("zh", "en")} for step in entry["step"]
            },
            never={language: tuple(entry[f"never_{language}"]) for language in ("zh", "en")},
            source=entry["source"],
        )
        for entry in data["playbook"]
    }


def ticked_at(run: PlaybookRun, step: str) -> datetime | None:
    """Return when a step was ticked, ``None`` if it was not."""
    moment = run.done.get(step)
    return None if not moment or step == NOTE else datetime.fromisoformat(moment)


def next_step(run: PlaybookRun) -> str | None:
    """Return the first step that is not ticked, ``None`` if all are or the plan is not known."""
    plan = shipped_playbooks().get(run.playbook)
    return None if plan is None else next((code for code in plan.steps if code not in run.done), None)


def progress(run: PlaybookRun) -> tuple[int, int]:
    """Return how many of its steps are ticked, of how many."""
    plan = shipped_playbooks().get(run.playbook)
    ticked = [code for code in run.done if code != NOTE]
    return (len(ticked), len(ticked)) if plan is None else (sum(code in plan.steps for code in ticked), len(plan.steps))
