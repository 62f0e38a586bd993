"""Who is not the team sees the entrance, whatever page was asked for, and nothing is computed for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.conftest import People, told
from toolkit.app import standing
from toolkit.app.state import House, NotTheTeam
from toolkit.app.views import VIEWS
from toolkit.storage.store import Store

QUESTION = "Helpt een lijstje"


@pytest.mark.parametrize("sent", [None, "", "iets", "ImtleSI.afgeknipt"])
@pytest.mark.parametrize("view", VIEWS)
def test_without_the_team_s_cookie_every_view_is_the_entrance(
    view: str, sent: str | None, house: House, cookie: Any, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie(sent)

    def nobody(*_: object, **__: object) -> None:
        raise AssertionError("the entrance looked into the store")

    for name in ("reading", "write", "sessions", "events", "round", "responses", "counts"):
        monkeypatch.setattr(Store, name, nobody)
    page = visit(view)
    assert page.title[0].value == "Dit is de ingang van het team"
    assert "(/j)" in told(page)
    assert QUESTION not in told(page)
    assert not page.selectbox
    assert [one.label for one in page.button] == ["Binnengaan"]


@pytest.mark.parametrize("view", VIEWS)
def test_with_the_cookie_every_view_opens_in_both_languages(view: str, team: House, visit: Any) -> None:
    titles = [visit(view, language).title[0].value for language in ("nl", "en")]
    assert "Dit is de ingang van het team" not in titles
    assert titles[0] != titles[1] or view in ("cockpit", "studio")


def test_the_key_itself_is_no_cookie(house: House, cookie: Any, visit: Any) -> None:
    cookie(house.team_key())
    assert visit("home").title[0].value == "Dit is de ingang van het team"


def test_what_is_computed_for_pages_refuses_everybody_else(house: House, people: People, cookie: Any) -> None:
    """A page that forgets to look at the door gets nothing."""
    people.come("round-1")
    cookie(None)
    for ask in (
        lambda: standing.standing("small"),
        lambda: standing.whereabouts("small", "round-1"),
        lambda: standing.evidence("small", "nl"),
        lambda: standing.journey("small", "round-1"),
        lambda: standing.open_round("small", "round-1"),
        lambda: standing.close_round("small", "round-1"),
    ):
        with pytest.raises(NotTheTeam):
            ask()
    assert house.store.round("small", "round-1").state == "planned"


def test_what_was_computed_for_the_team_is_not_kept_for_others(team: House, people: People, cookie: Any) -> None:
    people.come("round-1")
    assert standing.whereabouts("small", "round-1")
    cookie(None)
    with pytest.raises(NotTheTeam):
        standing.whereabouts("small", "round-1")


@pytest.mark.parametrize("typed", ["{url}/team?key={key}", "{key}", "  {url}/team?key={key}  "])
def test_the_team_s_link_opens_the_house(typed: str, house: House, cookie: Any, visit: Any) -> None:
    cookie(None)
    page, key = visit("entrance"), house.team_key()
    page.text_input[0].set_value(typed.format(url=house.public_url, key=key))
    page.button[0].click().run()
    assert f"/team?key={key}" in told(page)
    assert not page.warning


@pytest.mark.parametrize("typed", ["", "http://voorbeeld.test/team?key=iets", "'><script>alert(1)</script>"])
def test_another_link_opens_nothing(typed: str, house: House, cookie: Any, visit: Any) -> None:
    cookie(None)
    page = visit("entrance")
    page.text_input[0].set_value(typed)
    page.button[0].click().run()
    assert "kennen we niet" in page.warning[0].value
    assert "script" not in told(page)
