"""Home: where each sprint stands and the next three things to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from tests.app.conftest import People, told
from toolkit.app.standing import close_round, open_round
from toolkit.app.state import House
from toolkit.records import Decision


def _todo(page: Any) -> list[str]:
    found = (re.fullmatch(r"\d\\\. (.*)", one.value) for one in page.markdown)
    return [one[1].replace("\\", "") for one in found if one]


def test_a_fresh_sprint_says_what_to_look_at_and_to_open(team: House, visit: Any) -> None:
    page = visit("home")
    assert "Helpt een lijstje bij het gesprek" in told(page)
    assert _todo(page) == ["Bekijk v1 zoals deelnemers het zien", "Open Ronde 1"]
    assert "Nog niet begonnen" in told(page)


def test_an_open_round_says_whom_it_waits_for(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    assert _todo(visit("home", "en"))[0] == "Show the QR code of Round 1: 5 more people are needed"
    for until in ("thanks", "thanks", "screen", "before"):
        people.come("round-1", until=until)
    assert _todo(visit("home", "en"))[:2] == [
        "Show the QR code of Round 1: 1 more person is needed",
        "2 people have not finished Round 1",
    ]
    assert "4 people taking part, 2 finished" in told(visit("home", "en")).replace("\\", "")


def test_when_everybody_has_finished_the_round_can_be_closed_and_read(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    for _ in range(5):
        people.come("round-1")
    assert _todo(visit("home"))[0] == "Sluit Ronde 1: alle 5 mensen zijn klaar"
    close_round("small", "round-1")
    assert _todo(visit("home")) == ["Bekijk v2 zoals deelnemers het zien", "Open Ronde 2", "Lees wat Ronde 1 liet zien"]


def test_at_the_end_the_verdict_and_what_was_agreed_come_first(team: House, people: People, visit: Any) -> None:
    for round_id in ("round-1", "round-2"):
        open_round("small", round_id)
        for _ in range(5):
            people.come(round_id)
        close_round("small", round_id)
    page = visit("home")
    assert "Te vroeg om te zeggen" in told(page)
    assert _todo(page)[0] == "Doe wat jullie vooraf afspraken: Nog een ronde."
    assert len(_todo(page)) == 3


def test_robots_are_told_apart_from_people(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1")
    people.come("round-1", robot=True)
    people.come("round-1", robot=True, until="task")
    text = told(visit("home")).replace("\\", "")
    assert "1 persoon binnen, 1 klaar" in text
    assert "Gesimuleerd: 2 robots, 1 tot het einde" in text


def test_a_link_leads_to_the_round_and_the_revision_that_it_names(team: House, visit: Any) -> None:
    links = [one.proto for one in visit("home").page_link]
    assert [one.page for one in links] == ["library", "cockpit"]
    assert all("revision=v1" in one.query_string and "round=round-1" in one.query_string for one in links)


def test_an_archived_sprint_is_out_of_sight(team: House, visit: Any) -> None:
    path = team.live.folder / "experiments" / "small.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "archived: true\n", encoding="utf-8")
    assert "Er is nog geen sprint" in told(visit("home"))


def test_many_sprints_that_have_not_begun_are_only_listed(team: House, people: People, visit: Any) -> None:
    folder = team.live.folder / "experiments"
    typed = (folder / "small.yaml").read_text(encoding="utf-8")
    for number in (2, 3):
        (folder / f"small-{number}.yaml").write_text(typed, encoding="utf-8")
    open_round("small", "round-1")
    page = visit("home")
    assert [one.value for one in page.header if one.value == "Klaar om te tonen"] == ["Klaar om te tonen"]
    assert _todo(page)[0].startswith("Laat de QR-code van Ronde 1 zien")
    assert len(_todo(page)) <= 3
    assert told(page).count("Helpt een lijstje bij het gesprek") == 3


def test_after_a_round_there_is_something_to_decide_and_later_to_look_back_on(
    team: House, people: People, visit: Any
) -> None:
    for round_id in ("round-1", "round-2"):
        open_round("small", round_id)
        for _ in range(5):
            people.come(round_id)
        close_round("small", round_id)
    assert "Besluit wat jullie doen met wat Ronde 2 liet zien" in _todo(visit("home"))
    made = Decision("d1", "small", "round-2", "change", "x", "We korten hem in.", "", 0.0, False, review="2026-01-05")
    team.store.decide(made)
    assert _todo(visit("home"))[0] == "Kijk terug op jullie besluit van 1 januari 1970: We korten hem in."
    assert not any("Besluit wat" in one for one in _todo(visit("home")))
    team.store.decide(replace(made, review="9999-01-05"))
    assert not any("Kijk terug" in one for one in _todo(visit("home")))
