"""Early warning (风险预警): rules over what is recorded of loans, each alert with its evidence and what to do.

One rule is one small function over facts that others derived; its limits are dated data in
``resources/rules/alerts.toml``. An alert is a reason to look, never a verdict, and is stored nowhere.
"""

from carloan_desk.domain.alerts.alert import Alert, Code, Fact, Severity, What, in_order, title_of, what_to_do
from carloan_desk.domain.alerts.facts import Dealing, LoanFacts, Said, Sign, SignCode
from carloan_desk.domain.alerts.groups import File, channel_alerts, dealer_alerts, shared_alerts
from carloan_desk.domain.alerts.loan import alerts_of

__all__ = [
    "Alert",
    "Code",
    "Dealing",
    "Fact",
    "File",
    "LoanFacts",
    "Said",
    "Severity",
    "Sign",
    "SignCode",
    "What",
    "alerts_of",
    "channel_alerts",
    "dealer_alerts",
    "in_order",
    "shared_alerts",
    "title_of",
    "what_to_do",
]
