import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import (
    LateInterest,
    LedgerState,
    Payment,
    PaymentKind,
    RiskClass,
    late_interest,
    ledger_state,
)
from carloan_desk.domain.rules import RuleSet, rule_from_data, shipped
from carloan_desk.domain.schedule import (
    CustomPlan,
    LoanTerms,
    RepaymentMethod,
    Schedule,
    build_schedule,
)

D = Decimal
START = date(2026, 1, 15)


def plan(method: RepaymentMethod = RepaymentMethod.EQUAL_PAYMENT, months: int = 12, **more: Any) -> Schedule:
    more = {"annual_rate": D("0.06"), "monthly_fee_rate": D("0.0005"), "disbursed_on": START} | more
    return build_schedule(LoanTerms(D(12_000), months, method, **more))


PLAN = plan()
FEE, INTEREST = D("6.00"), D("60.00")
EACH = PLAN.payment


def paid(count: int, late: int = 0) -> list[Payment]:
    return [Payment(row.due + timedelta(days=late), row.payment) for row in PLAN.rows[:count]]


def test_nothing_paid_nothing_due() -> None:
    state = ledger_state(PLAN, [], START)
    assert (state.overdue_days, state.overdue_amount, state.bucket) == (0, 0, "M0")
    assert state.risk_class is RiskClass.NORMAL
    assert (state.next_due, state.next_amount) == (date(2026, 2, 15), EACH)
    assert (state.outstanding_principal, state.credit) == (12_000, 0)
    assert state.rules == ("risk.buckets CN 2000-01-01", "risk.classes CN 2023-07-01")
    assert [a.number for a in state.allocations] == list(range(1, 13))
    assert {(a.fee, a.interest, a.principal, a.settled_on) for a in state.allocations} == {(0, 0, 0, None)}
    assert [a.unpaid for a in state.allocations] == [row.payment for row in PLAN.rows]


def test_the_due_date_itself_is_not_late() -> None:
    due = PLAN.rows[0].due
    on_time = ledger_state(PLAN, [], due)
    assert (on_time.overdue_days, on_time.overdue_amount, on_time.next_due) == (0, 0, due)
    late = ledger_state(PLAN, [], due + timedelta(days=1))
    assert (late.overdue_days, late.overdue_amount, late.bucket) == (1, EACH, "M1")
    assert late.risk_class is RiskClass.SPECIAL_MENTION
    assert (late.next_due, late.next_amount) == (PLAN.rows[1].due, EACH)


def test_days_of_grace_forgive_and_then_do_not() -> None:
    due = PLAN.rows[0].due
    inside = ledger_state(PLAN, [], due + timedelta(days=3), grace_days=3)
    assert (inside.overdue_days, inside.overdue_amount, inside.next_due) == (0, 0, due)
    beyond = ledger_state(PLAN, [], due + timedelta(days=4), grace_days=3)
    assert (beyond.overdue_days, beyond.overdue_amount) == (4, EACH)
    # The second is within its own days of grace while the first is far beyond.
    second = PLAN.rows[1].due + timedelta(days=2)
    both = ledger_state(PLAN, [], second, grace_days=3)
    assert (both.overdue_days, both.overdue_amount, both.next_due) == (30, EACH, PLAN.rows[1].due)


def test_money_pays_fee_then_interest_then_principal() -> None:
    due = PLAN.rows[0].due
    for amount, parts in (
        (D("5"), (D(5), D(0), D(0))),
        (D("6.01"), (FEE, D("0.01"), D(0))),
        (D("66.00"), (FEE, INTEREST, D(0))),
        (D("66.01"), (FEE, INTEREST, D("0.01"))),
    ):
        first = ledger_state(PLAN, [Payment(due, amount)], due).allocations[0]
        assert (first.fee, first.interest, first.principal) == parts
        assert first.unpaid == EACH - amount
        assert first.settled_on is None


