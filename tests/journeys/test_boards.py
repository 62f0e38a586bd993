"""A board outside rounds, by both doors: the team's page and a member's phone, in real Chromium."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.door import test_board_together as together
from tests.door.test_sharing import PROTOTYPE, SPRINT
from tests.journeys.phone import SIZE, Phone

pytestmark = pytest.mark.browser

PATIENCE = 15_000
"""Milliseconds. How soon others see something is measured by `tests/benchmarks/board.py`; here a machine may be busy."""
NEW = "board/talk/new"


def only(server: Any, prototype: str, typed: str, sprint: str) -> Any:
    """The server with one prototype and one sprint in its kit."""
    for folder in ("prototypes", "experiments", "surveys"):
        for one in (server.kit / folder).glob("*.yaml"):
            one.unlink()
    folder = server.kit / "prototypes" / prototype
    folder.mkdir()
    (folder / "v1.yaml").write_text(typed, encoding="utf-8")
    (server.kit / "experiments" / "small.yaml").write_text(sprint, encoding="utf-8")
    return server


def at_the_board(server: Any, browser: Browser) -> Page:
    """The team's page, with the board just opened."""
    team = browser.new_context(viewport={"width": 1280, "height": 1200}, locale="nl-NL").new_page()
    team.goto(server.team_link())
    team.goto(f"{server.url}/boards")
    team.get_by_role("button", name="Open het bord").click()
    expect(team.get_by_text("Leden: 0. Nodig iemand uit")).to_be_visible()
    return team


@pytest.fixture
def kit(server: Any) -> Any:
    return only(server, "trial", PROTOTYPE, SPRINT)


def test_the_team_and_a_member_see_what_the_other_puts_without_doing_anything(kit: Any, browser: Browser) -> None:
    team = at_the_board(kit, browser)
    team.get_by_text("Leden: 0. Nodig iemand uit").click()
    team.get_by_role("button", name="Maak links").click()
    links = team.locator("code").inner_text().split()
    assert len(links) == 5

    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.page.goto(links[0])
    expect(phone.page.locator("main")).to_contain_text("Een bord voor maanden.")
    phone.page.locator('button[value="yes"]').click()
    phone.at("receipt")
    phone.press("receipt/next", "board.home")

    phone.page.locator(f'details:has([name="{NEW}/title"])').evaluate("one => one.open = true")
    phone.page.fill(f'[name="{NEW}/title"]', "Van de telefoon")
    phone.page.fill(f'[name="{NEW}/text"]', "een eerste bericht")
    phone.page.locator(f'button[value="{NEW}/send"]').click()
    expect(team.get_by_text("een eerste bericht")).to_be_visible(timeout=PATIENCE)

    team.get_by_text("Schrijf een bericht").click()

    team.locator('input[aria-label^="Waar gaat"]').fill("Van het team")
    team.locator('textarea[aria-label="Je bericht"]').fill("een antwoord van het team")
    team.locator('textarea[aria-label="Je bericht"]').blur()
    team.get_by_role("button", name="Plaatsen", exact=True).click()
    expect(phone.page.locator(".card", has_text="een antwoord van het team")).to_have_count(1, timeout=5_000)
    expect(team.get_by_text("een antwoord van het team")).to_have_count(1)

    again = browser.new_context(viewport=SIZE, locale="nl-NL").new_page()
    again.goto(links[0])
    expect(again.locator('#f[data-place="board.home"]')).to_have_count(1)
    assert kit.rows("select count(*) from sessions where channel != 'team'") == [(1,)]


def test_what_the_team_chose_stays_chosen_when_somebody_elses_card_changes_the_count_in_its_label(
    server: Any, browser: Browser
) -> None:
    team = at_the_board(only(server, "expedition", together.PROTOTYPE, together.SPRINT), browser)
    team.get_by_text("Geleerd", exact=True).first.click()
    expect(team.locator("textarea")).to_have_count(1)

    (code,) = server.rows("select code from round_changes order by seq desc limit 1")[0]
    phone = Phone(browser.new_context(viewport=SIZE, locale="nl-NL").new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.press("receipt/next", "board.home")
    phone.choose("board/board/part", "learning")
    for number in (1, 2):
        phone.page.fill('[name="board/board/add-learning/text"]', f"inzicht {number}")
        phone.page.locator('button[value="board/board/add-learning/add"]').click()
        expect(team.get_by_text(f"Geleerd ({number})")).to_be_visible(timeout=5_000)
        expect(team.get_by_role("radio", name=f"Geleerd ({number})")).to_be_checked()
        expect(team.get_by_text("inzicht 1", exact=True)).to_be_visible()
    expect(team.get_by_text("staat er niet bij")).to_have_count(0)
