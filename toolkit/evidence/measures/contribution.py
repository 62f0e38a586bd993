"""Contribution: writers and readers, who gives and who receives, experts and beginners, as numbers of people.

Counted are those who opened the prototype in a round; the definitions are those that members read on their screen
(`toolkit.prototypes.community.contribution`). A reader is somebody who opened it and wrote nothing, which is all that
is recorded of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.experiments.sprint import Sprint
from toolkit.languages import BY_LANGUAGE
from toolkit.prototypes.community.contribution import PICTURES, Part, Parts, counted, parts, together
from toolkit.room import Shared
from toolkit.surveys.survey import Survey
from toolkit.text import Text


def subjects(_sprint: Sprint, _surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    """Always about people: small groups are not shown, and an open round shows nothing."""
    for picture, sorts in PICTURES.items():
        options = tuple((sort, _words(f"com_sort_{sort}")) for sort in sorts)
        yield Subject("contribution", "counts", _words(f"com_pic_{picture}"), "person", part=picture, options=options)


def take(data: RoundData, subject: Subject, _surveys: Mapping[str, Survey]) -> Raw:
    """How many people are of each sort; everybody is of one."""
    found = together([{session: Part() for session in _opened(data)}, *_by_block(data)])
    return Raw(subject, data, len(found), counts=counted(found, subject.part))


def _opened(data: RoundData) -> set[str]:
    return {one.session for one in data.events if one.kind == "start" or one.shared}


def _by_block(data: RoundData) -> Iterator[Parts]:
    """What everybody put in and got out at each block, by session."""
    blocks: dict[str, list[Shared]] = {}
    for one in data.events:
        if one.shared and isinstance(one.value, dict):
            blocks.setdefault(one.key, []).append(Shared(one.seq, one.session, one.kind, one.value, one.at))
    return (parts(tuple(facts)) for facts in blocks.values())


def _words(key: str) -> Text:
    return Text({language: own[key] for language, own in BY_LANGUAGE.items()})


MEASURE = Measure(
    "contribution",
    "Who writes and who reads, who gives and who receives, who is expert and who begins.",
    subjects,
    take,
    frozenset(("posts", "feedback")),
)
