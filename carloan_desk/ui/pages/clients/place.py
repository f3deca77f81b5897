"""One place: who is there, when one was there, what runs there."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import SourcePerson
from carloan_desk.services import sources
from carloan_desk.services.sources import PlaceView
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.channels import PersonDialog, VisitDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, clear, label, row, rule

_VISITS_SHOWN = 8


class PlacePanel(Card):
    """People, visits and campaigns of the place chosen in the tree."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._place_id: int | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Show no place."""
        self._place_id = None
        clear(self._rows)
        self._rows.addWidget(
            label(self.tr("Choose a place to see its people and visits; Enter edits it."), "quiet", wrap=True)
        )

    def show_place(self, place_id: int) -> None:
        """Read a place and show it."""
        self._place_id = place_id

        def read(workspace: Workspace) -> PlaceView | None:
            try:
                return sources.place(workspace, place_id)
            except DomainError:  # gone since the tree was read
                return None

        self.desk.ask(read, self._show, self)

    def _show(self, view: PlaceView | None) -> None:
        if view is None or view.place.id != self._place_id:
            return
        clear(self._rows)
        show, today, place = self.desk.show, self.desk.today(), view.place
        self._rows.addWidget(label(place.name, "strong", wrap=True))
        where = " · ".join(each for each in (place.city, place.address) if each)
        if where:
            self._rows.addWidget(label(where, "quiet", wrap=True))
        if place.note:
            self._rows.addWidget(label(show.text(place.note), "quiet", wrap=True))
        self._heading(self.tr("People"), self.tr("Add…"), self._add_person, "place.person")
        for person in view.people:
            self._rows.addWidget(self._person(person))
        if not view.people:
            self._rows.addWidget(label(self.tr("Nobody noted yet."), "quiet"))
        self._heading(self.tr("Visits"), self.tr("Note a visit…"), self._add_visit, "place.visit")
        if place.next_visit_on is not None:
            late = place.next_visit_on <= today
            text = self.tr("Next visit {day}").format(day=show.relative_day(place.next_visit_on, today))
            self._rows.addWidget(label(text, "warning" if late else "bold"))
        if place.visit_every_days is not None:
            self._rows.addWidget(label(self.tr("every {n} days").format(n=place.visit_every_days), "quiet"))
        for visit in view.visits[:_VISITS_SHOWN]:
            self._rows.addWidget(label(f"{show.day(visit.on)}  {show.text(visit.note)}".strip(), "quiet", wrap=True))
        if not view.visits:
            self._rows.addWidget(label(self.tr("None noted."), "quiet"))
        if view.campaigns:
            self._rows.addWidget(rule())
            self._rows.addWidget(label(self.tr("Campaigns"), "bold"))
            for campaign in view.campaigns:
                self._rows.addWidget(label(f"{campaign.name} · {show.day(campaign.starts_on)}", "quiet", wrap=True))
        self._rows.addWidget(rule())
        self._rows.addLayout(row(None, button(self.tr("To the bin"), self._drop, "danger", name="place.bin")))

    def _heading(self, text: str, add: str, action: object, name: str) -> None:
        self._rows.addWidget(rule())
        self._rows.addLayout(row(label(text, "bold"), None, button(add, action, "link", name=name)))  # type: ignore[arg-type]

    def _person(self, person: SourcePerson) -> QWidget:
        show = self.desk.show
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        edit = button(show.name(person.name), partial(self._edit_person, person), "link")
        column.addLayout(row(edit, label(person.role, "quiet"), None))
        details = " · ".join(each for each in (show.mobile(person.mobile), show.text(person.wechat)) if each)
        if details:
            column.addWidget(label(details, "quiet", wrap=True))
        return holder

    def _add_person(self) -> None:
        if self._place_id is not None:
            PersonDialog(self.desk, self, self._place_id).open()

    def _edit_person(self, person: SourcePerson) -> None:
        if not self.desk.show.masked:
            PersonDialog(self.desk, self, person.source_id, person).open()

    def _add_visit(self) -> None:
        if self._place_id is not None:
            VisitDialog(self.desk, self, self._place_id).open()

    def _drop(self) -> None:
        place_id = self._place_id
        if place_id is not None:
            self.desk.act(lambda workspace: sources.drop_place(workspace, place_id), self)
