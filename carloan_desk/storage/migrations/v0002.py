"""Version 2: sources and campaigns, what stands around a client, rate tables, follow-up after the loan."""

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text


def upgrade() -> None:
    """Make the new tables, and the changed ones anew with what they held."""
    _sources()
    _clients()
    _around_clients()
    _products()
    _deals()
    _papers()
    _servicing()
    _others()


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


def _make(table: str, *columns: Column[Any]) -> None:
    op.create_table(table, _id(), *columns, sqlite_autoincrement=True)


def _remake(table: str, *columns: Column[Any], filled: dict[str, str]) -> None:
    """Make a table anew and copy its rows; ids go on where they were.

    Args:
        table: Its name.
        *columns: All columns but the id.
        filled: What a column gets, as SQL over the old row; a column not named keeps its value.
    """
    new = f"{table}_new"
    op.create_table(new, _id(), *columns, sqlite_autoincrement=True)
    names = ["id", *(column.name for column in columns)]
    into = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(filled.get(name, f'"{name}"') for name in names)
    op.execute(f"INSERT INTO {new} ({into}) SELECT {values} FROM {table}")
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{new}'")
    op.execute(f"INSERT INTO sqlite_sequence SELECT '{new}', seq FROM sqlite_sequence WHERE name = '{table}'")
    op.drop_table(table)
    op.rename_table(new, table)


def _sources() -> None:
    _make(
        "lead_source",
        *_text("kind", "name"),
        _of("parent_id", "lead_source", nullable=True),
        *_text("city", "address"),
        *_maybe_number("visit_every_days"),
        *_maybe_text("next_visit_on"),
        *_text("note"),
        *_maybe_text("deleted_at"),
    )
    _index("lead_source", "parent_id")
    _make(
        "source_person",
        _of("source_id", "lead_source"),
        *_text("name", "role", "mobile", "wechat", "note"),
        *_maybe_text("deleted_at"),
    )
    _index("source_person", "source_id")
    _make("source_visit", _of("source_id", "lead_source"), *_text("on", "note"))
    _index("source_visit", "source_id")
    _make(
        "campaign",
        *_text("name"),
        _of("lead_source_id", "lead_source", nullable=True),
        *_text("starts_on"),
        *_maybe_text("ends_on"),
        *_number("cost"),
        *_text("note"),
        *_maybe_text("deleted_at"),
    )
    _index("campaign", "lead_source_id")


def _clients() -> None:
    _remake(
        "client",
        *_text("name", "mobile", "second_mobile", "source"),
        _of("lead_source_id", "lead_source", nullable=True),
        _of("campaign_id", "campaign", nullable=True),
        *_text("created_on", "id_number"),
        *_maybe_text("id_valid_until", "gender", "birth_date", "marital_status", "occupation"),
        *_text("employer", "job_title", "employer_phone"),
        *_maybe_text("employed_since"),
        *_maybe_number("monthly_income", "monthly_debt"),
        *_text("city", "address", "wechat", "email", "interest", "next_action"),
        *_maybe_text("next_action_on"),
        *_text("tags", "note"),
        *_maybe_text("deleted_at"),
        filled={"second_mobile": "''", "lead_source_id": "NULL", "campaign_id": "NULL", "tags": "'[]'"},
    )
    _index("client", "lead_source_id", "campaign_id", "deleted_at", "mobile", "second_mobile", "id_number")
    _index("client", "next_action_on", "created_on")


def _around_clients() -> None:
    _make(
        "relation",
        _of("client_id", "client"),
        *_text("kind"),
        _of("other_id", "client", nullable=True),
        *_text("name", "mobile", "id_number"),
        *_maybe_text("refused_contact_on"),
        *_text("note"),
    )
    _index("relation", "client_id", "other_id")
    _make(
        "consent",
        _of("client_id", "client"),
        *_text("scope", "given_on"),
        *_maybe_text("valid_until", "withdrawn_on"),
        *_text("recipient", "evidence"),
    )
    _index("consent", "client_id")
    _make("care_date", _of("client_id", "client"), *_text("name"), *_number("month", "day", "lunar"), *_text("note"))
    _index("care_date", "client_id")
    _make(
        "worksheet",
        _of("client_id", "client"),
        *_text("incomes", "loans"),
        *_maybe_number("card_limit", "card_used"),
        *_text("statement"),
        *_maybe_number("household_expense", "dependants", "guarantees"),
        *_maybe_text("residence", "residence_since"),
        *_maybe_number("local", "social_insurance_months", "licence"),
        *_text("cues"),
    )
    _index("worksheet", "client_id")
    _make(
        "owned_vehicle",
        _of("client_id", "client"),
        *_text("model", "plate", "vin"),
        *_maybe_text("power", "registered_on"),
        *_maybe_number("mileage_km"),
        *_maybe_text("inspection_until", "insurance_until"),
        *_maybe_number("loan_balance"),
        *_text("note"),
        *_maybe_text("deleted_at"),
    )
    _index("owned_vehicle", "client_id")


