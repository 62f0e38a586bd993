"""A whole round in real Chromium: a facilitator, an observer and twelve phones; at the end every count is right.

One of those who were expected does not come, one declines, one withdraws, one loses the network, one comes late; in the
middle the round stands still.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.door.conftest import PROTOTYPE, SPRINT, SURVEY
from tests.journeys.phone import SIZE, Phone
from tests.journeys.test_team import unfold
from toolkit.evidence.gather import gather

pytestmark = pytest.mark.browser

PHONES = 12
EXPECTED = 13
HOME, QUESTIONS = "task.finish.home", "after.questions.1"


@pytest.fixture
def small(server: Any) -> Any:
    """The small sprint beside the others; thirteen people are expected."""
    (server.kit / "prototypes/trial/pictures").mkdir(parents=True)
    (server.kit / "prototypes/trial/pictures/one.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"
    )
    (server.kit / "prototypes/trial/v1.yaml").write_text(PROTOTYPE, encoding="utf-8")
    (server.kit / "surveys/questions.yaml").write_text(SURVEY, encoding="utf-8")
    sprint = SPRINT.replace("revision: v1,", f"revision: v1, people: {EXPECTED},")
    (server.kit / "experiments/small.yaml").write_text(sprint, encoding="utf-8")
    return server


def facilitator(server: Any, browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 1400}, locale="nl-NL").new_page()
    page.goto(server.team_link())
    page.goto(f"{server.url}/cockpit?sprint=small")
    page.get_by_role("button", name="Open de ronde").click(timeout=30_000)
    expect(page.get_by_text("Zo doen mensen mee")).to_be_visible(timeout=20_000)
    return page


def observer(page: Page, browser: Browser) -> Page:
    """By the link that the Cockpit gives."""
    unfold(page, "Meekijkers")
    link = page.locator("code", has_text="/o/").first.inner_text()
    seen = browser.new_context(viewport=SIZE, locale="nl-NL").new_page()
    seen.goto(link)
    seen.locator("[name=observer]").fill("Sem")
    seen.keyboard.press("Enter")
    return seen


def says(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=20_000)


class Guest(Phone):
    """One of the twelve, in a browser of their own."""

    def __init__(self, server: Any, browser: Browser, code: str, number: int) -> None:
        self.context = browser.new_context(viewport=SIZE, locale="nl-NL")
        super().__init__(self.context.new_page(), "nl")
        self.server, self.code, self.number = server, code, number

    def come_in(self) -> None:
        self.scan(f"{self.server.url}/j/{self.code}")

    @property
    def who(self) -> str:
        return self.page.get_attribute("#f", "data-who") or ""

    def to_task(self) -> None:
        self.press("receipt/next", "task.finish")
        self.press("task.finish/start", HOME)
        self.choose("task.finish/mood/answer", "good" if self.number % 2 else "bad")

    def to_questions(self) -> None:
        self.press("task.finish/on/go", "task.finish.done")
        self.press("task.finish/next", QUESTIONS)

    def to_the_end(self) -> None:
        self.choose("after.questions/easy/answer", str(self.number % 5 + 1))
        self.press("after.questions/next", "thanks")


def test_twelve_phones_an_observer_and_a_facilitator_come_through_one_round_and_every_count_is_right(
    small: Any, browser: Browser
) -> None:
    cockpit = facilitator(small, browser)
    store = small.store()
    code = store.round("small", "one").code
    sem = observer(cockpit, browser)
    guests = [Guest(small, browser, code, number) for number in range(PHONES)]
    declines, withdraws, offline, late = guests[:4]

    declines.page.goto(f"{small.url}/j/{code}")
    declines.page.locator('button[value="no"]').click()
    for one in [*guests[4:], withdraws, offline]:
        one.come_in()
        one.to_task()
    says(cockpit, "10 mensen binnen, 0 klaar. 1 persoon zag ervan af. 10 van de 13 verwachte mensen zijn binnen.")

    offline.context.set_offline(True)
    offline.choose("task.finish/mood/answer", "good", wait=False)
    expect(offline.page.locator("#status")).to_contain_text("verbinding", timeout=10_000)
    first, second = guests[4], guests[5]
    for one in [*guests[4:], withdraws]:
        one.to_questions()

    cockpit.get_by_label("Bericht op alle telefoons").fill("Even luisteren")
    cockpit.get_by_role("button", name="Pauzeer de ronde").click()
    for one in (first, withdraws):
        expect(one.page.locator("#message")).to_have_text("Even luisteren", timeout=10_000)
    first.choose("after.questions/easy/answer", "1")  # what is filled in while it stands still is kept
    first.page.locator('button[value="after.questions/next"]').click()
    expect(first.page.locator("#status")).to_contain_text("pauze")
    assert first.place == QUESTIONS
    offline.context.set_offline(False)  # the network comes back in the break
    offline.until_saved()
    cockpit.get_by_role("button", name="Ga weer verder").click()
    expect(first.page.locator("#pause")).to_be_hidden(timeout=10_000)

    for who, text in ((first.who, "Zoekt de knop"), (second.who, "Zoekt de knop ook")):
        sem.locator(f'#people label:has-text("{who}")').click(timeout=20_000)
        sem.locator('[name="severity"][value="3"]').check(force=True)
        sem.locator("[name=what]").fill(text)
        sem.keyboard.press("Enter")
    expect(sem.locator("#list li")).to_have_count(2)

    late.come_in()
    late.to_task()
    late.to_questions()
    offline.to_questions()
    for one in [*guests[4:], withdraws, offline, late]:
        one.to_the_end()
    says(cockpit, "11 mensen binnen, 11 klaar.")
    withdraws.page.goto(f"{small.url}/p/{code}/mine")
    withdraws.page.locator('details:has(button[value="withdraw"])').evaluate("one => one.open = true")
    withdraws.page.locator('button[value="withdraw"]').click()
    says(cockpit, "10 mensen binnen, 10 klaar.")
    says(cockpit, "Zoekt de knop ook")

    cockpit.get_by_role("button", name=re.compile("^Sluit de ronde")).click()
    cockpit.get_by_role("button", name="Ja, sluit de ronde").click()
    says(cockpit, "10 mensen, 10 tot het einde. 1 persoon zag ervan af. 3 mensen zijn niet gekomen.")
    stayed = [one for one in guests if one not in (declines, withdraws)]
    people = gather(store, "small", "one").people
    assert sorted(one.participant for one in people.sessions) == sorted(one.who for one in stayed)
    easy = Counter(str(one.value) for one in people.responses if one.item == "easy")
    assert easy == Counter(str(one.number % 5 + 1) for one in stayed)
    assert {one.value: one.n for one in store.counts("small", "one") if one.item == "easy"} == dict(easy)
    moods = [one.value for one in people.events if one.key == "task.finish/mood/answer"]
    assert sorted(map(str, moods)) == sorted([*("good" if one.number % 2 else "bad" for one in stayed), "good"])
    assert [one.participant for one in store.observations("small", "one")] == [first.who, second.who]
    store.close()

    cockpit.goto(f"{small.url}/evidence?sprint=small")
    says(cockpit, "10 van de 10 kwamen klaar.")
    cockpit.goto(f"{small.url}/")
    says(cockpit, "10 mensen")


def test_a_phone_is_led_on_with_what_was_half_typed_and_told_when_the_round_closes(
    small: Any, browser: Browser
) -> None:
    store = small.store()
    guest = Guest(small, browser, store.open_round("small", "one").code, 0)
    guest.come_in()
    guest.to_task()
    guest.page.locator('[name="task.finish/why/words"]').press_sequentially("half getyp")
    store.lead("small", "one", "move", QUESTIONS)
    guest.at(QUESTIONS)
    expect(guest.page.locator("h1")).to_have_text("Een paar vragen")
    guest.page.go_back()
    expect(guest.page.locator('[name="task.finish/why/words"]')).to_have_value("half getyp")
    store.lead("small", "one", "until", str(store.clock() + 5))
    expect(guest.page.locator("#until")).to_contain_text("Deze ronde sluit om", timeout=10_000)
    expect(guest.page.locator("h1")).to_have_text("De ronde is voorbij", timeout=20_000)
    store.close()
