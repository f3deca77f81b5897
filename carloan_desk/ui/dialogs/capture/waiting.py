"""Drafts that wait: offered above an empty form."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.services import capture
from carloan_desk.services.capture import Draft
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.widgets.basics import button, clear, label, row

_SHOWN = 3
_START = 12  # characters of a message by which a draft without a name is known


class WaitingDrafts(QWidget):
    """A line for each of the newest drafts.

    Signals:
        wanted: A draft is to be gone on with; carries it.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()
        desk.ask(capture.drafts, self._show, self)

    def _show(self, found: list[Draft]) -> None:
        clear(self._rows)
        show, today = self._desk.show, self._desk.today()
        for draft in found[:_SHOWN]:
            when = f"{draft.at:%H:%M}"
            if draft.at.date() != today:
                when = f"{show.short_day(draft.at.date(), today)} {when}"
            go_on = self.tr("Continue the draft of {when}").format(when=when)
            if about := show.name(draft.values.get("name", "")) or show.text(draft.message.strip()[:_START]):
                go_on = f"{go_on} · {about}"
            self._rows.addLayout(
                row(
                    button(go_on, partial(self._want, draft), "link", name="draft.continue"),
                    button(self.tr("Throw it away"), partial(self._drop, draft.name), "link", name="draft.drop"),
                    None,
                    spacing=16,
                )
            )
        if len(found) > _SHOWN:
            older = self.tr("{n} older drafts wait too.").format(n=len(found) - _SHOWN)
            self._rows.addWidget(label(older, "quiet"))
        self.setVisible(bool(found))

    def _want(self, draft: Draft) -> None:
        self.hide()
        self.wanted.emit(draft)

    def _drop(self, name: str) -> None:
        def drop(workspace: Workspace) -> list[Draft]:
            capture.drop_draft(workspace, name)
            return capture.drafts(workspace)

        self._desk.ask(drop, self._show, self)