def test_partial_early_and_excess_payments() -> None:
    due = PLAN.rows[0].due
    partly = ledger_state(PLAN, [Payment(due, EACH - 1)], due + timedelta(days=40))
    assert (partly.overdue_days, partly.overdue_amount) == (40, EACH + 1)
    early = ledger_state(PLAN, [Payment(START, EACH * 2 + 10)], due)
    assert (early.next_due, early.next_amount) == (PLAN.rows[2].due, EACH - 10)
    assert early.outstanding_principal == PLAN.rows[1].balance
    assert early.allocations[2].fee == FEE
    assert [a.settled_on for a in early.allocations[:3]] == [START, START, None]
    over = ledger_state(PLAN, [Payment(START, PLAN.total_payment + 5)], due)
    assert (over.next_due, over.next_amount, over.outstanding_principal, over.credit) == (None, 0, 0, 5)
    assert over.overdue_days == 0


def test_everything_paid() -> None:
    state = ledger_state(PLAN, paid(12), date(2030, 1, 1))
    assert (state.overdue_days, state.next_due, state.outstanding_principal) == (0, None, 0)
    assert [a.settled_on for a in state.allocations] == [row.due for row in PLAN.rows]
    assert sum(a.fee + a.interest + a.principal for a in state.allocations) == PLAN.total_payment


def test_a_reversal_opens_what_was_settled() -> None:
    first, second = PLAN.rows[0].due, PLAN.rows[1].due
    events = [*paid(2), Payment(second + timedelta(days=5), EACH, PaymentKind.REVERSAL)]
    before = ledger_state(PLAN, events, second + timedelta(days=4))
    assert before.overdue_days == 0
    after = ledger_state(PLAN, events, second + timedelta(days=6))
    assert (after.overdue_days, after.overdue_amount) == (6, EACH)
    assert [a.settled_on for a in after.allocations[:2]] == [first, None]
    again = [*events, Payment(second + timedelta(days=9), EACH)]
    healed = ledger_state(PLAN, again, second + timedelta(days=9))
    assert [a.settled_on for a in healed.allocations[:2]] == [first, second + timedelta(days=9)]


def test_a_waiver_settles_without_money() -> None:
    due = PLAN.rows[0].due
    events = [Payment(due, EACH - 20), Payment(due + timedelta(days=2), D(20), PaymentKind.WAIVER)]
    assert ledger_state(PLAN, events, due + timedelta(days=1)).overdue_amount == 20
    state = ledger_state(PLAN, events, due + timedelta(days=2))
    assert (state.overdue_amount, state.allocations[0].settled_on) == (0, due + timedelta(days=2))


@pytest.mark.parametrize(
    ("days", "bucket", "bank", "card"),
    [
        (0, "M0", "normal", "normal"),
        (1, "M1", "special_mention", "special_mention"),
        (30, "M1", "special_mention", "special_mention"),
        (31, "M2", "special_mention", "special_mention"),
        (60, "M2", "special_mention", "special_mention"),
        (61, "M3", "special_mention", "special_mention"),
        (90, "M3", "special_mention", "special_mention"),
        (91, "M3+", "substandard", "substandard"),
        (120, "M3+", "substandard", "substandard"),
        (121, "M3+", "substandard", "doubtful"),
        (180, "M3+", "substandard", "doubtful"),
        (181, "M3+", "substandard", "loss"),
        (270, "M3+", "substandard", "loss"),
        (271, "M3+", "doubtful", "loss"),
        (360, "M3+", "doubtful", "loss"),
        (361, "M3+", "loss", "loss"),
    ],
)
def test_bands_and_classes(days: int, bucket: str, bank: str, card: str) -> None:
    as_of = PLAN.rows[0].due + timedelta(days=days)
    for product, expected in (
        (ProductKind.BANK_LOAN, bank),
        (ProductKind.AUTO_FINANCE, bank),
        (ProductKind.FINANCE_LEASE, bank),
        (ProductKind.CARD_INSTALMENT, card),
    ):
        state = ledger_state(PLAN, [], as_of, product=product)
        assert (state.overdue_days, state.bucket, state.risk_class) == (days, bucket, expected)


