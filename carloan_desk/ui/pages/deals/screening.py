"""The screening step: which products fit, each rule with value, limit and source, the change that would pass."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.matching import Match
from carloan_desk.domain.screening import Case, Check, Outcome, ScreeningResult
from carloan_desk.domain.screening_changes import Change
from carloan_desk.services import deals, screening
from carloan_desk.services.deals import DealView
from carloan_desk.services.screening import Screening
from carloan_desk.ui import screening_words as wording
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.pages.deals.worksheet import CuesForm, IncomeForm, StatementForm
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, LazyStack, Scroll, button, clear, label, row
from carloan_desk.ui.widgets.table import Table

# The sheet of income and debts.
_INCOME = 1
# From this size of text on a limit's source stands below it.
_NARROW = 1.5


class ScreeningStep(Step):
    """Results, income and debts, the statement, questions: four sheets under one row of buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Screening | None = None
        self._sheets = LazyStack[ResultsForm | IncomeForm | StatementForm | CuesForm](
            [
                self._make_results,
                partial(IncomeForm, desk),
                partial(StatementForm, desk),
                partial(CuesForm, desk),
            ]
        )
        self._group = QButtonGroup(self)
        line = row(spacing=8)
        titles = (
            self.tr("Which products fit"),
            self.tr("Income and debts"),
            self.tr("Statement"),
            self.tr("Questions"),
        )
        for number, title in enumerate(titles):
            tab = button(title, partial(self.show_sheet, number), "filter", name=f"screening.sheet{number}")
            tab.setCheckable(True)
            self._group.addButton(tab, number)
            line.addWidget(tab)
        self._summary = label("", "quiet")
        line.addStretch(1)
        line.addWidget(self._summary)
        self.column.addLayout(line)
        self.column.addWidget(self._sheets, 1)
        self.show_sheet(0)

    def _make_results(self) -> "ResultsForm":
        results = ResultsForm(self.desk)
        results.income_wanted.connect(partial(self.show_sheet, _INCOME))
        return results

    def show_sheet(self, number: int) -> None:
        """Show one of the four sheets."""
        sheet = self._sheets.turn_to(number)
        self._group.button(number).setChecked(True)
        if self.view is not None and self._found is not None:
            sheet.show_screening(self.view, self._found)

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        deal_id, today = view.deal.id or 0, self.desk.today()
        self.desk.ask(lambda workspace: screening.screening_of(workspace, deal_id, today), self._show, self)

    def _show(self, found: Screening) -> None:
        if self.view is None:
            return
        self._found = found
        for sheet in self._sheets.made.values():
            sheet.show_screening(self.view, found)
        burden, show = found.burden, self.desk.show
        if burden.income is None:
            self._summary.setText(self.tr("Income not known yet"))
            return
        if burden.income == 0:
            self._summary.setText(self.tr("No income: no instalment can be carried without a co-borrower"))
            return
        text = self.tr("Income {income}, instalments now {debts}")
        self._summary.setText(text.format(income=show.round_money(burden.income), debts=show.round_money(burden.debts)))


