"""What is due goes out as a calendar file: how far, masked or not, where to."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from carloan_desk.services import calendar_export
from carloan_desk.services.today import Item
from carloan_desk.ui import today_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import NumberField


class ExportCalendarDialog(FormDialog):
    """Masked unless one says otherwise. What went out is noted in the history."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("To another calendar"), self.tr("Choose where…"))
        days = NumberField(self.tr("Days ahead"), 1, calendar_export.FURTHEST, required=True)
        self.add("days", days).put(31)
        self.names = QCheckBox(self.tr("With names, amounts and notes"))
        self.names.setEnabled(not desk.show.masked)
        self.form.addWidget(self.names)
        self._warning = label(
            self.tr(
                "The phone's calendar may be copied to a cloud and show on a locked screen. "
                "Names and debts of clients do not belong there."
            ),
            "warning",
            wrap=True,
        )
        self._warning.hide()
        self.names.toggled.connect(self._warning.setVisible)
        self.form.addWidget(self._warning)
        about = self.tr(
            "Without names each entry says the kind and the first character of the name. "
            "Taking the file in again brings the entries up to date."
        )
        self.form.addWidget(label(about, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        name = self.tr("carloan-desk-{day}.ics").format(day=f"{self.desk.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save calendar"), name, self.tr("Calendar (*.ics)"))
        if not chosen:
            self.do.setEnabled(True)
            return
        self.write(Path(chosen), values["days"])

    def write(self, path: Path, days: int) -> None:
        """Write the file and close."""
        on, masked, title = self.desk.today(), not self.names.isChecked(), self.tr("CarLoan Desk")

        def words(item: Item, masked: bool) -> tuple[str, str, str]:
            return said(item, on, masked=masked)

        self.desk.act(
            lambda workspace: calendar_export.export(workspace, on, days, path, words, title, masked=masked),
            self,
            self.done_with,
            self.refuse,
        )


def said(item: Item, on: date, *, masked: bool) -> tuple[str, str, str]:
    """Return the line, the details and the kind of a thing as they go out."""
    kind = today_words.kind(item.kind)
    if masked:
        return f"{kind} · {calendar_export.initials(item.client_name)}", "", kind
    show = Shown()
    what = today_words.what(item, show, on)
    return f"{kind} · {item.client_name}", " · ".join(part for part in (what, item.model) if part), kind
