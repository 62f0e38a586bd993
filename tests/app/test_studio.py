"""The Studio: what is typed is drawn and checked at once, and saved only as its author wants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import People, told
from tests.app.desk_hand import Hand
from toolkit.app.drafts import drafts
from toolkit.app.standing import open_round
from toolkit.app.state import House, move_in
from toolkit.authoring import desk
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

V1, V2, V3 = (f"prototypes/talk/v{n}.yaml" for n in (1, 2, 3))


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(monkeypatch)


def says(page: Any) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def labels(page: Any) -> list[str]:
    return [one.label.replace("\\", "").replace("\u2060", "") for one in page.button]


def press(page: Any, key: str) -> None:
    page.button(key=f"studio: {key}").click().run()
    assert not page.exception, page.exception


def phone(page: Any) -> str:
    return str(next(node.proto.src for node in page.main if node.type == "iframe"))


def drawn(page: Any, place: str) -> str:
    """What a place of the draft says, as the phone would show it."""
    from toolkit.door.surface import HtmlSurface
    from toolkit.experiments.journey import Progress

    draft = drafts.look(phone(page).split("/")[3].split("?")[0])
    assert draft is not None
    progress = Progress("nl", scope=draft.face.scope(place))
    surface = HtmlSurface(progress)
    draft.face.draw(place, surface, progress)
    return surface.html()


# -- which file -------------------------------------------------------------------------------------------------------


def test_the_file_in_the_address_is_open_and_every_file_is_called_by_its_title(
    team: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", file=V1)
    assert hand.sheet["file"] == V1
    assert hand.text == (team.live.folder / V1).read_text(encoding="utf-8")
    assert page.selectbox[0].options == [
        "Het gesprek · v1 (talk)",
        "Het gesprek · v2 (talk)",
        "Vragenlijst: Gemak (ease)",
        "Vragenlijst: Gevoel (feeling)",
        "Sprint: Klein (small)",
    ]
    page.selectbox[0].set_value("surveys/ease.yaml").run()
    assert hand.sheet["file"] == "surveys/ease.yaml"
    assert page.query_params["file"] in ("surveys/ease.yaml", ["surveys/ease.yaml"])


def test_an_address_that_leads_nowhere_does_no_harm(team: House, visit: Any, hand: Hand) -> None:
    for name in ("../../etc/passwd", "prototypes/talk/v9.yaml", "<script>"):
        assert not visit("studio", file=name).exception
        assert hand.sheet["file"] == V1


def test_a_link_opens_its_file_though_another_one_was_open(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    page.query_params["file"] = V2
    page.run()
    assert hand.sheet["file"] == V2


def test_the_parts_of_each_file_stand_with_their_lines(team: House, visit: Any, hand: Hand) -> None:
    visit("studio", file=V1)
    assert [(one.id, one.title, one.line) for one in hand.stops] == [("start", "Begin hier", 4), ("end", "Klaar", 18)]
    visit("studio", "en", file="surveys/feeling.yaml")
    assert [one.title for one in hand.stops] == ["I steer my career.", "It happens to me."]
    visit("studio", file="experiments/small.yaml")
    assert [one.title for one in hand.stops] == ["Toestemming", "Bereid je voor"]


# -- typing -----------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_drawn_at_once_and_stands_nowhere_else(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    hand.changes(page, "Ik heb een uur", "Ik heb twee uur")
    assert "Ik heb twee uur" in drawn(page, "start")
    assert "Niet bewaard" in says(page)
    # The list stays as it is: a label that changes under the browser's hands would open another file.
    assert page.selectbox[0].options[0] == "Het gesprek · v1 (talk)"
    assert hand.words["status"] == "Alles klopt."
    assert "twee uur" not in (team.live.folder / V1).read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "where"), [("nl", "Regel 7"), ("en", "Line 7")])
def test_a_mistake_is_marked_at_its_line_and_the_last_good_drawing_stays(
    language: str, where: str, team: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", language, file=V1)
    hand.changes(page, "kind: checklist", "kind: checklst")
    (mark,) = hand.marks
    assert (mark.line, mark.column, mark.where) == (7, 15, where)
    assert "`checklst`" in mark.text
    assert "`checklist`" in mark.text
    assert hand.words["status"] == {"nl": "1 ding klopt nog niet.", "en": "1 thing is not right yet."}[language]
    assert {"nl": "Eerdere versie", "en": "Earlier version"}[language] in says(page)
    assert "Ik heb een uur" in drawn(page, "start")
    hand.changes(page, "kind: checklst", "kind: checklist")
    assert hand.marks == ()
    assert "Eerdere versie" not in says(page)


def test_a_text_that_lacks_a_language_is_marked_and_drawn_all_the_same(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    hand.changes(page, "{nl: Ik heb een uur, en: I have an hour}", "{nl: Ik heb drie uur}")
    assert len(hand.marks) == 1
    assert "Ik heb drie uur" in drawn(page, "start")
    assert "Eerdere versie" not in says(page)


def test_what_a_draft_breaks_in_another_file_is_said_and_leads_there(team: House, visit: Any, hand: Hand) -> None:
    """The sprint's task ends at the screen `end`."""
    page = visit("studio", file=V1)
    text = hand.text.replace("id: end", "id: finish").replace("to: end", "to: finish")
    hand.types(page, text)
    assert hand.marks == ()
    assert hand.words["others"] == "En 1 ding in een ander bestand:"
    (other,) = hand.others
    assert other.where == "experiments/small.yaml, regel 14"
    hand.asks(page, "open", other.id)
    assert hand.sheet["file"] == "experiments/small.yaml"
    assert hand.sheet["goto"]["line"] == 14
    page.selectbox[0].set_value(V1).run()
    assert hand.text == text  # nothing that was typed is lost by going to look


