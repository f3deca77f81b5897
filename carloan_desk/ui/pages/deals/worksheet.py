"""The worksheet beside screening: income and debts, the bank statement, the cues as questions."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation
from carloan_desk.domain.cues import shipped_cues
from carloan_desk.domain.daycount import add_months
from carloan_desk.domain.deal import WALK, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.screening_case import STATEMENT_MONTHS
from carloan_desk.domain.worksheet import (
    ExistingLoan,
    Income,
    IncomeKind,
    RecordedCue,
    Residence,
    StatementMonth,
    Worksheet,
)
from carloan_desk.services import screening
from carloan_desk.services.deals import DealView
from carloan_desk.services.screening import Screening
from carloan_desk.ui import words as trade
from carloan_desk.ui import worksheet_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.plan_editor.fields import Cell, Rows, WrongError, bare
from carloan_desk.ui.language import language
from carloan_desk.ui.pages.deals.step import Step, field_grid
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, label
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    NumberField,
    PercentField,
    TextField,
    choices_of,
)

# What is typed into rows is written down after so many milliseconds of rest.
_REST = 600
Save = Callable[[dict[str, Any]], None]


class SheetRows:
    """Rows of the worksheet: shown as stored, saved when typing rests, never overwritten while one types."""

    def __init__(self, rows: Rows, field: str, save: Save) -> None:
        self.rows = rows
        self._field = field
        self._save = save
        self._stored: list[Any] = []
        self._filling = False
        self._rest = QTimer(rows, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._keep)
        rows.on_change(self._touched)

    def _touched(self) -> None:
        if not self._filling:
            self._rest.start()

    def put(self, values: list[Any], *, masked: bool) -> None:
        """Show what is stored, unless somebody is typing here."""
        self.rows.setEnabled(not masked)
        shown = [] if masked else values
        focus = QApplication.focusWidget()
        typing = focus is not None and self.rows.isAncestorOf(focus)
        if self._rest.isActive() or (typing and shown == self._stored):
            return
        if shown != self._stored or masked:
            self._filling = True
            self.rows.put(shown)
            self._filling = False
        self._stored = list(shown)

    def _keep(self) -> None:
        with suppress(WrongError):
            values = list(self.rows.take(False))
            if values != self._stored:
                self._stored = values
                self._save({self._field: values})


class IncomeForm(Step):
    """Income and debts, and what is known of the client's life."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        yes = [(True, self.tr("Yes")), (False, self.tr("No"))]
        proof = [(True, self.tr("Proven")), (False, self.tr("Stated"))]
        self._client: dict[str, Field] = {
            "id_number": TextField(self.tr("ID number"), limit=18),
            "birth_date": DateField(self.tr("Date of birth"), desk.today()),
            "gender": ChoiceField(self.tr("Gender"), choices_of(Gender, trade.gender)),
            "marital_status": ChoiceField(self.tr("Marital status"), choices_of(MaritalStatus, trade.marital_status)),
            "occupation": ChoiceField(self.tr("Occupation"), choices_of(Occupation, trade.occupation)),
            "employed_since": DateField(self.tr("With the employer since"), desk.today()),
            "monthly_income": MoneyField(self.tr("Net income a month, in one sum")),
            "monthly_debt": MoneyField(self.tr("Other instalments a month, in one sum")),
        }
        self._sheet: dict[str, Field] = {
            "card_limit": MoneyField(self.tr("Limit of all cards")),
            "card_used": MoneyField(self.tr("Used of it")),
            "guarantees": MoneyField(self.tr("Guaranteed for others")),
            "household_expense": MoneyField(self.tr("Household expenses a month")),
            "dependants": NumberField(self.tr("People living on it"), 0, 20),
            "social_insurance_months": NumberField(self.tr("Social insurance, months"), 0, 600),
            "residence": ChoiceField(self.tr("Residence"), choices_of(Residence, worksheet_words.residence)),
            "residence_since": DateField(self.tr("Living there since"), desk.today()),
            "local": ChoiceField(self.tr("Local"), yes),
            "licence": ChoiceField(self.tr("Driving licence"), yes),
        }
        self._share = PercentField(self.tr("Counted a month of what is used (%)"))
        self._rule = label("", "quiet", wrap=True)
        for name, field in self._client.items():
            field.edited.connect(lambda value, name=name: self.save_client(self._client, name, value))
        for name, field in self._sheet.items():
            field.edited.connect(lambda value, name=name: self._save_field(name, value))
        self._share.edited.connect(self._save_share)
        incomes = Rows(
            self.tr("Income a month, after tax"),
            _income,
            [
                Cell("kind", self.tr("Kind"), lambda c: ChoiceField(c, _income_kinds(), required=True)),
                Cell("monthly", self.tr("A month"), lambda c: MoneyField(c, required=True, hint="1.2万")),
                Cell("proven", self.tr("Proof"), lambda c: ChoiceField(c, proof)),
                Cell("note", self.tr("Note"), TextField),
            ],
            self.tr("Add income"),
        )
        loans = Rows(
            self.tr("Loans that run already"),
            _loan,
            [
                Cell("lender", self.tr("Lender"), lambda c: TextField(c, required=True)),
                Cell("balance", self.tr("Left"), MoneyField),
                Cell("monthly", self.tr("A month"), lambda c: MoneyField(c, required=True)),
                Cell("until", self.tr("Until"), lambda c: TextField(c, hint="2027-05", limit=10)),
            ],
            self.tr("Add a loan"),
        )
        self._rows = {
            "incomes": SheetRows(incomes, "incomes", self._save),
            "loans": SheetRows(loans, "loans", self._save),
        }
        self._masked = label(self.tr("Masked: names, numbers and amounts are hidden."), "quiet")
        money = Card()
        for each in self._rows.values():
            money.body.addWidget(each.rows)
        money.body.addWidget(self._masked)
        cards = Card(self.tr("Cards, household, residence"))
        cards.body.addLayout(field_grid({**self._sheet, "card_share": self._share}, 3))
        cards.body.addWidget(self._rule)
        person = Card(self.tr("The client"))
        person.body.addLayout(field_grid(self._client, 3))
        holder = QWidget()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(12))
        for card in (money, cards, person):
            stack.addWidget(card)
        stack.addStretch(1)
        self.column.addWidget(Scroll(holder))

    def show_screening(self, view: DealView, found: Screening) -> None:
        """Show the worksheet and the client."""
        super().show_view(view)
        masked = self.desk.show.masked
        self.put(self._client, view.client)
        self.put(self._sheet, found.sheet)
        self.put({"card_share": self._share}, found.burden)
        self._rule.setText(
            self.tr("Cards count as {amount} a month: {source}").format(
                amount=self.desk.show.money(found.burden.cards), source=found.burden.card_rule
            )
        )
        for name, each in self._rows.items():
            each.put(getattr(found.sheet, name), masked=masked)
        self._masked.setVisible(masked)

    def _save(self, fields: dict[str, Any]) -> None:
        if self.view is not None:
            client_id = self.view.client.id or 0
            self.desk.act(lambda workspace: screening.edit_sheet(workspace, client_id, fields), self)

    def _save_field(self, name: str, value: Any) -> None:
        if self.view is None:
            return
        client_id = self.view.client.id or 0
        self.desk.act(
            lambda workspace: screening.edit_sheet(workspace, client_id, {name: value}),
            self,
            failed=lambda error: self.refuse(self._sheet, error.field or name, error),
        )

    def _save_share(self, share: Decimal | None) -> None:
        if share is not None:
            today = self.desk.today()
            self.desk.act(lambda workspace: screening.set_card_share(workspace, share, today), self)


