"""What was heard, in sentences and as data: the same on screen, in a report and for other programs."""

from __future__ import annotations

import json
from string import Formatter

import pytest

from tests.evidence.hearing.conftest import Room
from toolkit.evidence.hearing import marking, sentences
from toolkit.evidence.hearing.sections import QUOTES, SHORT, Part, as_json, as_sections
from toolkit.evidence.hearing.words import WORDS

TEN = [f"text {n}" for n in range(10)]
HIDDEN = "Hier lees je pas iets als ten minste 10 mensen iets schreven en hun ronde gesloten is."


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_every_word_with_the_same_gaps() -> None:
    assert list(WORDS["nl"]) == list(WORDS["en"])
    for name, said in WORDS["nl"].items():
        assert gaps(said) == gaps(WORDS["en"][name]), name


def parts(room: Room, language: str = "nl") -> dict[str, Part]:
    return {one.title: one for one in as_sections(room.hear(), language)}


def wish(room: Room, language: str = "nl") -> tuple[str, ...]:
    return sentences.standing(room.answered(), language)


def test_a_question_says_when_there_is_something_to_read_and_not_how_many_wait(room: Room) -> None:
    assert wish(room) == (HIDDEN,)
    room.write(*TEN[:9])
    room.close()
    assert wish(room) == (HIDDEN,)
    assert wish(room, "en") == (
        "There is something to read here once at least 10 people wrote something and their round is closed.",
    )


def test_a_question_says_how_many_people_are_read_and_that_more_are_waiting(room: Room) -> None:
    people = room.write(*TEN)
    room.store.close_round("s", "one")
    assert wish(room) == ("Antwoorden van 10 mensen, in een volgorde die niets zegt.",)
    room.say(room.join("two"), "later")
    room.store.close_round("s", "two")
    assert wish(room)[1:] == (
        "Er is meer te lezen zodra er weer 10 mensen zijn die iets schreven en hun ronde gesloten is.",
    )
    for one in people[1:]:
        room.store.withdraw(one.id)
    assert wish(room, "en")[0] == "The answer of 1 person."


def test_a_finding_says_how_many_people_and_where_they_were_met(room: Room) -> None:
    people = room.write(*TEN)
    for one in people:
        room.say(one, f"why {one.id}", "why")
    room.close()
    keys, why = room.read(), list(room.read("why").values())
    finding = marking.make(room.store, "s", "Too slow", [keys["text 1"]])
    assert finding is not None
    assert told(room, "en") == ("Written by 1 person at ‘I wish that’.",)
    marking.join(room.store, finding, [keys["text 2"], *why[:1]])
    notes = [room.note("ABCD"), room.note("ROBO", robot=True)]
    room.store.write(lambda tx: tx.put_in(finding, notes)).result(5)
    assert told(room, "nl") == (
        "Ten minste 2 en hoogstens 4 mensen: bij 1 persoon gezien, door 2 mensen geschreven bij ‘Ik zou willen dat’ en "
        "door 1 persoon geschreven bij ‘Waarom?’.",
        "Of iemand dubbel voorkomt, laat de kit niet zien: dan zou je kunnen nagaan wie wat schreef.",
        "En 1 observatie bij een robot, die niet meetelt.",
    )


def told(room: Room, language: str) -> tuple[str, ...]:
    return sentences.told(room.hear().findings[0], language)


def test_a_report_quotes_only_answers_that_somebody_put_into_a_finding_and_only_a_few_short_ones(room: Room) -> None:
    room.write(*TEN, "z" * (SHORT + 1))
    room.close()
    keys = room.read()
    marking.tag(room.store, "s", keys.values(), "all")
    assert all(not section.quotes for part in parts(room).values() for section in part.sections)
    marking.make(room.store, "s", "Slow", [keys[text] for text in (*TEN[:5], "z" * (SHORT + 1))])
    (finding,) = parts(room)["Bevindingen uit wat mensen schreven"].sections
    assert (finding.title, finding.sentences) == (
        "Slow",
        ("Door 6 mensen geschreven bij ‘Ik zou willen dat’.",),
    )
    assert finding.quotes == tuple(text for text in keys if text in TEN[:5])[:QUOTES]
    assert parts(room)["Wat mensen schreven"].sections[2].sentences == (
        "11 mensen schreven iets. Wat daarvan bij elkaar is gelegd, staat bij de bevindingen.",
        "‘all’: 11 mensen.",
    )


def test_a_question_that_may_not_be_read_has_no_number_and_no_tag_in_the_data(room: Room) -> None:
    room.write(*TEN[:9])
    room.close()
    marking.tag(room.store, "s", marking.places(room.store, "s"), "secret")
    marking.make(room.store, "s", "Secret finding", marking.places(room.store, "s"))
    data = as_json(room.hear(), "en")
    assert data["findings"] == []
    assert [one["id"] for one in data["questions"]] == [one.question.id for one in room.hear().answered]
    for one in data["questions"]:
        assert (one["shown"], one["n"], one["tags"]) == (False, None, [])
    said = json.dumps(data)
    assert "9" not in said
    assert "secret" not in said.lower()
    assert "text" not in said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_screen_report_and_data_say_the_same(room: Room, language: str) -> None:
    room.write(*TEN)
    room.close()
    keys = room.read()
    marking.tag(room.store, "s", [keys["text 1"]], "slow")
    marking.make(room.store, "s", "Slow", [keys["text 1"]])
    hearing, data = room.hear(), as_json(room.hear(), language)
    questions, findings = as_sections(hearing, language)
    for section, one in zip(questions.sections, data["questions"], strict=True):
        assert section.title == one["title"]
        assert list(section.sentences)[: len(one["sentences"])] == one["sentences"]
    for section, one in zip(findings.sections, data["findings"], strict=True):
        assert (section.title, list(section.sentences)) == (one["title"], one["sentences"])
        assert list(section.quotes) == one["quotes"]
    assert data["questions"][2]["tags"] == [{"tag": "slow", "people": 1}]
    assert json.loads(json.dumps(data)) == data


def test_what_robots_wrote_is_marked_and_never_quoted(room: Room) -> None:
    for text in TEN:
        room.say(room.join(robot=True), text)
    room.close()
    keys = room.read()
    marking.make(room.store, "s", "Robots", keys.values())
    section = parts(room, "en")["What people wrote"].sections[2]
    assert section.simulated
    assert section.sentences == (
        "Simulated: 10 robots wrote something. What was put together of it stands with the findings.",
    )
    assert list(parts(room, "en")) == ["What people wrote"]
    assert "text 1" not in json.dumps(as_json(room.hear(), "en"))
