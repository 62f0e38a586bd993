"""Both languages are whole: the same keys, and the same gaps to fill in."""

from __future__ import annotations

import ast
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

import toolkit
from toolkit import languages
from toolkit.app import words as app_words
from toolkit.evidence.templates import TEMPLATES
from toolkit.languages.problems import PATTERNS
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


def patterns_in_the_code() -> set[str]:
    """The first argument of every `say(...)` under toolkit/, as it is typed there."""
    found = set()
    for path in Path(toolkit.__file__).parent.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        imported = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "toolkit.errors"]
        if path.name != "errors.py" and not any(name.name == "say" for node in imported for name in node.names):
            continue
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{path.name}:{node.lineno}: say() wants its pattern in place"
                found.add(first.value)
    return found


def test_every_problem_can_be_said_in_dutch_and_no_sentence_is_left_over() -> None:
    assert set(PATTERNS["nl"]) == patterns_in_the_code()


def test_a_problem_has_the_same_gaps_in_dutch() -> None:
    assert {english: dutch for english, dutch in PATTERNS["nl"].items() if gaps(english) != gaps(dutch)} == {}
