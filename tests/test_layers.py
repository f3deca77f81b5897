"""The floors of the house, checked by machine."""

import sys
from pathlib import Path

import pytest
from importlinter import cli
from PySide6.QtCore import QObject, QStringListModel

ROOT = Path(__file__).resolve().parent.parent


def test_no_arrow_runs_back(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The import contracts of ``pyproject.toml`` hold."""
    monkeypatch.chdir(ROOT)
    broken = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert broken == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_qt_keeps_the_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 lost one with every call, and died after some thousand."""
    thing, model = QObject(), QStringListModel(["a"])
    index = model.index(0)
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("void")
        model.data(index, 999)
    assert abs(sys.getrefcount(None) - before) < 100
