"""Time on task: seconds from beginning to done, for those who got it done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.evidence.attempts import attempts
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.experiments.sprint import Sprint
from toolkit.surveys.survey import Survey


def subjects(sprint: Sprint, _surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    for task in sprint.tasks:
        yield Subject("time-on-task", "time", task.title, "prototype", task=task.id)


def take(data: RoundData, subject: Subject, _surveys: Mapping[str, Survey]) -> Raw:
    """Seconds of each who finished; beside them how many began and how many of those did not finish."""
    begun = attempts(data, subject.task)
    times = tuple(one.seconds for one in begun if one.seconds is not None)
    failed = sum(one.end != "done" for one in begun)
    return Raw(subject, data, len(times), times, (("began", len(begun)), ("failed", failed)))


MEASURE = Measure("time-on-task", "How long a task took those who got it done.", subjects, take)
