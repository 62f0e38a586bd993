"""What is folded from what people did on an expedition board."""

from __future__ import annotations

import pytest

from tests.prototypes.expedition.said import fact, said, stands
from toolkit.prototypes.expedition.board import Board
from toolkit.prototypes.expedition.fold import fold
from toolkit.room import Shared


def route(*facts: Shared) -> list[str]:
    """The route as one reads it: what stands on each step, `(…)` for one that was bent."""
    board = fold(facts)
    told = [(one, "/".join(stands(board, one.id)) or "-") for one in board.of("route")]
    return [f"({text})" if one.bent else text for one, text in told]


A_STEP = fact(1, "A", "add", part="route", text="enquête")


# -- one text, several writers ----------------------------------------------------------------------------------------


def test_whoever_saw_a_text_and_writes_on_takes_its_place() -> None:
    board = fold([A_STEP, fact(2, "B", "edit", card=1, part="route", text="korte enquête", began=1)])
    assert stands(board, 1) == ["korte enquête"]
    assert [one.text for one in board.cards["1"].texts.earlier] == ["enquête"]


TWO = (
    A_STEP,
    fact(2, "B", "edit", card=1, part="route", text="van B", began=1),
    fact(3, "C", "edit", card=1, part="route", text="van C", began=1),
)


def test_two_who_wrote_at_once_both_keep_their_text() -> None:
    assert stands(fold(TWO), 1) == ["van B", "van C"]


def test_a_text_that_was_built_upon_does_not_come_back_with_a_late_one() -> None:
    after_b = fact(4, "A", "edit", card=1, part="route", text="van A", began=3)
    late = fact(5, "D", "edit", card=1, part="route", text="van D", began=2)
    assert stands(fold([*TWO, after_b, late]), 1) == ["van A", "van D"]


def test_choosing_ends_it_and_the_other_text_can_still_be_read() -> None:
    board = fold([*TWO, fact(4, "A", "choose", card=1, part="route", keep=2, over=3, began=3)])
    assert stands(board, 1) == ["van B"]
    assert [one.text for one in board.cards["1"].texts.earlier] == ["van C", "enquête"]


def test_a_third_text_that_came_meanwhile_is_not_chosen_away() -> None:
    third = fact(4, "D", "edit", card=1, part="route", text="van D", began=1)
    board = fold([*TWO, third, fact(5, "A", "choose", card=1, part="route", keep=2, over=3, began=3)])
    assert stands(board, 1) == ["van D", "van B"]


def test_two_who_choose_differently_have_two_texts_again() -> None:
    chosen = (
        fact(4, "A", "choose", card=1, part="route", keep=2, over=3, began=3),
        fact(5, "D", "choose", card=1, part="route", keep=3, over=2, began=3),
    )
    assert stands(fold([*TWO, *chosen]), 1) == ["van B", "van C"]
    again = fact(6, "A", "choose", card=1, part="route", keep=5, over=4, began=5)
    assert stands(fold([*TWO, *chosen, again]), 1) == ["van C"]


def test_two_who_choose_or_write_the_same_have_one_text() -> None:
    chosen = [
        fact(seq, by, "choose", card=1, part="route", keep=2, over=3, began=3) for seq, by in ((4, "A"), (5, "D"))
    ]
    assert stands(fold([*TWO, *chosen]), 1) == ["van B"]
    same = fact(4, "D", "edit", card=1, part="route", text="van B", began=1)
    assert stands(fold([*TWO, same]), 1) == ["van B", "van C"]


def test_saving_a_text_as_it_was_found_writes_nothing() -> None:
    """Otherwise whoever presses the button a little late would bring an old text back."""
    moved_on = fact(2, "B", "edit", card=1, part="route", text="korte enquête", began=1)
    board = fold([A_STEP, moved_on, fact(3, "C", "edit", card=1, part="route", text=" enquête ", began=1)])
    assert stands(board, 1) == ["korte enquête"]
    longer = fact(3, "C", "edit", card=1, part="route", text="enquête met drie vragen", began=1)
    assert stands(fold([A_STEP, moved_on, longer]), 1) == ["korte enquête", "enquête met drie vragen"]


def test_a_version_that_its_writer_cannot_have_seen_overwrites_nothing() -> None:
    for began in ("99", "", "later", "2", "١"):
        board = fold([A_STEP, fact(2, "B", "edit", card=1, part="route", text="van B", began=began)])
        assert stands(board, 1) == ["enquête", "van B"], began


