"""Dialogs of deals, products and quotes, each opened on the demo."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QDialog

from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.offer import FreeTerms, Offer, Wish, make_offer
from carloan_desk.services import products
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.client_screen import ClientScreen
from carloan_desk.ui.dialogs.event import EventDialog, ReasonsDialog
from carloan_desk.ui.dialogs.import_products import ImportProductsDialog
from carloan_desk.ui.dialogs.new_deal import NewDealDialog
from carloan_desk.ui.dialogs.product import ProductDialog, Purpose
from carloan_desk.ui.dialogs.quote import FreeTermsDialog, SolveDialog
from carloan_desk.ui.dialogs.task import TaskDialog
from carloan_desk.ui.pages.quote.column import OfferColumn
from carloan_desk.ui.shell import Shell
from tests.ui.makers.made import Makers, view_in


def _event(kind: EventKind, stage: Stage) -> Callable[[Desk, Shell], QDialog]:
    return lambda desk, window: EventDialog(desk, window, view_in(desk, stage), kind)


def _offers(desk: Desk) -> list[Offer]:
    wish = Wish(desk.today(), Decimal(150_000), Decimal(60_000), 36)
    return [make_offer(wish, each) for each in products.offered(desk.workspace, desk.today()) if 36 in each.months][:2]


MAKERS: Makers = {
    "NewDealDialog": lambda d, w: NewDealDialog(d, w, 1),
    "EventDialog": _event(EventKind.APPROVED, Stage.DECISION),
    "EventDialog-disbursed": _event(EventKind.DISBURSED, Stage.DISBURSEMENT),
    "EventDialog-withdrawn": _event(EventKind.WITHDRAWN, Stage.QUOTE),
    "ReasonsDialog": lambda d, w: ReasonsDialog(d, w, EventKind.RETURNED, ["流水不足"], lambda _listed: None),
    "ProductDialog": lambda d, w: ProductDialog(d, w, None),
    "ProductDialog-version": lambda d, w: ProductDialog(d, w, products.every(d.workspace)[0], Purpose.VERSION),
    "ImportProductsDialog": lambda d, w: ImportProductsDialog(d, w, Path("nowhere.csv")),
    "FreeTermsDialog": lambda d, w: FreeTermsDialog(d, w, FreeTerms(), lambda _free: None),
    "SolveDialog": lambda d, w: SolveDialog(d, w, OfferColumn(d, 1), lambda _offer: None),
    "ClientScreen": lambda d, w: ClientScreen(w, _offers(d), "秦L"),
    "TaskDialog": lambda d, w: TaskDialog(d, w, 1, None),
}
