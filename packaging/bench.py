"""Speed, measured as ratios: this program against a yardstick, turn about, in one run.

    python3 packaging/dev.py bench [NAME...]

A ratio outlives the machine it was measured on, milliseconds do not. Each benchmark prints its median, the
yardstick's median, their ratio and the limit; one over its limit makes the exit code 1.
"""

import atexit
import functools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9


@dataclass(frozen=True)
class Result:
    """Seconds of each run, ours and the yardstick's."""

    ours: list[float]
    yardstick: list[float]

    @property
    def ratio(self) -> float:
        """How many times the yardstick's median ours is."""
        return statistics.median(self.ours) / statistics.median(self.yardstick)


@dataclass(frozen=True)
class Benchmark:
    """A named measurement and the largest ratio it may have."""

    name: str
    measure: Callable[[], Result]
    limit: float


BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(name: str, limit: float) -> Callable[[Callable[[], Result]], Callable[[], Result]]:
    """Enter a function in the list of benchmarks."""

    def enter(measure: Callable[[], Result]) -> Callable[[], Result]:
        BENCHMARKS[name] = Benchmark(name, measure, limit)
        return measure

    return enter


def pair_calls(ours: Callable[[], object], yardstick: Callable[[], object], runs: int = RUNS) -> Result:
    """Time two functions in this process, turn about, after one unmeasured turn each."""

    def seconds(function: Callable[[], object]) -> float:
        start = time.perf_counter()
        function()
        return time.perf_counter() - start

    return turn_about(lambda: seconds(ours), lambda: seconds(yardstick), runs)


def pair_programs(ours: list[str], yardstick: list[str], runs: int = RUNS) -> Result:
    """Time two programs from their start to the first line they print, turn about."""
    return turn_about(lambda: until_first_line(ours), lambda: until_first_line(yardstick), runs)


def until_first_line(command: list[str]) -> float:
    """Return the seconds from a program's start to the first line it prints."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        elapsed = time.perf_counter() - start
    if process.returncode != 0 or not line:
        raise SystemExit(f"This failed with exit code {process.returncode}: {' '.join(command)}")
    return elapsed


def turn_about(ours: Callable[[], float], yardstick: Callable[[], float], runs: int) -> Result:
    """Take turns, so that whatever else the machine does falls on both; the first turns only warm up."""
    ours(), yardstick()
    pairs = [(ours(), yardstick()) for _ in range(runs)]
    return Result([a for a, _ in pairs], [b for _, b in pairs])


def environment() -> dict[str, str]:
    """Return this process's environment, with Qt's offscreen platform where there is no screen.

    Compiled modules are kept, as they are for a user: the first of the runs makes them.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        return {**kept, "QT_QPA_PLATFORM": "offscreen"}
    return kept


BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self):
        print("painted", flush=True)
        application.quit()

application = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
application.exec()
"""


@benchmark("first-paint", limit=1.4)
def first_paint() -> Result:
    """From starting the program to its first painted window, against a bare window."""
    return pair_programs(
        [sys.executable, str(ROOT / "main.py"), "--bench-first-paint"],
        [sys.executable, "-c", BARE_WINDOW],
    )


@functools.cache
def large_workspace(clients: int, deals: int) -> Path:
    """Make a workspace for the benchmarks of the window; it goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix="carloan-desk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run(in_window("make", folder / "w", str(clients), str(deals)), check=True, env=environment())
    return folder / "w"


@functools.cache
def crowd(clients: int) -> Path:
    """Make a workspace of so many clients alone; it goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix="carloan-desk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run(in_window("crowd", folder / "w", str(clients)), check=True, env=environment())
    return folder / "w"


@functools.cache
def searches(clients: int) -> list[float]:
    """Return the seconds of searches among so many clients, three rounds of them in a process each."""
    folder = crowd(clients)
    return [seconds for _ in range(3) for seconds in printed(in_window("search", folder))["search"]]


def p95(runs: list[float]) -> float:
    """Return what all but one in twenty stay below."""
    return statistics.quantiles(runs, n=20)[-1]


def in_window(what: str, folder: Path, *more: str) -> list[str]:
    """Return the command that runs one of the window's benchmarks in a process of its own."""
    return [sys.executable, str(ROOT / "packaging" / "bench_window.py"), what, str(folder), *more]