def test_own_rules_win() -> None:
    own = rule_from_data(
        {
            "topic": "risk.buckets",
            "valid_from": date(2026, 1, 1),
            "source": "the lender's own",
            "products": ["bank_loan"],
            "bands": [{"upto": 0, "code": "fine"}, {"code": "late"}],
        }
    )
    rules = shipped().with_own([own])
    as_of = PLAN.rows[0].due + timedelta(days=1)
    state = ledger_state(PLAN, [], as_of, rules)
    assert (state.bucket, state.rules[0]) == ("late", "risk.buckets CN 2026-01-01")
    assert ledger_state(PLAN, [], as_of, rules, product=ProductKind.CARD_INSTALMENT).bucket == "M1"


def test_bands_without_an_end_are_required() -> None:
    data = {"topic": "risk.buckets", "valid_from": START, "source": "x", "products": ["bank_loan"]}
    own = rule_from_data(data | {"bands": [{"upto": 0, "code": "M0"}]})
    with pytest.raises(DomainError) as refused:
        ledger_state(PLAN, [], date(2026, 6, 1), shipped().with_own([own]))
    assert refused.value.code == "rules.value"
    assert refused.value.params == {"topic": "risk.buckets", "key": "bands"}
    with pytest.raises(DomainError, match=r"rules\.none"):
        ledger_state(PLAN, [], START, RuleSet(()))


# What holds for every ledger


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Schedule, list[Payment], date]:
    method = draw(st.sampled_from([method for method in RepaymentMethod if method is not RepaymentMethod.CUSTOM]))
    schedule = plan(method, draw(st.integers(1, 15)))
    events: list[Payment] = []
    held = D(0)
    day = START
    for _ in range(draw(st.integers(0, 8))):
        day += timedelta(days=draw(st.integers(0, 60)))
        kind = draw(st.sampled_from(PaymentKind))
        amount = D(draw(st.integers(1, 200_000))) / 100
        if kind is PaymentKind.REVERSAL:
            amount = min(amount, held)
            if not amount:
                continue
        held += -amount if kind is PaymentKind.REVERSAL else amount
        events.append(Payment(day, amount, kind))
    as_of = START + timedelta(days=draw(st.integers(0, 600)))
    return schedule, events, as_of


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(
    ledger: tuple[Schedule, list[Payment], date], random_: random.Random
) -> None:
    schedule, events, as_of = ledger
    shuffled = list(events)
    random_.shuffle(shuffled)
    assert ledger_state(schedule, shuffled, as_of) == ledger_state(schedule, events, as_of)


@given(ledgers())
def test_events_after_the_day_do_not_matter(ledger: tuple[Schedule, list[Payment], date]) -> None:
    schedule, events, as_of = ledger
    known = [event for event in events if event.paid_on <= as_of]
    assert ledger_state(schedule, iter(known), as_of) == ledger_state(schedule, events, as_of)


def _held(events: Sequence[Payment], on: date) -> Decimal:
    signs = {PaymentKind.PAYMENT: 1, PaymentKind.WAIVER: 1, PaymentKind.REVERSAL: -1}
    return sum((signs[event.kind] * event.amount for event in events if event.paid_on <= on), D(0))


@given(ledgers(), st.integers(0, 10))
def test_against_running_sums(ledger: tuple[Schedule, list[Payment], date], grace: int) -> None:
    """Another way round: what should have come in by a day against what has."""
    schedule, events, as_of = ledger
    state = ledger_state(schedule, events, as_of, grace_days=grace)
    held = _held(events, as_of)
    counted = [row for row in schedule.rows if (as_of - row.due).days > grace]
    assert state.overdue_amount == max(D(0), sum((row.payment for row in counted), D(0)) - held)
    needed, oldest = D(0), None
    for row in counted:
        needed += row.payment
        if needed > held:
            oldest = row.due
            break
    assert state.overdue_days == ((as_of - oldest).days if oldest else 0)
    assert state.credit == max(D(0), held - schedule.total_payment)
    allocated = sum((a.fee + a.interest + a.principal for a in state.allocations), D(0))
    assert allocated + state.credit == held
    assert state.outstanding_principal == schedule.terms.principal - sum((a.principal for a in state.allocations), D(0))
    needed = D(0)
    for row, allocation in zip(schedule.rows, state.allocations, strict=True):
        needed += row.payment
        assert allocation.fee + allocation.interest + allocation.principal + allocation.unpaid == row.payment
        assert 0 <= allocation.fee <= row.fee
        assert 0 <= allocation.interest <= row.interest
        assert 0 <= allocation.principal <= row.principal
        days = sorted({event.paid_on for event in events if event.paid_on <= as_of})
        covered = [day for day in days if all(_held(events, later) >= needed for later in days if later >= day)]
        if row.payment:
            assert allocation.settled_on == (covered[0] if covered else None)
        if allocation.unpaid:
            assert allocation.settled_on is None


