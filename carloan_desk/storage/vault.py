"""The vault: one random data key, wrapped by every way in that the manager chose.

``vault.json`` holds the key wrapped by the passcode (Argon2id), by the printable recovery key and, if wanted, by a
random key that lies in the system keychain; each with AES-GCM. The data key itself never changes, so a new passcode
rewrites this small file only. ``attempts.json`` counts wrong passcodes.

Runs while the passcode screen shows: imports nothing heavy until a key is really derived.
"""

import base64
import contextlib
import hmac
import json
import secrets
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import keychain, recovery_key
from carloan_desk.storage.attempts import Attempts, Clock
from carloan_desk.storage.disk import naming_disk_errors, write_atomically

FILE_NAME = "vault.json"
PREVIOUS_NAME = "vault.previous.json"
FORMAT = 1
MINIMUM_PASSCODE = 6

_KEY_LENGTH = 32

Document = dict[str, Any]


@dataclass(frozen=True)
class KdfCost:
    """Cost of Argon2id; written beside each wrapped key, so that it can rise without locking anybody out."""

    iterations: int
    lanes: int
    memory_kib: int


# RFC 9106, second recommended option.
COST = KdfCost(iterations=3, lanes=4, memory_kib=64 * 1024)
_LARGEST_COST = KdfCost(iterations=64, lanes=64, memory_kib=4 * 1024 * 1024)


@dataclass(frozen=True)
class Created:
    """A new vault: the data key to open the workspace with, and the recovery key to print, shown only once."""

    data_key: bytes
    recovery_key: str


@dataclass(frozen=True)
class WaysIn:
    """Which ways into a workspace exist besides the recovery key."""

    passcode: bool
    keychain: bool


def exists(folder: Path) -> bool:
    """Whether the folder holds a vault."""
    return (folder / FILE_NAME).exists() or (folder / PREVIOUS_NAME).exists()


def create(folder: Path, passcode: str | None, use_keychain: bool = False) -> Created:
    """Make a vault with a new random data key.

    Args:
        folder: Workspace folder; made if it is missing.
        passcode: At least ``MINIMUM_PASSCODE`` characters, or ``None`` to open by keychain or recovery key only.
        use_keychain: Whether this computer's keychain may open it too.

    Raises:
        DomainError: ``vault.exists``, ``vault.passcode_short``, ``vault.no_keychain``, ``workspace.not_writable``,
            ``workspace.disk_full``.
    """
    if exists(folder):
        raise DomainError("vault.exists")
    with naming_disk_errors():
        folder.mkdir(parents=True, exist_ok=True)
    data_key = secrets.token_bytes(_KEY_LENGTH)
    printed = recovery_key.generate()
    document: Document = {
        "format": FORMAT,
        "check": _encode(subkey(data_key, "check")),
        "passcode": None if passcode is None else _wrap_by_passcode(data_key, passcode),
        "recovery": _wrap_by_recovery_key(data_key, printed),
        "keychain": _wrap_by_keychain(data_key) if use_keychain else None,
    }
    _write(folder, document)
    return Created(data_key=data_key, recovery_key=printed)


def ways_in(folder: Path) -> WaysIn:
    """Return which ways in the vault offers besides the recovery key.

    Raises:
        DomainError: ``vault.missing`` or ``vault.damaged``.
    """
    document = _read(folder)
    return WaysIn(passcode=document["passcode"] is not None, keychain=document["keychain"] is not None)


def unlock(folder: Path, passcode: str, *, clock: Clock = time.time) -> bytes:
    """Return the data key for the right passcode.

    Args:
        folder: Workspace folder.
        passcode: As typed.
        clock: Wall-clock seconds, for the delay after wrong passcodes.

    Raises:
        DomainError: ``vault.wrong_passcode`` with ``wait_seconds`` until the next attempt, ``vault.wait`` with
            ``wait_seconds`` when that time is not over (the passcode was not tried), ``vault.no_passcode``,
            ``vault.missing``, ``vault.damaged``.
    """
    document = _read(folder)
    slot = document["passcode"]
    if slot is None:
        raise DomainError("vault.no_passcode")
    attempts = Attempts(folder, clock)
    waiting = attempts.seconds_to_wait()
    if waiting:
        raise DomainError("vault.wait", field="passcode", wait_seconds=waiting)
    data_key = _open_passcode_slot(slot, passcode)
    if data_key is None:
        raise DomainError("vault.wrong_passcode", field="passcode", wait_seconds=attempts.failed())
    attempts.succeeded()
    return data_key


