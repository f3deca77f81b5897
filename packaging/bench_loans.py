"""What the benchmarks of the loans run in a process of their own; prints seconds as JSON.

python bench_loans.py portfolio FOLDER   the portfolio and the list of loans: for the first time, and after a payment
python bench_loans.py rederive FOLDER    every loan derived anew behind the window, and the window's longest silence
"""

import json
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import bench_window

RUNS = 7


def of_portfolio(folder: Path) -> dict[str, list[float]]:
    """Record a payment, then ask for the portfolio and the list, as the page does."""
    from carloan_desk.domain.servicing import PaymentRecord
    from carloan_desk.services import demo, loan_lists, loans, portfolio, workspaces
    from carloan_desk.storage import vault

    vault.COST = vault.KdfCost(iterations=1, lanes=1, memory_kib=8)
    workspace = workspaces.open(folder, workspaces.unlock(folder, demo.PASSCODE), lambda: bench_window.NOW)
    today = bench_window.NOW.date()
    found: dict[str, list[float]] = {"cold": [], "portfolio": [], "list": []}
    start = time.perf_counter()
    first = portfolio.of_day(workspace, today)
    found["cold"].append(time.perf_counter() - start)
    found["loans"] = [first.count]
    loan_lists.listed(workspace, today)
    ids = [line.deal.id or 0 for line in loans.portfolio(workspace, today)]
    for deal_id in ids[:RUNS]:
        payment = PaymentRecord(deal_id=deal_id, paid_on=today, amount=Decimal(1))
        loans.record_payment(workspace, payment, today)
        start = time.perf_counter()
        portfolio.of_day(workspace, today)
        found["portfolio"].append(time.perf_counter() - start)
        start = time.perf_counter()
        loan_lists.listed(workspace, today)
        found["list"].append(time.perf_counter() - start)
    workspace.close()
    return found


def rederive(folder: Path) -> dict[str, list[float]]:
    """Forget every loan, then derive all of them on the worker while the window lives."""
    from carloan_desk.domain.product import Product
    from carloan_desk.services import loan_book, portfolio

    program: Any = bench_window._opened(folder)
    desk = program.desk
    program.shell.open("loans", "portfolio")
    bench_window._still(program)
    taken, stalls = [], []
    for number in range(3):
        loan_book._dues.cache_clear()
        today = desk.today()
        # A product has another name: every loan of it is read anew.
        with desk.workspace.unit_of_work("product.edit") as work:
            work.all(Product)[0].name = f"车贷优享 {number}"
            work.commit()
        done: list[float] = []
        silences = bench_window._Silences()
        start = time.perf_counter()
        desk.ask(
            lambda workspace, today=today: portfolio.of_day(workspace, today),
            lambda _found, done=done: done.append(time.perf_counter()),
            program.shell,
        )
        while not done:
            bench_window._wait(20)
        bench_window._wait(4000)  # what was replaced goes bit by bit
        taken.append(done[0] - start)
        stalls.append(max(silences.stop()))
    program.close()
    return {"rederive": taken, "stalls": stalls}


if __name__ == "__main__":
    what, target = sys.argv[1:]
    print(json.dumps({"portfolio": of_portfolio, "rederive": rederive}[what](Path(target))), flush=True)
