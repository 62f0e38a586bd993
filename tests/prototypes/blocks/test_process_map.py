"""The many steps of today beside the few of tomorrow."""

from __future__ import annotations

from tests.house.typed import block, draw, made, problems

Map = block("process-map")
MANY = "".join(f"  - {{id: s{n}, text: Stap {n}, who: HR}}\n" for n in range(1, 23))
LONG = f"kind: process-map\nid: way\nnow:\n  title: Nu\n  steps:\n{MANY}"
BOTH = LONG + "next:\n  title: Straks\n  steps:\n  - {id: talk, text: Een gesprek}\nstrike: Wat mag weg?\n"


def test_both_ways_say_how_many_steps_they_have() -> None:
    words = draw(made(Map, BOTH)).words
    assert "Nu: 22 stappen" in words
    assert "Straks: 1 stap " in words
    assert "22 steps" in draw(made(Map, BOTH), language="en").words


def test_striking_out_steps_says_how_many_stay() -> None:
    drawn = draw(made(Map, BOTH), {}, {"strike": ["s2", "s1"]})
    assert drawn.record.values["task.t/way/strike"] == ["s1", "s2"]
    assert "20 van de 22 stappen blijven." in drawn.words


def test_a_map_without_a_question_takes_no_answers() -> None:
    assert draw(made(Map, LONG)).offers == {}
    assert made(Map, LONG).answers().shape == "none"


def test_two_steps_of_one_name_are_said() -> None:
    assert "the id `s1` is used by step 1 and step 2" in problems(Map, LONG.replace("id: s2,", "id: s1,"))
