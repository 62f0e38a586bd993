"""What is Streamlit's own about the surface: two tabs, a restart, a language switch, a run that is stopped halfway.

That it shows and records what the light door does is held in tests/contract.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from toolkit.surface import Option, Record, Value


class Desk:
    """A record that lives outside any session, and a browser's session that draws it."""

    def __init__(self, draw: Any, language: str = "nl") -> None:
        self.draw_with = draw
        self.record = Record(language, scope="s")
        self.heard: list[tuple[str, str, Value]] = []
        self.surface: Any = None
        self.test = AppTest.from_function(_script, kwargs={"desk": self}, default_timeout=30)

    def draw(self) -> None:
        from toolkit.app.surface import StreamlitSurface

        self.surface = StreamlitSurface(self.record, lambda *heard: self.heard.append(heard), Path(__file__).parent)
        self.draw_with(self.surface)

    def run(self) -> AppTest:
        self.test.run()
        assert not self.test.exception, self.test.exception
        return self.test

    def restarted(self) -> Desk:
        """The same browser page after the server was restarted: a new session, with the widgets as they were."""
        later = Desk(self.draw_with)
        later.record = Record("nl", dict(self.record.values), "s")
        for name, value in self.test.session_state.to_dict().items():
            if name.startswith("surface: s/"):
                later.test.session_state[name] = value
        return later


def _script(desk: "Any") -> None:  # noqa: UP037  # AppTest runs these lines by themselves, without our imports
    desk.draw()


def _one_of_each(s: Any) -> None:
    s.choice("choice", "Kies", [Option("a", "A"), Option("b", "B"), Option("c", "C")])
    s.multi_choice("many", "Kies er meer", [Option("a", "Een"), Option("b", "Twee")])
    s.checkbox("tick", "Vink")
    s.text_input("line", "Regel", 40)
    s.text_area("lines", "Regels", 80)
    s.number("number", "Getal", 0, 10)


ANSWERS: list[tuple[str, Value, Value]] = [
    ("s/choice", "a", "b"),
    ("s/many", ["a"], ["a", "b"]),
    ("s/tick", True, False),
    ("s/line", "een", "twee"),
    ("s/lines", "een", "twee"),
    ("s/number", 3.0, 4.5),
]


@pytest.mark.parametrize(("key", "first", "second"), ANSWERS)
def test_a_value_that_came_by_another_door_is_shown_and_not_taken_for_an_answer(
    key: str, first: Value, second: Value
) -> None:
    desk = Desk(_one_of_each)
    desk.run()
    for value in (first, second, first):
        desk.record.values[key] = value
        desk.run()
        desk.run()
        assert desk.heard == []
        assert desk.record.values == {key: value}


def test_an_answer_given_here_wins_from_one_that_came_by_another_door_at_the_same_time() -> None:
    desk = Desk(_one_of_each)
    desk.run()
    desk.record.values["s/choice"] = "b"
    desk.test.radio(key="surface: s/choice").set_value("c")
    desk.run()
    assert desk.heard == [("set", "s/choice", "c")]
    assert desk.record.values["s/choice"] == "c"


def test_the_first_tap_after_a_restart_of_the_server_counts() -> None:
    """Streamlit skips callbacks in a session that it has not seen before; values that are compared are not lost."""
    desk = Desk(_one_of_each)
    desk.run().radio(key="surface: s/choice").set_value("a")
    desk.run()
    later = desk.restarted()
    later.test.session_state["surface: s/choice"] = "b"
    later.run()
    assert later.heard == [("set", "s/choice", "b")]


def test_a_page_that_only_comes_back_after_a_restart_records_nothing() -> None:
    desk = Desk(_one_of_each)
    test = desk.run()
    test.radio(key="surface: s/choice").set_value("a")
    test.checkbox(key="surface: s/many#b").set_value(True)
    test.checkbox(key="surface: s/tick").set_value(True)
    test.text_input(key="surface: s/line").set_value("een")
    test.text_input(key="surface: s/number").set_value("3,5")
    desk.run()
    assert len(desk.heard) == 5
    later = desk.restarted()
    later.run()
    assert later.heard == []


def test_a_choice_survives_a_change_of_language() -> None:
    words = {"nl": ("Ja", "Nee"), "en": ("Yes", "No")}
    desk = Desk(
        lambda s: s.choice("c", "?", [Option(*one) for one in zip("yn", words[s.record.language], strict=True)])
    )
    desk.run().radio(key="surface: s/c").set_value("n")
    desk.run()
    desk.record.language = "en"
    desk.run()
    assert desk.test.radio[0].options == ["Yes", "No"]
    assert desk.test.radio[0].value == "n"
    assert desk.heard == [("set", "s/c", "n")]


def test_a_large_number_comes_back_as_it_was() -> None:
    desk = Desk(lambda s: s.number("n", "Getal", None, None))
    desk.record.values["s/n"] = 12_345_678.25
    desk.run()
    assert desk.test.text_input[0].value == "12345678.25"
    assert desk.heard == []


def test_what_is_no_answer_stays_refused_while_it_stands_there_and_keeps_the_last_one() -> None:
    desk = Desk(_one_of_each)
    field = desk.run().text_input(key="surface: s/number")
    field.set_value("3")
    desk.run()
    for _ in range(2):
        desk.test.text_input(key="surface: s/number").set_value("veel")
        desk.run()
        assert desk.surface.refused == {"s/number": "number"}
        assert desk.record.values["s/number"] == 3.0
    assert desk.heard == [("set", "s/number", 3.0)]


def test_a_draft_is_told_to_nobody() -> None:
    kept: list[str] = []
    desk = Desk(lambda s: kept.append(s.text_input("card", "Kaart", 40, draft=True)))
    desk.run().text_input[0].set_value("half een zin")
    desk.run()
    assert kept[-1] == "half een zin"
    assert desk.heard == []
    assert desk.record.values == {}


def test_what_was_found_is_told_before_anything_else_is_drawn() -> None:
    """Streamlit may stop a run at any of its calls; whatever was found up to there must be safe."""

    def draw(s: Any) -> None:
        s.text_input("line", "Regel", 40)
        if s.button("go", "Verder"):
            s.record.emit("finish", "go")
        if desk.heard:
            raise InterruptedError("the run is stopped here")
        s.text("nooit getekend")

    desk = Desk(draw)
    desk.run()
    desk.test.text_input[0].set_value("bewaar mij")
    desk.test.button[0].click()
    desk.test.run()
    assert [one.message for one in desk.test.exception] == ["the run is stopped here"]
    assert desk.heard == [("set", "s/line", "bewaar mij"), ("press", "s/go", True)]
    assert [one.kind for one in desk.record.facts] == ["finish"]


@pytest.mark.parametrize("source", ["absent.svg", "../conftest.py", "/etc/hostname", ""])
def test_only_a_picture_of_this_very_folder_is_shown(source: str) -> None:
    desk = Desk(lambda s: s.picture(source, "Wat er te zien is"))
    test = desk.run()
    assert [node.type for node in test.main if node.type in ("image", "markdown")] == ["markdown"]
    assert "Wat er te zien is" in test.markdown[0].value


def test_a_key_that_is_drawn_twice_is_an_error_of_the_kind() -> None:
    desk = Desk(lambda s: (s.checkbox("x", "Een"), s.checkbox("x", "Twee")))
    desk.test.run()
    assert "drawn twice" in desk.test.exception[0].message
