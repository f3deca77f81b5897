"""Paper: what is printed or saved is kept with the deal, byte for byte."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.papers import IssuedDocument
from carloan_desk.services.deals import DealView
from carloan_desk.services.paper_words import METHODS
from carloan_desk.services.quotes import Quote
from carloan_desk.storage.workspace import Changes, Workspace


def issue(workspace: Workspace, deal_id: int, kind: str, number: str, pdf: bytes, pages: int, now: datetime) -> Changes:
    """Keep a PDF that is printed or saved; the same bytes are kept once."""
    return issue_all(workspace, deal_id, [(kind, number, pdf, pages)], now)


def issue_all(
    workspace: Workspace, deal_id: int, papers: Sequence[tuple[str, str, bytes, int]], now: datetime
) -> Changes:
    """Keep several PDFs that are printed or saved together: kind, number, bytes and number of pages of each."""
    keys = [workspace.files.put(pdf) for _, _, pdf, _ in papers]
    first = papers[0]
    with workspace.unit_of_work("document.issue", undoable=False, kind=first[0], number=first[1]) as work:
        known = {paper.sha256 for paper in work.all(IssuedDocument, deal_id=deal_id)}
        for (kind, number, pdf, pages), key in zip(papers, keys, strict=True):
            digest = hashlib.sha256(pdf).hexdigest()
            if digest not in known:
                known.add(digest)
                work.add(
                    IssuedDocument(
                        deal_id=deal_id, kind=kind, number=number, issued_at=now, pages=pages, sha256=digest, key=key
                    )
                )
        return work.commit()


def schedule_pdf(view: DealView, quote: Quote, number: str, on: date, *, binding: bool) -> bytes:
    """Return the repayment schedule of a deal as PDF; one before disbursement says that it is a calculation.

    Raises:
        DomainError: ``print.glyph_missing``.
    """
    from carloan_desk.printing.layout import Cell
    from carloan_desk.printing.repayment_schedule import ScheduleSheet, render_schedule

    terms, schedule, rates = quote.terms, quote.schedule, view.rates or quote.rates
    lender = "" if view.product is None else f"{view.product.lender} {view.product.name}"
    cells = [
        Cell("借款人", view.client.name),
        Cell("车型", view.deal.vehicle_model),
        Cell("资金方与产品", lender, span=2),
        Cell("贷款金额", f"{terms.principal:,.2f} 元（大写：{in_words(terms.principal)}）", span=2),
        Cell("期限", f"{terms.months} 个月"),
        Cell("还款方式", METHODS[terms.method]),
        Cell("放款日", f"{terms.disbursed_on:%Y-%m-%d}"),
        Cell("首期应还", f"{schedule.rows[0].payment:,.2f} 元"),
        Cell("利息与费用合计", f"{quote.total_cost:,.2f} 元"),
        Cell("还款合计", f"{schedule.total_payment:,.2f} 元"),
        Cell("年化利率（单利，IRR×12）", _percent(rates.nominal_apr)),
        Cell("实际年化利率（复利）", _percent(rates.effective_apr)),
        Cell("名义费率（平息，年）", _percent(rates.flat_rate)),
        Cell("计算日期", f"{on:%Y-%m-%d}"),
    ]
    notes = (
        ["本表按已放款合同条件计算，如与资金方系统不一致，以资金方为准。"]
        if binding
        else ["本表为试算，以资金方审批和合同为准。"]
    )
    return render_schedule(
        ScheduleSheet(
            title="还款计划表" if binding else "还款计划表（试算）",
            number=number,
            on=on,
            content_hash="",
            terms=cells,
            schedule=schedule,
            notes=notes,
        )
    )


def _percent(rate: Decimal) -> str:
    return f"{rate:.2%}"
