"""A participant comes back: sees what they gave, changes an answer, reads what the team did, and withdraws."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.journeys.phone import SIZE, Phone
from toolkit.records import Decision

BRING_UP = "before.four-cs/control-bring-up/answer"
ASKED = "Als ik iets wil veranderen in mijn werk, begin ik er zelf over."
SMALL = """() => [...document.querySelectorAll("main a, main button, main summary")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.innerText)"""


def fits_a_thumb(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZE["width"]


def test_somebody_changes_an_answer_reads_what_was_done_and_withdraws(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    page = phone.page
    phone.scan(f"{server.url}/j/{code}")
    receipt = page.locator(".card h2").inner_text()
    phone.press("receipt/next", "before.four-cs.1")
    phone.choose(BRING_UP, "4")
    phone.press("before.four-cs/next", "before.four-cs.2")

    # By the keyboard alone: to the page, to the question, and back.
    page.get_by_role("link", name="Mijn ontvangstcode en mijn antwoorden").press("Enter")
    expect(page.locator("dl")).to_contain_text([f"{ASKED}4 · Eens"])
    expect(page.locator("main")).to_contain_text("Nog niets. Het team bekijkt eerst wat iedereen gaf.")
    fits_a_thumb(page)
    page.get_by_role("link", name=f"Wijzig {ASKED}").press("Enter")
    phone.at("before.four-cs.1")
    expect(page.locator(f'input[name="{BRING_UP}"][value="4"]')).to_be_checked()
    expect(page.get_by_text(ASKED)).to_be_in_viewport()
    page.locator(f'input[name="{BRING_UP}"][value="4"]').press("ArrowDown")
    phone.until_saved()
    page.get_by_role("link", name="Mijn ontvangstcode en mijn antwoorden").press("Enter")
    expect(page.locator("main")).to_contain_text("5 · Helemaal eens (later veranderd; alleen dit telt)")
    counts = "select value, n from counts where item = 'control-bring-up' and n > 0"
    assert server.rows(counts) == [("5", 1)]
    answers = server.rows("select value from events where item = 'control-bring-up' order by seq")
    assert answers == [('"4"',), ('"5"',)]
    context.close()

    store = server.store()
    store.close_round("next-step", "round-2")
    told = Decision(
        "d1", "next-step", "round-2", "change", "Zes vragen was te veel.", "We vragen er drie.", "", 1.0, True
    )
    store.decide(told)
    store.close()

    # On another phone, without JavaScript, in English.
    later = browser.new_context(viewport=SIZE, locale="en-GB", java_script_enabled=False)
    page = later.new_page()
    page.goto(f"{server.url}/j?receipt")
    page.locator('input[name="receipt"]').fill(receipt.lower())
    page.get_by_role("button", name="Verder").or_(page.get_by_role("button", name="Go on")).last.click()
    page.goto(f"{server.url}/p/{code}/mine")
    page.get_by_role("button", name="English").click()
    main = page.locator("main")
    expect(main).to_contain_text("We change this")
    expect(main).to_contain_text("Zes vragen was te veel.")
    expect(main).to_contain_text("We vragen er drie.")
    expect(main).to_contain_text("The round is closed, so nothing can be changed any more.")
    expect(page.get_by_role("link", name="Change")).to_have_count(0)
    page.locator("summary", has_text="Withdraw everything").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.locator("h1")).to_have_text("Everything has been deleted")
    expect(page.locator("main")).to_contain_text("not even to read what the team did")
    assert server.rows(counts) == []
    assert server.rows("select count(*) from events") == [(0,)]
    assert server.rows("select said from decisions") == [("Zes vragen was te veel.",)]
    later.close()
