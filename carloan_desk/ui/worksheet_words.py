"""Words for the worksheet: kinds of income, residence."""

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.worksheet import IncomeKind, Residence


def income_kind(value: IncomeKind) -> str:
    """Return where income comes from."""
    match value:
        case IncomeKind.SALARY:
            return QCoreApplication.translate("worksheet", "Salary")
        case IncomeKind.BUSINESS:
            return QCoreApplication.translate("worksheet", "Own business")
        case IncomeKind.RENT:
            return QCoreApplication.translate("worksheet", "Rent")
        case IncomeKind.PENSION:
            return QCoreApplication.translate("worksheet", "Pension")
        case IncomeKind.SPOUSE:
            return QCoreApplication.translate("worksheet", "Spouse")
        case IncomeKind.CO_BORROWER:
            return QCoreApplication.translate("worksheet", "Co-borrower")
        case IncomeKind.OTHER:
            return QCoreApplication.translate("worksheet", "Other income")


def residence(value: Residence) -> str:
    """Return how somebody lives."""
    match value:
        case Residence.OWNED:
            return QCoreApplication.translate("worksheet", "Own home")
        case Residence.MORTGAGED:
            return QCoreApplication.translate("worksheet", "Own home with a mortgage")
        case Residence.RENTED:
            return QCoreApplication.translate("worksheet", "Rented")
        case Residence.FAMILY:
            return QCoreApplication.translate("worksheet", "With family")
        case Residence.DORMITORY:
            return QCoreApplication.translate("worksheet", "Dormitory")
