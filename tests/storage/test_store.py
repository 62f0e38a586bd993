"""Rounds, sessions, answers and withdrawals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.storage.gives import give, joined
from toolkit.errors import Refused
from toolkit.storage.store import Definition, Store


def test_a_round_is_planned_until_it_opens_and_keeps_its_code_and_its_seal(store: Store) -> None:
    assert store.round("s", "r1").state == "planned"
    planned = store.plan_round("s", "r1")
    opened = store.open_round("s", "r1", "seal-1")
    closed = store.close_round("s", "r1")
    again = store.open_round("s", "r1", "seal-2")
    assert [one.state for one in (planned, opened, closed, again)] == ["planned", "open", "closed", "open"]
    assert len({one.code for one in (planned, opened, closed, again)}) == 1
    assert {one.seal for one in (opened, closed, again)} == {"seal-1"}


def test_a_round_that_was_never_opened_cannot_be_closed(store: Store) -> None:
    with pytest.raises(Refused, match="never opened"):
        store.close_round("s", "r1")


def test_short_codes_are_easy_to_type_and_belong_to_one_round(store: Store) -> None:
    codes = [store.open_round("s", f"r{number}").code for number in range(30)]
    assert len(set(codes)) == 30
    assert not set("".join(codes)) & set("AEIOUYL01")  # no words, and nothing that looks like something else


def test_what_people_saw_is_kept_by_its_fingerprint_once(store: Store) -> None:
    first = Definition("f1", "survey", "ease", {"title": "Gemak"})
    store.open_round("s", "r1", "", [first])
    store.keep([first, Definition("f1", "survey", "ease", {"title": "Anders"})])
    assert store.definition("f1") == {"title": "Gemak"}
    assert store.definition("f2") is None


def test_one_receipt_is_one_session_however_many_requests_come_at_once(url: str) -> None:
    stores = [Store(url), Store(url)]  # as two processes would
    with ThreadPoolExecutor(8) as pool:
        sessions = set(pool.map(lambda number: joined(stores[number % 2], "same"), range(16)))
    assert len(sessions) == 1
    assert stores[0].sessions("s") == list(sessions)
    for one in stores:
        one.close()


def test_a_participant_is_a_random_code_that_nobody_else_has(store: Store) -> None:
    codes = [joined(store, f"receipt-{number}").participant for number in range(50)]
    assert len(set(codes)) == 50


def test_the_latest_answer_is_the_response_and_all_answers_are_kept(store: Store) -> None:
    session = joined(store)
    for number, value in enumerate(["3", "4", None, "5"]):
        store.write(lambda tx, n=number, v=value: give(tx, session, f"tap.{n}", v)).result(timeout=10)
    assert [one.value for one in store.responses("s", "r1")] == ["5"]
    assert [one.value for one in store.events("s", "r1")] == ["3", "4", None, "5"]


def test_what_changes_about_a_round_changes_its_last_seq(store: Store) -> None:
    seen = [store.last_seq("s", "r1")]
    sessions = [joined(store, name) for name in ("a", "b")]
    for session in sessions:
        store.write(lambda tx, one=session: give(tx, one, f"tap.{one.id}", "3")).result(timeout=10)
        seen.append(store.last_seq("s", "r1"))
    store.withdraw(sessions[0].id)  # the newest event stays, and yet something went
    seen.append(store.last_seq("s", "r1"))
    assert len(set(seen)) == 4


def test_a_decline_counts_once_however_often_it_is_sent(store: Store) -> None:
    for nonce in ("one", "one", "two"):
        store.write(lambda tx, n=nonce: tx.tally(n, "s", "r1", "declined")).result(timeout=10)
    assert store.round("s", "r1").declined == 2


# -- withdrawing ------------------------------------------------------------------------------------------------------

SECRET = "Ik-durf-het-mijn-baas-niet-te-vragen"


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("store.db*")))


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_withdrawing_leaves_no_byte_of_what_somebody_gave(store: Store, tmp_path: Path) -> None:
    """Not in a row, not in a page that SQLite keeps for later, not in its write-ahead log."""
    leaves, stays = joined(store, "hash-leaves"), joined(store, "hash-stays")
    for number in range(200):  # enough to spread over pages, with long texts on pages of their own
        text = f"{SECRET}-{number}-" + "x" * (20 * number)
        store.write(lambda tx, n=number, t=text: give(tx, leaves, f"mine.{n}", t, f"i{n}")).result(timeout=10)
        store.write(lambda tx, n=number: give(tx, stays, f"theirs.{n}", f"blijft-{n}", f"i{n}")).result(timeout=10)
    assert SECRET.encode() in bytes_of(tmp_path)
    assert store.withdraw(leaves.id)
    left = bytes_of(tmp_path)
    for gone in (SECRET, leaves.id, leaves.participant + "\x00", "hash-leaves", "mine.7"):
        assert gone.encode() not in left, gone
    assert b"blijft-7" in left
    assert [one.id for one in store.sessions("s")] == [stays.id]
    assert len(store.responses("s", "r1")) == 200


def test_withdrawing_twice_or_a_session_that_never_was_is_no_error(store: Store) -> None:
    session = joined(store)
    assert store.withdraw(session.id) is True
    assert store.withdraw(session.id) is False
    assert store.withdraw("nobody") is False


def test_a_number_of_an_event_is_never_given_twice_not_even_after_a_withdrawal(store: Store) -> None:
    first = joined(store, "a")
    store.write(lambda tx: give(tx, first, "tap.1", "3")).result(timeout=10)
    (old,) = store.events("s", "r1")
    store.withdraw(first.id)
    second = joined(store, "b")
    store.write(lambda tx: give(tx, second, "tap.2", "3")).result(timeout=10)
    (new,) = store.events("s", "r1")
    assert new.seq > old.seq
