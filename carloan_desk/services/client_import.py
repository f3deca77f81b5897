"""Clients in: a spreadsheet becomes a plan that can be looked at, then one action that can be undone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Gender, Source
from carloan_desk.domain.client_list import ImportChoice
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import check_resident_id
from carloan_desk.domain.name_match import name_key
from carloan_desk.exchange.cells import text_of
from carloan_desk.exchange.clients import ReadClient, columns_by_content, find_client_header, read_clients
from carloan_desk.exchange.headers import Header, header_at
from carloan_desk.exchange.sheet import Progress, Sheet
from carloan_desk.exchange.tables import read_table, read_text
from carloan_desk.exchange.writing import Column, ColumnKind, write_table
from carloan_desk.storage.workspace import Changes, UnitOfWork, Workspace

# Columns chosen by hand, by the fingerprint of the head they were chosen for.
_COLUMNS = "client_import.columns"
_AT_ONCE = 1_000
_POLITE = re.compile("先生|女士|小姐|太太")
_EMPTY: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet with the head that was found in it, or chosen."""

    sheet: Sheet
    header: Header


@dataclass(slots=True)
class ImportLine:
    """What becomes of one row.

    Attributes:
        read: The row.
        known_id: The client it is about, if one is known by this phone or ID number.
        twin_of: The number of an earlier row with the same phone or ID number.
        known_name: The name of that client, or in that row.
        shares_phone: Whether they only have a telephone in common with that client: a couple with one number.
        choice: What is done if it is known or a twin.
    """

    read: ReadClient
    known_id: int | None = None
    twin_of: int | None = None
    known_name: str = ""
    shares_phone: bool = False
    choice: ImportChoice = ImportChoice.FILL

    @property
    def is_double(self) -> bool:
        """Whether the client is known, or another row is about them."""
        return self.known_id is not None or self.twin_of is not None

    @property
    def adds(self) -> bool:
        """Whether the row makes a new client."""
        return self.read.refused is None and (not self.is_double or self.choice is ImportChoice.ADD)


@dataclass(slots=True)
class ImportPlan:
    """All rows of a list, each with what becomes of it. Nothing is changed before :func:`carry_out`."""

    source: ListedSheet
    lines: list[ImportLine] = field(default_factory=list)

    @property
    def refused(self) -> list[ImportLine]:
        """Rows that cannot be taken."""
        return [line for line in self.lines if line.read.refused is not None]

    @property
    def doubles(self) -> list[ImportLine]:
        """Rows about clients already known, or about the same client as an earlier row."""
        return [line for line in self.lines if line.read.refused is None and line.is_double]

    @property
    def without_source(self) -> int:
        """How many new clients have no source in the list: it has to be chosen for them."""
        return sum(line.adds and "source" not in line.read.fields for line in self.lines)

    def choose(self, choice: ImportChoice) -> None:
        """Do the same with everybody who is known or twice in the list; who only shares a phone is left alone."""
        for line in self.doubles:
            if not line.shares_phone:
                line.choice = choice

    def review(self) -> "Review":
        """Return what is to be looked at before the plan is carried out."""
        lines = sorted(self.lines, key=lambda line: (line.read.refused is None, not line.is_double, not line.read.left))
        added = sum(line.adds for line in self.lines)
        doubles = self.doubles
        left_out = sum(line.choice is ImportChoice.SKIP for line in doubles)
        return Review(lines, added, len(doubles), len(self.refused), self.without_source, left_out)


@dataclass(frozen=True, slots=True)
class Review:
    """A plan for the eye: the rows that need a look first, and how many there are of each."""

    lines: list[ImportLine]
    added: int
    doubles: int
    refused: int
    without_source: int
    left_out: int


def load(
    workspace: Workspace, path: Path | None, text: str = "", progress: Progress | None = None
) -> list[ListedSheet]:
    """Read a file or what was copied; return its sheets, the one whose head is surest first.

    Raises:
        DomainError: ``table.*``: it cannot be read.
    """
    sheets = read_text(text, progress=progress) if path is None else read_table(path, progress=progress)
    with workspace.reading() as read:
        remembered = read.setting(_COLUMNS, {})
    found = []
    for sheet in sheets:
        header = find_client_header(sheet, remembered=remembered)
        found.append(ListedSheet(sheet, header_at(sheet, 0, columns_by_content(sheet)) if header is None else header))
    return sorted(found, key=_order)


