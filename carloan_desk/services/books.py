"""All that pay hangs on, read once: the deals, their facts, the plans, and the ledger as of a day."""

from datetime import date

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.client import Source
from carloan_desk.domain.commission import Circumstances, DealFacts, Ledger, Statement, ledger
from carloan_desk.domain.deal import Deal
from carloan_desk.services import outlook, plans
from carloan_desk.services.known_deals import KnownDeals, known_deals, known_of
from carloan_desk.services.outlook import Ahead
from carloan_desk.storage.workspace import Reader, Workspace

# How far ahead the figures of a period may be asked for.
_AHEAD = relativedelta(months=12)


class Books:
    """The books as of a day and a state of the workspace. Nobody changes them."""

    def __init__(self, read: Reader, today: date, before: KnownDeals | None = None) -> None:
        self.today = today
        self.known: KnownDeals = known_deals(read, today, before)
        self.pairs = list(self.known.pairs.values())
        self.facts = self.known.facts
        self.clients = self.known.clients
        self.default_days = self.known.default_days
        self.plans = plans.versions_of(read)
        first = min((plan.valid_from for plan in self.plans), default=today)
        self.circumstances = self.circumstances_from(read, first)
        self.ledger: Ledger = ledger(self.plans, self.facts.values(), today, circumstances=self.circumstances)
        self.names: dict[int | None, str] = {client_id: client.name for client_id, client in self.clients.items()}

    def of(self, read: Reader) -> "Books":
        """Return these books where nothing was recorded since, else those of the state that is read."""
        return self if read.last_seq() == self.known.seq else Books(read, self.today, self.known)

    def circumstances_from(self, read: Reader, since: date) -> dict[str, Circumstances]:
        """Return the manager's own figures of the periods from a day on."""
        decisions = (each for of_deal in self.known.decisions.values() for each in of_deal)
        return plans.circumstances_of(read, decisions, since, self.today + _AHEAD)

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


def books_of(workspace: Workspace, today: date) -> Books:
    """Return the books as of today; of the deals known before, only what was recorded since is read."""
    known = known_of(workspace, today)
    return workspace.followed("books", today, lambda read, _before: Books(read, today, known))
