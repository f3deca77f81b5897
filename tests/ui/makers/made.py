"""What of the demo the dialogs are opened on."""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import deals, form_templates
from carloan_desk.services.deals import DealView
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.shell import Shell

Makers = dict[str, Callable[[Desk, Shell], Any]]


def view_in(desk: Desk, stage: Stage) -> DealView:
    found = next(deal for deal in deals.board(desk.workspace, desk.today()) if deal.stage is stage)
    return deals.view(desk.workspace, found.deal.id or 0, desk.today())


def form_in(desk: Desk) -> FormTemplate:
    if not form_templates.every(desk.workspace):
        out = io.BytesIO()
        Image.new("RGB", (600, 850), "white").save(out, "PNG")
        form_templates.add(desk.workspace, scan_of("表.png", out.getvalue()), "申请表", "示例银行")
    return form_templates.every(desk.workspace)[-1]
