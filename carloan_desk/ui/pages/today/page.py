"""The page: the tiles of one's own pay, and under them the list or the calendar."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton

from carloan_desk.domain.agenda import sort
from carloan_desk.domain.pay import Payout, PlanVersion, Target
from carloan_desk.services import commission, earned, today
from carloan_desk.services.today import Item, Overview, visit
from carloan_desk.services.today.visit import Visit
from carloan_desk.storage.workspace import Changes
from carloan_desk.ui import today_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.today.acts import Acts
from carloan_desk.ui.pages.today.calendar import CalendarPanel
from carloan_desk.ui.pages.today.filters import Filters
from carloan_desk.ui.pages.today.lines import Heading, Lines
from carloan_desk.ui.pages.today.rows import Line, Rows
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, label
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.pay_tiles import PayTiles

LIST, WEEK, MONTH = "list", "week", "month"
_VIEW = "today.view"
_LOOK_EVERY = 60_000
# Lines made at once: more than a morning brings, few enough to be there in a moment.
_AT_ONCE = 25


class TodayPage(Page):
    """The desk in the morning."""

    watches = today.WATCHES | {PlanVersion, Payout, Target}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._day: date | None = None
        self._overview: Overview | None = None
        self._visit: Visit | None = None
        self._own: tuple[Item, ...] = ()
        self._listed: object = None
        self._room = _AT_ONCE
        self._filters = Filters()
        self._filters.chosen.connect(self._list_anew)
        self._tiles = PayTiles(desk, lambda status: desk.open_requested.emit("commission", status))
        self.layout_.addWidget(self._tiles)
        self._why = button(self.tr("Why this order?"), self._change_order, "link", name="today.order")
        self._view = preferences.text(_VIEW, LIST)
        self._views: dict[str, QPushButton] = {}
        views = QButtonGroup(self)
        for name, text in ((LIST, self.tr("List")), (WEEK, self.tr("Week")), (MONTH, self.tr("Month"))):
            made = button(text, partial(self.show_as, name), "filter", name=f"today.view.{name}")
            made.setCheckable(True)
            views.addButton(made)
            self._views[name] = made
        self._back = button(self.tr("Back to the calendar"), self._leave_day, "link", name="today.back")
        self._back.hide()
        self._order = label("", "quiet")
        card = Card(self.tr("Do this first"), self._back, *self._views.values(), self._order, self._why)
        self._card = card
        self._clock = label("", "warning", wrap=True)
        self._clock.hide()
        card.body.addWidget(self._filters)
        card.body.addWidget(self._clock)
        self._rows = Rows()
        self._lines = Lines(desk, Acts(desk, self, self._rows))
        self._list = Scroll(self._rows)
        self._rows.follow(lambda widget: self._list.ensureWidgetVisible(widget, 0, theme.px(40)))
        self._empty = Empty(
            self.tr("Nothing is due"),
            self.tr(
                "Promises, instalments, papers that grow old and deals that stand still appear here by themselves."
            ),
            button(self.tr("Add a client"), self._add_client),
        )
        card.body.addWidget(self._list, 1)
        card.body.addWidget(self._empty, 1)
        self._calendar = CalendarPanel(desk)
        self._calendar.chosen.connect(self._show_day)
        self._calendar.read.connect(self._calendar_read)
        card.body.addWidget(self._calendar, 1)
        self.layout_.addWidget(card, 1)
        # At midnight another day begins, with another list.
        self._listed_on = desk.today()
        watch = QTimer(self)
        watch.setInterval(_LOOK_EVERY)
        watch.timeout.connect(self._look_at_the_clock)
        watch.start()
        self._set_view(self._view if self._view in self._views else LIST)

    def _look_at_the_clock(self) -> None:
        if self.desk.today() != self._listed_on:
            self._mark_stale()

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if self._view != LIST:
            self._calendar.refresh()
        day, own = self.desk.today(), self._own
        self._listed_on = day
        # The list first; the books of one's pay take longer, and what follows from them joins it then.
        self.desk.ask(
            lambda workspace: (visit.look(workspace, day), today.overview(workspace, day, own)), self._show, self
        )
        self.desk.ask(lambda workspace: earned.earned(workspace, day), self._tiles.show_earned, self)
        self.desk.ask(lambda workspace: today.own_pay(workspace, day), self._join_own, self)
        self.desk.ask(lambda workspace: commission.dashboard(workspace, day), self._tiles.show_pay, self)

    def _join_own(self, own: tuple[Item, ...]) -> None:
        day = self.desk.today()
        if own != self._own:
            self._own = own
            self.desk.ask(
                lambda workspace: (visit.look(workspace, day), today.overview(workspace, day, own)), self._show, self
            )

    def _on_changed(self, changes: Changes) -> None:
        super()._on_changed(changes)
        if any(key.startswith("today.") for key in changes.settings):
            self._mark_stale()

    def _show(self, found: tuple[Visit, Overview]) -> None:
        self._visit, self._overview = found
        show, day, overview = self.desk.show, self.desk.today(), self._overview
        self.say(
            self.tr("Today · {day} {weekday}").format(day=show.day(day), weekday=show.weekday(day)),
            self._subtitle(overview, self._visit),
        )
        self._tiles.setVisible(not show.masked and self._view == LIST)
        self._filters.setVisible(self._view == LIST and bool(overview.items or overview.put_off))
        self._order.setText(today_words.order_said(overview.order))
        self._say_clock(self._visit)
        self._filters.show_counts(overview)
        self._list_items()

    def _subtitle(self, overview: Overview, seen: Visit) -> str:
        """How much there is, how much of it today, and how much of it came meanwhile."""
        if not overview.items:
            return self.tr("Nothing to do")
        show, day, before = self.desk.show, self.desk.today(), seen.seen.before
        late = sum(1 for item in overview.items if item.days >= 0)
        text = self.tr("{n} to do, {late} of them by today").format(n=len(overview.items), late=late)
        new = sum(1 for item in overview.items if seen.seen.is_new(item.since, day))
        if not new or before is None:
            return text
        came = self.tr("● {n} came up since your last visit on {day}")
        return f"{text}   {came.format(n=new, day=show.short_day(before, day))}"

    def _say_clock(self, seen: Visit) -> None:
        """Say calmly that the clock is wrong, if it is."""
        show, text = self.desk.show, ""
        if seen.set_back:
            text = self.tr("The computer says {day}, but you worked here on {last} already. Nothing was changed.")
            text = text.format(day=show.day(self.desk.today()), last=show.day(seen.seen.last))
        self._clock.setText(text)
        self._clock.setVisible(bool(text))

    def arrange(self, narrow: bool) -> None:
        # Where there is little room, what is to be done comes before what it brings.
        last = self.layout_.count() - 1
        self.layout_.removeWidget(self._tiles)
        self.layout_.insertWidget(last if narrow else last - 1, self._tiles)
        self._list.setMinimumHeight(theme.px(280 if narrow else 120))
        if self._rows.narrow != narrow:
            self._rows.narrow = narrow
            self._order.setVisible(self._view == LIST and not narrow)
            self._list_items()

    # --- list or calendar --------------------------------------------------------------------------------------

    def show_as(self, view: str) -> None:
        """Show the list, the week or the month."""
        preferences.set_text(_VIEW, view)
        self._set_view(view)
        if view != LIST:
            self._calendar.refresh()
        else:
            self._list_anew()

    def _set_view(self, view: str) -> None:
        self._view, self._day = view, None
        self._views[view].setChecked(True)
        self._calendar.weekly = view == WEEK
        self._arrange()

    def _arrange(self) -> None:
        """Show what belongs to the view: list and tiles, or the calendar, or one of its days."""
        listing = self._view == LIST
        self._tiles.setVisible(listing and not self.desk.show.masked)
        overview = self._overview
        self._filters.setVisible(listing and overview is not None and bool(overview.items or overview.put_off))
        self._why.setVisible(listing)
        self._order.setVisible(listing and not self._rows.narrow)
        self._back.setVisible(self._day is not None)
        self._calendar.setVisible(not listing and self._day is None)
        self._list.setVisible(listing or self._day is not None)
        self._empty.hide()
        if self._day is None:
            self._card.heading.setText(self.tr("Do this first") if listing else self.tr("What is due when"))
            return
        show = self.desk.show
        self._card.heading.setText(f"{show.day(self._day)} {show.weekday(self._day)}")

    def _show_day(self, day: date) -> None:
        """List what is due on a day of the calendar."""
        if not self._calendar.items_on(day):
            return
        self._day = day
        self._arrange()
        self._list_anew()
        self._rows.take_focus()

    def _leave_day(self) -> None:
        self._day = None
        self._arrange()
        self._calendar.take_focus()

    def back(self) -> bool:
        if self._day is None:
            return False
        self._leave_day()
        return True

    def _calendar_read(self) -> None:
        """The calendar was read anew: so is the day of it that is listed."""
        if self._day is not None:
            if self._calendar.items_on(self._day):
                self._list_items()
            else:
                self._leave_day()

    # --- the list ----------------------------------------------------------------------------------------------

    def _list_anew(self) -> None:
        self._room = _AT_ONCE
        self._rows.begin()
        self._listed = None
        self._list_items()

    def _list_items(self) -> None:
        overview = self._overview
        if overview is None or (self._view != LIST and self._day is None):
            return
        if self._filters.put_off and self._day is None:
            count = len(overview.put_off)
            listed: object = overview.put_off[: self._room]
            lines: list[Line | Heading] = [self._lines.of_put_off(each) for each in overview.put_off[: self._room]]
        else:
            items = [item for item in overview.items if self._filters.kind in (None, item.kind)]
            if self._day is not None:
                items = sort(self._calendar.items_on(self._day), overview.order)
            count = len(items)
            headings = self._lines.headings(items) if overview.order.grouped else {}
            listed = items[: self._room], headings
            lines = self._lines.of(items[: self._room], headings, overview, self._visit)
        self._list.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        # What stands there already stays: making its rows anew would only cost time.
        shown = (
            listed,
            count,
            overview.order,
            self._visit,
            self.desk.show.masked,
            self.desk.today(),
            self._rows.narrow,
        )
        if shown == self._listed:
            return
        self._listed = shown
        more = None
        if count > self._room:
            left = count - self._room
            text = self.tr("Show {n} more of {all}").format(n=min(_AT_ONCE, left), all=left)
            more = button(text, self._show_more, "link", name="today.more")
        self._rows.put(lines, more)

    def _show_more(self) -> None:
        self._room += _AT_ONCE
        self._list_items()

    # --- acting ------------------------------------------------------------------------------------------------

    def _add_client(self) -> None:
        from carloan_desk.ui.dialogs.new_client import NewClientDialog

        NewClientDialog(self.desk, self).open()

    def _change_order(self) -> None:
        from carloan_desk.ui.dialogs.today_order import TodayOrderDialog

        if self._overview is not None:
            TodayOrderDialog(self.desk, self, self._overview.order).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._calendar.isVisible():
                self._calendar.take_focus()
            else:
                self._rows.take_focus()
        else:
            super().keyPressEvent(event)
