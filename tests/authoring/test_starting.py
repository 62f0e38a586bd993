"""Starting something new: whatever one starts from is clean, speaks both languages, and can be tried at once."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, write_kit
from tests.house.typed import made
from toolkit.authoring import editors, fitting, starting
from toolkit.authoring.starting import KINDS, TEMPLATES, start
from toolkit.door.rehearsal import rehearse
from toolkit.door.surface import HtmlSurface
from toolkit.errors import Refused, Said
from toolkit.experiments.journey import Progress
from toolkit.experiments.preview import Preview
from toolkit.kit import FOLDERS, LiveKit, open_kit
from toolkit.languages.problems import told
from toolkit.prototypes.prototype import Prototype
from toolkit.storage.store import Store
from toolkit.text import LANGUAGES

every_kind = pytest.mark.parametrize(
    ("what", "kind"), [(what, one.name) for what, kinds in KINDS.items() for one in kinds], ids=lambda one: str(one)
)
every_prototype = pytest.mark.parametrize("kind", [one.name for one in KINDS["prototype"]])
every_language = pytest.mark.parametrize("language", LANGUAGES)


# -- what is made ------------------------------------------------------------------------------------------------------


@every_language
@every_kind
def test_a_new_file_is_clean_in_its_kit_and_keeps_the_comments_of_one_language(
    mini_kit: Path, what: str, kind: str, language: str
) -> None:
    before = open_kit(mini_kit).files
    file = start(mini_kit, what, "my-own", kind, language)
    text = (mini_kit / file).read_text(encoding="utf-8")
    assert open_kit(mini_kit).files == before + 1
    assert file == starting.FILES[what].format(name="my-own")
    assert "$" not in text.partition("\n")[2]
    assert not re.search(r"#(nl|en)\b", text)
    assert text.count("\n# ") >= 3


@every_language
@every_kind
def test_the_first_line_of_a_new_file_leads_to_its_schema(mini_kit: Path, what: str, kind: str, language: str) -> None:
    path = mini_kit / start(mini_kit, what, "my-own", kind, language)
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
    assert found is not None
    assert (path.parent / found[1]).resolve() == (mini_kit / editors.PLACE / f"{what}.json").resolve()
    assert (path.parent / found[1]).is_file()


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no modes")
def test_the_folder_that_answers_may_come_to_lie_in_is_nobody_elses(mini_kit: Path) -> None:
    start(mini_kit, "survey", "my-own", "blank", "en")
    assert (mini_kit / ".proeftuin").stat().st_mode & 0o777 == 0o700


@every_prototype
def test_a_new_prototype_is_drawn_on_a_phone_screen_by_screen_in_both_languages(mini_kit: Path, kind: str) -> None:
    start(mini_kit, "prototype", "my-own", kind, "nl")
    preview = Preview(open_kit(mini_kit).prototype("my-own", "v1"))
    for screen in preview.prototype.screens:
        drawn = []
        for language in LANGUAGES:
            surface = HtmlSurface(Progress(language, scope=Preview.scope), pictures="/pic/")
            preview.draw(screen.id, surface, Progress(language, scope=Preview.scope))
            drawn.append(surface.html())
            assert screen.title(language) in drawn[-1].replace("&#39;", "'").replace("&#x27;", "'")
        assert drawn[0] != drawn[1]


@every_prototype
def test_a_new_prototype_has_no_screen_that_is_lost_or_where_one_gets_stuck(mini_kit: Path, kind: str) -> None:
    """By itself: what ends says so, and needs no task of a sprint that ends there."""
    start(mini_kit, "prototype", "my-own", kind, "nl")
    assert list(open_kit(mini_kit).prototype("my-own", "v1").lost()) == []


@every_prototype
def test_robots_get_to_the_end_of_a_new_prototype_by_a_new_sprint(mini_kit: Path, store: Store, kind: str) -> None:
    start(mini_kit, "prototype", "my-own", kind, "nl")
    start(mini_kit, "experiment", "my-sprint", "one-round", "en", "my-own")
    found = rehearse(LiveKit(mini_kit), store, "my-sprint", "round-1", people=4, seed=2)
    assert found.problems == []
    assert found.finished == found.joined >= 3
    done = [event for event in store.events("my-sprint", "round-1") if event.kind == "done"]
    assert len(done) >= 2


def test_robots_go_through_both_rounds_of_a_new_sprint(mini_kit: Path, store: Store) -> None:
    start(mini_kit, "experiment", "my-sprint", "two-rounds", "nl", "talk")
    assert [one.revision for one in open_kit(mini_kit).sprints["my-sprint"].rounds] == ["v1", "v2"]
    for name in ("round-1", "round-2"):
        found = rehearse(LiveKit(mini_kit), store, "my-sprint", name, people=3, seed=2)
        assert found.problems == []
        assert [event for event in store.events("my-sprint", name) if event.kind == "done"]


# -- the templates -----------------------------------------------------------------------------------------------------


def test_every_kind_has_a_template_and_every_template_is_a_kind() -> None:
    lying = {(path.parent.name, path.stem) for path in TEMPLATES.rglob("*.*")}
    assert lying == {(what, one.name) for what, kinds in KINDS.items() for one in kinds}


@every_kind
def test_a_template_comments_the_same_places_in_both_languages(what: str, kind: str) -> None:
    """A comment in one language alone would leave the other's readers without it."""
    typed = (TEMPLATES / what / f"{kind}.yaml").read_text(encoding="utf-8")
    runs = re.findall(r"(?:^ *#.*\n)+", typed, re.MULTILINE)
    assert runs
    for run in runs:
        marks = re.findall(r"^ *#(\w*)", run, re.MULTILINE)
        assert marks == sorted(marks, key=["nl", "en"].index), run
        assert set(marks) == {"nl", "en"}, run
    assert all(len(line) <= 130 for line in typed.splitlines() if line.lstrip().startswith("#"))


