"""Search against a plain loop over all clients, and the cache against its rebuilding."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pypinyin
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypinyin.contrib.tone_convert import to_normal

from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.client_list import ClientQuery, ClientRow, Facet
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult
from carloan_desk.storage import client_terms, tables
from carloan_desk.storage.pinyin import readings_of_name
from carloan_desk.storage.workspace import Workspace, open_workspace
from tests.storage.people import add, client, commit, deal

TRANSFORMED = "曾单仇查解区乐翟覃"


def found(workspace: Workspace, text: str, limit: int = 50, offset: int = 0) -> list[str]:
    with workspace.reading() as reader:
        rows = reader.search_clients(text, limit, offset)
        if len(rows) < limit and not offset:
            assert reader.count_clients(text) == len(rows)
    return [row.name for row in rows]


def terms(workspace: Workspace) -> list[Any]:
    with workspace.reading() as reader:
        return list(reader._connection.execute(tables.client_term.select().order_by("term", "client_id", "origin")))


@pytest.mark.parametrize(
    "text",
    ["欧", "欧阳", "阳娜", "娜", "ou", "ouyang", "ouyangna", "yangna", "na", "oyn", "yn", "o", "OYN", "ｏｙｎ",
     " 欧阳 ", "1990", "0001", "1234", "00001234", "199 0000 1234", "199-0000-1234", "19900001234",
     "001X", "0101001x", "99010119900101001X", "990101", "ouyang 1234", "娜 o", "ou na"],
)  # fmt: skip
def test_what_finds_a_client(workspace: Workspace, text: str) -> None:
    add(workspace, client("欧阳娜", mobile="19900001234", id_number="99010119900101001X"), client("王五", mobile=""))
    assert found(workspace, text) == ["欧阳娜"]


@pytest.mark.parametrize("text", ["欧娜", "yang ou x", "uyang", "on", "199 5", "991", "12345", "!", "x", "ouyangx"])
def test_what_does_not(workspace: Workspace, text: str) -> None:
    add(workspace, client("欧阳娜", mobile="19900001234", id_number="99010119900101001X"))
    expected = ["欧阳娜"] if text == "!" else []  # marks alone are no word: everybody
    assert found(workspace, text) == expected


@pytest.mark.parametrize(
    ("name", "readings"),
    [("曾", "zeng ceng"), ("单", "shan dan"), ("仇", "qiu chou"), ("查", "zha cha"), ("解", "xie jie"),
     ("区", "ou qu"), ("乐", "yue le"), ("翟", "zhai di"), ("覃", "qin tan"), ("朴", "piao pu"), ("盖", "ge gai"),
     ("尉", "yu wei"), ("种", "chong zhong"), ("召", "shao zhao"), ("缪", "miao mou"), ("吕", "lv lu"),
     ("万俟", "moqi wanqi"), ("员", "yun yuan"), ("洗", "xian xi"), ("黑", "he hei"), ("折", "she zhe")],
)  # fmt: skip
def test_surnames_with_two_readings(workspace: Workspace, name: str, readings: str) -> None:
    add(workspace, client(name + "冰"), client("王冰"))
    for reading in readings.split():
        assert found(workspace, reading) == [name + "冰"]
        assert found(workspace, reading + "bing") == [name + "冰"]


@pytest.mark.parametrize(
    ("name", "text"), [("李䶮", "liyan"), ("王㛃", "wangjie"), ("陈𬱟", "chenwei"), ("〇", "ling")]
)
def test_rare_characters(workspace: Workspace, name: str, text: str) -> None:
    add(workspace, client(name), client("甲乙"))
    assert found(workspace, text) == found(workspace, name[-1]) == [name]


def test_names_from_elsewhere(workspace: Workspace) -> None:
    add(workspace, client("买买提·艾合买提江"), client("Anna Müller"), client("Tom 李"))
    assert found(workspace, "艾合") == found(workspace, "提艾") == found(workspace, "mmta") == ["买买提·艾合买提江"]
    assert found(workspace, "anna mü") == found(workspace, "MÜLL") == ["Anna Müller"]
    assert found(workspace, "tomli") == ["Tom 李"]


def test_cars(workspace: Workspace) -> None:
    add(workspace, client("甲"), client("乙"), client("丙"))
    add(
        workspace,
        deal(1, plate="沪A·12345", vin="LZZTEST0000012345"),
        deal(2, plate="京AD12345"),
        deal(1, plate="苏E00001"),
    )
    assert found(workspace, "12345") == ["乙", "甲"]
    assert found(workspace, "沪a123") == found(workspace, "lzztest") == found(workspace, "苏E00001") == ["甲"]
    assert found(workspace, "ad12") == ["乙"]

    commit(workspace, lambda work: setattr(work.get(Deal, 1), "client_id", 3))
    assert found(workspace, "12345") == ["丙", "乙"]
    commit(workspace, lambda work: work.delete(work.get(Deal, 1)))
    assert found(workspace, "12345") == ["乙"]
    workspace.undo()
    assert found(workspace, "12345") == ["丙", "乙"]
    commit(workspace, lambda work: work.delete(work.get(Client, 3)))
    assert found(workspace, "12345") == ["乙"]
    assert found(workspace, "丙") == found(workspace, "bing") == []
    commit(workspace, lambda work: work.restore(work.get(Client, 3)))
    assert found(workspace, "12345") == ["丙", "乙"]


def test_cars_of_clients_in_the_bin_find_nobody(workspace: Workspace) -> None:
    add(workspace, client("甲"), deal(1, plate="沪A11111"))
    add(workspace, OwnedVehicle(client_id=1, plate="京B22222", vin="LZZTEST0000033333"))
    add(workspace, OwnedVehicle(client_id=1, plate="沪A11111"))  # the same car again
    assert found(workspace, "b22222") == found(workspace, "33333") == found(workspace, "a111") == ["甲"]
    commit(workspace, lambda work: work.delete(work.get(Client, 1)))
    assert [found(workspace, text) for text in ("b22222", "33333", "a111", "甲")] == [[]] * 4
    commit(workspace, lambda work: setattr(work.get(OwnedVehicle, 1), "plate", "京B44444"))
    assert found(workspace, "b44444") == []
    workspace.undo()
    workspace.undo()
    assert found(workspace, "b22222") == found(workspace, "a111") == ["甲"]
    kept = terms(workspace)
    workspace.rebuild_search()
    assert terms(workspace) == kept


def test_facets(workspace: Workspace) -> None:
    add(workspace, LeadSource(kind=Source.DEALER, name="某店"))
    add(
        workspace,
        client("王一", source=Source.DEALER, lead_source_id=1, city="郑州", tags=["VIP", "置换"]),
        client("王二", source=Source.DEALER, city="洛阳", tags=["VIP"]),
        client("李三", source=Source.PHONE, city="郑州"),
        client("王四", source=Source.PHONE, city="郑州", tags=["置换"]),
    )

    def names(text: str = "", **facets: tuple[str, ...]) -> list[str]:
        query = ClientQuery(text, tuple((Facet(name), values) for name, values in facets.items()))
        with workspace.reading() as reader:
            rows = reader.search_clients(query)
            assert reader.count_clients(query) == len(rows)
            assert reader.client_ids(query, 2, 1) == [row.id for row in rows[1:3]]
        return [row.name for row in rows]

    assert names(source=("dealer",)) == ["王二", "王一"]
    assert names(lead_source=("1",)) == ["王一"]
    assert names(city=("郑州", "洛阳")) == ["王四", "李三", "王二", "王一"]
    assert names(tag=("VIP",)) == ["王二", "王一"]
    assert names(tag=("VIP", "置换")) == ["王四", "王二", "王一"]  # who has both is there once
    assert names("王", city=("郑州",), source=("phone",)) == ["王四"]
    assert names("wangsi", tag=("置换",)) == ["王四"]
    assert names(city=("上海",)) == []
    with workspace.reading() as reader:
        facets = reader.client_facets()
    assert facets == {
        "source": ["dealer", "phone"],
        "lead_source": ["1"],
        "campaign": [],
        "city": ["洛阳", "郑州"],
        "tag": ["VIP", "置换"],
    }
    assert found(workspace, "=source=dealer") == found(workspace, "dealer") == []  # nobody can type them
    commit(workspace, lambda work: setattr(work.get(Client, 4), "tags", ["新"]))
    assert names(tag=("置换",)) == ["王一"]


def test_windows(workspace: Workspace) -> None:
    add(workspace, *(client(f"王{index:03}") for index in range(120)))
    commit(workspace, lambda work: work.delete(work.get(Client, 60)))
    everybody = [f"王{index:03}" for index in reversed(range(120)) if index != 59]
    for text in ("", "王", "wang", "w"):
        got: list[str] = []
        for offset in range(0, 150, 50):
            got += found(workspace, text, 50, offset)
        assert got == everybody
        assert found(workspace, text, 7, 3) == everybody[3:10]
        with workspace.reading() as reader:
            assert reader.count_clients(text) == 119


def test_a_row_says_what_a_list_shows(workspace: Workspace) -> None:
    fields = {"city": "上海", "next_action": "回电", "next_action_on": date(2026, 3, 4), "interest": "宋 PLUS"}
    add(workspace, client("甲", source=Source.EVENT, **fields))
    with workspace.reading() as reader:
        (row,) = reader.search_clients("")
    assert row == ClientRow(id=1, name="甲", mobile="19900001234", source=Source.EVENT, **fields)


# Against a loop ------------------------------------------------------------------------------------------------------

_NAMES = st.text(st.sampled_from("曾单王李娜伟阳a1 "), min_size=1, max_size=4)
_NUMBERS = st.text(st.sampled_from("0123"), max_size=11)
_PEOPLE = st.lists(st.tuples(_NAMES, _NUMBERS, _NUMBERS, _NUMBERS), min_size=1, max_size=12)
_TEXTS = st.lists(st.text(st.sampled_from("曾王李娜zcwlna0123 "), max_size=6), min_size=1, max_size=8)


def plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def ways_to_type(name: str, mobile: str, id_number: str, plate: str) -> Iterator[tuple[str, int]]:
    """What a client is found by, and from how many of its first characters on."""
    name = plain(name)
    for start in range(len(name)):
        yield name[start:], 1
        for reading in readings_of_name(name):
            yield "".join(reading[start:]), 1
            yield "".join(syllable[0] for syllable in reading[start:]), 1
    for start in range(len(mobile) - 3):
        yield mobile[start:], 4 if start else 1
    for start in range(len(plate) - 2):
        yield plate[start:], 3
    if len(id_number) >= 4:
        yield id_number, min(len(id_number), 5)
        for length in range(4, min(8, len(id_number)) + 1):
            yield id_number[-length:], min(length, 5)


def matches(person: tuple[str, str, str, str], text: str) -> bool:
    wanted = [plain(word) for word in text.split() if plain(word)]
    if wanted and all(word.isdigit() for word in wanted):
        wanted = ["".join(wanted)]
    return all(
        any(way.startswith(word) and len(word) >= shortest for way, shortest in ways_to_type(*person))
        for word in wanted
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(people=_PEOPLE, texts=_TEXTS)
def test_search_finds_what_a_loop_over_everybody_finds(
    workspace: Workspace, people: list[tuple[str, str, str, str]], texts: list[str]
) -> None:
    with workspace.unit_of_work("test.fresh") as work:
        for old in work.all(Deal):
            work.purge(old)
        for gone in work.all(Client):
            work.purge(gone)
        for name, mobile, id_number, plate in people:
            person = work.add(client(name, mobile=mobile, id_number=id_number))
            work.add(deal(person.id, plate=plate))
        work.commit()
    for text in texts:
        assert found(workspace, text) == [person[0] for person in reversed(people) if matches(person, text)]
    kept = terms(workspace)
    workspace.rebuild_search()
    assert terms(workspace) == kept


def test_the_cache_equals_its_rebuilding_after_everything(workspace: Workspace) -> None:
    add(workspace, *(client(TRANSFORMED[index % 9] + "乐", mobile=f"1990000{index:04}") for index in range(40)))
    add(workspace, *(deal(index + 1, plate=f"沪A{index:05}", vin=f"LZZTEST00000{index:05}") for index in range(20)))
    commit(workspace, lambda work: [work.delete(person) for person in work.all(Client, id=[3, 5, 7])])
    commit(workspace, lambda work: [work.purge(person) for person in work.all(Client, id=[30, 31])])
    commit(workspace, lambda work: setattr(work.get(Client, 9), "name", "改名"))
    commit(workspace, lambda work: setattr(work.get(Deal, 9), "plate", "沪B99999"))
    commit(workspace, lambda work: work.purge(work.get(Deal, 1)))
    workspace.undo()
    workspace.undo()
    workspace.redo()
    kept = terms(workspace)
    assert kept
    workspace.rebuild_search()
    assert terms(workspace) == kept


def test_new_rules_make_a_new_cache_at_opening(
    workspace: Workspace, created: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(workspace, client("曾乐"))
    with workspace._connect_for_writing() as connection:
        connection.execute(tables.client_term.delete())
        connection.commit()
    workspace.close()
    monkeypatch.setattr(client_terms, "RULES_VERSION", client_terms.RULES_VERSION + 1)
    again = open_workspace(workspace.folder, created.data_key)
    assert found(again, "zengle") == ["曾乐"]
    with again.reading() as reader:
        assert client_terms.is_current(reader._connection)
    again.close()


# The table of readings -----------------------------------------------------------------------------------------------


def test_every_common_character_has_a_reading_that_a_dictionary_knows() -> None:
    """All of CJK's first block, against the dictionary the table was made from; hand-made readings are few."""
    other = 0
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        known = pypinyin.constants.PINYIN_DICT.get(code)
        if known is None:
            continue
        syllables = {to_normal(reading, v_to_u=False).replace("ê", "e") for reading in known.split(",")}
        mine = {reading[0] for reading in readings_of_name(char)}
        assert mine & syllables or not any(s.isascii() for s in syllables), char
        assert all(syllable.isascii() and syllable.isalpha() for syllable in mine) or mine == {char}, char
        other += len(mine - syllables - {s.replace("v", "u") for s in syllables})
    assert other < 20


