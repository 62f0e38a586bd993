"""Both languages are whole: the same keys, and the same gaps to fill in."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest

from toolkit import languages
from toolkit.app import words as app_words
from toolkit.evidence.templates import TEMPLATES
from toolkit.reports.words import WORDS as REPORT
from toolkit.text import LANGUAGES

ROOMS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "toolkit/languages": languages.BY_LANGUAGE,
    "toolkit/app/words": app_words.BY_LANGUAGE,
    "toolkit/evidence/templates.py": TEMPLATES,
    "toolkit/reports/words.py": REPORT,
}
rooms = pytest.mark.parametrize("room", ROOMS)


@rooms
def test_every_language_of_the_kit_has_every_word(room: str) -> None:
    found = ROOMS[room]
    assert set(found) == set(LANGUAGES)
    first, *others = (set(found[one]) for one in LANGUAGES)
    for other in others:
        assert first ^ other == set()


@rooms
def test_no_word_is_empty_or_ends_in_space(room: str) -> None:
    untidy = [
        (language, key)
        for language, own in ROOMS[room].items()
        for key, said in own.items()
        if not said or said != said.rstrip()
    ]
    assert untidy == []


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@rooms
def test_a_sentence_has_the_same_gaps_in_every_language(room: str) -> None:
    found = ROOMS[room]
    differing = {
        key: {language: gaps(found[language][key]) for language in LANGUAGES}
        for key in found[LANGUAGES[0]]
        if len({frozenset(gaps(found[language].get(key, ""))) for language in LANGUAGES}) > 1
    }
    assert differing == {}


def test_an_unknown_language_gets_english_rather_than_an_error() -> None:
    assert languages.words("de") is languages.words("en")
    assert set(languages.NAMES) == set(LANGUAGES)