@every_kind
def test_a_kind_says_what_it_is_in_both_languages(what: str, kind: str) -> None:
    one = next(one for one in KINDS[what] if one.name == kind)
    assert not one.title.missing(LANGUAGES) + one.says.missing(LANGUAGES)
    assert all(one.says(language).endswith(".") for language in LANGUAGES)


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("Mijn Toolkit", "mijn-toolkit"),
        ("één vraag", "een-vraag"),
        ("surveys/feedback.yaml", "feedback"),
        ("../../etc", "etc"),
        ("2e ronde", "ronde"),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_name_that_cannot_be_gets_a_proposal_that_can(mini_kit: Path, typed: str, better: str) -> None:
    with pytest.raises(Refused, match=f"cannot be a name here; write `{better}`"):
        start(mini_kit, "survey", typed, "blank", "nl")
    assert start(mini_kit, "survey", better, "blank", "nl") == f"surveys/{better}.yaml"


def test_a_name_of_which_nothing_can_be_used_is_told_what_a_name_is(mini_kit: Path) -> None:
    with pytest.raises(Refused, match="`\\?` cannot be a name here; use lower-case letters, digits and hyphens"):
        start(mini_kit, "survey", "?", "blank", "nl")


@pytest.mark.parametrize(("what", "name"), [("prototype", "talk"), ("survey", "ease"), ("experiment", "small")])
def test_nothing_is_ever_overwritten(mini_kit: Path, what: str, name: str) -> None:
    before = {path: path.read_bytes() for path in mini_kit.rglob("*") if path.is_file()}
    with pytest.raises(Refused, match="is there already, and nothing is overwritten"):
        start(mini_kit, what, name, KINDS[what][0].name, "nl")
    assert {path: path.read_bytes() for path in mini_kit.rglob("*") if path.is_file()} == before


def test_a_near_miss_is_guessed_and_what_is_refused_can_be_said_in_dutch(mini_kit: Path) -> None:
    with pytest.raises(Refused) as refused:
        start(mini_kit, "prototype", "my-own", "cheklist", "nl")
    said = refused.value.args[0]
    assert isinstance(said, Said)
    assert said == "there is nothing called `cheklist` to start from; did you mean `checklist`?"
    assert told(said, "nl").startswith("er is niets dat `cheklist` heet om mee te beginnen; ")
    with pytest.raises(Refused, match="there is no `prototyp` to make; did you mean `prototype`"):
        start(mini_kit, "prototyp", "my-own", "blank", "nl")


