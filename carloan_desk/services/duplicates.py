"""Clients who may be one person: while one types, all at once, and made one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from carloan_desk.domain.circle import CareDate, Consent, OwnedVehicle, Relation, Satisfaction
from carloan_desk.domain.client import Client
from carloan_desk.domain.client_list import ClientQuery
from carloan_desk.domain.deal import Deal, stage_of
from carloan_desk.domain.duplicates import (
    Choice,
    Likeness,
    Reason,
    Traits,
    choices_between,
    compare,
    fill_worksheet,
    merged_fields,
    traits_of,
    traits_of_client,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.name_match import name_key
from carloan_desk.domain.papers import Attachment, KeptQuote
from carloan_desk.domain.servicing import ContactNote, PlaybookRun
from carloan_desk.domain.worksheet import Worksheet
from carloan_desk.services.clients import DealLine
from carloan_desk.storage.pinyin import readings_of_name
from carloan_desk.storage.workspace import Changes, Reader, UnitOfWork, Workspace

MOST_SHOWN = 5
MOST_MERGED = 10
_MOST_NAMESAKES = 40
_AT_ONCE = 2_000

Report = Callable[[int, int], None]

# What hangs on a client and goes along to the record that stays.
_FOLLOWS: tuple[type, ...] = (
    Deal,
    ContactNote,
    Relation,
    Consent,
    CareDate,
    OwnedVehicle,
    Attachment,
    KeptQuote,
    Satisfaction,
    PlaybookRun,
)


@lru_cache(maxsize=4096)
def sounds_of(name: str) -> frozenset[str]:
    """Return the ways a name is read, in pinyin."""
    return frozenset(" ".join(syllables) for syllables in readings_of_name(name))


# While one types ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """A client who may be the one being typed, with what helps to tell."""

    client: Client
    likeness: Likeness
    deals: tuple[DealLine, ...]
    last_contact: ContactNote | None


def look(
    workspace: Workspace, name: str, phones: Sequence[str] = (), id_number: str = "", *, leave_out: int | None = None
) -> list[Known]:
    """Return the clients who may be the one being typed, the surest first; at most five.

    Everything is looked up by an index, however many clients there are.
    """
    traits = traits_of(name, tuple(phones), id_number, sounds_of)
    with workspace.reading() as read:
        found: list[tuple[int, int, Client, Likeness]] = []
        for client in read.all(Client, id=_candidates(read, traits)):
            likeness = compare(traits, traits_of_client(client, sounds_of))
            if likeness is not None and client.id != leave_out:
                found.append((likeness.order, -(client.id or 0), client, likeness))
        found.sort(key=lambda each: each[:2])
        return [_known(read, client, likeness) for _, _, client, likeness in found[:MOST_SHOWN]]


def _candidates(read: Reader, traits: Traits) -> list[int]:
    numbers = [*traits.phones, *([traits.id_number] if traits.id_number else [])]
    ids = dict.fromkeys(client.id or 0 for client in read.clients_known_by(numbers)) if numbers else {}
    if not traits.name:
        return list(ids)
    starts = sorted({"".join(syllable[0] for syllable in sound.split()) for sound in traits.sounds})
    # Who has the name has its sound, too: the initials find both, and the letters are compared afterwards.
    for tail in sorted(traits.tails):
        for start in starts:
            ids |= dict.fromkeys(row.id for row in read.search_clients(ClientQuery(f"{start} {tail}"), 50))
    # The name alone says little, its sound less: the newest namesakes are enough, and of sounds only while there is no
    # telephone to go by.
    for word in (traits.name, *(starts if not traits.tails else ())):
        rows = read.search_clients(ClientQuery(word), _MOST_NAMESAKES)
        same = [row.id for row in rows if name_key(row.name) == traits.name or sounds_of(row.name) & traits.sounds]
        ids |= dict.fromkeys(same[:MOST_SHOWN])
    return list(ids)


def _known(read: Reader, client: Client, likeness: Likeness) -> Known:
    pairs = read.deals_with_events(client_id=client.id)
    contacts = read.all(ContactNote, client_id=client.id)
    return Known(
        client=client,
        likeness=likeness,
        deals=tuple(DealLine(deal, stage_of(events)) for deal, events in pairs),
        last_contact=max(contacts, key=lambda note: note.at, default=None),
    )


# All at once ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """Clients who may be one person, those added first first."""

    clients: tuple[Client, ...]
    likeness: Likeness


def scan(workspace: Workspace, report: Report) -> list[Group]:
    """Look through all clients for those who may be one person; the surest groups first.

    A name alone makes no group: it takes the same ID number, telephone, or a name (or its sound) with the last digits
    of a telephone.
    """
    with workspace.reading() as read:
        total = read.count_clients()
        found = _Groups()
        for done, row in enumerate(read.identities()):
            if done % _AT_ONCE == 0:
                report(done, total)
            found.take(*row)
        groups = found.groups()
        people = {client.id: client for client in read.all(Client, id=[each for ids, _ in groups for each in ids])}
    report(total, total)
    made = [Group(tuple(people[each] for each in ids if each in people), likeness) for ids, likeness in groups]
    return sorted(
        (group for group in made if len(group.clients) > 1),
        key=lambda group: (group.likeness.order, -len(group.clients), group.clients[0].id or 0),
    )


@dataclass
class _Groups:
    """Joins clients who have a key in common."""

    _first: dict[int, int] = field(default_factory=dict)
    _parent: dict[int, int] = field(default_factory=dict)
    _joined: list[tuple[int, int, Reason]] = field(default_factory=list)

    def take(self, client_id: int, name: str, mobile: str, second_mobile: str, id_number: str) -> None:
        """Join a client with those of the same keys."""
        phones = {phone for phone in (mobile, second_mobile) if phone}
        keys: list[tuple[Reason, tuple[str, ...]]] = [(Reason.PHONE, (phone,)) for phone in phones]
        if id_number:
            keys.append((Reason.ID_NUMBER, (id_number,)))
        key = name_key(name)
        if len(key) > 1 and "*" not in key:
            tails = {phone[-4:] for phone in phones}
            keys += [(Reason.NAME_AND_TAIL, (key, tail)) for tail in tails]
            keys += [(Reason.SOUND_AND_TAIL, (sound, tail)) for sound in sounds_of(key) for tail in tails]
        for reason, words in keys:
            # The hash of a key takes a tenth of its room; that two differ and hash alike does not happen in practice,
            # and would only show a group with nothing in common.
            first = self._first.setdefault(hash((reason, *words)), client_id)
            if first != client_id:
                self._joined.append((first, client_id, reason))

    def _root(self, client_id: int) -> int:
        while (parent := self._parent.get(client_id, client_id)) != client_id:
            client_id = parent
        return client_id

    def groups(self) -> list[tuple[list[int], Likeness]]:
        """Return the ids of each group with what joins them."""
        for one, other, _ in self._joined:
            roots = sorted((self._root(one), self._root(other)))
            self._parent[roots[1]] = roots[0]
        members: dict[int, set[int]] = {}
        reasons: dict[int, set[Reason]] = {}
        for one, other, reason in self._joined:
            root = self._root(one)
            members.setdefault(root, set()).update((one, other))
            reasons.setdefault(root, set()).add(reason)
        return [
            (sorted(ids), Likeness(tuple(sorted(_told(reasons[root]), key=list(Reason).index))))
            for root, ids in members.items()
        ]


def _told(reasons: set[Reason]) -> set[Reason]:
    """The same name sounds the same: that need not be said."""
    return reasons - {Reason.SOUND_AND_TAIL} if Reason.NAME_AND_TAIL in reasons else reasons


# One of several -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Records side by side.

    Attributes:
        clients: In the order of the columns.
        choices: What there is to choose, field by field.
        hanging: How many of each class hang on each record.
        proposed: Which record should stay: the one with most hanging on it, else the oldest.
    """

    clients: tuple[Client, ...]
    choices: tuple[Choice, ...]
    hanging: tuple[Mapping[type, int], ...]
    proposed: int


