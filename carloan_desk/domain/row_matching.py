"""Which row of a payroll is about which deal: by contract number, by name, by amount, the surest way first."""

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from decimal import Decimal

from carloan_desk.domain.name_match import Sameness, name_key, same_name
from carloan_desk.domain.payroll import Expectation, Party, PayrollRow

_SHORTEST_TAIL = 4
_TYPING_ERRORS = 2


def parties_of(lines: Sequence[Expectation], period: str) -> list[Party]:
    """Return the deals, and the lines of the period, that expectations are about; those without a deal come last."""
    parties: dict[tuple[int, str], Party] = {}
    for line in lines:
        # A line of the period is known by the name of the component.
        key = (line.deal_id, "") if line.deal_id is not None else (-1, line.component)
        party = parties.get(key)
        if party is None:
            name = line.client if line.deal_id is not None else line.component
            party = parties[key] = Party(key, contract_key(line.contract), name_key(name))
        (party.own if line.period == period else party.others).append(line)
    return sorted(parties.values(), key=lambda party: (party.key[0] < 0, party.key))


def contract_key(contract: str) -> str:
    """Return a contract number for comparing: narrow capitals, digits and characters only."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", contract)).upper()


def assign(parties: Sequence[Party], rows: Iterable[PayrollRow]) -> list[PayrollRow]:
    """Give every row to the party it is about, in ``Party.rows``; return those that are about none."""
    left = _by_contract(parties, list(rows))
    left = _by_component(parties, left)
    deals = [party for party in parties if party.key[0] >= 0]
    left = _by_name(deals, left)
    return _by_amount([party for party in deals if party.own], left)


def _by_contract(parties: Sequence[Party], rows: Sequence[PayrollRow]) -> list[PayrollRow]:
    known: dict[str, list[Party]] = defaultdict(list)
    tails: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        if party.contract:
            known[party.contract].append(party)
            for start in range(1, len(party.contract) - _SHORTEST_TAIL + 1):
                tails[party.contract[start:]].append(party)
    left = []
    for row in rows:
        number, name = contract_key(row.contract), name_key(row.name)
        found = known.get(number, [])
        if not found and len(number) >= _SHORTEST_TAIL:
            found = [party for party in tails.get(number, []) if not name or same_name(name, party.name)]
            found = found if len(found) == 1 else []
        if found:
            # Two deals with one number are rare: then the name, the amount and the older deal decide.
            best = max(found, key=lambda party: (same_name(name, party.name), row.amount in _amounts(party)))
            best.rows.append(row)
        else:
            left.append(row)
    return left


def _by_component(parties: Sequence[Party], rows: Sequence[PayrollRow]) -> list[PayrollRow]:
    """Rows about no deal that name a part of the plan, such as 底薪."""
    parts = sorted((party for party in parties if party.key[0] < 0), key=lambda party: (-len(party.name), party.key))
    left = []
    for row in rows:
        said = (name_key(row.name), name_key(row.remark))
        found = [party for party in parts if party.name and party.name in said] or [
            party for party in parts if party.name and any(party.name in text for text in said)
        ]
        if found and not row.contract:
            found[0].rows.append(row)
        else:
            left.append(row)
    return left


def _by_name(parties: Sequence[Party], rows: Sequence[PayrollRow]) -> list[PayrollRow]:
    """Give rows to deals of the same name, round by round: first what a deal waits for."""
    by_letter: dict[str, list[int]] = defaultdict(list)
    for place, party in enumerate(parties):
        by_letter[party.name[:1]].append(place)
        by_letter["*"].append(place)
    sureness: dict[tuple[int, int], Sameness] = {}
    for number, row in enumerate(rows):
        name = name_key(row.name)
        for place in by_letter.get(name[:1], []):
            sure = same_name(name, parties[place].name)
            if sure is not Sameness.NO:
                sureness[number, place] = sure
    several = {number for number, count in Counter(number for number, _ in sureness).items() if count > 1}
    waiting: dict[int, list[int]] = defaultdict(list)
    for number, place in sorted(sureness, key=lambda pair: (-sureness[pair], pair)):
        if _waits(parties[place], rows[number]):
            waiting[number].append(place)
    given = _paired(waiting, rows, parties)
    for fits in (_resembles, _alone, _anyhow):
        pairs = [
            (-sure, _distance(rows[number], parties[place]), number, place)
            for (number, place), sure in sureness.items()
            if number not in given and fits(parties[place], rows[number])
        ]
        for negative, _, number, place in sorted(pairs):
            if number in given or not fits(parties[place], rows[number]):
                continue
            if fits is not _resembles and -negative == Sameness.MASKED and number in several:
                continue  # 王某 may be anyone.
            parties[place].rows.append(rows[number])
            given.add(number)
    return [row for number, row in enumerate(rows) if number not in given]


def _paired(waiting: dict[int, list[int]], rows: Sequence[PayrollRow], parties: Sequence[Party]) -> set[int]:
    """Give as many rows as possible to deals that wait for their amounts; return the numbers of these rows.

    Of 王** and 王*明 the first must not take the only deal that the second may mean: Kuhn's augmenting paths.
    """
    holder: dict[tuple[int, Decimal], int] = {}

    def place_row(first: int) -> None:
        came_from: dict[tuple[int, Decimal], int] = {}
        queue = deque([first])
        while queue:
            number = queue.popleft()
            for place in waiting[number]:
                seat = place, rows[number].amount
                if seat in came_from:
                    continue
                came_from[seat] = number
                if seat not in holder:
                    _move_up(seat, first, came_from, holder)
                    return
                queue.append(holder[seat])

    for number in waiting:
        place_row(number)
    for (place, _), number in sorted(holder.items(), key=lambda item: item[1]):
        parties[place].rows.append(rows[number])
    return set(holder.values())


def _move_up(
    seat: tuple[int, Decimal],
    first: int,
    came_from: dict[tuple[int, Decimal], int],
    holder: dict[tuple[int, Decimal], int],
) -> None:
    """Let every row on the path to a free seat take the next one."""
    while (number := came_from[seat]) != first:
        left = next(old for old, held_by in holder.items() if held_by == number)
        holder[seat] = number
        seat = left
    holder[seat] = first


def _waits(party: Party, row: PayrollRow) -> bool:
    """An amount that is due and not there yet."""
    return row.amount in _amounts(party) and all(row.amount != other.amount for other in party.rows)


def _resembles(party: Party, row: PayrollRow) -> bool:
    """The amount of a row that is there already, or one that takes back what was due."""
    known = _amounts(party) | {other.amount for other in party.rows}
    return row.amount in known or -row.amount in known


def _alone(party: Party, row: PayrollRow) -> bool:
    """Another amount, for a deal that would go without."""
    return bool(party.own) and not party.rows and not _other_contract(row, party)


def _anyhow(party: Party, row: PayrollRow) -> bool:
    """Another amount, and another row of the deal."""
    return not _other_contract(row, party)


def _amounts(party: Party) -> set[Decimal]:
    """The amounts that would settle something of a deal."""
    return {line.amount for line in (*party.own, *party.others)} | ({party.due} if party.own else set())


def _distance(row: PayrollRow, party: Party) -> Decimal:
    return abs(row.amount - party.due)


def _other_contract(row: PayrollRow, party: Party) -> bool:
    """Whether both have a contract number and the two differ by more than typing errors."""
    one, other = contract_key(row.contract), party.contract
    if not one or not other:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) > _TYPING_ERRORS
    return not (one in other or other in one)


def _by_amount(parties: Sequence[Party], rows: Sequence[PayrollRow]) -> list[PayrollRow]:
    """Rows that say nothing but an amount, where only one deal still waits for it."""
    left = []
    rivals = Counter(row.amount for row in rows if not row.contract and not row.name)
    for row in rows:
        bare = not row.contract and not row.name
        found = [party for party in parties if not party.rows and party.due == row.amount] if bare else []
        if len(found) == 1 and rivals[row.amount] == 1:
            found[0].rows.append(row)
        else:
            left.append(row)
    return left
