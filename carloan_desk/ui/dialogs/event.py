"""Something happened to a deal: when, and what the lender said."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from carloan_desk.domain.deal import DealEvent, EventKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.submission import decided, versions_of
from carloan_desk.services import deals, reasons, submissions
from carloan_desk.services.deals import DealView
from carloan_desk.ui import outlook_rows, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, clear, label, set_role
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    Combo,
    DateField,
    Field,
    MoneyField,
    NoteField,
    NumberField,
    PercentField,
)

# What a decision is compared by.
_TERMS = ("amount", "months", "annual_rate")
_DECISIONS = (EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED)


class ReasonField(Field):
    """One of the reasons on the list, or words of one's own."""

    def _make_editor(self) -> QWidget:
        self.combo = Combo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(self._hint)
            line.setMaxLength(200)
        return self.combo

    def offer(self, reasons: Sequence[str]) -> None:
        """Offer other reasons; what was typed stays."""
        typed = self.combo.currentText()
        self.combo.clear()
        self.combo.addItems(list(reasons))
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(typed)

    def read(self) -> str:
        return self.combo.currentText().strip()

    def _show(self, value: Any) -> None:
        self.combo.setEditText(value or "")


class ReasonsDialog(FormDialog):
    """The list of reasons for one kind of event, one in each line."""

    def __init__(
        self, desk: Desk, parent: QWidget, kind: EventKind, listed: Sequence[str], taken: Callable[[list[str]], None]
    ) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Reasons: {event}").format(event=words.event(kind)), self.tr("Keep the list"))
        self._kind, self._taken = kind, taken
        field = NoteField(self.tr("One in each line; an empty list brings the usual ones back"))
        field.text.setFixedHeight(theme.px(200))
        self.add("reasons", field)
        field.put("\n".join(listed))

    def save(self, values: dict[str, Any]) -> None:
        kind, listed = self._kind, values["reasons"].splitlines()

        def kept(*_: object) -> None:
            self.done_with()
            self.desk.ask(lambda workspace: reasons.offered(workspace, language())[kind], self._taken, self.desk)

        self.desk.act(lambda workspace: reasons.keep(workspace, kind, listed), self, kept, self.refuse)


class EventDialog(FormDialog):
    """Records one event. Asks only what this event needs; a decision first asks which it is."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView, kind: EventKind) -> None:
        super().__init__(desk, parent)
        self.say(words.event(kind), self.tr("Record"))
        self._kind = kind
        self._view = view
        today = desk.today()
        if kind in _DECISIONS:
            choice = ChoiceField(self.tr("Decision"), [(each, words.event(each)) for each in _DECISIONS], required=True)
            choice.put(kind)
            choice.edited.connect(self._other_decision)
            self.add("kind", choice)
        on = DateField(self.tr("Day"), today, required=True)
        on.put(today)
        self.add("on", on)
        loan = view.loan.quote.terms if view.loan is not None else None if view.quote is None else view.quote.terms
        self.add("amount", MoneyField(self.tr("Amount")))
        self.add_row(
            [
                ("months", NumberField(self.tr("Months"), 1, 120)),
                ("annual_rate", PercentField(self.tr("Annual rate (%)"))),
            ]
        )
        self.add("first_due_on", DateField(self.tr("First instalment due on"), today))
        self._offered: dict[EventKind, list[str]] = {}
        self.reason = ReasonField(self.tr("Reason"), hint=self.tr("Choose, or type your own words"))
        self.add("reason", self.reason)
        self._edit_list = button(self.tr("Edit the list of reasons…"), self._edit_reasons, "link")
        self.form.addWidget(self._edit_list)
        self.add("note", NoteField(self.tr("Note")))
        if loan is not None:
            self.fields["amount"].put(self._approved_amount() or loan.principal)
            self.fields["months"].put(loan.months)
            self.fields["annual_rate"].put(loan.annual_rate)
        self.fields["first_due_on"].put(today + relativedelta(months=1))
        self.add("conditions", NoteField(self.tr("Conditions, one in each line: each becomes a task")))
        self._beside = QVBoxLayout()
        self._beside.setSpacing(theme.px(4))
        self.form.addLayout(self._beside)
        for name in _TERMS:
            self.fields[name].edited.connect(lambda _: self._compare())
        self._ask_only_for(kind)
        self.desk.ask(lambda workspace: reasons.offered(workspace, language()), self._offer_reasons, self)

    def _offer_reasons(self, offered: dict[EventKind, list[str]]) -> None:
        self._offered = offered
        self.reason.offer(offered.get(self._kind, []))

    def _edit_reasons(self) -> None:
        kind = self._kind
        ReasonsDialog(self.desk, self, kind, self._offered.get(kind, []), self._took_reasons).open()

    def _took_reasons(self, listed: list[str]) -> None:
        self._offered[self._kind] = listed
        self.reason.offer(listed)

    def _approved_amount(self) -> Any:
        approved = [event.amount for event in self._view.events if event.kind is EventKind.APPROVED]
        return approved[-1] if approved else None

    def _ask_only_for(self, kind: EventKind) -> None:
        asked = {
            EventKind.APPROVED: {"amount", "months", "annual_rate", "conditions"},
            EventKind.DISBURSED: {"amount", "first_due_on"},
            EventKind.RETURNED: {"reason"},
            EventKind.DECLINED: {"reason"},
            EventKind.WITHDRAWN: {"reason"},
        }.get(kind, set())
        for name in ("amount", "months", "annual_rate", "first_due_on", "reason", "conditions"):
            self.fields[name].setVisible(name in asked)
            self.fields[name].require(name in asked and name in ("amount", "reason"))
        self._edit_list.setVisible("reason" in asked)
        self.reason.offer(self._offered.get(kind, []))
        self._asked = asked | {"on", "note"}
        self._compare()

    def _compare(self) -> None:
        """Show the decision beside the request; what differs is marked."""
        clear(self._beside)
        if self._kind is not EventKind.APPROVED:
            return
        sent = versions_of(self._view.applications, self._view.events)
        granted = {}
        for name in _TERMS:
            with suppress(DomainError):
                granted[name] = self.fields[name].read()
        event = DealEvent(deal_id=self._view.deal.id or 0, kind=self._kind, on=self.desk.today(), **granted)
        terms = decided(submissions.asked_for(self._view, sent[-1] if sent else None), event)
        for text, differs in outlook_rows.decision(terms, self.desk.show):
            line = label(text, "quiet", wrap=True)
            if differs:
                set_role(line, "role", "warning")
            self._beside.addWidget(line)

    def _other_decision(self, kind: EventKind) -> None:
        self._kind = kind
        self._ask_only_for(kind)

    def save(self, values: dict[str, Any]) -> None:
        kept = {name: value for name, value in values.items() if name in self._asked}
        conditions = str(kept.pop("conditions", "")).splitlines()
        event = DealEvent(deal_id=self._view.deal.id or 0, kind=self._kind, **kept)
        today = self.desk.today()
        self.desk.act(
            lambda workspace: deals.record(workspace, event, today, conditions), self, self.done_with, self.refuse
        )
