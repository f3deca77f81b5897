"""An invented, lively workspace: clients, deals in every stage, repayments on time and late, a plan, a target.

Nobody in it exists. Phone numbers begin with 1990000, ID numbers with 990000, a region code that was never issued.
"""

import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from carloan_desk.services import workspaces
from carloan_desk.services.demo.catalogue import add_catalogue, add_worksheets, freeze_forms, keep_quotes
from carloan_desk.services.demo.channels import add_channels
from carloan_desk.services.demo.circles import add_circles
from carloan_desk.services.demo.day import add_day
from carloan_desk.services.demo.deals import STAGES, DealMaker
from carloan_desk.services.demo.loans import add_loans
from carloan_desk.services.demo.offers import add_payouts, add_plan, add_products
from carloan_desk.services.demo.people import CLIENTS, DEALS, client_of
from carloan_desk.services.demo.said import add_said
from carloan_desk.services.demo.scans import add_scans
from carloan_desk.services.demo.talks import add_talks
from carloan_desk.services.demo.warnings import add_warnings
from carloan_desk.storage.workspace import Workspace

__all__ = ["PASSCODE", "Report", "fill", "make"]

Report = Callable[[int, int], None]
PASSCODE = "demo-demo"


def make(folder: Path, clock: Callable[[], datetime], report: Report) -> Workspace:
    """Make and open a demo workspace; it opens again without a passcode only through its recovery key.

    Args:
        folder: Where; a demo that is there already is opened with the passcode ``demo-demo``.
        clock: The present moment.
        report: Called with what is done and how much there is.
    """
    if workspaces.exists(folder):
        return workspaces.open(folder, workspaces.unlock(folder, PASSCODE), clock)
    created = workspaces.create(folder, PASSCODE)
    workspace = workspaces.open(folder, created.data_key, clock)
    try:
        fill(workspace, clock().date(), report)
    except BaseException:
        workspace.close()
        raise
    return workspace


def fill(workspace: Workspace, today: date, report: Report) -> None:
    """Fill an empty workspace in one transaction."""
    chance = random.Random(20260101)
    total = CLIENTS + DEALS
    with workspace.unit_of_work("demo.fill", undoable=False) as work:
        add_plan(work, today)
        products = add_products(work, today)
        add_catalogue(work, today)
        people = []
        for number in range(CLIENTS):
            people.append(client_of(chance, number, today))
            work.add(people[-1])
            report(number, total)
        made = []
        for number in range(DEALS):
            maker = DealMaker(work, chance, today, people[number], products, number)
            made.append(maker.make())
            report(CLIENTS + number, total)
        add_channels(work, people, today)
        add_circles(work, people, made, today)
        add_talks(work, made, today)
        add_loans(work, made, today)
        add_payouts(work, [each.facts for each in made], today)
        add_said(work, made, today)
        add_day(work, people, made, today)
        add_worksheets(work, made, STAGES, today)
        add_warnings(work, made, today)
        work.commit()
    keep_quotes(workspace, made, STAGES, today)
    freeze_forms(workspace, made, STAGES)
    add_scans(workspace, made, STAGES, today)
