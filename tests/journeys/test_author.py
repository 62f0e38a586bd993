"""An author's first hour, in a real browser: from an empty kit to a prototype on a phone's screen and its next revision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from tests.journeys.conftest import Server
from tests.journeys.phone import SIZE
from toolkit.kit import open_kit

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
FILE = "prototypes/mijn-eerste-toolkit/v1.yaml"
SOON = 10_000


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    """A kit in which nothing was made yet."""
    kit = tmp_path / "kit"
    for folder in ("prototypes", "surveys", "experiments"):
        (kit / folder).mkdir(parents=True)
    made = Server(kit, tmp_path / "data.db")
    made.start()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.terminate()
        made.process.wait(timeout=20)


class Author:
    """Somebody who never programmed, at the Studio."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.field: Locator = page.locator("textarea[wrap=soft]")
        self.phone: FrameLocator = page.frame_locator("iframe")
        self.problems: Locator = page.locator("ol button")

    @property
    def text(self) -> str:
        return self.field.input_value()

    def replaces(self, old: str, new: str) -> None:
        """Select a piece of the text, and type over it."""
        script = "(e, w) => { const n = e.value.indexOf(w); e.focus(); e.setSelectionRange(n, n + w.length); }"
        assert old in self.text
        self.field.evaluate(script, old)
        self.page.keyboard.type(new)

    def line(self, part: str) -> int:
        return self.text[: self.text.index(part)].count("\n") + 1


def come_in(server: Any, browser: Browser, locale: str, **more: Any) -> tuple[BrowserContext, Page]:
    context = browser.new_context(locale=locale, **more)
    page = context.new_page()
    page.goto(server.team_link())
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    return context, page


def test_a_newcomer_makes_a_prototype_mends_two_mistakes_and_takes_it_to_the_next_revision(
    empty: Server, browser: Browser
) -> None:
    context, page = come_in(empty, browser, "nl-NL", viewport=DESK)
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Studio").click()
    page.get_by_label("Hoe heet het?").fill("Mijn eerste toolkit", timeout=SOON)
    page.get_by_role("button", name="Maak het").click()
    author = Author(page)
    expect(author.phone.locator("h1")).to_be_visible(timeout=30_000)

    # Three screens stand there, clean; the first words of one's own show on the phone.
    assert len(page.locator("nav button").all()) == 3
    first = author.phone.locator("h1").inner_text()
    author.replaces(f"nl: {first}", "nl: Samen op weg")
    expect(author.phone.get_by_role("heading", name="Samen op weg")).to_be_visible(timeout=SOON)

    # A word mistyped: the line, the word, and what was meant. A click leads there.
    author.replaces("kind: button", "kind: buton")
    expect(author.problems).to_have_count(1, timeout=SOON)
    expect(author.problems).to_contain_text(f"Regel {author.line('kind: buton')}")
    expect(author.problems).to_contain_text("button")
    expect(author.phone.get_by_role("heading", name="Samen op weg")).to_be_visible()  # the last good drawing stays
    author.problems.click()
    page.keyboard.type("button")
    expect(page.get_by_text("Alles klopt.")).to_be_visible(timeout=SOON)

    # A button that leads nowhere.
    to = re.search(r"\n +to: ([a-z-]+)", author.text)
    assert to is not None
    author.replaces(f" to: {to[1]}", " to: kiesen")
    expect(author.problems.first).to_contain_text("kiesen", timeout=SOON)
    assert to[1] in author.problems.first.inner_text()
    author.problems.first.click()
    page.keyboard.type(to[1])
    expect(page.get_by_text("Alles klopt.")).to_be_visible(timeout=SOON)

    # A click on the third screen opens it, in the text and on the phone.
    page.locator("nav button").nth(2).click()
    expect(author.phone.locator("h1")).to_have_text(page.locator("nav button").nth(2).inner_text(), timeout=SOON)

    assert not (empty.kit / FILE).read_text(encoding="utf-8").count("Samen op weg")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Bewaard", exact=True)).to_be_visible(timeout=SOON)
    assert "Samen op weg" in (empty.kit / FILE).read_text(encoding="utf-8")
    assert list(open_kit(empty.kit).prototypes) == ["mijn-eerste-toolkit"]

    # Changed the same evening: the next revision, with what changed and why.
    author.replaces("Samen op weg", "Samen verder")
    page.get_by_role("button", name="Bewaar als volgende revisie").click()
    expect(author.field).to_have_attribute("aria-label", re.compile("v2.yaml"), timeout=SOON)
    author.replaces("Vul in wat er anders is.", "De kop is korter.")
    author.replaces("Fill in what is different.", "The heading is shorter.")
    author.replaces("Vul in door welke bevinding.", "Niemand las hem uit.")
    author.replaces("Fill in which finding led to it.", "Nobody read it to the end.")
    expect(page.get_by_text("Niet bewaard", exact=True)).to_be_visible(timeout=SOON)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard", exact=True)).to_be_visible(timeout=SOON)
    v1, v2 = open_kit(empty.kit).prototypes["mijn-eerste-toolkit"].values()
    assert (v1.screens[0].title("nl"), v2.screens[0].title("nl")) == ("Samen op weg", "Samen verder")
    assert [one.because("nl") for one in v2.changes] == ["Niemand las hem uit."]
    context.close()


