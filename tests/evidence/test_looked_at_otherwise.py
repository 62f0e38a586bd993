"""Somebody edits the sprint's file after its figures were fixed, so that people are parted or asked in another way.

Each story shows figures that would tell what one person said, if the second look gave figures of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.made_up import SPRINT, two
from tests.evidence.town import CHANNELS, SURVEY, Town, town_kit
from toolkit.evidence.overview import as_json, overview
from toolkit.evidence.published import since
from toolkit.kit import Kit
from toolkit.storage.store import NewEvent
from toolkit.storage.texts import Definition
from toolkit.surveys.survey import Survey

SIZES = {"boss": 1, "hr": 6, "it": 10, "ops": 12}
SCORE = "score/people/after/control"

Figures = dict[tuple[str, str], Any]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Round one with one boss; nobody in round two."""
    made = Town.at(tmp_path, 3)
    for group, n in SIZES.items():
        come(made, group, n)
    made.close()
    text = Survey.model_validate(SURVEY)
    made.store.keep([Definition(text.fingerprint(), "survey", "people", text.plain())])
    yield made
    made.store.close()


def come(town: Town, group: str, n: int) -> None:
    town.enter([(name, who | {"segment": group}, answers) for name, who, answers in town.plan("one", n)])


def kit(*groups: str, **sprint: Any) -> Kit:
    return town_kit(segments=[{"id": one, "title": two(one, one)} for one in groups], **sprint)


def with_survey(of: Kit, name: str, **changed: Any) -> Kit:
    """The survey in a file of another name, or with other contents."""
    return replace(of, surveys={**of.surveys, name: Survey.model_validate(SURVEY | changed)})


def look(town: Town, of: Kit, way: str = "figures", about: str = "person") -> Figures:
    lines = as_json(overview(of, town.store, "s", "en"))["measures"]
    return {(one["id"], figure["round"]): figure for one in lines if one["about"] == about for figure in one[way]}


def shown(found: Figures) -> set[tuple[str, str]]:
    return {key for key, one in found.items() if one["shown"]}


def reasons(found: Figures, subject: str) -> set[str]:
    return {one.get("reason") for (name, _), one in found.items() if name == subject}


FIRST = kit(*SIZES)
MINE = [*SURVEY["scales"], {"id": "mine", "title": two("Mijn", "Mine"), "items": ["one"]}]


@pytest.mark.parametrize(
    ("first", "then", "subject"),
    [
        (FIRST, with_survey(kit("hr", "ops"), "people", scales=MINE), "score/people/after/mine"),
        (kit(*SIZES, after=[]), kit("hr", "ops"), SCORE),
        (kit(*SIZES, after=[]), FIRST, SCORE),
    ],
    ids=["a scale was added", "a survey was left out at first", "and people are parted as they were"],
)
def test_what_was_not_fixed_is_hidden_beside_what_was_and_never_parted_otherwise(
    town: Town, first: Kit, then: Kit, subject: str
) -> None:
    """The boss was counted with hr; hr alone, subtracted from that, is what the boss said."""
    before, groups = look(town, first), look(town, first, "groups")
    assert ("score/people/before/control", "one@boss+hr") in shown(groups)
    for way, was in (("figures", before), ("groups", groups)):
        now = look(town, then, way)
        assert {key: now[key] for key in shown(was)} == {key: was[key] for key in shown(was)}
        assert shown(now) == shown(was)
    assert reasons(look(town, then), subject) == reasons(look(town, then, "groups"), subject) == {"otherwise"}


def test_a_survey_whose_file_was_renamed_shows_what_was_fixed_under_its_old_name(tmp_path: Path) -> None:
    """By its new name nothing is counted, and what was fixed stays; with other contents it is another survey."""
    town = Town.at(tmp_path, 4)
    for group, n in SIZES.items():
        come(town, group, n)
    town.close()
    before = {way: look(town, FIRST, way) for way in ("figures", "groups")}
    town.withdraw(town.of("one")[:1])
    for groups in (tuple(SIZES), ("hr", "ops")):
        then = with_survey(kit(*groups, before=["folk"], after=["folk"]), "folk")
        for way, was in before.items():
            now = look(town, then, way)
            assert {name.replace("/folk", "/people") for name, _ in shown(now)} == {name for name, _ in shown(was)}
            for name, column in shown(was):
                told = now[name.replace("/people", "/folk"), column]
                assert (told["n"], told.get("value")) == (was[name, column]["n"], was[name, column].get("value"))
    edited = with_survey(kit("hr", "ops", before=["folk"], after=["folk"]), "folk", scales=MINE)
    assert not shown(look(town, edited))
    assert not shown(look(town, edited, "groups"))


@pytest.mark.parametrize("groups", [("hr", "ops"), ("ops", "it", "hr", "boss"), ()])
def test_nothing_is_counted_again_while_people_are_parted_otherwise(town: Town, groups: tuple[str, ...]) -> None:
    before = look(town, FIRST)
    town.withdraw(town.of("one")[-6:])  # six of ops
    assert look(town, kit(*groups)) == before
    assert look(town, FIRST)[SCORE, "one"]["n"] == 29 - 6


