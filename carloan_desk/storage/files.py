"""Attachments and issued PDFs: each a file of its own, encrypted, named by what is in it.

The name is a keyed hash of the content: the same content is kept once, and from the name nothing can be guessed. What
is decrypted must hash to its name again, so a file that was changed or swapped is never handed out.
"""

import contextlib
import hashlib
import hmac
import secrets
from pathlib import Path

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.disk import naming_disk_errors, write_atomically
from carloan_desk.storage.vault import subkey

FOLDER_NAME = "files"
_FORMAT = b"\x01"
_NONCE_LENGTH = 12


class Files:
    """The encrypted files of a workspace."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._folder = folder / FOLDER_NAME
        self._key = subkey(data_key, "files")
        self._naming_key = subkey(data_key, "file names")

    def put(self, data: bytes) -> str:
        """Keep content and return its key (64 hexadecimal digits).

        Raises:
            DomainError: ``workspace.disk_full`` or ``workspace.not_writable``; nothing is left behind.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._name(data)
        with contextlib.suppress(DomainError):
            self.get(key)
            return key
        path = self._path(key)
        with naming_disk_errors():
            path.parent.mkdir(parents=True, exist_ok=True)
        nonce = secrets.token_bytes(_NONCE_LENGTH)
        write_atomically(path, _FORMAT + nonce + AESGCM(self._key).encrypt(nonce, data, key.encode()))
        return key

    def get(self, key: str) -> bytes:
        """Return kept content, exactly as it was put.

        Raises:
            DomainError: ``file.missing``, ``file.damaged`` (changed, cut off, or another's).
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            sealed = self._path(key).read_bytes()
        except OSError as error:
            raise DomainError("file.missing", key=key) from error
        nonce, content = sealed[1 : 1 + _NONCE_LENGTH], sealed[1 + _NONCE_LENGTH :]
        try:
            data = AESGCM(self._key).decrypt(nonce, content, key.encode())
        except (InvalidTag, ValueError) as error:
            raise DomainError("file.damaged", key=key) from error
        if sealed[:1] != _FORMAT or not hmac.compare_digest(self._name(data), key):
            raise DomainError("file.damaged", key=key)
        return data

    def _name(self, data: bytes) -> str:
        return hmac.digest(self._naming_key, data, hashlib.sha256).hex()

    def _path(self, key: str) -> Path:
        if len(key) != 64 or not key.isascii() or not key.isalnum():
            raise DomainError("file.missing", key=key)
        return self._folder / key[:2] / key
