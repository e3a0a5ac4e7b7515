"""Passwords as Argon2id at the cost that OWASP names (19 MiB, two passes), and no wrong "no" when memory is short."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import HashingError, VerificationError, VerifyMismatchError
from django.contrib.auth.hashers import Argon2PasswordHasher

from sejuk.lib.problems import Problem


class ModestArgon2(Argon2PasswordHasher):
    """Reads hashes of any cost: those made with a higher one are made anew at the next sign-in."""

    time_cost = 2
    memory_cost = 19_456  # KiB; Django's own 100 MiB for each of eight threads at once is more than a small server has
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """The hash to keep."""
        try:
            return str(super().encode(password, salt))
        except HashingError as trouble:
            raise Problem("server_trouble") from trouble

    def verify(self, password: str, encoded: str) -> bool:
        """Whether it is the password; ``server_trouble`` where that could not be found out."""
        try:
            return PasswordHasher().verify(encoded.removeprefix("argon2"), password)
        except VerifyMismatchError:
            return False
        except VerificationError as trouble:
            raise Problem("server_trouble") from trouble
