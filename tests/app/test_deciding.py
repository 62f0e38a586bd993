"""After a round the Cockpit says how many decisions there are, and leads to where they are taken."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.app.conftest import told
from toolkit.app.state import House
from toolkit.records import Decision


def draw(language: str) -> None:
    from toolkit.app import deciding
    from toolkit.app.state import house

    deciding.show(house(), "small", "round-1", language)


def visit(language: str = "nl") -> Any:
    page = AppTest.from_function(draw, kwargs={"language": language}, default_timeout=30).run()
    assert not page.exception, page.exception
    return page


def test_a_round_that_was_never_opened_has_nothing_to_decide(team: House) -> None:
    assert told(visit()) == ""


def test_after_a_round_there_is_one_place_to_decide_and_the_way_to_it(team: House) -> None:
    team.store.open_round("small", "round-1")
    team.store.close_round("small", "round-1")
    page = visit()
    assert "Er is nog geen besluit\\." in told(page)
    assert [one.proto.page for one in page.page_link] == ["decisions"]
    assert page.page_link[0].proto.query_string == "sprint=small&round=round-1"
    for n in (1, 2):
        team.store.decide(Decision(f"d{n}", "small", "round-1", "keep", "x", "y", "", 1.0, told=False))
    assert "There are 2 decisions after this round\\." in told(visit("en"))
