"""Lists of clients: what is in them, what they are narrowed by, what is kept, what is changed at once."""

from datetime import date

from carloan_desk.domain.client import Client, SmartList, Source
from carloan_desk.domain.client_list import Facet, ListQuery, Usual
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.services import client_lists
from carloan_desk.services.client_lists import BulkChange
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import TODAY, Manager, refusal


def names(workspace: Workspace, wanted: ListQuery, today: date = TODAY) -> list[str]:
    query = wanted.on(today)
    rows = client_lists.rows(workspace, query, 50, 0)
    assert client_lists.count(workspace, query) == len(rows)
    assert client_lists.ids(workspace, query, 50) == [row.id for row in rows]
    return [row.name for row in rows]


def people(manager: Manager) -> None:
    manager.client(name="甲", created_on=date(2026, 9, 1), next_action="回电", next_action_on=TODAY, tags=["VIP"])
    manager.client(name="乙", created_on=date(2026, 9, 2), next_action="", next_action_on=None)
    manager.client(name="丙", created_on=date(2026, 11, 20), next_action="到店", next_action_on=date(2026, 12, 1))


def test_the_usual_lists(manager: Manager) -> None:
    people(manager)
    asked = {usual: names(manager.workspace, ListQuery(usual)) for usual in Usual}
    assert asked == {
        Usual.ALL: ["丙", "乙", "甲"],
        Usual.DUE: ["甲"],
        Usual.NO_NEXT: ["乙"],
        Usual.QUIET: ["乙", "甲"],
        Usual.NEW: ["丙"],
    }
    assert names(manager.workspace, ListQuery(Usual.DUE), date(2026, 12, 1)) == ["甲", "丙"]


def test_narrowing_and_widening(manager: Manager) -> None:
    people(manager)
    narrow = ListQuery(Usual.QUIET).with_facet(Facet.TAG, ("VIP",))
    assert names(manager.workspace, narrow) == ["甲"]
    assert narrow.with_facet(Facet.TAG, ()) == ListQuery(Usual.QUIET)
    both = narrow.with_facet(Facet.SOURCE, ("showroom",))
    assert [facet for facet, _ in both.facets] == [Facet.SOURCE, Facet.TAG]


def test_a_kept_list_comes_back_as_it_was(manager: Manager) -> None:
    people(manager)
    wanted = ListQuery(Usual.QUIET, "甲", ((Facet.TAG, ("VIP",)),))
    client_lists.keep_list(manager.workspace, " 老客户 ", wanted)
    (kept,) = client_lists.kept_lists(manager.workspace)
    assert (kept.name, client_lists.query_of(kept)) == ("老客户", wanted)
    client_lists.keep_list(manager.workspace, "老客户", ListQuery(Usual.NEW))
    (kept,) = client_lists.kept_lists(manager.workspace)
    assert client_lists.query_of(kept) == ListQuery(Usual.NEW)
    manager.workspace.undo()
    (kept,) = client_lists.kept_lists(manager.workspace)
    assert client_lists.query_of(kept) == wanted
    client_lists.drop_list(manager.workspace, kept.id or 0)
    assert client_lists.kept_lists(manager.workspace) == []
    assert refusal(client_lists.keep_list, manager.workspace, "  ", wanted).code == "field.required"


def test_what_a_kept_list_no_longer_knows_is_left_out() -> None:
    old = SmartList(name="旧", query={"usual": "gone", "facets": {"colour": ["red"], "city": ["郑州"]}})
    assert client_lists.query_of(old) == ListQuery(facets=((Facet.CITY, ("郑州",)),))


def test_filters_have_the_names_of_places(manager: Manager) -> None:
    with manager.workspace.unit_of_work("test.add") as work:
        work.add(LeadSource(kind=Source.DEALER, name="某店"))
        work.commit()
    manager.client(source=Source.DEALER, lead_source_id=1, city="郑州")
    found = client_lists.filters(manager.workspace)
    assert found[Facet.LEAD_SOURCE] == [("1", "某店")]
    assert (found[Facet.CITY], found[Facet.SOURCE]) == ([("郑州", "郑州")], [("dealer", "dealer")])


def test_many_are_changed_at_once_and_back(manager: Manager) -> None:
    people(manager)
    change = BulkChange({"city": "洛阳"}, add_tags=("老客户", "VIP"), remove_tags=("置换",))
    changes = client_lists.edit_many(manager.workspace, [1, 2], change)
    assert changes.ids[Client] == {1, 2}
    with manager.workspace.reading() as read:
        assert [(each.city, each.tags) for each in read.all(Client)][:2] == [
            ("洛阳", ["VIP", "老客户"]),
            ("洛阳", ["老客户", "VIP"]),
        ]
    manager.workspace.undo()
    with manager.workspace.reading() as read:
        assert "老客户" not in read.get(Client, 1).tags
    too_many = list(range(client_lists.MOST_AT_ONCE + 1))
    assert refusal(client_lists.edit_many, manager.workspace, too_many, change).code == "client.too_many"
