"""One version of a plan with the deals it pays: statements of any of its periods, and the account of any deal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from carloan_desk.domain.commission.account import Account, Rules, maturity_of
from carloan_desk.domain.commission.earnings import Earnings
from carloan_desk.domain.commission.facts import Circumstances, DealFacts, Period, month_number, period_key, period_span
from carloan_desk.domain.commission.figures import Figures
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.commission.statement import Line, Statement
from carloan_desk.domain.daycount import add_months


class Book:
    """One version with the deals it pays: statements of any of its periods."""

    def __init__(
        self,
        plan: Plan,
        deals: Sequence[tuple[date, DealFacts]],
        circumstances: Mapping[str, Circumstances],
        as_of: date,
        once: Callable[[str], bool],
    ) -> None:
        self.plan = plan
        self.as_of = as_of
        self.figures = Figures(plan, deals, circumstances, as_of, once)
        self.earnings = Earnings(self.figures)
        self.rules = Rules(plan)
        self.deals = sorted(deals, key=lambda entry: (entry[0], entry[1].deal_id))
        self._accounts: dict[int, Account] = {}
        self._of_periods: dict[str, Account] = {}
        self._of_deals: dict[str, dict[int | None, list[Line]]] = {}
        # Parts measured by the quarter pay with its last month.
        self._late = plan.period is Period.MONTH and any(
            getattr(each, "measured", None) is Period.QUARTER for each in plan.components
        )
        self._touching: dict[int, list[tuple[date, DealFacts]]] | None = None
        self._unit = 1 if plan.period is Period.MONTH else 3

    def statement(self, period: str) -> Statement:
        """Return the statement of one period."""
        lines = list(self.earnings.of_period(period))
        if self._touching is None:
            self._touching = self._touched()
        for day, deal in self._touching.get(month_number(period_span(period)[0]) // self._unit, ()):
            lines += [line for of, line in self.account(day, deal).entries if of == period]
        if self.rules.retentions:
            for origin in self._origins_of_releases(period):
                lines += [line for of, line in self.period_account(origin).entries if of == period]
        return Statement(self.plan.name, self.plan.version, period, tuple(lines))

    def account(self, day: date, deal: DealFacts) -> Account:
        """Return the account of one deal up to the day of the book."""
        found = self._accounts.get(deal.deal_id)
        if found is None:
            groups = [
                (period, lines)
                for period in self.origins(day)
                if (lines := self.lines_of(period).get(deal.deal_id)) is not None
            ]
            found = self._accounts[deal.deal_id] = self._account(deal, groups)
        return found

    def period_account(self, period: str) -> Account:
        """Return the account of the lines of a period that belong to no deal."""
        found = self._of_periods.get(period)
        if found is None:
            found = self._of_periods[period] = self._account(None, [(period, self.lines_of(period).get(None, []))])
        return found

    def _account(self, deal: DealFacts | None, groups: Iterable[tuple[str, Sequence[Line]]]) -> Account:
        known = self.figures.circumstances
        return Account(self.plan, self.rules, deal, groups, self.earnings.fixed, known, self.as_of)

    def origins(self, day: date) -> list[str]:
        """Return the periods in which a deal triggered on a day earns."""
        first = period_key(day, self.plan.period)
        if not self._late:
            return [first]
        last = period_key(period_span(period_key(day, Period.QUARTER))[1])
        return [first] if last == first or period_span(last)[0] > self.as_of else [first, last]

    def lines_of(self, period: str) -> dict[int | None, list[Line]]:
        """Return what was earned in a period, by deal."""
        found = self._of_deals.get(period)
        if found is None:
            found = self._of_deals[period] = {}
            for line in self.earnings.of_period(period):
                found.setdefault(line.deal_id, []).append(line)
        return found

    def _touched(self) -> dict[int, list[tuple[date, DealFacts]]]:
        """The deals that something may happen to in a period beside what they earn, by number of period."""
        rules, unit, as_of, late = self.rules, self._unit, self.as_of, self._late
        found: dict[int, list[tuple[date, DealFacts]]] = {}
        always = bool(rules.retentions or rules.caps)
        last_month = month_number(as_of)
        for entry in self.deals:
            day, deal = entry
            happened = rules.happened(deal, as_of)
            if not (always or happened):
                continue
            month = month_number(day)
            months = [month, end] if late and month < (end := month // 3 * 3 + 2) <= last_month else [month]
            numbers = {each // unit for each in months}
            numbers |= {(each + ahead) // unit for each in months for ahead in rules.release_months}
            numbers |= {month_number(max(on, day)) // unit for on in happened}
            if rules.maturing and (matures := maturity_of(deal)) is not None:
                numbers.add(month_number(max(matures, day)) // unit)
            for number in numbers:
                found.setdefault(number, []).append(entry)
        return found

    def _origins_of_releases(self, period: str) -> list[str]:
        """The periods whose own lines (not of a deal) are held or released in a period."""
        first, last = period_span(period)
        backs = {0, *self.rules.release_months}
        months = {add_months(first, ahead) for ahead in range(last.month - first.month + 1)}
        return sorted({period_key(add_months(month, -back), self.plan.period) for month in months for back in backs})
