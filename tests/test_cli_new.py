"""`proeftuin new` and `proeftuin schema`: what they make, what they say, and what they answer to a mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.authoring import editors
from toolkit.authoring.starting import KINDS
from toolkit.cli import app
from toolkit.kit import open_kit
from toolkit.text import LANGUAGES

VARIABLES = ("PROEFTUIN_KIT", "PROEFTUIN_DATABASE_URL", "PROEFTUIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def say(*words: str | Path, code: int = 0) -> str:
    """Run the command in this process; gives what it said, on either stream. A traceback fails the test."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.stderr


# -- what is made ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", KINDS)
def test_without_a_beginning_the_plainest_is_taken_and_the_others_are_named(mini_kit: Path, what: str) -> None:
    said = say("new", what, "my-own", "--kit", mini_kit)
    first, *others = [one.name for one in KINDS[what]]
    assert f"my-own{'/v1' if what == 'prototype' else ''}.yaml is yours" in said
    assert f"It starts from {first}; --from also takes {others[0]}" in said
    assert all(one in said for one in others)
    assert f"check {mini_kit}" in said
    assert say("check", mini_kit).endswith("files, no problems\n")


def test_with_a_beginning_it_says_no_more_than_where_the_file_is_and_what_next(mini_kit: Path) -> None:
    lines = say("new", "prototype", "my-own", "--from", "matching", "--kit", mini_kit).splitlines()
    assert lines[0] == f"{mini_kit / 'prototypes/my-own/v1.yaml'} is yours. What to change first stands in it."
    assert [line.split()[1] for line in lines[1:] if line] == ["check", "run"]


def test_a_new_sprint_says_what_it_tries_and_what_it_asks(mini_kit: Path) -> None:
    words = ("new", "experiment", "my-sprint", "--from", "two-rounds", "--prototype", "talk", "--kit", mini_kit)
    assert "It tries talk (v1 and v2) and asks feeling and ease." in say(*words)


def test_in_a_kit_the_folder_need_not_be_named(mini_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mini_kit)
    assert "prototypes/my-own/v1.yaml is yours" in say("new", "prototype", "my-own")
    monkeypatch.chdir(mini_kit.parent)
    monkeypatch.setenv("PROEFTUIN_KIT", str(mini_kit))
    say("new", "survey", "my-own")
    assert "my-own" in open_kit(mini_kit).surveys


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comments_are_in_the_language_asked_for_else_the_systems(
    mini_kit: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    say("new", "survey", "asked", "--language", language, "--kit", mini_kit)
    monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
    say("new", "survey", "system", "--kit", mini_kit)
    asked, system = [(mini_kit / f"surveys/{one}.yaml").read_text(encoding="utf-8") for one in ("asked", "system")]
    assert asked == system.replace("[system]", "[asked]")
    assert ("Elke vraag mag worden overgeslagen" in asked) == (language == "nl")


def test_help_names_every_beginning(mini_kit: Path) -> None:
    page = say("new", "--help")
    for what, kinds in KINDS.items():
        assert re.search(rf"^ +An? {what}\b.*starts --from", page, re.MULTILINE)
        for one in kinds:
            sentence = one.says("en").rstrip(".")
            assert re.search(rf"^ +{one.name} +{re.escape(sentence[0].lower() + sentence[1:])}", page, re.MULTILINE)


# -- what somebody may have meant --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["prototype"],
            "the new prototype needs a name: proeftuin new prototype my-prototype --from checklist "
            "(a kit in a folder of that name would be ./prototype)",
        ),
        (["survey", "--from", "self-scan"], "the new survey needs a name: proeftuin new survey my-survey --from self-scan"),
        (["prototyp", "x"], "there is no `prototyp` to make; did you mean `prototype`?"),
        (["sprint", "x"], "a sprint is an experiment: proeftuin new experiment x"),
        (["kit", "x"], "a kit takes its name alone: proeftuin new x"),
        (["x", "--from", "self-scan"], "say what it will be: proeftuin new survey x --from self-scan"),
        (["--prototype", "talk"], "say what it will be: proeftuin new prototype my-prototype --from blank"),
        (["prototype", "Mijn Toolkit"], "`Mijn Toolkit` cannot be a name here; write `mijn-toolkit`"),
        (["prototype", "x", "--from", "cheklist"], "there is nothing called `cheklist` to start from; did you mean `checklist`?"),
        (["survey", "ease"], "`surveys/ease.yaml` is there already, and nothing is overwritten; choose another name"),
        (["survey", "x", "--prototype", "talk"], "--prototype goes with a new experiment: "),
        (["experiment", "x", "--from", "small", "--prototype", "talk"], "--prototype goes with a new experiment: "),
        (["experiment", "x", "--prototype", "tal"], "there is no prototype `tal` that can be tried; did you mean `talk`?"),
        (["prototype", "x", "--language", "de"], "there is no language `de`; use one of `en`, `nl`"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_what_was_meant(mini_kit: Path, words: list[str], said: str) -> None:
    before = sorted(mini_kit.rglob("*"))
    found = say("new", *words, "--kit", mini_kit, code=2)
    assert found.startswith(said)
    assert found.count("\n") == 1
    assert sorted(mini_kit.rglob("*")) == before


def test_a_kit_may_be_called_as_a_thing_in_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert say("new", "./prototype").startswith("prototype is yours")
    assert say("check", "prototype").endswith("files, no problems\n")


def test_where_there_is_no_kit_a_file_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "there is no kit here" in say("new", "prototype", "my-own", code=2)
    assert list(tmp_path.iterdir()) == []


# -- schema ------------------------------------------------------------------------------------------------------------


def test_schemas_go_into_the_kit_and_the_lines_that_lead_to_them_are_printed(mini_kit: Path) -> None:
    said = say("schema", mini_kit, "--language", "nl")
    for what in editors.MODELS:
        found = json.loads((mini_kit / editors.PLACE / f"{what}.json").read_text(encoding="utf-8"))
        assert found == editors.schema(what, "nl")
        assert editors.first_line(what) in said
    assert "VS Code" in said


def test_schemas_go_elsewhere_when_asked_and_then_need_no_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = say("schema", "--out", "here")
    assert {path.name for path in (tmp_path / "here").iterdir()} == {f"{what}.json" for what in editors.MODELS}
    assert f"$schema={(tmp_path / 'here/survey.json').resolve().as_posix()}\n" in said
    assert not (tmp_path / ".proeftuin").exists()
    (tmp_path / "file").write_text("x")
    assert "could not be saved" in say("schema", "--out", "file", code=2)