def test_the_drawing_follows_whoever_writes_to_the_screen_they_write_on(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    hand.changes(page, "Veel succes.", "Heel veel succes.")
    draft = drafts.look(phone(page).split("/")[3].split("?")[0])
    assert draft is not None
    assert (draft.place, draft.turn) == ("end", 1)
    hand.changes(page, "Heel veel succes.", "Zet hem op.")
    assert draft.turn == 1  # still on that screen: whoever walked on in the drawing is not called back
    hand.asks(page, "screen", "start")
    assert (draft.place, draft.turn) == ("start", 2)


def test_a_click_on_a_screen_opens_it_on_the_big_screen_as_well(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    page.segmented_control(key="studio: how").set_value("big").run()
    assert "Ik heb een uur" in [one.label for one in page.checkbox]
    hand.asks(page, "screen", "end")
    assert "Veel succes" in says(page)
    assert not page.checkbox


def test_what_comes_late_or_belongs_to_a_text_that_was_taken_away_changes_nothing(
    team: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", file=V1)
    hand.types(page, hand.text + "# een\n")
    new = hand.text
    hand.sends(page, hand.typed("title: oud\n", version=1))
    assert hand.text == new
    hand.sends(page, hand.typed("title: vreemd\n", load="another"))
    assert hand.text == new
    hand.sends(page, hand.typed("title: x\n", file="surveys/nothing.yaml"))
    assert hand.text == new


def test_a_survey_and_a_sprint_are_drawn_as_people_read_them(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file="surveys/feeling.yaml")
    assert "Ik stuur mijn loopbaan." in drawn(page, "steer")
    page = visit("studio", file="experiments/small.yaml")
    consent = drawn(page, "consent")
    assert "We proberen iets uit." in consent
    assert "Wij. Zonder naam." in consent
    assert "Zorg dat je klaar bent." in drawn(page, "task.prepare")
    hand.changes(page, "Zorg dat je klaar bent.", "Zorg dat alles klaar is.")
    assert "Zorg dat alles klaar is." in drawn(page, "task.prepare")
    page.segmented_control(key="studio: how").set_value("big").run()
    assert "Zorg dat alles klaar is." in says(page)


# -- saving -----------------------------------------------------------------------------------------------------------


def test_the_button_and_the_keys_save_and_participants_get_it(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V2)
    hand.changes(page, "Waarom nu?", "Waarom juist nu?")
    press(page, "save")
    assert "Waarom juist nu?" in (team.live.folder / V2).read_text(encoding="utf-8")
    assert team.live.kit.prototype("talk", "v2").by_id["start"].blocks[0].question("nl") == "Waarom juist nu?"  # type: ignore[attr-defined]  # a choice
    assert "Bewaard" in says(page)
    assert not hand.sheet["dirty"]
    hand.sends(page, hand.typed(hand.text.replace("juist nu", "eigenlijk nu")))
    hand.asks(page, "save")
    assert "Waarom eigenlijk nu?" in (team.live.folder / V2).read_text(encoding="utf-8")
    page.run()  # what was asked for once is not done again
    assert "Waarom eigenlijk nu?" in (team.live.folder / V2).read_text(encoding="utf-8")


def test_work_in_progress_is_saved_and_participants_keep_what_was_right(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V2)
    hand.changes(page, "kind: choice", "kind: choise")
    press(page, "save")
    assert "kind: choise" in (team.live.folder / V2).read_text(encoding="utf-8")
    assert "Tot alles klopt zien deelnemers de laatste versie die wel klopte." in says(page)
    assert team.live.kit.prototype("talk", "v2").by_id["start"].blocks


def test_what_cannot_be_saved_is_said_and_stays_in_the_editor(
    team: House, visit: Any, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit("studio", file=V2)
    hand.types(page, hand.text + "# \x07\n")
    press(page, "save")
    assert "onzichtbaar teken" in page.warning[0].value
    assert "\x07" in hand.text
    assert "Niet bewaard" in says(page)


def test_the_way_back_to_what_is_saved(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V2)
    before, load = hand.text, hand.sheet["load"]
    hand.types(page, "title: weg\n")
    press(page, "revert")
    assert hand.text == before
    assert hand.sheet["load"] != load
    assert "Niet bewaard" not in says(page)


# -- somebody else ----------------------------------------------------------------------------------------------------


def _other(team: House, name: str = V2) -> str:
    path = team.live.folder / name
    path.write_text(path.read_text(encoding="utf-8").replace("Klaar, en: Done}, to", "Ga door, en: Go on}, to"))
    return path.read_text(encoding="utf-8")


def test_a_file_that_somebody_else_saved_is_shown_anew_where_nothing_was_typed(
    team: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", file=V2)
    theirs = _other(team)
    page.run()
    assert hand.text == theirs
    assert "Niet bewaard" not in says(page)


def test_somebody_else_s_change_is_noticed_while_one_types_and_never_overwritten(
    team: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", file=V2)
    hand.changes(page, "Waarom nu?", "Waarom juist nu?")
    theirs = _other(team)
    page.run()
    assert "Iemand anders heeft dit bestand veranderd" in says(page)
    assert "+  " in page.code[0].value
    press(page, "save")
    assert (team.live.folder / V2).read_text(encoding="utf-8") == theirs
    assert "Waarom juist nu?" in hand.text


def test_mine_can_be_kept_and_theirs_can_be_taken(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V2)
    hand.changes(page, "Waarom nu?", "Waarom juist nu?")
    theirs = _other(team)
    page.run()
    press(page, "take theirs")
    assert hand.text == theirs
    hand.changes(page, "Waarom nu?", "Waarom dan nu?")
    mine = hand.text
    _other_again = theirs.replace("Ga door", "Verder")
    (team.live.folder / V2).write_text(_other_again, encoding="utf-8")
    page.run()
    press(page, "keep mine")
    assert (team.live.folder / V2).read_text(encoding="utf-8") == mine == hand.text
    assert "Iemand anders" not in says(page)


def test_a_file_that_somebody_took_away_can_be_put_back(team: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file="surveys/ease.yaml")
    hand.changes(page, "Gemak", "Gebruiksgemak")
    (team.live.folder / "surveys/ease.yaml").unlink()
    page.run()
    assert "Iemand anders heeft dit bestand weggehaald" in says(page)
    press(page, "keep mine")
    assert "Gebruiksgemak" in (team.live.folder / "surveys/ease.yaml").read_text(encoding="utf-8")


def test_what_was_typed_before_a_reload_on_an_older_file_is_no_reason_to_overwrite(
    team: House, visit: Any, hand: Hand
) -> None:
    seen = desk.seen_now(team.live.folder, V2)
    theirs = _other(team)
    page = visit("studio", file=V2)  # a new session: the browser was reloaded
    hand.sends(page, hand.typed(theirs.replace("Ga door", "Klaar").replace("Waarom nu", "Waarom dan"), seen=seen))
    assert "Iemand anders heeft dit bestand veranderd" in says(page)
    press(page, "save")
    assert (team.live.folder / V2).read_text(encoding="utf-8") == theirs


# -- revisions --------------------------------------------------------------------------------------------------------


def test_the_text_in_the_editor_becomes_the_next_revision_and_the_old_one_stays_as_it_was(
    team: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", file=V2)
    before = hand.text
    hand.changes(page, "Waarom nu?", "Waarom juist nu?")
    press(page, "next")
    assert hand.sheet["file"] == V3
    assert "Waarom juist nu?" in hand.text
    assert "Vul op regel" in says(page)
    line = hand.sheet["goto"]["line"]
    assert "what: {nl: Vul in wat er anders is." in hand.text.splitlines()[line - 1]
    assert (team.live.folder / V2).read_text(encoding="utf-8") == before
    page.selectbox[0].set_value(V2).run()
    assert hand.text == before
    team.live.refresh()
    assert team.live.problems == ()


def test_only_prototypes_have_revisions(team: House, visit: Any, hand: Hand) -> None:
    assert "Bewaar als volgende revisie" in labels(visit("studio", file=V2))
    assert "Bewaar als volgende revisie" not in labels(visit("studio", file="surveys/ease.yaml"))


@pytest.fixture
def seen(team: House, people: People) -> House:
    """Somebody has seen v1 in round 1."""
    open_round("small", "round-1")
    people.come("round-1", until="screen")
    return team


def by_name(page: Any, who: str = "Mira") -> None:
    for label, words in (("Wie besluit dit?", who), ("Waarom verandert het niets?", "een accent")):
        next(one for one in page.text_input if one.label == label).set_value(words)
    next(one for one in page.button if one.label == "Tel gewoon door").click().run()
    assert not page.exception, page.exception


def test_a_revision_that_people_saw_says_so_and_is_not_saved_in_silence(seen: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    assert "v1 is al getoond in Ronde 1 (1 persoon)." in says(page)
    before = hand.text
    hand.changes(page, "Ik heb een uur", "Ik heb twee uur")
    press(page, "save")
    assert (seen.live.folder / V1).read_text(encoding="utf-8") == before
    assert "Besluit nodig" in says(page)
    press(page, "next instead")
    assert hand.sheet["file"] == V3
    assert "Ik heb twee uur" in (seen.live.folder / V3).read_text(encoding="utf-8")
    assert (seen.live.folder / V1).read_text(encoding="utf-8") == before


def test_the_question_can_be_left_for_later(seen: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    hand.changes(page, "Ik heb een uur", "Ik heb twee uur")
    press(page, "save")
    press(page, "not now")
    assert "Besluit nodig" not in says(page)
    assert "Niet bewaard" in says(page)


def test_a_comment_is_saved_without_a_question(seen: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    hand.types(page, "# een opmerking\n" + hand.text)
    press(page, "save")
    assert "Besluit nodig" not in says(page)
    assert (seen.live.folder / V1).read_text(encoding="utf-8").startswith("# een opmerking\n")


def test_cosmetic_wants_a_name_and_a_reason_and_then_the_round_goes_on_with_it(
    seen: House, visit: Any, hand: Hand
) -> None:
    page = visit("studio", file=V1)
    hand.changes(page, "Ik heb een uur", "Ik heb één uur")
    press(page, "save")
    by_name(page, who="")
    assert "Zeg wie dit besluit, en waarom" in says(page)
    assert "één uur" not in (seen.live.folder / V1).read_text(encoding="utf-8")
    by_name(page)
    assert not page.exception
    assert "één uur" in (seen.live.folder / V1).read_text(encoding="utf-8")
    kept = [one for one in seen.store.shown("small", "round-1") if one.why == "kept"]
    assert [(one.kind, one.name, one.who, one.reason) for one in kept] == [
        ("prototype", "talk/v1", "Mira", "een accent")
    ]
    assert "Besluit nodig" not in says(page)
    assert "Bewaard" in says(page)


def test_a_kit_with_problems_cannot_be_waved_through_as_cosmetic(seen: House, visit: Any, hand: Hand) -> None:
    page = visit("studio", file=V1)
    path = seen.live.folder / "surveys/ease.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("about: prototype", "about: nobody"), encoding="utf-8")
    hand.changes(page, "Ik heb een uur", "Ik heb één uur")
    press(page, "save")
    by_name(page)
    assert "herstel ze eerst" in says(page)
    assert "één uur" not in (seen.live.folder / V1).read_text(encoding="utf-8")


# -- beginning --------------------------------------------------------------------------------------------------------


def test_the_studio_is_open_when_the_kit_is_broken_for_there_it_is_mended(
    mini_kit: Path, store: Store, cookie: Any, visit: Any, hand: Hand
) -> None:
    path = mini_kit / V2
    path.write_text(path.read_text(encoding="utf-8").replace("kind: choice", "kind: choise"), encoding="utf-8")
    house = move_in(LiveKit(mini_kit, every=0.0), store, "http://voorbeeld.test")
    cookie(house.team_cookie(house.team_key()))
    page = visit("studio", file=V2)
    assert len(hand.marks) == 1
    assert "Zodra het bestand te lezen is, verschijnt het hier." in says(page)
    hand.changes(page, "kind: choise", "kind: choice")
    press(page, "save")
    assert house.live.problems == ()


def test_a_file_that_is_no_text_is_said_and_the_others_can_be_chosen(team: House, visit: Any, hand: Hand) -> None:
    (team.live.folder / "surveys/ease.yaml").write_bytes(b"title: caf\xe9\n")
    page = visit("studio", file="surveys/ease.yaml")
    assert "UTF" in page.warning[0].value
    page.selectbox[0].set_value(V1).run()
    assert hand.sheet["file"] == V1


def test_without_the_team_s_cookie_there_is_the_entrance(team: House, cookie: Any, visit: Any, hand: Hand) -> None:
    cookie(None)
    assert visit("studio", file=V1).title[0].value == "Dit is de ingang van het team"
    assert hand.sheet == {}
