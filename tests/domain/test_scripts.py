"""What to say: a card for every case, and texts that tell nobody else of a debt."""

import itertools
import re
import tomllib
from datetime import date
from decimal import Decimal

import pytest

from carloan_desk import resources
from carloan_desk.domain.conduct import Standing
from carloan_desk.domain.promises import Judged, Promise, PromiseState
from carloan_desk.domain.scripts import Message, message_for, messages, script_for, scripts
from carloan_desk.domain.servicing import ContactPurpose as P

TODAY = date(2026, 11, 23)


def promise(state: PromiseState) -> Judged:
    return Judged(Promise(1, TODAY, TODAY, Decimal(100)), state, Decimal(0), TODAY)


OPEN, BROKEN = promise(PromiseState.OPEN), promise(PromiseState.BROKEN)


@pytest.mark.parametrize(
    ("purpose", "standing", "days", "judged", "code"),
    [
        (P.COLLECTION, Standing.DEBTOR, 1, None, "overdue_short"),
        (P.COLLECTION, Standing.DEBTOR, 7, None, "overdue_short"),
        (P.COLLECTION, Standing.LIABLE, 8, None, "overdue_month"),
        (P.COLLECTION, Standing.DEBTOR, 30, None, "overdue_month"),
        (P.COLLECTION, Standing.DEBTOR, 31, None, "overdue_long"),
        (P.COLLECTION, Standing.DEBTOR, 5, BROKEN, "promise_failed"),
        (P.COLLECTION, Standing.DEBTOR, 0, OPEN, "promise_open"),
        (P.REMINDER, Standing.DEBTOR, 0, None, "reminder"),
        (P.REMINDER, Standing.DEBTOR, 0, OPEN, "promise_open"),
        (P.CARE, Standing.DEBTOR, 0, None, "care"),
        (P.FOLLOW_UP, Standing.SPOUSE, 0, None, "follow_up"),
        (P.COLLECTION, Standing.THIRD_PARTY, 40, BROKEN, "forward"),
        (P.FORWARD, Standing.THIRD_PARTY, 4, None, "forward"),
    ],
)
def test_the_card_that_fits(purpose: P, standing: Standing, days: int, judged: Judged | None, code: str) -> None:
    assert script_for(purpose, standing, TODAY, overdue_days=days, promise=judged).code == code


def test_there_is_a_card_for_every_case() -> None:
    cases = itertools.product(P, Standing, (0, 1, 10, 100), (None, OPEN, BROKEN), (TODAY, date(2020, 1, 1)))
    for purpose, standing, days, judged, on in cases:
        assert script_for(purpose, standing, on, overdue_days=days, promise=judged).lines


def test_cards_are_short_dated_and_in_both_languages() -> None:
    assert len({script.code for script in scripts()}) == len(scripts())
    for script in scripts():
        assert script.source
        assert script.valid_from <= TODAY
        assert len(script.lines["zh"]) == len(script.lines["en"])
        for lang in ("zh", "en"):
            assert 3 <= len(script.lines[lang]) <= 5
            assert script.titles[lang]
            assert all(len(line) <= (60 if lang == "zh" else 120) for line in script.lines[lang])
        assert not re.search("[一-鿿]", "".join(script.lines["en"]))


@pytest.mark.parametrize(
    ("standing", "days", "due", "judged", "kind"),
    [
        (Standing.DEBTOR, 0, date(2026, 11, 26), None, Message.BEFORE_DUE),
        (Standing.DEBTOR, 0, TODAY, None, Message.DUE_TODAY),
        (Standing.DEBTOR, 3, TODAY, None, Message.OVERDUE),
        (Standing.LIABLE, 3, TODAY, None, Message.THIRD_PARTY),
        (Standing.SPOUSE, 0, TODAY, OPEN, Message.THIRD_PARTY),
        (Standing.DEBTOR, 3, None, OPEN, Message.PROMISE_DUE),
        (Standing.DEBTOR, 3, None, BROKEN, Message.PROMISE_FAILED),
        (Standing.THIRD_PARTY, 3, TODAY, BROKEN, Message.THIRD_PARTY),
    ],
)
def test_the_text_that_fits(
    standing: Standing, days: int, due: date | None, judged: Judged | None, kind: Message
) -> None:
    assert message_for(standing, days, due, judged, TODAY) is kind


def test_no_other_learns_of_a_debt() -> None:
    """Neither the text nor what one says by the card names money, a loan, a lender or being late."""
    text = messages()[Message.THIRD_PARTY]
    assert not re.search("贷|款|欠|债|还|逾期|催|期|月供|银行|金融|公司|客户经理|元|扣|卡|征信|车", text["zh"])
    words = "loan|debt|owe|overdue|late|pay|due|bank|instalment|money|yuan|card|account|car|client manager|credit"
    assert not re.search(rf"\b({words})\b", text["en"].replace("{client}", ""))
    assert re.findall(r"{(\w+)}", text["zh"]) == re.findall(r"{(\w+)}", text["en"]) == ["client"]


def test_texts_are_polite_and_threaten_nobody() -> None:
    assert set(messages()) == set(Message)
    for text in messages().values():
        assert "您好" in text["zh"]
        assert "Hello" in text["en"]
        assert not re.search("黑名单|起诉|上门|后果|法院|律师|务必|否则|限您", text["zh"])
        assert not re.search(r"blacklist|court|lawyer|must|consequence", text["en"])
    spoken = [
        line
        for script in tomllib.loads(resources.path("scripts/talk.toml").read_text("utf-8"))["script"]
        for line in script["zh"]["lines"]
        if line.startswith("“")
    ]
    assert spoken
    assert not any(re.search("黑名单|上门|法院", line) for line in spoken)
