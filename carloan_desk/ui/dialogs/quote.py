"""Dialogs of the quote page: terms of one's own, solving, the papers."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carloan_desk.domain.bespoke import Bespoke, Shape
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.offer import FreeTerms, Offer
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.solve import Unknown, solve
from carloan_desk.domain.typed import parse_amount
from carloan_desk.services import quote_papers
from carloan_desk.services.workbench import Bench
from carloan_desk.ui import offer_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    MoneyField,
    NoteField,
    NumberField,
    PercentField,
    TextField,
    choices_of,
)

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes, Workspace
    from carloan_desk.ui.pages.quote.column import OfferColumn

_SHAPED = {
    Shape.LEVEL: frozenset({"method", "balloon_ratio"}),
    Shape.STEP: frozenset({"every", "growth"}),
    Shape.SEASONAL: frozenset({"seasons"}),
    Shape.ROWS: frozenset({"payments"}),
}


class GrowthField(TextField):
    """A percentage that may be below 0."""

    def read(self) -> Decimal | None:
        text = self.line.text().strip().replace("−", "-").rstrip("%％ ")
        if not text:
            return None
        sign = -1 if text.startswith("-") else 1
        growth = sign * parse_amount(text.lstrip("+-"), places=4) / 100
        if not -1 < growth <= 1:
            raise DomainError("terms.custom.step")
        return growth

    def _show(self, value: Any) -> None:
        self.line.setText("" if value is None else f"{(value * 100).normalize():f}")


class SeasonsField(TextField):
    """Weights by calendar month: ``2=0 12=2`` pays nothing in February and twice as much in December."""

    def read(self) -> dict[int, Decimal]:
        found: dict[int, Decimal] = {}
        for part in self.line.text().replace("，", " ").replace(",", " ").replace("＝", "=").split():
            month, _, weight = part.partition("=")
            if not (month.isascii() and month.isdigit() and 1 <= int(month) <= 12 and weight):
                raise DomainError("bespoke.season")
            found[int(month)] = parse_amount(weight, places=4, largest=Decimal(100))
        return found

    def _show(self, value: Any) -> None:
        self.line.setText(" ".join(f"{month}={weight}" for month, weight in sorted((value or {}).items())))


class PaymentsField(NoteField):
    """Instalments one by one, an amount in each line; ``-`` is solved for, and so are those that are missing."""

    def read(self) -> Any:
        found: list[Decimal | None] = []
        for line in self.text.toPlainText().splitlines():
            text = line.strip()
            if text:
                found.append(None if text in ("-", "—") else parse_amount(text))
        return tuple(found)

    def _show(self, value: Any) -> None:
        self.text.setPlainText("\n".join("-" if each is None else f"{each:f}" for each in value or ()))


class FreeTermsDialog(FormDialog):
    """Terms of one's own: method and rates, a shape made by hand, a subvention, a name."""

    def __init__(self, desk: Desk, parent: QWidget, free: FreeTerms, taken: Callable[[FreeTerms], object]) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Terms of one's own"), self.tr("Use them"))
        self._taken = taken
        methods = [each for each in choices_of(RepaymentMethod, words.method) if each[0] is not RepaymentMethod.CUSTOM]
        self.add("name", TextField(self.tr("Name on the quote"), limit=30))
        self.add_row(
            [
                ("annual_rate", PercentField(self.tr("Annual rate (%)"))),
                ("monthly_fee_rate", PercentField(self.tr("Fee a month (%)"))),
                ("upfront_fee_rate", PercentField(self.tr("Fee at once (%)"))),
            ]
        )
        shape = ChoiceField(self.tr("The instalments run"), choices_of(Shape, offer_words.shape), required=True)
        shape.edited.connect(self._ask_only_for)
        self.add("shape", shape)
        self.add("method", ChoiceField(self.tr("Method"), methods))
        self.add("balloon_ratio", PercentField(self.tr("Balloon (% of the loan)")))
        self.add_row(
            [
                ("every", NumberField(self.tr("A step after months"), 1, 120)),
                ("growth", GrowthField(self.tr("More on each step (%)"), hint="10, −10")),
            ]
        )
        self.add("seasons", SeasonsField(self.tr("Weight by calendar month"), hint="2=0 12=2"))
        self.add("payments", PaymentsField(self.tr("Instalments, one in each line; - is worked out"), hint="1000\n-"))
        self.add_row(
            [
                ("lender_rate", PercentField(self.tr("Subvention: the lender's yield (%)"))),
                ("payer", TextField(self.tr("Paid by"), limit=20)),
            ]
        )
        self.add_row(
            [
                ("free_settlement_after", NumberField(self.tr("Free early settlement after months"), 0, 120)),
                ("settlement_penalty", PercentField(self.tr("Before: penalty (%)"))),
            ]
        )
        plan = free.bespoke
        values = {
            "name": plan.name or free.name,
            "shape": plan.shape,
            "every": plan.every,
            "growth": plan.growth,
            "seasons": dict(plan.by_month),
            "payments": plan.payments,
            "lender_rate": plan.lender_rate,
            "payer": plan.payer,
        }
        for name, field in self.fields.items():
            field.put(values[name] if name in values else getattr(free, name))
        self._ask_only_for(plan.shape)

    def _ask_only_for(self, shape: Shape) -> None:
        for names in _SHAPED.values():
            for name in names:
                self.fields[name].setVisible(name in _SHAPED[shape])

    def save(self, values: dict[str, Any]) -> None:
        zero = Decimal(0)
        plan = Bespoke(
            name=values["name"],
            shape=values["shape"],
            every=values["every"] or 12,
            growth=values["growth"] or zero,
            by_month=values["seasons"],
            payments=values["payments"],
            lender_rate=values["lender_rate"],
            payer=values["payer"],
        )
        free = FreeTerms(
            name=values["name"],
            method=values["method"] or RepaymentMethod.EQUAL_PAYMENT,
            annual_rate=values["annual_rate"] or zero,
            monthly_fee_rate=values["monthly_fee_rate"] or zero,
            upfront_fee_rate=values["upfront_fee_rate"] or zero,
            balloon_ratio=values["balloon_ratio"] or zero,
            bespoke=plan,
            free_settlement_after=values["free_settlement_after"] or 0,
            settlement_penalty=values["settlement_penalty"] or zero,
        )
        self.done_with()
        self._taken(free)


