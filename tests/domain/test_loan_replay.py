"""Any past day by a replay that knows nothing of schedules' states: entries are lived through, day after day.

The oracle keeps a purse and a pile of open instalments; money that comes in pays the pile from the bottom, money that
goes back opens again what was paid last.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.loan_track import Dues, LoanTrack
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import Payment, PaymentKind
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, Schedule, build_schedule

D = Decimal
START = date(2026, 1, 31)
DAYS = 200


@dataclass
class Instalment:
    """What is open of an instalment, in fen: its parts in the order in which money pays them."""

    due: date
    parts: list[int]
    open: list[int]


class Replay:
    """Lives through a loan."""

    def __init__(self, plan: Schedule) -> None:
        fen = [[int(part * 100) for part in (row.fee, row.interest, row.principal)] for row in plan.rows]
        self.pile = [Instalment(row.due, parts, parts.copy()) for row, parts in zip(plan.rows, fen, strict=True)]
        self.purse = 0

    def come_in(self, amount: int) -> None:
        """Pay the oldest that is open; what is over waits in the purse."""
        for each in self.pile:
            for place, part in enumerate(each.open):
                paid = min(part, amount)
                each.open[place] -= paid
                amount -= paid
        self.purse += amount

    def go_back(self, amount: int) -> None:
        """Take from the purse, then open again what was paid last."""
        taken = min(self.purse, amount)
        self.purse -= taken
        amount -= taken
        for each in reversed(self.pile):
            for place in reversed(range(3)):
                opened = min(each.parts[place] - each.open[place], amount)
                each.open[place] += opened
                amount -= opened
        assert amount == 0

    def late(self, day: date) -> tuple[int, int]:
        """Days since the oldest open instalment was due, and what is open of all that were."""
        behind = [each for each in self.pile if each.due < day and sum(each.open)]
        return (day - behind[0].due).days if behind else 0, sum(sum(each.open) for each in behind)

    def principal(self) -> int:
        return sum(each.open[2] for each in self.pile)


def plans() -> st.SearchStrategy[Schedule]:
    return st.builds(
        lambda method, months, rate, fee: build_schedule(
            LoanTerms(D(9_000), months, method, annual_rate=rate, monthly_fee_rate=fee, disbursed_on=START)
        ),
        st.sampled_from(
            [RepaymentMethod.EQUAL_PAYMENT, RepaymentMethod.EQUAL_PRINCIPAL, RepaymentMethod.INTEREST_ONLY]
        ),
        st.integers(2, 7),
        st.sampled_from([D(0), D("0.06"), D("0.2")]),
        st.sampled_from([D(0), D("0.001")]),
    )


@settings(deadline=None, max_examples=80)
@given(plans(), st.data())
def test_every_past_day_is_what_living_through_it_gave(plan: Schedule, data: st.DataObject) -> None:
    amounts = st.sampled_from([1, 10_000, 155_055, 300_000]) | st.integers(1, 400_000)
    days = st.integers(0, DAYS - 1)
    wanted = data.draw(st.lists(st.tuples(days, amounts, st.sampled_from("ppppwr")), max_size=10))
    replay, ledger, received = Replay(plan), [], 0
    told = []
    by_day: dict[int, list[tuple[int, str]]] = {}
    for day, amount, kind in wanted:
        by_day.setdefault(day, []).append((amount, kind))
    for number in range(DAYS):
        # What comes in on a day comes before what goes back on it.
        for amount, kind in sorted(by_day.get(number, []), key=lambda each: each[1] == "r"):
            if kind == "r":
                amount = min(amount, received)
                if not amount:
                    continue
                replay.go_back(amount)
                received -= amount
            else:
                replay.come_in(amount)
                received += amount
            kinds = {"p": PaymentKind.PAYMENT, "w": PaymentKind.WAIVER, "r": PaymentKind.REVERSAL}
            ledger.append(Payment(START + timedelta(days=number), D(amount).scaleb(-2), kinds[kind]))
        day_ = START + timedelta(days=number)
        told.append((day_, replay.late(day_), replay.principal()))
    track = LoanTrack(Dues(plan), data.draw(st.permutations(ledger)), ProductKind.BANK_LOAN)
    for day_, (days_late, amount_late), principal in told:
        found = track.standing(day_)
        assert (found.overdue_days, found.overdue_amount * 100) == (days_late, amount_late), day_
        assert found.outstanding_principal * 100 == principal, day_
