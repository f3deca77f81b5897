"""The papers of a deal that are printed: letters to sign, checklist, hand-over list, settlement; one or all."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import EventKind, Stage, last_event
from carloan_desk.domain.papers import DocumentState, FormTemplate
from carloan_desk.domain.settlement import SettlementBill
from carloan_desk.exchange.scans import PDF, merged, page_count
from carloan_desk.exchange.sheet import Progress
from carloan_desk.services import application_paper, applications, form_templates, prints, settlements
from carloan_desk.services.deals import DealView
from carloan_desk.services.documents import ROLES
from carloan_desk.storage.workspace import Changes, Reader, Workspace

_STATES = {
    DocumentState.NOT_ASKED: "未要",
    DocumentState.ASKED: "已要",
    DocumentState.RECEIVED: "已收",
    DocumentState.REJECTED: "退回",
    DocumentState.NOT_APPLICABLE: "不适用",
}
_STEPS = {"application": "报件", "signing": "签约", "disbursement": "放款", "delivery": "提车"}
_HANDED_OVER = (
    "贷款合同（客户联）",
    "综合融资成本明示表",
    "还款计划表",
    "抵押合同",
    "保险单",
    "机动车行驶证",
    "备用钥匙收据",
)
_WHO = {"applicant": "借款人", "spouse": "配偶", "co_borrower": "共同借款人", "guarantor": "担保人", "seller": "卖方"}


class PaperKind(StrEnum):
    """A paper that can be printed for a deal."""

    APPLICATION = "application"
    LETTER = "letter"
    CHECKLIST = "checklist"
    HANDOVER = "handover"
    SCHEDULE = "schedule"
    SETTLEMENT = "settlement"
    FORM = "form"
    """A lender's own form."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a letter that people sign, each one of their own."""

    code: str
    title: str
    who: tuple[str, ...]
    source: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs: role, name and ID number as far as they are known."""

    role: str
    name: str
    id_number: str


@dataclass(frozen=True, slots=True)
class DealPaper:
    """One paper of the set: what it is, who signs it, its number, which names nobody."""

    kind: PaperKind
    title: str
    number: str
    letter: Letter | None = None
    signer: Signer | None = None
    form: FormTemplate | None = None


@cache
def letters() -> tuple[Letter, ...]:
    """Return the letters that ship with the program."""
    data = tomllib.loads(resources.path("rules/letters.toml").read_text("utf-8"))
    return tuple(
        Letter(entry["code"], entry["title"], tuple(entry["who"]), entry["source"], tuple(entry["paragraphs"]))
        for entry in data["letter"]
    )


def signers(workspace: Workspace, view: DealView) -> list[Signer]:
    """Return who signs in a deal: the client first, then the people around them who borrow or stand for it."""
    with workspace.reading() as read:
        return [Signer("applicant", view.client.name, view.client.id_number), *_others(read, view.client.id or 0)]


def _others(read: Reader, client_id: int) -> Iterable[Signer]:
    relations = read.all(Relation, client_id=client_id, kind=list(ROLES))
    order = list(RelationKind)
    for each in sorted(relations, key=lambda each: (order.index(each.kind), each.id or 0)):
        known = None if each.other_id is None else read.find(Client, each.other_id)
        if known is None:
            yield Signer(ROLES[each.kind], each.name, each.id_number)
        else:
            yield Signer(ROLES[each.kind], known.name, known.id_number)


def offered(
    view: DealView, people: Sequence[Signer], on: date, lenders_forms: Sequence[FormTemplate] = ()
) -> list[DealPaper]:
    """Return the papers that can be printed for a deal as it stands; of lenders' forms those of its lender."""
    deal_id = view.deal.id or 0
    found = [DealPaper(PaperKind.CHECKLIST, "资料清单", _number("CK", on, deal_id))]
    application = applications.of_view(view, on)
    form = application_paper.form_number(deal_id, application.version, on)
    found.append(DealPaper(PaperKind.APPLICATION, "汽车贷款申请表", form))
    lender = "" if view.product is None else view.product.lender
    for each in lenders_forms:
        if each.lender in ("", lender):
            number = f"{_number('LF', on, deal_id)}-{each.id}"
            found.append(DealPaper(PaperKind.FORM, each.name, number, form=each))
    for code, letter in enumerate(letters(), start=1):
        for place, signer in enumerate((each for each in people if each.role in letter.who), start=1):
            number = f"{_number('LT', on, deal_id)}-{code}{place}"
            found.append(DealPaper(PaperKind.LETTER, letter.title, number, letter, signer))
    if view.quote is not None or view.loan is not None:
        found.append(DealPaper(PaperKind.SCHEDULE, "还款计划表", _number("SC", on, deal_id)))
    if view.loan is not None:
        found.append(DealPaper(PaperKind.HANDOVER, "客户资料交接单", _number("HO", on, deal_id)))
        if view.stage is not Stage.SETTLED and on < view.loan.quote.schedule.rows[-1].due:
            found.append(DealPaper(PaperKind.SETTLEMENT, "提前结清试算单", _number("ST", on, deal_id)))
    return found