def test_the_ambition_is_a_text_that_is_there_before_anybody_wrote() -> None:
    assert fold([]).ambition.texts.heads == ()
    first = fact(1, "A", "edit", card="ambition", part="ambition", text="van A", began=fold([]).ambition.texts.latest)
    second = fact(2, "B", "edit", card="ambition", part="ambition", text="van B", began=fold([]).ambition.texts.latest)
    assert stands(fold([first, second]), "ambition") == ["van A", "van B"]


# -- the route --------------------------------------------------------------------------------------------------------


def test_a_step_that_was_bent_stays_on_the_route_before_what_came_in_its_place() -> None:
    facts = (
        A_STEP,
        fact(2, "A", "add", part="route", text="presentatie"),
        fact(3, "B", "bend", card=1, part="route", text="drie gesprekken", because="niemand vult iets in"),
        fact(4, "C", "bend", card=3, part="route", text="meelopen", because="gesprekken kosten tijd"),
    )
    assert route(*facts) == ["(enquête)", "(drie gesprekken)", "meelopen", "presentatie"]
    assert fold(facts).cards["3"].because == "niemand vult iets in"


def test_two_who_bend_the_same_step_both_find_theirs_on_the_route() -> None:
    bends = [fact(seq, "B", "bend", card=1, part="route", text=f"stap {seq}", because="zo") for seq in (2, 3)]
    assert route(A_STEP, *bends) == ["(enquête)", "stap 2", "stap 3"]


def test_only_a_step_can_be_bent_and_only_with_a_new_one() -> None:
    learnt = fact(1, "A", "add", part="learning", text="luisteren")
    assert fold([learnt, fact(2, "A", "bend", card=1, part="route", text="x", because="y")]).of("route") == ()
    assert route(A_STEP, fact(2, "A", "bend", card=1, part="route", text=" ", because="y")) == ["enquête"]


# -- the other parts --------------------------------------------------------------------------------------------------


def test_a_trial_keeps_what_was_expected_beside_what_came_of_it() -> None:
    facts = (
        fact(1, "A", "add", part="trials", text="een middag meelopen", expects="meer vragen", round="ronde 2"),
        fact(2, "B", "result", card=1, part="trials", text="drie mensen kwamen terug"),
    )
    (trial,) = fold(facts).of("trials")
    assert (trial.expects, trial.round) == ("meer vragen", "ronde 2")
    assert [(one.by, one.text) for one in trial.notes] == [("B", "drie mensen kwamen terug")]


def test_a_request_waits_for_everybody_but_its_asker_until_they_answer() -> None:
    asked = [fact(seq, by, "add", part="feedback", text=f"vraag van {by}") for seq, by in ((1, "A"), (2, "B"))]
    answered = fact(3, "C", "answer", card=1, part="feedback", text="doen")
    board = fold([*asked, answered])
    waits = {who: [stands(board, one.id)[0] for one in board.asked(who)] for who in "ABCD"}
    assert waits == {
        "A": ["vraag van B"],
        "B": ["vraag van A"],
        "C": ["vraag van B"],
        "D": ["vraag van A", "vraag van B"],
    }


def test_a_point_is_ready_since_the_first_who_said_so_until_somebody_says_otherwise() -> None:
    yes, again = fact(1, "A", "tick", point="wie", to="yes"), fact(2, "B", "tick", point="wie", to="yes")
    assert fold([yes, again]).ticks["wie"].by == "A"
    assert fold([yes, again, fact(3, "C", "tick", point="wie", to="no")]).ticks == {}


# -- what makes no sense, and what comes twice ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nonsense",
    [
        fact(9, "X", "add", part="ambition", text="x"),
        fact(9, "X", "add", part="elders", text="x"),
        fact(9, "X", "add", part="route", text="  "),
        fact(9, "X", "edit", card=1, part="route", text="", began=1),
        fact(9, "X", "edit", card=12, part="route", text="x", began=1),
        fact(9, "X", "edit", card="01", part="route", text="x", began=1),
        fact(9, "X", "edit", card="ambition2", part="ambition", text="x", began=1),
        fact(9, "X", "choose", card=1, part="route", keep=7, began=8),
        fact(9, "X", "choose", card="", part="route", keep="", began=""),
        fact(9, "X", "answer", card=1, part="route", text="x"),
        fact(9, "X", "mark", card=5, part="nergens", to="done"),
        fact(9, "X", "hide", what="niets", to="yes"),
        fact(9, "X", "dans", card=1),
        fact(9, "X", "tick"),
    ],
    ids=lambda one: " ".join((one.kind, *one.value.values())),
)
def test_what_makes_no_sense_changes_nothing(nonsense: Shared) -> None:
    facts = (*TWO, fact(4, "A", "result", card=1, part="route", text="op de verkeerde plek"))
    assert fold((*facts, nonsense)) == fold(facts)


