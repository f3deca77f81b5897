"""Every dialog: opens in both languages, refuses beside the field, leaves without a trace, is let go."""

import ast
import gc
import io
import weakref
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from carloan_desk.domain.agenda import Order
from carloan_desk.domain.client_list import ListQuery
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.offer import FreeTerms, Offer, Wish, make_offer
from carloan_desk.domain.papers import Attachment, DocumentState, FormTemplate
from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import (
    applications,
    clients,
    commission,
    conduct_rules,
    deals,
    duplicates,
    form_templates,
    products,
    today,
)
from carloan_desk.services.deals import DealView
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs import preview
from carloan_desk.ui.dialogs.attachments import AttachmentsDialog
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.calibrate_form import CalibrateFormDialog
from carloan_desk.ui.dialogs.calibration import CalibrationDialog
from carloan_desk.ui.dialogs.car_value import CarValueDialog
from carloan_desk.ui.dialogs.career import CareerDialog
from carloan_desk.ui.dialogs.change_clients import ChangeClientsDialog
from carloan_desk.ui.dialogs.channels import CampaignDialog, PersonDialog, PlaceDialog, VisitDialog
from carloan_desk.ui.dialogs.circle import (
    CareDialog,
    ConsentDialog,
    RelationDialog,
    SatisfactionDialog,
    VehicleDialog,
)
from carloan_desk.ui.dialogs.client_screen import ClientScreen
from carloan_desk.ui.dialogs.conduct_rule import CadenceDialog, ConductRuleDialog
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.dialogs.crash import CrashDialog
from carloan_desk.ui.dialogs.document import DocumentDialog
from carloan_desk.ui.dialogs.duel import DuelDialog
from carloan_desk.ui.dialogs.duplicates import DuplicatesDialog, MergeDialog
from carloan_desk.ui.dialogs.emergency import EmergenciesDialog, EmergencyDialog, StartEmergencyDialog
from carloan_desk.ui.dialogs.event import EventDialog, ReasonsDialog
from carloan_desk.ui.dialogs.export_calendar import ExportCalendarDialog
from carloan_desk.ui.dialogs.export_clients import ExportClientsDialog
from carloan_desk.ui.dialogs.form_placer import FormPlacerDialog
from carloan_desk.ui.dialogs.form_versions import FormVersionsDialog
from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog
from carloan_desk.ui.dialogs.import_products import ImportProductsDialog
from carloan_desk.ui.dialogs.keep_list import KeepListDialog
from carloan_desk.ui.dialogs.loans.bank_list import BankListDialog
from carloan_desk.ui.dialogs.loans.lender_schedule import LenderScheduleDialog
from carloan_desk.ui.dialogs.loans.schedule import AdjustDialog, RestructureDialog
from carloan_desk.ui.dialogs.loans.settle import SettleDialog
from carloan_desk.ui.dialogs.new_client import NewClientDialog
from carloan_desk.ui.dialogs.new_deal import NewDealDialog
from carloan_desk.ui.dialogs.package import PackageDialog
from carloan_desk.ui.dialogs.palette import Palette
from carloan_desk.ui.dialogs.paper_rule import PaperRuleDialog
from carloan_desk.ui.dialogs.paper_set import PaperSetDialog
from carloan_desk.ui.dialogs.passcode import PasscodeDialog
from carloan_desk.ui.dialogs.pay import BasicsDialog, DeclaredDialog, FiguresDialog, PayoutDialog
from carloan_desk.ui.dialogs.payment import PaymentDialog
from carloan_desk.ui.dialogs.plan import PlanDialog
from carloan_desk.ui.dialogs.plan_versions import VersionsDialog
from carloan_desk.ui.dialogs.product import ProductDialog, Purpose
from carloan_desk.ui.dialogs.put_off import DismissDialog, SnoozeDialog
from carloan_desk.ui.dialogs.quote import FreeTermsDialog, SolveDialog
from carloan_desk.ui.dialogs.read_card import ReadCardDialog
from carloan_desk.ui.dialogs.reconcile import ReconcileDialog
from carloan_desk.ui.dialogs.risk import RiskDialog
from carloan_desk.ui.dialogs.sign import SignDialog
from carloan_desk.ui.dialogs.statement import StatementDialog
from carloan_desk.ui.dialogs.steps import StepsDialog
from carloan_desk.ui.dialogs.submit import SubmitDialog
from carloan_desk.ui.dialogs.target import TargetDialog
from carloan_desk.ui.dialogs.task import TaskDialog
from carloan_desk.ui.dialogs.today_order import TodayOrderDialog
from carloan_desk.ui.dialogs.trace import TraceDialog
from carloan_desk.ui.dialogs.what_if import WhatIfDialog
from carloan_desk.ui.pages.quote.column import OfferColumn
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.cover import Cover
from tests.ui.hand import dialog_on_top, fill, keys, press, seen, settle, shows, texts, turn, type_text, wait_for

