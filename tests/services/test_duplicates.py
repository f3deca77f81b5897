"""Who may be known already, and records that become one: nothing is lost, and one undo brings everything back."""

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carloan_desk.domain.circle import (
    CareDate,
    Consent,
    ConsentScope,
    OwnedVehicle,
    Relation,
    RelationKind,
    Satisfaction,
)
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.duplicates import CHOSEN, Reason, Strength, choices_between, compare, traits_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import Attachment, KeptQuote
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult, PlaybookRun
from carloan_desk.domain.worksheet import ExistingLoan, Income, IncomeKind, Worksheet
from carloan_desk.services import clients, duplicates
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import TODAY, Manager
from tests.storage.entities import dump

NOW = datetime.fromisoformat("2026-11-23T09:00:00")


def add(workspace: Workspace, name: str, mobile: str = "", **fields: Any) -> int:
    client = Client(name=name, mobile=mobile, source=Source.WECHAT, created_on=TODAY, **fields)
    clients.add(workspace, client)
    return client.id or 0


def names(found: list[duplicates.Known]) -> list[tuple[str, Reason]]:
    return [(known.client.name, known.likeness.reasons[0]) for known in found]


# While one types ------------------------------------------------------------------------------------------------------


def test_the_surest_comes_first(workspace: Workspace) -> None:
    add(workspace, "王伟", "19900001111")
    add(workspace, "汪伟", "19900002222")
    add(workspace, "王伟", "19911112222")
    add(workspace, "李娜", "19900002222", second_mobile="19900003333")
    found = duplicates.look(workspace, "王伟", ("199 0000 2222",))
    assert names(found) == [
        ("李娜", Reason.PHONE),
        ("汪伟", Reason.PHONE),
        ("王伟", Reason.NAME_AND_TAIL),
        ("王伟", Reason.NAME),
    ]
    assert [known.likeness.strength for known in found[:3]] == [Strength.STRONG, Strength.STRONG, Strength.LIKELY]


def test_both_telephones_are_looked_at(workspace: Workspace) -> None:
    add(workspace, "李娜", "19900001111", second_mobile="19900003333")
    assert names(duplicates.look(workspace, "", ("19900003333",))) == [("李娜", Reason.PHONE)]
    assert names(duplicates.look(workspace, "", ("", "+86 19900001111"))) == [("李娜", Reason.PHONE)]


def test_an_id_number_tells(workspace: Workspace) -> None:
    add(workspace, "李娜", "19900001111", id_number="990000199003070013")
    assert names(duplicates.look(workspace, "张三丰", (), "990000199003070013")) == [("李娜", Reason.ID_NUMBER)]


def test_names_that_sound_the_same_are_weaker(workspace: Workspace) -> None:
    add(workspace, "张伟", "19900001111")
    found = duplicates.look(workspace, "章炜", ("19922221111",))
    assert names(found) == [("张伟", Reason.SOUND_AND_TAIL)]
    assert found[0].likeness.strength is Strength.WEAK
    assert names(duplicates.look(workspace, "曾乐", ())) == []


def test_other_people_are_left_alone(workspace: Workspace) -> None:
    add(workspace, "张伟强", "19900001111")
    assert duplicates.look(workspace, "张伟", ("19900009999",)) == []
    assert duplicates.look(workspace, "王先生", ("1990000",)) == []
    assert duplicates.look(workspace, "", ()) == []


def test_what_helps_to_tell_comes_along(manager: Manager) -> None:
    client_id = manager.client(name="李娜", mobile="19900007777")
    manager.deal(client_id)
    note = ContactNote(client_id=client_id, at=NOW, channel=Channel.PHONE, result=ContactResult.REACHED)
    with manager.workspace.unit_of_work("contact.add") as work:
        work.add(note)
        work.commit()
    (known,) = duplicates.look(manager.workspace, "", ("19900007777",))
    assert len(known.deals) == 1
    assert known.last_contact is not None
    assert duplicates.look(manager.workspace, "", ("19900007777",), leave_out=client_id) == []