class SolveDialog(FormDialog):
    """What may be paid a month, and what is to give way."""

    def __init__(self, desk: Desk, parent: QWidget, column: "OfferColumn", taken: Callable[[Offer], object]) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Work backwards from the instalment"), self.tr("Work it out"))
        self._column = column
        self._taken = taken
        choice = column.choice
        unknowns = [each for each in Unknown if each is not Unknown.RATE or isinstance(choice, FreeTerms)]
        self.add("target", MoneyField(self.tr("At most a month"), required=True, hint="3000"))
        self.add(
            "unknown",
            ChoiceField(self.tr("What may change"), [(e, offer_words.unknown(e)) for e in unknowns], required=True),
        )
        self.fields["unknown"].put(Unknown.DOWN_PAYMENT)
        self.form.addWidget(
            label(
                self.tr(
                    "Least down payment, highest price for the same down payment, shortest term: "
                    "everything else stays, purchase tax follows the price."
                ),
                "quiet",
                wrap=True,
            )
        )

    def save(self, values: dict[str, Any]) -> None:
        column, choice = self._column, self._column.choice
        offer = column.offer
        if choice is None:
            self.refuse(DomainError("quote.unsolvable", field="target"))
            return
        wish = column.start().wish if offer is None else offer.wish
        unknown, target = values["unknown"], values["target"]

        def solved(found: Offer) -> None:
            self.done_with()
            self._taken(found)

        self.desk.run(lambda: solve(unknown, target, wish, choice), solved, self, self.refuse)


# Papers ---------------------------------------------------------------------------------------------------------------


def preview_quote(desk: Desk, parent: QWidget, bench: Bench, offers: Sequence[Offer]) -> PreviewDialog:
    """Show the quote; printed or saved, it is kept as given with the client and the deal."""
    title = QCoreApplication.translate("PreviewDialog", "Quote")
    return _preview(desk, parent, bench, offers, "quote", title)


def preview_disclosure(desk: Desk, parent: QWidget, bench: Bench, offer: Offer) -> PreviewDialog:
    """Show the cost disclosure sheet of one offer."""
    title = QCoreApplication.translate("PreviewDialog", "Cost disclosure sheet")
    return _preview(desk, parent, bench, [offer], "disclosure", title)


def _preview(
    desk: Desk, parent: QWidget, bench: Bench, offers: Sequence[Offer], kind: str, title: str
) -> PreviewDialog:
    on, now, number = desk.today(), desk.now(), bench.number

    def make(_workspace: "Workspace") -> bytes:
        if kind == "quote":
            return quote_papers.quote_pdf(offers, bench.parties, number, on)
        return quote_papers.disclosure_pdf(offers[0], bench.parties, number, on)

    def issue(workspace: "Workspace", pdf: bytes, pages: int) -> "Changes":
        return quote_papers.keep(
            workspace,
            offers,
            kind,
            number,
            pdf,
            pages,
            now,
            client_id=bench.client_id,
            deal_id=bench.deal_id,
        )

    dialog = PreviewDialog(desk, parent, title, number, make, issue)
    dialog.open()
    return dialog


def preview_kept(desk: Desk, parent: QWidget, quote: KeptQuote) -> PreviewDialog:
    """Show a quote as it was given, byte for byte."""
    dialog = PreviewDialog(
        desk, parent, quote.number, quote.number, lambda workspace: workspace.files.get(quote.key), None
    )
    dialog.open()
    return dialog
