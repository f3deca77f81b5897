"""What a new version of a plan changes: its terms, and its parts one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from carloan_desk.domain.commission import Component, Plan

_TERMS = ("trigger", "period", "payout_day", "split_counts")


class ChangeKind(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part that is not as it was: ``old`` is ``None`` for a new part, ``new`` for one that is gone."""

    kind: ChangeKind
    old: Component | None
    new: Component | None


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term of the whole plan, by the name of its field: trigger, period, day of payment, how splits count."""

    term: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """Everything in which two plans differ; names, versions and dates of the plans do not count."""

    terms: tuple[TermChange, ...]
    parts: tuple[PartChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether both pay by the same rules."""
        return not self.terms and not self.parts


def plan_changes(old: Plan, new: Plan) -> PlanChanges:
    """Compare two plans part by part, in the order of the new one; parts that are gone come last.

    Parts go together by name; one of another name that is otherwise the same is renamed. Parts act in their order, so
    one that stands elsewhere among those that stayed is named too.
    """
    terms = tuple(
        TermChange(term, getattr(old, term), getattr(new, term))
        for term in _TERMS
        if getattr(old, term) != getattr(new, term)
    )
    pairs = _pairs(old.components, new.components)
    stay = [before for before, _ in pairs if before is not None]
    moved = _moved(old.components, stay)
    parts = []
    for before, after in pairs:
        if before is None:
            parts.append(PartChange(ChangeKind.ADDED, None, after))
        elif before.name != after.name:
            parts.append(PartChange(ChangeKind.RENAMED, before, after))
        elif before != after:
            parts.append(PartChange(ChangeKind.CHANGED, before, after))
        elif before in moved:
            parts.append(PartChange(ChangeKind.MOVED, before, after))
    parts += [PartChange(ChangeKind.REMOVED, each, None) for each in old.components if each not in stay]
    return PlanChanges(terms, tuple(parts))


def _pairs(old: Sequence[Component], new: Sequence[Component]) -> list[tuple[Component | None, Component]]:
    """Each part of the new plan with what it was, if it was anything."""
    by_name = {part.name: part for part in old}
    kept = {part.name for part in new}
    gone = [part for part in old if part.name not in kept]
    found: list[tuple[Component | None, Component]] = []
    for part in new:
        before = by_name.get(part.name)
        if before is None:
            before = next((each for each in gone if replace(each, name=part.name) == part), None)
            if before is not None:
                gone.remove(before)
        found.append((before, part))
    return found


def _moved(old: Sequence[Component], stay: Sequence[Component]) -> list[Component]:
    """The fewest of the parts that stayed whose move explains the new order: all outside the longest run in order."""
    places = [list(old).index(part) for part in stay]
    runs: list[list[int]] = [[]]
    for number, place in enumerate(places):
        before = [run for run in runs if not run or places[run[-1]] < place]
        runs.append([*_longest(before), number])
    kept = set(_longest(runs))
    return [part for number, part in enumerate(stay) if number not in kept]


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len)
