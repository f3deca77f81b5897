"""Which bucket is spoken of: the one with the most deals, and none before it has enough of them."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.forecast import ENOUGH, Fate, Snapshot, calibrate

DAY = date(2026, 11, 23)


def said(chances: list[int]) -> list[Snapshot]:
    return [Snapshot(DAY, number, Decimal(chance) / 100, Decimal(1)) for number, chance in enumerate(chances)]


def test_four_deals_say_nothing_five_do() -> None:
    fates = dict.fromkeys(range(5), Fate.DISBURSED)
    assert calibrate(said([72] * (ENOUGH - 1)), fates).clearest is None
    clearest = calibrate(said([72] * ENOUGH), fates).clearest
    assert clearest is not None
    assert (clearest.said, clearest.deals, clearest.disbursed) == (Decimal("0.72"), ENOUGH, ENOUGH)


@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(Fate)), max_size=60))
def test_it_has_the_most_deals_and_is_the_higher_of_two(deals: list[tuple[int, Fate]]) -> None:
    found = calibrate(said([chance for chance, _ in deals]), dict(enumerate(fate for _, fate in deals)))
    counts = [0] * 10
    for chance, fate in deals:
        counts[min(chance // 10, 9)] += fate is not Fate.OPEN
    if max(counts) < ENOUGH:
        assert found.clearest is None
    else:
        assert found.clearest is not None
        assert found.clearest.low == Decimal(max(n for n in range(10) if counts[n] == max(counts))) / 10
