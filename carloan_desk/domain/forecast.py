"""What open deals may still bring. Chances are assumptions, shown as such beside every figure they touch."""

from decimal import Decimal

from carloan_desk.domain.deal import Stage

# Chance that a deal standing in a stage is disbursed in the end. [MEM]: a prior, until own history speaks.
STAGE_PRIOR: dict[Stage, Decimal] = {
    Stage.DISCOVERY: Decimal("0.10"),
    Stage.SCREENING: Decimal("0.15"),
    Stage.QUOTE: Decimal("0.25"),
    Stage.DOCUMENTS: Decimal("0.50"),
    Stage.APPLICATION: Decimal("0.60"),
    Stage.DECISION: Decimal("0.70"),
    Stage.SIGNING: Decimal("0.90"),
    Stage.DISBURSEMENT: Decimal("0.95"),
}
