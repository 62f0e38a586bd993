"""First the feeling, then the facts beside it, the gap in words, and what the other side feels from five people on."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from tests.house.typed import SCOPE, block, draw, made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.prototypes.service.gap import ESTIMATES
from toolkit.room import Room, Shared
from toolkit.surface import Record

Facts = block("service-facts")
FACTS = """
kind: service-facts
id: f
file: service.csv
side: manager
ask:
- {figure: planned, question: Hoeveel procent?}
- {figure: days, question: Hoeveel dagen?}
- {figure: requirements, question: Bij hoeveel procent?}
"""
COUNTS = (22.0, 49.0, 6.0, 14.0, 9.0, 46.0)
FEW = (2.0, 4.0, 1.0, 3.0, 9.0, 4.0)


def filled(counts: tuple[float, ...] = COUNTS) -> Any:
    """The block as the kit gives it, with what was counted in the file."""
    return made(Facts, FACTS).model_copy(update={"counts": counts})


def words(thing: Any, values: dict[str, Any], room: Room | None = None, language: str = "nl") -> str:
    record = Record(
        language, {f"{SCOPE}/f/{key}": one for key, one in values.items()}, SCOPE, room=room or Room(), me="me"
    )
    surface = HtmlSurface(record)
    with surface.section("x"), surface.at("f"):
        thing.draws(surface, record)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", surface.html())).split())


def test_nobody_sees_a_fact_before_they_have_said_what_they_feel() -> None:
    shown = draw(filled())
    assert set(shown.offers) == {"planned", "days", "requirements", "reveal"}
    assert "Geteld over" not in shown.words
    assert "pas vanaf 5 mensen" in shown.words


def test_the_press_that_shows_the_facts_keeps_the_feelings_and_shares_them_without_a_name() -> None:
    shown = draw(filled(), {"planned": 80.0, "days": 7.5}, {"reveal": True})
    own, shared = shown.facts
    assert (own.kind, own.key, own.value) == ("set", f"{SCOPE}/f/seen", True)
    assert (shared.shared, shared.key, shared.kind) == (True, ESTIMATES, "estimate")
    assert shared.parts == {"side": "manager", "planned": "80", "days": "7.5"}
    assert draw(filled(), {"planned": 80.0, "seen": True}, {"planned": "10"}).offers == {}  # too late to change it


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"planned": 80.0}, "In jouw gevoel gaat het beter dan het ging: je zit er 35 procentpunt naast."),
        ({"planned": 20.0}, "Het ging beter dan jij dacht: je zit er 25 procentpunt naast."),
        ({"planned": 50.0}, "Je gevoel klopt aardig met de feiten."),
        ({"days": 7.5}, "In jouw gevoel gaat het beter dan het ging: je zit er 1,5 dagen naast."),
        ({}, "Hier vulde je niets in."),
    ],
)
def test_the_gap_is_said_in_words(values: dict[str, float], told: str) -> None:
    assert told in words(filled(), {**values, "seen": True})


def test_a_fact_wears_its_cases() -> None:
    shown = words(filled(), {"seen": True})
    assert "Geteld over 49 kandidaten: 22 hadden binnen 72 uur een afspraak." in shown
    assert "De middelste van 46 gesprekken" in shown
    assert "Geteld over 14 vacatures: bij 6 zei de manager vooraf wat er nodig is." in shown
    assert "Feiten 45" in shown


def test_too_few_cases_show_no_fact() -> None:
    shown = words(filled(FEW), {"planned": 80.0, "seen": True})
    assert shown.count("Er zijn minder dan 5 gevallen.") == 3
    assert "Feiten 50" not in shown
    assert "Geteld over" not in shown


def test_without_its_file_it_says_so() -> None:
    assert words(made(Facts, FACTS), {"seen": True}) == "De feiten zijn nog niet ingelezen."


def estimates(side: str, planned: list[int], start: int) -> list[tuple[str, Shared]]:
    return [
        (ESTIMATES, Shared(start + n, f"{side}{n}", "estimate", {"side": side, "planned": str(one)}))
        for n, one in enumerate(planned)
    ]


def test_the_other_side_shows_from_five_people_on_and_the_gap_between_the_two() -> None:
    recruiters = Room().plus(estimates("recruiter", [75, 76, 77, 78, 79], 1))
    alone = words(filled(), {"seen": True}, recruiters)
    assert "Recruiters (5) 77" in alone
    assert "Wat managers denken, zie je zodra het er 5 zijn." in alone
    both = words(filled(), {"seen": True}, recruiters.plus(estimates("manager", [30, 31, 32, 33, 34], 50)))
    assert "Managers (5) 32" in both
    assert "Recruiters en managers zien dit heel anders. Praat daarover." in both
    assert "zie je zodra" not in both


def test_conditions_see_what_was_felt_once_it_lies_beside_the_facts() -> None:
    thing = filled()
    assert thing.answers().ids == ("planned", "days", "requirements")
    assert thing.answer(draw(thing, {"planned": 80.0}).record) == []
    assert thing.answer(draw(thing, {"planned": 80.0, "days": 0.0, "seen": True}).record) == ["planned", "days"]


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        (
            "file: service.csv",
            "file: »data/service.csv",
            "`data/service.csv` is not a CSV file's name; name a csv file that lies in `data/`, without a path",
        ),
        (
            "file: service.csv",
            "file: »service.xlsx",
            "`service.xlsx` is not a CSV file's name; name a csv file that lies in `data/`, without a path",
        ),
        ("figure: days", "figure: »planned", "`planned` is asked twice; take one of them out"),
        ("side: manager", "side: »boss", "`side` cannot be `boss`; use one of `manager`, `recruiter`"),
        (
            "side: manager",
            "side: manager\n»counts: [1, 2]",
            "the kit counts this itself, from the file; leave `counts` out",
        ),
    ],
)
def test_what_cannot_be_read_is_said(old: str, new: str, printed: str) -> None:
    typed, at = pointed(FACTS.replace(old, new, 1))
    assert problems(Facts, typed) == f"{at} {printed}"
