"""A bank's list against the loans: which row is about which loan and why, and what speaks against recording it.

Nothing is recorded here and nothing moved: a row that cannot be recorded as it stands is named, with the ways out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.money import ZERO
from carloan_desk.domain.name_match import Sameness, name_key, same_name
from carloan_desk.domain.row_matching import contract_key

_SHORTEST_TAIL = 4
_NUMBERS = re.compile(r"[A-Za-z0-9-]{4,}")


@dataclass(frozen=True, slots=True)
class BankRow:
    """A row of the list; ``amount`` in yuan, below 0 for money that went back."""

    number: int
    on: date
    amount: Decimal
    reference: str = ""
    contract: str = ""
    name: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded already: day, amount (below 0 if it went back), the bank's number of it."""

    on: date
    amount: Decimal
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Payer:
    """A loan as rows can be about it.

    Attributes:
        deal_id: Its deal.
        contract: Key of its contract number.
        name: Key of the client's name.
        amounts: What would settle something of it: what is overdue, the next instalment, the usual one.
        disbursed_on: Nothing comes in before.
        closed_on: Nothing comes in after.
        left: What is still to be paid.
        entries: What is recorded.
    """

    deal_id: int
    contract: str
    name: str
    amounts: frozenset[Decimal]
    disbursed_on: date
    closed_on: date | None
    left: Decimal
    received: Decimal
    entries: tuple[Entry, ...] = ()


class Ground(StrEnum):
    """Why a row is about a loan."""

    CONTRACT = "contract"
    CONTRACT_TAIL = "contract_tail"
    NAME = "name"
    MASKED_NAME = "masked_name"
    NAME_IN_MEMO = "name_in_memo"
    AMOUNT = "amount"
    CHOSEN = "chosen"


# Grounds that are not enough alone: amounts are alike by chance, and a name in a sentence may be part of another.
_THIN = ((Ground.AMOUNT,), (Ground.NAME_IN_MEMO,))


class Doubt(StrEnum):
    """What speaks against recording a row as it stands."""

    THIN = "thin"
    """One thing alone says which loan it is about, and it may be chance."""
    UNMATCHED = "unmatched"
    AMBIGUOUS = "ambiguous"
    KNOWN_REFERENCE = "known_reference"
    TWICE = "twice"
    SAME_ENTRY = "same_entry"
    FUTURE = "future"
    BEFORE_DISBURSEMENT = "before_disbursement"
    CLOSED = "closed"
    BEYOND_BALANCE = "beyond_balance"
    WENT_BACK = "went_back"
    TOO_MUCH_BACK = "too_much_back"


class Way(StrEnum):
    """What becomes of a row."""

    PAYMENT = "payment"
    REVERSAL = "reversal"
    WAIVER = "waiver"
    PART = "part"
    """What is left to pay; the rest is noted and asked about by a task."""
    TASK = "task"
    """Nothing is recorded; a task asks to send the money back."""
    FIRST_DAY = "first_day"
    """Recorded on the day of disbursement."""
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Match:
    """A row with the loan it is about.

    Attributes:
        row: The row.
        deal_id: The loan, ``None`` if it is not known.
        grounds: Why it is this one.
        doubt: What speaks against recording it, ``None`` if nothing does.
        ways: What can be done with it, the proposed one first.
        way: What becomes of it.
        rivals: Loans it may be about.
        amount: What is recorded, in yuan above 0.
        on: On which day.
    """

    row: BankRow
    deal_id: int | None
    grounds: tuple[Ground, ...]
    doubt: Doubt | None
    ways: tuple[Way, ...]
    way: Way
    rivals: tuple[int, ...] = ()
    amount: Decimal = ZERO
    on: date = date.min

    @property
    def records(self) -> bool:
        """Whether an entry of the ledger comes of it."""
        return self.way not in (Way.SKIP, Way.TASK)


@dataclass
class _Account:
    """What is left of a loan while the rows of a list are gone through."""

    payer: Payer
    left: Decimal
    received: Decimal
    entries: list[Entry] = field(default_factory=list)


