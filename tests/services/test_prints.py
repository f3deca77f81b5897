"""Paper: what left the program is kept once, byte for byte."""

import hashlib
from io import BytesIO
from pathlib import Path

import pypdf

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import IssuedDocument
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.services import deals, prints
from tests.services.manager import TODAY, Manager, refusal, untouched


def issue(manager: Manager, deal_id: int, pdf: bytes) -> int | None:
    return prints.issue(manager.workspace, deal_id, "schedule", "SC-1", pdf, 2, manager.workspace.now()).seq


def kept(manager: Manager, deal_id: int) -> tuple[IssuedDocument, ...]:
    """The schedules; the application form was kept when it was submitted."""
    return tuple(paper for paper in manager.view(deal_id).issued if paper.kind == "schedule")


def test_a_paper_is_kept_once_and_reads_back_byte_for_byte(manager: Manager, folder: Path) -> None:
    deal_id = manager.walk()
    view = manager.view(deal_id)
    assert view.loan is not None
    pdf = prints.schedule_pdf(view, view.loan.quote, "SC-1", TODAY, binding=True)
    assert issue(manager, deal_id, pdf) is not None
    assert issue(manager, deal_id, pdf) is None
    (paper,) = kept(manager, deal_id)
    assert manager.workspace.files.get(paper.key) == pdf
    assert paper.sha256 == hashlib.sha256(pdf).hexdigest()
    assert (paper.kind, paper.number, paper.pages) == ("schedule", "SC-1", 2)
    files = [path for path in (folder / "files").rglob("*") if path.is_file()]
    assert len(files) == len(manager.view(deal_id).issued)
    assert b"%PDF" not in files[0].read_bytes()
    # Another paper, and the same paper of another deal, are other papers; the bytes are still kept once.
    issue(manager, deal_id, pdf + b"\n")
    other = manager.walk()
    issue(manager, other, pdf)
    assert len(kept(manager, deal_id)) == 2
    assert kept(manager, other)[0].key == paper.key


def test_what_left_the_program_is_not_undone(manager: Manager) -> None:
    deal_id = manager.deal()
    issue(manager, deal_id, b"%PDF-1")
    assert manager.workspace.undoable() is not None
    assert manager.workspace.undoable().action == "deal.add"  # type: ignore[union-attr]
    assert len(kept(manager, deal_id)) == 1
    assert manager.workspace.history()[0].summary.action == "document.issue"


def test_a_paper_of_no_deal(manager: Manager) -> None:
    untouched(manager, issue, manager, 99, b"%PDF-1")


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_the_schedule_of_a_contract(manager: Manager) -> None:
    deal_id = manager.walk()
    view = manager.view(deal_id)
    assert view.loan is not None
    quote = view.loan.quote
    text = _text(prints.schedule_pdf(view, quote, "SC-1", TODAY, binding=True))
    for part in ("还款计划表", "曾乐", "84,000.00", f"{quote.schedule.total_payment:,.2f}", "单利", "复利", "平息"):
        assert part in text.replace("\n", ""), part
    for row in quote.schedule.rows:
        assert f"{row.due:%Y-%m-%d}" in text
    assert "试算" not in text


def test_the_schedule_before_the_contract_says_so(manager: Manager) -> None:
    deal_id = manager.walk(Stage.QUOTE)
    view = manager.view(deal_id)
    assert view.quote is not None
    assert "还款计划表（试算）" in _text(prints.schedule_pdf(view, view.quote, "SC-1", TODAY, binding=False))


def test_a_schedule_without_a_product(manager: Manager) -> None:
    deal_id = manager.deal()
    fields = {"method": RepaymentMethod.EQUAL_PRINCIPAL, "months": 12}
    deals.edit(manager.workspace, deal_id, fields)
    view = manager.view(deal_id)
    assert view.quote is not None
    assert "等额本金" in _text(prints.schedule_pdf(view, view.quote, "SC-1", TODAY, binding=False))
    assert set(prints.METHODS) == set(RepaymentMethod)


def test_a_name_no_font_can_print_is_named(manager: Manager) -> None:
    deal_id = manager.deal(manager.client(name="曾\U000323b0"))
    deals.choose_product(manager.workspace, deal_id, manager.product(), 36)
    view = manager.view(deal_id)
    assert view.quote is not None
    error = refusal(prints.schedule_pdf, view, view.quote, "SC-1", TODAY, binding=False)
    assert error.code == "print.glyph_missing"
