"""The papers: what was given is what can be read, on pages one can hand in."""

import hashlib
import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ContentStream

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, build_schedule
from carloan_desk.printing.application_form import ApplicationSheet, render_application
from carloan_desk.printing.layout import LEFT, RIGHT, Cell
from carloan_desk.printing.pages import BOTTOM, PAGE_HEIGHT
from carloan_desk.printing.recovery_key import render_recovery_key
from carloan_desk.printing.repayment_schedule import ScheduleSheet, render_schedule
from tests.printing.conftest import Glyph, Paper, squeeze

ROOT = Path(__file__).resolve().parents[2]
HASH = hashlib.sha256(b"answers").hexdigest()

FORM = ApplicationSheet(
    title="汽车贷款申请表",
    number="CL20260315-00012-1",
    on=date(2026, 3, 15),
    content_hash=HASH,
    sections=[
        (
            "申请人",
            [
                Cell("姓名", "欧阳䶮㛃𬱟"),
                Cell("身份证号码", "990101199003070018"),
                Cell("性别", "女", options=("男", "女")),
                Cell("手机", "19900001234"),
                Cell("现居住地址", "某省某市某区某某街道某某路 1999 号某某花园十八幢二单元 1203 室（东北角）", span=2),
            ],
        ),
        (
            "融资方案",
            [Cell("贷款金额", "150,000.00 元（大写：壹拾伍万元整）", span=2), Cell("年化利率（单利）", "3.99 %")],
        ),
        ("空的一节", []),
    ],
    declarations=[
        ("真实性声明", "本人声明：所填内容真实、完整、有效。"),
        ("用途承诺", "仅用于购买本表所列车辆。" * 12),
    ],
    signatures=["申请人", "配偶"],
    witnesses=["客户经理"],
    facts="规则版本 2026-01",
)

SCHEDULE = ScheduleSheet(
    title="还款计划表",
    number="CL20260315-00012-S",
    on=date(2026, 3, 15),
    content_hash=HASH,
    terms=[Cell("借款人", "欧阳䶮㛃𬱟"), Cell("平息（年）", "2.11 %"), Cell("年化利率（单利）", "3.99 %")],
    schedule=build_schedule(
        LoanTerms(
            principal=Decimal(150000),
            months=60,
            method=RepaymentMethod.EQUAL_PAYMENT,
            annual_rate=Decimal("0.0399"),
            disbursed_on=date(2026, 3, 15),
        )
    ),
    notes=["实际扣款以资金方为准。"],
)

KEY = "A3C4DE-FHJKMN-PQRTVW-XY3467-9ACDEF-HJKMNP"
PAPERS = {
    "form": lambda: render_application(FORM),
    "schedule": lambda: render_schedule(SCHEDULE),
    "key": lambda: render_recovery_key(KEY, date(2026, 3, 15)),
}
every_paper = pytest.mark.parametrize("name", PAPERS)


def test_the_form_says_what_was_given() -> None:
    paper = Paper(render_application(FORM))
    said = [FORM.title, FORM.number, FORM.facts, "2026年3月15日", HASH[:16], *FORM.signatures, *FORM.witnesses]
    for title, cells in FORM.sections:
        said += [title] * bool(cells)
        for cell in cells:
            said += [cell.label, *(cell.options or [cell.value])]
    for title, content in FORM.declarations:
        said.append(f"{title}：{content}")
    for words in said:
        assert squeeze(words) in paper.text, words
    assert "空的一节" not in paper.text


@pytest.mark.parametrize("rows", range(18, 34))
def test_nobody_signs_a_page_of_its_own(rows: int) -> None:
    form = replace(FORM, sections=[("申请人", [Cell("项", "值", span=2)] * rows)])
    for page in Paper(render_application(form)).pages:
        assert ("签署" in page) == ("用途承诺" in page)


def test_the_schedule_says_every_row_and_the_totals() -> None:
    paper = Paper(render_schedule(SCHEDULE))
    schedule = SCHEDULE.schedule
    for row in schedule.rows:
        amounts = (row.payment, row.principal, row.interest, row.fee, row.balance)
        assert squeeze(f"{row.number} {row.due}" + "".join(f"{amount:,.2f}" for amount in amounts)) in paper.text
    totals = (schedule.total_payment, Decimal(150000), schedule.total_interest, schedule.total_fee)
    assert "合计" + "".join(f"{amount:,.2f}" for amount in totals) in paper.text
    assert "实际扣款以资金方为准。" in paper.text
    assert len(paper.pages) == 2
    assert all("剩余本金" in page for page in paper.pages)


def schedule_dates(pages: list[str]) -> list[str]:
    return [word for page in pages for word in page.split() if re.fullmatch(r"\d{4}-\d\d-\d\d", word)]


@pytest.mark.parametrize("months", [1, 2, 12, 31, 32, 33, 34, 35, 360])
def test_no_row_is_lost_where_pages_end(months: int) -> None:
    terms = LoanTerms(
        principal=Decimal("99999999.99"),
        months=months,
        method=RepaymentMethod.EQUAL_PRINCIPAL,
        annual_rate=Decimal("0.2399"),
        disbursed_on=date(2026, 1, 31),
    )
    paper = Paper(render_schedule(replace(SCHEDULE, schedule=build_schedule(terms))))
    assert len(schedule_dates(paper.pages)) == months
    (end,) = (page for page in paper.pages if "合计" in page)
    assert schedule_dates([end])  # the total is not alone


def test_the_recovery_key_is_one_page_in_both_languages() -> None:
    paper = Paper(render_recovery_key(KEY, date(2026, 3, 15)))
    assert len(paper.pages) == 1
    for group in KEY.split("-"):
        assert group in paper.text
    assert "恢复密钥" in paper.text
    assert "Recoverykey" in paper.text


