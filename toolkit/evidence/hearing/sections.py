"""What was heard, for reports and other programs: no more than the screen shows.

A quote leaves only where the answer may be read at all and somebody put it into a finding; so what names a person, or
is of no use, stays where it is. Of a finding at most three short ones are told, and nobody chooses which: the order of
the answers says nothing, and a team cannot quote only what it likes to hear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from toolkit.evidence.hearing import sentences
from toolkit.evidence.hearing.heard import Answered, Hearing, Told
from toolkit.evidence.hearing.words import WORDS

QUOTES = 3
"""So many of a finding at most."""

SHORT = 280
"""Signs of a quote at most: what is longer tells by its style who wrote it, and fills a slide."""


@dataclass(frozen=True)
class Section:
    """One question or one finding. Texts as people and the team typed them, so escape them where they are shown."""

    title: str
    sentences: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    simulated: bool = False


@dataclass(frozen=True)
class Part:
    """Sections under one heading: the open questions, or the findings from what people wrote."""

    title: str
    sections: tuple[Section, ...]


def as_sections(hearing: Hearing, language: str) -> tuple[Part, ...]:
    """The open questions, then the findings that answers are part of; a part without sections is left out."""
    own = WORDS[language]
    parts = (
        Part(own["questions"], tuple(_question(one, language) for one in hearing.answered)),
        Part(own["findings"], tuple(_finding(one, language) for one in hearing.written)),
    )
    return tuple(one for one in parts if one.sections)


def as_json(hearing: Hearing, language: str) -> dict[str, Any]:
    """The same as plain data. A question that may not be read yet has a sentence and no number that people gave."""
    return {
        "questions": [_question_data(one, language) for one in hearing.answered],
        "findings": [_finding_data(one, language) for one in hearing.written],
    }


def quotes(one: Told) -> tuple[str, ...]:
    """A few answers of a finding, in the order in which they may be read."""
    short = (answer.text for _, answers in one.wrote for answer in answers if len(answer.text) <= SHORT)
    return tuple(short)[:QUOTES]


def _question(one: Answered, language: str) -> Section:
    told = sentences.standing(one, language, there=False)
    tags = () if one.simulated else sentences.tags(one, language)
    return Section(one.question.title(language), (*told, *(f"{tag}." for tag in tags)), (), one.simulated)


def _finding(one: Told, language: str) -> Section:
    return Section(one.finding.title, sentences.told(one, language), quotes(one))


def _question_data(one: Answered, language: str) -> dict[str, Any]:
    n = len(one.comments.texts)
    return {
        "id": one.question.id,
        "title": one.question.title(language),
        "shown": bool(n),
        "n": n or None,
        "simulated": one.simulated,
        "sentences": list(sentences.standing(one, language, there=False)),
        "tags": [] if one.simulated else [{"tag": tag, "people": people} for tag, people in one.tagged()],
    }


def _finding_data(one: Told, language: str) -> dict[str, Any]:
    return {
        "id": one.finding.id,
        "title": one.finding.title,
        "people": {"fewest": one.fewest, "most": one.most, "seen": one.seen},
        "wrote": [{"question": question.id, "people": len(answers)} for question, answers in one.wrote],
        "sentences": list(sentences.told(one, language)),
        "quotes": list(quotes(one)),
    }
