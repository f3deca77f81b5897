"""Tables as they arrive: every encoding and format, with titles, totals and gaps; hostile files stay calm."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange import delimited, extent, sheet, tables
from carloan_desk.exchange.delimited import decoded, delimiter_of, page_sheet, text_sheet
from carloan_desk.exchange.sheet import Cell, Merge, RowKind, Sheet, cell_of, column_name
from carloan_desk.exchange.tables import read_table, read_text

DATA = Path(__file__).with_name("data")
D = Decimal
MOMENT = datetime.fromisoformat("2026-03-05 09:30")


def grid(read: Sheet) -> list[tuple[Cell, ...]]:
    return [row.cells for row in read.rows]


def code_of(call: Callable[[], Any]) -> str:
    with pytest.raises(DomainError) as refusal:
        call()
    return refusal.value.code


def refused_or_read(call: Callable[[], Any]) -> str | None:
    """Return the code of a refusal; any other error passes and fails the test."""
    try:
        call()
    except DomainError as error:
        return error.code
    return None


def workbook(path: Path, fill: Callable[[Any, Any], None]) -> Path:
    book = xlsxwriter.Workbook(path)
    fill(book, book.add_worksheet("表"))
    book.close()
    return path


NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
)


def ods(path: Path, rows: str) -> Path:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    content = (
        f"<office:document-content {NS}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


ODS_TEXT = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'


def test_an_old_workbook() -> None:
    (read,) = read_table(DATA / "payroll.xls")
    assert read.name == "三月"
    assert read.merges == (Merge(1, 0, 1, 4),)
    assert grid(read) == [
        ("2026年3月提成表",),
        (),
        ("合同编号", "客户姓名", "放款日期", "提成金额", "身份证号"),
        ("HT-2603-001", "王小明", date(2026, 3, 5), D("1234.5"), "990101199003070018"),
        ("HT-2603-002", "欧阳䶮", date(2026, 3, 31), D("-80.25"), D("990101199003070000")),
        ("合  计", "", "", D("1154.25")),
    ]
    assert [row.number for row in read.rows] == [1, 2, 3, 4, 5, 6]
    assert [row.kind for row in read.rows][1::4] == [RowKind.EMPTY, RowKind.TOTAL]


def test_a_workbook_keeps_rows_columns_sheets_and_values(tmp_path: Path) -> None:
    def fill(book: Any, page: Any) -> None:
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        page.write_row(3, 2, ["　甲 ", 0.1 + 0.2, 19900001234, True])
        page.write_datetime(5, 2, date(2026, 3, 5), day)
        page.write_datetime(5, 3, MOMENT, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        page.merge_range("C8:C9", "乙")
        hidden = book.add_worksheet("藏")
        hidden.write(0, 0, "丙")
        hidden.hide()
        book.add_worksheet("空")

    first, hidden = read_table(workbook(tmp_path / "a.xlsx", fill))
    assert grid(first)[3] == ("", "", "甲", D("0.3"), D(19900001234), True)
    assert grid(first)[5] == ("", "", date(2026, 3, 5), MOMENT)
    assert [row.number for row in first.rows if row.cells] == [4, 6, 8]
    assert first.merges == (Merge(8, 2, 9, 2),)
    assert (hidden.name, hidden.hidden, first.hidden) == ("藏", True, False)


def test_an_open_document(tmp_path: Path) -> None:
    rows = (
        f'<table:table-row>{ODS_TEXT}<table:table-cell office:value-type="float" office:value="12.5"/>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/>'
        f"</table:table-row><table:table-row><table:table-cell/>{ODS_TEXT}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    (read,) = read_table(ods(tmp_path / "a.ods", rows))
    assert [row.cells for row in read.rows if row.cells] == [("甲", D("12.5")), ("", "甲")]
    assert [row.number for row in read.rows if row.cells] == [1, 4]


ROWS = [["合同号", "姓名", "金额"], ["A-1", "王小明", "1,234.50"], ["A-2", "联通 ", "-3"], ["合计", "", "1,231.50"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
def test_a_text_in_any_encoding_with_any_separator(tmp_path: Path, encoding: str, delimiter: str) -> None:
    def quoted(field: str) -> str:
        return f'"{field}"' if delimiter in field else field

    text = "\r\n".join(["三月提成", "", *(delimiter.join(map(quoted, row)) for row in ROWS)])
    content = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    path = tmp_path / "表.csv"
    path.write_bytes(content)
    (read,) = read_table(path)
    assert read.name == "表"
    assert [list(row.cells) for row in read.rows if row.cells][1:] == [[cell.strip() for cell in row] for row in ROWS]
    assert [row.number for row in read.rows if row.cells] == [1, 3, 4, 5, 6]
    assert read.rows[-1].kind is RowKind.TOTAL


def test_rare_characters_of_gb18030_and_words_that_look_like_utf_8() -> None:
    assert decoded("䶮㛃𬱟".encode("gb18030")) == "䶮㛃𬱟"
    assert "钱思源".encode("gbk").decode() != "钱思源"
    assert decoded("钱思源".encode("gbk")) == "钱思源"
    assert decoded("Müller,µ".encode()) == "Müller,µ"
    assert code_of(lambda: decoded(b"\x81\x20\xff\xff")) == "table.encoding"


def test_what_was_copied_from_a_spreadsheet() -> None:
    (read,) = read_text('姓名\t地址\t金额\r\n王小明\t"某市\n某路, 1 号"\t1,200\r\n李某\t\t3\r\n')
    assert grid(read) == [("姓名", "地址", "金额"), ("王小明", "某市\n某路, 1 号", "1,200"), ("李某", "", "3")]
    # A record is a row, however many lines it has.
    assert [row.number for row in read.rows] == [1, 2, 3]


def test_ways_to_keep_a_number_a_text() -> None:
    (read,) = read_text('="00123",\'990101199003070018,"990101199003070018\t",\'王,"=\'a"\n1,2,3,4,5')
    assert grid(read)[0] == ("00123", "990101199003070018", "990101199003070018", "'王", "='a")


def test_the_separator_may_be_named() -> None:
    (read,) = read_text("sep=;\n甲;1,5\n乙;2,5\n")
    assert grid(read) == [("甲", "1,5"), ("乙", "2,5")]
    assert delimiter_of("") == ","


def test_a_web_page_that_calls_itself_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    page = (
        "<html><head><meta charset=gbk></head><body><table><tr><td colspan=2>标题</td></tr>"
        "<tr><th>合同&nbsp;号</th><th>金额</th></tr><tr><td rowspan=2>A-1</td><td>1<br>2</td></tr>"
        "<tr><td>3</td></tr><tr><td>合计</td><td>&yen;5</td></table></body></html>"
    )
    path.write_bytes(page.encode("gbk"))
    (read,) = read_table(path)
    assert grid(read) == [("标题",), ("合同 号", "金额"), ("A-1", "1 2"), ("", "3"), ("合计", "¥5")]
    assert read.merges == (Merge(1, 0, 1, 1), Merge(3, 0, 4, 0))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("合计,1", RowKind.TOTAL),
        ("合　计：,1", RowKind.TOTAL),
        (",总计,,1", RowKind.TOTAL),
        ("12,合计,3", RowKind.TOTAL),
        ("合计（元）,3", RowKind.TOTAL),
        ("本月合计:12笔,3", RowKind.TOTAL),
        ("Grand Total,3", RowKind.TOTAL),
        ("小计,3", RowKind.SUBTOTAL),
        ("本页合计,3", RowKind.SUBTOTAL),
        ("部门小计,3", RowKind.SUBTOTAL),
        (",,", RowKind.EMPTY),
        ("王合计划,3", RowKind.DATA),
        ("A-1,某某总计划公司,3", RowKind.DATA),
        ("A-1,王小明,合计", RowKind.DATA),
    ],
)
def test_totals_are_marked(text: str, kind: RowKind) -> None:
    (read,) = read_text(f"a,b\n{text}\nc,d")
    assert read.rows[1].kind is kind


# --- Files that are not what they seem ---


def test_refusals_have_names(tmp_path: Path) -> None:
    def refused(content: bytes) -> str:
        path = tmp_path / "x.xlsx"
        path.write_bytes(content)
        return code_of(lambda: read_table(path))

    assert code_of(lambda: read_table(tmp_path / "none.csv")) == "table.unreadable"
    assert code_of(lambda: read_table(tmp_path)) == "table.unreadable"
    assert refused(b"") == "table.empty"
    assert refused(b" \r\n\r\n,,\n") == "table.empty"
    assert refused(b"%PDF-1.7 ...") == "table.kind"
    assert refused(b"a\0b" * 20) == "table.kind"
    assert refused(b"PK\x03\x04" + b"junk" * 50) == "table.damaged"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "table.damaged"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9) == "table.password"
    assert refused(b"<html><table></table></html>") == "table.empty"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "a")
    assert refused(archive.getvalue()) == "table.damaged"


def test_every_cut_of_a_workbook_is_refused_or_read(tmp_path: Path) -> None:
    for source in (DATA / "payroll.xls", workbook(tmp_path / "a.xlsx", lambda book, page: page.write(0, 0, "甲"))):
        whole = source.read_bytes()
        cut = tmp_path / "cut"
        for length in range(1, len(whole), max(1, len(whole) // 60)):
            cut.write_bytes(whole[:length])
            assert (refused_or_read(partial(read_table, cut)) or "table.").startswith("table.")


def test_a_letter_in_the_far_corner_does_not_eat_the_memory(tmp_path: Path) -> None:
    def corner(book: Any, page: Any) -> None:
        page.write(0, 0, "a")
        page.write(1048575, 16383, "b")

    def formats(book: Any, page: Any) -> None:
        page.write(0, 0, "a")
        page.write_blank(1048575, 16383, None, book.add_format({"bold": True}))

    far = ods(
        tmp_path / "far.ods",
        '<table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row><table:table-row>'
        f'<table:table-cell table:number-columns-repeated="16000"/>{ODS_TEXT}</table:table-row>',
    )
    many = ods(
        tmp_path / "many.ods",
        f'<table:table-row table:number-rows-repeated="900000">{ODS_TEXT}</table:table-row>',
    )
    for path in (workbook(tmp_path / "far.xlsx", corner), DATA / "far_corner.xls", far, many):
        assert code_of(lambda path=path: read_table(path)) == "table.too_large"
    # Formats without content are nothing.
    (read,) = read_table(workbook(tmp_path / "formats.xlsx", formats))
    assert grid(read) == [("a",)]


def test_a_bomb_does_not_go_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (1 << 22))
    honest = path.read_bytes()
    monkeypatch.setattr(extent, "MAX_UNPACKED", 1 << 21)
    assert code_of(lambda: read_table(path)) == "table.too_large"
    # One whose directory says that it is small.
    path.write_bytes(honest.replace((1 << 22).to_bytes(4, "little"), (9).to_bytes(4, "little")))
    assert code_of(lambda: read_table(path)) == "table.damaged"


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f"<!DOCTYPE d [{entities}]><worksheet><sheetData><row><c><v>&e8;</v></c></row></sheetData></worksheet>",
        )
    assert code_of(lambda: read_table(path)) == "table.damaged"


def test_the_extent_is_that_of_what_is_filled(tmp_path: Path) -> None:
    """Cells that do not say where they are, prefixes, and attributes in any order."""
    path = tmp_path / "x.xlsx"
    xml = (
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="7"><x:c s="1" r="C7"><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c>'
        '</x:row><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="ZZ8" s="3"/></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("s", xml)
    with zipfile.ZipFile(path) as archive:
        entry = archive.infolist()[0]
        assert extent._extent(archive, entry, extent._XlsxExtent()) == (8, 4)
        assert extent._rough_extent(archive, entry) == (7, 702, False)


def test_limits_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sheet, tables, delimited):
        monkeypatch.setattr(module, "MAX_ROWS", 50, raising=False)
    assert len(read_text("a,b\n" * 50)[0].rows) == 50
    assert code_of(lambda: read_text("a,b\n" * 51)) == "table.too_large"
    assert code_of(lambda: page_sheet("<table>" + "<tr><td>a" * 51, "", None)) == "table.too_large"
    assert code_of(lambda: read_text("," * 2000)) == "table.too_large"
    assert code_of(lambda: read_text('a,"b\n' + "c" * 200_000)) == "table.damaged"


# --- Progress ---


def test_a_large_table_reports_and_can_be_stopped(tmp_path: Path) -> None:
    def fill(book: Any, page: Any) -> None:
        for number in range(5000):
            page.write_row(number, 0, [f"A-{number}", number])

    for path in (workbook(tmp_path / "a.xlsx", fill), tmp_path / "a.csv"):
        if path.suffix == ".csv":
            path.write_text("".join(f"A-{number},{number}\n" for number in range(5000)))
        seen: list[tuple[int, int]] = []
        (read,) = read_table(path, progress=lambda done, total, seen=seen: seen.append((done, total)))
        assert len(read.rows) == 5000
        assert len(seen) >= 5
        assert all(0 <= done <= total for done, total in seen)

        def stop(done: int, total: int) -> None:
            raise DomainError("job.cancelled")

        assert code_of(lambda path=path: read_table(path, progress=stop)) == "job.cancelled"


# --- Properties ---

# Texts that mean something to a spreadsheet are tested above; the others come back as they were.
WORDS = st.text(st.characters(codec="gb18030", exclude_categories=("C", "Z")), max_size=12).filter(
    lambda text: not text.startswith(("'", "=", "\ufeff", "sep=")) and "\ufffd" not in text
)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from("\t,;|"))
@example([["a", "b;c;d"], ["e", "f;g;h"]], ",")
def test_no_cell_is_lost(rows: list[list[str]], delimiter: str) -> None:
    width = max(map(len, rows))
    out = io.StringIO()
    # A first line of bare words settles the separator, as a head does.
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([[f"列{n}" for n in range(width)], *rows])
    read = text_sheet(out.getvalue(), "", None)
    wanted = [tuple(row) for row in rows]
    for row in read.rows[1:]:
        assert row.cells == _trimmed(wanted[row.number - 2])


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    while cells and cells[-1] == "":
        cells = cells[:-1]
    return cells


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    assert (refused_or_read(lambda: text_sheet(decoded(content), "", None)) or "table.").startswith("table.")


@given(st.binary(max_size=2000))
def test_no_container_breaks_the_measuring(content: bytes) -> None:
    extent.check_xls(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content)


@given(st.integers(-(10**12), 10**12))
def test_fen_survive_the_float_of_a_spreadsheet(fen: int) -> None:
    amount = D(fen).scaleb(-2)
    assert cell_of(float(amount)) == amount


@given(st.integers(0, 16383))
def test_columns_have_the_names_of_a_spreadsheet(column: int) -> None:
    number = 0
    for letter in column_name(column):
        number = number * 26 + ord(letter) - 64
    assert number == column + 1
