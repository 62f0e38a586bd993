"""Observers: a link lets them see who is where and write down what happens; every note is stored once, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.guest import Guest
from toolkit.door import noting, observer
from toolkit.door.door import Door
from toolkit.door.noting import Written
from toolkit.languages import words
from toolkit.storage.store import Store

DEVICE = "0123456789abcdef"
NOTE: dict[str, Any] = {
    "id": f"{DEVICE}.ab.1",
    "version": 1,
    "participant": "",
    "place": "task.finish.home",
    "what": "Zoekt de knop",
    "quote": "Waar dan?",
    "severity": 2,
    "observer": "Sem",
    "ago": 3.5,
}


class Observer:
    """Somebody who came by the observers' link, without a browser."""

    def __init__(self, door: Door, code: str) -> None:
        self.code = code
        self.client = TestClient(Starlette(routes=door.routes()))
        self.page = self.client.get(f"/o/{code}?as={observer.make(door.store.secret, code)}")

    def now(self, query: str = "") -> Any:
        return self.client.get(f"/o/{self.code}/now{query}")

    def send(self, *notes: Any) -> dict[str, Any]:
        reply = self.client.post(f"/o/{self.code}/do", content=json.dumps({"notes": notes}))
        assert reply.status_code == 200, reply.text
        found: dict[str, Any] = reply.json()
        return found

    def note(self, **changed: Any) -> dict[str, Any]:
        return self.send(NOTE | changed)


@pytest.fixture
def sem(door: Door, guest: Guest) -> Observer:
    return Observer(door, guest.code)


@pytest.fixture
def seen(rooms: Store) -> Callable[[], list[tuple[str, str, int]]]:
    return lambda: [(one.participant, one.what, one.severity) for one in rooms.observations("small", "one")]


# -- who may look on --------------------------------------------------------------------------------------------------


def test_the_link_leaves_a_cookie_for_its_round_only_and_the_key_leaves_the_address(door: Door, guest: Guest) -> None:
    client = TestClient(Starlette(routes=door.routes()))
    reply = client.get(f"/o/{guest.code}?as={observer.make(door.store.secret, guest.code)}", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, f"/o/{guest.code}")
    cookie = reply.headers["set-cookie"]
    assert f"Path=/o/{guest.code};" in cookie
    assert "HttpOnly" in cookie
    assert "Max-Age=2592000" in cookie
    assert client.get(f"/o/{guest.code}").status_code == 200


@pytest.mark.parametrize("path", ["", "/now", "/plain"])
def test_without_the_link_nothing_is_seen(door: Door, guest: Guest, path: str) -> None:
    guest.join()
    reply = TestClient(Starlette(routes=door.routes())).get(f"/o/{guest.code}{path}?lang=en")
    assert reply.status_code == 403
    assert words("en")["observe_link"] in reply.text
    assert guest.who not in reply.text


@pytest.mark.parametrize("given", ["", "observer", "x" * 5000, "Im9ic2VydmVyIg.AAAAAA.AAAA"])
def test_a_key_that_is_none_of_ours_opens_nothing(door: Door, guest: Guest, given: str) -> None:
    assert not observer.fits(door.store.secret, guest.code, given)
    client = TestClient(Starlette(routes=door.routes()))
    assert client.get(f"/o/{guest.code}?as={given}").status_code == 403


def test_a_key_opens_its_own_round_for_thirty_days(monkeypatch: pytest.MonkeyPatch) -> None:
    key = observer.make("secret", "CODE2")
    assert observer.fits("secret", "CODE2", key)
    assert not observer.fits("secret", "CODE3", key)
    assert not observer.fits("another", "CODE2", key)
    signer = URLSafeTimedSerializer("secret", salt="observer of CODE2")
    assert not observer.fits("secret", "CODE2", str(signer.dumps("team")))
    import time

    then = time.time() + 31 * 86400
    monkeypatch.setattr(time, "time", lambda: then)
    assert not observer.fits("secret", "CODE2", key)


