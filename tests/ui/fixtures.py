"""A desk with a real workspace in a temporary folder, and the window over it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions, format_captured_exceptions

from carloan_desk.app.appearance import Appearance
from carloan_desk.services import demo, workspaces
from carloan_desk.storage import vault
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.theme import load_fallback_font
from tests.ui.hand import NOW, Clock, close_popups, collect, settle

CHEAP = vault.KdfCost(iterations=1, lanes=1, memory_kib=8)
PASSCODE = "口令 abc-123"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A screen that is not there cannot raise a window or grab a key; Qt says so for every dialog and list."""
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def _cheap_passcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "COST", CHEAP)


@pytest.fixture(autouse=True)
def _nothing_remembered(qapp: QApplication) -> Iterator[None]:
    """Every test begins with a window that remembers nothing, and leaves no dialog behind."""
    del qapp
    preferences._settings = None
    preferences._kept.clear()
    yield
    close_popups()
    preferences._settings = None
    preferences._kept.clear()


@pytest.fixture(autouse=True)
def _no_slot_fails(qapp: QApplication) -> Iterator[None]:
    """What a slot raises fails the test: Qt itself would print it and go on."""
    del qapp
    with capture_exceptions() as caught:
        yield
    assert not caught, format_captured_exceptions(caught)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo workspace, made once and closed; to be copied, never opened."""
    folder = tmp_path_factory.mktemp("demo") / "示例 工作区"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "COST", CHEAP)
        demo.make(folder, lambda: NOW, lambda _done, _all: None).close()
    return folder


@pytest.fixture
def demo_folder(demo_made: Path, tmp_path: Path) -> Path:
    """A copy of the demo of one's own."""
    return Path(shutil.copytree(demo_made, tmp_path / "用户 甲" / "示例 工作区"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a workspace may lie: a name as people give them."""
    return tmp_path / "用户 甲" / "车贷 工作台"


@pytest.fixture
def workspace(folder: Path, clock: Clock) -> Workspace:
    """An empty workspace; a module of tests may put the demo in its place."""
    created = workspaces.create(folder, PASSCODE)
    return workspaces.open(folder, created.data_key, clock)


@pytest.fixture
def demo_workspace(demo_folder: Path, clock: Clock) -> Workspace:
    """The demo, opened."""
    return workspaces.open(demo_folder, workspaces.unlock(demo_folder, demo.PASSCODE), clock)


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """Dresses the program: ``dress(language="en", scheme="dark", scale="200")``."""
    qapp.setStyle("Fusion")
    load_fallback_font()
    appearance = Appearance(qapp, "zh")
    appearance.choose(scheme="light")
    yield appearance.choose
    for translator in appearance._translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def desk(qapp: QApplication, workspace: Workspace, clock: Clock, dress: Callable[..., None]) -> Iterator[Desk]:
    del qapp, dress
    made = Desk(clock)
    made.workspace = workspace
    yield made
    made.settle()
    made.stop()
    if made.is_open:
        made.workspace.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[Shell]:
    made = Shell(desk)
    made.show()
    made.activateWindow()
    made.enter()
    settle(desk)
    yield made
    close_popups()
    made.forget_pages()
    made.close()
    made.deleteLater()
    desk.settle()
    collect()
