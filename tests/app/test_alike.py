"""Which notes may say the same: a hint, by the words that they have in common and the screen that they are about."""

from __future__ import annotations

import pytest

from toolkit.app.alike import Suggestion, alike, suggestions
from toolkit.records import Observation


def note(id: str, what: str, place: str = "task.a.start", finding: str = "", *, robot: bool = False) -> Observation:
    return Observation(1, id, "s", "r", "ABCD", "a", place, what, "", 2, "Sem", "", float(id), robot, finding)


@pytest.mark.parametrize(
    ("first", "second", "same_screen", "elsewhere"),
    [
        ("Zoekt de groene knop", "zoeken naar een knop", True, False),
        ("Vindt de knop niet", "Knop niet gevonden, zoekt lang", True, False),
        ("Looks for the button", "Is looking for a button below", True, False),
        ("Zoekt de knop", "Zoekt de knop", True, True),
        ("Lacht om het plaatje", "Zoekt de knop", False, False),
        ("Niet naar deze", "niet naar deze", False, False),
        ("!!", "??", False, False),
    ],
)
def test_two_notes_are_alike_by_their_words_and_sooner_on_the_same_screen(
    first: str, second: str, same_screen: bool, elsewhere: bool
) -> None:
    one = note("1", first)
    assert alike(one, note("2", second, "task.b.start")) is same_screen
    assert alike(one, note("2", second, "task.a.end")) is elsewhere


def test_notes_hang_together_through_a_third_one() -> None:
    found = [note("1", "knop zoek"), note("2", "knop onderaan"), note("3", "onderaan klein"), note("4", "lacht hard")]
    assert suggestions(found) == [Suggestion(tuple(found[:3]))]


def test_what_resembles_a_finding_is_offered_to_it_first() -> None:
    grouped, free, other = note("1", "Zoekt de knop", finding="f1"), note("2", "zoekt knop"), note("3", "zoekt knop")
    assert suggestions([grouped, free, other]) == [Suggestion((free, other), "f1")]


def test_robots_and_people_are_never_offered_together() -> None:
    assert suggestions([note("1", "Zoekt de knop"), note("2", "Zoekt de knop", robot=True)]) == []
