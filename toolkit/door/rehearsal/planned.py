"""What is wrong with a round before anybody comes: what is promised, and the ways that its tasks open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.door.rehearsal.fault import Fault, Names
from toolkit.door.rehearsal.judging import MOST_BLOCKS
from toolkit.errors import Said, say
from toolkit.experiments.exploring import Ways, explore
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.condition import Condition
from toolkit.prototypes.possible import plainly
from toolkit.prototypes.prototype import Prototype
from toolkit.prototypes.ways import reached, unreached
from toolkit.text import LANGUAGES, Text

LONGEST = 15
"""Minutes that people give to something that they did not ask for."""

MARGIN = 1.2
"""Robots only estimate how long it takes: what is less than a fifth too long is let alone."""

_EMPTY = frozenset(
    "todo tbd tba tbc nvt n/a na none geen tekst text placeholder invullen fillin later xxx xx x test lorem".split()  # noqa: SIM905  # one a line would be long
)
_WAITS = re.compile(
    r"\btodo\b|\btbd\b|lorem ipsum|\bnog in te vullen\b|\bto be (?:written|filled)\b|\[\s*(?:\.\.\.|…)\s*\]"
)


def unwritten(text: Text) -> bool:
    """Whether a text still waits to be written, in one of the languages.

    >>> [unwritten(Text(one)) for one in ("TODO", "...", "Wij. Zonder naam.", "Lorem ipsum dolor", "[…] kijkt mee")]
    [True, True, False, True, True]
    """
    return any(_unwritten(text(language)) for language in LANGUAGES)


def _unwritten(words: str) -> bool:
    small = words.casefold()
    letters = re.sub(r"[\W_]", "", small)
    return len(letters) < 2 or letters in _EMPTY or bool(_WAITS.search(small))


def of_consent(names: Names) -> Iterator[Fault]:
    """What people are told before they decide must have been written."""
    sprint = names.journey.sprint
    wrong: Mapping[str, Said] = {
        "what": say("nobody has written yet what this is and why it is asked"),
        "who_sees": say("nobody has written yet who sees what of the answers"),
    }
    about_people = [one for one, survey in names.journey.surveys.items() if survey.about == "person"]
    for key, said in wrong.items():
        if not unwritten(getattr(sprint.consent, key)):
            continue
        right = say("write it under `consent` at `{key}`, in both languages", key=key)
        if key == "who_sees" and about_people:
            said = say(
                "people are asked about themselves (`{survey}`), and nobody has written who sees it",
                survey=about_people[0],
            )
        yield Fault("consent", names.consent(), said, right)


def of_time(names: Names, minutes: float) -> Iterator[Fault]:
    """What is wrong with how long it takes a careful person; within MARGIN it is only worth a look."""
    promised = names.journey.sprint.consent.minutes
    took = max(1, round(minutes))
    less = say("ask less: fewer tasks or questions")
    if took > promised:
        wrong = say(
            "a careful person takes about {took} minutes, and `minutes: {promised}` is promised",
            took=took,
            promised=promised,
        )
        right = say("ask less, or promise `minutes: {took}`", took=took) if took <= LONGEST else less
        yield Fault("time" if minutes > promised * MARGIN else "near", names.consent(), wrong, right)
    elif took > LONGEST:
        wrong = say("a careful person takes about {took} minutes, more than {most}", took=took, most=LONGEST)
        yield Fault("time" if minutes > LONGEST * MARGIN else "near", names.consent(), wrong, less)


# -- the ways ---------------------------------------------------------------------------------------------------------


def ways_of(sprint: Sprint, prototype: Prototype) -> dict[str, Ways]:
    """By task."""
    return {task.id: explore(prototype, task) for task in sprint.tasks}


def of_ways(names: Names, prototype: Prototype, ways: Mapping[str, Ways]) -> Iterator[Fault]:
    """Screens and blocks that nobody can come to, tasks that nobody can finish, and where people get stuck."""
    yield from _undoable(names, ways)
    yield from _stuck(names, prototype, ways)
    seen = {screen for one in ways.values() for screen in one.screens}
    for screen in prototype.screens:
        if screen.id not in seen:
            continue
        most = max(one.most.get(screen.id, 0) for one in ways.values())
        if most > MOST_BLOCKS:
            wrong = say("{n} blocks show at once; people read {most} at most", n=most, most=MOST_BLOCKS)
            yield Fault(
                "blocks", names.screen(screen.id), wrong, say("spread them over two screens, or leave some out")
            )
        shown = set().union(*(one.blocks.get(screen.id, set()) for one in ways.values()))
        for index, block in enumerate(screen.blocks):
            opens = {to for _, to in block.leads_to()} - seen  # what is said about such a screen says it all
            if index not in shown and not opens:
                wrong = say("nobody ever sees this block: no way to this screen fits its `show_if`")
                right = say("change `show_if`, or the buttons that lead here")
                yield Fault("unseen", names.screen(screen.id, block.id or str(index + 1)), wrong, right)


def _undoable(names: Names, ways: Mapping[str, Ways]) -> Iterator[Fault]:
    for task, found in ways.items():
        if not found.can_be_done:
            wrong = say("nobody can finish it: no way through the screens makes its `done_when` hold")
            yield Fault("undoable", names.task(task), wrong, say("change `done_when`, or open a way"))


def _stuck(names: Names, prototype: Prototype, ways: Mapping[str, Ways]) -> Iterator[Fault]:
    for task, found in ways.items():
        for screen, given in found.stuck.items():
            if prototype.by_id[screen].end and not given:
                continue  # its author says that this is meant; the notes say what it costs
            yield Fault(
                "dead-end", names.screen(screen), _stuck_if(task, given), say("let a button lead on for everybody")
            )


def _stuck_if(task: str, given: tuple[Condition, ...]) -> Said:
    if not given:
        return say("in the task `{task}` nothing leads on from here, and the task is not done", task=task)
    why: Said = plainly(given[0])
    for one in given[1:]:
        why = say("{one} and {other}", one=why, other=plainly(one))
    return say("in the task `{task}` nothing leads on from here if {why}", task=task, why=why)


def unreached_in(names: Names, prototype: Prototype, ways: Mapping[str, Ways]) -> Iterator[tuple[str, Fault]]:
    """The screens that no task of this sprint comes to, each with what is wrong. One that is lost only because the one
    before it is lost is not named.
    """
    seen = {screen for one in ways.values() for screen in one.screens}
    starts = [task.start or prototype.first for task in names.journey.sprint.tasks]
    near = reached(prototype.ways, starts)
    for screen in prototype.by_id:
        before = [one for one, leads in prototype.ways.items() if screen in leads and one in seen]
        if screen in seen or (screen in near and not before):
            continue
        if before:
            wrong = say("nobody can come here: the way from the screen `{screen}` never opens", screen=before[0])
            right = say("change the conditions on that way, or take this screen out")
            yield screen, Fault("unreachable", names.screen(screen), wrong, right)
        elif screen in unreached(prototype.ways, starts):
            wrong = say("no task of this sprint leads here")
            right = say("begin a task here, or let a button lead here")
            yield screen, Fault("unreachable", names.screen(screen), wrong, right)


def meant_ends(names: Names, prototype: Prototype, ways: Mapping[str, Ways]) -> Iterator[Fault]:
    """Notes: ends that are meant, where a task is not done."""
    for task, found in ways.items():
        for screen, given in found.stuck.items():
            if prototype.by_id[screen].end and not given:
                wrong = say("who comes to this end before the task `{task}` is done can only leave it", task=task)
                yield Fault("end", names.screen(screen), wrong, say("that is fine if it is meant"))
