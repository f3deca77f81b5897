"""One's performance over the years, to look at, print or take along: figures alone, nothing of the clients."""

from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.career import Career, Figures, Grain, Mix
from carloan_desk.domain.career_sheet import MAKEUP, RESULTS, CareerColumn, Unit
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import career
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, Stack, button, clear, label, margins, row
from carloan_desk.ui.widgets.table import Table

_WIDTHS = {Unit.YUAN: 124, Unit.SHARE: 96, Unit.COUNT: 96, Unit.MONTHS: 96, Unit.TEXT: 120}
_PART = 82
_PERIOD = 130
# Room a fact of the summary needs, in sizes of the design.
_FACT = 300


class CareerDialog(QDialog):
    """The whole in a few lines, below it the periods in two tables: results, and make-up with quality."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Track record"))
        self.desk = desk
        self._found: Career | None = None
        self._grain = Grain.YEAR
        self._note = label("", "quiet", wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.px(20))
        self._facts.setVerticalSpacing(theme.px(6))
        summary = Card()
        summary.body.addLayout(self._facts)
        self._grains = {
            Grain.YEAR: button(self.tr("Years"), partial(self._choose, Grain.YEAR), "filter", name="career.year"),
            Grain.QUARTER: button(
                self.tr("Quarters"), partial(self._choose, Grain.QUARTER), "filter", name="career.quarter"
            ),
            Grain.MONTH: button(self.tr("Months"), partial(self._choose, Grain.MONTH), "filter", name="career.month"),
        }
        self.results = self._make_table("career-results", RESULTS)
        self.makeup = self._make_table("career-makeup", MAKEUP)
        self._tables = Stack()
        self._tables.addWidget(self.results)
        self._tables.addWidget(self.makeup)
        results = button(self.tr("Results"), partial(self._tables.setCurrentIndex, 0), "filter", name="career.results")
        makeup = button(
            self.tr("Make-up and quality"), partial(self._tables.setCurrentIndex, 1), "filter", name="career.makeup"
        )
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._sheet = button(self.tr("Save as spreadsheet…"), self._save_sheet, name="career.sheet")
        self._print = button(self.tr("Print or save as PDF…"), self._preview, "primary", name="career.print")
        for each in (self._sheet, self._print):
            each.setEnabled(False)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(10))
        body.addWidget(label(self.windowTitle(), "strong"))
        body.addWidget(self._note)
        body.addWidget(summary)
        body.addLayout(row(self._switch(*self._grains.values()), None, self._switch(results, makeup)))
        body.addWidget(self._tables, 1)
        foot = row(self._message, None, button(self.tr("Close"), self.reject), self._sheet, self._print)
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        results.setChecked(True)
        window = parent.window()
        self.resize(min(theme.px(1160), window.width() - 60), max(window.height() - 60, 400))
        today = desk.today()
        desk.ask(lambda workspace: career.ledger(workspace, today), self._show, self)

    def _switch(self, *buttons: QPushButton) -> QHBoxLayout:
        group = QButtonGroup(self)
        for each in buttons:
            each.setCheckable(True)
            group.addButton(each)
        return row(*buttons)

    def _make_table(self, name: str, columns: tuple[CareerColumn, ...]) -> Table[Figures]:
        titles = self._titles()
        made: list[Column[Figures]] = [
            Column(
                "period", self.tr("Period"), lambda f: words.period(f.period), lambda f: f.period, _PERIOD, bold=True
            )
        ]
        made += [
            Column(
                each.key,
                titles[each.key],
                partial(self._text, each),
                partial(_rank, each),
                _PART if each.key in tuple(Mix) else _WIDTHS[each.unit],
                right=True,
            )
            for each in columns
        ]
        return Table(name, made)

    def _titles(self) -> dict[str, str]:
        return {
            "decided": self.tr("Decided"),
            "approved": self.tr("Approved"),
            "approval_rate": self.tr("Approval rate"),
            "disbursed": self.tr("Disbursed"),
            "amount": self.tr("Disbursed amount"),
            "earned": self.tr("Pay earned"),
            "paid": self.tr("Pay received"),
            "attainment": self.tr("Of target"),
            "on_target": self.tr("Months on target"),
            "average_amount": self.tr("Mean amount"),
            "average_term": self.tr("Mean months"),
            "overdue_share": self.tr("Overdue 30+"),
            "bank_loan": self.tr("Banks"),
            "auto_finance": self.tr("Auto finance"),
            "card_instalment": self.tr("Cards"),
            "finance_lease": self.tr("Leases"),
            "other": self.tr("Other"),
            "new": self.tr("New cars"),
            "used": self.tr("Used cars"),
            "nev": self.tr("New energy"),
        }

    def _text(self, column: CareerColumn, figures: Figures) -> str:
        value = column.value(figures)
        if not isinstance(value, Decimal):
            return "" if value is None else str(value)
        match column.unit:
            case Unit.YUAN:
                return self.desk.show.money(value)
            case Unit.SHARE:
                return self.desk.show.percent(value, 1)
            case _:
                return str(value)

    # --- what is shown -----------------------------------------------------------------------------------------

    def _show(self, found: Career) -> None:
        self._found = found
        months = len(found.months)
        self._note.setText(
            self.tr("As of {day}. Figures alone: no client, contract, car or dealer is in them.").format(
                day=self.desk.show.day(found.as_of)
            )
        )
        self._fill_facts(found)
        self._choose(Grain.YEAR if months >= 36 else Grain.QUARTER if months >= 12 else Grain.MONTH)
        self._grains[self._grain].setFocus()
        for each in (self._sheet, self._print):
            each.setEnabled(bool(months) and not self.desk.show.masked)

    def _fill_facts(self, found: Career) -> None:
        clear(self._facts)
        show, total, streak, best = self.desk.show, found.total, found.streak, found.best
        dash = "—"
        term = dash if total.average_term is None else self.tr("{n} months").format(n=total.average_term)
        facts = (
            (
                self.tr("Time"),
                self.tr("{first} to {last}, {n} months").format(
                    first=found.months[0].period, last=found.months[-1].period, n=len(found.months)
                )
                if found.months
                else dash,
            ),
            (
                self.tr("Approved"),
                self.tr("{n} of {all} ({rate})").format(
                    n=total.approved, all=total.decided, rate=show.percent(total.approval_rate, 1)
                ),
            ),
            (
                self.tr("Disbursed"),
                self.tr("{n} deals, {amount}").format(n=total.disbursed, amount=show.money(total.amount)),
            ),
            (self.tr("On average"), f"{show.money(total.average_amount)} · {term}"),
            (self.tr("Overdue 30+"), show.percent(total.overdue_share, 1)),
            (self.tr("Pay earned"), show.money(total.earned)),
            (self.tr("Pay received"), show.money(total.paid)),
            (
                self.tr("Months on target"),
                self.tr("{n} of {all} months").format(n=total.on_target, all=total.with_target)
                if total.with_target
                else dash,
            ),
            (
                self.tr("Longest row of them"),
                self.tr("{n} months, {first} to {last}").format(n=streak.months, first=streak.first, last=streak.last)
                if streak.months
                else dash,
            ),
            (
                self.tr("Best month"),
                dash
                if best is None
                else self.tr("{period}: {n} deals, {amount}").format(
                    period=best.period, n=best.disbursed, amount=show.money(best.amount)
                ),
            ),
        )
        across = min(max(self.width() // theme.px(_FACT), 1), 3)
        for number, (name, text) in enumerate(facts):
            line, place = divmod(number, across)
            self._facts.addWidget(label(name, "quiet"), line, 2 * place)
            self._facts.addWidget(label(text, "bold", wrap=True), line, 2 * place + 1)
            self._facts.setColumnStretch(2 * place + 1, 1)

    def _choose(self, grain: Grain) -> None:
        self._grain = grain
        self._grains[grain].setChecked(True)
        if self._found is not None:
            # The latest first: it is what one asks about.
            periods = list(reversed(self._found.by(grain)))
            self.results.records.put(periods)
            self.makeup.records.put(periods)

    # --- what leaves -------------------------------------------------------------------------------------------

    def _name(self) -> str:
        return f"track-record-{self.desk.today():%Y-%m-%d}"

    def _preview(self) -> None:
        if (found := self._found) is not None:
            grain, today = self._grain, self.desk.today()
            PreviewDialog(
                self.desk,
                self,
                self.windowTitle(),
                self._name(),
                lambda workspace: career.pdf_of(workspace, found, grain, today),
                None,
            ).open()

    def _save_sheet(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as spreadsheet"), f"{self._name()}.xlsx", "xlsx (*.xlsx);;csv (*.csv)"
        )
        if name:
            self.save_sheet(Path(name))

    def save_sheet(self, path: Path) -> None:
        """Write the spreadsheet of the periods shown."""
        if (found := self._found) is None:
            return
        workspace, grain, saved = self.desk.workspace, self._grain, self.tr("Saved: {name}").format(name=path.name)
        self._message.hide()
        self.desk.run(
            lambda: career.write_sheet(workspace, path, found, grain),
            lambda _nothing: self.desk.notice.emit(saved, False),
            self,
            self._refuse,
        )

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))
        self._message.show()


def _rank(column: CareerColumn, figures: Figures) -> object:
    value = column.value(figures)
    return -1 if value is None else value
