"""Texts to send: one for each case of a loan, polite, right to the fen; nothing of the loan for anybody else."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import Gender
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.services import circle, clients, contacts, loan_talk
from carloan_desk.services.contacts import Sheet
from carloan_desk.services.talk_texts import text_for
from tests.services.manager import OPENED, TODAY, Manager

D = Decimal
DEBT = "贷|款|欠|债|还|逾期|催|月供|银行|金融|元|扣|征信"


def sheet(manager: Manager, deal_id: int, on: date = TODAY) -> Sheet:
    client_id = manager.view(deal_id).client.id or 0
    return contacts.sheet(manager.workspace, client_id, datetime.combine(on, time(16)))


def said(manager: Manager, deal_id: int, on: date = TODAY, lang: str = "zh", party: int = 0) -> str:
    found = sheet(manager, deal_id, on)
    return text_for(found.talks[0], found.parties[party], on, lang)


def paid_up(manager: Manager) -> int:
    deal_id = manager.walk(first=OPENED - timedelta(days=60))
    loan = manager.view(deal_id).loan
    assert loan is not None
    for row in loan.quote.schedule.rows:
        if row.due <= TODAY:
            manager.pay(deal_id, row.payment, row.due)
    return deal_id


def test_before_and_on_the_due_date(manager: Manager) -> None:
    deal_id = paid_up(manager)
    loan = manager.view(deal_id).loan
    assert loan is not None
    due, amount = loan.state.next_due, loan.state.next_amount
    assert due is not None
    before = said(manager, deal_id)
    assert before.startswith("曾先生，您好！")
    assert f"{due.month}月{due.day}日" in before
    assert f"{amount:,.2f} 元" in before
    assert "比亚迪 秦L" in before
    assert "今天应还" in said(manager, deal_id, due)
    assert f"due on {due:%Y-%m-%d}" in said(manager, deal_id, lang="en")


def test_overdue_and_promised(manager: Manager) -> None:
    deal_id = manager.walk()
    loan = manager.view(deal_id).loan
    assert loan is not None
    late = said(manager, deal_id)
    assert f"{loan.state.overdue_amount:,.2f} 元" in late
    assert f"已过 {loan.state.overdue_days} 天" in late
    client_id = manager.view(deal_id).client.id or 0
    note = ContactNote(
        client_id=client_id,
        deal_id=deal_id,
        at=datetime.combine(TODAY, time(10)),
        channel=Channel.PHONE,
        result=ContactResult.PROMISED,
        purpose=ContactPurpose.COLLECTION,
        promise_on=TODAY + timedelta(days=2),
        promise_amount=D(1000),
    )
    contacts.record(manager.workspace, note, datetime.combine(TODAY, time(16)))
    manager.pay(deal_id, 400)
    assert "约好 11月25日 还 600.00 元" in said(manager, deal_id)
    assert "约好 11月25日 的 600.00 元" in said(manager, deal_id, TODAY + timedelta(days=4))


@pytest.mark.parametrize(("gender", "called"), [(Gender.FEMALE, "曾女士"), (Gender.MALE, "曾先生"), (None, "曾乐")])
def test_how_somebody_is_called(manager: Manager, gender: Gender | None, called: str) -> None:
    deal_id = paid_up(manager)
    clients.edit(manager.workspace, manager.view(deal_id).client.id or 0, {"gender": gender})
    assert said(manager, deal_id).startswith(f"{called}，您好！")


@pytest.mark.parametrize("kind", [kind for kind in RelationKind if kind is not RelationKind.CO_BORROWER])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_else_is_told_of_the_loan(manager: Manager, kind: RelationKind, lang: str) -> None:
    deal_id = manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    relation = Relation(client_id=client_id, kind=kind, name="单建国", mobile="19900030001")
    circle.keep_relation(manager.workspace, relation)
    text = said(manager, deal_id, lang=lang, party=1)
    assert "曾乐" in text
    assert not re.search(DEBT, text)
    assert not re.search(r"\d", text)
    assert not re.search(r"loan|instalment|overdue|yuan|owe|pay", text)
    assert "比亚迪" not in text


def test_the_loan_of_a_deal(manager: Manager) -> None:
    deal_id = manager.walk()
    talk = loan_talk.of_deal(manager.workspace, deal_id, TODAY)
    assert talk is not None
    assert talk.case.deal.id == deal_id
    assert loan_talk.of_deal(manager.workspace, manager.deal(), TODAY) is None
    assert loan_talk.of_deal(manager.workspace, deal_id, OPENED) is None
