"""The career read from everything: what the pay page says, what the loans say, and nothing of anybody."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from carloan_desk.domain.career import Grain, Mix
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, EventKind, Stage
from carloan_desk.domain.papers import Application
from carloan_desk.domain.pay import Metric, Payout
from carloan_desk.services import career, commission, deals, demo, loans, plans
from carloan_desk.storage.workspace import Workspace
from tests.services.conftest import hasten
from tests.services.manager import TODAY, Manager

D = Decimal
DEMO_DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pytest.MonkeyPatch.context() as patch:
        hasten(patch)
        folder = tmp_path_factory.mktemp("demo") / "示例"
        made = demo.make(folder, lambda: datetime.combine(DEMO_DAY, time(9)), lambda _done, _all: None)
        with made.unit_of_work("deal.edit") as work:
            for number, deal in enumerate(work.all(Deal)):
                deal.plate, deal.vin = f"豫A{number:05}D", f"LZZTEST00000{number:05}"
                deal.contract, deal.note = f"HT-2026-{number:05}", f"备注{number}甲乙"
            work.commit()
        yield made
        made.close()


def secrets_of(workspace: Workspace) -> set[str]:
    """Everything in the workspace that tells somebody or something."""
    with workspace.reading() as read:
        people, cars, forms = read.all(Client), read.all(Deal), read.all(Application)
    found = {text for p in people for text in (p.name, p.mobile, p.id_number, p.employer, p.address, p.city)}
    found |= {text for d in cars for text in (d.plate, d.vin, d.contract, d.dealer, d.vehicle_model, d.note)}
    # Sums, terms and codes of the forms are what the career counts; names and numbers of people are not.
    answers = {str(value) for form in forms for value in form.answers.values()}
    found |= {text for text in answers if len(text) > 1 and not text.isascii()}
    found |= {text for text in answers if len(text) >= 11 and not text.isidentifier()}
    return found - {""}


@pytest.mark.parametrize("grain", Grain)
def test_nothing_of_anybody_is_in_the_papers(shown: Workspace, tmp_path: Path, grain: Grain) -> None:
    found = career.ledger(shown, DEMO_DAY)
    secrets = secrets_of(shown)
    assert len(secrets) > 300
    pdf = career.pdf_of(shown, found, grain, DEMO_DAY)
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    career.write_sheet(shown, tmp_path / "c.xlsx", found, grain)
    career.write_sheet(shown, tmp_path / "c.csv", found, grain)
    with zipfile.ZipFile(tmp_path / "c.xlsx") as book:
        inside = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    everything = "\n".join(
        [text, "".join(text.split()), repr(pdf), inside, (tmp_path / "c.csv").read_text("utf-8-sig"), repr(found)]
    )
    assert "业绩履历" in text
    assert "业绩履历" in inside
    assert [secret for secret in secrets if secret in everything] == []


def test_its_months_are_those_of_the_pay_page(shown: Workspace) -> None:
    found = career.ledger(shown, DEMO_DAY)
    board = commission.dashboard(shown, DEMO_DAY)
    months = {month.period: month for month in found.months}
    for month in board.months:
        assert months[month.period].earned == month.earned
        assert months[month.period].paid == (month.paid or 0)
    assert months[board.period].amount == board.disbursed
    assert months[board.period].disbursed == board.disbursed_count
    for pace in board.paces:
        same = next(each for grain in Grain for each in found.by(grain) if each.period == pace.period)
        assert (same.target, same.reached) == (pace.target, pace.reached)
    assert found.streak.months >= 3


def test_its_counts_are_those_of_the_deals(shown: Workspace) -> None:
    total = career.ledger(shown, DEMO_DAY).total
    with shown.reading() as read:
        kinds = [event.kind for _, events in read.deals_with_events() for event in events]
    assert total.approved == kinds.count(EventKind.APPROVED)
    assert total.decided == total.approved + kinds.count(EventKind.DECLINED)
    assert total.disbursed == kinds.count(EventKind.DISBURSED)
    late = [line for line in loans.portfolio(shown, DEMO_DAY) if line.state.overdue_days > 30]
    assert late
    assert total.overdue == sum(line.state.outstanding_principal for line in late)
    assert sum(total.mix[part] for part in (Mix.NEW, Mix.USED)) == total.amount


def test_an_empty_workspace_has_an_empty_career(manager: Manager, tmp_path: Path) -> None:
    found = career.ledger(manager.workspace, TODAY)
    assert found.months == ()
    career.write_sheet(manager.workspace, tmp_path / "c.xlsx", found, Grain.YEAR)
    assert career.pdf_of(manager.workspace, found, Grain.YEAR, TODAY).startswith(b"%PDF")


def test_what_is_recorded_is_in_it_at_once(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.walk(Stage.DECISION)
    before = career.ledger(manager.workspace, TODAY).total
    assert (before.decided, before.disbursed) == (0, 0)
    manager.record(deal_id, EventKind.APPROVED, amount=D(60000), months=24)
    for kind in (EventKind.SIGNED, EventKind.DISBURSED):
        manager.record(deal_id, kind, amount=D(60000) if kind is EventKind.DISBURSED else None)
    plans.record_payout(manager.workspace, Payout(period="2026-10", paid_on=TODAY, amount=D("12.34")))
    plans.set_target(manager.workspace, f"{TODAY:%Y-%m}", Metric.COUNT, D(1))
    found = career.ledger(manager.workspace, TODAY)
    now = found.months[-1]
    assert (now.decided, now.approved, now.approval_rate) == (1, 1, D(1))
    assert (now.disbursed, now.amount, now.average_term) == (1, D(60000), D(24))
    assert (now.earned, now.attainment, now.on_target) == (D(600), D(1), 1)
    assert found.total.paid == D("12.34")
    deals.delete(manager.workspace, deal_id)
    assert career.ledger(manager.workspace, TODAY).total.disbursed == 0


def test_a_deal_sent_back_and_decided_again_counts_once(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DECISION)
    manager.record(deal_id, EventKind.RETURNED)
    manager.record(deal_id, EventKind.SUBMITTED)
    manager.record(deal_id, EventKind.DECLINED)
    total = career.ledger(manager.workspace, TODAY).total
    assert (total.decided, total.approved, total.disbursed) == (1, 0, 0)
