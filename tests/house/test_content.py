"""All shipped content is clean, and what its READMEs say about the code is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house import tables
from toolkit import schema
from toolkit.kit import FOLDERS, open_kit
from toolkit.text import LANGUAGES


def test_the_starter_kit_is_clean(starter: Path) -> None:
    kit = open_kit(starter)
    assert {"manager-mobility-toolkit", "vacancy-matching"} <= set(kit.prototypes)
    assert {"four-cs", "prototype-feedback"} <= set(kit.surveys)
    assert "next-step" in kit.sprints
    assert kit.files == sum(len(list((starter / top).rglob("*.yaml"))) for top in FOLDERS)


def test_every_text_of_the_starter_kit_is_there_in_both_languages_and_differs(starter: Path) -> None:
    kit = open_kit(starter)
    revisions = [one for prototype in kit.prototypes.values() for one in prototype.values()]
    for made in (*revisions, *kit.surveys.values(), *kit.sprints.values()):
        assert list(schema.untranslated(made, LANGUAGES)) == []
        texts = [text for _, text in schema.texts_in(made)]
        same = [text("nl") for text in texts if text("nl") == text("en") and len(text("nl").split()) > 4]
        assert same == []


def test_a_revision_after_the_first_says_what_changed_and_because_of_which_finding(starter: Path) -> None:
    for revisions in open_kit(starter).prototypes.values():
        assert [name for name, one in revisions.items() if name != "v1" and not one.changes] == []


def test_every_screen_of_the_starter_kit_can_be_reached(starter: Path) -> None:
    for name, revisions in open_kit(starter).prototypes.items():
        for revision, prototype in revisions.items():
            reached, todo = {prototype.first}, [prototype.first]
            while todo:
                for block in prototype.by_id[todo.pop()].blocks:
                    new = {to for _, to in block.leads_to()} - reached
                    reached |= new
                    todo += new
            assert set(prototype.by_id) - reached == set(), f"{name}/{revision}"


def test_every_picture_that_lies_in_the_starter_kit_is_shown_somewhere(starter: Path) -> None:
    kit = open_kit(starter)
    for name, revisions in kit.prototypes.items():
        shown = {
            file
            for one in revisions.values()
            for screen in one.screens
            for block in screen.blocks
            for _, file in block.files()
        }
        lying = {path.name for path in (starter / "prototypes" / name / "pictures").glob("*.*")}
        assert lying <= shown, name


def test_the_surveys_that_we_made_ourselves_say_that_they_are_not_validated(starter: Path) -> None:
    note = open_kit(starter).surveys["four-cs"].note
    assert note is not None
    assert "validated scale" in note("en")
    assert "gevalideerde schaal" in note("nl")


@pytest.mark.parametrize("name", tables.TABLES)
def test_the_table_of_kinds_in_a_readme_is_what_the_code_says(starter: Path, name: str) -> None:
    """python -m tests.house.tables --write"""
    text = (starter / name).read_text(encoding="utf-8")
    assert tables.filled(text, tables.TABLES[name]) == text


@pytest.mark.parametrize("top", FOLDERS)
def test_a_readme_names_only_files_that_lie_there(starter: Path, top: str) -> None:
    text = (starter / top / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z0-9-]+(?:/v\d+)?\.yaml|[a-z0-9-]+/)`", text, re.MULTILINE)
    assert [name for name in named if not (starter / top / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", *(f"{top}/README.md" for top in FOLDERS)])
def test_a_link_in_a_readme_leads_somewhere(starter: Path, name: str) -> None:
    text = (starter / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [one for one in links if not ((starter / name).parent / one).exists()] == []
