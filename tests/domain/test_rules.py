import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from carloan_desk import resources
from carloan_desk.domain import rules
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import RuleSet, in_use, rule_from_data, shipped


def make(**changes: Any) -> rules.Rule:
    return rule_from_data({"topic": "cap", "valid_from": date(2026, 1, 1), "source": "law", "value": 1} | changes)


def test_the_shipped_set_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = shipped()
    monkeypatch.setattr(resources, "path", None)
    assert shipped() is first
    assert in_use(None) is first
    own = RuleSet(())
    assert in_use(own) is own


def test_every_shipped_rule_says_where_it_is_written() -> None:
    assert len(shipped().rules) > 20
    for rule in shipped().rules:
        assert rule.source
        assert rule.region == "CN"
        assert not any(isinstance(value, float) for value in rule.values.values())
    names = {rule.topic.split(".")[0] for rule in shipped().rules}
    assert names == {
        "alert",
        "car_loan",
        "conduct",
        "identifiers",
        "late_interest",
        "opportunity",
        "promise",
        "purchase_tax",
        "reminder",
        "risk",
        "screening",
        "subsidy",
        "tax",
        "workdays",
    }


def test_shipped_rules_of_one_topic_do_not_overlap_unseen() -> None:
    """Two rules for the same thing on the same day: which one holds would hang on their order."""
    for one in shipped().rules:
        for other in shipped().rules:
            if one is other or one.topic != other.topic:
                continue
            keys = ("products", "power", "scheme", "vehicle_kind", "use")
            if any(one.values.get(key) != other.values.get(key) for key in keys):
                continue
            assert (one.valid_to is not None and one.valid_to < other.valid_from) or (
                other.valid_to is not None and other.valid_to < one.valid_from
            ), (one.label, other.label)


def test_brackets_join_without_a_jump() -> None:
    """Quick deductions make the annual and the labour table continuous."""
    for topic in ("tax.wage", "tax.labour", "tax.bonus"):
        brackets = shipped().find(topic, date(2026, 1, 1)).values["brackets"]
        assert "upto" not in brackets[-1]
        for below, above in pairwise(brackets):
            at = below["upto"]
            assert at * below["rate"] - below["quick"] == at * above["rate"] - above["quick"]


def test_in_force_from_the_first_to_the_last_day() -> None:
    rule = make(valid_to=date(2026, 3, 31))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [rule.in_force(day) for day in days] == [False, True, True, False]
    assert make().in_force(date(2099, 1, 1))
    assert rule.label == "cap CN 2026-01-01"


def test_region_then_date_then_order_decide() -> None:
    national, newer = make(value=1), make(value=2, valid_from=date(2026, 2, 1))
    henan, again = make(value=3, region="河南", valid_from=date(2020, 1, 1)), make(value=4)
    both = RuleSet((newer, national, henan))
    on = date(2026, 6, 1)
    assert both.find("cap", on) is newer
    assert both.find("cap", date(2026, 1, 15)) is national
    assert both.find("cap", on, "河南") is henan
    assert both.find("cap", on, "云南") is newer
    assert both.find("cap", None) is newer
    assert both.with_own([again]).find("cap", date(2026, 1, 15)) is again
    assert both.with_own([again]).find("cap", on) is newer
    older_first = RuleSet((national, newer))
    assert older_first.find("cap", on) is newer


def test_values_that_must_match() -> None:
    ice, nev = make(power="ice"), make(power=["nev", "fuel_cell"])
    both = RuleSet((ice, nev))
    on = date(2026, 6, 1)
    assert both.find("cap", on, power="ice") is ice
    assert both.find("cap", on, power="nev") is nev
    with pytest.raises(DomainError) as refused:
        both.find("cap", on, power="steam")
    assert (refused.value.code, refused.value.params) == (
        "rules.none",
        {"topic": "cap", "on": on, "region": "CN"},
    )
    with pytest.raises(DomainError, match=r"rules\.none"):
        both.find("cap", on, colour="red")
    with pytest.raises(DomainError, match=r"rules\.none"):
        both.find("other", on)
    with pytest.raises(DomainError, match=r"rules\.none"):
        both.find("cap", date(2025, 1, 1))


def test_numbers_of_a_rule() -> None:
    rule = make(rate=Decimal("0.1"), text="0.1", flag=True)
    assert rule.number("value") == 1
    assert rule.number("rate") == Decimal("0.1")
    for key in ("text", "flag", "missing"):
        with pytest.raises(DomainError) as refused:
            rule.number(key)
        assert (refused.value.code, refused.value.params) == ("rules.value", {"topic": "cap", "key": key})


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"topic": ""}, "topic"),
        ({"topic": 5}, "topic"),
        ({"source": ""}, "source"),
        ({"source": None}, "source"),
        ({"valid_from": "2026-01-01"}, "valid_from"),
        ({"valid_from": datetime(2026, 1, 1, tzinfo=UTC)}, "valid_from"),
        ({"valid_to": "never"}, "valid_to"),
        ({"valid_to": date(2025, 12, 31)}, "valid_to"),
    ],
)
def test_malformed_rules_are_refused(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(DomainError) as refused:
        make(**changes)
    assert (refused.value.code, refused.value.params["key"]) == ("rules.malformed", key)
    assert refused.value.params["topic"] == changes.get("topic", "cap")
    assert make(valid_to=date(2026, 1, 1)).valid_to == date(2026, 1, 1)


def test_values_are_what_is_not_about_the_rule_itself() -> None:
    rule = make(region="云南", valid_to=date(2027, 1, 1))
    assert dict(rule.values) == {"value": 1}
    assert rule.region == "云南"
    with pytest.raises(TypeError):
        rule.values["value"] = 2  # type: ignore[index]


def test_numbers_in_files_are_exact() -> None:
    text = resources.path("rules/tax.toml").read_text("utf-8")
    rates = [entry["rate"] for entry in tomllib.loads(text, parse_float=str)["rule"][0]["brackets"]]
    ours = shipped().find("tax.wage", date(2026, 1, 1)).values["brackets"]
    assert [bracket["rate"] for bracket in ours] == [Decimal(rate) for rate in rates]
