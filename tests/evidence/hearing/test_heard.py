"""What people wrote, with its tags and findings: people are counted, and nobody is given away."""

from __future__ import annotations

from tests.evidence.hearing.conftest import Room
from toolkit.evidence.hearing import marking
from toolkit.evidence.hearing.heard import Told, questions

TEN = [f"text {n}" for n in range(10)]


def ten(room: Room) -> dict[str, str]:
    room.write(*TEN)
    room.close()
    return room.read()


def told(room: Room) -> Told:
    (one,) = room.hear().findings
    return one


def test_the_open_questions_of_a_sprint_come_in_the_order_in_which_they_are_asked(room: Room) -> None:
    found = [one.id for one in questions(room.sprint, room.surveys)]
    assert found == ["people/before/worry", "people/after/worry", "feedback/after/wish", "feedback/after/why"]
    assert list(questions(room.sprint, {})) == []  # a survey that the kit has lost asks nothing


def test_nine_people_show_nothing_and_ten_do(room: Room) -> None:
    people = room.write(*TEN[:9])
    room.store.close_round("s", "one")
    assert room.answered().comments.texts == ()
    # Labels that were put on by hand in the database show nothing either.
    room.store.write(
        lambda tx: tx.make_finding(
            "s", "Guess", "", "", (), [marking.Label(one.id, "feedback", "after", "wish", "tag", "x") for one in people]
        )
    ).result(5)
    marking.tag(room.store, "s", marking.places(room.store, "s"), "guess")
    assert (room.answered().tagged(), room.hear().tags, room.hear().written) == ([], (), ())
    assert (told(room).fewest, told(room).most) == (0, 0)
    room.say(room.join("two"), TEN[9])
    room.store.close_round("s", "two")
    assert set(room.read()) == set(TEN)
    assert room.answered().tagged() == [("guess", 9)]
    assert (told(room).fewest, told(room).most) == (9, 9)


def test_a_tag_is_counted_by_people_and_questions_stay_apart(room: Room) -> None:
    people = room.write(*TEN)
    for one in people:
        room.say(one, f"why {one.id}", "why")
    room.close()
    keys = room.read()
    assert marking.tag(room.store, "s", [keys["text 1"], keys["text 2"]], " slow ") == 2
    assert marking.tag(room.store, "s", [keys["text 2"], keys["text 3"]], "slow") == 1
    marking.tag(room.store, "s", [keys["text 2"]], "Alike")
    marking.tag(room.store, "s", list(room.read("why").values()), "slow")
    assert room.answered().tagged() == [("slow", 3), ("Alike", 1)]
    assert room.answered("why").tagged() == [("slow", 10)]
    assert room.answered().tags[keys["text 2"]] == ("Alike", "slow")
    assert room.hear().tags == ("Alike", "slow")
    assert marking.untag(room.store, "s", keys.values(), "slow") == 3
    assert room.answered().tagged() == [("Alike", 1)]


def test_a_tag_takes_the_spelling_that_is_known() -> None:
    assert marking.neat("  Te \n traag ", ["te traag"]) == "te traag"
    assert marking.neat("Te traag") == "Te traag"


def test_grouping_by_hand_changes_how_many_people_a_finding_is_about(room: Room) -> None:
    keys = ten(room)
    finding = marking.make(room.store, "s", "  Too   slow ", [keys["text 1"], keys["text 2"]])
    assert finding is not None
    assert (finding.title, finding.screen, finding.revision) == ("Too slow", "", "")
    assert (told(room).fewest, told(room).most) == (2, 2)
    assert marking.join(room.store, finding, [keys["text 2"], keys["text 3"]]) == 1
    assert (told(room).fewest, told(room).most) == (3, 3)
    assert [one.text for _, answers in told(room).wrote for one in answers] == [
        text for text in keys if text in ("text 1", "text 2", "text 3")
    ]
    assert marking.leave(room.store, finding, [keys["text 1"]]) == 1
    assert (told(room).fewest, told(room).most) == (2, 2)
    assert marking.leave(room.store, finding, keys.values()) == 2
    assert room.hear().findings == ()
    assert marking.join(room.store, finding, [keys["text 1"]]) == 0  # it is gone


def test_people_who_were_seen_and_people_who_wrote_are_never_added_up_to_more_than_there_may_be(room: Room) -> None:
    keys = ten(room)
    notes = [room.note(code) for code in ("ABCD", "ABCD", "EFGH", "JKLM")]
    notes += [room.note("ROBO", robot=True), room.note("")]
    finding = room.store.write(lambda tx: tx.make_finding("s", "Slow", "", "", notes)).result(5)
    assert finding is not None
    assert (told(room).seen, told(room).robots, told(room).rounds) == (3, 1, ("one",))
    marking.join(room.store, finding, [keys["text 1"], keys["text 2"]])
    assert (told(room).fewest, told(room).most) == (3, 5)


def test_nobody_can_tell_by_a_count_whether_a_participant_wrote_an_answer(room: Room) -> None:
    """Whoever puts an answer beside the notes about one person reads the same, whether it is theirs or not."""
    people = room.write(*TEN)
    room.close()
    keys, seen = room.read(), people[0].participant
    read = []
    for text in ("text 0", "text 1"):
        note = room.note(seen)
        finding = room.store.write(lambda tx, note=note: tx.make_finding("s", "Guess", "", "", [note])).result(5)
        marking.join(room.store, finding, [keys[text]])
        read.append(next(one for one in room.hear().findings if one.finding == finding))
    assert [(one.seen, one.fewest, one.most) for one in read] == [(1, 1, 2), (1, 1, 2)]


def test_nobody_can_tell_by_a_count_whether_two_answers_are_of_one_person(room: Room) -> None:
    people = room.write(*TEN)
    for number, one in enumerate(people):
        room.say(one, f"why {number}", "why")
    room.close()
    wish, why = room.read(), room.read("why")
    read = []
    for other in ("why 0", "why 1"):
        finding = marking.make(room.store, "s", other, [wish["text 0"], why[other]])
        read.append(next(one for one in room.hear().findings if one.finding == finding))
    assert [(one.fewest, one.most) for one in read] == [(1, 2), (1, 2)]


def test_who_withdraws_is_gone_from_answers_tags_and_findings(room: Room) -> None:
    people = room.write(*TEN)
    room.close()
    keys = room.read()
    marking.tag(room.store, "s", [keys["text 0"], keys["text 1"]], "slow")
    marking.tag(room.store, "s", [keys["text 0"]], "of Ann alone")
    marking.make(room.store, "s", "Both", [keys["text 0"], keys["text 1"]])
    marking.make(room.store, "s", "Ann alone", [keys["text 0"]])
    room.store.withdraw(people[0].id)
    hearing = room.hear()
    assert "text 0" not in room.read()
    assert room.answered().tagged() == [("slow", 1)]
    assert hearing.tags == ("slow",)
    assert [(one.finding.title, one.most) for one in hearing.findings] == [("Both", 1)]
    assert marking.tag(room.store, "s", [keys["text 0"]], "late") == 0
    assert marking.make(room.store, "s", "Late", [keys["text 0"]]) is None


def test_robots_answers_come_alone_and_are_part_of_nothing(room: Room) -> None:
    robots = [room.say(room.join(robot=True), text) for text in TEN]
    room.close()
    found = room.answered()
    assert found.simulated
    assert len(found.comments.texts) == 10
    marking.make(room.store, "s", "Robots", [one.key for one in found.comments.texts])
    assert room.hear().written == ()
    assert robots
    room.store.open_round("s", "two")
    room.join("two")
    assert not room.answered().simulated
    assert room.answered().comments.texts == ()
