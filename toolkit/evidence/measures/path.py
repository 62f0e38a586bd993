"""Path: who found the way through the screens directly, who made detours, and who gave up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.evidence.templates import both
from toolkit.evidence.walks import WAYS, walks
from toolkit.experiments.sprint import Sprint
from toolkit.surveys.survey import Survey


def subjects(sprint: Sprint, _surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    options = tuple((way, both(f"way_{way}")) for way in WAYS)
    for task in sprint.tasks:
        yield Subject("path", "counts", task.title, "prototype", task=task.id, options=options, sparse=True)


def take(data: RoundData, subject: Subject, _surveys: Mapping[str, Survey]) -> Raw:
    """Everybody who began the task went one of these ways."""
    ways = Counter(one.way for one in walks(data, subject.task))
    return Raw(subject, data, ways.total(), counts=tuple((way, ways[way]) for way in WAYS))


MEASURE = Measure("path", "Who found the way directly, who made detours, who gave up.", subjects, take)
