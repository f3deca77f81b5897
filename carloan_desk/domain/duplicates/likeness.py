"""Why two records may be one person. People share telephones and names: it is a reason to look, never a proof."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from carloan_desk.domain.client import Client
from carloan_desk.domain.identifiers import Severity, check_mobile, check_resident_id
from carloan_desk.domain.name_match import name_key

TAIL = 4
"""How many digits at the end of a telephone people remember."""

Sounds = Callable[[str], frozenset[str]]
"""The ways a name is read, in pinyin."""


class Reason(StrEnum):
    """What two records have in common, the strongest first."""

    ID_NUMBER = "id_number"
    PHONE = "phone"
    NAME_AND_TAIL = "name_and_tail"
    SOUND_AND_TAIL = "sound_and_tail"
    NAME = "name"
    SOUND = "sound"


class Strength(IntEnum):
    """How much a reason weighs."""

    WEAK = 1
    LIKELY = 2
    STRONG = 3


_STRENGTH = {
    Reason.ID_NUMBER: Strength.STRONG,
    Reason.PHONE: Strength.STRONG,
    Reason.NAME_AND_TAIL: Strength.LIKELY,
    Reason.SOUND_AND_TAIL: Strength.WEAK,
    Reason.NAME: Strength.WEAK,
    Reason.SOUND: Strength.WEAK,
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two records have in common; at least one reason."""

    reasons: tuple[Reason, ...]

    @property
    def strength(self) -> Strength:
        """The weight of the strongest reason."""
        return max(_STRENGTH[reason] for reason in self.reasons)

    @property
    def order(self) -> int:
        """Sorts the surest first."""
        return list(Reason).index(self.reasons[0])


@dataclass(frozen=True, slots=True)
class Traits:
    """What a person is told by, each in its one form."""

    name: str
    sounds: frozenset[str]
    phones: frozenset[str]
    id_number: str

    @property
    def tails(self) -> frozenset[str]:
        """The last digits of the telephones."""
        return frozenset(phone[-TAIL:] for phone in self.phones)


def traits_of(name: str, phones: tuple[str, ...], id_number: str, sounds: Sounds) -> Traits:
    """Return what somebody is told by; what is no phone or ID number, half-typed ones too, tells nothing."""
    key = name_key(name)
    whole = len(key) > 1 and "*" not in key
    found = (check_mobile(phone) for phone in phones)
    resident = check_resident_id(id_number)
    return Traits(
        name=key if whole else "",
        sounds=sounds(key) if whole else frozenset(),
        phones=frozenset(str(each.parts["number"]) for each in found if each.severity is not Severity.ERROR),
        id_number=str(resident.parts["number"]) if resident.severity is not Severity.ERROR else "",
    )


def traits_of_client(client: Client, sounds: Sounds) -> Traits:
    """Return what a client is told by."""
    return traits_of(client.name, (client.mobile, client.second_mobile), client.id_number, sounds)


def compare(one: Traits, other: Traits) -> Likeness | None:
    """Return what two people have in common, ``None`` if nothing says that they are one."""
    reasons: list[Reason] = []
    if one.id_number and one.id_number == other.id_number:
        reasons.append(Reason.ID_NUMBER)
    if one.phones & other.phones:
        reasons.append(Reason.PHONE)
    same_name = bool(one.name) and one.name == other.name
    same_sound = not same_name and bool(one.sounds & other.sounds)
    same_tail = bool(one.tails & other.tails)
    if same_name:
        reasons.append(Reason.NAME_AND_TAIL if same_tail else Reason.NAME)
    elif same_sound:
        reasons.append(Reason.SOUND_AND_TAIL if same_tail else Reason.SOUND)
    two_people = bool(one.id_number and other.id_number and one.id_number != other.id_number)
    if not reasons or (two_people and Reason.PHONE not in reasons):
        # Two ID numbers are two people, whatever they are called; who shares a telephone is shown all the same.
        return None
    return Likeness(tuple(sorted(reasons, key=list(Reason).index)))
