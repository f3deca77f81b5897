"""The employer's stricter rule for contacts, and the days of reminding, from today on."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.behaviour import Behaviour
from carloan_desk.domain.conduct import Limits, parse_hour
from carloan_desk.services import conduct_rules
from carloan_desk.services.conduct_rules import Cadence, parse_days
from carloan_desk.ui import contact_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import NumberField, TextField


class ConductRuleDialog(FormDialog):
    """Hours and counts; what is left empty is as shipped.

    Args:
        desk: Does the work.
        parent: The panel it is opened from.
        now: What holds today.
        shipped: What would hold without a rule of one's own.
    """

    def __init__(self, desk: Desk, parent: QWidget, now: Limits, shipped: Limits) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("The employer's rule"), self.tr("From today on"))

        def hour(caption: str, usual: object) -> TextField:
            return TextField(caption, hint="" if usual is None else f"{usual:%H:%M}", limit=5, check=_hour)

        start, end = hour(self.tr("From"), shipped.start), hour(self.tr("To"), shipped.end)
        self.add_row([("start", start), ("end", end)])
        calls = NumberField(self.tr("Calls answered, a day"), 0, 99, hint=str(shipped.calls or ""))
        attempts = NumberField(self.tr("Calls in vain to a number, a day"), 0, 99, hint=str(shipped.attempts or ""))
        self.add_row([("calls", calls), ("attempts", attempts)])
        self.add("source", TextField(self.tr("Where it is written"), hint=self.tr("Employer's rule"), limit=80))
        if now.start != shipped.start and now.start is not None:
            start.put(f"{now.start:%H:%M}")
        if now.end != shipped.end and now.end is not None:
            end.put(f"{now.end:%H:%M}")
        calls.put(None if now.calls == shipped.calls else now.calls)
        attempts.put(None if now.attempts == shipped.attempts else now.attempts)
        text = self.tr("Only what is stricter than the shipped rule counts. Contacts noted before keep their rule.")
        self.form.addWidget(label(text, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        today = self.desk.today()
        self.desk.act(
            lambda workspace: conduct_rules.set_limits(workspace, values, today), self, self.done_with, self.refuse
        )


class CadenceDialog(FormDialog):
    """Days about the due date for each class of loan."""

    def __init__(self, desk: Desk, parent: QWidget, cadence: Cadence) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("How often to remind"), self.tr("From today on"))
        for behaviour in Behaviour:
            field = TextField(contact_words.behaviour(behaviour)[0], hint="-3, 0, 1", limit=60, check=_days)
            self.add(behaviour.value, field).put(contact_words.days(cadence.days[behaviour]))
        self.add("every", NumberField(self.tr("Afterwards every so many days"), 1, 30, required=True)).put(
            cadence.every
        )
        text = self.tr("0 is the due date, -3 three days before it. It holds for instalments due from today on.")
        self.form.addWidget(label(text, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        today, every = self.desk.today(), values.pop("every")
        days = {Behaviour(name): parse_days(text) for name, text in values.items()}
        self.desk.act(
            lambda workspace: conduct_rules.set_cadence(workspace, days, every, today),
            self,
            self.done_with,
            self.refuse,
        )


def _hour(text: str) -> str:
    return f"{parse_hour(text):%H:%M}"


def _days(text: str) -> str:
    return contact_words.days(parse_days(text))