def _income_kinds() -> list[tuple[Any, str]]:
    return list(choices_of(IncomeKind, worksheet_words.income_kind))


def _income(kind: IncomeKind, monthly: Decimal, proven: bool | None, note: str) -> Income:
    return Income(kind, monthly, bool(proven), note)


def _loan(lender: str, balance: Decimal | None, monthly: Decimal, until: str) -> ExistingLoan:
    return ExistingLoan(lender, balance or Decimal(0), monthly, until)


class StatementForm(Step):
    """The last six months of a bank statement."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._months: list[str] = []
        self._fields: list[tuple[MoneyField, MoneyField]] = []
        self._sheet: Worksheet | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        for place, text in enumerate((self.tr("Month"), self.tr("Came in"), self.tr("Went out"))):
            self._grid.addWidget(label(text, "quiet"), 0, place)
            self._grid.setColumnStretch(place, 1 if place else 0)
        last = desk.today().replace(day=1)
        for line in range(STATEMENT_MONTHS):
            month = f"{add_months(last, line - STATEMENT_MONTHS):%Y-%m}"
            out = MoneyField(self.tr("Went out in {month}").format(month=month))
            pair = (MoneyField(self.tr("Came in in {month}").format(month=month), hint="1.2万"), out)
            self._grid.addWidget(label(month, "bold"), line + 1, 0)
            for place, field in enumerate(pair, start=1):
                bare(field)
                field.edited.connect(lambda _value: self._save())
                self._grid.addWidget(field, line + 1, place)
            self._months.append(month)
            self._fields.append(pair)
        self._total = label("", "bold", wrap=True)
        self._note = label("", "quiet", wrap=True)
        card = Card(self.tr("Bank statement, the last six months"))
        card.body.addLayout(self._grid)
        card.body.addWidget(self._total)
        card.body.addWidget(self._note)
        card.body.addStretch(1)
        self.column.addWidget(Scroll(card))

    def show_screening(self, view: DealView, found: Screening) -> None:
        """Show the months and what they come to."""
        super().show_view(view)
        self._sheet = found.sheet
        masked = self.desk.show.masked
        by_month = {each.month: each for each in found.sheet.statement}
        for month, pair in zip(self._months, self._fields, strict=True):
            stored = by_month.get(month)
            for field, value in zip(pair, (stored and stored.incoming, stored and stored.outgoing), strict=True):
                field.setEnabled(not masked)
                if masked:
                    field.conceal()
                else:
                    field.put(value or None)
        total, show = found.burden.statement, self.desk.show
        if total is None:
            self._total.setText(self.tr("Nothing entered yet."))
            self._note.setText(self.tr("Type what came in as it stands there: 12000, 1.2万."))
            return
        self._total.setText(
            self.tr("{n} months: {incoming} in, {outgoing} out; {average} in a month on average").format(
                n=total.months,
                incoming=show.money(total.incoming),
                outgoing=show.money(total.outgoing),
                average=show.money(total.average),
            )
        )
        stated = found.burden.income
        self._note.setText(
            "" if stated is None else self.tr("Income stated: {amount} a month").format(amount=show.money(stated))
        )

    def _save(self) -> None:
        if self.view is None or self._sheet is None:
            return
        months = {each.month: each for each in self._sheet.statement if each.month not in self._months}
        for month, (came, went) in zip(self._months, self._fields, strict=True):
            try:
                incoming, outgoing = came.read(), went.read()
            except DomainError:
                return  # said beside the field already
            if incoming is not None or outgoing is not None:
                months[month] = StatementMonth(month, incoming or Decimal(0), outgoing or Decimal(0))
        client_id, statement = self.view.client.id or 0, [months[month] for month in sorted(months)]
        self.desk.act(lambda workspace: screening.edit_sheet(workspace, client_id, {"statement": statement}), self)


class CuesForm(Step):
    """Cues as questions: what was noticed, what to ask, room for the answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._boxes: dict[str, tuple[QCheckBox, TextField, QWidget]] = {}
        self._sheet: Worksheet | None = None
        card = Card(self.tr("Questions to ask, never verdicts"))
        for cue in shipped_cues():
            box = QCheckBox(cue.labels[language()])
            box.setCursor(Qt.CursorShape.PointingHandCursor)
            question = label(cue.questions[language()], "quiet", wrap=True)
            answer = TextField(self.tr("What the client said"))
            block = QWidget()
            lines = QVBoxLayout(block)
            lines.setContentsMargins(0, 0, 0, theme.px(4))
            lines.setSpacing(theme.px(4))
            for widget in (box, question, answer):
                lines.addWidget(widget)
            card.body.addWidget(block)
            self._boxes[cue.code] = (box, answer, block)
            box.clicked.connect(lambda _on: self._save())
            box.toggled.connect(answer.setVisible)
            answer.edited.connect(lambda _text: self._save())
            answer.hide()
        card.body.addStretch(1)
        self.column.addWidget(Scroll(card))

    def show_screening(self, view: DealView, found: Screening) -> None:
        """Show what was noticed."""
        super().show_view(view)
        self._sheet = found.sheet
        masked = self.desk.show.masked
        noticed = {cue.code: cue.answer for cue in found.sheet.cues}
        after = view.stage not in WALK or WALK.index(view.stage) > WALK.index(Stage.DISBURSEMENT)
        for cue in shipped_cues():
            box, answer, block = self._boxes[cue.code]
            block.setVisible(cue.before or after or cue.code in noticed)
            box.setEnabled(not masked)
            box.setChecked(cue.code in noticed and not masked)
            answer.setEnabled(not masked)
            if masked:
                answer.conceal()
            else:
                answer.put(noticed.get(cue.code, ""))

    def _save(self) -> None:
        if self.view is None:
            return
        cues = [RecordedCue(code, answer.read()) for code, (box, answer, _) in self._boxes.items() if box.isChecked()]
        client_id = self.view.client.id or 0
        self.desk.act(lambda workspace: screening.edit_sheet(workspace, client_id, {"cues": cues}), self)
