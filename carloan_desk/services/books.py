"""All that pay hangs on, read once: the deals, their facts, the plans, and the ledger as of a day."""

from datetime import date

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.client import Source
from carloan_desk.domain.commission import Circumstances, DealFacts, Ledger, Statement, ledger
from carloan_desk.domain.deal import Deal
from carloan_desk.services import outlook, plans
from carloan_desk.services.deal_facts import all_facts
from carloan_desk.services.outlook import Ahead
from carloan_desk.storage.workspace import Reader

# How far ahead the figures of a period may be asked for.
_AHEAD = relativedelta(months=12)


class Books:
    """The books as of a day."""

    def __init__(self, read: Reader, today: date) -> None:
        self.today = today
        self.pairs = read.deals_with_events()
        self.facts = all_facts(read, today)
        self.plans = plans.versions_of(read)
        first = min((plan.valid_from for plan in self.plans), default=today)
        self.circumstances = self.circumstances_from(read, first)
        self.ledger: Ledger = ledger(self.plans, self.facts.values(), today, circumstances=self.circumstances)
        self.default_days = plans.basics_of(read).default_days
        self.clients = read.clients_of_deals()
        self.names: dict[int | None, str] = {client_id: client.name for client_id, client in self.clients.items()}

    def circumstances_from(self, read: Reader, since: date) -> dict[str, Circumstances]:
        """Return the manager's own figures of the periods from a day on."""
        return plans.circumstances_of(read, (events for _, events in self.pairs), since, self.today + _AHEAD)

    def channel_of(self, deal: Deal) -> Source | None:
        """Return where the client of a deal came from."""
        client = self.clients.get(deal.client_id)
        return None if client is None else client.source

    def ahead(self) -> list[Ahead]:
        """Return the deals that no plan pays yet."""
        return outlook.ahead_of(self.pairs, self.facts, self.plans, outlook.habits_of(self.pairs), self.today)

    def counted(self) -> list[DealFacts]:
        """Return the deals that a plan pays."""
        return [fact for fact in self.facts.values() if self.ledger.plan_of(fact.deal_id) is not None]

    def statement(self, period: str) -> Statement | None:
        """Return what all versions in force in a period pay, ``None`` if there was none."""
        found = self.ledger.of_period(period)
        if not found:
            return None
        return Statement(
            found[-1].plan, found[-1].version, period, tuple(line for each in found for line in each.lines)
        )
