"""Mail travels locked by STARTTLS, to a server that can show who it is, or it does not travel."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.jobs.test_mail import (  # noqa: F401  They are fixtures.
    DUTY,
    SATURDAY,
    Inbox,
    configured,
    free_port,
    nothing_before,
    tell,
)
from upheld.concerns.models import DutyAlert
from upheld.jobs import mail

NOT_TAKEN = ["The mail server did not take 1 of 1 mails. They are tried again."]
LONG_AGO, LONG_AFTER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)


class Locked(Inbox):
    """Remembers whether each mail came over a locked line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[bool] = []

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  Its name.
        self.lines.append(session.ssl is not None)
        return await super().handle_RCPT(server, session, envelope, address, options)


def certificate(folder: Path, address: str) -> tuple[Path, Path]:
    """A certificate that vouches for itself, for one address, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A mail server of a test")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(LONG_AGO)
        .not_valid_after(LONG_AFTER)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "server.pem", folder / "server.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


@pytest.fixture
def locked(configured):  # noqa: F811
    configured.EMAIL_USE_TLS = True
    return configured


def server_for(settings, tmp_path, address: str) -> tuple[Locked, Controller, Path]:
    """A server that takes mail over a locked line alone, and its certificate."""
    inbox, (shown, key) = Locked(), certificate(tmp_path, address)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, key)
    server = Controller(
        inbox,
        hostname="127.0.0.1",
        port=settings.EMAIL_PORT,
        tls_context=context,
        require_starttls=True,
    )
    return inbox, server, shown


@pytest.fixture
def its_own(locked, tmp_path) -> Iterator[tuple[Locked, Path]]:
    inbox, server, shown = server_for(locked, tmp_path, "127.0.0.1")
    server.start()
    yield inbox, shown
    server.stop()


@pytest.fixture
def anothers(locked, tmp_path) -> Iterator[tuple[Locked, Path]]:
    """A server that shows a certificate for another address."""
    inbox, server, shown = server_for(locked, tmp_path, "127.0.0.2")
    server.start()
    yield inbox, shown
    server.stop()


@pytest.fixture
def open_only(locked) -> Iterator[Locked]:
    """A server that offers no lock, or whose offer somebody on the way has taken out."""
    inbox = Locked()
    server = Controller(inbox, hostname="127.0.0.1", port=locked.EMAIL_PORT)
    server.start()
    yield inbox
    server.stop()


def test_mail_goes_over_a_locked_line(its_own, nothing_before, monkeypatch):  # noqa: F811
    inbox, shown = its_own
    monkeypatch.setenv("SSL_CERT_FILE", str(shown))
    tell(where="Here.")

    assert mail.send(now=SATURDAY) == ["Told 1 of those on duty by mail."]

    assert len(inbox.to(DUTY)) == 1
    assert inbox.lines == [True]


def test_a_server_that_nobody_vouches_for_is_told_nothing(its_own, nothing_before):  # noqa: F811
    inbox, _shown = its_own
    tell(where="Here.")

    assert mail.send(now=SATURDAY) == NOT_TAKEN

    assert (inbox.arrived, inbox.lines) == ([], [])
    assert DutyAlert.objects.exclude(to_mail=b"").count() == 1


def test_nor_is_one_that_shows_the_certificate_of_another(
    anothers,
    nothing_before,  # noqa: F811
    monkeypatch,
):
    inbox, shown = anothers
    monkeypatch.setenv("SSL_CERT_FILE", str(shown))
    tell(where="Here.")

    assert mail.send(now=SATURDAY) == NOT_TAKEN

    assert (inbox.arrived, inbox.lines) == ([], [])


def test_where_no_lock_is_offered_nothing_is_sent_in_the_clear(open_only, nothing_before):  # noqa: F811
    tell(where="Here.")

    assert mail.send(now=SATURDAY) == NOT_TAKEN

    assert (open_only.arrived, open_only.lines) == ([], [])
    assert DutyAlert.objects.exclude(to_mail=b"").count() == 1
