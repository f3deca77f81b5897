"""Pay plans seen in public, to start from when one's own is entered. None is a default: every employer differs.

The data lies in ``resources/rules/pay_plans.toml`` in the form in which plans are stored.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.commission import Plan, plan_from_data

# A template has no dates of its own; whoever enters a plan sets them.
_NO_DATE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """One published plan.

    Attributes:
        key: Stable name.
        names: What it is called, by language: ``"zh"``, ``"en"``.
        source: Where its figures come from, in Chinese.
        open_points: What the source leaves open and the template had to fill in, by language.
        plan: The plan, version 0 and with a date that means nothing.
    """

    key: str
    names: dict[str, str]
    source: str
    open_points: dict[str, str]
    plan: Plan

    def begun(self, name: str, valid_from: date) -> Plan:
        """Return a first version to edit: the template's parts under a name and from a day."""
        made = self.plan
        return Plan(name, 1, valid_from, None, made.trigger, made.period, made.payout_day, made.components)


@cache
def templates() -> tuple[PlanTemplate, ...]:
    """Return all templates, read on the first call.

    Raises:
        DomainError: A finding of :func:`~carloan_desk.domain.commission.plan_from_data`; a test excludes it.
    """
    data = tomllib.loads(resources.path("rules/pay_plans.toml").read_text("utf-8"))
    return tuple(
        PlanTemplate(
            key=entry["key"],
            names={"zh": entry["name_zh"], "en": entry["name_en"]},
            source=entry["source"],
            open_points={"zh": entry["open_zh"], "en": entry["open_en"]},
            plan=plan_from_data(entry["name_zh"], 0, _NO_DATE, None, entry),
        )
        for entry in data["plan"]
    )
