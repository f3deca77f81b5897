"""The quote page by hand: every key counts at once, nothing stands without its rates, papers are kept as given."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carloan_desk.domain.bespoke import Shape
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.offer import ExtraKind, FreeTerms
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.services import clients, deals, products
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.client_screen import ClientScreen
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.dialogs.quote import FreeTermsDialog, SolveDialog
from carloan_desk.ui.pages.deals import DealsPage
from carloan_desk.ui.pages.quote import QuotePage
from carloan_desk.ui.pages.quote.column import OfferColumn
from carloan_desk.ui.shell import Shell
from tests.ui.hand import bring_forward, dialog_on_top, fill, keys, press, seen, settle, shows, texts, type_text

D = Decimal


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    """All that follows happens in the demo."""
    return demo_workspace


@pytest.fixture
def page(window: Shell, desk: Desk) -> QuotePage:
    window.open("quote", None)
    settle(desk)
    found = window.current_page
    assert isinstance(found, QuotePage)
    return found


def deal_in(desk: Desk, stage: Stage) -> int:
    return next(
        each.deal.id or 0
        for each in deals.board(desk.workspace, desk.today())
        if each.stage is stage and each.deal.product_id is not None
    )


def payment(column: OfferColumn) -> Decimal:
    assert column.offer is not None
    return column.offer.payment


def test_every_key_and_pull_counts_at_once(page: QuotePage) -> None:
    first = page.columns[0]
    before = payment(first)
    type_text(first.down.field.line, "8万")
    assert payment(first) < before
    assert first.offer is not None
    assert first.offer.wish.down_payment == D(80000)
    type_text(first.down.field.line, "40%")
    assert first.offer.wish.down_payment == D(60000)
    type_text(first.down.field.line, "0,012")
    assert first.offer is None  # refused, not guessed
    type_text(first.down.field.line, "6万")
    before = payment(first)
    first.months.slider.setValue(0)
    assert payment(first) > before
    assert first.months.field.line.text() == str(first.offer.wish.months)
    assert shows(first, f"{first.offer.payment:,.2f}")


def test_a_payment_never_stands_without_the_three_rates(page: QuotePage) -> None:
    for column in page.columns:
        offer = column.offer
        assert offer is not None
        said = texts(column)
        for rate in (offer.rates.flat_rate, offer.rates.nominal_apr, offer.rates.effective_apr):
            assert any(f"{rate * 100:.2f} %" in text for text in said)
    first = page.columns[0]
    type_text(first.down.field.line, "150000")
    assert first.offer is None
    assert first._payment.text() == "—"
    assert not page.columns[0]._result.isVisible()


def test_the_lowest_is_marked_by_word_and_sign(page: QuotePage) -> None:
    offers = [column.offer for column in page.columns]
    best = min(offer.rates.nominal_apr for offer in offers if offer is not None)
    for column in page.columns:
        assert column.offer is not None
        marked = "✓ 最低" in column._figures["nominal"].text()
        assert marked == (column.offer.rates.nominal_apr == best)


def test_extras_in_and_out_of_the_loan(page: QuotePage) -> None:
    offer = page.columns[0].offer
    assert offer is not None
    principal = offer.quote.terms.principal
    page.car._taxed.click()
    assert page.columns[0].offer is not None
    tax = page.columns[0].offer.wish.extras[0]
    assert tax.amount == round(D(150000) / D("1.13") / 10, 2)
    assert page.columns[0].offer.quote.terms.principal == principal
    page.car._tax_in.click()
    assert page.columns[0].offer.quote.terms.principal == principal + tax.amount
    field, inside = page.car._extras[ExtraKind.SERVICE_FEE]
    before = page.columns[0].offer.rates.nominal_apr
    type_text(field.line, "3000")  # type: ignore[attr-defined]
    assert page.columns[0].offer.rates.nominal_apr > before
    inside.click()
    assert page.columns[0].offer.quote.terms.principal == principal + tax.amount + 3000


def test_what_the_regulation_says_against_an_offer(page: QuotePage, desk: Desk) -> None:
    first = page.columns[0]
    first.free = FreeTerms(annual_rate=D("0.04"))
    first.product.put(-1)
    page.calculate()
    assert not first._warning.text()
    type_text(first.months.field.line, "72")
    settle(desk)
    assert "监管期限 72 个月 (不高于 60 个月)" in first._warning.text()
    assert "2025年3月14日" in first._warning.text()
    fill(page.car._choices["vehicle_kind"], "二手车")
    type_text(first.months.field.line, "48")
    type_text(first.down.field.line, "20%")
    settle(desk)
    first.product.put(-1)
    page.calculate()
    assert "不高于 36 个月" in first._warning.text()
    assert "贷款成数（LTV） 80.0 % (不高于 70.0 %)" in first._warning.text()


def test_a_product_for_those_who_trade_in_asks_for_the_old_car(page: QuotePage, desk: Desk) -> None:
    product = next(each for each in products.every(desk.workspace) if each.trade_in)
    first = page.columns[0]
    first.product.put(product.id)
    page.calculate()
    assert "仅限置换" in first._warning.text()
    type_text(page.car._money["trade_in_value"].line, "3万")
    settle(desk)
    assert "仅限置换" not in first._warning.text()


def test_an_offer_that_is_added_stands_at_once(page: QuotePage, desk: Desk) -> None:
    for column in page.columns:
        type_text(column.months.field.line, "24")
    settle(desk)
    while len(page.columns) < 4:
        press(page, name="quote.add")
        settle(desk)
    # A product without 24 months takes the term nearest to it, and every name can be read.
    for column in page.columns:
        assert column.offer is not None
        assert column.offer.product is not None
        assert column.offer.wish.months in column.offer.product.months
        assert shows(column, f"{column.offer.product.lender} {column.offer.product.name}")


def test_two_to_four_offers(page: QuotePage, desk: Desk) -> None:
    assert len(page.columns) == 2
    press(page, name="quote.add")
    press(page, name="quote.add")
    settle(desk)
    assert len(page.columns) == 4
    assert not page._add_button.isEnabled()
    assert len({column.product.read() for column in page.columns}) == 4
    page.columns[3].close_button.click()
    page.columns[2].close_button.click()
    assert len(page.columns) == 2
    assert not page.columns[0].close_button.isVisible()


def test_a_deal_without_a_product_is_not_compared_with_itself(page: QuotePage, desk: Desk, window: Shell) -> None:
    undecided = next(
        each.deal
        for each in deals.board(desk.workspace, desk.today())
        if each.stage is Stage.SCREENING and each.deal.product_id is None
    )
    window.open("quote", {"deal": undecided.id})
    settle(desk)
    chosen = [column.product.read() for column in page.columns]
    assert len(chosen) == len(set(chosen)) == 2
    assert {offer.wish.price for offer in page.offers()} == {undecided.price}


def test_a_quote_for_a_client_begins_with_their_interest(page: QuotePage, desk: Desk, window: Shell) -> None:
    lead = Client(
        name="王小明", source=Source.PHONE, created_on=desk.today(), interest="比亚迪 秦L，车价9.98万，首付3万"
    )
    clients.add(desk.workspace, lead)
    window.open("quote", {"client": lead.id})
    settle(desk)
    assert {(offer.wish.price, offer.wish.down_payment) for offer in page.offers()} == {(D(99800), D(30000))}
    assert shows(page, "比亚迪 秦L")


def test_a_plan_made_by_hand_has_a_name(page: QuotePage, desk: Desk) -> None:
    first = page.columns[0]
    page._asked(first, "terms")
    dialog = dialog_on_top(FreeTermsDialog)
    fill(dialog.fields["name"], "企业主阶梯")
    fill(dialog.fields["annual_rate"], "4.2")
    fill(dialog.fields["shape"], "阶梯")
    assert not dialog.fields["method"].isVisible()
    fill(dialog.fields["growth"], "10")
    press(dialog, name="dialog.do")
    first.product.put(-1)
    first.changed.emit()
    settle(desk)
    assert first.offer is not None
    assert first.offer.free is not None
    assert first.offer.free.bespoke.shape is Shape.STEP
    assert first.offer.quote.terms.method is RepaymentMethod.CUSTOM
    assert first.offer.last_payment > first.offer.first_payment


def test_working_backwards(page: QuotePage, desk: Desk) -> None:
    first = page.columns[0]
    press(first, name="offer.solve")
    dialog = dialog_on_top(SolveDialog)
    fill(dialog.fields["target"], "2500")
    press(dialog, name="dialog.do")
    settle(desk)
    assert payment(first) <= 2500
    assert first.offer is not None
    assert shows(first, f"{first.offer.payment:,.2f}")
    press(first, name="offer.solve")
    dialog = dialog_on_top(SolveDialog)
    fill(dialog.fields["target"], "0.01")
    fill(dialog.fields["unknown"], "期限")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert "无法" in " ".join(texts(dialog))


def test_the_client_s_screen_has_neither_pay_nor_names(page: QuotePage, desk: Desk, window: Shell) -> None:
    window.open("quote", {"deal": deal_in(desk, Stage.DOCUMENTS)})
    settle(desk)
    bring_forward(window)
    keys(window, "F11")
    settle(desk)
    screen = dialog_on_top(ClientScreen)
    said = " ".join(texts(screen))
    for offer in page.offers():
        assert f"{offer.payment:,.2f}" in said
        assert f"{offer.rates.nominal_apr * 100:.2f} %" in said
    assert "提成" not in said
    assert page._bench is not None
    assert page._bench.parties.client not in said
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    settle(desk)
    assert not seen(window, ClientScreen)


def test_the_client_s_screen_does_not_hide_a_balloon(page: QuotePage, desk: Desk, window: Shell) -> None:
    column = page.columns[0]
    column.free = FreeTerms(method=RepaymentMethod.BALLOON, annual_rate=D("0.05"), balloon_ratio=D("0.5"))
    column.product.put(-1)
    page.calculate()
    settle(desk)
    assert column.offer is not None
    assert column.offer.last_payment > 2 * column.offer.payment
    assert column.offer.payment < payment(page.columns[1])
    assert not column._lightest.isVisible()
    assert page.columns[1]._lightest.isVisible()
    bring_forward(window)
    keys(window, "F11")
    settle(desk)
    assert f"最高一期 {column.offer.last_payment:,.2f}" in " ".join(texts(dialog_on_top(ClientScreen)))


def test_the_client_s_screen_says_what_the_old_car_takes_off(page: QuotePage, desk: Desk, window: Shell) -> None:
    type_text(page.car._money["trade_in_value"].line, "6万")
    type_text(page.car._money["old_loan"].line, "25000")
    settle(desk)
    bring_forward(window)
    keys(window, "F11")
    settle(desk)
    screen = dialog_on_top(ClientScreen)
    assert shows(screen, "旧车净抵付")
    assert "35,000.00" in texts(screen)


def test_the_mask_hides_what_was_typed_and_worked_out(page: QuotePage, desk: Desk, window: Shell) -> None:
    offer = page.columns[0].offer
    assert offer is not None
    field, _ = page.car._extras[ExtraKind.INSURANCE]
    type_text(field.line, "4321")  # type: ignore[attr-defined]
    window.toggle_mask()
    settle(desk)
    masked = window.current_page
    assert isinstance(masked, QuotePage)
    said = " ".join(texts(masked))
    for secret in (f"{offer.payment:,.2f}", "150,000", "4,321"):
        assert secret not in said
    assert not masked.columns[0].price.isEnabled()
    window.toggle_mask()
    settle(desk)
    again = window.current_page
    assert isinstance(again, QuotePage)
    assert shows(again, f"{offer.payment:,.2f}")
    assert again.car.read().extras[0].amount == D(4321)


def test_a_deal_s_quote_is_kept_compared_and_agreed(page: QuotePage, desk: Desk, window: Shell) -> None:
    deal_id = deal_in(desk, Stage.QUOTE)
    window.open("quote", {"deal": deal_id})
    settle(desk)
    view = deals.view(desk.workspace, deal_id, desk.today())
    first = page.columns[0]
    assert first.offer is not None
    assert first.offer.product is not None
    assert first.offer.product.id == view.deal.product_id
    assert view.quote is not None
    assert first.offer.first_payment == view.quote.payment
    press(page, name="quote.print")
    preview = dialog_on_top(PreviewDialog)
    settle(desk)
    preview._keep(lambda *_: None)
    settle(desk)
    preview.reject()
    (kept,) = deals.view(desk.workspace, deal_id, desk.today()).quotes
    assert desk.workspace.files.get(kept.key).startswith(b"%PDF")
    # It is opened again as given, and what changed since is said.
    window.open("quote", {"kept": kept.id})
    settle(desk)
    assert "一致" in page.columns[0]._given.text()
    type_text(page.columns[0].down.field.line, "7万")
    assert "→" in page.columns[0]._given.text()
    press(page.columns[0], name="offer.agree")
    settle(desk)
    assert isinstance(window.current_page, DealsPage)
    assert deals.view(desk.workspace, deal_id, desk.today()).deal.down_payment == D(70000)


def test_the_cost_sheet_is_kept_too(page: QuotePage, desk: Desk) -> None:
    with desk.workspace.reading() as read:
        before = len(read.all(KeptQuote))
    press(page.columns[0], name="offer.disclosure")
    preview = dialog_on_top(PreviewDialog)
    settle(desk)
    preview._keep(lambda *_: None)
    settle(desk)
    with desk.workspace.reading() as read:
        found = read.all(KeptQuote)
    assert len(found) == before + 1
    assert found[-1].content["kind"] == "disclosure"


def test_the_page_survives_without_products(page: QuotePage, desk: Desk) -> None:
    for product in products.every(desk.workspace):
        with desk.workspace.unit_of_work("product.end") as work:
            work.delete(work.get(type(product), product.id or 0))
            changes = work.commit()
    desk.changed.emit(changes)
    settle(desk)
    assert page._empty.isVisible()
    first = page.columns[0]
    assert first.offer is None  # nothing was said of a rate yet
    page._take_terms(first, FreeTerms(annual_rate=D("0.04")))
    assert payment(first) > 0
