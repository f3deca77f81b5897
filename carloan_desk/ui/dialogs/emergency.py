"""Emergency plans: one that is under way, step by step; all that were opened; another one opened by hand."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QVBoxLayout, QWidget

from carloan_desk.domain.playbooks import NOTE, Playbook, Step, progress, shipped_playbooks, ticked_at
from carloan_desk.domain.servicing import PlaybookRun
from carloan_desk.services import playbooks
from carloan_desk.services.playbooks import RunLine
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.emergency_words import about, plan_title
from carloan_desk.ui.language import language
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, column, label, margins, row, set_role
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.forms import ChoiceField, NoteField, TextField
from carloan_desk.ui.widgets.table import Table

if TYPE_CHECKING:
    from carloan_desk.domain.errors import DomainError
    from carloan_desk.storage.workspace import Changes


def start_plan(
    desk: Desk, parent: QWidget, code: str, client_id: int | None = None, deal_id: int | None = None, subject: str = ""
) -> None:
    """Go on with a plan that is under way for a deal or a client, or open it."""

    def show(run: PlaybookRun | None) -> None:
        if run is not None:
            EmergencyDialog(desk, parent, run.id or 0).open()

    def look(_changes: object = None) -> None:
        desk.ask(
            lambda workspace: playbooks.running(workspace, code, client_id=client_id, deal_id=deal_id), show, parent
        )

    def begin(run: PlaybookRun | None) -> None:
        if run is not None:
            show(run)
            return
        desk.act(
            lambda workspace: playbooks.open_run(
                workspace, code, client_id=client_id, deal_id=deal_id, subject=subject
            ),
            parent,
            look,
        )

    desk.ask(lambda workspace: playbooks.running(workspace, code, client_id=client_id, deal_id=deal_id), begin, parent)


class _StepBox(QCheckBox):
    """A box whose words stand beside it; with the focus they are bold, as the box itself hardly shows it."""

    def __init__(self, words: QLabel) -> None:
        super().__init__()
        self._words = words

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        set_role(self._words, "role", "bold")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        set_role(self._words, "role", "")


class _StepLine(QWidget):
    """One step: a click anywhere on it ticks it."""

    def __init__(self, step: Step, ticked: datetime | None, show: Shown, *, open_: bool) -> None:
        super().__init__()
        words = label(step.what, wrap=True)
        self.box = _StepBox(words)
        self.box.setChecked(ticked is not None)
        self.box.setEnabled(open_)
        self.box.setAccessibleName(step.what)
        detail = self.tr("{who} · by: {limit} · proof: {proof}")
        parts = [detail.format(who=step.who, limit=step.limit, proof=step.proof)]
        if ticked is not None:
            parts.append(self.tr("ticked {moment}").format(moment=show.moment(ticked)))
        self.box.setAccessibleDescription(" · ".join(parts))
        line = row(self.box, spacing=10)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(words, label(" · ".join(parts), "quiet", wrap=True), spacing=2), 1)
        self.setLayout(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.click()


class EmergencyDialog(QDialog):
    """The steps of a plan to tick, what must not be done, notes, and at the end what came of it."""

    def __init__(self, desk: Desk, parent: QWidget, run_id: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Emergency plan"))
        self.desk, self._run_id = desk, run_id
        self._boxes: dict[str, QCheckBox] = {}
        self._title = label("", "strong", wrap=True)
        self._about = label("", "quiet", wrap=True)
        self._count = label("", "bold")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(theme.px(10))
        self._never = QVBoxLayout()
        self._never.setSpacing(theme.px(4))
        steps, never = Card(self.tr("Steps"), self._count), Card(self.tr("What must not be done"))
        steps.body.addLayout(self._steps)
        never.body.addLayout(self._never)
        self._note = NoteField(self.tr("Notes"))
        self._note.edited.connect(self._save_note)
        self._outcome = TextField(self.tr("What came of it"), limit=120)
        self._source = label("", "quiet", wrap=True)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(12))
        for widget in (self._title, self._about, steps, never, self._note, self._outcome, self._source):
            body.addWidget(widget)
        body.addStretch(1)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._end = button(self.tr("Close the plan"), self._close_plan, "primary", name="plan.close")
        self._end.setAutoDefault(False)
        away = button(self.tr("Later"), self.reject, name="plan.later")
        away.setAutoDefault(False)
        foot = row(self._message, None, away, self._end)
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(640), window.width() - 40), min(theme.px(720), window.height() - 40))
        desk.changed.connect(self._on_changed)
        desk.appearance_changed.connect(self._refresh)
        self._refresh()

    def _on_changed(self, changes: "Changes") -> None:
        if PlaybookRun in changes.entities:
            self._refresh()

    def _refresh(self) -> None:
        run_id = self._run_id
        self.desk.ask(lambda workspace: playbooks.runs(workspace, run_id=run_id), self._show, self)

    def _show(self, lines: list[RunLine]) -> None:
        if not lines:
            self.reject()  # its opening was undone
            return
        (line,) = lines
        run, show = line.run, self.desk.show
        plan = shipped_playbooks().get(run.playbook)
        self._title.setText(plan_title(run.playbook))
        opened = self.tr("opened {moment}").format(moment=show.moment(run.opened_at))
        parts = [about(line, show), "" if plan is None else plan.when[language()], opened]
        if run.closed_at is not None:
            parts.append(self.tr("closed {moment}").format(moment=show.moment(run.closed_at)))
        self._about.setText(" · ".join(part for part in parts if part))
        done, count = progress(run)
        self._count.setText(self.tr("{n} of {all} done").format(n=done, all=count))
        self._show_steps(plan, run, line.open)
        clear(self._never)
        for text in () if plan is None else plan.never[language()]:
            self._never.addWidget(label(f"× {text}", "error", wrap=True))
        if show.masked:
            self._note.conceal()
            self._outcome.conceal()
        else:
            self._note.put(run.done.get(NOTE, ""))
            if not line.open:
                self._outcome.put(run.outcome)
        for widget in (self._note, self._outcome):
            widget.setEnabled(line.open and not show.masked)
        self._end.setVisible(line.open)
        self._source.setText("" if plan is None else self.tr("Source: {source}").format(source=plan.source))

    def _show_steps(self, plan: Playbook | None, run: PlaybookRun, open_: bool) -> None:
        if plan is None:
            return
        focused = next((code for code, box in self._boxes.items() if box.hasFocus()), None)
        clear(self._steps)
        self._boxes = {}
        for code, said in plan.steps.items():
            step, moment = said[language()], ticked_at(run, code)
            line = _StepLine(step, moment, self.desk.show, open_=open_)
            line.box.setObjectName(f"plan.step.{code}")
            line.box.clicked.connect(lambda on, code=code: self._tick(code, on))
            self._boxes[code] = line.box
            self._steps.addWidget(line)
        if focused is not None:
            self._boxes[focused].show()
            self._boxes[focused].setFocus()

    def _tick(self, code: str, on: bool) -> None:
        run_id, at = self._run_id, self.desk.now() if on else None
        self.desk.act(lambda workspace: playbooks.tick(workspace, run_id, code, at), self)

    def _save_note(self, text: str) -> None:
        run_id = self._run_id
        self.desk.act(lambda workspace: playbooks.note(workspace, run_id, text), self)

    def _close_plan(self) -> None:
        run_id, outcome, at = self._run_id, str(self._outcome.read()), self.desk.now()
        self._outcome.say("")
        self.desk.act(
            lambda workspace: playbooks.close(workspace, run_id, outcome, at),
            self,
            lambda _changes: self.accept(),
            self._refuse,
        )

    def _refuse(self, error: "DomainError") -> None:
        if error.field == "outcome":
            self._outcome.say(messages.wording(error))
            self._outcome.setFocus()
            return
        self._message.setText(messages.wording(error))
        self._message.show()


class StartEmergencyDialog(FormDialog):
    """Which plan; about nobody, or about the deal or client it is opened from."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int | None = None, deal_id: int | None = None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Open an emergency plan"), self.tr("Open"))
        self._client_id, self._deal_id = client_id, deal_id
        plans = [(code, plan.titles[language()]) for code, plan in shipped_playbooks().items()]
        chosen = ChoiceField(self.tr("What happened"), plans, required=True)
        chosen.edited.connect(self._tell)
        self.add("playbook", chosen)
        self._when = label("", "quiet", wrap=True)
        self.form.addWidget(self._when)

    def _tell(self, code: str) -> None:
        self._when.setText(shipped_playbooks()[code].when[language()])

    def save(self, values: dict[str, Any]) -> None:
        parent = self.parentWidget()
        assert parent is not None
        self.done_with()
        start_plan(self.desk, parent, values["playbook"], self._client_id, self._deal_id)


