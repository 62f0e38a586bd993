"""The library: prototypes revision by revision as participants see them, and surveys with their scales."""

from __future__ import annotations

import re
from typing import Any

from tests.app.conftest import told
from toolkit.app.state import House


def _frame(page: Any) -> str:
    return next(node.proto.src for node in page.main if node.type == "iframe")


def _asked(page: Any) -> list[Any]:
    """The questions that participants see; the offer to make something new asks some of its own."""
    return [one for one in page.radio if not str(one.key).startswith("making:")]


def test_the_newest_revision_stands_in_the_phone_and_on_the_big_screen(team: House, visit: Any) -> None:
    page = visit("library")
    assert _frame(page) == "/preview/talk/v2?lang=nl"
    assert "Waarom nu?" in [one.label.replace("\\", "") for one in _asked(page)]
    assert "Het lijstje is weg" in told(page)
    assert "Waarom: Niemand vinkte iets af" in told(page).replace("\\", "")


def test_a_link_from_another_view_names_the_revision(team: House, visit: Any) -> None:
    page = visit("library", prototype="talk", revision="v1")
    assert _frame(page) == "/preview/talk/v1?lang=nl"
    assert "Dit is de eerste revisie" in told(page)


def test_what_an_address_says_that_is_not_there_does_no_harm(team: House, visit: Any) -> None:
    assert _frame(visit("library", prototype="<script>", revision="v99")) == "/preview/talk/v2?lang=nl"


def test_the_participant_s_language_is_chosen_apart_from_the_team_s(team: House, visit: Any) -> None:
    page = visit("library", "nl")
    page.selectbox(key="library: language from nl").set_value("en").run()
    assert _frame(page) == "/preview/talk/v2?lang=en"
    assert "Why now" in _asked(page)[0].label
    assert page.title[0].value == "Bibliotheek"


def test_the_big_screen_is_walked_by_its_buttons_and_begins_again(team: House, visit: Any) -> None:
    page = visit("library")
    walk = "library: talk/v2"
    _asked(page)[0].set_value("change").run()
    assert "Zeg wat vaststaat" in told(page)
    page.button(key=f"{walk}: 0: preview/on/go").click().run()
    assert "Veel succes" in told(page)
    assert page.session_state[walk].progress.place == "end"
    page.button(key=f"{walk}: again").click().run()
    assert _asked(page)[0].value is None
    assert "Zeg wat vaststaat." not in told(page)  # what the kit noticed quotes it, with a backslash before its stop


def test_nothing_of_it_reaches_the_store(team: House, visit: Any) -> None:
    page = visit("library")
    _asked(page)[0].set_value("change").run()
    page.button(key="library: talk/v2: 0: preview/on/go").click().run()
    assert team.store.sessions("small") == []
    assert team.store.events("small", "round-2") == []


def test_a_screen_that_an_edit_took_away_is_left(team: House, visit: Any) -> None:
    page = visit("library", revision="v1")
    page.button(key="library: talk/v1: 0: preview/note/submit").click().run()
    for path in (team.live.folder / "prototypes" / "talk").glob("v*.yaml"):
        text = path.read_text(encoding="utf-8").replace("id: end", "id: finish").replace("to: end", "to: finish")
        path.write_text(text, encoding="utf-8")
    sprint = team.live.folder / "experiments" / "small.yaml"
    sprint.write_text(sprint.read_text(encoding="utf-8").replace("{screen: end}", "{screen: finish}"), encoding="utf-8")
    page.run()
    assert not page.exception
    assert page.session_state["library: talk/v1"].progress.place == "start"


def test_a_survey_shows_its_questions_and_what_becomes_one_score(team: House, visit: Any) -> None:
    page = visit("library")
    page.segmented_control(key="library: what").set_value("surveys").run()
    assert not page.exception
    page.selectbox(key="library: survey").set_value("feeling").run()
    text = told(page).replace("\\", "")
    assert "- **Regie**: gemiddelde, van 1 tot 5\n  - Ik stuur mijn loopbaan\n  - Het overkomt me (omgekeerd)" in text
    assert [one.label.replace("\\", "") for one in _asked(page)] == ["Ik stuur mijn loopbaan.", "Het overkomt me."]
    _asked(page)[0].set_value("4").run()
    assert _asked(page)[0].value == "4"


