"""Dialogs of the day's list and the program itself, each opened on the demo."""

from PySide6.QtWidgets import QDialog

from carloan_desk.domain.agenda import Order
from carloan_desk.services import conduct_rules, today
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.conduct_rule import CadenceDialog, ConductRuleDialog
from carloan_desk.ui.dialogs.crash import CrashDialog
from carloan_desk.ui.dialogs.export_calendar import ExportCalendarDialog
from carloan_desk.ui.dialogs.palette import Palette
from carloan_desk.ui.dialogs.passcode import PasscodeDialog
from carloan_desk.ui.dialogs.put_off import DismissDialog, SnoozeDialog
from carloan_desk.ui.dialogs.today_order import TodayOrderDialog
from carloan_desk.ui.shell import Shell
from tests.ui.makers.made import Makers


def _palette(desk: Desk, window: Shell) -> QDialog:
    dialog = Palette(desk, window, window.commands())
    dialog.open()
    return dialog


MAKERS: Makers = {
    "SnoozeDialog": lambda d, w: SnoozeDialog(d, w, today.overview(d.workspace, d.today()).items[0]),
    "DismissDialog": lambda d, w: DismissDialog(d, w, today.overview(d.workspace, d.today()).items[0]),
    "TodayOrderDialog": lambda d, w: TodayOrderDialog(d, w, Order()),
    "ExportCalendarDialog": lambda d, w: ExportCalendarDialog(d, w),
    "ConductRuleDialog": lambda d, w: ConductRuleDialog(d, w, *conduct_rules.limits(d.workspace, d.today())[:2]),
    "CadenceDialog": lambda d, w: CadenceDialog(d, w, conduct_rules.cadence(d.workspace, d.today())),
    "CrashDialog": lambda _d, w: CrashDialog(w, "ValueError: …"),
    "Palette": _palette,
    "PasscodeDialog": lambda d, w: PasscodeDialog(d, w),
}
