"""What every page is: a widget that shows part of the workspace and keeps itself up to date."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label, margins

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes


# Below this width, in sizes of the design, a page puts its columns under each other.
NARROW = 900
Direction = QBoxLayout.Direction
# The widest a widget may be: Qt names this number in its headers only.
UNLIMITED = 16_777_215


class Page(QWidget):
    """A page of the window.

    A page reads the workspace in :meth:`refresh` and nowhere else. It is refreshed when it is shown after a change
    of one of the classes in ``watches``, at once if it is visible.
    """

    watches: ClassVar[frozenset[type]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(margins(20, 16))
        self.layout_.setSpacing(theme.px(12))
        self.title = label("", "title")
        self.subtitle = label("", "quiet")
        self._head = QHBoxLayout()
        head = self._head
        head.setSpacing(theme.px(8))
        titles = QVBoxLayout()
        titles.setSpacing(theme.px(2))
        titles.addWidget(self.title)
        titles.addWidget(self.subtitle)
        head.addLayout(titles, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(8))
        head.addLayout(self.buttons)
        self.layout_.addLayout(head)
        desk.changed.connect(self._on_changed)
        desk.appearance_changed.connect(self._mark_stale)

    def say(self, title: str, subtitle: str = "") -> None:
        """Show the page's title and what it shows."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(NARROW)
        self._head.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        # One button alone would stretch over the whole width.
        self._head.setAlignment(self.buttons, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
        self.arrange(narrow)

    def arrange(self, narrow: bool) -> None:
        """Put under each other what has no room beside each other: a small window, or large text."""

    def open(self, target: Any) -> None:
        """Show something in particular, such as one client's record; ``None`` is the page as it stands."""

    def target(self) -> Any:
        """Return what :meth:`open` would need to show again what is shown."""
        return None

    def back(self) -> bool:
        """Leave what is open in the page; return whether there was anything to leave."""
        return False

    def refresh(self) -> None:
        """Read the workspace and show it."""

    def help_card(self) -> str:
        """Return the name of the playbook card that explains this page."""
        return type(self).__name__.removesuffix("Page").lower()

    def bring_up_to_date(self) -> None:
        """Refresh if something changed since the page was last shown."""
        if self._stale and self.desk.is_open:
            self._stale = False
            self.refresh()

    def _on_changed(self, changes: "Changes") -> None:
        if self.watches & changes.entities:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()