@functools.cache
def measured(what: str) -> dict[str, list[float]]:
    """Return the seconds that the window took among 10,000 clients and 3,000 deals, by what was done."""
    return printed(in_window(what, large_workspace(10_000, 3_000)))


def printed(command: list[str]) -> dict[str, list[float]]:
    """Return what a program prints as JSON."""
    done = subprocess.run(command, check=True, env=environment(), capture_output=True, text=True)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


@benchmark("usable-rows", limit=3)
def usable_rows() -> Result:
    """From Enter after the passcode to the rows of 10,000 clients, against a bare window; deriving the key not counted.

    What takes long to load was loaded while the passcode was typed.
    """
    command = in_window("unlock", large_workspace(10_000, 0))
    bare = [sys.executable, "-c", BARE_WINDOW]
    return turn_about(lambda: printed(command)["unlock"][0], lambda: until_first_line(bare), runs=5)


@benchmark("rows-without-passcode", limit=6)
def rows_without_passcode() -> Result:
    """From starting the program to the rows of 10,000 clients where nothing has to be typed, against a bare window."""
    return pair_programs(in_window("rows", large_workspace(10_000, 0)), [sys.executable, "-c", BARE_WINDOW], runs=5)


def page_bench(name: str, seconds: float) -> Callable[[], Result]:
    """Return the measurement of one page against the seconds it may take."""
    return lambda: Result(measured("pages")[name], [seconds])


# Going to a page again at most 100 ms; when it reads everything anew, off the window's thread, at most 500 ms.
for page in ("today", "clients", "deals", "quote", "loans", "commission", "playbook", "settings"):
    for visit, seconds in (("switch", 0.1), ("read", 0.5)):
        benchmark(f"{visit}-{page}", limit=1)(page_bench(f"{visit}-{page}", seconds))


@benchmark("search-million", limit=1)
def search_million() -> Result:
    """95 of 100 searches among 1,000,000 clients, query and first 50 rows; at most 5 ms. Making them takes minutes."""
    return Result([p95(searches(1_000_000))], [0.005])


@benchmark("search-growth", limit=2)
def search_growth() -> Result:
    """The same against searches among 10,000 clients."""
    return Result([p95(searches(1_000_000))], [p95(searches(10_000))])


@benchmark("duplicates-million", limit=1)
def duplicates_million() -> Result:
    """95 of 100 looks for those already known while a new client is typed, among 1,000,000; at most 20 ms."""
    return Result([p95(printed(in_window("duplicates", crowd(1_000_000)))["duplicates"])], [0.02])


@functools.cache
def opened_list(clients: int) -> dict[str, list[float]]:
    """Return the seconds to the first rows of the list of so many clients, and of painting 32 rows anew."""
    return printed(in_window("opening", crowd(clients)))


@benchmark("list-million", limit=1)
def list_million() -> Result:
    """From opening the page to the first rows among 1,000,000 clients; at most 100 ms."""
    return Result(opened_list(1_000_000)["first"], [0.1])


@benchmark("list-repaint", limit=1)
def list_repaint() -> Result:
    """Painting 32 rows of the list anew; at most 10 ms."""
    return Result(opened_list(10_000)["repaint"], [0.01])


@functools.cache
def imported() -> dict[str, list[float]]:
    """Return the seconds of importing 100,000 rows through the window, its longest silence then and at the undo."""
    return printed(in_window("importing", large_workspace(10_000, 0)))


@benchmark("import", limit=1)
def importing() -> Result:
    """Importing 100,000 rows: reading, dry run and writing; at most 60 s."""
    return Result(imported()["import"], [60])


@benchmark("import-stall", limit=1)
def import_stall() -> Result:
    """The longest silence of the window meanwhile; at most 50 ms."""
    return Result(imported()["stalls"], [0.05])


@benchmark("undo-stall", limit=1)
def undo_stall() -> Result:
    """The longest silence of the window while the import is taken back; at most 50 ms."""
    return Result(imported()["undo"], [0.05])


def of_pay(what: str, *more: str) -> list[float]:
    """Return the seconds of one of the benchmarks of one's own pay, run in a process of its own."""
    return printed([sys.executable, str(ROOT / "packaging" / "bench_pay.py"), what, *more])[what]


@benchmark("pay-year", limit=1)
def pay_year() -> Result:
    """A year of 2,000 deals through a plan of six parts; at most 150 ms."""
    return Result(of_pay("evaluate"), [0.15])


