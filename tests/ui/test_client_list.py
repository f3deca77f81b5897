"""The list of clients: windows of a long one, filters, kept lists, several at once, in and out of spreadsheets."""

from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.client_list import Facet, ImportChoice, ListQuery, Usual
from carloan_desk.exchange.tables import read_table
from carloan_desk.services import client_import, client_lists
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.change_clients import ChangeClientsDialog
from carloan_desk.ui.dialogs.export_clients import ExportClientsDialog
from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog
from carloan_desk.ui.dialogs.keep_list import KeepListDialog
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.models.windowed import WINDOW, WindowedTableModel
from carloan_desk.ui.pages.clients.list import ClientList
from carloan_desk.ui.shell import Shell
from tests.ui.hand import dialog_on_top, fill, press, settle, shows, turn


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def listed(desk: Desk, window: Shell) -> ClientList:
    window.resize(1366, 768)
    page = window.open("clients", None)
    settle(desk)
    found: ClientList = page._list
    return found


def names(listed: ClientList) -> list[str]:
    return [record.name for record in listed.records.records]


# The model -----------------------------------------------------------------------------------------------------------


def test_windows_come_as_they_are_looked_at(qapp: QApplication) -> None:
    del qapp
    model: WindowedTableModel[int] = WindowedTableModel([Column("n", "N", str)])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.put(list(range(WINDOW)))
    assert model.is_whole
    model.extend_to(3 * WINDOW + 50)
    assert (model.rowCount(), model.is_whole) == (3 * WINDOW + 50, False)
    assert model.index(5, 0).data() == "5"
    assert model.index(WINDOW + 7, 0).data() == "…"
    assert model.index(3 * WINDOW + 7, 0).data() == "…"
    turn()
    assert asked == [WINDOW, 3 * WINDOW]
    model.index(WINDOW + 8, 0).data()
    turn()
    assert asked == [WINDOW, 3 * WINDOW]  # not asked for twice
    model.fill(WINDOW, list(range(WINDOW, 2 * WINDOW)))
    assert model.index(WINDOW + 7, 0).data() == str(WINDOW + 7)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "0"  # an order of some rows would be none
    model.fill(2 * WINDOW, list(range(2 * WINDOW, 3 * WINDOW)))
    model.fill(3 * WINDOW, list(range(3 * WINDOW, 3 * WINDOW + 40)))  # ten went since
    assert model.is_whole is True
    assert model.there(3 * WINDOW + 39)
    assert not model.there(3 * WINDOW + 45)
    model.put([3, 1, 2])
    model.sort(0)
    assert [model.index(row, 0).data() for row in range(3)] == ["1", "2", "3"]


# The list ------------------------------------------------------------------------------------------------------------


def test_a_usual_list_is_chosen_and_narrowed(desk: Desk, listed: ClientList) -> None:
    everybody = len(names(listed))
    listed._chooser.names.setCurrentRow(list(Usual).index(Usual.DUE))
    settle(desk)
    due = names(listed)
    assert 0 < len(due) < everybody
    assert due == [row.name for row in client_lists.rows(desk.workspace, ListQuery(Usual.DUE).on(desk.today()), 99, 0)]
    listed._narrow(Facet.SOURCE, "dealer", True)
    settle(desk)
    assert {record.source for record in listed.records.records} <= {Source.DEALER}
    press(listed, text="来源: 经销商推荐  ×")
    settle(desk)
    assert names(listed) == due


def test_what_is_looked_for_is_kept_as_a_list(desk: Desk, listed: ClientList) -> None:
    listed.search.setText("王")
    listed._look()
    settle(desk)
    found = names(listed)
    press(listed, text="存为名单…")
    dialog = dialog_on_top(KeepListDialog)
    fill(dialog.fields["name"], "姓王的")
    dialog.accept()
    settle(desk)
    listed._chooser.refresh()
    settle(desk)
    listed._chooser.names.setCurrentRow(0)
    settle(desk)
    assert len(names(listed)) > len(found)
    listed._chooser.names.setCurrentRow(len(Usual))
    settle(desk)
    assert (names(listed), listed.search.text()) == (found, "王")
    listed._chooser.names.setFocus()
    QTest.keyClick(listed._chooser.names, Qt.Key.Key_Delete)
    settle(desk)
    assert client_lists.kept_lists(desk.workspace) == []