def test_a_disk_that_takes_nothing_is_said(mini_kit: Path) -> None:
    (mini_kit / ".proeftuin").write_text("a file, so that no folder can be made here")
    with pytest.raises(Refused, match="could not be saved"):
        start(mini_kit, "survey", "my-own", "blank", "nl")
    assert not (mini_kit / "surveys/my-own.yaml").exists()


# -- from something that the kit has -----------------------------------------------------------------------------------


def test_a_copy_of_a_prototype_is_its_newest_revision_with_its_comments_and_without_its_changes(mini_kit: Path) -> None:
    path = mini_kit / "prototypes/talk/v2.yaml"
    typed = (
        path.read_text().replace("changes:", "# What changed.\nchanges:").replace("screens:", "# Screens.\nscreens:")
    )
    path.write_text(typed)
    file = start(mini_kit, "prototype", "talk-again", "talk", "en")
    text = (mini_kit / file).read_text()
    kit = open_kit(mini_kit)
    assert list(kit.prototypes["talk-again"]) == ["v1"]
    assert kit.prototype("talk-again", "v1").plain() == {
        key: value for key, value in kit.prototype("talk", "v2").plain().items() if key != "changes"
    }
    assert text.splitlines()[1] == "# Begun as a copy of prototypes/talk/v2.yaml."
    assert "# Screens.\nscreens:" in text


def test_a_copy_brings_its_pictures_along(tmp_path: Path) -> None:
    for top in FOLDERS:
        shutil.copytree(ROOT / top, tmp_path / top)
    start(tmp_path, "prototype", "my-own", "manager-mobility-toolkit", "nl")
    open_kit(tmp_path)
    pictures = {path.name for path in (tmp_path / "prototypes/my-own/pictures").iterdir()}
    assert pictures == {"talk.svg", "agreed.svg", "short-way.svg"}  # v2 shows these, and not the fourth of the folder


def test_a_copy_of_a_copy_has_one_first_line(mini_kit: Path) -> None:
    start(mini_kit, "survey", "first", "ease", "nl")
    text = (mini_kit / start(mini_kit, "survey", "second", "first", "nl")).read_text()
    assert text.count("yaml-language-server") == 1
    assert open_kit(mini_kit).surveys["second"] == open_kit(mini_kit).surveys["ease"]


def test_what_has_problems_is_no_beginning(mini_kit: Path) -> None:
    (mini_kit / "surveys/ease.yaml").write_text("title: x\nabot: prototype\n")
    with pytest.raises(Refused, match=r"line 1 of `surveys/ease\.yaml` has a problem: `items` is missing"):
        start(mini_kit, "survey", "my-own", "ease", "nl")


# -- a sprint that fits ------------------------------------------------------------------------------------------------


def test_a_new_sprint_tries_what_was_changed_last_and_asks_the_surveys_that_fit(mini_kit: Path) -> None:
    start(mini_kit, "prototype", "my-own", "blank", "nl")
    os.utime(mini_kit / "prototypes/my-own/v1.yaml", (2e9, 2e9))
    start(mini_kit, "experiment", "my-sprint", "one-round", "nl")
    sprint = open_kit(mini_kit).sprints["my-sprint"]
    assert (sprint.prototype, sprint.before, sprint.after) == ("my-own", ("feeling",), ("ease",))
    assert sprint.tasks[0].done_when.screen == "done"


def test_a_new_sprint_passes_over_what_has_problems(mini_kit: Path) -> None:
    """Somebody may be in the middle of something else."""
    (mini_kit / "prototypes/talk/v2.yaml").write_text("title: x\n")
    (mini_kit / "surveys/ease.yaml").write_text("title: x\n")
    text = (mini_kit / start(mini_kit, "experiment", "my-sprint", "two-rounds", "nl")).read_text()
    assert re.findall("revision: (v.)", text) == ["v1", "v1"]
    assert "before: [feeling]" in text
    assert "after: []" in text


def test_the_tenth_revision_comes_after_the_ninth(mini_kit: Path) -> None:
    text = (mini_kit / "prototypes/talk/v2.yaml").read_text()
    for number in range(3, 11):
        (mini_kit / f"prototypes/talk/v{number}.yaml").write_text(text)
    made = (mini_kit / start(mini_kit, "experiment", "my-sprint", "two-rounds", "nl")).read_text()
    assert re.findall("revision: (v[0-9]+)", made) == ["v9", "v10"]
    copied = (mini_kit / start(mini_kit, "prototype", "again", "talk", "nl")).read_text()
    assert "Begonnen als kopie van prototypes/talk/v10.yaml." in copied


