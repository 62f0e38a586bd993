"""What people share, through the door: drafts that travel with their button, others' screens, withdrawing, boards."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.conftest import SPRINT as PLAIN
from tests.door.guest import Guest
from toolkit.app.members import open_board
from toolkit.app.state import House
from toolkit.door import invitation, taking
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

PROTOTYPE = """
title: {nl: Samen, en: Together}
about: {nl: Om te delen, en: To share}
screens:
  - id: home
    title: {nl: Thuis, en: Home}
    blocks:
      - {kind: role, id: role, names: anonymous}
      - {kind: posts, id: talk, names: anonymous}
      - kind: profile
        id: me
        names: named
        identities:
          - {id: designer, text: {nl: ontwerper, en: designer}}
          - {id: solver, text: {nl: probleemoplosser, en: problem solver}}
          - {id: leader, text: {nl: leider, en: leader}}
      - {kind: button, id: on, label: {nl: Klaar, en: Done}, to: done}
  - id: done
    title: {nl: Klaar, en: Done}
    end: true
    blocks: [{kind: text, text: {nl: Klaar., en: Done.}}]
"""

SPRINT = f"""{PLAIN.replace("after: [questions]", "")}
boards:
  - id: months
    title: {{nl: Ons bord, en: Our board}}
    revision: v1
    who: {{nl: De groep, en: The group}}
    what: {{nl: Een bord voor maanden., en: A board for months.}}
    who_sees: {{nl: Alle leden., en: All members.}}
"""

HOME = "task.finish.home"
TALK = "task.finish/talk"


@pytest.fixture
def kit_folder(tmp_path: Path) -> Path:
    for name, content in {"prototypes/trial/v1.yaml": PROTOTYPE, "experiments/small.yaml": SPRINT}.items():
        path = tmp_path / "kit" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "kit" / "surveys").mkdir()
    return tmp_path / "kit"


def write(guest: Guest, title: str, text: str, **more: object) -> dict[str, object]:
    drafts = {f"{TALK}/new/title": title, f"{TALK}/new/text": text, **more}
    return guest.do(HOME, "press", f"{TALK}/new/send", drafts=drafts)


@pytest.fixture
def ann(guest: Guest) -> Guest:
    return guest.join().to_screen()


@pytest.fixture
def ben(another: Guest) -> Guest:
    return another.join().to_screen()


def shared(store: Store, round: str = "one") -> list[tuple[str, str]]:
    return [(one.kind, one.value.get("text", "")) for one in store.events("small", round) if one.shared]  # type: ignore[call-overload, index]  # parts


# -- drafts -----------------------------------------------------------------------------------------------------------


def test_what_was_typed_travels_with_its_button_and_is_stored_once_with_it(ann: Guest, rooms: Store) -> None:
    reply = write(ann, "Titel", "Tekst")
    assert reply["refused"] == {}
    assert shared(rooms) == [("write", "Tekst")]
    assert not [one for one in rooms.events("small", "one") if one.kind == "set" and one.value == "Tekst"]
    assert "Tekst" in ann.page(f"/{HOME}")


def test_half_of_what_a_button_needs_is_refused_and_nothing_of_it_is_stored(ann: Guest, rooms: Store) -> None:
    reply = write(ann, "Titel", "   ")
    assert list(reply["refused"].values()) == ["fill something in first"]  # type: ignore[attr-defined]  # JSON
    assert shared(rooms) == []


def test_a_draft_that_is_too_long_is_refused_with_its_button(ann: Guest, rooms: Store) -> None:
    reply = write(ann, "Titel", "x" * 1501)
    assert list(reply["refused"].values()) == ["the text is too long"]  # type: ignore[attr-defined]  # JSON
    assert shared(rooms) == []


def test_a_draft_is_no_answer_by_itself(ann: Guest, rooms: Store) -> None:
    reply = ann.do(HOME, "set", f"{TALK}/new/text", "half")
    assert len(reply["refused"]) == 1
    assert "half" not in ann.page(f"/{HOME}")


def test_drafts_of_another_piece_of_the_screen_do_not_travel_along(ann: Guest, ben: Guest, rooms: Store) -> None:
    write(ann, "Titel", "Tekst")
    post = next(one.seq for one in rooms.events("small", "one") if one.shared)
    reply = ben.do(HOME, "press", f"{TALK}/post-{post}/reply/send", drafts={f"{TALK}/new/text": "elders"})
    assert len(reply["refused"]) == 1


def test_the_same_press_delivered_twice_is_one_post(ann: Guest, rooms: Store) -> None:
    write(ann, "Titel", "Tekst")
    ann.count -= 1  # the same id again: the first reply got lost
    assert write(ann, "Titel", "Tekst")["done"] == ["test.3"]
    assert shared(rooms) == [("write", "Tekst")]


def test_without_javascript_a_form_sends_its_drafts_with_the_button_that_was_pressed(ann: Guest, rooms: Store) -> None:
    page = ann.page(f"/{HOME}")
    form = dict(re.findall(r'name="(_seq|_nonce|_text)" value="([^"]*)"', page))
    form |= {f"{TALK}/new/title": "Titel", f"{TALK}/new/text": "Tekst", "_press": f"{TALK}/new/send"}
    assert "Tekst" in ann.client.post(f"/p/{ann.code}/{HOME}", data=form).text
    assert shared(rooms) == [("write", "Tekst")]


def test_a_script_that_never_stops_does_not_fill_everybodys_screen(
    ann: Guest, rooms: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MAX_SHARED", 3)
    refused = [write(ann, "Titel", f"nummer {number}")["refused"] for number in range(5)]
    assert [len(one) for one in refused] == [0, 0, 0, 1, 1]  # type: ignore[arg-type]  # JSON
    assert len(shared(rooms)) == 3


# -- others' screens --------------------------------------------------------------------------------------------------


def live(guest: Guest, version: str = "") -> tuple[int, str, str]:
    """Status, version and everything on the screen, as the page's script asks for it."""
    reply = guest.client.get(f"/p/{guest.code}/live", params={"at": HOME, "v": version})
    found = reply.json() if reply.status_code == 200 else {"v": version, "sections": {}}
    return reply.status_code, found["v"], "".join(found["sections"].values())


