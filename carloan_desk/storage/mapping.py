"""Which dataclass lies in which table.

A class of the domain is described once, in the domain; ``mapped(cls)`` says how its fields lie in its table. Fields and
columns have the same names.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Table

from carloan_desk.domain.circle import (
    CareDate,
    Consent,
    OwnedVehicle,
    Relation,
    Satisfaction,
)
from carloan_desk.domain.client import Client, SmartList
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import (
    Application,
    Attachment,
    DocumentRecord,
    FormTemplate,
    IssuedDocument,
    KeptQuote,
)
from carloan_desk.domain.pay import ForecastDay, Payout, PeriodFigures, PlanVersion, SealedStatement, Target
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import (
    ContactNote,
    ContractSchedule,
    DealTask,
    Mark,
    PaymentRecord,
    PlaybookRun,
)
from carloan_desk.domain.worksheet import Worksheet
from carloan_desk.storage import tables
from carloan_desk.storage.columns import Coded


class Entity(Protocol):
    """What can be stored: a dataclass with an ``id`` that storage gives."""

    id: int | None


T = TypeVar("T", bound=Entity)
Stored = dict[str, int | str | None]


class Mapped(Generic[T]):
    """How one dataclass lies in its table."""

    def __init__(self, cls: type[T], table: Table) -> None:
        fields = [field.name for field in dataclasses.fields(cast(Any, cls))]
        if fields != [column.name for column in table.columns]:
            raise TypeError(f"{cls.__name__} and its table differ: {fields}")
        self.cls = cls
        self.table = table
        self.names = tuple(fields)
        self.soft_delete = "deleted_at" in fields
        self._codecs: dict[str, Coded[Any]] = {
            column.name: column.type for column in table.columns if isinstance(column.type, Coded)
        }

    @property
    def name(self) -> str:
        """Name in the history: the table's."""
        return self.table.name

    def build(self, rows: Iterable[Any]) -> Iterator[T]:
        """Make one entity of each row of this table's columns.

        Rows are complete, so the initialiser has nothing to add; without it a load takes half the time.
        """
        cls, names = self.cls, self.names
        for row in rows:
            entity = cls.__new__(cls)
            entity.__dict__.update(zip(names, row, strict=True))
            yield entity

    def stored(self, entity: T) -> Stored:
        """Return the fields in their stored form.

        Raises:
            DomainError: A value cannot be stored exactly (``money.not_fen``, with the field).
        """
        return {name: self.encode(name, getattr(entity, name)) for name in self.names}

    def encode(self, name: str, value: Any) -> int | str | None:
        """Return the stored form of one field's value."""
        codec = self._codecs.get(name)
        if codec is None or value is None:
            return cast("int | str | None", value)
        try:
            return codec.write(value)
        except DomainError as error:
            raise DomainError(error.code, **{**error.params, "field": name}) from None

    def decode(self, stored: Mapping[str, Any]) -> dict[str, Any]:
        """Return the domain's values of stored ones; fields that no longer exist are left out."""
        known = set(self.names)
        return {
            name: self._codecs[name].reader()(value) if name in self._codecs else value
            for name, value in stored.items()
            if name in known
        }


_MAPPED: dict[type, Mapped[Any]] = {
    cls: Mapped(cls, table)
    for cls, table in (
        (LeadSource, tables.lead_source),
        (SourcePerson, tables.source_person),
        (SourceVisit, tables.source_visit),
        (Campaign, tables.campaign),
        (Client, tables.client),
        (Relation, tables.relation),
        (Consent, tables.consent),
        (CareDate, tables.care_date),
        (Worksheet, tables.worksheet),
        (OwnedVehicle, tables.owned_vehicle),
        (Product, tables.product),
        (Deal, tables.deal),
        (DealEvent, tables.deal_event),
        (DocumentRecord, tables.document_record),
        (Attachment, tables.attachment),
        (Application, tables.application),
        (FormTemplate, tables.form_template),
        (IssuedDocument, tables.issued_document),
        (KeptQuote, tables.kept_quote),
        (SmartList, tables.smart_list),
        (PaymentRecord, tables.payment_record),
        (ContractSchedule, tables.contract_schedule),
        (ContactNote, tables.contact_note),
        (DealTask, tables.deal_task),
        (Mark, tables.mark),
        (PlaybookRun, tables.playbook_run),
        (Satisfaction, tables.satisfaction),
        (PlanVersion, tables.plan_version),
        (Target, tables.target),
        (Payout, tables.payout),
        (PeriodFigures, tables.period_figures),
        (SealedStatement, tables.sealed_statement),
        (ForecastDay, tables.forecast_day),
        (OwnRule, tables.own_rule),
        (ExportRecord, tables.export_record),
    )
}
_BY_NAME: dict[str, Mapped[Any]] = {mapping.name: mapping for mapping in _MAPPED.values()}

ENTITIES: tuple[type, ...] = tuple(_MAPPED)


def mapped(cls: type[T]) -> Mapped[T]:
    """Return how ``cls`` is stored."""
    return _MAPPED[cls]


def mapped_by_name(name: str) -> Mapped[Any] | None:
    """Return how the class with this table name is stored, ``None`` for what is no entity."""
    return _BY_NAME.get(name)
