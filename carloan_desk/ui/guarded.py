"""A client's number, copied only when the rules allow a contact now."""

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.servicing import Channel
from carloan_desk.services import contacts
from carloan_desk.services.contacts import Sheet
from carloan_desk.ui import contact_words
from carloan_desk.ui.clipboard import copy_number
from carloan_desk.ui.desk import Desk


def copy_when_allowed(desk: Desk, owner: QWidget, client_id: int, number: str) -> None:
    """Copy a number and say how often it was called today; blocked, the dialog says why and asks for a reason."""
    now = desk.now()

    def judge(sheet: Sheet) -> None:
        client = sheet.parties[0]
        deal_id = sheet.talks[0].case.deal.id if sheet.talks else None
        purpose = sheet.purpose(client, deal_id, now.date())
        verdict = sheet.verdict(client, number, now, Channel.PHONE, purpose)
        said = contact_words.told(verdict, desk.show, now)
        desk.notice.emit(f"{contact_words.outcome(verdict.outcome)} · {said}", False)
        if verdict.blocked:
            from carloan_desk.ui.dialogs.contact import ContactDialog

            ContactDialog(desk, owner, client_id, deal_id).open()
        else:
            copy_number(number)

    desk.ask(lambda workspace: contacts.sheet(workspace, client_id, now), judge, owner)