def test_the_current_row_is_shown_beside_it(desk: Desk, listed: ClientList) -> None:
    listed.table.selectRow(1)
    turn(200)
    settle(desk)
    assert shows(listed._preview, names(listed)[1])
    desk.show.masked = True
    listed._look_at_current()
    settle(desk)
    assert not shows(listed._preview, names(listed)[1])
    desk.show.masked = False


def test_several_are_changed_at_once(desk: Desk, listed: ClientList) -> None:
    listed.table.selectRow(0)
    assert not listed._bulk.isVisible()
    listed.table.selectAll()
    assert listed._bulk.isVisible()
    chosen = [record.id for record in listed.records.records]
    listed._change()
    dialog = dialog_on_top(ChangeClientsDialog)
    dialog.accept()
    assert shows(dialog, "请填写要修改的内容")
    dialog.do.setEnabled(True)
    fill(dialog.fields["add_tags"], "回访 老客户")
    dialog.accept()
    settle(desk)
    with desk.workspace.reading() as read:
        assert all({"回访", "老客户"} <= set(client.tags) for client in read.all(Client, id=chosen))
    desk.workspace.undo()
    with desk.workspace.reading() as read:
        assert not any("回访" in client.tags for client in read.all(Client))


def test_clients_with_deals_do_not_go_to_the_bin(desk: Desk, listed: ClientList) -> None:
    said: list[object] = []
    desk.failed.connect(said.append)
    listed.table.selectAll()
    listed._bin()
    settle(desk)
    assert [getattr(error, "code", "") for error in said] == ["client.some_have_deals"]


def test_ids_of_rows_never_looked_at(desk: Desk, listed: ClientList) -> None:
    everybody = [record.id for record in listed.records.records]
    listed.records.put(listed.records.records[:10])
    listed.records.extend_to(len(everybody))
    listed.table.selectAll()
    got: list[list[int]] = []
    listed._with_chosen(got.append)
    settle(desk)
    assert got == [everybody]


def test_the_one_before_and_after(listed: ClientList) -> None:
    ids = [record.id for record in listed.records.records]
    assert listed.neighbour(ids[1], 1) == ids[2]
    assert listed.neighbour(ids[1], -1) == ids[0]
    assert listed.neighbour(ids[0], -1) is None
    assert listed.neighbour(-1, 1) is None


# In and out ----------------------------------------------------------------------------------------------------------


def test_a_list_comes_in(desk: Desk, listed: ClientList, tmp_path: Path) -> None:
    before = client_lists.count(desk.workspace, ListQuery().on(desk.today()))
    known = listed.records.record(0)
    dialog = ImportClientsDialog(desk, listed)
    dialog.open()
    dialog.load(
        None,
        "姓名\t手机\t月收入\t车价\n"
        f"新客甲\t19900990001\t1.2万\n坏电话\t123\t\n{known.name}\t{known.mobile}\t9000\n新客乙\t19900990002\t八千\t9万\n",
    )
    settle(desk)
    assert shows(dialog, "不导入的列：车价")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.dry_run.plan is not None
    assert [line.read.number for line in dialog.dry_run.table.records.records] == [
        3,
        4,
        5,
        2,
    ]  # what needs a look first
    dialog.dry_run.table.selectRow(0)
    assert shows(dialog, "第 3 行 B 列：“123”不是手机号。")
    dialog.dry_run.table.selectRow(1)
    assert shows(dialog, f"{known.name} · 在已有客户的行上按回车")
    assert shows(dialog, "共 4 行：新增 2，已有或重复 1，不导入 1。")
    dialog.dry_run._choose_for_all(ImportChoice.SKIP)
    settle(desk)
    assert shows(dialog, "导入 2 位客户")
    dialog.dry_run._choose_for_all(ImportChoice.ADD)
    settle(desk)
    assert shows(dialog, "共 4 行：新增 3，已有或重复 0，不导入 1。")
    dialog.dry_run._choose_for_all(ImportChoice.FILL)
    settle(desk)
    QTest.keyClick(dialog.dry_run.table, Qt.Key.Key_Return)
    assert dialog.dry_run.plan.doubles[0].choice is ImportChoice.UPDATE
    dialog.dry_run.write_refused(tmp_path / "未导入.xlsx")
    settle(desk)
    (sheet,) = read_table(tmp_path / "未导入.xlsx")
    assert "“123”不是手机号" in str(sheet.rows[1].cells[-1])
    press(dialog, name="dialog.do")
    assert dialog.isVisible()  # the source is asked for, never assumed
    dialog.dry_run.source.put(Source.EVENT)
    press(dialog, name="dialog.do")
    settle(desk)
    query = ListQuery(text="新客").on(desk.today())
    found = client_lists.rows(desk.workspace, query, 9, 0)
    assert [(row.name, row.source) for row in found] == [("新客乙", Source.EVENT), ("新客甲", Source.EVENT)]
    assert client_lists.count(desk.workspace, ListQuery().on(desk.today())) == before + 2
    desk.workspace.undo()
    assert client_lists.count(desk.workspace, ListQuery().on(desk.today())) == before


