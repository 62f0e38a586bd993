"""What was found, in sentences that wear their number of people."""

from __future__ import annotations

import re
import string

import pytest

from toolkit.evidence.discovery.numbers import Next, discover
from toolkit.evidence.discovery.saturation import from_new
from toolkit.evidence.discovery.sentences import found, how, met, more, share_found, still_new, told
from toolkit.evidence.discovery.words import EN, NL
from toolkit.text import LANGUAGES

MET = [{"a", "b", "c"}, {"a", "d"}, {"a", "b", "e"}, {"f", "b"}, {"a", "c"}, {"a"}, {"b"}, {"a", "g"}]


def test_eight_people_are_told_with_their_figures() -> None:
    english = told(discover(MET), "en")
    assert english[:4] == (
        "With 8 people 7 problems came up. 4 of them were met by only one of the 8.",
        "After 8 people an estimated 75% of all problems that there are has been found; it could be 3% to 100%.",
        "This is estimated from how often these 8 people met the same problem. By that a problem hits 16% of people on "
        "average; what nobody has met yet is allowed for (Lewis 2001).",
        "The last 2 of the 8 people still told something new: 1 problem, against 6 problems from the first 4. That is "
        "17%, more than 5%.",
    )
    assert english[4] == "1 person more after these 8: expect no new problem; it could be 0 to 2."
    assert english[6] == "5 people more after these 8: expect about 1 new problem; it could be 0 to 4."


def test_the_same_in_dutch() -> None:
    dutch = told(discover(MET), "nl")
    assert dutch[0] == "Bij 8 mensen kwamen 7 problemen boven. 4 daarvan kwamen bij maar één van de 8 voor."
    assert dutch[6] == "Na deze 8 nog 5 mensen erbij: verwacht ongeveer 1 nieuw probleem; het kunnen er 0 tot 4 zijn."


def test_few_people_are_told_what_cannot_be_said_yet_and_from_when_it_can() -> None:
    assert told(discover(MET[:2]), "en") == (
        "With 2 people 4 problems came up. 3 of them were met by only one of the 2.",
        "After 2 people it cannot be estimated yet which share of the problems has been found. That takes 3 people.",
        "Whether the last people still told something new shows from 6 people. Now there are 2.",
    )
    assert told(discover([]), "nl") == ("Nog niemand deed mee (n = 0).",)
    assert told(discover([set(), set()]), "en") == ("With 2 people no problem came up.",)
    assert found(discover([{"a"}]), "nl") == "Bij 1 persoon kwam 1 probleem boven."
    assert how(discover([{"a"}]), "nl") == ""


def test_robots_are_told_as_robots() -> None:
    assert share_found(discover(MET[:1]), "en", "robots").startswith("After 1 robot it cannot")


def test_one_problem_is_told_with_how_many_of_how_many() -> None:
    assert [met(1, 5, "nl"), met(3, 5, "nl")] == ["1 van de 5 liep hiertegenaan.", "3 van de 5 liepen hiertegenaan."]
    assert met(1, 1, "en") == "1 of 1 met this."


def test_a_share_just_above_the_limit_is_not_rounded_to_it() -> None:
    assert still_new(from_new([5, 5, 5, 4, 1, 0]), "en").endswith("That is 5.3%, more than 5%.")
    assert still_new(from_new([5, 5, 5, 5, 1, 0]), "nl").endswith("Dat is 5%, niet meer dan 5%.")
    assert "no problem at all" in still_new(from_new([0, 0, 0, 0, 3, 0]), "en")


def test_many_new_problems_are_told_as_a_round_number() -> None:
    assert (
        more(Next(2, 3.6, 1, 9), 5, "en")
        == "2 people more after these 5: expect about 4 new problems; it could be 1 to 9."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", range(9))
def test_every_sentence_wears_its_number_of_people(n: int, language: str) -> None:
    for sentence in told(discover(MET[:n]), language):
        assert re.search(rf"\b{n}\b", sentence), sentence


def test_both_languages_say_the_same_with_the_same_gaps() -> None:
    def gaps(one: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(one)} - {None}

    assert set(NL) == set(EN)
    assert {key for key in NL if gaps(NL[key]) != gaps(EN[key])} == set()
