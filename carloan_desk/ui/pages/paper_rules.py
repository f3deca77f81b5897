"""Settings: the papers lenders ask for, and what the user changed of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from carloan_desk.domain.checklist import DocumentRule
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.services import documents
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, label
from carloan_desk.ui.widgets.table import Table


class PaperRulesPanel(Panel):
    """The list of papers of each lender. The shipped rules are defaults; what is changed here wins."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._own: dict[str, OwnRule] = {}
        self._lenders = QComboBox()
        self._lenders.setAccessibleName(self.tr("Lender"))
        self._lenders.setMinimumWidth(theme.px(150))
        self._lenders.activated.connect(lambda _index: self.refresh())
        columns: list[Column[DocumentRule]] = [
            Column("name", self.tr("Paper"), lambda r: r.names[language()], width=0, bold=True),
            Column("role", self.tr("Whose"), lambda r: words.paper_role(r.role), width=90),
            Column("needed", self.tr("Needed for"), lambda r: words.paper_needed(r.needed_by), width=80),
            Column(
                "age",
                self.tr("Days"),
                lambda r: str(r.max_age_days or ""),
                sort=lambda r: r.max_age_days or 0,
                width=60,
                right=True,
            ),
            Column("source", self.tr("From"), self._source, width=120, chip=self._chip),
        ]
        self._table: Table[DocumentRule] = Table("paper-rules", columns, self._change)
        card = Card(
            self.title(),
            self._lenders,
            button(self.tr("Add a paper…"), self._add),
            button(self.tr("As shipped"), self._reset, tip=self.tr("Take your own rule for the chosen paper back")),
        )
        text = self.tr("Defaults of the trade: no national rule fixes them, lenders do. Enter changes a rule.")
        card.body.addWidget(label(text, "quiet", wrap=True))
        card.body.addWidget(self._table, 1)
        self.column.addWidget(card, 1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("PaperRulesPanel", "Papers")

    def _lender(self) -> str:
        return str(self._lenders.currentData() or "")

    def _source(self, rule: DocumentRule) -> str:
        own = self._own.get(rule.code)
        if own is None:
            return self.tr("Shipped")
        return own.lender or self.tr("Your own")

    def _chip(self, rule: DocumentRule) -> str:
        return "accent" if rule.code in self._own else "quiet"

    def refresh(self) -> None:
        lender, today = self._lender(), self.desk.today()

        def show(found: tuple[list[str], list[OwnRule], list[DocumentRule]]) -> None:
            lenders, own, rules = found
            if self._lenders.count() != len(lenders) + 1:
                self._lenders.clear()
                self._lenders.addItem(self.tr("All lenders"), "")
                for name in lenders:
                    self._lenders.addItem(name, name)
                self._lenders.setCurrentIndex(max(self._lenders.findData(lender), 0))
            self._own = {each.name: each for each in own if each.lender in ("", lender)}
            self._table.records.put(rules)

        self.desk.ask(lambda workspace: documents.rules_of_lender(workspace, lender, today), show, self)

    def _add(self) -> None:
        from carloan_desk.ui.dialogs.paper_rule import PaperRuleDialog

        PaperRuleDialog(self.desk, self, None, self._lender()).open()

    def _change(self, rule: DocumentRule) -> None:
        from carloan_desk.ui.dialogs.paper_rule import PaperRuleDialog

        PaperRuleDialog(self.desk, self, rule, self._lender()).open()

    def _reset(self) -> None:
        rule = self._table.selected()
        own = None if rule is None else self._own.get(rule.code)
        if own is not None:
            rule_id = own.id or 0
            self.desk.act(lambda workspace: documents.drop_rule(workspace, rule_id), self)
