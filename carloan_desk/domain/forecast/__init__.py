"""What is coming: chances learned from one's own deals, the days they take, and how good such guesses were.

Chances are assumptions, shown as such, with what they rest on, beside every figure they touch.
"""

from carloan_desk.domain.forecast.calibration import Bucket, Calibration, Snapshot, calibrate, wilson
from carloan_desk.domain.forecast.chances import (
    PRIOR_WEIGHT,
    STAGE_PRIOR,
    Fate,
    StageChance,
    fate_of,
    learn_chances,
)
from carloan_desk.domain.forecast.pace import STAGE_DAYS_PRIOR, StageDays, expected_on, learn_days

__all__ = [
    "PRIOR_WEIGHT",
    "STAGE_DAYS_PRIOR",
    "STAGE_PRIOR",
    "Bucket",
    "Calibration",
    "Fate",
    "Snapshot",
    "StageChance",
    "StageDays",
    "calibrate",
    "expected_on",
    "fate_of",
    "learn_chances",
    "learn_days",
    "wilson",
]
