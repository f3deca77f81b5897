"""One's own pay, and the rules one added."""

from sqlalchemy import Integer

from carloan_desk.domain.pay import Metric
from carloan_desk.storage.columns import Choice, Day, Exact, Fen, Flag, Json, Moment
from carloan_desk.storage.tables.making import entity_table, optional, required, text

plan_version = entity_table(
    "plan_version",
    text("name"),
    required("version", Integer),
    required("valid_from", Day),
    optional("valid_to", Day),
    required("definition", Json),
    optional("deleted_at", Moment),
)

target = entity_table(
    "target",
    text("period"),
    required("metric", Choice(Metric)),
    required("value", Exact),
)

payout = entity_table(
    "payout",
    text("period"),
    required("paid_on", Day),
    required("amount", Fen),
    text("note"),
)

period_figures = entity_table(
    "period_figures",
    text("period"),
    optional("satisfaction", Exact),
    optional("overdue_rate", Exact),
    optional("collection_rate", Exact),
    required("own", Json),
)

sealed_statement = entity_table(
    "sealed_statement",
    text("period"),
    required("sealed_at", Moment),
    required("content", Json),
    text("previous", "digest"),
)

forecast_day = entity_table(
    "forecast_day",
    required("day", Day),
    required("said", Json),
)

own_rule = entity_table(
    "own_rule",
    text("topic", "name", "lender"),
    required("content", Json),
    required("valid_from", Day),
    optional("valid_to", Day),
    optional("deleted_at", Moment),
)

export_record = entity_table(
    "export_record",
    required("at", Moment),
    text("what"),
    required("rows", Integer),
    required("columns", Json),
    required("masked", Flag),
)
