"""The catalogue of lenders' products: every version, what ends soon, in and out of spreadsheets."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from carloan_desk.domain.product import Product
from carloan_desk.services import product_sheets, products
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.product import ProductDialog, Purpose
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.widgets.basics import Card, button, label, row
from carloan_desk.ui.widgets.flow import FlowBar
from carloan_desk.ui.widgets.table import Table


class ProductsPanel(Panel):
    """Lenders' products."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        show, today = desk.show, desk.today
        self._table: Table[Product] = Table(
            "catalogue",
            [
                Column("lender", self.tr("Lender"), lambda p: p.lender, width=130, bold=True),
                Column("name", self.tr("Product"), lambda p: p.name, width=190),
                Column("version", self.tr("Version"), lambda p: f"V{p.version}", width=60),
                Column(
                    "state",
                    self.tr("State"),
                    lambda p: self._state(p),
                    sort=lambda p: str(p.valid_to or "9"),
                    width=150,
                    chip=lambda p: _chip(p, today()),
                ),
                Column("rate", self.tr("Rate"), _rate(show.percent), sort=products.rough_cost, width=110, right=True),
                Column(
                    "down", self.tr("Down from"), lambda p: show.percent(p.min_down_payment, 0), width=80, right=True
                ),
                Column("months", self.tr("Months"), lambda p: "/".join(map(str, p.months)), width=130),
                Column("vehicle", self.tr("For"), lambda p: words.vehicle_kind(p.vehicle_kind), width=70),
                Column("kind", self.tr("Kind"), lambda p: words.product_kind(p.kind), width=120),
                Column("method", self.tr("Method"), lambda p: words.method(p.method), width=0),
            ],
            self._correct,
        )
        self._soon = label("", "warning", wrap=True)
        end = button(self.tr("End from today"), self._end)
        version = button(self.tr("Next version…"), partial(self._edit, Purpose.VERSION), name="settings.next_version")
        right = button(self.tr("Put right…"), partial(self._edit, Purpose.CORRECT), name="settings.correct_product")
        add = button(self.tr("Add a product…"), self._add, "primary", name="settings.add_product")
        self._table.serve(self.tr("Choose a product in the list first."), end, version, right)
        card = Card(self.title(), FlowBar(end, right, version, add))
        card.body.addWidget(self._soon)
        card.body.addWidget(self._table, 1)
        said = label(
            self.tr("What your employer pays for a product stands in your plan, never here."), "quiet", wrap=True
        )
        foot = row(
            said,
            button(self.tr("From a spreadsheet…"), self._choose_file, name="settings.import_products"),
            button(self.tr("Into a spreadsheet…"), self._choose_target, name="settings.export_products"),
        )
        foot.setStretch(0, 1)
        card.body.addLayout(foot)
        self.column.addWidget(card, 1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("ProductsPanel", "Products")

    def refresh(self) -> None:
        self.desk.ask(products.every, self._show, self)

    def _show(self, found: list[Product]) -> None:
        self._table.records.put(found)
        soon = products.expiring(found, self.desk.today())
        names = "、".join(f"{each.lender} {each.name} ({self.desk.show.day(each.valid_to)})" for each in soon)
        self._soon.setText(self.tr("Ends within two weeks, nothing follows: {names}").format(names=names))
        self._soon.setVisible(bool(soon))

    def _state(self, product: Product) -> str:
        show, today = self.desk.show, self.desk.today()
        if product.valid_from > today:
            return self.tr("from {day}").format(day=show.day(product.valid_from))
        if product.valid_to is None:
            return self.tr("on offer")
        if product.valid_to < today:
            return self.tr("ended {day}").format(day=show.day(product.valid_to))
        return self.tr("until {day}").format(day=show.day(product.valid_to))

    def _add(self) -> None:
        ProductDialog(self.desk, self, self._table.selected()).open()

    def _edit(self, purpose: Purpose) -> None:
        product = self._table.selected()
        if product is not None:
            ProductDialog(self.desk, self, product, purpose).open()

    def _correct(self, product: Product) -> None:
        ProductDialog(self.desk, self, product, Purpose.CORRECT).open()

    def _end(self) -> None:
        product = self._table.selected()
        if product is not None:
            product_id, today = product.id or 0, self.desk.today()
            self.desk.act(lambda workspace: products.end(workspace, product_id, today), self)

    def _choose_file(self) -> None:
        files = self.tr("Tables (*.xlsx *.xls *.csv *.ods)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Products from a spreadsheet"), "", files)
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Look at a file of products."""
        from carloan_desk.ui.dialogs.import_products import ImportProductsDialog

        ImportProductsDialog(self.desk, self, path).open()

    def _choose_target(self) -> None:
        files = self.tr("Tables (*.xlsx *.csv)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Products into a spreadsheet"), "products.xlsx", files)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the whole catalogue into a file."""
        workspace = self.desk.workspace
        self.desk.run(
            lambda: product_sheets.export(workspace, path),
            lambda _: self.desk.notice.emit(self.tr("Saved"), False),
            self,
        )


def _chip(product: Product, today: date) -> str:
    if product.valid_from > today:
        return "accent"
    if product.valid_to is not None and product.valid_to < today:
        return "quiet"
    return "warn" if products.expiring([product], today) else "good"


def _rate(percent: Callable[..., str]) -> Callable[[Product], str]:
    def text(product: Product) -> str:
        cheapest = min(product.rates, key=lambda row: (row.annual_rate, row.monthly_fee_rate))
        if cheapest.annual_rate:
            return percent(cheapest.annual_rate)
        if cheapest.monthly_fee_rate or not cheapest.upfront_fee_rate:
            monthly = QCoreApplication.translate("ProductsPanel", "{rate} a month")
            return monthly.format(rate=percent(cheapest.monthly_fee_rate))
        return QCoreApplication.translate("ProductsPanel", "{rate} at once").format(
            rate=percent(cheapest.upfront_fee_rate)
        )

    return text
