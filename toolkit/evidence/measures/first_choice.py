"""First choice: what people touched first in a task. Where the first choice is right, the rest often is as well.

Bailey and Wolfson (FirstClick usability testing) found that of those whose first click was right 87% got their task
done, and of the others 46%.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Revisions, Subject
from toolkit.evidence.walks import walks
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.prototype import Prototype
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES, Text


def subjects(_sprint: Sprint, _surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    """None without a prototype: what can be chosen stands there."""
    yield from ()


def of_blocks(sprint: Sprint, revisions: Revisions) -> Iterator[Subject]:
    """One a task; the blocks of every revision are its options, under every name that they had."""
    named: dict[str, Text] = {}
    for one in revisions.values():
        for name, text in _names(one):
            named[name] = _both(named[name], text) if name in named else text
    for task in sprint.tasks if named else ():
        yield Subject(
            "first-choice", "counts", task.title, "prototype", task=task.id, options=tuple(named.items()), sparse=True
        )


def take(data: RoundData, subject: Subject, _surveys: Mapping[str, Survey]) -> Raw:
    """Counted is who touched anything; who only read before giving up chose nothing."""
    known = dict(subject.options)
    first = Counter(one.first for one in walks(data, subject.task) if one.first in known)
    return Raw(subject, data, first.total(), counts=tuple((name, first[name]) for name in known))


def _names(of: Prototype) -> Iterator[tuple[str, Text]]:
    for screen in of.screens:
        for block in screen.blocks:
            if block.id:
                yield block.id, block.words or screen.title


def _both(earlier: Text, later: Text) -> Text:
    """What a block was called in one revision and in another, where that differs: people saw one of the two."""
    said = {code: (earlier(code), later(code)) for code in LANGUAGES}
    return Text({code: later(code) if was.endswith(now) else f"{was} / {now}" for code, (was, now) in said.items()})


MEASURE = Measure("first-choice", "What people touched first in a task.", subjects, take, of_blocks=of_blocks)
