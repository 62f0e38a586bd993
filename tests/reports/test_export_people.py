"""Rows about people, as somebody would attack them: beside the figures, beside an earlier export, by what they saw."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.town import SURVEY, Person, Town, town_kit
from toolkit.errors import Refused
from toolkit.evidence.overview import overview
from toolkit.evidence.rows import Answer, Sitting
from toolkit.evidence.rows.numbering import renumbered
from toolkit.evidence.rows.standing import EXPORTED
from toolkit.evidence.rows.taking import coarse
from toolkit.kit import Kit
from toolkit.records import Publication
from toolkit.reports.exporting import Export, prepare
from toolkit.storage.store import NewEvent, Transaction
from toolkit.surveys.survey import Survey

ALONE = {**SURVEY, "scales": SURVEY["scales"][:1]}
"""Of the town's questions those on one scale and to recommend: `two` is then on no scale, and no figure is of it."""

CHOICE = {
    "kind": "single-choice",
    "id": "leave",
    "text": "I look for another job",
    "options": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}],
}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town.at(tmp_path, 4)
    yield made
    made.store.close()


def kit(**sprint: Any) -> Kit:
    made = town_kit(**{"segments": [], **sprint})
    survey = {**ALONE, "items": [*ALONE["items"], CHOICE]}
    return replace(made, surveys={**made.surveys, "people": Survey.model_validate(survey)})


def export(town: Town) -> Export:
    return prepare(kit(), town.store, "s", "en", 0.0)


def read(of: Export, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(of.files()[f"{name}.csv"].decode(), newline="")))


def items(of: Export) -> set[str]:
    return {row["item"] for row in read(of, "people")}


def said(of: Export) -> str:
    return "\n".join(of.warning())


