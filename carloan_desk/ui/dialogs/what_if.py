"""What if: move the assumptions and see this month's income. Nothing recorded is touched."""

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from carloan_desk.domain.forecast import IncomeForecast, Sliders
from carloan_desk.services import what_if
from carloan_desk.services.what_if import WhatIf
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, label, margins, row

# While a slider moves, the figures follow after this many milliseconds of rest.
_REST = 120


class WhatIfDialog(QDialog):
    """Sliders on the left, this month as it stands and as it would be on the right."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What if"))
        self.desk = desk
        self._sliders: dict[str, QSlider] = {}
        self._figures: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(label(self.tr("What if"), "strong"))
        layout.addWidget(
            label(self.tr("Move the sliders. Your deals and figures stay as they are."), "quiet", wrap=True)
        )
        layout.addWidget(self._make_sliders())
        layout.addWidget(self._make_figures())
        layout.addLayout(
            row(button(self.tr("As it is"), self._reset), None, button(self.tr("Close"), self.accept, "primary"))
        )
        self.setMinimumWidth(theme.px(560))
        self._ask()

    def _make_sliders(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(10))
        grid.setColumnStretch(1, 1)
        for number, (name, text, low, high, start) in enumerate(
            (
                ("chance", self.tr("Chances of the open deals"), 0, 200, 100),
                ("size", self.tr("Size of the open deals"), 50, 200, 100),
                ("shift", self.tr("Days later (−: earlier)"), -15, 30, 0),
                ("extra", self.tr("More deals this month"), 0, 20, 0),
                ("extra_size", self.tr("Loan of each of them (10,000 yuan)"), 1, 50, 10),
            )
        ):
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(low, high)
            slider.setValue(start)
            slider.setAccessibleName(text)
            slider.setProperty("start", start)
            value = label("", "bold")
            value.setMinimumWidth(theme.px(64))
            slider.valueChanged.connect(lambda _value, name=name, shown=value: self._moved(name, shown))
            self._sliders[name] = slider
            grid.addWidget(label(text), number, 0)
            grid.addWidget(slider, number, 1)
            grid.addWidget(value, number, 2, Qt.AlignmentFlag.AlignRight)
            self._say(name, value)
        card.body.addLayout(grid)
        return card

    def _make_figures(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((self.tr("As it is"), self.tr("Then"), self.tr("Difference")), start=1):
            grid.addWidget(label(text, "quiet"), 0, column, Qt.AlignmentFlag.AlignRight)
        for number, (name, text) in enumerate(
            (
                ("certain", self.tr("Earned so far")),
                ("p10", self.tr("At least, nine times in ten (P10)")),
                ("mean", self.tr("To be expected")),
                ("p90", self.tr("At most, nine times in ten (P90)")),
            ),
            start=1,
        ):
            cells = (label("", "bold"), label("", "bold"), label("", "bold"))
            grid.addWidget(label(text), number, 0)
            for column, cell in enumerate(cells, start=1):
                grid.addWidget(cell, number, column, Qt.AlignmentFlag.AlignRight)
            self._figures[name] = cells
        card.body.addLayout(grid)
        self._note = label("", "quiet", wrap=True)
        card.body.addWidget(self._note)
        return card

    def _say(self, name: str, shown: QLabel) -> None:
        value = self._sliders[name].value()
        shown.setText(f"{value} %" if name in ("chance", "size") else str(value))

    def _moved(self, name: str, shown: QLabel) -> None:
        self._say(name, shown)
        self._rest.start()

    def _reset(self) -> None:
        for slider in self._sliders.values():
            slider.setValue(slider.property("start"))

    def _ask(self) -> None:
        value = {name: slider.value() for name, slider in self._sliders.items()}
        today = self.desk.today()
        sliders = Sliders(
            chance_factor=Decimal(value["chance"]) / 100,
            size_factor=Decimal(value["size"]) / 100,
            shift_days=value["shift"],
            extra_deals=value["extra"],
            extra_size=Decimal(value["extra_size"]) * 10_000,
            extra_on=today,
        )
        self.desk.ask(lambda workspace: what_if.if_so(workspace, sliders, today), self._show, self)

    def _show(self, found: WhatIf | None) -> None:
        if found is None:
            self._note.setText(self.tr("Enter a plan first."))
            return
        show = self.desk.show
        for name, cells in self._figures.items():
            now, then = _figure(found.now, name), _figure(found.then, name)
            for cell, value in zip(cells, (now, then, then - now), strict=True):
                cell.setText(show.money(value))
        exact = self.tr("{period}: every outcome of the open deals weighed exactly.")
        drawn = self.tr("{period}: from a sample of outcomes, exact to about {error}.")
        text = drawn if found.then.error else exact
        self._note.setText(text.format(period=found.period, error=show.money(found.then.error)))


def _figure(forecast: IncomeForecast, name: str) -> Decimal:
    match name:
        case "certain":
            return forecast.certain
        case "mean":
            return forecast.mean
        case _:
            return forecast.quantile(0.1 if name == "p10" else 0.9)
