"""Each import contract of pyproject.toml catches what it is there for, tried on a toy house."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # together more than a second

ROOT = Path(__file__).resolve().parents[2]
FILES = ["config.urls", "web.views", "web.api", "sync.api", "press.actions", "insight.rules", "activities.models",
         "activities.rules", "org.models", "org.queries", "journal.models", "lib.clock"]  # fmt: skip


@pytest.fixture
def house(tmp_path):
    """A toy house with a few empty files, under the real contracts."""
    for name in FILES:
        path = tmp_path / "sejuk" / Path(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in (path.parent, path.parent.parent):
            (folder / "__init__.py").touch()
        path.touch()
    (tmp_path / "sejuk/sync/api.py").write_text("import ninja\n")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    return tmp_path


def broken(house):
    """The names of the contracts that the house breaks."""
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return [line.split(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line]


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("org/models.py", "from sejuk.web import views", "Rooms import downwards only"),
        ("web/views.py", "from sejuk.sync import api", "Rooms import downwards only"),
        (
            "web/views.py",
            "from sejuk.org import models",
            "Views and APIs reach tables only through actions and queries",
        ),
        ("activities/rules.py", "import django", "lib and rules are pure"),
        ("lib/clock.py", "import django", "lib and rules are pure"),
        ("org/queries.py", "import ninja", "django-ninja stays at the two doors"),
    ],
)
def test_a_contract_catches_its_breach(house, file, line, contract):
    (house / "sejuk" / file).write_text(line)
    assert broken(house) == [contract]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("config/urls.py", "from sejuk.web import views"),
        ("org/queries.py", "from sejuk.org import models"),
        ("web/views.py", "from sejuk.org import queries"),
    ],
)
def test_what_is_meant_to_be_imported_may_be(house, file, line):
    (house / "sejuk" / file).write_text(line)
    assert broken(house) == []


def test_tests_and_the_cast_may_import_everything(house):
    tests = house / "sejuk" / "lib" / "tests"
    tests.mkdir()
    (tests / "__init__.py").touch()
    for path in (tests / "conftest.py", tests / "test_clock.py", house / "sejuk" / "testing.py"):
        path.write_text("import django\nimport ninja\nfrom sejuk.web import views\nfrom sejuk.org import models\n")
    assert broken(house) == []