def test_another_site_cannot_write_in_an_observers_name(sem: Observer, seen: Any) -> None:
    content, headers = json.dumps({"notes": [NOTE]}), {"sec-fetch-site": "cross-site"}
    assert sem.client.post(f"/o/{sem.code}/do", content=content, headers=headers).status_code == 403
    assert seen() == []


# -- what is seen -----------------------------------------------------------------------------------------------------


def test_an_observer_sees_codes_and_places_and_no_answer(sem: Observer, guest: Guest) -> None:
    guest.join().to_screen()
    guest.do("task.finish.home", "set", "task.finish/mood/answer", "bad")
    reply = sem.now()
    found = reply.json()
    (one,) = found["people"]
    assert (one["code"], one["place"], one["robot"]) == (guest.who, "task.finish.home", False)
    where = {place["id"]: place["where"] for place in found["places"]}
    assert where["task.finish.home"] == {"nl": "taak 1, ‘Thuis’", "en": "task 1, ‘Home’"}
    assert where["after.questions.1"]["nl"] == "vragen achteraf, 1 van 1"
    assert where["receipt"]["en"] == "at the receipt code"
    assert where["thanks"]["nl"] == "klaar"
    assert "bad" not in reply.text.replace('"', " ").split()


def test_what_an_observer_sees_already_is_not_sent_again(sem: Observer, guest: Guest) -> None:
    guest.join()
    first = sem.now().json()
    assert sem.now(f"?v={first['v']}&p={first['p']}").status_code == 204
    guest.to_screen()
    moved = sem.now(f"?v={first['v']}&p={first['p']}").json()
    assert moved["people"][0]["place"] == "task.finish.home"
    assert "places" not in moved


def test_robots_are_marked_and_stand_behind_people(sem: Observer, guest: Guest, rooms: Store) -> None:
    robot = rooms.write(lambda tx: tx.join("robot", "small", "one", "nl", robot=True)).result(5)[0]
    guest.join()
    assert [(one["code"], one["robot"]) for one in sem.now().json()["people"]] == [
        (guest.who, False),
        (robot.participant, True),
    ]
    sem.note(participant=robot.participant)
    assert [one.robot for one in rooms.observations("small", "one")] == [True]


def test_the_page_holds_no_data_so_a_browser_may_keep_it(sem: Observer, guest: Guest) -> None:
    guest.join()
    page = sem.client.get(f"/o/{sem.code}")
    assert page.headers["cache-control"] == "private, max-age=86400"
    assert guest.who not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert sem.now().headers["cache-control"] == "no-store"
    worker = sem.client.get("/o/worker.js")
    assert worker.headers["content-type"].startswith("text/javascript")


# -- what is written --------------------------------------------------------------------------------------------------


def test_a_note_knows_who_where_and_on_which_text(sem: Observer, guest: Guest, rooms: Store, door: Door) -> None:
    guest.join().to_screen()
    before = rooms.clock()
    assert sem.note(participant=guest.who) == {"done": [NOTE["id"]], "refused": {}}
    (one,) = rooms.observations("small", "one")
    assert (one.participant, one.task, one.place) == (guest.who, "finish", "task.finish.home")
    assert (one.what, one.quote, one.severity, one.observer) == ("Zoekt de knop", "Waar dan?", 2, "Sem")
    assert one.definition == door.live.kit.prototype("trial", "v1").fingerprint()
    assert before - 4 <= one.at <= before - 3
    assert not one.robot


def test_a_reply_that_got_lost_makes_no_second_note(sem: Observer, seen: Any) -> None:
    for _ in range(3):
        assert sem.note()["done"] == [NOTE["id"]]
    assert seen() == [("", "Zoekt de knop", 2)]


