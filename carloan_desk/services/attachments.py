"""Files kept with clients and deals: scans of papers, encrypted, in order, out again as one package."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.papers import Attachment, DocumentRecord, DocumentState
from carloan_desk.exchange import scans
from carloan_desk.exchange.scans import PDF, Scan
from carloan_desk.exchange.sheet import Progress
from carloan_desk.exchange.writing import write_whole
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Reader, Workspace

THUMBNAIL = 160


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper of a checklist a file belongs to: the code of its rule, and whose it is."""

    requirement: str
    role: str = "applicant"


@dataclass(frozen=True, slots=True)
class Filed:
    """A file, and the paper it belongs to; ``None`` if it belongs to none."""

    attachment: Attachment
    paper: Paper | None


class Packing(StrEnum):
    """How a package goes out: one PDF of everything, or a zip of one file for each paper."""

    PDF = "pdf"
    ZIP = "zip"


# Reading --------------------------------------------------------------------------------------------------------------


def of_deal(workspace: Workspace, deal_id: int) -> list[Filed]:
    """Return the files of a deal, those of one paper together and in their order."""
    with workspace.reading() as read:
        return filed(read, deal_id)


def filed(read: Reader, deal_id: int) -> list[Filed]:
    """Return the files of a deal; see :func:`of_deal`."""
    papers = {record.id: Paper(record.requirement, record.role) for record in read.all(DocumentRecord, deal_id=deal_id)}
    found = [Filed(each, papers.get(each.document_id)) for each in read.all(Attachment, deal_id=deal_id)]
    return sorted(found, key=lambda each: (each.attachment.document_id or 0, each.attachment.position, _id(each)))


def _id(each: Filed) -> int:
    return each.attachment.id or 0


def content(workspace: Workspace, attachment: Attachment) -> bytes:
    """Return the bytes of a file.

    Raises:
        DomainError: ``file.missing``, ``file.damaged``.
    """
    return workspace.files.get(attachment.key)


def picture(workspace: Workspace, attachment: Attachment, page: int, most: int) -> bytes:
    """Return a page of a file as PNG, at most so many pixels wide and high.

    Raises:
        DomainError: ``file.missing``, ``file.damaged``, ``scan.*``.
    """
    return scans.page_picture(content(workspace, attachment), attachment.media_type, page, most)


def pages(workspace: Workspace, attachment: Attachment) -> int:
    """Return how many pages a file has."""
    return scans.page_count(content(workspace, attachment), attachment.media_type)


# Adding ---------------------------------------------------------------------------------------------------------------


def read_files(paths: Sequence[Path], progress: Progress | None = None) -> tuple[list[Scan], list[DomainError]]:
    """Read files from disk; what cannot be kept says why, and the others are kept all the same."""
    found: list[Scan] = []
    refused: list[DomainError] = []
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, len(paths))
        try:
            found.append(scans.read_scan(path))
        except DomainError as error:
            if error.code == "job.cancelled":
                raise
            refused.append(error)
    return found, refused