def test_those_in_the_bin_are_not_known(workspace: Workspace) -> None:
    client_id = add(workspace, "李娜", "19900001111")
    clients.delete(workspace, client_id)
    assert duplicates.look(workspace, "李娜", ("19900001111",)) == []


def test_two_id_numbers_are_two_people() -> None:
    one = traits_of("王伟", ("19900001111",), "990000199003070013", duplicates.sounds_of)
    other = traits_of("王伟", ("19922221111",), "990000199003070021", duplicates.sounds_of)
    assert other.id_number == "" or compare(one, other) is None


# All at once ----------------------------------------------------------------------------------------------------------


def test_the_scan_finds_groups_with_their_reasons(workspace: Workspace) -> None:
    one = add(workspace, "王伟", "19900001111")
    two = add(workspace, "王 伟", "19933331111")
    three = add(workspace, "李娜", "", second_mobile="19933331111")
    four = add(workspace, "赵敏", "19900004444", id_number="990000199003070013")
    five = add(workspace, "赵小敏", "19900005555", id_number="990000199003070013")
    add(workspace, "孙悦", "19900006666")
    told: list[tuple[int, int]] = []
    groups = duplicates.scan(workspace, lambda done, total: told.append((done, total)))
    assert [[client.id for client in group.clients] for group in groups] == [[four, five], [one, two, three]]
    assert groups[0].likeness.reasons == (Reason.ID_NUMBER,)
    assert groups[1].likeness.reasons == (Reason.PHONE, Reason.NAME_AND_TAIL)
    assert told[-1] == (6, 6)


def test_the_scan_can_be_stopped(workspace: Workspace) -> None:
    add(workspace, "王伟", "19900001111")

    def stop(_done: int, _total: int) -> None:
        raise DomainError("job.cancelled")

    with pytest.raises(DomainError, match=r"job\.cancelled"):
        duplicates.scan(workspace, stop)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["王伟", "汪伟", "王 伟", "李娜", "王先生", "伟", "曾乐"]),
            st.sampled_from(["", "19900001111", "19922221111", "19900002222"]),
            st.sampled_from(["", "19900003333"]),
            st.sampled_from(["", "990000199003070013"]),
        ),
        max_size=8,
    )
)
def test_the_scan_agrees_with_comparing_each_with_each(people: list[tuple[str, str, str, str]]) -> None:
    """The oracle compares every pair and joins what belongs together by walking."""
    groups = duplicates._Groups()
    traits = []
    for number, (name, mobile, second, id_number) in enumerate(people, start=1):
        groups.take(number, name, mobile, second, id_number)
        traits.append(traits_of(name, (mobile, second), id_number, duplicates.sounds_of))
    near: dict[int, set[int]] = {number: set() for number in range(1, len(people) + 1)}
    for one in near:
        for other in near:
            likeness = compare(traits[one - 1], traits[other - 1]) if one != other else None
            if likeness is not None and likeness.reasons[0] not in (Reason.NAME, Reason.SOUND):
                near[one].add(other)
    expected = set()
    for start in near:
        reached, ahead = {start}, [start]
        while ahead:
            for other in near[ahead.pop()] - reached:
                reached.add(other)
                ahead.append(other)
        if len(reached) > 1:
            expected.add(tuple(sorted(reached)))
    assert {tuple(ids) for ids, _ in groups.groups()} == expected


# One of several -------------------------------------------------------------------------------------------------------


def test_the_fuller_then_the_newer_is_proposed() -> None:
    old = Client(
        id=1, name="王伟", source=Source.PHONE, created_on=date(2026, 1, 1), address="郑州市文化路1号", city="郑州"
    )
    new = Client(
        id=2, name="王伟", source=Source.WECHAT, created_on=date(2026, 5, 1), address="郑州市", mobile="19900001111"
    )
    chosen = {choice.field: choice.values[choice.chosen] for choice in choices_between([old, new])}
    assert chosen["address"] == "郑州市文化路1号"
    assert chosen["city"] == "郑州"
    assert chosen["source"] is Source.WECHAT
    assert chosen["mobile"] == "19900001111"


