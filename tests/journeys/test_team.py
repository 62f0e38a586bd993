"""The team's pages in a real browser: who may see them, what they see of a round, and how soon."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.phone import SIZE, Phone

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}


def team_page(
    server: Any, browser: Browser, size: dict[str, int] = DESK, locale: str = "nl-NL"
) -> tuple[BrowserContext, Page]:
    context = browser.new_context(viewport=size, locale=locale)
    page = context.new_page()
    page.goto(server.team_link())
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    return context, page


def unfold(page: Page, words: str) -> None:
    """Open an expander of a page that is drawn, and wait until it stands still: a test presses sooner than its half a
    second is over, and sooner than what was above it is gone.
    """
    summary = page.locator("summary", has_text=words)
    expect(summary).to_have_count(1)
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_attached()
    summary.click()
    before = None
    while (now := page.locator("details", has=summary).bounding_box()) != before:
        before = now
        page.wait_for_timeout(150)


def rehearse(server: Any, round: str, people: int) -> None:
    """Send robots in by the command, as a facilitator would."""
    command = [str(Path(sys.executable).with_name("proeftuin")), "rehearse", "next-step", "--round", round]
    command += ["--people", str(people), "--kit", str(server.kit), "--database", f"sqlite:///{server.database}"]
    subprocess.run(command, check=True, capture_output=True)


def test_the_cockpit_sees_a_participant_come_in_and_move_on(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context, page = team_page(server, browser)
    page.goto(f"{server.url}/cockpit?sprint=next-step")
    expect(page.get_by_text(code, exact=True).first).to_be_visible(timeout=30_000)
    guest = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(guest.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    who = phone.page.get_attribute("#f", "data-who") or ""
    expect(page.get_by_text(who).first).to_be_visible(timeout=20_000)
    phone.press("receipt/next", "before.four-cs.1")
    phone.choose("before.four-cs/control-bring-up/answer", "4")
    phone.past_questions(2, 3, 4)
    expect(page.get_by_text("Morgen om tien uur").first).to_be_visible(timeout=20_000)
    receipt = next(cookie["value"] for cookie in guest.cookies() if cookie["name"] == "proeftuin")
    assert receipt not in page.content()  # the team sees the participant's code, never the receipt code
    guest.close()
    context.close()


def test_the_round_is_opened_and_closed_in_the_cockpit(server: Any, browser: Browser) -> None:
    context, page = team_page(server, browser)
    page.goto(f"{server.url}/cockpit?sprint=next-step")
    page.get_by_text("Ronde 2", exact=True).first.click(timeout=30_000)
    expect(page.get_by_role("heading", name="De volgende stap: Ronde 2")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Open de ronde").click()
    expect(page.get_by_text("/j", exact=False).first).to_be_visible(timeout=20_000)
    state = server.rows("select state, seal from round_changes order by seq")
    assert state[-1][0] == "open"
    assert state[-1][1] != ""  # what was expected is sealed
    kept = {kind for (kind,) in server.rows("select distinct kind from definitions")}
    assert kept == {"prototype", "survey", "sprint", "expectation"}
    context.close()


def test_evidence_shows_both_rounds_side_by_side_in_both_languages_on_a_desk_and_on_a_phone(
    server: Any, browser: Browser
) -> None:
    rehearse(server, "round-1", 4)
    rehearse(server, "round-2", 4)
    for locale, simulated, rounds in (("nl-NL", "Gesimuleerd", "Ronde"), ("en-GB", "Simulated", "Round")):
        for size in (DESK, SIZE):
            context, page = team_page(server, browser, size, locale)
            page.goto(f"{server.url}/evidence?sprint=next-step")
            for number in (1, 2):
                expect(page.get_by_text(f"{rounds} {number}").first).to_be_visible(timeout=30_000)
            expect(page.get_by_text(simulated).first).to_be_visible()
            expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert page.get_attribute("html", "lang") == locale[:2]
            context.close()


def test_a_saved_edit_shows_in_the_open_library_by_itself(server: Any, browser: Browser) -> None:
    context, page = team_page(server, browser)
    page.goto(f"{server.url}/library?prototype=manager-mobility-toolkit")
    phone = page.frame_locator("iframe").first
    expect(phone.get_by_text("Je medewerker wil iets anders")).to_be_visible(timeout=30_000)
    expect(page.locator("body")).to_contain_text("Je medewerker wil iets anders")
    file = server.kit / "prototypes/manager-mobility-toolkit/v2.yaml"
    waits = []
    for number in range(3):
        words = f"Proefzin {number}."
        text = file.read_text().replace("Je medewerker wil iets anders, of het werk verandert.", words)
        if number:
            text = file.read_text().replace(f"Proefzin {number - 1}.", words)
        start = time.monotonic()
        file.write_text(text)
        expect(phone.get_by_text(words)).to_be_visible(timeout=20_000)
        waits.append(time.monotonic() - start)
        # Also on the big screen; the closed list of differences holds the words as well.
        expect(page.get_by_text(words).filter(visible=True).first).to_be_visible(timeout=20_000)
    print("seconds from save to screen:", [round(one, 2) for one in waits])
    context.close()


def test_whoever_has_not_the_link_sees_the_entrance_and_nothing_else(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = context.new_page()
    for path in ("", "cockpit", "evidence", "library", "studio"):
        page.goto(f"{server.url}/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dit is de ingang van het team", timeout=30_000)
        assert code not in page.content()
    for path in ("/preview/manager-mobility-toolkit/v2", "/preview/stamp"):
        assert context.request.get(server.url + path).status == 403
    context.request.get(f"{server.url}/team?key=made-up")
    assert context.cookies() == [] or all(one["name"] != "proeftuin_team" for one in context.cookies())
    context.close()


def test_no_page_asks_anything_of_another_machine(server: Any, browser: Browser) -> None:
    server.open_round("next-step", "round-2")
    rehearse(server, "round-1", 3)
    context = browser.new_context(viewport=DESK, locale="nl-NL")
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(urlsplit(request.url).hostname or ""))
    page = context.new_page()
    page.goto(server.team_link())
    for path in ("", "library", "studio", "cockpit", "evidence"):
        page.goto(f"{server.url}/{path}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=30_000)
        page.wait_for_timeout(1500)
    assert asked - {"127.0.0.1", "localhost", ""} == set()
    context.close()


def test_the_house_stands_while_files_come_and_go(server: Any, browser: Browser) -> None:
    """Streamlit's watcher once reloaded our own modules when a folder changed, and the process forgot what it served."""
    context, page = team_page(server, browser)
    surveys, experiments = server.kit / "surveys", server.kit / "experiments"
    for change in (
        lambda: (surveys / "new.yaml").write_text((surveys / "about-you.yaml").read_text()),
        lambda: (surveys / ".new.yaml.swp").write_text("x"),
        lambda: (surveys / ".new.yaml.swp").unlink(),
        lambda: (surveys / "new.yaml").unlink(),
        lambda: (experiments / "next-step.yaml").rename(experiments / "other-step.yaml"),
        lambda: (experiments / "other-step.yaml").rename(experiments / "next-step.yaml"),
    ):
        change()
        page.wait_for_timeout(900)
        expect(page.get_by_role("heading", level=1).first).to_have_text("Overzicht", timeout=10_000)
        expect(page.get_by_test_id("stException")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("De volgende stap").first).to_be_visible(timeout=20_000)
    context.close()


