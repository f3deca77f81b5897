"""What the pages of the steps have in common."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import clients, deals
from carloan_desk.services.deals import DealView
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.forms import Field


class Step(QWidget):
    """The page of one step of the walk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view: DealView | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))

    def show_view(self, view: DealView) -> None:
        """Show the step for a deal."""
        self.view = view

    def begin(self) -> None:
        """Begin what the next step asks for on this page: by default nothing but to show it."""

    def put(self, fields: Mapping[str, Field], record: Any, *, enabled: bool = True) -> None:
        """Show a record in its fields, leaving alone the one that is being typed in."""
        masked = self.desk.show.masked
        for name, field in fields.items():
            field.setEnabled(enabled and not masked)
            if masked:
                field.conceal()
            else:
                field.put(getattr(record, name))

    def save_deal(self, fields: Mapping[str, Field], name: str, value: Any) -> None:
        """Save one field of the deal; what is wrong appears beside it and stays as typed."""
        if self.view is None:
            return
        deal_id = self.view.deal.id or 0
        self.desk.act(
            lambda workspace: deals.edit(workspace, deal_id, {name: value}),
            self,
            failed=lambda error: _refuse(fields, name, error),
        )

    def save_client(self, fields: Mapping[str, Field], name: str, value: Any) -> None:
        """Save one field of the client."""
        if self.view is None:
            return
        client_id = self.view.client.id or 0
        self.desk.act(
            lambda workspace: clients.edit(workspace, client_id, {name: value}),
            self,
            failed=lambda error: _refuse(fields, name, error),
        )

    def refuse(self, fields: Mapping[str, Field], name: str, error: DomainError) -> None:
        """Keep what was typed although it could not be stored, and say why beside it."""
        _refuse(fields, name, error)


def field_grid(fields: Mapping[str, Field], columns: int = 2) -> QGridLayout:
    """Return fields side by side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(8))
    for index, field in enumerate(fields.values()):
        grid.addWidget(field, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid


def _refuse(fields: Mapping[str, Field], name: str, error: DomainError) -> None:
    fields[name].refuse(messages.wording(error))
