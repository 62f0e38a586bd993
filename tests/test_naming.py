"""An id for what has none yet, made from the words that stand there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.naming import free, name_from, nameless


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Somebody asked", "somebody-asked"),
        ("To the conversation guide", "conversation-guide"),
        ("Why now?", "now"),
        ("I'd rather not, thanks a lot, really", "id-rather-thanks"),
        ("Één stap vooruit", "een-stap-vooruit"),
        ("24 hours a week", "hours-week"),
        ("What is it?", "what-is-it"),  # small words are better than none
        ("True", "true-answer"),  # a bare `true` is no text in YAML
        ("1 2 3", ""),
        ("日本", ""),
    ],
)
def test_a_name_is_made_from_the_words_that_tell_most(words: str, name: str) -> None:
    assert name_from(words) == name


@given(st.text(max_size=300))
def test_whatever_somebody_typed_the_name_can_be_used_as_an_id(words: str) -> None:
    assert re.fullmatch(r"([a-z][a-z0-9-]{0,39})?", name_from(words))


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free("next", set()) == "next"
    assert free("next", {"next", "next-2"}) == "next-3"


@pytest.mark.parametrize(
    ("path", "part", "said"),
    [
        (
            ("items", 3, "single-choice", "options", 1, "id"),
            {"text": {"nl": "Nee", "en": "No"}},
            "number 2 of `options` (“Nee”) has no `id`; add `id: no`",
        ),
        (("screens", 0, "id"), {"title": "Begin"}, "number 1 of `screens` (“Begin”) has no `id`; add `id: begin`"),
        (("fields", 4, "id"), {}, "number 5 of `fields` has no `id`; add `id: ...`, a name for the results"),
        (
            ("fields", 0, "id"),
            {"label": ["x"]},
            "number 1 of `fields` has no `id`; add `id: ...`, a name for the results",
        ),
        (("id",), {"text": {"nl": "Ja"}}, "`id` is missing; add `id: ja`"),
        (("id",), None, "`id` is missing; add `id: ...`, a name for the results"),
    ],
)
def test_what_has_no_id_is_named_by_its_place_and_its_words(
    path: tuple[str | int, ...], part: object, said: str
) -> None:
    assert "; ".join(nameless(path, part)) == said
