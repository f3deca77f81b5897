"""One action, one transaction: what is written comes back exactly, what is not committed never was."""

import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.lead_source import Campaign, LeadSource
from carloan_desk.domain.papers import DocumentRecord, DocumentState
from carloan_desk.domain.pay import Metric, PlanVersion, Target
from carloan_desk.domain.product import Product, ProductKind, RateRow, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.storage.changes import plain_params
from carloan_desk.storage.mapping import ENTITIES, mapped
from carloan_desk.storage.workspace import UnitOfWork, Workspace, open_workspace
from tests.storage.entities import any_of, dump, same
from tests.storage.people import add, client, commit, deal, event, refused, rename


def product() -> Product:
    return Product(
        lender="甲银行",
        name="乐享贷",
        kind=ProductKind.BANK_LOAN,
        vehicle_kind=VehicleKind.NEW,
        method=RepaymentMethod.EQUAL_PAYMENT,
        rates=rate_table([12, 24]),
        valid_from=date(2026, 1, 1),
    )


def base(workspace: Workspace) -> None:
    """Rows with id 1 for others to refer to."""
    with workspace.unit_of_work("test.base") as work:
        work.add(LeadSource(kind=Source.DEALER, name="某店"))
        work.add(Campaign(name="某活动", starts_on=date(2026, 1, 1)))
        work.add(client())
        work.add(product())
        work.add(deal(1))
        work.add(DocumentRecord(deal_id=1, requirement="id_card", state=DocumentState.ASKED))
        work.add(Relation(client_id=1, kind=RelationKind.SPOUSE, name="某人"))
        work.commit()


@pytest.mark.parametrize("cls", ENTITIES, ids=lambda cls: cls.__name__)
def test_every_field_of_every_class_comes_back_exactly(workspace: Workspace, cls: type) -> None:
    base(workspace)

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(first=any_of(cls), second=any_of(cls))
    def check(first: Any, second: Any) -> None:
        with workspace.unit_of_work("test.add") as work:
            work.add(first)
            work.commit()
        with workspace.reading() as reader:
            assert same(reader.get(cls, first.id), first)
        with workspace.unit_of_work("test.edit") as work:
            held = work.get(cls, first.id)
            for name in mapped(cls).names:
                if name != "id":
                    setattr(held, name, getattr(second, name))
            work.commit()
        second.id = first.id
        with workspace.reading() as reader:
            assert same(reader.get(cls, first.id), second)

    check()
    assert workspace.verify_history() is None


def test_without_commit_nothing_happened_and_the_entity_can_be_added_again(workspace: Workspace) -> None:
    person = client()
    with workspace.unit_of_work("client.add") as work:
        work.add(person)
        work.set_setting("theme", "dark")
        assert person.id == 1
        assert work.all(Client) == [person]
    assert person.id is None
    with workspace.reading() as reader:
        assert reader.all(Client) == []
        assert reader.setting("theme") is None
    assert workspace.history() == []
    add(workspace, person)
    assert person.id == 1


def test_an_error_rolls_everything_back(workspace: Workspace) -> None:
    add(workspace, client())

    def change(work: UnitOfWork) -> None:
        work.get(Client, 1).name = "别人"
        work.add(client("又一位"))
        work.all(Client)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        commit(workspace, change)
    with workspace.reading() as reader:
        assert [person.name for person in reader.all(Client)] == ["曾乐"]


def test_what_changed_is_told(workspace: Workspace) -> None:
    params = {"name": "曾乐", "price": Decimal("1.50"), "on": date(2026, 1, 2), "kind": Source.EVENT}
    with workspace.unit_of_work("deal.open", **params) as work:
        person = work.add(client())
        work.add(deal(person.id))
        work.add(deal(person.id))
        work.set_setting("last", [1, 2])
        changes = work.commit()
    assert changes.action == "deal.open"
    assert changes.params == {"name": "曾乐", "price": "1.50", "on": "2026-01-02", "kind": "event"}
    assert changes.entities == {Client, Deal}
    assert changes.ids == {Client: {1}, Deal: {1, 2}}
    assert (changes.settings, changes.kind, changes.seq) == ({"last"}, "do", 1)
    with pytest.raises(TypeError):
        changes.ids[Client] = frozenset()  # type: ignore[index]


def test_nothing_changed_is_no_action(workspace: Workspace) -> None:
    base(workspace)
    with workspace.unit_of_work("deal.edit") as work:
        held = work.get(Deal, 1)
        held.price = Decimal("168000.0")  # the same amount, written differently
        held.annual_rate = Decimal("0E-7")
        work.set_setting("absent", None)
        changes = work.commit()
    assert (changes.entities, changes.seq) == (frozenset(), None)
    assert len(workspace.history()) == 1


