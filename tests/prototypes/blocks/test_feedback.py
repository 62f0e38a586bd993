"""Feedback as people see it: the asker, the giver, everybody else, a moderator."""

from __future__ import annotations

from tests.house.typed import block, made, problems
from tests.prototypes.community.town import Town

Feedback = block("feedback")
TYPED = Feedback.example
PLAIN = "kind: feedback\nid: fb\nnames: named\n"


def asked(town: Town, by: str = "a") -> str:
    return town.share("fb", by, "ask", about="Mijn uitleg voor nieuwe collega's", text="Is het kort genoeg?")


def given(town: Town, ask: str, by: str = "b") -> str:
    return town.share("fb", by, "give", to=ask, strength="Lekker kort", tip="Zet er een foto bij")


def test_a_request_stands_for_everybody_and_its_feedback_for_the_asker_alone() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    town.person("a", name="Noor")
    town.person("b", name="Joris")
    town.does(feedback, "a", "new/ask", about="Mijn uitleg", text="Kort genoeg?")
    assert "Mijn uitleg Noor Kort genoeg?" in town.sees(feedback, "b").words
    town.does(feedback, "b", "ask-3/give/give", strength="Lekker kort", tip="Zet er een foto bij")
    said = "Sterk: Lekker kort Tip: Zet er een foto bij"
    assert f"Feedback · Joris {said}" in town.sees(feedback, "a").words
    assert f"Feedback · jij {said}" in town.sees(feedback, "b").words
    assert "Lekker kort" not in town.sees(feedback, "c").words


def test_a_moderator_does_not_read_private_feedback_either() -> None:
    town, feedback = Town(roles={"m": "moderator", "h": "administrator"}), made(Feedback, PLAIN)
    given(town, asked(town))
    assert "Lekker kort" not in town.sees(feedback, "m").words
    assert "Lekker kort" not in town.sees(feedback, "h").words


def test_the_asker_may_show_it_to_everybody_and_stop_showing_it() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    one = given(town, asked(town))
    assert f"ask-1/given-{one}/open" not in town.sees(feedback, "b").offers
    town.does(feedback, "a", f"ask-1/given-{one}/open")
    assert "Lekker kort" in town.sees(feedback, "c").words
    town.does(feedback, "a", f"ask-1/given-{one}/close")
    assert "Lekker kort" not in town.sees(feedback, "c").words


def test_feedback_is_a_strong_point_and_a_tip() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    asked(town)
    seen = town.sees(feedback, "b", {"ask-1/give/strength": "Kort", "ask-1/give/tip": "", "ask-1/give/give": True})
    assert (seen.refused, seen.facts) == ({"ask-1/give/give": "empty"}, ())


def test_one_gives_once_until_one_takes_it_back() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    one = given(town, asked(town))
    assert "ask-1/give/give" not in town.sees(feedback, "b").offers
    assert "ask-1/give/give" in town.does(feedback, "b", f"ask-1/given-{one}/back").offers
    assert "ask-1/give/give" not in town.sees(feedback, "a").offers


def test_who_has_enough_stops_asking() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    given(town, asked(town))
    assert "afgerond" in town.does(feedback, "a", "ask-1/stop").words
    assert "Mijn uitleg" not in town.sees(feedback, "c").words


def test_a_giver_keeps_what_they_gave_when_the_asker_withdraws() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    given(town, asked(town))
    left = town.without("a")
    assert (
        "Dit is ingetrokken door wie het plaatste. Feedback · jij Sterk: Lekker kort" in left.sees(feedback, "b").words
    )
    assert "Lekker kort" not in left.sees(feedback, "c").words


def test_a_moderator_hides_a_request_or_what_was_shown_of_it() -> None:
    town, feedback = Town(roles={"m": "moderator"}), made(Feedback, PLAIN)
    one = given(town, asked(town))
    town.does(feedback, "a", f"ask-1/given-{one}/open")
    town.does(feedback, "m", "ask-1/moderate/hide", what=one, reason="Te grof")
    assert "Lekker kort" not in town.sees(feedback, "c").words
    assert "Reden: Te grof" in town.sees(feedback, "m").words
    town.does(feedback, "m", f"ask-1/show-{one}/show")
    assert "Lekker kort" in town.sees(feedback, "c").words
    town.does(feedback, "m", "ask-1/moderate/hide", what="1", reason="Dubbel")
    assert "Reden: Dubbel" in town.sees(feedback, "c").words
    assert "Mijn uitleg" not in town.sees(feedback, "c").words


def test_feedback_on_an_example_stays_with_its_giver() -> None:
    town, feedback = Town(), made(Feedback, TYPED)
    assert "Samir · voorbeeld" in town.sees(feedback, "a").words
    at = "ask-example.quick-start/give"
    assert "Lekker kort" in town.does(feedback, "a", f"{at}/give", strength="Lekker kort", tip="Foto").words
    assert "Lekker kort" not in town.sees(feedback, "b").words


def test_anonymous_feedback_has_no_name() -> None:
    town, feedback = Town(), made(Feedback, PLAIN.replace("named", "anonymous"))
    town.person("b", name="Joris")
    given(town, asked(town))
    assert "Feedback · iemand" in town.sees(feedback, "a").words


def test_a_condition_can_ask_what_somebody_did() -> None:
    town, feedback = Town(), made(Feedback, PLAIN)
    town.does(feedback, "a", "new/ask", about="Mijn uitleg")
    town.does(feedback, "b", "ask-1/give/give", strength="Kort", tip="Foto")
    assert feedback.answer(town.sees(feedback, "a").record) == ["ask"]
    assert feedback.answer(town.sees(feedback, "b").record) == ["give"]


def test_two_examples_of_one_name_are_said() -> None:
    wrong = problems(Feedback, TYPED + TYPED[TYPED.index("  - id: quick-start") :])
    assert "the id `quick-start` is used by example 1 and example 2" in wrong
