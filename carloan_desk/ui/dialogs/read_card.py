"""A card is read from its picture: what it says stands beside it, and is taken one by one."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.cards import CardKind
from carloan_desk.domain.client import Gender
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Attachment
from carloan_desk.services import card_reading
from carloan_desk.services.card_reading import Proposal, ReadPicture, Whose
from carloan_desk.ui import card_words, messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, clear, label, margins, row
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, Field, TextField, choices_of
from carloan_desk.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes, Workspace


class ReadCardDialog(QDialog):
    """The picture at the left, a line for each field at the right; nothing is recorded before its button is pressed.

    Args:
        desk: Does the work.
        parent: What it is opened from.
        deal_id: The deal whose papers these are.
        attachment: The file.
        page: Its page, from 0.
    """

    def __init__(self, desk: Desk, parent: QWidget, deal_id: int, attachment: Attachment, page: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Read a card"))
        self.desk = desk
        self._deal_id = deal_id
        self._read: ReadPicture | None = None
        self._whose: Whose | None = None
        self.lines: dict[str, _Line] = {}
        self._title = label(self.tr("Reading the picture…"), "strong")
        self._kind = label("", "quiet", wrap=True)
        self._belongs = ChoiceField(self.tr("Whose it is"), choices_of(Whose, card_words.whose))
        self._belongs.hide()
        self._belongs.edited.connect(self._propose)
        self.view = PageView()
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, theme.px(8), 0)
        self._rows.setSpacing(theme.px(10))
        self._message = label("", "error", wrap=True)
        self._message.hide()
        picture = Card()
        picture.body.addWidget(self.view, 1)
        said = Card()
        said.body.addWidget(self._title)
        said.body.addWidget(self._kind)
        said.body.addWidget(self._belongs)
        said.body.addWidget(Scroll(content), 1)
        said.body.addWidget(self._message)
        body = row(picture, said, spacing=12)
        body.setStretch(0, 5)
        body.setStretch(1, 4)
        hint = label(self.tr("Nothing is recorded before you take it. The picture stays on this computer."), "quiet")
        foot = row(hint, None, button(self.tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(16, 12))
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(1080), window.width() - 40), min(theme.px(680), window.height() - 40))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        workspace = desk.workspace
        self._work(lambda: card_reading.read_attachment(workspace, attachment, page), self._show)

    def _work(self, work: "Callable[[], object]", then: "Callable[..., None]") -> None:
        self.desk.run(work, then, self, self._refuse)

    def _show(self, found: ReadPicture) -> None:
        self._read = found
        picture = QPixmap()
        picture.loadFromData(found.png)
        self.view.show_picture(picture, self.tr("The card") if not self.desk.show.masked else "")
        if found.reading is None:
            self._title.setText(self.tr("No card was found in this picture"))
            text = self.tr(
                "Known are identity card, driving licence, vehicle licence, business licence, bank card and VIN plate. "
                "Take the picture straight from above, without a lamp in it."
            )
            self._kind.setText(text)
            return
        self._title.setText(card_words.kind(found.reading.kind))
        whose = card_reading.may_belong_to(found.reading.kind)
        self._belongs.offer([(each, card_words.whose(each)) for each in whose])
        self._belongs.put(whose[0])
        self._belongs.setVisible(len(whose) > 1)
        self._propose(whose[0])

    def _propose(self, whose: Whose) -> None:
        found = self._read
        if found is not None and found.reading is not None:
            reading, deal_id = found.reading, self._deal_id
            workspace = self.desk.workspace
            self._work(
                lambda: card_reading.proposals(workspace, deal_id, reading, whose), partial(self._show_lines, whose)
            )

    def _show_lines(self, whose: Whose, proposals: list[Proposal]) -> None:
        if whose is not self._whose:
            self._whose = whose
            clear(self._rows)
            self.lines = {each.field.key: _Line(self.desk, each, partial(self._take, whose)) for each in proposals}
            for line in self.lines.values():
                self._rows.addWidget(line)
            self._rows.addStretch(1)
        for each in proposals:
            self.lines[each.field.key].compare(each.recorded)
        reading = self._read.reading if self._read is not None else None
        if not proposals:
            self._kind.setText(self.tr("Nothing on this card has a place with whom you chose."))
        elif reading is not None and reading.kind is CardKind.BANK_CARD:
            self._kind.setText(self.tr("Only the last four digits of a card are ever kept."))
        self._kind.setVisible(bool(self._kind.text()))

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        for line in self.lines.values():
            if now is not None and line.isAncestorOf(now):
                box = line.found.box
                self.view.mark(QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top))

    def _take(self, whose: Whose, key: str) -> None:
        found = self._read
        if found is None or found.reading is None:
            return
        reading, deal_id = found.reading, self._deal_id
        try:
            value = self.lines[key].field.value()
        except DomainError:
            return
        self._message.hide()

        def take(workspace: "Workspace") -> "Changes":
            return card_reading.take(workspace, deal_id, reading, whose, key, value)

        self.desk.act(take, self, lambda _: self._propose(whose), partial(self._refuse_line, key))

    def _refuse_line(self, key: str, error: DomainError) -> None:
        if error.field and key in self.lines:
            self.lines[key].field.say(messages.wording(error))
        else:
            self._refuse(error)

    def _refuse(self, error: DomainError) -> None:
        if self._read is None:
            self._title.setText(self.tr("The picture was not read"))
        self._message.setText(messages.wording(error))
        self._message.show()


class _Line(QWidget):
    """What a card says in one field, to be put right if need be, how sure that is, and what is recorded."""

    def __init__(self, desk: Desk, proposal: Proposal, take: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self.found = found = proposal.field
        caption = card_words.field(found.key)
        self.field: Field
        if found.key == "gender":
            self.field = ChoiceField(caption, choices_of(Gender, words.gender), required=True)
            self.field.put(Gender(str(found.value)))
        elif isinstance(found.value, date):
            self.field = DateField(caption, desk.today(), required=True, long_term=found.key == "valid_until")
            self.field.put(found.value)
        else:
            self.field = TextField(caption, required=True)
            self.field.put(found.value)
        self._chip = Chip()
        self._take = button(self.tr("Take"), partial(take, found.key), name=f"card.take.{found.key}")
        line = row(self.field, self._chip, self._take, spacing=8)
        line.setStretch(0, 1)
        for part in (self._chip, self._take):
            line.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addLayout(line)
        for text in self._doubts():
            layout.addWidget(label(text, "warning", wrap=True))
        self._recorded = label("", "quiet", wrap=True)
        layout.addWidget(self._recorded)

    def _doubts(self) -> list[str]:
        found, said = self.found, []
        if found.finding is not None and found.finding.severity is not Severity.OK:
            said.append(messages.message(found.finding.code, **found.finding.parts))
        if found.mended:
            said.append(self.tr("A letter was read as the digit it looks like; only then the check digit holds."))
        if found.differs_from:
            said.append(self.tr("The ID number says otherwise: compare with the picture."))
        return said

    def compare(self, recorded: str | date | None) -> None:
        """Say what is recorded now, and whether that is what stands here."""
        found = self.found
        is_taken = recorded not in (None, "") and recorded == self.field.read()
        if is_taken:
            self._chip.show_status(self.tr("Recorded"), "good", sign=True)
        elif found.is_wrong:
            self._chip.show_status(self.tr("Cannot be right"), "bad", sign=True)
        else:
            sure = f"{round(found.confidence * 100)} %"
            self._chip.show_status(sure, "accent" if found.is_sure else "warn", sign=True)
        self._take.setVisible(not is_taken)
        self._recorded.setVisible(recorded not in (None, "") and not is_taken)
        self._recorded.setText(self.tr("Recorded now: {value}").format(value=self._text(recorded)))

    def _text(self, recorded: str | date | None) -> str:
        if isinstance(recorded, date):
            return self._desk.show.day(recorded)
        return words.gender(Gender(recorded)) if self.found.key == "gender" and recorded else str(recorded or "")
