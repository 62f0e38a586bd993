"""The team's rehearsal: a button, robots that are called robots, and what would be in people's way."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import People, told
from toolkit.app import rehearsing
from toolkit.app.state import House
from toolkit.app.words import words
from toolkit.experiments.personas import PERSONAS

BUTTON = "rehearse: small/round-1"


def _page(language: str) -> None:
    from toolkit.app.rehearsing import offer
    from toolkit.app.state import for_the_team

    offer(for_the_team(), "small", "round-1", language)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "ROBOTS", 3)


def draw(language: str = "nl") -> AppTest:
    page = AppTest.from_function(_page, kwargs={"language": language}, default_timeout=60)
    page.run()
    assert not page.exception, page.exception
    return page


def says(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def test_a_press_sends_robots_and_says_that_nothing_is_in_the_way(team: House, few: None) -> None:
    page = draw()
    assert page.button(key=BUTTON).label == "Stuur 3 robots vooruit"
    page.button(key=BUTTON).click().run()
    assert not page.exception, page.exception
    assert ":orange-badge[Gesimuleerd] Deden mee: 3 robots. Zagen ervan af: 0. Kwamen tot het eind: 3." in says(page)
    assert ":green-badge[Niets zit mensen in de weg.]" in says(page)
    assert "| zorgvuldig | English |" in says(page)
    assert all(one.robot for one in team.store.sessions("small", "round-1"))
    assert page.button(key=BUTTON).label == "Stuur opnieuw 3 robots"


def test_what_is_wrong_stands_there_with_its_place_in_the_readers_language(team: House, few: None) -> None:
    file = team.live.kit.folder / "experiments/small.yaml"
    file.write_text(file.read_text().replace("{nl: Wij. Zonder naam., en: We do. Without a name.}", "TODO"))
    for language, sentence in (
        ("nl", "- Je vraagt mensen naar henzelf (`feeling`), en er staat nog niet wie dat ziet; schrijf het onder"),
        ("en", "- People are asked about themselves (`feeling`), and nobody has written who sees it; write it under"),
    ):
        page = draw(language)
        page.button(key=BUTTON).click().run()
        assert sentence in says(page)
        assert ":small[experiments/small.yaml, consent]" in says(page)
        assert words(language)["rehearse_faults_one"] in says(page)


def test_an_edit_after_a_rehearsal_makes_its_outcome_old(team: House, few: None) -> None:
    page = draw("en")
    page.button(key=BUTTON).click().run()
    assert "since this rehearsal" not in says(page)
    file = team.live.kit.folder / "experiments/small.yaml"
    file.write_text(file.read_text().replace("Make sure that you are ready.", "See to it that you are ready."))
    team.live.refresh()
    assert "Something has changed since this rehearsal." in says(page.run())


def test_people_who_are_in_the_round_stay_there(team: House, few: None, people: People) -> None:
    code = people.come("round-1", until="screen")
    page = draw()
    for _ in range(2):
        page.button(key=BUTTON).click().run()
    there = team.store.sessions("small", "round-1")
    assert [one.participant for one in there if not one.robot] == [code]
    assert len(there) == 4


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_manner_has_its_words(language: str) -> None:
    for one in PERSONAS:
        assert words(language)[f"rehearse_manner_{one.name.replace(' ', '_')}"]