def match_rows(
    rows: Iterable[BankRow],
    payers: Sequence[Payer],
    today: date,
    *,
    chosen: Mapping[int, int] | None = None,
    ways: Mapping[int, Way] | None = None,
) -> list[Match]:
    """Return each row with its loan and what becomes of it, in the order of the list.

    Args:
        rows: The rows.
        payers: All loans, those that are closed too.
        today: Nothing is recorded of a later day.
        chosen: Loans chosen by hand, by the number of the row.
        ways: What was decided by hand, by the number of the row; what a row does not allow is left out.
    """
    finder = _Finder(payers)
    accounts = {payer.deal_id: _Account(payer, payer.left, payer.received) for payer in payers}
    references = {entry.reference for payer in payers for entry in payer.entries if entry.reference}
    in_list: set[str] = set()
    found = []
    for row in rows:
        deal_ids, grounds = finder.find(row)
        by_hand = (chosen or {}).get(row.number)
        if by_hand is not None:
            deal_ids, grounds = [by_hand], (Ground.CHOSEN,)
        doubt: Doubt | None = None
        offered: tuple[Way, ...] = (Way.SKIP,)
        deal_id = deal_ids[0] if len(deal_ids) == 1 else None
        account = None if deal_id is None else accounts.get(deal_id)
        if row.reference and row.reference in references:
            doubt = Doubt.KNOWN_REFERENCE
        elif row.reference and row.reference in in_list:
            doubt = Doubt.TWICE
        elif account is None:
            doubt = Doubt.AMBIGUOUS if deal_ids else Doubt.UNMATCHED
        else:
            doubt, offered = _judge(row, account, today)
            if doubt is None and grounds in _THIN:
                doubt, offered = Doubt.THIN, (Way.SKIP, Way.PAYMENT, Way.WAIVER)
        in_list.add(row.reference)
        wanted = (ways or {}).get(row.number)
        way = offered[0] if wanted is None or wanted not in offered else wanted
        match = _recorded(Match(row, deal_id, grounds, doubt, offered, way, tuple(deal_ids)), account)
        if account is not None and match.records:
            signed = -match.amount if match.way is Way.REVERSAL else match.amount
            account.left -= signed
            account.received += signed
            account.entries.append(Entry(match.on, signed, row.reference))
        found.append(match)
    return found


def _judge(row: BankRow, account: _Account, today: date) -> tuple[Doubt | None, tuple[Way, ...]]:
    payer = account.payer
    same = any((each.on, each.amount) == (row.on, row.amount) for each in (*payer.entries, *account.entries))
    if row.on > today:
        return Doubt.FUTURE, (Way.SKIP,)
    if row.on < payer.disbursed_on:
        return Doubt.BEFORE_DISBURSEMENT, (Way.SKIP, Way.FIRST_DAY) if 0 < row.amount <= account.left else (Way.SKIP,)
    # Money of a settlement that went back opens the loan again; nothing else comes in on a closed one.
    if payer.closed_on is not None and row.on > payer.closed_on and row.amount > 0:
        return Doubt.CLOSED, (Way.SKIP, Way.TASK)
    if row.amount < 0:
        if -row.amount > account.received:
            return Doubt.TOO_MUCH_BACK, (Way.SKIP,)
        return (Doubt.SAME_ENTRY, (Way.SKIP, Way.REVERSAL)) if same else (Doubt.WENT_BACK, (Way.REVERSAL, Way.SKIP))
    if row.amount > account.left:
        return Doubt.BEYOND_BALANCE, (Way.SKIP, Way.PART, Way.TASK) if account.left > 0 else (Way.SKIP, Way.TASK)
    if same:
        return Doubt.SAME_ENTRY, (Way.SKIP, Way.PAYMENT)
    return None, (Way.PAYMENT, Way.WAIVER, Way.SKIP)