def hang(workspace: Workspace, client_id: int, number: int) -> None:
    """Hang one of everything on a client, and a deal in the bin."""
    quote = {"made_at": NOW, "content": {}, "pages": 1, "sha256": "", "key": ""}
    with workspace.unit_of_work("demo.fill") as work:
        deal = work.add(
            Deal(client_id=client_id, opened_on=TODAY, vehicle_model=f"车{number}", plate=f"豫A1234{number}")
        )
        gone = work.add(Deal(client_id=client_id, opened_on=TODAY))
        relation = work.add(Relation(client_id=client_id, kind=RelationKind.SPOUSE, name="李娜"))
        work.add(
            ContactNote(
                client_id=client_id,
                deal_id=deal.id,
                at=NOW,
                channel=Channel.PHONE,
                result=ContactResult.REACHED,
                relation_id=relation.id,
            )
        )
        work.add(Consent(client_id=client_id, scope=ConsentScope.LENDER, given_on=TODAY))
        work.add(CareDate(client_id=client_id, name="生日", month=8, day=15, lunar=True))
        work.add(OwnedVehicle(client_id=client_id, plate=f"豫B1234{number}"))
        work.add(Satisfaction(client_id=client_id, on=TODAY, score=5))
        work.add(PlaybookRun(playbook="逾期", client_id=client_id, opened_at=NOW))
        work.add(KeptQuote(client_id=client_id, number=f"Q{number}", **quote))
        work.add(
            Attachment(client_id=client_id, name="a", media_type="image/png", size=1, key=f"k{number}", added_at=NOW)
        )
        work.add(
            Worksheet(
                client_id=client_id,
                incomes=[Income(IncomeKind.SALARY, Decimal(8000 + number))],
                loans=[ExistingLoan("示例银行", Decimal(1000), Decimal(100))],
            )
        )
        work.delete(gone)
        work.commit()


HANGING = (
    Deal,
    Relation,
    ContactNote,
    Consent,
    CareDate,
    OwnedVehicle,
    Satisfaction,
    PlaybookRun,
    KeptQuote,
    Attachment,
)


def test_everything_goes_to_the_one_that_stays(workspace: Workspace) -> None:
    one = add(workspace, "王伟", "19900001111", tags=["老客户"], note="甲")
    two = add(workspace, "汪伟", "19900002222", tags=["置换", "老客户"], note="乙", city="郑州")
    three = add(workspace, "王伟", "19900003333")
    friend = add(workspace, "李雷", "19900004444")
    for number, client_id in enumerate((one, two, three)):
        hang(workspace, client_id, number)
    with workspace.unit_of_work("demo.fill") as work:
        work.add(Relation(client_id=friend, kind=RelationKind.REFERRER, other_id=two))
        work.add(Relation(client_id=one, kind=RelationKind.FRIEND, other_id=two))
        work.commit()
    with workspace.reading() as read:
        before, counts = dump(read), {cls: len([*read.all(cls), *read.bin(cls)]) for cls in HANGING}
    duplicates.merge(workspace, one, [two, three], {"name": 0}, "→ {id} {name}")
    with workspace.reading() as read:
        kept = read.get(Client, one)
        assert (kept.name, kept.city) == ("王伟", "郑州")
        assert kept.tags == ["老客户", "置换"]
        assert {"甲", "乙"} <= set(kept.note.splitlines())
        phones = {kept.mobile, kept.second_mobile, *kept.note.splitlines()}
        assert {"19900001111", "19900002222", "19900003333"} <= phones
        assert {client.id for client in read.bin(Client)} == {two, three}
        assert read.get(Client, two).note.endswith(f"→ {one} 王伟")
        for cls in HANGING:
            rows: list[Any] = [*read.all(cls), *read.bin(cls)]
            wanted = counts[cls] - (cls is Relation)  # friends with oneself: that one goes
            assert len(rows) == wanted, cls
            assert {each.client_id for each in rows} == ({one, friend} if cls is Relation else {one}), cls
        assert [each.other_id for each in read.all(Relation, client_id=friend)] == [one]
        (sheet,) = read.all(Worksheet, client_id=one)
        assert [income.monthly for income in sheet.incomes] == [Decimal(8000), Decimal(8001), Decimal(8002)]
        assert len(sheet.loans) == 1
        assert {row.id for row in read.search_clients("豫A12341")} == {one}
        assert {row.id for row in read.search_clients("豫B12342")} == {one}
    workspace.undo()
    with workspace.reading() as read:
        assert dump(read) == before
        assert {row.id for row in read.search_clients("豫A12341")} == {two}
    assert workspace.verify_history() is None