def scans_in(folder: Path) -> list[Path]:
    """Return the files of a folder that may be scans, by name; what a scanner writes into it."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower().lstrip(".") in scans.OPENABLE)
    except OSError as error:
        raise DomainError("scan.unreadable", name=folder.name) from error


def add(workspace: Workspace, deal_id: int, found: Sequence[Scan], paper: Paper | None, on: date) -> Changes:
    """Keep files with a deal. A paper they belong to counts as received on that day, if it was not yet.

    A file that is there already with the same paper is not kept twice.

    Raises:
        DomainError: ``workspace.disk_full``, ``workspace.not_writable``; nothing was kept then.
    """
    keys = [workspace.files.put(scan.content) for scan in found]
    with workspace.unit_of_work("attachment.add", n=len(found)) as work:
        hold(work, deal_id, list(zip(found, keys, strict=True)), paper, on)
        return work.commit()


def hold(work: UnitOfWork, deal_id: int, found: Iterable[tuple[Scan, str]], paper: Paper | None, on: date) -> None:
    """Note files that lie in the vault under their keys with a deal; see :func:`add`."""
    deal = work.get(Deal, deal_id)
    record = None if paper is None else _received(work, deal_id, paper, on)
    document_id = None if record is None else record.id
    there = [each for each in work.all(Attachment, deal_id=deal_id) if each.document_id == document_id]
    known = {each.key for each in there}
    position = max((each.position for each in there), default=-1) + 1
    for scan, key in found:
        if key in known:
            continue
        known.add(key)
        work.add(_attachment(deal, document_id, scan.name, scan.media_type, len(scan.content), key, work, position))
        position += 1


def _attachment(
    deal: Deal,
    document_id: int | None,
    name: str,
    media_type: str,
    size: int,
    key: str,
    work: UnitOfWork,
    position: int,
) -> Attachment:
    return Attachment(
        client_id=deal.client_id,
        deal_id=deal.id,
        document_id=document_id,
        name=name,
        media_type=media_type,
        size=size,
        key=key,
        added_at=work.now,
        position=position,
    )


def _received(work: UnitOfWork, deal_id: int, paper: Paper, on: date) -> DocumentRecord:
    found = work.all(DocumentRecord, deal_id=deal_id, requirement=paper.requirement, role=paper.role)
    if found:
        record = found[0]
    else:
        record = work.add(
            DocumentRecord(
                deal_id=deal_id, requirement=paper.requirement, role=paper.role, state=DocumentState.NOT_ASKED
            )
        )
    if record.state is not DocumentState.RECEIVED:
        record.state = DocumentState.RECEIVED
        record.received_on = record.issued_on = on
        record.reason = ""
    return record


# Changing -------------------------------------------------------------------------------------------------------------


def rename(workspace: Workspace, attachment_id: int, name: str) -> Changes:
    """Give a file another name; its ending stays.

    Raises:
        DomainError: ``field.required`` without a name.
    """
    if not name.strip():
        raise DomainError("field.required", field="name")
    with workspace.unit_of_work("attachment.rename") as work:
        attachment = work.get(Attachment, attachment_id)
        attachment.name = Path(name.strip()).stem + scans.ENDINGS[attachment.media_type]
        return work.commit()


def file_under(workspace: Workspace, attachment_id: int, paper: Paper | None, on: date) -> Changes:
    """Say which paper a file is, or that it is none."""
    with workspace.unit_of_work("attachment.file") as work:
        attachment = work.get(Attachment, attachment_id)
        record = None if paper is None else _received(work, attachment.deal_id or 0, paper, on)
        attachment.document_id = None if record is None else record.id
        return work.commit()


def put_in_order(workspace: Workspace, attachment_ids: Sequence[int]) -> Changes:
    """Put files into this order."""
    with workspace.unit_of_work("attachment.order") as work:
        for position, attachment_id in enumerate(attachment_ids):
            work.get(Attachment, attachment_id).position = position
        return work.commit()


def remove(workspace: Workspace, attachment_ids: Sequence[int]) -> Changes:
    """Take files away from a deal; undo brings them back, their bytes stay in the vault."""
    with workspace.unit_of_work("attachment.remove", n=len(attachment_ids)) as work:
        for attachment_id in attachment_ids:
            work.purge(work.get(Attachment, attachment_id))
        return work.commit()


def rotate(workspace: Workspace, attachment: Attachment, turns: int, page: int) -> Changes:
    """Turn a page by quarter turns to the right.

    Raises:
        DomainError: ``scan.damaged``, ``file.*``.
    """
    return _rewrite(workspace, attachment, lambda old: scans.rotated(old, attachment.media_type, turns, page))


def crop(workspace: Workspace, attachment: Attachment, box: tuple[float, float, float, float]) -> Changes:
    """Keep a part of a picture only; undo brings the whole back.

    Raises:
        DomainError: ``scan.crop``, ``scan.damaged``, ``file.*``.
    """
    return _rewrite(workspace, attachment, lambda old: scans.cropped(old, attachment.media_type, box))


def _rewrite(workspace: Workspace, attachment: Attachment, change: Callable[[bytes], bytes]) -> Changes:
    new = change(content(workspace, attachment))
    key = workspace.files.put(new)
    with workspace.unit_of_work("attachment.edit") as work:
        kept = work.get(Attachment, attachment.id or 0)
        kept.key, kept.size = key, len(new)
        return work.commit()


def merge(workspace: Workspace, attachments: Sequence[Attachment], name: str) -> Changes:
    """Make one PDF of several files, in the place of the first; undo brings them back.

    Raises:
        DomainError: ``scan.merge`` fewer than two; ``scan.damaged``, ``file.*``.
    """
    if len(attachments) < 2:
        raise DomainError("scan.merge")
    whole = scans.merged([(content(workspace, each), each.media_type) for each in attachments])
    key = workspace.files.put(whole)
    with workspace.unit_of_work("attachment.merge", n=len(attachments)) as work:
        first, *others = (work.get(Attachment, each.id or 0) for each in attachments)
        first.name = Path(name).stem + scans.ENDINGS[PDF]
        first.media_type, first.key, first.size = PDF, key, len(whole)
        for other in others:
            work.purge(other)
        return work.commit()


def split(workspace: Workspace, attachment: Attachment) -> Changes:
    """Make a file of each page of a PDF; undo makes them one again.

    Raises:
        DomainError: ``scan.split`` one page only, or no PDF; ``scan.damaged``, ``file.*``.
    """
    if attachment.media_type != PDF:
        raise DomainError("scan.split")
    parts = scans.split(content(workspace, attachment))
    if len(parts) < 2:
        raise DomainError("scan.split")
    keys = [workspace.files.put(part) for part in parts]
    with workspace.unit_of_work("attachment.split") as work:
        whole = work.get(Attachment, attachment.id or 0)
        deal, stem = work.get(Deal, whole.deal_id or 0), Path(whole.name).stem
        later = [each for each in work.all(Attachment, deal_id=whole.deal_id) if each.position > whole.position]
        for each in later:
            each.position += len(parts) - 1
        for number, (part, key) in enumerate(zip(parts, keys, strict=True)):
            name = f"{stem}-{number + 1}{scans.ENDINGS[PDF]}"
            position = whole.position + number
            work.add(_attachment(deal, whole.document_id, name, PDF, len(part), key, work, position))
        work.purge(whole)
        return work.commit()


# Going out ------------------------------------------------------------------------------------------------------------


def package(
    workspace: Workspace,
    deal_id: int,
    checklist: Sequence[Requirement],
    path: Path,
    packing: Packing,
    most: int | None,
    names: Callable[[Paper], str],
    rest: str,
    progress: Progress | None = None,
) -> Changes:
    """Write the files of a deal for a lender's portal: in the order of the checklist, named after their papers.

    Nobody's name or number is in a file name. What cameras wrote into pictures is left out.

    Args:
        workspace: Where they are.
        deal_id: The deal.
        checklist: Its papers, in order.
        path: The file to write.
        packing: One PDF, or a zip of a PDF or picture for each paper.
        most: Bytes that each file of it may have at most; ``None`` has no limit.
        names: What a paper is called.
        rest: What files of no paper are called.
        progress: Called now and then; what it raises stops and leaves no file.

    Raises:
        DomainError: ``attachment.none`` there is nothing to pack, ``scan.cannot_shrink``, ``file.not_writable``.
    """
    with workspace.reading() as read:
        files = filed(read, deal_id)
    if not files:
        raise DomainError("attachment.none")
    order = [Paper(each.rule.code, each.rule.role) for each in checklist]
    groups: list[tuple[str, list[Attachment]]] = []
    for paper in [*order, *{each.paper for each in files if each.paper not in order and each.paper is not None}]:
        its = [each.attachment for each in files if each.paper == paper]
        if its:
            groups.append((names(paper), its))
    if loose := [each.attachment for each in files if each.paper is None]:
        groups.append((rest, loose))
    done, total = 0, len(files)
    parts: list[tuple[str, bytes, str]] = []
    for number, (name, its) in enumerate(groups, start=1):
        contents = []
        for each in its:
            contents.append((scans.without_notes(content(workspace, each), each.media_type), each.media_type))
            done += 1
            if progress is not None:
                progress(done, total + 1)
        alone = contents[0] if len(contents) == 1 else (scans.merged(contents), PDF)
        parts.append((f"{number:02}-{name}", *alone))
    write_whole(path, _packed(parts, packing, most))
    with workspace.unit_of_work("attachment.package", undoable=False, n=total) as work:
        columns = [name for name, _ in groups]
        work.add(ExportRecord(at=work.now, what="package", rows=total, columns=columns, masked=False))
        return work.commit()


def _packed(parts: Sequence[tuple[str, bytes, str]], packing: Packing, most: int | None) -> bytes:
    if packing is Packing.PDF:
        whole = scans.merged([(inside, media_type) for _, inside, media_type in parts])
        return whole if most is None else scans.within(whole, PDF, most)[0]
    named = []
    for name, inside, media_type in parts:
        shrunk, kind = (inside, media_type) if most is None else scans.within(inside, media_type, most)
        named.append((name.replace("/", "-") + scans.ENDINGS[kind], shrunk))
    return scans.zipped(named)
