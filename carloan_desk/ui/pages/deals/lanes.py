"""The board: a lane for each stage, a card for each deal; a card moves by hand or by key and asks what it needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.deal import WALK, Stage
from carloan_desk.services.deals import DealSummary
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label

# What moves towards disbursement and delivery; after that a deal is a loan and lives on its own page.
LANES: tuple[Stage, ...] = WALK[:9]
# Days without a word after which a deal shows by itself.
SILENT_DAYS = 7
# A lane that holds more says how many more; the table shows them all.
_MOST = 60
_FORMAT = "application/x-carloan-deal"
_SUMMARY = int(Qt.ItemDataRole.UserRole)
_LINES = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Move:
    """A card was moved: which deal, and to which stage; ``None`` is the end."""

    summary: DealSummary
    target: Stage | None


class _CardDelegate(QStyledItemDelegate):
    """Paints a card: name and amount, the car, what is notable."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = index.data(_LINES)
        return QSize(theme.px(100), theme.px(54 + 16 * len(lines[3])))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        name, amount, car, notes = index.data(_LINES)
        box = option.rect.adjusted(theme.px(2), theme.px(2), -theme.px(2), -theme.px(4))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if selected else "line")))
        painter.setBrush(theme.color("accent_soft" if selected else "raised"))
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        inner = box.adjusted(theme.px(6), theme.px(5), -theme.px(6), -theme.px(4))
        tall = theme.px(18)
        line = QRect(inner.left(), inner.top(), inner.width(), tall)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(12))
        room = painter.fontMetrics().horizontalAdvance(amount) + theme.px(6)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, amount)
        painter.setFont(theme.font(13, bold=True))
        self._text(painter, line.adjusted(0, 0, -room, 0), name)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("quiet"))
        line.translate(0, tall)
        self._text(painter, line, car)
        painter.setFont(theme.font(11))
        for text, token in notes:
            line.translate(0, theme.px(16))
            painter.setPen(theme.color(token))
            self._text(painter, line, text)
        painter.restore()

    def _text(self, painter: QPainter, box: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class Lane(QListWidget):
    """The cards of one stage."""

    def __init__(self, lanes: "Lanes", stage: Stage | None) -> None:
        super().__init__()
        self._lanes = lanes
        self.stage = stage
        self.setAccessibleName(lanes.title(stage))
        self.setItemDelegate(_CardDelegate(self))
        self.setDragEnabled(stage is not None)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "lane")
        self.itemActivated.connect(lambda item: lanes.opened(item.data(_SUMMARY).deal.id or 0))

    def put(self, deals: Sequence[DealSummary]) -> None:
        """Show these deals."""
        current = self.current()
        self.clear()
        for summary in deals[:_MOST]:
            item = QListWidgetItem(self)
            item.setData(_SUMMARY, summary)
            lines = self._lanes.lines(summary)
            item.setData(_LINES, lines)
            told = [*lines[:3], *(text for text, _ in lines[3])]
            item.setText("，".join(told))
            item.setToolTip("\n".join(told))
            if current is not None and summary.deal.id == current.deal.id:
                self.setCurrentItem(item)

    def current(self) -> DealSummary | None:
        """Return the deal of the card that is selected."""
        item = self.currentItem()
        found: DealSummary | None = None if item is None else item.data(_SUMMARY)
        return found

    # Moving by hand ---------------------------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        return [_FORMAT]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(_FORMAT, str(items[0].data(_SUMMARY).deal.id).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge(event)

    def _judge(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_FORMAT) and event.source() is not self:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(_FORMAT):
            # The card itself stays: where it belongs follows from what is recorded.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._lanes.carry(int(bytes(event.mimeData().data(_FORMAT).data())), self.stage)

    # Moving by key ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        summary = self.current()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if summary is not None and self.stage is not None:
                self._lanes.carry(summary.deal.id or 0, self._lanes.beside(self.stage, step))
        elif step is not None:
            self._lanes.go(self, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and summary is not None:
            self._lanes.opened(summary.deal.id or 0)
        else:
            super().keyPressEvent(event)


class Lanes(QScrollArea):
    """All lanes side by side, and two at the end to lay what is over."""

    def __init__(self, desk: Desk, opened: Callable[[int], None], moved: Callable[[Move], None]) -> None:
        super().__init__()
        self.desk = desk
        self.opened = opened
        self._moved = moved
        self._deals: dict[int, DealSummary] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        self.lanes: dict[Stage | None, Lane] = {}
        self._heads: dict[Stage | None, tuple[QLabel, QLabel]] = {}
        stages: tuple[Stage | None, ...] = (*LANES, Stage.REPAYMENT, None)
        bold = QFontMetrics(theme.font(bold=True))
        for stage in stages:
            lane = Lane(self, stage)
            head, more = label("", "bold", wrap=stage not in LANES), label("", "quiet", wrap=True)
            column = QVBoxLayout()
            column.setSpacing(theme.px(4))
            column.addWidget(head)
            column.addWidget(lane, 1)
            column.addWidget(more)
            frame = QFrame()
            frame.setLayout(column)
            column.setContentsMargins(theme.px(4), theme.px(6), theme.px(4), theme.px(4))
            frame.setProperty("surface", "lane")
            wide = stage in LANES
            # A narrow lane is as wide as the longest word of its name: a word does not break.
            longest = max(map(bold.horizontalAdvance, self.title(stage).split()))
            frame.setMinimumWidth(theme.px(112) if wide else max(theme.px(58), longest + theme.px(12)))
            frame.setMaximumWidth(theme.px(320 if wide else 96))
            line.addWidget(frame, 2 if wide else 1)
            self.lanes[stage] = lane
            self._heads[stage] = (head, more)
        self.setWidget(holder)

    def title(self, stage: Stage | None) -> str:
        """Return what a lane is called."""
        return self.tr("End here") if stage is None else words.stage(stage)

    def show_deals(self, deals: Sequence[DealSummary]) -> None:
        """Show the deals in their lanes."""
        self._deals = {deal.deal.id or 0: deal for deal in deals}
        for stage, lane in self.lanes.items():
            mine = [deal for deal in deals if stage in LANES and deal.stage is stage]
            lane.put(mine)
            head, more = self._heads[stage]
            head.setText(f"{self.title(stage)} {len(mine)}" if stage in LANES else self.title(stage))
            more.setText(self.tr("{n} more in the table").format(n=len(mine) - _MOST))
            more.setVisible(len(mine) > _MOST)

    def lines(self, summary: DealSummary) -> tuple[str, str, str, list[tuple[str, str]]]:
        """Return what a card says: name, amount, car, and notes each with the token of its colour."""
        show, today = self.desk.show, self.desk.today()
        days = (today - summary.since).days
        notes = [(self.tr("day {n} of this stage").format(n=days + 1), "quiet")]
        if summary.due is not None and summary.due < today:
            late = self.tr("! {n} days over time").format(n=(today - summary.due).days)
            notes[0] = (late, "bad")
        elif not summary.planned:
            notes.append((self.tr("! no next step set"), "warn"))
        if summary.silent_days(today) >= SILENT_DAYS:
            notes.append((self.tr("! {n} days silent").format(n=summary.silent_days(today)), "warn"))
        amount = "" if summary.amount is None else show.money(summary.amount, places=0)
        car = summary.deal.vehicle_model or self.tr("Car not chosen")
        return show.name(summary.client_name), amount, car, notes

    def beside(self, stage: Stage, step: int) -> Stage | None:
        """Return the stage of the lane to the right or left."""
        stages = list(self.lanes)
        return stages[max(0, min(stages.index(stage) + step, len(stages) - 2))]

    def go(self, lane: Lane, step: int) -> None:
        """Bring the focus into the next lane that has cards."""
        lanes = list(self.lanes.values())
        at = lanes.index(lane) + step
        while 0 <= at < len(lanes) and not lanes[at].count():
            at += step
        if 0 <= at < len(lanes):
            lanes[at].setFocus()
            if lanes[at].currentRow() < 0:
                lanes[at].setCurrentRow(0)
            self.ensureWidgetVisible(lanes[at])

    def carry(self, deal_id: int, target: Stage | None) -> None:
        """Ask for a deal to be moved to a stage."""
        summary = self._deals.get(deal_id)
        if summary is not None and summary.stage is not target:
            self._moved(Move(summary, target))
