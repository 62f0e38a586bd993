"""The gate."""

from __future__ import annotations

import ast
import copy
import json
import pickle
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.made_up import Records
from toolkit.evidence.disclosure import FLOOR, Hidden, Shown, show, show_parts
from toolkit.evidence.disclosure.keeping import figure_data, figure_from, subject_data, subject_from
from toolkit.evidence.gather import Source, gather
from toolkit.evidence.measure import Raw, Subject
from toolkit.text import Text

TOOLKIT = Path(__file__).parents[2] / "toolkit"
CASES = Path(__file__).parents[2].parent / "shared" / "reference_cases.yaml"


def shown(
    records: Any, values: list[float], *, about: Any = "person", minimum: int = 5, source: Source = "people"
) -> Any:
    subject = Subject("score", "mean", Text("Regie"), about, survey="people", limits=(1.0, 5.0))
    data = getattr(gather(records, "s", "one"), source)
    return show(Raw(subject, data, len(values), tuple(values)), minimum, data.state)


def test_figures_about_people_wait_for_the_round_to_close(records: Any) -> None:
    for state in ("planned", "open"):
        records.state("one", state)
        found = shown(records, [1.0, 2.0, 3.0, 4.0, 5.0, 5.0])
        assert isinstance(found, Hidden)
        assert found.reason == "open"
    records.state("one", "closed")
    assert isinstance(shown(records, [1.0, 2.0, 3.0, 4.0, 5.0, 5.0]), Shown)


def test_figures_about_people_need_the_minimum_group(records: Any) -> None:
    records.close()
    assert isinstance(shown(records, [1.0, 2.0, 3.0, 4.0, 5.0]), Shown)
    assert shown(records, [1.0, 2.0, 3.0, 4.0]).reason == "too_few"
    assert shown(records, [1.0, 2.0, 3.0, 4.0, 5.0], minimum=6).reason == "too_few"
    assert shown(records, []).reason == "too_few"


def test_no_file_can_bring_the_minimum_below_five(records: Any) -> None:
    records.close()
    assert shown(records, [1.0, 2.0, 3.0, 4.0], minimum=1).reason == "too_few"
    assert FLOOR == 5


def test_small_groups_of_the_reference_case_stay_hidden(records: Any) -> None:
    if not CASES.is_file():
        pytest.skip("the reference cases lie beside the repository, and not here")
    case = next(one for one in yaml.safe_load(CASES.read_text()) if one["name"] == "suppression_small_group")
    records.close()
    hidden = [
        name
        for name, n in case["inputs"]["groups"].items()
        if isinstance(
            shown(records, [1.0 + 0.5 * one for one in range(n)], minimum=case["inputs"]["threshold"]), Hidden
        )
    ]
    assert hidden == case["expected"]["primary_hidden"]


@pytest.mark.parametrize("values", [[4.0] * 6, [4.0] * 5 + [2.0]])
def test_answers_that_are_alike_stay_hidden(records: Any, values: list[float]) -> None:
    """With all but one alike, the odd one out would know what every other person said."""
    records.close()
    assert shown(records, values).reason == "unanimous"


def test_figures_about_people_have_no_dots_and_are_rounded(records: Any) -> None:
    records.close()
    found = shown(records, [1.23, 2.34, 3.45, 4.56, 4.99])
    assert found.dots == ()
    assert found.estimate.value == 3.3
    assert all(round(one, 1) == one for one in found.estimate.ends)


def test_figures_about_the_prototype_show_from_the_first_person(records: Any) -> None:
    records.state("one", "open")
    found = shown(records, [4.0], about="prototype")
    assert isinstance(found, Shown)
    assert (found.n, found.dots, found.interim) == (1, (4.0,), True)


def test_robots_pass_the_same_gate(records: Any) -> None:
    records.state("one", "open")
    assert shown(records, [1.0, 2.0, 3.0, 4.0, 5.0], source="simulated").reason == "open"
    records.close()
    assert shown(records, [1.0, 2.0], source="simulated").reason == "too_few"


def test_the_state_of_another_round_opens_nothing(records: Any) -> None:
    records.close()
    subject = Subject("score", "mean", Text("Regie"), "person")
    raw = Raw(subject, gather(records, "s", "one").people, 5, (1.0, 2.0, 3.0, 4.0, 5.0))
    with pytest.raises(ValueError, match="two"):
        show(raw, 5, records.round("s", "two"))