def test_a_press_that_arrives_twice_shows_once() -> None:
    """Its second arrival has a seq of its own; a minute later the same person may well mean the same words again."""
    once = (*TWO, fact(4, "B", "bend", card=1, part="route", text="nieuw", because="zo"))
    twice = [Shared(one.seq + 4, one.by, one.kind, one.value, one.at + 20) for one in once]
    assert fold((*once, *twice)) == fold(once)
    later = Shared(20, A_STEP.by, A_STEP.kind, A_STEP.value, A_STEP.at + 3600)
    assert route(A_STEP, later) == ["enquête", "enquête"]


# -- withdrawing ------------------------------------------------------------------------------------------------------

TRIAL = (
    fact(1, "A", "add", part="trials", text="meelopen", expects="meer vragen"),
    fact(2, "B", "edit", card=1, part="trials", text="een middag meelopen", began=1),
    fact(3, "C", "result", card=1, part="trials", text="dat beviel"),
    fact(4, "A", "edit", card=1, part="trials", text="twee middagen meelopen", began=2),
)


def without(who: str, *facts: Shared) -> Board:
    return fold(one for one in facts if one.by != who)


def test_what_others_wrote_on_a_card_stays_when_its_maker_withdraws() -> None:
    board = without("A", *TRIAL)
    assert stands(board, 1) == ["een middag meelopen"]
    assert said(board) == {"een middag meelopen", "dat beviel"}
    assert board.cards["1"].gone
    assert without("B", *TRIAL).cards["1"].gone is False


def test_a_text_in_between_that_is_withdrawn_brings_no_older_one_back() -> None:
    assert stands(without("B", *TRIAL), 1) == ["twee middagen meelopen"]


def test_a_card_on_which_nobody_else_wrote_goes_with_its_maker() -> None:
    marked = fact(2, "B", "mark", card=1, part="route", to="done")
    assert without("A", A_STEP, marked).cards == {}


def test_a_step_that_is_withdrawn_still_shows_that_the_plan_was_bent_there() -> None:
    facts = (A_STEP, fact(2, "B", "bend", card=1, part="route", text="drie gesprekken", because="niemand vult iets in"))
    assert [route(*facts), route(facts[1]), route(facts[0])] == [
        ["(enquête)", "drie gesprekken"],
        ["(-)", "drie gesprekken"],
        ["enquête"],
    ]


def test_a_text_that_was_kept_goes_when_its_own_writer_withdraws() -> None:
    facts = [*TWO, fact(4, "D", "choose", card=1, part="route", keep=2, over=3, began=3)]
    assert stands(without("B", *facts), 1) == ["van C"]
    assert stands(without("D", *facts), 1) == ["van B", "van C"]


# -- moderators hide --------------------------------------------------------------------------------------------------


def test_where_a_text_is_hidden_the_one_before_it_stands_again() -> None:
    rude = fact(2, "B", "edit", card=1, part="route", text="onaardig", began=1)
    hidden = fact(3, "M", "hide", what=2, to="yes")
    board = fold([A_STEP, rude, hidden])
    assert (stands(board, 1), said(board)) == (["enquête"], {"enquête"})
    assert stands(fold([A_STEP, rude, hidden, fact(4, "M", "hide", what=2, to="no")]), 1) == ["onaardig"]


def test_words_that_are_hidden_do_not_come_back_by_being_kept() -> None:
    kept = fact(4, "D", "choose", card=1, part="route", keep=2, over=3, began=3)
    board = fold([*TWO, kept, fact(5, "M", "hide", what=4, to="yes")])
    assert "van B" not in said(board)


def test_a_card_of_which_everything_is_hidden_says_so_and_the_plan_is_straight_again() -> None:
    bent = fact(2, "B", "bend", card=1, part="route", text="onaardig", because="ook onaardig")
    board = fold([A_STEP, bent, fact(3, "M", "hide", what=2, to="yes")])
    assert said(board) == {"enquête"}
    assert [(one.hidden, one.bent) for one in board.of("route")] == [(False, False), (True, False)]