DIALOGS = Path(preview.__file__).parent


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def view_in(desk: Desk, stage: Stage) -> DealView:
    found = next(deal for deal in deals.board(desk.workspace, desk.today()) if deal.stage is stage)
    return deals.view(desk.workspace, found.deal.id or 0, desk.today())


def _application(desk: Desk, window: Shell) -> QDialog:
    view = view_in(desk, Stage.APPLICATION)
    form = applications.of_view(view, desk.today())
    return preview.preview_application(desk, window, view, form)


def _document(state: DocumentState) -> Callable[[Desk, Shell], QDialog]:
    def make(desk: Desk, window: Shell) -> QDialog:
        view = view_in(desk, Stage.DOCUMENTS)
        return DocumentDialog(desk, window, view.deal.id or 0, view.checklist[0], state)

    return make


def _event(kind: EventKind, stage: Stage) -> Callable[[Desk, Shell], QDialog]:
    return lambda desk, window: EventDialog(desk, window, view_in(desk, stage), kind)


def _card(desk: Desk, window: Shell) -> QDialog:
    with desk.workspace.reading() as read:
        scan = read.all(Attachment)[0]
    return ReadCardDialog(desk, window, scan.deal_id or 0, scan, 0)


def _form(desk: Desk) -> FormTemplate:
    if not form_templates.every(desk.workspace):
        out = io.BytesIO()
        Image.new("RGB", (600, 850), "white").save(out, "PNG")
        form_templates.add(desk.workspace, scan_of("表.png", out.getvalue()), "申请表", "示例银行")
    return form_templates.every(desk.workspace)[-1]


def _palette(desk: Desk, window: Shell) -> QDialog:
    dialog = Palette(desk, window, window.commands())
    dialog.open()
    return dialog


