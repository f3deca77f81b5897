"""The tables, and which dataclass lies in which.

A class of the domain is described once, in the domain; ``mapped(cls)`` says how its fields lie in its table. Fields and
columns have the same names. There are no relationships: an entity holds the id of another, and asks for it.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from carloan_desk.domain.circle import (
    CareDate,
    Consent,
    ConsentScope,
    OwnedVehicle,
    Relation,
    RelationKind,
    Satisfaction,
)
from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation, SmartList, Source
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Extra
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import (
    Application,
    Attachment,
    DocumentRecord,
    DocumentState,
    FormTemplate,
    IssuedDocument,
    KeptQuote,
)
from carloan_desk.domain.pay import ForecastDay, Metric, Payout, PeriodFigures, PlanVersion, SealedStatement, Target
from carloan_desk.domain.product import Product, ProductFee, ProductKind, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import (
    Channel,
    ContactNote,
    ContactPurpose,
    ContactResult,
    ContractRow,
    ContractSchedule,
    DealTask,
    Mark,
    MarkKind,
    PaymentRecord,
    PlaybookRun,
    ScheduleOrigin,
    TaskKind,
)
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.domain.worksheet import ExistingLoan, Income, RecordedCue, Residence, StatementMonth, Worksheet
from carloan_desk.storage.columns import Choice, Coded, Day, Exact, Fen, Flag, Json, Moment, Rows

metadata = MetaData()


class Entity(Protocol):
    """What can be stored: a dataclass with an ``id`` that storage gives."""

    id: int | None


T = TypeVar("T", bound=Entity)
Stored = dict[str, int | str | None]


def _required(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _optional(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=True)


def _text(*names: str) -> list[Column[Any]]:
    return [_required(name, Text) for name in names]


def _of(name: str, target: str, nullable: bool = False) -> Column[Any]:
    """A plain reference to another row, which cannot go while this one stands; indexed to be found from there."""
    return Column(name, Integer, ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=nullable, index=True)


def _entity_table(name: str, *columns: Column[Any] | list[Column[Any]] | Index) -> Table:
    """Make a table whose ids are never given twice, so that an id names one thing in the history for ever."""
    flat: list[Any] = []
    for column in columns:
        flat.extend(column if isinstance(column, list) else [column])
    return Table(name, metadata, Column("id", Integer, primary_key=True), *flat, sqlite_autoincrement=True)


lead_source = _entity_table(
    "lead_source",
    _required("kind", Choice(Source)),
    _text("name"),
    _of("parent_id", "lead_source", nullable=True),
    _text("city", "address"),
    _optional("visit_every_days", Integer),
    _optional("next_visit_on", Day),
    _text("note"),
    _optional("deleted_at", Moment),
)

source_person = _entity_table(
    "source_person",
    _of("source_id", "lead_source"),
    _text("name", "role", "mobile", "wechat", "note"),
    _optional("deleted_at", Moment),
)

source_visit = _entity_table(
    "source_visit",
    _of("source_id", "lead_source"),
    _required("on", Day),
    _text("note"),
)

campaign = _entity_table(
    "campaign",
    _text("name"),
    _of("lead_source_id", "lead_source", nullable=True),
    _required("starts_on", Day),
    _optional("ends_on", Day),
    _required("cost", Fen),
    _text("note"),
    _optional("deleted_at", Moment),
)

client = _entity_table(
    "client",
    _text("name", "mobile", "second_mobile"),
    _required("source", Choice(Source)),
    _of("lead_source_id", "lead_source", nullable=True),
    _of("campaign_id", "campaign", nullable=True),
    _required("created_on", Day),
    _text("id_number"),
    _optional("id_valid_until", Day),
    _optional("gender", Choice(Gender)),
    _optional("birth_date", Day),
    _optional("marital_status", Choice(MaritalStatus)),
    _optional("occupation", Choice(Occupation)),
    _text("employer", "job_title", "employer_phone"),
    _optional("employed_since", Day),
    _optional("monthly_income", Fen),
    _optional("monthly_debt", Fen),
    _text("city", "address", "wechat", "email", "interest", "next_action"),
    _optional("next_action_on", Day),
    _required("tags", Json),
    _text("note"),
    _optional("deleted_at", Moment),
    Index("ix_client_deleted_at", "deleted_at"),
    Index("ix_client_mobile", "mobile"),
    Index("ix_client_second_mobile", "second_mobile"),
    Index("ix_client_id_number", "id_number"),
    Index("ix_client_next_action_on", "next_action_on"),
    Index("ix_client_created_on", "created_on"),
)

relation = _entity_table(
    "relation",
    _of("client_id", "client"),
    _required("kind", Choice(RelationKind)),
    _of("other_id", "client", nullable=True),
    _text("name", "mobile", "id_number"),
    _optional("refused_contact_on", Day),
    _text("note"),
)

care_date = _entity_table(
    "care_date",
    _of("client_id", "client"),
    _text("name"),
    _required("month", Integer),
    _required("day", Integer),
    _required("lunar", Flag),
    _text("note"),
)

worksheet = _entity_table(
    "worksheet",
    _of("client_id", "client"),
    _required("incomes", Rows(Income)),
    _required("loans", Rows(ExistingLoan)),
    _optional("card_limit", Fen),
    _optional("card_used", Fen),
    _required("statement", Rows(StatementMonth)),
    _optional("household_expense", Fen),
    _optional("dependants", Integer),
    _optional("guarantees", Fen),
    _optional("residence", Choice(Residence)),
    _optional("residence_since", Day),
    _optional("local", Flag),
    _optional("social_insurance_months", Integer),
    _optional("licence", Flag),
    _required("cues", Rows(RecordedCue)),
)

consent = _entity_table(
    "consent",
    _of("client_id", "client"),
    _required("scope", Choice(ConsentScope)),
    _required("given_on", Day),
    _optional("valid_until", Day),
    _optional("withdrawn_on", Day),
    _text("recipient", "evidence"),
)

owned_vehicle = _entity_table(
    "owned_vehicle",
    _of("client_id", "client"),
    _text("model", "plate", "vin"),
    _optional("power", Choice(Power)),
    _optional("registered_on", Day),
    _optional("mileage_km", Integer),
    _optional("inspection_until", Day),
    _optional("insurance_until", Day),
    _optional("loan_balance", Fen),
    _text("note"),
    _optional("deleted_at", Moment),
)

product = _entity_table(
    "product",
    _text("lender", "name"),
    _required("kind", Choice(ProductKind)),
    _required("vehicle_kind", Choice(VehicleKind)),
    _optional("power", Choice(Power)),
    _required("use", Choice(VehicleUse)),
    _required("trade_in", Flag),
    _text("region"),
    _required("method", Choice(RepaymentMethod)),
    _required("rates", Rows(RateRow)),
    _required("fees", Rows(ProductFee)),
    _required("balloon_ratio", Exact),
    _text("subvention"),
    _required("min_amount", Fen),
    _optional("max_amount", Fen),
    _required("min_age", Integer),
    _required("max_age_at_end", Integer),
    _required("max_debt_to_income", Exact),
    _optional("min_income_multiple", Exact),
    _optional("max_vehicle_months", Integer),
    _optional("max_vehicle_months_at_end", Integer),
    _optional("max_mileage_km", Integer),
    _required("rounding_unit", Fen),
    _text("rounding_mode", "rounding_residual"),
    _required("free_settlement_after", Integer),
    _required("settlement_penalty", Exact),
    _required("documents", Json),
    _optional("decision_days", Integer),
    _required("valid_from", Day),
    _optional("valid_to", Day),
    _required("version", Integer),
    _text("note"),
    _optional("deleted_at", Moment),
)

deal = _entity_table(
    "deal",
    _of("client_id", "client"),
    _required("opened_on", Day),
    _text("vehicle_model"),
    _required("vehicle_kind", Choice(VehicleKind)),
    _required("power", Choice(Power)),
    _required("use", Choice(VehicleUse)),
    _optional("guide_price", Fen),
    _optional("appraised_price", Fen),
    _optional("registered_on", Day),
    _optional("mileage_km", Integer),
    _text("plate_city", "vin", "plate", "dealer"),
    _optional("price", Fen),
    _optional("down_payment", Fen),
    _required("extras", Rows(Extra)),
    _required("trade_in", Flag),
    _optional("trade_in_value", Fen),
    _optional("old_loan", Fen),
    _of("product_id", "product", nullable=True),
    _optional("method", Choice(RepaymentMethod)),
    _optional("months", Integer),
    _required("annual_rate", Exact),
    _required("monthly_fee_rate", Exact),
    _required("upfront_fee", Fen),
    _required("balloon", Fen),
    _optional("bespoke", Json),
    _optional("due_day", Integer),
    _optional("expected_submission_on", Day),
    _optional("expected_disbursement_on", Day),
    _optional("next_step_on", Day),
    _text("contract"),
    _required("share", Exact),
    _optional("insurance_until", Day),
    _optional("inspection_until", Day),
    _text("note"),
    _optional("deleted_at", Moment),
    Index("ix_deal_deleted_at", "deleted_at"),
)

deal_event = _entity_table(
    "deal_event",
    _of("deal_id", "deal"),
    _required("kind", Choice(EventKind)),
    _required("on", Day),
    _text("reason", "note"),
    _optional("amount", Fen),
    _optional("months", Integer),
    _optional("annual_rate", Exact),
    _optional("first_due_on", Day),
)

document_record = _entity_table(
    "document_record",
    _of("deal_id", "deal"),
    _text("requirement", "role"),
    _required("state", Choice(DocumentState)),
    _text("reason"),
    _optional("asked_on", Day),
    _optional("issued_on", Day),
    _optional("received_on", Day),
    _optional("valid_until", Day),
    _optional("covers_until", Day),
)

attachment = _entity_table(
    "attachment",
    _of("client_id", "client"),
    _of("deal_id", "deal", nullable=True),
    _of("document_id", "document_record", nullable=True),
    _text("name", "media_type"),
    _required("size", Integer),
    _text("key"),
    _required("added_at", Moment),
    _required("position", Integer),
)

application = _entity_table(
    "application",
    _of("deal_id", "deal"),
    _required("version", Integer),
    _required("answers", Json),
    _optional("submitted_on", Day),
    _optional("frozen", Json),
)

form_template = _entity_table(
    "form_template",
    _text("name", "lender", "key"),
    _required("pages", Integer),
    _required("places", Json),
    _required("dx", Exact),
    _required("dy", Exact),
    _optional("deleted_at", Moment),
)

issued_document = _entity_table(
    "issued_document",
    _of("deal_id", "deal"),
    _text("kind", "number"),
    _required("issued_at", Moment),
    _required("pages", Integer),
    _text("sha256", "key"),
)

payment_record = _entity_table(
    "payment_record",
    _of("deal_id", "deal"),
    _required("paid_on", Day),
    _required("amount", Fen),
    _text("kind", "reference", "note"),
)

contract_schedule = _entity_table(
    "contract_schedule",
    _of("deal_id", "deal"),
    _required("origin", Choice(ScheduleOrigin)),
    _required("valid_from", Day),
    _required("rows", Rows(ContractRow)),
    _text("reason"),
)

contact_note = _entity_table(
    "contact_note",
    _of("client_id", "client"),
    _of("deal_id", "deal", nullable=True),
    _required("at", Moment),
    _required("channel", Choice(Channel)),
    _required("result", Choice(ContactResult)),
    _required("purpose", Choice(ContactPurpose)),
    _of("relation_id", "relation", nullable=True),
    _text("number"),
    _required("outgoing", Flag),
    _text("note", "next_step", "override_reason"),
    _optional("promise_on", Day),
    _optional("promise_amount", Fen),
)

deal_task = _entity_table(
    "deal_task",
    _of("deal_id", "deal"),
    _required("kind", Choice(TaskKind)),
    _text("title"),
    _optional("due_on", Day),
    _optional("done_on", Day),
    _text("note"),
)

mark = _entity_table(
    "mark",
    _text("subject"),
    _required("kind", Choice(MarkKind)),
    _text("evidence"),
    _required("at", Moment),
    _optional("until", Day),
    _text("reason"),
)

playbook_run = _entity_table(
    "playbook_run",
    _text("playbook", "subject"),
    _of("client_id", "client", nullable=True),
    _of("deal_id", "deal", nullable=True),
    _required("opened_at", Moment),
    _required("done", Json),
    _text("outcome"),
    _optional("closed_at", Moment),
)

satisfaction = _entity_table(
    "satisfaction",
    _of("client_id", "client"),
    _of("deal_id", "deal", nullable=True),
    _required("on", Day),
    _required("score", Integer),
    _text("note"),
)

kept_quote = _entity_table(
    "kept_quote",
    _of("client_id", "client", nullable=True),
    _of("deal_id", "deal", nullable=True),
    _required("made_at", Moment),
    _text("number"),
    _required("content", Json),
    _required("pages", Integer),
    _text("sha256", "key"),
)

smart_list = _entity_table(
    "smart_list",
    _text("name"),
    _required("query", Json),
)

plan_version = _entity_table(
    "plan_version",
    _text("name"),
    _required("version", Integer),
    _required("valid_from", Day),
    _optional("valid_to", Day),
    _required("definition", Json),
    _optional("deleted_at", Moment),
)

target = _entity_table(
    "target",
    _text("period"),
    _required("metric", Choice(Metric)),
    _required("value", Exact),
)

payout = _entity_table(
    "payout",
    _text("period"),
    _required("paid_on", Day),
    _required("amount", Fen),
    _text("note"),
)

period_figures = _entity_table(
    "period_figures",
    _text("period"),
    _optional("satisfaction", Exact),
    _optional("overdue_rate", Exact),
    _optional("collection_rate", Exact),
    _required("own", Json),
)

sealed_statement = _entity_table(
    "sealed_statement",
    _text("period"),
    _required("sealed_at", Moment),
    _required("content", Json),
    _text("previous", "digest"),
)

forecast_day = _entity_table(
    "forecast_day",
    _required("day", Day),
    _required("said", Json),
)

own_rule = _entity_table(
    "own_rule",
    _text("topic", "name", "lender"),
    _required("content", Json),
    _required("valid_from", Day),
    _optional("valid_to", Day),
    _optional("deleted_at", Moment),
)

export_record = _entity_table(
    "export_record",
    _required("at", Moment),
    _text("what"),
    _required("rows", Integer),
    _required("columns", Json),
    _required("masked", Flag),
)

# What is not of the domain -------------------------------------------------------------------------------------------

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Json, nullable=False),
    sqlite_with_rowid=False,
)

action = Table(
    "action",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("params", Json, nullable=False),
    Column("target_seq", Integer, nullable=True),
    Column("schema", Integer, nullable=False),
    Column("mac", LargeBinary, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, ForeignKey("action.seq", ondelete="RESTRICT"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("entity_key", Text, nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Column("digest", LargeBinary, nullable=False),
    Index("ix_change_entity", "entity", "entity_key", "seq"),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Json, nullable=False),
    sqlite_with_rowid=False,
)

cache = Table(
    "cache",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

client_term = Table(
    "client_term",
    metadata,
    Column("term", Text, primary_key=True),
    Column("client_id", Integer, primary_key=True, autoincrement=False),
    Column("origin", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


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
        (LeadSource, lead_source),
        (SourcePerson, source_person),
        (SourceVisit, source_visit),
        (Campaign, campaign),
        (Client, client),
        (Relation, relation),
        (Consent, consent),
        (CareDate, care_date),
        (Worksheet, worksheet),
        (OwnedVehicle, owned_vehicle),
        (Product, product),
        (Deal, deal),
        (DealEvent, deal_event),
        (DocumentRecord, document_record),
        (Attachment, attachment),
        (Application, application),
        (FormTemplate, form_template),
        (IssuedDocument, issued_document),
        (KeptQuote, kept_quote),
        (SmartList, smart_list),
        (PaymentRecord, payment_record),
        (ContractSchedule, contract_schedule),
        (ContactNote, contact_note),
        (DealTask, deal_task),
        (Mark, mark),
        (PlaybookRun, playbook_run),
        (Satisfaction, satisfaction),
        (PlanVersion, plan_version),
        (Target, target),
        (Payout, payout),
        (PeriodFigures, period_figures),
        (SealedStatement, sealed_statement),
        (ForecastDay, forecast_day),
        (OwnRule, own_rule),
        (ExportRecord, export_record),
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
