"""Enter a commission plan without code: its parts on the left, the chosen one in the middle, what it does beside it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QListWidget, QMenu, QMessageBox, QPushButton, QVBoxLayout, QWidget

from carloan_desk.domain.commission import Component, Period, Plan, TierMetric, Trigger, check_plan
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.plan_templates import PlanTemplate, templates
from carloan_desk.domain.plancheck import PlanSeverity, lint, pay_curve
from carloan_desk.services import plans
from carloan_desk.services.plans import Effect
from carloan_desk.ui import messages, plan_changes, plan_findings, plan_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.plan_editor.fields import WrongError
from carloan_desk.ui.dialogs.plan_editor.forms import KINDS, ComponentForm, begun
from carloan_desk.ui.language import language
from carloan_desk.ui.page import Direction
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, row
from carloan_desk.ui.widgets.curve import Curve, PayCurve
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, NumberField, TextField, choices_of

# Milliseconds of rest after which curve and findings follow the typing.
_REST = 250
_CURVE_UP_TO = Decimal(2_000_000)


class PlanDialog(FormDialog):
    """A plan, or its next version; what was in force stays as it was for the months before."""

    def __init__(self, desk: Desk, parent: QWidget, plan: Plan | None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Commission plan"), self.tr("Enter the plan"))
        self._forms: list[ComponentForm] = []
        self._given = plan
        self._make_head()
        self._parts = QListWidget()
        self._parts.setAccessibleName(self.tr("Parts of the plan"))
        self._parts.currentRowChanged.connect(self._show_part)
        self._middle = QVBoxLayout()
        self._hint = label(self.tr("Choose a part, or add one."), "quiet", wrap=True)
        self._sentence = label("", "", wrap=True)
        self._curve = PayCurve(desk.show)
        self._findings = QVBoxLayout()
        self._source = label("", "quiet", wrap=True)
        self._source.hide()
        self._body = body = row(spacing=16)
        body.addLayout(self._make_left(), 2)
        middle = QWidget()
        middle.setLayout(self._middle)
        self._middle.addWidget(self._hint)
        self._middle.addStretch(1)
        self._scrolls = (Scroll(middle), self._make_right())
        body.addWidget(self._scrolls[0], 4)
        body.addWidget(self._scrolls[1], 3)
        self.form.addWidget(self._source)
        self.form.addLayout(body, 100)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._look)
        self._start_from(plan)
        self._untouched = self._state()

    # Building ---------------------------------------------------------------------------------------------------------

    def _make_head(self) -> None:
        today = self.desk.today()
        period = ChoiceField(self.tr("Paid each"), choices_of(Period, plan_words.period_word), required=True)
        choices = [(counts, plan_changes.splits(counts)) for counts in (False, True)]
        splits = ChoiceField(self.tr("A shared deal counts"), choices, required=True)
        self.add_row(
            [
                ("name", TextField(self.tr("Name of the plan"), required=True)),
                ("valid_from", DateField(self.tr("In force from"), today, required=True)),
                ("trigger", ChoiceField(self.tr("Earned with"), choices_of(Trigger, words.trigger), required=True)),
            ]
        )
        self.add_row(
            [
                ("period", period),
                ("payout_day", NumberField(self.tr("Paid on day of the next month"), 1, 28, required=True)),
                ("split_counts", splits),
            ]
        )
        for field in self.fields.values():
            field.edited.connect(lambda _value: self._rest.start())

    def _make_left(self) -> QVBoxLayout:
        add = QPushButton(self.tr("Add a part"))
        add.setObjectName("plan.add")
        menu = QMenu(add)
        for kind in KINDS:
            action = QAction(f"{plan_words.kind(kind)}: {plan_words.explained(kind)}", menu)
            action.setObjectName(kind.__name__)
            action.triggered.connect(
                lambda _checked=False, kind=kind: self.add_part(begun(kind, plan_words.kind(kind)))
            )
            menu.addAction(action)
        add.setMenu(menu)
        start = QPushButton(self.tr("Start from…"))
        offers = QMenu(start)
        if self._given is not None:
            offers.addAction(self.tr("The plan in force"), lambda: self._start_from(self._given))
        for template in templates():
            offers.addAction(template.names[language()], partial(self._start_from_template, template))
        start.setMenu(offers)
        left = QVBoxLayout()
        left.addLayout(row(label(self.tr("Parts of the plan"), "strong"), None, start))
        left.addWidget(self._parts, 1)
        compare = button(self.tr("Compare on own deals…"), self._compare, name="plan.compare")
        left.addLayout(row(add, None, compare))
        left.addLayout(
            row(
                button(self.tr("Duplicate"), self._duplicate),
                button(self.tr("Up"), lambda: self._move(-1)),
                button(self.tr("Down"), lambda: self._move(1)),
                button(self.tr("Remove"), self._remove),
                None,
            )
        )
        return left

    def _make_right(self) -> Scroll:
        card = Card(self.tr("What the plan pays"))
        card.body.addWidget(self._curve)
        card.body.addWidget(self._sentence)
        card.body.addLayout(self._findings)
        card.body.addStretch(1)
        return Scroll(card)

    # Parts ------------------------------------------------------------------------------------------------------------

    def add_part(self, component: Component) -> ComponentForm:
        """Add a part at the end and show it."""
        form = ComponentForm(component, lambda: self._other_names())
        form.on_change(self._rest.start)
        form.renamed.connect(self._renamed)
        form.hide()
        self._middle.insertWidget(self._middle.count() - 1, form)
        self._forms.append(form)
        self._parts.addItem(component.name)
        self._parts.setCurrentRow(self._parts.count() - 1)
        self._rest.start()
        return form

    def _other_names(self) -> list[str]:
        chosen = self._parts.currentRow()
        return [self._parts.item(number).text() for number in range(self._parts.count()) if number != chosen]

    def _renamed(self, old: str, new: str) -> None:
        for number, form in enumerate(self._forms):
            if form is self.sender():
                self._parts.item(number).setText(new)
            else:
                form.rename_other(old, new)

    def _show_part(self, chosen: int) -> None:
        for number, form in enumerate(self._forms):
            form.setVisible(number == chosen)
        self._hint.setVisible(not self._forms)
        self._rest.start()

    def _move(self, by: int) -> None:
        chosen = self._parts.currentRow()
        to = chosen + by
        if chosen < 0 or not 0 <= to < len(self._forms):
            return
        self._forms.insert(to, self._forms.pop(chosen))
        self._parts.blockSignals(True)
        self._parts.insertItem(to, self._parts.takeItem(chosen))
        self._parts.blockSignals(False)
        self._parts.setCurrentRow(to)
        self._show_part(to)

    def _duplicate(self) -> None:
        chosen = self._parts.currentRow()
        if chosen < 0:
            return
        try:
            component = self._forms[chosen].take(say=True)
        except WrongError:
            return
        self.add_part(replace(component, name=self.tr("{name} (copy)").format(name=component.name)))

    def _remove(self) -> None:
        chosen = self._parts.currentRow()
        if chosen >= 0:
            form = self._forms.pop(chosen)
            self._middle.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._parts.takeItem(chosen)
            self._show_part(self._parts.currentRow())

    # Starting points --------------------------------------------------------------------------------------------------

    def _start_from_template(self, template: PlanTemplate) -> None:
        name = self.fields["name"].read() or template.names[language()]
        self._start_from(template.begun(name, self.desk.today().replace(day=1)))
        said = [self.tr("Source: {source}").format(source=template.source)]
        if template.open_points[language()]:
            said.append(self.tr("Left open by the source: {text}").format(text=template.open_points[language()]))
        self._source.setText("\n".join(said))
        self._source.show()

    def _start_from(self, plan: Plan | None) -> None:
        while self._forms:
            self._parts.setCurrentRow(0)
            self._remove()
        self._source.hide()
        values: dict[str, Any] = {
            "name": "",
            "payout_day": 10,
            "trigger": Trigger.DISBURSED,
            "period": Period.MONTH,
            "split_counts": False,
        }
        if plan is not None:
            values = {key: getattr(plan, key) for key in values}
        for key, value in values.items():
            self.fields[key].put(value)
        self.fields["valid_from"].put(self.desk.today().replace(day=1))
        for component in () if plan is None else plan.components:
            self.add_part(component)
        self._parts.setCurrentRow(0 if self._forms else -1)

    # Looking at it ----------------------------------------------------------------------------------------------------

    def _taken(self, *, say: bool) -> tuple[Component, ...]:
        """The parts as they stand; every part that cannot be read says why before the first refuses."""
        components, first = [], None
        for number, form in enumerate(self._forms):
            try:
                components.append(form.take(say))
            except WrongError as wrong:
                first = first or (number, wrong)
        if first is not None:
            if say:
                self._parts.setCurrentRow(first[0])
            raise first[1]
        return tuple(components)

    def _plan(self, components: tuple[Component, ...], values: dict[str, Any]) -> Plan:
        return Plan(version=1, components=components, **values)

    def _look(self) -> None:
        """Follow the typing: the sentence, the curve, what the linter says. Nothing of it blocks."""
        show = self.desk.show
        clear(self._findings)
        chosen = self._parts.currentRow()
        self._sentence.clear()
        try:
            component = self._forms[chosen].take(say=False) if 0 <= chosen < len(self._forms) else None
            if component is not None:
                self._sentence.setText(plan_words.sentence(component, show))
            components = self._taken(say=False)
            values = {"name": "—", "valid_from": self.desk.today().replace(day=1)}
            values |= {name: self.fields[name].read() for name in ("trigger", "period", "payout_day", "split_counts")}
            plan = self._plan(components, values)
            check_plan(plan)
        except (WrongError, DomainError) as error:
            told = messages.wording(error) if isinstance(error, DomainError) else self.tr("Not complete yet.")
            self._findings.addWidget(label(told, "quiet", wrap=True))
            self._curve.put(TierMetric.AMOUNT, ())
            return
        points = pay_curve(plan, TierMetric.AMOUNT, _CURVE_UP_TO)
        self._curve.put(TierMetric.AMOUNT, [Curve(self.tr("What the plan pays"), "accent", points)])
        found = lint(plan)
        by_name = {each.name: each for each in components}
        for finding in found:
            text = plan_findings.wording(finding, show, by_name.get(finding.component))
            role = plan_findings.severity(finding.severity)[1]
            where = f"{finding.component}: " if finding.component else ""
            self._findings.addWidget(label(where + text, "error" if role == "bad" else "warn", wrap=True))
        if not found:
            self._findings.addWidget(label(self.tr("Nothing looks wrong."), "good"))

    # Saving -----------------------------------------------------------------------------------------------------------

    def _compare(self) -> None:
        """Let the plan as it stands fight the one in force on one's own deals."""
        try:
            values = {name: field.value() for name, field in self.fields.items()}
            plan = self._plan(self._taken(say=True), values)
            check_plan(plan)
        except WrongError:
            return
        except DomainError as error:
            if error.code != "field.required":
                self.refuse(error)
            return
        from carloan_desk.ui.dialogs.duel import DuelDialog

        DuelDialog(self.desk, self, plan).open()

    def save(self, values: dict[str, Any]) -> None:
        try:
            plan = self._plan(self._taken(say=True), values)
            check_plan(plan)
        except WrongError:
            self.do.setEnabled(True)
            return
        except DomainError as error:
            self.refuse(error)
            return
        self.desk.ask(lambda workspace: plans.effect(workspace, plan), lambda found: self._confirm(plan, found), self)

    def _confirm(self, plan: Plan, found: Effect) -> None:
        """Enter the plan; where something looks wrong it is named first, and nothing is entered without a yes."""
        doubts = self._doubts(plan, found)
        if not doubts:
            self._enter(plan)
            return
        self.do.setEnabled(True)
        asked = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), self.tr("Enter the plan all the same?"))
        asked.setInformativeText("\n".join(f"· {each}" for each in doubts))
        asked.setParent(self, Qt.WindowType.Dialog)
        enter = asked.addButton(self.tr("Enter it"), QMessageBox.ButtonRole.AcceptRole)
        asked.setDefaultButton(asked.addButton(self.tr("Go on editing"), QMessageBox.ButtonRole.RejectRole))
        asked.finished.connect(lambda _result: self._enter(plan) if asked.clickedButton() is enter else None)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.open()

    def _doubts(self, plan: Plan, found: Effect) -> list[str]:
        show = self.desk.show
        by_name = {each.name: each for each in plan.components}
        told = [
            f"{each.component}: {plan_findings.wording(each, show, by_name.get(each.component))}"
            for each in lint(plan)
            if each.severity is PlanSeverity.ERROR
        ]
        # Two in force on one day is what entering itself refuses, at the field of the day.
        told += [plan_findings.wording(each, show) for each in found.findings if each.code != "versions.overlap"]
        if found.sealed:
            text = self.tr(
                "{periods}: sealed already. They stay; what this version pays otherwise adjusts a later one."
            )
            told.append(text.format(periods=plan_words.names(found.sealed)))
        return told

    def _enter(self, plan: Plan) -> None:
        self.do.setEnabled(False)
        self.desk.act(lambda workspace: plans.add(workspace, plan), self, self.done_with, self.refuse)

    def refuse(self, error: DomainError) -> None:
        name = error.params.get("component")
        for number, form in enumerate(self._forms):
            if name is not None and self._parts.item(number).text() == name:
                self._parts.setCurrentRow(number)
                form.say(error)
        super().refuse(error)

    def open(self) -> None:
        super().open()
        if (parent := self.parentWidget()) is not None:
            window = parent.window()
            self.resize(min(theme.px(1240), window.width() - 40), window.height() - 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(900)
        self._body.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        for each in (self._parts, *self._scrolls):
            each.setMinimumHeight(theme.px(220 if narrow else 120))

    def _state(self) -> object:
        try:
            return self._taken(say=False), [field.read() for field in self.fields.values()]
        except (WrongError, DomainError):
            return None

    def reject(self) -> None:
        """Close; what was entered is only given up when the user says so."""
        if self._state() == self._untouched:
            super().reject()
            return
        asked = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), self.tr("Discard what was entered?"))
        asked.setParent(self, Qt.WindowType.Dialog)
        discard = asked.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        asked.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        give_up: Callable[[], None] = super().reject
        asked.finished.connect(lambda _result: give_up() if asked.clickedButton() is discard else None)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.open()
