"""The fixtures of the window."""

from tests.ui.fixtures import (
    _cheap_passcodes,
    _no_slot_fails,
    _nothing_remembered,
    clock,
    demo_folder,
    demo_made,
    demo_workspace,
    desk,
    dress,
    folder,
    pytest_collection_modifyitems,
    window,
    workspace,
)

__all__ = [
    "_cheap_passcodes",
    "_no_slot_fails",
    "_nothing_remembered",
    "clock",
    "demo_folder",
    "demo_made",
    "demo_workspace",
    "desk",
    "dress",
    "folder",
    "pytest_collection_modifyitems",
    "window",
    "workspace",
]