def test_long_names_do_not_multiply() -> None:
    assert len(readings_of_name("曾乐" * 20)) <= 2
    assert readings_of_name("") == {()}


# Asked of the rows ---------------------------------------------------------------------------------------------------


def test_what_is_asked_of_the_rows_themselves(workspace: Workspace) -> None:
    day = date(2026, 3, 10)
    add(
        workspace,
        client("王一", created_on=date(2026, 1, 1), next_action="回电", next_action_on=date(2026, 3, 9)),
        client("王二", created_on=date(2026, 3, 10), next_action="到店", next_action_on=date(2026, 3, 8)),
        client("李三", created_on=date(2026, 1, 2)),
        client("李四", created_on=date(2026, 3, 9), next_action="想想"),
        client("李五", created_on=date(2026, 1, 3), next_action_on=date(2026, 3, 1)),
    )
    commit(workspace, lambda work: work.delete(work.get(Client, 5)))
    heard = ContactNote(
        client_id=3,
        at=datetime.fromisoformat("2026-03-08T09:00:00"),
        channel=Channel.PHONE,
        result=ContactResult.REACHED,
    )
    commit(workspace, lambda work: work.add(heard))

    def names(**asked: Any) -> list[str]:
        query = ClientQuery(**asked)
        with workspace.reading() as reader:
            rows = reader.search_clients(query)
            assert reader.count_clients(query) == len(rows)
            assert reader.client_ids(query, 1, 1) == [row.id for row in rows[1:2]]
        return [row.name for row in rows]

    assert names(due_by=day) == ["王二", "王一"]  # the earliest first
    assert names(due_by=date(2026, 3, 8)) == ["王二"]
    assert names(no_next=True) == ["李三"]
    assert names(quiet_since=date(2026, 3, 8)) == ["王一"]
    assert names(quiet_since=date(2026, 3, 9)) == ["李三", "王一"]
    assert names(added_from=date(2026, 3, 9)) == ["李四", "王二"]
    assert names(text="王", added_from=date(2026, 3, 9)) == ["王二"]
    assert names(text="wangyi", due_by=day) == ["王一"]
    assert names(text="李", due_by=day) == []
