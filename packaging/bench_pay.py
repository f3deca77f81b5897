"""What the benchmarks of one's own pay run in a process of their own; prints seconds as JSON.

python bench_pay.py evaluate         a year of 2,000 deals through a plan of six parts
python bench_pay.py forecast DEALS   the income of a month with so many open deals, a ladder and three gates
python bench_pay.py figures FOLDER   from going to the pay page, with something recorded since, to its first figures
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

RUNS = 7
D = Decimal


def seconds_of(call: Callable[[], object]) -> list[float]:
    """Return the seconds of each run; the first only warms up."""
    call()
    found = []
    for _ in range(RUNS):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def evaluate() -> list[float]:
    """Evaluate every month of a year at once."""
    from carloan_desk.domain.commission import (
        BaseSalary,
        Basis,
        Bonus,
        Circumstances,
        Clawback,
        ClawbackStep,
        DealFacts,
        Kpi,
        Measure,
        Plan,
        Release,
        Retention,
        Scorecard,
        ScoredKpi,
        Step,
        Tier,
        Tiered,
        TierMetric,
        TierMode,
        ledger,
    )

    chance = random.Random(1)
    steps = (Tier(D(0), D("0.005")), Tier(D(5_000_000), D("0.006")), Tier(D(10_000_000), D("0.008")))
    card = Scorecard(
        "考核",
        (ScoredKpi(Measure(Kpi.AMOUNT), D(15_000_000), D("0.6")), ScoredKpi(Measure(Kpi.COUNT), D(150), D("0.4"))),
        (Step(D(0), D("0.8")), Step(D(1), D(1)), Step(D("1.2"), D("1.2"))),
    )
    plan = Plan(
        "示例",
        1,
        date(2026, 1, 1),
        components=(
            BaseSalary("底薪", D(4000)),
            Tiered("阶梯", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.MARGINAL, steps),
            Bonus("达标奖", Measure(Kpi.AMOUNT), D(10_000_000), D(5000)),
            card,
            Retention("风险金", D("0.1"), (Release(12, D(1)),)),
            Clawback("追回", (ClawbackStep(6, D(1)), ClawbackStep(12, D("0.5"))), first_payment_default=D(1)),
        ),
    )
    deals = []
    for number in range(1, 2001):
        day = date(2026, 1, 1) + timedelta(days=number % 365)
        settled = day + timedelta(days=chance.randrange(30, 200)) if number % 40 == 0 else None
        amount = D(chance.randrange(50_000, 300_000, 100))
        deals.append(DealFacts(number, amount, disbursed_on=day, term_months=36, settled_on=settled))
    known = {f"2026-{month:02}": Circumstances(satisfaction=D(96)) for month in range(1, 13)}
    return seconds_of(lambda: ledger([plan], deals, date(2026, 12, 31), circumstances=known).statements)


def forecast(count: int) -> list[float]:
    """Weigh the income of a month."""
    from carloan_desk.domain.commission import (
        Basis,
        Bonus,
        DealFacts,
        Kpi,
        Measure,
        Plan,
        Tier,
        Tiered,
        TierMetric,
        TierMode,
    )
    from carloan_desk.domain.forecast import OpenDeal
    from carloan_desk.domain.forecast import forecast as weigh

    chance = random.Random(2)
    steps = (Tier(D(0), D("0.005")), Tier(D(2_000_000), D("0.006")), Tier(D(4_000_000), D("0.008")))
    plan = Plan(
        "示例",
        1,
        date(2026, 1, 1),
        components=(
            Tiered("阶梯", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.RETROACTIVE, steps),
            Bonus("三百万", Measure(Kpi.AMOUNT), D(3_000_000), D(3000)),
            Bonus("五百万", Measure(Kpi.AMOUNT), D(5_000_000), D(5000)),
            Bonus("三十台", Measure(Kpi.COUNT), D(30), D(2000)),
        ),
    )
    counted = [DealFacts(number, D(100_000), disbursed_on=date(2026, 11, 3)) for number in range(1, 6)]
    coming = [
        OpenDeal(
            DealFacts(100 + number, D(chance.randrange(50_000, 300_000, 1000))),
            D(chance.randrange(5, 96)) / 100,
            date(2026, 11, 25),
        )
        for number in range(count)
    ]
    return seconds_of(lambda: weigh(plan, counted, coming, "2026-11"))


def figures(folder: Path) -> list[float]:
    """Record something in a deal, then go to the page; its tiles show what is earned."""
    import bench_window

    from carloan_desk.services import deals

    program: Any = bench_window._opened(folder)
    desk, shell = program.desk, program.shell
    with desk.workspace.reading() as read:
        ids = [deal.id or 0 for deal, _ in read.deals_with_events()][: RUNS + 1]
    found = []
    for number, deal_id in enumerate(ids):
        shell.open("commission", None)
        bench_window._still(program)
        shell.open("quote", None)
        bench_window._still(program)
        deals.edit(desk.workspace, deal_id, {"note": f"备注 {number}"})
        page = shell._pages["commission"]
        arrived: list[float] = []
        shown = page._show_earned
        page._show_earned = lambda pay, shown=shown, arrived=arrived: (shown(pay), arrived.append(time.perf_counter()))
        start = time.perf_counter()
        shell.open("commission", None)
        page.refresh()
        while not arrived:
            program.app.processEvents()
        page._tiles.repaint()
        found.append(time.perf_counter() - start)
        page._show_earned = shown
        bench_window._still(program)
    program.close()
    return found[1:]


def main(what: str, *more: str) -> None:
    """Run one and print its seconds."""
    measure: dict[str, Callable[[], list[float]]] = {
        "evaluate": evaluate,
        "forecast": lambda: forecast(int(more[0])),
        "figures": lambda: figures(Path(more[0])),
    }
    print(json.dumps({what: measure[what]()}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
