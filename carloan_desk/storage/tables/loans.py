"""After the disbursement: payments, schedules, contacts, tasks, marks."""

from carloan_desk.domain.servicing import (
    Channel,
    ContactPurpose,
    ContactResult,
    ContractRow,
    MarkKind,
    ScheduleOrigin,
    TaskKind,
)
from carloan_desk.storage.columns import Choice, Day, Fen, Flag, Json, Moment, Rows
from carloan_desk.storage.tables.making import entity_table, of, optional, required, text

payment_record = entity_table(
    "payment_record",
    of("deal_id", "deal"),
    required("paid_on", Day),
    required("amount", Fen),
    text("kind", "reference", "note"),
)

contract_schedule = entity_table(
    "contract_schedule",
    of("deal_id", "deal"),
    required("origin", Choice(ScheduleOrigin)),
    required("valid_from", Day),
    required("rows", Rows(ContractRow)),
    text("reason"),
)

contact_note = entity_table(
    "contact_note",
    of("client_id", "client"),
    of("deal_id", "deal", nullable=True),
    required("at", Moment),
    required("channel", Choice(Channel)),
    required("result", Choice(ContactResult)),
    required("purpose", Choice(ContactPurpose)),
    of("relation_id", "relation", nullable=True),
    text("number"),
    required("outgoing", Flag),
    text("note", "next_step", "override_reason"),
    optional("promise_on", Day),
    optional("promise_amount", Fen),
)

deal_task = entity_table(
    "deal_task",
    of("deal_id", "deal"),
    required("kind", Choice(TaskKind)),
    text("title"),
    optional("due_on", Day),
    optional("done_on", Day),
    text("note"),
)

mark = entity_table(
    "mark",
    text("subject"),
    required("kind", Choice(MarkKind)),
    text("evidence"),
    required("at", Moment),
    optional("until", Day),
    text("reason"),
)

playbook_run = entity_table(
    "playbook_run",
    text("playbook", "subject"),
    of("client_id", "client", nullable=True),
    of("deal_id", "deal", nullable=True),
    required("opened_at", Moment),
    required("done", Json),
    text("outcome"),
    optional("closed_at", Moment),
)
