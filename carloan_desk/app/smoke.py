"""The smoke test: one walk in a temporary profile, one PDF, exit code 0. Proves that an installation is whole."""

import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.rail import PAGES
from carloan_desk.ui.shell import Shell


def smoke_test() -> int:
    """Make a workspace, walk a deal through it, open every page; return 0 if all of it worked."""
    from carloan_desk.domain.deal import Stage
    from carloan_desk.services import application_paper, applications, deals, demo, workspaces

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "工作区"
        workspace = demo.make(folder, datetime.now, lambda _done, _all: None)
        today = datetime.now().date()
        found = next(deal for deal in deals.board(workspace, today) if deal.stage is Stage.APPLICATION)
        view = deals.view(workspace, found.deal.id or 0, today)
        form = applications.of_view(view, today)
        pdf = application_paper.render(found.deal.id or 0, form, today)
        workspace.close()
        workspace = workspaces.open(folder, workspaces.unlock(folder, demo.PASSCODE), datetime.now)
        desk = Desk(datetime.now)
        desk.workspace = workspace
        shell = Shell(desk)
        shell.show()
        for page, *_ in PAGES:
            shell.open(page, None)
            desk.settle()
            app.processEvents()
        shell.forget_pages()
        desk.stop()
        whole = workspace.verify_history() is None and pdf.startswith(b"%PDF")
        workspace.close()
    print("smoke test passed" if whole else "smoke test failed", file=sys.stderr)  # noqa: T201
    return 0 if whole else 1
