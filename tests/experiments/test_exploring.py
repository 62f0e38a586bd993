"""Every way through a prototype, whatever people answer: what can be reached, seen and finished, and where they stick."""

from __future__ import annotations

import pytest

from tests.house.typed import made
from toolkit.experiments import exploring
from toolkit.experiments.exploring import explore
from toolkit.experiments.sprint import Task
from toolkit.prototypes.prototype import Prototype

TEXT = "{nl: Tekst, en: Text}"


def prototype(*blocks: str) -> Prototype:
    """A choice between a and b, these blocks behind it, and two screens that they can lead to."""
    first = "\n".join(f"      - {one}" for one in blocks)
    hint = f"      - {{kind: text, show_if: {{block: why, is: b}}, text: {TEXT}}}" if "to: middle" in first else ""
    return made(
        Prototype,
        f"""
title: {TEXT}
about: {TEXT}
screens:
  - id: start
    title: {TEXT}
    blocks:
      - {{kind: choice, id: why, question: {TEXT}, options: [{{id: a, text: A}}, {{id: b, text: B}}, {{id: c, text: C}}]}}
      - {{kind: checklist, id: ready, items: [{{id: one, text: One}}, {{id: two, text: Two}}]}}
{first}
  - id: middle
    title: {TEXT}
    blocks:
{hint}
      - {{kind: button, id: on, label: {TEXT}, to: end}}
  - id: end
    title: {TEXT}
    blocks:
      - {{kind: text, text: {TEXT}}}
""",
    )


def task(done_when: str) -> Task:
    return made(Task, f"{{id: try, title: {TEXT}, text: {TEXT}, done_when: {done_when}}}")


def button(to: str, show_if: str = "") -> str:
    shown = f", show_if: {show_if}" if show_if else ""
    return f"{{kind: button, id: to-{to}, label: To {to}, to: {to}{shown}}}"


def test_an_open_way_leads_everywhere_and_everything_shows() -> None:
    found = explore(prototype(button("middle")), task("{screen: end}"))
    assert (found.whole, found.can_be_done, found.screens, found.stuck) == (True, True, {"start", "middle", "end"}, {})
    assert found.blocks == {"start": {0, 1, 2}, "middle": {0, 1}, "end": {0}}
    assert found.most["start"] == 3


def test_a_choice_after_which_nothing_leads_on_is_told_with_its_answer() -> None:
    found = explore(prototype(button("middle", "{block: why, is_not: c}")), task("{screen: end}"))
    assert [(screen, [(one.block, one.is_) for one in given]) for screen, given in found.stuck.items()] == [
        ("start", [("why", "c")])
    ]


def test_a_button_may_wait_for_ticks_that_can_still_be_made() -> None:
    found = explore(prototype(button("end", "{block: ready, at_least: 2}")), task("{screen: end}"))
    assert (found.stuck, found.can_be_done) == ({}, True)


def test_a_block_behind_a_way_that_excludes_it_shows_to_nobody() -> None:
    found = explore(prototype(button("middle", "{block: why, is: a}"), button("end")), task("{screen: end}"))
    assert found.blocks["middle"] == {1}


def test_a_task_that_asks_for_two_things_that_exclude_each_other_cannot_be_done() -> None:
    blocks = button("middle", "{block: why, is: a}"), button("end")
    assert not explore(prototype(*blocks), task("{all: [{screen: middle}, {block: why, is: c}]}")).can_be_done
    assert explore(prototype(*blocks), task("{all: [{screen: middle}, {block: why, is: a}]}")).can_be_done


def test_what_was_opened_before_counts_for_the_task() -> None:
    found = explore(prototype(button("middle"), button("end")), task("{all: [{screen: end}, {not: {screen: middle}}]}"))
    assert found.can_be_done


def test_nobody_is_stuck_where_the_task_is_done() -> None:
    found = explore(prototype(button("end")), task("{screen: end}"))
    assert found.stuck == {}
    other = explore(prototype(button("end")), task("{block: ready, at_least: 1}"))
    assert other.stuck == {"end": ()}


def test_with_too_much_to_look_at_only_ways_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exploring, "MOST", 5)
    found = explore(prototype(button("middle", "{block: why, is: a}")), task("{screen: end}"))
    assert (found.whole, found.can_be_done, found.stuck) == (False, True, {})
    assert found.screens == {"start", "middle", "end"}
