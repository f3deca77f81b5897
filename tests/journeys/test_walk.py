"""The whole job by typing and clicking, in Chinese, from the first start to the payout."""

import hashlib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from carloan_desk.app.start import Program
from carloan_desk.domain.commission import BaseSalary, PerDeal
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.papers import IssuedDocument
from carloan_desk.services import deals, loans
from carloan_desk.services.commission import Status
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.document import DocumentDialog
from carloan_desk.ui.dialogs.event import EventDialog
from carloan_desk.ui.dialogs.new_client import NewClientDialog
from carloan_desk.ui.dialogs.new_deal import NewDealDialog
from carloan_desk.ui.dialogs.pay import PayoutDialog
from carloan_desk.ui.dialogs.payment import PaymentDialog
from carloan_desk.ui.dialogs.plan import PlanDialog
from carloan_desk.ui.dialogs.plan_editor.forms import begun
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.dialogs.product import ProductDialog
from carloan_desk.ui.dialogs.submit import SubmitDialog
from carloan_desk.ui.pages.commission import CommissionPage
from carloan_desk.ui.pages.deals.application import ApplicationStep
from carloan_desk.ui.pages.deals.page import DealsPage
from carloan_desk.ui.pages.deals.repayment import RepaymentStep
from carloan_desk.ui.pages.deals.screening import ResultsForm, ScreeningStep
from carloan_desk.ui.pages.deals.terms import QuoteStep
from carloan_desk.ui.pages.deals.worksheet import IncomeForm
from carloan_desk.ui.widgets.forms import TextField
from carloan_desk.ui.widgets.tabs import Tabs
from tests.app.program import Start, doorstep, enter, stop
from tests.ui.hand import Clock, dialog_on_top, fill, keys, press, seen, settle, shows, type_text

PASSCODE = "keqi-2026"
NAME = "欧阳䶮"
ID_NUMBER = "990000199003070012"


def _id_number(body: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(weights, body, strict=True)) % 11]


