"""Reads on after a slip: what could not be read is said and left out, so that the rest can be read for other problems.

What was read in this way is never used as content. Nothing is said twice, and nothing that follows from what was left
out: a slip at or before the lines that were left out last is taken as a part of the same one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError

from toolkit.errors import KitError, Problem
from toolkit.source.lines import line_of
from toolkit.source.slips import slip_in
from toolkit.source.slips.colons import NO_SPACE
from toolkit.source.tree import Map, Place, Seq
from toolkit.source.trouble import Mend, Slip
from toolkit.source.walk import LEFT_OUT, Walk

MOST = 20
"""So many slips are said; whoever made more of them will want to mend these first."""

_MOST_READ = 2_500_000
"""So many characters are read in all, so that a large file full of slips does not take long."""

_BARE = re.compile(r"(\s*(?:-\s+)*)([a-z_]+)\s")
_WORDS = re.compile(r"[\w-]+")


@dataclass
class Mending:
    """A text that is read again and again, with less in it each time."""

    name: str
    lines: list[str]
    keys: Collection[str]
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    data: Any = None
    left: tuple[int, int] = (-1, -1)
    gone: list[int] = field(default_factory=list)
    """The lines (from 1) at which something was left out."""
    tabs: dict[int, int] = field(default_factory=dict)
    insisted: bool = False

    def read(self, error: YAMLError) -> None:
        """Go on after `error` until the text can be read, or until nothing more can be said about it."""
        read = sum(map(len, self.lines)) + 1
        for number in range(2 * MOST):
            if not self._say(error) or read * (number + 1) > _MOST_READ:
                return
            walk = Walk("\n".join(self.lines), self.name, mended=True)
            try:
                self.data = walk.document()
            except YAMLError as again:
                error = again
                continue
            except KitError:  # what makes reading on senseless, with what was found before it
                self.data = None
            self.problems += [one for one in walk.problems if one.line - 1 not in self.tabs]
            self.lost |= walk.lost
            if self.tabs:
                _shifted(self.data, self.tabs)
            return

    def _say(self, error: YAMLError) -> bool:
        """Say what the slip is and leave it out; False where reading on would only make noise."""
        found = slip_in(error, self.lines, self.keys)
        if found.first <= self.left[1] or found.line in self.tabs or self._cites(found):
            if self.insisted or found.line in self.tabs:
                return False
            self.insisted = True
            first = min(found.first, self.left[0]) if self.left[0] >= 0 else found.first
            self.left = self._out("block", first, max(found.line, self.left[1]))
            return True
        self.insisted = False
        self.problems.append(Problem(self.name, found.line + 1, found.column + 1, found.wrong, found.right))
        if found.mend == "stop" or len(self.problems) >= MOST:
            return False
        self.left = self._out(found.mend, found.first, found.first, found.indent)
        return True

    def _cites(self, found: Slip) -> bool:
        return LEFT_OUT in found.wrong or LEFT_OUT in found.right

    def _out(self, mend: Mend, first: int, last: int, indent: int | None = None) -> tuple[int, int]:
        """Leave out what begins on line `first` and reaches at least to `last`; gives the lines that were touched."""
        if mend == "tabs":
            return self._expand()
        begin = line_of(self.lines[first])
        self.gone.append(first + 1)
        if mend == "value" and (kept := self._before_value(first)):
            end = self._closed(self._end(last, begin.start + 1))
        elif mend == "item":
            indent = begin.indent if indent is None else indent
            kept = " " * indent + "- "
            end = self._end(last, indent, to_dash=True)
        else:
            kept = ""
            end = self._end(last, begin.indent if mend == "block" else begin.indent + 1)
        for number in range(first, end + 1):
            self.lost.update(_WORDS.findall(self.lines[number].lower()))
            self.lines[number] = ""
        if kept:
            self.lines[first] = kept + LEFT_OUT
        return first, end

    def _before_value(self, number: int) -> str:
        """What stays of a line whose value is left out; nothing where it has neither key nor dash."""
        line, text = line_of(self.lines[number]), self.lines[number]
        bare = NO_SPACE.match(text) or _BARE.match(text)
        if bare and not line.key and (text[bare.end(2)] == ":" or bare[2] in self.keys):
            return f"{bare[1]}{bare[2]}: "
        return text[: line.at].rstrip() + " " if line.key or line.item else ""

    def _end(self, last: int, least: int, *, to_dash: bool = False) -> int:
        """The last line of what reaches to `last`: lines after it that are indented by `least` or more belong to it."""
        end = last
        for number in range(last + 1, len(self.lines)):
            if not self.lines[number].strip():  # a million of them must not cost a second
                continue
            line = line_of(self.lines[number])
            if line.empty:
                continue
            if line.indent < least or (to_dash and line.indent == least and line.text[line.indent] in "-–—•*"):
                break
            end = number
        return end

    def _closed(self, end: int) -> int:
        """With the lines behind `end` that only close what was opened above them."""
        for number in range(end + 1, min(end + 4, len(self.lines))):
            line = self.lines[number]
            if sum(map(line.count, "}]")) <= sum(map(line.count, "{[")):
                break
            end = number
        return end

    def _expand(self) -> tuple[int, int]:
        """Two spaces for each tab that a line begins with; most people mean one level by it."""
        for number, line in enumerate(self.lines):
            begins = line[: len(line) - len(line.lstrip())]
            if "\t" in begins:
                self.lines[number] = begins.replace("\t", "  ") + line.lstrip()
                self.tabs[number] = begins.count("\t")
        return -1, -1


def _shifted(data: Any, tabs: dict[int, int]) -> None:
    """Put the places back that moved when tabs became two spaces."""

    def back(place: Place) -> Place:
        return place[0], place[1] - tabs.get(place[0] - 1, 0)

    if isinstance(data, Map):
        data.place = back(data.place)
        data.key_places = {key: back(place) for key, place in data.key_places.items()}
        data.value_places = {key: back(place) for key, place in data.value_places.items()}
        for value in data.values():
            _shifted(value, tabs)
    elif isinstance(data, Seq):
        data.place = back(data.place)
        data.item_places = [back(place) for place in data.item_places]
        for one in data:
            _shifted(one, tabs)