def _number(prefix: str, on: date, deal_id: int) -> str:
    return f"{prefix}{on:%Y%m%d}-{deal_id:05d}"


def render(
    workspace: Workspace, view: DealView, paper: DealPaper, on: date, manager: str, *, answers_only: bool = False
) -> bytes:
    """Return a paper as PDF.

    Args:
        workspace: Where lenders' forms are.
        view: The deal.
        paper: Which one.
        on: Its day.
        manager: The account manager's own name; may be empty.
        answers_only: Of a lender's form the answers alone, for paper that is printed already.

    Raises:
        DomainError: ``print.glyph_missing``; ``settlement.date``; ``file.*``.
    """
    match paper.kind:
        case PaperKind.APPLICATION:
            application = applications.of_view(view, on)
            return application_paper.render(view.deal.id or 0, application, on)
        case PaperKind.SCHEDULE:
            quote = view.quote if view.loan is None else view.loan.quote
            assert quote is not None
            return prints.schedule_pdf(view, quote, paper.number, on, binding=view.loan is not None)
        case PaperKind.CHECKLIST:
            return _checklist(view, paper, on)
        case PaperKind.HANDOVER:
            return _handover(view, paper, on)
        case PaperKind.SETTLEMENT:
            return _settlement(view, paper, on)
        case PaperKind.LETTER:
            return _letter(view, paper, on, manager)
        case PaperKind.FORM:
            assert paper.form is not None
            values = form_templates.values_of(view, on, manager)
            filled = form_templates.fill(workspace, paper.form, values, paper.number, on)
            return filled.answers if answers_only else filled.whole


def render_set(
    workspace: Workspace,
    view: DealView,
    papers: Sequence[DealPaper],
    on: date,
    manager: str,
    *,
    answers_only: bool = False,
    progress: Progress | None = None,
) -> list[bytes]:
    """Return several papers as PDFs, in order.

    Raises:
        DomainError: As :func:`render`; what ``progress`` raises stops it.
    """
    made = []
    for number, paper in enumerate(papers):
        if progress is not None:
            progress(number, len(papers))
        made.append(render(workspace, view, paper, on, manager, answers_only=answers_only))
    return made


def bound(pdfs: Sequence[bytes]) -> bytes:
    """Return several PDFs as one, to be looked at and printed together."""
    return merged([(pdf, PDF) for pdf in pdfs]) if len(pdfs) > 1 else pdfs[0]


def issue(
    workspace: Workspace, deal_id: int, papers: Sequence[DealPaper], pdfs: Sequence[bytes], now: datetime
) -> Changes:
    """Keep each paper of a set that is printed or saved, byte for byte."""
    kept = [
        (paper.kind.value, paper.number, pdf, page_count(pdf, PDF)) for paper, pdf in zip(papers, pdfs, strict=True)
    ]
    return prints.issue_all(workspace, deal_id, kept, now)


# Each paper -----------------------------------------------------------------------------------------------------------


def _letter(view: DealView, paper: DealPaper, on: date, manager: str) -> bytes:
    from carloan_desk.printing.sheet import Part, Sheet, render_sheet

    letter, signer = paper.letter, paper.signer
    assert letter is not None
    assert signer is not None
    amount = view.deal.loan_amount
    lender = "" if view.product is None else view.product.lender
    values = {
        "person": signer.name or "＿＿＿＿＿＿",
        "id_number": signer.id_number or "＿＿＿＿＿＿＿＿＿＿＿＿",
        "lender": lender or "＿＿＿＿＿＿＿＿",
        "product": "" if view.product is None else view.product.name,
        "vehicle": view.deal.vehicle_model or "＿＿＿＿＿＿",
        "amount": "＿＿＿＿＿＿ 元" if amount is None else f"{amount:,.2f} 元（大写：{in_words(amount)}）",
        "months": str(view.deal.months or "＿＿"),
        "manager": manager or "＿＿＿＿",
    }
    text = tuple(paragraph.format(**values) for paragraph in letter.paragraphs)
    signs = [(_WHO[signer.role], True)]
    return render_sheet(
        Sheet(letter.title, paper.number, on, [Part(paragraphs=text)], signs, facts=f"依据：{letter.source}")
    )


