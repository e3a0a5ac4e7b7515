"""Sealed boxes: anybody can close one with a public key, only its private key opens it. The phone does the same with WebCrypto.

The content is sealed with a fresh AES-256-GCM key, and that key with RSA-OAEP (SHA-256). ``docs/wire.md`` says how a box looks.
"""

from __future__ import annotations

import base64
import os
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from msgspec import Struct

DEVICE_BITS, UNIT_BITS = 2048, 3072
KEY_BYTES, IV_BYTES = 32, 12
_OAEP = padding.OAEP(mgf=padding.MGF1(SHA256()), algorithm=SHA256(), label=None)


class Box(Struct):
    """What is sealed. In JSON the three byte strings are standard base64."""

    key_id: str
    sealed_key: bytes
    iv: bytes
    data: bytes


class Pair(NamedTuple):
    """A new pair of keys: name, public part (SPKI, DER) and private part (PKCS8, DER), both in base64."""

    key_id: str
    public_key: str
    private_key: str


class BrokenBoxError(ValueError):
    """The box was changed, cut off, or is sealed to another key."""


def new_pair(bits: int) -> Pair:
    """A new RSA pair of ``DEVICE_BITS`` or ``UNIT_BITS``. It takes a tenth of a second: make it before a transaction begins."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Pair(key_id(public), base64.b64encode(public).decode(), base64.b64encode(private).decode())


def key_id(public: bytes) -> str:
    """A short name of a public key (SPKI, DER): 16 hexadecimal digits."""
    return sha256(public).hexdigest()[:16]


def seal(public_key: str, content: bytes) -> Box:
    """``content`` for the holder of the private key alone; ``public_key`` is SPKI in base64."""
    spki = base64.b64decode(public_key)
    public = serialization.load_der_public_key(spki)
    if not isinstance(public, rsa.RSAPublicKey):
        msg = "no RSA key"
        raise TypeError(msg)
    key, iv = os.urandom(KEY_BYTES), os.urandom(IV_BYTES)
    return Box(key_id(spki), public.encrypt(key, _OAEP), iv, AESGCM(key).encrypt(iv, content, None))


def unseal(private_key: str, box: Box) -> bytes:
    """The content of a box, or ``BrokenBoxError``; ``private_key`` is PKCS8 in base64."""
    private = serialization.load_der_private_key(base64.b64decode(private_key), password=None)
    if not isinstance(private, rsa.RSAPrivateKey):
        msg = "no RSA key"
        raise TypeError(msg)
    try:
        return AESGCM(private.decrypt(box.sealed_key, _OAEP)).decrypt(box.iv, box.data, None)
    except (InvalidTag, ValueError) as wrong:
        raise BrokenBoxError from wrong