def test_one_column_cannot_be_two_things_and_a_bad_file_is_said(desk: Desk, listed: ClientList, tmp_path: Path) -> None:
    dialog = ImportClientsDialog(desk, listed)
    dialog.open()
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    dialog.load(tmp_path / "a.pdf")
    settle(desk)
    assert dialog._message.isVisible()
    dialog.load(None, "姓名\t手机\n甲\t19900990001\n")
    settle(desk)
    box = dialog.columns.boxes["note"]
    box.setCurrentIndex(1)
    press(dialog, name="dialog.do")
    assert shows(dialog, "A 列选了两次")
    box.setCurrentIndex(0)
    dialog.columns.boxes["name"].setCurrentIndex(0)
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog._message.isVisible()
    dialog.reject()


def test_cancel_stops_the_import_and_leaves_the_dialog(
    desk: Desk, listed: ClientList, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(client_lists.rows(desk.workspace, ListQuery().on(desk.today()), 500, 0))
    dialog = ImportClientsDialog(desk, listed)
    dialog.open()
    dialog.load(None, "姓名\t手机\t来源\n新客甲\t19900990001\t到店\n")
    settle(desk)
    press(dialog, name="dialog.do")
    settle(desk)
    carry_out = client_import.carry_out
    begun, stopped = Event(), Event()

    def slowly(*args: Any) -> Any:
        begun.set()
        assert stopped.wait(10)
        return carry_out(*args)

    monkeypatch.setattr(client_import, "carry_out", slowly)
    press(dialog, name="dialog.do")
    assert begun.wait(10)
    press(dialog, text="取消")
    stopped.set()
    settle(desk)
    assert dialog.isVisible()
    assert shows(dialog, "已停止，未作任何更改。")
    assert len(client_lists.rows(desk.workspace, ListQuery().on(desk.today()), 500, 0)) == before
    monkeypatch.undo()
    press(dialog, text="取消")
    settle(desk)
    assert not shiboken6.isValid(dialog)


def test_the_columns_stand_in_one_line_where_there_is_no_room_beside(desk: Desk, listed: ClientList) -> None:
    dialog = ImportClientsDialog(desk, listed)
    dialog.open()
    dialog.load(None, "客户\t\t车\t\n姓名\t手机\t意向车型\t预算\n甲乙\t19900990001\t秦L\t15万\n")
    settle(desk)
    boxes = dialog.columns.boxes
    assert [boxes[key].currentText() for key in ("name", "mobile", "budget")] == ["A  姓名", "B  手机", "D  预算"]
    assert boxes["mobile"].x() > boxes["name"].x()
    dialog.resize(700, 640)
    settle(desk)
    assert boxes["mobile"].x() == boxes["name"].x()
    dialog.resize(980, 640)
    settle(desk)
    assert boxes["mobile"].x() > boxes["name"].x()
    dialog.reject()


def test_clients_go_out(desk: Desk, listed: ClientList, tmp_path: Path) -> None:
    dialog = ExportClientsDialog(desk, listed, [record.id for record in listed.records.records[:3]])
    dialog.open()
    dialog.write(tmp_path / "客户.xlsx", ["name", "source", "created_on"])
    settle(desk)
    (sheet,) = read_table(tmp_path / "客户.xlsx")
    assert [str(cell) for cell in sheet.rows[0].cells] == ["姓名", "来源", "登记日期"]
    assert all(str(row.cells[0]).endswith("**") for row in sheet.rows[1:])
    assert isinstance(sheet.rows[1].cells[2], date)
    assert not shiboken6.isValid(dialog)
