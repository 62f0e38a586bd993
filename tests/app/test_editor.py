"""The editor in a real browser: what keys do, what is never lost, and where one comes by a click."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import MINI_KIT, ROOT, write_kit

pytestmark = pytest.mark.browser

SERVE = """
import asyncio, socket, sys, uvicorn
from pathlib import Path
from toolkit.app.main import build
from toolkit.app.state import house
one = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
one.bind(("127.0.0.1", 0))
one.listen()
url = f"http://127.0.0.1:{one.getsockname()[1]}"
app = build(Path(sys.argv[1]), "sqlite:///" + sys.argv[2], url)
print(url, f"{url}/team?key={house().team_key()}", flush=True)
asyncio.run(uvicorn.Server(uvicorn.Config(app, log_level="error")).serve([one]))
"""
V1 = "prototypes/talk/v1.yaml"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """Where the house is, the team's link, and the kit's folder."""
    kit = write_kit(tmp_path_factory.mktemp("editor") / "kit", MINI_KIT)
    command = [sys.executable, "-c", SERVE, str(kit), str(kit.parent / "house.db")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url, team = process.stdout.readline().split()
        yield url, team, kit
        process.terminate()


class Author:
    """Somebody at the Studio's editor."""

    def __init__(self, page: Page, url: str, kit: Path) -> None:
        self.page, self.url, self.kit = page, url, kit
        self.field: Locator = page.locator("textarea[wrap=soft]")
        self.phone = page.frame_locator("iframe")

    def open(self, name: str = V1) -> None:
        self.page.goto(f"{self.url}/studio?file={name}")
        expect(self.field).to_have_attribute("aria-label", f"De tekst van {name}", timeout=60_000)
        expect(self.phone.locator("h1")).to_be_visible(timeout=30_000)

    @property
    def text(self) -> str:
        return self.field.input_value()

    def place(self, before: str, select: str = "") -> None:
        """Put the cursor before the first place where `before` stands, or select `select` there."""
        script = "(e, [w, s]) => { const n = e.value.indexOf(w); e.focus(); e.setSelectionRange(n, n + s.length); }"
        assert before in self.text
        self.field.evaluate(script, [before, select])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def line(self) -> str:
        """The line that the cursor stands on."""
        at: int = self.field.evaluate("e => e.selectionStart")
        return self.text[: self.text.find("\n", at)].rpartition("\n")[2]

    def selected(self) -> str:
        found: str = self.field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")
        return found


@pytest.fixture
def author(served: tuple[str, str, Path], browser: Browser) -> Iterator[Author]:
    url, team, kit = served
    write_kit(kit, MINI_KIT)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    wrong: list[object] = []
    page.on("pageerror", lambda error: wrong.append(error))
    page.goto(team)
    made = Author(page, url, kit)
    made.open()
    yield made
    context.close()
    assert wrong == []


def test_typing_changes_the_phone_s_drawing_and_a_mistake_its_line(author: Author) -> None:
    author.place("kind: checklist", "kind: checklist")
    start = time.monotonic()
    author.type("kind: cheklist")
    expect(author.page.locator("ol button")).to_contain_text("Regel 7: cheklist", timeout=5_000)
    print("seconds to the problem:", round(time.monotonic() - start, 2))
    author.place("cheklist", "cheklist")
    author.type("checklist")
    expect(author.page.get_by_text("Alles klopt.")).to_be_visible(timeout=5_000)
    author.place("Ik heb een uur")
    author.type("Ja: ")
    expect(author.page.locator("ol button")).to_contain_text("Regel 10", timeout=5_000)  # a colon wants quotes there
    for _ in range(4):
        author.press("Backspace")
    start = time.monotonic()
    author.type("Echt waar. ")
    expect(author.phone.get_by_text("Echt waar. Ik heb een uur")).to_be_visible(timeout=5_000)
    print("seconds to the drawing:", round(time.monotonic() - start, 2))


def test_tab_indents_shift_tab_takes_it_back_and_undo_knows_both(author: Author) -> None:
    before = author.text
    author.place("title: {nl: Begin hier", "title: {nl: Begin hier, en: Begin here}\n    blocks:")
    author.press("Tab")
    assert "\n      title: {nl: Begin hier, en: Begin here}\n      blocks:\n" in author.text
    author.press("Shift+Tab", "Shift+Tab")
    assert "\n  title: {nl: Begin hier, en: Begin here}\n  blocks:\n" in author.text
    author.press("Control+z", "Control+z", "Control+z")
    assert author.text == before
    author.place("{nl: Begin hier")
    author.press("Tab")
    assert "title:   {nl: Begin hier" in author.text


def test_escape_and_then_tab_leaves_the_field(author: Author) -> None:
    before = author.text
    author.place("title")
    author.press("Escape", "Tab")
    assert author.text == before
    inside = "() => { let e = document.activeElement; while (e && e.shadowRoot) e = e.shadowRoot.activeElement; return e && e.tagName }"
    assert author.page.evaluate(inside) != "TEXTAREA"
    author.place("title")
    author.press("Escape", "a", "Tab")
    assert author.text.startswith("a  title")


