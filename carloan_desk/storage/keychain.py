"""The system keychain; the library is loaded only when it is asked for."""

import base64
import contextlib
from collections.abc import Iterator

from carloan_desk.domain.errors import DomainError

SERVICE = "CarLoan Desk"


def put(account: str, secret: bytes) -> None:
    """Keep a secret and make sure that it is kept.

    Raises:
        DomainError: ``vault.no_keychain``.
    """
    with _naming_errors():
        import keyring

        keyring.set_password(SERVICE, account, base64.b64encode(secret).decode())
    if get(account) != secret:  # a backend that keeps nothing must not become the only way in
        raise DomainError("vault.no_keychain")


def get(account: str) -> bytes | None:
    """Return a kept secret, ``None`` if there is none.

    Raises:
        DomainError: ``vault.no_keychain``.
    """
    with _naming_errors():
        import keyring

        stored = keyring.get_password(SERVICE, account)
        return None if stored is None else base64.b64decode(stored, validate=True)


def delete(account: str) -> None:
    """Forget a secret.

    Raises:
        DomainError: ``vault.no_keychain``.
    """
    with _naming_errors():
        import keyring

        keyring.delete_password(SERVICE, account)


@contextlib.contextmanager
def _naming_errors() -> Iterator[None]:
    from keyring.errors import KeyringError

    try:
        yield
    except (KeyringError, RuntimeError, ValueError, OSError) as error:  # what the systems' backends raise
        raise DomainError("vault.no_keychain") from error
