"""Clients who may be one person: why one thinks so, and how two records become one."""

from carloan_desk.domain.duplicates.likeness import (
    Likeness,
    Reason,
    Sounds,
    Strength,
    Traits,
    compare,
    traits_of,
    traits_of_client,
)
from carloan_desk.domain.duplicates.merging import (
    CHOSEN,
    Choice,
    choices_between,
    fill_worksheet,
    is_empty,
    merged_fields,
)

__all__ = [
    "CHOSEN",
    "Choice",
    "Likeness",
    "Reason",
    "Sounds",
    "Strength",
    "Traits",
    "choices_between",
    "compare",
    "fill_worksheet",
    "is_empty",
    "merged_fields",
    "traits_of",
    "traits_of_client",
]
