"""Cells of real lists: two telephones in one, words beside a number, spread names, both days of a card."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.client import LONG_TERM, Gender, Occupation, Source
from carloan_desk.exchange.clients import ReadClient, columns_by_content, find_client_header, read_clients
from carloan_desk.exchange.tables import read_table, read_text


def row(heads: str, cells: str) -> ReadClient:
    (sheet,) = read_text(f"{heads}\n{cells}\n")
    header = find_client_header(sheet)
    assert header is not None
    (found,) = read_clients(sheet, header)
    return found


def fields(heads: str, cells: str) -> Mapping[str, Any]:
    found = row(heads, cells)
    assert found.refused is None
    return found.fields


@pytest.mark.parametrize(
    ("cell", "mobile", "second", "note"),
    [
        ("199 1234 0004/19912340005", "19912340004", "19912340005", ""),
        ("19912340005、19912340006", "19912340005", "19912340006", ""),
        ("19912340005；19912340005", "19912340005", "", ""),
        ("19912340001 19912340002 19912340003", "19912340001", "19912340002", "手机: 19912340003"),
        ("19912340006（老婆）19912340007", "19912340006", "19912340007", "手机: 19912340006（老婆）19912340007"),
        ("电话：19912342008", "19912342008", "", ""),
        ("19912342009(微信同号)", "19912342009", "", ""),
        ("199.1234.3003", "19912343003", "", ""),
        ("1.9912341001E+10", "19912341001", "", ""),
        ("`19912340003", "19912340003", "", ""),
        ("0371-65000001", "", "", "手机: 0371-65000001"),
        ("无", "", "", ""),
    ],
)
def test_telephones_in_a_cell(cell: str, mobile: str, second: str, note: str) -> None:
    found = fields("姓名\t手机", f"甲乙\t{cell}")
    assert [found.get(name, "") for name in ("mobile", "second_mobile", "note")] == [mobile, second, note]


@pytest.mark.parametrize("cell", ["1991234000", "199123400012", "1.99123E+10", "订单号", "12345"])
def test_what_is_no_telephone_is_refused(cell: str) -> None:
    assert row("姓名\t手机", f"甲乙\t{cell}").refused is not None


def test_words_kept_beside_a_number_are_said() -> None:
    found = row("姓名\t手机\t备注", "甲乙\t19912340006（老婆）19912340007\t急")
    assert [error.code for error in found.left] == ["table.cell.more"]
    assert found.fields["note"] == "急\n手机: 19912340006（老婆）19912340007"


def test_a_row_that_is_refused_shows_the_telephone_it_has() -> None:
    found = row("姓名\t手机\t身份证号", "甲乙\t19912340008\t990101198501010118")
    assert (found.refused is not None, found.fields["mobile"]) == (True, "19912340008")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张　三", "张三"),
        ("欧阳 娜", "欧阳娜"),
        ("张三 李四", "张三 李四"),
        ("Tom  Li", "Tom Li"),
        ("刘洋 19912341003", "刘洋"),
        ("刘洋(19912341003)", "刘洋"),
        ("买买提·艾力", "买买提·艾力"),
    ],
)
def test_names_in_a_cell(cell: str, name: str) -> None:
    found = fields("姓名\t手机\t备用电话", f"{cell}\t\t")
    assert found["name"] == name
    assert found.get("mobile", "") == ("19912341003" if "1991" in cell else "")


def test_what_is_in_mind_goes_to_the_interest() -> None:
    found = fields("姓名\t意向车型\t预算\t首付\t介绍人\t备注", "甲乙\t秦L\t150000\t首付3成\t王五\t急")
    assert (found["interest"], found["note"]) == ("秦L，预算150000，首付3成", "急\n介绍人: 王五")
    assert fields("姓名\t手机\t预算（万）", "甲乙\t19912340001\t12-15")["interest"] == "预算12-15"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2020.03.05-2040.03.05", date(2040, 3, 5)),
        ("20200101-20400101", date(2040, 1, 1)),
        ("2020年3月5日至2040年3月5日", date(2040, 3, 5)),
        ("2020.03.05-长期", LONG_TERM),
        ("长期", LONG_TERM),
        ("2030.5.6", date(2030, 5, 6)),
    ],
)
def test_the_end_of_a_card(cell: str, day: date) -> None:
    assert fields("姓名\t身份证有效期", f"甲乙\t{cell}")["id_valid_until"] == day


@pytest.mark.parametrize(
    ("head", "cell", "value"),
    [
        ("性别", "先生", Gender.MALE),
        ("性别", "女士", Gender.FEMALE),
        ("性别", "Female", Gender.FEMALE),
        ("性别", "Male", Gender.MALE),
        ("性别", "F", Gender.FEMALE),
        ("职业", "公务员", Occupation.SALARIED),
        ("职业", "自由职业", Occupation.SELF_EMPLOYED),
        ("来源", "58同城", Source.ONLINE),
        ("来源", "地推", Source.EVENT),
        ("车牌", "京A12345（旧）", "京A12345"),
        ("车牌", "豫A·D12345", "豫AD12345"),
    ],
)
def test_words_in_a_cell(head: str, cell: str, value: object) -> None:
    assert list(fields(f"姓名\t{head}", f"甲乙\t{cell}").values()) == ["甲乙", value]


def test_what_is_no_plate_is_kept_in_words() -> None:
    found = row("姓名\t车牌", "甲乙\t临时牌")
    assert ([error.code for error in found.left], found.fields["note"]) == (["table.cell.plate"], "车牌: 临时牌")


def test_a_head_repeated_on_each_page_begins_with_the_first(tmp_path: Path) -> None:
    head = ["姓名", "手机", "登记日期"]
    bad = [["甲", "19912340001", "三月"], ["乙", "19912340002", ""]]
    lines = [["二网客户登记"], head, *bad, ["小计", "2"], head, ["丙", "19912340003", "2024.3.5"]]
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(";".join(line) for line in lines).encode("gbk"))
    (sheet,) = read_table(path)
    header = find_client_header(sheet)
    assert header is not None
    assert [each.fields["name"] for each in read_clients(sheet, header)] == ["甲", "乙", "丙"]


def test_the_telephone_of_the_manager_is_not_the_client_s() -> None:
    heads = "主贷人\t主贷人电话\t主贷人身份证\t配偶姓名\t配偶电话\t客户经理\t经理电话\t共借人电话"
    found = fields(heads, "赵一\t19912350001\t\t钱二\t19912350002\t小刘\t19912359999\t19912350003")
    assert dict(found) == {"name": "赵一", "mobile": "19912350001"}


def test_a_table_without_a_head_is_known_by_its_content() -> None:
    (sheet,) = read_text("1,张三,19912340001,秦L\n2,李四,199 1234 0002,轩逸\n3,王五,19912340003,\n")
    assert find_client_header(sheet) is None
    assert columns_by_content(sheet) == {"name": 1, "mobile": 2}
    (sheet,) = read_text("张三,19912340001,19912340002\n李四,19912340003,19912340004\n")
    assert columns_by_content(sheet) == {}  # which of the two it is, nobody knows
