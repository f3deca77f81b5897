"""Every page: in every dress, under the mask, by keyboard, and while its data is under way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.client_list import ListQuery, Usual
from carloan_desk.domain.deal import Stage
from carloan_desk.services import clients, commission, deals, loans, workspaces
from carloan_desk.services.commission import Status
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import bring_forward, collect, dialog_on_top, keys, press, seen, settle, shows, texts, turn

PAGES = ("today", "clients", "deals", "quote", "loans", "commission", "playbook", "settings")
PANELS = ("appearance", "products", "safety", "history", "bin")


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def every_place(desk: Desk, window: Shell) -> list[tuple[str, object]]:
    """Every page, a client, a deal in each stage, every panel of the settings."""
    board = deals.board(desk.workspace, desk.today())
    stages = {deal.stage: deal.deal.id for deal in board}
    return [
        *((page, None) for page in PAGES),
        ("clients", 1),
        *(("deals", stages[stage]) for stage in Stage if stage in stages),
        *(("settings", panel) for panel in PANELS),
    ]


def look_everywhere(desk: Desk, window: Shell) -> None:
    for page, target in every_place(desk, window):
        window.open(page, target)
        settle(desk)
        shown = window.current_page
        assert shown is not None
        assert shown.title.text(), page
        assert shown.isVisible()


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"language": "en"},
        {"scheme": "dark"},
        {"scale": "200"},
        {"language": "en", "scheme": "dark", "scale": "150"},
    ],
    ids=["zh", "en", "dark", "200", "en-dark-150"],
)
def test_every_page_in_every_dress(
    desk: Desk, window: Shell, dress: Callable[..., None], words: dict[str, str]
) -> None:
    dress(**words)
    window.restyle()
    settle(desk)
    look_everywhere(desk, window)


def test_english_has_no_chinese_but_what_was_typed(desk: Desk, window: Shell, dress: Callable[..., None]) -> None:
    dress(language="en")
    window.restyle()
    with desk.workspace.reading() as read:
        typed = {"中文"} | {client.name for client in read.all(Client)}
    for page in ("today", "clients", "quote", "loans", "commission", "playbook", "settings"):
        window.open(page, None)
        settle(desk)
        for button in seen(window, QAbstractButton):
            own = [c for c in button.text() + button.toolTip() if "\u4e00" <= c <= "\u9fff"]
            assert not own or button.text() in typed, (page, button.text())


def test_every_page_of_an_empty_workspace(desk: Desk, window: Shell, tmp_path: Path) -> None:
    window.forget_pages()
    desk.settle()
    desk.workspace.close()
    created = workspaces.create(tmp_path / "空", "passcode")
    desk.workspace = workspaces.open(tmp_path / "空", created.data_key, desk.now)
    for page in PAGES:
        window.open(page, None)
        settle(desk)
    for panel in PANELS:
        window.open("settings", panel)
        settle(desk)
    page = window.open("clients", None)
    settle(desk)
    press(page, name="clients.import")  # who comes from a spreadsheet begins here
    dialog_on_top(ImportClientsDialog).reject()
    page._list._choose(ListQuery(usual=Usual.DUE))  # type: ignore[attr-defined]
    settle(desk)
    assert shows(page, "名单里没有人")
    assert not seen(page, QAbstractButton, name="clients.import")


# The mask


def secrets(workspace: Workspace, desk: Desk) -> set[str]:
    """Everything of the demo that nobody looking over the shoulder is to read."""
    found: set[str] = set()
    for row in clients.search(workspace, "", limit=1000):
        view = clients.view(workspace, row.id)
        person = view.client
        found |= {person.name, person.mobile, f"{person.mobile[:3]} {person.mobile[3:7]} {person.mobile[7:]}"}
        found |= {text for text in (person.id_number, person.address, person.next_action) if text}
        if person.monthly_income:
            found.add(f"{person.monthly_income:,.2f}")
        for line in view.deals:
            if line.deal.loan_amount:
                found.add(f"{line.deal.loan_amount:,.0f}")
            for application in deals.view(workspace, line.deal.id or 0, desk.today()).applications:
                answers = application.answers
                found |= {text for key, text in answers.items() if text and key.endswith(("_name", "id_number"))}
    for loan in loans.portfolio(workspace, desk.today()):
        found |= {f"{loan.state.next_amount:,.2f}", f"{loan.state.outstanding_principal:,.2f}"}
    pay = commission.dashboard(workspace, desk.today())
    found |= {f"{pay.sum_of(status):,.2f}" for status in Status}
    found |= {f"{payout.amount:,.2f}" for payout in pay.payouts}
    found |= {f"{row.amount:,.2f}" for row in pay.rows}
    return {text for text in found if text not in ("0.00", "0")}


def test_under_the_mask_nothing_can_be_read(desk: Desk, window: Shell) -> None:
    hidden = secrets(desk.workspace, desk)
    assert len(hidden) > 300
    look_everywhere(desk, window)  # everything was shown before
    keys(window, "F9")
    settle(desk)
    for page, target in every_place(desk, window):
        window.open(page, target)
        settle(desk)
        collect()
        # Hidden pages too: what stands behind the one shown is a Ctrl+2 away, and in the accessibility tree.
        current = window.current_page
        assert current is not None
        told = "\n".join(texts(current, hidden=True)) + window.windowTitle()
        found = {text for text in hidden if text in told}
        assert not found, (page, target, found)


def test_the_mask_is_taken_off_again(desk: Desk, window: Shell) -> None:
    person = clients.view(desk.workspace, 1).client
    window.open("clients", 1)
    settle(desk)
    keys(window, "F9")
    settle(desk)
    assert not shows(window, person.name)
    keys(window, "F9")
    settle(desk)
    assert shows(window, person.name)
    assert clients.view(desk.workspace, 1).client.name == person.name


# Keyboard and screen readers


def test_every_page_is_reached_by_keyboard(desk: Desk, window: Shell) -> None:
    for number, page in enumerate(PAGES, start=1):
        keys(window, f"Ctrl+{number}")
        settle(desk)
        assert window._pages[page] is window.current_page
        assert window.current_page.help_card()
        keys(window, "F1")
        settle(desk)
        assert window.current_page is window._pages["playbook"]


def test_tab_goes_through_a_page_and_comes_round(desk: Desk, window: Shell) -> None:
    bring_forward(window)
    for page in PAGES:
        window.open(page, None)
        settle(desk)
        reached: list[QWidget | None] = []
        for _ in range(150):
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            if reached and focus is reached[0]:
                break
            reached.append(focus)
        assert len(reached) < 150, page
        inside = [w for w in reached if w is not None and window.current_page.isAncestorOf(w)]  # type: ignore[union-attr]
        assert inside, page


def test_what_takes_the_focus_has_a_name(desk: Desk, window: Shell) -> None:
    nameless: set[str] = set()
    for page, target in every_place(desk, window):
        window.open(page, target)
        settle(desk)
        for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView):
            for widget in seen(window, kind):
                if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
                    continue
                name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
                if not name:
                    nameless.add(f"{page}: {type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert not nameless, sorted(nameless)


# News and going


def test_a_page_follows_a_change_made_elsewhere(desk: Desk, window: Shell) -> None:
    window.open("clients", None)
    settle(desk)
    person = Client(name="新来人", mobile="19900009999", source=Source.PHONE, created_on=desk.today())
    desk.act(lambda workspace: clients.add(workspace, person), window)
    settle(desk)
    assert shows(window.current_page, "新来人")  # type: ignore[arg-type]
    window.undo()
    settle(desk)
    assert not shows(window.current_page, "新来人")  # type: ignore[arg-type]


def test_a_hidden_page_is_brought_up_to_date_when_it_is_shown(desk: Desk, window: Shell) -> None:
    window.open("clients", None)
    settle(desk)
    window.open("playbook", None)
    settle(desk)
    person = Client(name="新来人", mobile="19900009999", source=Source.PHONE, created_on=desk.today())
    desk.act(lambda workspace: clients.add(workspace, person), window)
    settle(desk)
    window.open("clients", None)
    settle(desk)
    assert shows(window.current_page, "新来人")  # type: ignore[arg-type]


def test_a_page_that_went_is_not_touched(desk: Desk, window: Shell) -> None:
    """Its data is still under way when it goes: what a slot raised would fail this test."""
    for page, target in every_place(desk, window):
        window.open(page, target)
        window.forget_pages()
        collect()
        settle(desk)
    window.open("today", None)
    settle(desk)
    assert shows(window.current_page, "2026-11-23")  # type: ignore[arg-type]


def test_an_owner_that_went_is_told_nothing(desk: Desk, window: Shell) -> None:
    owner = QWidget()
    told: list[object] = []
    desk.run(lambda: 1, told.append, owner)
    owner.deleteLater()
    turn(10)
    desk.settle()
    assert told in ([], [1])
    gone = QWidget()
    desk.act(lambda workspace: clients.edit(workspace, 1, {"city": "开封"}), gone, lambda _changes: told.append("page"))
    import shiboken6

    shiboken6.delete(gone)
    settle(desk)
    assert "page" not in told
    assert clients.view(desk.workspace, 1).client.city == "开封"


def test_a_change_is_told_to_the_pages_even_when_its_dialog_went(desk: Desk, window: Shell) -> None:
    import shiboken6

    window.open("clients", None)
    settle(desk)
    owner = QWidget()
    person = Client(name="新来人", mobile="19900009999", source=Source.PHONE, created_on=desk.today())
    desk.act(lambda workspace: clients.add(workspace, person), owner)
    shiboken6.delete(owner)
    settle(desk)
    assert shows(window.current_page, "新来人")  # type: ignore[arg-type]


def test_a_long_day_is_listed_in_parts(desk: Desk, window: Shell) -> None:
    for number in range(60):
        person = Client(
            name=f"客户{number}",
            mobile="",
            source=Source.PHONE,
            created_on=desk.today(),
            next_action="回电",
            next_action_on=desk.today(),
        )
        clients.add(desk.workspace, person)
    page = window.open("today")
    page.refresh()
    settle(desk)
    press(page, name="today.filter.contact")
    settle(desk)
    listed = len(labels_that_begin_with(page, "客户"))
    assert 0 < listed < 60
    for _ in range(3):
        if page.findChild(QPushButton, "today.more") is not None:
            press(page, name="today.more")
            settle(desk)
    assert len(labels_that_begin_with(page, "客户")) == 60
    assert page.findChild(QPushButton, "today.more") is None


def labels_that_begin_with(page: QWidget, text: str) -> set[str]:
    return {each.text() for each in page.findChildren(QLabel) if each.text().startswith(text) and each.isVisible()}
