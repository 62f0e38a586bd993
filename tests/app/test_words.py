"""The team's words: the same keys in both languages, with the same gaps, and none that nobody says."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from toolkit.app.words import BY_LANGUAGE, counted, words
from toolkit.text import LANGUAGES

APP = Path(__file__).parents[2] / "toolkit" / "app"


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys_with_the_same_gaps() -> None:
    assert set(BY_LANGUAGE) == set(LANGUAGES)
    dutch, english = (words(language) for language in LANGUAGES)
    assert list(dutch) == list(english)
    for key in dutch:
        assert _gaps(dutch[key]) == _gaps(english[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_about_several_has_its_form_for_one(language: str) -> None:
    own = words(language)
    for key in own:
        if key.endswith("_one"):
            assert key.removesuffix("_one") in own
            assert _gaps(own[key]) <= _gaps(own[key.removesuffix("_one")])
    assert counted("people", 1, "nl") == "1 persoon"
    assert counted("people", 2, "nl") == "2 mensen"


def test_every_word_is_said_somewhere() -> None:
    """A key stands in the code whole, or begins with what a name is put together from there."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in APP.rglob("*.py") if path.parent.name != "words")
    begins = tuple(re.findall(r"f\"([a-z]+_(?:[a-z]+_)*)\{", code))
    for key in words("nl"):
        name = key.removesuffix("_one")
        assert f'"{name}"' in code or name.startswith(begins) or name in code, key