MAKERS: dict[str, Callable[[Desk, Shell], Any]] = {
    "NewClientDialog": lambda d, w: NewClientDialog(d, w),
    "NewDealDialog": lambda d, w: NewDealDialog(d, w, 1),
    "BasicsDialog": lambda d, w: BasicsDialog(d, w),
    "AttachmentsDialog": lambda d, w: AttachmentsDialog(d, w, 1, view_in(d, Stage.DOCUMENTS).checklist),
    "CalibrationDialog": lambda d, w: CalibrationDialog(d, w),
    "CampaignDialog": lambda d, w: CampaignDialog(d, w, []),
    "CareDialog": lambda d, w: CareDialog(d, w, 1),
    "ConsentDialog": lambda d, w: ConsentDialog(d, w, 1),
    "DuplicatesDialog": lambda d, w: DuplicatesDialog(d, w),
    "MergeDialog": lambda d, w: MergeDialog(d, w, duplicates.preview(d.workspace, [1, 2, 3]), {}),
    "PersonDialog": lambda d, w: PersonDialog(d, w, 1),
    "PlaceDialog": lambda d, w: PlaceDialog(d, w, []),
    "RelationDialog": lambda d, w: RelationDialog(d, w, 1),
    "SatisfactionDialog": lambda d, w: SatisfactionDialog(d, w, 1, [(1, "甲")]),
    "VehicleDialog": lambda d, w: VehicleDialog(d, w, 1),
    "VisitDialog": lambda d, w: VisitDialog(d, w, 1),
    "CareerDialog": lambda d, w: CareerDialog(d, w),
    "ChangeClientsDialog": lambda d, w: ChangeClientsDialog(d, w, [1, 2]),
    "SnoozeDialog": lambda d, w: SnoozeDialog(d, w, today.overview(d.workspace, d.today()).items[0]),
    "DismissDialog": lambda d, w: DismissDialog(d, w, today.overview(d.workspace, d.today()).items[0]),
    "TodayOrderDialog": lambda d, w: TodayOrderDialog(d, w, Order()),
    "ExportCalendarDialog": lambda d, w: ExportCalendarDialog(d, w),
    "ExportClientsDialog": lambda d, w: ExportClientsDialog(d, w, [1, 2]),
    "ImportClientsDialog": lambda d, w: ImportClientsDialog(d, w),
    "KeepListDialog": lambda d, w: KeepListDialog(d, w, ListQuery()),
    "ContactDialog": lambda d, w: ContactDialog(d, w, 1, 1),
    "ConductRuleDialog": lambda d, w: ConductRuleDialog(d, w, *conduct_rules.limits(d.workspace, d.today())[:2]),
    "CadenceDialog": lambda d, w: CadenceDialog(d, w, conduct_rules.cadence(d.workspace, d.today())),
    "CarValueDialog": lambda d, w: CarValueDialog(d, w),
    "SignDialog": lambda d, w: SignDialog(d, w, None),
    "EmergencyDialog": lambda d, w: EmergencyDialog(d, w, 1),
    "EmergenciesDialog": lambda d, w: EmergenciesDialog(d, w),
    "StartEmergencyDialog": lambda d, w: StartEmergencyDialog(d, w),
    "CrashDialog": lambda _d, w: CrashDialog(w, "ValueError: …"),
    "DuelDialog": lambda d, w: DuelDialog(d, w),
    "DocumentDialog": _document(DocumentState.RECEIVED),
    "DocumentDialog-rejected": _document(DocumentState.REJECTED),
    "EventDialog": _event(EventKind.APPROVED, Stage.DECISION),
    "EventDialog-disbursed": _event(EventKind.DISBURSED, Stage.DISBURSEMENT),
    "EventDialog-withdrawn": _event(EventKind.WITHDRAWN, Stage.QUOTE),
    "PackageDialog": lambda d, w: PackageDialog(d, w, 1, []),
    "Palette": _palette,
    "PaperSetDialog": lambda d, w: PaperSetDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "PaperRuleDialog": lambda d, w: PaperRuleDialog(d, w, view_in(d, Stage.DOCUMENTS).checklist[0].rule, ""),
    "PaperRuleDialog-own": lambda d, w: PaperRuleDialog(d, w, None, "示例银行"),
    "PasscodeDialog": lambda d, w: PasscodeDialog(d, w),
    "TargetDialog": lambda d, w: TargetDialog(d, w),
    "DeclaredDialog": lambda d, w: DeclaredDialog(d, w),
    "FiguresDialog": lambda d, w: FiguresDialog(d, w),
    "WhatIfDialog": lambda d, w: WhatIfDialog(d, w),
    "PayoutDialog": lambda d, w: PayoutDialog(d, w, commission.dashboard(d.workspace, d.today()).owed()),
    "PaymentDialog": lambda d, w: PaymentDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "AdjustDialog": lambda d, w: AdjustDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "RestructureDialog": lambda d, w: RestructureDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "LenderScheduleDialog": lambda d, w: LenderScheduleDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "BankListDialog": lambda d, w: BankListDialog(d, w),
    "SettleDialog": lambda d, w: SettleDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "PlanDialog": lambda d, w: PlanDialog(d, w, commission.dashboard(d.workspace, d.today()).plan),
    "PlanDialog-first": lambda d, w: PlanDialog(d, w, None),
    "PreviewDialog": _application,
    "PreviewDialog-schedule": lambda d, w: preview.preview_schedule(d, w, view_in(d, Stage.REPAYMENT)),
    "ProductDialog": lambda d, w: ProductDialog(d, w, None),
    "ProductDialog-version": lambda d, w: ProductDialog(d, w, products.every(d.workspace)[0], Purpose.VERSION),
    "ImportProductsDialog": lambda d, w: ImportProductsDialog(d, w, Path("nowhere.csv")),
    "FreeTermsDialog": lambda d, w: FreeTermsDialog(d, w, FreeTerms(), lambda _free: None),
    "SolveDialog": lambda d, w: SolveDialog(d, w, OfferColumn(d, 1), lambda _offer: None),
    "ClientScreen": lambda d, w: ClientScreen(w, _offers(d), "秦L"),
    "ReasonsDialog": lambda d, w: ReasonsDialog(d, w, EventKind.RETURNED, ["流水不足"], lambda _listed: None),
    "ReadCardDialog": _card,
    "ReconcileDialog": lambda d, w: ReconcileDialog(d, w),
    "RiskDialog": lambda d, w: RiskDialog(d, w, commission.dashboard(d.workspace, d.today())),
    "StepsDialog": lambda d, w: StepsDialog(d, w, commission.dashboard(d.workspace, d.today())),
    "StatementDialog": lambda d, w: StatementDialog(d, w, "2026-10"),
    "SubmitDialog": lambda d, w: SubmitDialog(d, w, view_in(d, Stage.APPLICATION), {}),
    "FormVersionsDialog": lambda d, w: FormVersionsDialog(d, w, view_in(d, Stage.DECISION)),
    "VersionsDialog": lambda d, w: VersionsDialog(d, w, lambda: None),
    "FormPlacerDialog": lambda d, w: FormPlacerDialog(d, w, _form(d)),
    "CalibrateFormDialog": lambda d, w: CalibrateFormDialog(d, w, _form(d)),
    "TaskDialog": lambda d, w: TaskDialog(d, w, 1, None),
    "TraceDialog": lambda d, w: TraceDialog(d, w, commission.dashboard(d.workspace, d.today()).rows[0]),
}


