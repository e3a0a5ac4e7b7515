"""What must not be committed is found; what only looks like it is not."""

import pytest

from tools import tracked

# Put together here, so that this file itself stays clean.
KEY = "-----BEGIN " + "PRIVATE KEY-----"
TOKEN = "gh" + "p_" + "a1" * 18
REGISTRY = "https://pyp" + "i.org/simple"
HOME = "/ho" + "me/sari/project"
ADDRESS = "postgresql://sejuk:" + "hunter22" + "@db/sejuk"


def found(tmp_path, text):
    """The faults of a file with this text."""
    path = tmp_path / "file.txt"
    path.write_text(text)
    return list(tracked.faults(path))


@pytest.mark.parametrize("text", [KEY, TOKEN, REGISTRY, HOME, ADDRESS], ids=["key", "token", "registry", "path", "password"])
def test_what_must_not_be_committed_is_found_with_its_line(tmp_path, text):
    ((line, _),) = found(tmp_path, f"one\nx = {text}\n")
    assert line == 2


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://user:password@host:port/name",
        "/home/user/sejuk",
        "see /field/wo" + "rk/list",
        "https://www.gnu.org/licenses/",
        "postgresql://{user}:{password}@host",
        "pip install sejuk",
    ],
)
def test_what_only_looks_like_it_is_left_alone(tmp_path, text):
    assert not found(tmp_path, text)


def test_a_line_may_say_why_it_must_be_there(tmp_path):
    assert not found(tmp_path, f"{TOKEN}  # tracked: an invented token for this test\n")


def test_a_large_file_is_found(tmp_path):
    assert found(tmp_path, "x" * (tracked.LARGEST + 1))


def test_a_binary_file_is_not_read_as_text(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\0\1" + KEY.encode())
    assert not list(tracked.faults(path))


def test_what_is_committed_now_is_clean(capsys):
    assert tracked.main() == 0, capsys.readouterr().out
