"""What if, contributions, figures: what is entered arrives, and what is wrong says so."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from carloan_desk.services import circle, commission, plans, take_home
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.dialogs.pay import DeclaredDialog, FiguresDialog
from carloan_desk.ui.dialogs.risk import RiskDialog
from carloan_desk.ui.dialogs.steps import StepsDialog
from carloan_desk.ui.dialogs.what_if import WhatIfDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import fill, press, settle, turn


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def figures(dialog: WhatIfDialog, name: str) -> list[str]:
    return [cell.text() for cell in dialog._figures[name]]


def test_more_deals_bring_more_and_change_nothing(desk: Desk, window: Shell) -> None:
    before = commission.dashboard(desk.workspace, desk.today())
    dialog = WhatIfDialog(desk, window)
    dialog.open()
    settle(desk)
    now, then, difference = figures(dialog, "mean")
    assert now == then
    assert difference == "0.00"
    dialog._sliders["extra"].setValue(3)
    turn(200)
    settle(desk)
    now, then, difference = (Decimal(text.replace(",", "")) for text in figures(dialog, "mean"))
    assert then > now
    assert difference == then - now
    dialog._reset()
    turn(200)
    settle(desk)
    assert figures(dialog, "mean")[2] == "0.00"
    after = commission.dashboard(desk.workspace, desk.today())
    assert [row.amount for row in after.rows] == [row.amount for row in before.rows]
    dialog.accept()


def test_contributions_change_the_estimate(desk: Desk, window: Shell) -> None:
    before = commission.dashboard(desk.workspace, desk.today()).estimate
    assert before is not None
    dialog = DeclaredDialog(desk, window)
    dialog.open()
    settle(desk)
    fill(dialog.fields["base"], "8000")
    fill(dialog.fields["fund_rate"], "12")
    press(dialog, name="dialog.do")
    settle(desk)
    after = commission.dashboard(desk.workspace, desk.today()).estimate
    assert after is not None
    # 10.5 % of social insurance and 12 % of housing fund on 8,000.
    assert after.month.contributions == Decimal("1800.00")
    assert take_home.declared(desk.workspace).base == 8000


def test_a_rate_that_cannot_be_is_refused_and_kept(desk: Desk, window: Shell) -> None:
    dialog = DeclaredDialog(desk, window)
    dialog.open()
    settle(desk)
    fill(dialog.fields["fund_rate"], "40")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert dialog.fields["fund_rate"].read() == Decimal("0.40")
    assert take_home.declared(desk.workspace).fund_rate is None
    dialog.reject()


def test_own_figures_are_read_line_by_line(desk: Desk, window: Shell) -> None:
    dialog = FiguresDialog(desk, window)
    dialog.open()
    settle(desk)
    fill(dialog.fields["satisfaction"], "96")
    fill(dialog.fields["own"], "渗透率 = 0.62\n好评率")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert "好评率" in dialog.fields["own"]._message.text()
    fill(dialog.fields["own"], "渗透率 = 0.62\n好评率：98")
    press(dialog, name="dialog.do")
    settle(desk)
    found = plans.figures(desk.workspace, f"{desk.today():%Y-%m}")
    assert (found.satisfaction, found.own) == (Decimal(96), {"渗透率": "0.62", "好评率": "98"})


def test_the_average_of_what_clients_said_is_proposed_for_the_figures(desk: Desk, window: Shell) -> None:
    found = circle.satisfied_in(desk.workspace, f"{desk.today():%Y-%m}")
    assert found is not None
    dialog = FiguresDialog(desk, window)
    dialog.open()
    settle(desk)
    assert dialog.fields["satisfaction"].read() is None
    press(dialog, name="figures.satisfied")
    assert dialog.fields["satisfaction"].read() == found.average
    press(dialog, name="dialog.do")
    settle(desk)
    assert plans.figures(desk.workspace, f"{desk.today():%Y-%m}").satisfaction == found.average


def test_risk_says_whom_to_call_and_a_contact_is_recorded(desk: Desk, window: Shell) -> None:
    pay = commission.dashboard(desk.workspace, desk.today())
    dialog = RiskDialog(desk, window, pay)
    dialog.open()
    settle(desk)
    assert dialog.risk.records.rowCount() == len(pay.at_risk) > 0
    assert pay.at_risk[0].client_name in dialog._note.text()
    press(dialog, name="risk.contact")
    asked = dialog.findChild(ContactDialog)
    assert asked is not None
    assert asked._deal_id == pay.at_risk[0].deal.id
    asked.reject()
    press(dialog, name="risk.owed")
    assert dialog.owed.records.rowCount() == len(pay.calendar) > 0
    assert dialog._ages.isVisible()
    dialog.reject()


def test_steps_say_their_odds_and_which_deals_cross_them(desk: Desk, window: Shell) -> None:
    pay = commission.dashboard(desk.workspace, desk.today())
    assert pay.gaps
    dialog = StepsDialog(desk, window, pay)
    dialog.open()
    settle(desk)
    said = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert desk.show.round_money(pay.gaps[0].missing) in said
    way = pay.gaps[0].likeliest
    assert way is not None
    names = {row.deal.id: row.client_name for row in pay.rows}
    assert names[way.deals[0]] in said
    assert pay.gaps[0].new_deals
    dialog.reject()


def test_every_way_of_grouping_adds_up(desk: Desk, window: Shell) -> None:
    page = window.open("commission", None)
    settle(desk)
    pay = commission.dashboard(desk.workspace, desk.today())
    total = sum(row.expected for row in pay.rows)
    box = page._breakdown._by
    kinds = [box.itemData(number) for number in range(1, box.count())]
    assert kinds == ["dealer", "product", "channel", "model", "period"]
    for number, _ in enumerate(kinds, start=1):
        box.setCurrentIndex(number)
        groups = page._breakdown._groups.records._records
        assert sum(group.expected for group in groups) == total
        assert len(groups) > 1
