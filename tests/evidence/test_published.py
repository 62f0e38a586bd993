"""Figures about people that are fixed when somebody first looks at a closed round."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.made_up import two
from tests.evidence.town import SURVEY, Town, town_kit
from toolkit.evidence.disclosure import Hidden, Shown
from toolkit.evidence.disclosure.moments import Moved, may_follow, tells
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.measure import Subject
from toolkit.evidence.overview import as_json, overview
from toolkit.evidence.published import since
from toolkit.kit import Kit
from toolkit.storage.store import NewEvent, Store
from toolkit.surveys.survey import Survey
from toolkit.text import Text

Figures = dict[tuple[str, str], Any]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Thirty people in round one, twelve in each variant of round two; both closed."""
    made = Town.at(tmp_path, 3)
    made.enter([(name, who | {"segment": "staff"}, answers) for name, who, answers in made.plan("one", 20)])
    made.enter([(name, who | {"segment": "managers"}, answers) for name, who, answers in made.plan("one", 10)])
    for variant in ("now", "new"):
        made.enter([(name, who | {"variant": variant}, answers) for name, who, answers in made.plan("two", 12)])
    made.close()
    yield made
    made.store.close()


def look(town: Town, kit: Kit | None = None) -> dict[str, Any]:
    return as_json(overview(kit or town_kit(), town.store, "s", "en"))


def about(found: dict[str, Any], kind: str = "person", way: str = "figures") -> Figures:
    lines = (line for line in found["measures"] if line["about"] == kind)
    return {(line["id"], one["round"]): one for line in lines for one in line[way]}


def groups(found: dict[str, Any]) -> Figures:
    return about(found, way="groups")


def n(found: dict[str, Any], round_id: str, way: str = "figures") -> int:
    return int(about(found, way=way)["score/people/after/control", round_id]["n"])


def notes(found: dict[str, Any]) -> list[str]:
    return [one["sentence"] for one in found["notes"] if one["code"] == "frozen"]


def test_what_was_shown_stays_when_somebody_withdraws_or_answers_late(town: Town) -> None:
    before = look(town)
    assert n(before, "one") == 30
    assert notes(before) == []
    town.withdraw(town.of("one")[:1])
    town.withdraw(town.of("two")[:1])
    after = look(town)
    assert about(after) == about(before)
    assert groups(after) == groups(before)
    town.store.open_round("s", "one")
    town.answer(town.of("one")[:2])
    town.close("one")
    assert about(look(town)) == about(before)


def test_one_sentence_says_that_something_changed_and_not_how_many_or_where(town: Town) -> None:
    look(town)
    town.withdraw(town.of("one")[:1])
    (told,) = notes(look(town))
    town.withdraw(town.of("one")[:2])
    assert notes(look(town)) == [told]
    assert told.startswith(
        "Round 1: since the figures about people were fixed, somebody withdrew or an answer came in."
    )


def test_figures_about_the_prototype_are_not_fixed(town: Town) -> None:
    kit = town_kit()
    before = look(town, kit)
    town.withdraw(town.of("one")[:3])
    funnel = next(one for one in look(town, kit)["measures"] if one["id"] == "funnel")
    was = next(one for one in before["measures"] if one["id"] == "funnel")
    assert funnel["figures"][0]["n"] == was["figures"][0]["n"] - 3


def test_a_round_that_is_open_again_hides_its_figures_and_shows_the_same_ones_afterwards(town: Town) -> None:
    before = look(town)
    town.store.open_round("s", "one")
    now = about(look(town))
    assert {one.get("reason") for (_, round_id), one in now.items() if round_id == "one"} == {"open"}
    town.close("one")
    assert about(look(town)) == about(before)


def test_a_round_is_counted_again_when_enough_has_changed_in_each_part_that_is_shown(town: Town) -> None:
    look(town)
    town.withdraw(town.of("one")[:5])  # five of the staff, no manager
    found = look(town)
    assert (n(found, "one"), n(found, "one@staff", "groups"), n(found, "one@managers", "groups")) == (25, 15, 10)
    assert notes(found) == []


