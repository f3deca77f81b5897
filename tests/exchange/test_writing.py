"""Tables out: what was written is what is read, in both formats, and nothing is half written."""

import errno
import io
import os
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange import cells
from carloan_desk.exchange.tables import read_table
from carloan_desk.exchange.writing import Column, ColumnKind, write_table, write_whole

D = Decimal
K = ColumnKind
COLUMNS = (
    Column("姓名"),
    Column("身份证号", K.IDENTIFIER),
    Column("金额", K.AMOUNT),
    Column("比例", K.RATE),
    Column("台数", K.COUNT),
    Column("日期", K.DATE),
)
ROW = ("欧阳䶮㛃𬱟", "990101199003070018", D("1234.50"), D("0.0085"), 3, date(2026, 3, 5))
both = pytest.mark.parametrize("ending", [".xlsx", ".csv"])


def back(path: Path) -> list[tuple[Any, ...]]:
    return [row.cells for row in read_table(path)[0].rows]


@both
def test_what_was_written_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"表{ending}"
    totals = ("合计", "", D("1234.50"), None, None, None)
    write_table(path, COLUMNS, [ROW, (None, "", D("-0.10"), None, None, None)], above=["标题", "说明"], totals=totals)
    read = read_table(path)[0].rows
    head = next(row for row in read if row.cells[0] == "姓名")
    assert (head.number, head.cells) == (3, tuple(column.title for column in COLUMNS))
    name, number, amount, rate, count, day = read[3].cells
    assert (name, cells.identifier_of(number, 1, 1)) == ROW[:2]
    assert isinstance(number, str)
    assert cells.money_of(amount, 1, 1) == ROW[2]
    assert cells.rate_of(rate, 1, 1) == ROW[3]
    assert cells.amount_of(count, 1, 1) == 3
    assert cells.date_of(day, 1, 1) == ROW[5]
    assert cells.money_of(read[4].cell(2), 1, 1) == D("-0.10")
    assert read[5].kind.value == "total"


def test_a_workbook_is_dressed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, COLUMNS, [ROW], sheet="三月/提成:[表]" + "长" * 40, above=["标题"])
    with zipfile.ZipFile(path) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert '<pane ySplit="2" topLeftCell="A3"' in page
    assert "<cols>" in page
    assert "#,##0.00" in styles
    assert "yyyy-mm-dd" in styles
    assert len(read_table(path)[0].name) <= 31


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", '=HYPERLINK("http://x")', "http://x.example"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    for kind in (K.TEXT, K.IDENTIFIER):
        page, plain = tmp_path / "a.xlsx", tmp_path / "a.csv"
        for path in (page, plain):
            write_table(
                path, [Column(text, kind), Column("乙"), Column("丙")], [[text, "a", "b"]], totals=[text, "c", "d"]
            )
            assert {row[0] for row in back(path)} == {text.strip()}
            write_table(path, [Column("甲"), Column("乙")], [["a", "b"]] * 9, above=[text], below=[text])
            assert {row[0] for row in back(path)} == {text.strip(), "甲", "a"}
        with zipfile.ZipFile(page) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
            assert not [name for name in archive.namelist() if "_rels/sheet" in name]
        for line in plain.read_text("utf-8-sig").split("\n"):
            assert not line.strip('"').startswith(("=", "+", "-", "@", "\t")), line


def test_csv_opens_as_it_should_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_table(path, COLUMNS, [ROW])
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"990101199003070018\t" in content
    assert b"1234.50" in content


@both
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"before")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DomainError) as refusal:
        write_table(path, COLUMNS, [ROW])
    assert refusal.value.code == "file.not_writable"
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@both
def test_a_stopped_job_leaves_nothing(tmp_path: Path, ending: str) -> None:
    def stop(done: int, total: int) -> None:
        raise DomainError("job.cancelled")

    with pytest.raises(DomainError, match=r"job\.cancelled"):
        write_table(tmp_path / f"a{ending}", COLUMNS, [ROW] * 1001, progress=stop)
    assert not list(tmp_path.iterdir())


def test_a_file_is_written_over_another_but_not_over_a_folder_or_nowhere(tmp_path: Path) -> None:
    target = tmp_path / "还款 计划.pdf"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "folder", tmp_path / "no such folder" / "a.pdf"):
        with pytest.raises(DomainError, match=r"file\.not_writable"):
            write_whole(place, b"x")
    assert {path.name for path in tmp_path.iterdir()} == {"还款 计划.pdf", "folder"}


def test_refusals_have_names(tmp_path: Path) -> None:
    def code(path: Path, text: str = "甲") -> str:
        with pytest.raises(DomainError) as refusal:
            write_table(path, [Column("a")], [["b"], [text]])
        return refusal.value.code

    assert code(tmp_path / "a.pdf") == "table.kind"
    assert code(tmp_path / "none" / "a.xlsx") == "file.not_writable"
    assert code(tmp_path / "a.xlsx", "长" * 40_000) == "table.cell.too_long"


TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(
    st.lists(st.tuples(TEXTS, st.integers(-(10**10), 10**10), st.dates(date(1950, 1, 1), date(2190, 1, 1))), max_size=5)
)
def test_texts_amounts_and_days_survive(rows: list[tuple[str, int, date]]) -> None:
    import tempfile

    columns = (Column("甲"), Column("乙", K.AMOUNT), Column("丙", K.DATE))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_table(path, columns, [(text, D(fen).scaleb(-2), day) for text, fen, day in rows])
        assert back(path)[1:] == [(text, D(fen).scaleb(-2), day) for text, fen, day in rows]


def test_no_file_of_its_own_is_left_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and numbers of people stand in the file asked for, and nowhere else on the disk."""
    opened: list[str] = []
    true_open = io.open

    def seen(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        if set(mode) & set("wax+") and isinstance(file, (str, os.PathLike)):
            opened.append(str(file))
        return true_open(file, mode, *more, **named)

    monkeypatch.setattr("builtins.open", seen)
    monkeypatch.setattr("io.open", seen)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    write_table(tmp_path / "a.xlsx", COLUMNS, [ROW] * 10)
    assert opened == []
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
