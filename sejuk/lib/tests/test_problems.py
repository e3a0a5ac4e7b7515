"""Every problem says the same in both languages."""

from __future__ import annotations

import json
from string import Formatter

import pytest

from sejuk.lib.problem_texts import TEXTS
from sejuk.lib.problems import Problem


def places(text: str) -> set[str]:
    """The names in braces; ``why_id`` and ``why_en`` are one, each in the language of its text."""
    return {name.removesuffix("_id").removesuffix("_en") for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", TEXTS)
def test_four_texts_with_the_same_placeholders(code):
    status, *texts = TEXTS[code]
    assert 400 <= status < 600
    assert len(texts) == 4
    assert all(text.strip() == text and text for text in texts)
    id_title, id_detail, en_title, en_detail = map(places, texts)
    assert (id_title, id_detail) == (en_title, en_detail)
    assert all(name.isidentifier() for name in id_title | id_detail)


@pytest.mark.parametrize("code", TEXTS)
def test_it_can_be_shown_with_its_parameters(code):
    _, *texts = TEXTS[code]
    params = dict.fromkeys(set().union(*map(places, texts)), 3)
    problem = Problem(code, "name", **params)
    shown = problem.as_json("en")
    json.dumps(shown)
    assert shown["title"] == shown["text"]["en"]["title"]
    assert problem.words("jv") == problem.words("id")


def test_an_unknown_code_is_a_programming_error():
    with pytest.raises(KeyError):
        Problem("tidak_ada")


def test_seen_from_outside_the_field_is_longer():
    assert Problem("not_found", "name").at("body").field == "body.name"
    assert Problem("not_found").at("body").field == "body"


def test_a_finding_stored_without_todays_parameters_can_still_be_read():
    assert Problem("rank_unknown").words().title == 'Pangkat "…" tidak dikenal'
