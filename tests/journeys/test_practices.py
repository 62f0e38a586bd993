"""Every practice that the starter kit shows, from the first page to the thanks: by robots, and by a person on a phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import ROOT, Server
from tests.journeys.person import Person
from tests.journeys.phone import SIZE
from tests.journeys.spoken import Spoken
from toolkit.authoring.pinned import journey_of
from toolkit.door.rehearsal import rehearse
from toolkit.experiments.journey import Progress
from toolkit.kit import LiveKit, open_kit
from toolkit.storage.store import Store

SPRINTS = sorted(path.stem for path in (ROOT / "experiments").glob("*.yaml") if "\nrounds:" in path.read_text("utf-8"))
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
PICTURES = os.environ.get("PROEFTUIN_PICTURES")
"""A folder for a picture of every place, for whoever wants to look at them."""

PRACTICES = {
    "internal flex, the manager": "next-step",
    "internal flex, both sides of a match": "fitting-work",
    "communities": "community",
    "the 4 C's": "four-cs",
    "expeditions": "expedition",
    "a development portal and its funnel": "development-portal",
    "statements": "statements",
    "a talent market": "talent-market",
    "recruiter and internal client": "internal-client",
    "play": "hands-on-game",
}
"""The nine practices of HR that the kit can show, the first of them from two sides; each is a sprint that is ready."""

each_sprint = pytest.mark.parametrize("sprint", SPRINTS)


def test_each_of_the_nine_practices_has_a_sprint_with_two_revisions_to_try(starter: Path) -> None:
    assert set(PRACTICES.values()) <= set(SPRINTS)
    kit = open_kit(starter)
    tried = {name: {one.revision for one in kit.sprints[name].rounds} for name in PRACTICES.values()}
    assert {name: revisions for name, revisions in tried.items() if len(revisions) < 2} == {}
    for name, revisions in tried.items():
        assert revisions <= set(kit.prototypes[kit.sprints[name].prototype]), name


@each_sprint
def test_robots_come_through_every_round_without_a_problem(sprint: str, starter: Path, store: Store) -> None:
    live = LiveKit(starter)
    for one in live.kit.sprints[sprint].rounds:
        found = rehearse(live, store, sprint, one.id, people=6)
        assert found.problems == [], one.id
        assert found.finished > 0, one.id


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The starter kit, served once for all of these people."""
    folder = tmp_path_factory.mktemp("practices")
    for name in ("prototypes", "surveys", "experiments"):
        shutil.copytree(ROOT / name, folder / "kit" / name)
    made = Server(folder / "kit", folder / "data.db")
    made.start()
    yield made
    assert made.process is not None
    made.process.terminate()
    made.process.wait(timeout=20)


BOTH = bool(os.environ.get("PROEFTUIN_BOTH_LANGUAGES") or PICTURES)
"""Whether every sprint is walked in both languages. Else they take turns: a walk takes long, and what is not translated
or overflows is looked for in both by the tests of the kit and by the robots."""

WALKS = [
    (sprint, language)
    for number, sprint in enumerate(SPRINTS)
    for turn, language in enumerate(LOCALES)
    if BOTH or number % len(LOCALES) == turn
]


@pytest.mark.browser
@pytest.mark.parametrize(("sprint", "language"), WALKS)
def test_a_person_comes_from_the_first_page_to_the_thanks_on_a_phone(
    sprint: str, language: str, served: Server, browser: Browser
) -> None:
    """The last round of each sprint: its newest revision, as it would be shown to a group."""
    kit = open_kit(served.kit)
    last = kit.sprints[sprint].rounds[-1].id
    code, store = served.open_round(sprint, last), served.store()
    context = browser.new_context(viewport=SIZE, locale=LOCALES[language])
    page, heard = context.new_page(), Heard(served.url)
    heard.listen_to(page)
    person = Person(page, journey_of(kit, sprint, last), store, language, looked=_pictures(sprint, language))
    try:
        person.walk(f"{served.url}/j/{code}")
    finally:
        store.close()
        context.close()
    assert person.wrong == []
    assert heard.wrong == []
    assert person.places[-1] == "thanks"
    assert person.left == set()


def test_a_text_that_was_not_translated_is_found_and_a_name_or_what_people_typed_is_none(mini_kit: Path) -> None:
    spoken = Spoken(journey_of(open_kit(mini_kit), "small", "round-1"), "nl")
    progress = Progress("nl", {"task.prepare/note/words": "Robot: ask her"}, scope="task.prepare")
    other = spoken.other("task.prepare.start", progress)
    assert {"Begin here", "I have an hour", "Stuck?"} <= other
    read = ["Begin hier", " I have\n an hour", "Robot: ask her", "Stuck?", "Your receipt code", "2 / 3"]
    assert spoken.strange(read, other | {"Robot: ask her", "2 / 3"}) == [
        "I have an hour",
        "Stuck?",
        "Your receipt code",
    ]


class Heard:
    """What a page says to the console, and whom it calls."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.wrong: list[str] = []

    def listen_to(self, page: Any) -> None:
        page.on("console", lambda one: self.wrong.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.home}/", "data:", "blob:")):
            self.wrong.append(f"asked {url}")


def _pictures(sprint: str, language: str) -> Any:
    if not PICTURES:
        return None
    folder = Path(PICTURES) / sprint
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[str] = []

    def take(page: Any, place: str) -> None:
        taken.append(place)
        page.screenshot(path=str(folder / f"{language}-{len(taken):02}-{place}.png"), full_page=True)

    return take
