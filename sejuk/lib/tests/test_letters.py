"""Names are compared by their letters."""

from __future__ import annotations

import pytest

from sejuk.lib.letters import letters


@pytest.mark.parametrize(
    ("text", "bare"),
    [("KI'E", "kie"), ("Soekarno - Hatta", "soekarnohatta"), ("  ", ""), ("Café №2", "cafeno2"), ("ﬁ", "fi"), ("I\u2019E", "ie")],
)  # fmt: skip
def test_letters_and_digits_only(text, bare):
    assert letters(text) == bare
    assert letters(letters(text)) == bare
