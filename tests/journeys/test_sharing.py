"""Two phones on one screen, in real Chromium: what others do shows by itself, and takes nothing from anybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.door.test_sharing import HOME, PROTOTYPE, SPRINT, TALK
from tests.journeys.phone import SIZE, Phone

pytestmark = pytest.mark.browser

PATIENCE = 15_000
"""Milliseconds. How soon others see something is measured by `tests/benchmarks/board.py`; here a machine may be busy."""


@contextmanager
def in_the_room(server: Any, browser: Browser, code: str, **more: Any) -> Iterator[Phone]:
    """A phone on the screen that people share."""
    context = browser.new_context(viewport=SIZE, locale="nl-NL", **more)
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.press("receipt/next", "task.finish")
    phone.press("task.finish/start", HOME)
    yield phone
    context.close()


@pytest.fixture
def code(server: Any) -> str:
    folder = server.kit / "prototypes" / "trial"
    folder.mkdir()
    (folder / "v1.yaml").write_text(PROTOTYPE, encoding="utf-8")
    (server.kit / "experiments" / "small.yaml").write_text(SPRINT, encoding="utf-8")
    return str(server.open_round("small", "one"))


def unfold(page: Page, index: int = 0) -> None:
    page.locator("#place details").nth(index).evaluate("one => one.open = true")


def write(phone: Phone, title: str, text: str) -> None:
    phone.page.locator(f'details:has([name="{TALK}/new/title"])').first.evaluate("one => one.open = true")
    phone.page.fill(f'[name="{TALK}/new/title"]', title)
    phone.page.fill(f'[name="{TALK}/new/text"]', text)
    phone.page.locator(f'button[value="{TALK}/new/send"]').click()


def test_what_one_puts_shows_on_the_other_phone_and_a_half_typed_text_stays_under_its_fingers(
    server: Any, browser: Browser, code: str
) -> None:
    with in_the_room(server, browser, code) as ann, in_the_room(server, browser, code) as ben:
        write(ann, "Eerste", "van ann")
        card = ben.page.locator(".card", has=ben.page.get_by_role("heading", name="Eerste"))
        expect(card).to_have_count(1, timeout=PATIENCE)

        card.locator("details", has=ben.page.locator("textarea")).first.evaluate("one => one.open = true")
        field = card.locator("textarea").first
        field.focus()
        ben.page.keyboard.type("nog niet kl")
        write(ann, "Tweede", "ook van ann")
        expect(ben.page.locator(".card", has_text="ook van ann")).to_have_count(1, timeout=PATIENCE)
        assert field.evaluate("one => one === document.activeElement")
        ben.page.keyboard.type("aar")
        expect(field).to_have_value("nog niet klaar")

        card.locator('button[value$="/reply/send"]').click()
        expect(ann.page.locator(".card", has_text="nog niet klaar")).to_have_count(1, timeout=PATIENCE)
        expect(ben.page.locator(".card", has_text="nog niet klaar")).to_have_count(1, timeout=PATIENCE)
        expect(ben.page.locator('[name$="/reply/text"]').first).to_have_value("")


def test_a_text_that_was_sent_without_a_connection_arrives_once_when_it_is_back(
    server: Any, browser: Browser, code: str
) -> None:
    with in_the_room(server, browser, code) as ann, in_the_room(server, browser, code) as ben:
        ben.page.context.set_offline(True)
        write(ben, "Onderweg", "zonder verbinding")
        expect(ben.page.locator("#status")).to_contain_text("Voor deze stap is verbinding nodig", timeout=10_000)
        write(ann, "Intussen", "van ann")
        ben.page.context.set_offline(False)
        expect(ann.page.locator(".card", has_text="zonder verbinding")).to_have_count(1, timeout=10_000)
        expect(ben.page.locator(".card", has_text="van ann")).to_have_count(1, timeout=10_000)
    sent = server.rows("select value from events where shared and value like '%zonder verbinding%'")
    assert len(sent) == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(server: Any, browser: Browser, code: str) -> None:
    with in_the_room(server, browser, code) as ann:
        write(ann, "Alleen een titel", "")
        expect(ann.page.locator("#status")).to_contain_text("vul eerst iets in")
        expect(ann.page.locator(f'[name="{TALK}/new/title"]')).to_have_value("Alleen een titel")
        write(ann, "Met titel", "en tekst")
        expect(ann.page.locator(".card", has_text="en tekst")).to_have_count(1)
        expect(ann.page.locator(f'[name="{TALK}/new/title"]')).to_have_value("")


def test_several_ticks_that_a_press_took_along_are_empty_again_and_their_form_gives_way(
    server: Any, browser: Browser, code: str
) -> None:
    me = "task.finish/me/me"
    with in_the_room(server, browser, code) as ann:
        ann.page.fill(f'[name="{me}/name"]', "Noor")
        for one in ("designer", "leader"):
            ann.page.locator(f'label:has(> input[name="{me}/identities"][value="{one}"])').click()
        ann.page.locator(f'button[value="{me}/send"]').click()
        expect(ann.page.locator("#place")).to_contain_text("ontwerper, leider")
        expect(ann.page.locator(f'[name="{me}/name"]')).to_have_count(0)


def test_a_phone_that_withdraws_takes_its_posts_from_every_screen(server: Any, browser: Browser, code: str) -> None:
    with in_the_room(server, browser, code) as ann, in_the_room(server, browser, code) as ben:
        write(ann, "Weg", "straks weg")
        expect(ben.page.locator(".card", has_text="straks weg")).to_have_count(1, timeout=PATIENCE)
        ann.page.goto(f"{server.url}/p/{code}/mine")
        ann.page.locator('details:has(button[value="withdraw"])').evaluate("one => one.open = true")
        ann.page.locator('button[value="withdraw"]').click()
        expect(ben.page.locator(".card", has_text="straks weg")).to_have_count(0, timeout=PATIENCE)
