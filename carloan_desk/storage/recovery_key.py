"""The printable recovery key: six groups of six characters, each group with its own check character.

The alphabet leaves out what is easily taken for something else (0 O, 1 I L, 2 Z, 5 S, 8 B, G, U), and its length is
prime: a check character modulo that prime finds every single wrong character and every swap of two, and says in which
group.
"""

import secrets
import unicodedata

from carloan_desk.domain.errors import DomainError

ALPHABET = "34679ACDEFHJKMNPQRTVWXY"
GROUPS = 6
GROUP_LENGTH = 6
_PRIME = len(ALPHABET)
_INVERSE_OF_LAST_WEIGHT = pow(GROUP_LENGTH, -1, _PRIME)


def generate() -> str:
    """Return a new random key such as ``"A3C4DE-..."`` (30 random characters: 135 bits)."""
    groups = []
    for number in range(1, GROUPS + 1):
        values = [secrets.randbelow(_PRIME) for _ in range(GROUP_LENGTH - 1)]
        groups.append("".join(ALPHABET[value] for value in [*values, _check_value(number, values)]))
    return "-".join(groups)


def normalise(typed: str) -> str:
    """Return the key as it was printed, whatever case, width, spaces or dashes it was typed with.

    Raises:
        DomainError: ``vault.recovery_length`` too short or too long, ``vault.recovery_typo`` with ``group`` (from 1),
            the first group that holds a mistake.
    """
    letters = [char for char in unicodedata.normalize("NFKC", typed).upper() if char.isalnum()]
    if len(letters) != GROUPS * GROUP_LENGTH:
        raise DomainError(
            "vault.recovery_length", field="recovery_key", expected=GROUPS * GROUP_LENGTH, found=len(letters)
        )
    groups = ["".join(letters[start : start + GROUP_LENGTH]) for start in range(0, len(letters), GROUP_LENGTH)]
    for number, group in enumerate(groups, start=1):
        values = [ALPHABET.find(char) for char in group]
        if -1 in values or values[-1] != _check_value(number, values[:-1]):
            raise DomainError("vault.recovery_typo", field="recovery_key", group=number)
    return "-".join(groups)


def _check_value(group_number: int, values: list[int]) -> int:
    """Last value of a group: makes the sum of position times value equal the group's number, modulo 23.

    The group's number is in it so that two groups written in the wrong order are found too.
    """
    total = sum(position * value for position, value in enumerate(values, start=1))
    return (group_number - total) * _INVERSE_OF_LAST_WEIGHT % _PRIME
