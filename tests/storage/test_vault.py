"""The vault: every way in, every way to get it wrong, and nothing lost."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.backend
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import disk, keychain, recovery_key, vault
from tests.storage.conftest import PASSCODE
from tests.storage.people import refused

VAULT, PREVIOUS = vault.FILE_NAME, vault.PREVIOUS_NAME


class MemoryKeyring(keyring.backend.KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class ForgetfulKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    fake = MemoryKeyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


def code_of(call: Callable[..., object], *arguments: object, **named: object) -> str:
    return refused(call, *arguments, **named).code


class Seconds:
    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def test_every_way_in_gives_the_same_key(folder: Path, memory_keyring: MemoryKeyring) -> None:
    made = vault.create(folder, PASSCODE, use_keychain=True)
    assert len(made.data_key) == 32
    assert vault.unlock(folder, PASSCODE) == made.data_key
    assert vault.unlock_with_recovery(folder, made.recovery_key) == made.data_key
    assert vault.unlock_with_keychain(folder) == made.data_key
    assert vault.ways_in(folder) == vault.WaysIn(passcode=True, keychain=True)
    assert vault.belongs(folder, made.data_key)
    assert not vault.belongs(folder, bytes(32))


def test_two_vaults_share_nothing(tmp_path: Path) -> None:
    one, two = vault.create(tmp_path / "1", PASSCODE), vault.create(tmp_path / "2", PASSCODE)
    assert one.data_key != two.data_key
    assert code_of(vault.unlock_with_recovery, tmp_path / "1", two.recovery_key) == "vault.wrong_recovery"
    assert code_of(vault.change_passcode, tmp_path / "1", two.data_key, "another one") == "workspace.wrong_key"


def test_no_second_vault_over_the_first(folder: Path, created: vault.Created) -> None:
    assert code_of(vault.create, folder, PASSCODE) == "vault.exists"
    vault.change_recovery_key(folder, created.data_key)
    (folder / VAULT).unlink()  # the previous one still opens it
    assert code_of(vault.create, folder, PASSCODE) == "vault.exists"
    assert vault.unlock(folder, PASSCODE) == created.data_key


def test_passcode_is_the_same_in_every_width_and_composition(folder: Path) -> None:
    made = vault.create(folder, "Café密码１２３")
    assert vault.unlock(folder, "Cafe\u0301密码123") == made.data_key
    assert code_of(vault.unlock, folder, "café密码123") == "vault.wrong_passcode"


@pytest.mark.parametrize("passcode", ["", "12345", "ﬁve"])
def test_short_passcodes_are_refused(folder: Path, passcode: str) -> None:
    assert code_of(vault.create, folder, passcode) == "vault.passcode_short"
    assert not vault.exists(folder)


def test_missing_vault(tmp_path: Path) -> None:
    assert not vault.exists(tmp_path)
    assert code_of(vault.unlock, tmp_path, PASSCODE) == "vault.missing"


def test_a_new_passcode_replaces_the_old_one(folder: Path, created: vault.Created) -> None:
    before = (folder / VAULT).read_bytes()
    vault.change_passcode(folder, created.data_key, "another one")
    assert code_of(vault.unlock, folder, PASSCODE) == "vault.wrong_passcode"
    assert vault.unlock(folder, "another one") == created.data_key
    assert vault.unlock_with_recovery(folder, created.recovery_key) == created.data_key
    assert (folder / PREVIOUS).read_bytes() == before


def test_a_new_recovery_key_replaces_the_old_one(folder: Path, created: vault.Created) -> None:
    printed = vault.change_recovery_key(folder, created.data_key)
    assert vault.unlock_with_recovery(folder, printed) == created.data_key
    assert code_of(vault.unlock_with_recovery, folder, created.recovery_key) == "vault.wrong_recovery"


def test_the_last_way_in_stays(folder: Path, created: vault.Created, memory_keyring: MemoryKeyring) -> None:
    assert code_of(vault.change_passcode, folder, created.data_key, None) == "vault.last_way_in"
    vault.use_keychain(folder, created.data_key, True)
    vault.change_passcode(folder, created.data_key, None)
    assert code_of(vault.unlock, folder, PASSCODE) == "vault.no_passcode"
    assert code_of(vault.use_keychain, folder, created.data_key, False) == "vault.last_way_in"
    assert vault.unlock_with_keychain(folder) == created.data_key


def test_keychain_off_leaves_nothing_in_it(folder: Path, created: vault.Created, memory_keyring: MemoryKeyring) -> None:
    vault.use_keychain(folder, created.data_key, True)
    assert len(memory_keyring.kept) == 1
    vault.use_keychain(folder, created.data_key, False)
    assert not memory_keyring.kept
    assert code_of(vault.unlock_with_keychain, folder) == "vault.keychain_missing"


def test_keychain_of_another_computer(folder: Path, memory_keyring: MemoryKeyring) -> None:
    vault.create(folder, PASSCODE, use_keychain=True)
    memory_keyring.kept.clear()
    assert code_of(vault.unlock_with_keychain, folder) == "vault.keychain_missing"


def test_no_keychain_is_said_and_nothing_is_made(folder: Path) -> None:
    assert code_of(vault.create, folder, None, use_keychain=True) == "vault.no_keychain"
    assert not vault.exists(folder)


def test_a_keychain_that_keeps_nothing_is_none(folder: Path, memory_keyring: MemoryKeyring) -> None:
    keyring.set_keyring(ForgetfulKeyring())
    assert code_of(keychain.put, "a", b"secret") == "vault.no_keychain"
    assert code_of(vault.create, folder, None, use_keychain=True) == "vault.no_keychain"


# Wrong passcodes -----------------------------------------------------------------------------------------------------


def fail(folder: Path, clock: Seconds) -> int:
    with pytest.raises(DomainError) as caught:
        vault.unlock(folder, "wrong passcode", clock=clock)
    assert caught.value.code == "vault.wrong_passcode"
    assert caught.value.field == "passcode"
    return int(caught.value.params["wait_seconds"])


def test_the_delay_grows_to_five_minutes(folder: Path, created: vault.Created) -> None:
    clock = Seconds()
    waits = []
    for _ in range(14):
        waits.append(fail(folder, clock))
        clock.now += waits[-1]
    assert waits == [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]
    assert vault.unlock(folder, PASSCODE, clock=clock) == created.data_key
    assert fail(folder, clock) == 0  # the right passcode wipes the slate


def test_the_delay_holds_for_the_right_passcode_too_and_over_restarts(folder: Path, created: vault.Created) -> None:
    clock = Seconds()
    for _ in range(4):
        clock.now += fail(folder, clock)
    clock.now -= 1.5
    with pytest.raises(DomainError) as caught:
        vault.unlock(folder, PASSCODE, clock=clock)
    assert (caught.value.code, caught.value.params["wait_seconds"]) == ("vault.wait", 2)
    clock.now += 1.5
    assert vault.unlock(folder, PASSCODE, clock=clock) == created.data_key


@pytest.mark.parametrize("back", [10, 86_400, 400_000_000])
def test_setting_the_clock_back_shortens_nothing_and_locks_nobody_out(
    folder: Path, created: vault.Created, back: int
) -> None:
    clock = Seconds(1_700_000_000.0)
    for _ in range(6):
        wait = fail(folder, clock)
        clock.now += wait
    clock.now -= wait  # just failed
    clock.now -= back
    for expected in (wait, wait):
        with pytest.raises(DomainError) as caught:
            vault.unlock(folder, PASSCODE, clock=clock)
        assert caught.value.params["wait_seconds"] == expected
    clock.now += wait
    assert vault.unlock(folder, PASSCODE, clock=clock) == created.data_key


def test_the_recovery_key_need_not_wait(folder: Path, created: vault.Created) -> None:
    clock = Seconds()
    for _ in range(9):
        clock.now += fail(folder, clock)
    clock.now -= 100
    assert vault.unlock_with_recovery(folder, created.recovery_key) == created.data_key


def test_damaged_count_of_attempts_locks_nobody_out(folder: Path, created: vault.Created) -> None:
    (folder / "attempts.json").write_bytes(b"\xff\x00 no json")
    assert vault.unlock(folder, PASSCODE) == created.data_key


# Damage --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"format": 1}', b"\xff\xfe\x00", None])
def test_damaged_vault_is_stood_in_for_by_the_previous(
    folder: Path, created: vault.Created, content: bytes | None
) -> None:
    vault.change_recovery_key(folder, created.data_key)
    if content is None:
        (folder / VAULT).unlink()
    else:
        (folder / VAULT).write_bytes(content)
    assert vault.unlock(folder, PASSCODE) == created.data_key
    vault.change_passcode(folder, created.data_key, "another one")
    assert vault.unlock(folder, "another one") == created.data_key


def test_both_damaged(folder: Path, created: vault.Created) -> None:
    (folder / VAULT).write_bytes(b"{}")
    (folder / PREVIOUS).write_bytes(b"{}")
    assert code_of(vault.unlock, folder, PASSCODE) == "vault.damaged"


def test_a_crash_while_writing_leaves_the_old_vault(
    folder: Path, created: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk.Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        vault.change_passcode(folder, created.data_key, "another one")
    monkeypatch.undo()
    monkeypatch.setattr(vault, "COST", vault.KdfCost(1, 1, 8))
    assert vault.unlock(folder, PASSCODE) == created.data_key


def test_no_changed_byte_gives_a_wrong_key(folder: Path, created: vault.Created) -> None:
    """Whatever one changes in the vault, it gives the right data key or none."""
    original = json.loads((folder / VAULT).read_bytes())
    swapped = json.loads(json.dumps(original))
    for part in ("nonce", "wrapped"):
        swapped["passcode"][part] = original["recovery"][part]
    cheaper = json.loads(json.dumps(original))
    cheaper["passcode"]["memory_kib"] = 16
    flipped = json.loads(json.dumps(original))
    wrapped = flipped["passcode"]["wrapped"]
    flipped["passcode"]["wrapped"] = ("B" if wrapped[0] == "A" else "A") + wrapped[1:]
    for document in (swapped, cheaper, flipped):
        (folder / VAULT).write_text(json.dumps(document))
        assert code_of(vault.unlock, folder, PASSCODE) == "vault.wrong_passcode"
        (folder / "attempts.json").unlink()
    greedy = json.loads(json.dumps(original))
    greedy["passcode"]["memory_kib"] = 2**40
    (folder / VAULT).write_text(json.dumps(greedy))
    assert code_of(vault.unlock, folder, PASSCODE) == "vault.damaged"


def test_subkeys_differ_by_purpose() -> None:
    keys = {vault.subkey(bytes(32), purpose) for purpose in ("database", "files", "history", "check")}
    assert len(keys) == 4
    assert all(len(key) == 32 for key in keys)


def test_the_passcode_screen_loads_nothing_heavy() -> None:
    program = (
        "import sys, carloan_desk.storage, carloan_desk.storage.vault;"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'cryptography', 'keyring', 'alembic', 'pypinyin'} & set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], cwd=root, check=True)


# The recovery key ----------------------------------------------------------------------------------------------------


def test_keys_are_random_and_legible() -> None:
    keys = {recovery_key.generate() for _ in range(200)}
    assert len(keys) == 200
    for key in keys:
        assert len(key) == 41
        assert not set(key) & set("01258BGILOSUZ")
        assert recovery_key.normalise(key) == key


@given(st.data())
def test_it_may_be_typed_in_any_manner(data: st.DataObject) -> None:
    key = recovery_key.generate()
    between = st.sampled_from(["", " ", "-", "·"])
    loose = "".join(
        data.draw(st.sampled_from([char, char.lower(), chr(ord(char) + 0xFEE0)])) + data.draw(between)
        for char in key.replace("-", "")
    )
    assert recovery_key.normalise(loose) == key


def test_every_single_mistake_is_found_in_its_group() -> None:
    key = recovery_key.generate().replace("-", "")
    for position, right in enumerate(key):
        for wrong in recovery_key.ALPHABET.replace(right, "") + "O0":
            with pytest.raises(DomainError) as caught:
                recovery_key.normalise(key[:position] + wrong + key[position + 1 :])
            assert (caught.value.code, caught.value.params["group"]) == ("vault.recovery_typo", position // 6 + 1)


def test_every_swap_is_found() -> None:
    for _ in range(50):
        key = recovery_key.generate().replace("-", "")
        for position in range(len(key) - 1):
            pair = key[position : position + 2]
            if pair[0] != pair[1] and position % 6 != 5:
                swapped = key[:position] + pair[::-1] + key[position + 2 :]
                assert code_of(recovery_key.normalise, swapped) == "vault.recovery_typo"
        groups = [key[start : start + 6] for start in range(0, 36, 6)]
        groups[1], groups[2] = groups[2], groups[1]
        assert code_of(recovery_key.normalise, "".join(groups)) == "vault.recovery_typo"


@pytest.mark.parametrize("typed", ["", "   ", "ABC", "3" * 35, "3" * 37])
def test_wrong_length(typed: str) -> None:
    assert code_of(recovery_key.normalise, typed) == "vault.recovery_length"
