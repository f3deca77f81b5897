"""The rules about one loan. Each takes its facts, its rule and the day, and returns an alert or nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.alerts.alert import Alert, Code, Fact, Severity, What, rule_of
from carloan_desk.domain.alerts.facts import LoanFacts, Said, SignCode
from carloan_desk.domain.rules import Rule, RuleSet
from carloan_desk.domain.servicing import ContactResult

LoanRule = Callable[[LoanFacts, Rule, date], Alert | None]
_HEARD = frozenset({ContactResult.REACHED, ContactResult.PROMISED})


def alerts_of(facts: LoanFacts, today: date, rules: RuleSet | None = None) -> list[Alert]:
    """Return the alerts of one loan as of a day."""
    found = (rule(facts, _rule(code, today, rules), today) for code, rule in _RULES.items())
    return [alert for alert in found if alert is not None]


# Asked for every loan, with few days and sets of rules.
@lru_cache(maxsize=256)
def _rule(code: Code, today: date, rules: RuleSet | None) -> Rule:
    return rule_of(code, today, rules)


def _alert(facts: LoanFacts, rule: Rule, severity: Severity, *shown: Fact, about_client: bool = False) -> Alert:
    code = Code(rule.topic.removeprefix("alert."))
    return Alert(
        code=code,
        subject=f"alert:{code}:client{facts.client_id}" if about_client else f"alert:{code}:deal{facts.deal_id}",
        severity=severity,
        facts=shown,
        rule=rule.label,
        source=rule.source,
        playbook=str(rule.values["playbook"]),
        deal_id=facts.deal_id,
        client_ids=(facts.client_id,),
        amount=facts.outstanding or None,
    )


def _overdue(facts: LoanFacts) -> tuple[Fact, ...]:
    if not facts.overdue_days:
        return ()
    return (
        Fact(What.OVERDUE_DAYS, value=facts.overdue_days, moves=True),
        Fact(What.OVERDUE_AMOUNT, value=facts.overdue_amount, moves=True),
    )


# How it is repaid -----------------------------------------------------------------------------------------------------


def _first_late(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    first = facts.first
    if first is None or not facts.runs:
        return None
    due = Fact(What.FIRST_DUE, first.due)
    if not first.paid:
        if first.days < rule.number("days"):
            return None
        return _alert(facts, rule, Severity.URGENT, due, *_overdue(facts))
    if first.days < rule.number("late_days") or (today - first.due).days > rule.number("within"):
        return None
    return _alert(facts, rule, Severity.WATCH, due, Fact(What.FIRST_PAID, first.due + timedelta(first.days)))


def _late_run(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    run = []
    for dealing in reversed(facts.dealings):
        if dealing.days <= rule.number("days"):
            break
        run.append(dealing)
    if not facts.runs or len(run) < rule.number("count") or (today - run[0].due).days > rule.number("within"):
        return None
    severity = Severity.WATCH if facts.overdue_days else Severity.NOTE
    shown = [Fact(What.LATE_DUE, each.due, each.days, moves=number > 0) for number, each in enumerate(run)]
    # What is late today is later tomorrow: the instalment is the evidence, its days only once it is paid.
    shown[0] = shown[0] if run[0].paid else Fact(What.LATE_DUE, run[0].due)
    return _alert(facts, rule, severity, *reversed(shown))


def _growing(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    bands = list(rule.values["bands"])
    place = bands.index(facts.band) if facts.band in bands else 0
    before = facts.band_before
    earlier = bands.index(before[1]) if before is not None and before[1] in bands else 0
    if not facts.runs or place < rule.number("watch") or place < earlier:
        return None
    severity = Severity.URGENT if place >= rule.number("urgent") else Severity.WATCH
    # The band is the evidence; that it is still the same one tomorrow is none.
    shown = [Fact(What.BAND, None, facts.band)]
    if before is not None:
        shown.insert(0, Fact(What.BAND, *before, moves=True))
    return _alert(facts, rule, severity, *shown, *_overdue(facts))


def _promises(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    since = today - timedelta(days=int(rule.number("within")))
    failed = sorted((each for each in facts.failed if each.until >= since), key=lambda each: each.promise.due_on)
    if not facts.runs or len(failed) < rule.number("count"):
        return None
    severity = Severity.URGENT if facts.overdue_days else Severity.NOTE
    shown = [Fact(What.PROMISE, each.promise.due_on, each.left) for each in failed]
    return _alert(facts, rule, severity, *shown, *_overdue(facts))


# How one reaches the client -------------------------------------------------------------------------------------------


def _since_heard(facts: LoanFacts) -> list[Said]:
    """The contacts after the last one in which the client was heard."""
    found: list[Said] = []
    for said in reversed(facts.said):
        if said.result in _HEARD or not said.outgoing:
            break
        found.append(said)
    return found[::-1]


def _unreachable(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    since = today - timedelta(days=int(rule.number("within")))
    tried = [
        each
        for each in _since_heard(facts)
        if each.by_phone and each.result is ContactResult.UNANSWERED and each.at.date() >= since
    ]
    days = {each.at.date() for each in tried}
    if not facts.runs or len(tried) < rule.number("calls") or len(days) < rule.number("days"):
        return None
    severity = Severity.URGENT if facts.overdue_days else Severity.WATCH
    # One more call in vain is shown, and is nothing new.
    shown = (Fact(What.SILENT_SINCE, min(days)), Fact(What.UNANSWERED, max(days), len(tried), moves=True))
    return _alert(facts, rule, severity, *shown, *_overdue(facts), about_client=True)


def _refused(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    refused = [each for each in _since_heard(facts) if each.result is ContactResult.REFUSED]
    if not facts.runs or not refused or (today - refused[-1].at.date()).days > rule.number("within"):
        return None
    severity = Severity.URGENT if facts.overdue_days else Severity.WATCH
    shown = (Fact(What.REFUSED, refused[-1].at.date()), *_overdue(facts))
    return _alert(facts, rule, severity, *shown, about_client=True)


def _phone_changed(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    last = facts.disbursed_on + timedelta(days=int(rule.number("days")))
    changed = [day for day in facts.numbers_changed if facts.disbursed_on <= day <= min(last, today)]
    if not facts.runs or not changed:
        return None
    severity = Severity.URGENT if facts.overdue_days else Severity.NOTE
    shown = (Fact(What.DISBURSED, facts.disbursed_on), Fact(What.NUMBER_CHANGED, changed[-1]), *_overdue(facts))
    return _alert(facts, rule, severity, *shown)


# What secures the loan ------------------------------------------------------------------------------------------------


def _covered(facts: LoanFacts, rule: Rule, today: date, until: date | None, what: What) -> Alert | None:
    if not facts.runs or until is None:
        return None
    over = (today - until).days
    if over <= 0:
        # Without days ahead there is nothing to say before it has lapsed.
        return _alert(facts, rule, Severity.NOTE, Fact(what, until)) if -over < rule.number("ahead") else None
    severity = Severity.URGENT if over > rule.number("urgent") else Severity.WATCH
    return _alert(facts, rule, severity, Fact(what, until))


def _insurance(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    return _covered(facts, rule, today, facts.insurance_until, What.INSURED_UNTIL)


def _inspection(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    return _covered(facts, rule, today, facts.inspection_until, What.INSPECTED_UNTIL)


def _mortgage(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    days = (today - facts.disbursed_on).days
    if not facts.runs or facts.registered or days <= rule.number("watch"):
        return None
    severity = Severity.URGENT if days > rule.number("urgent") else Severity.WATCH
    shown = (Fact(What.DISBURSED, facts.disbursed_on), Fact(What.NOT_REGISTERED, value=days, moves=True))
    return _alert(facts, rule, severity, *shown)


def _release(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    if facts.settled_on is None or facts.released:
        return None
    days = (today - facts.settled_on).days
    if not rule.number("watch") < days <= rule.number("within"):
        return None
    shown = (Fact(What.SETTLED, facts.settled_on), Fact(What.NOT_RELEASED, value=days, moves=True))
    return _alert(facts, rule, Severity.WATCH, *shown)


def _whereabouts(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    signs = [each for each in facts.signs if each.code == SignCode.WHEREABOUTS and (each.on or today) <= today]
    if not facts.runs or not signs:
        return None
    return _alert(facts, rule, Severity.URGENT, *(Fact(What.SIGN, each.on, each.text or None) for each in signs))


# What it does to one's own pay, and what was left open ----------------------------------------------------------------


def _clawback_ends(facts: LoanFacts, rule: Rule) -> date | None:
    """The last day on which settling costs pay: the plan's, or the months of the rule where no plan is known."""
    if facts.clawback_known:
        return facts.clawback_until
    return _after(facts.disbursed_on, rule)