def test_groups_keep_their_figures_when_the_change_is_spread_over_them(town: Town) -> None:
    """Four of the staff and one manager: whoever compares what managers said before and after, has that one's answer."""
    look(town)
    town.withdraw([*town.of("one")[:4], town.of("one")[-1]])
    found = look(town)
    assert (n(found, "one"), n(found, "one@staff", "groups"), n(found, "one@managers", "groups")) == (25, 20, 10)
    town.withdraw(town.of("one")[-4:])  # five managers by now, but the whole was counted in between
    found = look(town)
    assert (n(found, "one"), n(found, "one@managers", "groups")) == (25, 10)


def test_variants_are_counted_again_only_when_enough_has_changed_in_each(town: Town) -> None:
    look(town)
    town.withdraw([*town.of("two")[:3], *town.of("two")[-3:]])
    assert (n(look(town), "two/now"), n(look(town), "two/new")) == (12, 12)
    town.withdraw([*town.of("two")[:2], *town.of("two")[-2:]])
    assert (n(look(town), "two/now"), n(look(town), "two/new")) == (7, 7)


def test_who_comes_and_goes_in_between_changes_nothing(town: Town) -> None:
    """Five false people who join and withdraw would otherwise lay one real change bare."""
    before = look(town)
    town.store.open_round("s", "one")
    town.withdraw(town.come("one", 8))
    town.close("one")
    town.withdraw(town.of("one")[:1])
    assert about(look(town)) == about(before)


def test_who_comes_for_one_count_and_goes_before_the_next_lays_nobody_bare(town: Town) -> None:
    """Five false people: 30, then 35, then 29 by a real one less. The first and the last must not differ by one."""
    assert n(look(town), "one") == 30
    town.store.open_round("s", "one")
    false = town.come("one", 5)
    town.close("one")
    assert n(look(town), "one") == 35
    town.withdraw([*false, town.of("one")[0]])
    assert n(look(town), "one") == 35
    town.withdraw(town.of("one")[:4])
    assert n(look(town), "one") == 25


def test_a_larger_minimum_group_asks_for_more_changes(town: Town) -> None:
    kit = town_kit(minimum_group=8)
    look(town, kit)
    town.withdraw(town.of("one")[:7])
    assert n(look(town, kit), "one") == 30
    town.withdraw(town.of("one")[:1])
    assert n(look(town, kit), "one") == 22


def test_a_file_that_is_edited_afterwards_changes_no_fixed_figure(town: Town) -> None:
    before = about(look(town))
    now = about(look(town, town_kit(minimum_group=30)))
    assert now == before
    wider = [{**one, "points": 7} if one["kind"] == "scale" else one for one in SURVEY["items"]]
    kit = town_kit()
    survey = Survey.model_validate({**SURVEY, "items": wider})
    again = about(look(town, replace(kit, surveys=dict(kit.surveys) | {"people": survey})))
    assert again == before


def with_scale() -> Kit:
    """Somebody writes a scale into the survey after the round."""
    kit, scale = town_kit(), {"id": "mine", "title": two("Mijn", "Mine"), "items": ["one"]}
    survey = Survey.model_validate({**SURVEY, "scales": [*SURVEY["scales"], scale]})
    return replace(kit, surveys=dict(kit.surveys) | {"people": survey})


def test_a_scale_that_is_written_later_stays_hidden_whether_anything_has_changed_or_not(town: Town) -> None:
    """By another name it would otherwise be the figure after the change, beside the one before it."""
    before = about(look(town))
    for gone in (0, 1, 5):
        town.withdraw(town.of("one")[:gone])
        now = about(look(town, with_scale()))
        late = now["score/people/after/mine", "one"]
        assert (late["shown"], late["reason"]) == (False, "otherwise")
        assert late["sentence"].startswith("Hidden: when the figures of this round were fixed, this was asked")
        assert {key: now[key] for key in before} == before
    assert len(since(town.store, "s")) == 2


def test_robots_are_fixed_apart(tmp_path: Path) -> None:
    town = Town.at(tmp_path, 4)
    town.enter(town.plan("one", 8), robot=True)
    town.close()
    rehearsed = look(town)
    assert n(rehearsed, "one") == 8
    assert {(one.round, one.source) for one in since(town.store, "s")} == {("one", "simulated"), ("two", "people")}
    town.store.open_round("s", "one")
    town.come("one", 6)
    town.close("one")
    found = about(look(town))["score/people/after/control", "one"]
    assert (found["n"], found["simulated"]) == (6, False)