def whole_rows(of: Export) -> Counter[tuple[tuple[str, str, str], ...]]:
    """What each number holds, as somebody would hold two exports against one another."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in read(of, "people"):
        found[row["person"]].append((row["moment"], row["item"], row["value"]))
    return Counter(tuple(sorted(one)) for one in found.values())


def in_variants(town: Town, now: int, new: int) -> None:
    for variant, n in (("now", now), ("new", new)):
        town.enter([(name, who | {"variant": variant}, given) for name, who, given in town.plan("two", n)])


def test_what_people_said_leaves_in_a_file_of_its_own_once_it_is_published(town: Town) -> None:
    people = town.come("one", 14)
    town.close("one")
    found = export(town)
    assert read(found, "responses") == []
    assert items(found) == {"one", "proud"}
    for item in ("one", "proud"):
        given = Counter(int(row["value"]) for row in read(found, "people") if row["item"] == item)
        assert given == Counter(value for one in people for (_, name), value in one.answers.items() if name == item)


# -- beside the figures -----------------------------------------------------------------------------------------------


def test_one_person_in_a_variant_cannot_be_reckoned_out_of_the_rows_of_both(town: Town) -> None:
    """1 saw `now`, 8 saw `new`: nine rows less 8 x the mean that is shown would be the one."""
    in_variants(town, 1, 8)
    town.close()
    found = export(town)
    assert read(found, "people") == []
    assert "a figure about it stays hidden" in said(found)


def test_rows_of_a_round_whose_variants_are_all_shown_leave(town: Town) -> None:
    in_variants(town, 8, 9)
    town.close()
    found = export(town)
    assert items(found) == {"one", "proud"}
    assert {row["variant"] for row in read(found, "people")} == {"now", "new"}


@pytest.mark.parametrize(("late", "left"), [(False, 9), (True, 19)])
def test_after_one_change_the_rows_of_a_round_stay_until_it_is_counted_again(town: Town, late: bool, left: int) -> None:
    """The figures count 14; 13 rows beside them, or 15, would tell the one; so would two exports."""
    town.come("one", 14)
    town.close("one")
    assert len(read(export(town), "people")) == 14 * 4
    _change(town, 1, late=late)
    found = export(town)
    assert read(found, "people") == []
    assert "something changed in this round after the figures about people were fixed" in said(found)
    _change(town, 4, late=late)
    assert len(read(export(town), "people")) == left * 4


def _change(town: Town, n: int, *, late: bool) -> None:
    if late:
        town.store.open_round("s", "one")
        town.come("one", n)
        town.close("one")
    else:
        town.withdraw(town.of("one")[:n])


def test_a_question_of_which_no_figure_is_ever_shown_stays(town: Town) -> None:
    """A choice, and an item that is on no scale."""
    people = town.come("one", 14)
    _choose(town, people)
    town.close("one")
    found = export(town)
    assert items(found) == {"one", "proud"}
    assert "no figure of this is ever shown" in said(found)


def _choose(town: Town, people: list[Person]) -> None:
    def job(tx: Transaction) -> None:
        for number, one in enumerate(people):
            key, value = "after.people/leave/answer", ("yes", "no")[number % 2]
            place = "after.people.1"
            tx.append(
                one.session, NewEvent(f"c{number}", place, "set", key, value, 2.0, "text", "people", "after", "leave")
            )

    town.store.write(job).result(timeout=30)


def test_an_answer_that_all_gave_is_not_told_by_its_scale_less_the_other_question(town: Town) -> None:
    """`one` was 4 for all: the mean of `pair` that is shown, less the rows of `two`, would tell it; and so would the
    rows before with the change that is shown.
    """
    plans = town.plan("one", 10)
    town.enter([(name, who, given | {("after", "one"): 4}) for name, who, given in plans])
    town.close("one")
    pair = {**SURVEY, "scales": SURVEY["scales"][1:]}
    made = replace(kit(), surveys={**kit().surveys, "people": Survey.model_validate(pair)})
    found = prepare(made, town.store, "s", "en", 0.0)
    shown = [row["value"] for row in read(found, "figures") if row["measure_id"] == "score/people/after/pair"]
    assert any(shown)
    left = {(row["moment"], row["item"]) for row in read(found, "people")}
    assert left == {("before", "proud"), ("after", "proud")}


def test_who_answered_only_before_is_in_no_row_where_the_figures_count_both_times(town: Town) -> None:
    """Ten answered twice and one once: eleven rows less 10 x the mean that is shown would be the one."""
    plans = town.plan("one", 11)
    name, who, given = plans[0]
    once = {(moment, item): value for (moment, item), value in given.items() if moment == "before"}
    town.enter([(name, who, once), *plans[1:]])
    town.close("one")
    found = export(town)
    shown = [row for row in read(found, "figures") if row["measure_id"] == "score/people/before/proud"]
    assert [row["n"] for row in shown if row["round"] == "one"] == ["10"]
    assert Counter((row["moment"], row["item"]) for row in read(found, "people")) == {
        (moment, item): 10 for moment in ("before", "after") for item in ("one", "proud")
    }
    assert "somebody answered only one of the two times" in said(found)


# -- beside an earlier export -----------------------------------------------------------------------------------------


def test_a_state_that_differs_by_one_person_from_what_left_does_not_leave(town: Town, tmp_path: Path) -> None:
    """What left counted 14, what is published now 13: whatever made it so, the two rows would tell the one."""
    town.come("one", 14)
    town.close("one")
    export(town).write(tmp_path / "rows")
    kept = _known(town, f"{EXPORTED}people")
    assert json.loads(kept.figure)["figures"] == {"": 14}
    town.withdraw(town.of("one")[:1])
    published = _known(town, "figures/people")
    told = json.dumps(json.loads(published.figure) | {"people": {"": 13}})
    town.store.write(lambda tx: tx.publish([replace(published, figure=told)])).result(timeout=30)
    found = export(town)
    assert read(found, "people") == []
    assert "something changed for fewer than 5 people since the last export" in said(found)


def _known(town: Town, subject: str) -> Publication:
    return next(one for one in town.store.publications("s") if (one.round, one.subject) == ("one", subject))


def test_the_same_state_leaves_as_often_as_somebody_likes(town: Town, tmp_path: Path) -> None:
    town.come("one", 14)
    town.close("one")
    first = export(town)
    first.write(tmp_path / "rows")
    second = export(town)
    second.write(tmp_path / "rows")
    assert whole_rows(first) == whole_rows(second)
    assert whole_rows(first).total() == 14


def test_nothing_is_written_where_somebody_withdraws_before_the_yes(town: Town, tmp_path: Path) -> None:
    town.come("one", 14)
    town.close("one")
    found = export(town)
    town.withdraw(town.of("one")[:1])
    with pytest.raises(Refused, match="something changed while the rows were being made"):
        found.write(tmp_path / "rows")
    assert not list((tmp_path / "rows").glob("*.csv"))


# -- by what somebody saw ---------------------------------------------------------------------------------------------


def test_a_number_of_a_try_leads_to_nobodys_answers_about_themselves(town: Town) -> None:
    """The fifth of 14 gave up, and everybody in the room saw it: in 20 exports that number is not theirs in people."""
    people = town.come("one", 14)
    town.store.write(lambda tx: _try_all(tx, people)).result(timeout=30)
    town.close("one")
    true, hits = people[4].answers["after", "proud"], 0
    for _ in range(20):
        found = export(town)
        (number,) = (row["session"] for row in read(found, "tasks") if row["end"] == "gave-up")
        rows = [row for row in read(found, "people") if row["person"] == number]
        hits += any((row["moment"], row["item"], row["value"]) == ("after", "proud", str(true)) for row in rows)
    assert hits < 15


def _try_all(tx: Transaction, people: list[Person]) -> None:
    for number, one in enumerate(people):
        end = "give-up" if number == 4 else "done"
        for step, (kind, at) in enumerate((("start", 100.0), (end, 120.3 + number))):
            tx.append(one.session, NewEvent(f"t{number}{step}", "task.agree", kind, "agree", "agree", at, "text"))


@pytest.mark.parametrize(("linked", "numbers"), [(False, 20), (True, 10)])
def test_before_and_after_have_one_number_only_where_every_change_is_shown(linked: bool, numbers: int) -> None:
    sittings = [Sitting(number, "one", "", "", False) for number in range(1, 11)]
    given = [
        Answer(one, moment, "people", "proud", 5.0, 5.0, True) for one in sittings for moment in ("before", "after")
    ]
    found = renumbered(given, {("one", False): linked}, random.Random(1))
    assert sorted({one.sitting.number for one in found}) == list(range(1, numbers + 1))


def test_whose_changes_are_all_alike_is_not_linked_from_before_to_after(town: Town) -> None:
    """Everybody moved up by one: the change is hidden, and so no row says who was where."""
    plans = []
    for number, (name, who, _) in enumerate(town.plan("one", 10)):
        answers = {("before", "proud"): number % 5, ("after", "proud"): number % 5 + 1}
        plans.append((name, who, answers))
    town.enter(plans)
    town.close("one")
    found = export(town)
    evidence = overview(kit(), town.store, "s", "en")
    assert any(of.subject.id == "change/people/proud" and of.hidden for of in evidence.lines)
    assert all(len({moment for moment, _, _ in one}) == 1 for one in whole_rows(found))


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.4, 0), (12.6, 13), (59.4, 59), (59.9, 60), (61, 60), (63, 65), (600.2, 600)]
)
def test_seconds_are_whole_and_from_a_minute_on_in_steps_of_five(seconds: float, told: float) -> None:
    assert coarse(seconds) == told