@given(ledgers())
def test_paying_the_overdue_amount_cures(ledger: tuple[Schedule, list[Payment], date]) -> None:
    schedule, events, as_of = ledger
    state = ledger_state(schedule, events, as_of)
    if state.overdue_amount:
        cured = ledger_state(schedule, [*events, Payment(as_of, state.overdue_amount)], as_of)
        assert (cured.overdue_days, cured.overdue_amount, cured.bucket) == (0, 0, "M0")
        almost = Payment(as_of, state.overdue_amount - D("0.01")) if state.overdue_amount > D("0.01") else None
        if almost:
            assert ledger_state(schedule, [*events, almost], as_of).overdue_amount == D("0.01")


def test_a_plan_with_holidays_keeps_its_balance() -> None:
    custom = CustomPlan(weights=(D(1), D(0), D(0), D(1), D(2)))
    schedule = plan(RepaymentMethod.CUSTOM, 5, custom=custom, monthly_fee_rate=D(0))
    rows = schedule.rows
    assert rows[1].principal < 0
    first = [Payment(rows[0].due, rows[0].payment)]
    for number in range(3):
        state = ledger_state(schedule, first, rows[number].due)
        assert state.outstanding_principal == rows[number].balance
    # Nothing to pay in a holiday: settled when it comes.
    assert [a.settled_on for a in state.allocations[:3]] == [row.due for row in rows[:3]]
    half = ledger_state(schedule, [*first, Payment(rows[1].due, D(10))], rows[1].due)
    assert half.allocations[3].interest == 10
    assert half.outstanding_principal == rows[2].balance
    everything = ledger_state(schedule, [Payment(START, schedule.total_payment)], START)
    assert everything.outstanding_principal == 0
    # Less than the interest is planned: what is paid of it is interest, the rest joins the balance.
    small = CustomPlan(payments=(D(20), D(0), None))
    schedule = plan(RepaymentMethod.CUSTOM, 3, custom=small, monthly_fee_rate=D(0))
    state = ledger_state(schedule, [Payment(START, D(20))], schedule.rows[1].due)
    assert state.allocations[0].interest == 20
    assert state.allocations[0].principal == 0
    assert state.outstanding_principal == schedule.rows[1].balance > 12_000
    on_the_day = ledger_state(schedule, [Payment(START, D(20))], START)
    assert on_the_day.outstanding_principal == 12_000


def test_an_instalment_of_nothing_needs_no_payment() -> None:
    schedule = plan(RepaymentMethod.INTEREST_ONLY, 3, annual_rate=D(0), monthly_fee_rate=D(0))
    state = ledger_state(schedule, [], schedule.rows[1].due + timedelta(days=5))
    assert (state.overdue_days, state.next_due) == (0, schedule.rows[2].due)


def test_the_callers_context_does_not_matter() -> None:
    plain = ledger_state(PLAN, paid(3), date(2026, 9, 1))
    with localcontext() as context:
        context.prec = 3
        assert ledger_state(PLAN, paid(3), date(2026, 9, 1)) == plain


