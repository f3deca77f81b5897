"""Scans and photographs of papers: what a file really is, its pages as pictures, and what one does with them.

A file is judged by its content, never by its name. Pictures that few programs read (HEIC of telephones, TIFF, WebP,
BMP) are kept as JPEG, PNG or PDF. Places and device names that cameras write into pictures never leave the program.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from carloan_desk.domain.errors import DomainError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 120_000_000
MAX_PAGES = 500
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ENDINGS = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf"}
OPENABLE = ("pdf", "jpg", "jpeg", "png", "heic", "heif", "webp", "tif", "tiff", "bmp")

_QUALITY = 90
_POINTS = 72
# A4 at 72 points an inch, in points.
_PAPER = (595.28, 841.89)
_PDF_SCALE = 200 / _POINTS


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that can be kept.

    Attributes:
        name: As it was called, with the ending of what it is.
        media_type: ``image/jpeg``, ``image/png`` or ``application/pdf``.
        content: Its bytes.
        pages: How many; 1 for a picture.
    """

    name: str
    media_type: str
    content: bytes
    pages: int


def read_scan(path: Path) -> Scan:
    """Read a file from disk.

    Raises:
        DomainError: ``scan.unreadable``; ``scan.too_large`` (``most``, in MB); see :func:`scan_of`.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DomainError("scan.too_large", name=path.name, most=MAX_BYTES // 1024 // 1024)
        content = path.read_bytes()
    except OSError as error:
        raise DomainError("scan.unreadable", name=path.name) from error
    return scan_of(path.name, content)


def scan_of(name: str, content: bytes) -> Scan:
    """Return what some bytes are.

    Raises:
        DomainError: Each with ``name``: ``scan.too_large``, ``scan.kind`` neither picture nor PDF, ``scan.damaged``,
            ``scan.password``, ``scan.too_many_pixels``, ``scan.too_many_pages``.
    """
    if len(content) > MAX_BYTES:
        raise DomainError("scan.too_large", name=name, most=MAX_BYTES // 1024 // 1024)
    if b"%PDF-" in content[:1024]:
        return Scan(_named(name, PDF), PDF, content, _pages_of(name, content))
    with _opened(name, content, whole=False) as picture:
        if picture.format == "JPEG":
            return Scan(_named(name, JPEG), JPEG, content, 1)
        if picture.format == "PNG":
            return Scan(_named(name, PNG), PNG, content, 1)
        frames = getattr(picture, "n_frames", 1)
        if frames > 1 and picture.format == "TIFF":
            return _scan_of_frames(name, picture, frames)
        media_type = PNG if picture.mode in ("1", "P", "LA", "RGBA") else JPEG
        return Scan(_named(name, media_type), media_type, _saved(_upright(picture), media_type), 1)


def _named(name: str, media_type: str) -> str:
    path = Path(name)
    same = {JPEG: (".jpg", ".jpeg")}.get(media_type, (ENDINGS[media_type],))
    return name if path.suffix.lower() in same else path.stem + ENDINGS[media_type]


@contextmanager
def _opened(name: str, content: bytes, *, whole: bool = True) -> "Iterator[Image]":
    """Open a picture, as far as its size allows; a JPEG that is only looked at (not ``whole``) at an eighth of it."""
    from PIL import Image, UnidentifiedImageError

    _register_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise DomainError("scan.too_many_pixels", name=name)
                if not whole and picture.format == "JPEG":
                    picture.draft("RGB", (1, 1))  # Reads every byte all the same: what is damaged is found.
                picture.load()
                yield picture
    except UnidentifiedImageError as error:
        raise DomainError("scan.kind", name=name) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DomainError("scan.too_many_pixels", name=name) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise DomainError("scan.damaged", name=name) from error


def _register_heif() -> None:
    from PIL import Image

    if "HEIF" not in Image.OPEN:
        from pi_heif import register_heif_opener

        register_heif_opener()


def _scan_of_frames(name: str, picture: "Image", frames: int) -> Scan:
    if frames > MAX_PAGES:
        raise DomainError("scan.too_many_pages", name=name, most=MAX_PAGES)
    parts = []
    for frame in range(frames):
        picture.seek(frame)
        parts.append((_saved(picture.convert("RGB"), JPEG), JPEG))
    return Scan(_named(name, PDF), PDF, merged(parts), frames)


# Pages ----------------------------------------------------------------------------------------------------------------


@contextmanager
def _document(name: str, content: bytes) -> "Iterator[object]":
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        code = "scan.password" if "password" in str(error).lower() else "scan.damaged"
        raise DomainError(code, name=name) from error
    try:
        yield document
    finally:
        document.close()


def _pages_of(name: str, content: bytes) -> int:
    with _document(name, content) as document:
        pages = len(document)  # type: ignore[arg-type]
    if not pages:
        raise DomainError("scan.damaged", name=name)
    if pages > MAX_PAGES:
        raise DomainError("scan.too_many_pages", name=name, most=MAX_PAGES)
    return pages


def page_count(content: bytes, media_type: str) -> int:
    """Return how many pages there are.

    Raises:
        DomainError: ``scan.damaged``.
    """
    return _pages_of("", content) if media_type == PDF else 1


def page_picture(content: bytes, media_type: str, page: int, most: int) -> bytes:
    """Return a page as PNG, upright, at most so many pixels wide and high.

    Raises:
        DomainError: ``scan.damaged``, ``scan.password``, ``scan.too_many_pixels``.
    """
    picture = _page(content, media_type, page, most)
    picture.thumbnail((most, most))
    return _saved(picture, PNG)


def _page(content: bytes, media_type: str, page: int, most: int | None = None) -> "Image":
    """Return a page as a picture; a PDF's at 200 dots an inch unless less is enough."""
    if media_type != PDF:
        with _opened("", content) as picture:
            if most is not None:
                picture.draft("RGB", (most, most))
            return _upright(picture).convert("RGB")
    with _document("", content) as document:
        sheet = document[page]  # type: ignore[index]
        width, height = sheet.get_size()
        scale = _PDF_SCALE if most is None else min(_PDF_SCALE, most / max(width, height))
        if width * scale * height * scale > MAX_PIXELS:
            raise DomainError("scan.too_many_pixels", name="")
        drawn: Image = sheet.render(scale=scale).to_pil().convert("RGB")
        return drawn


