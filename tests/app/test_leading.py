"""Leading a round from the Cockpit: pause, move on, an end, links that work once, who came and how."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import People
from tests.app.conftest import told as written
from toolkit.app.standing import close_round, open_round
from toolkit.app.state import House

KEY = "cockpit: small/round-1"
GROUPS = """
segments:
  - {id: manager, title: {nl: Leidinggevende, en: Manager}}
  - {id: employee, title: {nl: Medewerker, en: Employee}}
"""


def told(page: Any) -> str:
    """What a reader sees: Markdown's backslashes are not."""
    return written(page).replace("\\", "")


@pytest.fixture
def grouped(team: House, mini_kit: Path) -> House:
    """The small sprint with two groups of people."""
    file = mini_kit / "experiments/small.yaml"
    file.write_text(file.read_text(encoding="utf-8") + GROUPS, encoding="utf-8")
    team.live.refresh()
    assert team.live.problems == ()
    return team


def test_a_pause_tells_its_message_and_goes_on_by_one_press(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    page = visit("cockpit")
    page.text_input[0].set_value("Koffie tot *elf* uur")
    page.button(key=f"FormSubmitter:{KEY} pauses-Pauzeer de ronde").click().run()
    assert team.store.round("small", "round-1").message == "Koffie tot *elf* uur"
    assert "De ronde staat stil sinds" in told(page)
    assert r"> Koffie tot \*elf\* uur" in written(page)
    page.button(key=f"{KEY} goes on").click().run()
    state = team.store.round("small", "round-1")
    assert (state.paused, len(state.pauses)) == (0.0, 1)


def test_nobody_stands_still_while_the_round_does(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1", until="screen", ago=190)
    assert "tikte al meer dan twee minuten niet" in told(visit("cockpit"))
    team.store.lead("small", "round-1", "pause", "")
    assert "tikte al meer dan twee minuten niet" not in told(visit("cockpit"))
    team.store.lead("small", "round-1", "resume")
    assert "tikte al meer dan twee minuten niet" not in told(visit("cockpit"))  # they begin to go on only now


def test_everybody_goes_to_the_place_that_was_chosen(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    page = visit("cockpit")
    assert page.button(key=f"{KEY} moves").disabled
    page.selectbox(key=f"{KEY} moves to").select("after.ease.1").run()
    page.button(key=f"{KEY} moves").click().run()
    assert [one.to for one in team.store.round("small", "round-1").moves] == ["after.ease.1"]
    assert re.search(r"Om \d\d:\d\d ging iedereen naar: vragen achteraf, 1 van 1", told(page))


def test_where_each_person_sees_all_variants_everybody_can_be_taken_to_each_of_them(
    team: House, mini_kit: Path, visit: Any
) -> None:
    file = mini_kit / "experiments/small.yaml"
    variants = "[{id: a, title: {nl: A, en: A}, revision: v1}, {id: b, title: {nl: B, en: B}, revision: v2}]"
    typed = file.read_text(encoding="utf-8").replace(
        "revision: v1,", f"revision: v1, each_sees: all, variants: {variants},", 1
    )
    file.write_text(typed.replace("[round-1, round-2]", "[round-1/a, round-2]"), encoding="utf-8")
    team.live.refresh()
    assert team.live.problems == ()
    open_round("small", "round-1")
    assert [one for one in visit("cockpit").selectbox(key=f"{KEY} moves to").options if one.startswith("taak")] == [
        "taak 1: Bereid je voor (a)",
        "taak 1: Bereid je voor (b)",
    ]


def test_an_end_can_be_set_moved_and_taken_away(team: House, visit: Any) -> None:
    open_round("small", "round-1")
    page = visit("cockpit")
    page.button(key=f"{KEY} ends 10").click().run()
    first = team.store.round("small", "round-1").until
    assert 590 < first - team.store.clock() <= 600
    assert "over 10 minuten" in told(page)
    page.button(key=f"{KEY} ends 5").click().run()
    assert team.store.round("small", "round-1").until == pytest.approx(first + 300)
    page.button(key=f"{KEY} never ends").click().run()
    assert team.store.round("small", "round-1").until == 0


def test_links_that_work_once_are_shown_once_and_counted(grouped: House, visit: Any) -> None:
    code = open_round("small", "round-1").code
    page = visit("cockpit")
    page.number_input[0].set_value(3)
    next(one for one in page.selectbox if one.label == "Groep").select("manager")
    page.button(key=f"FormSubmitter:{KEY} links-Maak links").click().run()
    made = next(one.value for one in page.code if "?one=" in one.value).split("\n")
    assert len(set(made)) == 3
    assert all(re.fullmatch(rf"http://voorbeeld\.test/j/{code}\?one=[A-Za-z0-9_-]{{16}}", one) for one in made)
    again = visit("cockpit")
    assert not [one for one in again.code if "?one=" in one.value]
    assert "Leidinggevende: 0 van 3 gebruikt" in told(again)


def test_each_group_has_a_link_of_its_own(grouped: House, visit: Any) -> None:
    code = open_round("small", "round-1").code
    codes = [one.value for one in visit("cockpit").code]
    assert f"http://voorbeeld.test/j/{code}?seg=manager" in codes


def test_who_is_expected_who_came_later_and_who_took_part_before_is_told(
    grouped: House, people: People, visit: Any
) -> None:
    open_round("small", "round-1")
    people.come("round-1", until="screen")
    late = people.come("round-1", until="screen", ago=-700)
    page = told(visit("cockpit"))
    assert "2 van de 5 verwachte mensen zijn binnen." in page
    assert f"| {late} · kwam later |" in page
    close_round("small", "round-1")
    assert "3 mensen zijn niet gekomen." in told(visit("cockpit", round="round-1"))
