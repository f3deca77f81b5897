"""The application step: the form, section by section, with what is known filled in; the PDF in the window."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.application import FormField, check_field, shipped_form
from carloan_desk.domain.application_checks import check_answers, told_by_id
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application
from carloan_desk.services import applications, deals
from carloan_desk.services.deals import DealView
from carloan_desk.services.form_facts import answer_text
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, clear, label
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, Field, MoneyField, TextField


class ApplicationStep(Step):
    """The form. Each answer is saved when its field is left, as it was typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._application: Application | None = None
        self._fields: dict[str, Field] = {}
        self._asked: tuple[str, ...] = ()
        self._status = Chip()
        see = button(self.tr("See and print…"), self._see, name="application.see")
        self._submit_button = button(self.tr("Submit…"), self.begin, name="application.submit")
        card = Card(self.tr("Application form"), self._status, see, self._submit_button)
        holder = QWidget()
        self._sections = QVBoxLayout(holder)
        self._sections.setContentsMargins(0, 0, theme.px(8), 0)
        self._sections.setSpacing(theme.px(16))
        self._scroll = Scroll(holder)
        card.body.addWidget(self._scroll, 1)
        self.column.addWidget(card)

    def show_view(self, view: DealView) -> None:
        other = self.view is None or self.view.deal.id != view.deal.id
        super().show_view(view)
        today = self.desk.today()
        application = applications.of_view(view, today)
        self._application = application
        asked = tuple(field.key for _, fields in shipped_form().asked(application.answers) for field in fields)
        if other or asked != self._asked:
            self._asked = asked
            self._build(application)
        frozen = deals.terms_fixed(view.stage)
        masked = self.desk.show.masked
        for key, field in self._fields.items():
            field.setEnabled(not frozen and not masked)
            if masked:
                field.conceal()
            else:
                field.put(_typed(field, application.answers.get(key, "")))
        if not masked:
            self._say_findings(application)
        self._judge()
        self._submit_button.setVisible(not frozen)

    def _say_findings(self, application: Application) -> None:
        """Show what is wrong with what was answered; what is missing is shown at submission."""
        for finding in check_answers(shipped_form(), application.answers):
            if finding.field in self._fields and application.answers.get(finding.field):
                self._fields[finding.field].say(
                    messages.message(finding.code), warning=finding.severity is Severity.WARNING
                )

    def _build(self, application: Application) -> None:
        clear(self._sections)
        self._fields = {}
        for section, fields in shipped_form().asked(application.answers):
            self._sections.addWidget(label(section.labels[language()], "strong"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(theme.px(12))
            grid.setVerticalSpacing(theme.px(8))
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            at = 0
            for field in fields:
                if field.span == 2 and at % 2:
                    at += 1
                made = self._make(field)
                grid.addWidget(made, at // 2, at % 2, 1, field.span, Qt.AlignmentFlag.AlignTop)
                at += field.span
                self._fields[field.key] = made
                made.edited.connect(partial(self._answered, field))
            self._sections.addLayout(grid)
        self._sections.addStretch(1)

    def _make(self, field: FormField) -> Field:
        caption = field.labels[language()]
        match field.kind:
            case "choice":
                choices = [(choice.code, choice.labels[language()]) for choice in field.choices]
                return ChoiceField(f"{caption} *" if field.required else caption, choices)
            case "money":
                return MoneyField(f"{caption} *" if field.required else caption)
            case "date":
                return DateField(f"{caption} *" if field.required else caption, self.desk.today())
            case _:
                return TextField(f"{caption} *" if field.required else caption, limit=field.limit)

    def _answered(self, field: FormField, value: Any) -> None:
        if self._application is None or self.view is None:
            return
        answer = answer_text(value)
        self._application.answers[field.key] = answer
        finding = check_field(field, answer)
        if finding is not None:
            self._fields[field.key].say(messages.message(finding.code), warning=finding.severity is Severity.WARNING)
        if field.key == "id_number" and finding is None:
            self._fill_from_id(answer)
        deal_id, answers = self.view.deal.id or 0, dict(self._application.answers)
        self.desk.act(lambda workspace: applications.save_answers(workspace, deal_id, answers), self)

    def _fill_from_id(self, number: str) -> None:
        if self._application is not None:
            for key, text in told_by_id(number).items():
                if not self._application.answers.get(key):
                    self._application.answers[key] = text

    def _judge(self) -> None:
        """Show how many answers stand between the form and submission."""
        if self._application is None:
            return
        errors = applications.missing(self._application.answers)
        if self.view is not None and deals.terms_fixed(self.view.stage):
            self._status.show_status(self.tr("Submitted"), "good", sign=True)
        elif errors:
            self._status.show_status(self.tr("{n} to fill in").format(n=len(errors)), "warn", sign=True)
        else:
            self._status.show_status(self.tr("Complete"), "good", sign=True)

    def begin(self) -> None:
        """Check everything; show what is wrong beside its field, or ask for the day of submission."""
        if self._application is None or self.view is None:
            return
        first = None
        for finding in check_answers(shipped_form(), self._application.answers):
            field = self._fields.get(finding.field)
            if field is None:
                continue
            field.say(messages.message(finding.code), warning=finding.severity is Severity.WARNING)
            if finding.severity is Severity.ERROR and first is None:
                first = field
        if first is not None:
            self._scroll.ensureWidgetVisible(first)
            first.setFocus()
            return
        from carloan_desk.ui.dialogs.submit import SubmitDialog

        SubmitDialog(self.desk, self, self.view.deal.id or 0, dict(self._application.answers)).open()

    def _see(self) -> None:
        from carloan_desk.ui.dialogs.preview import preview_application

        if self.view is not None and self._application is not None:
            preview_application(self.desk, self, self.view, self._application)


def _typed(field: Field, answer: str) -> Any:
    """Return an answer as its field takes it."""
    if not answer:
        return None
    if isinstance(field, MoneyField):
        return Decimal(answer)
    return date.fromisoformat(answer) if isinstance(field, DateField) else answer
