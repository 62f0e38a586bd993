"""Robots in one room, one after the other and in every role: whatever they do is offered, and nothing is refused."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tests.house.typed import block, made
from tests.prototypes.community.town import Town
from toolkit.prototypes.block import Block
from toolkit.surface import ROLES

TYPED = ("profile", "posts", "feedback", "contribution", "role")


@dataclass
class Somebody:
    """A rehearsing participant, as much of it as a kind needs to know."""

    seed: int
    diligence: float = 0.8
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def wants(self, screen: str) -> bool:
        return False


def rehearsed(town: Town, kind: Block, by: str, seed: int) -> int:
    """What one robot does at a block, drafts with the press that they belong to; gives how often it pressed."""
    drafts: dict[str, object] = {}
    presses = 0
    for key, value in list(kind.rehearses(Somebody(seed), town.sees(kind, by).record)):
        offer = town.sees(kind, by).offers[key]
        if offer.kind == "button":
            assert {one.rpartition("/")[0] for one in drafts} <= {key.rpartition("/")[0]}
            town.does(kind, by, key, **{one.rpartition("/")[2]: given for one, given in drafts.items()})
            drafts, presses = {}, presses + 1
        else:
            assert offer.draft, key
            drafts[key] = value
    assert drafts == {}
    return presses


@pytest.mark.parametrize("kind", TYPED)
def test_whatever_a_robot_does_is_offered_when_it_does_it(kind: str) -> None:
    town, thing, presses = Town(), made(block(kind), block(kind).example), 0
    for seed in range(60):
        town.roles[f"r{seed}"] = ROLES[seed % 4 % 3]
        presses += rehearsed(town, thing, f"r{seed}", seed)
    assert presses > 20 or kind == "contribution"


@pytest.mark.parametrize("kind", TYPED)
def test_every_fact_of_a_robot_is_one_that_the_kind_says_it_records(kind: str) -> None:
    town, thing = Town(), made(block(kind), block(kind).example)
    for seed in range(40):
        town.roles[f"r{seed}"] = ROLES[seed % 3]
        rehearsed(town, thing, f"r{seed}", seed)
    shared = {one.kind for facts in town.room.by_block.values() for one in facts}
    assert shared <= {one.kind for one in type(thing).records}


def test_a_robot_does_not_do_the_same_thing_again_in_one_task() -> None:
    town, posts = Town(), made(block("posts"), block("posts").example)
    for seed in range(10):
        rehearsed(town, posts, "r", seed)
    kinds = [one.kind for one in town.room.facts("my-posts")]
    assert sorted(kinds) == ["reply", "thank", "write"]
