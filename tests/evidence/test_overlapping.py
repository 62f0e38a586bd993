"""Scores that share questions: none of them tells what another one hides."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evidence.made_up import ABOUT_PEOPLE, Records, make_kit, two
from toolkit.evidence.disclosure import Hidden
from toolkit.evidence.overview import overview
from toolkit.surveys.survey import Survey


def reasons(answers: list[dict[str, Any]], scales: dict[str, list[str]]) -> dict[str, str]:
    """Why each scale of the survey after the tasks is hidden, or nothing."""
    kit, records = make_kit(), Records()
    items = [{"kind": "scale", "id": name, "text": name, "points": 5} for name in ("control", "other")]
    given = [{"id": name, "title": two(name, name), "items": of} for name, of in scales.items()]
    kit.surveys["people"] = Survey.model_validate(ABOUT_PEOPLE | {"items": items, "scales": given})
    for one in answers:
        session = records.person("one", 10, control=one["control"])
        if "other" in one:
            made = records.of_responses[-1][1]
            records.of_responses.append(
                ("one", type(made)(session, "people", "after", "other", one["other"], "text", False))
            )
    records.state("one")
    lines = overview(kit, records, "s", "en").lines  # type: ignore[arg-type]
    figures = {one.subject.part: one.figures[0] for one in lines if one.subject.id.startswith("score/people/after/")}
    return {name: one.reason if isinstance(one, Hidden) else "" for name, one in figures.items()}


ALIKE = [{"control": "4", "other": str(1 + index % 5)} for index in range(8)]
ONE_SKIPPED = [
    {"control": str(1 + index % 5), **({} if index == 3 else {"other": str(5 - index % 4)})} for index in range(9)
]


@pytest.mark.parametrize(
    ("answers", "scales", "hidden"),
    [
        (ALIKE, {"one": ["control"], "mine": ["other"]}, {"one": "unanimous", "mine": ""}),
        (ALIKE, {"one": ["control"], "pair": ["control", "other"]}, {"one": "unanimous", "pair": "overlap"}),
        (
            ALIKE,
            {"one": ["control"], "pair": ["control", "other"], "mine": ["other"]},
            {"one": "unanimous", "pair": "overlap", "mine": ""},
        ),
        (ONE_SKIPPED, {"one": ["control"], "pair": ["control", "other"]}, {"one": "", "pair": "overlap"}),
        (ONE_SKIPPED, {"one": ["control"], "mine": ["other"]}, {"one": "", "mine": ""}),
    ],
)
def test_a_score_is_hidden_beside_which_another_could_be_reckoned_out(
    answers: list[dict[str, Any]], scales: dict[str, list[str]], hidden: dict[str, str]
) -> None:
    assert reasons(answers, scales) == hidden


def moved(before: list[str], after: list[str]) -> list[str]:
    """What is hidden of before, after and the change between them, and why."""
    kit, records = make_kit(), Records()
    for one, other in zip(before, after, strict=True):
        records.person("one", 10, before_control=one, control=other)
    records.state("one")
    names = ("score/people/before/control", "score/people/after/control", "change/people/control")
    found = {one.subject.id: one.figures[0] for one in overview(kit, records, "s", "en").lines}  # type: ignore[arg-type]
    return [figure.reason if isinstance(figure, Hidden) else "" for figure in map(found.__getitem__, names)]


def test_before_and_the_change_do_not_tell_what_everybody_said_afterwards() -> None:
    assert moved(list("12345123"), list("44444444")) == ["", "unanimous", "overlap"]
    assert moved(list("44444444"), list("12345123")) == ["unanimous", "", "overlap"]
