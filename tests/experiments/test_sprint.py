"""A sprint: rounds, tasks, and what was expected before anything was seen."""

from __future__ import annotations

import pytest

from tests.conftest import MINI_KIT
from tests.house.typed import made, pointed, problems
from toolkit.experiments.sprint import Sprint

SPRINT = MINI_KIT["experiments/small.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("journey: next-step", "journey: »nextstep", "`journey` cannot be `nextstep`; did you mean `next-step`?"),
        (
            "part: manager",
            "part: »boss",
            "`part` cannot be `boss`; use one of `employee`, `manager`, `matching`, `reskilling`",
        ),
        (", en: Five people}}", ", en: Five people}, people: »2}", "`people` cannot be `2`; write at least 3"),
        ("[round-1, round-2]", "[round-1, »round-3]", "there is no round `round-3`; did you mean `round-2`?"),
        (
            "[round-1, round-2]",
            "»[round-2, round-2]",
            "a round is compared with itself; name the earlier one, then the later one",
        ),
        ("[round-1, round-2]", "»[round-1]", "`compare` is too short; give 2"),
        ("  task: prepare", "  task: »prepair", "there is no task `prepair`; did you mean `prepare`?"),
        ("  better_by: 0", "  better_by: »-5", "`better_by` cannot be `-5`; write at least 0"),
        (
            "measure: completion\n  task: prepare",
            "measure: score\n  survey: »feeling\n  scale: control",  # a survey that comes before the tasks
            "there is no survey `after` the tasks named `feeling`; use one of `ease`",
        ),
        ("after: [ease]", "after: [ease, »ease]", "the survey `ease` stands twice here; keep it once"),
        ("after: [ease]", "after: »ease", "`after` cannot be `ease`; write a list: lines that begin with `- `"),
        (
            "revision: v2",
            "revision: v2, variants: »[{id: a, title: {nl: Kort, en: Short}, revision: v2}]",
            "one variant has nothing beside it; name at least two, or leave `variants` out",
        ),
        (
            "revision: v2",
            "revision: v2, variants: [{id: a, title: {nl: K, en: S}, revision: v1}, "
            "{id: b, title: {nl: L, en: L}, revision: »v1}]",
            "two variants show `v1`, so there is nothing to compare; name another revision, or leave one out",
        ),
        (
            "revision: v2",
            "revision: »v2, variants: [{id: a, title: {nl: K, en: S}, revision: v1}, "
            "{id: b, title: {nl: L, en: L}, revision: v3}]",
            "no variant shows `v2`, the round's own revision; name the revision of one of the variants",
        ),
        (
            "revision: v2",
            "revision: v2, variants: [{id: »the-short-one, title: {nl: K, en: S}, revision: v1}, "
            "{id: b, title: {nl: L, en: L}, revision: v2}]",
            "the variant's name `the-short-one` is long; at most 9 signs; a letter will do",
        ),
        (
            "revision: v2",
            "revision: v2, channels: [{id: mail, title: {nl: Mail, en: Mail}, segment: »boss}]",
            "there is no group of people `boss`; there is none to refer to yet",
        ),
        ("revision: v2", "revision: »2", "`2` is no revision: they are called `v1`, `v2` …; did you mean `v2`?"),
        ("revision: v2", "revision: »", "a revision is missing here; write `v1` for the first one"),
        (
            "revision: v2",
            "revision: »newest",
            "`newest` is no revision: they are called `v1`, `v2` …; write `v1` for the first one",
        ),
        (
            "[round-1, round-2]",
            "»[round-2, round-1]",
            "the earlier round stands first, and `round-2` comes after `round-1`; did you mean `compare: [round-1, round-2]`?",
        ),
        (
            "[round-1, round-2]",
            "[»round-1/a, round-2]",
            "the variants of `round-1` have no figure of their own for this; write `round-1`",
        ),
        (
            "  better_by: 0",
            "  at_least: »0.8",
            "completion is told in percent, and 0.8 is less than one; did you mean `80`?",
        ),
        (
            "  better_by: 0",
            "  better_by: »120",
            "completion is told in percent, and 120 is none; write a number from 0 to 100",
        ),
        (
            "revision: v2",
            "revision: »version-2",
            "`version-2` is no revision: they are called `v1`, `v2` …; did you mean `v2`?",
        ),
    ],
)
def test_a_sprint_that_cannot_be_judged_is_said_at_its_line(old: str, new: str, printed: str) -> None:
    file, place = pointed(SPRINT.replace(old, new, 1))
    assert problems(Sprint, file) == f"{place} {printed}"


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        (
            "  better_by: 0",
            "  better_by: 0\n  at_least: 80",
            ["the expectation has two thresholds; write either `better_by` or `at_least`"],
        ),
        ("  better_by: 0\n", "", ["the expectation needs a threshold; write either `better_by` or `at_least`"]),
        (
            "measure: completion",
            "measure: score",
            [
                "the measure `score` needs a `survey`; add `survey: ...`",
                "the measure `score` needs a `scale`; add `scale: ...`",
                "the measure `score` has no `task`; leave `task` out",
            ],
        ),
        (
            "measure: completion",
            "measure: time-on-task\n  at_least: 60",
            [
                "the expectation has two thresholds; write either `better_by` or `at_least`",
                "a time has no level to reach; write `better_by: ...` (percent faster)",
            ],
        ),
    ],
)
def test_an_expectation_needs_one_measure_and_one_threshold(old: str, new: str, printed: list[str]) -> None:
    said = problems(Sprint, SPRINT.replace(old, new, 1)).splitlines()
    assert sorted(line.split(" ", 1)[1] for line in said) == sorted(printed)


def test_a_sprint_without_an_expectation_is_one_that_only_looks_around() -> None:
    typed = SPRINT[: SPRINT.index("expectation:")]
    assert made(Sprint, typed).expectation is None


def test_groups_are_never_smaller_than_five() -> None:
    assert made(Sprint, SPRINT).minimum_group == 5
    assert "`minimum_group` cannot be `4`; write at least 5" in problems(Sprint, SPRINT + "minimum_group: 4\n")


VARIANTS = (
    "variants: [{id: a, title: {nl: Nu, en: Now}, revision: v1}, {id: b, title: {nl: Kort, en: Short}, revision: v2}]"
)


@pytest.mark.parametrize(
    ("compare", "printed"),
    [
        ("[round-2/a, round-2/b]", ""),
        ("[round-2/b, round-2/a]", ""),  # which of two variants is the one of now, the team says
        ("[round-1, round-2/b]", ""),
        (
            "[round-1, »round-2]",
            "the round `round-2` has variants, so it has no one figure; use one of `round-2/a`, `round-2/b`",
        ),
        ("[round-1, »round-2/c]", "there is no round `round-2/c`; did you mean `round-2/b`?"),
        ("»[round-2/a, round-2/a]", "a round is compared with itself; name the earlier one, then the later one"),
        (
            "[round-1, »round-2/]",
            "`round-2/` cannot be a name; write for instance `round` (lower-case letters, digits and hyphens, at most 40, a letter first)",
        ),
    ],
)
def test_variants_of_a_round_can_be_compared(compare: str, printed: str) -> None:
    text = SPRINT.replace("revision: v2", f"revision: v2, {VARIANTS}", 1).replace("[round-1, round-2]", compare, 1)
    if not printed:
        assert made(Sprint, text).expectation is not None
        return
    file, place = pointed(text)
    assert problems(Sprint, file) == f"{place} {printed}"
