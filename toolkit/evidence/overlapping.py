"""Scores about people that share questions: none of them may tell what another one hides.

Where everybody answered one question alike, its score is hidden. A scale with that question in it, less a scale of its
other questions, would tell it all the same. And where one person skipped a question, two scales that share the others
count one person more and one fewer: their difference is that person. So of scores that share a question

- all are hidden where one of them is hidden though people answered it;
- of two that count nearly the same people, but not the same, the one that stands later in the survey is hidden;
- the change is hidden where everybody answered alike before, or after.

That hides more than it must. Scales that share questions are rare, and a team can take one out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.measure import Subject
from toolkit.evidence.structure import Line
from toolkit.surveys.survey import Survey

MEASURES = ("score", "change", "consistency")
TELLING = ("unanimous", "too_few")
"""Reasons for which a figure is hidden that people did answer."""


def kept_apart(lines: Sequence[Line], surveys: Mapping[str, Survey], minimum_group: int) -> list[Line]:
    """The lines, with every figure hidden beside which another one could be reckoned out."""
    asked = {line.subject.id: _items(line.subject, surveys) for line in lines if _is_about_people(line)}
    gone = {*_telling(lines, asked, minimum_group), *_moved(lines, asked)}
    return [_hidden(line, gone, minimum_group) for line in lines]


def _is_about_people(line: Line) -> bool:
    return line.subject.about == "person" and line.subject.measure in MEASURES


def _items(of: Subject, surveys: Mapping[str, Survey]) -> frozenset[str]:
    """The questions of a scale; the question itself, where it is a score of its own."""
    scales = {one.id: one.items for one in surveys[of.survey].scales} if of.survey in surveys else {}
    return frozenset(scales.get(of.part, (of.part,)))


def _telling(lines: Iterable[Line], asked: Mapping[str, frozenset[str]], minimum: int) -> Iterable[tuple[str, str]]:
    """The subject and the column of what must be hidden."""
    columns: dict[tuple[str, str, str, str], list[Figure]] = {}
    for line in lines:
        for one in (*line.figures, *line.groups) if line.subject.id in asked else ():
            key = (one.subject.survey, one.subject.moment, one.subject.measure, one.round)
            columns.setdefault(key, []).append(one)
    for figures in columns.values():
        for place, one in enumerate(figures):
            others = [(at, each) for at, each in enumerate(figures) if at != place and _share(one, each, asked)]
            if isinstance(one, Shown) and any(_tells(one, each, at < place, minimum) for at, each in others):
                yield one.subject.id, one.round


def _moved(lines: Iterable[Line], asked: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Before, after, and how far it moved: what moved tells a score that all gave alike."""
    triples: dict[tuple[str, str, str], list[Figure]] = {}
    for line in lines:
        for one in (*line.figures, *line.groups) if line.subject.id in asked else ():
            if one.subject.measure != "consistency":
                triples.setdefault((one.subject.survey, one.subject.part, one.round), []).append(one)
    for figures in triples.values():
        shown = [one for one in figures if isinstance(one, Shown) and one.n]
        told = [one.subject.measure for one in figures if isinstance(one, Hidden) and one.reason == "unanimous"]
        if told == ["score"] and len(shown) == 2:
            yield from ((one.subject.id, one.round) for one in shown if one.subject.measure == "change")


def _share(one: Figure, other: Figure, asked: Mapping[str, frozenset[str]]) -> bool:
    return bool(asked[one.subject.id] & asked[other.subject.id])


def _tells(one: Shown, other: Figure, is_earlier: bool, minimum: int) -> bool:
    if isinstance(other, Hidden):
        return other.reason in TELLING and bool(one.n)
    return is_earlier and 0 < abs(one.n - other.n) < minimum


def _hidden(line: Line, gone: set[tuple[str, str]], minimum: int) -> Line:
    def new(ones: tuple[Figure, ...]) -> tuple[Figure, ...]:
        return tuple(_hide(one, minimum) if (one.subject.id, one.round) in gone else one for one in ones)

    return replace(line, figures=new(line.figures), groups=new(line.groups))


def _hide(one: Figure, minimum: int) -> Hidden:
    return Hidden(one.subject, one.round, one.title, one.source, one.interim, "overlap", minimum)
