"""The rule of one paper of the checklist, for one lender or for all, from today on."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from carloan_desk.domain.checklist import DocumentRule, Needed
from carloan_desk.services import documents
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.language import language
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import ChoiceField, NumberField, TextField, choices_of


class PaperRuleDialog(FormDialog):
    """Lenders differ: how old a paper may be, what it covers, whether it is asked for at all.

    Args:
        desk: Does the work.
        parent: The page it is opened from.
        rule: The rule as it holds now; ``None`` for a paper of one's own.
        lender: The lender proposed; empty is for all.
    """

    def __init__(self, desk: Desk, parent: QWidget, rule: DocumentRule | None, lender: str) -> None:
        super().__init__(desk, parent)
        self._rule = rule
        title = self.tr("A paper of your own") if rule is None else rule.names[language()]
        self.say(title, self.tr("From today on"))
        if rule is None:
            self.add("zh", TextField(self.tr("Name of the paper"), required=True, limit=60))
        self.add("lender", TextField(self.tr("Only for this lender"), hint=self.tr("All lenders"), limit=60)).put(
            lender
        )
        self.add("why_zh", TextField(self.tr("Why it is asked for"), limit=80)).put(rule and rule.reasons["zh"])
        self.add("needed_by", ChoiceField(self.tr("Needed for"), choices_of(Needed, words.paper_needed))).put(
            Needed.APPLICATION if rule is None else Needed(rule.needed_by)
        )
        self.add_row(
            [
                ("max_age_days", NumberField(self.tr("Not older than, days"), 1, 3650, hint=self.tr("No limit"))),
                ("covers_months", NumberField(self.tr("Covers, whole months"), 1, 60, hint="—")),
            ]
        )
        if rule is not None:
            self.fields["max_age_days"].put(rule.max_age_days)
            self.fields["covers_months"].put(rule.covers_months)
        self.hidden = QCheckBox(self.tr("Not asked for"))
        self.hidden.setEnabled(rule is not None)
        self.form.addWidget(self.hidden)
        text = self.tr("Files that were submitted keep the list they were made by. Your rules are kept under Settings.")
        self.form.addWidget(label(text, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        lender, today = values.pop("lender"), self.desk.today()
        code = values["zh"] if self._rule is None else self._rule.code
        name = code.partition("-")[0] if self._rule is None else code
        content = {**values, "needed_by": str(values["needed_by"] or Needed.APPLICATION)}
        if language() == "en" and self._rule is not None:
            content["why_en"] = self._rule.reasons["en"]
        if self.hidden.isChecked():
            content = {"hidden": True}
        self.desk.act(
            lambda workspace: documents.change_rule(workspace, name, lender, content, today),
            self,
            self.done_with,
            self.refuse,
        )
