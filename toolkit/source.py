"""YAML text to plain data that knows its line and column.

We read YAML 1.2's core of scalars and nothing more: `true` and `false` are the only booleans, a number is a number only
when it is written the way Python would print it, and everything else (`no`, `12:30`, `0123`, `1.10`, dates) stays the
text that the author typed. Tags, anchors, aliases, merge keys and doubled keys are refused, so a small file can never
grow into a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from toolkit.errors import KitError, Problem

# The C loader and the pure loader disagree on real files ({nl: Hoe gaat het?, en: ...} crashes the pure one), so
# there is one loader and no fallback: a PyYAML without libyaml must fail at once, not read other data.
_Loader = yaml.CSafeLoader

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000
MAX_SCALAR = 20_000

Place = tuple[int, int]
"""Line and column, both from 1."""

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
# Control characters, line ends that editors do not count as such, and marks that turn the direction of a text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Map(dict[str, Any]):
    """A mapping that remembers where it, each of its keys and each of its values stands."""

    __slots__ = ("key_places", "place", "value_places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}


class Seq(list[Any]):
    """A list that remembers where it and each of its items stand."""

    __slots__ = ("item_places", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []


def read_file(path: Path, name: str) -> Map:
    """Read the YAML file at `path`; problems call it `name` (its path inside the kit)."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise KitError(
            [Problem(name, 1, 1, f"the file cannot be read ({error.strerror})", "make it readable")]
        ) from None
    return read(raw, name)


def read(raw: bytes, name: str) -> Map:
    """Read one YAML document whose top is a mapping.

    Raises KitError with every problem that reading alone can find. After a syntax error the rest of the file has no
    meaning, so that problem stands alone.
    """
    text = _decode(raw, name)
    reader = _Reader(name)
    try:
        data = reader.document(iter(yaml.parse(text, Loader=_Loader)))
    except yaml.YAMLError as error:
        raise KitError([_syntax_problem(error, name, text)]) from None
    except RecursionError:
        raise KitError([Problem(name, 1, 1, "the file nests too deeply", f"nest at most {MAX_DEPTH} levels")]) from None
    if reader.problems:
        raise KitError(reader.problems)
    if not isinstance(data, Map):
        raise KitError([Problem(name, 1, 1, "the file holds no keys", "begin with `title:` and go on from there")])
    return data


def _decode(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise KitError([Problem(name, 1, 1, "the file is larger than 1 MB", "split it, or move pictures out of it")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        wrong = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise KitError([Problem(name, line, column, wrong, "save the file as UTF-8")]) from None
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        wrong = f"there is an invisible character (U+{ord(found[0]):04X})"
        raise KitError([Problem(name, line, column, wrong, "remove it")])
    return text


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    indent = here[: len(here) - len(here.lstrip())]
    if "\t" in indent:
        return Problem(name, line, indent.index("\t") + 1, "this line begins with a tab", "indent with spaces")
    begins = here[max(0, column - 2) : column].strip()[:1]
    if begins in ("*", "&", "@", "`", "%", "!"):
        wrong = f"a text that begins with `{begins}` cannot be read"
        return Problem(name, line, column, wrong, "put the text in quotes")
    said = " ".join(str(getattr(error, "problem", None) or "this is not YAML").split())
    right = "look here and one line up: indentation, a space after a colon; a text with : or # in it wants quotes"
    return Problem(name, line, column, f"YAML cannot be read here ({said})", right)


class _Reader:
    """Builds data from the parser's events; every refusal has its place."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.nodes = 0

    def document(self, events: Iterator[Any]) -> Any:
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, "a second document begins (`---`)", "keep one document in a file")
                    break
            elif isinstance(
                event, (yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.ScalarEvent, yaml.AliasEvent)
            ):
                data = self._node(event, events, 0)
        return data

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._stop(event, f"the file holds more than {MAX_NODES:,} values", "split the file")
        if depth > MAX_DEPTH:
            self._stop(event, f"this nests deeper than {MAX_DEPTH} levels", "make it flatter")
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"`*{event.anchor}` is a YAML alias", "write the text out in full")
            return None
        if event.anchor is not None:
            self._problem(event, f"`&{event.anchor}` is a YAML anchor", "leave it out and write the text out in full")
        if event.tag not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(event, f"`{tag}` is a YAML tag", "leave the tag out")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if len(text) > MAX_SCALAR:
            self._problem(event, f"this text is {len(text):,} characters long", f"use at most {MAX_SCALAR:,}")
            return ""
        hidden = _CONTROL.search(text)  # written as an escape inside double quotes: "\u202e"
        if hidden:
            self._problem(event, f"there is an invisible character (U+{ord(hidden[0]):04X})", "remove it")
            return ""
        return scalar(text) if event.implicit[0] else text

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> Seq:
        found = Seq(_place(start))
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.item_places.append(_place(event))
            found.append(self._node(event, events, depth + 1))
        return found

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Map:
        found = Map(_place(start))
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self._problem(event, "a key must be a single word", "write `key: value`")
            elif key == "<<":
                self._problem(event, "`<<` is a YAML merge key", "write the keys out in full")
            elif key in found:
                first = found.key_places[key][0]
                self._problem(event, f"`{key}` stands twice here (first on line {first})", "keep one of the two")
            place = _place(event)
            if key is None:
                self._node(event, events, depth + 1)
            value_event = next(events)
            value = self._node(value_event, events, depth + 1)
            if key is not None and key not in found:
                found[key] = value
                found.key_places[key] = place
                found.value_places[key] = _place(value_event)
        return found

    def _problem(self, event: Any, wrong: str, right: str) -> None:
        self.problems.append(Problem(self.name, *_place(event), wrong, right))

    def _stop(self, event: Any, wrong: str, right: str) -> None:
        self._problem(event, wrong, right)
        raise KitError(self.problems)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def scalar(text: str) -> str | int | float | bool | None:
    """What an unquoted YAML word means here.

    >>> [scalar(t) for t in ("5", "0.5", "true", "no", "1.10", "0123", "12:30", "")]
    [5, 0.5, True, 'no', '1.10', '0123', '12:30', None]
    """
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.match(text) and text != "-0":
        return int(text)
    if _DECIMAL.match(text) and repr(float(text)) == text:
        return float(text)
    return text
