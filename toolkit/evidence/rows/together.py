"""Questions that one figure counts together: where the rows of one of them stay, those of the others would tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.evidence.disclosure import Shown
from toolkit.evidence.gather import RoundData
from toolkit.evidence.rows.asking import Asked
from toolkit.evidence.rows.kinds import Why
from toolkit.evidence.structure import SprintEvidence
from toolkit.evidence.variants import round_of
from toolkit.records import Response

Question = tuple[str, str, str]
"""A survey, a moment and an item."""


def stay_together(
    whys: dict[Question, Why],
    asked: Asked,
    questions: Mapping[Question, list[Response]],
    groups: Sequence[set[Question]],
) -> None:
    """Where one question about people stays, the others that a figure counts with it stay as well: the figure less
    their rows would tell it. `groups`: the questions of each figure.
    """
    more = True
    while more:
        more = False
        for group in groups:
            stays = any(of in whys and asked.about_person(questions[of][0]) for of in group)
            for of in group if stays else ():
                if of in questions and of not in whys:
                    whys[of], more = "hidden", True


def counted_together(part: RoundData, evidence: SprintEvidence) -> list[set[Question]]:
    """The questions of each scale at one moment; and at both, where the change of one is shown."""
    found = []
    for line in evidence.lines:
        of, survey = line.subject, evidence.surveys.get(line.subject.survey)
        if of.about != "person" or survey is None or of.measure not in ("score", "change"):
            continue
        items = next((scale.items for scale in survey.scales if scale.id == of.part), (of.part,))
        own = [
            one
            for one in (*line.figures, *line.groups)
            if (round_of(one.round), one.source) == (part.round, part.source)
        ]
        if of.moment or any(isinstance(one, Shown) for one in own):
            moments = (of.moment,) if of.moment else ("before", "after")
            found.append({(of.survey, moment, item) for moment in moments for item in items})
    return found
