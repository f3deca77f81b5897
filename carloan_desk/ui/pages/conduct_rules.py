"""Settings: how people may be contacted, the employer's stricter rule, and how often to remind."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.behaviour import Behaviour
from carloan_desk.domain.conduct import Limits
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.services import conduct_rules
from carloan_desk.services.conduct_rules import Cadence
from carloan_desk.ui import contact_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.widgets.basics import Card, button, label
from carloan_desk.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class _Line:
    what: str
    in_force: str
    shipped: str
    source: str


class ConductRulesPanel(Panel):
    """Hours and counts with their source; what is written down here can only be stricter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._limits: Limits | None = None
        self._shipped: Limits | None = None
        self._cadence: Cadence | None = None
        self._reset = button(self.tr("As shipped"), self._drop, name="conduct.reset")
        rules = Card(
            self.title(), button(self.tr("Employer's rule…"), self._change, name="conduct.change"), self._reset
        )
        text = self.tr(
            "They hold for every call, message and visit. What your employer asks can be stricter, not looser."
        )
        rules.body.addWidget(label(text, "quiet", wrap=True))
        self._table: Table[_Line] = Table(
            "conduct-rules",
            [
                Column("what", self.tr("Rule"), lambda r: r.what, width=210),
                Column("now", self.tr("Holds"), lambda r: r.in_force, width=120, bold=True),
                Column("shipped", self.tr("Shipped"), lambda r: r.shipped, width=110),
                Column("source", self.tr("Source"), lambda r: r.source, width=0),
            ],
            lambda _line: self._change(),
        )
        rules.body.addWidget(self._table)
        self.column.addWidget(rules)
        self._as_shipped = button(self.tr("As shipped"), self._drop_cadence, name="cadence.reset")
        often = Card(
            self.tr("How often to remind"),
            button(self.tr("Change…"), self._change_cadence, name="cadence.change"),
            self._as_shipped,
        )
        text = self.tr(
            "Days about the due date by how the loan was paid so far; they move to workdays, and stop when paid."
        )
        often.body.addWidget(label(text, "quiet", wrap=True))
        self._days: Table[tuple[Behaviour, tuple[int, ...]]] = Table(
            "cadence",
            [
                Column(
                    "class",
                    self.tr("Paid so far"),
                    lambda r: contact_words.behaviour(r[0])[0],
                    width=210,
                    chip=lambda r: contact_words.behaviour(r[0])[1],
                ),
                Column("days", self.tr("Days about the due date"), lambda r: contact_words.days(r[1]), width=0),
            ],
            lambda _row: self._change_cadence(),
        )
        often.body.addWidget(self._days)
        self._every = label("", "quiet", wrap=True)
        often.body.addWidget(self._every)
        self.column.addWidget(often)
        self.column.addStretch(1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("ConductRulesPanel", "Contacts")

    def refresh(self) -> None:
        today = self.desk.today()
        self.desk.ask(
            lambda workspace: (conduct_rules.limits(workspace, today), conduct_rules.cadence(workspace, today)),
            self._show,
            self,
        )

    def _show(self, found: tuple[tuple[Limits, Limits, OwnRule | None], Cadence]) -> None:
        (now, shipped, own), cadence = found
        self._limits, self._shipped, self._cadence = now, shipped, cadence

        def line(what: str, value: str, usual: str, name: str) -> _Line:
            rule = now.rules.get(name)
            return _Line(what, value, usual, "" if rule is None else rule.source)

        later = "end" if now.end != shipped.end else "start"
        self._table.records.put(
            [
                line(self.tr("Hours"), contact_words.hours(now), contact_words.hours(shipped), later),
                line(self.tr("Calls answered, a day"), str(now.calls or "—"), str(shipped.calls or "—"), "calls"),
                line(
                    self.tr("Calls in vain to a number, a day"),
                    str(now.attempts or "—"),
                    str(shipped.attempts or "—"),
                    "attempts",
                ),
            ]
        )
        self._table.fit_rows()
        self._reset.setEnabled(own is not None)
        self._days.records.put(list(cadence.days.items()))
        self._days.fit_rows()
        text = self.tr("Afterwards every {n} days. {source}")
        self._every.setText(text.format(n=cadence.every, source=cadence.source))
        self._as_shipped.setEnabled(cadence.own is not None)

    def _change(self) -> None:
        from carloan_desk.ui.dialogs.conduct_rule import ConductRuleDialog

        if self._limits is not None and self._shipped is not None:
            ConductRuleDialog(self.desk, self, self._limits, self._shipped).open()

    def _drop(self) -> None:
        today = self.desk.today()
        self.desk.act(lambda workspace: conduct_rules.drop_limits(workspace, today), self)

    def _change_cadence(self) -> None:
        from carloan_desk.ui.dialogs.conduct_rule import CadenceDialog

        if self._cadence is not None:
            CadenceDialog(self.desk, self, self._cadence).open()

    def _drop_cadence(self) -> None:
        today = self.desk.today()
        self.desk.act(lambda workspace: conduct_rules.drop_cadence(workspace, today), self)