def annuity(principal: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """The equal payment by its closed formula, to the fen."""
    monthly = annual_rate / 12
    growth = (1 + monthly) ** months
    return (principal * monthly * growth / (growth - 1)).quantize(Decimal("0.01"), ROUND_HALF_UP)


class Manager:
    """Somebody who knows the program and sits before it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.desk = program.desk
        self.window = program.shell

    @property
    def page(self) -> QWidget:
        page = self.window.current_page
        assert page is not None
        return page

    def settle(self) -> None:
        settle(self.desk)

    def go(self, page: str) -> None:
        press(self.window, name=f"rail.{page}")
        self.settle()

    def press(self, *, text: str | None = None, name: str | None = None) -> None:
        press(self.page, text=text, name=name)
        self.settle()

    def answer(self, kind: type[FormDialog], /, **values: str) -> None:
        """Fill the dialog that is open and do what it is for; it must be gone afterwards."""
        dialog = dialog_on_top(kind)
        for name, text in values.items():
            fill(dialog.fields[name], text)
            self.settle()
        press(dialog, name="dialog.do")
        self.settle()
        left = [w for w in self.window.findChildren(kind) if w.isVisible()]
        assert not left, [(field.caption, field._message.text()) for field in left[0].fields.values()]

    def tile(self, status: Status) -> str:
        page = self.page
        assert isinstance(page, CommissionPage)
        return page._tiles._tiles[status]._figure.text()

    def stage(self) -> Stage:
        return deals.board(self.desk.workspace, self.desk.today())[0].stage

    def notice(self) -> str:
        assert self.window._notice.isVisible()
        return self.window._notice._text.text()


def test_the_walk(start: Start, clock: Clock, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = Manager(first_start(start))
    enter_product(manager)
    enter_plan(manager)
    add_client(manager)
    open_deal(manager)
    agree_on_terms(manager)
    collect_papers(manager)
    pdf = fill_application(manager, tmp_path / "申请表 1.pdf", monkeypatch)
    manager.press(name="application.submit")
    manager.answer(SubmitDialog)
    assert manager.stage() is Stage.DECISION
    approve_sign_disburse(manager)
    deliver_and_register(manager)
    manager = come_back(manager, start, clock, days=35)  # 2026-12-28: the first instalment was due on the 23rd
    repay(manager)
    manager = come_back(manager, start, clock, days=30)  # 2027-01-27: the second one is four days late
    look_again(manager, pdf)
    paid_out(manager)
    take_back(manager)
    stop(manager.program)


def first_start(start: Start) -> Program:
    program = start()
    card = doorstep(program)
    for field, text in zip(card.findChildren(TextField), (PASSCODE, PASSCODE), strict=True):
        type_text(field.line, text)
    press(card, name="doorstep.make")
    settle(program.desk)
    assert not seen(card, QWidget, name="doorstep.open")[0].isEnabled()
    QTest.mouseClick(seen(card, QCheckBox)[0], Qt.MouseButton.LeftButton, pos=seen(card, QCheckBox)[0].rect().center())
    seen(card, QCheckBox)[0].setChecked(True)
    press(card, name="doorstep.open")
    enter(program)
    return program


def enter_product(manager: Manager) -> None:
    manager.go("settings")
    press(seen(manager.page, Tabs)[0], text="产品")
    manager.settle()
    manager.press(name="settings.add_product")
    dialog = dialog_on_top(ProductDialog)
    fill(dialog.fields["months"], "12/24/36")
    assert len(dialog.rates._rows) == 3
    for fields, _ in dialog.rates._rows:
        fill(fields["annual_rate"], "3.99")
    manager.answer(
        ProductDialog,
        lender="示例银行",
        name="车贷优享",
        kind="银行贷款",
        vehicle_kind="新车",
        method="等额本息",
        valid_from="2026-01-01",
    )
    assert shows(manager.page, "车贷优享")


def enter_plan(manager: Manager) -> None:
    manager.go("commission")
    manager.press(name="pay.plan")
    dialog = dialog_on_top(PlanDialog)
    for kind, name, fields in (
        (BaseSalary, "底薪", {"amount": "4000"}),
        (PerDeal, "放款提成", {"rate": "1"}),
        (PerDeal, "单台奖励", {"basis": "单台奖励", "rate": "200"}),
    ):
        form = dialog.add_part(begun(kind, name))
        for field, text in fields.items():
            fill(form.editors[field], text)
    manager.answer(PlanDialog, name="门店方案", trigger="抵押登记")
    assert manager.tile(Status.PROJECTED) == "0.00"


def add_client(manager: Manager) -> None:
    manager.go("today")
    keys(manager.window, "Ctrl+N")
    manager.settle()
    manager.answer(
        NewClientDialog,
        name=NAME,
        mobile="199 0000 8888",
        source="转介绍",
        interest="15万以内 3年",
        next_action="发报价",
    )
    assert shows(manager.page, NAME)
    assert shows(manager.page, "199 0000 8888")


def open_deal(manager: Manager) -> None:
    manager.press(name="client.new_deal")
    manager.answer(
        NewDealDialog,
        vehicle_model="比亚迪 秦L",
        vehicle_kind="新车",
        power="新能源",
        price="15万",
        down_payment="50,000",
        dealer="城东汽贸",
    )
    assert isinstance(manager.page, DealsPage)
    assert manager.stage() is Stage.DISCOVERY


def agree_on_terms(manager: Manager) -> None:
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    assert manager.stage() is Stage.SCREENING
    step = seen(manager.page, ScreeningStep)[0]
    manager.press(name="screening.sheet1")
    client = seen(step, IncomeForm)[0]._client
    for name, text in {
        "occupation": "受薪",
        "marital_status": "未婚",
        "id_number": _id_number(ID_NUMBER[:17]).lower(),
        "monthly_income": "1.2万",
        "monthly_debt": "0",
    }.items():
        field = client[name]
        if name == "occupation":
            text = field.combo.itemText(0)
        fill(field, text)
        manager.settle()
    assert client["birth_date"].read().isoformat() == "1990-03-07"
    manager.press(name="screening.sheet0")
    table = seen(step, ResultsForm)[0].table
    assert table.records.rowCount() == 1
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    manager.settle()
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    assert manager.stage() is Stage.QUOTE
    quote = seen(manager.page, QuoteStep)[0]
    assert quote._months.read() == 36
    payment = annuity(Decimal(100000), Decimal("0.0399"), 36)
    assert shows(quote, f"{payment:,.2f}")
    assert shows(quote, "3.99 %")
    manager.go("commission")
    # 1 % of 100,000 and 200 for the deal; a quarter of the deals in this stage are disbursed.
    assert manager.tile(Status.PROJECTED) == "300.00"
    manager.go("deals")
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    assert manager.stage() is Stage.DOCUMENTS


def collect_papers(manager: Manager) -> None:
    view = deals.view(manager.desk.workspace, 1, manager.desk.today())
    assert view.checklist
    for _ in view.checklist:
        manager.press(text="已收")
        if any(dialog.isVisible() for dialog in manager.window.findChildren(DocumentDialog)):
            asked = {"valid_until": "2040-01-01", "covers_until": f"{manager.desk.today():%Y-%m-%d}"}
            fields = dialog_on_top(DocumentDialog).fields
            manager.answer(DocumentDialog, **{name: day for name, day in asked.items() if name in fields})
    after = deals.view(manager.desk.workspace, 1, manager.desk.today())
    assert all(paper.done(manager.desk.today()) for paper in after.checklist)
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    assert manager.stage() is Stage.APPLICATION


def fill_application(manager: Manager, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    manager.press(name="deal.next")
    assert not [dialog for dialog in manager.window.findChildren(SubmitDialog) if dialog.isVisible()]
    step = seen(manager.page, ApplicationStep)[0]
    answers = {
        "id_valid_until": "2040-01-01",
        "address": "郑州市文化路1号",
        "employer": "恒远机械有限公司",
        "contact1_name": "欧阳建国",
        "contact1_relation": "父亲",
        "contact1_mobile": "19900018888",
        "contact2_name": "李晓东",
        "contact2_relation": "同事",
        "contact2_mobile": "19900028888",
        "consent_lender": "已签",
        "consent_credit_query": "面签时签",
    }
    for key, text in answers.items():
        step.go_to(key)
        manager.settle()
        fill(step._pages[step._at].boxes[key].field, text)
        manager.settle()
    assert "已填完整" in step._status.text(), (step._status.text(), step._findings)
    manager.press(name="application.see")
    preview = dialog_on_top(PreviewDialog)
    assert len(preview._images) == len(pypdfium2.PdfDocument(preview.pdf)) >= 1
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(preview, name="preview.save")
    manager.settle()
    pdf = preview.pdf
    assert path.read_bytes() == pdf
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    for part in (NAME, "壹拾万元整", "欧阳建国", "城东汽贸"):
        assert part in text
    press(preview, text="关闭")
    manager.settle()
    return bytes(pdf)


def approve_sign_disburse(manager: Manager) -> None:
    manager.press(name="deal.next")
    manager.answer(EventDialog, amount="100000", months="36", annual_rate="3.99")
    assert manager.stage() is Stage.SIGNING
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    assert manager.stage() is Stage.DISBURSEMENT
    manager.press(name="deal.next")
    manager.answer(EventDialog, amount="100000", first_due_on="2026-12-23")
    assert manager.stage() is Stage.DELIVERY
    manager.go("commission")
    assert manager.tile(Status.PROJECTED) == "0.00"
    assert manager.tile(Status.WAITING) == "1,176.00"  # 1,200.00 at the usual chance of 98 in 100
    manager.go("deals")


def deliver_and_register(manager: Manager) -> None:
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    manager.press(name="deal.next")
    manager.answer(EventDialog)
    assert manager.stage() is Stage.REPAYMENT
    step = seen(manager.page, RepaymentStep)[0]
    assert step._schedule.records.rowCount() == 36
    rows = [row for row, _ in step._schedule.records.records]
    assert sum(row.principal for row in rows) == Decimal(100000)
    assert rows[0].due.isoformat() == "2026-12-23"
    manager.go("commission")
    assert manager.tile(Status.WAITING) == "0.00"
    assert manager.tile(Status.CONFIRMED) == "1,200.00"


def come_back(manager: Manager, start: Start, clock: Clock, days: int) -> Manager:
    """Close the program; some days later start it again and type the passcode."""
    stop(manager.program)
    clock.move(days=days)
    program = start()
    card = doorstep(program)
    type_text(seen(card, TextField)[0].line, PASSCODE)
    QTest.keyClick(seen(card, TextField)[0].line, Qt.Key.Key_Return)
    enter(program)
    return Manager(program)


def repay(manager: Manager) -> None:
    payment = annuity(Decimal(100000), Decimal("0.0399"), 36)
    assert shows(manager.page, NAME)
    assert shows(manager.page, f"{payment:,.2f}")
    manager.go("loans")
    assert shows(manager.page, NAME)
    manager.window.open("deals", 1)
    manager.settle()
    step = seen(manager.page, RepaymentStep)[0]
    assert step.view is not None
    assert step.view.loan is not None
    assert step.view.loan.state.overdue_days == 5
    assert step.view.loan.state.overdue_amount == payment
    manager.press(name="deal.next")
    manager.answer(PaymentDialog, note="微信转账")
    assert step.view.loan.state.overdue_days == 0
    assert step.view.loan.state.overdue_amount == 0
    assert shows(manager.page, "2027-01-23")


def look_again(manager: Manager, pdf: bytes) -> None:
    """Everything is there after a start: client, papers, form, schedule, repayment."""
    workspace, today = manager.desk.workspace, manager.desk.today()
    view = deals.view(workspace, 1, today)
    assert view.client.name == NAME
    assert [event.kind for event in view.events] == [
        EventKind.INTERESTED,
        EventKind.SCREENED,
        EventKind.QUOTED,
        EventKind.DOCUMENTS_COMPLETE,
        EventKind.SUBMITTED,
        EventKind.APPROVED,
        EventKind.SIGNED,
        EventKind.DISBURSED,
        EventKind.DELIVERED,
        EventKind.REGISTERED,
    ]
    assert view.applications[0].submitted_on is not None
    assert view.applications[0].answers["contact1_name"] == "欧阳建国"
    assert view.loan is not None
    assert loans.received(view.loan) == annuity(Decimal(100000), Decimal("0.0399"), 36)
    assert view.loan.state.overdue_days == 4
    with workspace.reading() as read:
        paper = read.all(IssuedDocument)[0]
    assert paper.sha256 == hashlib.sha256(pdf).hexdigest()
    assert workspace.files.get(paper.key) == pdf
    assert workspace.verify_history() is None


def paid_out(manager: Manager) -> None:
    manager.go("commission")
    assert manager.tile(Status.CONFIRMED) == "1,200.00"
    manager.press(name="pay.payout")
    manager.answer(PayoutDialog, period="2026-11", amount="5200")
    assert manager.tile(Status.CONFIRMED) == "0.00"
    assert manager.tile(Status.PAID) == "5,200.00"
    manager.go("today")
    assert shows(manager.page, "5,200.00")


def take_back(manager: Manager) -> None:
    keys(manager.window, "Ctrl+Z")
    manager.settle()
    assert manager.notice() == "已撤销：发放已登记"
    manager.go("commission")
    assert manager.tile(Status.CONFIRMED) == "1,200.00"
    assert manager.tile(Status.PAID) == "0.00"
    keys(manager.window, "Ctrl+Z")
    manager.settle()
    view = deals.view(manager.desk.workspace, 1, manager.desk.today())
    assert view.loan is not None
    assert not view.loan.payments
    keys(manager.window, "Ctrl+Shift+Z")
    manager.settle()
    view = deals.view(manager.desk.workspace, 1, manager.desk.today())
    assert view.loan is not None
    assert len(view.loan.payments) == 1
