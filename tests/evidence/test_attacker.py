"""Somebody who wants to know what one person said, and who has everything that anybody may see.

The attacker is a colleague: he knows who took part, who belongs to which group, who was given which variant, who
withdrew and who answered late. He reads every figure at every moment, and knows how figures are rounded. Unknown is what
each person answered. What he sees becomes linear constraints on those unknowns, with room for rounding; a person is found
where no other answer than the true one fits (by linear programming over all figures of all moments together).
"""

from __future__ import annotations

import gc
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import coo_matrix
from scipy.stats import t

from tests.evidence.town import GROUPS, ITEMS, SCALES, Person, Town, town_kit
from toolkit.evidence import overview as house
from toolkit.evidence.overview import as_json, as_text, overview

SEEDS = range(10)
HALF = 0.05 + 1e-9
"""How far a number with one decimal may be from the true one."""

MEANS = ("score", "change")
"""The measures whose numbers he reckons with."""

Key = tuple[str, str]
"""A moment and an item."""


@pytest.fixture(autouse=True)
def light() -> Iterator[None]:
    """A comparison collects garbage every time; what the test run holds by now is looked through only once."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@dataclass(frozen=True)
class Seen:
    """A mean of a group, as it was shown: of `items` together at `moment`, or of how far they moved. `spread`: between
    which values the standard deviation lies, where the interval beside the mean tells it.
    """

    who: frozenset[int]
    moment: str
    items: tuple[str, ...]
    mean: float
    spread: tuple[float, float] | None = None
    half: float = HALF


@dataclass
class Attacker:
    """Knows everybody, by a number that changes when somebody answers anew, and collects what is shown."""

    answers: dict[int, dict[Key, int]] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    def found(self, keys: Iterable[Key]) -> set[int]:
        """Everybody of whom at least one answer is certain."""
        wanted = list(keys)
        puzzle = _Puzzle(self)
        return {one for one in self.answers for key in wanted if puzzle.tells(one, key)}


class _Puzzle:
    """Unknown is, for everybody whom no figure tells apart from one another, how many gave each answer."""

    def __init__(self, of: Attacker) -> None:
        self.of = of
        shown = sorted(set(of.seen), key=repr)
        alike: dict[tuple[bool, ...], list[int]] = {}
        for person in of.answers:
            alike.setdefault(tuple(person in one.who for one in shown), []).append(person)
        self.classes = list(alike.values())
        self.where = {one: index for index, own in enumerate(self.classes) for one in own}
        keys = {key for answers in of.answers.values() for key in answers}
        self.places = {
            place: index
            for index, place in enumerate(
                (group, moment, item, value)
                for group in range(len(self.classes))
                for moment, item in sorted(keys)
                for value in _values(item)
            )
        }
        self.rows: list[tuple[dict[int, float], float, float]] = []
        for one in shown:
            self._take(one, {index for index, own in enumerate(self.classes) if own[0] in one.who})
        self._matrices()

    def _take(self, one: Seen, groups: set[int]) -> None:
        n = len(one.who)
        moments = {"after": 1.0, "before": -1.0} if one.moment == "moved" else {one.moment: 1.0}
        row = {
            self.places[group, moment, item, value]: sign * value / len(one.items)
            for group, (moment, sign), item in product(groups, moments.items(), one.items)
            for value in _values(item)
        }
        self.rows.append((row, n * (one.mean - one.half), n * (one.mean + one.half)))
        if one.spread and len(one.items) == 1 and one.moment != "moved":
            squares = {
                self.places[group, one.moment, one.items[0], value]: float(value**2)
                for group in groups
                for value in _values(one.items[0])
            }
            least, most = (abs(one.mean) - HALF, abs(one.mean) + HALF)
            low, high = (
                (n - 1) * one.spread[0] ** 2 + n * max(0.0, least) ** 2,
                (n - 1) * one.spread[1] ** 2 + n * most**2,
            )
            self.rows.append((squares, low, high))

    def _matrices(self) -> None:
        upper = [(row, high) for row, _, high in self.rows] + [
            ({place: -one for place, one in row.items()}, -low) for row, low, _ in self.rows
        ]
        self.upper, self.limits = _sparse([row for row, _ in upper], len(self.places)), [one for _, one in upper]
        each: dict[tuple[int, str, str], dict[int, float]] = {}
        for (group, moment, item, _), place in self.places.items():
            each.setdefault((group, moment, item), {})[place] = 1.0
        self.equal = _sparse(list(each.values()), len(self.places))
        self.sizes = [float(len(self.classes[group])) for group, _, _ in each]

    def tells(self, person: int, key: Key) -> bool:
        """Whether this answer is certain: everybody who could be taken for this person gave it, and no other fits."""
        group = self.where[person]
        own = self.classes[group]
        value = self.of.answers[person][key]
        if any(self.of.answers[one][key] != value for one in own):
            return False
        least, most = (end * self._end(group, key, end) for end in (1, -1))
        fits = range(math.ceil(least - 1e-6), math.floor(most + 1e-6) + 1)
        # Of several people who are alike to him, the sum tells what each said only at the end of the scale.
        ends = [one * len(own) for one in (_values(key[1])[0], _values(key[1])[-1])]
        return len(fits) == 1 and (len(own) == 1 or fits[0] in ends)

    def _end(self, group: int, key: Key, end: int) -> float:
        """The least of the sum of a class's answers to one item; for -1, the most of it, turned round."""
        cost = np.zeros(len(self.places))
        for value in _values(key[1]):
            cost[self.places[group, *key, value]] = end * value
        done = linprog(cost, self.upper, self.limits, self.equal, self.sizes, (0, None), method="highs")
        assert done.status == 0, done.message  # the truth always fits
        return float(done.fun)


