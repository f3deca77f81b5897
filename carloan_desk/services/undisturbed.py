"""Long work without collections of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A collection over fewer objects takes a few milliseconds.
_MANY = 50_000


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do long work without a collection: over so many new objects it keeps every thread waiting, the window's too.

    Most of them go by themselves, as they are in no circle. Those that stay are set aside, not looked through again.
    """
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        gc.enable()
