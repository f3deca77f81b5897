"""The rules about several loans at once: what gathers at one dealer, what several clients' files share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.alerts.alert import Alert, Code, Fact, Severity, What, rule_of
from carloan_desk.domain.rules import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class File:
    """What is compared of a client who has a loan.

    Attributes:
        client_id: The client.
        dealer: Where the car was bought.
        disbursed_on: When the loan was paid out; ``settled_on`` when it was settled, if early.
        troubled: Whether it went wrong early: its first instalment was late, or it is overdue beyond a month.
        runs: Whether it is being repaid.
        phones, address, employer: As on file; empty where not known.
        related: Clients known to belong to them, such as a spouse.
        place_id: The channel that sent them.
    """

    client_id: int
    dealer: str
    disbursed_on: date
    settled_on: date | None = None
    troubled: bool = False
    runs: bool = True
    phones: tuple[str, ...] = ()
    address: str = ""
    employer: str = ""
    related: frozenset[int] = frozenset()
    place_id: int | None = None


# At one dealer --------------------------------------------------------------------------------------------------------


def shrunk(bad: int, count: int, rest: Decimal, weight: Decimal) -> Decimal:
    """Return a share pulled towards that of the rest, as if so many more loans had gone as the rest goes."""
    return (bad + weight * rest) / (count + weight)


def dealer_alerts(files: Iterable[File], today: date, rules: RuleSet | None = None) -> list[Alert]:
    """Return alerts about dealers: far more trouble than elsewhere, several settled early within weeks."""
    by_dealer: dict[str, list[File]] = defaultdict(list)
    for each in files:
        by_dealer[each.dealer.strip()].append(each)
    wave = rule_of(Code.SETTLEMENT_WAVE, today, rules)
    found = [
        alert
        for name, group in sorted(by_dealer.items())
        if name and (alert := _wave(name, group, wave, today)) is not None
    ]
    return [*_concentrated(by_dealer, rule_of(Code.DEALER, today, rules)), *found]


def channel_alerts(
    files: Iterable[File], names: Mapping[int, str], today: date, rules: RuleSet | None = None
) -> list[Alert]:
    """Return alerts about channels with far more trouble than elsewhere; one that is a dealer is said as that.

    Args:
        files: The files.
        names: What the channels are called.
        today: The day.
        rules: Default the shipped ones.
    """
    by_channel: dict[str, list[File]] = defaultdict(list)
    for each in files:
        name = "" if each.place_id is None else names.get(each.place_id, "")
        by_channel["" if name == each.dealer.strip() else name].append(each)
    return _concentrated(by_channel, rule_of(Code.CHANNEL, today, rules))


def _concentrated(by_dealer: dict[str, list[File]], rule: Rule) -> list[Alert]:
    counts = {
        name: (sum(1 for each in group if each.runs), [each for each in group if each.runs and each.troubled])
        for name, group in by_dealer.items()
    }
    count_all = sum(count for count, _ in counts.values())
    bad_all = sum(len(bad) for _, bad in counts.values())
    found = []
    for name, (count, bad) in sorted(counts.items()):
        if not name or count < rule.number("least") or len(bad) < rule.number("least_bad") or count == count_all:
            continue
        rest = Decimal(bad_all - len(bad)) / (count_all - count)
        rate = shrunk(len(bad), count, rest, rule.number("weight"))
        if rate < rule.number("watch") * rest or rate <= rest:
            continue
        severity = Severity.URGENT if rate >= rule.number("urgent") * rest else Severity.WATCH
        facts = (
            Fact(What.DEALER, value=name),
            Fact(What.HERE, value=f"{len(bad)}/{count}", moves=True),
            Fact(What.ELSEWHERE, value=f"{bad_all - len(bad)}/{count_all - count}", moves=True),
            _whose(bad),
        )
        found.append(_of_dealer(rule, name, bad, severity, facts))
    return found


def _wave(name: str, group: Sequence[File], rule: Rule, today: date) -> Alert | None:
    since = today - timedelta(days=int(rule.number("within")))
    settled = [each for each in group if each.settled_on is not None and since <= each.settled_on <= today]
    if len(settled) < rule.number("least"):
        return None
    days = [each.settled_on for each in settled if each.settled_on is not None]
    facts = (Fact(What.DEALER, value=name), Fact(What.SETTLED, max(days), len(settled)), _whose(settled))
    return _of_dealer(rule, name, settled, Severity.WATCH, facts)


def _of_dealer(rule: Rule, name: str, files: Iterable[File], severity: Severity, facts: tuple[Fact, ...]) -> Alert:
    code = Code(rule.topic.removeprefix("alert."))
    clients = tuple(sorted({each.client_id for each in files}))
    return Alert(
        code,
        f"alert:{code}:{name}",
        severity,
        facts,
        rule.label,
        rule.source,
        playbook=str(rule.values["playbook"]),
        client_ids=clients,
        dealer=name,
    )


# In several files -----------------------------------------------------------------------------------------------------


def shared_alerts(files: Iterable[File], today: date, rules: RuleSet | None = None) -> list[Alert]:
    """Return alerts about what the files of several clients share who are not known to belong together."""
    running = [each for each in files if each.runs]
    employer = rule_of(Code.SAME_EMPLOYER, today, rules)
    lately = today - timedelta(days=int(employer.number("within")))
    recent = [each for each in running if each.disbursed_on >= lately]
    phone, address = rule_of(Code.SAME_PHONE, today, rules), rule_of(Code.SAME_ADDRESS, today, rules)
    return [
        *_shared(running, phone, What.PHONE, lambda each: each.phones, Severity.URGENT),
        *_shared(running, address, What.ADDRESS, lambda each: (each.address,), Severity.WATCH),
        *_shared(recent, employer, What.EMPLOYER, lambda each: (each.employer,), Severity.NOTE),
    ]


def _shared(
    files: Sequence[File], rule: Rule, what: What, values: Callable[[File], Sequence[str]], severity: Severity
) -> list[Alert]:
    least = int(rule.number("least"))
    groups: dict[str, list[File]] = defaultdict(list)
    for each in files:
        for value in values(each):
            groups[value].append(each)
    found = []
    for value, group in sorted((each for each in groups.items() if each[0] and len(each[1]) >= least), key=_first):
        clients = {each.client_id: each for each in group}
        if len(clients) < least or households(clients) < least:
            continue
        code = Code(rule.topic.removeprefix("alert."))
        ids = tuple(sorted(clients))
        # Who shares it is the evidence: one client more, and it is looked at anew.
        facts = (Fact(what, value=value), _whose(clients.values()))
        found.append(
            Alert(
                code,
                f"alert:{code}:{value}",
                severity,
                facts,
                rule.label,
                rule.source,
                playbook=str(rule.values["playbook"]),
                client_ids=ids,
            )
        )
    return found


def _first(pair: tuple[str, list[File]]) -> str:
    return pair[0]


def _whose(files: Iterable[File]) -> Fact:
    return Fact(What.CLIENTS, value=",".join(map(str, sorted({each.client_id for each in files}))))


def households(clients: dict[int, File]) -> int:
    """Return how many groups these clients make, if those known to belong together are one."""
    leaders = {client_id: client_id for client_id in clients}

    def leader(client_id: int) -> int:
        while leaders[client_id] != client_id:
            client_id = leaders[client_id]
        return client_id

    for client_id, each in clients.items():
        for other in each.related & clients.keys():
            leaders[leader(other)] = leader(client_id)
    return len({leader(client_id) for client_id in clients})
