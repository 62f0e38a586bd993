"""What a decision is about, in words: a finding, a screen or a block, or the whole; and what is known about that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.app import look
from toolkit.app.noted import counts, met
from toolkit.app.standing import evidence
from toolkit.app.state import House
from toolkit.app.words import counted
from toolkit.evidence.decided import Known, concerning
from toolkit.experiments.sprint import Task
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import kind_name
from toolkit.prototypes.noticed.excerpt import brief
from toolkit.prototypes.noticed.nouns import noun
from toolkit.prototypes.prototype import Prototype, Screen
from toolkit.records import Decision
from toolkit.storage.deciding import FINDING
from toolkit.text import Text

NAMED_BY = ("title", "label", "question", "submit")
"""The keys of a block that people know it by, the likeliest first."""


@dataclass(frozen=True)
class Subject:
    """`finding`: its id. `element`: a screen, or a block as `screen/block`. Neither: the whole."""

    finding: str = ""
    element: str = ""

    @classmethod
    def of(cls, decision: Decision) -> Subject:
        return cls(decision.finding, decision.element)


def findings(served: House, sprint: str) -> dict[str, str]:
    """The titles of the findings by id: those that nothing was decided about first."""
    decided = {one.finding for one in served.store.decisions(sprint)}
    found = sorted(served.store.findings(sprint), key=lambda one: one.id in decided)
    return look.apart({one.id: one.title for one in found})


def undecided(served: House, sprint: str) -> int:
    decided = {one.finding for one in served.store.decisions(sprint)}
    return sum(one.id not in decided for one in served.store.findings(sprint))


def elements(served: House, sprint: str, round: str, language: str) -> dict[str, str]:
    """The screens that a round tried, each with its blocks behind it, in words."""
    named: dict[str, str] = {}
    for prototype in _tried(served, sprint, round):
        for screen in prototype.screens:
            for name, words in _parts(screen, language):
                named.setdefault(name, words)
    return look.apart(named)


def _tried(served: House, sprint: str, round: str) -> list[Prototype]:
    kit = served.live.kit
    known = kit.prototypes.get(kit.sprints[sprint].prototype, {})
    return [known[one] for one in kit.sprints[sprint].revisions_of(round) if one in known]


def _parts(screen: Screen, language: str) -> Iterator[tuple[str, str]]:
    title = screen.title(language) if screen.title else screen.id
    yield screen.id, title
    for block in screen.blocks:
        if block.id:
            yield f"{screen.id}/{block.id}", f"{title}: {_block(block, language)}"


def _block(block: Block, language: str) -> str:
    """What people call it, with the words that stand on it."""
    called = noun(kind_name(type(block))).the(language)
    words = next((one for one in (getattr(block, key, None) for key in NAMED_BY) if isinstance(one, Text)), None)
    return f"{called} {brief(words(language))}" if words else called


def name(served: House, sprint: str, round: str, of: Subject, language: str) -> str:
    """The subject in words; empty for the whole. An element that is there no more keeps its ids."""
    if of.finding:
        return next((one.title for one in served.store.findings(sprint) if one.id == of.finding), "")
    return elements(served, sprint, round, language).get(of.element, of.element) if of.element else ""


def tasks(served: House, sprint: str, of: Subject) -> set[str]:
    """The tasks in which people met it: those of a finding's notes, those that begin or end at a screen or a block; all
    of them where that is not known.
    """
    there = served.live.kit.sprints[sprint].tasks
    every = {one.id for one in there}
    if of.finding:
        notes = (one for one in served.store.observations(sprint) if one.finding == of.finding)
        return {one.task for one in notes} & every or every
    screen, _, block = of.element.partition("/")
    return {one.id for one in there if screen and _meets(one, screen, block)} or every


def _meets(task: Task, screen: str, block: str) -> bool:
    asked = [leaf for _, leaf in task.done_when.leaves()]
    if block:
        return any(leaf.block == block for leaf in asked)
    return task.start == screen or any(leaf.screen == screen for leaf in asked)


def known(served: House, sprint: str, round: str, of: Subject, language: str) -> list[Known]:
    """What is known now about a subject, as it is said in `language`."""
    found = concerning(evidence(sprint, language), round, tasks(served, sprint, of))
    return [*found, *_of_finding(served, sprint, of, language)]


def _of_finding(served: House, sprint: str, of: Subject, language: str) -> Iterator[Known]:
    """How many people met it, in all rounds; robots only where no person did, and marked as such."""
    title = next((one.title for one in served.store.findings(sprint) if one.id == of.finding), "")
    notes = met(one for one in served.store.observations(sprint) if of.finding and one.finding == of.finding)
    if notes.notes:
        yield Known(f"{FINDING}{of.finding}", f"{title.rstrip('.')}: {counts(notes, language)}.")
    elif notes.robots:
        told = counted("observe_robots", notes.robots, language)
        yield Known(f"{FINDING}{of.finding}", f"{title.rstrip('.')}: {told}", simulated=True)
