"""Decisions: taken with what is known, reworded, taken back; against what was agreed only with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.app.conftest import People, told
from toolkit.app.state import House
from toolkit.evidence.decided import thaw
from toolkit.kit import open_kit, read_kit
from toolkit.records import Decision
from toolkit.storage.observing import Note

PLACE = "decisions: small"
SAID, DID = "De uitleg was te lang voor een telefoon.", "We korten hem in tot drie zinnen."


def plain(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def form(turn: int = 0, id: str = "") -> str:
    return f"{PLACE} form {id} {turn}"


def fill(page: Any, turn: int = 0, id: str = "", **fields: Any) -> None:
    """Fill in the form as typed, and save it; Noor decides where nobody is named."""
    key = form(turn, id)
    if "who" not in fields and not page.text_input(key=f"{key}: who").value:
        fields["who"] = "Noor"
    kinds = {"verdict": page.radio, "told": page.checkbox, "who": page.text_input, "review": page.date_input}
    for name, value in fields.items():
        kinds.get(name, page.text_area)(key=f"{key}: {name}").set_value(value)
    page.button(key=f"{key}: save").click().run()
    assert not page.exception, page.exception


def kept(served: House) -> list[Decision]:
    return served.store.decisions("small")


def close(team: House, people: People, round: str, n: int = 5, until: str = "thanks") -> House:
    team.store.open_round("small", round)
    for _ in range(n):
        people.come(round, until=until)
    team.store.close_round("small", round)
    return team


@pytest.fixture
def closed(team: House, people: People) -> House:
    return close(team, people, "round-1")


@pytest.fixture
def both(closed: House, people: People) -> House:
    """Everybody finished in both rounds: 5 of 5 and 5 of 5, too early to tell."""
    return close(closed, people, "round-2")


def finding(served: House, title: str = "De uitleg is lang") -> str:
    """A finding of one note about one participant."""
    who = served.store.sessions("small", "round-1")[0].participant
    note = Note("n1", 1, "small", "round-1", who, "prepare", "", "zucht", "", 2, "Ali", "", 1.0, False)

    def job(tx: Any) -> str:
        tx.note(note)
        return str(tx.make_finding("small", title, "start", "v1", ["n1"]).id)

    return served.store.write(job).result(timeout=30)


# -- deciding ---------------------------------------------------------------------------------------------------------


def test_before_any_round_is_closed_there_is_nothing_to_decide(team: House, visit: Any) -> None:
    team.store.open_round("small", "round-1")
    page = visit("decisions")
    assert "zodra er een ronde gesloten is" in plain(page)
    assert [one for one in page.button if one.key == f"{form()}: save"] == []


def test_a_decision_is_kept_whole_and_the_form_is_empty_again(closed: House, visit: Any) -> None:
    page = visit("decisions")
    assert "Er is nog geen besluit." in plain(page)
    day = dt.date.today() + dt.timedelta(days=30)
    fill(
        page,
        verdict="drop",
        said=f"  {SAID}\n",
        did=DID,
        who="Noor",
        dissent="Ali ziet het anders.",
        review=day,
        told=True,
    )
    [one] = kept(closed)
    assert (one.verdict, one.said, one.did, one.who, one.told) == ("drop", SAID, DID, "Noor", True)
    assert (one.round, one.dissent, one.review, one.against) == ("round-1", "Ali ziet het anders.", day.isoformat(), "")
    assert all(text in plain(page) for text in (SAID, DID, "Noor", "Ali ziet het anders.", "deelnemers lezen dit"))
    assert page.text_area(key=f"{form(1)}: said").value == ""


def test_what_is_missing_is_said_and_what_was_typed_stays(closed: House, visit: Any) -> None:
    page = visit("decisions", "en")
    fill(page, said=SAID, did="  \u202e ")
    assert "Fill in what people said or did, and what you do. Nothing has been saved yet." in plain(page)
    assert page.text_area(key=f"{form()}: said").value == SAID
    assert kept(closed) == []


def test_somebody_decides(closed: House, visit: Any) -> None:
    page = visit("decisions")
    fill(page, said=SAID, did=DID, who=" ")
    assert "Vul in wie dit besloten. Er is nog niets bewaard." in plain(page)
    assert kept(closed) == []


def test_no_code_of_a_participant_can_stand_in_any_text(closed: House, visit: Any) -> None:
    code = closed.store.sessions("small", "round-1")[0].participant
    for name in ("said", "did", "who", "dissent"):
        page = visit("decisions")
        typed: dict[str, Any] = {"said": SAID, "did": DID, name: f"Bij {code.lower()} ging het mis."}
        fill(page, **typed)
        assert "De code van een deelnemer staat in je tekst." in plain(page)
    assert kept(closed) == []


def test_what_somebody_typed_is_shown_as_text(closed: House, visit: Any) -> None:
    page = visit("decisions")
    fill(page, said="**vet** :red[rood] $x$\n- nog iets", did="[hier](http://x.nl)")
    assert "\\*\\*vet\\*\\*" in told(page)
    assert "\\[hier\\]" in told(page)


def test_only_the_team_can_decide(closed: House, cookie: Any, visit: Any) -> None:
    page = visit("decisions")
    page.text_area(key=f"{form()}: said").set_value(SAID)
    page.text_area(key=f"{form()}: did").set_value(DID)
    cookie(None)
    page.button(key=f"{form()}: save").click().run()
    assert kept(closed) == []


def test_the_team_is_warned_where_somebody_could_recognise_themselves(team: House, people: People, visit: Any) -> None:
    team.store.open_round("small", "round-1")
    for _ in range(6):
        people.come("round-1", robot=True)  # robots hide nobody
    people.come("round-1")
    team.store.close_round("small", "round-1")
    assert "In deze ronde zit 1 mens, minder dan 5." in plain(visit("decisions"))


def test_the_last_closed_round_is_decided_about_unless_the_address_says_another(both: House, visit: Any) -> None:
    page = visit("decisions", round="round-1")
    fill(page, said=SAID, did=DID)
    fill(visit("decisions"), said="Het ging goed.", did="Zo laten.", verdict="keep")
    assert [(one.round, one.verdict) for one in kept(both)] == [("round-2", "keep"), ("round-1", "change")]
    assert plain(visit("decisions")).index("Het ging goed.") < plain(visit("decisions")).index(SAID)


# -- about what -------------------------------------------------------------------------------------------------------


def test_a_finding_that_waits_is_offered_first_and_named_on_the_card(closed: House, visit: Any) -> None:
    id = finding(closed)
    page = visit("decisions")
    assert "1 bevinding wacht nog op een besluit." in plain(page)
    fill(page, said=SAID, did=DID)
    [one] = kept(closed)
    assert (one.finding, one.element) == (id, "")
    assert "De uitleg is lang" in plain(page)
    assert "wacht nog" not in plain(page)
    frozen = thaw(one.evidence)
    assert frozen is not None
    assert [each.says for each in frozen.known if each.id.startswith("finding/")] == [
        "De uitleg is lang: 1 persoon, 1 observatie."
    ]


def test_a_screen_or_a_block_of_what_was_tried_can_be_decided_about(closed: House, visit: Any) -> None:
    page = visit("decisions")
    page.segmented_control(key=f"{form()}: about").set_value("element").run()
    found = page.selectbox(key=f"{form()}: element")
    assert found.options == ["Begin hier", "Begin hier: de checklist", "Begin hier: het formulier “Klaar”", "Klaar"]
    found.set_value("start/note").run()
    fill(page, said=SAID, did=DID)
    assert [(one.finding, one.element) for one in kept(closed)] == [("", "start/note")]
    assert "Begin hier: het formulier “Klaar”" in plain(page)


# -- what it rests on -------------------------------------------------------------------------------------------------


def test_what_is_known_is_kept_as_it_was_said_less_what_was_left_out(closed: House, visit: Any) -> None:
    page = visit("decisions")
    ticks = [one for one in page.checkbox if ": known " in (one.key or "")]
    assert [one.key.rpartition(" ")[2] for one in ticks] == [
        "completion/prepare/round-1",
        "time-on-task/prepare/round-1",
    ]
    ticks[1].uncheck().run()
    fill(page, said=SAID, did=DID)
    frozen = thaw(kept(closed)[0].evidence)
    assert frozen is not None
    assert (frozen.language, [one.id for one in frozen.known]) == ("nl", ["completion/prepare/round-1"])
    assert "5 van de 5" in frozen.known[0].says
    assert plain(page).count(frozen.known[0].says) == 2  # on the card, and in the next form


def test_what_is_known_by_now_stands_beside_what_was_known(closed: House, visit: Any) -> None:
    fill(visit("decisions"), said=SAID, did=DID)
    then = kept(closed)[0]
    closed.store.withdraw(closed.store.sessions("small", "round-1")[0].id)
    page = visit("decisions", "en")
    assert "5 van de 5" in plain(page)  # as it was said, in the language in which it was said
    assert ":orange-badge[by now] " in told(page)
    assert "4 van de 4" in plain(page)
    assert kept(closed) == [then]


# -- otherwise than agreed --------------------------------------------------------------------------------------------


def test_to_go_otherwise_than_agreed_needs_a_reason_which_stays(both: House, visit: Any) -> None:
    page = visit("decisions")
    assert "Nog een ronde." in plain(page)
    assert not page.checkbox(key=f"{form()}: against change ").value
    page.radio(key=f"{form()}: verdict").set_value("drop").run()
    assert page.checkbox(key=f"{form()}: against drop ").value
    fill(page, said=SAID, did=DID)
    assert "Vul in waarom het anders gaat dan afgesproken." in plain(page)
    assert kept(both) == []
    fill(page, against="De directie stopt ermee.")
    [one] = kept(both)
    frozen = thaw(one.evidence)
    assert frozen is not None
    assert (one.against, frozen.plan) == ("De directie stopt ermee.", "Nog een ronde.")
    assert all(
        text in plain(page) for text in ("anders dan afgesproken", "De directie stopt ermee.", "Afgesproken was")
    )


def test_the_team_has_the_last_word_about_what_goes_otherwise(both: House, visit: Any) -> None:
    page = visit("decisions")
    page.radio(key=f"{form()}: verdict").set_value("drop").run()
    page.checkbox(key=f"{form()}: against drop ").uncheck().run()
    fill(page, said=SAID, did=DID)
    assert [one.against for one in kept(both)] == [""]


def test_a_round_before_the_verdict_asks_nothing_about_an_agreement(both: House, visit: Any) -> None:
    page = visit("decisions", round="round-1")
    page.radio(key=f"{form()}: verdict").set_value("drop").run()
    assert "anders dan afgesproken" not in plain(page)


# -- reworded and taken back ------------------------------------------------------------------------------------------


def test_another_wording_keeps_what_was_known_and_says_when_it_was_changed(closed: House, visit: Any) -> None:
    page = visit("decisions")
    fill(page, said=SAID, did=DID)
    [one] = kept(closed)
    closed.store.withdraw(closed.store.sessions("small", "round-1")[0].id)
    page.button(key=f"{PLACE} edit {one.id}").click().run()
    assert page.text_area(key=f"{form(2, one.id)}: said").value == SAID
    assert "blijft bij dit besluit staan" in plain(page)
    fill(page, 2, one.id, did="We halen hem weg.", told=True)
    [again] = kept(closed)
    assert (again.id, again.said, again.did, again.told) == (one.id, SAID, "We halen hem weg.", True)
    assert again.evidence == one.evidence
    assert "Eerst ‘Veranderen’" in plain(page)
    assert "anders verwoord" in plain(page)
    assert DID not in plain(page)


def test_another_verdict_rests_on_what_is_known_by_then(closed: House, visit: Any) -> None:
    page = visit("decisions")
    fill(page, said=SAID, did=DID)
    [one] = kept(closed)
    closed.store.withdraw(closed.store.sessions("small", "round-1")[0].id)
    page.button(key=f"{PLACE} edit {one.id}").click().run()
    page.radio(key=f"{form(2, one.id)}: verdict").set_value("keep").run()
    fill(page, 2, one.id)
    assert "4 van de 4" in kept(closed)[0].evidence
    assert "gewijzigd in ‘Houden’" in plain(page)


def test_whoever_begins_to_change_it_can_leave_it_as_it_was(closed: House, visit: Any) -> None:
    page = visit("decisions")
    fill(page, said=SAID, did=DID)
    [one] = kept(closed)
    page.button(key=f"{PLACE} edit {one.id}").click().run()
    page.button(key=f"{form(2, one.id)}: leave").click().run()
    assert SAID in plain(page)
    assert kept(closed) == [one]


def test_a_decision_that_is_taken_back_stands_no_more(closed: House, visit: Any) -> None:
    page = visit("decisions")
    fill(page, said=SAID, did=DID, told=True)
    [one] = kept(closed)
    page.button(key=f"{PLACE} back {one.id}").click().run()
    assert kept(closed) == []
    assert SAID not in plain(page)
    assert "1 besluit is teruggenomen." in plain(page)


def test_a_decision_is_marked_on_the_day_on_which_the_team_looks_at_it_again(closed: House, visit: Any) -> None:
    for id, review in (("d1", dt.date.today()), ("d2", dt.date.today() + dt.timedelta(days=1))):
        closed.store.decide(
            Decision(id, "small", "round-1", "keep", SAID, DID, "", 1.0, told=False, review=review.isoformat())
        )
    assert plain(visit("decisions")).count("tijd om terug te kijken") == 1


# -- the next revision ------------------------------------------------------------------------------------------------

CHANGE = Decision("c1", "small", "round-1", "change", SAID, DID, "", 7.0, told=False)


def test_what_is_to_change_stands_in_the_next_revision(closed: House, visit: Any) -> None:
    closed.store.decide(CHANGE)
    closed.store.decide(Decision("k1", "small", "round-1", "keep", "De kaart hielp.", "Blijft.", "", 8.0, told=False))
    page = visit("decisions")
    key = f"decisions: revise c1 {kept(closed)[1].at} v2"
    assert [one.key for one in page.checkbox if "revise" in one.key] == [f"{key} take"]
    assert page.text_area(key=f"{key} what nl").value == DID
    assert page.text_area(key=f"{key} because nl").value == SAID
    page.text_area(key=f"{key} what en").set_value("We make it three sentences.")
    page.button(key=f"{PLACE} revise v2").click().run()
    [change] = open_kit(closed.live.folder).prototypes["talk"]["v3"].changes
    assert (change.what("nl"), change.what("en"), change.because("nl")) == (DID, "We make it three sentences.", SAID)
    assert change.because("en") == "Fill in which finding led to it."
    assert [one.value for one in page.success] == ["prototypes/talk/v3\\.yaml staat klaar\\."]
    links = [one.proto for one in page.page_link if one.proto.page == "studio"]
    assert [one.query_string for one in links] == ["file=prototypes%2Ftalk%2Fv3.yaml"]
    assert not page.checkbox(key=key.replace("v2", "v3") + " take").value  # it stands there already
    page.button(key=f"{PLACE} revise v3").click().run()
    assert "Vink minstens één besluit aan." in plain(page)
    assert list(closed.live.kit.prototypes["talk"]) == ["v1", "v2", "v3"]


def test_no_code_of_a_participant_gets_into_a_file(closed: House, visit: Any) -> None:
    closed.store.decide(CHANGE)
    code = closed.store.sessions("small", "round-1")[0].participant
    page = visit("decisions", "en")
    page.text_area(key="decisions: revise c1 7.0 v2 what nl").set_value(f"{code} had gelijk.")
    page.button(key=f"{PLACE} revise v2").click().run()
    page.text_area(key="decisions: again small 0 who nl").set_value(f"{code} en anderen")
    page.button(key="decisions: again small 0 go").click().run()
    assert plain(page).count("The code of a participant stands in your text.") == 2
    assert list(closed.live.kit.prototypes["talk"]) == ["v1", "v2"]
    assert len(closed.live.kit.sprints["small"].rounds) == 2


def test_the_words_of_a_decision_stand_in_the_language_in_which_it_was_taken(closed: House, visit: Any) -> None:
    fill(visit("decisions"), said=SAID, did=DID)
    page = visit("decisions", "en")
    key = f"decisions: revise {kept(closed)[0].id} {kept(closed)[0].at} v2"
    assert [page.text_area(key=f"{key} what {one}").value for one in ("nl", "en")] == [DID, ""]


def test_a_revision_that_cannot_be_made_is_refused_in_one_line(closed: House, visit: Any) -> None:
    closed.store.decide(CHANGE)
    page = visit("decisions")
    path = closed.live.folder / "prototypes/talk/v2.yaml"
    path.write_text("title: x\ntitle: y\n", encoding="utf-8")
    page.button(key=f"{PLACE} revise v2").click().run()
    assert not page.exception
    assert "Regel 2 is nog niet te lezen" in plain(page)
    assert not (path.parent / "v3.yaml").exists()


# -- the next round ---------------------------------------------------------------------------------------------------


def test_the_next_round_is_written_into_the_file_and_checks_clean(both: House, visit: Any) -> None:
    path = both.live.folder / "experiments/small.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    page = visit("decisions", "en")
    key = "decisions: again small 0"
    assert page.text_input(key=f"{key} title nl").value == "Ronde 3"
    assert page.text_area(key=f"{key} who en").value == "Five others"
    page.text_area(key=f"{key} who en").set_value("Five others again")
    page.number_input(key=f"{key} people").set_value(8)
    page.button(key=f"{key} go").click().run()
    assert not page.exception
    made = open_kit(both.live.folder).sprints["small"].rounds[-1]
    assert (made.id, made.revision, made.people, made.who("en")) == ("round-3", "v2", 8, "Five others again")
    assert read_kit(both.live.folder).problems == ()
    after = iter(path.read_text(encoding="utf-8").splitlines())
    assert all(line in after for line in before)
    assert [one.value for one in page.success] == ["‘Round 3’ stands in experiments/small\\.yaml\\."]
    links = [one.proto for one in page.page_link if one.proto.page == "plan"]
    assert [one.query_string for one in links] == ["sprint=small&round=round-3"]
    assert page.text_input(key="decisions: again small 1 title nl").value == "Ronde 4"


def test_a_round_without_words_is_not_written(both: House, visit: Any) -> None:
    page = visit("decisions")
    page.text_area(key="decisions: again small 0 who nl").set_value("  ")
    page.button(key="decisions: again small 0 go").click().run()
    assert "Vul de naam en wie er meedoen in beide talen in." in plain(page)
    assert len(open_kit(both.live.folder).sprints["small"].rounds) == 2


def test_rounds_that_somebody_else_changed_meanwhile_are_seen_and_not_written_over(both: House, visit: Any) -> None:
    page = visit("decisions")
    path = both.live.folder / "experiments/small.yaml"
    page.text_area(key="decisions: again small 0 who nl").set_value("Zes mensen")
    path.write_text(path.read_text(encoding="utf-8").replace("nl: Ronde 2", "nl: Tweede"), encoding="utf-8")
    page.button(key="decisions: again small 0 go").click().run()
    assert not page.exception
    assert "Iemand anders heeft de rondes veranderd sinds je ze opende." in plain(page)
    assert "Kijk na of dit nog klopt." in plain(page)
    assert len(open_kit(both.live.folder).sprints["small"].rounds) == 2
    assert page.text_area(key="decisions: again small 0 who nl").value == "Zes mensen"
    page.button(key="decisions: again small 0 go").click().run()  # looked at, and meant
    assert [one.title("nl") for one in open_kit(both.live.folder).sprints["small"].rounds[1:]] == ["Tweede", "Ronde 3"]


def test_a_round_whose_people_are_still_stored_keeps_its_name_for_itself(both: House, visit: Any) -> None:
    both.store.write(lambda tx: tx.join("late", "small", "round-3", "nl", robot=False)).result(timeout=30)
    page = visit("decisions")
    page.button(key="decisions: again small 0 go").click().run()
    assert open_kit(both.live.folder).sprints["small"].rounds[-1].id == "round-4"
