"""The application step: the form, one step at a time, with what is known filled in; its review; the PDF."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget

from carloan_desk.domain.application import FieldFinding, Section, clean, shipped_form
from carloan_desk.domain.application_checks import Measure, check_answers, key_of, told_by_id
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application
from carloan_desk.services import applications, deals
from carloan_desk.services.deals import DealView
from carloan_desk.ui import form_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.pages.deals.application_fields import FieldsPage
from carloan_desk.ui.pages.deals.application_review import ReviewPage
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import SIGNS, Card, Chip, Stack, button, row
from carloan_desk.ui.widgets.forms import Combo

REVIEW = "review"
# Below this width, in sizes of the design, the steps are a list to open instead of one beside the fields.
_NARROW = 560


class ApplicationStep(Step):
    """The form. Each answer is saved when its field is left, as it was typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._application: Application | None = None
        self._known: dict[str, tuple[str, str]] = {}
        # What was answered and is not in the workspace yet: a view read before shows it all the same.
        self._pending: dict[str, str] = {}
        self._findings: list[FieldFinding] = []
        self._steps: list[str] = []
        self._pages: dict[str, FieldsPage] = {}
        self._at = ""
        self._all_said = False
        self._status = Chip()
        see = button(self.tr("See and print…"), self._see, name="application.see")
        self._submit_button = button(self.tr("Submit…"), self.begin, name="application.submit")
        card = Card(self.tr("Application form"), self._status, see, self._submit_button)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Steps of the form"))
        self._list.setFixedWidth(theme.px(208))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentRowChanged.connect(self._chosen)
        self._list.installEventFilter(self)
        self._combo = Combo()
        self._combo.setAccessibleName(self.tr("Steps of the form"))
        self._combo.activated.connect(self._chosen)
        self._stack = Stack()
        self._review = ReviewPage(desk)
        self._review.go_to.connect(self.go_to)
        self._stack.addWidget(self._review)
        self._body = QHBoxLayout()
        self._body.setSpacing(theme.px(16))
        self._body.addWidget(self._list)
        self._body.addWidget(self._stack, 1)
        self._back = button(self.tr("Back   Alt+←"), lambda: self._move(-1), name="application.back")
        self._forward = button(self.tr("Next   Alt+→"), lambda: self._move(1), name="application.forward")
        card.body.addWidget(self._combo)
        card.body.addLayout(self._body, 1)
        card.body.addLayout(row(None, self._back, self._forward))
        self.column.addWidget(card)
        self._combo.hide()
        for keys, by in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self._move(by))

    # What it shows ----------------------------------------------------------------------------------------------------

    @property
    def _open(self) -> bool:
        return self.view is not None and not deals.terms_fixed(self.view.stage)

    def show_view(self, view: DealView) -> None:
        other = self.view is None or self.view.deal.id != view.deal.id
        super().show_view(view)
        if other:
            self._pending.clear()
            self._all_said = False
        today = self.desk.today()
        if self._open or not view.applications:
            self._application = applications.of_view(view, today)
            self._application.answers |= self._pending
        else:
            self._application = view.applications[-1]
        self._known = applications.known_from(view, today) if self._open else {}
        self._judge()
        if other or not self._at:
            self._go(self._first_open() if self._open else REVIEW)
        else:
            self._show_page()
        self._submit_button.setVisible(self._open)

    def _judge(self) -> None:
        """Work out what is missing and wrong, and show it in the list of steps."""
        if self.view is None or self._application is None:
            return
        answers = self._application.answers
        self._findings = []
        if self._open:
            measure = Measure(self.desk.today(), self.view.product, self.view.around.rules)
            self._findings = check_answers(shipped_form(), answers, measure)
        self._list_steps(answers)
        errors = [each for each in self._findings if each.severity is Severity.ERROR]
        if not self._open:
            self._status.show_status(self.tr("Submitted"), "good", sign=True)
        elif errors:
            self._status.show_status(self.tr("{n} to fill in").format(n=len(errors)), "warn", sign=True)
        else:
            self._status.show_status(self.tr("Complete"), "good", sign=True)

    def _list_steps(self, answers: dict[str, str]) -> None:
        steps = [section.code for section, _ in shipped_form().asked(answers)]
        texts = [self._line(section) for section, _ in shipped_form().asked(answers)]
        steps.append(REVIEW)
        texts.append((self.tr("Review"), ""))
        self._list.blockSignals(True)
        if steps != self._steps:
            self._steps = steps
            self._list.clear()
            self._combo.clear()
            self._list.addItems([""] * len(steps))
            self._combo.addItems([""] * len(steps))
        for at, (name, state) in enumerate(texts):
            item = self._list.item(at)
            item.setText(f"{name}  {state}" if state else name)
            item.setToolTip(state)
            self._combo.setItemText(at, item.text())
        if self._at in steps:
            self._list.setCurrentRow(steps.index(self._at))
            self._combo.setCurrentIndex(steps.index(self._at))
        self._list.blockSignals(False)

    def _line(self, section: Section) -> tuple[str, str]:
        """Return a step's name with its sign, and what is left to do in it."""
        name = section.labels[language()]
        if not self._open:
            return name, ""
        own = [each for each in self._findings if shipped_form().fields[each.field] in section.fields]
        if not own:
            return f"{SIGNS['good']} {name}", ""
        errors = any(each.severity is Severity.ERROR for each in own)
        return f"{SIGNS['bad' if errors else 'warn']} {name}", form_words.counts(own)

    def _first_open(self) -> str:
        """Return the first step in which something is missing, else the review."""
        broken = {each.field for each in self._findings if each.severity is Severity.ERROR}
        for section in shipped_form().sections:
            if any(field.key in broken for field in section.fields):
                return section.code
        return REVIEW

    def _page(self, code: str) -> FieldsPage:
        if code not in self._pages:
            section = next(each for each in shipped_form().sections if each.code == code)
            page = FieldsPage(self.desk, section)
            page.answered.connect(self._answered)
            page.swap.connect(self._swap)
            page.take_out.connect(self._take_out)
            self._pages[code] = page
            self._stack.addWidget(page)
        return self._pages[code]

    @property
    def _fields(self) -> FieldsPage | None:
        return self._pages.get(self._at)

    def _show_page(self) -> None:
        if self.view is None or self._application is None:
            return
        if self._at == REVIEW:
            self._stack.setCurrentWidget(self._review)
            self._review.show_form(self.view, self._application, self._findings)
            return
        page = self._page(self._at)
        self._stack.setCurrentWidget(page)
        page.show_answers(self._application.answers, self._known, self._findings, enabled=self._open)
        if self._all_said and not self.desk.show.masked:
            self._say(page)

    def _say(self, page: FieldsPage) -> None:
        if self._application is not None:
            page.judge(
                self._application.answers, self._known, self._findings, enabled=self._open, missing=self._all_said
            )

    # Going from step to step ------------------------------------------------------------------------------------------

    def _go(self, code: str) -> None:
        if self._at in self._pages:
            self._pages[self._at].leave()
        self._at = code
        at = self._steps.index(code) if code in self._steps else 0
        self._list.blockSignals(True)
        self._list.setCurrentRow(at)
        self._list.blockSignals(False)
        self._combo.setCurrentIndex(at)
        self._back.setEnabled(at > 0)
        self._forward.setEnabled(at < len(self._steps) - 1)
        self._show_page()

    def _chosen(self, at: int) -> None:
        if 0 <= at < len(self._steps):
            self._go(self._steps[at])

    def _move(self, by: int) -> None:
        """Go to the step before or after, into its first field that is empty."""
        at = self._steps.index(self._at) + by if self._at in self._steps else 0
        if 0 <= at < len(self._steps):
            self._go(self._steps[at])
            if self._fields is not None:
                self._fields.enter()
            else:
                self._review.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The fields of a step are made when it is first shown, so Tab would lead past them to the buttons below.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._list:
            into = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if into and self._fields is not None:
                self._fields.enter()
                return True
        return super().eventFilter(watched, event)

    def go_to(self, key: str) -> None:
        """Show a field, in whatever step it is, and put the focus into it."""
        code = next(each.code for each in shipped_form().sections if any(f.key == key for f in each.fields))
        self._go(code)
        self._page(code).enter(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_NARROW)
        self._list.setVisible(not narrow)
        self._combo.setVisible(narrow)

    # Answering --------------------------------------------------------------------------------------------------------

    def _answered(self, key: str, typed: str) -> None:
        if self._application is None or self.view is None:
            return
        field = shipped_form().fields[key]
        changes = {key: clean(field, typed)}
        if field.kind == "id":
            for name, answer in told_by_id(changes[key]).items():
                told = key_of(field.person, name)
                if told in shipped_form().fields and not self._application.answers.get(told):
                    changes[told] = answer
        self._application.answers |= changes
        self._pending |= changes
        self._judge()
        self._show_page()
        deal_id = self.view.deal.id or 0
        self.desk.act(
            lambda workspace: applications.save_answers(workspace, deal_id, changes),
            self,
            lambda _: self._kept(changes),
        )

    def _kept(self, changes: dict[str, str]) -> None:
        for key, answer in changes.items():
            if self._pending.get(key) == answer:
                del self._pending[key]

    def _swap(self, role: str) -> None:
        if self.view is not None:
            deal_id = self.view.deal.id or 0
            self.desk.act(lambda workspace: applications.swap(workspace, deal_id, role), self)

    def _take_out(self, role: str) -> None:
        if self.view is not None:
            deal_id = self.view.deal.id or 0
            self.desk.act(lambda workspace: applications.take_out(workspace, deal_id, role), self)

    # Handing in -------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Check everything; show the first that is wrong beside its field, or what is to be known before submission."""
        if self._application is None or self.view is None or not self._open:
            return
        if self._fields is not None:
            self._fields.leave()
        self._all_said = True
        error = next((each for each in self._findings if each.severity is Severity.ERROR), None)
        if error is not None:
            self.go_to(error.field)
            return
        from carloan_desk.ui.dialogs.submit import SubmitDialog

        SubmitDialog(self.desk, self, self.view, dict(self._application.answers)).open()

    def _see(self) -> None:
        from carloan_desk.ui.dialogs.preview import preview_application

        if self.view is not None and self._application is not None:
            preview_application(self.desk, self, self.view, self._application)
