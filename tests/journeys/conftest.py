"""The fixtures of the whole program."""

from tests.app.program import start
from tests.ui.fixtures import (
    _cheap_passcodes,
    _no_slot_fails,
    _nothing_remembered,
    clock,
    demo_folder,
    demo_made,
    folder,
    pytest_collection_modifyitems,
)

__all__ = [
    "_cheap_passcodes",
    "_no_slot_fails",
    "_nothing_remembered",
    "clock",
    "demo_folder",
    "demo_made",
    "folder",
    "pytest_collection_modifyitems",
    "start",
]