# One line of the rate table for each term that the product had; all had the same rates.
_RATES = """(
    SELECT json_group_array(json_object(
        'annual_rate', annual_rate, 'min_down_payment', min_down_payment, 'monthly_fee_rate', monthly_fee_rate,
        'months', term.value, 'upfront_fee_rate', upfront_fee_rate
    )) FROM json_each(product.months) AS term
)"""


def _products() -> None:
    _remake(
        "product",
        *_text("lender", "name", "kind", "vehicle_kind"),
        *_maybe_text("power"),
        *_text("use"),
        *_number("trade_in"),
        *_text("region", "method", "rates", "fees", "balloon_ratio", "subvention"),
        *_number("min_amount"),
        *_maybe_number("max_amount"),
        *_number("min_age", "max_age_at_end"),
        *_text("max_debt_to_income"),
        *_maybe_text("min_income_multiple"),
        *_maybe_number("max_vehicle_months", "max_vehicle_months_at_end", "max_mileage_km"),
        *_number("rounding_unit"),
        *_text("rounding_mode", "rounding_residual"),
        *_number("free_settlement_after"),
        *_text("settlement_penalty", "documents"),
        *_maybe_number("decision_days"),
        *_text("valid_from"),
        *_maybe_text("valid_to"),
        *_number("version"),
        *_text("note"),
        *_maybe_text("deleted_at"),
        filled={
            "use": "'private'",
            "trade_in": "0",
            "rates": _RATES,
            **dict.fromkeys(("region", "subvention"), "''"),
            **dict.fromkeys(("fees", "documents"), "'[]'"),
            **dict.fromkeys(
                (
                    "power",
                    "min_income_multiple",
                    "max_vehicle_months",
                    "max_vehicle_months_at_end",
                    "max_mileage_km",
                    "decision_days",
                ),
                "NULL",
            ),
        },
    )


def _deals() -> None:
    _remake(
        "deal",
        _of("client_id", "client"),
        *_text("opened_on", "vehicle_model", "vehicle_kind", "power", "use"),
        *_maybe_number("guide_price", "appraised_price"),
        *_maybe_text("registered_on"),
        *_maybe_number("mileage_km"),
        *_text("plate_city", "vin", "plate", "dealer"),
        *_maybe_number("price", "down_payment"),
        *_text("extras"),
        *_number("trade_in"),
        *_maybe_number("trade_in_value", "old_loan"),
        _of("product_id", "product", nullable=True),
        *_maybe_text("method"),
        *_maybe_number("months"),
        *_text("annual_rate", "monthly_fee_rate"),
        *_number("upfront_fee", "balloon"),
        *_maybe_text("bespoke"),
        *_maybe_number("due_day"),
        *_maybe_text("expected_submission_on", "expected_disbursement_on", "next_step_on"),
        *_text("contract", "share"),
        *_maybe_text("insurance_until", "inspection_until"),
        *_text("note"),
        *_maybe_text("deleted_at"),
        filled={
            "use": "'private'",
            "plate_city": "''",
            "extras": "'[]'",
            "trade_in": "0",
            **dict.fromkeys(
                (
                    "guide_price",
                    "appraised_price",
                    "registered_on",
                    "mileage_km",
                    "trade_in_value",
                    "old_loan",
                    "bespoke",
                    "expected_submission_on",
                    "insurance_until",
                    "inspection_until",
                ),
                "NULL",
            ),
        },
    )
    _index("deal", "client_id", "product_id", "deleted_at")
    _make(
        "deal_task",
        _of("deal_id", "deal"),
        *_text("kind", "title"),
        *_maybe_text("due_on", "done_on"),
        *_text("note"),
    )
    _index("deal_task", "deal_id")


