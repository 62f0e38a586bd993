"""Statements as figures: through the gate, in words and in JSON, and never more than the room itself could see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.made_up import PROTOTYPE, SPRINT, Records, two
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.overview import as_json, as_text, overview
from toolkit.evidence.pictures import line as picture
from toolkit.evidence.structure import Line
from toolkit.experiments.sprint import Sprint
from toolkit.kit import Kit
from toolkit.prototypes.prototype import Prototype
from toolkit.prototypes.statements.released import FLOOR
from toolkit.records import Event
from toolkit.reports.formats.html import render

BLOCK = {
    "kind": "statements",
    "id": "views",
    "statements": [
        {"id": "own", "text": two("Wie wil groeien regelt dat zelf.", "Those who want to grow arrange it.")},
        {"id": "time", "text": two("Leren doe je onder werktijd.", "Learning is done in working hours.")},
        {"id": "talk", "text": two("Dit hoort in het jaargesprek.", "This belongs in the yearly talk.")},
    ],
}
A, N, D = "agree", "neutral", "disagree"


def make_kit(**sprint: Any) -> Kit:
    screens = [{"id": "home", "title": "Home", "blocks": [BLOCK]}]
    revisions = {name: Prototype.model_validate({**PROTOTYPE, "screens": screens}) for name in ("v1", "v2")}
    plain = {**SPRINT, "before": [], "after": [], "expectation": None, **sprint}
    return Kit(Path(), {"toolkit": revisions}, {}, {"s": Sprint.model_validate(plain)})


class Votes(Records):
    """A store with people who vote, in the order in which the test says so."""

    def votes(
        self, person: str, point: str, turn: str = "first", statement: str = "own", round_id: str = "one"
    ) -> None:
        seq = len(self.of_events) + 1
        value = {"statement": statement, "point": point, "turn": turn}
        at = f"{round_id}-{person}"
        event = Event(seq, f"e{seq}", at, "task.agree.home", "vote", "views", value, float(seq), "seen", shared=True)
        self.of_events.append((round_id, event))

    def people(self, *points: str, again: str = "", round_id: str = "one", robot: bool = False) -> None:
        """One person a point; `again` gives the letters of their second votes."""
        names = [self.person(round_id, robot=robot).removeprefix(f"{round_id}-") for _ in points]
        for name, point in zip(names, points, strict=True):
            self.votes(name, point, round_id=round_id)
        for name, letter in zip(names, again, strict=False):
            self.votes(name, {"a": A, "n": N, "d": D}[letter], "again", round_id=round_id)


def lines(records: Records, language: str = "nl", **sprint: Any) -> dict[str, Line]:
    return {line.subject.id: line for line in overview(make_kit(**sprint), records, "s", language).lines}  # type: ignore[arg-type]  # the reading half of a store


def figure(records: Records, name: str) -> Figure:
    return lines(records)[name].figures[0]


def sentence(records: Records, name: str, language: str = "nl") -> str:
    found = as_json(overview(make_kit(), records, "s", language))  # type: ignore[arg-type]  # the same
    return str(next(one for one in found["measures"] if one["id"] == name)["figures"][0]["sentence"])


@pytest.fixture
def votes() -> Votes:
    records = Votes()
    records.state("one")
    return records


def test_every_statement_of_a_tried_block_has_its_figures_and_the_block_its_groups(votes: Votes) -> None:
    votes.people(A)
    each = {f"{measure}/views/{one}" for measure in ("agreement", "split", "shift") for one in ("own", "time", "talk")}
    assert each | {"groups/views"} == {name for name in lines(votes) if "views" in name}


def test_agreement_is_told_with_its_interval(votes: Votes) -> None:
    votes.people(A, A, A, A, N, D)
    found = figure(votes, "agreement/views/own")
    assert isinstance(found, Shown)
    assert (found.n, found.count("done"), found.dots) == (6, 4, ())
    assert sentence(votes, "agreement/views/own") == (
        "4 van de 6 zijn het ermee eens. In een grotere groep zou dat 30% tot 90% kunnen zijn."
    )
    assert sentence(votes, "agreement/views/own", "en").startswith("4 of 6 agree. In a wider group that could be ")


def test_of_one_mind_is_rounded_and_keeps_its_interval_within_what_is_possible(votes: Votes) -> None:
    votes.people(A, A, A, D, D)
    found = figure(votes, "split/views/own")
    assert isinstance(found, Shown)
    assert found.estimate is not None
    assert (found.estimate.value, found.dots, found.counts) == (0.0, (), ())
    assert sentence(votes, "split/views/own").startswith(
        "Eensgezindheid 0,0, van 0 (twee helften lijnrecht tegenover elkaar) tot 1 (iedereen hetzelfde)"
    )


def test_who_moved_is_counted_in_the_same_people(votes: Votes) -> None:
    votes.people(A, A, N, N, D, D, D, D, again="aaaaaadd")
    found = figure(votes, "shift/views/own")
    assert isinstance(found, Shown)
    assert (found.n, found.count("towards"), found.count("stayed"), found.count("away")) == (5, 3, 2, 0)
    told = sentence(votes, "shift/views/own")
    assert told.startswith("5 mensen stemden twee keer: 3 richting eens, 0 richting oneens, 2 bleven waar ze waren.")
    assert "(McNemar mid-p" in told
    assert "gerekend over 3 stellingen tegelijk" in told


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ("aadd", "Verborgen: cijfers over mensen zelf laten we pas zien vanaf 5 mensen."),
        ("aaaaaa", "Verborgen: cijfers over mensen zelf laten we pas zien vanaf 5 mensen."),
    ],
)
def test_too_few_votes_or_votes_that_are_alike_are_hidden(votes: Votes, points: str, why: str) -> None:
    votes.people(*({"a": A, "d": D}[one] for one in points))
    assert isinstance(figure(votes, "agreement/views/own"), Hidden)
    assert sentence(votes, "agreement/views/own") == why


def test_while_the_round_is_open_nothing_is_told(votes: Votes) -> None:
    votes.state("one", "open")
    votes.people(A, A, A, D, D, D)
    found = figure(votes, "agreement/views/own")
    assert isinstance(found, Hidden)
    assert found.reason == "open"


def test_a_higher_minimum_of_the_sprint_holds(votes: Votes) -> None:
    votes.people(A, A, A, D, D, D)
    found = lines(votes, minimum_group=8)["agreement/views/own"].figures[0]
    assert isinstance(found, Hidden)


def test_the_second_vote_counts_and_groups_wait_for_thirty_people_and_say_why(votes: Votes) -> None:
    votes.people(A, A, A, D, D, D)
    assert sentence(votes, "groups/views").startswith(
        "Verborgen: groepen laten we pas zien vanaf 30 mensen. Met minder"
    )


def test_groups_are_told_without_names_or_exact_votes(votes: Votes) -> None:
    camps = [(A, D, A), (D, A, D)]
    for number in range(34):
        name = votes.person("one").removeprefix("one-")
        for one, point in zip(("own", "time", "talk"), camps[number % 2], strict=True):
            votes.votes(name, point if number % 7 or one != "talk" else N, statement=one)
    told = sentence(votes, "groups/views")
    assert told.startswith(
        "De stemmen van 34 mensen vallen uiteen in 2 groepen. Groep 1 (17 mensen): meestal eens met “"
    )
    assert told.endswith("Een groep is een patroon in deze stemmen en geen soort mens.")
    line = lines(votes)["groups/views"]
    assert [name for name, _ in line.options] == ["group-1", "group-2"]
    assert "Groep 3" not in picture(line, "nl")


def test_robots_never_count_with_people(votes: Votes) -> None:
    votes.people(A, A, A, D, D, robot=True)
    assert sentence(votes, "agreement/views/own").startswith("Gesimuleerd: 3 van de 5")
    votes.people(A)
    assert isinstance(figure(votes, "agreement/views/own"), Hidden)


def test_two_rounds_are_compared_in_agreement_and_say_so(votes: Votes) -> None:
    votes.state("two")
    votes.people(A, A, D, D, D)
    votes.people(A, A, A, A, D, D, round_id="two")
    evidence = overview(make_kit(), votes, "s", "nl")  # type: ignore[arg-type]  # the reading half of a store
    told = as_text(evidence)
    assert "Ronde 1 → Ronde 2: 2 van de 5 → 4 van de 6 is het eens" in told
    assert "Wie wil groeien regelt dat zelf." in render(evidence, "nl", 0.0)
    json.dumps(as_json(evidence))


# -- beside what the room saw -----------------------------------------------------------------------------------------


def test_late_votes_that_the_room_did_not_see_are_not_counted_afterwards_either(votes: Votes) -> None:
    """Two votes more than the room's last picture: beside it, the figure would tell what those two voted."""
    votes.people(A, A, A, D, D, A, A)
    found = figure(votes, "agreement/views/own")
    assert isinstance(found, Shown)
    assert (found.n, found.count("done")) == (5, 3)
    assert "wie na het laatste beeld nog stemde" in as_text(overview(make_kit(), votes, "s", "nl"))  # type: ignore[arg-type]  # the reading half


