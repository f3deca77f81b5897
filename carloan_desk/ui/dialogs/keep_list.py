"""A list of clients is kept under a name."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.client_list import ListQuery
from carloan_desk.services import client_lists
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import TextField


class KeepListDialog(FormDialog):
    """Asks for the name; a list of that name is replaced."""

    def __init__(self, desk: Desk, parent: QWidget, wanted: ListQuery) -> None:
        super().__init__(desk, parent)
        self._wanted = wanted
        self.say(self.tr("Keep this list"), self.tr("Keep"))
        self.add("name", TextField(self.tr("Name of the list"), required=True, limit=40))

    def save(self, values: dict[str, Any]) -> None:
        name, wanted = values["name"], self._wanted
        self.desk.act(
            lambda workspace: client_lists.keep_list(workspace, name, wanted), self, self.done_with, self.refuse
        )
