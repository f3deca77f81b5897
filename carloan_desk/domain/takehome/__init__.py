"""Take-home pay (到手收入): what is left of the pay after social insurance, housing fund and tax."""

from carloan_desk.domain.takehome.bonus import (
    ESTIMATE,
    BonusChoice,
    BonusTaxed,
    Cliff,
    bonus_choice,
    bonus_cliffs,
)
from carloan_desk.domain.takehome.wages import (
    Assumption,
    Contributions,
    MonthTakeHome,
    Part,
    PayMonth,
    Step,
    TakeHome,
    take_home,
    take_home_labour,
)

__all__ = [
    "ESTIMATE",
    "Assumption",
    "BonusChoice",
    "BonusTaxed",
    "Cliff",
    "Contributions",
    "MonthTakeHome",
    "Part",
    "PayMonth",
    "Step",
    "TakeHome",
    "bonus_choice",
    "bonus_cliffs",
    "take_home",
    "take_home_labour",
]