def test_titles_stand_in_lists_as_their_authors_wrote_them(team: House, visit: Any) -> None:
    """A list to choose from is the one place where Streamlit reads no Markdown, so nothing may be escaped there."""
    title = "Wat vond *jij* (echt)?"
    for path in (team.live.folder / "prototypes/talk/v2.yaml", team.live.folder / "surveys/ease.yaml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^title: .*$", f'title: {{nl: "{title}", en: "{title}"}}', text)
        path.write_text(text, encoding="utf-8")
    page = visit("library")
    assert page.selectbox(key="library: prototype").options == [title]
    page.segmented_control(key="library: what").set_value("surveys").run()
    assert title in page.selectbox(key="library: survey").options
    other = team.live.folder / "experiments" / "other.yaml"
    text = (team.live.folder / "experiments" / "small.yaml").read_text(encoding="utf-8")
    other.write_text(re.sub(r"(?m)^title: .*$", f'title: {{nl: "{title}", en: "{title}"}}', text), encoding="utf-8")
    assert title in visit("cockpit").selectbox(key="cockpit: sprint").options


# -- revision against revision ----------------------------------------------------------------------------------------


def _frames(page: Any) -> list[str]:
    return [node.proto.src for node in page.main if node.type == "iframe"]


def test_what_the_kit_noticed_stands_beside_what_the_author_says(team: House, visit: Any) -> None:
    page = visit("library", "en")
    assert [one.label for one in page.expander] == [
        "What is different from v1, and why",
        "What people would notice, from v1 to v2",
    ]
    assert "The main button is now “Done”." in told(page).replace("\\", "")


def test_two_revisions_stand_side_by_side_at_the_screen_that_differs(team: House, visit: Any) -> None:
    page = visit("library", "nl", beside="v1")
    assert _frames(page) == ["/preview/talk/v1?lang=nl&screen=start", "/preview/talk/v2?lang=nl&screen=start"]
    assert page.selectbox(key="library: where talk v1 v2").options == ["Op “Begin hier”"]
    assert [one.value for one in page.subheader] == ["v1", "v2"]


def test_the_earlier_revision_stands_first_whichever_was_chosen_first(team: House, visit: Any) -> None:
    page = visit("library", "nl", revision="v1", beside="v2")
    assert [one.partition("?")[0] for one in _frames(page)] == ["/preview/talk/v1", "/preview/talk/v2"]


def test_a_screen_that_one_revision_lacks_is_said_to_be_missing_there(team: House, visit: Any) -> None:
    path = team.live.folder / "prototypes" / "talk" / "v2.yaml"
    new = "  - id: extra\n    title: {nl: Nog iets, en: One more thing}\n    blocks:\n      - {kind: button, id: x, label: {nl: Klaar, en: Done}, to: end}\n"
    text = (
        path.read_text(encoding="utf-8")
        .replace("to: end, main", "to: extra, main")
        .replace("  - id: end", new + "  - id: end")
    )
    path.write_text(text, encoding="utf-8")
    page = visit("library", "en", beside="v1")
    where = page.selectbox(key="library: where talk v1 v2")
    where.set_value(where.options.index("On “One more thing”")).run()
    assert _frames(page) == ["/preview/talk/v2?lang=en&screen=extra"]
    assert "This screen is not in v1." in told(page)
    assert "There is a new screen “One more thing” between “Begin here” and “Done”" in told(page).replace("\\", "")


def test_two_revisions_that_nobody_can_tell_apart_are_said_to_be_so(team: House, visit: Any) -> None:
    folder = team.live.folder / "prototypes" / "talk"
    (folder / "v3.yaml").write_bytes((folder / "v2.yaml").read_bytes())
    page = visit("library", "nl", beside="v2")
    assert "Mensen zouden geen verschil merken." in told(page)
    assert len(_frames(page)) == 2


def test_a_prototype_with_one_revision_has_nothing_to_stand_next_to(team: House, visit: Any) -> None:
    (team.live.folder / "prototypes" / "talk" / "v2.yaml").unlink()
    sprint = team.live.folder / "experiments" / "small.yaml"
    sprint.write_text(sprint.read_text(encoding="utf-8").replace("revision: v2", "revision: v1"), encoding="utf-8")
    page = visit("library", "nl", beside="v2")
    assert page.selectbox(key="library: beside talk/v1").disabled
    assert "Dit is de eerste revisie" in told(page)
