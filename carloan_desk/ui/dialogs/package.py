"""The files of a deal go out: one PDF or a zip, within the size that the lender's portal takes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from carloan_desk.domain.checklist import Requirement
from carloan_desk.services import attachments
from carloan_desk.services.attachments import Packing, Paper
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import JobDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import ChoiceField, NumberField

_MEGABYTE = 1024 * 1024
_OTHERS = "其他"


class PackageDialog(JobDialog):
    """Named and ordered as the checklist is; nothing of the client in a file's name."""

    def __init__(self, desk: Desk, parent: QWidget, deal_id: int, checklist: Sequence[Requirement]) -> None:
        super().__init__(desk, parent)
        self._deal_id = deal_id
        self._checklist = list(checklist)
        self.say(self.tr("Package for the lender"), self.tr("Choose where…"))
        kinds = [
            (Packing.ZIP, self.tr("A zip with a file for each paper")),
            (Packing.PDF, self.tr("One PDF of everything")),
        ]
        self.add("packing", ChoiceField(self.tr("As"), kinds, required=True)).put(Packing.ZIP)
        self.add("most", NumberField(self.tr("Each file at most, in MB"), 1, 500, hint=self.tr("No limit")))
        text = self.tr(
            "In the order of the checklist, named after the papers. Where and with which telephone a photo was taken "
            "is left out. The package is noted in the history."
        )
        self.form.addWidget(label(text, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        packing: Packing = values["packing"]
        ending = "zip" if packing is Packing.ZIP else "pdf"
        name = self.tr("papers-{deal}-{day}.{ending}").format(
            deal=f"{self._deal_id:05d}", day=f"{self.desk.today():%Y%m%d}", ending=ending
        )
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the package"), name, f"*.{ending}")
        if not chosen:
            self.do.setEnabled(True)
            return
        self.write(Path(chosen), packing, values["most"])

    def write(self, path: Path, packing: Packing, megabytes: int | None) -> None:
        """Write the package and close."""
        workspace, deal_id, checklist = self.desk.workspace, self._deal_id, self._checklist
        # The lender reads Chinese, whatever the window speaks.
        named = {Paper(each.rule.code, each.rule.role): each.rule.names["zh"] for each in checklist}
        most = None if megabytes is None else megabytes * _MEGABYTE

        def name_of(paper: Paper) -> str:
            return named.get(paper, _OTHERS)

        def done(changes: Any) -> None:
            self.done_with()
            self.desk.changed.emit(changes)
            text = QCoreApplication.translate("PackageDialog", "Saved: {name}").format(name=path.name)
            self.desk.notice.emit(text, False)

        self.job.run(
            self.tr("Packing the files"),
            lambda report: attachments.package(
                workspace,
                deal_id,
                checklist,
                path,
                packing,
                most,
                name_of,
                _OTHERS,
                report,
            ),
            done,
            self,
            self.refuse,
        )
