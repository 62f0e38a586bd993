"""Drafts in the light door: what is being written, as a phone shows it, for the team alone and for a while."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from toolkit.app import preview
from toolkit.app.drafts import HOURS_4, MOST, Drafts, drafts
from toolkit.app.faces import PrototypeFace, SprintFace, SurveyFace, face_of, opening
from toolkit.app.state import House

TOKEN = "a-token-of-a-test"  # nobody's


@pytest.fixture
def phone(house: House) -> TestClient:
    client = TestClient(Starlette(routes=preview.routes()))
    client.cookies.set(house.cookie, house.team_cookie(house.team_key()) or "")
    return client


def _lay(house: House, name: str) -> str:
    kit = house.live.kit
    top, *rest = name.removesuffix(".yaml").split("/")
    made: Any = {"surveys": kit.surveys, "experiments": kit.sprints}.get(top, {}).get(rest[0])
    made = kit.prototypes[rest[0]][rest[1]] if top == "prototypes" else made
    drafts.lay(TOKEN, face_of(name, made, kit), kit)
    return f"/preview/_draft/{TOKEN}?lang=nl"


def _fields(page: str) -> dict[str, str]:
    return {"_state": unescape(re.search(r'name="_state" value="([^"]*)"', page)[1])}  # type: ignore[index]  # it is there


def test_a_draft_is_walked_as_participants_would_and_leaves_nothing(house: House, phone: TestClient) -> None:
    url = _lay(house, "prototypes/talk/v2.yaml")
    page = phone.get(url).text
    assert "Waarom nu?" in page
    page = phone.post(url, data=_fields(page) | {"preview/reason/answer": "change"}).text
    assert "Zeg wat vaststaat." in page
    page = phone.post(url, data=_fields(page) | {"_press": "preview/on/go"}).text
    assert "Veel succes." in page
    assert house.store.sessions("small") == []


def test_a_sprint_is_walked_from_consent_to_thanks(house: House, phone: TestClient) -> None:
    url = _lay(house, "experiments/small.yaml")
    page = phone.get(url).text
    for press, next_one in (
        ("consent/yes", "Je ontvangstcode"),
        ("receipt/next", "Ik stuur mijn loopbaan."),
        ("before.feeling/next", "Zorg dat je klaar bent."),
        ("task.prepare/start", "Waarom nu?"),
        ("task.prepare/on/go", "Je hebt gedaan wat deze taak vroeg."),
        ("task.prepare/next", "Het was makkelijk."),
        ("after.ease/next", "Dank je wel!"),
    ):
        page = phone.post(url, data=_fields(page) | {"_press": press}).text
        assert next_one in page, press
    assert house.store.sessions("small") == []


def test_a_survey_that_shows_people_their_own_picture_ends_in_the_picture_of_what_was_tapped(
    house: House, phone: TestClient
) -> None:
    path = house.live.folder / "surveys/feeling.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "profile: true\n")
    url = _lay(house, "surveys/feeling.yaml")
    answers = {"survey/steer/answer": "5", "survey/drift/answer": "3", "_press": "survey/next"}
    page = phone.post(url, data=_fields(phone.get(url).text) | answers).text
    assert "Jouw beeld" in page
    assert "Je komt uit op 4." in page
    assert "Het overkomt me." in phone.post(url, data=_fields(page) | {"_press": "survey/back"}).text


def test_a_survey_is_walked_screen_by_screen(house: House, phone: TestClient) -> None:
    path = house.live.folder / "surveys/feeling.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("about: person", "about: person\nper_screen: 1"))
    url = _lay(house, "surveys/feeling.yaml")
    page = phone.get(url).text
    assert "Ik stuur mijn loopbaan." in page
    assert "Het overkomt me." not in page
    page = phone.post(url, data=_fields(page) | {"_press": "survey/next"}).text
    assert "Het overkomt me." in page
    assert "Ik stuur mijn loopbaan." in phone.post(url, data=_fields(page) | {"_press": "survey/back"}).text


def test_another_screen_opens_when_the_studio_asks_for_it_and_answers_stay(house: House, phone: TestClient) -> None:
    url = _lay(house, "prototypes/talk/v2.yaml")
    page = phone.post(url, data=_fields(phone.get(url).text) | {"preview/reason/answer": "change"}).text
    stamp = phone.get(f"/preview/_draft/{TOKEN}/stamp").text
    draft = drafts.look(TOKEN)
    assert draft is not None
    draft.place, draft.turn = "end", draft.turn + 1
    assert phone.get(f"/preview/_draft/{TOKEN}/stamp").text != stamp
    page = phone.post(url, data=_fields(page)).text
    assert "Veel succes." in page
    state = json.loads(_fields(page)["_state"])
    assert (state["place"], state["values"]) == ("end", {"preview/reason/answer": "change"})


def test_only_the_team_sees_a_draft(house: House, phone: TestClient) -> None:
    url = _lay(house, "prototypes/talk/v2.yaml")
    path = url.split("?")[0]
    phone.cookies.clear()
    for address in (url, f"{path}/stamp", "/preview/stamp", "/preview/talk/v2"):
        assert phone.get(address).status_code == 403
    assert phone.get(f"{path}/picture/leaf.svg").status_code == 404


def test_a_token_that_nobody_gave_shows_nothing(house: House, phone: TestClient) -> None:
    for token in ("v1", "x" * 22, "..%2f..%2fetc"):
        assert phone.get(f"/preview/_draft/{token}").status_code in (403, 404)


def test_pictures_of_a_draft_are_those_of_its_prototype_and_no_other_file(house: House, phone: TestClient) -> None:
    folder = house.live.folder / "prototypes/talk/pictures"
    folder.mkdir()
    (folder / "leaf.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    path = _lay(house, "prototypes/talk/v2.yaml").split("?")[0]
    found = phone.get(f"{path}/picture/leaf.svg")
    assert found.status_code == 200
    assert "sandbox" in found.headers["content-security-policy"]
    for file in ("nothing.svg", "..%2fv1.yaml", "v1.yaml"):
        assert phone.get(f"{path}/picture/{file}").status_code == 404


@pytest.mark.parametrize(
    "state",
    ["", "[]", "x", '{"place": 5}', '{"values": 7, "done": "x"}', '{"reached": [[1]], "place": "end"}', "[" * 50_000],
)
def test_whatever_a_page_sends_back_a_page_comes(state: str, house: House, phone: TestClient) -> None:
    for name in ("prototypes/talk/v2.yaml", "experiments/small.yaml", "surveys/ease.yaml"):
        assert phone.post(_lay(house, name), data={"_state": state, "_press": "x"}).status_code == 200


# -- the drafts themselves --------------------------------------------------------------------------------------------


def test_the_same_drawing_again_changes_nothing_and_another_does(house: House) -> None:
    held, kit = Drafts(), house.live.kit
    faces = [PrototypeFace("talk", kit.prototype("talk", "v1")) for _ in range(2)]
    first = held.lay("t", faces[0], kit).stamp
    assert held.lay("t", faces[0], kit).stamp == first
    assert held.lay("t", faces[1], kit).stamp != first
    assert held.lay("u", faces[1], kit).stamp != held.lay("t", faces[1], kit).stamp


def test_drafts_are_few_and_go_when_nobody_looks(house: House) -> None:
    now = [0.0]
    held, kit = Drafts(lambda: now[0]), house.live.kit
    face = PrototypeFace("talk", kit.prototype("talk", "v1"))
    for number in range(MOST + 1):
        held.lay(str(number), face, kit)
    assert held.look("0") is None
    assert held.look("1") is not None
    now[0] = HOURS_4 - 1
    assert held.look("2") is not None
    now[0] = HOURS_4 + 2
    assert held.look("2") is not None
    assert held.look("3") is None


def test_tokens_are_never_the_same() -> None:
    assert len({Drafts.token() for _ in range(100)}) == 100


def test_the_place_of_an_item_is_the_screen_that_it_stands_on(house: House) -> None:
    kit = house.live.kit
    survey = SurveyFace(kit.surveys["feeling"])
    assert opening(survey, "drift") == "steer"
    sprint = SprintFace(kit.sprints["small"], kit)
    assert [opening(sprint, one) for one in ("consent", "prepare", "nothing")] == ["consent", "task.prepare", ""]


def test_a_sprint_that_has_nothing_to_try_yet_still_shows_its_consent(house: House) -> None:
    from dataclasses import replace

    kit = replace(house.live.kit, prototypes={})
    face = SprintFace(kit.sprints["small"], kit)
    assert list(face.places) == ["consent"]
    assert face.title("consent", "nl") == "Doe je mee?"
