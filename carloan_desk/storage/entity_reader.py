"""Reading what is stored: entities by id or by equality, and settings."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, select, text

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import tables
from carloan_desk.storage.mapping import ENTITIES, Entity, Mapped, mapped

T = TypeVar("T", bound=Entity)
Found = TypeVar("Found")


class EntityReader:
    """Reads one state of the workspace. Entities that it returns are detached and complete.

    What several parts of one answer need whole, such as all clients, is loaded once.
    """

    keeps = True

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[Any, list[Any]] = {}

    # Entities ---------------------------------------------------------------------------------------------------------

    def get(self, cls: type[T], id: int) -> T:  # noqa: A002
        """Return the entity, in the bin or not.

        Raises:
            DomainError: ``record.missing`` with ``entity`` and ``id``.
        """
        found = self.find(cls, id)
        if found is None:
            raise DomainError("record.missing", entity=mapped(cls).name, id=id)
        return found

    def find(self, cls: type[T], id: int) -> T | None:  # noqa: A002
        """Return the entity, in the bin or not; ``None`` if there is none."""
        mapping = mapped(cls)
        return next(iter(self._load(mapping, select(mapping.table).where(mapping.table.c.id == id))), None)

    def all(self, cls: type[T], **equals: Any) -> list[T]:
        """Return the entities outside the bin, by id.

        Args:
            cls: The class.
            **equals: Fields and the value each must have: for a list, tuple or set any of its values, for ``None``
                none.
        """
        return self._load_all(cls, equals) if equals else self._once(cls, lambda: self._load_all(cls, {}))

    def _load_all(self, cls: type[T], equals: Mapping[str, Any]) -> list[T]:
        mapping = mapped(cls)
        statement = select(mapping.table).order_by(mapping.table.c.id)
        if mapping.soft_delete and "deleted_at" not in equals:
            statement = statement.where(mapping.table.c.deleted_at.is_(None))
        for name, value in equals.items():
            statement = statement.where(_equals(mapping.table.c[name], value))
        return self._load(mapping, statement)

    def bin(self, cls: type[T]) -> list[T]:
        """Return what lies in the bin, deleted last first."""
        mapping = mapped(cls)
        if not mapping.soft_delete:
            return []
        deleted_at = mapping.table.c.deleted_at
        statement = select(mapping.table).where(deleted_at.is_not(None))
        return self._load(mapping, statement.order_by(deleted_at.desc(), mapping.table.c.id.desc()))

    def counts(self) -> dict[type, int]:
        """Return how many of each class there are outside the bin."""
        result = {}
        for cls in ENTITIES:
            mapping: Mapped[Any] = mapped(cls)
            statement = select(func.count()).select_from(mapping.table)
            if mapping.soft_delete:
                statement = statement.where(mapping.table.c.deleted_at.is_(None))
            result[cls] = self._connection.execute(statement).scalar_one()
        return result

    def last_seq(self) -> int:
        """Return the number of the last action recorded, 0 if there is none: the same number, the same state."""
        number: int | None = self._connection.execute(select(func.max(tables.action.c.seq))).scalar_one()
        return number or 0

    # Settings ---------------------------------------------------------------------------------------------------------

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of this workspace (plain data), or the default."""
        statement = select(tables.setting.c.value).where(tables.setting.c.key == key)
        row = self._connection.execute(statement).first()
        return default if row is None else row.value

    def settings(self, prefix: str = "") -> dict[str, Any]:
        """Return the settings whose keys begin with a prefix."""
        rows = self._connection.execute(select(tables.setting).order_by(tables.setting.c.key))
        return {row.key: row.value for row in rows if row.key.startswith(prefix)}

    # Loading ----------------------------------------------------------------------------------------------------------

    def _once(self, key: Any, load: Callable[[], list[Found]]) -> list[Found]:
        if not self.keeps:
            return load()
        if key not in self._kept:
            self._kept[key] = load()
        return list(self._kept[key])

    def _load(self, mapping: Mapped[T], statement: Select[Any]) -> list[T]:
        return list(mapping.build(self._connection.execute(statement)))


def _equals(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    if value is None:
        return column.is_(None)
    if isinstance(value, list | tuple | set | frozenset):
        return column.in_(list(value))
    equal: ColumnElement[bool] = column == value
    return equal


def each_of(ids: Iterable[int | str]) -> Any:
    """Any number of values as one parameter, so that the statement stays the same."""
    values: BindParameter[str] = bindparam(None, json.dumps(list(ids)), unique=True)
    return select(text("value")).select_from(func.json_each(values).table_valued("value"))
