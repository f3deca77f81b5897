"""What is known of one client, field by field; each is saved when it is left."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.identifiers import check_mobile, check_resident_id
from carloan_desk.services import clients
from carloan_desk.services.client_page import ClientPage
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.find import FindField
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, Field, MoneyField, NoteField, TextField, choices_of
from carloan_desk.ui.widgets.identifier import IdentifierField


class Record(QWidget):
    """The fields of a client, two in a line."""

    def __init__(self, desk: Desk, client_id: int) -> None:
        super().__init__()
        self.desk = desk
        self.client_id = client_id
        today = desk.today()
        self._place = FindField(self.tr("Place"), hint=self.tr("Type to find"))
        self._campaign = FindField(self.tr("Campaign"), hint=self.tr("Type to find"))
        self.fields: dict[str, Field] = {
            "name": TextField(self.tr("Name"), required=True),
            "mobile": IdentifierField(self.tr("Mobile"), check_mobile),
            "second_mobile": IdentifierField(self.tr("Second mobile"), check_mobile),
            "wechat": TextField(self.tr("WeChat ID")),
            "id_number": IdentifierField(self.tr("ID number"), check_resident_id),
            "id_valid_until": DateField(self.tr("ID valid until"), today, long_term=True),
            "gender": ChoiceField(self.tr("Gender"), choices_of(Gender, words.gender)),
            "birth_date": DateField(self.tr("Date of birth"), today),
            "source": ChoiceField(self.tr("Source"), choices_of(Source, words.source)),
            "lead_source_id": self._place,
            "campaign_id": self._campaign,
            "interest": TextField(self.tr("Interested in"), limit=400),
            "city": TextField(self.tr("City")),
            "address": TextField(self.tr("Home address")),
            "marital_status": ChoiceField(self.tr("Marital status"), choices_of(MaritalStatus, words.marital_status)),
            "occupation": ChoiceField(self.tr("Occupation"), choices_of(Occupation, words.occupation)),
            "employer": TextField(self.tr("Employer")),
            "job_title": TextField(self.tr("Position")),
            "employer_phone": TextField(self.tr("Employer's phone")),
            "employed_since": DateField(self.tr("Employed since"), today),
            "monthly_income": MoneyField(self.tr("Net income a month")),
            "monthly_debt": MoneyField(self.tr("Other instalments a month")),
            "email": TextField(self.tr("E-mail")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        for index, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(lambda value, name=name: self._save(name, value))
        note = NoteField(self.tr("Note"))
        note.edited.connect(lambda value: self._save("note", value))
        self.fields["note"] = note
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(note)
        layout.addStretch(1)

    def show_page(self, page: ClientPage) -> None:
        """Show a client. Under the mask fields can be neither read nor changed."""
        client, masked = page.view.client, self.desk.show.masked
        places = [
            each for each in page.places.sources if each.kind is client.source or each.id == client.lead_source_id
        ]
        self._place.offer((each.id, each.name) for each in places)
        self._campaign.offer((each.id, each.name) for each in page.places.campaigns)
        for name, field in self.fields.items():
            field.setEnabled(not masked)
            if masked:
                field.conceal()
            else:
                field.put(getattr(client, name))

    def _save(self, name: str, value: Any) -> None:
        if self.desk.show.masked:
            return
        client_id = self.client_id
        fields = {name: value}
        if name == "source":
            fields["lead_source_id"] = None  # a place belongs to its kind of source
        self.desk.act(
            lambda workspace: clients.edit(workspace, client_id, fields),
            self,
            failed=lambda error: self.fields[name].refuse(messages.wording(error)),
        )