def _recorded(match: Match, account: _Account | None) -> Match:
    """The match with the amount and day that its way records."""
    amount, on = abs(match.row.amount), match.row.on
    if account is not None and match.way is Way.PART:
        amount = account.left
    if account is not None and match.way is Way.FIRST_DAY:
        on = account.payer.disbursed_on
    return Match(match.row, match.deal_id, match.grounds, match.doubt, match.ways, match.way, match.rivals, amount, on)


class _Finder:
    """Finds the loans a row may be about."""

    def __init__(self, payers: Sequence[Payer]) -> None:
        self._by_contract: dict[str, list[Payer]] = defaultdict(list)
        self._by_tail: dict[str, list[Payer]] = defaultdict(list)
        self._by_letter: dict[str, list[Payer]] = defaultdict(list)
        self._by_amount: dict[Decimal, list[Payer]] = defaultdict(list)
        for payer in payers:
            if payer.contract:
                self._by_contract[payer.contract].append(payer)
                self._by_tail[payer.contract[-_SHORTEST_TAIL:]].append(payer)
            if payer.name:
                self._by_letter[payer.name[0]].append(payer)
            for amount in payer.amounts if payer.closed_on is None else ():
                self._by_amount[amount].append(payer)

    def find(self, row: BankRow) -> tuple[list[int], tuple[Ground, ...]]:
        """Return the loans, one if it is sure enough, with the grounds."""
        said = [contract_key(row.contract)] if row.contract else []
        said += [contract_key(number) for number in _NUMBERS.findall(row.memo)]
        for number in said:
            if number in self._by_contract:
                return self._settle(self._by_contract[number], row, (Ground.CONTRACT,))
        for number in said:
            tails = self._by_tail.get(number[-_SHORTEST_TAIL:], []) if len(number) >= _SHORTEST_TAIL else []
            found = [payer for payer in tails if payer.contract.endswith(number)]
            # Figures in a memo are a contract number only where the name agrees.
            sure = row.contract != "" and number == said[0]
            found = [payer for payer in found if sure or same_name(name_key(row.name), payer.name)]
            if found:
                return self._settle(found, row, (Ground.CONTRACT_TAIL,))
        if row.name:
            return self._named(row)
        if told := self._told_of(name_key(row.memo)):
            return self._settle(told, row, (Ground.NAME_IN_MEMO,))
        found = self._by_amount.get(row.amount, [])
        return [payer.deal_id for payer in found], (Ground.AMOUNT,) if found else ()

    def _told_of(self, memo: str) -> list[Payer]:
        """Those whose name stands in a memo; of two names, one within the other, the longer."""
        found = [
            payer
            for letter in dict.fromkeys(memo)
            for payer in self._by_letter.get(letter, [])
            if len(payer.name) > 1 and payer.name in memo
        ]
        names = {each.name for each in found}
        return [each for each in found if not any(each.name != name and each.name in name for name in names)]

    def _named(self, row: BankRow) -> tuple[list[int], tuple[Ground, ...]]:
        name = name_key(row.name)
        sureness = [(payer, same_name(name, payer.name)) for payer in self._by_letter.get(name[:1], [])]
        exact = [payer for payer, sure in sureness if sure is Sameness.EXACT]
        if exact:
            return self._settle(exact, row, (Ground.NAME,))
        masked = [payer for payer, sure in sureness if sure is Sameness.MASKED and abs(row.amount) in payer.amounts]
        return self._settle(masked, row, (Ground.MASKED_NAME,))

    def _settle(
        self, found: list[Payer], row: BankRow, grounds: tuple[Ground, ...]
    ) -> tuple[list[int], tuple[Ground, ...]]:
        """Of several loans the open one, of several open ones that which waits for the amount."""
        fitting = [payer for payer in found if abs(row.amount) in payer.amounts]
        if len(found) > 1:
            living = [payer for payer in found if payer.closed_on is None or payer.closed_on >= row.on]
            found = living if len(living) == 1 else fitting if len(fitting) == 1 else found
        if len(found) == 1 and found[0] in fitting:
            grounds = (*grounds, Ground.AMOUNT)
        return [payer.deal_id for payer in found], grounds if found else ()
