"""A participant's way through a round: places in order, what presses lead to, and a fold that can always be redone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MINI_KIT, write_kit
from toolkit.authoring.pinned import journey_of
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Journey, Progress
from toolkit.kit import open_kit
from toolkit.records import Event
from toolkit.surface import Fact


@pytest.fixture
def journey(mini_kit: Path) -> Journey:
    return journey_of(open_kit(mini_kit), "small", "round-1")


def press(journey: Journey, progress: Progress, place: str, key: str, **values: object) -> list[Fact]:
    """Take a press in, as the door does: draw with it, then settle what it led to."""
    progress.scope = scope = journey.places[place].scope
    progress.values.update({f"{scope}/{name}": value for name, value in values.items()})  # type: ignore[misc]  # stored
    journey.draw(place, HtmlSurface(progress, {f"{scope}/{key}": True}), progress)
    return journey.settle(place, progress)


def begun(journey: Journey, at: str) -> Progress:
    progress = Progress("nl", place=at)
    progress.reached.add(at)
    return progress


def test_a_round_is_receipt_questions_tasks_questions_thanks(journey: Journey) -> None:
    assert journey.stops == ["receipt", "before.feeling.1", "task.prepare", "after.ease.1", "thanks"]
    assert set(journey.places) - set(journey.stops) == {"task.prepare.start", "task.prepare.end"}


def test_next_and_back_lead_along_the_stops_and_never_off_them(journey: Journey) -> None:
    assert journey.after("receipt") == "before.feeling.1"
    assert journey.after("thanks") == "thanks"
    assert journey.before("receipt") == "receipt"


def test_a_blocks_screen_becomes_a_place_of_its_task(journey: Journey) -> None:
    progress = begun(journey, "task.prepare.start")
    progress.started.add("prepare")
    facts = press(journey, progress, "task.prepare.start", "note/submit", **{"note/words": "Hoe gaat het?"})
    assert facts == [
        Fact("submit", "task.prepare/note", ["words"]),
        Fact("goto", "task.prepare/note", "task.prepare.end"),
        Fact("done", "task.prepare", "prepare"),
    ]
    assert progress.place == "task.prepare.end"


def test_a_task_is_done_once_and_a_task_that_was_left_is_never_done(journey: Journey) -> None:
    progress = begun(journey, "task.prepare.start")
    progress.started.add("prepare")
    left = press(journey, progress, "task.prepare.start", "give-up")
    assert [fact.kind for fact in left] == ["give-up", "goto"]
    assert progress.place == "after.ease.1"
    again = press(journey, progress, "task.prepare.start", "note/submit")
    assert "done" not in [fact.kind for fact in again]


def test_a_start_is_a_fact_of_its_own_so_that_time_on_task_has_a_beginning(journey: Journey) -> None:
    progress = begun(journey, "task.prepare")
    facts = press(journey, progress, "task.prepare", "start")
    assert [(fact.kind, fact.value) for fact in facts] == [("start", "prepare"), ("goto", "task.prepare.start")]


def test_reaching_thanks_finishes_once(journey: Journey) -> None:
    progress = begun(journey, "after.ease.1")
    assert [fact.kind for fact in press(journey, progress, "after.ease.1", "next")] == ["goto", "finish"]
    assert journey.settle("thanks", progress) == []


def test_progress_is_a_fold_over_the_events_and_nothing_else(journey: Journey) -> None:
    events = [
        Event(1, "a", "s", "receipt", "goto", "begin", "receipt", 0.0, ""),
        Event(2, "b", "s", "before.feeling.1", "set", "before.feeling/steer/answer", "3", 1.0, "d"),
        Event(3, "c", "s", "before.feeling.1", "set", "before.feeling/steer/answer", "4", 2.0, "d"),
        Event(4, "d", "s", "task.prepare", "start", "task.prepare/@start", "prepare", 3.0, "d"),
        Event(5, "e", "s", "task.prepare", "goto", "task.prepare/@start", "task.prepare.start", 3.0, "d"),
    ]
    progress = Progress.fold(events, "nl")
    assert progress.values == {"before.feeling/steer/answer": "4"}
    assert (progress.place, progress.seq, progress.started, progress.done) == (
        "task.prepare.start",
        5,
        {"prepare"},
        set(),
    )
    assert Progress.fold(events, "nl") == progress


def test_questions_about_people_say_from_how_many_people_figures_are_shown(journey: Journey) -> None:
    surface = HtmlSurface(Progress("en", scope="before.feeling"))
    journey.draw("before.feeling.1", surface, surface.record)  # type: ignore[arg-type]  # it is a Progress
    assert "groups of 5 people or more" in surface.html()


@pytest.mark.parametrize("taken", ["top", "go"])
def test_a_question_whose_id_the_house_uses_too_pushes_nothing_off_the_page(tmp_path: Path, taken: str) -> None:
    """`go` and `top` are good ids for a question, and the page's own pieces have names as well."""
    survey = MINI_KIT["surveys/ease.yaml"].replace("id: wish", f"id: {taken}")
    kit = open_kit(write_kit(tmp_path / "kit", {**MINI_KIT, "surveys/ease.yaml": survey}))
    progress = Progress("en", scope="after.ease")
    surface = HtmlSurface(progress)
    journey_of(kit, "small", "round-1").draw("after.ease.1", surface, progress)
    page = surface.html()
    assert 'name="after.ease/go/answer"' in page or 'name="after.ease/top/answer"' in page
    assert "You may skip any question." in page
    assert 'value="after.ease/next"' in page


@pytest.fixture
def twice(tmp_path: Path) -> Journey:
    """A round in which people see their own picture, before the tasks and after them."""
    files = {
        **MINI_KIT,
        "surveys/feeling.yaml": MINI_KIT["surveys/feeling.yaml"] + "profile: true\n",
        "experiments/small.yaml": MINI_KIT["experiments/small.yaml"].replace("after: [ease]", "after: [feeling, ease]"),
    }
    return journey_of(open_kit(write_kit(tmp_path / "twice", files)), "small", "round-1")


def test_ones_own_picture_is_a_stop_after_the_last_question(twice: Journey) -> None:
    questions = ["before.feeling.1", "before.feeling.profile"]
    assert twice.stops[1:3] == questions
    assert twice.stops[4:6] == [one.replace("before", "after") for one in questions]
    progress = begun(twice, "before.feeling.profile")
    assert press(twice, progress, "before.feeling.profile", "next")[0].value == "task.prepare"
    assert press(twice, progress, "before.feeling.profile", "back")[0].value == "before.feeling.1"


def test_the_later_picture_shows_both_and_the_earlier_one_only_its_own(twice: Journey) -> None:
    values = {f"{moment}.feeling/steer/answer": point for moment, point in (("before", "2"), ("after", "5"))}
    values |= {f"{moment}.feeling/drift/answer": "3" for moment in ("before", "after")}
    pages = {}
    for moment in ("before", "after"):
        progress = Progress("nl", {**values}, scope=f"{moment}.feeling")
        surface = HtmlSurface(progress)
        twice.draw(f"{moment}.feeling.profile", surface, progress)
        pages[moment] = surface.html()
    assert "Je komt uit op 2,5." in pages["before"]
    assert "Eerst" not in pages["before"]
    assert "Eerst 2,5, nu 4. Dat is 1,5 hoger." in pages["after"]
    assert "Jouw beeld" in pages["after"]
    assert "Je mag elke vraag overslaan" not in pages["after"]


def test_a_round_whose_survey_shows_no_picture_has_no_such_stop(journey: Journey) -> None:
    assert [one for one in journey.stops if one.endswith("profile")] == []
