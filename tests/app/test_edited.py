"""An edit of what people saw: the cockpit and Home say so, and offer what can become of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.conftest import People, told
from toolkit.app.look import plain
from toolkit.app.standing import close_round, open_round
from toolkit.app.state import House

V1 = "prototypes/talk/v1.yaml"


def _says(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def edited(team: House, people: People) -> House:
    open_round("small", "round-1")
    people.come("round-1", until="screen")
    path = team.live.folder / V1
    path.write_text(path.read_text().replace("Ik heb een uur", "Ik heb één uur"))
    return team


def test_the_cockpit_and_home_say_that_something_was_edited_since_people_saw_it(edited: House, visit: Any) -> None:
    page = _says(visit("cockpit"))
    assert "Er is iets veranderd aan wat deelnemers al zagen" in page
    assert f"`{V1}`: alleen de woorden zijn anders." in page
    assert "Ronde 1: er is iets veranderd aan wat deelnemers al zagen." in _says(visit("home"))
    assert "Something that participants have seen was changed" in _says(visit("cockpit", "en"))


def test_without_an_edit_nothing_is_asked(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1")
    assert "Besluit nodig" not in _says(visit("cockpit"))
    assert "Besluit" not in _says(visit("home"))


def test_it_can_become_the_next_revision(edited: House, visit: Any) -> None:
    page = visit("cockpit")
    page.button(key=f"edited: branch {V1}").click().run()
    assert not page.exception
    edited.live.refresh()
    assert list(edited.live.kit.prototypes["talk"]) == ["v1", "v2", "v3"]
    assert "Ik heb één uur" in (edited.live.folder / "prototypes/talk/v3.yaml").read_text()
    assert "Ik heb een uur" in (edited.live.folder / V1).read_text()
    assert "Besluit nodig" not in _says(page)
    assert "prototypes/talk/v3.yaml is gemaakt" in page.success[0].value.replace("\\", "")


def test_the_studio_says_it_too_and_leads_to_where_it_is_decided(edited: House, visit: Any) -> None:
    assert "Er is iets veranderd aan wat deelnemers al zagen" in _says(visit("studio", file=V1))
    assert "Er is iets veranderd" not in _says(visit("studio", file="prototypes/talk/v2.yaml"))


def test_what_only_the_team_reads_is_nothing_to_decide_about(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-2")
    people.come("round-2", until="screen")
    path = team.live.folder / "prototypes/talk/v2.yaml"
    path.write_text(path.read_text().replace("Niemand vinkte iets af", "Vijf mensen vinkten niets af"))
    for page in (visit("cockpit", round="round-2"), visit("studio", file="prototypes/talk/v2.yaml"), visit("home")):
        assert "veranderd aan wat deelnemers al zagen" not in _says(page)


def test_it_can_count_the_same_with_a_name_and_a_reason(edited: House, visit: Any) -> None:
    page = visit("cockpit")
    go = next(one for one in page.button if one.label == "Tel gewoon door")
    go.click().run()
    assert page.warning[-1].value == plain("Zeg wie dit besluit, en waarom.")
    who, why, *_ = page.text_input
    who.set_value("Noor")
    why.set_value("een typefout")
    next(one for one in page.button if one.label == "Tel gewoon door").click().run()
    assert "Besluit nodig" not in _says(page)
    assert [one.who for one in edited.store.shown("small", "round-1") if one.why == "kept"] == ["Noor"]
    assert "Noor besloot dat: een typefout." in _says(visit("evidence"))


def test_a_file_that_is_gone_can_be_put_back(team: House, people: People, visit: Any) -> None:
    open_round("small", "round-1")
    people.come("round-1", until="screen")
    path = team.live.folder / "surveys/ease.yaml"
    path.unlink()
    sprint = team.live.folder / "experiments/small.yaml"
    sprint.write_text(sprint.read_text().replace("after: [ease]", "after: []"))
    page = visit("cockpit")
    assert "`surveys/ease.yaml`: dit bestand is weg." in _says(page)
    page.button(key="edited: restore surveys/ease.yaml").click().run()
    assert path.is_file()


def test_after_a_round_its_sprint_may_change_but_its_revision_is_asked_about(edited: House, visit: Any) -> None:
    sprint = edited.live.folder / "experiments/small.yaml"
    sprint.write_text(sprint.read_text().replace("Make sure that you are ready.", "Get ready."))
    close_round("small", "round-1")
    page = _says(visit("cockpit", round="round-1"))
    assert f"`{V1}`" in page
    assert "small.yaml" not in page
    assert "De cijfers van deze ronde horen bij wat deelnemers zagen" in page
