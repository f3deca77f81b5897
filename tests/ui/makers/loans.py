"""Dialogs of the time after the loan, each opened on the demo."""

from carloan_desk.domain.deal import Stage
from carloan_desk.ui.dialogs.emergency import EmergenciesDialog, EmergencyDialog, StartEmergencyDialog
from carloan_desk.ui.dialogs.loans.bank_list import BankListDialog
from carloan_desk.ui.dialogs.loans.lender_schedule import LenderScheduleDialog
from carloan_desk.ui.dialogs.loans.schedule import AdjustDialog, RestructureDialog
from carloan_desk.ui.dialogs.loans.settle import SettleDialog
from carloan_desk.ui.dialogs.payment import PaymentDialog
from carloan_desk.ui.dialogs.sign import SignDialog
from tests.ui.makers.made import Makers, view_in

MAKERS: Makers = {
    "PaymentDialog": lambda d, w: PaymentDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "AdjustDialog": lambda d, w: AdjustDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "RestructureDialog": lambda d, w: RestructureDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "LenderScheduleDialog": lambda d, w: LenderScheduleDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "BankListDialog": lambda d, w: BankListDialog(d, w),
    "SettleDialog": lambda d, w: SettleDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "SignDialog": lambda d, w: SignDialog(d, w, None),
    "EmergencyDialog": lambda d, w: EmergencyDialog(d, w, 1),
    "EmergenciesDialog": lambda d, w: EmergenciesDialog(d, w),
    "StartEmergencyDialog": lambda d, w: StartEmergencyDialog(d, w),
}
