"""The car that is financed."""

from enum import StrEnum


class VehicleKind(StrEnum):
    """New car 新车, used car 二手车."""

    NEW = "new"
    USED = "used"


class VehicleUse(StrEnum):
    """What the car is used for: privately 自用, for business 商用."""

    PRIVATE = "private"
    COMMERCIAL = "commercial"


class Power(StrEnum):
    """Drive that decides purchase tax: combustion 燃油, new energy 新能源 (electric, plug-in, extender, fuel cell)."""

    ICE = "ice"
    NEV = "nev"
