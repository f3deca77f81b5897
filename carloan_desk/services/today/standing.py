"""How the loans asked for stand."""

from collections.abc import Mapping

from carloan_desk.services.loans import LoanCase, LoanLine
from carloan_desk.services.today.item import Look


def loan_cases(look: Look) -> Mapping[int, LoanCase]:
    """Return the loans asked for that are being repaid, by deal."""
    return look.once("loan cases", lambda: _cases(look))


def loans_of(look: Look) -> Mapping[int, LoanLine]:
    """Return how the loans asked for stand that are being repaid, by deal."""
    return look.once("loans", lambda: {each: case.line(look.today) for each, case in loan_cases(look).items()})


def _cases(look: Look) -> dict[int, LoanCase]:
    known = look.loans.cases
    wanted = known if look.only is None else (each for each in sorted(look.only) if each in known)
    return {each: known[each] for each in wanted if known[each].history.lives(look.today)}
