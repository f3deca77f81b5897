"""A bank's list against the loans: why a row is about a loan, what speaks against it, what becomes of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.name_match import name_key
from carloan_desk.domain.receipts import BankRow, Doubt, Entry, Ground, Match, Payer, Way, match_rows

D = Decimal
TODAY = date(2026, 11, 23)
DAY = date(2026, 11, 17)


def payer(deal_id: int, name: str, contract: str = "", **more: Any) -> Payer:
    values: dict[str, Any] = {
        "deal_id": deal_id,
        "contract": contract,
        "name": name_key(name),
        "amounts": frozenset({D(2500)}),
        "disbursed_on": date(2026, 8, 17),
        "closed_on": None,
        "left": D(90_000),
        "received": D(5000),
        "entries": (Entry(date(2026, 10, 17), D(2500), "R1"),),
    }
    return Payer(**(values | more))


LOANS = [
    payer(1, "曾乐", "HT20260001"),
    payer(2, "李晓东", "HT20260002", amounts=frozenset({D("3100.5")})),
    payer(3, "李晓东", "HT20260003", amounts=frozenset({D(4200)})),
    payer(4, "王小明", "HT20260004", closed_on=date(2026, 10, 1), left=D(0)),
]


def row(number: int = 2, amount: object = 2500, on: date = DAY, **more: Any) -> BankRow:
    return BankRow(number, on, D(str(amount)), **more)


def one(each: BankRow, **more: Any) -> Match:
    return match_rows([each], LOANS, TODAY, **more)[0]


@pytest.mark.parametrize(
    ("fields", "deal_id", "grounds"),
    [
        ({"contract": "ht-2026 0002", "amount": 1}, 2, (Ground.CONTRACT,)),
        ({"contract": "HT20260001", "name": "别人"}, 1, (Ground.CONTRACT, Ground.AMOUNT)),
        ({"contract": "0003", "amount": 4200}, 3, (Ground.CONTRACT_TAIL, Ground.AMOUNT)),
        ({"memo": "还款 HT20260002"}, 2, (Ground.CONTRACT,)),
        ({"memo": "尾号0003", "name": "李晓东"}, 3, (Ground.CONTRACT_TAIL,)),
        ({"name": "曾 乐", "amount": 88}, 1, (Ground.NAME,)),
        ({"name": "李晓东", "amount": "3100.50"}, 2, (Ground.NAME, Ground.AMOUNT)),
        ({"name": "李*东", "amount": 4200}, 3, (Ground.MASKED_NAME, Ground.AMOUNT)),
        ({"memo": "曾乐 11月还款"}, 1, (Ground.NAME_IN_MEMO, Ground.AMOUNT)),
    ],
)
def test_which_loan_and_why(fields: dict[str, Any], deal_id: int, grounds: tuple[Ground, ...]) -> None:
    found = one(row(**fields))
    assert (found.deal_id, found.grounds, found.doubt, found.way) == (deal_id, grounds, None, Way.PAYMENT)


@pytest.mark.parametrize(
    ("fields", "doubt", "ways"),
    [
        ({"name": "李晓东", "amount": 100}, Doubt.AMBIGUOUS, (Way.SKIP,)),
        ({"name": "周无名"}, Doubt.UNMATCHED, (Way.SKIP,)),
        ({"memo": "尾号0003", "name": "周无名"}, Doubt.UNMATCHED, (Way.SKIP,)),
        ({"amount": 17}, Doubt.UNMATCHED, (Way.SKIP,)),
        ({"amount": 4200}, Doubt.THIN, (Way.SKIP, Way.PAYMENT, Way.WAIVER)),
        ({"amount": 4200, "memo": "周无名还款"}, Doubt.THIN, (Way.SKIP, Way.PAYMENT, Way.WAIVER)),
        ({"amount": 88, "memo": "曾乐还款"}, Doubt.THIN, (Way.SKIP, Way.PAYMENT, Way.WAIVER)),
        ({"name": "曾乐", "reference": "R1"}, Doubt.KNOWN_REFERENCE, (Way.SKIP,)),
        ({"name": "曾乐", "on": date(2026, 10, 17)}, Doubt.SAME_ENTRY, (Way.SKIP, Way.PAYMENT)),
        ({"name": "曾乐", "on": date(2026, 11, 24)}, Doubt.FUTURE, (Way.SKIP,)),
        ({"name": "曾乐", "on": date(2026, 8, 16)}, Doubt.BEFORE_DISBURSEMENT, (Way.SKIP, Way.FIRST_DAY)),
        ({"name": "王小明", "amount": 10}, Doubt.CLOSED, (Way.SKIP, Way.TASK)),
        ({"name": "曾乐", "amount": "90000.01"}, Doubt.BEYOND_BALANCE, (Way.SKIP, Way.PART, Way.TASK)),
        ({"name": "曾乐", "amount": -2500}, Doubt.WENT_BACK, (Way.REVERSAL, Way.SKIP)),
        ({"name": "曾乐", "amount": "-5000.01"}, Doubt.TOO_MUCH_BACK, (Way.SKIP,)),
    ],
)
def test_what_speaks_against_it(fields: dict[str, Any], doubt: Doubt, ways: tuple[Way, ...]) -> None:
    found = one(row(**fields))
    assert (found.doubt, found.ways, found.way) == (doubt, ways, ways[0])
    assert found.records == (ways[0] not in (Way.SKIP, Way.TASK))


def test_a_list_is_gone_through_in_order() -> None:
    rows = [
        row(2, 2500, name="曾乐", reference="A"),
        row(3, 2500, name="曾乐", reference="A"),
        row(4, 2500, name="曾乐", reference="B"),
        row(5, 87_500, name="曾乐", reference="C"),
        row(6, 1, name="曾乐", reference="D"),
    ]
    found = match_rows(rows, LOANS, TODAY)
    assert [each.doubt for each in found] == [None, Doubt.TWICE, Doubt.SAME_ENTRY, None, Doubt.BEYOND_BALANCE]
    assert found[-1].ways == (Way.SKIP, Way.TASK)


def test_what_was_decided_by_hand_holds_where_it_may() -> None:
    early = row(2, 2500, date(2026, 8, 1), name="曾乐")
    found = one(early, ways={2: Way.FIRST_DAY})
    assert (found.way, found.on, found.amount) == (Way.FIRST_DAY, date(2026, 8, 17), 2500)
    assert one(early, ways={2: Way.WAIVER}).way is Way.SKIP
    beyond = one(row(2, 95_000, name="曾乐"), ways={2: Way.PART})
    assert (beyond.amount, beyond.records) == (90_000, True)
    unsure = one(row(2, 100, name="李晓东"), chosen={2: 3})
    assert (unsure.deal_id, unsure.grounds, unsure.way) == (3, (Ground.CHOSEN,), Way.PAYMENT)
    assert one(row(2, 100, name="李晓东")).rivals == (2, 3)
    back = one(row(2, -2500, name="曾乐"), ways={2: Way.SKIP})
    assert not back.records


def test_of_two_names_in_a_text_the_longer_is_meant() -> None:
    loans = [payer(1, "王丽"), payer(2, "王丽娟")]
    assert match_rows([row(memo="王丽娟11月还款")], loans, TODAY)[0].deal_id == 2
    assert match_rows([row(memo="王丽11月还款")], loans, TODAY)[0].deal_id == 1


def test_a_closed_loan_gives_way_to_an_open_one() -> None:
    again = [*LOANS, replace(LOANS[3], deal_id=5, closed_on=None, left=D(9000), contract="HT20260005")]
    assert match_rows([row(name="王小明", amount=10)], again, TODAY)[0].deal_id == 5
    old = row(name="王小明", amount=10, on=date(2026, 9, 30))
    assert match_rows([old], again, TODAY)[0].doubt is Doubt.AMBIGUOUS