# Nonsense


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"amount": D(0)}, "money.range", "amount"),
        ({"amount": D(-5)}, "money.range", "amount"),
        ({"amount": D("NaN")}, "number.not_finite", "amount"),
        ({"amount": D("1.001")}, "money.fraction_of_fen", "amount"),
        ({"paid_on": datetime(2026, 1, 1, tzinfo=UTC)}, "ledger.paid_on", "paid_on"),
        ({"kind": "gift"}, "ledger.kind", "kind"),
    ],
)
def test_events_that_cannot_be(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        Payment(**({"paid_on": START, "amount": D(1)} | changes))
    assert (refused.value.code, refused.value.field) == (code, field)
    if code == "ledger.kind":
        assert refused.value.params == {"allowed": ["payment", "reversal", "waiver"]}


def test_a_kind_may_come_as_text() -> None:
    assert Payment(START, D("0.01"), "reversal").kind is PaymentKind.REVERSAL  # type: ignore[arg-type]


def _refusal(*arguments: Any, **more: Any) -> DomainError:
    with pytest.raises(DomainError) as refused:
        ledger_state(*arguments, **more)
    return refused.value


def test_ledgers_that_cannot_be() -> None:
    early = _refusal(PLAN, [], START - timedelta(days=1))
    assert (early.code, early.field, early.params) == ("ledger.as_of", "as_of", {"low": START})
    assert _refusal(PLAN, [], datetime(2026, 5, 1, tzinfo=UTC)).code == "ledger.as_of"
    grace = _refusal(PLAN, [], START, grace_days=-1)
    assert (grace.code, grace.field, grace.params) == ("ledger.grace_days", "grace_days", {"low": 0})
    too_soon = _refusal(PLAN, [Payment(START - timedelta(days=1), D(1))], START)
    assert (too_soon.code, too_soon.field) == ("ledger.before_disbursement", "paid_on")
    assert too_soon.params == {"low": START}
    back = _refusal(PLAN, [Payment(START, D(5)), Payment(START, D(7), PaymentKind.REVERSAL)], START)
    assert (back.code, back.field, back.params) == ("ledger.reversal", "amount", {"on": START, "excess": D(2)})
    later = [Payment(START, D(7), PaymentKind.REVERSAL), Payment(START + timedelta(days=1), D(9))]
    assert _refusal(PLAN, later, date(2026, 3, 1)).code == "ledger.reversal"
    same_day = [Payment(START, D(7), PaymentKind.REVERSAL), Payment(START, D(7))]
    assert ledger_state(PLAN, same_day, START).credit == 0


# Late interest


def test_late_interest_of_loans_and_cards() -> None:
    on = date(2026, 3, 1)
    # 1000 × 6 % × 1.3 and 1.5 × 30 / 360
    assert late_interest(D(1000), 30, D("0.06"), on) == LateInterest(
        D("6.50"), D("7.50"), "late_interest CN 2004-01-01"
    )
    card = late_interest(D(1000), 30, D("0.06"), on, product=ProductKind.CARD_INSTALMENT)
    assert card == LateInterest(D("10.50"), D("15.00"), "late_interest CN 2017-01-01")
    assert late_interest(D(1000), 0, D("0.06"), on).high == 0
    with pytest.raises(DomainError) as refused:
        late_interest(D(1000), -1, D("0.06"), on)
    assert (refused.value.code, refused.value.field, refused.value.params) == ("ledger.days", "days", {"low": 0})
    for overdue, rate, code, field in (
        (D(1000), D(6), "rate.range", "contract_rate"),
        (D(-1), D("0.06"), "money.range", "overdue"),
    ):
        with pytest.raises(DomainError) as refused:
            late_interest(overdue, 1, rate, on)
        assert (refused.value.code, refused.value.field) == (code, field)


def test_a_loan_of_fen_keeps_its_balance() -> None:
    tiny = build_schedule(LoanTerms(D("1.00"), 4, RepaymentMethod.EQUAL_PRINCIPAL, disbursed_on=START))
    state = ledger_state(tiny, [], tiny.rows[2].due)
    assert state.outstanding_principal == 1
    assert ledger_state(tiny, [Payment(START, D("0.30"))], START).outstanding_principal == D("0.70")


def test_the_state_is_a_value() -> None:
    state = ledger_state(PLAN, paid(2), date(2026, 4, 1))
    assert isinstance(state, LedgerState)
    assert state == ledger_state(PLAN, paid(2), date(2026, 4, 1))
    assert hash(state) == hash(ledger_state(PLAN, paid(2), date(2026, 4, 1)))
