"""How good the forecasts were: what the window said of open deals against what became of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.forecast import ENOUGH, Bucket, Calibration
from carloan_desk.services import forecast_record
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row
from carloan_desk.ui.widgets.reliability import ReliabilityChart
from carloan_desk.ui.widgets.table import Table

# Room the picture and the table need beside each other, in sizes of the design.
_ABREAST = 900


class CalibrationDialog(QDialog):
    """A sentence, a picture, a table; and where there are too few deals, a sentence that says so."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How good the forecasts were"))
        self.desk = desk
        self._said = label("", "bold", wrap=True)
        self._money = label("", "", wrap=True)
        self._chart = ReliabilityChart(desk.show)
        self._table = self._make_table()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.px(16))
        self._both.addWidget(self._chart, 2)
        self._both.addWidget(self._table, 3, Qt.AlignmentFlag.AlignTop)
        self._note = label("", "quiet", wrap=True)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(10))
        body.addWidget(label(self.windowTitle(), "strong"))
        body.addWidget(self._said)
        body.addWidget(self._money)
        body.addLayout(self._both, 1)
        body.addWidget(self._note)
        foot = row(None, button(self.tr("Close"), self.accept, "primary"))
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        wide = min(theme.px(960), window.width() - 60)
        if wide < theme.px(_ABREAST):
            self._both.setDirection(QBoxLayout.Direction.TopToBottom)
        self.resize(wide, min(theme.px(600), window.height() - 60))
        for widget in (self._money, self._chart, self._table, self._note):
            widget.hide()
        today = desk.today()
        desk.ask(lambda workspace: forecast_record.calibration(workspace, today), self._show, self)

    def _make_table(self) -> Table[Bucket]:
        percent = self.desk.show.percent
        return Table(
            "calibration",
            [
                Column("said", self.tr("Said"), lambda b: percent(b.said, 0), lambda b: b.said, 70, right=True),
                Column(
                    "happened",
                    self.tr("Happened"),
                    lambda b: percent(b.happened, 0),
                    lambda b: b.happened,
                    90,
                    right=True,
                    bold=True,
                ),
                Column("deals", self.tr("Of deals"), self._counts, lambda b: b.deals, 90, right=True),
                Column("interval", self.tr("True share, 95 %"), self._interval, lambda b: b.interval, 130, right=True),
                Column("verdict", self.tr("Verdict"), self._verdict, width=0, chip=_kind),
            ],
        )

    def _counts(self, bucket: Bucket) -> str:
        return self.tr("{n} of {all}").format(n=bucket.disbursed, all=bucket.deals)

    def _interval(self, bucket: Bucket) -> str:
        low, high = (self.desk.show.percent(end, 0) for end in bucket.interval)
        return f"{low} – {high}"

    def _verdict(self, bucket: Bucket) -> str:
        if bucket.deals < ENOUGH:
            return self.tr("too few deals")
        if bucket.fits:
            return self.tr("fits")
        return self.tr("said too much") if bucket.said > bucket.happened else self.tr("said too little")

    def _show(self, found: Calibration) -> None:
        show, some = self.desk.show, bool(found.deals)
        self._said.setText(self._sentence(found))
        for widget in (self._money, self._chart, self._table, self._note):
            widget.setVisible(some)
        if not some:
            return
        self._money.setText(
            self.tr("In yuan: {expected} expected of {n} decided deals, {came} came.").format(
                expected=show.money(found.expected), n=found.deals, came=show.money(found.came)
            )
        )
        self._chart.put(found.buckets)
        self._table.records.put(list(found.buckets))
        self._table.fit_rows()
        text = self.tr(
            "A deal counts once in each row, however many days it stood there. The whiskers show where the true share "
            "may lie. Mean squared error {error}: 0 is perfect, always saying 50 % gets 0.25."
        )
        self._note.setText(text.format(error=found.brier))

    def _sentence(self, found: Calibration) -> str:
        percent, clearest = self.desk.show.percent, found.clearest
        if not found.deals:
            return self.tr(
                "Nothing to compare yet. On each day you open this page the window keeps what it says of the open "
                "deals; once some of them are disbursed or lost, it is compared here."
            )
        if clearest is None:
            text = self.tr("Too few deals to say how good the chances are: {n} decided, {enough} alike are needed.")
            return text.format(n=found.deals, enough=ENOUGH)
        text = self.tr("When the window said {said}, it was {happened} ({n} of {all} deals).")
        said = text.format(
            said=percent(clearest.said, 0),
            happened=percent(clearest.happened, 0),
            n=clearest.disbursed,
            all=clearest.deals,
        )
        if clearest.fits:
            more = self.tr("That fits; so few deals allow {low} to {high}.").format(
                low=percent(clearest.interval[0], 0), high=percent(clearest.interval[1], 0)
            )
        elif clearest.said > clearest.happened:
            more = self.tr("The chances said were too high.")
        else:
            more = self.tr("The chances said were too low.")
        return self.tr("{first} {second}").format(first=said, second=more)


def _kind(bucket: Bucket) -> str:
    return "quiet" if bucket.deals < ENOUGH else "good" if bucket.fits else "warn"
