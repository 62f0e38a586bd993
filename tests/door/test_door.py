"""What the door lets in, and what it keeps out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.door.guest import Guest
from toolkit.authoring import shown
from toolkit.door.door import Door
from toolkit.storage.store import Store


def values(store: Store, kind: str = "set") -> list[tuple[str, Any]]:
    return [(event.key, event.value) for event in store.events("small", "one") if event.kind == kind]


# -- coming in --------------------------------------------------------------------------------------------------------


def test_looking_at_the_first_page_stores_nothing(guest: Guest, rooms: Store) -> None:
    page = guest.client.get(f"/j/{guest.code}?lang=en")
    assert "Will you take part?" in page.text
    assert rooms.sessions("small") == []
    assert "set-cookie" not in page.headers


def test_the_same_consent_sent_twice_is_one_participant_with_one_receipt_code(
    guest: Guest, another: Guest, rooms: Store
) -> None:
    page = guest.client.get(f"/j/{guest.code}").text
    nonce = re.search(r'name="nonce" value="(\w+)"', page)
    assert nonce
    for client in (guest.client, another.client):
        client.post(f"/j/{guest.code}", data={"nonce": nonce[1], "answer": "yes"})
    assert len(rooms.sessions("small")) == 1
    assert guest.client.cookies.get("proeftuin") == another.client.cookies.get("proeftuin")


def test_an_old_first_page_makes_nobody_into_the_person_before(
    guest: Guest, another: Guest, rooms: Store, monkeypatch: Any
) -> None:
    page = guest.client.get(f"/j/{guest.code}").text
    nonce = re.search(r'name="nonce" value="(\w+)"', page)
    assert nonce
    guest.client.post(f"/j/{guest.code}", data={"nonce": nonce[1], "answer": "yes"})
    now = rooms.clock()
    monkeypatch.setattr(rooms, "clock", lambda: now + 600)
    another.client.post(f"/j/{guest.code}", data={"nonce": nonce[1], "answer": "yes"})
    assert another.client.cookies.get("proeftuin") is None


def test_the_receipt_code_is_nowhere_in_the_database(guest: Guest, tmp_path: Path) -> None:
    guest.join()
    receipt = str(guest.client.cookies.get("proeftuin"))
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("data.db*"))
    assert guest.who.encode() in stored
    assert receipt.encode() not in stored
    assert receipt.replace("-", "").encode() not in stored


def test_declining_twice_from_one_page_counts_once(guest: Guest, rooms: Store) -> None:
    page = guest.client.get(f"/j/{guest.code}").text
    nonce = re.search(r'name="nonce" value="(\w+)"', page)
    assert nonce
    for _ in range(2):
        guest.client.post(f"/j/{guest.code}", data={"nonce": nonce[1], "answer": "no"})
    assert rooms.round("small", "one").declined == 1
    assert rooms.sessions("small") == []


def test_guessing_codes_is_slowed_down(guest: Guest) -> None:
    answers = [guest.client.post("/j", data={"receipt": "AAAA-AAAA"}).status_code for _ in range(70)]
    assert answers[0] == 404
    assert answers[-1] == 429


@pytest.mark.parametrize("typed", ["", "   ", "ZZZZZ", "' OR 1=1", "ééééé", "A" * 5000])
def test_a_short_code_that_is_none_is_answered_kindly(guest: Guest, typed: str) -> None:
    reply = guest.client.post("/j?lang=en", data={"code": typed})
    assert reply.status_code == 404
    assert "code" in reply.text


# -- taking answers in --------------------------------------------------------------------------------------------------


def test_an_answer_is_on_disk_before_the_reply(guest: Guest, rooms: Store) -> None:
    guest.join().to_questions()
    reply = guest.do("after.questions.1", "set", "after.questions/easy/answer", "4")
    assert reply["done"] == ["test.5"]
    assert values(rooms) == [("after.questions/easy/answer", "4")]
    assert [(one.item, one.value, one.n) for one in rooms.counts("small", "one")] == [("easy", "4", 1)]


def test_a_change_of_mind_moves_the_count(guest: Guest, rooms: Store) -> None:
    guest.join().to_questions()
    guest.do("after.questions.1", "set", "after.questions/easy/answer", "4")
    guest.do("after.questions.1", "set", "after.questions/easy/answer", "2")
    guest.do("after.questions.1", "set", "after.questions/helps/answer", ["words", "time"])
    guest.do("after.questions.1", "set", "after.questions/helps/answer", ["time"])
    assert [(one.item, one.value, one.n) for one in rooms.counts("small", "one")] == [
        ("easy", "2", 1),
        ("helps", "time", 1),
    ]


@pytest.mark.parametrize(
    ("place", "kind", "key", "value"),
    [
        ("task.finish.home", "set", "task.finish/mood/answer", "great"),  # not an option
        ("task.finish.home", "set", "task.finish/mood/answer", ["good"]),  # not one answer
        ("task.finish.home", "set", "task.finish/mood/answer", 1),
        ("task.finish.home", "set", "task.finish/why/words", "not shown"),  # show_if does not hold
        ("task.finish.home", "set", "task.finish/hidden/answer", "a"),  # on a screen that was not reached
        ("task.finish.secret", "set", "task.finish/hidden/answer", "a"),
        ("task.finish.secret", "press", "task.finish/next", True),
        ("after.questions.1", "set", "after.questions/easy/answer", "5"),  # not there yet
        ("thanks", "press", "thanks/next", True),
        ("nowhere", "set", "x", "y"),
        ("task.finish.home", "press", "task.finish/next", True),  # shown only when the task is done
        ("task.finish.home", "set", "task.finish/on/go", True),  # a button is pressed, not set
        ("task.finish.home", "press", "task.finish/mood/answer", "good"),  # a question is answered, not pressed
        ("task.finish.home", "set", "../../etc", "x"),
    ],
)
def test_what_the_screen_does_not_offer_is_refused(
    guest: Guest, rooms: Store, place: str, kind: str, key: str, value: Any
) -> None:
    guest.join().to_screen()
    before = len(rooms.events("small", "one"))
    reply = guest.do(place, kind, key, value)
    assert reply["done"] == []
    assert len(reply["refused"]) == 1
    assert len(rooms.events("small", "one")) == before


def test_one_refused_answer_does_not_hold_up_the_others(guest: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    actions = [
        {"id": "one.1", "place": "task.finish.home", "kind": "set", "key": "task.finish/mood/answer", "value": "bad"},
        {"id": "one.2", "place": "task.finish.home", "kind": "set", "key": "task.finish/why/days", "value": "99"},
        {"id": "one.3", "place": "task.finish.home", "kind": "set", "key": "task.finish/why/days", "value": "2,5"},
        {"id": "one.4", "place": "task.finish.home", "kind": "press", "key": "task.finish/why/submit", "value": True},
    ]
    sent = {"who": guest.who, "at": "task.finish.home", "actions": actions}
    reply = guest.client.post(f"/p/{guest.code}/do", json=sent).json()
    assert reply["done"] == ["one.1", "one.3", "one.4"]
    assert reply["refused"] == {"one.2": "that number is out of range"}
    assert reply["place"] == "task.finish.done"
    again = guest.client.post(f"/p/{guest.code}/do", json=sent).json()
    assert again["place"] == "task.finish.done"
    assert values(rooms) == [("task.finish/mood/answer", "bad"), ("task.finish/why/days", 2.5)]
    assert [one.value for one in rooms.events("small", "one") if one.kind == "done"] == ["finish"]


def test_a_lost_press_still_tells_where_it_led_and_goes_there_once(guest: Guest, rooms: Store) -> None:
    guest.join()
    press = {"id": "same.1", "place": "receipt", "kind": "press", "key": "receipt/next", "value": True}
    body = {"who": guest.who, "at": "receipt", "actions": [press]}
    first, second = (guest.client.post(f"/p/{guest.code}/do", json=body).json() for _ in range(2))
    assert first["place"] == second["place"] == "task.finish"
    assert "Finish it" in second["html"]
    assert len(values(rooms, "press")) == 1


def test_two_people_may_use_the_same_id(guest: Guest, another: Guest, rooms: Store) -> None:
    for one in (guest, another):
        one.join().to_screen()
        one.do("task.finish.home", "set", "task.finish/mood/answer", "good")
    assert values(rooms) == [("task.finish/mood/answer", "good")] * 2


def test_taps_of_the_person_before_are_not_taken_for_mine(guest: Guest, another: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    another.join().to_screen()
    sent = {"who": guest.who, "at": "task.finish.home", "actions": []}
    assert another.client.post(f"/p/{guest.code}/do", json=sent).status_code == 410


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"actions": 5}', b'{"actions": [1, null, {}]}', b"\xff\xfe", b"[" * 100_000, b'{"who": 1}'],
)
def test_a_broken_request_is_an_error_of_the_client_and_changes_nothing(
    guest: Guest, rooms: Store, body: bytes
) -> None:
    guest.join()
    before = len(rooms.events("small", "one"))
    reply = guest.client.post(f"/p/{guest.code}/do", content=body)
    assert 400 <= reply.status_code < 500
    assert len(rooms.events("small", "one")) == before


def test_a_request_that_is_too_large_is_refused(guest: Guest) -> None:
    guest.join()
    assert guest.client.post(f"/p/{guest.code}/do", content=b" " * 400_000).status_code == 413


def test_another_site_cannot_act_in_my_name(guest: Guest) -> None:
    guest.join()
    reply = guest.client.post(
        f"/p/{guest.code}/mine", data={"do": "withdraw"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert reply.status_code == 403


def test_without_a_cookie_there_is_nothing_to_see(guest: Guest, another: Guest) -> None:
    guest.join().to_screen()
    assert (
        "Will you take part?" in another.client.get(f"/p/{guest.code}?lang=en", headers={"accept-language": "en"}).text
    )
    assert another.client.post(f"/p/{guest.code}/do", json={"who": guest.who, "actions": []}).status_code == 401
    another.client.cookies.set("proeftuin", "AAAA-AAAA")
    assert another.client.get(f"/p/{guest.code}/mine").status_code == 410


def test_the_time_of_a_tap_is_when_it_was_tapped(guest: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    guest.do("task.finish.home", "set", "task.finish/mood/answer", "good", ago=90)
    tapped = rooms.events("small", "one")[-1].at
    assert rooms.clock() - 92 < tapped < rooms.clock() - 88


@pytest.mark.parametrize("ago", [-5, "yesterday", 1e12, float("inf"), True, None])
def test_an_impossible_time_is_now(guest: Guest, rooms: Store, ago: Any) -> None:
    import json

    guest.join().to_screen()
    action = {
        "id": "late.1",
        "place": "task.finish.home",
        "kind": "set",
        "key": "task.finish/mood/answer",
        "value": "good",
        "ago": ago,
    }
    body = json.dumps({"who": guest.who, "at": "task.finish.home", "actions": [action]})
    assert guest.client.post(f"/p/{guest.code}/do", content=body).status_code == 200
    assert abs(rooms.clock() - rooms.events("small", "one")[-1].at) < 2


@pytest.mark.parametrize(
    "nasty",
    ["<script>alert(1)</script>", "](javascript:alert(1))", "\x00\x1b\u202e", "\ud83d", "é" * 2000, "\r\n\r\nx"],
)
def test_what_people_type_is_only_ever_text(guest: Guest, rooms: Store, nasty: str) -> None:
    guest.join().to_questions()
    reply = guest.do("after.questions.1", "set", "after.questions/wish/answer", nasty)
    assert reply["refused"] == {}
    page = guest.page("/after.questions.1")
    assert "<script>alert" not in page
    assert 'javascript:alert(1)"' not in page
    stored = dict(values(rooms))["after.questions/wish/answer"]
    assert not re.search("[\x00-\x08\u202e]", stored)


# -- pages --------------------------------------------------------------------------------------------------------------


def test_no_page_of_the_door_loads_anything_from_elsewhere(guest: Guest) -> None:
    guest.join().to_screen()
    for path in (
        f"/j/{guest.code}",
        "/j",
        f"/p/{guest.code}/receipt",
        f"/p/{guest.code}/task.finish.home",
        f"/p/{guest.code}/mine",
    ):
        reply = guest.client.get(path)
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', reply.text), path
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/pic/trial/..%2Fv1.yaml",
        "/pic/trial/v1.yaml",
        "/pic/..%2F..%2Fsurveys/questions.yaml",
        "/pic/trial/two.svg",
        "/pic/nobody/one.svg",
    ],
)
def test_only_pictures_of_a_prototype_are_served(guest: Guest, path: str) -> None:
    assert guest.client.get("/pic/trial/one.svg").status_code == 200
    assert guest.client.get(path).status_code == 404


def test_a_picture_that_is_a_link_out_of_the_kit_is_not_served(guest: Guest, kit_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.svg").write_text("<svg/>")
    (kit_folder / "prototypes/trial/pictures/two.svg").symlink_to(tmp_path / "outside.svg")
    assert guest.client.get("/pic/trial/two.svg").status_code == 404


def test_a_failure_of_ours_shows_no_traceback_and_loses_nothing(guest: Guest, door: Door, monkeypatch: Any) -> None:
    guest.join().to_screen()

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(door.store, "reading", broken)
    reply = guest.client.get(f"/p/{guest.code}/task.finish.home?lang=en")
    assert reply.status_code == 500
    assert "What you had saved is safe." in reply.text
    assert "secret detail" not in reply.text
    assert "Traceback" not in reply.text


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_before_the_first_person_joins_an_edit_shows_at_once_and_a_broken_one_does_not(
    guest: Guest, kit_folder: Path, door: Door
) -> None:
    door.live.every = 0
    file = kit_folder / "prototypes/trial/v1.yaml"
    edit(file, "How are you?", "How is your day?")
    edit(kit_folder / "experiments/small.yaml", "We try something out.", "We try a thing.")
    assert "We try a thing." in guest.client.get(f"/j/{guest.code}?lang=en").text
    edit(file, "kind: choice", "kind: chioce")
    guest.join("en").to_screen()
    assert "How is your day?" in guest.page("/task.finish.home")
    assert {one.file for one in door.live.problems} == {"prototypes/trial/v1.yaml"}


def test_once_somebody_is_in_a_round_its_texts_stay_until_the_team_says_that_an_edit_counts_the_same(
    guest: Guest, kit_folder: Path, door: Door, rooms: Store
) -> None:
    door.live.every = 0
    guest.join("en").to_screen()
    guest.do("task.finish.home", "set", "task.finish/mood/answer", "good")
    edit(kit_folder / "prototypes/trial/v1.yaml", "How are you?", "How is your day?")
    edit(kit_folder / "experiments/small.yaml", "Go to the end.", "Find the end.")
    edit(kit_folder / "surveys/questions.yaml", "It was easy.", "That was easy.")
    assert "How are you?" in guest.page("/task.finish.home")
    assert "Go to the end." in guest.page("/task.finish")
    later = Guest(TestClient(guest.client.app), guest.code).join("en").to_screen()
    assert "How are you?" in later.page("/task.finish.home")

    found = shown.edits(door.live.kit, rooms, "small", "one")
    assert [(one.file, one.words_only) for one in found] == [
        ("prototypes/trial/v1.yaml", True),
        ("experiments/small.yaml", True),
        ("surveys/questions.yaml", True),
    ]
    shown.accept(door.live, rooms, "small", "one", "Noor", "a slip of the pen")
    assert shown.edits(door.live.kit, rooms, "small", "one") == []
    door.rounds._states.clear()  # half a second later
    assert "How is your day?" in guest.page("/task.finish.home")
    assert "Find the end." in guest.page("/task.finish")
    kept = [(one.name, one.who, one.reason) for one in rooms.shown("small", "one") if one.why == "kept"]
    assert kept == [(name, "Noor", "a slip of the pen") for name in ("trial/v1", "small", "questions")]

    guest.do("task.finish.home", "set", "task.finish/mood/answer", "bad")
    first, second = (event.definition for event in rooms.events("small", "one") if event.kind == "set")
    for fingerprint, question in ((first, "How are you?"), (second, "How is your day?")):
        text = rooms.definition(fingerprint)
        assert text is not None
        assert text["screens"][0]["blocks"][1]["question"]["en"] == question


def test_nobody_agrees_to_a_text_that_was_edited_after_they_read_it(
    guest: Guest, kit_folder: Path, door: Door, rooms: Store
) -> None:
    door.live.every = 0
    page = guest.client.get(f"/j/{guest.code}?lang=en").text
    given = {name: re.search(rf'name="{name}" value="(\w+)"', page) for name in ("nonce", "text")}
    form = {name: found[1] for name, found in given.items() if found}
    assert set(form) == {"nonce", "text"}
    edit(kit_folder / "experiments/small.yaml", "Only we do.", "With your name.")
    again = guest.client.post(f"/j/{guest.code}?lang=en", data={**form, "answer": "yes"})
    assert "With your name." in again.text
    assert rooms.sessions("small") == []


def test_a_tap_belongs_to_the_text_that_was_on_the_screen_when_an_edit_came_in_between(
    guest: Guest, kit_folder: Path, door: Door, rooms: Store
) -> None:
    door.live.every = 0
    guest.join("en").to_screen()
    seen = door.live.kit.prototype("trial", "v1").fingerprint()
    edit(kit_folder / "prototypes/trial/v1.yaml", "How are you?", "How is your day?")
    shown.accept(door.live, rooms, "small", "one", "Noor", "clearer")
    door.rounds._states.clear()
    guest.do("task.finish.home", "set", "task.finish/mood/answer", "good", text=seen)
    assert [one.definition for one in rooms.events("small", "one") if one.kind == "set"] == [seen]


def test_a_round_goes_on_when_its_files_are_taken_away(guest: Guest, kit_folder: Path, door: Door) -> None:
    door.live.every = 0
    guest.join("en")
    (kit_folder / "experiments/small.yaml").unlink()
    (kit_folder / "prototypes/trial/v1.yaml").unlink()
    guest.to_questions()
    assert "It was easy." in guest.page()


def test_a_screen_that_an_edit_took_away_leads_back_to_where_one_can_stand(
    guest: Guest, kit_folder: Path, door: Door, rooms: Store
) -> None:
    door.live.every = 0
    guest.join("en").to_screen()
    edit(kit_folder / "prototypes/trial/v1.yaml", "id: home", "id: house")
    assert [one.words_only for one in shown.edits(door.live.kit, rooms, "small", "one")] == [False]
    shown.accept(door.live, rooms, "small", "one", "Noor", "the name was wrong")
    door.rounds._states.clear()
    page = guest.client.get(f"/p/{guest.code}")
    assert page.status_code == 200
    assert "Finish it" in page.text
    assert "How are you?" not in page.text
