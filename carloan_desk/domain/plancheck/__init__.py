"""Looking at plans: what is wrong in one, what it would pay, and which of two pays more."""

from carloan_desk.domain.plancheck.changes import ChangeKind, PartChange, PlanChanges, TermChange, plan_changes
from carloan_desk.domain.plancheck.curve import TYPICAL, CurvePoint, pay_at, pay_curve
from carloan_desk.domain.plancheck.duels import Duel, DuelRow, DuelSide, duel
from carloan_desk.domain.plancheck.findings import PlanFinding, PlanSeverity, check_versions, lint

__all__ = [
    "TYPICAL",
    "ChangeKind",
    "CurvePoint",
    "Duel",
    "DuelRow",
    "DuelSide",
    "PartChange",
    "PlanChanges",
    "PlanFinding",
    "PlanSeverity",
    "TermChange",
    "check_versions",
    "duel",
    "lint",
    "pay_at",
    "pay_curve",
    "plan_changes",
]
