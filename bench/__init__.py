"""Benches: what is claimed to be fast, measured against a limit in the same run. Each process has a new data folder."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="sejuk-bench-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "sejuk.config.settings",
    "SEJUK_HOME": HOME,
    "SEJUK_HOSTS": "testserver,127.0.0.1",
    "SEJUK_LOG": "ERROR",
    "SEJUK_SECOND_FACTOR": "optional",  # pages are opened here without anybody to type six digits
}

import django  # noqa: E402 - after the data folder is set

django.setup()
