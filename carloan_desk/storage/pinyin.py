"""Readings of Chinese characters, from the small table that is shipped."""

from functools import cache
from itertools import product

from carloan_desk import resources

# Names of up to four characters are found by every combination of readings; longer ones by the commonest.
_LONGEST_WITH_ALL_READINGS = 4


def readings_of_name(name: str) -> set[tuple[str, ...]]:
    """Return the ways to read a name, a syllable per character; what is not Chinese stands for itself.

    ``"曾乐"`` gives ``("ceng", "le")``, ``("zeng", "le")``, ``("ceng", "yue")`` and ``("zeng", "yue")``.
    """
    table = _table()
    choices = [table.get(char, (char,)) for char in name]
    if len(name) > _LONGEST_WITH_ALL_READINGS:
        choices = [choices[0], *(choice[:1] for choice in choices[1:])]
    return set(product(*choices))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Read the table: 15 ms, when the first name is written or the search is rebuilt."""
    table: dict[str, tuple[str, ...]] = {}
    for line in resources.path("search/pinyin.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "+")):
            continue
        syllable, _, chars = line.partition(" ")
        for char in chars:
            table[char] = (*table.get(char, ()), syllable)
    return table
