"""How values look on the screen: money, rates, days, and people when the mask is on."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.client import LONG_TERM

_DOTS = "••••"


class Shown:
    """Turns values into text. With ``masked`` set, no name, number or amount can be read."""

    def __init__(self) -> None:
        self.masked = False

    def name(self, name: str) -> str:
        """Return a person's name, the surname alone under the mask."""
        return f"{name[0]}**" if self.masked and name else name

    def mobile(self, mobile: str) -> str:
        """Return a phone number in groups, ``199****0001`` under the mask."""
        if self.masked and mobile:
            return f"{mobile[:3]}****{mobile[-2:]}"
        return f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}" if len(mobile) == 11 else mobile

    def secret(self, text: str) -> str:
        """Return an ID, VIN or plate; its last two characters alone under the mask."""
        return f"****{text[-2:]}" if self.masked and text else text

    def text(self, text: str) -> str:
        """Return free text about a person; nothing of it under the mask."""
        return _DOTS if self.masked and text else text

    def money(self, amount: Decimal | None, *, places: int = 2) -> str:
        """Return yuan with grouping and decimals; a dash for what is not known."""
        if amount is None:
            return "—"
        if self.masked:
            return _DOTS
        return f"{amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}".replace("-", "−")

    def round_money(self, amount: Decimal | None) -> str:
        """Return yuan without decimals when there are none."""
        places = 0 if amount is not None and amount == amount.to_integral_value() else 2
        return self.money(amount, places=places)

    def percent(self, rate: Decimal | None, places: int = 2) -> str:
        """Return a fraction as a percentage."""
        return "—" if rate is None else f"{(rate * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)} %"

    def day(self, day: date | None) -> str:
        """Return a day as ``2026-11-23``, the end that never comes in words."""
        if day == LONG_TERM:
            return QCoreApplication.translate("DateField", "long-term")
        return "—" if day is None else f"{day:%Y-%m-%d}"

    def short_day(self, day: date | None, today: date) -> str:
        """Return ``11-23``, with the year when it is not this one."""
        if day is None:
            return "—"
        return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"

    def moment(self, moment: datetime) -> str:
        """Return a moment as ``2026-11-23 14:02``."""
        return f"{moment:%Y-%m-%d %H:%M}"

    def weekday(self, day: date) -> str:
        """Return the name of the day of the week."""
        names = (
            QCoreApplication.translate("Shown", "Monday"),
            QCoreApplication.translate("Shown", "Tuesday"),
            QCoreApplication.translate("Shown", "Wednesday"),
            QCoreApplication.translate("Shown", "Thursday"),
            QCoreApplication.translate("Shown", "Friday"),
            QCoreApplication.translate("Shown", "Saturday"),
            QCoreApplication.translate("Shown", "Sunday"),
        )
        return names[day.weekday()]

    def relative_day(self, day: date, today: date) -> str:
        """Return how far a day is from today, in words."""
        days = (day - today).days
        if days == 0:
            return QCoreApplication.translate("Shown", "today")
        if days == 1:
            return QCoreApplication.translate("Shown", "tomorrow")
        if days == -1:
            return QCoreApplication.translate("Shown", "yesterday")
        if days > 0:
            return QCoreApplication.translate("Shown", "in {n} days").format(n=days)
        return QCoreApplication.translate("Shown", "{n} days ago").format(n=-days)
