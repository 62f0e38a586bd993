"""Change: how far each person's score moved from before the tasks to after them. Only those who answered both times.

The same people stand on both sides, so the two means are never compared as if they came from different people: one
difference a person, and the t interval of their mean (the paired t test turned into an interval).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Measure, Raw, Subject
from toolkit.evidence.measures import scale_score
from toolkit.experiments.sprint import Sprint
from toolkit.surveys.survey import Survey

DIGITS = 9
"""Thirds leave other last bits by another way of subtracting, and the gate looks for values that are alike."""


def subjects(sprint: Sprint, surveys: Mapping[str, Survey]) -> Iterator[Subject]:
    """Every score of a survey that is asked both before and after."""
    for score in scale_score.subjects(sprint, surveys):
        if score.moment == "after" and score.survey in sprint.before:
            width = score.limits[1] - score.limits[0] if score.limits else None
            limits = None if width is None else (-width, width)
            yield replace(score, measure="change", kind="change", moment="", limits=limits)


def take(data: RoundData, subject: Subject, surveys: Mapping[str, Survey]) -> Raw:
    """After minus before, one number for each session that has both."""
    survey = surveys[subject.survey]
    before, after = (scale_score.by_session(data, survey, subject, one) for one in ("before", "after"))
    moved = tuple(round(after[one] - before[one], DIGITS) for one in before if one in after)
    return Raw(subject, data, len(moved), moved)


MEASURE = Measure("change", "How far people's scores moved from before the tasks to after them.", subjects, take)