def _offers(desk: Desk) -> list[Offer]:
    wish = Wish(desk.today(), Decimal(150_000), Decimal(60_000), 36)
    return [make_offer(wish, each) for each in products.offered(desk.workspace, desk.today()) if 36 in each.months][:2]


def opened(name: str, desk: Desk, window: Shell) -> QDialog:
    dialog = MAKERS[name](desk, window)
    assert isinstance(dialog, QDialog)
    if not dialog.isVisible():
        dialog.open()
    settle(desk)
    return dialog


def test_no_dialog_is_left_out() -> None:
    classes = {
        node.name
        for path in DIALOGS.rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "").endswith("Dialog") for base in node.bases)
    } - {"FormDialog", "SheetDialog", "_GridDialog"}
    assert classes <= {name.partition("-")[0] for name in MAKERS}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_dialog_opens_in_both_languages(desk: Desk, window: Shell, dress: Callable[..., None], lang: str) -> None:
    dress(language=lang)
    window.restyle()
    settle(desk)
    for name in MAKERS:
        dialog = opened(name, desk, window)
        assert dialog.windowTitle(), name
        if lang == "en" and name != "CrashDialog":
            buttons = [text.text() for text in seen(dialog, type(dialog)) if hasattr(text, "text")]
            assert not any("\u4e00" <= c <= "\u9fff" for text in buttons for c in text), name
        # No client is named in a title, which is seen in task bars and screen shares.
        for row in clients.search(desk.workspace, "", limit=100):
            assert row.name not in dialog.windowTitle(), name
        dialog.reject()
        settle(desk)


def test_esc_leaves_without_a_change(desk: Desk, window: Shell) -> None:
    _form(desk)
    before = desk.workspace.history(limit=1)[0].summary.seq
    for name in MAKERS:
        dialog = opened(name, desk, window)
        fields = getattr(dialog, "fields", {})
        for field in fields.values():
            if field.isVisible() and hasattr(field, "line"):
                type_text(field.line, "17")
                break
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        settle(desk)
        if (asked := QApplication.activeModalWidget()) is not dialog and isinstance(asked, QMessageBox):
            # What was entered is given up only when one says so.
            next(b for b in asked.buttons() if asked.buttonRole(b) is QMessageBox.ButtonRole.DestructiveRole).click()
            settle(desk)
        assert not shiboken6.isValid(dialog) or not dialog.isVisible(), name
    assert desk.workspace.history(limit=1)[0].summary.seq == before


