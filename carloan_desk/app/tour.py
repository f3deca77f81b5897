"""The tour: walks the demo and writes a picture of every page, and the PDFs. Needs no display."""

import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QRegularExpression, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from carloan_desk.app.arguments import Arguments
from carloan_desk.app.start import Program
from carloan_desk.domain.deal import Stage
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.rail import PAGES

if TYPE_CHECKING:
    from carloan_desk.ui.pages.deals.repayment import RepaymentStep


def tour(arguments: Arguments) -> int:
    """Write the pictures into ``arguments.tour``; return the exit code."""
    folder = arguments.tour or Path("tour")
    folder.mkdir(parents=True, exist_ok=True)
    sys.excepthook = _fail
    guide = Guide(Program(replace(arguments, demo=True, tour=arguments.tour)), folder)
    guide.walk()
    print(f"{guide.count} pictures in {folder}", file=sys.stderr)  # noqa: T201
    return 0


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _raise(error: Exception) -> None:
    raise error


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End at once: a tour that goes on after an error would wait for what never comes."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


class Guide:
    """Leads through the window and takes pictures."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program = program
        self._window = program.window
        self._folder = folder
        self.count = 0

    def walk(self) -> None:
        """The whole tour."""
        self._window.resize(1366, 768)
        self._window.show()
        while self._window.centralWidget() is None:
            _turn(10)
        self._shell, self._desk = self._program.shell, self._program.desk
        self._desk.failed.connect(_raise)
        self._settle()
        while not self._desk.is_open:
            self._settle()
        self._pages("")
        self._deal_steps()
        self._loans()
        self._papers()
        for name, words in (
            ("dark", {"scheme": "dark"}),
            ("english", {"scheme": "light", "language": "en"}),
            ("text-200", {"language": "zh", "scale": "200"}),
        ):
            self._program.appearance.choose(**words)
            self._shell.restyle()
            self._settle()
            self._pages(f"{name}-")
        self._program.appearance.choose(scale="100")
        self._shell.restyle()
        self._shell.toggle_mask()
        self._pages("masked-")
        self._shell.toggle_mask()
        self._empty_workspace()
        self._program.close()

    def _settle(self) -> None:
        """Let everything under way arrive and be painted."""
        _turn(30)
        self._desk.settle()
        _turn(80)  # a scroll area follows its content a few turns of the event loop later

    def _take(self, name: str, dialog: QDialog | None = None) -> None:
        self._settle()
        (dialog or self._window).grab().save(str(self._folder / f"{name}.png"))
        self.count += 1

    def _pages(self, prefix: str) -> None:
        for name, *_ in PAGES:
            self._shell.open(name, None)
            self._take(f"{prefix}{name}")
        self._calendars(prefix)
        self._warnings(prefix)
        self._calls(prefix)
        self._shell.open("loans", "portfolio")
        self._take(f"{prefix}portfolio")
        self._shell.open("loans", "list")
        self._shell.open("clients", 1)
        self._take(f"{prefix}client")
        self._shell.current_page and self._shell.current_page.back()
        self._shell.open("clients", "channels")
        self._take(f"{prefix}channels")
        self._shell.open("deals", self._deal_in(Stage.DOCUMENTS))
        self._take(f"{prefix}deal")
        self._shell.current_page and self._shell.current_page.back()

    def _calls(self, prefix: str) -> None:
        """The queue of calls, and the contact recorded from it."""
        page = self._shell.open("loans", "calls")
        self._take(f"{prefix}calls")
        for each in page.findChildren(QPushButton, "calls.record"):
            each.click()
            self._take_dialog(f"{prefix}contact")
        self._shell.open("loans", "list")

    def _calendars(self, prefix: str) -> None:
        """The other views of Today."""
        page = self._shell.open("today", None)
        self._settle()
        for view in ("week", "month", "list"):
            for each in page.findChildren(QPushButton, f"today.view.{view}"):
                each.click()
            if view != "list":
                self._take(f"{prefix}today-{view}")

    def _deal_in(self, stage: Stage) -> int:
        from carloan_desk.services import deals

        found = deals.board(self._desk.workspace, self._desk.today())
        return next(deal.deal.id or 0 for deal in found if deal.stage is stage)

    def _deal_steps(self) -> None:
        for number, stage in enumerate(list(Stage)[:10], start=1):
            self._shell.open("deals", self._deal_in(stage))
            self._take(f"deal-{number:02d}-{stage.value}")
        self._screening()
        for target in ("reminders", "products", "papers", "forms", "conduct", "safety", "history", "bin"):
            self._shell.open("settings", target)
            self._take(f"settings-{target}")

    def _screening(self) -> None:
        """The other sheets of screening, a deal's quote with four offers, the screen for its client."""
        page = self._shell.open("deals", self._deal_in(Stage.SCREENING))
        self._settle()
        for tab in page.findChildren(QPushButton, QRegularExpression("^screening\\.sheet[1-3]$")):
            if tab.isVisible():
                tab.click()
                self._take(f"deal-02-{tab.objectName().replace('.', '-')}")
        page = self._shell.open("quote", {"deal": self._deal_in(Stage.DOCUMENTS)})
        self._settle()
        for name in ("quote.add", "quote.add"):
            for each in page.findChildren(QPushButton, name):
                each.click()
        self._take("quote-deal")
        for name in ("quote.client_screen", "quote.print", "offer.disclosure", "offer.solve"):
            found = [each for each in page.findChildren(QPushButton, name) if each.isVisible()]
            if found:
                found[0].click()
                self._take_dialog(name.replace(".", "-"))

    def _papers(self) -> None:
        """The preview in the window, and both PDFs as files."""
        from carloan_desk.services import applications, deals
        from carloan_desk.ui.dialogs import preview

        page = self._shell.open("deals", self._deal_in(Stage.APPLICATION))
        today = self._desk.today()
        view = deals.view(self._desk.workspace, self._deal_in(Stage.APPLICATION), today)
        form = applications.of_view(view, today)
        shown = preview.preview_application(self._desk, page, view, form)
        self._take("preview-application", shown)
        self._save(shown, "application.pdf")
        view = deals.view(self._desk.workspace, self._deal_in(Stage.REPAYMENT), today)
        schedule = preview.preview_schedule(self._desk, page, view)
        if schedule is not None:
            self._take("preview-schedule", schedule)
            self._save(schedule, "schedule.pdf")
        for name, make in self._dialogs().items():
            make()
            self._take_dialog(name)
        pay = self._shell.open("commission", None)
        self._settle()
        for each in pay.findChildren(QPushButton, QRegularExpression("^pay\\.")):
            if each.isVisible():
                each.click()
                self._take_dialog(each.objectName().replace(".", "-"))

    def _loans(self) -> None:
        """Loans in every state, the tables of the portfolio, what is done to a loan."""
        from carloan_desk.services import deals, loans, settlements
        from carloan_desk.ui.pages.deals.repayment import RepaymentStep

        today, workspace = self._desk.today(), self._desk.workspace
        page = self._shell.open("loans", "list")
        self._settle()
        for name in ("dates", "unreleased", "all"):
            self._press_in(page, f"loans.filter.{name}")
            self._take(f"loans-{name}")
        page = self._shell.open("loans", "portfolio")
        self._settle()
        for name in ("rolls", "matrix", "dealers", "vintages"):
            self._press_in(page, f"portfolio.{name}")
            self._take(f"portfolio-{name}")
        book = loans.book_of(workspace)
        views = {deal_id: deals.view(workspace, deal_id, today).loan for deal_id in book.cases}
        for deal_id, loan in views.items():
            if loan is not None and loan.in_force is not None:
                self._shell.open("deals", deal_id)
                self._take(f"loan-{loan.in_force.origin.value}")
        for release in settlements.releases(workspace, today)[:1]:
            self._shell.open("deals", release.deal.id)
            self._take("loan-settled")
        worst = loans.portfolio(workspace, today)[0].deal.id
        page = self._shell.open("deals", worst)
        self._settle()
        step = next(each for each in page.findChildren(RepaymentStep) if each.isVisible())
        for name in ("repayment.record", "repayment.settle"):
            self._press_in(step, name)
            self._take_dialog(name.replace(".", "-"))
        for name, make in (("adjust", step.adjust), ("restructure", step.restructure)):
            make()
            self._take_dialog(f"loan-{name}")
        self._lists(step)

    def _warnings(self, prefix: str) -> None:
        """Early warning, and a plan that is under way."""
        from carloan_desk.services import playbooks
        from carloan_desk.ui.dialogs.emergency import EmergenciesDialog, EmergencyDialog

        page = self._shell.open("loans", "warnings")
        self._take(f"{prefix}warnings")
        for line in playbooks.runs(self._desk.workspace)[:1]:
            EmergencyDialog(self._desk, page, line.run.id or 0).open()
            self._take_dialog(f"{prefix}plan")
        self._shell.open("loans", "opportunities")
        self._take(f"{prefix}opportunities")
        EmergenciesDialog(self._desk, page).open()
        self._take_dialog(f"{prefix}plans")

    def _lists(self, step: "RepaymentStep") -> None:
        """The lender's schedule and a bank's list, as they are looked at."""
        from decimal import Decimal

        from carloan_desk.ui.dialogs.loans.bank_list import BankListDialog
        from carloan_desk.ui.dialogs.loans.lender_schedule import LenderScheduleDialog

        assert step.view is not None
        assert step.view.loan is not None
        rows = step.view.loan.quote.schedule.rows
        lines = [
            f"{row.number}\t{row.due}\t{row.principal}\t{row.interest + Decimal(row.number == 4) / 100}" for row in rows
        ]
        lender = LenderScheduleDialog(self._desk, step, step.view)
        lender.open()
        lender.read(None, "\n".join(["期数\t应还日期\t应还本金\t应还利息", *lines]))
        self._take_dialog("lender-schedule")
        name, due = step.view.client.name, step.view.loan.state.overdue_amount
        bank = BankListDialog(self._desk, step)
        bank.open()
        entries = (
            ("2026-11-20", due, "A1", name),
            ("2026-11-21", 999999, "A2", name),
            ("2026-11-21", 88, "A3", "周无名"),
        )
        said = ["\t".join(map(str, entry)) for entry in entries]
        bank.read(None, "\n".join(["日期\t金额\t流水号\t户名", *said]))
        self._take_dialog("bank-list")

    def _press_in(self, page: QWidget, name: str) -> None:
        button = page.findChild(QPushButton, name)
        assert button is not None, name
        button.click()
        self._settle()

    def _take_dialog(self, name: str) -> None:
        self._settle()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self._take(f"dialog-{name}", dialog)
            dialog.reject()
            self._settle()

    def _dialogs(self) -> dict[str, Callable[[], object]]:
        return {
            "new-client": self._shell.quick_add,
            "today-order": lambda: self._press("today", None, "today.order"),
            "today-export": lambda: self._press("today", None, "calendar.export"),
            "palette": self._shell.open_palette,
            "duplicates": self._shell.find_duplicates,
            "paper-set": lambda: self._press("deals", self._deal_in(Stage.REPAYMENT), "deal.print"),
            "attachments": lambda: self._press("deals", self._deal_in(Stage.DOCUMENTS), "papers.files"),
            "card": self._read_card,
        }

    def _read_card(self) -> None:
        from carloan_desk.domain.papers import Attachment
        from carloan_desk.ui.dialogs.attachments import AttachmentsDialog

        with self._desk.workspace.reading() as read:
            scan = read.all(Attachment)[0]
        self._press("deals", scan.deal_id, "papers.files")
        self._settle()
        files = next(each for each in self._window.findChildren(AttachmentsDialog) if each.isVisible())
        self._press_in(files, "attachments.card")

    def _press(self, page: str, target: object, name: str) -> None:
        shown = self._shell.open(page, target)
        self._settle()
        button = shown.findChild(QPushButton, name)
        assert button is not None, name
        button.click()

    def _save(self, dialog: PreviewDialog, name: str) -> None:
        dialog.save_to(self._folder / name)
        self._settle()
        dialog.reject()
        self._settle()

    def _empty_workspace(self) -> None:
        """Every page of a workspace in which nothing is yet."""
        import tempfile

        from carloan_desk.services import workspaces

        self._shell.forget_pages()
        self._desk.workspace.close()
        with tempfile.TemporaryDirectory() as folder:
            created = workspaces.create(Path(folder), "tour-tour")
            self._desk.workspace = workspaces.open(Path(folder), created.data_key, self._desk.now)
            for name, *_ in PAGES:
                self._shell.open(name, None)
                self._take(f"empty-{name}")
            self._shell.forget_pages()
            self._desk.workspace.close()
            self._desk.workspace = None
