"""Which files of a kit are content: by their folders and their names, on disk and as drafts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import Problem, Said, cited, say
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surveys.survey import Survey

MAX_FILES = 2_000

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
_REVISION = re.compile(r"v[1-9][0-9]{0,2}\Z")
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class File:
    """A file that is content: its name inside the kit, what reads it, and its text where it is a draft.

    `linked` says that a link stands on the way to it, which could lead out of the kit.
    """

    name: str
    model: type[Model]
    draft: str | None = None
    linked: bool = False

    @property
    def parts(self) -> tuple[str, str]:
        """`("talk", "v1")` for a revision, `("surveys", "ease")` for the rest."""
        folder, _, stem = self.name.removesuffix(".yaml").rpartition("/")
        return folder.rpartition("/")[2], stem


@dataclass
class Listing:
    """The files of a kit, in order, and what is wrong with the names of others."""

    folder: Path
    drafts: Mapping[str, str] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """What others may refer to although it could not be listed: `surveys/ease.yaml`, `prototypes/talk`."""

    def look(self) -> Listing:
        self._prototypes()
        for top, model in (("surveys", Survey), ("experiments", Sprint)):
            self._all(top, model, _NAME, linked=(self.folder / top).is_symlink())
        self.files.sort(key=lambda one: one.name)
        return self

    def _prototypes(self) -> None:
        linked = (self.folder / "prototypes").is_symlink()
        folders: dict[str, bool] = {}
        for name, entry in self._entries("prototypes"):
            if name.startswith("."):
                continue
            stem, suffix = os.path.splitext(name)
            if suffix in _SUFFIXES:
                right = say("move it to prototypes/{name}/v1.yaml", name=cited(stem))
                wrong = say("a prototype has a folder of its own, with a file for each revision")
                self._problem(f"prototypes/{name}", wrong, right, f"prototypes/{stem}")
            elif entry is None or entry.is_dir():
                folders[name] = linked or (entry is not None and entry.is_symlink())
        for name, is_link in sorted(folders.items()):
            if self._named(f"prototypes/{name}", name, _NAME):
                self._all(f"prototypes/{name}", Prototype, _REVISION, linked=is_link)

    def _all(self, top: str, model: type[Model], pattern: re.Pattern[str], *, linked: bool) -> None:
        for file, entry in self._entries(top):
            stem, suffix = os.path.splitext(file)
            name = f"{top}/{file}"
            if file.startswith(".") or suffix not in _SUFFIXES:
                continue
            if suffix == ".yml":
                right = say("call it {name}", name=f"{cited(stem)}.yaml")
                self._problem(name, say("the file ends in .yml"), right, f"{top}/{stem}.yaml")
            elif self._named(name, stem, pattern):
                is_link = linked or (entry is not None and entry.is_symlink())
                self.files.append(File(name, model, self.drafts.get(name), is_link))

    def _entries(self, top: str) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
        """What lies in a folder, in order; None for what only a draft has."""
        found: dict[str, os.DirEntry[str] | None] = {}
        for name in self.drafts:
            if name.startswith(f"{top}/"):
                found[name[len(top) + 1 :].partition("/")[0]] = None
        try:
            with os.scandir(self.folder / top) as entries:
                found |= {one.name: one for one in entries}
        except OSError:
            pass  # there is no such folder, which is fine, or nobody may look into it, which its files will say
        yield from sorted(found.items(), key=lambda one: one[0])

    def _named(self, path: str, name: str, pattern: re.Pattern[str]) -> bool:
        if pattern.match(name):
            return True
        right = say("call it v1, v2 …") if pattern is _REVISION else say("use lower-case letters, digits and hyphens")
        self._problem(path, say("`{name}` cannot be a name here", name=cited(printable(name))), right, path)
        return False

    def _problem(self, name: str, wrong: Said, right: Said, broken: str) -> None:
        self.problems.append(Problem(printable(name), 1, 1, wrong, right))
        self.broken.add(broken.lower())


def printable(name: str) -> str:
    """A file's name that can be shown on one line: names from other systems need not be UTF-8."""
    if name.isascii() and name.isprintable():
        return name
    read = os.fsencode(name).decode("utf-8", "replace")
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in read)
