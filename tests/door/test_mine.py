"""What one gave: seen in the words that were asked, changed where it was asked, withdrawn; and what came of it."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.door.guest import Guest
from toolkit.authoring.pinned import Part, show
from toolkit.door.door import Door
from toolkit.door.rounds import ROUND_FRESH
from toolkit.evidence.overview import overview
from toolkit.experiments.assignment import BETWEEN
from toolkit.records import Decision
from toolkit.storage.observing import Note
from toolkit.storage.store import Store

EASY, HELPS, WISH = (f"after.questions/{one}/answer" for one in ("easy", "helps", "wish"))
SHORTER = Decision(
    "d1", "small", "one", "change", "De uitleg was te lang.", "We korten hem in.", "Noor", 9.0, told=True
)


def read(page: str) -> str:
    """A page as it is read: without its tags, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.partition("<main>")[2])).split())


def mine(guest: Guest, more: str = "") -> str:
    return read(guest.page(f"/mine{more}"))


@pytest.fixture
def gave(guest: Guest) -> Guest:
    """Somebody who answered everything, in English, and came to the end."""
    guest.join().to_screen()
    guest.do("task.finish.home", "set", "task.finish/mood/answer", "bad")
    guest.do("task.finish.home", "set", "task.finish/why/words", "Too <b>much</b>\nat once")
    guest.do("task.finish.home", "set", "task.finish/why/days", "2,5")
    guest.do("task.finish.home", "press", "task.finish/on/go")
    guest.do("task.finish.done", "press", "task.finish/next")
    guest.do("after.questions.1", "set", EASY, "4")
    guest.do("after.questions.1", "set", HELPS, ["words", "time"])
    guest.do("after.questions.1", "set", WISH, "that it stays short")
    guest.do("after.questions.1", "press", "after.questions/next")
    return guest


def counted(rooms: Store) -> dict[tuple[str, str], int]:
    return {(one.item, one.value): one.n for one in rooms.counts("small", "one")}


# -- seeing -----------------------------------------------------------------------------------------------------------


def test_everything_stands_there_in_the_words_that_were_asked_and_answered(gave: Guest) -> None:
    told = mine(gave)
    assert "It was easy. 4 Change" in told
    assert "What helps? Time Words Change" in told
    assert "I wish that it stays short Change" in told
    assert "Task: Finish it (3)" in told
    assert "Done, in 0 s." in told
    assert "How are you? Bad Change" in told
    assert "Why? Too <b>much</b> at once Change" in told
    assert "How many days? 2.5 Change" in told
    assert f"whoever looks on sees it {gave.who} " in told
    assert "Too &lt;b&gt;much&lt;/b&gt;<br>at once" in gave.page("/mine")


def test_it_is_told_in_the_language_of_the_reader(gave: Guest) -> None:
    gave.client.post(f"/p/{gave.code}/mine", data={"lang": "nl"})
    told = mine(gave)
    assert "Wat helpt? Tijd Woorden Wijzig" in told
    assert "Hoe gaat het? Slecht" in told
    assert "Hoeveel dagen? 2,5" in told
    gave.client.post(f"/p/{gave.code}/mine", data={"lang": "xx"})
    assert "Wat je gaf" in mine(gave)


def test_whoever_gave_nothing_is_told_so(guest: Guest) -> None:
    told = mine(guest.join())
    assert "You have not answered anything yet." in told
    assert "Nothing yet. The team first looks" in told


def test_a_field_that_a_later_answer_hid_keeps_its_question(gave: Guest) -> None:
    """The form shows while somebody feels bad; the words in it stay stored, so they stay in sight."""
    gave.do("task.finish.home", "set", "task.finish/mood/answer", "good")
    told = mine(gave)
    assert "How are you? Fine (changed later; only this counts) Change" in told
    assert (
        "Why? Too <b>much</b> at once How many days? 2.5" in told
    )  # without a way to change what is not on the screen


