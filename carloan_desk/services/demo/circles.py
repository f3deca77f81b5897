"""What stands around the demo's clients: people, consents, cars, days of care, tags, what they said."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from carloan_desk.domain.circle import (
    CareDate,
    Consent,
    ConsentScope,
    OwnedVehicle,
    Relation,
    RelationKind,
    Satisfaction,
)
from carloan_desk.domain.client import Client, MaritalStatus
from carloan_desk.domain.deal import EventKind
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult
from carloan_desk.domain.vehicle import Power
from carloan_desk.services.demo.deals import Made
from carloan_desk.services.demo.people import GIVEN, SURNAMES
from carloan_desk.storage.unit_of_work import UnitOfWork

_TAGS = ("置换", "首购", "价格敏感", "老客户", "意向强", "周末联系", "企业主", "征信需核")
_CARS = (("大众 朗逸", Power.ICE), ("日产 轩逸", Power.ICE), ("比亚迪 海豚", Power.NEV), ("本田 飞度", Power.ICE))
_SAID = ("办理很快，资料一次就过", "利率讲得清楚", "等放款时间稍长", "")
_TALK = ("问了首付和月供，要和家里商量", "加了微信，已发资料清单", "想先看现车", "让月底再联系", "介绍了一位同事")


def add_circles(work: UnitOfWork, people: Sequence[Client], made: Sequence[Made], today: date) -> None:
    """Add what stands around clients; those with a deal have more of it."""
    chance = random.Random(20260103)
    for number, client in enumerate(people):
        client.tags = chance.sample(_TAGS, chance.choice((0, 1, 1, 2)))
        if chance.random() < 0.5:
            _talk(work, chance, client, today)
        if number % 4 == 0:
            model, power = chance.choice(_CARS)
            insured = today + timedelta(days=chance.randint(-10, 300))
            plate = f"豫A{chance.randint(10000, 99999)}"
            work.add(
                OwnedVehicle(
                    client_id=client.id or 0,
                    model=model,
                    plate=plate,
                    power=power,
                    registered_on=today - timedelta(days=chance.randint(900, 3000)),
                    mileage_km=chance.randint(20, 120) * 1000,
                    insurance_until=insured,
                    loan_balance=Decimal(chance.choice((0, 0, 12000, 30000))) or None,
                )
            )
        if number % 6 == 1:
            month, day = chance.randint(1, 12), chance.randint(1, 29)
            work.add(CareDate(client_id=client.id or 0, name="农历生日", month=month, day=day, lunar=True))
    for index, each in enumerate(made):
        client = people[index]
        _people(work, chance, people, index)
        _consents(work, each, client)
        delivered = next((event.on for event in each.events if event.kind is EventKind.DELIVERED), None)
        if delivered is not None and chance.random() < 0.6:
            said_on = min(delivered + timedelta(days=3), today)
            score = chance.choice((5, 5, 5, 4, 4, 3))
            note = chance.choice(_SAID)
            work.add(Satisfaction(client_id=client.id or 0, deal_id=each.deal.id, on=said_on, score=score, note=note))


def _talk(work: UnitOfWork, chance: random.Random, client: Client, today: date) -> None:
    day = max(client.created_on, today - timedelta(days=chance.randint(0, 30)))
    at = datetime.combine(min(day, today), time(chance.randint(9, 17), chance.choice((5, 20, 40))))
    result = chance.choice((ContactResult.REACHED, ContactResult.REACHED, ContactResult.UNANSWERED))
    note = chance.choice(_TALK) if result is ContactResult.REACHED else ""
    channel = chance.choice((Channel.PHONE, Channel.WECHAT, Channel.VISIT))
    work.add(ContactNote(client_id=client.id or 0, at=at, channel=channel, result=result, note=note))


def _people(work: UnitOfWork, chance: random.Random, people: Sequence[Client], index: int) -> None:
    client = people[index]
    if client.marital_status is MaritalStatus.MARRIED:
        name = SURNAMES[(index * 3 + 5) % len(SURNAMES)] + GIVEN[(index * 5 + 3) % len(GIVEN)]
        mobile = f"1990001{index:04d}"
        work.add(Relation(client_id=client.id or 0, kind=RelationKind.SPOUSE, name=name, mobile=mobile))
    if index % 7 == 3:
        referrer = people[(index + 11) % len(people)]
        work.add(Relation(client_id=client.id or 0, kind=RelationKind.REFERRER, other_id=referrer.id))
    if chance.random() < 0.1:
        name = SURNAMES[(index + 2) % len(SURNAMES)] + GIVEN[(index * 3 + 1) % len(GIVEN)]
        work.add(
            Relation(
                client_id=client.id or 0, kind=RelationKind.GUARANTOR, name=name, mobile=f"1990003{500 + index:04d}"
            )
        )


def _consents(work: UnitOfWork, made: Made, client: Client) -> None:
    kinds = {event.kind: event.on for event in made.events}
    begun = made.deal.opened_on
    work.add(Consent(client_id=client.id or 0, scope=ConsentScope.PERSONAL_DATA, given_on=begun, evidence="纸质签字"))
    if EventKind.QUOTED in kinds:
        on = kinds[EventKind.QUOTED]
        for scope in (ConsentScope.SENSITIVE_DATA, ConsentScope.CREDIT_QUERY):
            recipient = "示例银行" if scope is ConsentScope.CREDIT_QUERY else ""
            evidence = "授权书原件"
            work.add(
                Consent(client_id=client.id or 0, scope=scope, given_on=on, recipient=recipient, evidence=evidence)
            )