def _values(item: str) -> range:
    return range(0 if item == "proud" else 1, ITEMS[item] + 1)


def _sparse(rows: list[dict[int, float]], width: int) -> Any:
    entries = [(at, place, one) for at, row in enumerate(rows) for place, one in row.items()]
    at, place, values = (list(one) for one in zip(*entries, strict=True))
    return coo_matrix((values, (at, place)), shape=(len(rows), width)).tocsr()


# -- what he sees of the kit ------------------------------------------------------------------------------------------


@dataclass
class Watcher:
    """Looks at everything again and again, and knows of each round whom its figures count."""

    town: Town
    kit: Any = field(default_factory=town_kit)
    attacker: Attacker = field(default_factory=Attacker)
    frozen: bool = True
    sessions: dict[str, Any] = field(default_factory=dict)
    shown: dict[tuple[str, str], Any] = field(default_factory=dict)
    counted: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    numbers: dict[tuple[str, tuple[Any, ...]], int] = field(default_factory=dict)

    def number(self, one: Person) -> int:
        """This person with these answers."""
        name = self.numbers.setdefault((one.id, tuple(one.answers.items())), len(self.numbers))
        self.attacker.answers[name] = one.answers
        return name

    def look(self) -> None:
        self.sessions |= {one.id: one.session for one in self.town.people.values()}
        found = as_json(overview(self.kit, self.town.store, "s", "en"))
        for name, way in product(("one", "two"), ("figures", "groups")):
            people = [line for line in found["measures"] if line["id"].split("/")[0] in MEANS]
            own = [(line["id"], one) for line in people for one in line[way] if _round(one["round"]) == name]
            if not any(one["shown"] for _, one in own):
                continue
            if not self.frozen or own != self.shown.get((name, way)):
                self.counted[name, way] = {one.id: self.number(one) for one in self.town.of(name)}
            self.shown[name, way] = own
            for id, one in own:
                if one["shown"]:
                    self.attacker.seen.append(self._seen(id, one, self.counted[name, way]))

    def _seen(self, id: str, one: dict[str, Any], counted: dict[str, int]) -> Seen:
        who = frozenset(n for person, n in counted.items() if _within(self.sessions[person], one["round"]))
        assert one["n"] == len(who)
        measure, _, *where = id.split("/")
        moment, part = ("moved", where[0]) if measure == "change" else (where[0], where[1])
        return Seen(who, moment, SCALES.get(part, (part,)), one["value"], _spread(one))


def _round(name: str) -> str:
    return name.split("@")[0].split("/")[0]


def _within(session: Any, name: str) -> bool:
    if "@" in name:
        return (session.segment if session.segment in GROUPS else "") in name.partition("@")[2].split("+")
    return "/" not in name or session.variant == name.partition("/")[2]