def test_an_answer_stands_beside_the_wording_that_it_was_given_to(gave: Guest, door: Door, kit_folder: Path) -> None:
    path = kit_folder / "surveys" / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("It was easy.", "It went well."), encoding="utf-8")
    door.live.refresh()
    survey = door.live.kit.surveys["questions"]
    part = Part("survey", "questions", survey, None)
    door.store.write(lambda tx: show(tx, "small", "one", part, "kept", "Noor", "taal")).result(timeout=30)
    door.rounds._states.clear()
    assert "It went well." in gave.page("/after.questions.1")
    assert "It was easy. 4 Change" in mine(gave)
    gave.do("after.questions.1", "set", EASY, "2")
    assert "It went well. 2 (changed later; only this counts)" in mine(gave)


def test_an_answer_to_a_text_that_is_lost_is_still_shown(gave: Guest, rooms: Store, door: Door) -> None:
    rooms.write(lambda tx: tx._connection.exec_driver_sql("UPDATE events SET definition = 'gone'")).result(timeout=30)
    told = mine(gave)
    assert "A question that is no longer in the round that it stays short" in told
    assert "Yes, delete everything" in told


def test_nobody_is_kept_from_withdrawing_by_a_page_that_cannot_be_made(
    gave: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("an old text")

    monkeypatch.setattr("toolkit.door.mine.Answers", broken)
    told = mine(gave)
    assert "We cannot show your answers just now." in told
    assert "Yes, delete everything" in told


def test_what_an_observer_wrote_with_ones_code_can_be_read_without_the_observers_name(
    gave: Guest, another: Guest, rooms: Store
) -> None:
    other = another.join()

    def note(who: str, what: str) -> None:
        new = Note(
            what, 1, "small", "one", who, "finish", "", what, "waar dan?", 3, "Sam de Vries", "", 5.0, robot=False
        )
        rooms.write(lambda tx: tx.note(new)).result(timeout=30)

    note(gave.who, "zocht de knop")
    note(other.who, "lachte")
    note("", "het was warm")
    told = mine(gave)
    assert "What somebody wrote down about you" in told
    assert "zocht de knop “waar dan?”" in told
    assert not any(one in told for one in ("lachte", "warm", "Sam"))


def test_every_record_can_be_read_line_by_line(gave: Guest, rooms: Store) -> None:
    told = mine(gave, "?lines=1")
    events = rooms.events("small", "one")
    assert len(events) > 10
    for one in events:
        assert one.key in told
    assert 'after.questions/helps/answer ["time", "words"]' in told
    assert "Round finished" in told


def test_a_phone_without_a_code_sees_nothing(gave: Guest, another: Guest) -> None:
    assert another.client.get(f"/p/{gave.code}/mine").status_code == 401
    assert another.client.get(f"/p/{gave.code}/mine?lines=1").status_code == 401


# -- changing ---------------------------------------------------------------------------------------------------------


def links(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="(/p/[^"]+#s-[^"]+)"', page)]


def test_each_answer_leads_to_the_place_where_it_was_asked_after_the_end_as_well(gave: Guest) -> None:
    assert gave.page().count("Thank you!") > 0
    found = links(gave.page("/mine"))
    assert len(found) == 6
    for one in found:
        path, _, piece = one.partition("#")
        page = gave.client.get(path)
        assert str(page.url).endswith(path)
        assert f'id="{piece}"' in page.text
        assert f'href="/p/{gave.code}/mine"' in page.text  # and back


def test_a_correction_is_a_newer_record_and_all_counts_follow(gave: Guest, another: Guest, rooms: Store) -> None:
    other = another.join().to_questions()
    other.do("after.questions.1", "set", EASY, "4")
    assert counted(rooms) == {("easy", "4"): 2, ("helps", "time"): 1, ("helps", "words"): 1}
    before = rooms.events("small", "one")
    gave.do("after.questions.1", "set", EASY, "1")
    gave.do("after.questions.1", "set", HELPS, ["words"])
    gave.do("task.finish.home", "set", "task.finish/why/words", "Nothing")
    assert counted(rooms) == {("easy", "1"): 1, ("easy", "4"): 1, ("helps", "words"): 1}
    answers = [one.value for one in rooms.responses("small", "one") if one.item == "easy"]
    assert sorted(map(str, answers)) == ["1", "4"]
    assert rooms.events("small", "one")[: len(before)] == before  # nothing was overwritten
    told = mine(gave)
    assert "It was easy. 1 (changed later; only this counts)" in told
    assert "Why? Nothing (changed later; only this counts)" in told


def test_the_evidence_follows_a_correction_and_a_withdrawal(gave: Guest, another: Guest, door: Door) -> None:
    def told() -> list[str]:
        found = overview(door.live.kit, door.store, "small", "en")
        return [str(one) for line in found.lines for one in line.figures if "easy" in str(line.subject)]

    other = another.join().to_questions()
    other.do("after.questions.1", "set", EASY, "4")
    both = told()
    other.do("after.questions.1", "set", EASY, "1")
    corrected = told()
    other.do("after.questions.1", "set", EASY, "4")
    assert both != corrected
    assert told() == both
    other.client.post(f"/p/{other.code}/mine", data={"do": "withdraw"})
    assert told() not in (both, corrected)


def test_a_correction_is_held_against_the_same_screen_as_the_answer(gave: Guest, rooms: Store) -> None:
    reply = gave.do("after.questions.1", "set", EASY, "9")
    assert list(reply["refused"])
    assert counted(rooms)[("easy", "4")] == 1


def test_without_a_script_a_correction_is_sent_as_any_page(gave: Guest, rooms: Store) -> None:
    page = gave.page("/after.questions.1")
    hidden = dict(re.findall(r'type="hidden" name="(_\w+)" value="(\w*)"', page))
    form = {**hidden, EASY: "2", HELPS: ["time", "words"], WISH: "that it stays short", "_save": "1"}
    gave.client.post(f"/p/{gave.code}/after.questions.1", data=form)
    assert counted(rooms) == {("easy", "2"): 1, ("helps", "time"): 1, ("helps", "words"): 1}


def test_how_a_task_ended_does_not_change_with_its_answers(gave: Guest, rooms: Store) -> None:
    done = [one for one in rooms.events("small", "one") if one.kind == "done"]
    gave.do("task.finish.home", "set", "task.finish/mood/answer", "good")
    gave.do("task.finish.home", "press", "task.finish/on/go")
    assert [one for one in rooms.events("small", "one") if one.kind in ("done", "give-up")] == done
    assert "How a task ended cannot be changed." in mine(gave)


def test_once_the_round_is_closed_nothing_changes_any_more_and_withdrawing_stays(gave: Guest, rooms: Store) -> None:
    rooms.close_round("small", "one")
    time.sleep(ROUND_FRESH + 0.1)
    page = gave.page("/mine")
    assert links(page) == []
    told = read(page)
    assert "It was easy. 4" in told
    assert "The round is closed, so nothing can be changed any more. You can still withdraw" in told
    reply = gave.do("after.questions.1", "set", EASY, "1")
    assert list(reply["refused"].values()) == ["the round is closed"]
    assert "has been deleted" in gave.client.post(f"/p/{gave.code}/mine", data={"do": "withdraw"}).text
    assert counted(rooms) == {}


# -- withdrawing ------------------------------------------------------------------------------------------------------


def test_withdrawing_recomputes_everything_and_leaves_the_decisions(gave: Guest, another: Guest, rooms: Store) -> None:
    another.join().to_questions().do("after.questions.1", "set", EASY, "4")
    new = Note("n1", 1, "small", "one", gave.who, "finish", "", "zocht", "", 3, "Sam", "", 5.0, robot=False)
    rooms.write(lambda tx: tx.note(new)).result(timeout=30)
    rooms.decide(SHORTER)
    told = read(gave.client.post(f"/p/{gave.code}/mine", data={"do": "withdraw"}).text)
    assert "Your receipt code no longer works" in told or "your receipt code no longer works" in told
    assert "not even to read what the team did" in told
    assert counted(rooms) == {("easy", "4"): 1}
    assert rooms.observations("small", "one") == []
    assert rooms.decisions("small", "one") == [SHORTER]
    assert gave.client.get(f"/p/{gave.code}/mine").status_code in (401, 410)
    assert [one.participant for one in rooms.sessions("small")] == [another.who]


# -- you said, we did -------------------------------------------------------------------------------------------------


def test_whoever_took_part_reads_what_was_decided_after_their_round_and_no_other(gave: Guest, rooms: Store) -> None:
    rooms.decide(SHORTER)
    rooms.decide(replace(SHORTER, id="d2", verdict="drop", said="<script>alert(1)</script>", did="Weg ermee.", at=20.0))
    rooms.decide(replace(SHORTER, id="d3", told=False, said="Nog niet bekend."))
    rooms.decide(replace(SHORTER, id="d4", round="two", said="Van een latere ronde."))
    page = gave.page("/mine")
    told = read(page)
    newest = "We stop this You said or did <script>alert(1)</script> What we do Weg ermee."
    assert newest in told
    assert "We change this You said or did De uitleg was te lang. What we do We korten hem in." in told
    assert told.index(newest) < told.index("We change this")
    assert "<script>alert" not in page
    assert not any(one in told for one in ("Nog niet bekend", "latere ronde", "Noor", "Nothing yet"))
    rooms.decide(replace(SHORTER, told=False))
    assert "te lang" not in mine(gave)


def test_the_receipt_code_leads_back_to_it_from_any_phone(gave: Guest, another: Guest, rooms: Store) -> None:
    found = re.search(r"<strong>([0-9A-Z]{4}-[0-9A-Z]{4})</strong>", gave.page("/mine"))
    assert found
    rooms.decide(SHORTER)
    rooms.close_round("small", "one")
    another.client.post("/j", data={"receipt": found[1].lower()})
    assert "We korten hem in." in mine(another)
    assert json.dumps(gave.who)[1:-1] in mine(another)


# -- variants ---------------------------------------------------------------------------------------------------------


def test_whoever_saw_two_variants_reads_what_they_gave_to_each(kit_folder: Path, door: Door, guest: Guest) -> None:
    old = (kit_folder / "prototypes/trial/v1.yaml").read_text(encoding="utf-8")
    new = old.replace("en: How are you?", "en: How do you feel?")
    (kit_folder / "prototypes/trial/v2.yaml").write_text(new, encoding="utf-8")
    sprint = kit_folder / "experiments/small.yaml"
    both = "variants: [{id: a, title: A, revision: v1}, {id: b, title: B, revision: v2}], each_sees: all}"
    text = sprint.read_text(encoding="utf-8").rstrip().removesuffix("}")
    sprint.write_text(f"{text}, {both}\n", encoding="utf-8")
    door.live.refresh()
    guest.join()
    guest.do("receipt", "press", "receipt/next")
    [session] = door.store.sessions("small")
    first, second = session.variant.split(BETWEEN)
    for arm, mood in ((first, "good"), (second, "bad")):
        task = f"task.finish~{arm}"
        guest.do(task, "press", f"{task}/start")
        guest.do(f"{task}.home", "set", f"{task}/mood/answer", mood)
        guest.do(f"{task}.home", "press", f"{task}/on/go")
        guest.do(f"{task}.done", "press", f"{task}/next")
    told = mine(guest)
    asked = {"a": "How are you?", "b": "How do you feel?"}
    assert f"(version 1) (1) Done, in 0 s. {asked[first]} Fine Change" in told
    assert f"(version 2) (1) Done, in 0 s. {asked[second]} Bad Change" in told
    assert f"Variant that you saw {session.variant}" in told
