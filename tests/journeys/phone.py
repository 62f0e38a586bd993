"""A participant's phone in a real browser: what a thumb would do, and what the eyes would read."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Error, Page, expect

SAVED = {"nl": "Bewaard", "en": "Saved"}
SIZE = {"width": 390, "height": 844}


class Phone:
    """Taps on one page, and remembers each value that the page called saved."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.saved: dict[str, Any] = {}

    @property
    def place(self) -> str:
        return self.page.get_attribute("#f", "data-place") or ""

    def at(self, place: str) -> None:
        expect(self.page.locator(f'#f[data-place="{place}"]')).to_have_count(1, timeout=20_000)
        self.page.wait_for_load_state("load")  # a machine under load shows a page before its script is there

    def until_saved(self) -> None:
        expect(self.page.locator("#status")).to_have_text(SAVED[self.language], timeout=20_000)

    def choose(self, key: str, option: str, *, wait: bool = True) -> None:
        self.page.locator(f'label:has(> input[name="{key}"][value="{option}"])').click()
        self._note(key, option, wait)

    def tick(self, key: str, *, wait: bool = True) -> None:
        self.page.locator(f'label:has(> input[name="{key}"])').click()
        self._note(key, True, wait)

    def type(self, key: str, words: str, value: Any = None, *, wait: bool = True) -> None:
        self.page.locator(f'[name="{key}"]').fill(words)
        self.page.locator(f'[name="{key}"]').blur()
        self._note(key, words if value is None else value, wait)

    def _note(self, key: str, value: Any, wait: bool) -> None:
        if wait:
            self.until_saved()
        self.saved[key] = value

    def press(self, key: str, to: str) -> None:
        self.page.locator(f'button[name="_press"][value="{key}"]').click()
        self.at(to)

    def scan(self, url: str) -> None:
        """Come in by the QR code's address and say yes."""
        self.page.goto(url)
        yes = self.page.locator('button[value="yes"]')
        try:
            yes.click()
        except Error as error:
            raise AssertionError(f"no question of consent at {url}: {self.page.inner_text('body')}") from error
        self.at("receipt")

    def to_first_task(self) -> None:
        """From the receipt past all questions to the first task, skipping every one of them."""
        self.press("receipt/next", "before.four-cs.1")
        self.past_questions(2, 3, 4)

    def past_questions(self, *screens: int) -> None:
        """On through these screens of the questions before, and past one's own picture, to the first task."""
        for place in (*(f"before.four-cs.{number}" for number in screens), "before.four-cs.profile"):
            self.press("before.four-cs/next", place)
        self.press("before.four-cs/next", "task.begin-well")

    def questions(self, scope: str, screens: int, last: str, *, point: str = "4") -> None:
        """Answer every scale item of a survey and go on."""
        for number in range(1, screens + 1):
            self.at(f"{scope}.{number}")
            names = self.page.locator("input[type=radio]").evaluate_all("found => [...new Set(found.map(i => i.name))]")
            for name in names:
                values = self.page.locator(f'input[name="{name}"]').evaluate_all("found => found.map(i => i.value)")
                self.choose(name, point if point in values else values[0])
            self.press(f"{scope}/next", f"{scope}.{number + 1}" if number < screens else last)

    def tasks_of_v2(self) -> None:
        """Both tasks of the starter sprint, the short way of revision v2."""
        self.at("task.begin-well")
        self.press("task.begin-well/start", "task.begin-well.overview")
        self.press("task.begin-well/overview-to-prepare/go", "task.begin-well.prepare")
        self.tick("task.begin-well/before-the-talk/hour")
        self.press("task.begin-well/prepare-to-talk/go", "task.begin-well.talk")
        self.press("task.begin-well/next", "task.keep-the-promise")
        self.press("task.keep-the-promise/start", "task.keep-the-promise.overview")
        self.press("task.keep-the-promise/overview-to-agreement/go", "task.keep-the-promise.agreement")
        self.type("task.keep-the-promise/agreement/step", "Meelopen <b>bij</b> Planning & meer")
        self.type("task.keep-the-promise/agreement/weeks", "8", 8.0)
        self.press("task.keep-the-promise/agreement/submit", "task.keep-the-promise.done")
        self.press("task.keep-the-promise/next", "after.prototype-feedback.1")


def stored_once(server: Any, phone: Phone, participant: str) -> None:
    """Every answer that the page called saved is in the database exactly once, with its last value."""
    import json

    query = (
        "select key, value from events join sessions on sessions.id = events.session "
        "where kind = 'set' and sessions.participant = ? order by seq"
    )
    found: dict[str, list[Any]] = {}
    for key, value in server.rows(query, participant):
        found.setdefault(key, []).append(json.loads(value))
    assert {key: values[-1] for key, values in found.items()} == phone.saved
    assert {key: len(values) for key, values in found.items()} == dict.fromkeys(phone.saved, 1)