def preview(workspace: Workspace, client_ids: Iterable[int]) -> MergePreview:
    """Return records side by side, before they are made one.

    Raises:
        DomainError: ``merge.too_few`` fewer than two of them are there; ``merge.too_many`` with ``most``.
    """
    with workspace.reading() as read:
        clients = tuple(read.all(Client, id=list(client_ids)))
        _check_number(len(clients))
        hanging = tuple(
            {cls: len(read.all(cls, client_id=client.id)) for cls in (*_FOLLOWS, Worksheet)} for client in clients
        )
    weights = [(sum(counts.values()), -place) for place, counts in enumerate(hanging)]
    return MergePreview(clients, tuple(choices_between(clients)), hanging, weights.index(max(weights)))


def _check_number(count: int) -> None:
    if count < 2:
        raise DomainError("merge.too_few")
    if count > MOST_MERGED:
        raise DomainError("merge.too_many", most=MOST_MERGED)


def merge(
    workspace: Workspace, kept_id: int, other_ids: Sequence[int], chosen: Mapping[str, int], pointer: str
) -> Changes:
    """Make several records one: everything that hangs on the others goes to the one kept, they go to the bin.

    Args:
        workspace: The workspace.
        kept_id: The record that stays.
        other_ids: Those that go.
        chosen: For each field whose value is taken: the place of a record among ``(kept_id, *other_ids)``.
        pointer: A line for the notes of those that go, saying where they went; ``{id}`` and ``{name}`` are filled in.

    Raises:
        DomainError: ``merge.too_few``, ``merge.too_many``, ``field.required`` no name would be left.
    """
    others_ids = [each for each in dict.fromkeys(other_ids) if each != kept_id]
    _check_number(1 + len(others_ids))
    with workspace.unit_of_work("client.merge", n=1 + len(others_ids)) as work:
        kept = work.get(Client, kept_id)
        others = [work.get(Client, each) for each in others_ids]
        for name, value in merged_fields([kept, *others], chosen).items():
            setattr(kept, name, value)
        if not kept.name.strip():
            raise DomainError("field.required", field="name")
        sheet = next(iter(work.all(Worksheet, client_id=kept_id)), None)
        for other in others:
            _move(work, other.id or 0, kept_id)
            sheet = _move_worksheet(work, other.id or 0, kept_id, sheet)
            note = pointer.format(id=kept_id, name=kept.name)
            other.note = f"{other.note}\n{note}".strip()
            work.delete(other)
        _untangle(work, [kept_id, *others_ids])
        return work.commit()


