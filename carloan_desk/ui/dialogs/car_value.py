"""How cars lose their value: the shipped rule, or one's own from today on."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.rules import Rule
from carloan_desk.services import opportunities
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import button, label
from carloan_desk.ui.widgets.forms import PercentField


class CarValueDialog(FormDialog):
    """What is lost in the first year and in each later one, and what is always left."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("What cars are worth"), self.tr("From today on"))
        self.add_row(
            [
                ("first_year", PercentField(self.tr("Petrol: lost in the first year (%)"), required=True)),
                ("later_years", PercentField(self.tr("Petrol: in each later year (%)"), required=True)),
            ]
        )
        self.add_row(
            [
                ("nev_first_year", PercentField(self.tr("New energy: first year (%)"), required=True)),
                ("nev_later_years", PercentField(self.tr("New energy: each later year (%)"), required=True)),
            ]
        )
        self.add("floor", PercentField(self.tr("Always left (%)"), required=True))
        self._source = label("", "quiet", wrap=True)
        self.form.addWidget(self._source)
        self._drop = button(self.tr("Back to the shipped rule"), self._drop_rule, "link", name="value.drop")
        self._drop.hide()
        self.form.addWidget(self._drop)
        today = desk.today()
        desk.ask(lambda workspace: opportunities.value_rule(workspace, today), self._show, self)

    def _show(self, found: tuple[Rule, bool]) -> None:
        rule, own = found
        for name in opportunities.PARTS:
            self.fields[name].put(rule.number(name))
        self._source.setText(rule.source)
        self._drop.setVisible(own)

    def _drop_rule(self) -> None:
        today = self.desk.today()
        self.desk.act(
            lambda workspace: opportunities.drop_value_rule(workspace, today), self, self.done_with, self.refuse
        )

    def save(self, values: dict[str, Any]) -> None:
        today = self.desk.today()
        self.desk.act(
            lambda workspace: opportunities.set_value_rule(workspace, values, today),
            self,
            self.done_with,
            self.refuse,
        )