def test_changes_inside_lists_and_mappings_are_seen(workspace: Workspace) -> None:
    base(workspace)
    with workspace.unit_of_work("product.edit") as work:
        work.get(Product, 1).rates.append(RateRow(36))
        assert work.commit().ids == {Product: {1}}
    with workspace.reading() as reader:
        assert reader.get(Product, 1).months == [12, 24, 36]


def test_what_is_read_is_held(workspace: Workspace) -> None:
    base(workspace)
    with workspace.unit_of_work("test") as work:
        one = work.get(Client, 1)
        assert work.all(Client)[0] is one
        assert work.find(Client, 99) is None
        error = refused(work.get, Client, 99)
        assert (error.code, error.params) == ("record.missing", {"entity": "client", "id": 99})


def test_an_edited_copy_is_written_over_its_row(workspace: Workspace) -> None:
    base(workspace)
    with workspace.reading() as reader:
        copy = reader.get(Client, 1)
    copy.city = "上海"
    with workspace.unit_of_work("client.edit") as work:
        work.add(copy)
        work.commit()
    with workspace.reading() as reader:
        assert reader.get(Client, 1).city == "上海"
    ghost = client()
    ghost.id = 77
    assert refused(add, workspace, ghost).code == "record.missing"
    assert ghost.id == 77


def test_ids_are_never_given_twice(workspace: Workspace) -> None:
    add(workspace, client("一"), client("二"))
    with workspace.unit_of_work("client.purge") as work:
        work.purge(work.get(Client, 2))
        work.commit()
    with workspace.unit_of_work("client.add") as work:
        assert work.add(client("三")).id == 3
        work.commit()


def test_bin(workspace: Workspace, clock: Any) -> None:
    base(workspace)
    with workspace.unit_of_work("client.delete") as work:
        work.delete(work.get(Client, 1))
        work.commit()
    with workspace.reading() as reader:
        assert reader.all(Client) == []
        assert reader.get(Client, 1).deleted_at == clock()
        assert [person.id for person in reader.bin(Client)] == [1]
        assert reader.counts()[Client] == 0
    with workspace.unit_of_work("client.restore") as work:
        work.restore(work.get(Client, 1))
        work.commit()
    with workspace.reading() as reader:
        assert [person.id for person in reader.all(Client)] == [1]
        assert reader.bin(Client) == []


def test_what_has_no_bin_is_removed(workspace: Workspace) -> None:
    base(workspace)
    add(workspace, PaymentRecord(deal_id=1, paid_on=date(2026, 2, 1), amount=Decimal("4000.00")))
    with workspace.unit_of_work("payment.delete") as work:
        held = work.get(PaymentRecord, 1)
        work.delete(held)
        assert work.find(PaymentRecord, 1) is None
        assert work.all(PaymentRecord) == []
        work.commit()
    with workspace.reading() as reader:
        assert reader.find(PaymentRecord, 1) is None
        assert reader.bin(PaymentRecord) == []


def test_added_and_removed_in_one_action_was_nothing(workspace: Workspace) -> None:
    with workspace.unit_of_work("test") as work:
        for flush in (False, True):
            person = work.add(client())
            if flush:
                work.all(Client)
            work.purge(person)
        assert work.commit().seq is None
    with workspace.reading() as reader:
        assert reader.counts()[Client] == 0


def test_what_is_referred_to_cannot_go(workspace: Workspace) -> None:
    base(workspace)
    error = refused(commit, workspace, lambda work: work.purge(work.get(Client, 1)))
    assert (error.code, error.params) == ("record.in_use", {"entity": "client", "id": 1})
    with workspace.reading() as reader:
        assert reader.get(Client, 1).name == "曾乐"
    with workspace.unit_of_work("purge all") as work:  # in whatever order they are named
        for cls in (Relation, Client, Product, Deal, DocumentRecord, LeadSource, Campaign):
            for entity in work.all(cls):
                work.purge(entity)
        work.commit()
    with workspace.reading() as reader:
        assert not any(reader.counts().values())


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("price", Decimal("0.001"), "money.fraction_of_fen"),
        ("price", Decimal("1E+30"), "money.range"),
        ("price", Decimal("1." + "0" * 59 + "1"), "money.fraction_of_fen"),
        ("price", Decimal("NaN"), "number.not_finite"),
        ("price", 12.5, "number.type"),
        ("annual_rate", Decimal("Infinity"), "number.not_finite"),
        ("annual_rate", 0.0399, "number.type"),
    ],
)
def test_what_cannot_be_stored_exactly_is_refused_with_its_field(
    workspace: Workspace, field: str, value: Any, code: str
) -> None:
    base(workspace)
    error = refused(commit, workspace, lambda work: setattr(work.get(Deal, 1), field, value))
    assert (error.code, error.field) == (code, field)


