"""Who makes the list of the day: a module for each kind. Another one is a module here, a ``Kind`` and its words."""

from carloan_desk.services.today.item import Maker
from carloan_desk.services.today.makers.asked import ASKED
from carloan_desk.services.today.makers.care import CARE
from carloan_desk.services.today.makers.contacts import CONTACTS
from carloan_desk.services.today.makers.covers import DEAL_COVERS, VEHICLE_COVERS
from carloan_desk.services.today.makers.deal_tasks import DEAL_TASKS
from carloan_desk.services.today.makers.held_pay import HELD_PAY
from carloan_desk.services.today.makers.instalments import INSTALMENTS
from carloan_desk.services.today.makers.loan_days import LOAN_DAYS
from carloan_desk.services.today.makers.papers import PAPERS
from carloan_desk.services.today.makers.promises import PROMISES
from carloan_desk.services.today.makers.steps import STEPS
from carloan_desk.services.today.makers.visits import VISITS
from carloan_desk.services.today.makers.warnings import PLANS, WARNINGS

MAKERS: tuple[Maker, ...] = (
    PROMISES,
    INSTALMENTS,
    WARNINGS,
    PLANS,
    PAPERS,
    DEAL_TASKS,
    STEPS,
    LOAN_DAYS,
    DEAL_COVERS,
    VEHICLE_COVERS,
    CONTACTS,
    CARE,
    ASKED,
    HELD_PAY,
    VISITS,
)
