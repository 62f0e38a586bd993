"""After a round the team decides, makes the next revision and the next round; participants read what was shared."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.phone import SIZE, Phone
from tests.journeys.test_team import DESK, team_page, unfold
from toolkit.kit import open_kit

pytestmark = pytest.mark.browser

SAID, DID = "Zes vragen vooraf was te veel.", "We vragen er drie."


def test_a_team_decides_and_goes_on_to_the_next_revision_and_the_next_round(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-1")
    guest = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(guest.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    store = server.store()
    store.close_round("next-step", "round-1")
    store.close()

    context, page = team_page(server, browser, DESK)
    page.goto(f"{server.url}/cockpit?sprint=next-step&round=round-1")
    page.get_by_role("link", name="Besluit wat jullie houden, veranderen of laten vallen").click()
    page.get_by_label("Wat mensen zeiden of deden").fill(SAID)
    page.get_by_label("Wat wij doen").fill(DID)
    page.get_by_label("Wie besloten dit?").fill("Noor")
    page.get_by_text("Wie meedeed mag dit lezen").click()
    page.get_by_role("button", name="Bewaar het besluit").click()
    expect(page.get_by_text("deelnemers lezen dit")).to_be_visible()
    assert server.rows("select verdict, said, did, told from decisions") == [("change", SAID, DID, 1)]

    unfold(page, "Maak de volgende revisie")
    page.get_by_label("Wat er anders is, in het Engels").fill("We ask three.")
    page.get_by_label("Door welke bevinding, in het Engels").fill("Six questions were too many.")
    page.get_by_role("button", name="Maak de volgende revisie").click()
    expect(page.get_by_text("staat klaar")).to_be_visible()
    prototype = open_kit(server.kit).sprints["next-step"].prototype
    made = list(open_kit(server.kit).prototypes[prototype].values())[-1]
    assert [one.what("en") for one in made.changes] == ["We ask three."]

    unfold(page, "Een ronde erbij")
    page.get_by_label("Wie er meedoen, in het Nederlands").fill("Acht anderen")
    page.get_by_role("button", name="Zet de ronde in het bestand").click()
    page.get_by_role("link", name="Bekijk het plan").click()
    expect(page.get_by_role("heading", name="De volgende stap: Ronde 3")).to_be_visible()
    expect(page.get_by_text("Acht anderen")).to_be_visible()
    context.close()

    phone.page.goto(f"{server.url}/p/{code}/mine")
    expect(phone.page.locator("main")).to_contain_text(SAID)
    expect(phone.page.locator("main")).to_contain_text(DID)
    guest.close()