@every_paper
def test_pages_are_numbered(name: str) -> None:
    pages = [squeeze(page) for page in Paper(PAPERS[name]()).pages]
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in page


LONG = {
    "rare name": "䶮" * 200,
    "latin name": "Maximilian-Konstantin " * 9,
    "no place to break": "A" * 200,
    "address": "某某省某某市某某区" * 22,
    "brackets": "（）" * 100,
    "stops": "。" * 200,
    "pages long": "很长的说明，" * 900,
    "line breaks": "第一行\n第二行\n" * 8,
}


@pytest.mark.parametrize("value", LONG.values(), ids=LONG)
def test_a_long_value_is_printed_whole(value: str) -> None:
    cells = [Cell("姓名", value), Cell("手机", "19900001234"), Cell("地址", value, span=2)]
    paper = Paper(render_application(replace(FORM, sections=[("申请人", cells)])))
    for glyphs in paper.glyphs():
        assert_tidy(glyphs)
    for char in set(squeeze(value)):
        assert paper.text.count(char) >= 2 * value.count(char), char


def assert_tidy(glyphs: list[Glyph]) -> None:
    """No character over another, none outside the margins."""
    for glyph in glyphs:
        left, bottom, right, top = glyph.box
        assert LEFT - 1 <= left <= right <= RIGHT + 1, glyph
        assert BOTTOM - 25 <= bottom <= top <= PAGE_HEIGHT - 20, glyph
    ordered = sorted(glyphs, key=lambda glyph: glyph.box[0])
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.box[0] >= one.box[2] - 0.6:
                break
            assert other.box[1] >= one.box[3] - 0.6 or one.box[1] >= other.box[3] - 0.6, (one, other)


@every_paper
def test_nothing_overlaps_or_leaves_the_page(name: str) -> None:
    for glyphs in Paper(PAPERS[name]()).glyphs():
        assert_tidy(glyphs)


@every_paper
def test_fonts_are_embedded_and_no_empty_box_is_shown(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(PAPERS[name]()))
    for page in reader.pages:
        used = {key: font.get_object() for key, font in page["/Resources"]["/Font"].items()}
        for font in used.values():
            assert "NotoSansSC" in font["/BaseFont"]
            assert len(font["/FontDescriptor"]["/FontFile2"].get_data()) > 500
        shown = [
            operands[0].original_bytes
            for operands, operator in ContentStream(page.get_contents(), reader).operations
            if operator == b"Tj"
        ]
        assert shown
        # Code 0 of each subset is the glyph for "no such character".
        assert not any(0 in codes for codes in shown)


@every_paper
def test_the_same_data_gives_the_same_bytes(name: str) -> None:
    assert PAPERS[name]() == PAPERS[name]()


def test_other_data_gives_other_bytes_and_the_date_is_that_of_the_form() -> None:
    later = replace(FORM, on=date(2027, 12, 31))
    assert render_application(later) != render_application(FORM)
    about = pypdf.PdfReader(io.BytesIO(render_application(later))).metadata
    assert about is not None
    assert about.title == "汽车贷款申请表 CL20260315-00012-1"
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2027, 12, 31)


def test_the_bytes_do_not_depend_on_what_was_printed_before() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from tests.printing.test_documents import PAPERS;"
        "print(*[hashlib.sha256(PAPERS[n]()).hexdigest() for n in sys.argv[2:]])"
    )

    def digests(*names: str) -> dict[str, str]:
        run = [sys.executable, "-c", code, str(ROOT), *names]
        out = subprocess.run(run, capture_output=True, text=True, check=True, env=None).stdout
        return dict(zip(names, out.split(), strict=True))

    assert digests("form", "schedule", "key") == digests("key", "schedule", "form")


def test_two_threads_print_at_once() -> None:
    wanted = {name: make() for name, make in PAPERS.items()}
    names = list(PAPERS) * 6
    with ThreadPoolExecutor(4) as pool:
        for name, pdf in zip(names, pool.map(lambda name: PAPERS[name](), names), strict=True):
            assert pdf == wanted[name], name


@pytest.mark.usefixtures("system_fonts")
@pytest.mark.parametrize(
    "sheet",
    [
        replace(FORM, sections=[("申请人", [Cell("姓名", "𠮷田")])]),
        replace(FORM, title="𠮷"),
        replace(FORM, declarations=[("声明", "𠮷")]),
        replace(FORM, signatures=["𠮷"]),
        replace(FORM, facts="𠮷"),
    ],
)
def test_a_missing_character_is_named_wherever_it_stands(sheet: ApplicationSheet) -> None:
    with pytest.raises(DomainError) as refusal:
        render_application(sheet)
    assert refusal.value.params["chars"] == ["𠮷 (U+20BB7)"]


@pytest.mark.usefixtures("system_fonts")
def test_a_missing_character_in_a_schedule_is_named() -> None:
    with pytest.raises(DomainError) as refusal:
        render_schedule(replace(SCHEDULE, terms=[Cell("借款人", "𠮷田")], notes=["𪚥"]))
    assert refusal.value.params["chars"] == ["𠮷 (U+20BB7)", "𪚥 (U+2A6A5)"]


def test_reportlab_waits_for_the_first_print() -> None:
    """The window opens before anything is printed: the services must not load the printing press."""
    services = sorted(path.stem for path in (ROOT / "carloan_desk" / "services").glob("*.py"))
    imports = "; ".join(f"import carloan_desk.services.{name}" for name in services if name != "__init__")
    code = f"import sys, carloan_desk.printing; {imports}; print('reportlab' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False"
