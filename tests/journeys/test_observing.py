"""Two observers beside a round, in real Chromium: one loses the network, reloads, and comes back. Every note arrives once."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.phone import SIZE, Phone
from toolkit.door import observer

pytestmark = pytest.mark.browser

SPRINT, ROUND = "next-step", "round-2"
WORKER = "navigator.serviceWorker && navigator.serviceWorker.controller !== null"
SHELF = "caches.keys().then(async names => (await Promise.all(names.map(n => caches.open(n).then(c => c.keys())))).flat().length >= 5)"


@pytest.fixture
def link(server: Any) -> str:
    store = server.store()
    try:
        code = store.open_round(SPRINT, ROUND).code
        return f"{server.url}/o/{code}?as={observer.make(store.secret, code)}"
    finally:
        store.close()


@pytest.fixture
def walker(server: Any, browser: Browser, link: str) -> Phone:
    """A participant at the first screen of the first task."""
    phone = Phone(browser.new_context(viewport=SIZE, locale="nl-NL").new_page(), "nl")
    phone.scan(link.split("?")[0].replace("/o/", "/j/"))
    return phone


def stored(server: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = server.rows(
        "select participant, what, severity, observer from observations where what != '' order by at"
    )
    return found


def come(browser: Browser, link: str, name: str, **more: Any) -> tuple[BrowserContext, Page]:
    """An observer who says their name once. The participant's letter is `a`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", **more)
    page = context.new_page()
    page.goto(link)
    page.locator("[name=observer]").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator("#people label")).to_have_count(2, timeout=15_000)
    return context, page


def write(page: Page, who: str, severity: str, text: str) -> None:
    """Two keystrokes and the text."""
    page.keyboard.press(who)
    page.keyboard.press(severity)
    expect(page.locator("[name=what]")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator("[name=what]")).to_have_value("")


def all_sent(page: Page) -> None:
    expect(page.locator(".waits")).to_have_count(0, timeout=20_000)


def test_two_observers_write_and_what_was_written_offline_arrives_once(
    server: Any, browser: Browser, link: str, walker: Phone
) -> None:
    code = walker.page.get_attribute("#f", "data-who")
    anna, page_a = come(browser, link, "Anna")
    bram, page_b = come(browser, link, "Bram")
    write(page_a, "a", "2", "Leest de code twee keer")
    write(page_b, "z", "0", "Het is stil in de zaal")
    all_sent(page_a)
    all_sent(page_b)
    page_a.wait_for_function(WORKER)
    page_a.wait_for_function(SHELF)

    anna.set_offline(True)
    expect(page_a.locator("#status")).to_contain_text("Geen verbinding", timeout=15_000)
    for number in (1, 2, 3):
        write(page_a, "a", str(number), f"Offline gezien: {number}")
    expect(page_a.locator("#status")).to_contain_text("Nog niet verstuurd: 3.")
    page_a.keyboard.press("a")
    page_a.keyboard.press("4")
    page_a.keyboard.type("Half geschr")
    page_a.reload()
    expect(page_a.locator("#status")).to_contain_text("Nog niet verstuurd: 3.", timeout=15_000)
    expect(page_a.locator("#people b").first).to_have_text(code or "")
    expect(page_a.locator("[name=what]")).to_have_value("Half geschr")
    page_a.locator("[name=what]").focus()
    page_a.keyboard.press("End")
    page_a.keyboard.type("even")
    page_a.keyboard.press("Enter")
    write(page_b, "a", "1", "Intussen schrijft een ander")
    all_sent(page_b)
    assert len(stored(server)) == 3  # nothing of Anna's yet

    anna.set_offline(False)
    all_sent(page_a)
    all_sent(page_b)
    assert sorted(stored(server)) == sorted(
        [
            (code, "Leest de code twee keer", 2, "Anna"),
            ("", "Het is stil in de zaal", 0, "Bram"),
            (code, "Offline gezien: 1", 1, "Anna"),
            (code, "Offline gezien: 2", 2, "Anna"),
            (code, "Offline gezien: 3", 3, "Anna"),
            (code, "Half geschreven", 4, "Anna"),
            (code, "Intussen schrijft een ander", 1, "Bram"),
        ]
    )
    page_a.reload()
    expect(page_a.locator("#list li")).to_have_count(5)
    assert len(stored(server)) == 7
    for context in (anna, bram, walker.page.context):
        context.close()


