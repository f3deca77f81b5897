"""Forms of channels: a place, a person there, a visit, a campaign."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.client import Source
from carloan_desk.domain.identifiers import check_mobile
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.services import sources
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import button
from carloan_desk.ui.widgets.find import FindField
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    MoneyField,
    NoteField,
    NumberField,
    TextField,
    choices_of,
)
from carloan_desk.ui.widgets.identifier import IdentifierField


class PlaceDialog(FormDialog):
    """A place leads come from, and how often one means to call there."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        places: Sequence[LeadSource],
        place: LeadSource | None = None,
        kind: Source | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("New place") if place is None else self.tr("Place"), self.tr("Save"))
        self._place = place
        self.add("name", TextField(self.tr("Name"), required=True, limit=60))
        choice = ChoiceField(self.tr("Kind of source"), choices_of(Source, words.source), required=True)
        above = FindField(self.tr("Belongs to"), hint=self.tr("Type to find"))
        above.offer((each.id, each.name) for each in places if place is None or each.id != place.id)
        self.add_row([("kind", choice), ("parent_id", above)])
        self.add_row([("city", TextField(self.tr("City"), limit=30)), ("address", TextField(self.tr("Address")))])
        self.add_row(
            [
                ("visit_every_days", NumberField(self.tr("Visit every so many days"), 1, 999)),
                ("next_visit_on", DateField(self.tr("Next visit"), desk.today())),
            ]
        )
        self.add("note", NoteField(self.tr("Note")))
        kinds = {each.id: each.kind for each in places}
        above.edited.connect(lambda value: choice.put(kinds[value]) if value in kinds else None)
        if place is not None:
            for name, field in self.fields.items():
                field.put(getattr(place, name))
        else:
            choice.put(kind)

    def save(self, values: dict[str, Any]) -> None:
        kept = LeadSource(id=None if self._place is None else self._place.id, **values)
        self.desk.act(lambda workspace: sources.keep_place(workspace, kept), self, self.done_with, self.refuse)


class PersonDialog(FormDialog):
    """Somebody who works at a place."""

    def __init__(self, desk: Desk, parent: QWidget, place_id: int, person: SourcePerson | None = None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Person at this place"), self.tr("Save"))
        self._place_id, self._person = place_id, person
        self.add_row(
            [
                ("name", TextField(self.tr("Name"), required=True, limit=60)),
                ("role", TextField(self.tr("Position"), hint=self.tr("Sales consultant"))),
            ]
        )
        self.add_row(
            [
                ("mobile", IdentifierField(self.tr("Mobile"), check_mobile)),
                ("wechat", TextField(self.tr("WeChat ID"), limit=60)),
            ]
        )
        self.add("note", NoteField(self.tr("Note")))
        if person is not None:
            for name, field in self.fields.items():
                field.put(getattr(person, name))
            self.form.addWidget(button(self.tr("Works there no longer"), self._drop, "danger"))

    def _drop(self) -> None:
        person_id = 0 if self._person is None else self._person.id or 0
        self.desk.act(lambda workspace: sources.drop_person(workspace, person_id), self, self.done_with, self.refuse)

    def save(self, values: dict[str, Any]) -> None:
        kept = SourcePerson(id=None if self._person is None else self._person.id, source_id=self._place_id, **values)
        self.desk.act(lambda workspace: sources.keep_person(workspace, kept), self, self.done_with, self.refuse)


class VisitDialog(FormDialog):
    """One visit, today unless told otherwise."""

    def __init__(self, desk: Desk, parent: QWidget, place_id: int) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Note a visit"), self.tr("Save"))
        self._place_id = place_id
        day = DateField(self.tr("On"), desk.today(), required=True)
        day.put(desk.today())
        self.add("on", day)
        self.add("note", NoteField(self.tr("What was talked about")))

    def save(self, values: dict[str, Any]) -> None:
        visit, today = SourceVisit(source_id=self._place_id, **values), self.desk.today()
        self.desk.act(lambda workspace: sources.note_visit(workspace, visit, today), self, self.done_with, self.refuse)


class CampaignDialog(FormDialog):
    """A push for leads: when, where, at what cost."""

    def __init__(
        self, desk: Desk, parent: QWidget, places: Sequence[LeadSource], campaign: Campaign | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("New campaign") if campaign is None else self.tr("Campaign"), self.tr("Save"))
        self._campaign = campaign
        self.add("name", TextField(self.tr("Name"), required=True, limit=60))
        where = FindField(self.tr("At"), hint=self.tr("Type to find"))
        where.offer((each.id, each.name) for each in places)
        self.add("lead_source_id", where)
        begins = DateField(self.tr("Begins on"), desk.today(), required=True)
        self.add_row([("starts_on", begins), ("ends_on", DateField(self.tr("Ends on"), desk.today()))])
        self.add("cost", MoneyField(self.tr("Cost in yuan")))
        self.add("note", NoteField(self.tr("Note")))
        if campaign is not None:
            for name, field in self.fields.items():
                field.put(getattr(campaign, name))
            self.form.addWidget(button(self.tr("To the bin"), self._drop, "danger"))

    def _drop(self) -> None:
        campaign_id = 0 if self._campaign is None else self._campaign.id or 0
        self.desk.act(
            lambda workspace: sources.drop_campaign(workspace, campaign_id), self, self.done_with, self.refuse
        )

    def save(self, values: dict[str, Any]) -> None:
        values["cost"] = values["cost"] or Decimal(0)
        kept = Campaign(id=None if self._campaign is None else self._campaign.id, **values)
        self.desk.act(lambda workspace: sources.keep_campaign(workspace, kept), self, self.done_with, self.refuse)
