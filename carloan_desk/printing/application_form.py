"""The application form (申请表) that the client signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from carloan_desk.printing import fonts
from carloan_desk.printing.layout import (
    Block,
    Cell,
    Lines,
    grid,
    section_bar,
    space,
)
from carloan_desk.printing.pages import Heading, build
from carloan_desk.printing.signatures import signature_rows


@dataclass(frozen=True, slots=True)
class ApplicationSheet:
    """What an application form says: ready texts in the language of the form.

    Attributes:
        title: Name of the form.
        number: Form number, on every page and in the QR code.
        on: Day of the form.
        content_hash: Fingerprint of the answers, hexadecimal.
        sections: Title and cells of each section, in order.
        declarations: Title and text of what the client declares; each has a box to tick by hand.
        signatures: Roles that sign and leave a fingerprint.
        witnesses: Roles that only sign.
        facts: Line in the foot, such as the version of the rules the form was made with.
    """

    title: str
    number: str
    on: date
    content_hash: str
    sections: Sequence[tuple[str, Sequence[Cell]]]
    declarations: Sequence[tuple[str, str]]
    signatures: Sequence[str]
    witnesses: Sequence[str] = ()
    facts: str = ""


def render_application(form: ApplicationSheet) -> bytes:
    """Return the form as PDF; the same form gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    fonts.require(form)
    blocks: list[Block] = []
    for title, cells in form.sections:
        if cells:
            blocks += [section_bar(title), *grid(cells)]
    if form.declarations:
        blocks += [space(6), section_bar("声明与授权（请逐项阅读，同意的在方框内打勾）"), space(4)]
        declared = [Lines.of(f"{title}：{content}", mark="☐") for title, content in form.declarations]
        # Nobody is to sign a page of its own: the last declaration goes with the signatures.
        blocks += [*declared[:-1], replace(declared[-1], leads=True)]
    places = [(role, True) for role in form.signatures] + [(role, False) for role in form.witnesses]
    if places:
        blocks += [replace(space(6), leads=True), section_bar("签署")]
        blocks += signature_rows(places)
    return build(Heading(form.title, form.number, form.on, form.content_hash, form.facts), blocks)
