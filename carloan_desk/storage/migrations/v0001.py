"""Version 1: the first tables."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text


def upgrade() -> None:
    """Make the tables from nothing."""
    _clients_and_products()
    _deals()
    _papers()
    _servicing()
    _pay()
    _bookkeeping()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe_text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=True) for name in names]


def _number(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _maybe_number(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=True) for name in names]


def _of(name: str, target: str, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=nullable)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _clients_and_products() -> None:
    op.create_table(
        "client",
        _id(),
        *_text("name", "mobile", "source", "created_on", "id_number"),
        *_maybe_text("id_valid_until", "gender", "birth_date", "marital_status", "occupation"),
        *_text("employer", "job_title", "employer_phone"),
        *_maybe_text("employed_since"),
        *_maybe_number("monthly_income", "monthly_debt"),
        *_text("city", "address", "wechat", "email", "interest", "next_action"),
        *_maybe_text("next_action_on"),
        *_text("note"),
        *_maybe_text("deleted_at"),
        sqlite_autoincrement=True,
    )
    _index("client", "deleted_at", "mobile", "id_number", "next_action_on")
    op.create_table(
        "product",
        _id(),
        *_text("lender", "name", "kind", "vehicle_kind", "method", "months"),
        *_text("annual_rate", "monthly_fee_rate", "upfront_fee_rate", "balloon_ratio", "min_down_payment"),
        *_number("min_amount"),
        *_maybe_number("max_amount"),
        *_number("min_age", "max_age_at_end"),
        *_text("max_debt_to_income"),
        *_number("rounding_unit"),
        *_text("rounding_mode", "rounding_residual"),
        *_number("free_settlement_after"),
        *_text("settlement_penalty", "valid_from"),
        *_maybe_text("valid_to"),
        *_number("version"),
        *_text("note"),
        *_maybe_text("deleted_at"),
        sqlite_autoincrement=True,
    )


def _deals() -> None:
    op.create_table(
        "deal",
        _id(),
        _of("client_id", "client"),
        *_text("opened_on", "vehicle_model", "vehicle_kind", "power", "vin", "plate", "dealer"),
        *_maybe_number("price", "down_payment"),
        _of("product_id", "product", nullable=True),
        *_maybe_text("method"),
        *_maybe_number("months"),
        *_text("annual_rate", "monthly_fee_rate"),
        *_number("upfront_fee", "balloon"),
        *_maybe_number("due_day"),
        *_maybe_text("expected_disbursement_on", "next_step_on"),
        *_text("contract", "share", "note"),
        *_maybe_text("deleted_at"),
        sqlite_autoincrement=True,
    )
    _index("deal", "client_id", "product_id", "deleted_at")
    op.create_table(
        "deal_event",
        _id(),
        _of("deal_id", "deal"),
        *_text("kind", "on", "reason", "note"),
        *_maybe_number("amount", "months"),
        *_maybe_text("annual_rate", "first_due_on"),
        sqlite_autoincrement=True,
    )
    _index("deal_event", "deal_id")


def _papers() -> None:
    op.create_table(
        "document_record",
        _id(),
        _of("deal_id", "deal"),
        *_text("requirement", "role", "state", "reason"),
        *_maybe_text("issued_on", "received_on", "valid_until"),
        sqlite_autoincrement=True,
    )
    _index("document_record", "deal_id")
    op.create_table(
        "attachment",
        _id(),
        _of("deal_id", "deal"),
        _of("document_id", "document_record", nullable=True),
        *_text("name", "media_type"),
        *_number("size"),
        *_text("key", "added_at"),
        sqlite_autoincrement=True,
    )
    _index("attachment", "deal_id", "document_id")
    op.create_table(
        "application",
        _id(),
        _of("deal_id", "deal"),
        *_number("version"),
        *_text("answers"),
        *_maybe_text("submitted_on"),
        sqlite_autoincrement=True,
    )
    _index("application", "deal_id")
    op.create_table(
        "issued_document",
        _id(),
        _of("deal_id", "deal"),
        *_text("kind", "number", "issued_at"),
        *_number("pages"),
        *_text("sha256", "key"),
        sqlite_autoincrement=True,
    )
    _index("issued_document", "deal_id")


def _servicing() -> None:
    op.create_table(
        "payment_record",
        _id(),
        _of("deal_id", "deal"),
        *_text("paid_on"),
        *_number("amount"),
        *_text("kind", "note"),
        sqlite_autoincrement=True,
    )
    _index("payment_record", "deal_id")
    op.create_table(
        "contact_note",
        _id(),
        _of("client_id", "client"),
        _of("deal_id", "deal", nullable=True),
        *_text("at", "channel", "result"),
        *_number("outgoing"),
        *_text("note"),
        *_maybe_text("promise_on"),
        *_maybe_number("promise_amount"),
        sqlite_autoincrement=True,
    )
    _index("contact_note", "client_id", "deal_id")


def _pay() -> None:
    op.create_table(
        "plan_version",
        _id(),
        *_text("name"),
        *_number("version"),
        *_text("valid_from"),
        *_maybe_text("valid_to"),
        *_text("definition"),
        *_maybe_text("deleted_at"),
        sqlite_autoincrement=True,
    )
    op.create_table("target", _id(), *_text("period", "metric", "value"), sqlite_autoincrement=True)
    op.create_table(
        "payout",
        _id(),
        *_text("period", "paid_on"),
        *_number("amount"),
        *_text("note"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "period_figures",
        _id(),
        *_text("period"),
        *_maybe_text("satisfaction", "overdue_rate", "collection_rate"),
        *_text("own"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sealed_statement",
        _id(),
        *_text("period", "sealed_at", "content", "previous", "digest"),
        sqlite_autoincrement=True,
    )


def _bookkeeping() -> None:
    op.create_table(
        "setting",
        Column("key", Text, primary_key=True),
        *_text("value"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "action",
        Column("seq", Integer, primary_key=True, autoincrement=False),
        *_text("at", "kind", "action", "params"),
        *_maybe_number("target_seq"),
        *_number("schema"),
        Column("mac", LargeBinary, nullable=False),
    )
    op.create_table(
        "change",
        Column("seq", Integer, ForeignKey("action.seq", ondelete="RESTRICT"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *_text("entity", "entity_key"),
        *_maybe_text("before", "after"),
        Column("digest", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_change_entity", "change", ["entity", "entity_key", "seq"])
    op.create_table(
        "cache",
        Column("name", Text, primary_key=True),
        *_number("version"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "client_term",
        Column("term", Text, primary_key=True),
        Column("client_id", Integer, primary_key=True, autoincrement=False),
        Column("deal_id", Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
