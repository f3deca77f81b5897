"""What the benchmarks of the window run in a process of their own: a large workspace, and a hand that hurries.

python bench_window.py make FOLDER CLIENTS DEALS
python bench_window.py crowd FOLDER CLIENTS
python bench_window.py search FOLDER     prints the seconds of searches, query and first 50 rows, as JSON
python bench_window.py duplicates FOLDER prints the seconds of looking for those already known while one types, as JSON
python bench_window.py rows FOLDER       prints a line when the clients' rows can be used
python bench_window.py unlock FOLDER     prints the seconds from Enter after the passcode to those rows as JSON
python bench_window.py pages FOLDER      prints seconds by page as JSON
python bench_window.py typing FOLDER     prints the longest stalls as JSON
python bench_window.py walking FOLDER    prints the longest stalls at each client and each deal opened, as JSON
python bench_window.py opening FOLDER    prints the seconds to the first rows of the list, and of its repaints, as JSON
python bench_window.py importing FOLDER  prints the seconds of an import, the longest stalls of it and of its undo
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

NOW = datetime.fromisoformat("2026-11-23T10:00:00")
VISITS = 5
_TYPING = 3000  # milliseconds somebody needs for a passcode


def make(folder: Path, clients: int, deals: int) -> None:
    """Make a workspace that opens as a demo; its passcode costs next to nothing."""
    from carloan_desk.domain.client import Client, Source
    from carloan_desk.domain.commission import Basis, Plan, Tier, Tiered, TierMetric, TierMode, Trigger
    from carloan_desk.domain.commission import components_to_data as data_of
    from carloan_desk.domain.deal import WALK, Deal, DealEvent, EventKind
    from carloan_desk.domain.pay import PlanVersion
    from carloan_desk.domain.product import Product, ProductKind, rate_table
    from carloan_desk.domain.schedule import RepaymentMethod
    from carloan_desk.domain.servicing import PaymentRecord
    from carloan_desk.domain.vehicle import VehicleKind
    from carloan_desk.services import demo, quotes, workspaces
    from carloan_desk.storage import vault

    vault.COST = vault.KdfCost(iterations=1, lanes=1, memory_kib=8)
    created = workspaces.create(folder, demo.PASSCODE)
    workspace = workspaces.open(folder, created.data_key, lambda: NOW)
    today = NOW.date()
    surnames, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静磊军洋艳勇杰娟涛明超秀霞平刚桂英华玉"
    with workspace.unit_of_work("demo.fill", undoable=False) as work:
        product = Product(
            lender="示例银行",
            name="车贷优享",
            kind=ProductKind.BANK_LOAN,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            rates=rate_table([12, 24, 36], annual_rate=Decimal("0.0399")),
            valid_from=date(2020, 1, 1),
        )
        work.add(product)
        ladder = Tiered(
            "放款提成",
            Basis.LOAN_AMOUNT,
            TierMetric.AMOUNT,
            TierMode.MARGINAL,
            (Tier(Decimal(0), Decimal("0.008")), Tier(Decimal(200000), Decimal("0.01"))),
        )
        plan = Plan(
            name="示例方案", version=1, valid_from=date(2020, 1, 1), trigger=Trigger.DISBURSED, components=(ladder,)
        )
        work.add(PlanVersion(name=plan.name, version=1, valid_from=plan.valid_from, definition=data_of(plan)))
        for number in range(clients):
            name = surnames[number % 20] + given[number // 20 % 23] + given[number // 460 % 23]
            person = Client(
                name=name,
                mobile=f"199{number:08d}",
                source=list(Source)[number % len(Source)],
                city="郑州",
                created_on=today - timedelta(days=number % 2000),
            )
            work.add(person)
            if number >= deals:
                continue
            # Nine in ten are being repaid, the others walk: as after some years.
            reached = len(WALK) - 1 if number % 10 else number // 10 % (len(WALK) - 1)
            opened = today - timedelta(days=20 + number % 1000 if reached == len(WALK) - 1 else 20)
            deal = Deal(
                client_id=person.id or 0,
                opened_on=opened,
                vehicle_model="示例 车型",
                price=Decimal(150000),
                down_payment=Decimal(50000),
                product_id=product.id,
                method=product.method,
                months=36,
                annual_rate=product.rates[-1].annual_rate,
            )
            work.add(deal)
            kinds = [kind for kind in EventKind if kind not in _ENDINGS][:reached]
            happened = []
            for step, kind in enumerate(kinds):
                event = DealEvent(deal_id=deal.id or 0, kind=kind, on=opened + timedelta(days=step))
                if kind in (EventKind.APPROVED, EventKind.DISBURSED):
                    event.amount = Decimal(100000)
                work.add(event)
                happened.append(event)
            terms = quotes.contract_terms(deal, product, happened)
            due = [] if terms is None else [row for row in quotes.quote(terms).schedule.rows if row.due <= today]
            # One in forty is behind with an instalment.
            for row in due[:-1] if number % 40 == 1 else due:
                work.add(PaymentRecord(deal_id=deal.id or 0, paid_on=row.due, amount=row.payment))
        work.commit()
    workspace.backup()
    workspace.close()


_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗曾单仇查解区乐翟覃梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈"
_GIVEN = "伟芳娜敏静磊军洋艳勇杰娟涛明超秀霞平刚桂英华玉建国志强文博雨欣子轩梓涵浩然宇航佳怡诗琪思远天佑鹏飞海燕春梅"
_CROWD_BATCH = 50_000


def crowd(folder: Path, clients: int) -> None:
    """Make a workspace of clients alone, past the history, in which a number would take an hour."""
    from carloan_desk.domain.client import Client, Source
    from carloan_desk.services import demo, workspaces
    from carloan_desk.storage import client_terms, vault
    from carloan_desk.storage.mapping import mapped

    vault.COST = vault.KdfCost(iterations=1, lanes=1, memory_kib=8)
    workspace = workspaces.open(folder, workspaces.create(folder, demo.PASSCODE).data_key, lambda: NOW)
    chance = random.Random(1)
    sources, cities = list(Source), ("郑州", "洛阳", "新乡", "开封")

    def person(number: int) -> tuple[Any, ...]:
        given = chance.choices(_GIVEN, k=1 if number % 5 == 0 else 2)
        client = Client(
            id=number,
            name=chance.choice(_SURNAMES) + "".join(given),
            mobile=f"199{chance.randrange(10**8):08}",
            source=sources[number % len(sources)],
            city=cities[number % len(cities)],
            created_on=NOW.date() - timedelta(days=(clients - number) * 2000 // clients),
        )
        return tuple(mapped(Client).stored(client).values())

    with workspace._connect_for_writing() as connection:
        for start in range(0, clients, _CROWD_BATCH):
            people = [person(number + 1) for number in range(start, min(start + _CROWD_BATCH, clients))]
            marks = ", ".join("?" * len(people[0]))
            connection.exec_driver_sql(f"INSERT INTO client VALUES ({marks})", people)
        client_terms.rebuild(connection)
        connection.commit()
    workspace.close()


def search(folder: Path) -> None:
    """Search as somebody types, letter by letter: name, a character in its middle, pinyin, initials, phone tail."""
    from carloan_desk.services import clients, demo, workspaces

    workspace = workspaces.open(folder, workspaces.unlock(folder, demo.PASSCODE), lambda: NOW)
    typed = ("王建国", "伟", "zhangwei", "zengle", "cengle", "wjg", "0042", "19900", "1234 wang", "国 19")
    found = []
    for text in typed:
        for length in range(1, len(text) + 1):
            start = time.perf_counter()
            clients.search(workspace, text[:length], 50)
            found.append(time.perf_counter() - start)
    workspace.close()
    print(json.dumps({"search": found}), flush=True)


def duplicates(folder: Path) -> None:
    """Type a new client, letter by letter and digit by digit, and look after each key for those already known."""
    from carloan_desk.services import clients, demo, workspaces
    from carloan_desk.services import duplicates as looked

    workspace = workspaces.open(folder, workspaces.unlock(folder, demo.PASSCODE), lambda: NOW)
    (someone,) = clients.search(workspace, "王建", 1)
    people = (("王建国", someone.mobile), ("张伟", "19912345678"), ("曾乐", "19900000042"), ("李娜", "13888888888"))
    looked.look(workspace, "王", ("19900000000",))  # the pinyin table is read with the first name
    found = []
    for name, mobile in people:
        steps = [(name[:length], "") for length in range(1, len(name) + 1)]
        steps += [(name, mobile[:length]) for length in range(1, len(mobile) + 1)]
        for typed, digits in steps:
            start = time.perf_counter()
            looked.look(workspace, typed, (digits,))
            found.append(time.perf_counter() - start)
    workspace.close()
    print(json.dumps({"duplicates": found}), flush=True)


_ENDINGS = {"returned", "declined", "delivered", "settled", "withdrawn"}


def _program(folder: Path, *, demo: bool = True) -> Any:
    from carloan_desk.app.arguments import Arguments
    from carloan_desk.app.start import Program

    return Program(Arguments(demo=demo, workspace=folder, lang="zh", today=NOW.date()))


def rows(folder: Path) -> None:
    """Start, open, show the clients; say when their rows are painted."""
    program = _program(folder)
    _when_rows(program, lambda: print("rows", flush=True))
    program.run()


def _when_rows(program: Any, then: Callable[[], None]) -> None:
    """Go to the clients at once, and quit when their rows are painted."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        if program.window.centralWidget() is None:
            return
        type(program.shell).enter.__defaults__ = ("clients",)
        page = program.shell._pages.get("clients")
        if page is not None and page._list.table.records.rowCount():
            page._list.table.viewport().repaint()
            then()
            program.app.quit()

    watch = QTimer(program.window, interval=2)
    watch.timeout.connect(look)
    watch.start()


