"""The product catalogue from a spreadsheet and for one: looked at first, then taken in as one action."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Product
from carloan_desk.exchange.products import COLUMN_FIELDS, find_product_header, read_products, write_products
from carloan_desk.exchange.tables import read_table
from carloan_desk.services import products
from carloan_desk.storage.workspace import Changes, Workspace


@dataclass(frozen=True, slots=True)
class Line:
    """What a file says of one product, or a row of it that is refused.

    ``rows`` are the rows of the file. ``reason`` says why it is not taken; ``replaces`` is the version it follows.
    """

    rows: tuple[int, ...]
    product: Product | None
    replaces: Product | None = None
    reason: DomainError | None = None


def look(workspace: Workspace, path: Path, today: date) -> list[Line]:
    """Read a file of products and say what would come of it; nothing is changed.

    What the file has no column for, the next version has from the one before: fees, limits, rounding, papers.

    Raises:
        DomainError: ``table.*`` the file cannot be read; ``product.no_head`` no sheet has a table of products.
    """
    for sheet in read_table(path):
        header = find_product_header(sheet)
        if header is not None and {"lender", "name", "months"} <= set(header.mapping):
            break
    else:
        raise DomainError("product.no_head")
    found = read_products(sheet, header, today)
    known = products.every(workspace)
    lines = [Line((row,), None, reason=error) for row, error in found.problems]
    told = frozenset(COLUMN_FIELDS[key] for key in header.mapping if key in COLUMN_FIELDS)
    for product, rows in found.products:
        earlier = products.version_before(product, known)
        if earlier is not None:
            products.carry_over(product, earlier, told)
        try:
            products.check(product)
            products.check_follows(product, earlier)
        except DomainError as error:
            lines.append(Line(rows, product, earlier, error))
        else:
            lines.append(Line(rows, product, earlier))
    return sorted(lines, key=lambda line: line.rows)


def take(workspace: Workspace, lines: list[Line]) -> Changes:
    """Take the products of a file that was looked at; what was refused is left out. One action, one undo."""
    taken = [line.product for line in lines if line.product is not None and line.reason is None]
    with workspace.unit_of_work("product.import", count=len(taken)) as work:
        for product in taken:
            products.place(work, product)
        return work.commit()


def export(workspace: Workspace, path: Path) -> None:
    """Write the whole catalogue, every version.

    Raises:
        DomainError: ``table.kind``, ``file.not_writable``.
    """
    write_products(path, products.every(workspace))
