"""The calendar of what is due: a month or a week, and the way out to other calendars."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carloan_desk.domain import lunar
from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.workdays import Calendar
from carloan_desk.services import today
from carloan_desk.services.today import Item
from carloan_desk.ui import today_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.widgets.basics import button, column, label, row
from carloan_desk.ui.widgets.calendar import DAY, WEEK, CalendarView, DayShown, weeks_of

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Workspace

# As far as dates are looked ahead: loans go on for years, plans of the day do not.
_FURTHEST = 370


class CalendarPanel(QWidget):
    """A month or a week, with its head.

    Attributes:
        weekly: Whether a week is shown, not a month.

    Signals:
        chosen: A day was chosen; carries it.
        read: What is due was read anew.
    """

    chosen = Signal(object)
    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.weekly = False
        self._day = desk.today()
        self._items: tuple[Item, ...] = ()
        self._lunar: dict[date, str] = {}
        self._title = label("", "bold")
        self._note = label("", "quiet", wrap=True)
        self._view = CalendarView()
        self._view.chosen.connect(self._choose)
        self._view.wanted.connect(self.go)
        earlier = button("‹", lambda: self._turn(-1), tip=self.tr("Earlier"), name="calendar.back")
        later = button("›", lambda: self._turn(1), tip=self.tr("Later"), name="calendar.on")
        for each in (earlier, later):
            each.setAccessibleName(each.toolTip())
        head = row(
            earlier,
            button(self.tr("Today"), lambda: self.go(self.desk.today()), name="calendar.today"),
            later,
            self._title,
            None,
            button(self.tr("To another calendar…"), self._export, name="calendar.export"),
        )
        self.setLayout(column(head, self._note, self._view))

    def refresh(self) -> None:
        """Read what is due on the days shown."""
        day = self.desk.today()
        days = self._days()
        last = max(days[-1], day)
        chinese = language() == "zh"

        def read(workspace: "Workspace") -> tuple[tuple[Item, ...], dict[date, str]]:
            # The table of the lunar calendar takes a moment to load: not on the window's thread.
            names = {each: lunar.calendar_name(each) for each in days} if chinese else {}
            return today.ahead(workspace, day, last), names

        self.desk.ask(read, lambda found: self._put(*found), self)

    def take_focus(self) -> None:
        """Give the keys to the present day."""
        self._view.take_focus()

    def items_on(self, day: date) -> list[Item]:
        """Return what is due on a day."""
        return [item for item in self._items if item.on == day]

    def go(self, day: date) -> None:
        """Show the month or week of a day, with the keys on it; not further than a year from today."""
        now = self.desk.today()
        self._day = min(max(day, now - _FURTHEST * DAY), now + _FURTHEST * DAY)
        self.refresh()

    def _turn(self, steps: int) -> None:
        if self.weekly:
            self.go(self._day + steps * WEEK * DAY)
            return
        first = self._day.replace(day=1)
        self.go((first + 32 * DAY).replace(day=1) if steps > 0 else (first - DAY).replace(day=1))

    def _mondays(self) -> list[date]:
        return [self._day - self._day.weekday() * DAY] if self.weekly else weeks_of(self._day)

    def _days(self) -> list[date]:
        return [monday + number * DAY for monday in self._mondays() for number in range(WEEK)]

    def _put(self, items: tuple[Item, ...], names: dict[date, str]) -> None:
        self._items, self._lunar = items, names
        show, now, days = self.desk.show, self.desk.today(), self._days()
        calendar = Calendar.for_years(days[0].year, days[-1].year)
        by_day: dict[date, list[Item]] = {}
        for item in items:
            by_day.setdefault(item.on, []).append(item)
        if self.weekly:
            span = f"{show.day(days[0])} – {show.short_day(days[-1], days[0])}"
            self._title.setText(span)
        else:
            self._title.setText(f"{self._day:%Y-%m}")
        assumed = [year for year in range(days[0].year, days[-1].year + 1) if calendar.status(year) == "assumed"]
        note = self.tr("The holidays of {year} are not announced yet: only the statutory days are marked.")
        self._note.setText(note.format(year=assumed[0]) if assumed else "")
        self._note.setVisible(bool(assumed))
        weekdays = [show.weekday(day) for day in days[:WEEK]]
        shown = [self._shown(day, by_day.get(day, []), calendar, now) for day in days]
        self._view.put(shown, weekdays, self._day)
        self.read.emit()

    def _shown(self, day: date, items: list[Item], calendar: Calendar, now: date) -> DayShown:
        show, works = self.desk.show, calendar.is_workday(day)
        mark, tone = "", "quiet"
        if day.weekday() < 5 and not works:
            mark, tone = self.tr("Off"), "good"
        elif day.weekday() >= 5 and works:
            mark, tone = self.tr("Worked"), "warn"
        counts = Counter(item.kind for item in items)
        kinds = [kind for kind in Kind if counts[kind]]
        chips = tuple((today_words.TONES[kind], f"{today_words.kind(kind)} {counts[kind]}") for kind in kinds)
        summary = ", ".join(text for _, text in chips)
        if self.weekly:
            chips = tuple(
                (today_words.TONES[item.kind], f"{today_words.kind(item.kind)} {today_words.who(item, show)}")
                for item in items
            )
        return DayShown(
            day=day,
            name=f"{show.day(day)} {show.weekday(day)}",
            chips=chips,
            mark=mark,
            tone=tone,
            lunar=self._lunar.get(day, ""),
            free=not works,
            today=day == now,
            outside=not self.weekly and day.month != self._day.month,
            summary=summary,
        )

    def _choose(self, day: date) -> None:
        self._day = day
        self.chosen.emit(day)

    def _export(self) -> None:
        from carloan_desk.ui.dialogs.export_calendar import ExportCalendarDialog

        ExportCalendarDialog(self.desk, self).open()
