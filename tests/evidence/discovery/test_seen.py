"""Problems by how many people met them: from observers' notes and the team's findings."""

from __future__ import annotations

from tests.evidence.made_up import Records, make_kit
from toolkit.evidence.overview import as_json, as_text, overview
from toolkit.records import Finding, Observation


def seen(records: Records, who: str, finding: str, *, round_id: str = "one", robot: bool = False) -> None:
    seq = len(records.noted) + 1
    records.noted.append(
        Observation(seq, f"n{seq}", "s", round_id, who, "", "", "Zoekt", "", 2, "Noor", "", 1.0, robot, finding)
    )


def filled() -> Records:
    records = Records(
        found=[
            Finding("f1", "s", "Vindt de knop niet", "home", "v1", 1.0),
            Finding("f2", "s", "Te lang", "", "v1", 2.0),
        ]
    )
    who = [records.person("one", 10) for _ in range(5)]
    for one in who[:3]:
        seen(records, one, "f1")
        seen(records, one, "f1")  # twice by two observers is one person
    seen(records, who[4], "f2")
    seen(records, who[1], "")  # no finding yet
    seen(records, "", "f2")  # about the room
    records.close()
    return records


def test_people_are_counted_and_not_notes_and_the_room_is_nobody() -> None:
    (found,) = overview(make_kit(), filled(), "s", "en").discovered  # type: ignore[arg-type]
    assert found.discovery.n == 5
    assert found.discovery.counts == (("f1", 3), ("f2", 1))
    assert found.lines("en")[0].startswith("Vindt de knop niet: ")
    assert "3 of 5" in found.lines("en")[0]
    assert "3 van de 5" in found.lines("nl")[0]


def test_text_and_json_say_the_same() -> None:
    evidence = overview(make_kit(), filled(), "s", "nl")  # type: ignore[arg-type]
    (told,) = as_json(evidence)["discovered"]
    assert told["n"] == 5
    for one in told["sentences"]:
        assert one in as_text(evidence)


def test_a_round_that_nobody_looked_at_says_nothing_and_robots_are_not_people() -> None:
    records = filled()
    records.noted = [one for one in records.noted if not one.participant]
    assert overview(make_kit(), records, "s", "en").discovered == ()  # type: ignore[arg-type]
    robot = records.person("two", 10, robot=True)
    seen(records, robot, "f1", round_id="two", robot=True)
    (found,) = overview(make_kit(), records, "s", "en").discovered  # type: ignore[arg-type]
    assert found.source == "simulated"
    assert "robot" in found.told("en")[0]
