"""Proposals for groups: the same for the same answers, in both languages, and never more than a proposal.

The answers below were written for these tests, about four or two subjects each, so how well they come apart says
nothing about answers of real people.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.evidence.hearing import suggesting
from toolkit.evidence.hearing.suggesting import Group, suggest
from toolkit.evidence.hearing.vocabulary import content_words, language_of

BUTTON = (
    "Ik kon de knop niet vinden",
    "Waar zit de knop om te bewaren?",
    "De knop onderaan zag ik pas laat",
    "Lang gezocht naar de juiste knop",
    "Ik zocht de knop om verder te gaan",
    "Die knoppen zijn te klein, ik vond ze niet",
)
TALK = (
    "Het gesprek met mijn leidinggevende werd er makkelijker van",
    "Fijn dat het gesprek met vragen begint",
    "De vragen hielpen bij het gesprek",
    "Ik durf nu het gesprek met mijn leidinggevende aan",
    "Goede vragen voor een open gesprek",
)
TIME = (
    "Het kostte te veel tijd naast mijn werk",
    "Ik heb hier geen tijd voor",
    "Zoveel stappen, dat kost tijd",
    "Te veel stappen en te lang",
)
TEXT = (
    "The texts are too long to read on my phone",
    "Too much text on my phone",
    "Long text, hard to read",
    "I could not read the text on a small screen",
    "Please shorten the text",
)
ODD = ("Prima", "Ok!", "👍", "Nice middag")
MIXED = (*BUTTON, *TALK, *TIME, *TEXT, *ODD)


def by_text(texts: Sequence[str], groups: Sequence[Group]) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(one.words, sorted(texts[member] for member in one.members)) for one in groups]


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ik zocht de knoppen, en ik zoek ze nog!", {"zoeken", "knop"}),
        ("I was searching for the buttons", {"search", "button"}),
        ("Find the WORK page", {"find", "work", "page"}),
        ("Prima <b>👍</b> 12 a", {"prima"}),
        ("", set()),
        ("👍\n\u202e\x00", set()),
    ],
)
def test_an_answer_is_about_the_words_that_say_something_each_in_its_base_form(typed: str, words: set[str]) -> None:
    assert content_words(typed) == words


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("ik vond het gesprek met mijn manager fijn", "nl"),
        ("the talk with my manager was nice", "en"),
        ("de feedback van mijn manager", "nl"),
        ("searching", "en"),
        ("knoppen", "nl"),
        ("", "nl"),
    ],
)
def test_the_language_of_each_answer_is_told_by_its_words(typed: str, language: str) -> None:
    assert language_of(typed.split()) == language


# -- groups -----------------------------------------------------------------------------------------------------------


def test_dutch_and_english_answers_come_apart_by_what_they_are_about() -> None:
    found = by_text(MIXED, suggest(MIXED))
    assert [one for _, one in found] == [sorted(one) for one in (BUTTON, TALK, TEXT, TIME)]
    assert [one[0] for one, _ in found] == ["knop", "gesprek", "text", "tijd"]


def test_what_fits_nowhere_stays_loose() -> None:
    grouped = {member for one in suggest(MIXED) for member in one.members}
    assert {MIXED[index] for index in range(len(MIXED)) if index not in grouped} == set(ODD)


def test_nothing_is_proposed_below_twenty_answers() -> None:
    assert suggest(MIXED[:19]) == []
    assert suggest(MIXED[:20]) != []


@settings(max_examples=15)
@given(st.permutations(MIXED))
def test_the_order_of_the_answers_changes_nothing(texts: Sequence[str]) -> None:
    assert by_text(texts, suggest(texts)) == by_text(MIXED, suggest(MIXED))


def test_somebody_who_asks_for_two_groups_gets_no_more() -> None:
    assert 1 <= len(suggest(MIXED, 2)) <= 2
    assert len(suggest(MIXED, 6)) > 2


@settings(max_examples=25)
@example(["same"] * 20)
@example(["👍"] * 25)
@example(["one word each: " + "x" * n for n in range(20)])
@given(st.lists(st.sampled_from([*MIXED, "", "<script>alert(1)</script>", "x" * 2000, "a\nb", "\u202e"]), max_size=40))
def test_whatever_people_write_each_answer_is_in_one_group_at_most(texts: list[str]) -> None:
    found = suggest(texts)
    members = [member for one in found for member in one.members]
    assert len(members) == len(set(members))
    assert set(members) <= set(range(len(texts)))
    assert all(len(one.members) >= suggesting.MEMBERS and one.words for one in found)
    assert len(found) <= min(suggesting.MOST, len(texts) // suggesting.PER_GROUP)


@settings(max_examples=10)
@given(st.lists(st.sampled_from(MIXED), min_size=20, max_size=30))
def test_a_word_of_a_group_stands_in_more_than_one_of_its_answers(texts: list[str]) -> None:
    for one in suggest(texts):
        for word in one.words:
            assert sum(word in content_words(texts[member]) for member in one.members) > 1


def test_without_the_extra_nothing_is_imported_and_it_says_so() -> None:
    """In a process of its own, where none of the three packages can be found."""
    script = """
from importlib.machinery import PathFinder

find = PathFinder.find_spec
gone = ("sklearn", "simplemma", "stopwordsiso")
PathFinder.find_spec = lambda name, *more: None if name.partition(".")[0] in gone else find(name, *more)
from toolkit.evidence.hearing import heard, marking, sections, sentences, suggesting
assert suggesting.suggest(["x"] * 19) == []
print(suggesting.available())
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("False\n", "")


def test_with_the_extra_it_is_available() -> None:
    assert suggesting.available()
