"""Scans of papers in the demo: an identity card that nobody has, drawn so that it can be looked at and read."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from carloan_desk import resources
from carloan_desk.domain.client import Client, Gender
from carloan_desk.domain.deal import Stage
from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import attachments
from carloan_desk.services.attachments import Paper
from carloan_desk.storage.workspace import Workspace

if TYPE_CHECKING:
    from PIL import Image

    from carloan_desk.services.demo.deals import Made

_LABEL, _WRITING = (70, 115, 170), (25, 25, 25)


def add_scans(workspace: Workspace, made: Iterable["Made"], stages: Iterable[Stage], today: date) -> None:
    """Keep an identity card with the deals whose papers are being collected."""
    collecting = [each.deal for each, stage in zip(made, stages, strict=False) if stage is Stage.DOCUMENTS]
    for deal in collecting[1:2]:
        with workspace.reading() as read:
            client = read.get(Client, deal.client_id)
        found = [scan_of(f"{name}.png", picture) for name, picture in _card(client)]
        kept = [(scan, workspace.files.put(scan.content)) for scan in found]
        with workspace.unit_of_work("demo.fill", undoable=False) as work:
            attachments.hold(work, deal.id or 0, kept, Paper("id_card"), today)
            work.commit()


def _card(client: Client) -> list[tuple[str, bytes]]:
    from PIL import Image as Images
    from PIL import ImageDraw, ImageFont

    font = str(resources.path("fonts/NotoSansSC-Regular.ttf"))
    born = client.birth_date or date(1990, 1, 1)
    front = Images.new("RGB", (1012, 638), (226, 236, 240))
    back = Images.new("RGB", (1012, 638), (228, 234, 240))

    def write(
        image: "Image.Image", x: int, y: int, text: str, size: int = 30, ink: tuple[int, int, int] = _WRITING
    ) -> None:
        ImageDraw.Draw(image).text((x, y), text, fill=ink, font=ImageFont.truetype(font, size))

    labels = (("姓 名", 60, 70), ("性 别", 60, 150), ("民 族", 300, 150), ("出 生", 60, 225), ("住 址", 60, 300))
    for text, x, y in (*labels, ("公民身份号码", 60, 540)):
        write(front, x, y, text, 26, _LABEL)
    write(front, 170, 66, client.name, 36)
    write(front, 170, 148, "女" if client.gender is Gender.FEMALE else "男")
    write(front, 410, 148, "汉")
    write(front, 170, 223, f"{born.year} 年 {born.month} 月 {born.day} 日")
    write(front, 170, 298, client.address)
    write(front, 320, 530, client.id_number, 42)
    write(front, 740, 230, "示例", 60, (190, 198, 206))
    write(back, 360, 90, "中华人民共和国", 50)
    write(back, 330, 190, "居 民 身 份 证", 64)
    until = client.id_valid_until or born
    for y, label, text in (
        (450, "签发机关", "示例市公安局"),
        (530, "有效期限", f"{until.year - 20}.{until:%m.%d}-{until:%Y.%m.%d}"),
    ):
        write(back, 230, y, label, 26, _LABEL)
        write(back, 380, y - 2, text)
    return [("身份证正面", _png(front)), ("身份证反面", _png(back))]


def _png(image: "Image.Image") -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