def _spread(one: dict[str, Any]) -> tuple[float, float] | None:
    """From the interval back to the standard deviation: both ends are rounded, and so was it."""
    if one["low"] is None or one["low"] in (0.0, 1.0) or one["high"] in (5.0, 10.0):
        return None
    half, n = (one["high"] - one["low"]) / 2, one["n"]
    factor = math.sqrt(n) / float(t.ppf(0.975, n - 1))
    return max(0.0, (half - 2 * HALF) * factor - HALF), (half + 2 * HALF) * factor + HALF


def story(town: Town, watcher: Watcher) -> set[int]:
    """Thirty people in each of two rounds; one withdraws, one answers late, then enough change; he looks each time."""
    for name in ("one", "two"):
        town.come(name, 30)
    town.close()
    watcher.look()
    town.withdraw(town.of("one")[:1])
    watcher.look()
    town.store.open_round("s", "one")
    town.answer(town.of("one")[:1])
    town.close("one")
    watcher.look()
    town.withdraw([*town.of("one")[5:9], *town.of("two")[:1]])
    watcher.look()
    return watcher.attacker.found(product(("before", "after"), ITEMS))


def test_of_sixty_people_nobody_is_found_whatever_is_shown_and_whatever_happens(tmp_path: Path) -> None:
    found = {}
    for seed in SEEDS:
        watcher = Watcher(Town.at(tmp_path, seed))
        found[seed] = story(watcher.town, watcher)
        assert len(watcher.attacker.seen) > 100  # he had much to go by
    assert found == {seed: set() for seed in SEEDS}


def test_without_freezing_the_same_attacker_finds_who_withdrew_and_who_was_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house, "fixed", lambda _store, _sprint, lines, *_: (lines, []))
    watcher = Watcher(Town.at(tmp_path, 0), frozen=False)
    assert story(watcher.town, watcher)


# -- a minimum group and nothing else ---------------------------------------------------------------------------------


def plain(people: Iterable[tuple[int, Person]], most: int, minimum: int = 5) -> Iterator[Seen]:
    """What many tools do: any combination of at most so many filters, from a minimum group, with two decimals."""
    everybody = list(people)
    filters = ((None, *sorted({_attributes(one)[index] for _, one in everybody})) for index in range(4))
    for wanted in product(*filters):
        own = [
            (number, one)
            for number, one in everybody
            if all(want in (None, has) for want, has in zip(wanted, _attributes(one), strict=True))
        ]
        if len(own) >= minimum and sum(one is not None for one in wanted) <= most:
            mean = sum(one.answers["after", "one"] for _, one in own) / len(own)
            yield Seen(frozenset(number for number, _ in own), "after", ("one",), round(mean, 2), half=0.005 + 1e-9)


def _attributes(one: Person) -> tuple[str, ...]:
    return one.session.variant, one.session.segment, one.session.channel, one.session.language


def test_a_minimum_group_alone_lets_half_of_the_sixty_fall(tmp_path: Path) -> None:
    """So the attacker is able to find people: all filters once, and then one filter at a time as people withdraw."""
    town, attacker = Town.at(tmp_path, 0), Attacker()
    numbers = {one.id: number for number, one in enumerate(town.come("two", 60))}
    attacker.answers = {numbers[one.id]: {("after", "one"): one.answers["after", "one"]} for one in town.of("two")}
    for look in range(20):
        attacker.seen += plain(((numbers[one.id], one) for one in town.of("two")), 1 if look else 4)
        town.withdraw(town.of("two")[:1])
    assert len(attacker.found([("after", "one")])) >= 30


# -- what else there is to see ----------------------------------------------------------------------------------------


def test_what_is_visible_says_nothing_about_the_order_in_which_people_came(tmp_path: Path) -> None:
    """The same people with the same answers, once as they came and once the other way round, an hour apart."""
    seen = []
    for turned in (False, True):
        town = Town.at(tmp_path, 100 + turned)
        town.dice.seed(7)
        people = town.plan("one", 30)
        town.enter(reversed(people) if turned else people)
        town.close()
        found = overview(town_kit(), town.store, "s", "en")
        seen.append((as_json(found), as_text(found)))
    assert seen[0] == seen[1]
