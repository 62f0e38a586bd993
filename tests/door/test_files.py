"""What the door gives besides pages: videos in pieces, and reminders for the person who asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.door.guest import Guest
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

PLAN = """
      - kind: action-plan
        id: plan
        actions: [{id: call, text: {nl: Bellen, en: Call}}]
        moments: [{id: week, text: {nl: Deze week, en: This week}, in_days: 3}]
"""
FILM = bytes(range(256)) * 40


@pytest.fixture
def door(kit_folder: Path, rooms: Store) -> Door:
    v1 = kit_folder / "prototypes/trial/v1.yaml"
    v1.write_text(v1.read_text(encoding="utf-8").replace("    blocks:\n", f"    blocks:{PLAN}", 1), encoding="utf-8")
    (kit_folder / "prototypes/trial/pictures/film.mp4").write_bytes(FILM)
    return Door(LiveKit(kit_folder), rooms)


PLACE, KEY = "task.finish.home", "task.finish/plan/call.remind"


def asked(guest: Guest, place: str = PLACE, key: str = KEY) -> tuple[int, str]:
    reply = guest.client.get(f"/p/{guest.code}/{place}/agenda.ics", params={"key": key})
    return reply.status_code, reply.text


def test_a_phone_gets_the_bytes_of_a_video_that_it_asks_for(guest: Guest) -> None:
    whole = guest.client.get("/pic/trial/film.mp4")
    assert (whole.status_code, whole.headers["content-type"], whole.content) == (200, "video/mp4", FILM)
    assert whole.headers["accept-ranges"] == "bytes"
    piece = guest.client.get("/pic/trial/film.mp4", headers={"Range": "bytes=100-199"})
    assert (piece.status_code, piece.content) == (206, FILM[100:200])
    assert piece.headers["content-range"] == f"bytes 100-199/{len(FILM)}"
    assert guest.client.get("/pic/trial/film.mp4", headers={"Range": "bytes=999999-"}).status_code == 416


def test_a_page_may_play_its_own_videos_and_no_others(guest: Guest) -> None:
    guest.join().to_screen()
    policy = guest.client.get(f"/p/{guest.code}/{PLACE}").headers["content-security-policy"]
    assert "media-src 'self';" in policy


def test_somebody_takes_along_the_reminder_of_their_own_plan(guest: Guest, rooms: Store) -> None:
    guest.join().to_screen()
    assert asked(guest)[0] == 404  # nothing is planned yet
    before = rooms.last_seq("small", "one")
    guest.do(PLACE, "set", "task.finish/plan/call", "week")
    assert f'href="{PLACE}/agenda.ics?key={KEY}"' in guest.page(f"/{PLACE}")
    reply = guest.client.get(f"/p/{guest.code}/{PLACE}/agenda.ics", params={"key": KEY})
    assert reply.headers["content-type"].startswith("text/calendar")
    assert reply.headers["content-disposition"] == 'attachment; filename="proeftuin.ics"'
    assert reply.headers["cache-control"] == "no-store"
    assert "SUMMARY:Call\r\n" in reply.text
    assert rooms.last_seq("small", "one") == before + 1_000_003 + 1  # the answer; a reminder leaves nothing


@pytest.mark.parametrize(("place", "key"), [("task.finish.secret", KEY), ("nowhere", KEY), (PLACE, "x"), (PLACE, "")])
def test_no_reminder_is_given_of_what_does_not_stand_there(guest: Guest, place: str, key: str) -> None:
    guest.join().to_screen().do(PLACE, "set", "task.finish/plan/call", "week")
    assert asked(guest, place, key)[0] == 404


def test_nobody_gets_the_reminder_of_another_person(guest: Guest, another: Guest) -> None:
    guest.join().to_screen().do(PLACE, "set", "task.finish/plan/call", "week")
    assert asked(another)[0] == 401
    another.join().to_screen()
    assert asked(another)[0] == 404


def test_a_reminder_is_that_of_the_variant_that_somebody_sees(guest: Guest, kit_folder: Path, rooms: Store) -> None:
    v1, sprint = kit_folder / "prototypes/trial/v1.yaml", kit_folder / "experiments/small.yaml"
    other = v1.read_text(encoding="utf-8").replace("nl: Thuis, en: Home", "nl: Nieuw thuis, en: New home")
    (kit_folder / "prototypes/trial/v2.yaml").write_text(other, encoding="utf-8")
    variants = "[{id: a, title: {nl: A, en: A}, revision: v1}, {id: b, title: {nl: B, en: B}, revision: v2}]"
    typed = sprint.read_text(encoding="utf-8").replace("who:", f"each_sees: all, variants: {variants}, who:")
    sprint.write_text(typed, encoding="utf-8")
    guest.join().do("receipt", "press", "receipt/next")
    scope = f"task.finish~{rooms.sessions('small')[0].variant[0]}"
    guest.do(scope, "press", f"{scope}/start")
    guest.do(f"{scope}.home", "set", f"{scope}/plan/call", "week")
    assert asked(guest, f"{scope}.home", f"{scope}/plan/call.remind")[0] == 200
