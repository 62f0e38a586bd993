"""A participant's whole way, in real Chromium at 390x844, against a server that was started by the command."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.journeys.phone import SIZE, Phone, stored_once

pytestmark = pytest.mark.browser

SURVEY_SCREENS = {"four-cs": 4, "prototype-feedback": 4}


def test_a_dutch_participant_loses_nothing_to_a_reload_a_dead_spot_and_a_killed_server(
    server: Any, browser: Browser
) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    assert phone.page.get_attribute("html", "lang") == "nl"
    participant = phone.page.get_attribute("#f", "data-who") or ""
    phone.press("receipt/next", "before.four-cs.1")

    phone.choose("before.four-cs/control-bring-up/answer", "4")
    phone.page.reload()
    phone.at("before.four-cs.1")
    expect(phone.page.locator('input[name="before.four-cs/control-bring-up/answer"][value="4"]')).to_be_checked()

    context.set_offline(True)
    phone.choose("before.four-cs/curiosity-other-teams/answer", "2", wait=False)
    expect(phone.page.locator("#status")).to_contain_text("Geen verbinding", timeout=10_000)
    phone.page.locator('button[value="before.four-cs/next"]').click()
    expect(phone.page.locator("#status")).to_contain_text("Voor deze stap is verbinding nodig", timeout=10_000)
    context.set_offline(False)
    phone.at("before.four-cs.2")

    server.kill()
    phone.choose("before.four-cs/confidence-feet/answer", "5", wait=False)
    expect(phone.page.locator("#status")).to_contain_text("Geen verbinding", timeout=10_000)
    server.start()
    phone.until_saved()
    phone.past_questions(3, 4)
    phone.tasks_of_v2()
    for number in range(1, SURVEY_SCREENS["prototype-feedback"]):
        phone.press("after.prototype-feedback/next", f"after.prototype-feedback.{number + 1}")
    phone.press("after.prototype-feedback/next", "thanks")
    expect(phone.page.locator("h1")).to_have_text("Dank je wel!")

    stored_once(server, phone, participant)
    facts = server.rows("select kind, value from events where kind in ('start', 'done', 'finish') order by seq")
    assert facts == [
        ("start", '"begin-well"'),
        ("done", '"begin-well"'),
        ("start", '"keep-the-promise"'),
        ("done", '"keep-the-promise"'),
        ("finish", "null"),
    ]
    context.close()


def test_an_english_participant_goes_on_with_another_phone_by_the_receipt_code(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    first = browser.new_context(viewport=SIZE, locale="en-GB")
    phone = Phone(first.new_page(), "en")
    phone.page.goto(f"{server.url}/j")
    phone.page.locator('input[name="code"]').fill(code.lower())
    phone.page.get_by_role("button", name="Go on").first.click()
    phone.page.get_by_role("button", name="Yes, I take part").click()
    phone.at("receipt")
    receipt = phone.page.locator(".card h2").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", receipt)
    phone.press("receipt/next", "before.four-cs.1")
    phone.questions("before.four-cs", 2, "before.four-cs.3")
    first.close()

    second = browser.new_context(viewport=SIZE, locale="en-GB")
    other = Phone(second.new_page(), "en")
    other.page.goto(f"{server.url}/j?receipt=1")
    other.page.locator('input[name="receipt"]').fill(receipt.replace("-", " ").lower())
    other.page.get_by_role("button", name="Go on").last.click()
    other.at("before.four-cs.3")
    other.page.goto(f"{server.url}/p/{code}/before.four-cs.1")
    name, value = next(iter(phone.saved.items()))
    expect(other.page.locator(f'input[name="{name}"][value="{value}"]')).to_be_checked()
    other.page.goto(f"{server.url}/p/{code}")
    other.saved = phone.saved
    other.past_questions(4)
    other.tasks_of_v2()
    other.questions("after.prototype-feedback", SURVEY_SCREENS["prototype-feedback"], "thanks")
    expect(other.page.locator("h1")).to_have_text("Thank you!")
    stored_once(server, other, other.page.get_attribute("#f", "data-who") or "")
    second.close()


def test_the_whole_journey_works_without_javascript(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL", java_script_enabled=False)
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.press("receipt/next", "before.four-cs.1")
    phone.choose("before.four-cs/control-bring-up/answer", "3", wait=False)
    phone.press("before.four-cs/next", "before.four-cs.2")
    phone.page.go_back()
    expect(phone.page.locator('input[name="before.four-cs/control-bring-up/answer"][value="3"]')).to_be_checked()
    phone.past_questions(2, 3, 4)
    phone.press("task.begin-well/start", "task.begin-well.overview")
    phone.press("task.begin-well/overview-to-prepare/go", "task.begin-well.prepare")
    phone.choose("task.begin-well/reason/answer", "stuck", wait=False)
    phone.page.locator("noscript button, button[name=_save]").last.click()
    expect(phone.page.get_by_text("Houd twee gesprekken uit elkaar.")).to_be_visible()
    phone.press("task.begin-well/prepare-to-talk/go", "task.begin-well.talk")
    phone.press("task.begin-well/next", "task.keep-the-promise")
    phone.press("task.keep-the-promise/start", "task.keep-the-promise.overview")
    phone.press("task.keep-the-promise/overview-to-agreement/go", "task.keep-the-promise.agreement")
    phone.type("task.keep-the-promise/agreement/step", "Meelopen", wait=False)
    phone.page.locator('input[name="task.keep-the-promise/agreement/step"]').press("Enter")
    phone.at("task.keep-the-promise.agreement")  # Enter saves; it does not press the first button of the page
    expect(phone.page.locator('input[name="task.keep-the-promise/agreement/step"]')).to_have_value("Meelopen")
    phone.type("task.keep-the-promise/agreement/who", "Wij", wait=False)
    phone.press("task.keep-the-promise/agreement/submit", "task.keep-the-promise.done")
    phone.press("task.keep-the-promise/next", "after.prototype-feedback.1")
    for number in range(2, SURVEY_SCREENS["prototype-feedback"] + 1):
        phone.press("after.prototype-feedback/next", f"after.prototype-feedback.{number}")
    phone.press("after.prototype-feedback/next", "thanks")
    stored_once(server, phone, phone.page.get_attribute("#f", "data-who") or "")
    context.close()


def test_a_double_tap_and_a_lost_reply_are_stored_once(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.page.locator("button.main").dblclick()
    phone.at("before.four-cs.1")
    assert server.rows("select count(*) from events where key = 'receipt/next'") == [(1,)]

    lost: list[str] = []

    def lose_the_first_reply(route: Route) -> None:
        if not lost:
            lost.append(route.request.post_data or "")
            route.fetch()  # the server has it on disk; the phone never hears of it
            route.abort()
        else:
            route.continue_()

    context.route("**/do", lose_the_first_reply)
    phone.choose("before.four-cs/control-bring-up/answer", "1")
    phone.press("before.four-cs/next", "before.four-cs.2")
    assert len(lost) == 1
    assert server.rows("select count(*) from events where kind = 'set'") == [(1,)]

    lost.clear()
    phone.press("before.four-cs/next", "before.four-cs.3")
    assert len(lost) == 1
    assert server.rows("select count(*) from events where key = 'before.four-cs/next'") == [(2,)]
    context.close()


def test_text_that_was_not_finished_is_kept_when_the_page_is_closed(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.to_first_task()
    phone.press("task.begin-well/start", "task.begin-well.overview")
    phone.press("task.begin-well/overview-to-agreement/go", "task.begin-well.agreement")
    phone.page.locator('textarea[name="task.begin-well/agreement/notes"]').type("Half getypt")
    phone.page.close()
    again = context.new_page()
    again.goto(f"{server.url}/p/{code}")
    expect(again.locator("textarea")).to_have_value("Half getypt", timeout=10_000)
    context.close()


def test_what_is_typed_while_a_press_is_on_its_way_is_kept(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.to_first_task()
    phone.press("task.begin-well/start", "task.begin-well.overview")
    phone.press("task.begin-well/overview-to-agreement/go", "task.begin-well.agreement")

    slow = {"offline": False, "latency": 800, "downloadThroughput": -1, "uploadThroughput": -1}
    wire = context.new_cdp_session(phone.page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", slow)
    phone.page.locator('button[value="task.begin-well/agreement-to-overview/go"]').click()
    phone.page.locator('textarea[name="task.begin-well/agreement/notes"]').type("Nog even dit")
    phone.at("task.begin-well.overview")
    wire.send("Network.emulateNetworkConditions", slow | {"latency": 0})
    phone.press("task.begin-well/overview-to-agreement/go", "task.begin-well.agreement")
    expect(phone.page.locator("textarea")).to_have_value("Nog even dit")
    assert server.rows("select value from events where kind = 'set'") == [('"Nog even dit"',)]
    context.close()


def test_a_number_that_does_not_fit_stays_in_its_field_and_holds_the_form_back_once(
    server: Any, browser: Browser
) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.to_first_task()
    phone.press("task.begin-well/start", "task.begin-well.overview")
    phone.press("task.begin-well/overview-to-agreement/go", "task.begin-well.agreement")
    weeks = phone.page.locator('[name="task.begin-well/agreement/weeks"]')
    weeks.fill("8 weken")
    phone.page.locator('button[value="task.begin-well/agreement/submit"]').click()
    expect(phone.page.locator("#status")).to_contain_text("kon niet worden bewaard")
    phone.at("task.begin-well.agreement")
    expect(weeks).to_have_value("8 weken")
    phone.type("task.begin-well/agreement/weeks", "8", 8.0)
    phone.press("task.begin-well/agreement/submit", "task.begin-well.done")
    context.close()


def test_declining_leaves_a_count_and_withdrawing_leaves_nothing(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{server.url}/j/{code}")
    page.locator('button[value="no"]').click()
    expect(page.locator("h1")).to_have_text("Dat is prima")
    assert context.cookies() == []
    assert server.rows("select count(*) from sessions") == [(0,)]
    assert server.rows("select kind, count(*) from tallies") == [("declined", 1)]

    phone = Phone(page, "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.press("receipt/next", "before.four-cs.1")
    phone.choose("before.four-cs/control-bring-up/answer", "2")
    page.locator("footer a").click()
    page.locator("summary", has_text="Alles intrekken").click()
    page.locator('button[value="withdraw"]').click()
    expect(page.locator("h1")).to_have_text("Alles is verwijderd")
    for table in ("sessions", "events", "counts"):
        assert server.rows(f"select count(*) from {table}") == [(0,)], table
    page.goto(f"{server.url}/p/{code}")
    expect(page.locator("h1")).to_have_text("Doe je mee?")
    context.close()


def test_a_phone_that_changes_hands_begins_anew_and_the_first_person_can_return(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    first = phone.page.get_attribute("#f", "data-who")
    phone.press("receipt/next", "before.four-cs.1")
    phone.page.locator("footer a").click()
    phone.page.goto(f"{server.url}/j/{code}")  # scanning the QR code again makes nobody into two
    expect(phone.page.locator("h1")).to_have_text("Je doet al mee")
    phone.page.get_by_role("link", name="Ga verder waar je was").click()
    phone.at("before.four-cs.1")
    assert server.rows("select count(*) from sessions") == [(1,)]
    phone.page.locator("footer a").click()
    phone.page.locator('button[value="leave"]').click()
    expect(phone.page.locator("h1")).to_have_text("Je bent weg")
    phone.scan(f"{server.url}/j/{code}")
    assert phone.page.get_attribute("#f", "data-who") != first
    assert server.rows("select count(*) from sessions") == [(2,)]
    context.close()


def test_a_closed_round_says_so_and_keeps_what_a_phone_had_saved_up_before(server: Any, browser: Browser) -> None:
    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    phone = Phone(context.new_page(), "nl")
    phone.scan(f"{server.url}/j/{code}")
    phone.press("receipt/next", "before.four-cs.1")
    context.set_offline(True)
    phone.choose("before.four-cs/control-bring-up/answer", "5", wait=False)
    expect(phone.page.locator("#status")).to_contain_text("Geen verbinding", timeout=10_000)
    time.sleep(0.3)
    store = server.store()
    store.close_round("next-step", "round-2")
    store.close()
    time.sleep(0.7)
    context.set_offline(False)
    phone.until_saved()
    assert server.rows("select value from events where kind = 'set'") == [('"5"',)]
    phone.page.locator('label:has(> input[value="1"])').first.click()
    expect(phone.page.locator("h1")).to_have_text("De ronde is voorbij")
    expect(phone.page.locator("main")).to_contain_text("is bewaard en telt mee")
    assert server.rows("select count(*) from events where kind = 'set'") == [(1,)]
    context.close()
    late = browser.new_context(viewport=SIZE, locale="nl-NL")
    other = late.new_page()
    other.goto(f"{server.url}/j/{code}")
    expect(other.locator("h1")).to_have_text("Deze ronde is gesloten. Dank je voor je belangstelling.")
    late.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_accessible_and_fits_a_phone(server: Any, browser: Browser, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    code = server.open_round("next-step", "round-2")
    context = browser.new_context(viewport=SIZE, locale={"nl": "nl-NL", "en": "en-GB"}[language])
    phone = Phone(context.new_page(), language)
    axe = Axe()

    def look() -> None:
        wrong = axe.run(phone.page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in wrong] == [], phone.page.url
        wide = phone.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= SIZE["width"], phone.page.url
        small = phone.page.evaluate(
            """[...document.querySelectorAll('button:not(.default), .button, label.o, summary, .f input, .f textarea, nav *')]
               .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""
        )
        assert small == [], phone.page.url

    phone.page.goto(f"{server.url}/j")
    look()
    phone.page.goto(f"{server.url}/j/{code}")
    look()
    phone.page.locator('button[value="yes"]').click()
    phone.at("receipt")
    look()
    phone.press("receipt/next", "before.four-cs.1")
    look()
    for place in ("before.four-cs.2", "before.four-cs.3", "before.four-cs.4", "before.four-cs.profile"):
        phone.press("before.four-cs/next", place)
    look()
    phone.press("before.four-cs/next", "task.begin-well")
    look()
    phone.press("task.begin-well/start", "task.begin-well.overview")
    for screen in ("prepare", "talk", "agreement"):
        look()
        phone.press(f"task.begin-well/overview-to-{screen}/go", f"task.begin-well.{screen}")
        look()
        phone.page.go_back()
        phone.at("task.begin-well.overview")
    phone.page.locator("footer a").click()
    look()
    context.close()
