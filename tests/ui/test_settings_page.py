"""The settings by hand: every panel can be reached, with large text too."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import form_templates
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.form_templates import FormTemplatesPanel
from carloan_desk.ui.pages.settings import SettingsPage
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.tabs import Tabs
from tests.ui.hand import bring_forward, press, seen, settle


@pytest.fixture
def page(window: Shell, desk: Desk) -> SettingsPage:
    found = window.open("settings", None)
    settle(desk)
    assert isinstance(found, SettingsPage)
    return found


def tabs(page: SettingsPage) -> list[QPushButton]:
    return page.findChildren(Tabs)[0].findChildren(QPushButton)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1366, 1280])
def test_no_panel_hides_at_twice_the_text(
    window: Shell, desk: Desk, dress: Callable[..., None], language: str, width: int
) -> None:
    dress(language=language, scale="200")
    window.resize(width, 720)
    window.restyle()
    page = window.open("settings", None)
    settle(desk)
    assert isinstance(page, SettingsPage)
    for place, tab in enumerate(tabs(page)):
        QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
        settle(desk)
        assert page._stack.currentIndex() == place
        for each in tabs(page):
            left = each.mapTo(window, QPoint(0, 0)).x()
            assert left >= 0
            assert left + each.width() <= window.width()
            assert each.width() >= each.sizeHint().width()
            assert not any(each.geometry().intersects(other.geometry()) for other in tabs(page) if other is not each)


def test_the_arrow_keys_go_from_panel_to_panel(page: SettingsPage, window: Shell, desk: Desk) -> None:
    bring_forward(window)
    tabs(page)[0].setFocus()
    QTest.keyClick(tabs(page)[0], Qt.Key.Key_Right)
    settle(desk)
    assert page.target() == "reminders"
    assert page._stack.currentIndex() == 1


def test_what_needs_a_form_waits_until_one_is_chosen(page: SettingsPage, desk: Desk) -> None:
    page.open("forms")
    settle(desk)
    panel = seen(page, FormTemplatesPanel)[0]
    waiting = [seen(panel, QPushButton, name=name)[0] for name in ("forms.share", "forms.delete")]
    assert seen(panel, QPushButton, name="forms.import")[0].isEnabled()
    assert not any(each.isEnabled() for each in waiting)
    assert all(each.toolTip() == "请先在列表中选一个表单" for each in waiting)
    paper = io.BytesIO()
    Image.new("RGB", (124, 175), "white").save(paper, "PDF", resolution=15)
    form_templates.add(desk.workspace, scan_of("表.pdf", paper.getvalue()), "进件表", "示例银行")
    panel.refresh()
    settle(desk)
    assert not any(each.isEnabled() for each in waiting)
    panel._table.selectRow(0)
    assert all(each.isEnabled() and not each.toolTip() for each in waiting)
    press(panel, name="forms.delete")
    settle(desk)
    assert not form_templates.every(desk.workspace)
    page.refresh()
    settle(desk)
    assert not any(each.isEnabled() for each in waiting)


def test_nothing_in_the_bin_can_be_restored(page: SettingsPage, desk: Desk) -> None:
    page.open("bin")
    settle(desk)
    restore = seen(page, QPushButton, name="bin.restore")[0]
    assert not restore.isEnabled()
    assert restore.toolTip() == "请先选中一行"
