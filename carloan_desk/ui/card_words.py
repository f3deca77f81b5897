"""Words for cards that are read: which card, whose, which field."""

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.cards import CardKind
from carloan_desk.services.card_reading import Whose


def kind(kind: CardKind) -> str:
    """What a card is called."""
    translate = QCoreApplication.translate
    return {
        CardKind.ID_FRONT: translate("card_words", "Identity card, portrait"),
        CardKind.ID_BACK: translate("card_words", "Identity card, emblem"),
        CardKind.DRIVING_LICENCE: translate("card_words", "Driving licence"),
        CardKind.VEHICLE_LICENCE: translate("card_words", "Vehicle licence"),
        CardKind.BUSINESS_LICENCE: translate("card_words", "Business licence"),
        CardKind.BANK_CARD: translate("card_words", "Bank card"),
        CardKind.VIN_PLATE: translate("card_words", "VIN plate"),
    }[kind]


def whose(whose: Whose) -> str:
    """Whom or which car a card belongs to."""
    translate = QCoreApplication.translate
    return {
        Whose.CLIENT: translate("card_words", "The client"),
        Whose.SPOUSE: translate("card_words", "The spouse"),
        Whose.CO_BORROWER: translate("card_words", "The first co-borrower"),
        Whose.GUARANTOR: translate("card_words", "The first guarantor"),
        Whose.DEAL_CAR: translate("card_words", "The car of the deal"),
        Whose.OWNED_CAR: translate("card_words", "A car the client has"),
    }[whose]


def field(key: str) -> str:
    """What a field of a card is called."""
    translate = QCoreApplication.translate
    return {
        "name": translate("card_words", "Name"),
        "gender": translate("card_words", "Gender"),
        "birth_date": translate("card_words", "Date of birth"),
        "address": translate("card_words", "Address"),
        "id_number": translate("card_words", "ID number"),
        "valid_until": translate("card_words", "Valid until"),
        "plate": translate("card_words", "Plate"),
        "vehicle_model": translate("card_words", "Model"),
        "vin": translate("card_words", "VIN"),
        "engine_number": translate("card_words", "Engine number"),
        "registered_on": translate("card_words", "Registered on"),
        "uscc": translate("card_words", "Credit code"),
        "employer": translate("card_words", "Employer"),
        "legal_representative": translate("card_words", "Legal representative"),
        "employer_address": translate("card_words", "Employer's address"),
        "card_tail": translate("card_words", "Last four digits"),
    }[key]