class ResultsForm(Step):
    """The products by fit and cost, and the rules of the one selected.

    Signals:
        income_wanted: A co-borrower's income is to be entered.
    """

    income_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        show = desk.show
        self._wanted: int | None = None
        self._ratios = ""
        self.table: Table[Match] = Table(
            "matching",
            [
                Column(
                    "product",
                    self.tr("Product"),
                    lambda m: f"{m.product.lender} {m.product.name}",
                    width=190,
                    bold=True,
                ),
                Column(
                    "outcome",
                    self.tr("Result"),
                    lambda m: wording.result_word(m.result),
                    width=130,
                    chip=lambda m: wording.result_chip(m.result),
                ),
                Column(
                    "months", self.tr("Months"), lambda m: str(m.months), sort=lambda m: m.months, width=60, right=True
                ),
                Column(
                    "payment",
                    self.tr("A month"),
                    lambda m: show.money(None if m.offer is None else m.offer.payment),
                    sort=lambda m: m.offer.payment if m.offer else 0,
                    width=90,
                    right=True,
                ),
                Column(
                    "rate",
                    self.tr("Annual rate, nominal"),
                    lambda m: show.percent(None if m.offer is None else m.offer.rates.nominal_apr),
                    sort=lambda m: m.offer.rates.nominal_apr if m.offer else 9,
                    width=140,
                    right=True,
                ),
                Column("why", self.tr("Why"), lambda m: wording.reason_text(m, self._wanted, show), width=0),
            ],
            self._choose,
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_match())
        none = label(
            self.tr("No product on offer for this car today. Products are entered under Settings."), "quiet", wrap=True
        )
        enter = button(
            self.tr("Enter products…"), lambda: self.desk.open_requested.emit("settings", "products"), "link"
        )
        self._none = QWidget()
        self._none.setLayout(row(none, enter))
        self._expired = label("", "warning", wrap=True)
        fits = Card()
        fits.body.addWidget(self.table)
        fits.body.addWidget(self._none)
        fits.body.addWidget(self._expired)
        self._detail = Card()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self._detail.body.addLayout(self._lines)
        holder = QWidget()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(12))
        stack.addWidget(fits)
        stack.addWidget(self._detail)
        stack.addStretch(1)
        self.column.addWidget(Scroll(holder))

    def show_screening(self, view: DealView, found: Screening) -> None:
        """Show how each product suits the deal."""
        super().show_view(view)
        self._wanted = found.case.months
        self._ratios = self._ratios_of(found.case)
        selected = self.table.selected()
        self.table.records.put(found.matches)
        self.table.fit_rows(6)
        self.table.setVisible(bool(found.matches))
        self._none.setVisible(not found.matches)
        self._detail.setVisible(bool(found.matches))
        names = "、".join(f"{product.lender} {product.name}" for product in found.expired)
        self._expired.setText(self.tr("No version valid today: {names}").format(names=names))
        self._expired.setVisible(bool(found.expired))
        wanted = selected.product.id if selected is not None else view.deal.product_id
        places = [place for place, each in enumerate(found.matches) if each.product.id == wanted]
        if found.matches:
            self.table.selectRow(places[0] if places else 0)
            self._show_match()

    def _ratios_of(self, case: Case) -> str:
        """Say the two ratios apart: to the value of the car alone, and to everything paid for it."""
        if case.loan_to_value is None or case.advance_rate is None:
            return ""
        show = self.desk.show
        text = self.tr("Loan {amount}: {ltv} of the car's value of {base}, {rate} of all that is paid on the road")
        return text.format(
            amount=show.round_money(case.amount),
            ltv=show.percent(case.loan_to_value, 1),
            base=show.round_money(case.value_base),
            rate=show.percent(case.advance_rate, 1),
        )

    def _show_match(self) -> None:
        clear(self._lines)
        found = self.table.selected()
        if found is None or self.view is None:
            return
        fixed = deals.terms_fixed(self.view.stage)
        chosen = self.view.deal.product_id == found.product.id and self.view.deal.months == found.months
        take = button(self.tr("Take this product"), partial(self._choose, found), name="screening.take")
        take.setVisible(not fixed and not chosen)
        heading = label(f"{found.product.lender} {found.product.name}", "strong")
        here = Chip(self.tr("Chosen") if chosen else "", "accent", sign=True)
        self._lines.addLayout(row(heading, here, None, take))
        if self._ratios:
            self._lines.addWidget(label(self._ratios, "quiet", wrap=True))
        if found.result.outcome is Outcome.FAIL:
            self._show_changes(found, fixed)
        show_result(self._lines, found.result, self.desk)

    def _show_changes(self, found: Match, fixed: bool) -> None:
        changes = found.result.changes
        if not changes:
            self._lines.addWidget(
                label(self.tr("No change of down payment, term, extras or income would pass."), "quiet")
            )
            return
        self._lines.addWidget(label(self.tr("The smallest change that would pass, worked out again:"), "bold"))
        down = None if self.view is None else self.view.deal.down_payment
        for number, change in enumerate(changes):
            text = label(wording.change_text(change, self.desk.show, down), wrap=True)
            apply = button(self.tr("Apply"), partial(self._apply, found, change), name=f"screening.apply{number}")
            apply.setAccessibleName(self.tr("Apply: {change}").format(change=text.text()))
            apply.setVisible(not fixed and change.kinds != {"co_income"})
            enter = button(self.tr("Enter the income…"), self.income_wanted.emit, name=f"screening.enter{number}")
            enter.setVisible(not fixed and change.kinds == {"co_income"})
            line = row(Chip(self.tr("passes"), "good", sign=True), text, apply, enter)
            line.setStretch(1, 1)
            self._lines.addLayout(line)

    def _apply(self, found: Match, change: Change) -> None:
        if self.view is not None:
            deal_id, product_id, months = self.view.deal.id or 0, found.product.id or 0, found.months
            self.desk.act(lambda workspace: deals.apply_change(workspace, deal_id, product_id, months, change), self)

    def _choose(self, found: Match) -> None:
        if self.view is not None and not deals.terms_fixed(self.view.stage):
            deal_id, product_id, months = self.view.deal.id or 0, found.product.id or 0, found.months
            self.desk.act(lambda workspace: deals.choose_product(workspace, deal_id, product_id, months), self)


def show_result(lines: QVBoxLayout, result: ScreeningResult, desk: Desk) -> None:
    """Show all checks of a result: what it is, the value, the limit and where it is written; the broken first."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(4))
    narrow = theme.scale >= _NARROW
    grid.setColumnStretch(3 if narrow else 4, 1)
    order = {Outcome.FAIL: 0, Outcome.UNKNOWN: 2, Outcome.PASS: 3}
    warnings = result.warnings
    for line, check in enumerate(sorted(result.checks, key=lambda c: 1 if c in warnings else order[c.outcome])):
        grid.addWidget(_chip(check, check in warnings), 2 * line, 0)
        cells = (
            label(wording.check_name(check.code)),
            label(wording.value_text(check, check.value, desk.show), "bold"),
            label(wording.limit_text(check, desk.show), "quiet"),
        )
        for place, cell in enumerate(cells, start=1):
            grid.addWidget(cell, 2 * line, place, Qt.AlignmentFlag.AlignVCenter)
        basis = label(wording.basis_text(check), "quiet", wrap=True)
        if narrow:
            grid.addWidget(basis, 2 * line + 1, 1, 1, len(cells))
        else:
            grid.addWidget(basis, 2 * line, len(cells) + 1, Qt.AlignmentFlag.AlignVCenter)
    lines.addLayout(grid)


def _chip(check: Check, warning: bool) -> Chip:
    if warning:
        return Chip(QCoreApplication.translate("screening", "Look again"), "warn", sign=True)
    return Chip(wording.outcome_word(check.outcome), wording.CHIPS[check.outcome], sign=True)