def test_what_is_being_typed_outlives_the_server(server: Any, browser: Browser) -> None:
    """kill -9 while somebody writes: the page stays, and what was typed meanwhile arrives when the server is back."""
    context, page = come_in(server, browser, "nl-NL", viewport=DESK)
    file = server.kit / "prototypes/manager-mobility-toolkit/v2.yaml"
    page.goto(f"{server.url}/studio?file=prototypes/manager-mobility-toolkit/v2.yaml")
    author = Author(page)
    expect(author.phone.locator("h1")).to_have_text("Samen naar een volgende stap", timeout=30_000)
    author.replaces("Samen naar een", "Met z'n tweeën naar een")
    expect(author.phone.locator("h1")).to_contain_text("Met z'n tweeën", timeout=SOON)
    server.kill()
    author.replaces("Met z'n tweeën naar een", "Naar een")
    server.start()
    expect(page.get_by_text("Niet bewaard", exact=True)).to_be_visible(timeout=30_000)
    expect(author.phone.locator("h1")).to_have_text("Naar een volgende stap", timeout=30_000)
    assert "nl: Naar een volgende stap" in author.text
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard", exact=True)).to_be_visible(timeout=SOON)
    assert "nl: Naar een volgende stap" in file.read_text(encoding="utf-8")
    context.close()


@pytest.mark.parametrize(
    ("locale", "save", "saved", "right"),
    [("nl-NL", "Bewaar", "Bewaard", "Alles klopt."), ("en-GB", "Save", "Saved", "All is right.")],
)
def test_the_studio_can_be_used_on_a_phone(
    locale: str, save: str, saved: str, right: str, server: Any, browser: Browser
) -> None:
    context, page = come_in(server, browser, locale, viewport=SIZE, has_touch=True, is_mobile=True)
    name = "prototypes/vacancy-matching/v1.yaml"
    page.goto(f"{server.url}/studio?file={name}")
    author = Author(page)
    expect(author.field).to_be_visible(timeout=30_000)
    page.locator("nav button").nth(1).tap()
    author.replaces("kind: text", "kind: tekst")
    author.problems.first.tap(timeout=SOON)
    page.keyboard.type("text")
    expect(page.get_by_text(right)).to_be_visible(timeout=SOON)
    author.replaces("title: {nl: ", "title: {nl: Onderweg ")
    page.get_by_role("button", name=save, exact=True).tap()
    expect(page.get_by_text(saved, exact=True)).to_be_visible(timeout=SOON)
    assert "Onderweg" in (server.kit / name).read_text(encoding="utf-8")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= SIZE["width"]
    small = "() => [...document.querySelectorAll('[data-testid=stMain] button')].filter((b) => b.offsetHeight && b.offsetHeight < 24).length"
    assert page.evaluate(small) == 0
    context.close()
