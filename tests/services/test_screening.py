"""The worksheet, what suits a deal, the change applied, and an offer agreed: each one action, each taken back."""

from decimal import Decimal

import pytest

from carloan_desk.domain.bespoke import Bespoke, Shape
from carloan_desk.domain.deal import EventKind, Extra, Stage
from carloan_desk.domain.offer import FreeTerms, Wish, make_offer
from carloan_desk.domain.product import Product
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Outcome
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.domain.worksheet import ExistingLoan, Income, IncomeKind
from carloan_desk.services import applications, deals, screening
from tests.services.manager import TODAY, Manager, undone, untouched

D = Decimal


def shown(manager: Manager, deal_id: int) -> screening.Screening:
    return screening.screening_of(manager.workspace, deal_id, TODAY)


def test_the_worksheet_is_written_down_field_by_field(manager: Manager) -> None:
    deal_id = manager.deal()
    client_id = manager.view(deal_id).client.id or 0
    assert shown(manager, deal_id).burden.income == D(12000)
    incomes = [Income(IncomeKind.SALARY, D(8000), True), Income(IncomeKind.SPOUSE, D(6000))]
    undone(manager, lambda: screening.edit_sheet(manager.workspace, client_id, {"incomes": incomes}))
    loans = [ExistingLoan("示例银行", D(50000), D(2100), "2027-05-01")]
    undone(manager, lambda: screening.edit_sheet(manager.workspace, client_id, {"loans": loans, "card_used": D(20000)}))
    found = shown(manager, deal_id)
    assert (found.burden.income, found.burden.proven, found.burden.debts) == (D(14000), D(8000), D(4100))
    error = untouched(manager, screening.edit_sheet, manager.workspace, client_id, {"card_limit": D(19999)})
    assert (error.code, error.field) == ("worksheet.card", "card_used")
    assert untouched(manager, screening.edit_sheet, manager.workspace, 99, {}).code == "record.missing"


def test_what_counts_for_cards_is_a_dated_rule_of_one_s_own(manager: Manager) -> None:
    deal_id = manager.deal()
    client_id = manager.view(deal_id).client.id or 0
    screening.edit_sheet(manager.workspace, client_id, {"card_used": D(20000)})
    undone(manager, lambda: screening.set_card_share(manager.workspace, D("0.05"), TODAY))
    assert shown(manager, deal_id).burden.cards == D(1000)
    screening.set_card_share(manager.workspace, D("0.08"), TODAY)
    assert shown(manager, deal_id).burden.cards == D(1600)
    before = screening.screening_of(manager.workspace, deal_id, TODAY.replace(day=1))
    assert before.burden.cards == D(2000)
    assert untouched(manager, screening.set_card_share, manager.workspace, D("1.01"), TODAY).code == "rate.range"


def test_the_change_that_passes_is_applied_in_one_action(manager: Manager) -> None:
    client_id = manager.client(monthly_income=D(4000))
    deal_id = manager.deal(client_id, extras=[Extra("purchase_tax", D(5300), True)])
    product_id = manager.product()
    found = shown(manager, deal_id).matches[0]
    assert found.result.outcome is Outcome.FAIL
    for change in found.result.changes:
        if change.co_income is not None:
            continue
        undone(
            manager,
            lambda change=change: deals.apply_change(manager.workspace, deal_id, product_id, found.months, change),
        )
        view = manager.view(deal_id)
        assert view.screening is not None
        assert view.screening.outcome is not Outcome.FAIL
        manager.workspace.undo()
    kinds = [change.kinds for change in found.result.changes]
    assert {"down_payment"} in kinds
    assert {"co_income"} in kinds


def test_a_product_without_a_version_of_the_day_is_named(manager: Manager) -> None:
    deal_id = manager.deal()
    manager.product(name="旧版", valid_to=TODAY.replace(day=1))
    manager.product(name="续版", valid_to=TODAY.replace(day=1))
    manager.product(name="续版", version=2, valid_from=TODAY)
    assert [product.name for product in shown(manager, deal_id).expired] == ["旧版"]


def wish(**fields: object) -> Wish:
    values = {"on": TODAY, "price": D(140000), "down_payment": D(42000), "months": 24, "power": Power.NEV}
    return Wish(**(values | fields))  # type: ignore[arg-type]


