"""How good the forecasts were, in the window: a sentence first, honest when deals are too few, a row a bucket."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from carloan_desk.domain.forecast import Fate, Snapshot, calibrate
from carloan_desk.domain.pay import ForecastDay
from carloan_desk.services import forecast_record
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.calibration import CalibrationDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import Clock, dialog_on_top, press, settle, shows, texts

D = Decimal
Dress = Callable[..., None]


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture(autouse=True)
def _english(window: Shell, desk: Desk, dress: Dress) -> None:
    dress(language="en")
    window.restyle()
    settle(desk)


def days(desk: Desk) -> list[ForecastDay]:
    with desk.workspace.reading() as read:
        return read.all(ForecastDay)


def test_opened_from_the_pay_page_it_says_what_the_service_found(desk: Desk, window: Shell) -> None:
    page = window.open("commission", None)
    settle(desk)
    press(page, name="pay.calibration")
    settle(desk)
    dialog = dialog_on_top(CalibrationDialog)
    found = forecast_record.calibration(desk.workspace, desk.today())
    best = found.clearest
    assert best is not None
    said = texts(dialog)
    sentence = (
        f"When the window said {best.said:.0%}, it was {best.happened:.0%} ({best.disbursed} of {best.deals} deals)."
    )
    assert any(text.replace(" %", "%").startswith(sentence) for text in said), said
    assert any(f"{found.expected:,.2f}" in text and f"{found.came:,.2f}" in text for text in said)
    rows = dialog._table.records.records
    assert [(row.deals, row.disbursed) for row in rows] == [(b.deals, b.disbursed) for b in found.buckets]
    told = dialog._chart.accessibleDescription().split("; ")
    assert len(told) == len(found.buckets)
    dialog.reject()


@pytest.mark.parametrize(
    ("deals", "came", "wanted"),
    [
        (0, 0, "Nothing to compare yet"),
        (4, 2, "Too few deals to say"),
        (12, 8, "When the window said 72 %, it was 67 % (8 of 12 deals). That fits"),
        (40, 4, "too high"),
        (40, 40, "too low"),
    ],
)
def test_the_sentence_is_honest(
    desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch, deals: int, came: int, wanted: str
) -> None:
    said = [Snapshot(desk.today(), number, D("0.72"), D(1000)) for number in range(deals)]
    fates = {number: Fate.DISBURSED if number < came else Fate.LOST for number in range(deals)}
    monkeypatch.setattr(forecast_record, "calibration", lambda *_: calibrate(said, fates))
    dialog = CalibrationDialog(desk, window)
    dialog.open()
    settle(desk)
    assert shows(dialog, wanted), texts(dialog)
    assert dialog._chart.isVisible() is bool(deals)
    dialog.reject()


def test_the_page_keeps_what_it_says_once_a_day_and_says_nothing_about_it(
    desk: Desk, window: Shell, clock: Clock
) -> None:
    before = len(days(desk))
    window.open("commission", None)
    settle(desk)
    assert len(days(desk)) == before  # the demo said it today
    clock.move(days=1)
    page = window.open("commission", None)
    page.refresh()
    settle(desk)
    assert len(days(desk)) == before + 1
    assert days(desk)[-1].day == desk.today()
    assert not window._notice.isVisible()
    page.refresh()
    settle(desk)
    assert len(days(desk)) == before + 1


def test_amounts_are_hidden_under_the_mask(desk: Desk, window: Shell) -> None:
    desk.show.masked = True
    dialog = CalibrationDialog(desk, window)
    dialog.open()
    settle(desk)
    found = forecast_record.calibration(desk.workspace, desk.today())
    assert not shows(dialog, f"{found.expected:,.2f}")
    dialog.reject()
    desk.show.masked = False
