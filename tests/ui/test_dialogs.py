"""Every dialog: opens in both languages, refuses beside the field, leaves without a trace, is let go."""

import ast
import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from carloan_desk.domain.deal import Stage
from carloan_desk.services import applications, clients
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs import preview
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.new_client import NewClientDialog
from carloan_desk.ui.dialogs.palette import Palette
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.cover import Cover
from tests.ui.hand import dialog_on_top, fill, keys, press, seen, settle, shows, texts, turn, type_text, wait_for
from tests.ui.makers import MAKERS
from tests.ui.makers.made import form_in, view_in

DIALOGS = Path(preview.__file__).parent


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def opened(name: str, desk: Desk, window: Shell) -> QDialog:
    dialog = MAKERS[name](desk, window)
    assert isinstance(dialog, QDialog)
    if not dialog.isVisible():
        dialog.open()
    settle(desk)
    return dialog


def test_no_dialog_is_left_out() -> None:
    classes = {
        node.name
        for path in DIALOGS.rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "").endswith("Dialog") for base in node.bases)
    } - {"FormDialog", "JobDialog", "SheetDialog", "_GridDialog"}
    assert classes <= {name.partition("-")[0] for name in MAKERS}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_dialog_opens_in_both_languages(desk: Desk, window: Shell, dress: Callable[..., None], lang: str) -> None:
    dress(language=lang)
    window.restyle()
    settle(desk)
    for name in MAKERS:
        dialog = opened(name, desk, window)
        assert dialog.windowTitle(), name
        if lang == "en" and name != "CrashDialog":
            buttons = [text.text() for text in seen(dialog, type(dialog)) if hasattr(text, "text")]
            assert not any("\u4e00" <= c <= "\u9fff" for text in buttons for c in text), name
        # No client is named in a title, which is seen in task bars and screen shares.
        for row in clients.search(desk.workspace, "", limit=100):
            assert row.name not in dialog.windowTitle(), name
        dialog.reject()
        settle(desk)


def test_esc_leaves_without_a_change(desk: Desk, window: Shell) -> None:
    form_in(desk)
    before = desk.workspace.history(limit=1)[0].summary.seq
    for name in MAKERS:
        dialog = opened(name, desk, window)
        fields = getattr(dialog, "fields", {})
        for field in fields.values():
            if field.isVisible() and hasattr(field, "line"):
                type_text(field.line, "17")
                break
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        settle(desk)
        if (asked := QApplication.activeModalWidget()) is not dialog and isinstance(asked, QMessageBox):
            # What was entered is given up only when one says so.
            next(b for b in asked.buttons() if asked.buttonRole(b) is QMessageBox.ButtonRole.DestructiveRole).click()
            settle(desk)
        assert not shiboken6.isValid(dialog) or not dialog.isVisible(), name
    assert desk.workspace.history(limit=1)[0].summary.seq == before


def test_the_key_of_the_mask_covers_an_open_dialog_and_all_behind_it(desk: Desk, window: Shell) -> None:
    dialog = opened("NewClientDialog", desk, window)
    assert isinstance(dialog, NewClientDialog)
    line = dialog.fields["name"].line
    type_text(line, "曾乐")
    keys(dialog, "F9")
    for each in (dialog, window.window()):
        covers = [cover for cover in each.findChildren(Cover) if cover.parent() is each and cover.isVisible()]
        assert [cover.geometry() for cover in covers] == [each.rect()]
        assert not [
            widget for widget in seen(each, QLineEdit) if each.childAt(widget.mapTo(each, QPoint(2, 2))) is widget
        ]
    QTest.keyClicks(QApplication.focusWidget(), "17")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(QApplication.focusWidget(), key)
    settle(desk)
    assert dialog.isVisible()
    assert line.text() == "曾乐"
    keys(dialog, "F9")
    turn()
    assert not [cover for cover in dialog.findChildren(Cover) if cover.isVisible()]
    assert line.text() == "曾乐"
    assert line.hasFocus()
    assert not desk.show.masked


