"""Clients who may be one person: all groups, the surest first; and records side by side, made one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from carloan_desk.domain.circle import Consent, OwnedVehicle, Relation
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.duplicates import Choice, Strength, is_empty
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import ContactNote
from carloan_desk.services import duplicates, sources
from carloan_desk.services.duplicates import Group, MergePreview
from carloan_desk.storage.workspace import Changes, Workspace
from carloan_desk.ui import client_words, duplicate_words, messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row
from carloan_desk.ui.widgets.job_line import JobLine
from carloan_desk.ui.widgets.table import Table

_KINDS = {Strength.STRONG: "bad", Strength.LIKELY: "warn", Strength.WEAK: "quiet"}


class _Groups(Table[Group]):
    """The groups; Enter or a double click wants one compared.

    Signals:
        wanted: Carries the group. A signal, not a callback: what holds on to its dialog in a circle would outlive the
            long work that sets everything aside.
    """

    wanted = Signal(object)

    def _open(self, row: int) -> None:
        if (group := self._at(row)) is not None:
            self.wanted.emit(group)


class DuplicatesDialog(QDialog):
    """Looks through all clients, and shows who may be one person and why."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Duplicate clients"))
        self.desk = desk
        show = desk.show
        columns: list[Column[Group]] = [
            Column(
                "who",
                self.tr("Clients"),
                lambda g: " / ".join(show.name(c.name) for c in g.clients),
                width=0,
                bold=True,
            ),
            Column(
                "phones", self.tr("Mobile"), lambda g: " / ".join(show.mobile(c.mobile) for c in g.clients), width=260
            ),
            Column("why", self.tr("Why"), lambda g: duplicate_words.reasons(g.likeness.reasons), width=200),
            Column(
                "how",
                self.tr("How sure"),
                lambda g: duplicate_words.strength(g.likeness.strength),
                sort=lambda g: -g.likeness.strength,
                width=90,
                chip=lambda g: _KINDS[g.likeness.strength],
            ),
        ]
        self._said = label("", "quiet", wrap=True)
        self.table = _Groups("duplicates", columns)
        self.table.wanted.connect(self._open)
        self._job = JobLine(desk)
        self._again = button(self.tr("Look again"), self.look)
        self._merge = button(self.tr("Compare and merge…"), self._open_selected, "primary", name="duplicates.merge")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(10))
        layout.addWidget(label(self.tr("Duplicate clients"), "strong"))
        layout.addWidget(self._said)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        layout.addLayout(row(self._job, None, button(self.tr("Close"), self.reject), self._again, self._merge))
        window = parent.window()
        self.resize(min(theme.px(860), window.width() - 40), min(theme.px(520), window.height() - 80))
        desk.changed.connect(self._changed)
        self.look()

    def look(self) -> None:
        """Look through all clients."""
        self._said.setText(self.tr("Looking through all clients…"))
        self._merge.setEnabled(False)
        self._again.setEnabled(False)
        workspace = self.desk.workspace
        self._job.run(
            self.tr("Looking for duplicates"),
            lambda report: duplicates.scan(workspace, report),
            self._show,
            self,
            self._stopped,
        )

    def reject(self) -> None:
        """Close, and look no further."""
        self._job.stop()
        super().reject()

    def _show(self, groups: list[Group]) -> None:
        self._again.setEnabled(True)
        self.table.records.put(groups)
        self.table.setVisible(bool(groups))
        self._merge.setEnabled(bool(groups))
        if groups:
            self.table.selectRow(0)
            text = self.tr(
                "{n} groups. Sharing a phone or a name is a reason to look, no proof: families share phones."
            )
            self._said.setText(text.format(n=len(groups)))
        else:
            self._said.setText(self.tr("No two records look like one person."))

    def _stopped(self, error: DomainError) -> None:
        self._again.setEnabled(True)
        self._said.setText(messages.wording(error))

    def _changed(self, changes: Changes) -> None:
        if changes.action == "client.merge":
            self.look()

    def _open_selected(self) -> None:
        group = self.table.selected()
        if group is not None:
            self._open(group)

    def _open(self, group: Group) -> None:
        open_merge(self.desk, self, [client.id or 0 for client in group.clients])


def open_merge(desk: Desk, parent: QWidget, client_ids: list[int]) -> None:
    """Open records side by side."""

    def read(workspace: Workspace) -> tuple[MergePreview, dict[tuple[str, int], str]]:
        return duplicates.preview(workspace, client_ids[: duplicates.MOST_MERGED]), sources.names(workspace)

    desk.ask(read, lambda found: MergeDialog(desk, parent, *found).open(), parent)


