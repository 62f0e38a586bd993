"""The example of each kind is there to be copied: it fits into the file of the README, and into what we ship."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

from tests.house.typed import made, problems
from toolkit.kit import open_kit
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.survey import Survey


def as_list(kinds: tuple[type[Model], ...], deep: int) -> str:
    """The examples as a list of a file, as somebody would paste them."""
    typed = [indent(kind.example.strip("\n"), "  ").replace("  ", "- ", 1) for kind in kinds]  # type: ignore[attr-defined]
    return indent("\n".join(typed), " " * deep) + "\n"


def first_file(readme: Path) -> str:
    found = re.search(r"```yaml\n(title:.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_all_blocks_together_fit_into_the_file_that_the_readme_shows(starter: Path) -> None:
    """A dozen at a time: one screen holds twenty blocks, and there are more kinds than that."""
    typed = first_file(starter / "prototypes/README.md")
    head, rest = typed.split("    blocks:\n", 1)
    for first in range(0, len(BLOCKS), 12):
        some = as_list(BLOCKS[first : first + 12], 6)
        assert problems(Prototype, f"{head}    blocks:\n{some}{rest}") == ""


def test_all_items_together_fit_into_the_file_that_the_readme_shows(starter: Path) -> None:
    head, rest = first_file(starter / "surveys/README.md").split("items:\n", 1)
    assert problems(Survey, f"{head}items:\n{as_list(ITEMS, 2)}{rest}") == ""


def test_the_files_that_the_readmes_show_are_clean(starter: Path) -> None:
    prototype = made(Prototype, first_file(starter / "prototypes/README.md"))
    assert list(prototype.lost()) == []
    assert problems(Survey, first_file(starter / "surveys/README.md")) == ""


def test_no_id_of_an_example_is_taken_by_what_we_ship(starter: Path) -> None:
    kit = open_kit(starter)
    taken = {name for revisions in kit.prototypes.values() for one in revisions.values() for name in one.blocks}
    taken |= {item.id for survey in kit.surveys.values() for item in survey.items}
    ids = [found[1] for kind in (*BLOCKS, *ITEMS) if (found := re.search(r"^id: (\S+)$", kind.example, re.MULTILINE))]
    assert len(ids) == len(BLOCKS) + len(ITEMS) - 2  # a text and a picture record nothing, so they need no id
    assert sorted(set(ids) & taken) == []
    assert len(set(ids)) >= len(ids) - 1  # `my-choice` is a block's and an item's, which never stand in one file
