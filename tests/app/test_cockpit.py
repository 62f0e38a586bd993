"""The cockpit: a round opens, people are seen on their way, the round closes. No answer is ever shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.conftest import People, told
from toolkit.app.qr import qr_code
from toolkit.app.standing import close_round, open_round, whereabouts
from toolkit.app.state import House

OPEN = "cockpit: open small/round-1"
CLOSE = "cockpit: close small/round-1"


def _says(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def test_opening_a_round_seals_what_is_expected_and_keeps_what_is_shown(team: House, visit: Any) -> None:
    page = visit("cockpit")
    assert "Jullie verwachten: In Ronde 2" in _says(page)
    page.button(key=OPEN).click().run()
    state = team.store.round("small", "round-1")
    assert state.state == "open"
    sealed = team.store.definition(state.seal)
    sprint = team.live.kit.sprints["small"]
    assert sprint.expectation is not None
    assert sealed == {"expectation": sprint.expectation.plain(), "minimum_group": 5}
    assert team.store.definition(team.live.kit.prototype("talk", "v1").fingerprint()) is not None


def test_people_come_in_by_a_code_large_enough_for_the_room(team: House, visit: Any) -> None:
    code = open_round("small", "round-1").code
    page = visit("cockpit")
    picture = next(node.proto.imgs[0] for node in page.main if node.type == "image")
    assert picture.alt == f"QR-code die naar http://voorbeeld.test/j/{code} leidt"
    assert f">{code}</p>" in next(node.value for node in page.main if node.type == "html")
    assert "http://voorbeeld.test/j" in _says(page)
    assert not page.warning


def test_an_address_that_phones_cannot_reach_is_said(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    team.public_url = "http://localhost:8501"
    assert "Met dit adres komen telefoons er niet in" in visit("cockpit").warning[0].value


def test_a_qr_code_says_what_it_is_and_holds_the_address() -> None:
    svg = qr_code("http://voorbeeld.test/j/BCDFG", "QR-code naar <de ronde>")
    assert svg.startswith("<svg")
    assert "<title>QR-code naar &lt;de ronde&gt;</title>" in svg
    assert 'fill="#FFFFFF"' in svg or 'fill="#fff"' in svg


def test_everybody_is_seen_where_they_are_and_robots_apart(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    codes = {until: people.come("round-1", until=until) for until in ("before", "task", "screen", "after", "thanks")}
    robot = people.come("round-1", robot=True)
    page = visit("cockpit")
    text = _says(page)
    assert "5 mensen binnen, 1 klaar." in text
    assert f"| {codes['before']} | vragen vooraf, 1 van 1 · 0 van 1 taken gedaan | net |" in text
    assert f"| {codes['task']} | taak 1: Bereid je voor · 0 van 1 taken gedaan | net |" in text
    assert f"| {codes['screen']} | taak 1, scherm ‘Begin hier’ · 0 van 1 taken gedaan | net |" in text
    assert f"| {codes['after']} | vragen achteraf, 1 van 1 · 1 van 1 taken gedaan | net |" in text
    assert f"| {codes['thanks']} | klaar · 1 van 1 taken gedaan |  |" in text
    of_people, of_robots = [one.value for one in page.markdown if one.value.startswith("| Code |")]
    assert robot not in of_people
    assert robot in of_robots
    assert ":orange-badge[Gesimuleerd] 1 robot binnen, 1 klaar." in text


def test_who_stands_still_for_more_than_two_minutes_is_marked(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    still = people.come("round-1", until="screen", ago=190)
    people.come("round-1", until="screen", ago=100)
    people.come("round-1", until="thanks", ago=900)
    text = _says(visit("cockpit"))
    assert "1 persoon tikte al meer dan twee minuten niet" in text
    assert (
        f"| {still} | taak 1, scherm ‘Begin hier’ · 0 van 1 taken gedaan | 3 min geleden :orange-badge[staat stil] |"
        in text
    )
    assert text.count("staat stil") == 2


def test_who_declined_is_counted_and_nothing_more(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    team.store.write(lambda tx: tx.tally("f" * 32, "small", "round-1", "declined")).result(5)
    assert "Er is nog niemand binnen. 1 persoon zag ervan af." in _says(visit("cockpit"))


def test_no_answer_is_in_what_the_cockpit_knows_or_shows(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1", steer="5")
    assert "een eigen zin" not in repr(whereabouts("small", "round-1"))
    assert "een eigen zin" not in _says(visit("cockpit"))
    assert {type(value) for one in whereabouts("small", "round-1") for value in vars(one).values()} == {
        str,
        bool,
        int,
        float,
    }


def test_closing_asks_twice_and_says_who_is_still_busy(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1", until="screen")
    page = visit("cockpit")
    assert "1 persoon is nog bezig" in _says(page)
    page.button(key=CLOSE).click().run()
    assert team.store.round("small", "round-1").state == "closed"


def test_a_round_that_people_took_part_in_does_not_open_again(team: House, people: People, visit: Any) -> None:
    """Otherwise somebody could open it for one person and subtract the figures of before from those of after."""
    open_round("small", "round-1")
    people.come("round-1")
    close_round("small", "round-1")
    page = visit("cockpit", round="round-1")
    assert "Gesloten" in _says(page)
    assert not [one.label for one in page.button if one.key and one.key.startswith("cockpit:")]


def test_a_round_that_was_closed_by_mistake_before_anybody_came_opens_again(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    close_round("small", "round-1")
    page = visit("cockpit", round="round-1")
    page.button(key=f"{OPEN} again").click().run()
    assert team.store.round("small", "round-1").state == "open"


def test_the_round_that_is_open_is_shown_first(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    close_round("small", "round-1")
    open_round("small", "round-2")
    assert "Klein: Ronde 2" in _says(visit("cockpit"))
    assert "Klein: Ronde 1" in _says(visit("cockpit", round="round-1"))


@pytest.mark.parametrize(("seconds", "words"), [(5, "net"), (61, "1 min"), (3_700, "1 uur"), (200_000, "2 dagen")])
def test_the_time_since_a_tap_is_in_words(seconds: float, words: str, team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1", until="screen", ago=seconds)
    assert words in _says(visit("cockpit"))


def test_looking_is_cheap_while_nothing_happens(
    team: House, people: People, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page looks every second; without a new record it reads nothing that people did."""
    open_round("small", "round-1")
    people.come("round-1")
    whereabouts("small", "round-1")
    for name in ("events", "steps", "sessions"):
        monkeypatch.setattr(type(team.store), name, lambda *_: pytest.fail("what people did was read again"))
    assert len(whereabouts("small", "round-1")) == 1
