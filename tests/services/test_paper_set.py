"""The papers of a deal: who signs what, the text says what the deal says, the whole set is kept."""

from decimal import Decimal
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import MaritalStatus
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.form_places import Place
from carloan_desk.exchange import scans
from carloan_desk.services import form_templates, paper_set, settlements
from carloan_desk.services.paper_set import DealPaper, PaperKind
from tests.services.manager import TODAY, Manager

_VALUES = ("person", "id_number", "lender", "product", "vehicle", "amount", "months", "manager")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "").replace("\n", "")


def all_of(manager: Manager, deal_id: int) -> list[DealPaper]:
    view = manager.view(deal_id)
    return paper_set.offered(view, paper_set.signers(manager.workspace, view), TODAY)


def one(manager: Manager, deal_id: int, kind: PaperKind, title: str = "") -> str:
    paper = next(each for each in all_of(manager, deal_id) if each.kind is kind and title in each.title)
    pdf = paper_set.render(manager.workspace, manager.view(deal_id), paper, TODAY, "某经理")
    fonts = [font for page in pypdf.PdfReader(BytesIO(pdf)).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontDescriptor" in font.get_object() for font in fonts)
    return text_of(pdf)


@pytest.fixture
def deal_id(manager: Manager) -> int:
    client_id = manager.client(name="䶮㛃𬱟", marital_status=MaritalStatus.MARRIED)
    deal_id = manager.walk(Stage.DOCUMENTS, client_id=client_id)
    guarantor = manager.client(name="担保甲", id_number="990000199003070013")
    with manager.workspace.unit_of_work("test.add") as work:
        work.add(Relation(client_id=client_id, kind=RelationKind.GUARANTOR, other_id=guarantor))
        work.add(Relation(client_id=client_id, kind=RelationKind.SPOUSE, name="配偶乙"))
        work.commit()
    return deal_id


def test_everybody_signs_letters_of_their_own(manager: Manager, deal_id: int) -> None:
    papers = all_of(manager, deal_id)
    signed = [(each.title, each.signer.name) for each in papers if each.signer is not None]
    assert [name for title, name in signed if title == "个人征信查询及报送授权书"] == ["䶮㛃𬱟", "配偶乙", "担保甲"]
    assert ("担保人同意书", "担保甲") in signed
    assert ("配偶同意书", "配偶乙") in signed
    assert ("贷款用途及真实性声明", "䶮㛃𬱟") in signed
    numbers = [each.number for each in papers]
    assert len(numbers) == len(set(numbers))
    assert not [number for number in numbers if not number.isascii()]


def test_a_letter_says_who_to_whom_and_leaves_room_for_what_is_not_known(manager: Manager, deal_id: int) -> None:
    text = one(manager, deal_id, PaperKind.LETTER, "征信")
    assert "䶮㛃𬱟" in text
    assert "990000199003070013" in text
    assert "示例银行" in text
    assert "签名" in text
    consent = one(manager, deal_id, PaperKind.LETTER, "个人信息")
    assert "某经理" in consent
    assert "{" not in text + consent
    purpose = one(manager, deal_id, PaperKind.LETTER, "用途")
    assert "84,000.00" in purpose
    assert "捌万肆仟元整" in purpose
    unknown = one(manager, manager.deal(), PaperKind.LETTER, "征信")
    assert "＿＿＿" in unknown


def test_every_letter_can_be_filled(manager: Manager, deal_id: int) -> None:
    for letter in paper_set.letters():
        assert set(letter.who) <= {"applicant", "spouse", "co_borrower", "guarantor"}
        assert letter.source
        for paragraph in letter.paragraphs:
            paragraph.format(**dict.fromkeys(_VALUES, ""))
    pdfs = paper_set.render_set(manager.workspace, manager.view(deal_id), all_of(manager, deal_id), TODAY, "")
    assert all(pdf.startswith(b"%PDF") for pdf in pdfs)


def test_the_checklist_lists_every_paper(manager: Manager, deal_id: int) -> None:
    text = one(manager, deal_id, PaperKind.CHECKLIST)
    for paper in manager.view(deal_id).checklist:
        assert paper.rule.names["zh"].replace(" ", "") in text.replace(" ", "")
    assert "担保人" in text


def test_after_disbursement_there_are_hand_over_list_and_settlement(manager: Manager) -> None:
    before = {paper.kind for paper in all_of(manager, manager.walk(Stage.SIGNING))}
    assert not before & {PaperKind.HANDOVER, PaperKind.SETTLEMENT}
    deal_id = manager.walk()
    assert "每月还款日17日" in one(manager, deal_id, PaperKind.HANDOVER).replace(" ", "")
    bill = settlements.bill_of(manager.view(deal_id), TODAY)
    text = one(manager, deal_id, PaperKind.SETTLEMENT)
    assert f"{bill.total:,.2f}" in text
    assert f"{bill.amount('principal'):,.2f}" in text
    assert f"{bill.amount('unpaid_due'):,.2f}" in text
    manager.record(deal_id, EventKind.SETTLED)
    assert PaperKind.SETTLEMENT not in {paper.kind for paper in all_of(manager, deal_id)}
    with pytest.raises(DomainError):
        settlements.bill_of(manager.view(manager.deal()), TODAY)


def test_a_set_is_one_pdf_to_look_at_and_kept_paper_by_paper(manager: Manager, deal_id: int) -> None:
    papers = all_of(manager, deal_id)[:4]
    seen: list[tuple[int, int]] = []
    pdfs = paper_set.render_set(
        manager.workspace,
        manager.view(deal_id),
        papers,
        TODAY,
        "",
        progress=lambda done, of: seen.append((done, of)),
    )
    assert seen == [(number, 4) for number in range(4)]
    whole = paper_set.bound(pdfs)
    assert len(pypdf.PdfReader(BytesIO(whole)).pages) == sum(len(pypdf.PdfReader(BytesIO(pdf)).pages) for pdf in pdfs)
    now = manager.workspace.now()
    paper_set.issue(manager.workspace, deal_id, papers, pdfs, now)
    paper_set.issue(manager.workspace, deal_id, papers, pdfs, now)
    kept = manager.view(deal_id).issued
    assert [(each.number, manager.workspace.files.get(each.key)) for each in kept] == [
        (paper.number, pdf) for paper, pdf in zip(papers, pdfs, strict=True)
    ]


def test_the_lenders_own_form_is_among_them(manager: Manager, deal_id: int) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    blank = scans.scan_of("表.pdf", out.getvalue())
    for name, lender in (("本行申请表", "示例银行"), ("别家申请表", "别家银行")):
        form_templates.add(manager.workspace, blank, name, lender)
    forms = form_templates.every(manager.workspace)
    for form in forms:
        place = Place("name", 0, Decimal(30), Decimal(40))
        form_templates.set_places(manager.workspace, form.id or 0, [place])
    forms = form_templates.every(manager.workspace)
    view = manager.view(deal_id)
    found = [each for each in paper_set.offered(view, [], TODAY, forms) if each.kind is PaperKind.FORM]
    assert [each.title for each in found] == ["本行申请表"]
    for answers_only in (False, True):
        pdf = paper_set.render(manager.workspace, view, found[0], TODAY, "", answers_only=answers_only)
        assert "䶮㛃𬱟" in text_of(pdf)
