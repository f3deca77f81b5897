"""The rail: every page one key or click away."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from carloan_desk.ui.icons import icon
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import margins

# Pages in the order of the rail: name, icon, module and class. A page is imported when it is first opened.
PAGES: tuple[tuple[str, str, str, str], ...] = (
    ("today", "sun-horizon", "today", "TodayPage"),
    ("clients", "users", "clients", "ClientsPage"),
    ("deals", "columns", "deals", "DealsPage"),
    ("quote", "calculator", "quote", "QuotePage"),
    ("loans", "bank", "loans", "LoansPage"),
    ("commission", "currency-cny", "commission", "CommissionPage"),
    ("playbook", "book-open", "playbook", "PlaybookPage"),
    ("settings", "gear-six", "settings", "SettingsPage"),
)


def page_titles() -> dict[str, str]:
    """Return the pages' names in the language in force."""
    translate = QCoreApplication.translate
    return {
        "today": translate("Rail", "Today"),
        "clients": translate("Rail", "Clients"),
        "deals": translate("Rail", "Deals"),
        "quote": translate("Rail", "Quote"),
        "loans": translate("Rail", "After loan"),
        "commission": translate("Rail", "Pay"),
        "playbook": translate("Rail", "Playbook"),
        "settings": translate("Rail", "Settings"),
    }


class Rail(QFrame):
    """A button for each page; the settings stand at the foot."""

    def __init__(self, opened: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("surface", "rail")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(6, 12))
        layout.setSpacing(theme.px(4))
        self._group = QButtonGroup(self)
        self._items: dict[str, QToolButton] = {}
        titles = page_titles()
        for number, (name, picture, _, _) in enumerate(PAGES, start=1):
            item = QToolButton()
            item.setProperty("kind", "rail")
            item.setText(titles[name])
            item.setIcon(icon(picture, "quiet", "accent"))
            item.setIconSize(QSize(theme.px(22), theme.px(22)))
            item.setFixedWidth(theme.px(64))
            item.setCheckable(True)
            item.setToolTip(f"{titles[name]}  Ctrl+{number}")
            item.setObjectName(f"rail.{name}")
            item.clicked.connect(lambda _checked=False, name=name: opened(name))
            self._group.addButton(item)
            self._items[name] = item
            if name == "settings":
                layout.addStretch(1)
            layout.addWidget(item)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        self._items[name].setChecked(True)

    def fit(self, height: int) -> None:
        """Leave the pictures away when a window of this height is too low for them, as with large text.

        In a lower one still the buttons move together: each can always be seen.
        """
        room = (height - theme.px(24)) // len(PAGES) - theme.px(4)
        low = room < theme.px(54)
        style = Qt.ToolButtonStyle.ToolButtonTextOnly if low else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for item in self._items.values():
            item.setToolButtonStyle(style)
            item.setFixedHeight(max(theme.px(18), min(room, theme.px(30))) if low else theme.px(54))
