"""The submissions of a deal: what went out when, what came of it, and what changed from one to the next."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.submission import FieldChange, Version, versions_of
from carloan_desk.services import submissions
from carloan_desk.services.deals import DealView
from carloan_desk.ui import form_words, outlook_rows
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row, set_role
from carloan_desk.ui.widgets.forms import ChoiceField
from carloan_desk.ui.widgets.table import Table


class FormVersionsDialog(QDialog):
    """Two submissions beside each other, field by field."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Versions of the form"))
        self.desk, self._view = desk, view
        self._versions = versions_of(view.applications, view.events)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(10))
        for version in self._versions:
            layout.addWidget(label(outlook_rows.version(version, desk.show), wrap=True))
            for text, differs in outlook_rows.decision(submissions.decision(view, version), desk.show):
                line = label(text, "quiet", wrap=True)
                if differs:
                    set_role(line, "role", "warning")
                layout.addWidget(line)
        choices = [(at, self._name(version)) for at, version in enumerate(self._versions)]
        self.before = ChoiceField(self.tr("Compare"), choices)
        self.after = ChoiceField(self.tr("with"), choices)
        last = len(self._versions) - 1
        for field, at in ((self.before, max(last - 1, 0)), (self.after, last)):
            field.put(at if choices else None)
            field.edited.connect(lambda _: self._compare())
        columns: list[Column[FieldChange]] = [
            Column("field", self.tr("Field"), self._label, width=170),
            Column("change", self.tr("Change"), lambda each: form_words.change(each.kind), width=70),
            Column("before", self.tr("Before"), lambda each: desk.show.text(each.before), width=190),
            Column("after", self.tr("After"), lambda each: desk.show.text(each.after), width=0),
        ]
        self.table = Table("form.versions", columns)
        self._none = label(self.tr("Nothing differs between these two."), "quiet")
        see = button(self.tr("See the form as submitted…"), self._see, name="versions.see")
        see.setEnabled(bool(choices))
        layout.addLayout(row(self.before, self.after, spacing=12))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row(None, see, button(self.tr("Close"), self.reject)))
        window = parent.window()
        self.resize(min(theme.px(760), window.width() - 40), min(theme.px(520), window.height() - 60))
        self._compare()

    def _name(self, version: Version) -> str:
        day = self.desk.show.day(version.application.submitted_on)
        return self.tr("Version {n}, {day}").format(n=version.application.version, day=day)

    def _chosen(self, field: ChoiceField) -> Version | None:
        at = field.read()
        return None if at is None else self._versions[at]

    def _compare(self) -> None:
        before, after = self._chosen(self.before), self._chosen(self.after)
        found: list[FieldChange] = []
        self._labels: dict[str, str] = {}
        if before is not None and after is not None:
            found = submissions.compare(before, after)
            self._labels = submissions.labels_of(before, language()) | submissions.labels_of(after, language())
        self.table.records.put(found)
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)

    def _label(self, change: FieldChange) -> str:
        kind, _, name = change.key.partition(":")
        if kind == "file" and name:
            return self.tr("File: {name}").format(name=self.desk.show.text(name))
        return self._labels.get(change.key, change.key)

    def _see(self) -> None:
        from carloan_desk.ui.dialogs.preview import PreviewDialog

        version = self._chosen(self.after)
        if version is None:
            return
        frozen = version.application.frozen or {}
        number = (frozen.get("pdf") or {}).get("number", "")
        title = QCoreApplication.translate("PreviewDialog", "Application form")
        PreviewDialog(
            self.desk, self, title, number, lambda workspace: submissions.paper_of(workspace, version), None
        ).open()
