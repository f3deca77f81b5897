"""A text of care is copied in one click, while the rules allow to send it."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carloan_desk.services import care_texts
from carloan_desk.services.care_texts import CareText, ReadyText
from carloan_desk.ui import contact_words
from carloan_desk.ui.clipboard import copy_for_a_while
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language


def copy_care_text(
    desk: Desk,
    owner: QWidget,
    kind: CareText,
    client_id: int,
    *,
    car: str = "",
    years: int = 0,
    day: date | None = None,
) -> None:
    """Copy a text for a client; outside the hours, or after a refusal, say why it is not copied."""
    now, lang = desk.now(), language()

    def copy(found: ReadyText) -> None:
        if found.verdict.blocked:
            desk.notice.emit(contact_words.told(found.verdict, desk.show, now), False)
            return
        copy_for_a_while(found.text)
        text = QCoreApplication.translate("care_text", "Text copied; it leaves the clipboard in a minute.")
        desk.notice.emit(text, False)

    desk.ask(
        lambda workspace: care_texts.ready(
            workspace, kind, client_id, now, car=car, years=years, day=day, language=lang
        ),
        copy,
        owner,
    )
