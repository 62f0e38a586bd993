"""The report: one file, whole, safe, and the same sentences as everywhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from toolkit import reports
from toolkit.errors import Refused
from toolkit.evidence.overview import as_json, overview
from toolkit.evidence.templates import TEMPLATES
from toolkit.kit import open_kit
from toolkit.reports.words import WORDS

NOON = 1_790_000_000.0


class Page(HTMLParser):
    """What a reader and a browser see: words, tags, attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.setdefault(tag, dict(attrs))
        self.loads += [
            f"{tag} {name}" for name, _ in attrs if name in ("src", "srcset", "data", "action", "background")
        ]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).replace("\u00a0", " ").split())


def written(filler: Any, folder: Path, language: str = "en") -> tuple[str, Page]:
    path = reports.write(filler.kit, filler.store, "small", language, folder / "report.html", NOON)
    text = path.read_text(encoding="utf-8")
    return text, Page(text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_every_sentence_that_the_command_line_says(filler: Any, tmp_path: Path, language: str) -> None:
    filler.both()
    _, page = written(filler, tmp_path, language)
    found = as_json(overview(filler.kit, filler.store, "small", language))
    said = [part["sentence"] for one in found["measures"] for part in (*one["figures"], *one["comparisons"])]
    said += [found["expectation"]["sentence"], found["expectation"]["plan"], *found["limits"]]
    said += [note["sentence"] for note in found["notes"]] + [one["sentence"] for one in found["rounds"]]
    for sentence in said:
        assert sentence.replace("\u00a0", " ") in page.text
    assert page.attributes["html"]["lang"] == language


def test_it_tells_the_question_the_seal_what_changed_and_why(filler: Any, tmp_path: Path) -> None:
    filler.both()
    _, page = written(filler, tmp_path)
    seal = filler.store.round("small", "round-1").seal
    for words in (
        "Does a list help the talk?",
        "It is faster without a list.",
        seal,
        "The list is gone",
        "Nobody ticked anything",
    ):
        assert words in page.text
    assert "21 September 2026" in page.text


def test_it_loads_nothing_and_runs_nothing(filler: Any, tmp_path: Path) -> None:
    filler.both()
    text, page = written(filler, tmp_path)
    assert page.loads == []
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not re.search(r"url\(\s*[\"']?(?!#)|@import", text)
    assert "default-src 'none'" in text


def test_what_authors_write_stays_text(filler: Any, mini_kit: Path, tmp_path: Path) -> None:
    sprint = mini_kit / "experiments" / "small.yaml"
    evil = "<script>alert(1)</script> **bold** [link](javascript:x) &"
    changed = (
        sprint.read_text().replace("Does a list help the talk?", f"'{evil}'").replace("en: Round 1", "en: '<b>1</b>'")
    )
    sprint.write_text(changed.replace("en: Prepare}", "en: '<svg onload=x>'}"))
    filler.both()
    filler.kit = open_kit(mini_kit)
    text, page = written(filler, tmp_path)
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "<script>alert(1)</script> bold [link](javascript:x) &" in page.text
    assert "&lt;svg onload=x&gt;" in text


def test_a_simulated_round_is_marked_loudly(filler: Any, tmp_path: Path) -> None:
    filler.both(robots=True)
    text, page = written(filler, tmp_path, "nl")
    assert WORDS["nl"]["loud_why"].format(rounds="Ronde 2") in page.text
    assert 'class="card robots"' in text
    assert "<pattern" in text
    filler.both()
    assert 'class="loud"' not in written(filler, tmp_path, "nl")[0]


def test_hidden_figures_are_listed_with_their_reason_and_no_value(filler: Any, tmp_path: Path) -> None:
    filler.open("round-1")
    for steer in (1, 2, 5):
        filler.person("round-1", 30, steer, 4)
    filler.store.close_round("small", "round-1")
    _, page = written(filler, tmp_path)
    hidden = page.text.split(WORDS["en"]["hidden"])[1].split(WORDS["en"]["limits"])[0]
    assert "Control (score, before)" in hidden
    assert "shown only from 5 people" in hidden
    assert "on average" not in hidden


def test_a_sprint_that_has_not_begun_has_a_report_too(filler: Any, tmp_path: Path) -> None:
    _, page = written(filler, tmp_path)
    assert WORDS["en"]["nothing_yet"] in page.text
    assert TEMPLATES["en"]["s_later"] in page.text


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys()


def test_a_format_that_is_not_known_is_refused(filler: Any, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"`\.pdf`; use \.html"):
        reports.write(filler.kit, filler.store, "small", "en", tmp_path / "report.pdf")
    assert not list(tmp_path.glob("report*"))


def test_a_report_replaces_the_one_before_and_leaves_nothing_beside_it(filler: Any, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    written(filler, folder)
    filler.both()
    assert "5 of 5 finished" in written(filler, folder)[0]
    assert [path.name for path in folder.iterdir()] == ["report.html"]


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_a_phone_and_a_desk_and_passes_the_rules_of_accessibility(
    filler: Any, tmp_path: Path, browser: Any, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    filler.both(robots=True)
    written(filler, tmp_path, "nl")
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)  # axe is a script
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "report.html").as_uri())
    assert len(asked) == 1
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert Axe().run(page).response["violations"] == []
    context.close()


def test_on_paper_no_figure_is_cut_and_no_heading_stands_alone(filler: Any, tmp_path: Path, browser: Any) -> None:
    """Every figure is lower than a sheet of A4 less its margins (265 mm, 1,001 px) and asks not to be broken."""
    filler.both(robots=True)
    written(filler, tmp_path, "nl")
    context = browser.new_context(viewport={"width": 688, "height": 1001})  # 182 mm
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto((tmp_path / "report.html").as_uri())
    figures = page.evaluate(
        "[...document.querySelectorAll('.figure')].map(one => [getComputedStyle(one).breakInside, one.offsetHeight])"
    )
    assert figures
    assert {how for how, _ in figures} == {"avoid"}
    assert max(high for _, high in figures) < 1001
    heads = page.evaluate("[...document.querySelectorAll('h2, .opens')].map(one => getComputedStyle(one).breakAfter)")
    assert set(heads) == {"avoid"}
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    context.close()
