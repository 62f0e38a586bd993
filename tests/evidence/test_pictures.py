"""Pictures show what the gate let through, and say it in words too."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from tests.evidence.made_up import EXPECTATION, make_kit
from toolkit.evidence import pictures, sentences
from toolkit.evidence.overview import overview
from toolkit.kit import Kit

SVG = "{http://www.w3.org/2000/svg}"


def drawn(kit: Kit, records: Any, name: str, language: str = "nl") -> ElementTree.Element:
    line = next(one for one in overview(kit, records, "s", language).lines if one.subject.id == name)
    return ElementTree.fromstring(pictures.line(line, language))


def test_every_picture_is_well_formed_and_has_its_sentences_as_text_alternative(kit: Kit, full: Any) -> None:
    for language in ("nl", "en"):
        found = overview(kit, full, "s", language)
        for line in found.lines:
            markup = pictures.line(line, language)
            if not markup:
                assert len(line.hidden) == len(line.figures)
                continue
            svg = ElementTree.fromstring(markup)
            described = svg.findtext(f"{SVG}desc") or ""
            assert all(sentences.figure(one, language) in described for one in line.figures)
            assert svg.get("aria-labelledby") == " ".join(
                str(svg.find(f"{SVG}{tag}").get("id"))  # type: ignore[union-attr]
                for tag in ("title", "desc")
            )


def test_there_is_a_dot_for_each_person_only_in_figures_about_the_prototype(kit: Kit, full: Any) -> None:
    assert len(drawn(kit, full, "score/feedback/after/ease").findall(f"{SVG}circle")) == 2 + 12
    assert len(drawn(kit, full, "score/people/after/control").findall(f"{SVG}circle")) == 2
    assert len(drawn(kit, full, "choice/feedback/after/easy").findall(f"{SVG}circle")) == 12


def test_simulated_figures_are_hatched_and_labelled(kit: Kit, records: Any) -> None:
    for seconds in (10, 20, 30):
        records.person("one", seconds)
        records.person("two", seconds, robot=True)
    svg = drawn(kit, records, "completion/agree")
    assert len(svg.findall(f"{SVG}defs/{SVG}pattern")) == 1
    assert any("Gesimuleerd: Ronde 2" in (text.text or "") for text in svg.findall(f"{SVG}text"))


def test_what_authors_write_is_escaped(full: Any) -> None:
    task = {"id": "agree", "title": "<script>&\"'", "text": "t", "done_when": {"screen": "home"}}
    svg = drawn(make_kit(tasks=[task]), full, "completion/agree")
    assert svg.findtext(f"{SVG}title") == "<script>&\"'"


@pytest.mark.parametrize("rule", [{}, {"better_by": None, "at_least": 50}])
def test_a_verdict_shows_the_interval_against_its_threshold(rule: dict[str, Any], full: Any) -> None:
    expectation = {key: value for key, value in {**EXPECTATION, **rule}.items() if value is not None}
    found = overview(make_kit(expectation=expectation), full, "s", "en").verdict
    assert found is not None
    svg = ElementTree.fromstring(pictures.verdict(found, "en"))
    assert len(svg.findall(f"{SVG}rect")) == 1
    assert len([one for one in svg.findall(f"{SVG}line") if one.get("stroke-dasharray")]) == 1
