"""The page with the recovery key (恢复密钥), to be kept on paper. In both languages: it may be needed years later."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from carloan_desk.printing import fonts, text
from carloan_desk.printing.layout import (
    BODY,
    LABEL_GREY,
    LEFT,
    LINE_GREY,
    MM,
    SMALL,
    TINT,
    WIDTH,
    Block,
    Cell,
    Lines,
    Solid,
    grid,
    section_bar,
    space,
)
from carloan_desk.printing.pages import Heading, build, draw_qr

_PURPOSE = (
    "忘记口令时，用本页的密钥打开工作台，或打开由它制作的备份。",
    "If the passcode is forgotten, this key opens the workspace and every backup made from it.",
)
_RULES = (
    (
        "请打印或抄写，与电脑分开存放，例如锁在抽屉或保险柜里。",
        "Keep it on paper, away from the computer, in a locked drawer or a safe.",
    ),
    (
        "得到本页的人可以打开全部客户资料：不要拍照，不要发送给任何人。",
        "Whoever has this page can open all client data: take no photograph of it and send it to nobody.",
    ),
    (
        "口令和密钥都遗失后，数据无法找回，任何人都不能代为恢复。",
        "Without passcode and key the data cannot be recovered, by anybody.",
    ),
    (
        "换用新的恢复密钥后，本页作废，请销毁。",
        "Once a new recovery key has been made, destroy this page.",
    ),
)


def render_recovery_key(key: str, made_on: date) -> bytes:
    """Return one page with the key in its groups, a QR code of it, and what it is for.

    Args:
        key: The key, its groups separated by ``-``.
        made_on: Day on which the key was made.
    """
    fonts.require(key)
    blocks: list[Block] = [space(8), *(Lines.of(line, BODY, after=1) for line in _PURPOSE)]
    blocks += [space(8), section_bar("恢复密钥  Recovery key"), _key_block(key)]
    blocks += [space(10), section_bar("保管  Keeping it"), space(5)]
    for number, (chinese, english) in enumerate(_RULES, start=1):
        rule = Lines.of(chinese, BODY, mark=f"{number}.", after=0)
        blocks += [rule, Lines.of(english, SMALL, indent=rule.indent, after=5)]
    blocks += [
        space(6),
        *grid([Cell("存放地点 Kept at", ""), Cell("保管人 Kept by", "")]),
    ]
    return build(Heading("恢复密钥 Recovery key", "", made_on), blocks)


def _key_block(key: str) -> Solid:
    groups = key.split("-")
    side, row_height = 40 * MM, 13 * MM
    height = max(side, row_height * ((len(groups) + 1) // 2)) + 8 * MM

    def paint(canvas: Any, top: float) -> None:
        canvas.setStrokeGray(LINE_GREY)
        canvas.setLineWidth(0.8)
        canvas.rect(LEFT, top - height, WIDTH, height, stroke=1, fill=0)
        draw_qr(canvas, LEFT + WIDTH - side - 4 * MM, top - (height + side) / 2, side, key)
        _groups(canvas, groups, LEFT + 6 * MM, top - 4 * MM, (WIDTH - side - 16 * MM) / 2, row_height)

    return Solid(height, paint)


def _groups(canvas: Any, groups: Sequence[str], left: float, top: float, width: float, height: float) -> None:
    """Draw the groups in two columns, numbered, each letter in a place of its own so that none is missed."""
    for number, group in enumerate(groups):
        x, y = left + width * (number % 2), top - height * (number // 2)
        canvas.setFillGray(TINT)
        canvas.rect(x + 6 * MM, y - height + 2 * MM, width - 9 * MM, height - 3 * MM, stroke=0, fill=1)
        baseline = y - height + 4.6 * MM
        text.draw(canvas, x, baseline, str(number + 1), SMALL, grey=LABEL_GREY)
        step = (width - 9 * MM) / max(len(group), 1)
        for place, letter in enumerate(group):
            text.draw_centred(canvas, x + 6 * MM + step * (place + 0.5), baseline, letter, 17, bold=True)
