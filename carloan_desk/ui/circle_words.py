"""Words for what stands around a client."""

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.circle import ConsentScope, RelationKind


def relation(value: RelationKind) -> str:
    """Return what somebody is to the client."""
    match value:
        case RelationKind.SPOUSE:
            return QCoreApplication.translate("circle_words", "Spouse")
        case RelationKind.CO_BORROWER:
            return QCoreApplication.translate("circle_words", "Co-borrower")
        case RelationKind.GUARANTOR:
            return QCoreApplication.translate("circle_words", "Guarantor")
        case RelationKind.PARENT:
            return QCoreApplication.translate("circle_words", "Parent")
        case RelationKind.CHILD:
            return QCoreApplication.translate("circle_words", "Child")
        case RelationKind.RELATIVE:
            return QCoreApplication.translate("circle_words", "Relative")
        case RelationKind.FRIEND:
            return QCoreApplication.translate("circle_words", "Friend")
        case RelationKind.COLLEAGUE:
            return QCoreApplication.translate("circle_words", "Colleague")
        case RelationKind.REFERRER:
            return QCoreApplication.translate("circle_words", "Referrer")
        case RelationKind.CONTACT:
            return QCoreApplication.translate("circle_words", "Contact person")


def relation_seen_from_there(value: RelationKind) -> str:
    """Return what a client is to the one on whose page they are noted: the relation seen from the other side."""
    translate = QCoreApplication.translate
    match value:
        case RelationKind.SPOUSE | RelationKind.RELATIVE | RelationKind.FRIEND | RelationKind.COLLEAGUE:
            return relation(value)
        case RelationKind.CO_BORROWER:
            return translate("circle_words", "Borrows together as co-borrower of")
        case RelationKind.GUARANTOR:
            return translate("circle_words", "Guarantees for")
        case RelationKind.PARENT:
            return relation(RelationKind.CHILD)
        case RelationKind.CHILD:
            return relation(RelationKind.PARENT)
        case RelationKind.REFERRER:
            return translate("circle_words", "Referred")
        case RelationKind.CONTACT:
            return translate("circle_words", "Contact person of")


def scope(value: ConsentScope) -> str:
    """Return what a client agreed to."""
    match value:
        case ConsentScope.PERSONAL_DATA:
            return QCoreApplication.translate("circle_words", "Personal data")
        case ConsentScope.SENSITIVE_DATA:
            return QCoreApplication.translate("circle_words", "Sensitive data")
        case ConsentScope.LENDER:
            return QCoreApplication.translate("circle_words", "Data to a lender")
        case ConsentScope.CREDIT_QUERY:
            return QCoreApplication.translate("circle_words", "Credit query")
        case ConsentScope.MARKETING:
            return QCoreApplication.translate("circle_words", "Offers later on")
