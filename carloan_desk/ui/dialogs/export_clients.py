"""Clients go out to a spreadsheet: which columns, masked or not, where to."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import client_export
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import JobDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label


class ExportClientsDialog(JobDialog):
    """Masked unless one says otherwise. What went out is noted in the history."""

    def __init__(self, desk: Desk, parent: QWidget, client_ids: list[int]) -> None:
        super().__init__(desk, parent)
        self._ids = client_ids
        self.say(self.tr("Export {n} clients").format(n=f"{len(client_ids):,}"), self.tr("Choose where…"))
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        names = [column.name for column in client_export.COLUMNS]
        half = (len(names) + 1) // 2
        for number, name in enumerate(names):
            box = QCheckBox(words.client_field(name))
            box.setChecked(name in client_export.USUAL)
            self._boxes[name] = box
            grid.addWidget(box, number % half, number // half, Qt.AlignmentFlag.AlignLeft)
        self.form.addLayout(grid)
        self.masked = QCheckBox(self.tr("Mask names, numbers, amounts and notes"))
        self.masked.setChecked(True)
        self.masked.setEnabled(not desk.show.masked)
        self.form.addWidget(self.masked)
        warning = self.tr(
            "A file with names and numbers of people is yours to protect. Give it to nobody who has no right to it. "
            "The export is noted in the history."
        )
        self.form.addWidget(label(warning, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        del values
        columns = [name for name, box in self._boxes.items() if box.isChecked()]
        if not columns:
            self.refuse(DomainError("client.no_columns"))
            return
        kinds = self.tr("Workbook (*.xlsx);;Text table (*.csv)")
        name = self.tr("clients-{day}.xlsx").format(day=f"{self.desk.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save clients"), name, kinds)
        if not chosen:
            self.do.setEnabled(True)
            return
        self.write(Path(chosen), columns)

    def write(self, path: Path, columns: list[str]) -> None:
        """Write the file and close."""
        ids, masked = self._ids, self.masked.isChecked()
        titles = [words.client_field(column) for column in columns]
        workspace = self.desk.workspace

        def done(changes: Any) -> None:
            self.done_with()
            self.desk.changed.emit(changes)

        self.job.run(
            self.tr("Exporting clients"),
            lambda report: client_export.export(
                workspace, ids, path, columns, titles, _coded, masked=masked, progress=report
            ),
            done,
            self,
            self.refuse,
        )


def _coded(column: str, value: str) -> str:
    match column:
        case "source":
            return words.source(Source(value))
        case "gender":
            return words.gender(Gender(value))
        case "marital_status":
            return words.marital_status(MaritalStatus(value))
        case _:
            return words.occupation(Occupation(value))
