"""All versions of the plan: since when each counts, how they follow one another, and what one does with them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.commission import Plan
from carloan_desk.domain.plancheck import check_versions, lint
from carloan_desk.services import plans
from carloan_desk.ui import plan_findings, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.plan_words import sentence
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, margins, row, rule
from carloan_desk.ui.widgets.table import Table


class VersionsDialog(QDialog):
    """The versions on top, the latest first; below it what is wrong between them and the parts of the one chosen."""

    def __init__(self, desk: Desk, parent: QWidget, new_version: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Versions of the plan"))
        self.desk = desk
        self._new_version = new_version
        show = desk.show
        self.table: Table[Plan] = Table(
            "plan-versions",
            [
                Column("name", self.tr("Plan"), lambda r: r.name, width=0, bold=True),
                Column("version", self.tr("Version"), lambda r: str(r.version), lambda r: r.version, width=80),
                Column("from", self.tr("From"), lambda r: show.day(r.valid_from), width=110),
                Column("to", self.tr("To"), self._until, width=110),
                Column("trigger", self.tr("Earned with"), lambda r: words.trigger(r.trigger), width=130),
                Column("parts", self.tr("Parts"), lambda r: str(len(r.components)), width=70, right=True),
            ],
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_parts())
        self._findings = QVBoxLayout()
        self._parts = QVBoxLayout()
        card = Card()
        card.body.addLayout(self._parts)
        card.body.addStretch(1)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(10))
        body.addWidget(label(self.windowTitle(), "strong"))
        text = self.tr(
            "A version is never changed once it is entered: each deal is paid by the one in force on its day."
        )
        body.addWidget(label(text, "quiet", wrap=True))
        body.addWidget(self.table)
        body.addLayout(self._findings)
        body.addWidget(card, 1)
        foot = row(
            button(self.tr("Compare…"), self._compare, name="versions.duel"),
            None,
            button(self.tr("Close"), self.reject),
            button(self.tr("New version…"), self._begin, "primary", name="versions.new"),
        )
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(860), window.width() - 60), min(theme.px(640), window.height() - 60))
        desk.ask(plans.versions, self._show, self)

    def _until(self, plan: Plan) -> str:
        return self.tr("open") if plan.valid_to is None else self.desk.show.day(plan.valid_to)

    def _show(self, versions: Sequence[Plan]) -> None:
        self.table.records.put(list(versions))
        self.table.fit_rows(6)
        clear(self._findings)
        found = check_versions(versions)
        for each in found:
            self._findings.addWidget(label(plan_findings.wording(each, self.desk.show), "warn", wrap=True))
        if versions and not found:
            self._findings.addWidget(label(self.tr("✓ They follow one another without gap or overlap."), "good"))
        if versions:
            self.table.selectRow(0)
        self._show_parts()

    def _show_parts(self) -> None:
        clear(self._parts)
        plan = self.table.selected()
        if plan is None:
            self._parts.addWidget(label(self.tr("No plan is entered yet."), "quiet"))
            return
        show = self.desk.show
        said: dict[str, list[str]] = {}
        by_name = {part.name: part for part in plan.components}
        for each in lint(plan):
            said.setdefault(each.component, []).append(plan_findings.wording(each, show, by_name.get(each.component)))
        for number, part in enumerate(plan.components):
            if number:
                self._parts.addWidget(rule())
            self._parts.addWidget(label(part.name, "bold"))
            self._parts.addWidget(label(sentence(part, show, plan.period), "quiet", wrap=True))
            for text in said.get(part.name, []):
                self._parts.addWidget(label(text, "warn", wrap=True))

    def _compare(self) -> None:
        from carloan_desk.ui.dialogs.duel import DuelDialog

        DuelDialog(self.desk, self).open()

    def _begin(self) -> None:
        self.accept()
        self._new_version()
