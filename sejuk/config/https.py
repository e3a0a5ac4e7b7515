"""A certificate for the LAN: browsers give phones storage and a service worker only over https, and a village office has no domain.

The authority that is made here can vouch for private addresses and this machine's name only, so a stolen key opens nothing else.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import IPv4Network, ip_address
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sejuk.lib import clock

PRIVATE = tuple(IPv4Network(net) for net in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"))
AUTHORITY_DAYS = 3650
SERVER_DAYS = 397  # browsers refuse longer ones
RENEW_BEFORE = timedelta(days=30)


class Files(NamedTuple):
    """Where the certificate, its key and the authority's certificate lie."""

    certificate: Path
    key: Path
    authority: Path


def lan_addresses() -> list[str]:
    """This machine's private addresses, the one that leads outwards first."""
    found = dict.fromkeys([*_outward(), *_named()])
    return [address for address in found if any(ip_address(address) in net for net in PRIVATE[1:])]


def _outward() -> list[str]:
    """The address of the route that leads outwards. Nothing is sent: connecting a datagram socket only looks the route up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
            return [str(probe.getsockname()[0])]
        except OSError:
            return []


def _named() -> list[str]:
    """The addresses under this machine's own name."""
    try:
        return [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []


def certificates(folder: Path, names: Iterable[str]) -> Files:
    """A certificate for these names and addresses, signed by this installation's authority; made anew when it no longer fits."""
    folder.mkdir(mode=0o700, exist_ok=True)
    files = Files(folder / "server.pem", folder / "server.key", folder / "authority.pem")
    wanted = sorted(set(names))
    if not (files.authority.exists() and (folder / "authority.key").exists()):
        _make_authority(folder)
    if not (files.certificate.exists() and files.key.exists() and _fits(files.certificate, wanted)):
        _make_server(folder, files, wanted)
    return files


def fingerprint(path: Path) -> str:
    """The SHA-256 of a certificate as phones show it, to compare before it is trusted."""
    return x509.load_pem_x509_certificate(path.read_bytes()).fingerprint(hashes.SHA256()).hex(":").upper()


def _fits(path: Path, wanted: list[str]) -> bool:
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    held = sorted([*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))])
    return held == wanted and certificate.not_valid_after_utc > clock.now() + RENEW_BEFORE


def _alternative(names: list[str]) -> list[x509.GeneralName]:
    found: list[x509.GeneralName] = []
    for name in names:
        try:
            found.append(x509.IPAddress(ip_address(name)))
        except ValueError:
            found.append(x509.DNSName(name))
    return found


def _make_authority(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    now, subject = clock.now(), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Sejuk di {socket.gethostname()}"[:60])])
    permitted: list[x509.GeneralName] = [x509.IPAddress(net) for net in PRIVATE]
    permitted += [x509.DNSName("localhost"), x509.DNSName("local"), x509.DNSName(_host())]
    built = (
        _begun(subject, subject, key.public_key(), now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _keep(folder / "authority.key", _pem(key))
    (folder / "authority.pem").write_bytes(built.public_bytes(serialization.Encoding.PEM))


def _make_server(folder: Path, files: Files, names: list[str]) -> None:
    loaded = serialization.load_pem_private_key((folder / "authority.key").read_bytes(), password=None)
    assert isinstance(loaded, ec.EllipticCurvePrivateKey)  # noqa: S101 - we wrote it
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sejuk")])
    built = (
        _begun(subject, authority.subject, key.public_key(), clock.now(), SERVER_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(_alternative(names)), critical=False)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(loaded.public_key()), critical=False)
        .sign(loaded, hashes.SHA256())
    )
    _keep(files.key, _pem(key))
    chain = built.public_bytes(serialization.Encoding.PEM) + files.authority.read_bytes()
    files.certificate.write_bytes(chain)


def _begun(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # a phone's clock may be a little behind
        .not_valid_after(now + timedelta(days=days))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _host() -> str:
    """This machine's own name, as far as a certificate can carry it."""
    name = socket.gethostname().lower()
    return name if name.replace("-", "").replace(".", "").isalnum() else "localhost"


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _keep(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)
