"""Conditions that come to nothing: tried on every answer that people could give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house.typed import made
from toolkit.errors import say
from toolkit.prototypes.condition import Answers, Condition
from toolkit.prototypes.possible import Asked, Trial
from toolkit.surface import Value

ROLE, LIST, WORDS = Answers("one", ("boss", "staff", "hr")), Answers("many", ("a", "b", "c")), Answers("text")
BLOCKS = {"role": Asked(ROLE), "list": Asked(LIST), "words": Asked(WORDS)}
RIGHT = say("change one of the two")


def condition(typed: str) -> Condition:
    return made(Condition, typed)


def hopeless(typed: str, **more: Asked) -> list[tuple[tuple[str | int, ...], str]]:
    return [(one.path, one.wrong) for one in Trial({**BLOCKS, **more}).hopeless(condition(typed), RIGHT)]


@pytest.mark.parametrize(
    ("typed", "path", "wrong"),
    [
        (
            "all: [{block: role, is: boss}, {block: list, includes: a}, {block: role, is: staff}]",
            ("all", 2),
            "this can never hold if `role` is `boss`",
        ),
        (
            "all: [{block: list, includes: a}, {block: list, answered: false}]",
            ("all", 1),
            "this can never hold if `list` includes `a`",
        ),
        (
            "all: [{not: {block: role, answered: true}}, {block: role, is_not: hr}]",
            ("all", 1),
            "this can never hold if the condition above it holds",
        ),
        (
            "all: [{block: list, at_least: 3}, {not: {block: list, includes: b}}]",
            ("all", 1),
            "this can never hold if `list` has at least 3",
        ),
        (
            "not: {any: [{block: words, answered: true}, {block: words, answered: false}]}",
            ("not",),
            "this always holds, so its `not` never does",
        ),
        (
            "any: [{block: role, is: hr}, {all: [{block: role, is_not: boss}, {block: role, is: boss}]}]",
            ("any", 1, "all", 1),
            "this can never hold if `role` is something else than `boss`",
        ),
        (  # any two of them can hold, but not all three
            "all: [{block: role, is_not: boss}, {block: role, is_not: staff}, {block: role, is_not: hr}]",
            (),
            "this condition can never hold",
        ),
    ],
)
def test_what_can_never_hold_is_said_at_the_smallest_part_that_is_to_blame(
    typed: str, path: tuple[str | int, ...], wrong: str
) -> None:
    assert hopeless(typed) == [(path, wrong)]


@pytest.mark.parametrize(
    "typed",
    [
        "{block: role, is: boss}",
        "any: [{block: role, is: boss}, {block: role, is: staff}]",
        "all: [{block: role, is_not: boss}, {block: list, at_least: 3}, {not: {block: words, answered: true}}]",
    ],
)
def test_what_can_hold_is_let_alone(typed: str) -> None:
    assert hopeless(typed) == []


def test_an_answer_that_an_earlier_condition_rules_out_never_comes() -> None:
    """Only a boss is asked about a plan, so no one of the staff has a plan to go by."""
    plan = Asked(Answers("one", ("now", "later")), condition("{block: role, is: boss}"))
    assert hopeless("all: [{block: role, is: staff}, {block: plan, is: now}]", plan=plan) == [
        (("all", 1), "this can never hold if `role` is `staff`")
    ]
    assert hopeless("all: [{block: role, is: staff}, {block: plan, answered: false}]", plan=plan) == []


def test_a_condition_for_the_sake_of_safety_is_not_called_one_that_always_holds() -> None:
    """It can only fail for those who went back and chose otherwise, and that is what it is there for."""
    plan = Asked(Answers("one", ("now", "later")), condition("{block: role, is: boss}"))
    safe = condition("not: {all: [{block: role, is: staff}, {block: plan, answered: true}]}")
    assert Trial({**BLOCKS, "plan": plan}).outcomes(safe) == {True, False}


def test_a_screen_counts_as_reached_or_not_and_the_first_one_always_is() -> None:
    trial = Trial(BLOCKS, ["home"])
    assert trial.outcomes(condition("{screen: home}")) == {True}
    assert trial.outcomes(condition("{screen: end}")) == {True, False}
    assert trial.outcomes(condition("all: [{screen: end}, {not: {screen: end}}]")) == {False}


def test_what_would_take_too_long_is_let_alone() -> None:
    many = {f"b{n}": Asked(Answers("many", tuple(f"o{i}" for i in range(20)))) for n in range(30)}
    parts = [f"{{block: b{n}, includes: o{i}}}" for n in range(3) for i in range(4)]
    wide = condition(f"all: [{', '.join(parts[:11])}, {{not: {parts[0]}}}]")
    assert Trial(many).outcomes(wide) == {True, False}
    asks = [f"{{block: b{n}, answered: true}}" for n in range(24)]
    broad = condition(f"any: [{{all: [{', '.join(asks[:12])}]}}, {{all: [{', '.join(asks[12:])}]}}]")
    assert Trial(many).outcomes(broad) == {True, False}
    spent = Trial(many)
    spent.left = 3
    assert spent.outcomes(condition("{block: b1, answered: true}")) == {True, False}


parts = st.sampled_from(
    [
        *("{block: role, is: boss}", "{block: role, is_not: staff}", "{block: role, answered: true}"),
        *("{block: list, includes: a}", "{block: list, at_least: 2}", "{block: list, answered: false}"),
        "{block: words, answered: true}",
    ]
)
trees = st.recursive(
    parts,
    lambda deeper: (
        st.builds(
            lambda some, word: f"{{{word}: [{', '.join(some)}]}}",
            st.lists(deeper, min_size=1, max_size=3),
            st.sampled_from(["all", "any"]),
        )
        | deeper.map(lambda one: f"{{not: {one}}}")
    ),
    max_leaves=6,
)


def everything() -> Iterator[dict[str, Value]]:
    lists = [list(some) for size in range(4) for some in combinations("abc", size)]
    for role, ticked, typed in product([None, "boss", "staff", "hr"], lists, ["", "x"]):
        yield {"role": role, "list": ticked, "words": typed}


@given(trees)
def test_what_is_found_is_what_trying_every_single_answer_finds(typed: str) -> None:
    tree = condition(typed)
    assert Trial(BLOCKS).outcomes(tree) == {tree.holds(answers) for answers in everything()}
    assert (hopeless(typed) != []) >= (not any(tree.holds(answers) for answers in everything()))
