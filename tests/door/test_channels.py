"""The invitation by which somebody comes in is kept with their session, and only where the round knows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.door.guest import Guest
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

CHANNELS = """
    channels:
      - {id: mail, title: {nl: Mail aan iedereen, en: Mail to all}, invited: 40}
      - {id: story, title: {nl: Verhaal van een collega, en: A colleague's story}}
"""


@pytest.fixture
def door(kit_folder: Path, rooms: Store) -> Door:
    file = kit_folder / "experiments/small.yaml"
    typed = file.read_text(encoding="utf-8").rstrip()
    line = "  - {id: one, title: {nl: Ronde één, en: Round one}, revision: v1, who: {nl: Wij, en: Us}}"
    longer = "  - id: one\n    title: {nl: Ronde één, en: Round one}\n    revision: v1\n    who: {nl: Wij, en: Us}"
    assert line in typed
    file.write_text(typed.replace(line, longer) + CHANNELS, encoding="utf-8")
    return Door(LiveKit(kit_folder), rooms)


def come_in(guest: Guest, query: str, answer: str = "yes") -> None:
    """From the first page on, by what its form holds."""
    page = guest.client.get(f"/j/{guest.code}{query}").text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    guest.client.post(f"/j/{guest.code}", data=fields | {"answer": answer})


@pytest.mark.parametrize(
    ("query", "channel"),
    [
        ("?via=mail", "mail"),
        ("?lang=en&via=story", "story"),
        ("", ""),
        ("?via=", ""),
        ("?via=made-up", ""),
        ("?via=%22%3E%3Cb%3E", ""),
    ],
)
def test_a_session_keeps_the_invitation_that_its_round_knows(
    guest: Guest, rooms: Store, query: str, channel: str
) -> None:
    come_in(guest, query)
    assert [one.channel for one in rooms.sessions("small")] == [channel]


def test_another_language_on_the_first_page_keeps_the_invitation(guest: Guest, rooms: Store) -> None:
    page = guest.client.get(f"/j/{guest.code}?lang=nl&via=mail").text
    link = re.search(r'<a href="([^"]+)" lang="en"', page)
    assert link
    come_in(guest, "?" + link[1].replace("&amp;", "&").partition("?")[2])
    assert [(one.channel, one.language) for one in rooms.sessions("small")] == [("mail", "nl")] or [
        one.channel for one in rooms.sessions("small")
    ] == ["mail"]


def test_a_form_cannot_make_an_invitation_up(guest: Guest, rooms: Store) -> None:
    page = guest.client.get(f"/j/{guest.code}").text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    guest.client.post(f"/j/{guest.code}", data=fields | {"answer": "yes", "via": "made-up"})
    assert [one.channel for one in rooms.sessions("small")] == [""]


def test_scanning_another_invitation_on_the_same_phone_stays_one_person_of_the_first(
    guest: Guest, rooms: Store
) -> None:
    come_in(guest, "?via=mail")
    page = guest.client.get(f"/j/{guest.code}?via=story").text
    assert f'href="/p/{guest.code}"' in page
    assert [one.channel for one in rooms.sessions("small")] == ["mail"]


def test_the_receipt_code_on_another_phone_is_the_same_person(guest: Guest, another: Guest, rooms: Store) -> None:
    come_in(guest, "?via=mail")
    another.client.post("/j", data={"receipt": str(guest.client.cookies.get("proeftuin"))})
    assert another.client.get(f"/p/{guest.code}").status_code == 200
    assert len(rooms.sessions("small")) == 1


def test_who_declines_leaves_no_session_whatever_the_invitation(guest: Guest, rooms: Store) -> None:
    come_in(guest, "?via=mail", answer="no")
    assert rooms.sessions("small") == []
    assert rooms.round("small", "one").declined == 1


def test_a_round_whose_letters_went_out_again_asks_nobody_to_agree_again(kit_folder: Path, guest: Guest) -> None:
    """How many were invited is no text that participants see."""
    from toolkit.kit import open_kit

    before = open_kit(kit_folder).sprints["small"].fingerprint()
    file = kit_folder / "experiments/small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("invited: 40", "invited: 55"), encoding="utf-8")
    assert open_kit(kit_folder).sprints["small"].fingerprint() == before


@pytest.mark.parametrize(("hours", "found"), [(0.5, 0), (2, 1), (30, 1)])
def test_going_on_after_a_while_is_a_fact_by_itself(
    guest: Guest, rooms: Store, monkeypatch: pytest.MonkeyPatch, hours: float, found: int
) -> None:
    come_in(guest, "?via=mail")
    now = rooms.clock()
    monkeypatch.setattr(rooms, "clock", lambda: now + hours * 3600)
    for _ in range(2):
        guest.client.get(f"/p/{guest.code}")
    assert sum(one.kind == "return" for one in rooms.events("small", "one")) == found
