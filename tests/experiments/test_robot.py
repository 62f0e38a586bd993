"""Robots take part as people do: they answer what is offered, and the same seed sends the same ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.house.typed import made
from toolkit.authoring.pinned import journey_of
from toolkit.experiments.journey import Progress
from toolkit.experiments.robot import PERSONAS, Robot, shortest, targets
from toolkit.kit import open_kit
from toolkit.prototypes.condition import Condition


def test_the_same_seed_draws_the_same_robots_and_another_seed_others() -> None:
    def drawn(seed: int) -> list[tuple[str, str, float]]:
        return [(one.persona.name, one.language, one.mood) for one in (Robot.draw(seed, index) for index in range(20))]

    assert drawn(7) == drawn(7) != drawn(8)


def test_the_first_eight_are_of_eight_manners_and_twelve_speak_both_languages_in_turn() -> None:
    for seed in (1, 2, 7):
        first = [Robot.draw(seed, index) for index in range(12)]
        assert [one.persona for one in first[:8]] == list(PERSONAS)
        assert {one.language for one in first[:2]} == {"nl", "en"}
        assert {one.language for one in first if one.persona.name == "careful"} == {"nl", "en"}


def test_a_robot_answers_first_where_its_answer_opens_the_way(mini_kit: Path) -> None:
    file = mini_kit / "prototypes/talk/v2.yaml"
    file.write_text(
        file.read_text().replace("id: on, label", "id: on, show_if: {block: reason, answered: true}, label")
    )
    journey = journey_of(open_kit(mini_kit), "small", "round-2")
    place = journey.places["task.prepare.start"]
    robot, progress = Robot.draw(7, 0), Progress("nl", scope=place.scope, reached={place.id}, started={"prepare"})
    (first,) = robot.steps(journey, place, progress)
    assert first[0] == "task.prepare/reason/answer"
    progress.values[first[0]] = first[1]
    assert list(robot.steps(journey, place, progress)) == [("task.prepare/on/go", True)]


def test_among_many_robots_there_is_one_of_every_manner_and_in_both_languages() -> None:
    robots = [Robot.draw(7, index) for index in range(200)]
    assert set(Counter(one.persona.name for one in robots)) == {one.name for one in PERSONAS}
    assert {one.language for one in robots} == {"nl", "en"}
    assert all(0 <= one.mood <= 1 for one in robots)


def test_a_robot_finds_the_shortest_way_and_says_where_there_is_none(mini_kit: Path) -> None:
    prototype = open_kit(mini_kit).prototype("talk", "v1")
    assert shortest(prototype, "start", "end") == ["end"]
    assert shortest(prototype, "end", "start") == []


def test_a_robot_knows_which_screens_a_task_asks_for(mini_kit: Path) -> None:
    prototype = open_kit(mini_kit).prototype("talk", "v1")
    condition = made(Condition, "all: [{block: ready, at_least: 1}, {screen: end}]")
    assert targets(condition, prototype) == ["start", "end"]


def test_a_robot_presses_last_and_only_what_leads_on(mini_kit: Path) -> None:
    journey = journey_of(open_kit(mini_kit), "small", "round-1")
    place = journey.places["task.prepare.start"]
    for index in range(30):
        progress = Progress("nl", scope=place.scope, reached={place.id}, started={"prepare"})
        steps = list(Robot.draw(3, index).steps(journey, place, progress))
        assert steps[-1][0] in ("task.prepare/note/submit", "task.prepare/give-up")
        assert [key for key, value in steps[:-1] if key.endswith(("submit", "give-up"))] == []
