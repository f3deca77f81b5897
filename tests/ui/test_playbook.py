"""The playbook: every card in both languages, one for every page, none that speaks of what is not there."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser

from carloan_desk import resources
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.playbook import cards
from carloan_desk.ui.shell import PAGES, Shell
from tests.ui.hand import settle

LANGUAGES = ("zh", "en")
FILES = sorted(resources.path("playbook").iterdir())


def test_every_card_is_there_in_both_languages() -> None:
    names = {lang: [card.name for card in cards(lang)] for lang in LANGUAGES}
    assert names["zh"] == names["en"]
    assert len(set(names["zh"])) == len(names["zh"])
    assert {file.name.split(".", 1)[1] for file in FILES} == {"zh.md", "en.md"}
    assert len(FILES) == 2 * len(names["zh"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_card_has_a_title_and_can_be_read_in_a_minute(file: Path) -> None:
    text = file.read_text("utf-8")
    title, _, body = text.partition("\n")
    assert re.fullmatch(r"# \S.*", title)
    assert body.startswith("\n")
    assert not re.search(r"^# ", body, re.MULTILINE)
    assert re.fullmatch(r"\d\d-[a-z-]+\.(zh|en)\.md", file.name)
    if file.name.endswith(".en.md"):
        assert 120 <= len(text.split()) <= 250
        assert set(re.findall("[一-鿿]", text)) <= set("万")
    else:
        assert 170 <= len(re.findall("[一-鿿]", text)) <= 330


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_are_short_and_differ(lang: str) -> None:
    titles = [card.title for card in cards(lang)]
    assert len(set(titles)) == len(titles)
    assert all(0 < len(title) <= 40 for title in titles)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_keys_on_a_card_are_keys_of_the_program(file: Path) -> None:
    """What a card says of Ctrl+1 to Ctrl+8 is the order of the rail; no card knows keys that do nothing."""
    text = file.read_text("utf-8")
    known = {f"Ctrl+{number}" for number in range(1, len(PAGES) + 1)} | set(map("Ctrl+{}".format, "KNZLP"))
    assert set(re.findall(r"Ctrl\+\w", text)) <= known
    assert set(re.findall(r"\bF\d+", text)) <= {"F1", "F9", "F11"}
    name = re.sub(r"^\d+-|\.(zh|en)\.md$", "", file.name)
    pages = [page for page, *_ in PAGES]
    if name in pages:
        assert f"Ctrl+{pages.index(name) + 1} " in text


def test_every_page_has_its_card(desk: Desk, window: Shell) -> None:
    by_name = {card.name: card for card in cards("zh")}
    for page, *_ in PAGES:
        card = by_name[window.open(page, None).help_card()]
        settle(desk)
        window.explain_page()
        settle(desk)
        shown = window.findChild(QTextBrowser)
        assert shown is not None
        assert shown.toPlainText().startswith(card.title), page