@benchmark("pay-forecast", limit=1)
def pay_forecast() -> Result:
    """The income of a month with 60 open deals, a ladder and three gates; at most 200 ms."""
    return Result(of_pay("forecast", "60"), [0.2])


@benchmark("pay-forecast-growth", limit=5)
def pay_forecast_growth() -> Result:
    """The same against 30 open deals: the work grows with deals × sums of their amounts."""
    return Result(of_pay("forecast", "60"), of_pay("forecast", "30"))


@benchmark("pay-first-figures", limit=1)
def pay_first_figures() -> Result:
    """From going to the pay page to its first figures, with 3,000 deals and one changed since; at most 150 ms."""
    return Result(of_pay("figures", str(large_workspace(10_000, 3_000))), [0.15])


@functools.cache
def years_of_loans() -> Path:
    """Return a workspace of 5,000 live loans, 20,000 clients and 20,000 contacts."""
    folder = Path(tempfile.mkdtemp(prefix="carloan-desk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    program = [sys.executable, str(ROOT / "packaging" / "bench_today.py")]
    subprocess.run([*program, "make", str(folder / "w"), "20000", "5556", "20000"], check=True, env=environment())
    return folder


@functools.cache
def of_today(what: str = "list") -> dict[str, list[float]]:
    """Return the seconds of the list of the day, or of the alerts, on a copy of its own."""
    folder = years_of_loans()
    shutil.copytree(folder / "w", folder / what)
    return printed([sys.executable, str(ROOT / "packaging" / "bench_today.py"), what, str(folder / what)])


@benchmark("today", limit=1)
def list_of_the_day() -> Result:
    """The list of the day after a note, a snooze or a payment, the slowest of them; at most 100 ms."""
    return Result(max((of_today()[name] for name in ("note", "snooze", "payment")), key=statistics.median), [0.1])


@benchmark("today-cold", limit=1)
def list_of_the_day_cold() -> Result:
    """The same for the first time, with every deal, loan and payment read; at most 5 s, off the window's thread."""
    return Result(of_today()["cold"], [5])


@benchmark("alerts", limit=1)
def early_warning() -> Result:
    """The alerts of 5,000 live loans after a payment, a contact or a cover, the slowest of them; at most 300 ms."""
    found = of_today("alerts")
    return Result(max((found[name] for name in ("payment", "contact", "cover")), key=statistics.median), [0.3])


@benchmark("alerts-cold", limit=1)
def early_warning_cold() -> Result:
    """The same for the first time, once the loans are read; at most 5 s, off the window's thread."""
    return Result(of_today("alerts")["cold"], [5])


@benchmark("calls", limit=1)
def queue_of_calls() -> Result:
    """The queue of calls after a contact, at 5,000 loans and 20,000 contacts; at most 500 ms, on the worker."""
    return Result(of_today()["calls"], [0.5])


@benchmark("today-month", limit=1)
def month_of_the_day() -> Result:
    """What is due in the next 31 days, for the calendar; at most 1 s, off the window's thread."""
    return Result(of_today()["month"], [1])


@functools.cache
def of_loans(what: str) -> dict[str, list[float]]:
    """Return the seconds of the portfolio of 5,000 live loans, or of deriving all of them anew behind the window."""
    folder = Path(tempfile.mkdtemp(prefix="carloan-desk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(large_workspace(6_000, 5_556), folder / "w")
    return printed([sys.executable, str(ROOT / "packaging" / "bench_loans.py"), what, str(folder / "w")])


@benchmark("portfolio", limit=1)
def loan_portfolio() -> Result:
    """The portfolio of 5,000 live loans after a payment, with rolls, groups and vintages; at most 300 ms."""
    return Result(of_loans("portfolio")["portfolio"], [0.3])


@benchmark("loan-list", limit=1)
def loan_list() -> Result:
    """Their list after a payment, with dates that come near and releases; at most 300 ms."""
    return Result(of_loans("portfolio")["list"], [0.3])


@benchmark("rederive-loans", limit=1)
def rederive_loans() -> Result:
    """Every loan read and derived anew, with the portfolio, behind the window; at most 5 s."""
    return Result(of_loans("rederive")["rederive"], [5])


@benchmark("rederive-stall", limit=1)
def rederive_stall() -> Result:
    """The longest silence of the window meanwhile; at most 50 ms."""
    return Result([max(of_loans("rederive")["stalls"])], [0.05])


@benchmark("client-stall", limit=1)
def client_stall() -> Result:
    """The longest silence of the window when one client after another is opened, the median; at most 50 ms."""
    return Result(measured("walking")["clients"], [0.05])


@benchmark("deal-stall", limit=1)
def deal_stall() -> Result:
    """The longest silence of the window when one deal after another is opened, the median; at most 50 ms."""
    return Result(measured("walking")["deals"], [0.05])


@benchmark("typing-stall", limit=1)
def typing_stall() -> Result:
    """The longest silence of the window while a search is typed; at most 50 ms."""
    return Result([max(measured("typing")["stalls"])], [0.05])


@benchmark("quote-recalc", limit=1)
def quote_recalc() -> Result:
    """All that a key costs in one column of the quote page, against 5 ms: 60 months, extras, fees, subsidies."""
    sys.path.insert(0, str(ROOT))
    from datetime import date
    from decimal import Decimal

    from carloan_desk.domain.deal import Extra
    from carloan_desk.domain.offer import ExtraKind, Wish, make_offer, with_purchase_tax
    from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind, rate_table
    from carloan_desk.domain.schedule import RepaymentMethod
    from carloan_desk.domain.subsidy import TradeIn
    from carloan_desk.domain.vehicle import Power, VehicleKind

    product = Product(
        lender="示例银行",
        name="车贷",
        kind=ProductKind.BANK_LOAN,
        vehicle_kind=VehicleKind.NEW,
        method=RepaymentMethod.EQUAL_PAYMENT,
        rates=rate_table([60], annual_rate=Decimal("0.0399")),
        fees=[ProductFee("服务费", Collector.DEALER, Decimal(1200), Decimal("0.01"))],
        valid_from=date(2026, 1, 1),
    )
    extras = (Extra(ExtraKind.PURCHASE_TAX, Decimal(0), True), Extra(ExtraKind.INSURANCE, Decimal(4800)))
    wish = Wish(
        date(2026, 11, 23),
        Decimal(263_500),
        Decimal(80_000),
        60,
        power=Power.NEV,
        extras=extras,
        scheme=TradeIn.REPLACE,
    )

    def recalculate() -> object:
        offer = make_offer(with_purchase_tax(wish), product)
        return offer.rates, offer.trade_in, offer.interest_subsidy, offer.settled_after(24), offer.at_once

    recalculate()  # what is loaded once is not counted
    runs = []
    for _ in range(200):
        began = time.perf_counter()
        recalculate()
        runs.append(time.perf_counter() - began)
    return Result([p95(runs)], [0.005])


def of_print(what: str) -> dict[str, list[float]]:
    """Return the seconds of printing the application form, in a process of its own."""
    return printed([sys.executable, str(ROOT / "packaging" / "bench_print.py"), what])


@benchmark("application-pdf", limit=1.5)
def application_pdf() -> Result:
    """The application form with everybody on it, against a bare reportlab canvas that draws the same text."""
    found = of_print("form")
    return Result(found["ours"], found["bare"])


@benchmark("application-pdf-first", limit=1)
def application_pdf_first() -> Result:
    """The first form after a start, reportlab and the fonts not loaded yet; at most 700 ms."""
    return Result([seconds for _ in range(3) for seconds in of_print("first")["first"]], [0.7])


@benchmark("hundred-sets", limit=1)
def hundred_sets() -> Result:
    """A hundred whole sets of a deal's papers, each bound to one PDF; at most 60 s."""
    return Result(of_print("sets")["sets"], [60])


@benchmark("attachment", limit=1)
def attachment() -> Result:
    """Reading, checking, encrypting and keeping a photograph of 20 MB; at most 300 ms."""
    return Result(of_print("attachment")["attachment"], [0.3])


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all, and print one line for each."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.")
        return 2
    slow = 0
    for name in names or BENCHMARKS:
        entry = BENCHMARKS[name]
        result = entry.measure()
        ours, yardstick = (1000 * statistics.median(runs) for runs in (result.ours, result.yardstick))
        verdict = "ok" if result.ratio <= entry.limit else "TOO SLOW"
        slow += result.ratio > entry.limit
        print(
            f"{name:24} {ours:8.1f} ms  yardstick {yardstick:8.1f} ms"
            f"  ratio {result.ratio:5.2f} (limit {entry.limit}) {verdict}",
            flush=True,
        )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
