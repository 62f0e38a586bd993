"""The board of an expedition, as its members see it and as their presses change it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tests.house.typed import pointed, problems
from tests.prototypes.expedition.phones import PARTS, WHOLE, Table, board
from toolkit.prototypes.blocks.expedition_board import DONE, ExpeditionBoard


@pytest.fixture
def table() -> Table:
    return Table()


# -- what stands there from the first ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("overview", ["Samen verder", "Ben je nieuw hier?", "Idris (voorbeeld) vraagt om feedback: Doe je mee?"]),
        ("ambition", ["Samen verder", "Hier begon de expeditie mee"]),
        ("members", ["Planning Noor · planner (voorbeeld)"]),
        (
            "route",
            ["Buig gerust om.", "Het plan was: Enquête", "Omgebogen, want: mag niet 1. Koffie", "2. Presentatie"],
        ),
        ("obstacles", ["Geen tijd Voorbeeld"]),
        ("learning", ["Nog geen leermoment."]),
        ("trials", ["Meelopen", "We verwachten: Plezier", "Wat eruit kwam: Gelukt"]),
        ("feedback", ["Doe je mee? Idris (voorbeeld)", "Antwoorden: Ja"]),
        ("ready", ["0 van 2 afgevinkt", "Geprobeerd Dit is klaar Verteld"]),
    ],
)
def test_a_board_does_not_begin_empty_and_marks_what_is_made_up(table: Table, part: str, shown: list[str]) -> None:
    words = table.sees("a", part).words
    assert [one for one in shown if one not in words] == []


def test_the_row_of_parts_says_how_much_is_in_each(table: Table) -> None:
    table.does("a", "join/join", name="Sam", function="", department="")
    words = table.sees("a").words
    assert "Overzicht Ambitie Leden (2) Route (2) Hobbels (1) Geleerd Proeven (1) Feedback (1) Klaar 0/2" in words


def test_a_board_of_one_part_shows_it_at_once() -> None:
    table = Table(board("{kind: expedition-board, id: b, names: named, sections: [{part: learning, title: Geleerd}]}"))
    assert set(table.sees("a").offers) == {"add-learning/text", "add-learning/add"}


def test_an_english_member_reads_the_board_in_english_and_the_same_cards() -> None:
    table = Table(language="en")
    assert "The plan was: Enquête" in table.sees("a", "route").words
    assert Table(language="en").sees("a", "route").offers == Table().sees("a", "route").offers


# -- writing ----------------------------------------------------------------------------------------------------------


def test_who_joins_stands_among_the_members_by_department(table: Table) -> None:
    table.does("a", "join/join", name="Sam", function="agent", department="Klantcontact")
    table.does("b", "join/join", name="Joy", function="coach", department="Planning")
    words = table.sees("a", "members").words
    assert "Je doet mee als Sam · agent." in words
    assert "Klantcontact Sam · agent (jij) Planning Noor · planner (voorbeeld) Joy · coach" in words


def test_two_who_edit_the_same_text_from_the_same_screen_are_asked_to_choose(table: Table) -> None:
    table.named("a", "Sam")
    old = table.opens("b", "ambition")
    table.opens("a", "ambition")
    table.does("a", "card-ambition/edit/save", text="Van Sam")
    table.does("b", "card-ambition/edit/save", old, text="Van b")
    words = table.sees("a").words
    assert "Hier zijn 2 teksten tegelijk geschreven. Kies er één, of maak er samen één van. Van Sam Jij" in words
    page = table.opens("a", "ambition")
    assert "Maak er één tekst van Van Sam Van b Bewaren" in page.words
    table.does("a", page.key("keep-3"))
    assert "Van Sam" in table.sees("c").words
    assert "Van b" not in table.sees("c").words
    assert "Eerdere teksten (2) Van b Iemand" in table.sees("c", "ambition").words


def test_a_button_to_choose_that_was_drawn_before_a_third_text_came_is_no_longer_there(table: Table) -> None:
    pages = [table.opens(who, "ambition") for who in "abc"]
    for who, page in zip("ab", pages, strict=False):
        table.does(who, "card-ambition/edit/save", page, text=f"Van {who}")
    split = table.sees("d", "ambition")
    table.does("c", "card-ambition/edit/save", pages[2], text="Van c")
    stale = [key for key in split.offers if "/keep-" in key]
    assert [key for key in stale if key in table.sees("d").offers] == []
    assert "Hier zijn 3 teksten" in table.sees("d").words


def test_saving_an_edit_without_changing_it_changes_nothing_for_others(table: Table) -> None:
    page = table.opens("a", "ambition")
    table.opens("b", "ambition")
    table.does("b", "card-ambition/edit/save", text="Van b")
    table.does("a", "card-ambition/edit/save", page, text="Samen verder")
    assert "teksten tegelijk" not in table.sees("a").words


def test_a_plan_is_bent_and_the_old_one_stays(table: Table) -> None:
    page = table.opens("a", "route", 1)
    table.does("a", page.key("bend/bend"), text="Praten", because="te deftig")
    words = table.sees("b", "route").words
    assert "Het plan was: Presentatie" in words
    assert "Omgebogen, want: te deftig 2. Praten Iemand" in words
    assert "Route (2)" in words


def test_an_obstacle_that_is_overcome_says_so(table: Table) -> None:
    table.does("a", table.opens("a", "obstacles").key("mark/mark"))
    page = table.opens("b", "obstacles")
    assert "✓ Zit niet meer in de weg" in page.words
    table.does("b", page.key("mark/mark"))
    assert "✓" not in table.sees("b").words


def test_a_trial_is_not_added_without_an_expectation(table: Table) -> None:
    page = table.sees("a", "trials")
    assert set(page.offers["add-trials/add"].needs) == {
        "task.t/board/add-trials/text",
        "task.t/board/add-trials/expects",
    }
    table.does("a", "add-trials/add", text="Koffie", expects="Drie verhalen", round="ronde 2")
    assert "Koffie Jij · vandaag" in table.sees("a").words
    assert "We verwachten: Drie verhalen Ronde: ronde 2" in table.sees("b", "trials").words


def test_what_came_of_a_trial_stands_below_it(table: Table) -> None:
    table.does("a", table.opens("a", "trials").key("result/send"), text="Nog een keer")
    assert "Wat eruit kwam: Gelukt Voorbeeld Nog een keer Jij" in table.sees("a").words


def test_a_request_stands_on_top_for_others_until_they_answer(table: Table) -> None:
    table.named("a", "Sam")
    table.sees("a", "feedback")
    table.does("a", "add-feedback/add", text="Is dit duidelijk?")
    assert "Is dit duidelijk?" not in table.sees("a", "overview").words
    assert "Er wachten 2 vragen om feedback op jou: kijk bij Overzicht." in table.sees("b", "route").words
    page = table.sees("b", "overview")
    assert "Sam vraagt om feedback: Is dit duidelijk?" in page.words
    table.does("b", page.key("open/open", 1))
    table.does("b", table.sees("b").key("answer/send"), text="Bijna")
    assert "Is dit duidelijk?" not in table.sees("b", "overview").words
    assert "Antwoorden: Bijna Iemand" in table.sees("a", "feedback").words


def test_no_more_than_two_requests_stand_on_top(table: Table) -> None:
    for number in range(4):
        table.sees("a", "feedback")
        table.does("a", "add-feedback/add", text=f"Vraag {number}")
    assert "Er wachten nog 3 andere vragen op jou." in table.sees("b").words


def test_a_point_is_ticked_with_a_name_and_a_time(table: Table) -> None:
    table.named("a", "Sam")
    table.sees("a", "ready")
    table.does("a", "point-tried/tick")
    assert "✓ Klaar volgens jou, vandaag" in table.sees("a").words
    words = table.sees("b", "ready").words
    assert "1 van 2 afgevinkt Geprobeerd ✓ Klaar volgens Sam, vandaag" in words
    table.does("b", "point-told/tick")
    assert "Alles is klaar." in table.sees("a", "ready").words


def test_without_names_nobody_learns_who_did_what(table: Table) -> None:
    table = Table(board(WHOLE.replace("names: named", "names: anonymous")))
    table.named("a", "Sam")
    for part, press, drafts in (
        ("ready", "point-tried/tick", {}),
        ("learning", "add-learning/add", {"text": "Luisteren"}),
    ):
        table.sees("a", part)
        table.does("a", press, **drafts)
    words = " ".join(table.sees("b", part).words for part in (*PARTS, "overview"))
    assert "Sam " not in words
    assert "Idris" not in words
    assert "Geprobeerd ✓ Klaar Toch" in words
    assert "join/name" not in table.sees("b", "members").offers


# -- what is half written can still be sent ---------------------------------------------------------------------------


def test_a_text_for_a_step_that_was_bent_meanwhile_still_arrives(table: Table) -> None:
    page = table.opens("a", "route")
    table.does("b", table.opens("b", "route").key("bend/bend"), text="Bellen", because="sneller")
    table.does("a", page.key("edit/save"), page, text="Koffie met taart")
    table.does("a", table.opens("a", "route").key("bend/bend"), text="Mailen", because="rustiger")
    words = table.sees("c", "route").words
    assert "Het plan was: Koffie met taart" in words
    assert [one for one in ("Bellen", "Mailen") if one not in words] == []


def test_an_answer_to_a_request_that_was_withdrawn_or_hidden_meanwhile_still_arrives(table: Table) -> None:
    for part in ("feedback", "ask"):
        table = Table()
        table.sees("a", "feedback")
        table.does("a", "add-feedback/add", text="Is dit duidelijk?")
        if part == "ask":
            table.does("b", table.sees("b", "overview").key("open/open", 1))
        else:
            table.opens("b", "feedback")
        key = table.sees("b").key("answer/send")
        table.roles["m"] = "moderator"
        table.does("m", table.opens("m", "feedback").key("hide"))
        table = table.without("a")
        assert "ingetrokken" in table.sees("b").words
        table.does("b", key, text="Bijna")
        assert "Antwoorden: Bijna" in table.sees("c", "feedback").words


def test_the_card_that_somebody_works_on_stays_however_many_come_above_it(table: Table) -> None:
    page = table.opens("a", "obstacles")
    for number in range(25):
        table.sees("b", "obstacles")
        table.does("b", "add-obstacles/add", text=f"Hobbel {number}")
    table.does("a", page.key("edit/save"), text="Te weinig tijd")
    words = table.sees("c", "obstacles").words
    assert "Te weinig tijd" not in words
    table.does("c", "older/obstacles")
    assert "Te weinig tijd" in table.sees("c").words


# -- moderators -------------------------------------------------------------------------------------------------------


def test_a_moderator_hides_a_text_and_shows_it_again_and_a_member_cannot(table: Table) -> None:
    table.sees("a", "learning")
    table.does("a", "add-learning/add", text="Onaardig")
    assert [key for key in table.opens("a", "learning").offers if key.endswith("hide")] == []
    table.roles["m"] = "moderator"
    table.does("m", table.opens("m", "learning").key("hide"))
    words = table.sees("b", "learning").words
    assert "Een moderator heeft deze tekst verborgen." in words
    assert "Onaardig" not in words
    table.does("m", table.sees("m").key("show"))
    assert "Onaardig" in table.sees("b").words


def test_a_step_that_was_bent_can_still_be_hidden(table: Table) -> None:
    assert len([key for key in table.sees("a", "route").offers if key.endswith("open/open")]) == 2
    table.roles["m"] = "moderator"
    table.does("m", table.opens("m", "route").key("hide"))
    words = table.sees("b", "route").words
    assert "Enquête" not in words
    assert "Een moderator heeft deze tekst verborgen. Omgebogen, want: mag niet 1. Koffie" in words


def test_an_answer_can_be_hidden_too(table: Table) -> None:
    table.does("a", table.opens("a", "feedback").key("answer/send"), text="Onaardig")
    table.roles["m"] = "administrator"
    page = table.opens("m", "feedback")
    table.does("m", page.key("hide", -1))
    assert "Onaardig" not in table.sees("b", "feedback").words
    assert "Antwoorden: Ja Voorbeeld Een moderator" in table.sees("b", "feedback").words


# -- withdrawing ------------------------------------------------------------------------------------------------------


def test_what_others_said_stays_when_somebody_withdraws(table: Table) -> None:
    table.sees("a", "feedback")
    table.does("a", "add-feedback/add", text="Is dit duidelijk?")
    table.does("b", table.opens("b", "feedback").key("answer/send"), text="Bijna")
    words = table.without("a").sees("c", "feedback").words
    assert "Is dit duidelijk?" not in words
    assert "Wie dit schreef, heeft het ingetrokken. Wat anderen erover zeiden staat er nog." in words
    assert "Antwoorden: Bijna" in words


# -- looking back -----------------------------------------------------------------------------------------------------


def test_looking_back_shows_the_board_as_it_was_and_lets_nobody_write(table: Table) -> None:
    table.named("a", "Sam")
    table.sees("a", "learning")
    table.does("a", "add-learning/add", text="Luisteren")
    table.does("a", "add-learning/add", text="Vragen")
    table.does("b", table.sees("b", "learning").key("back/earlier"))
    table.does("b", "back/earlier")
    page = table.sees("b")
    assert "Je kijkt terug: 12 mei 2025, " in page.words
    assert "Sam deelde een leermoment Moment 2 van 3" in page.words
    assert "Luisteren" in page.words
    assert "Vragen" not in page.words
    assert set(page.offers) == {"part", "back/earlier", "back/later", "back/now"}
    assert "Vragen" in table.sees("a").words  # only one person looks back
    table.does("b", "back/now")
    assert "Vragen" in table.sees("b").words


def test_every_moment_shows_what_the_board_showed_then(table: Table) -> None:
    shown = []
    for number, part in enumerate(("learning", "obstacles", "route", "feedback")):
        table.sees("a", part)
        table.does("a", f"add-{part}/add", text=f"Kaart {number}")
        shown.append(table.state())
    table.does("b", table.sees("b").key("back/first"))
    for state in shown:
        moment = str(table.values["b"]["task.t/board/moment"])
        assert table.block.board(Table(room=table.room.until(int(moment))).record("b")) == state
        if state is not shown[-1]:
            table.does("b", "back/later")
    assert "back/later" not in table.sees("b").offers


def test_from_the_first_moment_one_can_go_on_to_the_very_beginning(table: Table) -> None:
    table.sees("a", "learning")
    table.does("a", "add-learning/add", text="Luisteren")
    table.does("a", table.sees("a").key("back/first"))
    table.does("a", "back/earlier")
    page = table.sees("a")
    assert "Je kijkt terug: het begin" in page.words
    assert "Luisteren" not in page.words
    assert "back/earlier" not in page.offers


# -- tasks ------------------------------------------------------------------------------------------------------------


def test_a_task_can_ask_for_what_this_person_did_here(table: Table) -> None:
    assert table.block.answer(table.record("a")) == []
    table.does("a", "join/join", name="Sam", function="", department="")
    for part in ("route", "obstacles", "learning", "feedback"):
        table.sees("a", part)
        table.does("a", f"add-{part}/add", text=part)
    table.sees("a", "trials")
    table.does("a", "add-trials/add", text="x", expects="y")
    table.does("a", table.opens("a", "trials").key("result/send"), text="z")
    table.does("a", table.opens("a", "route").key("bend/bend"), text="x", because="y")
    table.does("a", table.opens("a", "feedback", 1).key("answer/send"), text="ja")
    table.does("a", table.opens("a", "ambition").key("edit/save"), text="anders")
    table.does("a", table.sees("a", "ready").key("point-tried/tick"))
    table.does("a", table.sees("a").key("back/first"))
    assert table.block.answer(table.record("a")) == list(DONE)
    assert table.block.answer(table.record("b")) == []
    assert [one("nl") for one in table.block.answers().texts][:2] == ["meedoen", "de ambitie aanpassen"]


# -- rehearsing -------------------------------------------------------------------------------------------------------


@dataclass
class Somebody:
    seed: int
    diligence: float = 0.9
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def wants(self, screen: str) -> bool:
        return bool(screen)


@pytest.mark.parametrize(("names", "language"), [("named", "nl"), ("anonymous", "en")])
def test_robots_only_do_what_is_offered_and_in_time_they_do_everything(names: str, language: str) -> None:
    table = Table(board(WHOLE.replace("names: named", f"names: {names}")), language=language)
    for seed in range(120):
        who, robot = f"r{seed % 6}", Somebody(seed)
        drafts: dict[str, object] = {}
        for key, value in table.block.rehearses(robot, table.record(who)):  # type: ignore[arg-type]  # a robot as a kind knows it
            offer = table.sees(who).offers[key]
            if offer.draft:
                drafts[key] = value
            else:
                table.sees(who, given={**drafts, key: value})
                drafts = {}
    did = set().union(*(table.block.answer(table.record(f"r{number}")) or [] for number in range(6)))  # type: ignore[arg-type]
    assert did >= set(DONE) - {"look-back"}


# -- what an author types ---------------------------------------------------------------------------------------------


def test_the_whole_board_is_clean() -> None:
    assert problems(ExpeditionBoard, WHOLE) == ""


FRAME = "kind: expedition-board\nid: b\nnames: named\nsections:\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "  - {part: route, title: R}\n  - {part: »route, title: S}\n",
            "the part `route` stands twice on the board; keep it once",
        ),
        ("  - »{part: ready, title: R}\n", "there is nothing to tick in `ready`; add `points`"),
        (
            "  - {part: route, title: R, »text: Samen}\n",
            "only the part `ambition` has `text`; leave `text` out",
        ),
        (
            "  - {part: ambition, title: A, »examples: [{text: x}]}\n",
            "the part `ambition` has no examples; leave `examples` out",
        ),
        (
            "  - {part: learning, title: L, examples: [{text: x, »expects: y}]}\n",
            "an example of `learning` has no `expects`; leave `expects` out",
        ),
        (
            "  - {part: route, title: R, examples: [{text: x, »instead: y}]}\n",
            "a plan is bent with `instead` and `because`, and one is missing; add `because: ...`",
        ),
    ],
)
def test_what_is_wrong_with_a_board_is_said_at_its_place(typed: str, said: str) -> None:
    clean, at = pointed(FRAME + typed)
    assert problems(ExpeditionBoard, clean) == f"{at} {said}"
