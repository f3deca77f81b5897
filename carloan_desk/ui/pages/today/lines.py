"""What the lines of the list say: things to do under their kinds, and things put off."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.money import ZERO
from carloan_desk.services.today import Item, Overview, PutOff
from carloan_desk.services.today.visit import Visit
from carloan_desk.ui import today_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.today.acts import Acts
from carloan_desk.ui.pages.today.rows import Line

# A heading: the kind, its tone, and how many there are.
Heading = tuple[str, str, str]


class Lines:
    """Makes the lines, each with what can be done with it."""

    def __init__(self, desk: Desk, acts: Acts) -> None:
        self.desk, self._acts = desk, acts

    def of(
        self, items: Sequence[Item], headings: Mapping[Kind, Heading], overview: Overview, seen: Visit | None
    ) -> list[Line | Heading]:
        """Return the lines of things, under the headings of their kinds if there are any."""
        lines: list[Line | Heading] = []
        for number, item in enumerate(items):
            if headings and (number == 0 or items[number - 1].kind is not item.kind):
                lines.append(headings[item.kind])
            lines.append(self._line(item, overview, seen, chip=not headings, first=number == 0))
        return lines

    def headings(self, items: Sequence[Item]) -> Mapping[Kind, Heading]:
        """Return what stands above each kind: how many, and what money it is about."""
        show, found = self.desk.show, {}
        for kind in dict.fromkeys(item.kind for item in items):
            its = [item for item in items if item.kind is kind]
            money = sum((item.money for item in its), ZERO)
            aside = f"{len(its)} · {show.round_money(money)}" if money else str(len(its))
            found[kind] = (today_words.kind(kind), today_words.TONES[kind], aside)
        return found

    def _line(self, item: Item, overview: Overview, seen: Visit | None, *, chip: bool, first: bool) -> Line:
        show, day = self.desk.show, self.desk.today()
        acts = self._acts.of(item)
        new = seen is not None and seen.seen.is_new(item.since, day)
        return Line(
            subject=item.subject,
            chip=today_words.kind(item.kind) if chip else "",
            tone=today_words.TONES[item.kind],
            name=today_words.who(item, show),
            what=today_words.what(item, show, day),
            why=" · ".join(part for part in (item.model, today_words.why(item, overview.order, show)) if part),
            new=QCoreApplication.translate("TodayLines", "New since your last visit") if new else "",
            acts=acts,
            buttons=self._acts.seen(item, acts),
            filled=first,
        )

    def of_put_off(self, each: PutOff) -> Line:
        """Return the line of a thing that was put off: until when or why."""
        show, day, item = self.desk.show, self.desk.today(), each.item
        acts = self._acts.of_put_off(item)
        return Line(
            subject=item.subject,
            chip=today_words.kind(item.kind),
            tone=today_words.TONES[item.kind],
            name=today_words.who(item, show),
            what=today_words.what(item, show, day),
            why=today_words.decided(each.mark, show, day),
            new="",
            acts=acts,
            buttons=acts[1:],
        )
