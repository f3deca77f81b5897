"""Expected errors: what a person typed or a rule refuses. ``ui`` words them; nothing here does."""

from typing import Any


class DomainError(Exception):
    """A refusal that has a name.

    Attributes:
        code: Stable dotted name such as ``"terms.months.range"``; the user interface words it.
        field: The input it belongs to (``"months"``), so that the message appears beside it.
        params: Values for the message: limits, the value that was refused.
    """

    def __init__(self, code: str, field: str | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def __str__(self) -> str:
        # Parameters may hold personal data: they are for the screen, never for a log.
        return self.code if self.field is None else f"{self.code} [{self.field}]"