def test_a_new_sprint_in_a_kit_without_surveys_asks_none(tmp_path: Path) -> None:
    start(tmp_path, "prototype", "my-own", "blank", "nl")
    start(tmp_path, "experiment", "my-sprint", "one-round", "nl")
    assert open_kit(tmp_path).sprints["my-sprint"].before == ()


def test_a_new_sprint_wants_a_prototype_that_is_there(mini_kit: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no prototype `tal` that can be tried; did you mean `talk`"):
        start(mini_kit, "experiment", "my-sprint", "one-round", "nl", "tal")
    (tmp_path / "empty/surveys").mkdir(parents=True)
    with pytest.raises(Refused, match="there is no prototype yet to try; make one first"):
        start(tmp_path / "empty", "experiment", "my-sprint", "one-round", "nl")


def prototype(*screens: str) -> Prototype:
    return made(Prototype, "title: {nl: a, en: b}\nabout: {nl: a, en: b}\nscreens:\n" + "".join(screens))


def screen(name: str, *to: str, more: str = "") -> str:
    buttons = [f"{{kind: button, id: {name}-{one}, label: {{nl: {one}, en: {one}}}, to: {one}}}" for one in to]
    blocks = [*buttons, f"{{kind: text, text: {name}}}"]
    return f"  - {{id: {name}, title: {name}, {more}blocks: [{', '.join(blocks)}]}}\n"


def test_a_task_is_done_at_the_last_end_that_can_be_reached_in_every_revision() -> None:
    two_ends = prototype(
        screen("home", "one", "two"), screen("one", more="end: true, "), screen("two", more="end: true, ")
    )
    assert fitting.goal([two_ends]) == "{screen: two}"
    one_end = prototype(screen("home", "one"), screen("one", more="end: true, "))
    assert fitting.goal([two_ends, one_end]) == fitting.goal([one_end, two_ends]) == "{screen: one}"


def test_a_task_in_a_prototype_of_one_screen_is_done_by_an_answer() -> None:
    asked = "      - {kind: form, id: note, fields: [{id: a, label: A}], submit: Ja}\n"
    one = prototype("  - id: home\n    title: x\n    end: true\n    blocks:\n" + asked)
    assert fitting.goal([one]) == "{block: note, answered: true}"
    assert fitting.goal([prototype(screen("home", more="end: true, "))]) is None


def test_a_prototype_in_which_nothing_can_be_done_gets_no_sprint(tmp_path: Path) -> None:
    alone = "title: {nl: a, en: b}\nabout: {nl: a, en: b}\nscreens:\n" + screen("home")
    write_kit(tmp_path, {"prototypes/still/v1.yaml": alone.replace("title: home", "title: {nl: a, en: b}")})
    with pytest.raises(Refused, match="there is nothing to do in `still` yet; give it a second screen, or a question"):
        start(tmp_path, "experiment", "my-sprint", "one-round", "nl")


def test_a_screen_where_one_gets_stuck_is_where_the_task_is_done() -> None:
    """A new sprint never makes a prototype unclean that was clean without it."""
    stuck = prototype(screen("home", "one", "two"), screen("one", more="end: true, "), screen("two"))
    assert fitting.goal([stuck]) == "{screen: two}"
    assert (
        fitting.goal([prototype(screen("home", "two", "one"), screen("two"), screen("one", "home"))]) == "{screen: two}"
    )


def test_a_form_that_was_handed_in_is_a_better_end_than_the_last_screen_of_the_file() -> None:
    form = "{kind: form, id: note, fields: [{id: a, label: A}], submit: Ja, to: made}"
    home = f"  - {{id: home, title: x, blocks: [{form}, {{kind: button, id: on, label: B, to: more}}]}}\n"
    assert fitting.goal([prototype(home, screen("made", "home"), screen("more", "home"))]) == "{screen: made}"


def test_writing_a_kit_needs_no_folders_to_begin_with(tmp_path: Path) -> None:
    write_kit(tmp_path, {"notes.txt": "x"})
    assert start(tmp_path, "prototype", "my-own", "toolkit", "en") == "prototypes/my-own/v1.yaml"
    assert open_kit(tmp_path).files == 1