def test_nothing_of_one_person_is_kept_with_a_figure(town: Town) -> None:
    look(town)
    for one in town.store.publications("s"):
        for figures in json.loads(one.figure).get("subjects", {}).values():
            for figure in figures["figures"]:
                assert set(figure) <= {
                    "round", "title", "paired", "reason", "minimum", "n", "estimate", "summary", "counts"
                }  # fmt: skip
        assert not any(who.id in one.figure or who.session.participant in one.figure for who in town.people.values())


def test_two_that_look_at_once_fix_the_same_figures(town: Town) -> None:
    """Two processes with stores of their own, in any order."""
    other, found = Store(town.store.url), []
    kit = town_kit()

    def read(store: Store) -> None:
        found.append(about(as_json(overview(kit, store, "s", "en"))))

    both = [threading.Thread(target=read, args=(one,)) for one in (town.store, other, town.store, other)]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    other.close()
    assert len(found) == 4
    assert all(one == found[0] for one in found)
    rows = town.store.reading(
        lambda tx: tx._connection.exec_driver_sql("select round, subject from publications").all()
    )
    assert len(rows) == len(set(rows))


def test_a_record_that_goes_while_figures_are_made_is_in_none_that_is_fixed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures of one moment are never fixed as if they were of another; the next look finds them."""
    from toolkit.evidence import overview as house

    real = house.fixed

    def slow(*given: Any) -> Any:
        monkeypatch.setattr(house, "fixed", real)
        town.withdraw(town.of("one")[:1])
        return real(*given)

    monkeypatch.setattr(house, "fixed", slow)
    first = about(look(town))
    assert first["score/people/after/control", "one"]["reason"] == "later"
    assert n(look(town), "one") == 29


def test_a_late_answer_to_one_question_counts_as_one_change(town: Town) -> None:
    look(town)
    town.store.open_round("s", "one")
    for index, who in enumerate(town.of("one")[:4]):
        for turn in range(3):
            event = NewEvent(
                f"late-{index}-{turn}", "after.people.1", "set", "after.people/one/answer", "1", 2.0, "text", "people",
                "after", "one",
            )  # fmt: skip
            town.store.write(lambda tx, who=who, event=event: tx.append(who.session, event)).result(timeout=30)  # type: ignore[misc]  # bound at once
    town.close("one")
    assert len(notes(look(town))) == 1


@pytest.mark.parametrize(
    ("changed", "before", "after", "right"),
    [
        ({"": 5}, ["one"], ["one"], True),
        ({"": 4}, ["one"], ["one"], False),
        ({"a": 5}, ["one@a", "one@b"], ["one@a", "one@b"], True),
        ({"a": 4, "b": 1}, ["one@a", "one@b"], ["one@a", "one@b"], False),
        ({"a": 4, "b": 1}, ["one@a+b"], ["one@a+b"], True),
        ({"a": 5}, ["one@a", "one@b"], ["one@a+b"], True),
        ({"a": 5}, ["one@a+b", "one@c"], ["one@a", "one@b", "one@c"], False),
        ({"a": 5}, ["one@a+b", "one@c"], ["one@a", "one@b+c"], False),
        ({"elsewhere": 5}, ["one@a", "one@"], ["one@a", "one@"], True),
        ({"elsewhere": 2, "": 2}, ["one@a", "one@"], ["one@a", "one@"], False),
        ({"now": 5}, ["two/now", "two/new"], ["two/now", "two/new"], True),
        ({"now": 5, "new": 1}, ["two/now", "two/new"], ["two/now", "two/new"], False),
        ({"now": 5, "new": 1}, [], ["two/now"], True),
    ],
)
def test_a_later_moment_follows_where_no_difference_is_small(
    changed: dict[str, int], before: list[str], after: list[str], right: bool
) -> None:
    moved = Moved(Counter(changed), Counter(), Counter())
    assert may_follow(moved, before, after, 5) is right


def figure(n: int, value: float | None = None, **counts: int) -> Shown:
    subject = Subject("score", "mean", Text("Regie"), "person", limits=(1.0, 5.0))
    estimate = None if value is None else Estimate(value, None, None, (n,))
    return Shown(subject, "one", Text("Round 1"), "people", False, n, estimate, None, tuple(counts.items()), ())


@pytest.mark.parametrize(
    ("moved", "before", "after", "told"),
    [
        ((5, 0, 0), figure(10, 4.0), figure(5, 3.0), True),  # 40 - 15: five times 5
        ((5, 0, 0), figure(10, 3.0), figure(5, 3.0), False),
        ((5, 0, 0), figure(10, 3.0), figure(5, 5.0), True),  # 30 - 25: five times 1
        ((0, 0, 5), figure(5, 3.0), figure(10, 4.0), True),
        ((0, 5, 0), figure(5, 1.0), figure(5, 5.0), True),  # all went from 1 to 5
        ((0, 5, 0), figure(5, 2.0), figure(5, 4.0), False),
        ((0, 0, 0), figure(5, 2.0), figure(5, 4.0), False),
        ((5, 0, 0), figure(12, done=8, other=4), figure(7, done=3, other=4), True),
        ((5, 0, 0), figure(12, done=8, other=4), figure(7, done=4, other=3), True),  # all but one
        ((5, 0, 0), figure(12, done=8, other=4), figure(7, done=5, other=2), False),
        ((6, 0, 0), figure(12, done=8, other=4), figure(7, done=3, other=4), True),  # one of the six had said nothing
        ((0, 0, 5), figure(7, done=3, other=4), figure(12, done=8, other=4), True),
        ((0, 5, 0), figure(12, done=8, other=4), figure(12, done=6, other=6), False),
    ],
)
def test_a_difference_tells_where_those_who_make_it_all_said_the_same(
    moved: tuple[int, int, int], before: Shown, after: Shown, told: bool
) -> None:
    gone, again, new = (Counter({"": n}) for n in moved)
    assert tells(Moved(gone, again, new), before, after, ["one"], 5) is told


def test_a_figure_whose_change_would_tell_is_hidden_and_the_others_are_counted_again(tmp_path: Path) -> None:
    """Five of ten withdraw who all said 5: the mean before and the mean after would say so of each of them."""
    town = Town.at(tmp_path, 9)
    said = [
        {**answers, ("after", "one"): one}
        for one, (_, _, answers) in zip([5] * 5 + [1, 2, 3, 4, 2], town.plan("one", 10), strict=True)
    ]
    town.enter([("one", who, answers) for (_, who, _), answers in zip(town.plan("one", 10), said, strict=True)])
    town.close("one")
    assert n(look(town), "one") == 10
    town.withdraw(town.of("one")[:5])
    found = about(look(town))
    assert found["score/people/after/control", "one"]["reason"] == "later"
    assert found["score/people/before/proud", "one"]["n"] == 5


def test_what_is_hidden_because_it_would_tell_stays_hidden_until_enough_others_have_changed() -> None:
    after = figure(9, 3.0)
    hidden = Hidden(after.subject, "one", after.title, "people", False, "later", 5)
    for n, told in ((0, True), (4, True), (5, False)):
        assert tells(Moved(Counter({"": n}), Counter(), Counter()), hidden, after, ["one"], 5) is told


def test_a_variant_that_was_too_small_shows_when_enough_have_come(tmp_path: Path) -> None:
    town = Town.at(tmp_path, 11)
    for variant, many in (("now", 9), ("new", 3)):
        town.enter([(name, who | {"variant": variant}, answers) for name, who, answers in town.plan("two", many)])
    town.close("two")
    assert about(look(town))["score/people/after/proud", "two/new"]["reason"] == "too_few"
    town.store.open_round("s", "two")
    town.enter([(name, who | {"variant": "new"}, answers) for name, who, answers in town.plan("two", 6)])
    town.close("two")
    found = about(look(town))
    assert [found["score/people/after/proud", f"two/{one}"]["n"] for one in ("now", "new")] == [9, 9]


def test_groups_that_were_merged_are_not_taken_apart_later(tmp_path: Path) -> None:
    """One recruiter was counted with the managers: when five others come, nobody may take that one out again."""
    town = Town.at(tmp_path, 12)

    def come(segment: str, n: int) -> None:
        town.enter([(name, who | {"segment": segment}, answers) for name, who, answers in town.plan("one", n)])

    for segment, many in (("managers", 6), ("recruiters", 1), ("staff", 12)):
        come(segment, many)
    town.close("one")
    merged = {"one@managers+recruiters", "one@staff"}
    assert {round_id for _, round_id in groups(look(town))} == merged
    town.store.open_round("s", "one")
    come("recruiters", 5)
    town.close("one")
    found = groups(look(town))
    assert {round_id for _, round_id in found} == merged
    assert n(look(town), "one@managers+recruiters", "groups") == 7
    assert n(look(town), "one") == 24
