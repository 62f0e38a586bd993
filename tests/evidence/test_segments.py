"""A round by its groups of people: through the gate, one way to look at a time, and never as if they were drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.evidence.made_up import Records, make_kit, two
from toolkit.evidence import sentences
from toolkit.evidence.disclosure import Hidden, Shown
from toolkit.evidence.overview import as_json, as_text, overview
from toolkit.evidence.structure import Line

SEGMENTS = [
    {"id": "managers", "title": two("Leidinggevenden", "Managers")},
    {"id": "employees", "title": two("Medewerkers", "Employees")},
    {"id": "recruiters", "title": two("Recruiters", "Recruiters")},
]


def came(groups: dict[str, int], records: Records | None = None, **answers: Any) -> Records:
    """So many people of each group in the first round, of whom every second one gets it done."""
    records = records or Records()
    for name, n in groups.items():
        for index in range(n):
            given = {key: value[index % len(value)] for key, value in answers.items()}
            records.person("one", 30 + index if index % 2 else "gave-up", **given)
            records.of_sessions[-1] = replace(records.of_sessions[-1], segment=name)
    records.state("one")
    return records


def line(records: Records, name: str = "completion/agree", **sprint: Any) -> Line:
    kit = make_kit(**{"segments": SEGMENTS, **sprint})
    return next(one for one in overview(kit, records, "s", "en").lines if one.subject.id == name)  # type: ignore[arg-type]


def test_each_group_of_enough_people_has_a_figure_and_they_are_compared_as_groups_that_nobody_drew() -> None:
    found = line(came({"managers": 6, "employees": 8}))
    told = [(one.round, one.title("nl"), sentences.brief(one, "en")) for one in found.groups]
    assert told == [
        ("one@managers", "Ronde 1: Leidinggevenden", "3 of 6"),
        ("one@employees", "Ronde 1: Medewerkers", "4 of 8"),
    ]
    (pair,) = found.group_comparisons
    assert pair.sides == "groups"
    assert "Nobody drew who is in which: they differ in more than this." in sentences.comparison(pair, "en")
    assert "Wie in welke groep zit, is niet geloot" in sentences.comparison(pair, "nl")
    assert pair.adjusted is not None


def test_a_small_group_is_put_together_with_the_next_smallest_about_the_prototype_too() -> None:
    found = line(came({"managers": 2, "employees": 8, "recruiters": 4}))
    assert [one.round for one in found.groups] == ["one@managers+recruiters", "one@employees"]
    assert found.groups[0].title("en") == "Round 1: Managers and Recruiters"
    assert [sentences.brief(one, "en") for one in found.groups] == ["3 of 6", "4 of 8"]


def test_where_no_two_groups_are_large_enough_nothing_is_shown_by_group() -> None:
    found = line(came({"managers": 2, "employees": 6}))
    assert all(isinstance(one, Hidden) for one in found.groups)
    assert found.group_comparisons == ()


def test_who_belongs_to_no_group_counts_as_one_and_cannot_be_reckoned_out() -> None:
    found = line(came({"managers": 6, "employees": 6, "": 1}))
    assert sorted(one.round for one in found.groups) == ["one@employees", "one@managers+"] or len(found.groups) == 2
    shown = [one for one in found.groups if isinstance(one, Shown)]
    assert sum(one.n for one in shown) in (0, 13)


def test_without_two_groups_there_is_nothing_by_group() -> None:
    assert line(came({"managers": 9})).groups == ()
    assert line(came({"managers": 9, "employees": 9}), segments=[]).groups == ()


def test_figures_about_people_are_by_group_only_when_the_round_is_closed() -> None:
    answers = {"control": ["2", "3", "4", "5", "1"]}
    closed = line(came({"managers": 6, "employees": 7}, **answers), "score/people/after/control")
    assert all(isinstance(one, Shown) and not one.dots for one in closed.groups)
    records = came({"managers": 6, "employees": 7}, **answers)
    records.state("one", "open")
    opened = line(records, "score/people/after/control")
    assert [one.reason for one in opened.groups if isinstance(one, Hidden)] == ["open"] * len(opened.groups)


def test_text_and_json_hold_the_same_groups() -> None:
    kit = make_kit(segments=SEGMENTS)
    found = overview(kit, came({"managers": 6, "employees": 8}), "s", "en")  # type: ignore[arg-type]
    told = next(one for one in as_json(found)["measures"] if one["id"] == "completion/agree")
    assert [one["round"] for one in told["groups"]] == ["one@managers", "one@employees"]
    for one in (*told["groups"], *told["group_comparisons"]):
        assert one["sentence"] in as_text(found)
