"""The locks hold what pyproject.toml asks for, every package with its hashes, and name no registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)*)", re.MULTILINE)


def locked(name):
    """Version and number of hashes of each package of a lock."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {found[1]: (found[2], found[3].count("sha256:")) for found in PINNED.finditer(text)}


@pytest.mark.parametrize(("name", "wanted"), [("base", RUNTIME), ("dev", RUNTIME + DEVELOPMENT)])
def test_a_lock_holds_what_is_asked_for(name, wanted):
    packages = locked(name)
    for line in wanted:
        requirement = Requirement(line)
        version, _ = packages[requirement.name.lower()]
        assert requirement.specifier.contains(version), f"{line}: locked is {version}; make lock"


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_package_of_a_lock_has_hashes(name):
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []


def test_development_runs_on_the_packages_that_are_shipped():
    development = locked("dev")
    assert all(development[package][0] == version for package, (version, _) in locked("base").items())


@pytest.mark.parametrize("name", ["base", "dev"])
def test_a_lock_names_no_address_and_no_path(name):
    assert not re.search(r"://|file:|/home", (ROOT / "requirements" / f"{name}.txt").read_text())


def test_the_field_apps_lock_names_no_registry():
    assert '"resolved"' not in (ROOT / "field" / "package-lock.json").read_text()
