"""Cues that call for a second look (facts of the trade 6.2): questions to ask the client, never verdicts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from carloan_desk import resources


@dataclass(frozen=True, slots=True)
class Cue:
    """What may be noticed, and what to ask then; texts by language.

    ``before`` when it shows before disbursement, otherwise after it.
    """

    code: str
    before: bool
    labels: Mapping[str, str]
    questions: Mapping[str, str]


@cache
def shipped_cues() -> tuple[Cue, ...]:
    """Return the cues that come with the program, read on the first call."""
    text = resources.path("rules/cues.toml").read_text("utf-8")
    return tuple(
        Cue(
            entry["code"],
            entry["when"] == "before",
            {"zh": entry["zh"], "en": entry["en"]},
            {"zh": entry["ask_zh"], "en": entry["ask_en"]},
        )
        for entry in tomllib.loads(text)["cue"]
    )
