"""Dialogs of files, papers and forms, each opened on the demo."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import Attachment, DocumentState
from carloan_desk.services import applications
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs import preview
from carloan_desk.ui.dialogs.attachments import AttachmentsDialog
from carloan_desk.ui.dialogs.calibrate_form import CalibrateFormDialog
from carloan_desk.ui.dialogs.document import DocumentDialog
from carloan_desk.ui.dialogs.form_placer import FormPlacerDialog
from carloan_desk.ui.dialogs.form_versions import FormVersionsDialog
from carloan_desk.ui.dialogs.package import PackageDialog
from carloan_desk.ui.dialogs.paper_rule import PaperRuleDialog
from carloan_desk.ui.dialogs.paper_set import PaperSetDialog
from carloan_desk.ui.dialogs.read_card import ReadCardDialog
from carloan_desk.ui.dialogs.submit import SubmitDialog
from carloan_desk.ui.shell import Shell
from tests.ui.makers.made import Makers, form_in, view_in


def _application(desk: Desk, window: Shell) -> QDialog:
    view = view_in(desk, Stage.APPLICATION)
    form = applications.of_view(view, desk.today())
    return preview.preview_application(desk, window, view, form)


def _document(state: DocumentState) -> Callable[[Desk, Shell], QDialog]:
    def make(desk: Desk, window: Shell) -> QDialog:
        view = view_in(desk, Stage.DOCUMENTS)
        return DocumentDialog(desk, window, view.deal.id or 0, view.checklist[0], state)

    return make


def _card(desk: Desk, window: Shell) -> QDialog:
    with desk.workspace.reading() as read:
        scan = read.all(Attachment)[0]
    return ReadCardDialog(desk, window, scan.deal_id or 0, scan, 0)


MAKERS: Makers = {
    "AttachmentsDialog": lambda d, w: AttachmentsDialog(d, w, 1, view_in(d, Stage.DOCUMENTS).checklist),
    "DocumentDialog": _document(DocumentState.RECEIVED),
    "DocumentDialog-rejected": _document(DocumentState.REJECTED),
    "PackageDialog": lambda d, w: PackageDialog(d, w, 1, []),
    "PaperSetDialog": lambda d, w: PaperSetDialog(d, w, view_in(d, Stage.REPAYMENT)),
    "PaperRuleDialog": lambda d, w: PaperRuleDialog(d, w, view_in(d, Stage.DOCUMENTS).checklist[0].rule, ""),
    "PaperRuleDialog-own": lambda d, w: PaperRuleDialog(d, w, None, "示例银行"),
    "PreviewDialog": _application,
    "PreviewDialog-schedule": lambda d, w: preview.preview_schedule(d, w, view_in(d, Stage.REPAYMENT)),
    "ReadCardDialog": _card,
    "SubmitDialog": lambda d, w: SubmitDialog(d, w, view_in(d, Stage.APPLICATION), {}),
    "FormVersionsDialog": lambda d, w: FormVersionsDialog(d, w, view_in(d, Stage.DECISION)),
    "FormPlacerDialog": lambda d, w: FormPlacerDialog(d, w, form_in(d)),
    "CalibrateFormDialog": lambda d, w: CalibrateFormDialog(d, w, form_in(d)),
}
