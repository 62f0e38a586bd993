"""Notes at a conversation guide stay on the phone: in real Chromium, with every request and the whole database looked at."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys.phone import SIZE, Phone

pytestmark = pytest.mark.browser

TASK = "task.somebody-new"
SECRET = "Zij twijfelt nog over dinsdag"
OTHER = "Vraag naar de auto van de zaak"
FIRST, SECOND = (f'textarea[data-note="{TASK}/first-talk/{step}.note"]' for step in ("reasons", "missing"))


@pytest.fixture
def code(server: Any) -> str:
    found: str = server.open_round("fitting-work", "round-2")
    return found


class Wire:
    """Everything that a page sends, and everything that the server has on disk."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self.sent: list[str] = []

    def listen_to(self, page: Page) -> Page:
        page.on("request", self._sent)
        return page

    def _sent(self, request: Request) -> None:
        self.sent.append(f"{request.url} {request.headers} {request.post_data or ''}")

    def knows(self, words: str) -> list[str]:
        """Where these words are found: in something that left the page, or in the files of the database."""
        ways = (words, words.replace(" ", "+"), words.replace(" ", "%20"))
        stored = b"".join(path.read_bytes() for path in self.server.database.parent.glob("data.db*"))
        sent = ["sent"] if any(way in one for one in self.sent for way in ways) else []
        return sent + (["stored"] if any(way.encode() in stored for way in ways) else [])


@pytest.fixture
def wire(server: Any) -> Wire:
    return Wire(server)


def to_the_talk(phone: Phone, url: str) -> None:
    phone.scan(url)
    phone.press("receipt/next", "before.chances-in-sight.1")
    phone.press("before.chances-in-sight/next", "task.other-work")
    phone.press("task.other-work/start", "task.other-work.overview")
    phone.page.locator("summary", has_text="Loop je vast?").click()
    phone.press("task.other-work/give-up", TASK)
    phone.press(f"{TASK}/start", f"{TASK}.overview")
    phone.press(f"{TASK}/overview-to-people/go", f"{TASK}.people")
    phone.press(f"{TASK}/people-to-talk/go", f"{TASK}.talk")


def held(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('proeftuin-note'))")
    return found


def test_a_note_is_in_no_request_and_not_in_the_database_and_is_there_again_after_a_reload(
    server: Any, browser: Browser, code: str, wire: Wire
) -> None:
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = wire.listen_to(context.new_page())
    phone = Phone(page, "nl")
    to_the_talk(phone, f"{server.url}/j/{code}")
    expect(page.get_by_text("Je aantekeningen blijven op deze telefoon. Niemand anders ziet ze.")).to_be_visible()
    page.locator(FIRST).type(SECRET)
    page.locator(SECOND).fill(OTHER)
    page.locator(SECOND).blur()
    phone.tick(f"{TASK}/first-talk/missing")  # this redraws the guide
    expect(page.locator(FIRST)).to_have_value(SECRET)
    phone.press(f"{TASK}/talk-to-invite/go", f"{TASK}.invite")
    phone.press(f"{TASK}/invite-to-talk/go", f"{TASK}.talk")
    expect(page.locator(FIRST)).to_have_value(SECRET)
    page.reload()
    phone.at(f"{TASK}.talk")
    expect(page.locator(FIRST)).to_have_value(SECRET)
    page.get_by_role("button", name="English").click()  # the page is sent whole, with every field that has a name
    expect(page.get_by_text("Your notes stay on this phone.")).to_be_visible()
    expect(page.locator(SECOND)).to_have_value(OTHER)
    assert wire.knows("first-talk/missing") == ["sent", "stored"]
    assert wire.knows(SECRET) == wire.knows(OTHER) == []
    context.close()


def test_withdrawing_takes_the_notes_off_the_phone(server: Any, browser: Browser, code: str, wire: Wire) -> None:
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = wire.listen_to(context.new_page())
    to_the_talk(Phone(page, "nl"), f"{server.url}/j/{code}")
    page.locator(FIRST).fill(SECRET)
    assert len(held(page)) == 1
    page.locator("footer a").click()
    page.locator("summary", has_text="Alles intrekken").click()
    page.locator('button[value="withdraw"]').click()
    expect(page.locator("h1")).to_have_text("Alles is verwijderd")
    assert held(page) == []
    assert wire.knows(SECRET) == []
    context.close()


def test_the_next_person_on_a_phone_sees_nothing_of_the_one_before(
    server: Any, browser: Browser, code: str, wire: Wire
) -> None:
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    to_the_talk(phone, f"{server.url}/j/{code}")
    phone.page.locator(FIRST).fill(SECRET)
    phone.page.locator("footer a").click()
    phone.page.locator('button[value="leave"]').click()
    to_the_talk(phone, f"{server.url}/j/{code}")
    expect(phone.page.locator(FIRST)).to_have_value("")
    context.close()


def test_two_tabs_of_one_person_show_the_same_notes(server: Any, browser: Browser, code: str) -> None:
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    to_the_talk(phone, f"{server.url}/j/{code}")
    other = context.new_page()
    other.goto(f"{server.url}/p/{code}")
    phone.page.locator(FIRST).fill(SECRET)
    expect(other.locator(FIRST)).to_have_value(SECRET)
    other.locator(SECOND).fill(OTHER)
    expect(phone.page.locator(SECOND)).to_have_value(OTHER)
    context.close()


def test_without_javascript_there_is_no_field_that_would_lose_what_is_typed(
    server: Any, browser: Browser, code: str
) -> None:
    context = browser.new_context(viewport=SIZE, locale="nl-NL", java_script_enabled=False)
    phone = Phone(context.new_page(), "nl")
    to_the_talk(phone, f"{server.url}/j/{code}")
    expect(phone.page.locator(FIRST)).to_be_hidden()
    expect(phone.page.get_by_text("Je aantekeningen blijven op deze telefoon.")).to_be_hidden()
    expect(phone.page.get_by_text("Leg de redenen op tafel")).to_be_visible()
    context.close()


def test_in_a_preview_a_note_lives_as_long_as_its_tab_and_is_never_sent(
    server: Any, browser: Browser, wire: Wire
) -> None:
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = wire.listen_to(context.new_page())
    page.goto(server.team_link())
    page.goto(f"{server.url}/preview/vacancy-matching/v2?screen=talk")
    note = page.locator("textarea[data-note]").first
    note.fill(SECRET)
    note.blur()
    page.locator("label.o", has_text="Dit hebben we besproken").first.click()
    expect(page.locator("label.o input").first).to_be_checked()
    expect(page.locator("textarea[data-note]").first).to_have_value(SECRET)
    assert held(page) == []
    assert wire.knows(SECRET) == []
    context.close()
