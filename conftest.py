"""What every test stands on: a data folder of its own, the database of SEJUK_DATABASE_URL, no network but loopback.

The database is chosen by ``SEJUK_DATABASE_URL`` alone: unset is SQLite, ``tools/pg -- pytest`` sets it.
The network is closed by pytest-socket (``addopts`` in pyproject.toml). The cast lives in ``sejuk/testing.py``.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import django
import hypothesis
import pytest
from django.conf import settings
from django.db import connections

from sejuk.lib import sealed

_home = tempfile.mkdtemp(prefix="sejuk-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)

# Before the settings are read: no test may touch the data of the person who runs it. The name of the settings leaves the
# environment again, for pytest-django would read it in each of xdist's workers before that worker has its own folder.
if settings.configured:
    sys.exit("Unset DJANGO_SETTINGS_MODULE: the tests choose their settings themselves.")
os.environ["SEJUK_HOME"] = _home
os.environ["DJANGO_SETTINGS_MODULE"] = "sejuk.config.settings"
str(settings.HOME)
del os.environ["DJANGO_SETTINGS_MODULE"]

# A file, as in real life: threads and processes lock one another there as they do on a server.
if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    connections["default"].settings_dict["TEST"]["NAME"] = str(Path(_home) / "test.sqlite3")

# What follows from an event follows at once, hashing costs nothing, static names carry no hash: tests are about none of these.
settings.TASKS = {"default": {"BACKEND": "tools.at_once.AtOnce", "QUEUES": ["default"]}}
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

# Six digits are asked only where a test is about them.
settings.SECOND_FACTOR = "optional"

# Keys are short: those of a phone and of a unit take a tenth of a second each.
sealed.DEVICE_BITS = sealed.UNIT_BITS = 1024

django.setup()

# A slow machine is no fault: no example has a time limit of its own.
unhurried = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile("unhurried", unhurried)
# pytest --hypothesis-profile=deep: what a machine invents, twenty times as long (CONTRIBUTING.md).
hypothesis.settings.register_profile("deep", unhurried, max_examples=2000)
hypothesis.settings.load_profile("unhurried")

# The cast, for every room's tests.
pytest_plugins = ["sejuk.testing"]

# Rooms whose tests start programs, which find the database for themselves.
STARTING = ("sejuk/config/", "sejuk/sync/")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rooms=sync,web``: of the tests that reach a database only those of these rooms (make quick)."""
    parser.addoption("--rooms", default="*", help="of the tests that reach a database, only those of these rooms: sync,web")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what touches no database: it ran on SQLite, and pytest-django lets no other test reach one."""
    rooms = config.getoption("--rooms").split(",")
    postgres = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
    kept = [item for item in items if (_is_of(item, rooms) if _reaches_a_database(item) else not postgres)]
    config.hook.pytest_deselected(items=sorted(set(items) - set(kept), key=lambda item: item.nodeid))
    items[:] = kept


def _is_of(item: pytest.Item, rooms: list[str]) -> bool:
    return "*" in rooms or item.nodeid.removeprefix("sejuk/").partition("/")[0] in rooms


def _reaches_a_database(item: pytest.Item) -> bool:
    named = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None or item.nodeid.startswith(STARTING)
