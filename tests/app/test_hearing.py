"""For the team: what people wrote is read, tagged and put together by hand, and shown exactly as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import told
from toolkit.app import hearing_answers
from toolkit.app.state import House
from toolkit.evidence.hearing import suggesting
from toolkit.records import Session
from toolkit.storage.store import Definition, NewEvent

TEN = [f"tekst {n}" for n in range(10)]
HIDDEN = "Hier lees je pas iets als ten minste 10 mensen iets schreven en hun ronde gesloten is."
HOSTILE = "<b>vet</b> **ster** $x^2$ [hier](http://a.b) :smile: <script>alert(1)</script> `code` 😀"
LINES = "1. een\n- twee\r\n\n> drie\n# vier\n    vijf | zes |"
BUTTONS = [f"Ik kon de knop {word} niet vinden" for word in ("rechts", "onderaan", "bovenaan", "daarginds")]
TALKS = [f"Het gesprek met mijn leidinggevende was {word}" for word in ("fijn", "open", "eerlijk", "kort", "lang")]
ids = count()


def _page(language: str) -> None:
    from toolkit.app import hearing
    from toolkit.app.state import for_the_team

    hearing.show(for_the_team(), "small", language)


@pytest.fixture
def page(team: House) -> Callable[..., AppTest]:
    def draw(language: str = "nl") -> AppTest:
        drawn = AppTest.from_function(_page, kwargs={"language": language}, default_timeout=60).run()
        assert not drawn.exception, drawn.exception
        return drawn

    return draw


Wrote = Callable[..., list[Session]]


@pytest.fixture
def wrote(team: House) -> Wrote:
    """One person of a round for each text; then the round is closed."""

    def write(*texts: str, round_id: str = "round-1", item: str = "wish", robot: bool = False) -> list[Session]:
        store, survey = team.store, team.live.kit.surveys["ease"]
        store.keep([Definition(survey.fingerprint(), "survey", "ease", survey.plain())])
        store.open_round("small", round_id)
        found = []
        for text in texts:
            n = next(ids)
            session = store.write(
                lambda tx, n=n: tx.join(f"receipt-{n}", "small", round_id, "nl", robot=robot)  # type: ignore[misc]  # mypy cannot tell
            ).result(timeout=30)[0]
            at = f"after.ease/{item}/answer"
            event = NewEvent(f"e{n}", "after.ease.1", "set", at, text, 1.0, survey.fingerprint(), "ease", "after", item)
            store.write(lambda tx, s=session, e=event: tx.append(s, e)).result(timeout=30)  # type: ignore[misc]  # as above
            found.append(session)
        store.close_round("small", round_id)
        return found

    return write


def says(page: AppTest) -> str:
    return told(page).replace("\\", "").replace("\u2060", "")


def box(page: AppTest, text: str) -> Any:
    """The first box to tick at an answer that begins with this text."""
    return next(one for one in page.checkbox if one.label.replace("\\", "").startswith(text))


def press(page: AppTest, label: str) -> AppTest:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception, page.exception
    return page


def tag(page: AppTest, name: str) -> None:
    """Type a tag."""
    next(one for one in page.text_input if one.label in ("Een nieuwe tag", "A new tag")).set_value(name)


def name(page: AppTest, title: str, *, at: int = 0) -> None:
    """Name the new finding, in the list of answers or in one of the proposals."""
    labels = ("Hoe heet de nieuwe bevinding?", "What is the new finding called?")
    [one for one in page.text_input if one.label in labels][at].set_value(title)


# -- reading ----------------------------------------------------------------------------------------------------------


def test_nine_people_show_nothing_and_ten_do(page: Any, wrote: Wrote) -> None:
    wrote(*TEN[:9])
    shown = page()
    assert HIDDEN in says(shown)
    assert "tekst" not in says(shown)
    assert len(shown.checkbox) == 0
    assert "9" not in says(shown)
    wrote(TEN[9], round_id="round-2")
    shown = page()
    assert sorted(one.label for one in shown.checkbox) == TEN
    assert "Antwoorden van 10 mensen, in een volgorde die niets zegt." in says(shown)
    assert HIDDEN not in says(shown)


def test_a_sprint_that_asks_nothing_in_peoples_own_words_has_no_such_section(team: House, page: Any) -> None:
    path = team.live.folder / "surveys" / "ease.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(one for one in lines if "open-text" not in one), encoding="utf-8")
    team.live.refresh()
    assert says(page()) == ""


@pytest.mark.parametrize("text", [HOSTILE, "x" * 2000, "a" + "\u202e" + "b", "*" * 50])
def test_what_people_typed_is_shown_as_they_typed_it(page: Any, wrote: Wrote, text: str) -> None:
    wrote(*TEN, text)
    shown = page("en")
    assert text in {one.label.replace("\\", "").replace("\u2060", "") for one in shown.checkbox}
    assert all(r"\<script\>" in one.label for one in shown.checkbox if "script" in one.label)


def test_lines_stay_lines_and_none_of_them_becomes_a_list_or_a_heading(page: Any, wrote: Wrote) -> None:
    wrote(*TEN, LINES)
    assert box(page(), "1. een").label.split("  \n") == [
        r"1\. een", r"\- twee", r"\> drie", r"\# vier", r"vijf \| zes \|",
    ]  # fmt: skip


def test_many_answers_come_in_pages(page: Any, wrote: Wrote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing_answers, "PAGE", 6)
    wrote(*TEN)
    assert len(page().checkbox) == 6


def test_what_robots_wrote_is_marked_and_can_only_be_read(page: Any, wrote: Wrote) -> None:
    wrote(*TEN, robot=True)
    shown = page()
    assert "Gesimuleerd: antwoorden van 10 robots" in says(shown)
    assert "tekst 3" in says(shown)
    assert (len(shown.checkbox), len(shown.button)) == (0, 0)


def test_each_question_is_read_on_its_own(team: House, page: Any, wrote: Wrote) -> None:
    path = team.live.folder / "surveys" / "ease.yaml"
    text = path.read_text(encoding="utf-8")
    more = "  - {kind: open-text, id: why, text: {nl: Waarom?, en: Why?}}\nscales:"
    path.write_text(text.replace("scales:", more), encoding="utf-8")
    team.live.refresh()
    wrote(*TEN)
    shown = page("en")
    chosen = shown.selectbox(key="hear: small question")
    assert chosen.options == ["I wish that ...", "Why?"]
    assert len(shown.checkbox) == 10
    chosen.set_value("ease/after/why").run()
    assert len(shown.checkbox) == 0
    assert "There is something to read here once at least 10 people" in says(shown)


# -- tags -------------------------------------------------------------------------------------------------------------


def test_a_tag_is_put_on_what_is_ticked_and_counts_people(team: House, page: Any, wrote: Wrote) -> None:
    wrote(*TEN)
    shown = page()
    for text in TEN[:3]:
        box(shown, text).check()
    tag(shown, "  Te   traag ")
    press(shown, "Zet erop")
    assert {one.value for one in team.store.labels("small")} == {"Te traag"}
    assert "Tags: :green-badge[Te traag] 3 mensen" in says(shown)
    assert box(shown, "tekst 1").label == "tekst 1  \n:green-badge[Te traag]"
    assert not any(one.value for one in shown.checkbox)
    box(shown, "tekst 0").check()
    tag(shown, "TE TRAAG")
    press(shown, "Haal eraf")
    assert ":green-badge[Te traag] 2 mensen" in says(shown)
    known = next(one for one in shown.pills if one.label == "Tags die er al zijn")
    box(shown, "tekst 1").check()
    known.set_value("Te traag")
    press(shown, "Haal eraf")
    assert ":green-badge[Te traag] 1 persoon" in says(shown)


def test_what_is_missing_is_said_and_nothing_changes(team: House, page: Any, wrote: Wrote) -> None:
    wrote(*TEN)
    shown = press(page(), "Zet erop")
    assert [one.value for one in shown.warning] == ["Vink eerst aan welke antwoorden je bedoelt."]
    box(shown, "tekst 1").check()
    assert [one.value for one in press(shown, "Zet erop").warning] == ["Kies eerst een tag, of typ er een."]
    assert [one.value for one in press(shown, "Leg bij elkaar").warning] == ["Geef de nieuwe bevinding eerst een naam."]
    assert box(shown, "tekst 1").value
    assert (team.store.labels("small"), team.store.findings("small")) == ([], [])


def test_a_tag_is_never_longer_than_is_kept_whatever_a_browser_sends(team: House, page: Any, wrote: Wrote) -> None:
    wrote(*TEN)
    shown = page()
    box(shown, "tekst 1").check()
    tag(shown, "x" * 500)
    press(shown, "Zet erop")
    assert all(len(one.value) <= 60 for one in team.store.labels("small"))


def test_a_tag_is_text_whatever_it_says(page: Any, wrote: Wrote) -> None:
    wrote(*TEN)
    shown = page()
    box(shown, "tekst 1").check()
    tag(shown, "**a** ] <b>")
    press(shown, "Zet erop")
    assert r":green-badge[\*\*a\*\* \] \<b\>]" in box(shown, "tekst 1").label


# -- findings ---------------------------------------------------------------------------------------------------------


def test_answers_are_put_together_renamed_and_taken_apart_again(team: House, page: Any, wrote: Wrote) -> None:
    wrote(*TEN)
    shown = page("en")
    for text in TEN[:2]:
        box(shown, text).check()
    name(shown, " Too  slow ")
    press(shown, "Put together")
    (finding,) = team.store.findings("small")
    assert finding.title == "Too slow"
    assert "Written by 2 people at ‘I wish that’." in says(shown)
    assert box(shown, "tekst 0").label == "tekst 0  \n:small[in ‘Too slow’]"
    box(shown, "tekst 2").check()
    next(one for one in shown.selectbox if one.label == "Into which finding?").set_value(finding.id)
    press(shown, "Put together")
    assert "Written by 3 people" in says(shown)
    next(one for one in shown.text_input if one.label == "Name").set_value("Far too slow")
    press(shown, "Save the name")
    assert [one.title for one in team.store.findings("small")] == ["Far too slow"]
    assert "First tick" in press(shown, "Take out what you tick").warning[0].value
    out = [one for one in shown.checkbox if "out of" in one.key]
    assert [one.label for one in out] == [
        one.label.partition("  ")[0] for one in shown.checkbox if "Far too slow" in one.label
    ]
    for one in out:
        one.check()
    press(shown, "Take out what you tick")
    assert (team.store.findings("small"), team.store.labels("small")) == ([], [])
    assert "Findings from what people wrote" not in says(shown)


def test_who_withdraws_is_gone_from_the_page_with_tag_and_finding(team: House, page: Any, wrote: Wrote) -> None:
    people = wrote(*TEN)
    shown = page()
    box(shown, "tekst 0").check()
    tag(shown, "van een")
    press(shown, "Zet erop")
    box(shown, "tekst 0").check()
    name(shown, "De zin van een")
    press(shown, "Leg bij elkaar")
    assert "van een" in says(shown)
    box(shown, "tekst 0").check()
    tag(shown, "te laat")
    team.store.withdraw(people[0].id)
    press(shown, "Zet erop")
    text = says(page())
    assert "tekst 1" in text
    assert "tekst 0" not in text
    assert "van een" not in text
    assert "te laat" not in text
    assert (team.store.findings("small"), team.store.labels("small")) == ([], [])


# -- proposals --------------------------------------------------------------------------------------------------------


def test_groups_are_proposed_from_twenty_answers_on(page: Any, wrote: Wrote) -> None:
    wrote(*TEN)
    shown = page()
    assert "Vanaf 20 antwoorden kan de kit voorstellen wat misschien bij elkaar hoort." in says(shown)
    assert len(shown.toggle) == 0


def test_a_proposal_is_ticked_can_be_changed_and_is_no_finding_until_somebody_names_it(
    team: House, page: Any, wrote: Wrote
) -> None:
    wrote(*BUTTONS, *TALKS, *(one.upper() + "!" for one in TALKS), *(f"{one}?" for one in BUTTONS), "Prima", "Ok")
    shown = page()
    shown.toggle[0].set_value(True).run()
    assert not shown.exception
    text = says(shown)
    assert "Misschien over hetzelfde: gesprek, leidinggevende" in text
    assert "Misschien over hetzelfde: knop, vinden" in text
    assert "2 losse antwoorden passen nergens bij." in text
    ticked = [one for one in shown.checkbox if one.value]
    assert len(ticked) == 18
    assert team.store.findings("small") == []
    next(one for one in ticked if "GESPREK" in one.label).uncheck()
    name(shown, "Het gesprek helpt", at=1)
    [one for one in shown.button if one.label == "Leg bij elkaar"][1].click().run()
    assert [one.title for one in team.store.findings("small")] == ["Het gesprek helpt"]
    assert len(team.store.labels("small")) == 9
    assert "Door 9 mensen geschreven" in says(shown)
    assert "over hetzelfde: gesprek" not in says(shown)  # one answer alone is left of it


def test_without_the_extra_package_everything_else_works(
    page: Any, wrote: Wrote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "available", lambda: False)
    wrote(*TEN, *(f"nog {one}" for one in TEN))
    shown = page("en")
    assert "`pip install 'proeftuin[text]'`" in says(shown)
    assert len(shown.checkbox) == 20
    assert len(shown.toggle) == 0


def test_only_the_team_sees_anything(page: Any, wrote: Wrote, cookie: Callable[[str | None], None]) -> None:
    wrote(*TEN)
    cookie(None)
    drawn = AppTest.from_function(_page, kwargs={"language": "nl"}, default_timeout=60).run()
    assert [one.value for one in drawn.exception] != []
    assert "tekst" not in told(drawn)


def test_the_section_writes_nothing_that_people_wrote_into_a_log(
    page: Any, wrote: Wrote, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    wrote(*TEN)
    shown = page()
    box(shown, "tekst 1").check()
    tag(shown, "geheim")
    press(shown, "Zet erop")
    logged = caplog.text + "".join(capfd.readouterr())
    assert "tekst 1" not in logged
    assert "geheim" not in logged
