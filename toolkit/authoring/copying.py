"""Starting from something that the kit has: its file with its comments, as the first of a new name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit import schema, source
from toolkit.authoring import desk
from toolkit.authoring.editors import MODELS
from toolkit.errors import KitError, Refused, say
from toolkit.kit.data import exports
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.source import Map

_NAMES: Mapping[str, re.Pattern[str]] = {
    "prototype": re.compile(r"prototypes/([^/]+)/v(\d+)\.yaml"),
    "survey": re.compile(r"surveys/([^/]+)\.yaml"),
    "experiment": re.compile(r"experiments/([^/]+)\.yaml"),
}
_ABOUT = {"nl": "# Begonnen als kopie van {file}.\n", "en": "# Begun as a copy of {file}.\n"}
_MODELINE = re.compile(r"\A# *yaml-language-server:.*\n")


@dataclass(frozen=True)
class Copy:
    """A text to begin with, the pictures that it shows and the exports that it counts, by their names."""

    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)


def files(folder: Path, what: str, name: str | None = None) -> list[str]:
    """The files that a kit has of one sort, revisions in order; those of one name where it is given."""
    found = [(match[1], match) for file in desk.names(folder) if (match := _NAMES[what].fullmatch(file))]
    wanted = [match for one, match in found if name in (None, one)]
    return [match[0] for match in sorted(wanted, key=lambda match: (match[1], _number(match)))]


def _number(match: re.Match[str]) -> int:
    return int(match[2]) if match.re.groups > 1 else 0


def own(folder: Path, what: str) -> dict[str, str]:
    """What a kit has of one sort, by name: of a prototype the file of its newest revision."""
    return {match[1]: file for file in files(folder, what) if (match := _NAMES[what].fullmatch(file))}


def copy(folder: Path, what: str, file: str, language: str) -> Copy:
    """The text of `file` as it lies there, without what is said about an earlier revision. Raises Refused."""
    text = _MODELINE.sub("", desk.open_sheet(folder, file).text)
    data, made = _read(what, file, text)
    if isinstance(made, Prototype) and made.changes:
        text = _without_changes(text, data)
        _, made = _read(what, file, text)
    about = _ABOUT[language].format(file=file)
    beside = (folder / file).parent
    return Copy(about + text, _pictures(beside, made), _data(beside, made))


def _read(what: str, file: str, text: str) -> tuple[Map, Model]:
    try:
        data = source.read(text.encode(), file)
        return data, schema.build(MODELS[what], data, file)
    except KitError as error:
        one = error.problems[0]
        wrong = say("line {line} of `{file}` has a problem: {wrong}", line=one.line, file=file, wrong=one.wrong)
        raise Refused(wrong) from None


def _without_changes(text: str, data: Map) -> str:
    """The text without its `changes:`; comments at the margin below them belong to what comes next."""
    lines = text.splitlines(keepends=True)
    first = data.key_places["changes"][0] - 1
    last = min((place[0] - 1 for place in data.key_places.values() if place[0] - 1 > first), default=len(lines))
    while lines[last - 1].startswith("#"):
        last -= 1
    return "".join([*lines[:first], *lines[last:]])


def _pictures(folder: Path, made: Model) -> dict[str, bytes]:
    screens = made.screens if isinstance(made, Prototype) else ()
    files = {file for screen in screens for block in screen.blocks for _, file in block.files()}
    return _lying(folder, {file: folder / "pictures" / file for file in sorted(files)})


def _data(folder: Path, made: Model) -> dict[str, bytes]:
    files = exports(made) if isinstance(made, Prototype) else []
    return _lying(folder, {file: folder / "data" / file for file in files})


def _lying(folder: Path, found: Mapping[str, Path]) -> dict[str, bytes]:
    # A link could lead anywhere, and a kit may come from anybody.
    inside = {file: path for file, path in found.items() if path.resolve().is_relative_to(folder.resolve())}
    return {file: path.read_bytes() for file, path in inside.items() if path.is_file()}
