"""Change the passcode."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import TextField


class PasscodeDialog(FormDialog):
    """The new passcode, twice."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Change the passcode"), self.tr("Change"))
        for name, caption in (("passcode", self.tr("New passcode")), ("again", self.tr("New passcode again"))):
            field = TextField(caption, required=True)
            field.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.add(name, field)

    def save(self, values: dict[str, Any]) -> None:
        if values["passcode"] != values["again"]:
            self.do.setEnabled(True)
            self.fields["again"].say(self.tr("The two differ."))
            return
        workspace, passcode = self.desk.workspace, str(values["passcode"])
        self.desk.run(
            lambda: workspace.change_passcode(passcode),
            self.done_with,
            self,
            self.refuse,
        )