class MergeDialog(QDialog):
    """A column for each record, a row for each field in which they differ; one value of each row is kept."""

    def __init__(self, desk: Desk, parent: QWidget, preview: MergePreview, names: dict[tuple[str, int], str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Put records together"))
        self.desk = desk
        self._preview, self._names = preview, names
        self._kept = QButtonGroup(self)
        self._chosen: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(8))
        self._line = 0
        self._make_head()
        differing = [choice for choice in preview.choices if choice.differs]
        for choice in differing:
            self._make_row(choice)
        self._grid.setRowStretch(self._line, 1)
        for place in range(len(preview.clients)):
            self._grid.setColumnStretch(place + 1, 1)
        content = QWidget()
        content.setLayout(self._grid)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        explained = self.tr(
            "Deals, contacts, people, consents, cars, files and quotes of all go to the record that stays; the others "
            "go to the bin. One undo takes it back. Tags and notes are put together."
        )
        self.do = button(self.tr("Put together"), self._do, "primary", name="merge.do")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(10))
        layout.addWidget(label(self.tr("Put records together"), "strong"))
        layout.addWidget(label(explained, "quiet", wrap=True))
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(row(self._message, None, button(self.tr("Cancel"), self.reject), self.do))
        window = parent.window()
        self.resize(
            min(theme.px(200 + 250 * len(preview.clients)), window.width() - 40),
            min(theme.px(180 + 40 * (len(differing) + 3)), window.height() - 60),
        )

    def _make_head(self) -> None:
        show = self.desk.show
        self._grid.addWidget(label(self.tr("Stays"), "quiet"), 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, client in enumerate(self._preview.clients):
            stays = QRadioButton(
                self.tr("{name}, since {day}").format(name=show.name(client.name), day=show.day(client.created_on))
            )
            stays.setChecked(place == self._preview.proposed)
            self._kept.addButton(stays, place)
            cell = QVBoxLayout()
            cell.setSpacing(theme.px(2))
            cell.addWidget(stays)
            cell.addWidget(label(self._hanging(place), "quiet", wrap=True))
            self._grid.addLayout(cell, 0, place + 1)
        self._line = 1

    def _hanging(self, place: int) -> str:
        counts = self._preview.hanging[place]
        parts = (
            (Deal, self.tr("{n} deals")),
            (ContactNote, self.tr("{n} contacts")),
            (Consent, self.tr("{n} consents")),
            (OwnedVehicle, self.tr("{n} cars")),
            (Relation, self.tr("{n} people")),
        )
        said = [text.format(n=counts[cls]) for cls, text in parts if counts.get(cls)]
        return " · ".join(said) or self.tr("Nothing hangs on it")

    def _make_row(self, choice: Choice) -> None:
        group = QButtonGroup(self)
        self._grid.addWidget(label(client_words.field_name(choice.field), "quiet"), self._line, 0)
        for place, value in enumerate(choice.values):
            if is_empty(value):
                self._grid.addWidget(label("—", "quiet"), self._line, place + 1)
                continue
            shown = client_words.field_value(self.desk.show, choice.field, value, self._names)
            option = QRadioButton(shown if len(shown) <= 40 else shown[:39] + "…")
            option.setToolTip(shown)
            option.setAccessibleName(f"{client_words.field_name(choice.field)}: {shown}")
            option.setChecked(place == choice.chosen)
            group.addButton(option, place)
            self._grid.addWidget(option, self._line, place + 1)
        self._chosen[choice.field] = group
        self._line += 1

    def _do(self) -> None:
        self.do.setEnabled(False)
        ids = [client.id or 0 for client in self._preview.clients]
        kept = self._kept.checkedId()
        order = [kept, *(place for place in range(len(ids)) if place != kept)]
        chosen = {choice.field: choice.chosen for choice in self._preview.choices}
        chosen |= {field: group.checkedId() for field, group in self._chosen.items() if group.checkedId() >= 0}
        places = {name: order.index(place) for name, place in chosen.items()}
        pointer = self.tr("Put together with {name} (record {id}).")
        self.desk.act(
            lambda workspace: duplicates.merge(
                workspace, ids[kept], [ids[each] for each in order[1:]], places, pointer
            ),
            self,
            lambda _: self.accept(),
            self._refuse,
        )

    def _refuse(self, error: DomainError) -> None:
        self.do.setEnabled(True)
        self._message.setText(messages.wording(error))
        self._message.show()