def test_closed_dialogs_are_let_go(desk: Desk, window: Shell) -> None:
    left: dict[str, weakref.ref[QDialog]] = {}
    for name in MAKERS:
        dialog = opened(name, desk, window)
        gone: list[str] = []
        dialog.destroyed.connect(lambda *_, name=name, gone=gone: gone.append(name))
        left[name] = weakref.ref(dialog)
        dialog.reject()
        settle(desk)
        del dialog
        gc.collect()
        turn(5)
        assert gone, f"{name} still exists in Qt"
    gc.collect()
    assert not [name for name, ref in left.items() if ref() is not None]
    assert not window.findChildren(QDialog)


WRONG = {
    "NewClientDialog": {"name": "甲", "mobile": "123"},
    "NewDealDialog": {"price": "abc"},
    "EventDialog": {"amount": "abc"},
    "EventDialog-disbursed": {"first_due_on": "2026-02-30"},
    "PaymentDialog": {"amount": "-3"},
    "ProductDialog": {"months": "12 999"},
    "TargetDialog": {"value": "many"},
    "PayoutDialog": {"paid_on": "2026-13-01"},
    "PlanDialog": {"payout_day": "29"},
    "SubmitDialog": {"on": "someday"},
    "DocumentDialog": {"valid_until": "tomorrow or so"},
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_stays_with_a_message_beside_it(desk: Desk, window: Shell, name: str) -> None:
    before = desk.workspace.history(limit=1)[0].summary.seq
    dialog = opened(name, desk, window)
    assert isinstance(dialog, FormDialog)
    for field, text in WRONG[name].items():
        fill(dialog.fields[field], text)
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    for field, text in WRONG[name].items():
        assert dialog.fields[field].line.text() == text  # type: ignore[attr-defined]
    wrong = [each for each in dialog.fields.values() if each._message.isVisible()]
    assert dialog.fields[list(WRONG[name])[-1]] in wrong
    focus = QApplication.focusWidget()
    assert focus is not None
    assert wrong[0].isAncestorOf(focus)
    assert dialog.do.isEnabled()
    assert desk.workspace.history(limit=1)[0].summary.seq == before


REFUSED = {
    "EventDialog-disbursed": ("on", "2027-01-01"),
    "PaymentDialog": ("paid_on", "2027-01-01"),
    "PlanDialog": ("valid_from", "2020-01-01"),
    "TargetDialog": ("value", "0"),
    "ProductDialog": ("valid_to", "2020-01-01"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_service_refuses_is_said_beside_the_field(desk: Desk, window: Shell, name: str) -> None:
    dialog = opened(name, desk, window)
    assert isinstance(dialog, FormDialog)
    if name == "ProductDialog":
        for field, text in {
            "lender": "示例银行",
            "name": "甲",
            "kind": "银行贷款",
            "vehicle_kind": "新车",
            "method": "等额本息",
            "months": "12",
        }.items():
            fill(dialog.fields[field], text)
    if name == "EventDialog-disbursed":
        fill(dialog.fields["first_due_on"], "2027-02-01")
    field, text = REFUSED[name]
    fill(dialog.fields[field], text)
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert dialog.fields[field]._message.text()
    assert dialog.do.isEnabled()


def test_two_passcodes_that_differ(desk: Desk, window: Shell) -> None:
    dialog = opened("PasscodeDialog", desk, window)
    fill(dialog.fields["passcode"], "one passcode")  # type: ignore[attr-defined]
    fill(dialog.fields["again"], "another one")  # type: ignore[attr-defined]
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog, "不一致")
    fill(dialog.fields["again"], "one passcode")  # type: ignore[attr-defined]
    press(dialog, name="dialog.do")
    wait_for(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible(), desk)


def test_a_known_phone_is_pointed_out_but_does_not_block(desk: Desk, window: Shell) -> None:
    dialog = opened("NewClientDialog", desk, window)
    assert isinstance(dialog, FormDialog)
    count = clients.count(desk.workspace)
    fill(dialog.fields["name"], "同号")
    fill(dialog.fields["mobile"], "19900000001")
    settle(desk)
    assert shows(dialog, "已有客户")
    fill(dialog.fields["source"], "微信")
    press(dialog, name="dialog.do")
    settle(desk)
    assert clients.count(desk.workspace) == count + 1


def test_enter_does_what_the_dialog_is_for(desk: Desk, window: Shell) -> None:
    dialog = opened("NewClientDialog", desk, window)
    assert isinstance(dialog, FormDialog)
    count = clients.count(desk.workspace)
    fill(dialog.fields["source"], "微信")
    type_text(dialog.fields["name"].line, "回车")  # type: ignore[attr-defined]
    QTest.keyClick(dialog.fields["name"].line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle(desk)
    assert clients.count(desk.workspace) == count + 1


def test_a_double_click_records_once(desk: Desk, window: Shell) -> None:
    dialog = opened("PaymentDialog", desk, window)
    before = desk.workspace.history(limit=1)[0].summary.seq
    dialog.do.click()  # type: ignore[attr-defined]
    dialog.do.click()  # type: ignore[attr-defined]
    settle(desk)
    assert desk.workspace.history(limit=1)[0].summary.seq == before + 1


def test_the_palette_finds_people_and_actions(desk: Desk, window: Shell) -> None:
    person = clients.view(desk.workspace, 1).client
    keys(window, "Ctrl+K")
    settle(desk)
    palette = dialog_on_top(Palette)
    type_text(palette._field, "查无此人")
    settle(desk)
    assert shows(palette, "没有找到")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette._field.clear()
    type_text(palette._field, person.mobile)
    settle(desk)
    assert any(person.name in text for text in texts(palette))
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    settle(desk)
    assert window.current_page is not None
    assert shows(window.current_page, person.name)


def test_enter_may_be_quicker_than_the_search(desk: Desk, window: Shell) -> None:
    """What Enter does is done to what was typed, not to what stood there before."""
    person = clients.view(desk.workspace, 7).client
    keys(window, "Ctrl+K")
    settle(desk)
    palette = dialog_on_top(Palette)
    type_text(palette._field, person.mobile)
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    settle(desk)
    assert window.current_page is not None
    assert shows(window.current_page, person.name)
    window.open("clients", None).back()
    settle(desk)
    page = window.current_page
    type_text(page._list.search, person.mobile)  # type: ignore[attr-defined]
    QTest.keyClick(page._list.search, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle(desk)
    assert page._client_id == 7  # type: ignore[attr-defined]


def test_the_preview_without_a_printer_says_so(desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = opened("PreviewDialog", desk, window)
    press(dialog, name="preview.print")
    settle(desk)
    assert shows(dialog, "没有安装打印机")


def test_the_preview_draws_every_page_on_a_printer(desk: Desk, window: Shell, tmp_path: Path) -> None:
    import pypdfium2
    from PySide6.QtPrintSupport import QPrinter

    dialog = opened("PreviewDialog-schedule", desk, window)
    assert isinstance(dialog, preview.PreviewDialog)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == len(dialog._images)
    printed.close()


def test_a_file_that_cannot_be_written_is_said(desk: Desk, window: Shell, tmp_path: Path) -> None:
    dialog = opened("PreviewDialog", desk, window)
    assert isinstance(dialog, preview.PreviewDialog)
    dialog.save_to(tmp_path / "no such folder" / "a.pdf")
    settle(desk)
    assert shows(dialog, "无法写入") or shows(dialog, "另选") or shows(dialog, "没有写入")


def test_a_name_no_font_can_print_is_named(desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_in(desk, Stage.APPLICATION)
    form = applications.of_view(view, desk.today())
    form.answers["name"] = "\U0003134a某"  # of the youngest extensions: no font here has it
    dialog = preview.preview_application(desk, window, view, form)
    settle(desk)
    assert not dialog.pdf
    assert not dialog.print_button.isEnabled()
    assert shows(dialog, "字体")
