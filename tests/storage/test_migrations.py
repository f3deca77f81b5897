"""From every old version to today's: the same tables as a new workspace has, and nothing lost."""

import ast
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from alembic import op

from carloan_desk.domain.circle import CareDate, Consent, OwnedVehicle, Relation, Satisfaction
from carloan_desk.domain.client import Client, Gender, SmartList
from carloan_desk.domain.deal import Deal, Stage, stage_of
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import Application, Attachment, FormTemplate, IssuedDocument, KeptQuote
from carloan_desk.domain.pay import ForecastDay, PlanVersion, Target
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import ContactNote, ContractSchedule, DealTask, Mark, PlaybookRun
from carloan_desk.domain.worksheet import Worksheet
from carloan_desk.storage import backup, database, migrations, opening, vault
from carloan_desk.storage.migrations import runner
from carloan_desk.storage.workspace import Workspace, list_backups, open_workspace
from tests.storage.people import add, client, deal, refused, rename

KEY = bytes(range(32))
OLD = Path(__file__).parents[1] / "data" / "workspaces"
STEPS = Path(migrations.__file__).parent


def schema(path: Path) -> dict[str, Any]:
    """What SQLite itself knows of the tables: columns, keys, indexes, references, kind of table."""
    found: dict[str, Any] = {}
    with closing(database.connect(path, KEY)) as connection:

        def rows(statement: str) -> list[Any]:
            return sorted(connection.execute(statement).fetchall())

        for kind, name, ddl in rows("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
            found[kind, name] = {
                "columns": rows(f'PRAGMA table_xinfo("{name}")'),
                "references": rows(f'PRAGMA foreign_key_list("{name}")'),
                "indexes": sorted(row[1:] for row in rows(f'PRAGMA index_list("{name}")')),
                "index": rows(f'PRAGMA index_xinfo("{name}")'),
                "autoincrement": "AUTOINCREMENT" in ddl,
                "without_rowid": "WITHOUT ROWID" in ddl,
            }
        found["version"] = connection.execute("PRAGMA user_version").fetchone()
    return found


def empty(path: Path) -> None:
    with closing(database.connect(path, KEY)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def test_a_new_database_has_the_tables_that_the_migrations_make(tmp_path: Path) -> None:
    empty(tmp_path / "migrated.db")
    runner.migrate(tmp_path / "migrated.db", KEY, 0)
    opening.create(tmp_path / "new.db", KEY)
    assert schema(tmp_path / "migrated.db") == schema(tmp_path / "new.db")
    assert len(schema(tmp_path / "new.db")) > 30


def test_there_is_a_step_for_every_version() -> None:
    versions = list(range(1, migrations.VERSION + 1))
    assert sorted(runner.STEPS) == versions
    assert sorted(path.name for path in STEPS.glob("v*.py")) == [f"v{version:04}.py" for version in versions]
    assert sorted(path.name for path in OLD.iterdir()) == [f"v{version}" for version in versions]


@pytest.mark.parametrize("path", sorted(STEPS.glob("v*.py")), ids=lambda path: path.stem)
def test_a_step_knows_nothing_of_todays_program(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
        assert not [
            name for name in names if name.split(".")[0] not in ("alembic", "sqlalchemy", "json", "decimal", "typing")
        ]


# Old workspaces ------------------------------------------------------------------------------------------------------


@pytest.fixture(params=sorted(path.name for path in OLD.iterdir()))
def old(request: Any, tmp_path: Path) -> Any:
    folder = tmp_path / "旧"
    shutil.copytree(OLD / request.param, folder)
    keys = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    data_key = vault.unlock(folder, keys["passcode"])
    assert vault.unlock_with_recovery(folder, keys["recovery_key"]) == data_key
    workspace = open_workspace(folder, data_key)
    yield workspace
    workspace.close()


# What an old version had no table for yet, so that nothing of it can be there.
LATER = {
    "v1": {
        *(LeadSource, SourcePerson, SourceVisit, Campaign, Relation, Consent, CareDate, Worksheet, OwnedVehicle),
        *(FormTemplate, KeptQuote, SmartList, ContractSchedule, DealTask, Mark, PlaybookRun, Satisfaction),
        *(ForecastDay, OwnRule, ExportRecord),
    }
}


def test_everything_of_an_old_workspace_is_there(old: Workspace, request: Any) -> None:
    later = LATER.get(request.node.callspec.params["old"], set())
    with old.reading() as reader:
        assert {cls for cls, count in reader.counts().items() if not count} == later
        person = reader.get(Client, 1)
        assert (person.name, person.gender, person.birth_date) == ("曾乐", Gender.FEMALE, date(1990, 1, 1))
        assert (person.monthly_income, person.monthly_debt) == (Decimal("12345.67"), Decimal("0.01"))
        assert person.note == "䶮㛃𬱟"
        assert [gone.name for gone in reader.bin(Client)] == ["单一"]
        opened = reader.get(Deal, 1)
        assert (opened.loan_amount, opened.monthly_fee_rate) == (Decimal("187600.00"), Decimal("0.0033333333"))
        assert [stage_of(events) for _, events in reader.deals_with_events()] == [Stage.DELIVERY, Stage.WITHDRAWN]
        assert reader.get(Product, 1).months == [12, 24, 36]
        assert reader.get(Application, 1).answers == {"applicant.name": "曾乐"}
        assert reader.get(PlanVersion, 1).definition["components"][0]["rate"] == "0.003"
        assert reader.get(Target, 1).value == 1500000
        assert [paid.amount for paid in reader.payments_by_deal([1])[1]] == [Decimal("5537.77")]
        assert reader.get(ContactNote, 1).promise_on == date(2026, 3, 15)
        assert reader.setting("manager.name") == "某经理"
        assert [row.name for row in reader.search_clients("zengle")] == ["曾乐"]
        assert [row.name for row in reader.search_clients("ad0000")] == ["曾乐"]
        if OwnedVehicle not in later:
            assert [row.name for row in reader.search_clients("沪a00001")] == ["曾乐"]
            assert [row.name for row in reader.search_clients("19900000011")] == ["曾乐"]
        assert reader.count_clients() == 3
        keys = [reader.get(Attachment, 1).key, reader.get(IssuedDocument, 1).key]
    assert [old.files.get(key) for key in keys] == [b"%PDF-1.7 contract", b"%PDF-1.7 form"]


def test_an_old_history_holds_and_goes_on(old: Workspace) -> None:
    assert old.verify_history() is None
    items = old.history()
    assert [item.summary.seq for item in items] == list(range(len(items), 0, -1))
    assert next(item for item in items[::-1] if item.summary.action == "client.add").summary.params == {"name": "曾乐"}
    rename(old, 1, "改名")
    assert old.undo().action == "client.edit"
    assert old.verify_history() is None
    assert len(list_backups(old.folder)) == 1


# Steps to come -------------------------------------------------------------------------------------------------------


def next_version(monkeypatch: pytest.MonkeyPatch, step: Any) -> None:
    """Pretend that the program is one version further."""
    following = migrations.VERSION + 1
    for module in (runner, opening, backup):
        monkeypatch.setattr(module, "VERSION", following)
    monkeypatch.setattr(runner, "STEPS", {**runner.STEPS, following: step})


def add_and_rename_columns() -> None:
    """As SQLite can only do by copying the table, of one that others refer to."""
    with op.batch_alter_table("client") as batch:
        batch.add_column(sqlalchemy.Column("nickname", sqlalchemy.Text, nullable=False, server_default=""))
        batch.alter_column("note", new_column_name="remark")
    op.execute("UPDATE client SET nickname = name")


def populated(workspace: Workspace) -> Path:
    add(workspace, client(), client("乙"))
    add(workspace, deal(1), deal(2))
    workspace.close()
    return workspace.folder / "desk.db"


def test_a_step_keeps_rows_references_and_ids(
    workspace: Workspace, created: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = populated(workspace)
    next_version(monkeypatch, add_and_rename_columns)
    assert opening.prepare(workspace.folder, created.data_key, workspace.now) is None
    with closing(database.connect(path, vault.subkey(created.data_key, "database"))) as connection:
        assert connection.execute("SELECT id, nickname, remark FROM client").fetchall() == [
            (1, "曾乐", ""),
            (2, "乙", ""),
        ]
        assert connection.execute("SELECT client_id FROM deal").fetchall() == [(1,), (2,)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION + 1,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        with pytest.raises(Exception, match="FOREIGN KEY"):
            connection.execute("DELETE FROM client WHERE id = 1")
    assert len(list_backups(workspace.folder)) == 1


def fails_half_way() -> None:
    add_and_rename_columns()
    op.create_table("more", sqlalchemy.Column("id", sqlalchemy.Integer, primary_key=True))
    op.execute("INSERT INTO nowhere VALUES (1)")


def breaks_references() -> None:
    op.execute("DELETE FROM client WHERE id = 1")


@pytest.mark.parametrize("step", [fails_half_way, breaks_references])
def test_a_step_that_fails_leaves_the_database_as_it_was(
    workspace: Workspace, created: vault.Created, monkeypatch: pytest.MonkeyPatch, step: Any
) -> None:
    populated(workspace)
    with monkeypatch.context() as later:
        next_version(later, step)
        with pytest.raises((RuntimeError, sqlalchemy.exc.OperationalError)):
            open_workspace(workspace.folder, created.data_key)
    again = open_workspace(workspace.folder, created.data_key)
    assert again.verify_history() is None
    with again.reading() as reader:
        assert reader.counts()[Client] == 2
    again.close()


def test_without_a_backup_no_migration(
    workspace: Workspace, created: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = populated(workspace)
    before = path.read_bytes()

    def full(*arguments: Any) -> None:
        raise backup.DomainError("workspace.disk_full")

    monkeypatch.setattr(backup, "make", full)
    next_version(monkeypatch, add_and_rename_columns)
    assert refused(open_workspace, workspace.folder, created.data_key).code == "workspace.disk_full"
    assert path.read_bytes() == before


def test_actions_of_an_older_version_are_not_undone(
    workspace: Workspace, created: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their columns may be gone."""
    from carloan_desk.storage import unit_of_work
    from carloan_desk.storage import workspace as module

    add(workspace, client())
    rename(workspace, 1, "王五")
    workspace.undo()
    monkeypatch.setattr(module, "VERSION", migrations.VERSION + 1)
    monkeypatch.setattr(unit_of_work, "VERSION", migrations.VERSION + 1)
    assert workspace.undoable() is None
    assert workspace.redoable() is None
    rename(workspace, 1, "赵六")
    assert workspace.undo().action == "client.edit"
    assert workspace.undoable() is None
    assert workspace.verify_history() is None


def test_the_program_is_not_plain_sqlite(workspace: Workspace) -> None:
    path = populated(workspace)
    with closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM client")
