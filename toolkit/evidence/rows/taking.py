"""The rows of a sprint, taken from its records: the one way in."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from toolkit.evidence import variants
from toolkit.evidence.attempts import attempts
from toolkit.evidence.comments import MINIMUM as COMMENTS
from toolkit.evidence.comments import comments
from toolkit.evidence.disclosure import FLOOR
from toolkit.evidence.gather import RoundData, Source, gather, names_now
from toolkit.evidence.measure import Subject, surveys_of
from toolkit.evidence.rows.answering import answers
from toolkit.evidence.rows.asking import Asked
from toolkit.evidence.rows.grouping import without_small
from toolkit.evidence.rows.kinds import LeftOut, Rows, Seen, Sitting, Try, Why, Words
from toolkit.evidence.rows.numbering import Part, moments_linked, renumbered, sittings
from toolkit.evidence.rows.standing import Standing
from toolkit.evidence.structure import SprintEvidence
from toolkit.experiments.comparing import PART
from toolkit.experiments.sprint import Round
from toolkit.kit import Kit
from toolkit.records import Observation
from toolkit.surveys.items.open_text import OpenText

if TYPE_CHECKING:
    from toolkit.storage.store import Store

SOURCES: tuple[Source, ...] = ("people", "simulated")


def rows(kit: Kit, store: Store, evidence: SprintEvidence, dice: random.Random | None = None) -> Rows:
    """What may leave of a sprint, row by row; `evidence`: its overview, which says what is hidden.

    `dice`: draws the numbers of sittings and the order of what has none; for tests. The system's own, if left out.
    """
    drawn = dice or random.SystemRandom()
    sprint, minimum = evidence.sprint, max(FLOOR, evidence.sealed.minimum_group)
    names = names_now(sprint, kit.surveys)
    standing = Standing(store, evidence.sprint_id, [one.id for one in sprint.rounds], minimum)
    left_out: list[LeftOut] = []
    parts: list[Part] = []
    for planned in sprint.rounds:
        both = gather(store, evidence.sprint_id, planned.id, names=names)
        for part in (both.people, both.simulated):
            parts.append((planned, part, without_small(planned, part, evidence, minimum, left_out)))
    numbered = sittings(parts, drawn)
    asked = Asked(kit, store, [part for _, part, _ in parts])
    said = [
        one
        for _, part, beside in parts
        for one in answers(part, asked, evidence, numbered, minimum, standing.why(part, beside), left_out)
    ]
    of_people = [one for one in said if one.about_person]
    left = {(one.sitting.round, one.sitting.simulated) for one in of_people}
    linked = {(part.round, part.source == "simulated"): moments_linked(part, evidence) for _, part, _ in parts}
    tried = [one for planned, part, _ in parts for one in _tries(planned, part, evidence, numbered)]
    return Rows(
        tuple(sorted(numbered.values(), key=lambda one: one.number)),
        tuple(sorted((one for one in said if not one.about_person), key=lambda one: one.sitting.number)),
        tuple(renumbered(of_people, linked, drawn)),
        tuple(sorted(tried, key=lambda one: one.sitting.number)),
        tuple(_words(kit, store, evidence, left_out)),
        tuple(_seen(store, evidence, [part for _, part, _ in parts], drawn, left_out)),
        tuple(left_out),
        minimum,
        asked.told,
        tuple(standing.state(part) for _, part, _ in parts if (part.round, part.source == "simulated") in left),
    )


def _tries(planned: Round, part: RoundData, evidence: SprintEvidence, sittings: Mapping[str, Sitting]) -> Iterator[Try]:
    """How each sitting fared with each task. Where everybody tries every variant, the variant is the task's own."""
    every = planned.variants and planned.each_sees == "all"
    for task in evidence.sprint.tasks:
        subject = Subject("completion", "rate", task.title, "prototype", task=task.id)
        for column in variants.columns(planned, part, subject):
            on = column.round.partition(PART)[2]
            for one in attempts(column, task.id):
                who = sittings[one.session]
                seconds = None if one.seconds is None else coarse(one.seconds)
                yield Try(who, task.id, on if every else who.variant, one.end, seconds)


def coarse(seconds: float) -> float:
    """Whole seconds, and steps of five from a minute on: who kept time beside somebody does not find their row by it.

    >>> coarse(12.4), coarse(59.6), coarse(61.0), coarse(63.0)
    (12.0, 60.0, 60.0, 65.0)
    """
    return float(round(seconds)) if seconds < 60 else 5.0 * round(seconds / 5)


def _words(kit: Kit, store: Store, evidence: SprintEvidence, left_out: list[LeftOut]) -> Iterator[Words]:
    """The texts that may be read anyway, in the order in which they may."""
    names = names_now(evidence.sprint, kit.surveys)
    for moment, name, survey in surveys_of(evidence.sprint, kit.surveys):
        for item in (one.id for one in survey.items if isinstance(one, OpenText)):
            for source in SOURCES:
                found = comments(store, evidence.sprint_id, evidence.sprint, name, moment, item, source, names)
                robots = source == "simulated"
                yield from (Words(name, moment, item, one.text, robots) for one in found.texts)
                if found.waiting is not None:
                    left_out.append(LeftOut("texts", "waiting", robots, "", name, moment, item))


# -- what observers saw -----------------------------------------------------------------------------------------------


def _seen(
    store: Store,
    evidence: SprintEvidence,
    parts: list[RoundData],
    drawn: random.Random,
    left_out: list[LeftOut],
) -> list[Seen]:
    """In an order that says nothing."""
    titles = {one.id: one.title for one in store.findings(evidence.sprint_id)}
    rounds = {(part.round, part.source == "simulated"): part for part in parts}
    quiet = {key for key, part in rounds.items() if part.state.state != "closed" or len(part.sessions) < COMMENTS}
    found = [one for one in store.observations(evidence.sprint_id) if (one.round, one.robot) in rounds]
    kept = [one for one in found if one.quote and (one.round, one.robot) in quiet]
    for name, robots in sorted({(one.round, one.robot) for one in kept}):
        why: Why = "open" if rounds[name, robots].state.state != "closed" else "too_few"
        n = sum((one.round, one.robot) == (name, robots) for one in kept)
        left_out.append(LeftOut("quotes", why, robots, name, n=n))
    made = [_note(one, titles.get(one.finding, ""), (one.round, one.robot) in quiet) for one in found]
    drawn.shuffle(made)
    return made


def _note(of: Observation, finding: str, quiet: bool) -> Seen:
    about = "participant" if of.participant else "room"
    quote = "" if quiet else of.quote
    return Seen(of.round, about, of.task, of.place, of.what, quote, of.severity, finding, of.robot)  # type: ignore[arg-type]  # one of two words
