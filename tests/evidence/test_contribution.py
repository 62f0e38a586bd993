"""Contribution comes as numbers of people through the gate, and only for prototypes where people share something."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.evidence.made_up import PROTOTYPE, make_kit
from toolkit.evidence.disclosure import Figure, Hidden, Shown, show
from toolkit.evidence.gather import gather
from toolkit.evidence.measures.contribution import MEASURE
from toolkit.evidence.overview import as_text, overview
from toolkit.kit import Kit
from toolkit.prototypes.prototype import Prototype
from toolkit.records import Event
from toolkit.text import LANGUAGES

POSTS = {"kind": "posts", "id": "knowledge", "names": "named"}


def community() -> Kit:
    screens = [{"id": "home", "title": "Home", "blocks": [POSTS]}]
    revision = Prototype.model_validate({**PROTOTYPE, "screens": screens})
    return replace(make_kit(), prototypes={"toolkit": {"v1": revision, "v2": revision}})


def shares(records: Any, session: str, kind: str, key: str = "knowledge", **parts: str) -> str:
    """Gives the id of what it made."""
    seq = len(records.of_events) + 1
    event = Event(seq, f"e{seq}", session, "task.agree.home", kind, key, parts, 100.0, "seen", shared=True)
    records.of_events.append(("one", event))
    return str(seq)


def lively(records: Any, *, robot: bool = False) -> list[str]:
    """Eight people: three write, three reply to them, two only open the screen; two of the writers are thanked twice."""
    people = [records.person("one", agree=60, robot=robot) for _ in range(8)]
    for number, (writer, replier) in enumerate(zip(people[:3], people[3:6], strict=True)):
        post = shares(records, writer, "write", title="Zo", text="doe ik het")
        shares(records, replier, "reply", to=post, text="Dank")
        if number < 2:
            shares(records, people[6], "thank", to=post)
            shares(records, replier, "thank", to=post)
    shares(records, people[7], "profile", "@people", name="Noor", learns="Excel")
    records.close()
    return people


def figures(kit: Kit, records: Any) -> dict[str, Figure]:
    data = gather(records, "s", "one").chosen
    taken = {subject.part: subject for subject in MEASURE.subjects(kit.sprints["s"], kit.surveys)}
    return {part: show(MEASURE.take(data, one, kit.surveys), 5, data.state) for part, one in taken.items()}


def test_everybody_who_opened_the_prototype_is_of_one_sort_in_each_picture(records: Any) -> None:
    lively(records)
    found = figures(community(), records)
    assert {part: one.counts for part, one in found.items() if isinstance(one, Shown)} == {
        "writing": (("writers", 6), ("readers", 2)),
        "giving": (("both", 3), ("adds", 3), ("receives", 0), ("neither", 2)),
        "knowing": (("experts", 2), ("beginners", 1), ("between", 5)),
    }
    assert all(
        one.subject.about == "person" and one.n == 8 and one.dots == ()
        for one in found.values()
        if isinstance(one, Shown)
    )


def test_it_is_hidden_while_the_round_is_open_below_five_people_and_where_all_do_the_same(records: Any) -> None:
    people = lively(records)
    records.state("one", "open")
    assert {one.reason for one in figures(community(), records).values() if isinstance(one, Hidden)} == {"open"}
    records.close()
    records.of_sessions = [one for one in records.of_sessions if one.id in people[:4]]
    assert {one.reason for one in figures(community(), records).values() if isinstance(one, Hidden)} == {"too_few"}


def test_five_who_all_only_read_are_not_told_apart(records: Any) -> None:
    for _ in range(5):
        records.person("one", agree=60)
    records.close()
    assert {one.reason for one in figures(community(), records).values() if isinstance(one, Hidden)} == {"unanimous"}


def test_who_withdraws_takes_what_they_gave_out_of_the_figures(records: Any) -> None:
    """Their records are gone from the store; what others answered still counts as theirs."""
    people = lively(records)
    records.of_sessions = [one for one in records.of_sessions if one.id != people[0]]
    records.of_events = [pair for pair in records.of_events if pair[1].session != people[0]]
    found = figures(community(), records)["writing"]
    assert isinstance(found, Shown)
    assert (found.n, found.counts) == (7, (("writers", 5), ("readers", 2)))


def test_robots_are_never_counted_with_people(records: Any) -> None:
    lively(records, robot=True)
    people = [records.person("one", agree=60) for _ in range(5)]
    shares(records, people[0], "write", title="Zo", text="!")
    shares(records, people[1], "write", title="Zo", text="!")
    found = figures(community(), records)["writing"]
    assert isinstance(found, Shown)
    assert (found.source, found.counts) == ("people", (("writers", 2), ("readers", 3)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evidence_tells_it_in_words(records: Any, language: str) -> None:
    lively(records)
    told = as_text(overview(community(), records, "s", language))
    assert {"nl": "8 mensen: Schrijvers (6); Lezers (2).", "en": "8 people: Writers (6); Readers (2)."}[
        language
    ] in told
    assert {"nl": "Schrijvers en lezers · wie bijdraagt", "en": "Writers and readers · who contributes"}[
        language
    ] in told


def test_where_nobody_shares_anything_it_says_nothing(records: Any) -> None:
    lively(records)
    assert not [one for one in overview(make_kit(), records, "s", "nl").lines if one.subject.measure == "contribution"]