class EmergenciesDialog(QDialog):
    """The plans that were opened, those under way first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Emergency plans"))
        self.desk = desk
        show = desk.show
        columns: list[Column[RunLine]] = [
            Column(
                "state",
                self.tr("State"),
                lambda r: self.tr("Under way") if r.open else self.tr("Closed"),
                width=100,
                chip=lambda r: "warn" if r.open else "quiet",
            ),
            Column("plan", self.tr("Plan"), lambda r: plan_title(r.run.playbook), width=150, bold=True),
            Column("about", self.tr("About"), lambda r: about(r, show), width=150),
            Column("steps", self.tr("Steps"), _steps, width=60),
            Column("opened", self.tr("Opened"), lambda r: show.day(r.run.opened_at.date()), width=100),
            Column("outcome", self.tr("What came of it"), lambda r: show.text(r.run.outcome), width=0),
        ]
        self._table = Table("plans", columns, self._open_line)
        self._empty = Empty(
            self.tr("No plan was opened yet"),
            self.tr("Open one from a warning, from a deal, or here when something happens."),
        )
        again = button(self.tr("Open a plan…"), self._start, "primary", name="plans.start")
        foot = row(None, button(self.tr("Close"), self.reject), again)
        foot.setContentsMargins(margins(0, 8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.addWidget(label(self.windowTitle(), "strong"))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(860), window.width() - 40), min(theme.px(520), window.height() - 40))
        desk.changed.connect(self._on_changed)
        self._refresh()

    def _on_changed(self, changes: "Changes") -> None:
        if PlaybookRun in changes.entities:
            self._refresh()

    def _refresh(self) -> None:
        self.desk.ask(playbooks.runs, self._show, self)

    def _show(self, lines: list[RunLine]) -> None:
        self._table.records.put(lines)
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if lines:
            self._table.selectRow(0)

    def _open_line(self, line: RunLine) -> None:
        EmergencyDialog(self.desk, self, line.run.id or 0).open()

    def _start(self) -> None:
        StartEmergencyDialog(self.desk, self).open()


def _steps(line: RunLine) -> str:
    done, count = progress(line.run)
    return f"{done}/{count}"
