"""The order of the list of the day: which kinds stand first, and how much each part counts."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QListWidget, QListWidgetItem, QWidget

from carloan_desk.domain.agenda import HIGHEST, Kind, Order, Part
from carloan_desk.services.today.order import keep_order
from carloan_desk.ui import today_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row
from carloan_desk.ui.widgets.forms import ChoiceField


class _Kinds(QListWidget):
    """The kinds, dragged or moved with Alt and the arrows."""

    def __init__(self, order: Order) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setObjectName("order.kinds")
        self.put(order)

    def put(self, order: Order) -> None:
        """Show the kinds of an order."""
        self.clear()
        for kind in order.kinds:
            item = QListWidgetItem(today_words.kind(kind))
            item.setData(Qt.ItemDataRole.UserRole, kind.value)
            self.addItem(item)
        self.setCurrentRow(0)
        rows = max(self.sizeHintForRow(0), theme.px(28)) * self.count()
        self.setFixedHeight(min(rows + theme.px(8), theme.px(280)))

    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds as they stand now."""
        return tuple(Kind(self.item(number).data(Qt.ItemDataRole.UserRole)) for number in range(self.count()))

    def move_by(self, steps: int) -> None:
        """Move the selected kind up, or down."""
        at = self.currentRow()
        to = min(max(at + steps, 0), self.count() - 1)
        if at != to:
            self.model().moveRow(QModelIndex(), at, QModelIndex(), to + (steps > 0))
            self.setCurrentRow(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(steps)
        else:
            super().keyPressEvent(event)


class TodayOrderDialog(FormDialog):
    """Kinds in their order, weights of the other parts, and whether kinds stand together."""

    def __init__(self, desk: Desk, parent: QWidget, order: Order) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Order of the list"), self.tr("Sort so"))
        self._order = order
        about = self.tr("What counts more stands higher; each row says which of these put it there.")
        self.form.addWidget(label(about, "quiet", wrap=True))
        self._grouped = QCheckBox(self.tr("Keep kinds together, in this order"))
        self._grouped.setChecked(order.grouped)
        self.form.addWidget(self._grouped)
        self._kinds = _Kinds(order)
        self._kinds.setAccessibleName(self.tr("Kinds, the first one first"))
        self.form.addWidget(self._kinds)
        self.form.addLayout(
            row(
                button(self.tr("Move up"), lambda: self._kinds.move_by(-1), tip="Alt+↑", name="order.up"),
                button(self.tr("Move down"), lambda: self._kinds.move_by(1), tip="Alt+↓", name="order.down"),
                None,
                button(self.tr("As it usually is"), self._reset, "link", name="order.reset"),
            )
        )
        levels = [
            self.tr("Not at all"),
            self.tr("A little"),
            self.tr("Some"),
            self.tr("Evenly"),
            self.tr("Much"),
            self.tr("Most"),
        ]
        choices = list(zip(range(HIGHEST + 1), levels, strict=True))
        for pair in ((Part.MONEY, Part.AGE), (Part.PROMISE, Part.KIND)):
            self.add_row([(each.value, ChoiceField(today_words.part(each), choices, required=True)) for each in pair])
        self._put_weights(order)

    def _put_weights(self, order: Order) -> None:
        for each in Part:
            self.fields[each.value].put(order.weights[each])

    def _reset(self) -> None:
        usual = Order()
        self._kinds.put(usual)
        self._grouped.setChecked(usual.grouped)
        self._put_weights(usual)

    def save(self, values: dict[str, object]) -> None:
        order = Order(self._kinds.kinds(), grouped=self._grouped.isChecked())
        for part in Part:
            weight = values[part.value]
            assert isinstance(weight, int)
            order = order.weighed(part, weight)
        self.desk.act(lambda workspace: keep_order(workspace, order), self, self.done_with, self.refuse)