def unlock_with_recovery(folder: Path, typed: str) -> bytes:
    """Return the data key for the recovery key, however it was spaced.

    Raises:
        DomainError: ``vault.recovery_length``, ``vault.recovery_typo`` with ``group``, ``vault.wrong_recovery`` (a
            well-formed key of another workspace or an older one), ``vault.missing``, ``vault.damaged``.
    """
    printed = recovery_key.normalise(typed)
    slot = _read(folder)["recovery"]
    data_key = _open(slot, _recovery_wrapping_key(printed, _decode(slot["salt"])), "recovery")
    if data_key is None:
        raise DomainError("vault.wrong_recovery", field="recovery_key")
    return data_key


def unlock_with_keychain(folder: Path) -> bytes:
    """Return the data key with the help of the system keychain.

    Raises:
        DomainError: ``vault.no_keychain`` (none on this system, or refused), ``vault.keychain_missing`` (it does not
            hold this workspace's key, such as on another computer), ``vault.missing``, ``vault.damaged``.
    """
    slot = _read(folder)["keychain"]
    if slot is None:
        raise DomainError("vault.keychain_missing")
    stored = keychain.get(slot["account"])
    data_key = None if stored is None else _open(slot, stored, "keychain")
    if data_key is None:
        raise DomainError("vault.keychain_missing")
    return data_key


def change_passcode(folder: Path, data_key: bytes, passcode: str | None) -> None:
    """Set a new passcode, or take it away when the keychain opens the workspace.

    Raises:
        DomainError: ``vault.passcode_short``, ``vault.last_way_in``, ``workspace.wrong_key``.
    """
    document = _read_with_key(folder, data_key)
    if passcode is None and document["keychain"] is None:
        raise DomainError("vault.last_way_in")
    document["passcode"] = None if passcode is None else _wrap_by_passcode(data_key, passcode)
    _write(folder, document)
    Attempts(folder, time.time).succeeded()


def change_recovery_key(folder: Path, data_key: bytes) -> str:
    """Replace the recovery key; the printed old one stops working. Returns the new one.

    Raises:
        DomainError: ``workspace.wrong_key``.
    """
    document = _read_with_key(folder, data_key)
    printed = recovery_key.generate()
    document["recovery"] = _wrap_by_recovery_key(data_key, printed)
    _write(folder, document)
    return printed


def use_keychain(folder: Path, data_key: bytes, wanted: bool) -> None:
    """Let this computer's keychain open the workspace, or no longer.

    Raises:
        DomainError: ``vault.no_keychain``, ``vault.last_way_in``, ``workspace.wrong_key``.
    """
    document = _read_with_key(folder, data_key)
    old = document["keychain"]
    if not wanted and old is not None and document["passcode"] is None:
        raise DomainError("vault.last_way_in")
    document["keychain"] = _wrap_by_keychain(data_key) if wanted else None
    _write(folder, document)
    if old is not None:
        with contextlib.suppress(DomainError):  # an entry that stays behind opens nothing any more
            keychain.delete(old["account"])


def belongs(folder: Path, data_key: bytes) -> bool:
    """Whether ``data_key`` is this vault's key.

    Raises:
        DomainError: ``vault.missing`` or ``vault.damaged``.
    """
    return _fits(_read(folder), data_key)


def read_bytes(folder: Path) -> bytes:
    """Return the vault as it lies on disk, for a backup.

    Raises:
        DomainError: ``vault.missing`` or ``vault.damaged``.
    """
    return _written(_read(folder))


def write_bytes(folder: Path, data: bytes) -> None:
    """Lay a vault from a backup into a folder.

    Raises:
        DomainError: ``vault.damaged``, ``workspace.disk_full``, ``workspace.not_writable``.
    """
    _write(folder, _parsed(data))


def is_key_of(data: bytes, data_key: bytes) -> bool:
    """Whether ``data_key`` is the key of a vault taken from a backup.

    Raises:
        DomainError: ``vault.damaged``.
    """
    return _fits(_parsed(data), data_key)


