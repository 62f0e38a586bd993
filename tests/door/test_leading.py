"""How a round is led, as a phone meets it: it stands still, everybody is led on, it ends by itself."""

from __future__ import annotations

import time

import pytest

from tests.door.guest import Guest
from toolkit.door import rounds
from toolkit.storage.store import Store


@pytest.fixture(autouse=True)
def always_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "ROUND_FRESH", -1.0)


def live(guest: Guest, place: str, version: str = "") -> tuple[int, dict[str, object]]:
    reply = guest.client.get(f"/p/{guest.code}/live", params={"at": place, "v": version, "live": ""})
    return reply.status_code, reply.json() if reply.status_code == 200 else {}


def test_a_pause_shows_its_message_keeps_what_is_filled_in_and_lets_nobody_go_on(guest: Guest, rooms: Store) -> None:
    guest.join().to_questions()
    status, before = live(guest, "after.questions.1")
    assert (status, before["pause"]) == (200, None)
    assert live(guest, "after.questions.1", str(before["v"]))[0] == 204
    rooms.lead("small", "one", "pause", "Koffie <b>tot</b> half elf")
    status, paused = live(guest, "after.questions.1", str(before["v"]))
    assert (status, paused["pause"]) == (200, "Koffie <b>tot</b> half elf")
    assert "Koffie &lt;b&gt;tot&lt;/b&gt; half elf" in guest.page("/after.questions.1")  # without a script as well
    assert guest.do("after.questions.1", "set", "after.questions/easy/answer", "4")["refused"] == {}
    refused = guest.do("after.questions.1", "press", "after.questions/next")
    assert list(refused["refused"].values()) == ["it is break time"]
    # What waited on a phone since before the pause happened before it.
    assert guest.do("after.questions.1", "press", "after.questions/next", ago=120)["refused"] == {}
    rooms.lead("small", "one", "resume")
    status, again = live(guest, "thanks", str(paused["v"]))
    assert (status, again["pause"]) == (200, None)


def test_a_pause_without_words_is_a_pause(guest: Guest, rooms: Store) -> None:
    guest.join()
    rooms.lead("small", "one", "pause", "")
    assert live(guest, "receipt")[1]["pause"] == ""
    assert 'id="pause" role="alert"><h2>' in guest.page("/receipt")


def test_everybody_who_is_not_so_far_is_led_on_and_nobody_twice(guest: Guest, another: Guest, rooms: Store) -> None:
    ann, ben = guest.join(), another.join()
    ann.to_screen()
    ben.to_questions()
    ben.do("after.questions.1", "press", "after.questions/next")
    rooms.lead("small", "one", "move", "after.questions.1")
    status, moved = live(ann, "task.finish.home")
    assert (status, moved["moved"], moved["place"]) == (200, True, "after.questions.1")
    assert "It was easy." in str(moved["html"])
    assert live(ben, "thanks")[1]["moved"] is False  # who was further stays there
    ann.do("after.questions.1", "press", "after.questions/back")
    assert live(ann, "task.finish")[1]["moved"] is False  # and who goes back on purpose may
    moves = [one for one in rooms.events("small", "one") if one.key == "@moved"]
    assert len(moves) == 1


def test_a_tap_on_the_way_counts_before_its_phone_is_led_on(guest: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    rooms.lead("small", "one", "move", "after.questions.1")
    reply = guest.do("task.finish.home", "set", "task.finish/mood/answer", "good", ago=30)
    assert (reply["refused"], reply["moved"], reply["place"]) == ({}, True, "after.questions.1")
    assert any(one.value == "good" for one in rooms.events("small", "one"))


def test_whoever_comes_after_everybody_was_led_on_begins_at_the_beginning(guest: Guest, rooms: Store) -> None:
    rooms.lead("small", "one", "move", "after.questions.1")
    time.sleep(0.01)
    assert "Your receipt code" in guest.join().page()


def test_without_a_script_the_next_page_leads_on(guest: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    rooms.lead("small", "one", "move", "after.questions.1")
    assert "It was easy." in guest.page("/task.finish.home")


def test_a_round_says_when_it_closes_and_closes_then(guest: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    rooms.lead("small", "one", "until", str(time.time() + 3600))
    assert "This round closes at " in str(live(guest, "task.finish.home")[1]["until"])
    assert "This round closes at " in guest.page("/task.finish.home")
    rooms.lead("small", "one", "until", str(time.time() + 0.3))
    time.sleep(0.4)
    assert live(guest, "task.finish.home")[1]["closed"] is True
    assert "The round is over" in guest.page("/task.finish.home")
    refused = guest.do("task.finish.home", "set", "task.finish/mood/answer", "bad")
    assert refused["closed"] is True
    assert guest.do("task.finish.home", "set", "task.finish/mood/answer", "bad", ago=30)["refused"] == {}
