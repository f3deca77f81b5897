"""Clients out: chosen columns to a spreadsheet, masked unless asked otherwise, and noted in the history."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carloan_desk.domain.client import LONG_TERM, Client
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.exchange.sheet import Progress
from carloan_desk.exchange.writing import Column, ColumnKind, Value, write_table
from carloan_desk.storage.workspace import Changes, Workspace

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column one can choose: its name, its kind, what of a client stands in it, and what of it under the mask."""

    name: str
    kind: ColumnKind
    value: Callable[[Client], Value]
    masked: Callable[[Client], Value] | None = None


def _surname(name: str) -> str:
    return f"{name[0]}**" if name else ""


def _middle_hidden(number: str, head: int, tail: int) -> str:
    return number if len(number) <= head + tail else f"{number[:head]}****{number[-tail:]}"


def _tags(tags: Sequence[str]) -> str:
    # A comma at the end keeps one tag of two words together when the list is read again.
    parted = len(tags) == 1 and re.search(r"[\s/]", tags[0]) is not None
    return "、".join(tags) + ("、" if parted else "")


def _card_end(day: date | None) -> date | str | None:
    """Return the last day of an identity card as the card itself says it."""
    return "长期" if day == LONG_TERM else day


# Amounts and free text say too much of a person to go out under the mask at all.
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("name", ColumnKind.TEXT, lambda c: c.name, lambda c: _surname(c.name)),
    ExportColumn("mobile", ColumnKind.IDENTIFIER, lambda c: c.mobile, lambda c: _middle_hidden(c.mobile, 3, 4)),
    ExportColumn(
        "second_mobile",
        ColumnKind.IDENTIFIER,
        lambda c: c.second_mobile,
        lambda c: _middle_hidden(c.second_mobile, 3, 4),
    ),
    ExportColumn("source", ColumnKind.TEXT, lambda c: c.source.value),
    ExportColumn("city", ColumnKind.TEXT, lambda c: c.city),
    ExportColumn("interest", ColumnKind.TEXT, lambda c: c.interest),
    ExportColumn("next_action", ColumnKind.TEXT, lambda c: c.next_action, lambda _: None),
    ExportColumn("next_action_on", ColumnKind.DATE, lambda c: c.next_action_on),
    ExportColumn("created_on", ColumnKind.DATE, lambda c: c.created_on),
    ExportColumn("tags", ColumnKind.TEXT, lambda c: _tags(c.tags)),
    ExportColumn(
        "id_number", ColumnKind.IDENTIFIER, lambda c: c.id_number, lambda c: _middle_hidden(c.id_number, 3, 2)
    ),
    ExportColumn("id_valid_until", ColumnKind.DATE, lambda c: _card_end(c.id_valid_until), lambda _: None),
    ExportColumn("birth_date", ColumnKind.DATE, lambda c: c.birth_date, lambda _: None),
    ExportColumn("gender", ColumnKind.TEXT, lambda c: c.gender and c.gender.value),
    ExportColumn("marital_status", ColumnKind.TEXT, lambda c: c.marital_status and c.marital_status.value),
    ExportColumn("occupation", ColumnKind.TEXT, lambda c: c.occupation and c.occupation.value),
    ExportColumn("employer", ColumnKind.TEXT, lambda c: c.employer, lambda _: None),
    ExportColumn("job_title", ColumnKind.TEXT, lambda c: c.job_title),
    ExportColumn("employer_phone", ColumnKind.IDENTIFIER, lambda c: c.employer_phone, lambda _: None),
    ExportColumn("employed_since", ColumnKind.DATE, lambda c: c.employed_since, lambda _: None),
    ExportColumn("monthly_income", ColumnKind.AMOUNT, lambda c: c.monthly_income, lambda _: None),
    ExportColumn("monthly_debt", ColumnKind.AMOUNT, lambda c: c.monthly_debt, lambda _: None),
    ExportColumn("address", ColumnKind.TEXT, lambda c: c.address, lambda _: None),
    ExportColumn("wechat", ColumnKind.TEXT, lambda c: c.wechat, lambda c: _middle_hidden(c.wechat, 2, 1)),
    ExportColumn("email", ColumnKind.TEXT, lambda c: c.email, lambda _: None),
    ExportColumn("note", ColumnKind.TEXT, lambda c: c.note, lambda _: None),
)
USUAL = ("name", "mobile", "source", "city", "interest", "next_action", "next_action_on", "tags")


def export(
    workspace: Workspace,
    client_ids: Sequence[int],
    path: Path,
    columns: Sequence[str],
    titles: Sequence[str],
    words: Callable[[str, str], str],
    *,
    masked: bool = True,
    progress: Progress | None = None,
) -> Changes:
    """Write clients to an xlsx or csv file and note that they went out.

    Args:
        workspace: Where they are.
        client_ids: Which clients, in this order.
        path: The file.
        columns: Names out of ``COLUMNS``.
        titles: What each column is called in the file.
        words: Says a coded value of a column, such as a source, in words.
        masked: Hide names, numbers, amounts and free text.
        progress: Called now and then; what it raises stops the export and leaves no file.

    Raises:
        DomainError: ``client.no_columns``; see :func:`carloan_desk.exchange.writing.write_table`.
    """
    known = {column.name: column for column in COLUMNS}
    chosen = [known[name] for name in columns]
    heads = [Column(title, column.kind) for title, column in zip(titles, chosen, strict=True)]
    write_table(path, heads, _rows(workspace, client_ids, chosen, words, masked, progress), progress=progress)
    with workspace.unit_of_work("client.export", undoable=False, n=len(client_ids)) as work:
        work.add(ExportRecord(at=work.now, what="clients", rows=len(client_ids), columns=list(columns), masked=masked))
        return work.commit()


_CODED = frozenset({"source", "gender", "marital_status", "occupation"})


def _rows(
    workspace: Workspace,
    client_ids: Sequence[int],
    chosen: Sequence[ExportColumn],
    words: Callable[[str, str], str],
    masked: bool,
    progress: Progress | None,
) -> Iterator[list[Value]]:
    def said(column: ExportColumn, client: Client) -> Value:
        read = column.masked if masked and column.masked is not None else column.value
        value = read(client)
        return words(column.name, str(value)) if value and column.name in _CODED else value

    with workspace.reading() as read:
        for start in range(0, len(client_ids), _AT_ONCE):
            some = list(client_ids[start : start + _AT_ONCE])
            found = {client.id: client for client in read.all(Client, id=some)}
            if progress is not None:
                progress(start, 2 * len(client_ids))
            for client_id in some:
                if client_id in found:
                    yield [said(column, found[client_id]) for column in chosen]