def test_the_key_of_the_mask_covers_an_open_dialog_and_all_behind_it(desk: Desk, window: Shell) -> None:
    dialog = opened("NewClientDialog", desk, window)
    assert isinstance(dialog, NewClientDialog)
    line = dialog.fields["name"].line
    type_text(line, "曾乐")
    keys(dialog, "F9")
    for each in (dialog, window.window()):
        covers = [cover for cover in each.findChildren(Cover) if cover.parent() is each and cover.isVisible()]
        assert [cover.geometry() for cover in covers] == [each.rect()]
        assert not [
            widget for widget in seen(each, QLineEdit) if each.childAt(widget.mapTo(each, QPoint(2, 2))) is widget
        ]
    QTest.keyClicks(QApplication.focusWidget(), "17")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(QApplication.focusWidget(), key)
    settle(desk)
    assert dialog.isVisible()
    assert line.text() == "曾乐"
    keys(dialog, "F9")
    turn()
    assert not [cover for cover in dialog.findChildren(Cover) if cover.isVisible()]
    assert line.text() == "曾乐"
    assert line.hasFocus()
    assert not desk.show.masked


def test_closed_dialogs_are_let_go(desk: Desk, window: Shell) -> None:
    left: dict[str, weakref.ref[QDialog]] = {}
    for name in MAKERS:
        dialog = opened(name, desk, window)
        gone: list[str] = []
        dialog.destroyed.connect(lambda *_, name=name, gone=gone: gone.append(name))
        left[name] = weakref.ref(dialog)
        dialog.reject()
        settle(desk)
        del dialog
        gc.collect()
        turn(5)
        assert gone, f"{name} still exists in Qt"
    gc.collect()
    assert not [name for name, ref in left.items() if ref() is not None]
    assert not window.findChildren(QDialog)


