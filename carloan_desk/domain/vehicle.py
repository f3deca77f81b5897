"""The car that is financed."""

from enum import StrEnum


class VehicleKind(StrEnum):
    """New car 新车, used car 二手车."""

    NEW = "new"
    USED = "used"


class Power(StrEnum):
    """Drive that decides purchase tax: combustion 燃油, new energy 新能源 (electric, plug-in, extender, fuel cell)."""

    ICE = "ice"
    NEV = "nev"
