"""Deals: what may be agreed and recorded, and that a deal can always be shown afterwards."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.commission import Trigger
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Stage
from carloan_desk.domain.product import RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Outcome
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import applications, commission, deals, loans, products, screening
from tests.services.manager import OPENED, STEPS, TODAY, Manager, refusal, undone, untouched

D = Decimal
TERMS: dict[str, Any] = {
    "price": D(130000),
    "down_payment": D(40000),
    "vehicle_kind": VehicleKind.USED,
    "product_id": None,
    "method": RepaymentMethod.EQUAL_PRINCIPAL,
    "months": 24,
    "annual_rate": D("0.01"),
    "monthly_fee_rate": D("0.001"),
    "upfront_fee": D(100),
    "balloon": D(0),
    "due_day": 5,
}


# Opening and agreeing -------------------------------------------------------------------------------------------------


def test_a_deal_is_opened(manager: Manager) -> None:
    client_id = manager.client()
    deal = Deal(client_id=client_id, opened_on=TODAY, vehicle_model="秦L")
    changes = undone(manager, lambda: deals.add(manager.workspace, deal))
    assert (changes.action, changes.params) == ("deal.add", {"model": "秦L"})
    assert manager.view(deal.id or 0).stage is Stage.DISCOVERY


@pytest.mark.parametrize("down", [D(120000), D("120000.01")])
def test_the_down_payment_is_below_the_price(manager: Manager, down: Decimal) -> None:
    client_id = manager.client()
    deal = Deal(client_id=client_id, opened_on=TODAY, price=D(120000), down_payment=down)
    error = untouched(manager, deals.add, manager.workspace, deal)
    assert (error.code, error.field) == ("deal.down_payment", "down_payment")
    deal_id = manager.deal(client_id)
    error = untouched(manager, deals.edit, manager.workspace, deal_id, {"down_payment": down})
    assert (error.code, error.field) == ("deal.down_payment", "down_payment")


@pytest.mark.parametrize("share", [D(0), D("-0.5"), D("1.01")])
def test_a_share_is_a_part(manager: Manager, share: Decimal) -> None:
    error = untouched(manager, deals.edit, manager.workspace, manager.deal(), {"share": share})
    assert (error.code, error.field) == ("deal.share", "share")


def test_a_shared_deal_pays_its_share(manager: Manager) -> None:
    manager.plan(trigger=Trigger.REGISTERED)
    deal_id = manager.walk(Stage.REPAYMENT)
    whole = commission.of_deal(manager.workspace, deal_id, TODAY)
    deals.edit(manager.workspace, deal_id, {"share": D("0.5"), "contract": "HT-1"})
    half = commission.of_deal(manager.workspace, deal_id, TODAY)
    assert whole is not None
    assert half is not None
    assert half.amount * 2 == whole.amount


def test_a_deal_of_nobody(manager: Manager) -> None:
    assert untouched(manager, deals.add, manager.workspace, Deal(client_id=9, opened_on=TODAY)).code.startswith(
        "record."
    )
    assert untouched(manager, deals.edit, manager.workspace, 9, {"note": "x"}).code == "record.missing"
    assert refusal(manager.view, 9).code == "record.missing"


def test_edits_are_taken_back(manager: Manager) -> None:
    deal_id = manager.deal()
    fields = {"note": "急", "price": D(125000), "next_step_on": date(2026, 11, 30)}
    changes = undone(manager, lambda: deals.edit(manager.workspace, deal_id, fields))
    assert changes.params == {"fields": ["next_step_on", "note", "price"]}
    assert manager.view(deal_id).deal.loan_amount == D(89000)


def test_choosing_a_product_copies_its_terms(manager: Manager) -> None:
    deal_id = manager.deal()
    product_id = manager.product(
        method=RepaymentMethod.BALLOON,
        annual_rate=D("0.05"),
        monthly_fee_rate=D("0.001"),
        upfront_fee_rate=D("0.015"),
        balloon_ratio=D("0.3"),
        months=[24, 36],
    )
    undone(manager, lambda: deals.choose_product(manager.workspace, deal_id, product_id, 36))
    view = manager.view(deal_id)
    deal = view.deal
    assert (deal.product_id, deal.method, deal.months) == (product_id, RepaymentMethod.BALLOON, 36)
    assert (deal.annual_rate, deal.monthly_fee_rate) == (D("0.05"), D("0.001"))
    assert (deal.upfront_fee, deal.balloon) == (D("1260.00"), D("25200.00"))
    assert view.quote is not None
    assert view.quote.schedule.rows[-1].payment > D(25200)


def test_fee_and_balloon_follow_the_amount(manager: Manager) -> None:
    """A balloon of half the old loan would be more than the new one: the deal could no longer be shown."""
    deal_id = manager.deal()
    product_id = manager.product(
        method=RepaymentMethod.BALLOON, balloon_ratio=D("0.5"), upfront_fee_rate=D("0.01"), months=[36]
    )
    deals.choose_product(manager.workspace, deal_id, product_id, 36)
    undone(manager, lambda: deals.edit(manager.workspace, deal_id, {"price": D(60000)}))
    view = manager.view(deal_id)
    assert (view.deal.balloon, view.deal.upfront_fee) == (D(12000), D(240))
    assert view.quote is not None
    deals.edit(manager.workspace, deal_id, {"down_payment": None})
    assert (manager.view(deal_id).deal.balloon, manager.view(deal_id).quote) == (D(0), None)
    deals.edit(manager.workspace, deal_id, {"down_payment": D(20000)})
    assert manager.view(deal_id).deal.balloon == D(20000)


def test_a_product_chosen_before_the_price_is_known(manager: Manager) -> None:
    deal_id = manager.deal(price=None, down_payment=None)
    deals.choose_product(manager.workspace, deal_id, manager.product(upfront_fee_rate=D("0.02")), 12)
    assert manager.view(deal_id).quote is None
    assert manager.view(deal_id).deal.upfront_fee == 0
    deals.edit(manager.workspace, deal_id, {"price": D(100000), "down_payment": D(50000)})
    assert manager.view(deal_id).deal.upfront_fee == D(1000)


def test_what_the_product_is_not_offered_for(manager: Manager) -> None:
    deal_id = manager.deal()
    product_id = manager.product()
    error = untouched(manager, deals.choose_product, manager.workspace, deal_id, product_id, 18)
    assert (error.code, error.field, error.params["months"]) == ("deal.months", "months", [12, 24, 36])
    used = manager.product(vehicle_kind=VehicleKind.USED)
    error = untouched(manager, deals.choose_product, manager.workspace, deal_id, used, 12)
    assert (error.code, error.field) == ("deal.product_kind", "product_id")
    assert untouched(manager, deals.choose_product, manager.workspace, deal_id, 99, 12).code == "record.missing"


def test_another_kind_of_car_gives_the_product_up(manager: Manager) -> None:
    deal_id = manager.deal()
    deals.choose_product(manager.workspace, deal_id, manager.product(upfront_fee_rate=D("0.02")), 36)
    undone(manager, lambda: deals.edit(manager.workspace, deal_id, {"vehicle_kind": VehicleKind.USED}))
    view = manager.view(deal_id)
    assert (view.product, view.quote, view.deal.months, view.deal.annual_rate) == (None, None, None, 0)
    used = manager.product(vehicle_kind=VehicleKind.USED)
    deals.choose_product(manager.workspace, deal_id, used, 36)
    assert manager.view(deal_id).quote is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"months": 0},
        {"months": 999},
        {"annual_rate": D(2)},
        {"due_day": 32},
        {"upfront_fee": D(84000)},
        {"balloon": D(1)},
        {"expected_disbursement_on": date(2300, 1, 1)},
        {"method": RepaymentMethod.CUSTOM},
    ],
)
def test_terms_that_make_no_loan_are_refused_at_once(manager: Manager, fields: dict[str, Any]) -> None:
    deal_id = manager.deal()
    deals.choose_product(manager.workspace, deal_id, manager.product(), 36)
    untouched(manager, deals.edit, manager.workspace, deal_id, fields)
    assert manager.view(deal_id).quote is not None


@pytest.mark.parametrize("stage", [*list(Stage)[5:10]])
def test_submitted_terms_no_longer_change(manager: Manager, stage: Stage) -> None:
    deal_id = manager.walk(stage)
    assert deals.terms_fixed(stage)
    for name, value in TERMS.items():
        error = untouched(manager, deals.edit, manager.workspace, deal_id, {name: value})
        assert error.code == "deal.terms_fixed", name
    other = manager.product()
    assert untouched(manager, deals.choose_product, manager.workspace, deal_id, other, 12).code == "deal.terms_fixed"
    undone(manager, lambda: deals.edit(manager.workspace, deal_id, {"vin": "LSVAU218XN2183294", "note": "钥匙两把"}))


def test_a_product_s_later_version_or_end_never_changes_a_deal(manager: Manager) -> None:
    workspace = manager.workspace
    product_id = manager.product()
    open_deal, disbursed = manager.deal(), manager.deal()
    for deal_id in (open_deal, disbursed):
        deals.choose_product(workspace, deal_id, product_id, 36)
    manager.walk(Stage.REPAYMENT, deal_id=disbursed)
    before = [_figures(manager, deal_id) for deal_id in (open_deal, disbursed)]
    products.end(workspace, product_id, TODAY - timedelta(days=1))
    manager.product(annual_rate=D("0.0999"), version=2, valid_from=TODAY)
    assert [_figures(manager, deal_id) for deal_id in (open_deal, disbursed)] == before
    # Nor does what is changed about its price: the rates are the deal's own.
    deals.edit(workspace, open_deal, {"price": D(130000)})
    view = manager.view(open_deal)
    assert view.quote is not None
    assert view.quote.terms.annual_rate == D("0.0399")


def _figures(manager: Manager, deal_id: int) -> tuple[object, ...]:
    view = manager.view(deal_id)
    assert view.quote is not None
    loan = None if view.loan is None else (view.loan.quote.schedule, view.loan.state)
    assert view.screening is not None
    return view.quote, view.screening.outcome, loan, [paper.rule.code for paper in view.checklist]


# Recording ------------------------------------------------------------------------------------------------------------


def test_a_quote_needs_terms(manager: Manager) -> None:
    deal_id = manager.walk(Stage.QUOTE, deal_id=manager.deal(down_payment=None))
    assert untouched(manager, manager.record, deal_id, EventKind.QUOTED).code == "deal.no_terms"
    deals.edit(manager.workspace, deal_id, {"down_payment": D(36000)})
    assert untouched(manager, manager.record, deal_id, EventKind.QUOTED).code == "deal.no_terms"
    deals.choose_product(manager.workspace, deal_id, manager.product(), 36)
    manager.record(deal_id, EventKind.QUOTED)


def test_the_domain_s_refusals_come_through(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DECISION)
    tomorrow = TODAY + timedelta(days=1)
    assert untouched(manager, manager.record, deal_id, EventKind.SIGNED).code == "deal.event.not_allowed"
    assert untouched(manager, manager.record, deal_id, EventKind.APPROVED, tomorrow).code == "deal.event.future"
    assert untouched(manager, manager.record, deal_id, EventKind.APPROVED, OPENED).code == "deal.event.before_last"
    error = untouched(manager, manager.record, deal_id, EventKind.RETURNED, reason=" ")
    assert (error.code, error.field) == ("deal.event.reason", "reason")
    error = untouched(manager, manager.record, deal_id, EventKind.APPROVED, amount=None)
    assert (error.code, error.field) == ("deal.event.amount", "amount")


def test_a_submission_goes_through_the_form(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    event = DealEvent(deal_id=deal_id, kind=EventKind.SUBMITTED, on=TODAY)
    error = untouched(manager, deals.record, manager.workspace, event, TODAY)
    assert (error.code, error.params["stage"]) == ("deal.event.not_allowed", Stage.APPLICATION)


@pytest.mark.parametrize("stage", [Stage.DECISION, Stage.DISBURSEMENT])
def test_nobody_lends_more_than_the_car_costs(manager: Manager, stage: Stage) -> None:
    kind = {Stage.DECISION: EventKind.APPROVED, Stage.DISBURSEMENT: EventKind.DISBURSED}[stage]
    deal_id = manager.walk(stage)
    error = untouched(manager, manager.record, deal_id, kind, amount=D("120000.01"))
    assert (error.code, error.field) == ("deal.event.above_price", "amount")
    manager.record(deal_id, kind, amount=D(120000))


@pytest.mark.parametrize(
    ("stage", "fields"),
    [
        (Stage.DECISION, {"months": 0}),
        (Stage.DECISION, {"months": 999}),
        (Stage.DECISION, {"annual_rate": D(2)}),
        (Stage.DECISION, {"amount": D("0.001")}),
        (Stage.DISBURSEMENT, {"first_due_on": date(2029, 1, 1)}),
        (Stage.DISBURSEMENT, {"amount": D("84000.001")}),
    ],
)
def test_a_decision_that_makes_no_loan_is_refused_when_it_is_recorded(
    manager: Manager, stage: Stage, fields: dict[str, Any]
) -> None:
    kind = {Stage.DECISION: EventKind.APPROVED, Stage.DISBURSEMENT: EventKind.DISBURSED}[stage]
    deal_id = manager.walk(stage)
    untouched(manager, manager.record, deal_id, kind, **fields)
    manager.walk(Stage.REPAYMENT, deal_id=deal_id)
    assert manager.view(deal_id).loan is not None
    assert len(loans.portfolio(manager.workspace, TODAY)) == 1


def test_terms_taken_away_before_submission_stop_the_decision(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    deals.edit(manager.workspace, deal_id, {"months": None})
    answers = manager.answers(deal_id, months="36", payment="2479.63", annual_rate="3.99")
    applications.submit(manager.workspace, deal_id, answers, TODAY, TODAY)
    assert untouched(manager, manager.record, deal_id, EventKind.APPROVED).code == "deal.no_terms"


def test_the_lender_s_decision_prevails(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DECISION)
    manager.record(deal_id, EventKind.APPROVED, amount=D(70000), months=24, annual_rate=D("0.045"))
    manager.record(deal_id, EventKind.SIGNED)
    manager.record(deal_id, EventKind.DISBURSED, amount=D(70000))
    loan = manager.view(deal_id).loan
    assert loan is not None
    terms = loan.quote.terms
    assert (terms.principal, terms.months, terms.annual_rate) == (D(70000), 24, D("0.045"))
    summary = deals.board(manager.workspace, TODAY)[0]
    assert summary.amount == D(70000)


# Showing --------------------------------------------------------------------------------------------------------------


def test_the_board_shows_where_each_deal_stands(manager: Manager) -> None:
    stages = list(Stage)[:10]
    for stage in stages:
        manager.walk(stage)
    ended = manager.walk(Stage.SCREENING)
    manager.record(ended, EventKind.WITHDRAWN)
    gone = manager.deal()
    undone(manager, lambda: deals.delete(manager.workspace, gone))
    board = deals.board(manager.workspace, TODAY)
    assert [summary.stage for summary in board] == [*stages, Stage.WITHDRAWN]
    assert [summary.open for summary in board] == [True] * 9 + [False, False]
    assert {summary.amount for summary in board} == {D(84000)}
    assert {summary.client_mobile[:7] for summary in board} == {"1990000"}
    assert all(summary.lender == "示例银行" for summary in board)
    days = [0, 0, *(days for _, days in STEPS[1:])]
    assert [(summary.since - OPENED).days for summary in board[:10]] == days
    assert [summary.due is None for summary in board] == [False] * 9 + [True, True]
    one = board[0].deal.client_id
    assert [summary.deal.client_id for summary in deals.board(manager.workspace, TODAY, one)] == [one]


def test_products_that_fit_come_first_then_the_cheaper_for_the_client(manager: Manager) -> None:
    deal_id = manager.deal(manager.client(monthly_income=None))
    dear = manager.product(name="贵", annual_rate=D("0.08"))
    cheap = manager.product(name="廉", annual_rate=D("0.02"), months=[12, 24])
    strict = manager.product(name="严", annual_rate=D("0.01"), min_down_payment=D("0.5"))
    manager.product(name="二手", vehicle_kind=VehicleKind.USED)
    manager.product(name="已停", valid_to=date(2026, 1, 31))
    fits = screening.screening_of(manager.workspace, deal_id, TODAY).matches
    assert [(fit.product.id, fit.months) for fit in fits] == [(cheap, 24), (dear, 36), (strict, 36)]
    assert [fit.result.outcome for fit in fits] == [Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.FAIL]
    assert fits[2].result.down_payment_needed == D(60000)
    deals.choose_product(manager.workspace, deal_id, dear, 12)
    assert {fit.months for fit in screening.screening_of(manager.workspace, deal_id, TODAY).matches} == {12}


def test_what_fits_before_anything_is_known(manager: Manager) -> None:
    deal_id = manager.deal(price=None, down_payment=None)
    manager.product()
    fit = screening.screening_of(manager.workspace, deal_id, TODAY).matches[0]
    assert (fit.offer, fit.result.outcome) == (None, Outcome.UNKNOWN)


def test_a_product_that_makes_no_loan_of_this_amount_spoils_nothing(manager: Manager) -> None:
    """Of one fen the fee takes everything."""
    deal_id = manager.deal(price=D("100000.01"), down_payment=D(100000))
    manager.product(upfront_fee_rate=D("0.9"))
    manager.product()
    fits = screening.screening_of(manager.workspace, deal_id, TODAY).matches
    assert sorted(fit.offer is None for fit in fits) == [False, True]


def test_the_down_payment_decides_the_line_of_the_rate_table(manager: Manager) -> None:
    rates = [RateRow(36, D("0.2"), D("0.0399")), RateRow(36, D("0.5"), D("0.0199"), upfront_fee_rate=D("0.01"))]
    product_id = manager.product(rates=rates)
    deal_id = manager.deal()
    deals.choose_product(manager.workspace, deal_id, product_id, 36)
    assert manager.view(deal_id).deal.annual_rate == D("0.0399")
    deals.edit(manager.workspace, deal_id, {"down_payment": D(60000)})
    deal = manager.view(deal_id).deal
    assert (deal.annual_rate, deal.upfront_fee) == (D("0.0199"), D(600))
    deals.edit(manager.workspace, deal_id, {"down_payment": D(36000)})
    assert manager.view(deal_id).deal.annual_rate == D("0.0399")
