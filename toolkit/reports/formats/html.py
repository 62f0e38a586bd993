"""The report as one HTML file: nothing is loaded from outside, everything is escaped, it prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from toolkit import text
from toolkit.evidence import output, pictures, sentences
from toolkit.evidence.seals import sentences as seals
from toolkit.evidence.structure import Line, SprintEvidence
from toolkit.markdown import Span, paragraphs
from toolkit.reports.words import WORDS


def render(evidence: SprintEvidence, language: str, now: float) -> str:
    """The whole document in `language`; `now` is its date."""
    own = WORDS[language]
    rest = [one for one in evidence.lines if not one.sealed and _to_show(one)]
    return _template().render(
        language=language,
        own=own,
        made=own["made"].format(when=text.moment(now, language)),
        sprint=evidence.sprint,
        evidence=evidence,
        loud=_loud(evidence, language),
        rounds=[(one, output.round_sentence(one, language)) for one in evidence.rounds],
        expected=_expected(evidence, language),
        verdict=_verdict(evidence, language),
        sealed=[_line(one, language) for one in evidence.lines if one.sealed and _to_show(one)],
        exploratory=[_line(one, language) for one in rest if one.subject.kind != "counts"],
        answers=[_line(one, language) for one in rest if one.subject.kind == "counts"],
        hidden=_hidden(evidence.lines, language),
        notes=[note.sentence(language) for note in evidence.notes],
        limits=evidence.limit_sentences(language),
        prose=prose,
    )


@cache
def _template() -> Template:
    loader = PackageLoader("toolkit.reports")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")


def prose(markdown: str) -> Markup:
    """An author's text with the small Markdown that participants see too; everything else stays text."""
    made = Markup("")
    for paragraph in paragraphs(markdown):
        lines = [Markup("").join(map(_span, line)) for line in paragraph.lines]
        if paragraph.kind == "p":
            made += Markup("<p>{}</p>").format(Markup(" ").join(lines))
        else:
            items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
            made += Markup("<{0}>{1}</{0}>").format(Markup(paragraph.kind), items)  # noqa: S704  # "ul" or "ol"
    return made


def _span(span: Span) -> Markup:
    if span.url:
        return Markup('<a href="{}">{}</a>').format(span.url, span.text)
    tag = {"bold": "strong", "italic": "em"}.get(span.style)
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), span.text) if tag else escape(span.text)  # noqa: S704  # our own tags


def _picture(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704  # evidence/svg.py escapes every word that it is given


def _loud(evidence: SprintEvidence, language: str) -> str:
    """Names the rounds whose figures are robots'; empty where there are none."""
    names = [one.title(language) for one in evidence.rounds if one.begun and one.source == "simulated"]
    return WORDS[language]["loud_why"].format(rounds=", ".join(names)) if names else ""


def _expected(evidence: SprintEvidence, language: str) -> Mapping[str, Any] | None:
    """What was expected and how it was sealed; there also where nothing can be judged by it."""
    rule = evidence.sealed.expectation
    if rule is None:
        return None
    return {
        "hypothesis": rule.hypothesis(language),
        "rule": WORDS[language]["rule"].format(rule=seals.rule(evidence, language)),
        "seal": seals.told(evidence, language),
    }


def _verdict(evidence: SprintEvidence, language: str) -> Mapping[str, Any] | None:
    of = evidence.verdict
    if of is None:
        return None
    return {
        "label": sentences.outcome(of, language),
        "sentence": sentences.verdict(of, language),
        "plan": sentences.plan(of, language),
        "picture": _picture(pictures.verdict(of, language)),
        "tone": of.kind if of.kind != "verdict" else of.outcome,
    }


def _kept(sentence: str) -> str:
    """Numbers stay beside what they count where a line ends."""
    return re.sub(r" (?=· |\(\d|s\b|min\b)", "\u00a0", sentence)


def _to_show(line: Line) -> bool:
    return len(line.hidden) < len(line.figures)


def _line(line: Line, language: str) -> Mapping[str, Any]:
    return {
        "title": line.subject.title(language),
        "measure": output.measure_name(line, language),
        "figures": [(one.title(language), _kept(sentences.figure(one, language))) for one in line.figures],
        "comparisons": [sentences.comparison(one, language) for one in line.comparisons],
        "picture": _picture(pictures.line(line, language)),
    }


def _hidden(lines: Sequence[Line], language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each subject with a hidden figure: its name, and round by round the reason."""
    return [
        (
            f"{line.subject.title(language)} ({output.measure_name(line, language)})",
            [(one.title(language), sentences.figure(one, language)) for one in line.hidden],
        )
        for line in lines
        if line.hidden
    ]