def _upright(picture: "Image") -> "Image":
    """Turn a photograph as the camera was held, and leave the camera's notes behind."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(picture)
    turned.info.pop("exif", None)
    return turned


def _saved(picture: "Image", media_type: str) -> bytes:
    out = io.BytesIO()
    if media_type == JPEG:
        picture.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        picture.save(out, "PNG", optimize=picture.width * picture.height < 2_000_000)
    return out.getvalue()


# Changing -------------------------------------------------------------------------------------------------------------


def rotated(content: bytes, media_type: str, turns: int, page: int = 0) -> bytes:
    """Return it with a page turned by quarter turns to the right.

    Raises:
        DomainError: ``scan.damaged``.
    """
    if media_type != PDF:
        with _opened("", content) as picture:
            return _saved(_upright(picture).rotate(-90 * turns, expand=True), media_type)
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    with naming_pdf_faults():
        writer.append(PdfReader(io.BytesIO(content)))
        writer.pages[page].rotate(90 * turns % 360)
        return _written(writer)


def cropped(content: bytes, media_type: str, box: tuple[float, float, float, float]) -> bytes:
    """Return the part of a picture within a box: left, top, right, bottom as fractions of its size.

    A PDF cannot be cropped: what lies outside would still be in it.

    Raises:
        DomainError: ``scan.crop`` a PDF, or a box with nothing in it.
    """
    left, top, right, bottom = (min(max(edge, 0.0), 1.0) for edge in box)
    if media_type == PDF or right - left < 0.02 or bottom - top < 0.02:
        raise DomainError("scan.crop")
    with _opened("", content) as opened:
        picture = _upright(opened)
        width, height = picture.size
        edges = (round(left * width), round(top * height), round(right * width), round(bottom * height))
        return _saved(picture.crop(edges), media_type)


def split(content: bytes) -> list[bytes]:
    """Return each page of a PDF as a PDF of its own.

    Raises:
        DomainError: ``scan.damaged``.
    """
    from pypdf import PdfReader, PdfWriter

    with naming_pdf_faults():
        found = []
        for page in PdfReader(io.BytesIO(content)).pages:
            writer = PdfWriter()
            writer.add_page(page)
            found.append(_written(writer))
        return found


def merged(parts: Sequence[tuple[bytes, str]]) -> bytes:
    """Return one PDF of pictures and PDFs, in order; a picture fills a sheet of A4, upright or across as it is.

    Raises:
        DomainError: ``scan.damaged``.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    with naming_pdf_faults():
        for content, media_type in parts:
            writer.append(PdfReader(io.BytesIO(content if media_type == PDF else _sheet(content))))
        return _written(writer)


def _sheet(content: bytes) -> bytes:
    """Return a picture on a page of its own."""
    with _opened("", content) as opened:
        picture = _upright(opened).convert("RGB")
    across = picture.width > picture.height
    width, height = reversed(_PAPER) if across else _PAPER
    # So many dots an inch that the picture just fits on the sheet.
    dots = max(picture.width / width, picture.height / height) * _POINTS
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=dots, quality=_QUALITY)
    return out.getvalue()


@contextmanager
def naming_pdf_faults() -> Iterator[None]:
    """Raise ``scan.damaged`` for whatever a broken PDF makes its library raise."""
    from pypdf.errors import PyPdfError

    try:
        yield
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DomainError("scan.damaged", name="") from error


def _written(writer: "object") -> bytes:
    out = io.BytesIO()
    writer.write(out)  # type: ignore[attr-defined]
    return out.getvalue()


def within(content: bytes, media_type: str, most: int) -> tuple[bytes, str]:
    """Return it in at most so many bytes, as sharp as they allow, with its type.

    A picture is written smaller; the pages of a PDF are drawn and written as pictures.

    Raises:
        DomainError: ``scan.cannot_shrink``: it would no longer be legible.
    """
    if len(content) <= most:
        return content, media_type
    pages = [_page(content, media_type, number) for number in range(page_count(content, media_type))]
    for dots, quality in ((1.0, 75), (0.75, 70), (0.6, 65), (0.5, 60), (0.4, 55)):
        written = [_reduced(page, dots, quality) for page in pages]
        shrunk = merged([(page, JPEG) for page in written]) if media_type == PDF else written[0]
        if len(shrunk) <= most:
            return shrunk, PDF if media_type == PDF else JPEG
    raise DomainError("scan.cannot_shrink", name="")


def _reduced(picture: "Image", scale: float, quality: int) -> bytes:
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    out = io.BytesIO()
    picture.resize(size).save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def without_notes(content: bytes, media_type: str) -> bytes:
    """Return a picture without the place, time and device that a camera wrote into it; a PDF as it is."""
    if media_type == PDF:
        return content
    with _opened("", content) as picture:
        return _saved(_upright(picture), media_type) if picture.getexif() else content


def zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Return files in one zip, under their names in order; equal names are told apart."""
    out = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for name, content in parts:
            path, number = Path(name), 1
            while name.casefold() in taken:
                number += 1
                name = f"{path.stem}-{number}{path.suffix}"
            taken.add(name.casefold())
            file.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()
