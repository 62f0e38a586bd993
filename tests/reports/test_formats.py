"""The formats of a report: the same sentences in each, the marks of robots, nothing that a gate kept, no formula."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.reading import READERS, behind, formulas, of_markdown, sheets, slides, squeezed
from toolkit import reports
from toolkit.evidence.decided import sentences as decisions
from toolkit.evidence.overview import as_json, overview
from toolkit.kit import open_kit
from toolkit.records import Decision
from toolkit.reports.defusing import defused
from toolkit.reports.document import Card, Document, Section, Table
from toolkit.reports.formats import DRAWN, packed
from toolkit.reports.formats.markdown import plain, prose
from toolkit.reports.placing import place
from toolkit.reports.slides.deck import HIGH, WIDE
from toolkit.reports.slides.fitting import fits, lines, pages, told
from toolkit.reports.words import WORDS
from toolkit.storage.observing import Note

NOON = 1_790_000_000.0
EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠x", "﹦1", "\u200b=1", " =HYPERLINK(1)", "−1")
formats = pytest.mark.parametrize("ending", list(DRAWN))
languages = pytest.mark.parametrize("language", ["nl", "en"])


def made(filler: Any, folder: Path, ending: str, language: str = "en") -> bytes:
    path = folder / f"report{ending}"
    return reports.write(filler.kit, filler.store, "small", language, path, NOON).read_bytes()


def too_few(filler: Any) -> None:
    """Three people in one round: what is about them stays hidden."""
    filler.open("round-1")
    for steer in (1, 2, 5):
        filler.person("round-1", 30, steer, 4)
    filler.store.close_round("small", "round-1")


def parts(found: dict[str, Any]) -> list[dict[str, Any]]:
    names = ("figures", "comparisons", "groups", "group_comparisons")
    return [part for one in found["measures"] for name in names for part in one.get(name, ())]


@formats
@languages
@pytest.mark.parametrize("how", ["people", "robots", "few"])
def test_each_says_every_sentence_of_the_evidence(
    filler: Any, tmp_path: Path, ending: str, language: str, how: str
) -> None:
    too_few(filler) if how == "few" else filler.both(robots=how == "robots")
    text = READERS[ending](made(filler, tmp_path, ending, language))
    found = as_json(overview(filler.kit, filler.store, "small", language))
    said = [part["sentence"] for part in parts(found)] + [one["sentence"] for one in found["rounds"]]
    said += [found["expectation"][name] for name in ("sentence", "plan", "rule", "hypothesis")]
    said += [*found["limits"], *found["expectation"]["told"], *(one["sentence"] for one in found["notes"])]
    missing = [one for one in said if one and squeezed(one) not in text]
    assert missing == []


@formats
def test_a_sprint_that_has_not_begun_has_one_too(filler: Any, tmp_path: Path, ending: str) -> None:
    assert WORDS["en"]["nothing_yet"] in READERS[ending](made(filler, tmp_path, ending))


def test_a_hidden_figure_carries_no_number(filler: Any, tmp_path: Path) -> None:
    """Control of three people is 1, 2 and 5; its mean 2.7 stands nowhere."""
    too_few(filler)
    for ending in DRAWN:
        text = READERS[ending](made(filler, tmp_path, ending))
        assert "2.7" not in text
        assert "shown only from 5 people" in text
    book = sheets(made(filler, tmp_path, ".xlsx"))[WORDS["en"]["sheet_figures"]]
    heads = [str(one) for one in book[0]]
    hidden = [dict(zip(heads, row, strict=True)) for row in book[1:] if row[heads.index(WORDS["en"]["h_hidden"])]]
    assert {row["Subject"] for row in hidden} >= {"Control"}
    for row in hidden:
        assert [row[WORDS["en"][f"h_{name}"]] for name in ("n", "value", "low", "high", "counts")] == [None] * 5
    titles = [one.title for one in slides(made(filler, tmp_path, ".pptx"))]
    assert "Control" not in titles


@languages
def test_robots_are_marked_on_every_slide_with_a_figure_of_theirs(filler: Any, tmp_path: Path, language: str) -> None:
    filler.both(robots=True)
    mark, told = WORDS[language]["loud"], WORDS[language]["part_simulated"]
    deck = slides(made(filler, tmp_path, ".pptx", language), mark)
    assert all(told in one.text for one in deck)
    for one in deck:
        if any(f"{mark}: " in text for text in (one.text, *one.described)):
            assert one.marked, one.title
    charts = [chart for one in deck for chart in one.charts]
    assert charts
    for chart in charts:
        xml = chart._chartSpace.xml
        assert ("pattFill" in xml) == (f"{mark}: " in xml)
    assert any("pattFill" in chart._chartSpace.xml for chart in charts)


def test_people_alone_are_marked_nowhere(filler: Any, tmp_path: Path) -> None:
    filler.both()
    deck = slides(made(filler, tmp_path, ".pptx"), WORDS["en"]["loud"])
    assert not any(one.marked or WORDS["en"]["part_simulated"] in one.text for one in deck)
    assert "Simulated" not in of_markdown(made(filler, tmp_path, ".md")).replace("| Simulated |", "")


def test_what_the_team_saw_and_decided_stands_in_each(filler: Any, tmp_path: Path) -> None:
    filler.both()
    store, said = filler.store, []
    people = store.sessions("small", "round-1")
    for number, one in enumerate(people):
        note = Note(
            f"n{number}", 1, "small", "round-1", one.participant, "", "", "Zoekt", "", 2, "Anna", "", 1.0, False
        )
        store.write(lambda tx, note=note: tx.note(note)).result(timeout=30)
    store.write(lambda tx: tx.make_finding("small", "The button is *hidden*", "", "v1", ["n0", "n1"])).result(
        timeout=30
    )
    finding = store.findings("small")[0]
    made_up = Decision(
        "d", "small", "round-1", "change", "People searched.", "We move it.", "Anna", NOON, True, finding.id
    )
    store.decide(made_up)
    (found,) = overview(filler.kit, store, "small", "en").discovered
    said = [*found.lines("en"), *found.told("en"), *decisions.told(made_up, "en", "The button is *hidden*")]
    assert len(said) > 4
    for ending in DRAWN:
        text = READERS[ending](made(filler, tmp_path, ending))
        plain_text = text.replace("*", "")
        assert [one for one in said if squeezed(one).replace("*", "") not in plain_text] == [], ending


@formats
def test_a_table_and_a_card_without_anything_below_its_title_are_drawn(ending: str) -> None:
    table = Table(("Name", "Number"), (("Anna | Bram", 1.5), ("=1", None)))
    section = Section("x", "Heading", (table, Card("Alone", ())))
    content = packed(ending, Document("nl", "s", "Title", "Made", NOON, "", (section,), ()))
    text = READERS[ending](content)
    for words in ("Heading", "Anna | Bram", "Alone"):
        assert words in text
    assert ("1,5" in text) or ending == ".xlsx"


# -- slides -----------------------------------------------------------------------------------------------------------


def test_behind_a_chart_lie_the_value_and_the_ends_of_its_interval(filler: Any, tmp_path: Path) -> None:
    filler.both()
    found = as_json(overview(filler.kit, filler.store, "small", "en"))["measures"][0]
    one = next(slide for slide in slides(made(filler, tmp_path, ".pptx")) if slide.charts)
    (book,) = sheets(behind(one.charts[0])).values()
    assert book[0][:5] == ["Round", "Outcome", "Interval: from", "Interval: to", "Number"]
    for row, figure in zip(book[1:], found["figures"], strict=True):
        assert row[1:4] == [pytest.approx(figure[name]) for name in ("value", "low", "high")]
        assert row[4:6] == [figure["n"], figure["sentence"]]
        assert row[6:] == [
            pytest.approx(figure["high"] - figure["value"]),
            pytest.approx(figure["value"] - figure["low"]),
        ]
    assert "<c:errBars>" in one.charts[0]._chartSpace.xml
    assert "5 counted" in one.notes


@languages
def test_every_chart_has_its_sentences_as_text_alternative_and_on_the_slide(
    filler: Any, tmp_path: Path, language: str
) -> None:
    filler.both(robots=True)
    found = as_json(overview(filler.kit, filler.store, "small", language))
    told = {part["sentence"] for one in found["measures"] for part in one["figures"]}
    for slide in slides(made(filler, tmp_path, ".pptx", language)):
        for described in slide.described:
            assert slide.title in described
            said = [one for one in told if one in described]
            assert said
            assert all(one in slide.text for one in said)


def test_every_shape_stands_on_its_slide_and_every_slide_has_a_title(filler: Any, tmp_path: Path) -> None:
    from pptx import Presentation

    filler.both()
    made(filler, tmp_path, ".pptx")
    deck = Presentation(str(tmp_path / "report.pptx"))
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= WIDE * 914_400 + 9
            assert shape.top + shape.height <= HIGH * 914_400 + 9
    assert deck.core_properties.language == "en-GB"


def test_a_text_that_is_too_long_goes_on_on_the_next_slide(filler: Any, mini_kit: Path, tmp_path: Path) -> None:
    """A question of 4,700 letters; and a title that fills three lines gets smaller."""
    long = " ".join(f"woord{n}" for n in range(520)) + "."
    sprint = mini_kit / "experiments" / "small.yaml"
    sprint.write_text(
        sprint.read_text()
        .replace("We proberen iets uit.", "Kort.")
        .replace("Does a list help the talk?", long)
        .replace("en: Small", f"en: '{'A long title, ' * 14}'")
    )
    filler.kit = open_kit(mini_kit)
    deck = slides(made(filler, tmp_path, ".pptx"))
    asked = [one for one in deck if one.title.startswith(WORDS["en"]["question"])]
    assert [one.title for one in asked[:2]] == ["The question", "The question (2)"]
    words = " ".join(one.text for one in asked)
    assert [n for n in range(520) if f"woord{n}" not in words] == []


@given(st.lists(st.text("abc MW.-", min_size=1, max_size=900), min_size=1, max_size=12), st.sampled_from([12, 20, 28]))
def test_paragraphs_over_pages_all_fit_and_lose_no_word(texts: list[str], size: int) -> None:
    pieces = [told(text) for text in texts]
    spread = pages(pieces, size, 6.0, 3.0)
    assert all(fits(page, size, 6.0, 3.0) for page in spread)
    assert " ".join(one.text for page in spread for one in page).split() == " ".join(texts).split()


def test_words_are_counted_as_lines_by_their_width() -> None:
    """80 letters of 12 points are about 7.5 inches: one line in 8 inches, two in 5."""
    text = "n" * 40 + " " + "n" * 40
    assert [lines(text, 12, wide) for wide in (8.0, 5.0)] == [1, 2]


# -- the workbook -----------------------------------------------------------------------------------------------------


@languages
def test_the_workbook_has_four_sheets_with_heads_that_stay(filler: Any, tmp_path: Path, language: str) -> None:
    filler.both()
    content = made(filler, tmp_path, ".xlsx", language)
    book, own = sheets(content), WORDS[language]
    names = [own[f"sheet_{name}"] for name in ("summary", "figures", "comparisons", "notes")]
    assert list(book) == names
    found = as_json(overview(filler.kit, filler.store, "small", language))["measures"]
    assert len(book[names[1]]) == 1 + sum(len(one["figures"]) + len(one.get("groups", ())) for one in found)
    assert len(book[names[2]]) == 1 + sum(
        len(one["comparisons"]) + len(one.get("group_comparisons", ())) for one in found
    )
    first = dict(zip(map(str, book[names[1]][0]), book[names[1]][1], strict=True))
    figure = found[0]["figures"][0]
    assert first[own["h_value"]] == pytest.approx(figure["value"])
    assert first[own["h_n"]] == figure["n"]
    assert first[own["h_sentence"]] == figure["sentence"]


# -- formulas ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["=1+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"])
def test_no_title_becomes_a_formula(filler: Any, mini_kit: Path, tmp_path: Path, typed: str) -> None:
    sprint = mini_kit / "experiments" / "small.yaml"
    for plain_title in ("en: Round 1", "en: Prepare}", "en: Small"):
        quoted = f"en: {json.dumps(typed)}" + ("}" if plain_title.endswith("}") else "")
        sprint.write_text(sprint.read_text(encoding="utf-8").replace(plain_title, quoted), encoding="utf-8")
    filler.kit = open_kit(mini_kit)
    filler.both()
    content = made(filler, tmp_path, ".xlsx")
    assert formulas(content) == []
    books = [content, *(behind(c) for one in slides(made(filler, tmp_path, ".pptx")) for c in one.charts)]
    own = re.compile(r"[DB]\d+-[BC]\d+")
    for book in books:
        assert all(own.fullmatch(one) for one in formulas(book))
        cells = [one for rows in sheets(book).values() for row in rows for one in row if isinstance(one, str)]
        assert cells
        assert all(defused(one) == one for one in cells)


@given(st.text(max_size=40))
def test_defused_words_start_no_formula_and_stay_the_same_words(words: str) -> None:
    safe = defused(words)
    assert safe in (words, f"'{words}")
    assert defused(safe) == safe
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("typed", EVIL)
def test_each_way_to_begin_a_formula_is_known(typed: str) -> None:
    assert defused(typed) == f"'{typed}"


# -- Markdown ---------------------------------------------------------------------------------------------------------


@given(st.text(max_size=60))
def test_words_in_markdown_stay_the_same_words_on_one_line(words: str) -> None:
    line = plain(words)
    assert "\n" not in line
    assert re.sub(r"\\(.)", r"\1", line) == " ".join(words.split())


def test_what_authors_write_stays_text_in_markdown_too() -> None:
    assert list(prose("**Bold** <b>x</b> [a](https://a.nl) [b](javascript:x)\n\n- # one\n- 2. two")) == [
        "**Bold** \\<b\\>x\\</b\\> [a](<https://a.nl>) \\[b\\](javascript:x)".replace("\\>", ">"),
        "",
        "- \\# one",
        "- 2\\. two",
    ]


# -- files ------------------------------------------------------------------------------------------------------------


def test_several_files_are_replaced_together_or_not_at_all(tmp_path: Path) -> None:
    """The second place is a folder, so nothing can be put there; the first file is as it was."""
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match=r"[Dd]irectory"):
        place({tmp_path / "a": b"new", tmp_path / "b": b"new"}, 0o600)
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("fails", range(1, 4))
def test_a_failure_at_any_file_brings_every_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    files = {tmp_path / name: b"new" for name in ("a", "b", "c")}
    (tmp_path / "a").write_text("old a")
    (tmp_path / "c").write_text("old c")
    real, count = Path.replace, [0]

    def replace(self: Path, target: Path) -> Path:
        count[0] += 1
        if count[0] == fails:
            raise OSError(28, "no space")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="no space"):
        place(files, 0o600)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old a", "c": "old c"}


@formats
def test_a_format_replaces_the_one_before_and_leaves_nothing_beside_it(
    filler: Any, tmp_path: Path, ending: str
) -> None:
    folder = tmp_path / "out"
    made(filler, folder, ending)
    filler.both()
    made(filler, folder, ending)
    assert [path.name for path in folder.iterdir()] == [f"report{ending}"]