def _order(listed: ListedSheet) -> tuple[bool, bool, float]:
    """A sheet somebody hid comes after those that are seen, one without a head after those that have one."""
    header = listed.header
    return listed.sheet.hidden, not (header.row and header.mapping), -header.confidence


def with_header(source: ListedSheet, row: int) -> ListedSheet:
    """Return the sheet with another row as its head; columns keep their meaning."""
    return ListedSheet(source.sheet, header_at(source.sheet, row, source.header.mapping))


def with_columns(source: ListedSheet, mapping: Mapping[str, int]) -> ListedSheet:
    """Return the sheet with columns chosen by hand."""
    return ListedSheet(source.sheet, replace(source.header, mapping=dict(mapping)))


def plan(workspace: Workspace, source: ListedSheet, progress: Progress | None = None) -> ImportPlan:
    """Find out what would become of each row.

    Raises:
        DomainError: ``table.no_column``: no column is chosen for the name.
    """
    lines = [ImportLine(each) for each in read_clients(source.sheet, source.header, progress=progress)]
    taken = [line for line in lines if line.read.refused is None]
    known = _known(workspace, [line.read for line in taken])
    for line in taken:
        fields = line.read.fields
        mine = _Somebody(fields["name"], fields.get("id_number", ""), row=line.read.number)
        found = [each for key in _keys(line.read) for each in known.get(key, [])]
        who = next((each for each in found if each.may_be(mine)), found[0] if found else None)
        if who is not None:
            line.known_id, line.twin_of, line.known_name = who.known_id, who.row, who.name
            line.shares_phone = not who.may_be(mine)
            line.choice = ImportChoice.ADD if line.shares_phone else ImportChoice.FILL
        for key in _keys(line.read):
            if key not in known or line.shares_phone:
                known.setdefault(key, []).append(mine)
    return ImportPlan(source, lines)


@dataclass(frozen=True, slots=True)
class _Somebody:
    """Whom a phone or ID number belongs to: a client, or the row of a list."""

    name: str
    id_number: str
    known_id: int | None = None
    row: int | None = None

    def may_be(self, other: "_Somebody") -> bool:
        """Whether two with the same telephone may be one person: by their ID numbers, else by their names."""
        if self.id_number and other.id_number:
            return self.id_number == other.id_number
        sexes = {sex for sex in (_sex_said(self.name), _sex_said(other.name)) if sex}
        if len(sexes) > 1:
            return False
        one, two = set(name_key(self.name)), set(name_key(other.name))
        # 曾乐 and 曾小乐 may be one person; 张建军 and 张小军 are father and son.
        return not one or not two or "*" in one | two or one <= two or two <= one


def _sex_said(name: str) -> str:
    """Return whether a name says Mr or Mrs: 黄先生 and 黄女士 are two people."""
    title = _POLITE.search(name.strip())
    return "" if title is None else "m" if title[0] == "先生" else "f"


def _keys(read: ReadClient) -> list[str]:
    return [str(read.fields[name]) for name in ("id_number", "mobile", "second_mobile") if name in read.fields]


def _known(workspace: Workspace, rows: Sequence[ReadClient]) -> dict[str, list[_Somebody]]:
    """Return who is known by each phone or ID number."""
    keys = list(dict.fromkeys(key for row in rows for key in _keys(row)))
    found: dict[str, list[_Somebody]] = {}
    with workspace.reading() as read:
        for start in range(0, len(keys), _AT_ONCE):
            for client in read.clients_known_by(keys[start : start + _AT_ONCE]):
                who = _Somebody(client.name, client.id_number, known_id=client.id)
                for number in filter(None, (client.mobile, client.second_mobile, client.id_number)):
                    if who not in found.setdefault(number, []):
                        found[number].append(who)
    return found


