"""Clients go out and come in again, in both languages: what was in their fields is in them."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from carloan_desk import resources
from carloan_desk.domain.client import LONG_TERM, Client, Gender, MaritalStatus, Occupation, Source
from carloan_desk.services import client_export, client_import, workspaces
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import words
from carloan_desk.ui.dialogs.export_clients import _coded
from tests.services.conftest import PASSCODE, now
from tests.services.manager import TODAY

FULL = {
    "mobile": "19912340001",
    "second_mobile": "19912340002",
    "id_number": "99010119880808003X",
    "id_valid_until": LONG_TERM,
    "gender": Gender.MALE,
    "birth_date": date(1988, 8, 8),
    "marital_status": MaritalStatus.MARRIED,
    "occupation": Occupation.SELF_EMPLOYED,
    "employer": "某某公司",
    "job_title": "经理",
    "employer_phone": "0371-65000001",
    "employed_since": date(2015, 5, 1),
    "monthly_income": Decimal("12000.50"),
    "monthly_debt": Decimal("0.00"),
    "city": "郑州",
    "address": "金水区 1 号楼 2-301",
    "wechat": "zhang_3",
    "email": "a@example.com",
    "interest": "秦L，预算15万",
    "next_action": "打电话",
    "next_action_on": date(2026, 12, 1),
    "tags": ["VIP", "急"],
    "note": '第一行\n第二行\n\n"引号"，逗号;分号',
}


def people() -> Iterator[Client]:
    day = date(2024, 3, 5)
    yield Client(name="张三丰", source=Source.SHOWROOM, created_on=day, **FULL)  # type: ignore[arg-type]
    for place, source in enumerate(Source):
        yield Client(
            name=f"客户{'甲乙丙丁戊己庚辛壬'[place]}",
            mobile=f"1991234100{place}",
            source=source,
            created_on=day,
            gender=list(Gender)[place % 2],
            marital_status=list(MaritalStatus)[place % 4],
            occupation=list(Occupation)[place % 4],
        )
    yield Client(
        name="=SUM(A1)",
        source=Source.EVENT,
        created_on=day,
        note="-1 元\n=1+1",
        address="'引号",
        interest="@某人",
        employer="+公司",
        wechat="19912342001",
    )
    yield Client(name="买买提·艾力", source=Source.WECHAT, created_on=day, tags=["老 客户", "a/b"], wechat="0012345")
    yield Client(name="Tom Li", second_mobile="19912343003", source=Source.DEALER, created_on=day, tags=["很 急"])
    yield Client(
        name="王先生（老张的朋友）",
        source=Source.PHONE,
        created_on=day,
        interest="2024-03-05",
        job_title="12345678901234567890",
        city="007",
        note="合计：3万",
    )


@pytest.fixture(params=["zh", "en"])
def _language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load(resources.path("translations/zh_CN.qm").read_bytes())
        qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def opened(folder: Path) -> Workspace:
    return workspaces.open(folder, workspaces.create(folder, PASSCODE).data_key, now)


@pytest.mark.usefixtures("_language")
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_goes_out_comes_in_again(tmp_path: Path, ending: str) -> None:
    first, second = opened(tmp_path / "一"), opened(tmp_path / "二")
    with first.unit_of_work("client.import", n=1) as work:
        for each in people():
            work.add(each)
        work.commit()
    names = [column.name for column in client_export.COLUMNS]
    titles = [words.client_field(name) for name in names]
    with first.reading() as read:
        before = read.all(Client)
    path = tmp_path / f"a.{ending}"
    client_export.export(first, [each.id or 0 for each in before], path, names, titles, _coded, masked=False)
    (sheet,) = client_import.load(second, path)
    assert sheet.header.mapping == {name: place for place, name in enumerate(names)}
    plan = client_import.plan(second, sheet)
    assert [line.read.refused for line in plan.lines if line.read.refused or line.read.left] == []
    client_import.carry_out(second, plan, None, TODAY)
    with second.reading() as read:
        after = read.all(Client)
    for one, other in zip(before, after, strict=True):
        for field in fields(Client):
            assert getattr(one, field.name) == getattr(other, field.name), field.name
    for each in (first, second):
        each.close()


@pytest.mark.usefixtures("_language")
def test_what_went_out_masked_does_not_come_in_as_numbers(tmp_path: Path) -> None:
    first = opened(tmp_path / "一")
    with first.unit_of_work("client.import", n=1) as work:
        work.add(Client(name="张三丰", source=Source.SHOWROOM, created_on=TODAY, **FULL))  # type: ignore[arg-type]
        work.commit()
    names = ["name", "mobile", "id_number"]
    titles = [words.client_field(name) for name in names]
    client_export.export(first, [1], tmp_path / "a.csv", names, titles, _coded)
    (sheet,) = client_import.load(first, tmp_path / "a.csv")
    assert len(client_import.plan(first, sheet).refused) == 1
    first.close()