def _of_client(work: UnitOfWork, cls: Any, client_id: int) -> list[Any]:
    """What hangs on a client, in the bin or not."""
    return [*work.all(cls, client_id=client_id), *(each for each in work.bin(cls) if each.client_id == client_id)]


def _move(work: UnitOfWork, from_id: int, to_id: int) -> None:
    for cls in _FOLLOWS:
        for each in _of_client(work, cls, from_id):
            each.client_id = to_id
    for relation in work.all(Relation, other_id=from_id):
        relation.other_id = to_id


def _move_worksheet(work: UnitOfWork, from_id: int, to_id: int, kept: Worksheet | None) -> Worksheet | None:
    """Somebody has one worksheet: the gaps of the one that stays are filled, else the other's moves over."""
    for sheet in work.all(Worksheet, client_id=from_id):
        if kept is None:
            sheet.client_id, kept = to_id, sheet
        else:
            fill_worksheet(kept, sheet)
    return kept


def _untangle(work: UnitOfWork, ids: Sequence[int]) -> None:
    """Nobody is their own spouse: relations between the records that became one go."""
    for relation in {
        id(each): each for name in ("client_id", "other_id") for each in work.all(Relation, **{name: ids})
    }.values():
        if relation.client_id == relation.other_id and not work.all(ContactNote, relation_id=relation.id):
            work.purge(relation)
