"""Completion: how many of those who began a task got it done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from toolkit.evidence.attempts import ENDS, attempts
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.experiments.sprint import Sprint
from toolkit.surveys.survey import Survey


def subjects(sprint: Sprint, _surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    for task in sprint.tasks:
        yield Subject("completion", "rate", task.title, "prototype", task=task.id)


def take(data: RoundData, subject: Subject, _surveys: Mapping[str, Survey]) -> Raw:
    """Counts of done, gave-up and unfinished; in an open round, unfinished may still be busy."""
    ends = Counter(one.end for one in attempts(data, subject.task))
    counts = tuple((end, ends[end]) for end in ENDS)
    return Raw(subject, data, ends.total(), counts=counts)


MEASURE = Measure("completion", "How many of those who began a task got it done.", subjects, take)
