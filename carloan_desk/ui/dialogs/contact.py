"""A contact: with whom, how, what came of it, what comes next; the rules, the loan and a script beside it."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.conduct import Verdict, is_reason, parse_hour
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.services import contacts
from carloan_desk.services.contacts import Party, Sheet
from carloan_desk.ui import contact_words, words
from carloan_desk.ui.clipboard import copy_number
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.capture.days import QuickDays
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, MoneyField, NoteField, TextField, choices_of
from carloan_desk.ui.widgets.pick import PickField
from carloan_desk.ui.widgets.talk import TalkSide, VerdictLine

_SIDE = "contact/side"


class ContactDialog(FormDialog):
    """Three choices and a sentence. Nothing of another client's is ever proposed.

    Args:
        desk: Does the work.
        parent: The page it is opened from.
        client_id: Whose contact it is.
        deal_id: The deal it is about; ``None`` takes the loan that is most behind.
        channel: Chosen already.
        result: Chosen already.
        relation_id: Somebody around the client it was with.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        client_id: int,
        deal_id: int | None,
        *,
        channel: Channel | None = None,
        result: ContactResult | None = None,
        relation_id: int | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Record a contact"), self.tr("Record"))
        self._client_id, self._deal_id, self._relation_id = client_id, deal_id, relation_id
        self._opened = desk.now().replace(second=0, microsecond=0)
        self._sheet: Sheet | None = None
        self._purpose_chosen = False
        self._make_fields()
        self.fields["channel"].put(channel or Channel.PHONE)
        self.fields["outgoing"].put(True)
        self.fields["result"].put(result)
        self._make_side()
        for name in ("relation_id", "number", "channel", "outgoing", "purpose", "result", "deal_id", "on", "at"):
            self.fields[name].edited.connect(lambda _value, name=name: self._changed(name))
        self._reason.line.textChanged.connect(lambda _text: self._judge())
        self._show_promise()
        self.do.setEnabled(False)
        now = desk.now()
        desk.ask(lambda workspace: contacts.sheet(workspace, client_id, now), self._show_sheet, self)

    def _make_fields(self) -> None:
        today = self.desk.today()
        self._who = PickField(self.tr("With whom"))
        self.add("relation_id", self._who)
        self._number = ChoiceField(self.tr("Number"), ())
        self.fields["number"] = self._number
        self._copy = button(self.tr("Copy number"), self._copy_number, name="contact.copy")
        self._copy.setAutoDefault(False)
        line = row(self._number, self._copy, spacing=12)
        line.setStretchFactor(self._number, 1)
        line.setAlignment(self._copy, Qt.AlignmentFlag.AlignBottom)
        self.form.addLayout(line)
        self._verdict = VerdictLine(self.desk)
        self.form.addWidget(self._verdict)
        self._clock = label("", "warning", wrap=True)
        self._clock.hide()
        self.form.addWidget(self._clock)
        self._reason = TextField(self.tr("Why in spite of the rule"), hint=self.tr("Kept in the history"), limit=200)
        self.add("override_reason", self._reason)
        self._reason.hide()
        channel = PickField(self.tr("How"), choices_of(Channel, words.channel), required=True)
        outgoing = PickField(
            self.tr("Who called"), [(True, self.tr("I did")), (False, self.tr("They did"))], required=True
        )
        self._row([("channel", channel, 2), ("outgoing", outgoing, 1)])
        self._purpose = PickField(self.tr("What for"), choices_of(ContactPurpose, contact_words.purpose), required=True)
        self.add("purpose", self._purpose)
        self.add("result", PickField(self.tr("Result"), choices_of(ContactResult, words.contact_result), required=True))
        promise_on = DateField(self.tr("Promised to pay on"), today)
        self.add_row([("promise_on", promise_on), ("promise_amount", MoneyField(self.tr("Amount promised")))])
        self.add("note", NoteField(self.tr("What was said")))
        next_step = TextField(self.tr("Next step"), limit=60)
        next_on = DateField(self.tr("on day"), today)
        self._row([("next_step", next_step, 3), ("next_on", next_on, 2)])
        self.form.addWidget(QuickDays(next_on, today))
        on = DateField(self.tr("Day of the contact"), today, required=True)
        hour = TextField(self.tr("Time"), required=True, limit=5, check=_hour)
        self._deal = ChoiceField(self.tr("About"), ())
        self._row([("deal_id", self._deal, 3), ("on", on, 2), ("at", hour, 1)])
        on.put(self._opened.date())
        hour.put(f"{self._opened:%H:%M}")

    def _row(self, fields: list[tuple[str, Any, int]]) -> None:
        line = row(spacing=12)
        for name, field, share in fields:
            self.fields[name] = field
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.form.addLayout(line)

    def _make_side(self) -> None:
        """Put the loan and the script to the right of the form, to be closed and opened again."""
        self._talk = TalkSide(self.desk)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(margins(12, 16))
        column.addWidget(self._talk)
        self._side = Scroll(inner)
        self._side.setMinimumWidth(theme.px(300))
        self._toggle = button("", self._turn_side, "link", name="contact.side")
        self._toggle.setAutoDefault(False)
        self.body.addWidget(self._side, 2)
        self.foot.insertWidget(0, self._toggle)
        self._show_side(preferences.text(_SIDE, "open") == "open")

    def _turn_side(self) -> None:
        shown = self._side.isHidden()
        preferences.set_text(_SIDE, "open" if shown else "closed")
        self._show_side(shown)
        self._fit()

    def _show_side(self, shown: bool) -> None:
        self._side.setVisible(shown)
        self._toggle.setText(self.tr("Hide the script") if shown else self.tr("Show the script"))

    def open(self) -> None:
        parent = self.parentWidget()
        room = None if parent is None else parent.window().width() - 40
        if room is not None and room < theme.px(760):
            self._show_side(False)  # no room beside the form
        super().open()
        self._fit()

    def _fit(self) -> None:
        parent = self.parentWidget()
        window = None if parent is None else parent.window()
        wide, high = theme.px(960 if not self._side.isHidden() else 520), theme.px(720)
        if window is not None:
            wide, high = min(wide, window.width() - 40), min(high, window.height() - 40)
        self.resize(wide, high)

    # What is shown ----------------------------------------------------------------------------------------------------

    def _show_sheet(self, sheet: Sheet) -> None:
        show = self.desk.show
        self._sheet = sheet
        self._who.offer([(each.relation_id, contact_words.party(each, show)) for each in sheet.parties])
        self._who.pick(sheet.party(self._relation_id).relation_id)
        about = [(deal.id, deal.vehicle_model or self.tr("Car not chosen")) for deal in sheet.deals]
        self._deal.offer([(None, self.tr("No deal")), *about])
        first = sheet.talks[0].case.deal.id if sheet.talks else None
        self._deal.put(first if self._deal_id is None else self._deal_id)
        self._deal.setVisible(bool(about))
        # The heading alone: titles are seen in task bars and screen shares.
        self._heading.setText(self.tr("Record a contact: {name}").format(name=show.name(sheet.client.name)))
        offset = self.desk.now().astimezone().utcoffset()
        text = contact_words.clock(sheet.ahead, show, offset)
        self._clock.setText(text)
        self._clock.setVisible(bool(text))
        self.do.setEnabled(True)
        self._changed("relation_id")
        self.fields["result"].setFocus()

    def _changed(self, name: str) -> None:
        if self._sheet is None:
            return
        if name == "purpose":
            self._purpose_chosen = True
        if name == "relation_id":
            numbers = self._party().numbers
            self._number.offer([(number, self.desk.show.mobile(number)) for number in numbers])
            self._number.put(numbers[0] if numbers else None)
            self._copy.setVisible(bool(numbers))
            self._offer_purposes()
        if name in ("relation_id", "deal_id") and not self._purpose_chosen:
            self._purpose.pick(self._sheet.purpose(self._party(), self._deal.read(), self.desk.today()))
        if name == "result":
            self._show_promise()
        self._judge()

    def _offer_purposes(self) -> None:
        """Only somebody else is asked to pass a message on."""
        chosen = self._purpose.read()
        client = self._party().relation is None
        offered = [each for each in ContactPurpose if not (client and each is ContactPurpose.FORWARD)]
        self._purpose.offer([(each, contact_words.purpose(each)) for each in offered])
        self._purpose_chosen = self._purpose_chosen and chosen in offered
        self._purpose.pick(chosen if chosen in offered else None)

    def _show_promise(self) -> None:
        promised = self.fields["result"].read() is ContactResult.PROMISED
        for name in ("promise_on", "promise_amount"):
            self.fields[name].setVisible(promised)
        self.fields["promise_on"].require(promised)

    def _party(self) -> Party:
        assert self._sheet is not None
        return self._sheet.party(self._who.read())

    def _moment(self) -> datetime:
        try:
            day, hour = self.fields["on"].read(), self.fields["at"].read()
        except DomainError:
            return self._opened
        return self._opened if day is None or not hour else datetime.combine(day, parse_hour(hour))

    def _judge(self) -> None:
        if self._sheet is None:
            return
        party, purpose = self._party(), self._purpose.read() or ContactPurpose.FOLLOW_UP
        verdict: Verdict = self._sheet.verdict(
            party,
            self._number.read() or "",
            self._moment(),
            self.fields["channel"].read() or Channel.PHONE,
            purpose,
            outgoing=self.fields["outgoing"].read() is not False,
        )
        self._verdict.show_verdict(verdict, self.desk.now())
        self._reason.setVisible(verdict.blocked)
        free = not verdict.blocked or is_reason(self._reason.line.text())
        self._copy.setEnabled(free)
        self._copy.setToolTip("" if free else self.tr("Blocked by the rules: write down a reason first"))
        self._talk.show_talk(self._sheet.talk(self._deal.read()), party, purpose, allowed=free)

    def _copy_number(self) -> None:
        copy_number(self._number.read() or "")
        self.desk.notice.emit(self.tr("Number copied; it leaves the clipboard in a minute."), False)

    # Saving -----------------------------------------------------------------------------------------------------------

    def save(self, values: dict[str, Any]) -> None:
        at = datetime.combine(values.pop("on"), parse_hour(values.pop("at")))
        next_on, now = values.pop("next_on"), self.desk.now()
        if values["result"] is not ContactResult.PROMISED:
            values["promise_on"] = values["promise_amount"] = None
        number = values.pop("number") or ""
        note = ContactNote(client_id=self._client_id, at=at, number=number, **values)
        self.desk.act(
            lambda workspace: contacts.record(workspace, note, now, next_on=next_on), self, self.done_with, self.refuse
        )

    def refuse(self, error: DomainError) -> None:
        if error.code == "contact.reason":
            self._reason.show()
        super().refuse(error)


def _hour(text: str) -> str:
    return f"{parse_hour(text):%H:%M}"