def test_nothing_is_counted_again_while_people_are_asked_otherwise(town: Town) -> None:
    """A scale of the same name with another question would be held against what it was not."""
    before = look(town, FIRST)
    town.withdraw(town.of("one")[-6:])
    swapped = [{**one, "items": ["two"]} if one["id"] == "control" else one for one in SURVEY["scales"]]
    assert look(town, with_survey(FIRST, "people", scales=swapped)) == before


def variants_out(**sprint: Any) -> Kit:
    links = [{"id": one, "title": one, "invited": 30} for one in CHANNELS]
    return town_kit(rounds=[{**one, "channels": links} for one in SPRINT["rounds"]], **sprint)  # type: ignore[dict-item]  # each round is a mapping


@pytest.mark.parametrize("small", [1, 4])
def test_a_round_whose_variants_were_taken_out_gets_no_groups_and_no_whole_beside_them(
    tmp_path: Path, small: int
) -> None:
    """The whole, or its groups together, less the large variant is what the small one said."""
    town = Town.at(tmp_path, 5)
    for variant, n in (("now", small), ("new", 14)):
        plans = enumerate(town.plan("two", n))
        halves = ("managers", "staff")
        town.enter([(r, who | {"variant": variant, "segment": halves[at % 2]}, said) for at, (r, who, said) in plans])
    town.close()
    assert {column for _, column in shown(look(town, town_kit()))} == {"two/new"}
    for way in ("figures", "groups"):
        found = look(town, variants_out(), way)
        assert not {column for _, column in shown(found) if column.startswith("two")}
        assert "otherwise" in reasons(found, SCORE)
    assert {column for _, column in shown(look(town, town_kit()))} == {"two/new"}


def test_a_round_that_nobody_was_in_when_it_was_fixed_may_be_asked_otherwise_afterwards(tmp_path: Path) -> None:
    """Closed by mistake and looked at: then nothing was told that anything could be subtracted from."""
    town = Town.at(tmp_path, 6)
    town.close()
    look(town, kit("hr", "ops"))
    town.store.open_round("s", "one")
    for group, n in SIZES.items():
        come(town, group, n)
    town.close()
    assert {column for _, column in shown(look(town, FIRST, "groups"))} >= {"one@boss+hr", "one@it", "one@ops"}
    assert (SCORE, "one") in shown(look(town, FIRST))
    assert {one.round for one in since(town.store, "s")} == {"one", "two"}


def test_robots_are_parted_apart_from_people(tmp_path: Path) -> None:
    """A rehearsal with other groups binds nobody."""
    town = Town.at(tmp_path, 7)
    town.enter([(r, who | {"segment": "hr"}, said) for r, who, said in town.plan("one", 12)], robot=True)
    town.close("one")
    look(town, kit("hr", "ops"))
    for group, n in SIZES.items():
        come(town, group, n)
    assert "one@boss+hr" in {column for _, column in shown(look(town, FIRST, "groups"))}


# -- figures about the prototype --------------------------------------------------------------------------------------


def rate(town: Town) -> None:
    """Everybody rates the prototype, the boss with a five."""
    rated = [5, *(1 + at % 4 for at in range(28))]

    def job(tx: Any) -> None:
        for at, (who, value) in enumerate(zip(town.of("one"), rated, strict=True)):
            key = "after.ease/easy/answer"
            event = NewEvent(f"r{at}", "after.ease.1", "set", key, str(value), 1.0, "text", "ease", "after", "easy")
            tx.append(who.session, event)

    town.store.write(job).result(timeout=30)


def rated_kit(*groups: str) -> Kit:
    item = {"kind": "scale", "id": "easy", "text": "Easy", "points": 5}
    scale = {"id": "easy", "title": "Easy", "items": ["easy"]}
    about = {"about": "prototype", "items": [item], "scales": [scale]}
    return with_survey(kit(*groups, after=["ease", "people"]), "ease", **about)


@pytest.mark.parametrize("open_again", [False, True])
def test_figures_about_the_prototype_have_no_dots_by_group_and_are_hidden_where_people_are_parted_otherwise(
    town: Town, open_again: bool
) -> None:
    rate(town)
    first: Callable[[], Figures] = lambda: look(town, rated_kit(*SIZES), "groups", "prototype")  # noqa: E731  # looked at twice
    before = {column: one for (name, column), one in first().items() if name == "score/ease/after/easy"}
    assert before["one@boss+hr"]["shown"]
    assert not any(one["values"] for one in before.values())
    if open_again:
        town.store.open_round("s", "one")
    then = look(town, rated_kit("hr", "ops"), "groups", "prototype")
    assert {one.get("reason") for (name, _), one in then.items() if name.startswith("score/ease")} == {"otherwise"}
    assert (
        ("score/ease/after/easy", "one") in shown(look(town, rated_kit("hr", "ops"), "figures", "prototype"))
    ) is True
    assert ("score/ease/after/easy", "one@boss+hr") in shown(first())
