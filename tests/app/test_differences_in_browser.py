"""Two revisions side by side in a real browser, on a laptop and on a phone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.test_in_browser import SIZES, _open, served

__all__ = ["served"]  # a fixture: the house as the demo has it, the team's link, a participant's link


@pytest.mark.parametrize("size", SIZES)
def test_both_phones_open_at_the_screen_that_one_chooses(size: str, served: tuple[str, str, str], browser: Any) -> None:
    url, team, _ = served
    context = browser.new_context(viewport=SIZES[size], locale="nl-NL")
    page = context.new_page()
    page.goto(team)
    _open(page, f"{url}/library?prototype=manager-mobility-toolkit&beside=v1")
    page.wait_for_selector("text=De schermen “Procesoverzicht”, “Spelregels” en “Veelgestelde vragen” zijn weg.")
    where = page.get_by_label("Waar wil je kijken?")
    where.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list that opens while the page still scrolls closes again
    where.click()
    page.get_by_role("option").filter(has_text="“1. Bereid het gesprek voor”").click()
    page.wait_for_selector("text=De checklist telt nu 4 punten in plaats van 7")
    phones = page.locator("iframe[src*='screen=prepare']")
    phones.nth(1).wait_for()
    titles = [phones.nth(n).content_frame.locator("h1").inner_text() for n in (0, 1)]
    assert titles == ["Voorbereiding", "1. Bereid het gesprek voor"]
    left, right = (phones.nth(n).bounding_box() for n in (0, 1))
    assert (left["y"] == right["y"]) == (size == "laptop")
    assert left["x"] + left["width"] <= right["x"] or left["y"] + left["height"] <= right["y"]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= SIZES[size]["width"]
    context.close()