def _after(day: date, rule: Rule) -> date:
    """The day so many months later as the rule says."""
    later: date = day + relativedelta(months=int(rule.number("months")))
    return later


def wants_to_settle(facts: LoanFacts, rule: Rule, today: date) -> list[Fact]:
    """Return what shows that the client thinks of settling early: a sign noted, or their words in a contact."""
    since = today - timedelta(days=int(rule.number("within")))
    found = [
        Fact(What.SIGN, each.on, each.text or None)
        for each in facts.signs
        if each.code == SignCode.SETTLE_INTENT and (each.on is None or since <= each.on <= today)
    ]
    words = [str(word).lower() for word in rule.values["words"]]
    return found + [
        Fact(What.SAID, said.at.date(), said.text)
        for said in facts.said
        if said.at.date() >= max(since, facts.disbursed_on) and any(word in said.text.lower() for word in words)
    ]


def _settle_intent(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    ends = _clawback_ends(facts, rule)
    if not facts.runs or ends is None or ends < today:
        return None
    shown = wants_to_settle(facts, rule, today)
    if not shown:
        return None
    shown.append(Fact(What.CLAWBACK_UNTIL, ends))
    if facts.clawback:
        shown.append(Fact(What.GOES_BACK, value=facts.clawback, moves=True))
    return _alert(facts, rule, Severity.URGENT if facts.clawback else Severity.WATCH, *shown)


def _settled_early(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    on = facts.settled_on
    if on is None or not 0 <= (today - on).days <= rule.number("within"):
        return None
    if facts.clawback_known:
        if not facts.clawback:
            return None
    elif on > _after(facts.disbursed_on, rule):
        return None
    shown = [Fact(What.DISBURSED, facts.disbursed_on), Fact(What.SETTLED, on)]
    if facts.clawback:
        shown.append(Fact(What.GOES_BACK, value=facts.clawback))
    return _alert(facts, rule, Severity.WATCH, *shown)


def _open_cues(facts: LoanFacts, rule: Rule, today: date) -> Alert | None:
    if not facts.runs or not facts.open_cues or (today - facts.disbursed_on).days > rule.number("days"):
        return None
    severity = Severity.WATCH if len(facts.open_cues) >= rule.number("watch") else Severity.NOTE
    shown = [Fact(What.DISBURSED, facts.disbursed_on)]
    shown += [Fact(What.CUE, value=code) for code in sorted(facts.open_cues)]
    return _alert(facts, rule, severity, *shown)


_RULES: dict[Code, LoanRule] = {
    Code.FIRST_LATE: _first_late,
    Code.GROWING: _growing,
    Code.LATE_RUN: _late_run,
    Code.PROMISES: _promises,
    Code.WHEREABOUTS: _whereabouts,
    Code.UNREACHABLE: _unreachable,
    Code.REFUSED: _refused,
    Code.PHONE_CHANGED: _phone_changed,
    Code.INSURANCE: _insurance,
    Code.INSPECTION: _inspection,
    Code.MORTGAGE: _mortgage,
    Code.RELEASE: _release,
    Code.SETTLE_INTENT: _settle_intent,
    Code.SETTLED_EARLY: _settled_early,
    Code.OPEN_CUES: _open_cues,
}