@pytest.mark.parametrize(
    ("line", "indent"),
    [
        ("    title: {nl: Begin hier, en: Begin here}", 4),
        ("    blocks:", 6),
        ("      - kind: checklist", 8),
        ("  - id: end", 4),
        ("          - {id: goal, text: {nl: Ik weet wat ik wil, en: I know what I want}}", 10),
        ("screens:", 2),
    ],
)
def test_enter_goes_on_where_the_next_line_would_begin(line: str, indent: int, author: Author) -> None:
    author.place(line + "\n", line)
    author.press("ArrowRight", "Enter")
    author.type("x")
    assert author.line() == " " * indent + "x"


def test_what_was_typed_in_one_go_is_undone_in_one_go(author: Author) -> None:
    before = author.text
    author.place("Veel succes.", "Veel")
    author.type("Heel veel ")
    author.press("Control+z")
    assert author.text == before
    author.press("Control+Shift+z")
    assert "Heel veel  succes." in author.text


def test_no_letter_is_lost_or_doubled_however_the_server_s_answers_come(author: Author) -> None:
    author.place("Veel succes.", "Veel succes.")
    words = "Dit is een lange zin die in stukjes getypt wordt met pauzes ertussen."
    for number, word in enumerate(words.split(" ")):
        author.type((" " if number else "") + word)
        author.page.wait_for_timeout(37 * (number % 12))
    expect(author.phone.get_by_text(words)).to_have_count(0)  # it stands on another screen, until this one is opened
    author.page.locator("nav button").nth(1).click()
    expect(author.phone.get_by_text(words)).to_be_visible(timeout=5_000)
    assert f"nl: {words}" in author.text


def test_a_click_on_a_problem_goes_to_its_line(author: Author) -> None:
    author.place("kind: form", "kind: form")
    author.type("kind: frm")
    author.place("title")
    author.page.locator("ol button").first.click(timeout=5_000)
    assert author.selected() == "frm"
    visible = "e => { const s = e.closest('.scroller'), r = s.querySelector('.marked'); return r.offsetTop >= s.scrollTop && r.offsetTop < s.scrollTop + s.clientHeight }"
    assert author.field.evaluate(visible)


def test_a_click_on_a_screen_goes_to_its_lines_and_opens_it(author: Author) -> None:
    author.page.get_by_role("navigation", name="Onderdelen van dit bestand").get_by_text("Klaar").click()
    assert author.selected() == "- id: end"
    expect(author.phone.locator("h1")).to_have_text("Klaar", timeout=5_000)


def test_ctrl_s_saves_what_stands_there_now(author: Author) -> None:
    author.place("Veel succes.")
    author.type("Heel ")
    author.press("Control+s")  # at once: before the last letters were sent by themselves
    expect(author.page.get_by_text("Bewaard", exact=True)).to_be_visible(timeout=5_000)
    assert "Heel Veel succes." in (author.kit / V1).read_text(encoding="utf-8")


def test_what_is_not_saved_survives_a_reload_and_a_walk_to_another_page(author: Author) -> None:
    author.place("Veel succes.")
    author.type("Heel ")
    author.page.reload()  # before it was sent
    expect(author.field).to_have_value(re.compile("Heel Veel succes"), timeout=30_000)
    expect(author.page.get_by_text("Niet bewaard", exact=True)).to_be_visible(timeout=5_000)
    author.place("Veel succes.")
    author.type("erg ")
    author.page.get_by_role("link", name="Bibliotheek").click()
    expect(author.page.get_by_role("heading", level=1)).to_have_text("Bibliotheek", timeout=15_000)
    author.page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Studio").click()
    expect(author.field).to_have_value(re.compile("Heel erg Veel succes"), timeout=15_000)
    assert "Heel" not in (author.kit / V1).read_text(encoding="utf-8")


def test_what_was_thrown_away_does_not_come_back(author: Author) -> None:
    author.place("Veel succes.")
    author.type("Heel ")
    author.page.get_by_role("button", name="Terug naar wat bewaard is").click()
    expect(author.field).not_to_have_value(re.compile("Heel"), timeout=5_000)
    author.page.reload()
    expect(author.field).to_have_attribute("aria-label", f"De tekst van {V1}", timeout=30_000)
    author.page.wait_for_timeout(800)
    assert "Heel" not in author.text


def test_the_numbers_and_colours_lie_exactly_under_the_text(author: Author) -> None:
    """The colours are drawn by a copy of the text; a line that breaks elsewhere in it would shift all that follow."""
    author.place("Veel succes.")
    author.type("Een zin die zo lang is dat hij op elke breedte wel een keer of twee moet afbreken, hoe dan ook. ")
    measure = "e => [e.scrollHeight, e.previousElementSibling.offsetHeight, e.clientWidth, e.previousElementSibling.clientWidth]"
    for width in (1280, 900, 390):
        author.page.set_viewport_size({"width": width, "height": 844})
        author.page.wait_for_timeout(400)
        text, copy, wide, copy_wide = author.field.evaluate(measure)
        assert wide == copy_wide
        assert text <= copy


def test_a_reader_of_the_screen_hears_what_is_wrong(author: Author) -> None:
    author.place("kind: form", "kind: form")
    author.type("kind: frm")
    expect(author.page.get_by_role("status").filter(has_text="1 ding klopt nog niet.")).to_be_visible(timeout=5_000)
    assert author.field.get_attribute("aria-invalid") == "true"
    described = author.field.get_attribute("aria-describedby") or ""
    told = "(e, ids) => ids.split(' ').map((id) => e.getRootNode().getElementById(id).textContent).join(' ')"
    assert "Escape" in author.field.evaluate(told, described)
