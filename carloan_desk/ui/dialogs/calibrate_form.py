"""A page with crosses is printed and measured, so that answers land where the form wants them."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.papers import FormTemplate
from carloan_desk.services import form_templates
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.widgets.basics import button, label
from carloan_desk.ui.widgets.forms import MoneyField


class CalibrateFormDialog(FormDialog):
    """Asks where the upper left cross came out."""

    def __init__(self, desk: Desk, parent: QWidget, form: FormTemplate) -> None:
        super().__init__(desk, parent)
        self._form = form
        self.say(self.tr("Calibrate the printer"), self.tr("Save"))
        text = self.tr(
            "Print the page at its real size, measure from the edges of the paper to the middle of the upper left "
            "cross, and enter what you found. 20 and 20 needs no correction."
        )
        self.form.addWidget(label(text, "quiet", wrap=True))
        self.form.addWidget(button(self.tr("Print the page with crosses…"), self._print))
        self.add("across", MoneyField(self.tr("From the left edge, mm"), required=True)).put(20 - form.dx)
        self.add("down", MoneyField(self.tr("From the upper edge, mm"), required=True)).put(20 - form.dy)

    def _print(self) -> None:
        title = self.tr("Calibration page")
        PreviewDialog(self.desk, self, title, "calibration", lambda _: form_templates.calibration_pdf(), None).open()

    def save(self, values: dict[str, Any]) -> None:
        form_id = self._form.id or 0
        self.desk.act(
            lambda workspace: form_templates.calibrate(workspace, form_id, values["across"], values["down"]),
            self,
            self.done_with,
            self.refuse,
        )
