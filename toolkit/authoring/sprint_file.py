"""A sprint's file on its way to be changed in one place: read strictly, and looked over as it would be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit import schema, source
from toolkit.authoring import desk
from toolkit.authoring.desk import Sheet
from toolkit.errors import KitError, Problem, Refused, say
from toolkit.experiments.sprint import Sprint
from toolkit.kit import read_kit
from toolkit.source import Map


def opened(folder: Path, sprint: str) -> Sheet:
    """The file as it stands on disk. Raises Refused where it is gone."""
    name = f"experiments/{sprint}.yaml"
    sheet = desk.open_sheet(folder, name)
    if not sheet.there:
        raise Refused(say("there is no file `{name}` any more", name=name))
    return sheet


def sprint_of(text: str, name: str) -> Sprint:
    """What it says. Raises Refused with its first problem."""
    try:
        return schema.build(Sprint, data_of(text, name), name)
    except KitError as error:
        raise Refused(_said(error.problems[0])) from None


def data_of(text: str, name: str) -> Map:
    """The same as plain data, with its places. Raises Refused where it is no YAML that can be read."""
    try:
        return source.read(text.encode(), name)
    except KitError as error:
        raise Refused(_said(error.problems[0])) from None


def looked_over(folder: Path, name: str, made: str) -> Sprint:
    """The sprint as it would be. Raises Refused where the file would have a problem, also beside the other files."""
    problems = [one for one in read_kit(folder, {name: made}).problems if one.file == name]
    if problems:
        raise Refused(_said(problems[0]))
    return sprint_of(made, name)


def _said(one: Problem) -> Any:
    """A problem in one line; its place is one in a text that nobody sees."""
    return say("{wrong}; {right}", wrong=one.wrong, right=one.right)
