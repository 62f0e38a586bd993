"""Many items with points through the rounds: what the picture shows, and what it says in words."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.evidence import likert, sentences
from toolkit.evidence.disclosure import show
from toolkit.evidence.gather import RoundData, Source
from toolkit.evidence.measure import About, Raw, Subject
from toolkit.evidence.structure import Line
from toolkit.evidence.svg import TEXT
from toolkit.records import RoundState
from toolkit.text import Text

SVG = "{http://www.w3.org/2000/svg}"
LONG = "De leidraad hielp mij om met mijn leidinggevende over een volgende stap te praten, ook toen het lastig werd."
Given = tuple[int, ...] | None
"""How many people gave each point; None for a round that may not be shown."""


def subject(points: int, text: str = "Easy", ends: tuple[str, str] = ("Oneens", "Eens")) -> Subject:
    labels = {1: f"1 · {ends[0]}", points: f"{points} · {ends[1]}"}
    options = tuple((str(one), Text(labels.get(one, str(one)))) for one in range(1, points + 1))
    return Subject("choice", "counts", Text(text), "prototype", survey="q", moment="after", part="i", options=options)


def line(of: Subject, *rounds: Given, source: Source = "people") -> Line:
    """A line of closed rounds, through the gate."""
    figures = []
    for number, counts in enumerate(rounds, 1):
        about: About = "person" if counts is None else "prototype"  # of 3 people about themselves nothing is shown
        told = counts or (1,) * 3 + (0,) * (len(of.options) - 3)
        state = RoundState("s", f"r{number}", "closed", "", 0.0, "")
        data = RoundData("s", state.round, Text(f"Ronde {number}"), source, state, (), (), ())
        named = tuple((name, n) for (name, _), n in zip(of.options, told, strict=True))
        figures.append(show(Raw(replace(of, about=about), data, sum(told), counts=named), 5, state))
    return Line(of, False, tuple(figures), ())


def drawn(*lines: Line, language: str = "nl") -> ElementTree.Element:
    (markup,) = likert.pictures(lines, "Ervaring", language)
    return ElementTree.fromstring(markup)


def words(svg: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in svg.findall(f"{SVG}text")]


def bars(svg: ElementTree.Element, points: int) -> list[tuple[float, float, str]]:
    """Left, right and fill of every segment; those of the legend come first and are left out."""
    found = []
    for one in svg.findall(f"{SVG}rect")[points:]:
        left, wide = (float(str(one.get(name)).rstrip("%")) for name in ("x", "width"))
        found.append((left, left + wide, str(one.get("fill"))))
    return found


def middle(svg: ElementTree.Element) -> float:
    (found,) = {str(one.get("x1")) for one in svg.findall(f"{SVG}line") if one.get("stroke") == TEXT}
    return float(found.rstrip("%"))


def test_segments_lie_around_the_middle_and_the_middle_point_is_cut_in_two() -> None:
    """Given: 1, 1, 2, 0 and 1 of five people."""
    svg = drawn(line(subject(5), (1, 1, 2, 0, 1)))
    found = bars(svg, 5)
    assert [fill for _, _, fill in found] == [likert.BROWN, likert.SAND, likert.MIDDLE, likert.TEAL]
    left, right, _ = found[2]
    assert (left + right) / 2 == pytest.approx(middle(svg), abs=0.02)
    assert found[0][0] == pytest.approx(2, abs=0.02)  # the longest bar just fits
    assert found[-1][1] == pytest.approx(98, abs=0.02)


def test_with_an_even_number_of_points_the_middle_lies_between_two() -> None:
    svg = drawn(line(subject(4), (1, 2, 3, 4)))
    assert bars(svg, 4)[1][1] == pytest.approx(middle(svg), abs=0.02)


def test_every_row_says_its_people_and_every_segment_how_many_where_that_fits() -> None:
    svg = drawn(line(subject(5), (2, 0, 3, 4, 1), (0, 0, 0, 1, 0)))
    assert words(svg) == [
        *("1", "2", "3", "4", "5", "1 · Oneens", "5 · Eens", "Easy"),
        *("Ronde 1", "10 mensen", "2", "3", "4", "1"),
        *("Ronde 2", "1 persoon", "1"),
    ]  # fmt: skip
    assert "498" not in words(drawn(line(subject(5), (2, 0, 498, 999_500, 0))))


def test_a_hidden_row_says_that_it_is_hidden_and_has_no_bar() -> None:
    svg = drawn(line(subject(5), (1, 1, 1, 1, 1), None))
    assert words(svg)[-2:] == ["Ronde 2", "verborgen"]
    assert len(bars(svg, 5)) == 5
    assert "Ronde 2: Verborgen: cijfers over mensen zelf" in (svg.findtext(f"{SVG}desc") or "")


def test_simulated_rows_are_hatched_and_say_so() -> None:
    svg = drawn(line(subject(5), (1, 1, 1, 1, 1), source="simulated"), language="en")
    assert all(fill.startswith("url(#") for _, _, fill in bars(svg, 5))
    assert "Simulated: Ronde 1" in words(svg)
    assert "5 robots" in words(svg)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_text_alternative_has_whole_texts_and_the_sentences_of_the_page(language: str) -> None:
    of = [line(subject(5, LONG), (1, 2, 0, 0, 4), None), line(subject(5, "<b>&"), (0, 0, 1, 1, 1), (0,) * 5)]
    svg = drawn(*of, language=language)
    described = svg.findtext(f"{SVG}desc") or ""
    assert LONG in described
    assert "<b>&" in described
    assert all(sentences.figure(one, language) in described for each in of for one in each.figures)
    assert svg.findtext(f"{SVG}title") == ("Ervaring: 1 tot 5" if language == "nl" else "Ervaring: 1 to 5")
    assert max(map(len, words(svg))) <= 42


def test_a_long_text_stands_on_three_lines_at_most() -> None:
    assert words(drawn(line(subject(5, LONG), (1, 0, 0, 0, 0))))[7:10] == [
        "De leidraad hielp mij om met mijn",
        "leidinggevende over een volgende stap te",
        "praten, ook toen het lastig werd.",
    ]
    assert words(drawn(line(subject(5, "a" * 60 + " b"), (1, 0, 0, 0, 0))))[7] == "a" * 41 + "…"


def test_items_with_other_points_have_a_picture_of_their_own_and_other_kinds_have_none() -> None:
    several = replace(subject(5), several=True)
    named = replace(subject(2), options=(("a", Text("A")), ("b", Text("B"))))
    lines = [line(subject(5), (1, 0, 0, 0, 0)), line(subject(7), (0, 0, 0, 0, 0, 0, 1)), line(subject(5), (0,) * 5)]
    lines += [line(several, (1, 1, 1, 1, 1)), line(named, (1, 1))]
    found = [ElementTree.fromstring(one).findtext(f"{SVG}title") for one in likert.pictures(lines, "T", "en")]
    assert found == ["T: 1 to 5", "T: 1 to 7"]


def test_where_nothing_may_be_shown_there_is_no_picture() -> None:
    assert likert.pictures([line(subject(5), None, (0,) * 5)], "T", "nl") == ()
    assert likert.pictures([], "T", "nl") == ()


def test_ends_that_differ_between_items_are_not_named() -> None:
    other = subject(5, "Often", ("Nooit", "Altijd"))
    assert words(drawn(line(subject(5), (1, 0, 0, 0, 0)), line(other, (1, 0, 0, 0, 0))))[5] == "Easy"


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("points", range(2, 12))
def test_colours_run_from_brown_to_teal_and_letters_on_them_can_be_read(points: int) -> None:
    """WCAG 2.2, 1.4.3: letters of this size need 4.5 to 1."""
    found = likert.colours(points)
    assert (found[0], found[-1], len(set(found))) == (likert.BROWN, likert.TEAL, points)
    for one in found:
        assert (luminance(one) + 0.05) / (luminance(TEXT) + 0.05) >= 4.5


@given(st.integers(2, 11).flatmap(lambda points: st.lists(st.tuples(*[st.integers(0, 9)] * points), max_size=4)))
@settings(max_examples=60, deadline=None)
def test_all_bars_are_inside_and_each_is_as_long_as_its_people_say(rows: list[tuple[int, ...]]) -> None:
    of = [line(subject(len(one)), one) for one in rows]
    if not any(map(sum, rows)):
        assert likert.pictures(of, "T", "nl") == ()
        return
    svg, points = drawn(*of), len(rows[0])
    found = bars(svg, points)
    assert all(1.99 <= left <= right <= 98.01 for left, right, _ in found)
    lengths = []
    for row in filter(any, rows):
        own = [found.pop(0) for n in row if n]
        lengths.append(own[-1][1] - own[0][0])
    assert max(lengths) - min(lengths) < 0.1  # all who answered are as long in each