def subkey(data_key: bytes, purpose: str) -> bytes:
    """Derive the 32-byte key for one purpose (``"database"``, ``"files"``, ``"history"``) from the data key (HKDF)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"carloan-desk/1/" + purpose.encode()
    return HKDF(algorithm=SHA256(), length=_KEY_LENGTH, salt=None, info=info).derive(data_key)


# The file ------------------------------------------------------------------------------------------------------------


def _read(folder: Path) -> Document:
    """Read the vault; a damaged one is stood in for by the previous one, whose data key is the same."""
    if not exists(folder):
        raise DomainError("vault.missing")
    for name in (FILE_NAME, PREVIOUS_NAME):
        with contextlib.suppress(OSError, DomainError):
            return _parsed((folder / name).read_bytes())
    raise DomainError("vault.damaged")


def _parsed(data: bytes) -> Document:
    try:
        return _checked(json.loads(data))
    except (ValueError, KeyError, TypeError) as error:
        raise DomainError("vault.damaged") from error


def _checked(document: Any) -> Document:
    """Return the document if every slot can be read; raises ``ValueError`` and its kin otherwise."""
    if document["format"] != FORMAT:
        raise ValueError("unknown format")
    _decode(document["check"])
    for name in ("passcode", "recovery", "keychain"):
        slot = document[name]
        if slot is None and name != "recovery":
            continue
        _decode(slot["nonce"])
        _decode(slot["wrapped"])
        if name != "keychain":
            _decode(slot["salt"])
    if document["passcode"] is not None:
        _cost(document["passcode"])
    checked: Document = document
    return checked


def _read_with_key(folder: Path, data_key: bytes) -> Document:
    document = _read(folder)
    if not _fits(document, data_key):
        raise DomainError("workspace.wrong_key")
    return document


def _fits(document: Document, data_key: bytes) -> bool:
    return hmac.compare_digest(_decode(document["check"]), subkey(data_key, "check"))


def _write(folder: Path, document: Document) -> None:
    write_atomically(folder / FILE_NAME, _written(document), previous=folder / PREVIOUS_NAME)


def _written(document: Document) -> bytes:
    return json.dumps(document, indent=1, sort_keys=True).encode()


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


# The slots -----------------------------------------------------------------------------------------------------------


def _wrap(data_key: bytes, wrapping_key: bytes, slot_name: str) -> Document:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    wrapped = AESGCM(wrapping_key).encrypt(nonce, data_key, _context(slot_name))
    return {"nonce": _encode(nonce), "wrapped": _encode(wrapped)}


def _open(slot: Document, wrapping_key: bytes, slot_name: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping_key).decrypt(_decode(slot["nonce"]), _decode(slot["wrapped"]), _context(slot_name))
    except InvalidTag:
        return None


def _context(slot_name: str) -> bytes:
    """Bound to each wrapped key, so that one slot's content cannot be put into another."""
    return f"carloan-desk/{FORMAT}/vault/{slot_name}".encode()


def _wrap_by_passcode(data_key: bytes, passcode: str) -> Document:
    if len(unicodedata.normalize("NFKC", passcode)) < MINIMUM_PASSCODE:
        raise DomainError("vault.passcode_short", field="passcode", minimum=MINIMUM_PASSCODE)
    salt = secrets.token_bytes(16)
    return {
        "iterations": COST.iterations,
        "lanes": COST.lanes,
        "memory_kib": COST.memory_kib,
        "salt": _encode(salt),
        **_wrap(data_key, _passcode_wrapping_key(passcode, salt, COST), "passcode"),
    }


def _open_passcode_slot(slot: Document, passcode: str) -> bytes | None:
    return _open(slot, _passcode_wrapping_key(passcode, _decode(slot["salt"]), _cost(slot)), "passcode")


def _cost(slot: Document) -> KdfCost:
    cost = KdfCost(int(slot["iterations"]), int(slot["lanes"]), int(slot["memory_kib"]))
    largest = _LARGEST_COST
    if cost.iterations > largest.iterations or cost.lanes > largest.lanes or cost.memory_kib > largest.memory_kib:
        raise ValueError("cost beyond anything this program writes")
    return cost


def _passcode_wrapping_key(passcode: str, salt: bytes, cost: KdfCost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    normalised = unicodedata.normalize("NFKC", passcode).encode()
    kdf = Argon2id(
        salt=salt,
        length=_KEY_LENGTH,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(normalised)


def _wrap_by_recovery_key(data_key: bytes, printed: str) -> Document:
    salt = secrets.token_bytes(16)
    return {"salt": _encode(salt), **_wrap(data_key, _recovery_wrapping_key(printed, salt), "recovery")}


def _recovery_wrapping_key(printed: str, salt: bytes) -> bytes:
    """No slow derivation: the printed key is 135 random bits, beyond guessing."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    kdf = HKDF(algorithm=SHA256(), length=_KEY_LENGTH, salt=salt, info=b"carloan-desk/1/recovery")
    return kdf.derive(printed.encode())


def _wrap_by_keychain(data_key: bytes) -> Document:
    account = secrets.token_hex(16)
    wrapping_key = secrets.token_bytes(_KEY_LENGTH)
    keychain.put(account, wrapping_key)
    return {"account": account, **_wrap(data_key, wrapping_key, "keychain")}
