"""Dialogs of one's own pay, each opened on the demo."""

from carloan_desk.services import commission
from carloan_desk.ui.dialogs.calibration import CalibrationDialog
from carloan_desk.ui.dialogs.career import CareerDialog
from carloan_desk.ui.dialogs.duel import DuelDialog
from carloan_desk.ui.dialogs.pay import BasicsDialog, DeclaredDialog, FiguresDialog, PayoutDialog
from carloan_desk.ui.dialogs.plan import PlanDialog
from carloan_desk.ui.dialogs.plan_versions import VersionsDialog
from carloan_desk.ui.dialogs.reconcile import ReconcileDialog
from carloan_desk.ui.dialogs.risk import RiskDialog
from carloan_desk.ui.dialogs.statement import StatementDialog
from carloan_desk.ui.dialogs.steps import StepsDialog
from carloan_desk.ui.dialogs.target import TargetDialog
from carloan_desk.ui.dialogs.trace import TraceDialog
from carloan_desk.ui.dialogs.what_if import WhatIfDialog
from tests.ui.makers.made import Makers

MAKERS: Makers = {
    "BasicsDialog": lambda d, w: BasicsDialog(d, w),
    "CalibrationDialog": lambda d, w: CalibrationDialog(d, w),
    "CareerDialog": lambda d, w: CareerDialog(d, w),
    "DuelDialog": lambda d, w: DuelDialog(d, w),
    "TargetDialog": lambda d, w: TargetDialog(d, w),
    "DeclaredDialog": lambda d, w: DeclaredDialog(d, w),
    "FiguresDialog": lambda d, w: FiguresDialog(d, w),
    "WhatIfDialog": lambda d, w: WhatIfDialog(d, w),
    "PayoutDialog": lambda d, w: PayoutDialog(d, w, commission.dashboard(d.workspace, d.today()).owed()),
    "PlanDialog": lambda d, w: PlanDialog(d, w, commission.dashboard(d.workspace, d.today()).plan),
    "PlanDialog-first": lambda d, w: PlanDialog(d, w, None),
    "ReconcileDialog": lambda d, w: ReconcileDialog(d, w),
    "RiskDialog": lambda d, w: RiskDialog(d, w, commission.dashboard(d.workspace, d.today())),
    "StepsDialog": lambda d, w: StepsDialog(d, w, commission.dashboard(d.workspace, d.today())),
    "StatementDialog": lambda d, w: StatementDialog(d, w, "2026-10"),
    "VersionsDialog": lambda d, w: VersionsDialog(d, w, lambda: None),
    "TraceDialog": lambda d, w: TraceDialog(d, w, commission.dashboard(d.workspace, d.today()).rows[0]),
}
