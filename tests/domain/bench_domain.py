"""How fast the calculation core is. Not collected: ``python tests/domain/bench_domain.py``, or call :func:`bench`."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from carloan_desk.domain.rates import cost_of_credit  # noqa: E402
from carloan_desk.domain.repayment import Payment, ledger_state  # noqa: E402
from carloan_desk.domain.schedule import (  # noqa: E402
    LoanTerms,
    RepaymentMethod,
    RoundingPolicy,
    build_schedule,
)


def _median(call: Callable[[], object], calls: int, rounds: int = 9) -> float:
    """Median milliseconds of one call."""
    call()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        times.append((time.perf_counter() - start) / calls * 1000)
    return statistics.median(times)


def _import_ms(module: str) -> float:
    """Median milliseconds to import a module in a new interpreter, beyond starting one."""
    code = f"import time; s = time.perf_counter(); import {module}; print((time.perf_counter() - s) * 1000)"
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(7)
    ]
    return statistics.median(map(float, runs))


def bench() -> dict[str, float]:
    """Return milliseconds (``*_s``: seconds) by name, medians."""
    usual = LoanTerms(
        Decimal(123_456), 60, RepaymentMethod.EQUAL_PAYMENT, Decimal("0.0399"), disbursed_on=date(2024, 1, 31)
    )
    in_front = LoanTerms(
        Decimal(123_456),
        60,
        RepaymentMethod.EQUAL_PAYMENT,
        Decimal("0.0399"),
        disbursed_on=date(2024, 1, 31),
        rounding=RoundingPolicy(unit=Decimal(1), mode=ROUND_DOWN, residual="first"),
    )
    long = LoanTerms(
        Decimal(123_456), 600, RepaymentMethod.EQUAL_PAYMENT, Decimal("0.0399"), disbursed_on=date(2024, 1, 31)
    )
    schedule = build_schedule(usual)
    payments = [Payment(row.due, row.payment) for row in schedule.rows[:30]]
    days = [date(2024, 2, 1) + timedelta(days=step) for step in range(10_000 // 8)]

    def ledgers() -> None:
        for _ in range(8):
            for day in days:
                ledger_state(schedule, payments, day)

    start = time.perf_counter()
    ledgers()
    ledgers_s = time.perf_counter() - start
    return {
        "schedule_60_ms": _median(lambda: build_schedule(usual), 20),
        "schedule_60_residual_first_ms": _median(lambda: build_schedule(in_front), 20),
        "schedule_600_ms": _median(lambda: build_schedule(long), 2),
        "cost_of_credit_60_ms": _median(lambda: cost_of_credit(schedule.received, schedule.payments), 100),
        "ledger_10000_s": ledgers_s,
        "import_schedule_ms": _import_ms("carloan_desk.domain.schedule"),
        "import_decimal_dataclasses_enum_ms": _import_ms("dataclasses, decimal, enum, datetime, calendar, itertools"),
    }


if __name__ == "__main__":
    for name, value in bench().items():
        sys.stdout.write(f"{name:38} {value:10.4f}\n")
