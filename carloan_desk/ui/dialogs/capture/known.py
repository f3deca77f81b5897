"""Who is known already: the old records beside the form, never in its way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.duplicates import Strength
from carloan_desk.services.duplicates import Known
from carloan_desk.ui import duplicate_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, clear, label, row


class KnownPanel(QWidget):
    """Cards of the clients who may be the one being typed."""

    def __init__(self, desk: Desk, open_client: Callable[[int], object], add_deal: Callable[[int], object]) -> None:
        super().__init__()
        self._desk = desk
        self._open_client, self._add_deal = open_client, add_deal
        self._heading = label(self.tr("Already known?"), "bold")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self._heading)
        layout.addLayout(self._cards)
        self.hide()

    def show_known(self, found: list[Known]) -> None:
        """Show the records found; none hides the panel."""
        clear(self._cards)
        for known in found:
            self._cards.addWidget(self._card(known))
        self.setVisible(bool(found))

    def _card(self, known: Known) -> Card:
        show, today, client = self._desk.show, self._desk.today(), known.client
        card = Card()
        strength = known.likeness.strength
        kind = {Strength.STRONG: "bad", Strength.LIKELY: "warn"}.get(strength, "quiet")
        chip = Chip(duplicate_words.reasons(known.likeness.reasons), kind, sign=True)
        card.body.setSpacing(theme.px(4))
        card.body.addLayout(
            row(label(show.name(client.name), "bold"), label(show.mobile(client.mobile), "quiet"), None)
        )
        card.body.addLayout(row(chip, None))
        since = self.tr("{source}, since {day}").format(
            source=words.source(client.source), day=show.day(client.created_on)
        )
        card.body.addWidget(label(since, "quiet", wrap=True))
        for line in known.deals[-2:]:
            model = line.deal.vehicle_model or self.tr("Car not chosen")
            card.body.addWidget(label(f"{model} · {words.stage(line.stage)}", "quiet", wrap=True))
        if not known.deals:
            card.body.addWidget(label(self.tr("No deal yet."), "quiet"))
        if known.last_contact is not None:
            last = known.last_contact
            said = self.tr("Last contact {day}: {result}").format(
                day=show.relative_day(last.at.date(), today), result=words.contact_result(last.result)
            )
            card.body.addWidget(label(said, "quiet", wrap=True))
        client_id = client.id or 0
        card.body.addLayout(
            row(
                button(self.tr("Open it"), partial(self._open_client, client_id), "link", name="known.open"),
                button(self.tr("Add a deal to it"), partial(self._add_deal, client_id), "link", name="known.deal"),
                None,
                spacing=12,
            )
        )
        return card
