"""The team's house in a real browser, at the size of a laptop and of a phone, in both languages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from toolkit.app.views import VIEWS
from toolkit.app.words import words

ROOT = Path(__file__).parents[2]
SIZES = {"laptop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
LOCALES = {"nl": "nl-NL", "en": "en-GB"}

# The sprint as the demo has it: robots have tried its first round, the second is open.
SERVE = """
import asyncio, socket, sys, uvicorn
from pathlib import Path
from toolkit.app.main import build
from toolkit.app.state import house
from toolkit.door.rehearsal import rehearse
from toolkit.evidence.opening import open_round
one = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
one.bind(("127.0.0.1", 0))
one.listen()  # a browser that comes before the server has started waits, and is not turned away
url = f"http://127.0.0.1:{one.getsockname()[1]}"
app = build(Path(sys.argv[1]), "sqlite:///" + sys.argv[2], url)
live, store = house().live, house().store
rehearse(live, store, "next-step", "round-1", 6, 7)
open_round(live.kit, store, "next-step", "round-1")
store.close_round("next-step", "round-1")
code = open_round(live.kit, store, "next-step", "round-2").code
print(url, f"{url}/team?key={house().team_key()}", f"{url}/j/{code}", flush=True)
asyncio.run(uvicorn.Server(uvicorn.Config(app, log_level="error")).serve([one]))
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, starter: Path) -> Iterator[tuple[str, str, str]]:
    """Where the house is, the team's link, and a participant's."""
    database = tmp_path_factory.mktemp("browser") / "house.db"
    command = [sys.executable, "-c", SERVE, str(starter), str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url, team, join = process.stdout.readline().split()
        yield url, team, join
        process.terminate()


def _open(page: Any, url: str) -> None:
    page.goto(url)
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached", timeout=60_000)
    page.wait_for_timeout(700)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LOCALES)
def test_every_view_fits_speaks_its_language_and_asks_nothing_from_outside(
    size: str, language: str, served: tuple[str, str, str], browser: Any
) -> None:
    url, team, _ = served
    context = browser.new_context(viewport=SIZES[size], locale=LOCALES[language])
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(team)
    for view in VIEWS:
        _open(page, url if view == "home" else f"{url}/{view}")
        assert page.inner_text("h1") == words(language)[view]
        page.wait_for_function("wanted => document.documentElement.lang === wanted", arg=language, timeout=10_000)
        assert page.title() == f"{words(language)[view]} · Proeftuin"
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= SIZES[size]["width"]
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
        assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]
    outside = [one for one in asked if not one.startswith((url, "data:", "blob:"))]
    assert not outside
    context.close()


def test_without_the_link_every_address_is_the_entrance(served: tuple[str, str, str], browser: Any) -> None:
    url, team, _ = served
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    for view in ("", *VIEWS[1:]):
        _open(page, f"{url}/{view}")
        assert page.inner_text("h1") == "Dit is de ingang van het team"
        assert "De volgende stap" not in page.content()
    page.get_by_label("Link van het team").fill(team)
    page.get_by_text("Binnengaan").click()
    page.wait_for_selector("text=De volgende stap", timeout=30_000)
    context.close()


def test_the_language_switch_changes_the_page_and_its_voice(served: tuple[str, str, str], browser: Any) -> None:
    url, team, _ = served
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(team)
    _open(page, f"{url}/evidence")
    page.get_by_text("English", exact=True).click()
    page.wait_for_selector("h1:has-text('Evidence')", timeout=30_000)
    page.wait_for_function("document.documentElement.lang === 'en'", timeout=10_000)
    context.close()


def test_the_phone_s_frame_and_the_big_screen_show_the_same_prototype(
    served: tuple[str, str, str], browser: Any
) -> None:
    url, team, _ = served
    context = browser.new_context(viewport=SIZES["laptop"], locale="nl-NL")
    page = context.new_page()
    page.goto(team)
    _open(page, f"{url}/library?prototype=manager-mobility-toolkit")
    phone = page.frame_locator("iframe")
    title = phone.locator("h1").inner_text()
    big = page.locator("[class*='manager-mobility-toolkit-v2--screen']").first
    assert big.locator("h3").first.inner_text() == title
    label = phone.locator("button.main").first.inner_text()
    page.get_by_role("button", name=label).first.click()
    page.wait_for_function("t => document.querySelectorAll('h3')[0]?.innerText !== t", arg=title, timeout=20_000)
    context.close()


def test_who_comes_in_appears_in_the_cockpit_by_itself(served: tuple[str, str, str], browser: Any) -> None:
    url, team, join = served
    context = browser.new_context(viewport=SIZES["laptop"], locale="nl-NL")
    page = context.new_page()
    page.goto(team)
    _open(page, f"{url}/cockpit?sprint=next-step")
    assert "Er is nog niemand binnen" in page.inner_text("[data-testid=stMain]")
    phone = browser.new_context(viewport=SIZES["phone"], locale="nl-NL").new_page()
    phone.goto(join)
    phone.locator("button[value=yes]").click()
    page.wait_for_selector("text=1 persoon binnen", timeout=15_000)
    page.wait_for_selector("td:has-text('leest de ontvangstcode')", timeout=5_000)
    context.close()
