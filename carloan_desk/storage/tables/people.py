"""Who is known: sources and clients, and what stands around them."""

from sqlalchemy import Index, Integer

from carloan_desk.domain.circle import (
    ConsentScope,
    RelationKind,
)
from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.vehicle import Power
from carloan_desk.domain.worksheet import ExistingLoan, Income, RecordedCue, Residence, StatementMonth
from carloan_desk.storage.columns import Choice, Day, Fen, Flag, Json, Moment, Rows
from carloan_desk.storage.tables.making import entity_table, of, optional, required, text

lead_source = entity_table(
    "lead_source",
    required("kind", Choice(Source)),
    text("name"),
    of("parent_id", "lead_source", nullable=True),
    text("city", "address"),
    optional("visit_every_days", Integer),
    optional("next_visit_on", Day),
    text("note"),
    optional("deleted_at", Moment),
)

source_person = entity_table(
    "source_person",
    of("source_id", "lead_source"),
    text("name", "role", "mobile", "wechat", "note"),
    optional("deleted_at", Moment),
)

source_visit = entity_table(
    "source_visit",
    of("source_id", "lead_source"),
    required("on", Day),
    text("note"),
)

campaign = entity_table(
    "campaign",
    text("name"),
    of("lead_source_id", "lead_source", nullable=True),
    required("starts_on", Day),
    optional("ends_on", Day),
    required("cost", Fen),
    text("note"),
    optional("deleted_at", Moment),
)

client = entity_table(
    "client",
    text("name", "mobile", "second_mobile"),
    required("source", Choice(Source)),
    of("lead_source_id", "lead_source", nullable=True),
    of("campaign_id", "campaign", nullable=True),
    required("created_on", Day),
    text("id_number"),
    optional("id_valid_until", Day),
    optional("gender", Choice(Gender)),
    optional("birth_date", Day),
    optional("marital_status", Choice(MaritalStatus)),
    optional("occupation", Choice(Occupation)),
    text("employer", "job_title", "employer_phone"),
    optional("employed_since", Day),
    optional("monthly_income", Fen),
    optional("monthly_debt", Fen),
    text("city", "address", "wechat", "email", "interest", "next_action"),
    optional("next_action_on", Day),
    required("tags", Json),
    text("note"),
    optional("deleted_at", Moment),
    Index("ix_client_deleted_at", "deleted_at"),
    Index("ix_client_mobile", "mobile"),
    Index("ix_client_second_mobile", "second_mobile"),
    Index("ix_client_id_number", "id_number"),
    Index("ix_client_next_action_on", "next_action_on"),
    Index("ix_client_created_on", "created_on"),
)

relation = entity_table(
    "relation",
    of("client_id", "client"),
    required("kind", Choice(RelationKind)),
    of("other_id", "client", nullable=True),
    text("name", "mobile", "id_number"),
    optional("refused_contact_on", Day),
    text("note"),
)

care_date = entity_table(
    "care_date",
    of("client_id", "client"),
    text("name"),
    required("month", Integer),
    required("day", Integer),
    required("lunar", Flag),
    text("note"),
)

worksheet = entity_table(
    "worksheet",
    of("client_id", "client"),
    required("incomes", Rows(Income)),
    required("loans", Rows(ExistingLoan)),
    optional("card_limit", Fen),
    optional("card_used", Fen),
    required("statement", Rows(StatementMonth)),
    optional("household_expense", Fen),
    optional("dependants", Integer),
    optional("guarantees", Fen),
    optional("residence", Choice(Residence)),
    optional("residence_since", Day),
    optional("local", Flag),
    optional("social_insurance_months", Integer),
    optional("licence", Flag),
    required("cues", Rows(RecordedCue)),
)

consent = entity_table(
    "consent",
    of("client_id", "client"),
    required("scope", Choice(ConsentScope)),
    required("given_on", Day),
    optional("valid_until", Day),
    optional("withdrawn_on", Day),
    text("recipient", "evidence"),
)

owned_vehicle = entity_table(
    "owned_vehicle",
    of("client_id", "client"),
    text("model", "plate", "vin"),
    optional("power", Choice(Power)),
    optional("registered_on", Day),
    optional("mileage_km", Integer),
    optional("inspection_until", Day),
    optional("insurance_until", Day),
    optional("loan_balance", Fen),
    text("note"),
    optional("deleted_at", Moment),
)

satisfaction = entity_table(
    "satisfaction",
    of("client_id", "client"),
    of("deal_id", "deal", nullable=True),
    required("on", Day),
    required("score", Integer),
    text("note"),
)

smart_list = entity_table(
    "smart_list",
    text("name"),
    required("query", Json),
)
