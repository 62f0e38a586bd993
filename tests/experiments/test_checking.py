"""What a prototype and the sprints that try it must agree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MINI_KIT
from tests.house.typed import made
from toolkit.experiments.checking import of_prototype, of_task
from toolkit.experiments.sprint import Sprint, Task
from toolkit.kit import open_kit
from toolkit.prototypes.prototype import Prototype

CHOICE = "kind: choice, id: why, question: x, options: [{id: asked, text: x}, {id: change, text: y}]"
PROTOTYPE = f"""
title: T
about: A
screens:
- id: home
  title: Home
  blocks: [{{kind: text, text: x}}, {{{CHOICE}}}, {{kind: button, id: on, label: x, to: talk}}]
- id: talk
  title: Talk
  blocks: [{{kind: button, id: over, label: x, to: end}}]
- id: side
  title: Side
  blocks: [{{kind: checklist, id: list, items: [{{id: a, text: x}}]}}, {{kind: button, id: back, label: x, to: home}}]
- id: end
  title: End
  blocks: [{{kind: text, text: x}}]
"""
NEXT = "name a screen that people still have to find, or an answer that they still have to give"
WAY = "let a button lead there, or begin the task elsewhere"
NEVER = "change it: as it is, this task is never done"


def said(done_when: str, start: str = "") -> list[tuple[tuple[str | int, ...], str, str]]:
    begins = f"start: {start}\n" if start else ""
    task = made(Task, f"id: t\ntitle: T\ntext: x\n{begins}done_when: {done_when}\n")
    return [(one.path, one.wrong, one.right) for one in of_task(task, made(Prototype, PROTOTYPE))]


@pytest.mark.parametrize(
    ("done_when", "start"),
    [
        ("{screen: end}", ""),
        ("{block: why, is: asked}", "home"),
        ("{all: [{screen: talk}, {block: why, answered: true}]}", ""),
        ("{any: [{screen: talk}, {not: {block: why, answered: false}}]}", ""),
        ("{all: [{block: why, answered: true}, {not: {screen: side}}]}", ""),
    ],
)
def test_a_task_that_can_be_done_is_let_alone(done_when: str, start: str) -> None:
    assert said(done_when, start) == []


@pytest.mark.parametrize(
    ("done_when", "start", "problem"),
    [
        (
            "{screen: home}",
            "",
            (("done_when", "screen"), "the task begins on `home`, so it is done before anybody does anything", NEXT),
        ),
        (
            "{screen: side}",
            "side",
            (("done_when", "screen"), "the task begins on `side`, so it is done before anybody does anything", NEXT),
        ),
        (
            "{not: {screen: end}}",
            "",
            (("done_when",), "this holds from the start, so the task is done before anybody does anything", NEXT),
        ),
        (
            "{any: [{screen: talk}, {screen: side}]}",
            "",
            (("done_when", "any", 1, "screen"), "no way leads from the screen `home` to `side`", WAY),
        ),
        (
            "{block: list, at_least: 1}",
            "talk",
            (
                ("done_when", "block"),
                "`list` stands on the screen `side`, and no way leads there from `talk`",
                WAY,
            ),
        ),
        (
            "{all: [{screen: end}, {not: {screen: end}}]}",
            "",
            (("done_when", "all", 1), "this can never hold if the screen `end` was opened", "change one of the two"),
        ),
        (
            "{all: [{block: why, is: asked}, {block: why, is: change}]}",
            "",
            (("done_when", "all", 1), "this can never hold if `why` is `asked`", "change one of the two"),
        ),
        (
            "{all: [{screen: end}, {not: {screen: home}}]}",
            "",
            (("done_when", "all", 1, "not"), "this always holds, so its `not` never does", NEVER),
        ),
        ("{screen: ende}", "", (("done_when", "screen"), "there is no screen `ende`", "did you mean `end`?")),
        ("{screen: end}", "hom", (("start",), "there is no screen `hom`", "did you mean `home`?")),
    ],
)
def test_a_task_that_is_never_done_or_done_at_once_is_said(
    done_when: str, start: str, problem: tuple[tuple[str | int, ...], str, str]
) -> None:
    assert said(done_when, start) == [problem]


def lost(*done_when: str, start: str = "") -> list[str]:
    task = MINI_KIT["experiments/small.yaml"].replace("done_when: {screen: end}", f"done_when: {done_when[0]}")
    if start:
        task = task.replace("    done_when", f"    start: {start}\n    done_when")
    return [one.wrong for one in of_prototype(made(Prototype, PROTOTYPE), [made(Sprint, task)])]


def test_where_a_task_begins_and_where_it_is_done_is_for_its_sprint_to_say() -> None:
    stuck, unseen = "nothing leads on from the screen `end`", "no one can reach the screen `side`"
    assert [one.wrong for one in of_prototype(made(Prototype, PROTOTYPE), [])] == [unseen]
    assert lost("{screen: talk}") == [unseen, stuck]
    assert lost("{screen: end}") == [unseen]
    assert lost("{screen: end}", start="side") == []
    assert lost("{any: [{all: [{screen: end}, {block: why, answered: true}]}]}", start="side") == []


def test_until_a_sprint_tries_it_the_last_screen_of_a_prototype_is_its_end() -> None:
    early = PROTOTYPE.replace("{kind: button, id: back, label: x, to: home}", "{kind: text, text: x}")
    early = early.replace("id: on, label: x, to: talk", "id: on, label: x, to: side")
    assert [one.wrong for one in of_prototype(made(Prototype, early), [])] == [
        "no one can reach the screen `talk`",
        "nothing leads on from the screen `side`",
    ]


def test_a_screen_with_the_last_answer_that_a_task_asks_for_is_an_end() -> None:
    typed = PROTOTYPE.replace(
        "blocks: [{kind: text, text: x}]", "blocks: [{kind: checklist, id: last, items: [{id: a, text: x}]}]"
    )
    sprint = made(Sprint, MINI_KIT["experiments/small.yaml"].replace("{screen: end}", "{block: last, at_least: 1}"))
    assert [one.wrong for one in of_prototype(made(Prototype, typed), [sprint])] == [
        "no one can reach the screen `side`"
    ]


def test_the_starter_kit_has_no_lost_screens_and_no_hopeless_tasks(starter: Path) -> None:
    kit = open_kit(starter)
    for name, revisions in kit.prototypes.items():
        sprints = [one for one in kit.sprints.values() if one.prototype == name]
        for prototype in revisions.values():
            assert list(of_prototype(prototype, sprints)) == []
            assert [one for sprint in sprints for task in sprint.tasks for one in of_task(task, prototype)] == []
