"""What a prototype and the sprints that try it must agree on: where tasks begin, when they are done, where they end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from toolkit.errors import say
from toolkit.experiments.sprint import Sprint, Task
from toolkit.prototypes.possible import Trial
from toolkit.prototypes.prototype import Prototype
from toolkit.prototypes.ways import reached
from toolkit.schema import Complaint, unknown


def lost(
    prototypes: Mapping[str, Mapping[str, Prototype]], sprints: Collection[Sprint]
) -> Iterator[tuple[Prototype, Complaint]]:
    """Lost screens in all revisions. Only for sprints that are right: a slip there would look like one here."""
    for name, revisions in prototypes.items():
        tried = [one for one in sprints if one.prototype == name]
        for prototype in revisions.values():
            yield from ((prototype, complaint) for complaint in of_prototype(prototype, tried))


def of_prototype(prototype: Prototype, sprints: Iterable[Sprint]) -> Iterator[Complaint]:
    """Screens that no one can reach, and screens where people get stuck, given the sprints that try this prototype."""
    tasks = [task for sprint in sprints for task in sprint.tasks]
    asked = [leaf for task in tasks for _, leaf in task.done_when.leaves()]
    ends = {leaf.screen or prototype.where.get(leaf.block or "") for leaf in asked}
    if not tasks:  # nobody has said yet where a task is done, and authors write the last screen last
        ends.add(prototype.screens[-1].id)
    yield from prototype.lost([task.start for task in tasks if task.start], {one for one in ends if one})


def of_task(task: Task, prototype: Prototype) -> Iterator[Complaint]:
    """What is wrong with a task in one revision; the consequences only where the names are right."""
    found = list(names_of(task, prototype)) or list(_ways(task, prototype))
    yield from found
    if not found:
        trial = Trial(prototype.asked(), [task.start or prototype.first])
        right = say("change it: as it is, this task is never done")
        yield from (one.under("done_when") for one in trial.hopeless(task.done_when, right))


def names_of(task: Task, prototype: Prototype) -> Iterator[Complaint]:
    """What is wrong with the names in a task: screens, blocks and options that one revision does not have."""
    screens = tuple(prototype.by_id)
    if task.start and task.start not in screens:
        yield unknown(("start",), say("screen"), task.start, screens)
    yield from (one.under("done_when") for one in task.done_when.check(prototype.shapes(), screens))


def _ways(task: Task, prototype: Prototype) -> Iterator[Complaint]:
    """A task that is done before it begins, or that asks for what lies out of reach."""
    start = task.start or prototype.first
    if task.done_when.holds({}, frozenset({start})):
        right = say("name a screen that people still have to find, or an answer that they still have to give")
        if task.done_when.screen:
            wrong = say("the task begins on `{screen}`, so it is done before anybody does anything", screen=start)
            yield Complaint(("done_when", "screen"), wrong, right)
        else:
            wrong = say("this holds from the start, so the task is done before anybody does anything")
            yield Complaint(("done_when",), wrong, right)
        return
    near = reached(prototype.ways, [start])
    for path, leaf in task.done_when.leaves():
        screen = leaf.screen or prototype.where[leaf.block or ""]
        if screen not in near and "not" not in path:
            wrong = say("no way leads from the screen `{start}` to `{screen}`", start=start, screen=screen)
            if leaf.block:
                wrong = say(
                    "`{block}` stands on the screen `{screen}`, and no way leads there from `{start}`",
                    block=leaf.block,
                    start=start,
                    screen=screen,
                )
            right = say("let a button lead there, or begin the task elsewhere")
            yield Complaint(("done_when", *path, "block" if leaf.block else "screen"), wrong, right)
