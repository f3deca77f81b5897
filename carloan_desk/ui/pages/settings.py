"""Settings: appearance, products, safety, history, bin."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carloan_desk import __version__
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.domain.product import Product
from carloan_desk.services import safety
from carloan_desk.services.safety import Seals
from carloan_desk.storage.backup import Backup
from carloan_desk.storage.history import HistoryItem
from carloan_desk.ui import actions, messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.conduct_rules import ConductRulesPanel
from carloan_desk.ui.pages.form_templates import FormTemplatesPanel
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.pages.paper_rules import PaperRulesPanel
from carloan_desk.ui.pages.products import ProductsPanel
from carloan_desk.ui.pages.reminders import RemindersPanel
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, LazyStack, Scroll, button, label, row, rule
from carloan_desk.ui.widgets.forms import ChoiceField
from carloan_desk.ui.widgets.table import Table
from carloan_desk.ui.widgets.tabs import Tabs

_PANELS = ("appearance", "reminders", "products", "papers", "forms", "conduct", "safety", "history", "bin")


class SettingsPage(Page):
    """Everything one sets once."""

    watches = frozenset({Product, Client, Deal, OwnRule, FormTemplate})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(self.tr("Settings"), self.tr("CarLoan Desk {version}").format(version=__version__))
        self._tabs = Tabs()
        panels: list[type[Panel]] = [
            AppearancePanel,
            RemindersPanel,
            ProductsPanel,
            PaperRulesPanel,
            FormTemplatesPanel,
            ConductRulesPanel,
            SafetyPanel,
            HistoryPanel,
            BinPanel,
        ]
        for panel in panels:
            self._tabs.add_tab(panel.title())
        self._stack = LazyStack([partial(panel, desk) for panel in panels])
        self._tabs.chosen.connect(lambda _number: self.refresh())
        self.layout_.addWidget(self._tabs)
        self.layout_.addWidget(self._stack, 1)

    def open(self, target: Any) -> None:
        if target in _PANELS:
            self._tabs.choose(_PANELS.index(target))

    def target(self) -> Any:
        return _PANELS[self._tabs.current()]

    def refresh(self) -> None:
        self._stack.turn_to(self._tabs.current()).refresh()


class AppearancePanel(Panel):
    """Language, scheme, text size."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        card = Card(self.title())
        card.setMaximumWidth(theme.px(460))
        lang = ChoiceField(self.tr("Language"), [("zh", "中文"), ("en", "English")])
        scheme = ChoiceField(
            self.tr("Colours"),
            [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))],
        )
        scale = ChoiceField(self.tr("Text size"), [(str(n), f"{n} %") for n in (80, 90, 100, 110, 125, 150, 175, 200)])
        lang.put(language())
        scheme.put(preferences.text("scheme", "system"))
        scale.put(str(round(theme.scale * 100)))
        for key, field in (("language", lang), ("scheme", scheme), ("scale", scale)):
            card.body.addWidget(field)
            field.edited.connect(lambda value, key=key: self._choose(key, value))
        self.column.addWidget(card)
        self.column.addStretch(1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("AppearancePanel", "Appearance")

    def _choose(self, key: str, value: str) -> None:
        self.desk.appearance_chosen.emit(key, value)


class SafetyPanel(Panel):
    """Passcode, recovery key, backups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        keys = Card(self.tr("Passcode and recovery key"))
        keys.body.addWidget(
            label(
                self.tr("Everything on disk is encrypted. The recovery key is the only way back without the passcode."),
                "quiet",
                wrap=True,
            )
        )
        keys.body.addLayout(
            row(
                button(self.tr("Change the passcode…"), self._change_passcode),
                button(self.tr("New recovery key…"), self._new_recovery_key),
                None,
            )
        )
        self._key = label("", "bold", selectable=True, wrap=True)
        self._key.hide()
        keys.body.addWidget(self._key)
        self._message = label("", "quiet", wrap=True)
        copies = Card(
            self.tr("Backups"),
            button(self.tr("Back up now"), self._back_up),
            button(self.tr("Copy a backup elsewhere…"), self._export),
        )
        self._list = QVBoxLayout()
        copies.body.addWidget(
            label(self.tr("A checked backup is made at each start when something changed."), "quiet", wrap=True)
        )
        copies.body.addLayout(self._list)
        copies.body.addWidget(self._message)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(keys)
        column.addWidget(copies)
        column.addStretch(1)
        self.column.addWidget(Scroll(content))

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("SafetyPanel", "Safety")

    def refresh(self) -> None:
        folder = self.desk.workspace.folder
        self.desk.run(lambda: safety.backups(folder), self._show, self)

    def _show(self, found: list[Backup]) -> None:
        from carloan_desk.ui.widgets.basics import clear

        clear(self._list)
        for each in found[:8]:
            size = self.tr("{n} MB").format(n=f"{each.size / 1e6:.1f}")
            self._list.addLayout(row(label(self.desk.show.moment(each.made_at)), None, label(size, "quiet")))
            self._list.addWidget(rule())
        if not found:
            self._list.addWidget(label(self.tr("No backup yet: nothing was worth one."), "quiet"))

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))

    def _back_up(self) -> None:
        workspace = self.desk.workspace

        def made(path: Path | None) -> None:
            self._message.setText(
                self.tr("Nothing changed since the last backup.")
                if path is None
                else self.tr("Backup made and checked.")
            )
            self.refresh()

        self.desk.run(workspace.backup, made, self, self._refuse)

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Copy a backup elsewhere"), "carloan-desk.backup")
        if name:
            workspace = self.desk.workspace
            self.desk.run(
                lambda: workspace.export_backup(Path(name)),
                lambda _: self._message.setText(self.tr("Backup written and checked.")),
                self,
                self._refuse,
            )

    def _change_passcode(self) -> None:
        from carloan_desk.ui.dialogs.passcode import PasscodeDialog

        PasscodeDialog(self.desk, self).open()

    def _new_recovery_key(self) -> None:
        workspace = self.desk.workspace

        def made(key: str) -> None:
            self._key.setText(self.tr("New recovery key, shown only now: {key}").format(key=key))
            self._key.show()

        self.desk.run(workspace.change_recovery_key, made, self, self._refuse)


class HistoryPanel(Panel):
    """Who changed what and when; every entry is sealed to the one before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        show = desk.show
        self._table: Table[HistoryItem] = Table(
            "history",
            [
                Column(
                    "seq",
                    self.tr("No."),
                    lambda h: str(h.summary.seq),
                    sort=lambda h: h.summary.seq,
                    width=70,
                    right=True,
                ),
                Column(
                    "at", self.tr("When"), lambda h: show.moment(h.summary.at), sort=lambda h: h.summary.seq, width=150
                ),
                Column(
                    "what",
                    self.tr("What"),
                    lambda h: actions.done(h.summary.kind, h.summary.action, h.summary.params, show),
                    width=0,
                ),
            ],
        )
        self._message = label("", "quiet")
        card = Card(self.title(), self._message, button(self.tr("Check the seals"), self._verify))
        card.body.addWidget(self._table, 1)
        self.column.addWidget(card, 1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("HistoryPanel", "History")

    def refresh(self) -> None:
        self.desk.ask(safety.history, self._table.records.put, self)

    def _verify(self) -> None:
        def checked(seals: Seals) -> None:
            if seals.history is not None:
                text = self.tr("The first broken seal is at number {n}.").format(n=seals.history.seq)
            elif seals.statement is not None:
                text = self.tr("The seal of the statement of {period} is broken.").format(period=seals.statement)
            else:
                text = self.tr("Every seal holds.")
            self._message.setText(text)

        self.desk.ask(safety.verify, checked, self)


class BinPanel(Panel):
    """What was deleted, and the way back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        show = desk.show
        self._table: Table[Client | Deal] = Table(
            "bin",
            [
                Column("kind", self.tr("What"), lambda r: self._kind(r), width=120),
                Column(
                    "name",
                    self.tr("Name"),
                    lambda r: show.name(r.name) if isinstance(r, Client) else r.vehicle_model,
                    width=0,
                    bold=True,
                ),
                Column(
                    "at", self.tr("Deleted"), lambda r: show.moment(r.deleted_at) if r.deleted_at else "", width=160
                ),
            ],
        )
        self._message = label("", "error")
        restore = button(self.tr("Restore"), self._restore, name="bin.restore")
        self._table.serve(self.tr("Choose a line first."), restore)
        card = Card(self.title(), self._message, restore)
        card.body.addWidget(self._table, 1)
        self.column.addWidget(card, 1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("BinPanel", "Bin")

    def _kind(self, record: Client | Deal) -> str:
        return self.tr("Client") if isinstance(record, Client) else self.tr("Deal")

    def refresh(self) -> None:
        self.desk.ask(safety.bin_of, lambda found: self._table.records.put([*found[0], *found[1]]), self)

    def _restore(self) -> None:
        record = self._table.selected()
        if record is None:
            return
        kind, record_id = type(record), record.id or 0
        self.desk.act(
            lambda workspace: safety.restore(workspace, kind, record_id),
            self,
            lambda _: self._message.setText(""),
            lambda error: self._message.setText(messages.wording(error)),
        )
