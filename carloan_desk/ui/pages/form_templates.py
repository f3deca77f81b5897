"""Settings: lenders' own forms that deals are printed on (套打)."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.exchange.scans import OPENABLE, read_scan
from carloan_desk.services import form_templates
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.widgets.basics import Card, button, label
from carloan_desk.ui.widgets.flow import FlowBar
from carloan_desk.ui.widgets.table import Table


class FormTemplatesPanel(Panel):
    """Forms are imported once; what stands where is shown on the page itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns: list[Column[FormTemplate]] = [
            Column("name", self.tr("Form"), lambda f: f.name, width=0, bold=True),
            Column("lender", self.tr("Lender"), lambda f: f.lender, width=160),
            Column("pages", self.tr("Pages"), lambda f: str(f.pages), sort=lambda f: f.pages, width=60, right=True),
            Column("places", self.tr("Places"), self._places, width=110),
        ]
        self._table: Table[FormTemplate] = Table("form-templates", columns, self._open)
        self._message = label("", "error", wrap=True)
        share = button(self.tr("Share…"), self._share, name="forms.share")
        delete = button(self.tr("To the bin"), self._delete, "danger", name="forms.delete")
        self._table.serve(self.tr("Choose a form in the list first."), share, delete)
        card = Card(
            self.title(),
            FlowBar(
                button(self.tr("Import a blank form…"), self._import, name="forms.import"),
                button(self.tr("Take a shared form…"), self._take),
                share,
                delete,
            ),
        )
        text = self.tr(
            "A lender's own PDF or a scan of its paper: answers are printed at their places, on the form or on paper "
            "that is printed already. Enter opens a form."
        )
        card.body.addWidget(label(text, "quiet", wrap=True))
        card.body.addWidget(self._message)
        card.body.addWidget(self._table, 1)
        self.column.addWidget(card, 1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("FormTemplatesPanel", "Lenders' forms")

    def _places(self, form: FormTemplate) -> str:
        chosen = sum(bool(place.get("value")) for place in form.places)
        return self.tr("{n} of {all} chosen").format(n=chosen, all=len(form.places))

    def refresh(self) -> None:
        self.desk.ask(form_templates.every, self._table.records.put, self)

    def _open(self, form: FormTemplate) -> None:
        from carloan_desk.ui.dialogs.form_placer import FormPlacerDialog

        FormPlacerDialog(self.desk, self, form).open()

    def _import(self) -> None:
        kinds = self.tr("Forms ({endings})").format(endings=" ".join(f"*.{each}" for each in OPENABLE))
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a blank form"), "", kinds)
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Import a blank form; its name is that of the file until it is given another."""
        self._message.setText("")

        def added(_: object) -> None:
            self.desk.ask(form_templates.every, self._open_last, self)

        self.desk.act(
            lambda workspace: form_templates.add(workspace, read_scan(path), path.stem, ""),
            self,
            added,
            self._refuse,
        )

    def _open_last(self, forms: list[FormTemplate]) -> None:
        self._open(max(forms, key=lambda form: form.id or 0))

    def _take(self) -> None:
        kinds = self.tr("Shared forms ({ending})").format(ending=f"*{form_templates.ENDING}")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a shared form"), "", kinds)
        if chosen:
            path = Path(chosen)
            self.desk.act(lambda workspace: form_templates.take(workspace, path), self, failed=self._refuse)

    def _share(self) -> None:
        form = self._table.selected()
        if form is None:
            return
        kinds = self.tr("Shared forms ({ending})").format(ending=f"*{form_templates.ENDING}")
        name = f"{form.name}{form_templates.ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Share a form"), name, kinds)
        if chosen:
            path, workspace = Path(chosen), self.desk.workspace
            done = self.tr("Saved: {name}").format(name=path.name)
            self.desk.run(
                lambda: form_templates.share(workspace, form, path),
                lambda _: self.desk.notice.emit(done, False),
                self,
                self._refuse,
            )

    def _delete(self) -> None:
        form = self._table.selected()
        if form is not None:
            form_id = form.id or 0
            self.desk.act(lambda workspace: form_templates.delete(workspace, form_id), self)

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))
