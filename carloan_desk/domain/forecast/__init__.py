"""What is coming: chances and days learned from one's own deals, the income they make, and how good guesses were.

Chances are assumptions, shown as such, with what they rest on, beside every figure they touch.
"""

from carloan_desk.domain.forecast.calibration import ENOUGH, Bucket, Calibration, Snapshot, calibrate, wilson
from carloan_desk.domain.forecast.chances import (
    PRIOR_WEIGHT,
    STAGE_PRIOR,
    Fate,
    StageChance,
    fate_of,
    learn_chances,
)
from carloan_desk.domain.forecast.income import forecast
from carloan_desk.domain.forecast.outlook import DealOutlook, GateOdds, IncomeForecast, Method, OpenDeal
from carloan_desk.domain.forecast.pace import STAGE_DAYS_PRIOR, StageDays, expected_on, learn_days
from carloan_desk.domain.forecast.waiting import WAITING_DAYS_PRIOR, WAITING_PRIOR, Waiting, learn_waiting
from carloan_desk.domain.forecast.ways import Gap, Way, gaps
from carloan_desk.domain.forecast.whatif import Sliders, moved, what_if

__all__ = [
    "ENOUGH",
    "PRIOR_WEIGHT",
    "STAGE_DAYS_PRIOR",
    "STAGE_PRIOR",
    "WAITING_DAYS_PRIOR",
    "WAITING_PRIOR",
    "Bucket",
    "Calibration",
    "DealOutlook",
    "Fate",
    "Gap",
    "GateOdds",
    "IncomeForecast",
    "Method",
    "OpenDeal",
    "Sliders",
    "Snapshot",
    "StageChance",
    "StageDays",
    "Waiting",
    "Way",
    "calibrate",
    "expected_on",
    "fate_of",
    "forecast",
    "gaps",
    "learn_chances",
    "learn_days",
    "learn_waiting",
    "moved",
    "what_if",
    "wilson",
]
