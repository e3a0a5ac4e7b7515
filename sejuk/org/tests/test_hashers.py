"""The hasher that installations use (tests otherwise use a cheap one): its cost, old hashes, and a machine short of memory."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import HashingError, VerificationError
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from sejuk.lib.problems import Problem
from sejuk.org.actions import sign_in
from sejuk.org.hashers import ModestArgon2
from sejuk.org.models import Officer, SignInAttempt

RIGHT = "sejuk-dan-tenang"


@pytest.fixture(autouse=True)
def as_installed(cast, settings):
    del cast  # its passwords are made first, cheaply
    settings.PASSWORD_HASHERS = ["sejuk.org.hashers.ModestArgon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@pytest.fixture
def short_of_memory(monkeypatch):
    def fail(*_: object) -> None:
        raise VerificationError("Memory allocation error")  # noqa: TRY003, EM101 - argon2's own words

    monkeypatch.setattr(PasswordHasher, "verify", fail)


def test_it_costs_what_owasp_names_and_tells_right_from_wrong():
    kept = make_password(RIGHT)
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(RIGHT, kept)
    assert not check_password("salah", kept)
    assert not ModestArgon2().must_update(kept)


def test_an_old_hash_opens_and_is_made_anew_at_sign_in(cast):
    old = Argon2PasswordHasher().encode(RIGHT, "garamgaramgaramgaramgaram")
    Officer.objects.filter(pk=cast.officer.pk).update(password=old)
    facts = {"service_number": cast.officer.service_number, "code": None, "address": "x"}
    with pytest.raises(Problem, match="wrong_sign_in"):
        sign_in(password="salah", **facts)
    assert Officer.objects.get(pk=cast.officer.pk).password == old
    officer = sign_in(password=RIGHT, **facts)
    stored = Officer.objects.get(pk=cast.officer.pk).password
    assert "m=19456,t=2,p=1" in stored
    assert officer.password == stored  # the session's key is made of it
    assert sign_in(password=RIGHT, **facts).pk == cast.officer.pk


@pytest.mark.usefixtures("short_of_memory")
def test_short_of_memory_is_trouble_and_no_wrong_password(cast):
    Officer.objects.filter(pk=cast.officer.pk).update(password=make_password(RIGHT))
    for _ in range(9):
        with pytest.raises(Problem, match="server_trouble"):
            sign_in(service_number=cast.officer.service_number, password=RIGHT, code=None, address="x")
    assert not SignInAttempt.objects.filter(failures__gt=0).exists()


def test_a_new_password_without_memory_is_trouble_too(monkeypatch):
    def fail(*_: object) -> None:
        raise HashingError("Memory allocation error")  # noqa: TRY003, EM101 - argon2's own words

    monkeypatch.setattr(Argon2PasswordHasher, "encode", fail)
    with pytest.raises(Problem, match="server_trouble"):
        make_password(RIGHT)
