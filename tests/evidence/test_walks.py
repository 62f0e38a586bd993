"""The way through the screens of a task, and what was touched first."""

from __future__ import annotations

import pytest

from tests.evidence.made_up import PROTOTYPE, Records, make_kit, two
from toolkit.evidence import sentences
from toolkit.evidence.gather import gather
from toolkit.evidence.measures import first_choice, path
from toolkit.evidence.overview import overview
from toolkit.evidence.structure import Line
from toolkit.evidence.walks import Walk, walks
from toolkit.prototypes.prototype import Prototype
from toolkit.records import Event


def walk(records: Records, *did: str, end: str = "done") -> str:
    """`did`: "@home" for a screen that opens, "talk/go" for a press there."""
    session = records.person("one")

    def event(kind: str, key: str, value: object) -> None:
        seq = len(records.of_events) + 1
        made = Event(seq, f"w{seq}", session, "task.agree.home", kind, key, value, 100.0 + seq, "seen")  # type: ignore[arg-type]
        records.of_events.append(("one", made))

    event("start", "task.agree/@start", "agree")
    for one in did:
        if one.startswith("@"):
            event("goto", "task.agree/go", f"task.agree.{one[1:]}")
        else:
            event("press", f"task.agree/{one}", True)
    if end in ("done", "give-up"):
        event(end, "task.agree", "agree")
    return session


def one_walk(*did: str, end: str = "done") -> Walk:
    records = Records()
    walk(records, *did, end=end)
    (found,) = walks(gather(records, "s", "one").people, "agree")  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("did", "end", "way"),
    [
        (("@home", "@talk", "@sign"), "done", "direct"),
        (("@home", "@talk", "@home", "@sign"), "done", "detours"),
        (("@home", "@home", "@sign"), "done", "direct"),  # a reload opens no other screen
        (("@home", "@talk", "@home"), "give-up", "gave-up"),
        (("@home",), "nothing", "unfinished"),
        ((), "done", "direct"),
    ],
)
def test_a_detour_is_a_screen_that_is_opened_again(did: tuple[str, ...], end: str, way: str) -> None:
    assert one_walk(*did, end=end).way == way


def test_what_comes_after_the_end_is_no_part_of_the_way() -> None:
    records = Records()
    session = walk(records, "@home", "@sign")
    late = Event(99, "late", session, "task.agree.sign", "goto", "task.agree/go", "task.agree.home", 200.0, "seen")
    records.of_events.append(("one", late))
    assert [one.way for one in walks(gather(records, "s", "one").people, "agree")] == ["direct"]  # type: ignore[arg-type]


def test_the_first_choice_is_the_first_block_that_was_touched_and_no_button_of_the_journey() -> None:
    assert one_walk("start", "@home", "talk/go", "sign/go").first == "talk"
    assert one_walk("@home", end="give-up").first == ""


CHOICES = {
    **PROTOTYPE,
    "screens": [
        {
            "id": "home",
            "title": two("Thuis", "Home"),
            "blocks": [
                {"kind": "button", "id": "talk", "label": two("Naar het gesprek", "To the talk"), "to": "end"},
                {"kind": "checklist", "id": "list", "items": [{"id": "a", "text": "A"}]},
            ],
        },
        {"id": "end", "title": two("Klaar", "Done"), "end": True, "blocks": [{"kind": "text", "text": "Done"}]},
    ],
}


def evidence_of(records: Records) -> dict[str, Line]:
    kit = make_kit()
    kit.prototypes["toolkit"]["v1"] = Prototype.model_validate(CHOICES)
    return {line.subject.id: line for line in overview(kit, records, "s", "en").lines}  # type: ignore[arg-type]


def test_both_are_told_with_their_people_in_both_languages() -> None:
    records = Records()
    walk(records, "@home", "talk/go", "@end")
    walk(records, "@home", "talk/go", "@end", "@home", "@end")
    walk(records, "@home", "list/a", end="give-up")
    walk(records, "@home", end="give-up")
    records.state("one")
    lines = evidence_of(records)
    ways, first = lines["path/agree"].figures[0], lines["first-choice/agree"].figures[0]
    assert sentences.figure(ways, "en") == "Of 4 people: straight there (1); there with a detour (1); gave up (2)."
    assert sentences.figure(ways, "nl") == "Van 4 mensen: in één keer goed (1); klaar met een omweg (1); gestopt (2)."
    assert sentences.figure(first, "en") == "What 3 people pressed or filled in first: To the talk (2); Home (1)."
    assert sentences.figure(first, "nl").endswith("Naar het gesprek (2); Thuis (1).")


def test_the_direct_way_is_compared_between_rounds_as_a_rate() -> None:
    records = Records()
    for _ in range(4):
        walk(records, "@home", "@end", "@home", "@end")
    for _ in range(4):
        session = walk(records, "@home", "@end")
        records.of_sessions[-1] = type(records.of_sessions[-1])(**{**vars(records.of_sessions[-1]), "round": "two"})
        records.of_events = [("two" if one.session == session else name, one) for name, one in records.of_events]
    records.close()
    (found,) = evidence_of(records)["path/agree"].comparisons
    assert found.estimate.value == 1.0
    assert "0 of 4 → 4 of 4 got straight there (+100 points" in sentences.comparison(found, "en")
    assert "0 van de 4 → 4 van de 4 in één keer goed" in sentences.comparison(found, "nl")


def test_both_measures_say_what_they_are() -> None:
    assert path.MEASURE.name == "path"
    assert first_choice.MEASURE.name == "first-choice"
