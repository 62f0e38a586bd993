"""Which answers may leave: those about the prototype, and those about people that no rule keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.evidence.disclosure import Hidden
from toolkit.evidence.gather import RoundData
from toolkit.evidence.rows.kinds import Answer, LeftOut, Sitting, Why
from toolkit.evidence.structure import SprintEvidence
from toolkit.kit import Kit
from toolkit.records import Response
from toolkit.surface import Value
from toolkit.surveys.item import Item

if TYPE_CHECKING:
    from toolkit.storage.store import Store

OPEN_TEXT = "open-text"


class Asked:
    """What people were asked, word for word: a survey as each of them saw it, whatever its file says by now."""

    def __init__(self, kit: Kit, store: Store) -> None:
        self._kit, self._store = kit, store
        self._known: dict[str, Mapping[str, Any]] = {}

    def survey(self, fingerprint: str) -> Mapping[str, Any]:
        if fingerprint not in self._known:
            self._known[fingerprint] = self._store.definition(fingerprint) or {}
        return self._known[fingerprint]

    def kind(self, one: Response) -> str:
        """The kind of the question; empty where nobody knows it any more."""
        items = {str(item.get("id")): item for item in self.survey(one.definition).get("items") or ()}
        now = self.item(one)
        shown = str(items.get(one.item, {}).get("kind", ""))
        return shown or (str(getattr(now, "kind", "")) if now and not items else "")

    def about_person(self, one: Response) -> bool:
        """As they were told, or as the file says by now: either of them keeps it."""
        now = self._kit.surveys.get(one.survey)
        return self.survey(one.definition).get("about") == "person" or now is None or now.about == "person"

    def item(self, one: Response) -> Item | None:
        survey = self._kit.surveys.get(one.survey)
        return survey.by_id.get(one.item) if survey else None


def answers(
    part: RoundData,
    asked: Asked,
    evidence: SprintEvidence,
    sittings: Mapping[str, Sitting],
    minimum: int,
    left_out: list[LeftOut],
) -> Iterator[Answer]:
    """The answers of one round that may leave; the others are counted in `left_out`, by survey and reason."""
    questions: dict[tuple[str, str, str], list[Response]] = {}
    for one in part.responses:
        if one.value is not None and asked.kind(one) != OPEN_TEXT:
            questions.setdefault((one.survey, one.moment, one.item), []).append(one)
    stay: Counter[tuple[str, str, Why]] = Counter()
    for (survey, moment, _), given in questions.items():
        why = _why(part, asked, evidence, given, minimum)
        if why:
            stay[survey, moment, why] += len(given)
        else:
            yield from (_answer(one, asked, sittings[one.session]) for one in given)
    robots = part.source == "simulated"
    for (survey, moment, reason), n in stay.items():
        left_out.append(LeftOut("answers", reason, robots, part.round, survey, moment, n=n))


def _why(
    part: RoundData, asked: Asked, evidence: SprintEvidence, given: Sequence[Response], minimum: int
) -> Why | None:
    """Why the answers to one question stay here; None where they may leave."""
    if not all(asked.kind(one) for one in given):
        return "unknown"
    if not any(asked.about_person(one) for one in given):
        return None
    if part.state.state != "closed":
        return "open"
    if len(given) < minimum:
        return "too_few"
    if max(Counter(_code(one.value) for one in given).values()) >= len(given) - 1:
        return "unanimous"
    return "hidden" if _hidden(part, evidence, given[0]) else None


def _hidden(part: RoundData, evidence: SprintEvidence, one: Response) -> bool:
    """Whether a figure of this round is hidden that these answers would tell: of the item, or of a scale with it.

    A change from before to after is told only by both, so it keeps what came after.
    """
    survey = evidence.surveys.get(one.survey)
    scales = {scale.id for scale in survey.scales if one.item in scale.items} if survey else set()
    for line in evidence.lines:
        of = line.subject
        if (of.survey, of.moment or "after") != (one.survey, one.moment) or of.part not in {one.item, *scales}:
            continue
        if any(
            isinstance(each, Hidden) and (each.round, each.source) == (part.round, part.source) for each in line.figures
        ):
            return True
    return False


def _answer(one: Response, asked: Asked, sitting: Sitting) -> Answer:
    item = asked.item(one)
    score = item.score(one.value) if item and getattr(item, "kind", "") == asked.kind(one) else None
    return Answer(sitting, one.moment, one.survey, one.item, _code(one.value), score)


def _code(value: Value) -> str | float | tuple[str, ...]:
    """An answer as it was stored: an option's id, several of them, a number. Points of a scale become numbers."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        return float(value) if value.isascii() and value.isdecimal() and len(value) < 4 else value
    return tuple(map(str, value)) if isinstance(value, Iterable) else ""