def unlock(folder: Path) -> None:
    """Start before the passcode, wait as long as typing takes, press Enter; time from there to the clients' rows."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    from carloan_desk.app import paths
    from carloan_desk.services import demo

    paths.preferences_file = lambda: folder / "window.ini"
    paths.log_folder = lambda: folder / "logs"
    program = _program(folder, demo=False)
    pressed: list[float] = []

    def press() -> None:
        passcode = program.shell.findChild(QLineEdit, "doorstep.passcode")
        passcode.setText(demo.PASSCODE)
        pressed.append(time.perf_counter())
        QTest.keyClick(passcode, Qt.Key.Key_Return)

    QTimer.singleShot(_TYPING, press)
    _when_rows(program, lambda: print(json.dumps({"unlock": [time.perf_counter() - pressed[0]]}), flush=True))
    program.run()


def _opened(folder: Path) -> Any:
    program = _program(folder)
    program.window.resize(1366, 768)
    program.window.show()
    while program.window.centralWidget() is None or not program.desk.is_open:
        program.app.processEvents()
    _still(program)
    return program


def _still(program: Any) -> None:
    program.desk.settle()
    program.app.processEvents()


def pages(folder: Path) -> None:
    """Go from page to page: first visits, which read the workspace, then visits without news."""
    from carloan_desk.ui.rail import PAGES

    program = _opened(folder)
    window = program.shell
    window.forget_pages()
    found: dict[str, dict[str, list[float]]] = {"read": {}, "switch": {}}
    for visit in range(VISITS + 1):
        kind = "switch" if visit else "read"
        for name, *_ in PAGES:
            start = time.perf_counter()
            window.open(name, None)
            _still(program)
            window.repaint()
            found[kind].setdefault(name, []).append(time.perf_counter() - start)
    program.close()
    print(json.dumps({f"{kind}-{name}": runs for kind, by in found.items() for name, runs in by.items()}), flush=True)


def typing(folder: Path) -> None:
    """Type into the search of clients, a letter every 60 ms, and watch for the longest silences of the window."""
    from PySide6.QtTest import QTest

    program = _opened(folder)
    page = program.shell.open("clients", None)
    _still(program)
    longest = []
    for text in ("wang", "zhangwei", "1990000", "lf", "", "chenjing", "0042"):
        page._list.search.clear()
        _still(program)
        silences = _Silences()
        for letter in text:
            QTest.keyClicks(page._list.search, letter)
            _wait(60)
        _wait(150)
        longest.append(max(silences.stop()))
    program.close()
    print(json.dumps({"stalls": longest}), flush=True)


def walking(folder: Path) -> None:
    """Open one client after another, then one deal after another, and watch for the window's silences at each."""
    from carloan_desk.domain.client import Client
    from carloan_desk.domain.deal import Deal

    program = _opened(folder)
    found: dict[str, list[float]] = {}
    with program.desk.workspace.reading() as read:
        ways = {"clients": [each.id for each in read.all(Client, id=list(range(1, 12)))]}
        ways["deals"] = [each.id for each in read.all(Deal, id=list(range(1, 12)))]
    for page, ids in ways.items():
        for one in ids:
            _wait(200)
            silences = _Silences()
            program.shell.open(page, one)
            _wait(400)
            found.setdefault(page, []).append(max(silences.stop()))
    program.close()
    print(json.dumps({page: longest[1:] for page, longest in found.items()}), flush=True)