def test_with_the_server_gone_the_page_opens_again_and_keeps_what_is_written(
    server: Any, browser: Browser, link: str, walker: Phone
) -> None:
    context, page = come(browser, link, "Anna")
    page.wait_for_function(WORKER)
    page.wait_for_function(SHELF)
    server.kill()
    page.reload()
    expect(page.locator("#people label")).to_have_count(2, timeout=15_000)
    write(page, "a", "3", "De server viel weg")
    again = context.new_page()
    page.close()
    again.goto(link.split("?")[0])
    expect(again.locator("#list li")).to_have_count(1, timeout=15_000)
    server.start()
    all_sent(again)
    assert [one[1] for one in stored(server)] == ["De server viel weg"]
    context.close()
    walker.page.context.close()


def test_where_no_worker_is_allowed_the_browsers_own_memory_opens_the_page(
    server: Any, browser: Browser, link: str, walker: Phone
) -> None:
    """Phones reach a laptop by plain http; there no browser allows a service worker."""
    context, page = come(browser, link, "Anna", service_workers="block")
    page.locator("details.keys summary").click()
    page.locator("#keyson").uncheck()  # a voice that types single letters must not choose people
    page.locator("#who").focus()
    page.keyboard.press("a")
    expect(page.locator("[name=participant]:checked")).to_have_count(0)
    page.locator("#keyson").check()
    context.set_offline(True)
    write(page, "a", "3", "Zonder worker")
    expect(page.locator("#status")).to_contain_text("Laat deze pagina open staan", timeout=15_000)
    page.goto("about:blank")
    page.goto(link.split("?")[0])
    expect(page.locator("#list li")).to_have_count(1, timeout=15_000)
    context.set_offline(False)
    all_sent(page)
    assert [one[1] for one in stored(server)] == ["Zonder worker"]
    context.close()
    walker.page.context.close()


def test_a_note_follows_the_person_is_corrected_and_goes_when_they_withdraw(
    server: Any, browser: Browser, link: str, walker: Phone
) -> None:
    walker.press("receipt/next", "before.four-cs.1")
    context, page = come(browser, link, "Anna")
    expect(page.locator("#people small").first).to_have_text("vragen vooraf, 1 van 4", timeout=15_000)
    walker.past_questions(2, 3, 4)
    expect(page.locator("#people small").first).to_contain_text("taak 1", timeout=15_000)
    write(page, "a", "2", "Jan zoekt de knop")
    all_sent(page)
    page.get_by_role("button", name="Wijzigen").click()
    page.locator("[name=what]").fill("Zoekt de knop")
    page.get_by_role("button", name="Wijziging bewaren").click()
    all_sent(page)
    assert [one[1] for one in stored(server)] == ["Zoekt de knop"]
    assert server.rows("select place, task from observations where what != ''") == [("task.begin-well", "begin-well")]

    context.set_offline(True)
    write(page, "a", "4", "Geeft het op")
    walker.page.goto(walker.page.url.rsplit("/", 1)[0] + "/mine")
    walker.page.locator("summary", has_text="Alles").last.click()
    walker.page.locator('button[value="withdraw"]').click()
    expect(walker.page.locator("h1")).to_have_text("Alles is verwijderd")
    context.set_offline(False)
    expect(page.locator("#told")).to_contain_text("doet niet meer mee", timeout=15_000)
    expect(page.locator("#list li")).to_have_count(0)
    assert stored(server) == []
    context.close()
    walker.page.context.close()


def test_the_page_fits_speaks_two_languages_and_keeps_the_rules_of_accessibility(
    server: Any, browser: Browser, link: str, walker: Phone
) -> None:
    for size in (SIZE, {"width": 1280, "height": 900}):
        for locale, titles in (("nl-NL", ("Meekijken", "Observing")), ("en-GB", ("Observing", "Meekijken"))):
            _looks_right(browser, link, size, locale, titles)
    walker.page.context.close()


def _looks_right(browser: Browser, link: str, size: Any, locale: str, titles: tuple[str, str]) -> None:
    """`titles`: in this browser's language, and in the other one."""
    context = browser.new_context(viewport=size, locale=locale)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in (link.split("?")[0] + "/plain", link.split("?")[0]):
        page.goto(link)
        page.goto(path)
        expect(page.locator("h1").first).to_have_text(titles[0])
        expect(page.locator("fieldset label").nth(1)).to_be_visible(timeout=15_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"][:80]) for one in found] == []
    assert {one.split("/")[2] for one in asked} == {link.split("/")[2]}
    page.get_by_role("button", name="English" if locale == "nl-NL" else "Nederlands").click()
    expect(page.locator("h1").first).to_have_text(titles[1])
    assert page.evaluate("document.documentElement.lang") == ("en" if locale == "nl-NL" else "nl")
    context.close()
