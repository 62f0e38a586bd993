"""For the team: the observers' link, what was just written, and findings that are made and undone by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import People, told
from toolkit.app.noted import Met, counts, met
from toolkit.app.standing import open_round
from toolkit.app.state import House
from toolkit.door import observer
from toolkit.records import Observation
from toolkit.storage.observing import Note
from toolkit.storage.transaction import Transaction

NOTE = Note("CODE5:dev.1", 1, "small", "round-1", "", "", "", "", "", 2, "Sem", "", 100.0, False)
BEGIN = "task.prepare.start"
Notes = Callable[..., None]


def _part(part: str, language: str, round_id: str) -> None:
    from toolkit.app import observing
    from toolkit.app.state import for_the_team

    getattr(observing, part)(for_the_team(), "small", round_id, language)


@pytest.fixture
def part(team: House) -> Callable[..., AppTest]:
    """One of the three parts as a page of its own."""

    def draw(name: str, language: str = "nl", round_id: str = "round-1") -> AppTest:
        given = {"part": name, "language": language, "round_id": round_id}
        page = AppTest.from_function(_part, kwargs=given, default_timeout=30).run()
        assert not page.exception, page.exception
        return page

    return draw


def _note(one: Note, tx: Transaction) -> str:
    return tx.note(one)


@pytest.fixture
def wrote(team: House) -> Notes:
    """Keep notes: `wrote(("ABCD", "what happened"), …)`; with more fields by name."""

    def keep(*notes: tuple[str, str], **more: Any) -> None:
        for participant, what in notes:
            number = len(team.store.observations("small")) + 1
            at = 100.0 + number
            one = replace(NOTE, id=f"CODE5:dev.{number}", participant=participant, what=what, at=at, **more)
            assert team.store.write(partial(_note, one)).result(10) == ""

    return keep


def says(page: AppTest) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def pictures(block: Any) -> list[str]:
    """The alternative texts of all pictures, however deep they stand."""
    return [str(one.alt) for node in block if node.type == "image" for one in node.proto.imgs]


def press(page: AppTest, label: str) -> AppTest:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception, page.exception
    return page


# -- the link ---------------------------------------------------------------------------------------------------------


def test_the_link_for_observers_opens_their_page_and_stays_the_same_while_one_looks(team: House, part: Any) -> None:
    code = open_round("small", "round-1").code
    page = part("invite")
    url = page.code[0].value
    assert urlsplit(url).path == f"/o/{code}"
    assert observer.fits(team.store.secret, code, parse_qs(urlsplit(url).query)["as"][0])
    assert page.run().code[0].value == url
    assert "nooit een antwoord" in says(page)
    assert "QR-code waarmee meekijkers hun pagina openen" in pictures(page.main)


def test_a_round_that_is_only_planned_has_a_link_already(team: House, part: Any) -> None:
    url = part("invite", "en").code[0].value
    assert team.store.round("small", "round-1").state == "planned"
    assert team.store.round("small", "round-1").code in url


# -- what was just written --------------------------------------------------------------------------------------------


def test_the_newest_notes_come_first_and_what_people_typed_stays_text(team: House, part: Any, wrote: Notes) -> None:
    open_round("small", "round-1")
    assert "Nog niemand schreef iets op." in says(part("live"))
    wrote(("", "eerst"), ("BCDF", "**vet** <script>"), severity=4, quote="`au`", place=BEGIN)
    page = part("live")
    text = says(page)
    assert "2 observaties tot nu toe" in text
    assert text.index("**vet** <script>") < text.index("eerst")
    assert "taak 1, ‘Begin hier’ · 4 niemand komt verder · Sem" in text
    listed = next(one.value for one in page.markdown if "vet" in one.value)
    assert r"\*\*vet\*\* \<script\>" in listed


def test_notes_about_robots_are_marked_and_not_counted(part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "van een mens"))
    wrote(("GHJK", "van een robot"), robot=True)
    text = says(part("live"))
    assert "1 observatie tot nu toe." in text
    assert "**GHJK** :orange-badge[Gesimuleerd] van een robot" in text


# -- findings ---------------------------------------------------------------------------------------------------------


def test_a_finding_counts_people_once_and_never_the_room_or_a_robot() -> None:
    one = Observation(1, "a", "s", "r1", "ABCD", "", "", "x", "", 1, "Sem", "", 1.0)
    notes = [
        one,
        replace(one, id="b", observer="sem "),
        replace(one, id="c", participant="EFGH", severity=3, observer="Noor"),
        replace(one, id="d", participant=""),
        replace(one, id="e", participant="ROBO", robot=True, severity=4),
    ]
    assert met(notes) == Met(people=2, notes=4, observers=2, worst=3, robots=1)
    assert counts(met(notes), "nl") == "2 mensen, 4 observaties"
    assert counts(met(notes[:1]), "en") == "1 person, 1 observation"


def test_notes_that_look_alike_are_offered_together_but_nothing_happens_by_itself(
    team: House, part: Any, wrote: Notes, people: People
) -> None:
    open_round("small", "round-1")
    ann, bob = (people.come("round-1", until="screen") for _ in range(2))
    shown = team.live.kit.prototype("talk", "v1").fingerprint()
    wrote((ann, "Zoekt de knop"), (bob, "zoekt heel lang een knop"), (ann, "Lacht"), place=BEGIN, definition=shown)
    page = part("findings")
    assert team.store.findings("small") == []
    assert "Dit lijkt op elkaar" in says(page)
    assert [one.value for one in page.checkbox] == [True, True, False]
    press(page, "Leg bij elkaar")
    assert [one.value for one in page.warning] == ["Geef het probleem eerst een naam."]
    page.text_input[0].set_value("  De knop is   zoek ")
    press(page, "Leg bij elkaar")
    (finding,) = team.store.findings("small")
    assert (finding.title, finding.screen, finding.revision) == ("De knop is zoek", "start", "v1")
    text = says(page)
    assert "2 mensen, 2 observaties · opgeschreven door 1 meekijker · hoogste ernst: 2, kost tijd" in text
    assert "[Open scherm ‘Begin hier’](/preview/talk/v1?screen=start&lang=nl)" in text
    assert "Nog los" in text


def test_only_what_is_ticked_goes_together(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt de knop"), ("GHJK", "zoekt een knop"), ("LMNP", "zoekt knop"))
    page = part("findings", "en")
    page.checkbox[1].uncheck()
    page.text_input[0].set_value("The button")
    press(page, "Put together")
    assert [bool(one.finding) for one in team.store.observations("small")] == [True, False, True]
    assert "This looks like ‘The button’" in says(page)
    press(page, "Add")
    assert "3 people, 3 observations" in says(page)


def test_loose_notes_join_a_finding_or_make_a_new_one(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt de knop"), ("GHJK", "Lacht om het plaatje"))
    page = part("findings")
    press(page, "Leg bij elkaar")
    assert [one.value for one in page.warning] == ["Vink eerst aan wat bij elkaar hoort."]
    page.checkbox[0].check()
    page.text_input[0].set_value("De knop")
    press(page, "Leg bij elkaar")
    (finding,) = team.store.findings("small")
    assert (finding.screen, finding.revision) == ("", "v1")
    page.checkbox[0].check()
    page.selectbox(key="observe: small/round-1 loose: into").set_value(finding.id)
    press(page, "Leg bij elkaar")
    assert {one.finding for one in team.store.observations("small")} == {finding.id}
    assert "Alles hoort bij een bevinding." in says(page)


def test_a_finding_is_renamed_and_taken_apart_again(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt de knop"), ("GHJK", "zoekt een knop"))
    page = part("findings")
    page.text_input[0].set_value("De knop")
    press(page, "Leg bij elkaar")
    key = f"observe: small/round-1 finding {team.store.findings('small')[0].id}"
    page.text_input(key=f"{key}: title").set_value("De knop staat te laag")
    page.selectbox(key=f"{key}: screen").set_value("end")
    press(page, "Bewaren")
    assert [(one.title, one.screen) for one in team.store.findings("small")] == [("De knop staat te laag", "end")]
    press(page, "Haal deze eruit")
    assert [bool(one.finding) for one in team.store.observations("small")] == [False, True]
    press(page, "Haal deze eruit")
    assert team.store.findings("small") == []
    assert "Dit lijkt op elkaar" in says(page)


def test_all_of_a_finding_is_taken_apart_at_once(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt de knop"), ("GHJK", "zoekt een knop"))
    page = part("findings")
    page.text_input[0].set_value("De knop")
    press(press(page, "Leg bij elkaar"), "Haal alles weer uit elkaar")
    assert team.store.findings("small") == []


def test_who_is_second_is_told_and_breaks_nothing(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt de knop"), ("GHJK", "zoekt een knop"))
    page = part("findings")
    page.text_input[0].set_value("De knop")
    ids = [one.id for one in team.store.observations("small")]

    class Late:
        """Somebody else groups the same notes between the look and the press."""

        def __init__(self) -> None:
            self.write = team.store.write

        def __call__(self, job: Any) -> Any:
            team.store.write = self.write  # type: ignore[method-assign]
            team.store.write(lambda tx: tx.make_finding("small", "Eerst", "", "v1", ids)).result(5)
            return team.store.write(job)

    team.store.write = Late()  # type: ignore[method-assign, assignment]
    press(page, "Leg bij elkaar")
    assert [one.title for one in team.store.findings("small")] == ["Eerst"]
    assert "Iemand anders was je net voor" in page.warning[0].value


def test_the_same_problem_in_another_round_is_told_apart(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt de knop"), ("BCDF", "zoekt een knop"))
    wrote(("GHJK", "Zoekt de knop"), round="round-2")
    ids = [one.id for one in team.store.observations("small")]
    team.store.write(lambda tx: tx.make_finding("small", "De knop", "start", "v1", ids)).result(5)
    assert "1 persoon, 2 observaties" in says(part("findings"))
    assert "Ronde 2: 1 persoon, 1 observatie" in says(part("findings"))
    assert "Ronde 1: 1 persoon, 2 observaties" in says(part("findings", round_id="round-2"))


def test_a_finding_of_robots_alone_counts_nobody(team: House, part: Any, wrote: Notes) -> None:
    wrote(("BCDF", "Zoekt"), ("GHJK", "Zoekt"), robot=True)
    ids = [one.id for one in team.store.observations("small")]
    team.store.write(lambda tx: tx.make_finding("small", "De knop", "start", "v1", ids)).result(5)
    text = says(part("findings"))
    assert "En 2 observaties bij robots, die niet meetellen." in text
    assert "mensen" not in text.split("die niet meetellen")[0].split("De knop")[1]


def test_an_empty_round_says_so(part: Any) -> None:
    assert "Er is in deze ronde nog niets opgeschreven." in says(part("findings"))
