"""What is done for clients: products, deals, their papers."""

from sqlalchemy import Index, Integer

from carloan_desk.domain.deal import EventKind, Extra
from carloan_desk.domain.papers import (
    DocumentState,
)
from carloan_desk.domain.product import ProductFee, ProductKind, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.storage.columns import Choice, Day, Exact, Fen, Flag, Json, Moment, Rows
from carloan_desk.storage.tables.making import entity_table, of, optional, required, text

product = entity_table(
    "product",
    text("lender", "name"),
    required("kind", Choice(ProductKind)),
    required("vehicle_kind", Choice(VehicleKind)),
    optional("power", Choice(Power)),
    required("use", Choice(VehicleUse)),
    required("trade_in", Flag),
    text("region"),
    required("method", Choice(RepaymentMethod)),
    required("rates", Rows(RateRow)),
    required("fees", Rows(ProductFee)),
    required("balloon_ratio", Exact),
    text("subvention"),
    required("min_amount", Fen),
    optional("max_amount", Fen),
    required("min_age", Integer),
    required("max_age_at_end", Integer),
    required("max_debt_to_income", Exact),
    optional("min_income_multiple", Exact),
    optional("max_vehicle_months", Integer),
    optional("max_vehicle_months_at_end", Integer),
    optional("max_mileage_km", Integer),
    required("rounding_unit", Fen),
    text("rounding_mode", "rounding_residual"),
    required("free_settlement_after", Integer),
    required("settlement_penalty", Exact),
    required("documents", Json),
    optional("decision_days", Integer),
    required("valid_from", Day),
    optional("valid_to", Day),
    required("version", Integer),
    text("note"),
    optional("deleted_at", Moment),
)

deal = entity_table(
    "deal",
    of("client_id", "client"),
    required("opened_on", Day),
    text("vehicle_model"),
    required("vehicle_kind", Choice(VehicleKind)),
    required("power", Choice(Power)),
    required("use", Choice(VehicleUse)),
    optional("guide_price", Fen),
    optional("appraised_price", Fen),
    optional("registered_on", Day),
    optional("mileage_km", Integer),
    text("plate_city", "vin", "plate", "dealer"),
    optional("price", Fen),
    optional("down_payment", Fen),
    required("extras", Rows(Extra)),
    required("trade_in", Flag),
    optional("trade_in_value", Fen),
    optional("old_loan", Fen),
    of("product_id", "product", nullable=True),
    optional("method", Choice(RepaymentMethod)),
    optional("months", Integer),
    required("annual_rate", Exact),
    required("monthly_fee_rate", Exact),
    required("upfront_fee", Fen),
    required("balloon", Fen),
    optional("bespoke", Json),
    optional("due_day", Integer),
    optional("expected_submission_on", Day),
    optional("expected_disbursement_on", Day),
    optional("next_step_on", Day),
    text("contract"),
    required("share", Exact),
    optional("insurance_until", Day),
    optional("inspection_until", Day),
    text("note"),
    optional("deleted_at", Moment),
    Index("ix_deal_deleted_at", "deleted_at"),
)

deal_event = entity_table(
    "deal_event",
    of("deal_id", "deal"),
    required("kind", Choice(EventKind)),
    required("on", Day),
    text("reason", "note"),
    optional("amount", Fen),
    optional("months", Integer),
    optional("annual_rate", Exact),
    optional("first_due_on", Day),
)

document_record = entity_table(
    "document_record",
    of("deal_id", "deal"),
    text("requirement", "role"),
    required("state", Choice(DocumentState)),
    text("reason"),
    optional("asked_on", Day),
    optional("issued_on", Day),
    optional("received_on", Day),
    optional("valid_until", Day),
    optional("covers_until", Day),
)

attachment = entity_table(
    "attachment",
    of("client_id", "client"),
    of("deal_id", "deal", nullable=True),
    of("document_id", "document_record", nullable=True),
    text("name", "media_type"),
    required("size", Integer),
    text("key"),
    required("added_at", Moment),
    required("position", Integer),
)

application = entity_table(
    "application",
    of("deal_id", "deal"),
    required("version", Integer),
    required("answers", Json),
    optional("submitted_on", Day),
    optional("frozen", Json),
)

form_template = entity_table(
    "form_template",
    text("name", "lender", "key"),
    required("pages", Integer),
    required("places", Json),
    required("dx", Exact),
    required("dy", Exact),
    optional("deleted_at", Moment),
)

issued_document = entity_table(
    "issued_document",
    of("deal_id", "deal"),
    text("kind", "number"),
    required("issued_at", Moment),
    required("pages", Integer),
    text("sha256", "key"),
)

kept_quote = entity_table(
    "kept_quote",
    of("client_id", "client", nullable=True),
    of("deal_id", "deal", nullable=True),
    required("made_at", Moment),
    text("number"),
    required("content", Json),
    required("pages", Integer),
    text("sha256", "key"),
)
