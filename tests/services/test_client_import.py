"""Clients in and out: a plan one can look at, one action, one undo; what goes out is masked and noted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.client_list import ImportChoice
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.exchange.tables import read_table
from carloan_desk.services import client_export, client_import
from carloan_desk.services.client_import import ImportPlan
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import TODAY, Manager, refusal, undone, untouched

HEADS = "姓名\t手机\t身份证号\t来源\t城市\t月收入\t车牌\t标签\t备注"


def planned(workspace: Workspace, *rows: str) -> ImportPlan:
    (sheet,) = client_import.load(workspace, None, "\n".join([HEADS, *rows]))
    return client_import.plan(workspace, sheet)


def everybody(workspace: Workspace) -> dict[str, Client]:
    with workspace.reading() as read:
        return {client.name: client for client in read.all(Client)}


def test_a_list_comes_in_at_once_and_goes_at_once(manager: Manager) -> None:
    made = planned(
        manager.workspace,
        "甲\t19900001001\t\t到店\t郑州\t1.2万\t\tVIP\t要白色",
        "乙\t19900001002\t990101199001011230\t\t\t\t豫A12345\t\t",
        "丙\t订单号\t\t\t\t\t\t\t",
    )
    assert (len(made.lines), len(made.refused), len(made.doubles), made.without_source) == (3, 1, 0, 1)
    error = untouched(manager, client_import.carry_out, manager.workspace, made, None, TODAY)
    assert (error.code, error.field) == ("field.required", "source")
    undone(manager, lambda: client_import.carry_out(manager.workspace, made, Source.EVENT, TODAY))
    people = everybody(manager.workspace)
    assert set(people) == {"甲", "乙"}
    assert (people["甲"].source, people["甲"].monthly_income, people["甲"].tags) == (
        Source.SHOWROOM,
        Decimal("12000.00"),
        ["VIP"],
    )
    assert (people["乙"].source, people["乙"].birth_date) == (Source.EVENT, date(1990, 1, 1))
    with manager.workspace.reading() as read:
        assert [car.plate for car in read.all(OwnedVehicle)] == ["豫A12345"]
        assert [row.name for row in read.search_clients("a12345")] == ["乙"]


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (ImportChoice.SKIP, [("曾乐", "上海", Decimal("12000.00"), "旧")]),
        (ImportChoice.FILL, [("曾乐", "上海", Decimal("12000.00"), "旧\n新")]),
        (ImportChoice.UPDATE, [("曾小乐", "洛阳", Decimal("12000.00"), "旧\n新")]),
        (ImportChoice.ADD, [("曾乐", "上海", Decimal("12000.00"), "旧"), ("曾小乐", "洛阳", None, "新")]),
    ],
)
def test_what_is_done_with_somebody_known(
    manager: Manager, choice: ImportChoice, wanted: list[tuple[str, str, Decimal | None, str]]
) -> None:
    manager.client(mobile="19900001001", city="上海", monthly_income=Decimal("12000.00"), note="旧")
    made = planned(manager.workspace, "曾小乐\t199 0000 1001\t\t到店\t洛阳\t\t\t\t新")
    (line,) = made.doubles
    assert (line.known_id, line.known_name, line.choice) == (1, "曾乐", ImportChoice.FILL)
    line.choice = choice
    client_import.carry_out(manager.workspace, made, None, TODAY)
    with manager.workspace.reading() as read:
        found = [(each.name, each.city, each.monthly_income, each.note) for each in read.all(Client)]
    assert found == wanted


def test_the_same_person_twice_in_the_list_becomes_one_and_look_alikes_stay_two(manager: Manager) -> None:
    made = planned(
        manager.workspace,
        "甲\t19900001001\t\t到店\t郑州\t\t\t\t",
        "甲\t19900001001\t\t到店\t\t\t\tVIP\t第二行",
        "甲\t19900001002\t\t到店\t郑州\t\t\t\t",
    )
    assert [line.twin_of for line in made.lines] == [None, 2, None]
    client_import.carry_out(manager.workspace, made, None, TODAY)
    with manager.workspace.reading() as read:
        found = [(each.name, each.mobile, each.tags, each.note) for each in read.all(Client)]
    assert found == [("甲", "19900001001", ["VIP"], "第二行"), ("甲", "19900001002", [], "")]


def test_a_couple_with_one_telephone_stays_two_clients(manager: Manager) -> None:
    manager.client(name="陆一", mobile="19900001003")
    made = planned(
        manager.workspace,
        "张甲\t19900001001\t\t到店\t\t\t\t\t",
        "王乙\t19900001001\t\t到店\t\t\t\t\t妻子",
        "王 乙\t19900001001\t\t\t郑州\t\t\t\t",
        "孙丙\t19900001003\t\t到店\t\t\t\t\t",
    )
    assert [line.choice for line in made.lines] == [
        ImportChoice.FILL,
        ImportChoice.ADD,
        ImportChoice.FILL,
        ImportChoice.ADD,
    ]
    assert [(line.shares_phone, line.known_name) for line in made.lines[1:]] == [
        (True, "张甲"),
        (False, "王乙"),
        (True, "陆一"),
    ]
    made.choose(ImportChoice.UPDATE)
    client_import.carry_out(manager.workspace, made, None, TODAY)
    people = everybody(manager.workspace)
    assert set(people) == {"陆一", "张甲", "王乙", "孙丙"}
    assert (people["王乙"].city, people["王乙"].note) == ("郑州", "妻子")


@pytest.mark.parametrize(
    ("first", "second", "shares"),
    [
        ("黄先生", "黄女士", True),
        ("张建军", "张小军", True),
        ("李四", "王五", True),
        ("曾乐", "曾小乐", False),
        ("王先生", "王建国", False),
        ("張三豐", "张 三丰", False),
    ],
)
def test_who_may_be_one_person_with_one_telephone(manager: Manager, first: str, second: str, shares: bool) -> None:
    made = planned(manager.workspace, f"{first}\t19900001001\t\t到店", f"{second}\t199-0000-1001\t\t到店")
    assert [line.is_double for line in made.lines] == [False, True]
    assert made.lines[1].shares_phone is shares
    assert made.lines[1].choice is (ImportChoice.ADD if shares else ImportChoice.FILL)


def test_an_id_number_with_a_small_x_is_the_same(manager: Manager) -> None:
    number = "99010119880808003X"
    made = planned(manager.workspace, f"甲\t19900001001\t{number}\t到店", f"甲\t19900001002\t{number.lower()}\t到店")
    assert [line.twin_of for line in made.lines] == [None, 2]
    client_import.carry_out(manager.workspace, made, None, TODAY)
    assert [(each.mobile, each.second_mobile) for each in everybody(manager.workspace).values()] == [
        ("19900001001", "19900001002")
    ]


def test_a_hidden_sheet_comes_last_and_a_list_without_a_head_comes_in(manager: Manager, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    old, new = book.add_worksheet("旧"), book.add_worksheet("新")
    for page, rows in ((old, [["姓名", "手机"], ["甲", "19900001001"]]), (new, [["张三", "19900001002"]])):
        for number, values in enumerate(rows):
            page.write_row(number, 0, values)
    old.hide()
    new.activate()
    new.set_first_sheet()
    book.close()
    first, second = client_import.load(manager.workspace, tmp_path / "a.xlsx")
    assert (first.sheet.name, second.sheet.name) == ("新", "旧")
    client_import.carry_out(manager.workspace, client_import.plan(manager.workspace, first), Source.EVENT, TODAY)
    assert [(each.name, each.mobile) for each in everybody(manager.workspace).values()] == [("张三", "19900001002")]


def test_columns_chosen_by_hand_are_remembered(manager: Manager) -> None:
    text = "老板\t号码\n甲\t19900001001"
    (sheet,) = client_import.load(manager.workspace, None, text)
    assert "name" not in sheet.header.mapping
    chosen = client_import.with_columns(client_import.with_header(sheet, 1), {"name": 0, "mobile": 1})
    made = client_import.plan(manager.workspace, chosen)
    client_import.carry_out(manager.workspace, made, Source.OTHER, TODAY)
    (again,) = client_import.load(manager.workspace, None, text)
    assert dict(again.header.mapping) == {"name": 0, "mobile": 1}


def test_cancelled_leaves_nothing(manager: Manager) -> None:
    made = planned(manager.workspace, *(f"客户{n}\t1990001{n:04}\t\t到店\t\t\t\t\t" for n in range(1500)))

    def stop(done: int, total: int) -> None:
        if done > total * 2 // 3:
            raise DomainError("job.cancelled")

    error = untouched(manager, client_import.carry_out, manager.workspace, made, None, TODAY, stop)
    assert error.code == "job.cancelled"
    client_import.carry_out(manager.workspace, made, None, TODAY)
    with manager.workspace.reading() as read:
        assert read.count_clients() == 1500


def test_refused_rows_go_out_with_their_reasons_and_come_in_mended(manager: Manager, tmp_path: Path) -> None:
    made = planned(manager.workspace, "甲\t19900001001\t\t\t\t\t\t\t", "丙\t123\t\t到店\t\t\t\t\t")
    target = tmp_path / "未导入.xlsx"
    client_import.write_refused(made, target, "原因", {3: "不是手机号"})
    (sheet,) = read_table(target)
    assert [tuple(row.cells) for row in sheet.rows][1][:2] == ("丙", "123")
    assert sheet.rows[0].cells[-1] == "原因"
    assert sheet.rows[1].cells[-1] == "不是手机号"


_NAMES = st.sampled_from(["甲", "乙", "丙"])
_PHONES = st.sampled_from(["", "19900001001", "19900001002", "19900001003", "坏"])
_CHOICES = st.sampled_from(list(ImportChoice))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(_NAMES, _PHONES, _CHOICES), max_size=8),
    st.lists(st.tuples(_NAMES, _PHONES.filter(lambda phone: phone != "坏")), max_size=3),
)
def test_nobody_is_lost_and_one_undo_takes_it_back(
    workspace: Workspace, rows: list[tuple[str, str, ImportChoice]], known: list[tuple[str, str]]
) -> None:
    manager = Manager(workspace)
    with workspace.unit_of_work("test.clear") as work:
        for client in work.all(Client):
            work.delete(client)
        for name, phone in known:
            work.add(Client(name=name, mobile=phone, source=Source.OTHER, created_on=TODAY))
        work.commit()
    before = manager.everything()
    if not rows:
        return
    made = planned(workspace, *(f"{name}\t{phone}\t\t到店\t\t\t\t\t" for name, phone, _ in rows))
    assert [line.read.fields.get("name") for line in made.lines] == [name for name, _, _ in rows]
    for line, (_, _, choice) in zip(made.lines, rows, strict=True):
        line.choice = choice
    changes = client_import.carry_out(workspace, made, None, TODAY)
    with workspace.reading() as read:
        phones = [client.mobile for client in read.all(Client)]
    wanted = {phone for _, phone, _ in rows if phone not in ("坏", "")} | {phone for _, phone in known}
    assert set(phones) - {""} == wanted - {""}
    nameless = sum(phone == "" for _, phone, _ in rows) + sum(phone == "" for _, phone in known)
    assert phones.count("") == nameless
    if changes.seq is not None:  # it may be that all were known and left out
        workspace.undo()
    assert manager.everything() == before


# Out -----------------------------------------------------------------------------------------------------------------


def words(column: str, value: str) -> str:
    return f"{column}:{value}"


def exported(manager: Manager, path: Path, *, masked: bool) -> list[tuple[object, ...]]:
    columns = ["name", "mobile", "id_number", "source", "monthly_income", "note"]
    titles = ["姓名", "手机", "证件", "来源", "收入", "备注"]
    client_export.export(manager.workspace, [1], path, columns, titles, words, masked=masked)
    (sheet,) = read_table(path)
    return [tuple(row.cells) for row in sheet.rows]


def test_out_masked_unless_asked_otherwise(manager: Manager, tmp_path: Path) -> None:
    manager.client(id_number="990000199003070013", monthly_income=Decimal("12000.00"), note="怕吵")
    hidden = exported(manager, tmp_path / "a.xlsx", masked=True)
    assert hidden[1] == ("曾**", "199****0001", "990****13", "source:showroom")
    said = str(hidden)
    assert not [secret for secret in ("曾乐", "19900000001", "990000199003070013", "12000", "怕吵") if secret in said]
    plain = exported(manager, tmp_path / "b.xlsx", masked=False)
    assert plain[1] == (
        "曾乐",
        "19900000001",
        "990000199003070013",
        "source:showroom",
        Decimal("12000"),
        "怕吵",
    )
    with manager.workspace.reading() as read:
        assert [(each.what, each.rows, each.masked) for each in read.all(ExportRecord)] == [
            ("clients", 1, True),
            ("clients", 1, False),
        ]
    assert manager.workspace.history()[0].summary.action == "client.export"


def test_a_file_that_cannot_be_written_is_said_and_not_noted(manager: Manager, tmp_path: Path) -> None:
    manager.client()
    error = refusal(client_export.export, manager.workspace, [1], tmp_path / "无" / "a.xlsx", ["name"], ["姓名"], words)
    assert error.code == "file.not_writable"
    with manager.workspace.reading() as read:
        assert read.all(ExportRecord) == []