def test_a_note_can_be_corrected_and_taken_back(sem: Observer, seen: Any) -> None:
    sem.note()
    sem.note(version=2, what="Zoekt de groene knop", severity=4)
    assert seen() == [("", "Zoekt de groene knop", 4)]
    sem.send({"id": NOTE["id"], "version": 3, "gone": True})
    sem.note()
    assert seen() == []


def test_what_is_grouped_changes_no_more_and_the_device_is_told(sem: Observer, rooms: Store, seen: Any) -> None:
    sem.note()
    stored = rooms.observations("small", "one")[0].id
    rooms.write(lambda tx: tx.make_finding("small", "De knop", "home", "v1", [stored])).result(5)
    assert sem.note(version=2, what="Iets anders")["refused"] == {NOTE["id"]: "grouped"}
    assert seen() == [("", "Zoekt de knop", 2)]
    assert sem.now(f"?d={DEVICE}").json()["grouped"] == [NOTE["id"]]
    assert sem.now("?d=fedcba9876543210").json()["grouped"] == []
    assert sem.now("?d=%25").json()["grouped"] == []


def test_a_note_about_somebody_who_withdrew_is_dropped_and_that_is_said(
    sem: Observer, guest: Guest, rooms: Store, seen: Any
) -> None:
    guest.join()
    assert sem.note(participant=guest.who)["done"]
    session = rooms.sessions("small", "one")[0]
    rooms.withdraw(session.id)
    assert seen() == []
    late = sem.note(id=f"{DEVICE}.ab.2", participant=guest.who)
    assert late == {"done": [], "refused": {f"{DEVICE}.ab.2": "gone"}}
    assert seen() == []


def test_a_note_of_one_round_is_never_about_a_person_of_another(sem: Observer, rooms: Store, seen: Any) -> None:
    stranger = rooms.write(lambda tx: tx.join("x", "other", "one", "nl", robot=False)).result(5)[0]
    assert sem.note(participant=stranger.participant)["refused"] == {NOTE["id"]: "gone"}
    assert seen() == []


def test_after_the_round_notes_count_for_a_day(
    sem: Observer, rooms: Store, seen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.door.rounds.ROUND_FRESH", 0)
    rooms.close_round("small", "one")
    assert sem.note()["done"]
    now = rooms.clock()
    rooms.clock = lambda: now + 25 * 3600
    assert sem.note(id=f"{DEVICE}.ab.2")["refused"] == {f"{DEVICE}.ab.2": "closed"}
    assert len(seen()) == 1


def test_what_is_seen_before_a_round_opens_is_a_trial(door: Door, rooms: Store) -> None:
    code = rooms.plan_round("small", "one").code
    Observer(door, code).note()
    assert [one.robot for one in rooms.observations("small", "one")] == [True]


def test_a_place_that_is_not_of_this_round_is_left_out(sem: Observer, rooms: Store) -> None:
    sem.note(place="task.gone.secret")
    (one,) = rooms.observations("small", "one")
    assert (one.task, one.place, one.definition) == ("", "", "")


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "short"},
        {"id": 7},
        {"id": f"{DEVICE}.../../x~2"},
        {"version": 0},
        {"version": True},
        {"version": 100},
        {"version": "1"},
        {"participant": "ab"},
        {"participant": None},
        {"participant": ["ABCD"]},
        {"what": ""},
        {"what": "   \n "},
        {"what": "x" * 2001},
        {"what": 5},
        {"quote": "x" * 1001},
        {"quote": None},
        {"severity": 5},
        {"severity": -1},
        {"severity": 2.0},
        {"severity": True},
        {"severity": None},
        {"observer": ""},
        {"observer": "x" * 41},
        {"place": 3},
        {"place": "x" * 201},
    ],
    ids=lambda one: json.dumps(one)[:40],
)
def test_what_is_no_note_is_passed_over(sem: Observer, seen: Any, changed: dict[str, Any]) -> None:
    assert sem.note(**changed) == {"done": [], "refused": {}}
    assert seen() == []


