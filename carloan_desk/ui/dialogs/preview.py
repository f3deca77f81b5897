"""A PDF in the window: look at it, print it, save it. What leaves the program is kept with the deal."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import Application, IssuedDocument
from carloan_desk.exchange.writing import write_whole
from carloan_desk.services import application_paper, prints
from carloan_desk.services.deals import DealView
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from carloan_desk.storage.workspace import Changes, Workspace

_SLACK = 8  # dots by which a sheet may be called smaller than it is
Issue = Callable[["Workspace", bytes, int], "Changes"]


class PreviewDialog(QDialog):
    """Pages of a PDF under each other.

    Args:
        desk: Makes the PDF on the worker and keeps it.
        parent: The page it was opened from.
        title: What the PDF is.
        file_name: Proposed for saving; holds nothing personal.
        make: Returns the PDF.
        issue: Keeps it with the deal when it is printed or saved; ``None`` for one that is kept already.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        file_name: str,
        make: "Callable[[Workspace], bytes]",
        issue: Issue | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk = desk
        self._file_name = file_name
        self._issue = issue
        self.pdf = b""
        self._images: list[QImage] = []
        self._message = label(self.tr("Making the pages…"), "quiet", wrap=True)
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setSpacing(theme.px(12))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._pages)
        self.print_button = button(self.tr("Print…"), self._print, "primary", name="preview.print")
        self.save_button = button(self.tr("Save as PDF…"), self._save, name="preview.save")
        for widget in (self.print_button, self.save_button):
            widget.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(16, 12))
        layout.addWidget(self._scroll, 1)
        layout.addLayout(
            row(self._message, None, button(self.tr("Close"), self.reject), self.save_button, self.print_button)
        )
        window = parent.window()
        while (below := window.parentWidget()) is not None:
            window = below.window()  # a page has the room of the main window, whatever small dialog asked for it
        self.resize(min(theme.px(820), window.width()), max(window.height() - 60, 400))
        workspace = desk.workspace
        desk.run(lambda: make(workspace), self._made, self, self.refuse)

    def refuse(self, error: DomainError) -> None:
        """Say why there is no PDF."""
        self._message.setText(messages.wording(error))

    def _made(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._images = prints_images(pdf)
        for _image in self._images:
            page = QLabel()
            page.setAccessibleName(self.tr("Page"))
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._fit()
        self._message.setText(self.tr("{n} pages").format(n=len(self._images)))
        self.print_button.setEnabled(True)
        self.save_button.setEnabled(True)
        self.print_button.setFocus()

    def _fit(self) -> None:
        width = max(self._scroll.viewport().width() - theme.px(40), 200)
        ratio = self.devicePixelRatioF()
        for index, image in enumerate(self._images):
            item = self._column.itemAt(index)
            page = None if item is None else item.widget()
            scaled = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            scaled.setDevicePixelRatio(ratio)
            if isinstance(page, QLabel):
                page.setPixmap(QPixmap.fromImage(scaled))
                page.setFixedSize(scaled.deviceIndependentSize().toSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _keep(self, then: Callable[..., Any]) -> None:
        """Keep the PDF with the deal, then let it go."""
        if self._issue is None:
            then()
            return
        issue, pdf, pages = self._issue, self.pdf, len(self._images)
        self.desk.act(lambda workspace: issue(workspace, pdf, pages), self, then, self.refuse)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), f"{self._file_name}.pdf", "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Keep the PDF with the deal and write it to a file."""

        def write(*_: object) -> None:
            self.desk.run(
                lambda: write_whole(path, self.pdf),
                lambda _: self._message.setText(self.tr("Saved")),
                self,
                self.refuse,
            )

        self._keep(write)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._message.setText(
                self.tr("No printer is set up on this computer. Save the PDF and print it elsewhere.")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._file_name)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep(lambda *_: self.print_on(printer))

    def print_on(self, printer: "QPrinter") -> None:
        """Draw the pages on a printer, smaller only where its paper is."""
        from PySide6.QtPrintSupport import QPrinter

        # From the paper's own edge and at the real size: what is laid over a form has to meet its lines.
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._message.setText(self.tr("The printer does not answer. Nothing was printed."))
            return
        for index, image in enumerate(prints_images(self.pdf, scale=printer.resolution() / 72)):
            if index:
                printer.newPage()
            paper = printer.paperRect(QPrinter.Unit.DevicePixel).size().toSize()
            if image.width() > paper.width() + _SLACK or image.height() > paper.height() + _SLACK:
                image = image.scaled(
                    paper, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            painter.drawImage(0, 0, image)
        painter.end()
        self._message.setText(self.tr("Sent to the printer"))


def prints_images(pdf: bytes, scale: float = 2.0) -> list[QImage]:
    """Return the pages of a PDF as pictures; ``scale`` 1 is 72 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    images = []
    for page in document:
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        view = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        images.append(view.copy())
        bitmap.close()
        page.close()
    document.close()
    return images


def preview_application(desk: Desk, parent: QWidget, view: DealView, application: Application) -> PreviewDialog:
    """Show the application form of a deal."""
    deal_id, on, now = view.deal.id or 0, desk.today(), desk.now()
    number = application_paper.form_number(deal_id, application.version, on)

    def issue(workspace: "Workspace", pdf: bytes, pages: int) -> "Changes":
        return prints.issue(workspace, deal_id, "application", number, pdf, pages, now)

    title = QCoreApplication.translate("PreviewDialog", "Application form")

    def make(_: object) -> bytes:
        return application_paper.render(deal_id, application, on)

    dialog = PreviewDialog(desk, parent, title, number, make, issue)
    dialog.open()
    return dialog


def preview_schedule(desk: Desk, parent: QWidget, view: DealView) -> PreviewDialog | None:
    """Show the repayment schedule of a deal: the contract's, or the quote's before disbursement."""
    quote = view.quote if view.loan is None else view.loan.quote
    if quote is None:
        return None
    deal_id, on, now = view.deal.id or 0, desk.today(), desk.now()
    number = f"SC{on:%Y%m%d}-{deal_id:05d}"
    binding = view.loan is not None

    def issue(workspace: "Workspace", pdf: bytes, pages: int) -> "Changes":
        return prints.issue(workspace, deal_id, "schedule", number, pdf, pages, now)

    title = QCoreApplication.translate("PreviewDialog", "Repayment schedule")
    dialog = PreviewDialog(
        desk, parent, title, number, lambda _: prints.schedule_pdf(view, quote, number, on, binding=binding), issue
    )
    dialog.open()
    return dialog


def preview_issued(desk: Desk, parent: QWidget, paper: IssuedDocument) -> PreviewDialog:
    """Show a document as it was issued, byte for byte."""
    dialog = PreviewDialog(
        desk, parent, paper.number, paper.number, lambda workspace: workspace.files.get(paper.key), None
    )
    dialog.open()
    return dialog
