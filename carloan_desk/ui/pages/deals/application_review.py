"""The review of the form: will it come back, what went out before, and what the lender made of it."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.application import FieldFinding, shipped_form
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application
from carloan_desk.domain.submission import Version, versions_of
from carloan_desk.services import submissions
from carloan_desk.services.application_paper import full_labels
from carloan_desk.services.deals import DealView
from carloan_desk.services.submissions import Outlook
from carloan_desk.ui import form_words, outlook_rows
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import SIGNS, Scroll, button, clear, label, set_role

_MOST = 12


class ReviewPage(QWidget):
    """Everything to be known before the form is handed in.

    Signals:
        go_to: A field is to be shown; carries its key.
    """

    go_to = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._view: DealView | None = None
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, theme.px(8), 0)
        self._rows.setSpacing(theme.px(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_form(self, view: DealView, form: Application, findings: Sequence[FieldFinding]) -> None:
        """Show the review of a form as it stands."""
        self._view = view
        answers, today = dict(form.answers), self.desk.today()
        findings = list(findings)
        if form.submitted_on is not None:
            self._show(None, [])
            return
        self.desk.ask(
            lambda workspace: submissions.outlook(workspace, view, answers, today),
            lambda found: self._show(found, findings) if view is self._view else None,
            self,
        )

    def _show(self, found: Outlook | None, findings: list[FieldFinding]) -> None:
        clear(self._rows)
        if self._view is None:
            return
        if found is not None:
            self._say_findings(findings)
            shown = self.desk.show
            self._say(self.tr("Papers on {day}").format(day=shown.day(found.on)), outlook_rows.papers(found, shown))
            self._say(self.tr("Against the quote given"), outlook_rows.quote(found, shown))
            self._say(self.tr("This lender before"), outlook_rows.history(found, shown), plain=True)
        self._say_versions(versions_of(self._view.applications, self._view.events))
        self._rows.addStretch(1)

    def _say_nothing(self) -> None:
        nothing = self.tr("Nothing against it.")
        self._rows.addWidget(label(f"{SIGNS['good']} {nothing}", "quiet"))

    def _heading(self, text: str) -> None:
        if self._rows.count():
            self._rows.addSpacing(theme.px(8))
        self._rows.addWidget(label(text, "bold"))

    def _say(self, heading: str, lines: Iterable[str], *, plain: bool = False) -> None:
        self._heading(heading)
        found = list(lines)
        for line in found:
            self._rows.addWidget(label(line if plain else f"{SIGNS['warn']} {line}", "quiet", wrap=True))
        if not found:
            self._say_nothing()

    def _say_findings(self, findings: list[FieldFinding]) -> None:
        self._heading(self.tr("On the form"))
        # What stops it comes first; each line leads to its field.
        ordered = sorted(findings, key=lambda each: each.severity is not Severity.ERROR)
        for each in ordered[:_MOST]:
            sign = SIGNS["bad" if each.severity is Severity.ERROR else "warn"]
            name = full_labels(shipped_form().fields[each.field])[language()]
            text = f"{sign} {name}: {form_words.finding(each, self.desk.show)}"
            go = button(text, partial(self.go_to.emit, each.field), "link", name=f"review.{each.field}")
            self._rows.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        if len(ordered) > _MOST:
            self._rows.addWidget(label(self.tr("and {n} more").format(n=len(ordered) - _MOST), "quiet"))
        if not ordered:
            self._say_nothing()

    def _say_versions(self, versions: list[Version]) -> None:
        if not versions:
            return
        self._heading(self.tr("Submitted before"))
        for version in reversed(versions):
            self._rows.addWidget(self._version(version))
            self._say_decision(version)
        see = button(self.tr("Versions and what changed…"), self._open_versions, "link", name="application.versions")
        self._rows.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)

    def _version(self, version: Version) -> QWidget:
        return label(outlook_rows.version(version, self.desk.show), "quiet", wrap=True)

    def _say_decision(self, version: Version) -> None:
        if self._view is None:
            return
        for text, differs in outlook_rows.decision(submissions.decision(self._view, version), self.desk.show):
            line = label(text, "quiet", wrap=True)
            if differs:
                set_role(line, "role", "warning")
            self._rows.addWidget(line)

    def _open_versions(self) -> None:
        from carloan_desk.ui.dialogs.form_versions import FormVersionsDialog

        if self._view is not None:
            FormVersionsDialog(self.desk, self, self._view).open()