def test_no_press_is_lost_while_files_are_saved_all_the_time(server: Any, browser: Browser) -> None:
    """A run that a saved file asked for once ended the run of a press before the press had done anything."""
    server.open_round("next-step", "round-1")
    store = server.store()
    store.close_round("next-step", "round-1")
    store.close()
    context, page = team_page(server, browser)
    page.goto(f"{server.url}/decisions?sprint=next-step")
    file, stop = server.kit / "surveys" / "about-you.yaml", threading.Event()
    there = file.read_text()

    def keep_saving() -> None:
        for number in itertools.count():
            file.write_text(f"{there}# {number}\n")
            if stop.wait(0.05):
                return

    saving = threading.Thread(target=keep_saving)
    saving.start()
    try:
        said = page.get_by_label("Wat mensen zeiden of deden")
        for number in range(1, 6):
            expect(said).to_have_count(1)  # the form before this one is gone
            said.fill(f"Dit viel op: {number}.")
            page.get_by_label("Wat wij doen").fill("Dat maken we beter.")
            page.get_by_label("Wie besloten dit?").fill("Noor")
            page.get_by_role("button", name="Bewaar het besluit").click()
            expect(page.get_by_text(f"Dit viel op: {number}.").and_(page.locator("p"))).to_be_visible()
        # A finger that stays on a button: nothing moves under it, and the press counts.
        expect(said).to_have_count(1)
        button = page.get_by_role("button", name="Bewaar het besluit")
        button.hover()
        page.mouse.down()
        page.wait_for_timeout(3000)
        page.mouse.up()
        expect(page.get_by_text("Vul in wat mensen")).to_be_visible()
    finally:
        stop.set()
        saving.join()
    assert server.rows("select count(*) from decisions") == [(5,)]
    context.close()


def test_a_mistake_that_somebody_saves_takes_nothing_from_what_is_being_typed(server: Any, browser: Browser) -> None:
    """What is said of it above the page once moved every field to another place, and the browser made them anew."""
    context, page = team_page(server, browser)
    page.goto(f"{server.url}/decisions?sprint=next-step")
    unfold(page, "Een ronde erbij")
    who, file = page.get_by_label("Wie er meedoen, in het Nederlands"), server.kit / "surveys" / "about-you.yaml"
    who.fill("Acht mensen uit de nacht")
    right = file.read_text()
    for text, problems in ((f"{right}\nabaut: person\n", 1), (right, 0)):
        file.write_text(text)
        expect(page.get_by_text("surveys/about-you.yaml:")).to_have_count(problems)
        expect(who).to_have_value("Acht mensen uit de nacht")
        expect(who).to_be_focused()
    context.close()