def test_a_measurement_cannot_be_printed_or_kept(records: Any) -> None:
    raw = Raw(Subject("score", "mean", Text("Regie"), "person"), gather(records, "s", "one").people, 1, (4.25,))
    assert "4.25" not in repr(raw) + str(raw)
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="gate"):
            attempt(raw)


def test_only_the_gate_opens_measurements() -> None:
    """Nobody else names the method, so nothing about people gets out beside the gate."""
    named = {path.name for path in TOOLKIT.rglob("*.py") if "opened_by_the_gate" in path.read_text("utf-8")}
    assert named == {"measure.py", "showing.py"}


def test_views_and_documents_import_nothing_from_before_the_gate() -> None:
    behind = {"toolkit.evidence." + name for name in ("gather", "attempts", "measure", "measures")}
    for room in ("app", "door", "reports", "exchange"):
        for path in (TOOLKIT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, (ast.Import, ast.ImportFrom)) else []
                module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
                full = {module, *names, *(f"{module}.{name}" for name in names)}
                assert not any(one == wall or one.startswith(wall + ".") for one in full for wall in behind), path


# -- parts ------------------------------------------------------------------------------------------------------------

SCALE = Subject("score", "mean", Text("Regie"), "person", survey="people", limits=(1.0, 5.0))
SPREAD = [1.0, 2.0, 3.0, 4.0, 5.0]


def by_group(
    records: Any, groups: dict[str, list[float]], *, subject: Subject = SCALE, minimum: int = 5, state: str = "closed"
) -> list[Any]:
    """The figures after the whole; groups by name, "" for who is in none."""
    records.state("one", state)
    data = replace(gather(records, "s", "one", Text("Round 1")).people)
    everybody = tuple(value for values in groups.values() for value in values)
    parts = [
        Raw(
            subject,
            replace(data, round=f"one@{name}", title=Text(f"Round 1: {name.title()}")),
            len(values),
            tuple(values),
        )
        for name, values in groups.items()
    ]
    return show_parts(Raw(subject, data, len(everybody), everybody), parts, None, minimum, data.state)[1:]


def told(figures: list[Any]) -> dict[str, Any]:
    return {one.round: one.reason if isinstance(one, Hidden) else one.n for one in figures}


def test_groups_that_are_large_enough_stand_by_themselves(records: Any) -> None:
    assert told(by_group(records, {"managers": SPREAD, "recruiters": SPREAD})) == {
        "one@managers": 5,
        "one@recruiters": 5,
    }


def test_a_small_group_is_merged_with_the_next_smallest_and_both_are_named(records: Any) -> None:
    found = by_group(records, {"managers": [1.0, 5.0], "staff": SPREAD * 4, "recruiters": SPREAD})
    assert told(found) == {"one@managers+recruiters": 7, "one@staff": 20}
    assert found[0].title("en") == "Round 1: Managers and Recruiters"
    assert found[0].title("nl") == "Round 1: Managers en Recruiters"


def test_small_groups_are_merged_until_they_are_large_enough(records: Any) -> None:
    found = by_group(records, {"a": [1.0], "b": [2.0], "c": [3.0], "d": [5.0, 4.0], "e": SPREAD * 2})
    assert told(found) == {"one@a+b+c+d": 5, "one@e": 10}


def test_where_everybody_is_one_group_there_is_nothing_to_show_beside_the_whole(records: Any) -> None:
    assert told(by_group(records, {"a": [1.0, 2.0], "b": SPREAD})) == {"one@a+b": "small_part"}
    assert told(by_group(records, {"a": [1.0], "b": [2.0]})) == {"one@a+b": "small_part"}


def test_nobody_has_no_groups(records: Any) -> None:
    assert by_group(records, {"a": [], "b": [], "": []}) == []


def test_who_is_in_no_group_is_a_part_as_well(records: Any) -> None:
    found = by_group(records, {"managers": SPREAD, "recruiters": SPREAD * 2, "": [1.0, 2.0]})
    assert told(found) == {"one@managers+": 7, "one@recruiters": 10}
    assert found[0].title("en") == "Round 1: Managers and those of no group"
    assert told(by_group(records, {"managers": SPREAD, "recruiters": SPREAD, "": []})) == {
        "one@managers": 5,
        "one@recruiters": 5,
    }