def test_nobody_stands_alone_among_those_who_moved(votes: Votes) -> None:
    votes.people(A, A, A, D, D, again="aaaan")
    found = figure(votes, "shift/views/own")
    assert isinstance(found, Shown)
    assert dict(found.counts) == {"towards": 2, "stayed": 3, "away": 0}
    assert "Van niet eens naar eens" not in sentence(votes, "shift/views/own")
    votes.of_events.clear()
    votes.published.clear()
    votes.people(A, A, A, D, D, again="ndaad")
    told = sentence(votes, "shift/views/own")
    assert told == (
        "5 mensen stemden twee keer: 3 veranderden van stem, 2 bleven waar ze waren. "
        "Welke kant op blijft verborgen: daarvoor zijn het er te weinig."
    )


WALKS = st.lists(st.tuples(st.integers(0, 15), st.sampled_from([A, N, D]), st.booleans()), max_size=60)


@given(WALKS)
@settings(max_examples=60, deadline=None)
def test_whatever_people_vote_no_figure_says_more_than_the_gate_allows(walk: list[tuple[int, str, bool]]) -> None:
    records = Votes()
    records.state("one")
    names = [records.person("one").removeprefix("one-") for _ in range(16)]
    for index, point, again in walk:
        records.votes(names[index], point, "again" if again else "first")
    for name in ("agreement", "split", "shift"):
        found = figure(records, f"{name}/views/own")
        if isinstance(found, Shown):
            assert 1 not in dict(found.counts).values()
            assert found.n >= FLOOR
            assert found.dots == ()
            assert all(n <= found.n - 2 for _, n in found.counts)


@given(WALKS, st.integers(0, 15))
@settings(max_examples=30, deadline=None)
def test_who_withdrew_is_in_no_figure(walk: list[tuple[int, str, bool]], gone: int) -> None:
    """A withdrawal takes the session and its events out of the store: the figures are those of people who stayed."""
    whole, left = Votes(), Votes()
    for records in (whole, left):
        records.state("one")
        for _ in range(16):
            records.person("one")
    for index, point, again in walk:
        whole.votes(str(index), point, "again" if again else "first")
        if index != gone:
            left.votes(str(index), point, "again" if again else "first")
    whole.of_sessions = [one for one in whole.of_sessions if one.id != f"one-{gone}"]
    assert _told(whole) == _told(left)


def _told(records: Records) -> list[tuple[object, ...]]:
    found = [figure(records, f"{name}/views/own") for name in ("agreement", "split", "shift")]
    return [(one.n, one.counts, one.estimate) if isinstance(one, Shown) else (one.reason,) for one in found]
