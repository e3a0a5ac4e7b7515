"""The LAN's certificate: trusted through the installation's authority alone, kept private, made anew only when it must be."""

from __future__ import annotations

import socket
import ssl
import stat
import threading
from pathlib import Path

import pytest
from cryptography import x509

from sejuk.config import https


def _greets(files: https.Files, name: str, trusted: Path) -> str:
    """What a client that trusts only ``trusted`` hears from a server with this certificate."""
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(files.certificate, files.key)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            try:
                with serving.wrap_socket(connection, server_side=True) as secured:
                    secured.sendall(b"sejuk")
            except (ssl.SSLError, OSError):
                connection.close()

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            with (
                socket.create_connection(listening.getsockname(), timeout=60) as plain,
                ssl.create_default_context(cafile=trusted).wrap_socket(plain, server_hostname=name) as secured,
            ):
                return secured.recv(10).decode()
        finally:
            thread.join(60)


def test_who_trusts_the_authority_trusts_the_server(tmp_path: Path) -> None:
    files = https.certificates(tmp_path / "a", ["localhost", "127.0.0.1", "192.168.1.7"])
    assert _greets(files, "localhost", files.authority) == "sejuk"
    assert _greets(files, "127.0.0.1", files.authority) == "sejuk"


def test_who_trusts_another_authority_does_not(tmp_path: Path) -> None:
    files = https.certificates(tmp_path / "a", ["localhost"])
    other = https.certificates(tmp_path / "b", ["localhost"])
    with pytest.raises(ssl.SSLCertVerificationError):
        _greets(files, "localhost", other.authority)


def test_the_authority_vouches_for_no_name_of_the_world(tmp_path: Path) -> None:
    files = https.certificates(tmp_path / "a", ["localhost", "bank.example.com"])
    with pytest.raises(ssl.SSLCertVerificationError):
        _greets(files, "bank.example.com", files.authority)


def test_keys_are_private_and_nothing_is_made_twice(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    files = https.certificates(folder, ["localhost"])
    for key in (files.key, folder / "authority.key"):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = files.certificate.read_bytes(), files.authority.read_bytes()
    again = https.certificates(folder, ["localhost"])
    assert (again.certificate.read_bytes(), again.authority.read_bytes()) == before
    moved = https.certificates(folder, ["localhost", "10.0.0.9"])
    assert moved.certificate.read_bytes() != before[0]
    assert moved.authority.read_bytes() == before[1]


def test_the_fingerprint_is_what_a_phone_shows(tmp_path: Path) -> None:
    files = https.certificates(tmp_path / "a", ["localhost"])
    assert len(https.fingerprint(files.authority).split(":")) == 32
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_only_private_addresses_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(https, "_outward", lambda: ["192.168.1.7"])
    monkeypatch.setattr(https, "_named", lambda: ["127.0.1.1", "203.0.113.9", "192.168.1.7", "10.4.0.2"])
    assert https.lan_addresses() == ["192.168.1.7", "10.4.0.2"]
