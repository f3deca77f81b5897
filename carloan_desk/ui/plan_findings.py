"""Words for what the linter finds in a plan, by the finding's code."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.commission import Component, Kpi, Measure, Tiered, TierMetric
from carloan_desk.domain.plancheck import PlanFinding, PlanSeverity
from carloan_desk.ui import plan_words
from carloan_desk.ui.shown import Shown

translate = QCoreApplication.translate


def severity(value: PlanSeverity) -> tuple[str, str]:
    """Return the word for how grave a finding is, and the kind of its chip."""
    return {
        PlanSeverity.ERROR: (translate("plan_findings", "Mistake"), "bad"),
        PlanSeverity.WARNING: (translate("plan_findings", "Question"), "warn"),
        PlanSeverity.NOTE: (translate("plan_findings", "Note"), "quiet"),
    }[value]


def wording(found: PlanFinding, show: Shown, component: Component | None = None) -> str:
    """Return what a finding says; its code if it has no words, which a test excludes.

    Args:
        found: The finding.
        show: Masks sums if it must.
        component: The part it is about, which tells the unit of its numbers.
    """
    params = found.params
    if found.code == "tiers.gap":
        return _gap(params["start"], params["end"], component, show)
    template = templates().get(found.code)
    if template is None:
        return found.code
    return template.format_map({"name": found.component} | _shown(params, show, component))


def _gap(start: Decimal, end: Decimal | None, component: Component | None, show: Shown) -> str:
    metric = component.metric if isinstance(component, Tiered) else TierMetric.AMOUNT
    if end is None:
        text = translate("plan_findings", "From {start} on no rate is stated; the step below is paid.")
        return text.format(start=plan_words.volume(metric, start, show))
    if metric is TierMetric.COUNT:
        first, after = (int(each.to_integral_value(ROUND_CEILING)) for each in (start, end))
        missing = [plan_words.plain(Decimal(number)) for number in range(first, min(after, first + 6))]
        if after - first > len(missing):
            missing.append("…")
        text = translate("plan_findings", "No rate is stated for X = {missing} deals; the step below is paid. Ask.")
        return text.format(missing=plan_words.names(missing))
    text = translate("plan_findings", "From {start} to below {end} no rate is stated; the step below is paid. Ask.")
    return text.format(start=plan_words.volume(metric, start, show), end=plan_words.volume(metric, end, show))


_PARTS = frozenset({"total", "highest"})


def _shown(params: Mapping[str, Any], show: Shown, component: Component | None) -> dict[str, str]:
    """Values as text, each in the unit it has in its part."""
    unit = _unit(params, component)
    shown = {}
    for key, value in params.items():
        if key == "kpi":
            shown[key] = plan_words.kpi_named(value)
        elif key in ("before", "after", "cap"):
            shown[key] = show.money(value)
        elif key in _PARTS or (key == "start" and "highest" in params):
            shown[key] = plan_words.percent(value)
        elif key == "metric":
            continue
        elif isinstance(value, Decimal):
            shown[key] = unit(value, show)
        elif key in ("start", "end"):
            shown[key] = plan_words.day_or_open(value, show)
        else:
            shown[key] = str(value)
    return shown


def _unit(params: Mapping[str, Any], component: Component | None) -> Any:
    if "metric" in params:
        metric = TierMetric(params["metric"])
        return lambda value, show: plan_words.volume(metric, value, show)
    if isinstance(component, Tiered):
        climbed = component.metric
        return lambda value, show: plan_words.volume(climbed, value, show)
    measure = _measure(params, component)
    if measure is not None:
        return lambda value, show: plan_words.figure(measure, value, show)
    return lambda value, _show: plan_words.plain(value)


def _measure(params: Mapping[str, Any], component: Component | None) -> Measure | None:
    if "kpi" in params:
        return Measure(Kpi(params["kpi"])) if params["kpi"] in set(Kpi) else None
    measure: Measure | None = getattr(component, "measure", None)
    missed = getattr(component, "missed", ())
    return measure if measure is not None or not missed else missed[0].measure


def templates() -> dict[str, str]:
    """Return the words of every finding but ``tiers.gap``."""
    return {
        "name.empty": translate("plan_findings", "A part has no name; a statement could not say what pays."),
        "name.twice": translate("plan_findings", "Two parts are called “{name}”; give each a name of its own."),
        "of.unknown": translate("plan_findings", "It acts on “{name}”, which this plan does not have."),
        "of.nothing": translate("plan_findings", "It acts on variable pay, and this plan has none."),
        "tiers.overlap": translate(
            "plan_findings", "From {start} to {end} two steps apply; the upper one is paid. Ask."
        ),
        "tiers.zero": translate("plan_findings", "It pays nothing: every rate is 0."),
        "cliff.down": translate(
            "plan_findings", "Reaching {volume} pays less in all: {after} instead of {before} yuan just before it."
        ),
        "cliff.jump": translate(
            "plan_findings", "A leap at {volume}: {after} instead of {before} yuan just before it. Worth timing."
        ),
        "cap.below_top": translate(
            "plan_findings", "The cap of {cap} yuan is reached before the top step at {start}; that step pays nothing."
        ),
        "weights.sum": translate("plan_findings", "The weights come to {total}, not 100%."),
        "gate.unreachable": translate("plan_findings", "{kpi}: nobody can pass the gate of {gate}."),
        "gate.above_target": translate(
            "plan_findings", "{kpi}: the gate of {gate} is stricter than the target of {target}."
        ),
        "score.unreachable": translate(
            "plan_findings", "The row from {start} cannot be reached: the highest score is {highest}."
        ),
        "bonus.unreachable": translate("plan_findings", "A rate cannot reach {threshold}; the bonus is never paid."),
        "salary.deductions": translate("plan_findings", "Missed targets cost {total} of the salary, more than all."),
        "salary.made_up_early": translate(
            "plan_findings", "The quarter's {quarter_target} is easier than one month's {target}: a slip?"
        ),
        "retention.whole": translate("plan_findings", "{total} of the pay is held, more than all of it."),
        "retention.releases": translate("plan_findings", "The parts released come to {total}, not 100%."),
        "retention.never": translate("plan_findings", "What is held never comes out: add a release."),
        "clawback.outlasts": translate(
            "plan_findings",
            "Pay can go back for {months} months, but what is held is released after {released}: it would be taken "
            "from your pocket.",
        ),
        "versions.twice": translate("plan_findings", "Version {version} of “{name}” stands there twice."),
        "versions.overlap": translate(
            "plan_findings", "From {start} to {end} both version {first} and version {second} are in force."
        ),
        "versions.gap": translate(
            "plan_findings", "From {start} to {end} no version is in force, between {first} and {second}."
        ),
    }