def test_an_offer_becomes_the_deal_s_terms(manager: Manager) -> None:
    deal_id = manager.deal()
    product_id = manager.product()
    with manager.workspace.reading() as read:
        product = read.get(Product, product_id)
    extras = (Extra("purchase_tax", D("6194.69"), True), Extra("insurance", D(4800)))
    asked = wish(extras=extras, trade_in_value=D(30000), old_loan=D(5000))
    offer = make_offer(asked, product)
    undone(manager, lambda: deals.agree(manager.workspace, deal_id, asked, product))
    view = manager.view(deal_id)
    assert view.quote is not None
    assert view.quote.payment == offer.first_payment
    assert (view.deal.price, view.deal.loan_amount, view.deal.months) == (D(140000), D("104194.69"), 24)
    assert (view.deal.trade_in, view.deal.trade_in_value, view.deal.old_loan) == (True, D(30000), D(5000))
    used = wish(vehicle_kind=VehicleKind.USED)
    assert untouched(manager, deals.agree, manager.workspace, deal_id, used, product).code == "deal.product_kind"
    manager.walk(Stage.DECISION, deal_id=deal_id)
    assert untouched(manager, deals.agree, manager.workspace, deal_id, asked, product).code == "deal.terms_fixed"


@pytest.mark.parametrize(
    "plan",
    [
        Bespoke("阶梯", Shape.STEP, 12, D("0.1")),
        Bespoke("季节", Shape.SEASONAL, by_month={2: D(0)}),
        Bespoke("逐期", Shape.ROWS, payments=(D(500), D(500))),
    ],
    ids=lambda plan: plan.name,
)
def test_a_plan_made_by_hand_lives_to_the_contract(manager: Manager, plan: Bespoke) -> None:
    """What was disbursed may differ from what was agreed: rows typed in yuan move with it."""
    free = FreeTerms("专属", annual_rate=D("0.039"), bespoke=plan)
    asked = wish(months=36)
    deal_id = manager.deal()
    undone(manager, lambda: deals.agree(manager.workspace, deal_id, asked, free))
    view = manager.view(deal_id)
    assert view.quote is not None
    assert view.deal.method is RepaymentMethod.CUSTOM
    assert view.quote.payment == make_offer(asked, free).first_payment
    manager.walk(Stage.APPLICATION, deal_id=deal_id)
    answers = manager.answers(deal_id, lender="示例银行", product="专属")
    applications.submit(manager.workspace, deal_id, answers, TODAY, TODAY)
    manager.record(deal_id, EventKind.APPROVED)
    manager.record(deal_id, EventKind.SIGNED)
    manager.record(deal_id, EventKind.DISBURSED, amount=D(90000))
    loan = manager.view(deal_id).loan
    assert loan is not None
    rows = loan.quote.schedule.rows
    assert sum(row.principal for row in rows) == D(90000)
    if plan.shape is Shape.ROWS:
        assert rows[0].payment == round(D(500) * 90000 / 98000, 2)


def test_what_is_financed_beside_the_car_may_be_disbursed(manager: Manager) -> None:
    extras = [Extra("purchase_tax", D(5000), True)]
    deal_id = manager.deal(down_payment=D(1000), extras=extras)
    deals.choose_product(manager.workspace, deal_id, manager.product(), 36)
    manager.walk(Stage.DECISION, deal_id=deal_id)
    too_much = untouched(manager, manager.record, deal_id, EventKind.APPROVED, amount=D("125000.01"))
    assert too_much.code == "deal.event.above_price"
    manager.record(deal_id, EventKind.APPROVED, amount=D(124000))


def test_the_form_knows_the_extras_in_the_loan(manager: Manager) -> None:
    deal_id = manager.deal(extras=[Extra("purchase_tax", D(5000), True), Extra("insurance", D(4000))])
    deals.choose_product(manager.workspace, deal_id, manager.product(), 36)
    answers = manager.answers(deal_id)
    assert (answers["loan_amount"], answers["financed_extras"]) == ("89000.00", "5000.00")
    manager.walk(Stage.DECISION, deal_id=deal_id)


def test_the_purchase_tax_follows_price_and_drive(manager: Manager) -> None:
    """A tax in the loan that stood for another price would be a wrong loan."""
    deal_id = manager.deal(extras=[Extra("purchase_tax", D("5309.73"), True)])
    deals.choose_product(manager.workspace, deal_id, manager.product(upfront_fee_rate=D("0.01")), 36)
    undone(manager, lambda: deals.edit(manager.workspace, deal_id, {"price": D(140000)}))
    deal = manager.view(deal_id).deal
    assert deal.extras[0].amount == D("6194.69")
    assert deal.loan_amount == D("110194.69")
    assert deal.upfront_fee == D("1101.95")
    deals.edit(manager.workspace, deal_id, {"power": Power.ICE})
    assert manager.view(deal_id).deal.extras[0].amount == D("12389.38")
