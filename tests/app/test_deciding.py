"""What the team decides after a round: in its own words, told to participants or not, changed and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import People, told
from toolkit.app.state import House
from toolkit.records import Decision

PLACE = "deciding: small/round-1"
SAID, DID = "De uitleg was te lang voor een telefoon.", "We korten hem in tot drie zinnen."


def draw(language: str) -> None:
    from toolkit.app import deciding
    from toolkit.app.state import house

    deciding.show(house(), "small", "round-1", language)


def visit(language: str = "nl") -> Any:
    page = AppTest.from_function(draw, kwargs={"language": language}, default_timeout=30).run()
    assert not page.exception, page.exception
    return page


def fill(page: Any, turn: int = 0, id: str = "", **fields: Any) -> None:
    """Fill in the form as typed, and save it."""
    key = f"{PLACE}: form {id} {turn}"
    kinds = {"verdict": page.radio, "told": page.checkbox, "who": page.text_input}
    for name, value in fields.items():
        kinds.get(name, page.text_area)(key=f"{key}: {name}").set_value(value)
    page.button(key=f"{key}: save").click().run()
    assert not page.exception, page.exception


def plain(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def closed(team: House, people: People) -> House:
    team.store.open_round("small", "round-1")
    for _ in range(5):
        people.come("round-1")
    team.store.close_round("small", "round-1")
    return team


def kept(served: House) -> list[Decision]:
    return served.store.decisions("small", "round-1")


def test_a_round_that_was_never_opened_has_nothing_to_decide(team: House) -> None:
    assert plain(visit()) == ""


def test_a_decision_is_kept_whole_and_the_form_is_empty_again(closed: House) -> None:
    page = visit()
    assert "Er is nog geen besluit." in plain(page)
    fill(page, verdict="drop", said=f"  {SAID}\n", did=DID, who="Noor", told=True)
    [one] = kept(closed)
    assert (one.verdict, one.said, one.did, one.who, one.told) == ("drop", SAID, DID, "Noor", True)
    assert all(text in plain(page) for text in (SAID, DID, "Noor", "deelnemers lezen dit"))
    assert page.text_area(key=f"{PLACE}: form  1: said").value == ""


def test_what_is_missing_is_said_and_what_was_typed_stays(closed: House) -> None:
    page = visit("en")
    fill(page, said=SAID, did="  \u202e ")
    assert "Fill in what people said or did, and what you do. Nothing has been saved yet." in plain(page)
    assert page.text_area(key=f"{PLACE}: form  0: said").value == SAID
    assert kept(closed) == []
    page.text_area(key=f"{PLACE}: form  0: did")._value = "x" * 601  # no browser of ours sends more than 600
    fill(page)
    assert [one.did for one in kept(closed)] == ["x" * 600]
    assert "Nothing has been saved yet" not in plain(page)


def test_the_code_of_a_participant_cannot_stand_in_a_decision(closed: House) -> None:
    code = closed.store.sessions("small", "round-1")[0].participant
    page = visit()
    fill(page, said=f"Bij {code} ging het mis.", did=DID)
    assert "De code van een deelnemer staat in je tekst." in plain(page)
    assert kept(closed) == []


def test_a_decision_is_changed_by_a_newer_one_with_the_same_name(closed: House) -> None:
    page = visit()
    fill(page, said=SAID, did=DID)
    [one] = kept(closed)
    page.button(key=f"{PLACE}: edit {one.id}").click().run()
    assert page.text_area(key=f"{PLACE}: form {one.id} 2: said").value == SAID
    assert page.radio(key=f"{PLACE}: form {one.id} 2: verdict").value == "change"
    fill(page, 2, one.id, did="We halen hem weg.", told=True)
    [again] = kept(closed)
    assert (again.id, again.said, again.did, again.told) == (one.id, SAID, "We halen hem weg.", True)
    rows = closed.store.reading(lambda tx: tx._connection.exec_driver_sql("SELECT did FROM decisions").all())
    assert [row[0] for row in rows] == [DID, "We halen hem weg."]


def test_whoever_begins_to_change_it_can_leave_it_as_it_was(closed: House) -> None:
    page = visit()
    fill(page, said=SAID, did=DID)
    [one] = kept(closed)
    page.button(key=f"{PLACE}: edit {one.id}").click().run()
    page.button(key=f"{PLACE}: form {one.id} 2: leave").click().run()
    assert SAID in plain(page)
    assert kept(closed) == [one]


def test_a_decision_that_is_taken_back_stands_no_more(closed: House) -> None:
    page = visit()
    fill(page, said=SAID, did=DID, told=True)
    [one] = kept(closed)
    page.button(key=f"{PLACE}: back {one.id}").click().run()
    assert not page.exception
    assert kept(closed) == []
    assert SAID not in plain(page)


def test_the_team_is_warned_where_somebody_could_recognise_themselves(team: House, people: People) -> None:
    team.store.open_round("small", "round-1")
    for _ in range(6):
        people.come("round-1", robot=True)  # robots hide nobody
    people.come("round-1")
    assert "In deze ronde zit 1 mens, minder dan 5." in plain(visit())
    for _ in range(3):
        people.come("round-1")
    assert "There are 4 people in this round, fewer than 5." in plain(visit("en"))
    people.come("round-1")
    assert "fewer than 5" not in plain(visit("en"))


def test_what_somebody_typed_is_shown_as_text(closed: House) -> None:
    page = visit()
    fill(page, said="**vet** :red[rood] $x$\n- nog iets", did="[hier](http://x.nl)")
    assert "\\*\\*vet\\*\\*" in told(page)
    assert "\\[hier\\]" in told(page)


def test_only_the_team_can_decide(closed: House, cookie: Any) -> None:
    page = visit()
    page.text_area(key=f"{PLACE}: form  0: said").set_value(SAID)
    page.text_area(key=f"{PLACE}: form  0: did").set_value(DID)
    cookie(None)
    page.button(key=f"{PLACE}: form  0: save").click().run()
    assert page.exception
    assert kept(closed) == []
