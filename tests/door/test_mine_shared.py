"""What one shared with others, as one reads it back: under its heading, by its button, in one's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.door.guest import Guest
from tests.door.test_mine import mine
from tests.door.test_sharing import HOME, PROTOTYPE, SPRINT, TALK, write
from toolkit.door import drawn, invitation
from toolkit.door.door import Door
from toolkit.storage.store import Store


@pytest.fixture
def kit_folder(tmp_path: Path) -> Path:
    for name, content in {"prototypes/trial/v1.yaml": PROTOTYPE, "experiments/small.yaml": SPRINT}.items():
        path = tmp_path / "kit" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "kit" / "surveys").mkdir()
    return tmp_path / "kit"


@pytest.fixture
def ann(guest: Guest) -> Guest:
    return guest.join().to_screen()


def test_a_post_and_a_reply_stand_there_with_what_was_asked(ann: Guest, another: Guest) -> None:
    write(ann, "Wie helpt?", "Ik zoek\n<i>iemand</i>.")
    ben = another.join().to_screen()
    post = next(one for one in ben.page(f"/{HOME}").split('"') if one.startswith(f"{TALK}/post-") and "/reply/" in one)
    at = post.rpartition("/")[0]
    ben.do(HOME, "press", f"{at}/send", drafts={f"{at}/text": "Dat kan ik wel."})
    told = mine(ann)
    assert "Shared: 1" in told
    assert "Button: Post it What is it about? Wie helpt? Your post Ik zoek <i>iemand</i>. Go there" in told
    assert "Dat kan ik wel" not in told  # what another wrote is theirs to read
    told = mine(ben)
    assert "Wie helpt? Button: Post the reply Your reply Dat kan ik wel. Go there" in told
    assert "Ik zoek" not in told


def test_who_one_said_to_be_stands_there_in_words(ann: Guest) -> None:
    me = "task.finish/me/me"
    offered = [one for one in ann.page(f"/{HOME}").split('"') if one.startswith(me)]
    name = next(one for one in offered if one.endswith("/name"))
    several = next(one for one in offered if one.endswith("/identities"))
    ann.do(HOME, "press", f"{me}/send", drafts={name: "Ann", several: ["solver", "designer"]})
    told = mine(ann)
    assert "Ann" in told
    assert "designer problem solver" in told


def test_more_than_can_be_drawn_once_more_is_shown_all_the_same(ann: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST_LOOKS", 2)
    for number in range(5):
        write(ann, f"Titel {number}", f"Tekst {number}")
    told = mine(ann)
    assert all(f"Titel {number}" in told and f"Tekst {number}" in told for number in range(5))
    assert told.index("Titel 4") < told.index("Titel 0")


def test_on_a_board_it_works_as_in_a_round(door: Door, rooms: Store) -> None:
    state = rooms.open_round("small", "months")
    link = invitation.make(rooms.secret, state.code, "moderator")
    member = Guest(TestClient(Starlette(routes=door.routes())), state.code)
    page = member.client.get(f"/j/{state.code}?as={link}&lang=en").text
    nonce = page.partition('name="nonce" value="')[2].partition('"')[0]
    member.client.post(f"/j/{state.code}", data={"nonce": nonce, "answer": "yes", "as": link})
    member.who = member.page().partition('data-who="')[2].partition('"')[0]
    member.do("receipt", "press", "receipt/next")
    talk = "board/talk"
    drafts = {f"{talk}/new/title": "Op het bord", f"{talk}/new/text": "Een zin."}
    reply = member.do("board.home", "press", f"{talk}/new/send", drafts=drafts)
    assert reply["refused"] == {}
    member.client.post(f"/p/{state.code}/mine", data={"lang": "en"})
    told = mine(member)
    assert "Role on the board moderator" in told
    assert "What is it about? Op het bord Your post Een zin." in told
