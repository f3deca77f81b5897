"""Hand the application to the lender, knowing what may bring it back."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.deal import EventKind, last_event
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import applications, submissions
from carloan_desk.services.application_paper import full_labels
from carloan_desk.services.deals import DealView
from carloan_desk.services.submissions import Outlook
from carloan_desk.ui import form_words, outlook_rows
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import SIGNS, label
from carloan_desk.ui.widgets.forms import DateField, NoteField

_MOST = 8


class SubmitDialog(FormDialog):
    """Says what is missing, too old, unlike the quote, and what this lender returned for; asks for the day.

    What is submitted is frozen. With errors it is refused, with doubts one has to say that one knows.
    """

    def __init__(self, desk: Desk, parent: QWidget, view: DealView, answers: Mapping[str, str]) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Submit to the lender"), self.tr("Submitted"))
        self._deal_id, self._answers = view.deal.id or 0, dict(answers)
        self._outlook: Outlook | None = None
        on = DateField(self.tr("Day"), desk.today(), required=True)
        on.put(desk.today())
        self.add("on", on)
        returned = last_event(view.events, EventKind.RETURNED)
        note = NoteField(self.tr("What was supplemented"))
        self.add("note", note)
        note.setVisible(returned is not None)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self.form.addLayout(self._lines)
        self.sure = QCheckBox(self.tr("I have seen this and submit all the same"))
        self.sure.setObjectName("submit.sure")
        self.sure.hide()
        self.form.addWidget(self.sure)
        self.form.addWidget(label(self.tr("This version of the form is kept as it is."), "quiet", wrap=True))
        today, given = desk.today(), dict(answers)
        desk.ask(lambda workspace: submissions.outlook(workspace, view, given, today), self._show, self)

    def _show(self, found: Outlook) -> None:
        self._outlook = found
        shown = self.desk.show
        on_form = [
            f"{full_labels(shipped_form().fields[each.field])[language()]}: {form_words.finding(each, shown)}"
            for each in (*found.errors, *found.warnings)
        ]
        self._say(self.tr("On the form"), on_form)
        self._say(self.tr("Papers on {day}").format(day=shown.day(found.on)), outlook_rows.papers(found, shown))
        self._say(self.tr("Against the quote given"), outlook_rows.quote(found, shown))
        self._say(self.tr("This lender before"), outlook_rows.history(found, shown), sign="")
        self.sure.setVisible(bool(found.doubts))

    def _say(self, heading: str, lines: Iterable[str], sign: str = SIGNS["warn"]) -> None:
        found = list(lines)
        if not found:
            return
        self._lines.addWidget(label(heading, "bold"))
        for line in found[:_MOST]:
            self._lines.addWidget(label(f"{sign} {line}".strip(), "quiet", wrap=True))
        if len(found) > _MOST:
            self._lines.addWidget(label(self.tr("and {n} more").format(n=len(found) - _MOST), "quiet"))

    def save(self, values: dict[str, Any]) -> None:
        found = self._outlook
        if found is not None and found.errors:
            self.refuse(DomainError("application.incomplete", count=len(found.errors)))
            return
        if found is not None and found.doubts and not self.sure.isChecked():
            self.refuse(DomainError("application.doubts", count=found.doubts))
            self.sure.setFocus()
            return
        deal_id, answers, today = self._deal_id, self._answers, self.desk.today()
        on, note = values["on"], values["note"]
        self.desk.act(
            lambda workspace: applications.submit(workspace, deal_id, answers, on, today, note),
            self,
            self.done_with,
            self.refuse,
        )