def _papers() -> None:
    _remake(
        "document_record",
        _of("deal_id", "deal"),
        *_text("requirement", "role", "state", "reason"),
        *_maybe_text("asked_on", "issued_on", "received_on", "valid_until", "covers_until"),
        filled={"asked_on": "NULL", "covers_until": "NULL"},
    )
    _index("document_record", "deal_id")
    _remake(
        "attachment",
        _of("client_id", "client"),
        _of("deal_id", "deal", nullable=True),
        _of("document_id", "document_record", nullable=True),
        *_text("name", "media_type"),
        *_number("size"),
        *_text("key", "added_at"),
        *_number("position"),
        filled={
            "client_id": "(SELECT deal.client_id FROM deal WHERE deal.id = attachment.deal_id)",
            "position": "0",
        },
    )
    _index("attachment", "client_id", "deal_id", "document_id")
    _remake(
        "application",
        _of("deal_id", "deal"),
        *_number("version"),
        *_text("answers"),
        *_maybe_text("submitted_on", "frozen"),
        filled={"frozen": "NULL"},
    )
    _index("application", "deal_id")
    _make(
        "form_template",
        *_text("name", "lender", "key"),
        *_number("pages"),
        *_text("places", "dx", "dy"),
        *_maybe_text("deleted_at"),
    )
    _make(
        "kept_quote",
        _of("client_id", "client", nullable=True),
        _of("deal_id", "deal", nullable=True),
        *_text("made_at", "number", "content"),
        *_number("pages"),
        *_text("sha256", "key"),
    )
    _index("kept_quote", "client_id", "deal_id")


def _servicing() -> None:
    _remake(
        "payment_record",
        _of("deal_id", "deal"),
        *_text("paid_on"),
        *_number("amount"),
        *_text("kind", "reference", "note"),
        filled={"reference": "''"},
    )
    _index("payment_record", "deal_id")
    _make("contract_schedule", _of("deal_id", "deal"), *_text("origin", "valid_from", "rows", "reason"))
    _index("contract_schedule", "deal_id")
    _remake(
        "contact_note",
        _of("client_id", "client"),
        _of("deal_id", "deal", nullable=True),
        *_text("at", "channel", "result", "purpose"),
        _of("relation_id", "relation", nullable=True),
        *_text("number"),
        *_number("outgoing"),
        *_text("note", "next_step", "override_reason"),
        *_maybe_text("promise_on"),
        *_maybe_number("promise_amount"),
        filled={
            "purpose": "'follow_up'",
            "relation_id": "NULL",
            **dict.fromkeys(("number", "next_step", "override_reason"), "''"),
        },
    )
    _index("contact_note", "client_id", "deal_id", "relation_id")
    _make("mark", *_text("subject", "kind", "evidence", "at"), *_maybe_text("until"), *_text("reason"))
    _make(
        "playbook_run",
        *_text("playbook", "subject"),
        _of("client_id", "client", nullable=True),
        _of("deal_id", "deal", nullable=True),
        *_text("opened_at", "done", "outcome"),
        *_maybe_text("closed_at"),
    )
    _index("playbook_run", "client_id", "deal_id")
    _make(
        "satisfaction",
        _of("client_id", "client"),
        _of("deal_id", "deal", nullable=True),
        *_text("on"),
        *_number("score"),
        *_text("note"),
    )
    _index("satisfaction", "client_id", "deal_id")


def _others() -> None:
    _make("smart_list", *_text("name", "query"))
    _make("forecast_day", *_text("day", "said"))
    _make(
        "own_rule",
        *_text("topic", "name", "lender", "content", "valid_from"),
        *_maybe_text("valid_to", "deleted_at"),
    )
    _make("export_record", *_text("at", "what"), *_number("rows"), *_text("columns"), *_number("masked"))
    op.create_table("draft", Column("name", Text, primary_key=True), *_text("content"), sqlite_with_rowid=False)
    # The search rows are made anew when the workspace is opened.
    op.execute("DELETE FROM cache")
    op.drop_table("client_term")
    op.create_table(
        "client_term",
        Column("term", Text, primary_key=True),
        Column("client_id", Integer, primary_key=True, autoincrement=False),
        Column("origin", Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
