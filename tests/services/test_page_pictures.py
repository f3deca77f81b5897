"""Every page as a picture: what stands where it stood, in black on white, with its fonts in the file.

`python -m tests.services.test_page_pictures` makes those in `tests/data/pages` anew; look at them before keeping them.
"""

import ctypes
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

import numpy
import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import MaritalStatus
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.offer import make_offer
from carloan_desk.services import paper_set, quote_papers, workbench, workspaces
from carloan_desk.services.quote_papers import Parties
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import TODAY, Manager
from tests.services.test_quote_papers import wish

PICTURES = Path(__file__).parent.parent / "data" / "pages"
_DOTS = 60  # an inch: enough to see each line and box
_BLOCK = 8
_MOST = 14.0  # of 255: how far the mean of a block may be from what it was


def papers_of(manager: Manager) -> Iterator[tuple[str, bytes]]:
    """Yield every paper that is printed, by a name for its picture."""
    client_id = manager.client(marital_status=MaritalStatus.MARRIED)
    with manager.workspace.unit_of_work("test.add") as work:
        work.add(Relation(client_id=client_id, kind=RelationKind.SPOUSE, name="配偶乙"))
        work.commit()
    deal_id = manager.walk(Stage.APPLICATION, client_id=client_id)
    view = manager.view(deal_id)
    for paper in paper_set.offered(view, paper_set.signers(manager.workspace, view), TODAY):
        yield (
            f"{paper.kind.value}-{paper.number.rpartition('-')[2]}",
            paper_set.render(manager.workspace, view, paper, TODAY, "某经理"),
        )
    lent = manager.walk(Stage.REPAYMENT)
    view = manager.view(lent)
    for paper in paper_set.offered(view, paper_set.signers(manager.workspace, view), TODAY):
        if paper.kind in (paper_set.PaperKind.SCHEDULE, paper_set.PaperKind.HANDOVER, paper_set.PaperKind.SETTLEMENT):
            yield f"loan-{paper.kind.value}", paper_set.render(manager.workspace, view, paper, TODAY, "某经理")
    product = workbench.bench(manager.workspace, TODAY).products[0]
    offers = [make_offer(wish(), product), make_offer(wish(months=24), product)]
    parties = Parties("曾乐", "比亚迪 秦L", "城东汽贸")
    yield "quote", quote_papers.quote_pdf(offers, parties, "QT20261123-0001", TODAY)
    yield "disclosure", quote_papers.disclosure_pdf(offers[0], parties, "CD20261123-0001", TODAY)


def pages_of(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=_DOTS / 72, grayscale=True).to_pil().convert("L") for page in document]


def blocks(picture: Image.Image) -> "numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]":
    """Mean grey of each block of eight by eight dots: a hair's breadth more or less of a letter does not count."""
    dots = numpy.asarray(picture, dtype=float)
    height, width = dots.shape[0] // _BLOCK * _BLOCK, dots.shape[1] // _BLOCK * _BLOCK
    return dots[:height, :width].reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK).mean(axis=(1, 3))


@pytest.fixture
def papers(manager: Manager) -> dict[str, bytes]:
    return dict(papers_of(manager))


def test_every_page_looks_as_it_did(papers: dict[str, bytes], tmp_path: Path) -> None:
    wrong = []
    seen = set()
    for name, pdf in papers.items():
        for number, picture in enumerate(pages_of(pdf), start=1):
            file = PICTURES / f"{name}-{number}.png"
            seen.add(file.name)
            if not file.exists():
                wrong.append(f"{file.name}: there is no picture of it")
                continue
            was = Image.open(file)
            if was.size != picture.size or (apart := abs(blocks(was) - blocks(picture)).max()) > _MOST:
                picture.save(tmp_path / file.name)
                wrong.append(f"{file.name}: {was.size} and {picture.size}, {apart:.0f} apart; now {tmp_path}")
    assert not wrong, "\n".join(wrong)
    assert {file.name for file in PICTURES.glob("*.png")} == seen


def test_every_font_is_in_the_file_and_no_glyph_is_missing(papers: dict[str, bytes]) -> None:
    for name, pdf in papers.items():
        for page in pypdf.PdfReader(BytesIO(pdf)).pages:
            for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
                whole = font.get_object()
                inner = whole.get("/DescendantFonts", [whole])[0].get_object()
                described = inner["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described), name
        for page in pypdfium2.PdfDocument(pdf):
            text = page.get_textpage().get_text_range()
            assert not {"\0", "\ufffd", "\ufffe"} & set(text), name


def test_nothing_is_lost_in_black_and_white(papers: dict[str, bytes]) -> None:
    """Whatever is coloured can be read from a copy: no letter is lighter than a third of the way to white."""
    for name, pdf in papers.items():
        for page in pypdfium2.PdfDocument(pdf):
            for each in page.get_objects(filter=[1]):  # text
                parts = [ctypes.c_uint() for _ in range(4)]
                assert raw.FPDFPageObj_GetFillColor(each, *parts)
                red, green, blue, _ = (part.value for part in parts)
                assert 0.299 * red + 0.587 * green + 0.114 * blue < 170, (name, red, green, blue)


def test_the_same_paper_is_the_same_file(papers: dict[str, bytes], manager: Manager) -> None:
    view = manager.view(2)
    for paper in paper_set.offered(view, paper_set.signers(manager.workspace, view), TODAY):
        again = [paper_set.render(manager.workspace, view, paper, TODAY, "某经理") for _ in range(2)]
        assert len({hashlib.sha256(pdf).digest() for pdf in again}) == 1, paper.title


def main() -> None:
    """Make the pictures anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        created = workspaces.create(Path(folder) / "w", "a passcode")
        noon = datetime.combine(TODAY, time(12))
        workspace: Workspace = workspaces.open(Path(folder) / "w", created.data_key, lambda: noon)
        for name, pdf in papers_of(Manager(workspace)):
            for number, picture in enumerate(pages_of(pdf), start=1):
                picture.save(PICTURES / f"{name}-{number}.png", optimize=True)
        workspace.close()
    sys.stdout.write(f"{len(list(PICTURES.glob('*.png')))} pictures\n")


if __name__ == "__main__":
    main()
