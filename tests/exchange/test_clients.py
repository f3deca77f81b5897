"""Lists of clients from other programs: read exactly, refused row by row, nothing dropped."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.clients import ReadClient, find_client_header, read_clients
from carloan_desk.exchange.headers import header_at
from carloan_desk.exchange.sheet import RowKind
from carloan_desk.exchange.tables import read_text


def read(text: str) -> list[ReadClient]:
    (sheet,) = read_text(text)
    header = find_client_header(sheet)
    assert header is not None
    return read_clients(sheet, header)


def fields(heads: str, cells: str) -> Mapping[str, Any]:
    (found,) = read(f"{heads}\n{cells}")
    assert found.refused is None
    return found.fields


def test_a_usual_list() -> None:
    (found,) = read(
        "序号\t客户姓名\t联系电话\t身份证号\t客户来源\t意向车型\t月收入\t下次跟进时间\t备注\n"
        "1\t曾乐\t199 0000 0001\t990101199001011230\t老客户转介绍\t某牌 SUV\t1.2万\t2026-11-30\t要白色\n"
    )
    assert found.refused is None
    assert dict(found.fields) == {
        "name": "曾乐",
        "mobile": "19900000001",
        "id_number": "990101199001011230",
        "source": Source.REFERRAL,
        "interest": "某牌 SUV",
        "monthly_income": Decimal("12000.00"),
        "next_action_on": date(2026, 11, 30),
        "note": "要白色",
    }


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("二网车商", Source.DEALER),
        ("网络", Source.ONLINE),
        ("抖音直播", Source.ONLINE),
        ("4S店销售推荐", Source.REFERRAL),
        ("老客户", Source.RETURNING),
        ("到店自然客流", Source.SHOWROOM),
        ("秋季车展", Source.EVENT),
        ("来电", Source.PHONE),
        ("朋友圈", Source.WECHAT),
    ],
)
def test_sources_as_lists_call_them(said: str, meant: Source) -> None:
    assert fields("姓名\t来源", f"甲\t{said}")["source"] is meant


def test_words_for_coded_fields() -> None:
    read_fields = fields("姓名\t性别\t婚姻状况\t职业\t标签", "甲\t女\t已婚\t个体经营\tVIP、置换，VIP")
    assert (read_fields["gender"], read_fields["marital_status"]) == (Gender.FEMALE, MaritalStatus.MARRIED)
    assert (read_fields["occupation"], read_fields["tags"]) == (Occupation.SELF_EMPLOYED, ["VIP", "置换"])


@pytest.mark.parametrize(
    ("heads", "cells", "code"),
    [
        ("姓名\t手机", "甲\t1990000", "table.cell.mobile"),
        ("姓名\t手机", "甲\t订单 2026", "table.cell.mobile"),
        ("姓名\t手机", "甲\t1.99E+10", "table.cell.damaged"),
        ("姓名\t身份证号", "甲\t990101199001011231", "table.cell.id_number"),
        ("姓名\t手机", f"{'长' * 200}\t19900000001", "table.row.name_too_long"),
        ("姓名\t手机", "\t19900000001", "table.row.no_name"),
        ("姓名\t手机", "——\t19900000001", "table.row.no_name"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(heads: str, cells: str, code: str) -> None:
    (found,) = read(f"{heads}\n{cells}\n")
    assert found.refused is not None
    assert (found.refused.code, found.refused.params["row"]) == (code, 2)


def test_an_id_number_that_a_spreadsheet_rounded_does_not_keep_the_client_out() -> None:
    (found,) = read("姓名\t手机\t身份证号\n甲\t19900000001\t4.4E+17\n")
    assert found.refused is None
    assert [error.code for error in found.left] == ["table.cell.damaged"]
    assert dict(found.fields) == {"name": "甲", "mobile": "19900000001"}


def test_what_is_not_what_it_should_be_is_kept_in_words() -> None:
    (found,) = read("姓名\t月收入\t下次跟进时间\t来源\t备注\n甲\t八千到一万\t下周\t老板朋友\t急\n")
    assert found.refused is None
    assert [error.code for error in found.left] == ["table.cell.amount", "table.cell.date", "table.cell.word"]
    assert found.fields["note"].splitlines() == ["急", "月收入: 八千到一万", "下次跟进时间: 下周", "来源: 老板朋友"]
    assert "monthly_income" not in found.fields


def test_repeated_heads_totals_and_notes_are_no_clients() -> None:
    found = read("某店客户台账\n姓名\t手机\n甲\t19900000001\n姓名\t手机\n乙\t19900000002\n合计\t2\n制表人: 王\n")
    assert [each.fields["name"] for each in found] == ["甲", "乙"]
    assert [each.number for each in found] == [3, 5]


def test_without_a_column_of_names_nothing_is_read() -> None:
    (sheet,) = read_text("手机\n19900000001")
    with pytest.raises(DomainError) as caught:
        read_clients(sheet, header_at(sheet, 1, {"mobile": 0}))
    assert caught.value.code == "table.no_column"


_CELL = st.text(st.sampled_from("甲乙0159,.-E+万 年月日"), max_size=14)


@given(st.lists(st.lists(_CELL, min_size=6, max_size=6), min_size=1, max_size=12))
def test_every_row_of_data_is_there_once_whatever_stands_in_it(rows: list[list[str]]) -> None:
    heads = ["姓名", "手机", "身份证号", "月收入", "下次跟进时间", "来源"]
    text = "\n".join("\t".join(cells) for cells in [heads, *rows])
    (sheet,) = read_text(text)
    header = header_at(sheet, 1, {"name": 0, "mobile": 1, "id_number": 2, "monthly_income": 3, "next_action_on": 4})
    found = read_clients(sheet, header)
    numbers = [each.number for each in found]
    assert numbers == sorted(set(numbers))
    assert len(numbers) <= sum(row.kind is RowKind.DATA for row in sheet.rows)
    for each in found:
        assert (each.refused is None) == ("name" in each.fields and not each.refused)
        if each.refused is None:
            assert each.fields["name"].strip()