@pytest.mark.parametrize("ago", [-5, 1e12, "soon", None, True, float("nan"), [1]])
def test_a_time_that_cannot_be_is_now(ago: object) -> None:
    written = Written.read(NOTE | {"ago": ago})
    assert written is not None
    assert written.ago in (0.0, 1.0)


def test_signs_that_no_database_keeps_do_no_harm(sem: Observer, seen: Any) -> None:
    sem.note(what="een\x00twee \ud800 <b>drie</b>")
    assert seen() == [("", "eentwee ? <b>drie</b>", 2)]


@pytest.mark.parametrize("body", ["", "[]", '{"notes": 5}', '{"notes"', "[" * 100_000, '{"notes": "x"}'])
def test_a_body_that_cannot_be_read_gets_one_line(sem: Observer, body: str) -> None:
    reply = sem.client.post(f"/o/{sem.code}/do", content=body)
    assert (reply.status_code, reply.json()) == (400, {"why": "door_gone"})


def test_a_batch_is_bounded(sem: Observer, seen: Any) -> None:
    many = [NOTE | {"id": f"{DEVICE}.ab.{number}"} for number in range(60)]
    assert len(sem.send(*many)["done"]) == noting.MAX_BATCH == len(seen())


# -- without a script -------------------------------------------------------------------------------------------------


def _form(page: str, **typed: str) -> dict[str, str]:
    nonce = re.search(r'name="nonce" value="(\w+)"', page)
    assert nonce
    empty = dict.fromkeys(("observer", "participant", "severity", "what", "quote"), "")
    return empty | {"nonce": nonce[1], "place": "@now"} | typed


def test_without_a_script_a_form_does_the_same_and_a_second_sending_is_the_same_note(
    sem: Observer, guest: Guest, rooms: Store
) -> None:
    guest.join().to_screen()
    path = f"/o/{sem.code}/plain?lang=en"
    page = sem.client.get(path).text
    assert guest.who in page
    assert "task 1, ‘Home’" in page
    sent = _form(page, observer="Sem", participant=guest.who, severity="3", what="Looks\r\nfor the button")
    reply = sem.client.post(path, data=sent)
    assert words("en")["observe_kept"] in reply.text
    assert 'value="Sem"' in reply.text
    assert "for the button" not in reply.text
    sem.client.post(path, data=sent)
    (one,) = rooms.observations("small", "one")
    assert (one.what, one.place, one.severity) == ("Looks\nfor the button", "task.finish.home", 3)


@pytest.mark.parametrize(
    ("left_out", "said"),
    [("observer", "name"), ("participant", "who"), ("severity", "severity"), ("what", "what")],
)
def test_a_plain_form_says_what_is_missing_and_keeps_what_was_typed(
    sem: Observer, seen: Any, left_out: str, said: str
) -> None:
    path = f"/o/{sem.code}/plain?lang=nl"
    whole = {"observer": "Sem", "participant": "room", "severity": "1", "what": "Rumoer", "quote": "<Ssst>"}
    reply = sem.client.post(path, data=_form(sem.client.get(path).text, **(whole | {left_out: ""})))
    assert words("nl")[f"observe_need_{said}"] in reply.text
    assert "&lt;Ssst&gt;" in reply.text
    assert seen() == []


@pytest.mark.parametrize("severity", ["9", "²", "-1", "x"])
def test_a_plain_form_with_a_severity_of_its_own_is_refused(sem: Observer, seen: Any, severity: str) -> None:
    path = f"/o/{sem.code}/plain?lang=nl"
    typed = _form(sem.client.get(path).text, observer="Sem", participant="room", severity=severity, what="Rumoer")
    assert words("nl")["observe_why_unfit"] in sem.client.post(path, data=typed).text
    assert seen() == []


def test_the_words_of_a_refusal_exist_for_every_reason() -> None:
    for language in ("nl", "en"):
        for why in ("gone", "grouped", "closed", "full", "unfit"):
            assert words(language)[f"observe_why_{why}"]
