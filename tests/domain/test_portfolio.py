"""The loans taken together, with figures worked out by hand; sums that always meet."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain import portfolio
from carloan_desk.domain.loan_track import Dues, LoanHistory, LoanTrack
from carloan_desk.domain.portfolio import GONE, Position
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import Payment
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, build_schedule

D = Decimal


def position(
    number: int,
    out: date = date(2026, 1, 15),
    paid: int = 12,
    *,
    dealer: str = "甲店",
    closed: date | None = None,
    late: int = 0,
) -> Position:
    """Twelve hundred in twelve instalments, the first ``paid`` of them paid, each some days late."""
    plan = build_schedule(LoanTerms(D(1200), 12, RepaymentMethod.EQUAL_PRINCIPAL, disbursed_on=out))
    ledger = [Payment(row.due + timedelta(days=late), row.payment) for row in plan.rows[:paid]]
    track = LoanTrack(Dues(plan), ledger, ProductKind.BANK_LOAN)
    return Position(number, dealer, "产品", D(1200), LoanHistory([(out, track)], out, closed))


def test_bands_and_shares() -> None:
    # On 20 April three instalments were due.
    day = date(2026, 4, 20)
    loans = [position(1), position(2, paid=2), position(3, paid=1), position(4, paid=0), position(5, closed=day)]
    found = portfolio.bands(loans, day)
    assert [(band.bucket, band.count, band.balance, band.overdue) for band in found] == [
        ("M0", 1, 900, 0),
        ("M1", 1, 1000, 100),
        ("M2", 1, 1100, 200),
        ("M3", 1, 1200, 300),
    ]
    assert [band.share for band in found] == [D(900) / 4200, D(1000) / 4200, D(1100) / 4200, D(1200) / 4200]


def test_how_bands_roll() -> None:
    start, end = date(2026, 3, 31), date(2026, 4, 30)
    loans = [
        position(1),  # stays in M0
        position(2, paid=2),  # on time until March, misses April
        position(3, paid=1),  # 16 days behind at the start, 46 at the end
        position(4, closed=date(2026, 4, 2)),
        position(5, out=date(2026, 4, 3)),  # was not out at the start
    ]
    found = portfolio.rolled(loans, start, end)
    by_bucket = {roll.bucket: roll for roll in found.rolls}
    assert by_bucket["M0"].parts == {"M0": D(1000) / 3000, "M1": D(1000) / 3000, GONE: D(1000) / 3000}
    assert (by_bucket["M0"].count, by_bucket["M0"].worse) == (3, D(1000) / 3000)
    assert by_bucket["M1"].parts == {"M2": 1}
    assert by_bucket["M1"].worse == 1


def test_month_ends() -> None:
    assert portfolio.month_ends(date(2026, 3, 10), 2) == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 10)]


def test_first_payments() -> None:
    loans = [position(1), position(2, paid=0), position(3, late=3), position(4, out=date(2026, 4, 1), paid=0)]
    early = portfolio.first_payments(loans, date(2026, 2, 15))
    assert (early.due, early.rate) == (0, None)
    found = portfolio.first_payments(loans, date(2026, 2, 20))
    assert (found.due, found.late, found.rate, found.rate_30) == (3, 2, D(2) / 3, None)
    later = portfolio.first_payments(loans, date(2026, 3, 17))
    assert (later.due_30, later.late_30, later.rate_30) == (3, 1, D(1) / 3)


def test_by_dealer_and_vintage() -> None:
    day = date(2026, 4, 30)
    loans = [
        position(1),
        position(2, paid=0),
        position(3, dealer="乙店", closed=date(2026, 3, 1)),
        position(4, out=date(2026, 3, 2)),
    ]
    groups = portfolio.groups(loans, day, lambda each: each.dealer)
    assert [(group.name, group.disbursed_count, group.count, group.balance) for group in groups] == [
        ("甲店", 3, 3, 900 + 1200 + 1100),
        ("乙店", 1, 0, 0),
    ]
    assert (groups[0].overdue_count, groups[0].overdue, groups[0].late) == (1, 300, 1200)
    assert groups[0].late_rate == D(1200) / 3200
    assert groups[1].late_rate is None
    latest, first = portfolio.vintages(loans, day)
    assert (latest.month, first.month, first.count, first.disbursed) == ("2026-03", "2026-01", 3, 3600)
    # January's loan that was never paid is 13 days late at the end of its first month, 44 at that of its second.
    assert first.late[:4] == (0, D(1200) / 3600, D(1200) / 3600, None)
    assert latest.late[:2] == (0, None)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_sums_meet_however_the_loans_are_parted(data: st.DataObject) -> None:
    loans = [
        position(
            number,
            date(2026, 1, 1) + timedelta(days=data.draw(st.integers(0, 200))),
            data.draw(st.integers(0, 12)),
            dealer=data.draw(st.sampled_from(["甲店", "乙店", ""])),
            late=data.draw(st.integers(0, 50)),
        )
        for number in range(data.draw(st.integers(0, 6)))
    ]
    day = date(2026, 1, 1) + timedelta(days=data.draw(st.integers(0, 500)))
    bands = portfolio.bands(loans, day)
    whole = sum((band.balance for band in bands), D(0))
    for key in (lambda each: each.dealer, lambda each: each.month):
        groups = portfolio.groups(loans, day, key)
        assert sum((group.balance for group in groups), D(0)) == whole
        assert sum(group.count for group in groups) == sum(band.count for band in bands)
        assert sum((group.overdue for group in groups), D(0)) == sum((band.overdue for band in bands), D(0))
    # All that was in a band is somewhere at the end.
    for roll in portfolio.rolled(loans, day - timedelta(days=30), day).rolls:
        if roll.balance:
            assert abs(sum(roll.parts.values(), D(0)) - 1) < D("1e-20")
