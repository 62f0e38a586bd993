"""What a decision rests on: what was known at that moment, kept as it was said; and whether it goes against the rule.

Nothing is measured here. Sentences come from figures that the gate let through, so a decision keeps no more about
anybody than the screen showed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from toolkit.evidence import output, sentences
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.expectation import Outcome, Verdict
from toolkit.evidence.structure import Line, SprintEvidence
from toolkit.evidence.variants import GROUP, round_of
from toolkit.experiments.sprint import Expectation

VERDICT = "verdict"
"""The name of the sealed verdict among the things that are known; no measure is called so."""

ABOUT_TASKS = ("completion", "time-on-task")

AGAINST: Mapping[Outcome, Collection[str]] = {"met": ("drop",), "not_met": ("keep",), "too_early": ("drop",)}
"""What is likely to be otherwise than agreed, for each outcome of the sealed rule.

It came out as hoped, and the team lets it go; it did not, and the team leaves it as it is; or nobody knows yet, and the
team ends it. To change something fits every outcome, and to keep something while it is too early is what another round
does. The plan is in the team's own words, which no rule reads: so this is a proposal, and the team has the last word.
"""


@dataclass(frozen=True)
class Known:
    """One thing that is known, as it is said. `id`: `verdict`, a measure's subject with its column, or a finding."""

    id: str
    says: str
    simulated: bool = False


@dataclass(frozen=True)
class Frozen:
    """What was known when something was decided. `at`: seconds since 1970; `plan`: what was agreed for what came."""

    at: float
    language: str
    known: tuple[Known, ...]
    plan: str = ""


def concerning(found: SprintEvidence, round: str, tasks: Collection[str]) -> list[Known]:
    """What the figures of a round say about `tasks`, the sealed verdict and the sealed measure first.

    In the language that the evidence was asked in. What the gate hides is not there, nor are groups within a round.
    """
    return [*_verdict(found), *(known for line in found.lines for known in _of_line(line, found, round, tasks))]


def _verdict(found: SprintEvidence) -> Iterator[Known]:
    verdict = found.verdict
    if verdict and verdict.outcome:
        yield Known(VERDICT, sentences.verdict(verdict, found.language), verdict.simulated)


def _of_line(line: Line, found: SprintEvidence, round: str, tasks: Collection[str]) -> Iterator[Known]:
    of = line.subject
    if not line.sealed and not (of.measure in ABOUT_TASKS and of.task in tasks):
        return
    for one in line.figures:
        if isinstance(one, Shown) and one.n and GROUP not in one.round and round_of(one.round) == round:
            yield _figure(line, one, found.language)


def _figure(line: Line, one: Figure, language: str) -> Known:
    of = line.subject
    name = f"{of.title(language).rstrip('.')}, {output.measure_name(line, language)}, {one.title(language)}"
    said = f"{name}: {sentences.figure(one, language)}"
    return Known(f"{of.id}/{one.round}", said, one.source == "simulated")


# -- frozen -----------------------------------------------------------------------------------------------------------


def freeze(known: Sequence[Known], at: float, language: str, plan: str = "") -> str:
    """What is known, as JSON for `Decision.evidence`."""
    return json.dumps(asdict(Frozen(at, language, tuple(known), plan)), ensure_ascii=False, sort_keys=True)


def thaw(kept: str) -> Frozen | None:
    """What was frozen; None where nothing was, or where it cannot be read."""
    try:
        given = json.loads(kept) if kept else None
        return _frozen(given) if isinstance(given, dict) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _frozen(given: Mapping[str, Any]) -> Frozen:
    known = tuple(Known(**one) for one in given["known"])
    found = Frozen(float(given["at"]), given["language"], known, given["plan"])
    texts = [found.language, found.plan, *(text for one in known for text in (one.id, one.says))]
    if not all(isinstance(one, str) for one in texts) or not all(isinstance(one.simulated, bool) for one in known):
        raise TypeError("this is no evidence that was frozen here")
    return found


def since(frozen: Frozen, now: Sequence[Known]) -> dict[str, str]:
    """What is said by now in place of what was frozen, by its id, where it differs; empty where nothing is said now.

    `now` must be told in the language of what was frozen: the same figure in two languages is no difference.
    """
    said = {one.id: one.says for one in now}
    return {one.id: said.get(one.id, "") for one in frozen.known if said.get(one.id) != one.says}


# -- otherwise than agreed --------------------------------------------------------------------------------------------


def agreed(found: SprintEvidence, round: str) -> Verdict | None:
    """The verdict that a decision after `round` may go against: about people, over closed rounds, and with a plan.

    None after a round that came before the later one of the rule: nothing had been judged by then.
    """
    verdict, ids = found.verdict, [one.id for one in found.rounds]
    later = round_of(verdict.expectation.compare[1]) if verdict else ""
    if verdict is None or verdict.plan is None or later not in ids or round not in ids:
        return None
    return verdict if ids.index(round) >= ids.index(later) else None


def goes_against(verdict: Verdict | None, choice: str, tasks: Collection[str]) -> bool:
    """Whether a choice about `tasks` is likely to be otherwise than agreed: see `AGAINST`."""
    if verdict is None or verdict.outcome is None:
        return False
    return choice in AGAINST[verdict.outcome] and _is_about(verdict.expectation, tasks)


def _is_about(rule: Expectation, tasks: Collection[str]) -> bool:
    """A rule about one task says nothing of what people met in another; a score is about all that they met."""
    return rule.task is None or rule.task in tasks
