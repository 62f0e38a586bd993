"""Which answers may leave: those about the prototype, and those about people that no rule keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measures.scale_score import by_session
from toolkit.evidence.rows.asking import Asked
from toolkit.evidence.rows.kinds import Answer, LeftOut, Sitting, Why
from toolkit.evidence.rows.together import Question, counted_together, stay_together
from toolkit.evidence.structure import SprintEvidence
from toolkit.evidence.variants import round_of
from toolkit.records import Response
from toolkit.surface import Value

OPEN_TEXT = "open-text"


def answers(
    part: RoundData,
    asked: Asked,
    evidence: SprintEvidence,
    sittings: Mapping[str, Sitting],
    minimum: int,
    standing: Why | None,
    left_out: list[LeftOut],
) -> Iterator[Answer]:
    """The answers of one round that may leave; the others are counted in `left_out`, by survey and reason.

    `standing`: why no answer about people of this round may; None where some may.
    """
    kept: dict[Question, list[Response]] = {}
    whys: dict[Question, Why] = {}
    questions = _questions(part, asked)
    for of, given in questions.items():
        figures = _figures(part, evidence, given[0])
        kept[of] = _both_times(part, evidence, figures, given)
        why = (standing if asked.about_person(given[0]) else None) or _why(asked, figures, kept[of], minimum)
        if why:
            whys[of] = why
    stay_together(whys, asked, questions, counted_together(part, evidence))
    stay: Counter[tuple[str, str, Why]] = Counter()
    for (survey, moment, item), given in questions.items():
        leaves = [] if (survey, moment, item) in whys else kept[survey, moment, item]
        if len(leaves) < len(given):
            stay[survey, moment, whys.get((survey, moment, item), "once")] += len(given) - len(leaves)
        yield from (_answer(one, asked, sittings[one.session]) for one in leaves)
    robots = part.source == "simulated"
    for (survey, moment, reason), n in stay.items():
        left_out.append(LeftOut("answers", reason, robots, part.round, survey, moment, n=n))


def _questions(part: RoundData, asked: Asked) -> dict[Question, list[Response]]:
    found: dict[Question, list[Response]] = {}
    for one in part.responses:
        if one.value is not None and asked.kind(one) != OPEN_TEXT:
            found.setdefault((one.survey, one.moment, one.item), []).append(one)
    return found


def _why(asked: Asked, figures: Sequence[Figure], given: Sequence[Response], minimum: int) -> Why | None:
    """Why the answers to one question stay here; None where they may leave. Where their round stands was asked before:
    these reasons would tell how its answers change in the meantime.
    """
    if not all(asked.kind(one) for one in given):
        return "unknown"
    if given and not asked.about_person(given[0]):
        return None
    if not figures:
        return "unshown"
    if len(given) < minimum:
        return "too_few"
    if max(Counter(_code(one.value) for one in given).values()) >= len(given) - 1:
        return "unanimous"
    return "hidden" if any(map(_tells, figures)) or not any(isinstance(one, Shown) for one in figures) else None


def _figures(part: RoundData, evidence: SprintEvidence, one: Response) -> list[Figure]:
    """Every figure about people of this round, its variants and its groups, that these answers would tell: of the
    item, or of a scale with it. A change from before to after is told only by both, so it keeps what came after.
    """
    survey = evidence.surveys.get(one.survey)
    parts = {one.item, *(scale.id for scale in survey.scales if one.item in scale.items)} if survey else {one.item}
    return [
        each
        for line in evidence.lines
        if line.subject.about == "person"
        and (line.subject.survey, line.subject.moment or "after") == (one.survey, one.moment)
        and line.subject.part in parts
        for each in (*line.figures, *line.groups)
        if (round_of(each.round), each.source) == (part.round, part.source)
    ]


def _tells(one: Figure) -> bool:
    """Whether a figure is hidden for what people said; one that needs more people than the group to mean anything
    (an alpha) keeps nothing back.
    """
    return isinstance(one, Hidden) and not (one.reason == "too_few" and one.subject.kind == "alpha")


def _both_times(
    part: RoundData, evidence: SprintEvidence, figures: Iterable[Figure], given: Sequence[Response]
) -> list[Response]:
    """Where a score counts those who have one both before and after, only theirs: the others, less what is shown,
    would be somebody.
    """
    both = {one.session for one in given}
    for subject in {one.subject.id: one.subject for one in figures if one.subject.paired}.values():
        for moment in ("before", "after"):
            both &= by_session(part, evidence.surveys[subject.survey], subject, moment).keys()
    return [one for one in given if one.session in both]


def _answer(one: Response, asked: Asked, sitting: Sitting) -> Answer:
    item = asked.item(one)
    score = item.score(one.value) if item and getattr(item, "kind", "") == asked.kind(one) else None
    return Answer(sitting, one.moment, one.survey, one.item, _code(one.value), score, asked.about_person(one))


def _code(value: Value) -> str | float | tuple[str, ...]:
    """An answer as it was stored: an option's id, several of them, a number. Points of a scale become numbers."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        return float(value) if value.isascii() and value.isdecimal() and len(value) < 4 else value
    return tuple(map(str, value)) if isinstance(value, Iterable) else ""