def _checklist(view: DealView, paper: DealPaper, on: date) -> bytes:
    from carloan_desk.printing.layout import Cell
    from carloan_desk.printing.sheet import Part, Sheet, render_sheet
    from carloan_desk.printing.table import Column

    rows = []
    for each in view.checklist:
        kind, _, number = each.rule.role.partition("-")
        who = f"{_WHO.get(kind, kind)}{number}"
        ticked = "☑" if each.ready(on) else "☐"
        until = each.holds_until()
        state = _STATES[each.state] if until is None else f"{_STATES[each.state]}，有效至 {until:%Y-%m-%d}"
        rows.append((ticked, each.rule.names["zh"], who, _STEPS[each.rule.needed_by], each.rule.reasons["zh"], state))
    columns = [
        Column("", 0.05),
        Column("资料", 0.27),
        Column("谁的", 0.11),
        Column("用于", 0.08),
        Column("说明", 0.29),
        Column("状态", 0.2),
    ]
    lender = "" if view.product is None else f"{view.product.lender} {view.product.name}"
    cells = [
        Cell("借款人", view.client.name),
        Cell("车型", view.deal.vehicle_model),
        Cell("资金方与产品", lender, span=2),
    ]
    notes = ["请携带原件，复印件由经办人核对。资料要求以资金方为准。"]
    parts = [Part(cells=cells), Part("资料", columns=columns, rows=rows), Part(paragraphs=notes)]
    return render_sheet(Sheet(paper.title, paper.number, on, parts))


def _handover(view: DealView, paper: DealPaper, on: date) -> bytes:
    from carloan_desk.printing.layout import Cell
    from carloan_desk.printing.sheet import Part, Sheet, render_sheet
    from carloan_desk.printing.table import Column

    assert view.loan is not None
    schedule = view.loan.quote.schedule
    insured = view.deal.insurance_until
    cells = [
        Cell("借款人", view.client.name),
        Cell("车型", view.deal.vehicle_model),
        Cell("车牌号", view.deal.plate),
        Cell("合同编号", view.deal.contract),
        Cell("每月还款日", f"{schedule.rows[0].due.day} 日（遇节假日仍按当日扣款，请提前存足）", span=2),
        Cell("首期", f"{schedule.rows[0].due:%Y-%m-%d}，{schedule.rows[0].payment:,.2f} 元"),
        Cell("末期", f"{schedule.rows[-1].due:%Y-%m-%d}，{schedule.rows[-1].payment:,.2f} 元"),
        Cell("续保提醒", "" if insured is None else f"{insured:%Y-%m-%d} 前续保，第一受益人不变", span=2),
    ]
    columns = [Column("", 0.08), Column("交给客户的资料", 0.52), Column("份数", 0.15), Column("备注", 0.25)]
    rows = [("☐", name, "", "") for name in _HANDED_OVER] + [("☐", "", "", "")] * 2
    notes = [
        "提醒：还清贷款后请凭结清证明办理解除抵押登记（解押），届时请与经办人联系取回登记证书和备用钥匙。",
        "手机号码、地址变更请及时通知资金方与经办人。",
    ]
    parts = [Part(cells=cells), Part("交接清单", columns=columns, rows=rows), Part(paragraphs=notes)]
    return render_sheet(Sheet(paper.title, paper.number, on, parts, [("客户", False), ("经办人", False)]))


def _settlement(view: DealView, paper: DealPaper, on: date) -> bytes:
    from carloan_desk.printing.layout import Cell
    from carloan_desk.printing.sheet import Part, Sheet, render_sheet
    from carloan_desk.printing.table import Column

    assert view.loan is not None
    bill = settlements.bill_of(view, on)
    disbursed = last_event(view.events, EventKind.DISBURSED)
    cells = [
        Cell("借款人", view.client.name),
        Cell("合同编号", view.deal.contract),
        Cell("放款日", "" if disbursed is None else f"{disbursed.on:%Y-%m-%d}"),
        Cell("结清日", f"{on:%Y-%m-%d}"),
    ]
    items = [
        ("剩余本金", bill.amount("principal"), ""),
        ("应计利息", bill.amount("accrued_interest"), "按实际天数计算"),
        ("未到期分期手续费", bill.amount("fees"), "按合同仍须支付"),
        ("提前结清违约金", bill.amount("penalty"), _penalty(bill)),
        ("退还手续费", bill.amount("refund"), ""),
        ("到期未还金额", bill.amount("unpaid_due"), "逾期部分另计罚息，以资金方为准" if bill.late else ""),
        ("已预存（提前还入）", bill.amount("paid_ahead"), "从应付中扣除"),
    ]
    rows = [(name, f"{amount:,.2f}", note) for name, amount, note in items if amount]
    said = f"大写：{in_words(bill.total)}" if bill.total >= 0 else "应退客户"
    rows.append(("合计应付", f"{bill.total:,.2f}", said))
    columns = [Column("项目", 0.3), Column("金额（元）", 0.25, figures=True), Column("说明", 0.45)]
    notes = ["本单按合同条件试算，以资金方出具的结清金额为准。结清后请办理解除抵押登记（解押）。"]
    parts = [
        Part(cells=cells),
        Part("结清金额", columns=columns, rows=rows, strong=[len(rows) - 1]),
        Part(paragraphs=notes),
    ]
    return render_sheet(Sheet(paper.title, paper.number, on, parts))


def _penalty(bill: SettlementBill) -> str:
    details = next((line.details for line in bill.lines if line.code == "penalty"), {})
    rate: Decimal | None = details.get("rate")
    return "" if rate is None else f"剩余本金的 {rate:.2%}"
