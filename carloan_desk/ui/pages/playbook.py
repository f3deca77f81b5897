"""Playbook: cards one reads in a minute, from ``resources/playbook``."""

import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout

from carloan_desk import resources
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.page import Page
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button


@dataclass(frozen=True)
class PlaybookCard:
    """A card: its name, title and Markdown text."""

    name: str
    title: str
    text: str


def cards(lang: str) -> list[PlaybookCard]:
    """Return all cards in a language, in the order of their file names."""
    found = []
    for file in sorted(resources.path("playbook").glob(f"*.{lang}.md")):
        text = file.read_text("utf-8")
        title = text.splitlines()[0].removeprefix("# ")
        name = re.sub(r"^\d+-", "", file.name.removesuffix(f".{lang}.md"))
        found.append(PlaybookCard(name, title, text))
    return found


class PlaybookPage(Page):
    """List of cards, and the card chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cards = cards(language())
        self.say(self.tr("Playbook"), self.tr("What to do and why, one card each; F1 opens the card of a page"))
        self.buttons.addWidget(button(self.tr("Emergency plans…"), self._plans, name="playbook.plans"))
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find a card"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._list = QListWidget()
        self._list.setFixedWidth(theme.px(250))
        self._list.setAccessibleName(self.title.text())
        self._list.currentItemChanged.connect(self._show_current)
        self._text = QTextBrowser()
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        left = Card()
        left.body.addWidget(self._search)
        left.body.addWidget(self._list, 1)
        right = Card()
        right.body.addWidget(self._text)
        body = QHBoxLayout()
        body.setSpacing(theme.px(12))
        body.addWidget(left)
        body.addWidget(right, 1)
        holder = QVBoxLayout()
        holder.addLayout(body)
        self.layout_.addLayout(holder, 1)
        self._find("")

    def open(self, target: Any) -> None:
        if isinstance(target, str):
            self._search.clear()
            for index in range(self._list.count()):
                if self._list.item(index).data(Qt.ItemDataRole.UserRole).name == target:
                    self._list.setCurrentRow(index)

    def _plans(self) -> None:
        from carloan_desk.ui.dialogs.emergency import EmergenciesDialog

        EmergenciesDialog(self.desk, self).open()

    def _follow(self, link: QUrl) -> None:
        """Go where a card points: ``desk:plans`` to the emergency plans, ``desk:loans/warnings`` to a page."""
        if link.path() == "plans":
            self._plans()
        else:
            page, _, target = link.path().partition("/")
            self.desk.open_requested.emit(page, target or None)

    def _find(self, text: str) -> None:
        self._list.clear()
        for card in self._cards:
            if text.lower() in card.text.lower():
                item = QListWidgetItem(card.title)
                item.setData(Qt.ItemDataRole.UserRole, card)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _show_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._text.setMarkdown(item.data(Qt.ItemDataRole.UserRole).text)