def test_a_group_of_one_mind_takes_another_one_with_it(records: Any) -> None:
    """Whole less managers would be what every recruiter said."""
    found = by_group(records, {"managers": SPREAD, "recruiters": [4.0] * 6})
    assert told(found) == {"one@managers": "beside_part", "one@recruiters": "unanimous"}
    found = by_group(records, {"a": SPREAD, "b": [4.0] * 6, "c": SPREAD * 3})
    assert told(found) == {"one@a": "beside_part", "one@b": "unanimous", "one@c": 15}


def test_two_groups_of_one_mind_that_disagree_hide_one_another(records: Any) -> None:
    found = by_group(records, {"a": [1.0] * 6, "b": [5.0] * 6, "c": SPREAD})
    assert told(found) == {"one@a": "unanimous", "one@b": "unanimous", "one@c": 5}


def test_groups_of_an_open_round_are_not_merged_as_their_names_would_tell_their_sizes(records: Any) -> None:
    found = by_group(records, {"a": [1.0], "b": SPREAD}, state="open")
    assert told(found) == {"one@a": "open", "one@b": "open"}


def test_groups_are_merged_about_the_prototype_as_well(records: Any) -> None:
    """The only manager is no nameless person in a figure of managers."""
    subject = replace(SCALE, about="prototype")
    found = by_group(records, {"managers": [1.0], "staff": SPREAD, "recruiters": SPREAD * 2}, subject=subject)
    assert told(found) == {"one@managers+staff": 6, "one@recruiters": 10}


def test_counts_are_merged_by_option(records: Any) -> None:
    records.close()
    data = gather(records, "s", "one", Text("Round 1")).people
    subject = Subject("choice", "counts", Text("Role"), "person", options=(("x", Text("X")), ("y", Text("Y"))))

    def raw(name: str, x: int, y: int) -> Raw:
        return Raw(subject, replace(data, round=f"one@{name}"), x + y, counts=(("x", x), ("y", y)))

    found = show_parts(
        Raw(subject, data, 20, counts=(("x", 10), ("y", 10))),
        [raw("a", 2, 2), raw("b", 4, 4), raw("c", 4, 4)],
        None,
        5,
        data.state,
    )
    assert [(one.round, one.n, one.counts) for one in found[1:] if isinstance(one, Shown)] == [
        ("one@a+b", 12, (("x", 6), ("y", 6))),
        ("one@c", 8, (("x", 4), ("y", 4))),
    ]


@given(
    st.lists(st.lists(st.integers(1, 5), max_size=9), min_size=1, max_size=5),
    st.integers(5, 7),
)
@settings(max_examples=150, deadline=None)
def test_no_small_group_and_none_of_one_mind_can_be_reckoned_out(points: list[list[int]], minimum: int) -> None:
    """Every sum of shown groups, and the whole less any of them, is of enough people who do not agree."""
    groups = {"abcde"[index]: [float(one) for one in values] for index, values in enumerate(points)}
    figures = by_group(Records(), groups, minimum=minimum)
    shown = [one.round.removeprefix("one@").split("+") for one in figures if isinstance(one, Shown)]
    for n in range(1, len(shown) + 1):
        for some in combinations(shown, n):
            inside = {name for names in some for name in names}
            told_by = [value for name, values in groups.items() if name in inside for value in values]
            beside = [value for name, values in groups.items() if name not in inside for value in values]
            for values in (told_by, beside):
                if values:
                    assert len(values) >= minimum
                    assert max(Counter(values).values()) < len(values) - 1


def test_a_group_within_a_variant_is_never_shown(records: Any) -> None:
    records.close()
    data = gather(records, "s", "one").people
    raw = Raw(SCALE, replace(data, round="one/a@managers"), 10, tuple(SPREAD * 2))
    assert show(raw, 5, data.state) == Hidden(SCALE, "one/a@managers", data.title, "people", False, "crossed", 5)


def test_a_figure_that_is_kept_comes_back_as_it_was(records: Any) -> None:
    for found in by_group(records, {"a": SPREAD, "b": SPREAD * 2}) + by_group(records, {"a": SPREAD, "b": [1.0]}):
        kept = json.loads(json.dumps([figure_data(found), subject_data(SCALE)]))
        now = replace(SCALE, limits=(0.0, 100.0))
        assert figure_from(kept[0], subject_from(kept[1], now), "people") == found
