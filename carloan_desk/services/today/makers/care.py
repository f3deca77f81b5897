"""Birthdays and days of care, solar and lunar."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.care import next_anniversary, next_care_day
from carloan_desk.domain.circle import CareDate
from carloan_desk.domain.client import Client
from carloan_desk.services.today.item import By, Item, Look, Maker, Occasion

AHEAD = 3
BACK = 15
"""Days that a day of care stays on the list: longer than any holiday, so that none passes unseen."""


def _care(look: Look) -> Iterable[tuple[int, Item]]:
    last, earliest = look.ahead(AHEAD), look.today - timedelta(days=BACK)
    found = [*_birthdays(look, earliest, last), *_days_of_care(look, earliest, last)]
    people = {client.id: client for client in look.read.all(Client, id=[each[0] for each in found])} if found else {}
    for client_id, subject, on, occasion, number, text in found:
        if client_id not in people:
            continue
        yield (
            client_id,
            Item(
                Kind.CARE,
                subject=subject,
                evidence=str(on),
                on=on,
                since=look.since(on, AHEAD),
                days=(look.today - on).days,
                client_id=client_id,
                client_name=people[client_id].name,
                model=people[client_id].interest,
                occasion=occasion,
                number=number,
                text=text,
            ),
        )


_Found = tuple[int, str, date, Occasion, int | None, str]


def _birthdays(look: Look, earliest: date, last: date) -> Iterator[_Found]:
    for client_id, born in look.read.births(look.only):
        on = next_anniversary(born.month, born.day, earliest)
        if on <= last and on.year > born.year:
            yield client_id, f"birthday:{client_id}", on, Occasion.BIRTHDAY, on.year - born.year, ""


def _days_of_care(look: Look, earliest: date, last: date) -> Iterator[_Found]:
    only = {} if look.only is None else {"client_id": list(look.only)}
    for care in look.read.all(CareDate, **only):
        on = next_care_day(care, earliest)
        if on is not None and on <= last:
            yield care.client_id, f"care:{care.id}", on, Occasion.CARE_DAY, None, care.name


CARE = Maker(By.CLIENT, _care, frozenset({CareDate}))