def test_what_one_puts_shows_on_the_screens_of_the_others(ann: Guest, ben: Guest) -> None:
    status, version, before = live(ben)
    assert (status, "Tekst" in before) == (200, False)
    assert live(ben, version)[0] == 204
    write(ann, "Titel", "Tekst")
    status, later, after = live(ben, version)
    assert (status, "Tekst" in after) == (200, True)
    assert later != version
    assert live(ben, later)[0] == 204


def test_two_processes_with_one_database_show_the_same(
    ann: Guest, kit_folder: Path, rooms: Store, tmp_path: Path
) -> None:
    elsewhere = Store(f"sqlite:///{tmp_path / 'data.db'}")
    there = Guest(TestClient(Starlette(routes=Door(LiveKit(kit_folder), elsewhere).routes())), ann.code)
    there.join().to_screen()
    version = live(there)[1]
    write(ann, "Titel", "Tekst")
    there_now = next(found for found in iter(lambda: live(there, version), None) if found[0] == 200)
    assert "Tekst" in there_now[2]
    elsewhere.close()


def test_nobody_is_shown_whose_an_anonymous_post_is(ann: Guest, ben: Guest) -> None:
    write(ann, "Titel", "Tekst")
    assert ann.who not in live(ben)[2]
    assert "someone" in live(ben)[2]
    assert "you" in live(ann)[2]


def test_somebody_who_is_not_in_the_round_is_shown_nothing(ann: Guest, door: Door) -> None:
    write(ann, "Titel", "Tekst")
    stranger = TestClient(Starlette(routes=door.routes()))
    assert stranger.get(f"/p/{ann.code}/live", params={"at": HOME}).status_code == 401
    stranger.cookies.set("proeftuin", "0000-0000")
    assert stranger.get(f"/p/{ann.code}/live", params={"at": HOME}).status_code == 410


def test_who_withdraws_takes_their_posts_along_and_what_others_answered_stays(
    ann: Guest, ben: Guest, rooms: Store
) -> None:
    write(ann, "Titel", "van ann")
    post = next(one.seq for one in rooms.events("small", "one") if one.shared)
    key = f"{TALK}/post-{post}/reply"
    ben.do(HOME, "press", f"{key}/send", drafts={f"{key}/text": "van ben"})
    assert "van ann" in live(ben)[2]
    version = live(ben)[1]
    ann.client.post(f"/p/{ann.code}/mine", data={"do": "withdraw"})
    status, _, left = live(ben, version)
    assert (status, "van ann" in left, "van ben" in left) == (200, False, True)


