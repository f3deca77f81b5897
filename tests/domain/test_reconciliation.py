"""Payroll against statement: seeded faults are found and named, a clean sheet raises nothing, every fen has a place."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.money import round_money
from carloan_desk.domain.reconciliation import DifferenceKind, Expectation, PayrollRow, Reconciliation, reconcile

D = Decimal
K = DifferenceKind
MARCH, FEBRUARY = "2026-03", "2026-02"


def due(
    deal: int | None,
    amount: str,
    client: str = "",
    *,
    period: str = MARCH,
    component: str = "提成",
    base: str | None = None,
    rate: str | None = None,
) -> Expectation:
    contract = "" if deal is None else f"HT-2603-{deal:04}"
    return Expectation(
        deal,
        contract,
        client,
        period,
        component,
        D(amount),
        base and D(base),
        rate and D(rate),  # type: ignore[arg-type]
    )


def row(number: int, contract: str, name: str, amount: str, **more: object) -> PayrollRow:
    return PayrollRow(number, contract, name, D(amount), **more)  # type: ignore[arg-type]


def kinds(found: Reconciliation) -> dict[DifferenceKind, str]:
    return {kind: str(amount) for kind, amount in found.by_kind().items()}


def assert_sound(found: Reconciliation, expected: Sequence[Expectation], rows: Sequence[PayrollRow]) -> None:
    """Sums, and every line of both sides in exactly one place unless it is evidence twice."""
    assert found.paid == sum((each.amount for each in rows), D(0))
    assert found.expected == sum((each.amount for each in expected if each.period == found.period), D(0))
    assert sum((each.amount for each in found.differences), D(0)) == found.difference
    assert sum(found.by_kind().values(), D(0)) == found.difference
    placed = [each.number for match in found.agreed for each in match.rows]
    placed += [each.number for difference in found.differences for each in difference.rows]
    assert {each.number for each in rows if each.amount} <= set(placed)
    own = [line for match in found.agreed for line in match.expected]
    own += [line for difference in found.differences for line in difference.expected]
    assert all(line in own for line in expected if line.period == found.period and line.amount)
    assert all(difference.expected or difference.rows for difference in found.differences)
    assert all(difference.amount for difference in found.differences)


ONE = [due(1, "600.00", "王小明", base="100000", rate="0.006")]


@pytest.mark.parametrize(
    ("name", "contract"),
    [
        ("王小明", "HT-2603-0001"),
        ("王小明", "ht 2603 0001"),
        ("王小明", "ＨＴ２６０３０００１"),
        ("王小明", ""),
        ("王 小 明", ""),
        ("王*明", ""),
        ("王某", ""),
        ("王先生", ""),
        ("王小明（置换）", ""),
        ("別人", "HT-2603-0001"),
        ("王小明", "尾号"),
        ("王某某", "0001"),
        ("王小明", "HT-2603-0007"),
        ("", "HT-2603-0001"),
        ("", ""),
    ],
)
def test_one_row_is_recognised(name: str, contract: str) -> None:
    found = reconcile(ONE, [row(5, contract, name, "600.00")], MARCH)
    assert not found.differences
    assert [(match.expected, match.rows[0].number) for match in found.agreed] == [(tuple(ONE), 5)]


def test_a_traditional_name_is_the_same_person() -> None:
    found = reconcile([due(1, "5.00", "陈丽华")], [row(1, "", "陳麗華", "5.00")], MARCH)
    assert not found.differences


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], {K.MISSING: "-600.00"}),
        ([row(1, "HT-2603-0001", "王小明", "0.00")], {K.MISSING: "-600.00"}),
        ([row(1, "HT-2603-0001", "王小明", "500.00", rate=D("0.005"))], {K.RATE: "-100.00"}),
        ([row(1, "HT-2603-0001", "王小明", "500.00")], {K.RATE: "-100.00"}),
        ([row(1, "", "王小明", "500.00")], {K.RATE: "-100.00"}),
        ([row(1, "HT-2603-0001", "", "570.00", base=D(95000), rate=D("0.006"))], {K.BASE: "-30.00"}),
        ([row(1, "HT-2603-0001", "", "570.00", base=D(95000))], {K.BASE: "-30.00"}),
        ([row(1, "HT-2603-0001", "", "475.00", base=D(95000), rate=D("0.005"))], {K.UNKNOWN: "-125.00"}),
        ([row(1, "HT-2603-0001", "王小明", "599.99")], {K.ROUNDING: "-0.01"}),
        (
            [row(1, "HT-2603-0001", "王小明", "600.00"), row(2, "HT-2603-0001", "王小明", "600.00")],
            {K.DUPLICATE: "600.00"},
        ),
        ([row(1, "HT-2603-0001", "王小明", "600.00"), row(2, "", "王小明", "600.00")], {K.DUPLICATE: "600.00"}),
        (
            [row(1, "HT-2603-0001", "王小明", "600.00"), row(2, "HT-2603-0001", "王小明", "-80.00")],
            {K.CLAWBACK: "-80.00"},
        ),
        ([row(1, "HT-2603-0001", "王小明", "600.00"), row(2, "ZZ-9999-0001", "赵四", "70.00")], {K.EXTRA: "70.00"}),
        ([row(1, "HT-2603-0001", "王小明", "600.00"), row(2, "", "", "-70.00")], {K.CLAWBACK: "-70.00"}),
        ([row(1, "HT-2603-0001", "王小明", "613.37")], {K.UNKNOWN: "13.37"}),
        ([row(1, "ZZ-9999-8888", "王小明", "550.00")], {K.MISSING: "-600.00", K.EXTRA: "550.00"}),
        ([row(1, "HT-2603-0001", "", "300.00"), row(2, "HT-2603-0001", "", "300.00")], {}),
        ([row(1, "HT-2603-0001", "", "700.00"), row(2, "HT-2603-0001", "", "-100.00")], {}),
    ],
)
def test_each_kind_of_fault(rows: list[PayrollRow], wanted: dict[DifferenceKind, str]) -> None:
    found = reconcile(ONE, rows, MARCH)
    assert kinds(found) == wanted
    assert_sound(found, ONE, rows)


def test_whole_yuan_are_rounding() -> None:
    lines = [due(1, "612.34", "王小明", base="102057", rate="0.006")]
    assert kinds(reconcile(lines, [row(1, "", "王小明", "612")], MARCH)) == {K.ROUNDING: "-0.34"}
    assert kinds(reconcile(lines, [row(1, "", "王小明", "612.30")], MARCH)) == {K.ROUNDING: "-0.04"}


def test_a_component_that_was_left_out_is_named() -> None:
    lines = [due(1, "600.00", "王小明"), due(1, "88.00", "王小明", component="新能源奖")]
    found = reconcile(lines, [row(1, "HT-2603-0001", "王小明", "600.00")], MARCH)
    assert kinds(found) == {K.MISSING: "-88.00"}
    assert found.differences[0].expected == (lines[1],)
    three = [*lines, due(1, "20.00", "王小明", component="其他")]
    found = reconcile(three, [row(1, "HT-2603-0001", "王小明", "620.00")], MARCH)
    assert [line.component for line in found.differences[0].expected] == ["新能源奖"]


def test_a_row_for_each_component_agrees_with_them() -> None:
    lines = [due(1, "600.00", "王小明"), due(1, "88.00", "王小明", component="新能源奖")]
    rows = [row(1, "", "王小明", "88.00"), row(2, "", "王小明", "600.00")]
    assert not reconcile(lines, rows, MARCH).differences


def test_another_month() -> None:
    lines = [*ONE, due(2, "300.00", "李雷", period=FEBRUARY)]
    late = [row(1, "HT-2603-0001", "王小明", "600.00"), row(2, "HT-2603-0002", "李雷", "300.00")]
    found = reconcile(lines, late, MARCH)
    assert kinds(found) == {K.PERIOD: "300.00"}
    assert found.differences[0].expected == (lines[1],)
    by_name = [late[0], row(2, "", "李雷", "300.00", period=FEBRUARY, remark="补发")]
    assert kinds(reconcile(lines, by_name, MARCH)) == {K.PERIOD: "300.00"}
    # What is missing here was in the sheet of another month.
    early = {FEBRUARY: [row(9, "HT-2603-0001", "王小明", "600.00")]}
    found = reconcile(lines, late[1:], MARCH, elsewhere=early)
    assert kinds(found) == {K.PERIOD: "-300.00"}
    assert {(each.amount, each.rows[0].number) for each in found.differences} == {(D("-600.00"), 9), (D("300.00"), 2)}
    # There it was due, so it is no explanation.
    assert kinds(reconcile(lines, [], MARCH, elsewhere={FEBRUARY: [late[1]]})) == {K.MISSING: "-600.00"}


def test_two_deals_of_one_client_in_two_months() -> None:
    lines = [*ONE, due(2, "300.00", "王小明", period=FEBRUARY)]
    found = reconcile(lines, [row(1, "", "王小明", "300.00")], MARCH)
    assert kinds(found) == {K.MISSING: "-600.00", K.PERIOD: "300.00"}


def test_a_deduction_names_the_deal_it_is_about() -> None:
    lines = [*ONE, due(2, "300.00", "李雷", period=FEBRUARY)]
    rows = [row(1, "HT-2603-0001", "", "600.00"), row(2, "", "李雷", "-300.00", remark="提前结清扣回")]
    found = reconcile(lines, rows, MARCH)
    assert kinds(found) == {K.CLAWBACK: "-300.00"}
    assert found.differences[0].expected == (lines[1],)


def test_a_deduction_one_expects_is_no_difference() -> None:
    lines = [*ONE, due(2, "-150.00", "李雷", component="追回")]
    rows = [row(1, "HT-2603-0001", "", "600.00"), row(2, "HT-2603-0002", "李雷", "-150.00")]
    assert not reconcile(lines, rows, MARCH).differences
    more = [rows[0], replace(rows[1], amount=D("-300.00"))]
    assert kinds(reconcile(lines, more, MARCH)) == {K.CLAWBACK: "-150.00"}
    assert kinds(reconcile(lines, rows[:1], MARCH)) == {K.MISSING: "150.00"}


def test_lines_of_the_period_have_no_deal() -> None:
    lines = [due(None, "5000.00", component="底薪"), due(None, "800.00", component="达标奖"), *ONE]
    rows = [
        row(1, "", "底薪", "5000.00"),
        row(2, "", "张三", "800.00", remark="3月达标奖"),
        row(3, "", "王某", "600.00"),
    ]
    assert not reconcile(lines, rows, MARCH).differences
    assert kinds(reconcile(lines, [rows[0], rows[2]], MARCH)) == {K.MISSING: "-800.00"}


def test_a_masked_name_that_fits_two_decides_only_with_the_amount() -> None:
    lines = [due(1, "600.00", "王小明"), due(2, "450.00", "王大力")]
    rows = [row(1, "", "王某", "450.00"), row(2, "", "王某", "600.00")]
    assert not reconcile(lines, rows, MARCH).differences
    found = reconcile(lines, [row(1, "", "王某", "451.00"), rows[1]], MARCH)
    assert found.difference == D("1.00")
    assert kinds(found) == {K.MISSING: "-450.00", K.EXTRA: "451.00"}


def test_a_loose_mask_leaves_the_deal_that_a_stricter_one_means() -> None:
    lines = [due(1, "600.00", "王小明"), due(2, "600.00", "王大力"), due(3, "600.00", "王力")]
    for names in permutations(["王**", "王*明", "王某"]):
        rows = [row(number, "", name, "600.00") for number, name in enumerate(names)]
        assert not reconcile(lines, rows, MARCH).differences, names


def test_what_is_left_after_a_difference_and_agrees_is_said_to_agree() -> None:
    rows = [row(1, "", "王小明", "100.00"), row(2, "HT-2603-0001", "", "100.00"), row(3, "", "王小明", "500.00")]
    found = reconcile(ONE, rows, MARCH)
    assert kinds(found) == {K.DUPLICATE: "100.00"}
    assert [(match.expected, len(match.rows)) for match in found.agreed] == [(tuple(ONE), 2)]
    assert_sound(found, ONE, rows)


def test_lines_that_cancel_out_need_no_row() -> None:
    lines = [due(1, "100.00", "王小明"), due(1, "-100.00", "王小明", component="追回")]
    rows = [row(1, "HT-2603-0001", "", "70.00", period=FEBRUARY)]
    found = reconcile(lines, rows, MARCH)
    assert kinds(found) == {K.PERIOD: "70.00"}
    assert [set(match.expected) for match in found.agreed] == [set(lines)]


def test_lines_and_rows_that_differ_in_base_or_rate_alone_are_read_in_any_order() -> None:
    lines = [
        due(1, "300.00", "王小明", base="50000", rate="0.006"),
        due(1, "300.00", "王小明", base="60000", rate="0.005"),
    ]
    rows = [
        row(1, "HT-2603-0001", "", "301.50", base=D(50250), rate=D("0.006")),
        row(2, "HT-2603-0001", "", "301.50", base=D(60300), rate=D("0.005")),
    ]
    results = [
        reconcile(own, [replace(each, number=number) for number, each in enumerate(paid, 1)], MARCH)
        for own in permutations(lines)
        for paid in permutations(rows)
    ]
    assert len({tuple((each.kind, each.amount, each.expected) for each in found.differences) for found in results}) == 1


def test_the_total_of_the_sheet_is_checked() -> None:
    found = reconcile(ONE, [row(1, "HT-2603-0001", "", "600.00")], MARCH, stated=D("590.00"))
    assert found.misstated == D("-10.00")
    assert not found.differences


def test_nothing_on_either_side() -> None:
    found = reconcile([], [], MARCH)
    assert (found.differences, found.agreed, found.difference) == ((), (), 0)


# --- A month that is right, and what may go wrong with it ---

SEEDS = st.integers(0, 2**32).map(Random)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏"


def month(random: Random, size: int) -> list[Expectation]:
    """Deals with names of which some are alike, some with two components, and a salary; all amounts differ."""
    lines = [due(None, "4000.00", component="底薪")]
    amounts: set[Decimal] = set()
    while len(amounts) < size:
        deal = len(amounts) + 1
        base = D(random.randrange(40_000, 400_000, 100))
        rate = random.choice([D("0.005"), D("0.006"), D("0.008")])
        amount = round_money(base * rate, mode=ROUND_HALF_UP)
        # Rates and neighbours are told apart by amounts; two deals that pay the same are tested on their own.
        if any(abs(amount - other) < 2 for other in amounts):
            continue
        amounts.add(amount)
        name = random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=random.choice([1, 2])))
        lines.append(due(deal, str(amount), name, base=str(base), rate=str(rate)))
    return lines


def sheet_of(random: Random, lines: Sequence[Expectation]) -> list[PayrollRow]:
    """The payroll that pays a month as expected, written as carelessly as payrolls are."""
    rows = []
    for number, line in enumerate(lines, start=4):
        name, contract = line.client or line.component, line.contract
        if line.deal_id is not None:
            match random.randrange(5):
                case 0:
                    name = f"{name[0]} {name[1:]}"
                case 1:
                    name = name[0] + "*" * (len(name) - 1)
                case 2:
                    contract = contract.replace("-", "").lower()
                case 3:
                    contract = ""
        given = random.random() < 0.5
        rows.append(
            PayrollRow(number, contract, name, line.amount, line.rate if given else None, line.base if given else None)
        )
    return rows


@given(SEEDS, st.integers(0, 40))
def test_a_clean_sheet_is_not_disputed(random: Random, size: int) -> None:
    lines = month(random, size)
    rows = sheet_of(random, lines)
    random.shuffle(rows)
    found = reconcile(lines, rows, MARCH)
    assert not found.differences
    assert_sound(found, lines, rows)


def spoil(random: Random, rows: list[PayrollRow], lines: list[Expectation]) -> dict[DifferenceKind, Decimal]:
    """Put one fault of each kind into a sheet, each on a deal of its own; return what each kind must sum to."""
    own = {line.amount: line for line in lines}
    places = random.sample(range(1, len(rows)), 7)
    first, rate, base, rounding, twice, taken, later = places
    wanted = {}

    def sure(place: int) -> PayrollRow:
        return replace(rows[place], contract=own[rows[place].amount].contract)

    line = own[rows[rate].amount]
    other = (line.rate or D(0)) + D("0.001")
    rows[rate] = replace(sure(rate), rate=other, amount=round_money((line.base or D(0)) * other, mode=ROUND_HALF_UP))
    wanted[K.RATE] = rows[rate].amount - line.amount
    line = own[rows[base].amount]
    smaller = (line.base or D(0)) - 5000
    paid = round_money(smaller * (line.rate or D(0)), mode=ROUND_HALF_UP)
    rows[base] = replace(sure(base), base=smaller, rate=line.rate, amount=paid)
    wanted[K.BASE] = paid - line.amount
    rows[rounding] = replace(sure(rounding), amount=rows[rounding].amount + D("0.01"))
    wanted[K.ROUNDING] = D("0.01")
    rows.append(replace(sure(twice), number=900))
    wanted[K.DUPLICATE] = rows[twice].amount
    rows.append(replace(sure(taken), number=901, amount=D("-33.33")))
    wanted[K.CLAWBACK] = D("-33.33")
    february = due(500, "777.77", "诸葛亮", period=FEBRUARY)
    lines.append(february)
    rows.append(PayrollRow(902, february.contract, "诸葛亮", february.amount))
    wanted[K.PERIOD] = february.amount
    rows.append(PayrollRow(903, "ZZ-0000-999", "司马光", D("123.45")))
    wanted[K.EXTRA] = D("123.45")
    rows[later] = replace(sure(later), amount=rows[later].amount + D("1.37"), base=None, rate=None)
    wanted[K.UNKNOWN] = D("1.37")
    wanted[K.MISSING] = -rows[first].amount
    del rows[first]
    return wanted


@given(SEEDS, st.integers(8, 40))
def test_seeded_faults_are_all_found_and_nothing_else(random: Random, size: int) -> None:
    lines = month(random, size)
    rows = sheet_of(random, lines)
    # The missing deal's namesake must not be taken for it: contracts stay where a fault is put.
    wanted = spoil(random, rows, lines)
    random.shuffle(rows)
    found = reconcile(lines, rows, MARCH)
    assert_sound(found, lines, rows)
    sums = found.by_kind()
    if sums.get(K.UNKNOWN) != wanted[K.UNKNOWN]:
        # The odd amount may happen to be what another rate makes.
        wanted[K.RATE] += wanted.pop(K.UNKNOWN)
    assert sums == wanted


AMOUNTS = st.integers(-3, 6).map(lambda number: D(number * 100).quantize(D("0.01")))
NAMES = st.sampled_from(["王小明", "王*明", "王某", "李雷", "", "底薪", "王 小明"])
CONTRACTS = st.sampled_from(["", "HT-2603-0001", "HT-2603-0002", "0001", "ht26030003", "ZZ-1"])
LINES = st.builds(
    lambda deal, amount, name, period, component, known: due(
        deal, str(amount), name, period=period, component=component, base=known[0], rate=known[1]
    ),
    st.sampled_from([None, 1, 2, 3]),
    AMOUNTS,
    st.sampled_from(["王小明", "王大力", "李雷"]),
    st.sampled_from([MARCH, FEBRUARY]),
    st.sampled_from(["底薪", "提成"]),
    st.sampled_from([(None, None), ("100000", "0.005"), ("50000", "0.006")]),
)
ROWS = st.builds(
    lambda contract, name, amount, period, rate: PayrollRow(0, contract, name, amount, rate, period=period),
    CONTRACTS,
    NAMES,
    AMOUNTS,
    st.sampled_from([None, None, MARCH, FEBRUARY]),
    st.sampled_from([None, None, D("0.005"), D("0.006")]),
)


@given(st.lists(LINES, max_size=7), st.lists(ROWS, max_size=7), st.lists(ROWS, max_size=3), st.randoms())
def test_every_fen_has_a_class_and_order_does_not_matter(
    lines: list[Expectation], rows: list[PayrollRow], other: list[PayrollRow], random: Random
) -> None:
    rows = [replace(each, number=number) for number, each in enumerate(rows, start=1)]
    found = reconcile(lines, rows, MARCH, elsewhere={FEBRUARY: other})
    assert_sound(found, lines, rows)
    shuffled, mixed, another = list(lines), list(rows), list(other)
    for each in (shuffled, mixed, another):
        random.shuffle(each)
    assert reconcile(shuffled, mixed, MARCH, elsewhere={FEBRUARY: another}).by_kind() == found.by_kind()
    # Where the rows stand in the sheet does not matter either.
    moved = [replace(each, number=number) for number, each in enumerate(mixed, start=1)]
    again = reconcile(lines, moved, MARCH, elsewhere={FEBRUARY: other})
    assert again.by_kind() == found.by_kind()
    assert sorted(each.amount for each in again.differences) == sorted(each.amount for each in found.differences)
    assert sorted(len(each.rows) for each in again.agreed) == sorted(len(each.rows) for each in found.agreed)