def test_a_worksheet_moves_where_there_is_none(workspace: Workspace) -> None:
    one, two = add(workspace, "王伟"), add(workspace, "王伟")
    hang(workspace, two, 1)
    duplicates.merge(workspace, one, [two], {}, "→ {id}")
    with workspace.reading() as read:
        assert len(read.all(Worksheet, client_id=one)) == 1


def test_one_record_is_not_enough(workspace: Workspace) -> None:
    one = add(workspace, "王伟")
    with pytest.raises(DomainError, match=r"merge\.too_few"):
        duplicates.merge(workspace, one, [one], {}, "")
    with pytest.raises(DomainError, match=r"merge\.too_many"):
        duplicates.merge(workspace, one, range(2, 30), {}, "")
    with pytest.raises(DomainError, match=r"merge\.too_few"):
        duplicates.preview(workspace, [one])


def test_the_preview_counts_what_hangs_on_each(workspace: Workspace) -> None:
    one, two = add(workspace, "王伟"), add(workspace, "王伟")
    hang(workspace, two, 1)
    shown = duplicates.preview(workspace, [one, two])
    assert shown.proposed == 1
    assert shown.hanging[1][Deal] == 1
    assert [choice.field for choice in shown.choices] == list(CHOSEN)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), chosen=st.dictionaries(st.sampled_from(CHOSEN), st.integers(0, 2)))
def test_nothing_is_lost_and_one_undo_brings_it_back(workspace: Workspace, seed: int, chosen: dict[str, int]) -> None:
    chance = random.Random(seed)
    ids = [_made(workspace, chance) for _ in range(3)]
    for number, client_id in enumerate(ids):
        if chance.random() < 0.6:
            hang(workspace, client_id, number)
    with workspace.reading() as read:
        people = [read.get(Client, client_id) for client_id in ids]
        before = dump(read)
        rows = {cls: {each.id for each in [*read.all(cls), *read.bin(cls)]} for cls in HANGING}
    duplicates.merge(workspace, ids[0], ids[1:], chosen, "→ {id} {name}")
    with workspace.reading() as read:
        kept = read.get(Client, ids[0])
        said = {kept.mobile, kept.second_mobile, *kept.note.splitlines()}
        for person in people:
            assert {person.mobile, person.second_mobile} - {""} <= said
            assert set(person.tags) <= set(kept.tags)
            assert person.note in kept.note
            assert kept.created_on <= person.created_on
        for cls in HANGING:
            assert {each.id for each in [*read.all(cls), *read.bin(cls)]} == rows[cls]
            assert not {each.client_id for each in read.all(cls)} & set(ids[1:])  # type: ignore[attr-defined]
    workspace.undo()
    with workspace.reading() as read:
        assert dump(read) == before


def _made(workspace: Workspace, chance: random.Random) -> int:
    client = Client(
        name=chance.choice(("王伟", "汪伟", "李娜")),
        mobile=chance.choice(("", "19900001111", "19900002222")),
        second_mobile=chance.choice(("", "19900001111", "19900003333")),
        source=chance.choice(list(Source)),
        tags=chance.sample(["甲", "乙", "丙"], chance.randint(0, 3)),
        note=chance.choice(("", "一", "二")),
        city=chance.choice(("", "郑州")),
        created_on=TODAY - timedelta(days=chance.randint(0, 9)),
    )
    clients.add(workspace, client)
    return client.id or 0
