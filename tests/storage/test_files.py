"""Attachments: kept once, sealed, and never handed out changed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.files import Files
from tests.storage.people import refused

KEY = bytes(range(32))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000))
def test_what_is_put_comes_back(tmp_path: Path, data: bytes) -> None:
    files = Files(tmp_path, KEY)
    key = files.put(data)
    assert files.get(key) == data
    assert Files(tmp_path, KEY).get(key) == data
    assert files.put(data) == key


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    files = Files(tmp_path, KEY)
    first = files.put(b"contract")
    (path,) = stored(tmp_path)
    written = path.stat().st_mtime_ns
    assert files.put(b"contract") == first
    assert [p.stat().st_mtime_ns for p in stored(tmp_path)] == [written]
    assert files.put(b"Contract") != first


def test_names_and_content_depend_on_the_key(tmp_path: Path) -> None:
    one, two = Files(tmp_path, KEY), Files(tmp_path, bytes(32))
    key = one.put(b"%PDF-1.7 content")
    assert two.put(b"%PDF-1.7 content") != key
    assert refused(two.get, key).code == "file.damaged"
    assert all(b"PDF" not in path.read_bytes() for path in stored(tmp_path))


def test_every_changed_byte_is_noticed_and_putting_again_mends(tmp_path: Path) -> None:
    files = Files(tmp_path, KEY)
    key = files.put(b"content")
    (path,) = stored(tmp_path)
    sealed = path.read_bytes()
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        path.write_bytes(changed)
        assert refused(files.get, key).code == "file.damaged"
    for length in range(len(sealed)):
        path.write_bytes(sealed[:length])
        assert refused(files.get, key).code == "file.damaged"
    assert files.put(b"content") == key
    assert files.get(key) == b"content"


def test_swapped_files_are_noticed(tmp_path: Path) -> None:
    files = Files(tmp_path, KEY)
    one, two = files.put(b"one"), files.put(b"two")
    first, second = (tmp_path / "files" / key[:2] / key for key in (one, two))
    first.write_bytes(second.read_bytes())
    assert refused(files.get, one).code == "file.damaged"
    assert files.get(two) == b"two"


@pytest.mark.parametrize("key", ["", "0" * 64, "../../vault.json", "a" * 63, "x/" * 32, "０" * 64])
def test_keys_that_are_none(tmp_path: Path, key: str) -> None:
    assert refused(Files(tmp_path, KEY).get, key).code == "file.missing"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    files = Files(tmp_path, KEY)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DomainError) as caught:
        files.put(b"content")
    assert caught.value.code == "workspace.disk_full"
    assert stored(tmp_path) == []
