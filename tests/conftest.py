"""What tests of every room may use: the starter kit, a small kit written here, an empty store, a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from toolkit.storage.store import Store

ROOT = Path(__file__).parent.parent

# Never a timed assertion in the test run: machines are noisy.
settings.register_profile("kit", deadline=None)
settings.load_profile("kit")

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",  # tests often run as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # a test browser has nobody to call
    "--disable-component-update",
    "--disable-sync",
]

MINI_KIT = {
    "prototypes/talk/v1.yaml": """
title: {nl: Het gesprek, en: The talk}
about: {nl: Helpt een lijstje?, en: Does a list help?}
screens:
  - id: start
    title: {nl: Begin hier, en: Begin here}
    blocks:
      - kind: checklist
        id: ready
        items:
          - {id: hour, text: {nl: Ik heb een uur, en: I have an hour}}
          - {id: goal, text: {nl: Ik weet wat ik wil, en: I know what I want}}
      - kind: form
        id: note
        fields:
          - {id: words, label: {nl: Wat wil je vragen?, en: What will you ask?}}
        submit: {nl: Klaar, en: Done}
        to: end
  - id: end
    title: {nl: Klaar, en: Done}
    blocks:
      - {kind: text, text: {nl: Veel succes., en: Good luck.}}
""",
    "prototypes/talk/v2.yaml": """
title: {nl: Het gesprek, en: The talk}
about: {nl: Helpt een lijstje?, en: Does a list help?}
changes:
  - what: {nl: Het lijstje is weg, en: The list is gone}
    because: {nl: Niemand vinkte iets af, en: Nobody ticked anything}
screens:
  - id: start
    title: {nl: Begin hier, en: Begin here}
    blocks:
      - kind: choice
        id: reason
        question: {nl: Waarom nu?, en: Why now?}
        options:
          - {id: asked, text: {nl: Er werd om gevraagd, en: Somebody asked}}
          - {id: change, text: {nl: Het werk verandert, en: The work is changing}}
      - kind: text
        show_if: {block: reason, is: change}
        text: {nl: Zeg wat vaststaat., en: Say what is settled.}
      - {kind: button, id: on, label: {nl: Klaar, en: Done}, to: end, main: true}
  - id: end
    title: {nl: Klaar, en: Done}
    blocks:
      - {kind: text, text: {nl: Veel succes., en: Good luck.}}
""",
    "surveys/feeling.yaml": """
title: {nl: Gevoel, en: Feeling}
about: person
items:
  - {kind: scale, id: steer, text: {nl: Ik stuur mijn loopbaan., en: I steer my career.}}
  - {kind: scale, id: drift, text: {nl: Het overkomt me., en: It happens to me.}, reversed: true}
scales:
  - {id: control, title: {nl: Regie, en: Control}, items: [steer, drift]}
""",
    "surveys/ease.yaml": """
title: {nl: Gemak, en: Ease}
about: prototype
items:
  - {kind: scale, id: easy, text: {nl: Het was makkelijk., en: It was easy.}}
  - {kind: open-text, id: wish, text: {nl: Ik zou willen dat ..., en: I wish that ...}}
scales:
  - {id: ease, title: {nl: Gemak, en: Ease}, items: [easy]}
""",
    "experiments/small.yaml": """
title: {nl: Klein, en: Small}
question: {nl: Helpt een lijstje bij het gesprek?, en: Does a list help the talk?}
journey: next-step
part: manager
prototype: talk
consent:
  what: {nl: We proberen iets uit., en: We try something out.}
  who_sees: {nl: Wij. Zonder naam., en: We do. Without a name.}
before: [feeling]
tasks:
  - id: prepare
    title: {nl: Bereid je voor, en: Prepare}
    text: {nl: Zorg dat je klaar bent., en: Make sure that you are ready.}
    done_when: {screen: end}
after: [ease]
rounds:
  - {id: round-1, title: {nl: Ronde 1, en: Round 1}, revision: v1, who: {nl: Vijf mensen, en: Five people}}
  - {id: round-2, title: {nl: Ronde 2, en: Round 2}, revision: v2, who: {nl: Vijf anderen, en: Five others}}
expectation:
  hypothesis: {nl: Zonder lijstje gaat het sneller., en: It is faster without a list.}
  measure: completion
  task: prepare
  compare: [round-1, round-2]
  better_by: 0
  if_met: {nl: We houden v2., en: We keep v2.}
  if_not_met: {nl: We houden v1., en: We keep v1.}
  if_too_early: {nl: Nog een ronde., en: One more round.}
""",
}


def write_kit(folder: Path, files: dict[str, str]) -> Path:
    """Write files of a kit, by their paths inside it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def starter() -> Path:
    """The starter kit: this repository."""
    return ROOT


@pytest.fixture
def mini_kit(tmp_path: Path) -> Path:
    """A small kit of its own for one test: two revisions, two surveys, a sprint of two rounds called `small`."""
    return write_kit(tmp_path / "mini-kit", MINI_KIT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'store.db'}")
    yield made
    made.close()


# -- the browser ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Debian's Chromium; nothing is downloaded. Skips where there is none, and fails in CI, which must have one."""
    if not CHROMIUM.exists():
        said = f"there is no {CHROMIUM}: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return str(CHROMIUM)


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """A running Chromium (playwright's sync Browser). Make a context of your own: browser.new_context(...).

    One for a module: while playwright runs, its event loop counts as running in this thread, and a test that comes
    after it (a worker takes over tests of another) could not call asyncio.run.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield running
        running.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """What every open page said when a test failed: a machine far away keeps no screenshots."""
    report = yield
    running = getattr(item, "funcargs", {}).get("browser")
    if report.when == "call" and report.failed and running is not None:
        for page in (page for context in running.contexts for page in context.pages):
            try:
                said = page.inner_text("body", timeout=2_000)
            except Exception as error:  # whatever it was, the test's own failure is what is told
                said = repr(error)
            report.sections.append((f"page {page.url}", said[:4_000]))
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if "benchmarks" in item.path.parts:
            item.add_marker("benchmark")
    # What needs a browser takes longest and comes last, so that it does not wait for one start of Chromium after another.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
