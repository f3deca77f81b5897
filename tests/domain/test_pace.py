"""The pace through month, quarter and year, against counting by hand."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.pace import Pace, months_of, paces, periods_of

D = Decimal
TODAY = date(2026, 11, 23)


def by_period(targets: dict[str, int], reached: dict[str, int], today: date = TODAY) -> dict[str, Pace]:
    found = paces(today, {k: D(v) for k, v in targets.items()}, {k: D(v) for k, v in reached.items()})
    return {pace.period: pace for pace in found}


def test_periods() -> None:
    assert periods_of(TODAY) == ("2026-11", "2026-Q4", "2026")
    assert months_of("2026-02") == ("2026-02",)
    assert months_of("2026-Q1") == ("2026-01", "2026-02", "2026-03")
    assert months_of("2026")[::11] == ("2026-01", "2026-12")


def test_a_month_by_hand() -> None:
    # November 2026 has 21 workdays and no holiday; 15 are over before the 23rd, a Monday.
    pace = by_period({"2026-11": 21_000}, {"2026-11": 12_000})["2026-11"]
    assert (pace.workdays, pace.left, pace.assumed) == (21, 6, False)
    assert (pace.even, pace.ahead, pace.missing) == (D(15_000), D(-3_000), D(9_000))
    assert pace.each_workday == D(1_500)
    assert pace.carried == 0


def test_what_a_month_missed_is_made_up_for_in_the_quarter() -> None:
    targets = {"2026-10": 70_000, "2026-11": 70_000, "2026-12": 70_000, "2026-Q4": 150_000}
    found = by_period(targets, {"2026-10": 40_000, "2026-11": 50_000})
    quarter = found["2026-Q4"]
    assert (quarter.target, quarter.summed, quarter.reached) == (D(150_000), False, D(90_000))
    assert quarter.carried == D(30_000)
    # October: 22 weekdays less five of the holidays, and the 10th, a Saturday, worked in exchange.
    assert (quarter.workdays, quarter.left) == (18 + 21 + 23, 6 + 23)
    assert quarter.each_workday == D("2068.97")
    assert "2026" not in found  # nothing says what the other nine months are to bring


def test_a_month_that_went_beyond_pays_for_one_that_fell_short() -> None:
    year = {f"2026-{month:02}": 10 for month in range(1, 13)}
    found = by_period(year, {"2026-01": 14, "2026-02": 7, "2026-10": 12})
    assert found["2026-Q4"].carried == 0
    assert found["2026-Q4"].summed
    assert found["2026"].target == 120
    assert found["2026"].carried == 100 - 33


def test_a_year_of_quarters() -> None:
    targets = {f"2026-Q{quarter}": 100 for quarter in (1, 2, 3)} | {f"2026-{month}": 40 for month in (10, 11, 12)}
    found = by_period(targets, {})
    assert (found["2026"].target, found["2026"].summed) == (D(420), True)


def test_a_year_whose_holidays_are_not_announced_says_so() -> None:
    assert by_period({"2027-03": 10}, {}, date(2027, 3, 1))["2027-03"].assumed


def test_on_a_last_day_off_no_workday_is_left() -> None:
    pace = by_period({"2026-01": 10, "2026-02": 10}, {"2026-02": 3}, date(2026, 2, 28))["2026-02"]
    assert pace.left == 1  # worked in exchange
    pace = by_period({"2026-05": 10}, {"2026-05": 3}, date(2026, 5, 31))["2026-05"]
    assert (pace.left, pace.each_workday, pace.even) == (0, None, D(10))


@given(
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    target=st.integers(1, 10**8),
    reached=st.integers(0, 10**8),
)
def test_working_as_each_workday_says_reaches_the_target(day: date, target: int, reached: int) -> None:
    period = periods_of(day)[0]
    pace = by_period({period: target}, {period: reached}, day)[period]
    assert 0 <= pace.left <= pace.workdays
    assert 0 <= pace.even <= target
    if pace.each_workday is not None:
        total = reached + pace.each_workday * pace.left
        assert total >= target
        assert total - max(target, reached) < Decimal("0.01") * max(pace.left, 1)
