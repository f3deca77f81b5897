"""A polite text for one person about one loan, ready to be sent."""

from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.client import Client, Gender
from carloan_desk.domain.conduct import Standing
from carloan_desk.domain.scripts import Message, message_for, messages
from carloan_desk.services.contacts import Party
from carloan_desk.services.loan_talk import LoanTalk

_CALLED = {
    "zh": {Gender.MALE: "{surname}先生", Gender.FEMALE: "{surname}女士", None: "{name}"},
    "en": {Gender.MALE: "Mr {surname}", Gender.FEMALE: "Ms {surname}", None: "{name}"},
}
_CAR = {"zh": "车", "en": "car"}


def text_for(talk: LoanTalk, party: Party, on: date, language: str = "zh") -> str:
    """Return the text for the debtor by how the loan stands, or for somebody else one that tells nothing of it."""
    state, promise = talk.line.state, talk.promise
    kind = message_for(party.standing, state.overdue_days, state.next_due, promise, on)
    day, amount = state.next_due or on, state.next_amount
    if kind in (Message.PROMISE_DUE, Message.PROMISE_FAILED) and promise is not None:
        day, amount = promise.promise.due_on, promise.left
    elif kind is Message.OVERDUE:
        day, amount = on - timedelta(days=state.overdue_days), state.overdue_amount
    return _filled(kind, language, talk, party, day, amount)


def _filled(kind: Message, language: str, talk: LoanTalk, party: Party, day: date, amount: Decimal) -> str:
    client = talk.case.client
    shown = f"{day.month}月{day.day}日" if language == "zh" else f"{day:%Y-%m-%d}"
    words = {"client": client.name}
    if party.standing is Standing.DEBTOR:
        # Nobody but the debtor is told day and amount: not even by a slip of the template.
        words |= {
            "you": called(party.other if party.relation is not None else client, party.name, language),
            "day": shown,
            "amount": f"{amount:,.2f}",
            "car": talk.case.deal.vehicle_model or _CAR[language],
            "days": str(talk.line.state.overdue_days),
        }
    return messages()[kind][language].format(**words)


def called(client: Client | None, name: str, language: str) -> str:
    """Return how somebody is called in a text."""
    gender = None if client is None else client.gender
    return _CALLED[language][gender].format(surname=name[:1], name=name)