WRONG = {
    "NewClientDialog": {"name": "甲", "mobile": "123"},
    "NewDealDialog": {"price": "abc"},
    "EventDialog": {"amount": "abc"},
    "EventDialog-disbursed": {"first_due_on": "2026-02-30"},
    "PaymentDialog": {"amount": "-3"},
    "ProductDialog": {"months": "12 999"},
    "TargetDialog": {"value": "many"},
    "PayoutDialog": {"paid_on": "2026-13-01"},
    "PlanDialog": {"payout_day": "29"},
    "SubmitDialog": {"on": "someday"},
    "DocumentDialog": {"valid_until": "tomorrow or so"},
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_stays_with_a_message_beside_it(desk: Desk, window: Shell, name: str) -> None:
    before = desk.workspace.history(limit=1)[0].summary.seq
    dialog = opened(name, desk, window)
    assert isinstance(dialog, FormDialog)
    for field, text in WRONG[name].items():
        fill(dialog.fields[field], text)
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    for field, text in WRONG[name].items():
        assert dialog.fields[field].line.text() == text  # type: ignore[attr-defined]
    wrong = [each for each in dialog.fields.values() if each._message.isVisible()]
    assert dialog.fields[list(WRONG[name])[-1]] in wrong
    focus = QApplication.focusWidget()
    assert focus is not None
    assert wrong[0].isAncestorOf(focus)
    assert dialog.do.isEnabled()
    assert desk.workspace.history(limit=1)[0].summary.seq == before


REFUSED = {
    "EventDialog-disbursed": ("on", "2027-01-01"),
    "PaymentDialog": ("paid_on", "2027-01-01"),
    "PlanDialog": ("valid_from", "2020-01-01"),
    "TargetDialog": ("value", "0"),
    "ProductDialog": ("valid_to", "2020-01-01"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_service_refuses_is_said_beside_the_field(desk: Desk, window: Shell, name: str) -> None:
    dialog = opened(name, desk, window)
    assert isinstance(dialog, FormDialog)
    if name == "ProductDialog":
        for field, text in {
            "lender": "示例银行",
            "name": "甲",
            "kind": "银行贷款",
            "vehicle_kind": "新车",
            "method": "等额本息",
            "months": "12",
        }.items():
            fill(dialog.fields[field], text)
    if name == "EventDialog-disbursed":
        fill(dialog.fields["first_due_on"], "2027-02-01")
    field, text = REFUSED[name]
    fill(dialog.fields[field], text)
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert dialog.fields[field]._message.text()
    assert dialog.do.isEnabled()


def test_two_passcodes_that_differ(desk: Desk, window: Shell) -> None:
    dialog = opened("PasscodeDialog", desk, window)
    fill(dialog.fields["passcode"], "one passcode")  # type: ignore[attr-defined]
    fill(dialog.fields["again"], "another one")  # type: ignore[attr-defined]
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog, "不一致")
    fill(dialog.fields["again"], "one passcode")  # type: ignore[attr-defined]
    press(dialog, name="dialog.do")
    wait_for(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible(), desk)


def test_a_known_phone_is_pointed_out_but_does_not_block(desk: Desk, window: Shell) -> None:
    dialog = opened("NewClientDialog", desk, window)
    assert isinstance(dialog, FormDialog)
    count = clients.count(desk.workspace)
    fill(dialog.fields["name"], "同号")
    fill(dialog.fields["mobile"], "19900000001")
    settle(desk)
    assert shows(dialog, "已有客户")
    fill(dialog.fields["source"], "微信")
    press(dialog, name="dialog.do")
    settle(desk)
    assert clients.count(desk.workspace) == count + 1


def test_enter_does_what_the_dialog_is_for(desk: Desk, window: Shell) -> None:
    dialog = opened("NewClientDialog", desk, window)
    assert isinstance(dialog, FormDialog)
    count = clients.count(desk.workspace)
    fill(dialog.fields["source"], "微信")
    type_text(dialog.fields["name"].line, "回车")  # type: ignore[attr-defined]
    QTest.keyClick(dialog.fields["name"].line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle(desk)
    assert clients.count(desk.workspace) == count + 1


def test_a_double_click_records_once(desk: Desk, window: Shell) -> None:
    dialog = opened("PaymentDialog", desk, window)
    before = desk.workspace.history(limit=1)[0].summary.seq
    dialog.do.click()  # type: ignore[attr-defined]
    dialog.do.click()  # type: ignore[attr-defined]
    settle(desk)
    assert desk.workspace.history(limit=1)[0].summary.seq == before + 1


def test_the_palette_finds_people_and_actions(desk: Desk, window: Shell) -> None:
    person = clients.view(desk.workspace, 1).client
    keys(window, "Ctrl+K")
    settle(desk)
    palette = dialog_on_top(Palette)
    type_text(palette._field, "查无此人")
    settle(desk)
    assert shows(palette, "没有找到")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette._field.clear()
    type_text(palette._field, person.mobile)
    settle(desk)
    assert any(person.name in text for text in texts(palette))
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    settle(desk)
    assert window.current_page is not None
    assert shows(window.current_page, person.name)


def test_enter_may_be_quicker_than_the_search(desk: Desk, window: Shell) -> None:
    """What Enter does is done to what was typed, not to what stood there before."""
    person = clients.view(desk.workspace, 7).client
    keys(window, "Ctrl+K")
    settle(desk)
    palette = dialog_on_top(Palette)
    type_text(palette._field, person.mobile)
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    settle(desk)
    assert window.current_page is not None
    assert shows(window.current_page, person.name)
    window.open("clients", None).back()
    settle(desk)
    page = window.current_page
    type_text(page._list.search, person.mobile)  # type: ignore[attr-defined]
    QTest.keyClick(page._list.search, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle(desk)
    assert page._client_id == 7  # type: ignore[attr-defined]


def test_the_preview_without_a_printer_says_so(desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = opened("PreviewDialog", desk, window)
    press(dialog, name="preview.print")
    settle(desk)
    assert shows(dialog, "没有安装打印机")


def test_the_preview_draws_every_page_on_a_printer(desk: Desk, window: Shell, tmp_path: Path) -> None:
    import pypdfium2
    from PySide6.QtPrintSupport import QPrinter

    dialog = opened("PreviewDialog-schedule", desk, window)
    assert isinstance(dialog, preview.PreviewDialog)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == len(dialog._images)
    printed.close()


def test_a_file_that_cannot_be_written_is_said(desk: Desk, window: Shell, tmp_path: Path) -> None:
    dialog = opened("PreviewDialog", desk, window)
    assert isinstance(dialog, preview.PreviewDialog)
    dialog.save_to(tmp_path / "no such folder" / "a.pdf")
    settle(desk)
    assert shows(dialog, "无法写入") or shows(dialog, "另选") or shows(dialog, "没有写入")


def test_a_name_no_font_can_print_is_named(desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_in(desk, Stage.APPLICATION)
    form = applications.of_view(view, desk.today())
    form.answers["name"] = "\U0003134a某"  # of the youngest extensions: no font here has it
    dialog = preview.preview_application(desk, window, view, form)
    settle(desk)
    assert not dialog.pdf
    assert not dialog.print_button.isEnabled()
    assert shows(dialog, "字体")
