"""Whom a round lets in, and as whom: groups of people, single-use links, people who come back, variants."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.conftest import PROTOTYPE, SPRINT
from tests.door.guest import Guest
from toolkit.door import links
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

ROUND = "  - {id: one, title: {nl: Ronde één, en: Round one}, revision: v1, who: {nl: Wij, en: Us}}\n"
LATER = ROUND.replace("id: one", "id: two")
GROUPS = """
segments:
  - {id: manager, title: {nl: Leidinggevende, en: Manager}}
  - {id: employee, title: {nl: Medewerker, en: Employee}}
"""
CHANNELS = "channels: [{id: mail, title: {nl: Mail, en: Mail}, segment: manager}, {id: story, title: {nl: Verhaal, en: Story}}]"
VARIANTS = (
    "variants: [{id: a, title: {nl: Nu, en: Now}, revision: v1}, {id: b, title: {nl: Nieuw, en: New}, revision: v2}]"
)


def sprint(kit: Path, *more: str, top: str = "", later: bool = False) -> None:
    """The small sprint, its round with more keys, and perhaps a second round."""
    one = ROUND.replace("}}\n", "}, " + ", ".join(more) + "}\n") if more else ROUND
    typed = SPRINT.replace(ROUND, one + (LATER if later else "")) + top
    (kit / "experiments/small.yaml").write_text(typed, encoding="utf-8")
    second = PROTOTYPE.replace("nl: Thuis, en: Home", "nl: Nieuw thuis, en: New home")
    (kit / "prototypes/trial/v2.yaml").write_text(second, encoding="utf-8")


@pytest.fixture
def phones(kit_folder: Path, rooms: Store) -> Door:
    return Door(LiveKit(kit_folder, every=0), rooms)


def phone(door: Door, rooms: Store, round: str = "one") -> Guest:
    return Guest(TestClient(Starlette(routes=door.routes())), rooms.open_round("small", round).code)


def come_in(guest: Guest, query: str = "", **more: str) -> str:
    """From the first page on, by what its form holds; gives the page that follows."""
    page = guest.client.get(f"/j/{guest.code}{query}", headers={"accept-language": "en"}).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    return str(guest.client.post(f"/j/{guest.code}?lang=en", data=fields | {"answer": "yes"} | more).text)


@pytest.mark.parametrize(
    ("query", "said", "group", "asks"),
    [
        ("", {"segment": "employee"}, "employee", True),
        ("", {}, "", True),
        ("", {"segment": "made-up"}, "", True),
        ("?seg=employee", {}, "employee", False),
        ("?seg=made-up", {}, "", True),
        ("?via=mail", {}, "manager", False),
        ("?via=mail", {"segment": "employee"}, "manager", False),
        ("?via=story", {"segment": "employee"}, "employee", True),
    ],
)
def test_the_link_says_to_which_group_somebody_belongs_and_else_they_do(
    kit_folder: Path, phones: Door, rooms: Store, query: str, said: dict[str, str], group: str, asks: bool
) -> None:
    sprint(kit_folder, CHANNELS, top=GROUPS)
    guest = phone(phones, rooms)
    page = guest.client.get(f"/j/{guest.code}{query}", headers={"accept-language": "en"}).text
    assert ("Which are you?" in page) is asks
    come_in(guest, query, **said)
    assert [one.segment for one in rooms.sessions("small")] == [group]


def make_link(rooms: Store, *, segment: str = "") -> str:
    token = links.make()
    rooms.write(lambda tx: tx.invite([links.hashed(rooms.secret, token)], "small", "one", "mail", segment)).result()
    return token


def test_a_single_use_link_lets_one_person_in_and_goes_on_only_on_their_phone(
    kit_folder: Path, phones: Door, rooms: Store
) -> None:
    sprint(kit_folder, "links_only: true", top=GROUPS)
    token = make_link(rooms, segment="manager")
    ann, ben = phone(phones, rooms), phone(phones, rooms)
    assert "Your receipt code" in come_in(ann, f"?one={token}")
    assert [(one.channel, one.segment) for one in rooms.sessions("small")] == [("mail", "manager")]
    assert "has been used" in ben.client.get(f"/j/{ben.code}?one={token}&lang=en").text
    assert "taking part already" in ann.client.get(f"/j/{ann.code}?one={token}&lang=en").text
    assert len(rooms.sessions("small")) == 1
    assert [(one.made, one.used) for one in rooms.turnout("small", "one")] == [(1, 1)]


def test_two_who_answer_at_once_with_one_link_are_one_person(kit_folder: Path, phones: Door, rooms: Store) -> None:
    sprint(kit_folder)
    token = make_link(rooms)
    ann, ben = phone(phones, rooms), phone(phones, rooms)
    forms = []
    for one in (ann, ben):
        page = one.client.get(f"/j/{one.code}?one={token}&lang=en").text
        forms.append(dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)) | {"answer": "yes"})
    first, second = (
        one.client.post(f"/j/{one.code}?lang=en", data=form) for one, form in zip((ann, ben), forms, strict=True)
    )
    assert "Your receipt code" in first.text
    assert (second.status_code, "has been used" in second.text) == (410, True)
    again = ann.client.post(f"/j/{ann.code}?lang=en", data=forms[0])  # the same answer sent twice
    assert "Your receipt code" in again.text
    assert len(rooms.sessions("small")) == 1


@pytest.mark.parametrize("query", ["", "?via=mail", "?one=nonsense", "?one=" + "A" * 16])
def test_where_only_links_count_nobody_else_comes_in(kit_folder: Path, phones: Door, rooms: Store, query: str) -> None:
    sprint(kit_folder, "links_only: true")
    guest = phone(phones, rooms)
    assert guest.client.get(f"/j/{guest.code}{query}").status_code in (403, 404)
    nonce = {"nonce": "0" * 32, "answer": "yes"} | dict([query[1:].split("=")] if query else [])
    assert guest.client.post(f"/j/{guest.code}", data=nonce).status_code in (403, 404)
    assert rooms.sessions("small") == []


def test_who_took_part_before_is_marked_by_their_phone_or_by_their_own_word(
    kit_folder: Path, phones: Door, rooms: Store
) -> None:
    sprint(kit_folder, later=True)
    ann = phone(phones, rooms)
    come_in(ann)
    ann.code = rooms.open_round("small", "two").code
    ben, cas = phone(phones, rooms, "two"), phone(phones, rooms, "two")
    assert "I took part in an earlier round" not in ann.client.get(f"/j/{ann.code}?lang=en").text  # it is known
    assert "I took part in an earlier round" in ben.client.get(f"/j/{ben.code}?lang=en").text
    come_in(ann)
    come_in(ben, been="1")
    come_in(cas)
    assert [one.returned for one in rooms.sessions("small", "two")] == [True, True, False]
    assert [one.returned for one in rooms.sessions("small", "one")] == [False]


def test_a_sprint_that_looks_for_new_people_thanks_the_others(kit_folder: Path, phones: Door, rooms: Store) -> None:
    sprint(kit_folder, top="\nreturning: exclude\n", later=True)
    ann, ben = phone(phones, rooms), phone(phones, rooms, "two")
    come_in(ann)
    ann.code = ben.code
    assert "you took part before" in ann.client.get(f"/j/{ann.code}?lang=en").text
    assert "you took part before" in come_in(ben, been="1")
    assert rooms.sessions("small", "two") == []


def test_a_phone_that_withdrew_is_not_known_any_more(kit_folder: Path, phones: Door, rooms: Store) -> None:
    sprint(kit_folder, later=True)
    ann = phone(phones, rooms)
    come_in(ann)
    ann.client.post(f"/p/{ann.code}/mine", data={"do": "withdraw"})
    ann.code = rooms.open_round("small", "two").code
    come_in(ann)
    assert [one.returned for one in rooms.sessions("small")] == [False]


def test_variants_are_shared_out_evenly_in_each_group_and_stay_when_somebody_comes_back(
    kit_folder: Path, phones: Door, rooms: Store
) -> None:
    sprint(kit_folder, VARIANTS, top=GROUPS)
    guests = [phone(phones, rooms) for _ in range(10)]
    for index, one in enumerate(guests):
        come_in(one, "?seg=manager" if index < 5 else "?seg=employee")
    given = [(one.segment, one.variant) for one in rooms.sessions("small")]
    for segment in ("manager", "employee"):
        counts = Counter(variant for group, variant in given if group == segment)
        assert sorted(counts.values()) == [2, 3]
    first = guests[0]
    receipt = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", first.page())
    assert receipt
    first.do_who().to_screen()
    title = {"a": ">Home</h1>", "b": ">New home</h1>"}[rooms.sessions("small")[0].variant]
    assert title in first.page()
    first.client.cookies.clear()  # another phone
    first.client.post("/j", data={"receipt": receipt[0]})
    assert title in first.page()


def test_whoever_sees_all_variants_does_every_task_on_each_in_the_order_that_was_drawn(
    kit_folder: Path, phones: Door, rooms: Store
) -> None:
    sprint(kit_folder, VARIANTS, "each_sees: all")
    guest = phone(phones, rooms)
    come_in(guest)
    guest.do_who()
    order = rooms.sessions("small")[0].variant.split("+")
    assert sorted(order) == ["a", "b"]
    guest.do("receipt", "press", "receipt/next")
    for number, arm in enumerate(order, 1):
        scope = f"task.finish~{arm}"
        assert f"You now see version {number} of 2." in guest.page()
        assert f"Task {number} of 2" in guest.page()
        guest.do(scope, "press", f"{scope}/start")
        assert f">{ {'a': 'Home', 'b': 'New home'}[arm] }</h1>" in guest.page()
        guest.do(f"{scope}.home", "press", f"{scope}/on/go")
        guest.do(f"{scope}.done", "press", f"{scope}/next")
    assert guest.page().count("It was easy.") == 1
    done = [one.value for one in rooms.events("small", "one") if one.kind == "done"]
    assert done == [f"finish~{arm}" for arm in order]


def test_a_sprint_that_was_written_a_moment_ago_and_opened_at_once_lets_people_in(
    kit_folder: Path, rooms: Store
) -> None:
    live = LiveKit(kit_folder, every=60)
    assert "later" not in live.kit.sprints  # it was looked at just now, and is not looked at again for a minute
    door = Door(live, rooms)
    (kit_folder / "experiments/later.yaml").write_text(SPRINT, encoding="utf-8")
    guest = Guest(TestClient(Starlette(routes=door.routes())), rooms.open_round("later", "one").code)
    assert 'value="yes"' in guest.client.get(f"/j/{guest.code}").text