def opening(folder: Path) -> None:
    """Open the list of clients for the first time; then paint 32 rows of it anew, scrolled as one reads."""
    from PySide6.QtWidgets import QTableView

    program = _opened(folder)
    program.window.resize(1366, 32 * 36 + 320)
    program.shell.open("today", None)
    _still(program)
    QTableView().viewport()  # Asked for first, it makes a hundred enumerations that painting by itself does not need.
    start = time.perf_counter()
    page = program.shell.open("clients", None)
    table = page._list.table
    while not table.records.rowCount():
        program.app.processEvents()
    table.viewport().repaint()
    first = time.perf_counter() - start
    _still(program)
    painted = []
    for _ in range(20):
        start = time.perf_counter()
        table.viewport().repaint()
        painted.append(time.perf_counter() - start)
    program.close()
    print(json.dumps({"first": [first], "repaint": painted}), flush=True)


def importing(folder: Path) -> None:
    """Import a hundred thousand rows through the dialog and take them back, watching for the window's silences."""
    from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog

    chance = random.Random(2)
    rows = "\n".join(
        f"{chance.choice(_SURNAMES)}{''.join(chance.choices(_GIVEN, k=2))},198{number:08},到店,郑州,某牌 SUV"
        for number in range(100_000)
    )
    (folder / "import.csv").write_text("姓名,手机,来源,城市,意向车型\n" + rows, "utf-8")
    program = _opened(folder)
    page = program.shell.open("clients", None)
    _still(program)
    silences = _Silences()
    dialog = ImportClientsDialog(program.desk, page._list)
    dialog.open()
    _wait(500)
    start = time.perf_counter()
    dialog.load(folder / "import.csv")
    for _ in range(2):
        while program.desk._pending:
            _wait(20)
        _wait(300)  # no hand is quicker
        dialog._next()
    while program.desk._pending:
        _wait(20)
    taken = time.perf_counter() - start
    longest = max(silences.stop())
    silences = _Silences()
    program.shell.undo()
    while program.desk._pending:
        _wait(20)
    undone = max(silences.stop())
    program.close()
    print(json.dumps({"import": [taken], "stalls": [longest], "undo": [undone]}), flush=True)


class _Silences:
    """Listens to the window's heart from now on."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._found: list[float] = []
        self._last = time.perf_counter()
        self._heart = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)
        self._heart.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._found.append(now - self._last)
        self._last = now

    def stop(self) -> list[float]:
        """Return the seconds between the beats."""
        self._heart.stop()
        return self._found


def _wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    what, target, *numbers = sys.argv[1:]
    makers: dict[str, Callable[..., None]] = {"make": make, "crowd": crowd}
    if what in makers:
        makers[what](Path(target), *map(int, numbers))
    else:
        measure: Callable[[Path], None] = {
            "rows": rows,
            "search": search,
            "duplicates": duplicates,
            "unlock": unlock,
            "pages": pages,
            "typing": typing,
            "opening": opening,
            "walking": walking,
            "importing": importing,
        }[what]
        measure(Path(target))
