"""The measures, listed by hand: a new measure is its file and its line here."""

from __future__ import annotations

from toolkit.evidence.measure import Measure
from toolkit.evidence.measures import (
    change,
    choice,
    completion,
    consistency,
    contribution,
    first_choice,
    path,
    scale_score,
    statements,
    time_on_task,
)

MEASURES: tuple[Measure, ...] = (
    completion.MEASURE,
    time_on_task.MEASURE,
    path.MEASURE,
    first_choice.MEASURE,
    change.MEASURE,
    scale_score.MEASURE,
    consistency.MEASURE,
    choice.MEASURE,
    contribution.MEASURE,
    *statements.MEASURES,
)
