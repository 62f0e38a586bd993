"""The picture of a community as people see it: one's own part, and numbers of people from five on."""

from __future__ import annotations

import pytest

from tests.house.typed import block, made, problems
from tests.prototypes.community.town import Town

Contribution = block("contribution")
TYPED = Contribution.example


def busy(people: int) -> Town:
    """Each introduces themselves; half of them post something, and get an answer from the one before them."""
    town = Town()
    for number in range(people):
        town.person(f"p{number}", name=f"Lid {number}")
    for number in range(people // 2):
        post = town.share("posts", f"p{number}", "write", title="Zo", text="doe ik het")
        town.share("posts", f"p{number - 1 if number else 1}", "reply", to=post, text="Dank")
    return town


def test_ones_own_part_is_for_oneself() -> None:
    town, picture = busy(4), made(Contribution, TYPED)
    seen = town.sees(picture, "p0").words
    assert "Jouw bijdrage Alleen jij ziet dit. Wat je gaf Berichten 1 Vragen 0 Antwoorden 1" in seen
    assert "Wat je kreeg Antwoorden 1" in seen
    assert "Je hebt hier nog niets gegeven of gekregen." in town.sees(picture, "p3").words


def test_below_five_people_there_is_no_number_and_it_says_why() -> None:
    words = busy(4).sees(made(Contribution, TYPED), "p3").words
    assert words.count("Dit zie je pas vanaf 5 mensen: met minder kun je raden wie het zijn.") == 3
    assert "Aantal mensen" not in words


def test_from_five_people_on_there_are_numbers_and_never_names() -> None:
    words = busy(10).sees(made(Contribution, TYPED), "stranger").words
    assert "Schrijvers en lezers Aantal mensen Schrijvers 5 Lezers 5" in words
    assert "Lid" not in words


def test_numbers_that_would_tell_what_each_did_are_not_shown() -> None:
    town = Town()
    for number in range(10):
        town.person(f"p{number}", name="x")
    words = town.sees(made(Contribution, TYPED), "p0").words
    assert words.count("Bijna iedereen doet hier hetzelfde.") == 3


def test_one_act_does_not_move_the_picture_at_once() -> None:
    town, picture = busy(10), made(Contribution, TYPED)
    before = town.sees(picture, "stranger").words
    town.share("posts", "p9", "write", title="Nieuw", text="Van een lezer")
    assert town.sees(picture, "stranger").words == before
    for number in range(4):
        town.share("posts", "p0", "write", title=f"Nog een {number}", text="!")
    assert "Schrijvers 6 Lezers 4" in town.sees(picture, "stranger").words


def test_who_withdraws_is_in_no_number() -> None:
    words = busy(10).without("p9").sees(made(Contribution, TYPED), "p0").words
    assert "Schrijvers 5 Lezers 0" not in words
    assert "Lid" not in words


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_what_the_words_mean(language: str) -> None:
    town = busy(10)
    town.language = language
    words = town.sees(made(Contribution, TYPED), "p0").words
    assert ("Readers take part and have not written yet." in words) == (language == "en")
    assert ("Lezers doen mee en schreven nog niets." in words) == (language == "nl")


def test_it_is_anonymous_whatever_an_author_writes() -> None:
    assert problems(Contribution, TYPED.replace("names: anonymous\n", "")) == ""
    assert "anonymous" in problems(Contribution, TYPED.replace("names: anonymous", "names: named"))
