"""Where on a lender's own form each answer is printed (套打). Lengths are millimetres from the upper left corner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from carloan_desk.domain.errors import DomainError

LARGEST = Decimal(1200)
"""Of a sheet, in millimetres."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place on a form.

    Attributes:
        value: Name of what is printed there; empty while nothing was chosen.
        page: Counted from 0.
        x: Left edge of the text.
        y: Its baseline.
        width: Room for it; 0 has no limit. What is longer is set smaller, then continues on an extra sheet.
        size: Of the letters, in points.
        pitch: From one letter to the next where the form has a box for each; 0 sets them as usual.
        tick: A box to tick: only if the value is this text; empty prints the value itself.
        field: Name of the form's own field that the place came from; empty for one placed by hand.
    """

    value: str
    page: int
    x: Decimal
    y: Decimal
    width: Decimal = Decimal(0)
    size: Decimal = Decimal(10)
    pitch: Decimal = Decimal(0)
    tick: str = ""
    field: str = ""

    def __post_init__(self) -> None:
        for name in ("x", "y", "width", "size", "pitch"):
            value = getattr(self, name)
            if not value.is_finite() or not 0 <= value <= LARGEST:
                raise DomainError("form_place.range", field=name)
        if self.page < 0 or self.size < 4:
            raise DomainError("form_place.range", field="size")

    def printed(self, values: Mapping[str, str]) -> str:
        """Return what stands there: the value, a tick, or nothing."""
        said = values.get(self.value, "")
        if self.tick:
            return "√" if said == self.tick else ""
        return said


def data_of(places: Iterable[Place]) -> list[dict[str, Any]]:
    """Return places as plain data."""
    return [
        {
            field.name: format(value, "f") if isinstance(value := getattr(place, field.name), Decimal) else value
            for field in fields(place)
        }
        for place in places
    ]


def places_of(data: Iterable[Mapping[str, Any]]) -> list[Place]:
    """Return places from plain data.

    Raises:
        DomainError: ``form_template.damaged``: it is not what :func:`data_of` makes.
    """
    numbers = {"x", "y", "width", "size", "pitch"}
    try:
        found = []
        for each in data:
            parts: dict[str, Any] = {
                name: Decimal(str(value)) if name in numbers else value for name, value in each.items()
            }
            found.append(Place(**parts))
        return found
    except (TypeError, AttributeError, InvalidOperation) as error:
        raise DomainError("form_template.damaged") from error