def carry_out(
    workspace: Workspace,
    made: ImportPlan,
    source: Source | None,
    today: date,
    progress: Progress | None = None,
) -> Changes:
    """Do what the plan says, as one action: one undo takes all of it back.

    Args:
        workspace: Where to.
        made: The plan with its choices.
        source: Where those came from who have no source in the list.
        today: The day they are added on, unless the list says when.
        progress: Called now and then; what it raises stops the import, and nothing of it stays.

    Raises:
        DomainError: ``field.required`` for ``source``: it is needed and was not chosen.
    """
    if source is None and made.without_source:
        raise DomainError("field.required", field="source")
    total = len(made.lines)
    # Reading and making is a third of the work; the other two are writing.
    report: Progress = (lambda _done, _all: None) if progress is None else progress
    by_row: dict[int, Client] = {}
    left_out = sum(line.choice is ImportChoice.SKIP for line in made.doubles)
    with workspace.unit_of_work("client.import", n=total - len(made.refused) - left_out) as work:
        _hold_known(work, made.lines)
        for number, line in enumerate(made.lines):
            _take(work, line, by_row, source, today)
            if number % _AT_ONCE == 0:
                report(number, 3 * total)
        work.set_setting(
            _COLUMNS, {**work.setting(_COLUMNS, {}), made.source.header.fingerprint: dict(made.source.header.mapping)}
        )
        changes = work.commit(lambda done, of: report(total + 2 * total * done // of, 3 * total))
    while by_row:
        by_row.popitem()
    return changes


def _hold_known(work: UnitOfWork, lines: Iterable[ImportLine]) -> None:
    """Load those who are changed together, not one by one."""
    ids = [
        line.known_id
        for line in lines
        if line.known_id is not None and line.choice in (ImportChoice.FILL, ImportChoice.UPDATE)
    ]
    for start in range(0, len(ids), _AT_ONCE):
        work.all(Client, id=ids[start : start + _AT_ONCE])


def _take(work: UnitOfWork, line: ImportLine, by_row: dict[int, Client], source: Source | None, today: date) -> None:
    if line.read.refused is not None:
        return
    fields = dict(line.read.fields)
    plate = fields.pop("plate", "")
    meant = by_row.get(line.twin_of or 0) if line.known_id is None else work.get(Client, line.known_id)
    if line.adds or meant is None:
        chosen = fields.pop("source", source)
        client = Client(**{"created_on": today, **fields}, source=chosen)
        _fill_from_id(client)
        work.add(client)
    elif line.choice is ImportChoice.SKIP:
        return
    else:
        client = meant
        _merge(client, fields, overwrite=line.choice is ImportChoice.UPDATE)
    by_row[line.read.number] = client
    if plate and not (line.is_double and _has_plate(work, client, plate)):
        work.add(OwnedVehicle(client_id=client.id or 0, plate=plate))


def _merge(client: Client, fields: Mapping[str, Any], *, overwrite: bool) -> None:
    for name, value in fields.items():
        if name == "tags":
            client.tags = client.tags + [tag for tag in value if tag not in client.tags]
        elif name == "note" and client.note and value not in client.note:
            client.note = f"{client.note}\n{value}"
        elif name == "mobile" and client.mobile not in ("", value) and not overwrite:
            client.second_mobile = client.second_mobile or value
        elif (overwrite and name not in ("created_on", "source")) or getattr(client, name) in _EMPTY:
            setattr(client, name, value)
    _fill_from_id(client)


def _fill_from_id(client: Client) -> None:
    if client.id_number and (client.birth_date is None or client.gender is None):
        parts = check_resident_id(client.id_number).parts
        client.birth_date = client.birth_date or parts.get("birth_date")
        if client.gender is None and "gender" in parts:
            client.gender = Gender(str(parts["gender"]))


def _has_plate(work: UnitOfWork, client: Client, plate: str) -> bool:
    return bool(client.id and work.all(OwnedVehicle, client_id=client.id, plate=plate))


def let_go(*lists: list[ImportLine]) -> None:
    """Empty long lists one by one: let go at once, a hundred thousand rows would keep the window waiting."""
    for lines in lists:
        while lines:
            lines.pop()


def write_refused(made: ImportPlan, path: Path, reason_title: str, reasons: Mapping[int, str]) -> None:
    """Write the rows that cannot be taken to a spreadsheet, each with its reason, to be mended and read again.

    Args:
        made: The plan.
        path: An xlsx or csv file.
        reason_title: What the column of reasons is called.
        reasons: The reason in words, by the number of the row.
    """
    lines = made.refused
    width = max((len(line.read.cells) for line in lines), default=0)
    titles = list(made.source.header.titles[:width])
    titles += [""] * (width - len(titles))
    columns = [*(Column(title, ColumnKind.IDENTIFIER) for title in titles), Column(reason_title)]
    rows = []
    for line in lines:
        cells = [text_of(cell) for cell in line.read.cells]
        rows.append([*cells, *[""] * (width - len(cells)), reasons[line.read.number]])
    write_table(path, columns, rows)