def test_robots_have_a_room_of_their_own(ann: Guest, kit_folder: Path, rooms: Store) -> None:
    write(ann, "Titel", "van een mens")
    robots = Door(LiveKit(kit_folder), rooms, robot=True)
    robot = Guest(TestClient(Starlette(routes=robots.routes())), ann.code)
    robot.join().to_screen()
    assert "van een mens" not in live(robot)[2]
    write(robot, "Titel", "van een robot")
    assert "van een robot" not in live(ann)[2]
    assert "van een robot" in live(robot)[2]


# -- roles ------------------------------------------------------------------------------------------------------------


def test_only_a_moderator_is_offered_to_hide_and_the_words_stay_what_they_were(
    ann: Guest, ben: Guest, rooms: Store
) -> None:
    write(ann, "Titel", "van ann")
    assert not [key for key in _keys(live(ben)[2]) if "/hide" in key]
    ben.do(HOME, "press", "task.finish/role/moderator/take")
    hide = next(key for key in _keys(live(ben)[2]) if key.endswith("/moderate/hide"))
    ben.do(HOME, "press", hide, drafts={hide.replace("/hide", "/reason"): "Niet aardig"})
    assert "Niet aardig" in live(ann)[2]
    kinds = [(one.kind, one.value) for one in rooms.events("small", "one") if one.shared]
    assert [kind for kind, _ in kinds] == ["write", "hide"]
    assert kinds[0][1]["text"] == "van ann"  # type: ignore[call-overload, index]  # parts


def _keys(html: str) -> list[str]:
    return re.findall(r'(?:name|value)="([^"]*/[^"]*)"', html)


# -- boards -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def house(door: Door, rooms: Store) -> House:
    return House(door.live, rooms, door, "http://kit")


def test_a_member_comes_by_their_own_link_and_back_by_it_on_another_device(house: House, rooms: Store) -> None:
    code = open_board(house, "small", "months").code
    link = f"/j/{code}?as={invitation.make(rooms.secret, code, 'moderator')}"

    def device() -> TestClient:
        return TestClient(Starlette(routes=house.door.routes()))

    phone = device()
    page = phone.get(f"{link}&lang=en").text
    assert "Our board" in page
    assert "A board for months." in page
    assert "minutes" not in page
    form = dict(re.findall(r'name="(nonce|text|as)" value="([^"]*)"', page)) | {"answer": "yes"}
    came = phone.post(f"/j/{code}?lang=en", data=form)
    assert "receipt" in str(came.url)
    assert [(one.round, one.role) for one in rooms.sessions("small")] == [("months", "moderator")]
    laptop = device()
    assert f"/p/{code}" in str(laptop.get(link).url)
    assert len(rooms.sessions("small")) == 1


def test_a_link_that_was_tampered_with_makes_nobody_a_moderator(house: House, rooms: Store) -> None:
    code = open_board(house, "small", "months").code
    made = invitation.make(rooms.secret, code, "member")
    assert invitation.read(rooms.secret, code, made.replace("member", "moderator")) is None
    assert invitation.read(rooms.secret, "OTHER", made) is None
    assert invitation.read(rooms.secret, code, "~~~") is None


def test_a_board_has_no_task_and_no_end_and_shows_what_members_share(house: House, rooms: Store) -> None:
    code = open_board(house, "small", "months").code
    one = Guest(TestClient(Starlette(routes=house.door.routes())), code).join()
    reply = one.do("receipt", "press", "receipt/next")
    assert reply["place"] == "board.home"
    drafts = {"board/talk/new/title": "Titel", "board/talk/new/text": "Tekst"}
    reply = one.do("board.home", "press", "board/talk/new/send", drafts=drafts)
    assert "Tekst" in str(reply["sections"])
    one.do("board.home", "press", "board/on/go")
    assert {event.kind for event in rooms.events("small", "months")}.isdisjoint({"finish", "done", "start"})
    assert shared(rooms, "months") == [("write", "Tekst")]


def test_on_a_board_nobody_makes_themselves_a_moderator(house: House, rooms: Store) -> None:
    """A prototype lets people try a role; a board that goes on for months gives roles by links alone."""
    code = open_board(house, "small", "months").code
    one = Guest(TestClient(Starlette(routes=house.door.routes())), code).join()
    one.do("receipt", "press", "receipt/next")
    assert "/take" not in one.page("/board.home")
    assert one.do("board.home", "press", "board/role/moderator/take")["refused"]
