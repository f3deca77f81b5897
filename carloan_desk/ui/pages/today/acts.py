"""What one can do with a thing of the list, where it stands: at one key, by a button, by the menu of the row."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from carloan_desk.domain.agenda import Kind, Snooze, calendar_around, snoozed_until
from carloan_desk.services.care_texts import CareText
from carloan_desk.services.today import Item, Occasion, marks
from carloan_desk.ui.care_text import copy_care_text
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.today.rows import Act, Rows

_TO_CALL = frozenset(
    {Kind.PROMISE, Kind.OVERDUE, Kind.DUE, Kind.STALLED, Kind.CONTACT, Kind.CARE, Kind.COVER, Kind.WARNING}
)
_PAID = frozenset({Kind.PROMISE, Kind.OVERDUE, Kind.DUE})
_ELSEWHERE = frozenset({Kind.PAPER, Kind.STALLED, Kind.WARNING, Kind.PLAN})
_TO_WRITE = frozenset({Kind.CARE, Kind.COVER})


class Acts(QObject):
    """Makes the acts of things, and does them."""

    def __init__(self, desk: Desk, page: QWidget, rows: Rows) -> None:
        super().__init__(page)
        self.desk, self._page, self._rows = desk, page, rows

    def _main(self, item: Item) -> str:
        """The letter of the act whose button is seen beside that of the snooze."""
        if item.kind in (Kind.PROMISE, Kind.OVERDUE, Kind.DUE, Kind.CONTACT):
            return "C"
        return "↵" if item.kind in _ELSEWHERE else "D"

    def of(self, item: Item) -> tuple[Act, ...]:
        """Return what can be done with a thing; the first is what Enter does."""
        acts = [Act(Qt.Key.Key_Return, "↵", self.tr("Open"), partial(self._open, item))]
        if item.client_id is not None and item.kind in _TO_CALL:
            acts.append(Act(Qt.Key.Key_C, "C", self.tr("Record contact"), partial(self._contact, item)))
        if item.kind in _PAID:
            acts.append(Act(Qt.Key.Key_D, "D", self.tr("Record repayment"), partial(self._paid, item)))
        elif item.occasion is Occasion.SATISFACTION:
            acts.append(Act(Qt.Key.Key_D, "D", self.tr("Note the answer"), partial(self._answered, item)))
        elif item.kind not in _ELSEWHERE:
            acts.append(Act(Qt.Key.Key_D, "D", self.tr("Done"), partial(self._done, item)))
        if item.client_id is not None and item.kind in _TO_WRITE:
            acts.append(Act(Qt.Key.Key_W, "W", self.tr("Copy a text"), partial(self._copy_text, item)))
        acts.append(Act(Qt.Key.Key_S, "S", self.tr("Snooze"), partial(self._snooze, item)))
        acts.append(Act(Qt.Key.Key_X, "X", self.tr("Dismiss"), partial(self._dismiss, item)))
        return tuple(acts)

    def seen(self, item: Item, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """Return those of its acts that have a button: the usual one, and the snooze."""
        main = self._main(item)
        return tuple(act for act in acts if act.letter in (main, "S"))

    def of_put_off(self, item: Item) -> tuple[Act, ...]:
        """Return what can be done with a thing that was put off."""
        return (
            Act(Qt.Key.Key_Return, "↵", self.tr("Open"), partial(self._open, item)),
            Act(Qt.Key.Key_B, "B", self.tr("Bring back"), partial(self._bring_back, item)),
        )

    def _contact(self, item: Item) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        if item.client_id is not None:
            ContactDialog(self.desk, self._page, item.client_id, item.deal_id).open()

    def _paid(self, item: Item) -> None:
        from carloan_desk.services import deals
        from carloan_desk.ui.dialogs.payment import PaymentDialog

        deal_id, day = item.deal_id or 0, self.desk.today()
        self.desk.ask(
            lambda workspace: deals.view(workspace, deal_id, day),
            lambda view: PaymentDialog(self.desk, self._page, view).open(),
            self._page,
        )

    def _answered(self, item: Item) -> None:
        from carloan_desk.ui.dialogs.circle import SatisfactionDialog

        if item.client_id is not None and item.deal_id is not None:
            deals = [(item.deal_id, item.model)]
            SatisfactionDialog(self.desk, self._page, item.client_id, deals).open()

    def _copy_text(self, item: Item) -> None:
        if item.client_id is not None and item.occasion is not None:
            copy_care_text(
                self.desk,
                self._page,
                CareText(item.occasion.value),
                item.client_id,
                car=item.model if item.occasion is not Occasion.BIRTHDAY else "",
                years=item.number or 0,
                day=item.on,
            )

    def _done(self, item: Item) -> None:
        day = self.desk.today()
        self.desk.act(lambda workspace: marks.done(workspace, item, day), self._page)

    def _snooze(self, item: Item) -> None:
        """Offer the days it may come back on, under the row's button."""
        show, day = self.desk.show, self.desk.today()
        calendar = calendar_around(day)
        menu = QMenu(self._page)
        menu.setObjectName("today.snooze")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts = {
            Snooze.NEXT: self.tr("Next workday, {day} {weekday}"),
            Snooze.THREE: self.tr("In three workdays, {day} {weekday}"),
            Snooze.MONDAY: self.tr("Next week, {day} {weekday}"),
        }
        for choice, text in texts.items():
            until = snoozed_until(choice, day, calendar)
            action = menu.addAction(text.format(day=show.short_day(until, day), weekday=show.weekday(until)))
            action.triggered.connect(lambda _=False, choice=choice: self._snooze_to(item, choice))
        menu.addAction(self.tr("A day…")).triggered.connect(lambda _=False: self._snooze_to_day(item))
        menu.setActiveAction(menu.actions()[0])
        selected = self._rows.selected
        under: QWidget = self._page if selected is None else selected.buttons[-1]
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _snooze_to(self, item: Item, choice: Snooze) -> None:
        day = self.desk.today()
        self.desk.act(lambda workspace: marks.snooze(workspace, item, choice, day), self._page)

    def _snooze_to_day(self, item: Item) -> None:
        from carloan_desk.ui.dialogs.put_off import SnoozeDialog

        SnoozeDialog(self.desk, self._page, item).open()

    def _dismiss(self, item: Item) -> None:
        from carloan_desk.ui.dialogs.put_off import DismissDialog

        DismissDialog(self.desk, self._page, item).open()

    def _bring_back(self, item: Item) -> None:
        subject = item.subject
        self.desk.act(lambda workspace: marks.take_back(workspace, subject), self._page)

    def _open(self, item: Item) -> None:
        if item.kind is Kind.WARNING:
            self.desk.open_requested.emit("loans", ("warnings", item.subject))
            return
        if item.kind is Kind.PLAN:
            from carloan_desk.ui.dialogs.emergency import EmergencyDialog

            EmergencyDialog(self.desk, self._page, item.record_id or 0).open()
            return
        if item.deal_id is not None:
            self.desk.open_requested.emit("deals", item.deal_id)
        elif item.client_id is not None:
            self.desk.open_requested.emit("clients", item.client_id)
        else:
            self.desk.open_requested.emit("clients", "channels")