def test_bugs_are_not_worded_as_errors_of_the_manager(workspace: Workspace) -> None:
    base(workspace)
    with pytest.raises(TypeError):
        commit(workspace, lambda work: setattr(work.get(Client, 1), "deleted_at", datetime(2026, 1, 1, tzinfo=UTC)))
    with pytest.raises(TypeError):
        commit(workspace, lambda work: setattr(work.get(Client, 1), "created_on", workspace.now()))
    with pytest.raises(ValueError, match="id"):
        commit(workspace, lambda work: setattr(work.get(Client, 1), "id", 5))
    with workspace.unit_of_work("x") as work:
        work.commit()
        with pytest.raises(RuntimeError):
            work.commit()
    assert refused(add, workspace, event(99)).code == "record.reference"


def test_filters(workspace: Workspace) -> None:
    base(workspace)
    add(workspace, client("甲", city="上海"), client("乙", source=Source.EVENT), deal(2), deal(2, months=36))
    with workspace.reading() as reader:
        assert [x.id for x in reader.all(Client, city="上海")] == [2]
        assert [x.id for x in reader.all(Client, source=Source.EVENT)] == [3]
        assert [x.id for x in reader.all(Client, id=[1, 3], city="")] == [1, 3]
        assert [x.id for x in reader.all(Client, id=[])] == []
        assert [x.id for x in reader.all(Deal, months=None)] == [1, 2]
        assert [x.id for x in reader.all(Deal, client_id=2, months={36, 48})] == [3]
        assert [x.id for x in reader.all(Client, deleted_at=None)] == [1, 2, 3]
        with pytest.raises(KeyError):
            reader.all(Client, nonsense=1)


def test_settings(workspace: Workspace) -> None:
    with workspace.unit_of_work("settings") as work:
        work.set_setting("a.one", {"x": [1, "二"]})
        work.set_setting("a.two", True)
        work.set_setting("b", "c")
        assert work.setting("b") == "c"
        with pytest.raises(TypeError):
            work.set_setting("d", Decimal(1))
        work.commit()
    with workspace.unit_of_work("settings") as work:
        work.set_setting("b", None)
        assert work.setting("b", 7) == 7
        work.commit()
    with workspace.reading() as reader:
        assert reader.settings("a.") == {"a.one": {"x": [1, "二"]}, "a.two": True}
        assert reader.setting("b", "gone") == "gone"


def test_a_reader_sees_one_state_while_others_write(workspace: Workspace) -> None:
    base(workspace)
    with workspace.reading() as early:
        assert early.get(Client, 1).name == "曾乐"
        writer = threading.Thread(target=rename, args=(workspace, 1, "王五"))
        writer.start()
        writer.join(timeout=20)
        assert not writer.is_alive()
        assert early.get(Client, 1).name == "曾乐"
        with workspace.reading() as late:
            assert late.get(Client, 1).name == "王五"


def test_writers_take_turns(workspace: Workspace) -> None:
    base(workspace)

    def count_up() -> None:
        for _ in range(20):
            with workspace.unit_of_work("count") as work:
                work.set_setting("count", work.setting("count", 0) + 1)
                work.commit()

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with workspace.reading() as reader:
        assert reader.setting("count") == 80
    assert workspace.verify_history() is None


def test_plan_versions_and_targets_keep_their_plain_data(workspace: Workspace) -> None:
    definition = {"base": "5000", "tiers": [{"from": "0", "rate": "0.003"}], "注": "按放款额"}
    add(
        workspace,
        PlanVersion(name="2026 方案", version=1, valid_from=date(2026, 1, 1), definition=definition),
        Target(period="2026-03", metric=Metric.COUNT, value=Decimal("12")),
    )
    with workspace.reading() as reader:
        assert reader.get(PlanVersion, 1).definition == definition
        assert reader.get(Target, 1).value == 12


def test_a_commit_is_there_after_reopening(workspace: Workspace, created: Any) -> None:
    base(workspace)
    with workspace.reading() as reader:
        before = dump(reader)
    workspace.close()
    again = open_workspace(workspace.folder, created.data_key)
    with again.reading() as reader:
        assert dump(reader) == before
    again.close()


def test_events_of_a_deal_come_in_the_order_of_recording(workspace: Workspace) -> None:
    base(workspace)
    add(workspace, event(1, day=9), event(1, day=8), event(1, day=7))
    with workspace.reading() as reader:
        ((_, events),) = reader.deals_with_events()
        assert [item.id for item in events] == [1, 2, 3]
        assert all(isinstance(item, DealEvent) for item in events)


@given(st.lists(st.sampled_from(["x", "y"]), max_size=3))
def test_params_may_hold_lists(items: list[str]) -> None:
    assert plain_params({"fields": items}) == {"fields": items}
