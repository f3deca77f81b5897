"""The order of the list, as the user keeps it."""

from carloan_desk.domain.agenda import Order, data_of, order_of
from carloan_desk.storage.workspace import Changes, Reader, Workspace

SETTING = "today.order"


def order_kept(read: Reader) -> Order:
    """Return the order in force."""
    return order_of(read.setting(SETTING, {}))


def keep_order(workspace: Workspace, order: Order) -> Changes:
    """Keep another order; the usual one is kept as nothing."""
    with workspace.unit_of_work("today.order") as work:
        work.set_setting(SETTING, None if data_of(order) == data_of(Order()) else data_of(order))
        return work.commit()
