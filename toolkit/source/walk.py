"""The parser's events to data that knows its places; every refusal has its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from toolkit.errors import MAX_PROBLEMS, KitError, Problem, Said, cited, say
from toolkit.source.decode import CONTROL, LOST, invisible
from toolkit.source.tree import HOLE, Map, Place, Seq, scalar, words_in

# The C loader and the pure loader disagree on real files ({nl: Hoe gaat het?, en: ...} crashes the pure one), so
# there is one loader and no fallback: a PyYAML without libyaml must fail at once, not read other data.
_Loader = yaml.CSafeLoader

MAX_DEPTH = 20
MAX_NODES = 50_000
MAX_SCALAR = 20_000

LEFT_OUT = "\ue000"
"""Stands in the text for what was left out of it, after its problem was said."""

_CUT = re.compile(r"(.*?\s)(#\w.*)")


class Walk:
    """One reading of a text. `mended` says that LEFT_OUT and LOST in it stand for something that was said already."""

    def __init__(self, text: str, name: str, *, mended: bool = False) -> None:
        self.text, self.name, self.mended = text, name, mended
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self.nodes = 0
        self.cuts = _cut_lines(text)

    def document(self) -> Any:
        """The data; None where there is none. Raises yaml.YAMLError, and KitError where reading must stop."""
        loader = _Loader(self.text)
        self.next: Callable[[], Any] = loader.get_event
        data: Any = None
        documents = 0
        while True:
            event = self.next()
            kind = type(event)
            if kind is StreamEndEvent:
                break
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(event, say("a second document begins (`---`)"), say("keep one document in a file"))
            elif kind in (MappingStartEvent, SequenceStartEvent, ScalarEvent, AliasEvent):
                data = self._node(event, 0)
        return data

    def _node(self, event: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            wrong = say("the file holds more than {most} values", most=f"{MAX_NODES:,}")
            self._stop(event, wrong, say("split the file"))
        kind = type(event)
        if kind is ScalarEvent and event.anchor is None and event.tag is None:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            self._stop(event, say("this nests deeper than {most} levels", most=MAX_DEPTH), say("make it flatter"))
        if kind is AliasEvent:
            self._problem(event, say("`*{name}` is a YAML alias", name=cited(event.anchor)), _IN_FULL)
            return HOLE
        if event.anchor is not None:
            wrong = say("`&{name}` is a YAML anchor", name=cited(event.anchor))
            self._problem(event, wrong, say("leave it out; a text that begins with `&` wants quotes"))
        if event.tag is not None:
            tag = cited(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._problem(
                event,
                say("`{tag}` is a YAML tag", tag=tag),
                say("leave it out; a text that begins with `!` wants quotes"),
            )
        if kind is ScalarEvent:
            return self._scalar(event)
        return self._sequence(event, depth) if kind is SequenceStartEvent else self._mapping(event, depth)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.implicit[0]:  # unquoted
            if self.mended and (text == LEFT_OUT or LOST in text):
                return HOLE
            found = scalar(text)
        else:
            found = text
            hidden = CONTROL.search(text)  # written as an escape inside double quotes: "\u202e"
            if hidden:
                if not (self.mended and hidden[0] == LOST):
                    self._problem(event, invisible(hidden[0]), say("remove it"))
                return HOLE
        if len(text) > MAX_SCALAR:
            wrong = say("this text is {length} characters long", length=f"{len(text):,}")
            self._problem(event, wrong, say("use at most {most}", most=f"{MAX_SCALAR:,}"))
            return HOLE
        return found

    def _sequence(self, start: Any, depth: int) -> Seq:
        found = Seq(_place(start))
        while True:
            event = self.next()
            if type(event) is SequenceEndEvent:
                break
            found.item_places.append(_place(event))
            found.append(self._node(event, depth + 1))
            if self.cuts and type(event) is ScalarEvent and (cut := self._cut(event)):
                found.cuts = {**(found.cuts or {}), len(found) - 1: cut}
        return found

    def _mapping(self, start: Any, depth: int) -> Map:
        found = Map(_place(start))
        while True:
            event = self.next()
            kind = type(event)
            if kind is MappingEndEvent:
                break
            if kind is ScalarEvent and event.anchor is None and event.tag is None and event.value != "<<":
                self._pair(found, event, self.next(), depth)
            else:
                self._no_pair(found, event, depth)
        return found

    def _pair(self, found: Map, event: Any, of_value: Any, depth: int) -> None:
        key: str = event.value
        value = self._node(of_value, depth + 1)
        if key in found:
            # {nl: ja, nee, nee}: a comma that belongs to a text is said once, about that text
            if key.startswith("-"):
                self._problem(event, say("behind `-` a space is missing"), say("write `- `"))
            elif value is not None or found[key] is not None:
                wrong = say(
                    "`{key}` stands twice here (first on line {line})", key=cited(key), line=found.key_places[key][0]
                )
                self._problem(event, wrong, say("keep one of the two"))
            self.lost |= words_in(value)
            return
        found[key] = value
        found.key_places[key] = _place(event)
        found.value_places[key] = _place(of_value)
        if self.cuts and type(of_value) is ScalarEvent and (cut := self._cut(of_value)):
            found.cuts = {**(found.cuts or {}), key: cut}

    def _no_pair(self, found: Map, event: Any, depth: int) -> None:
        """A key that is none: its value is read for its own problems, and left out."""
        found.gap = True
        if type(event) is ScalarEvent and event.value == "<<":
            self._problem(event, say("`<<` is a YAML merge key"), say("write the keys out in full"))
        elif type(event) is ScalarEvent:
            self._node(event, depth + 1)  # says what is wrong with its anchor or tag
        else:
            braces = self.text.startswith("{{", event.start_mark.index - 1)
            right = say("put a text that begins with `{begins}` in quotes", begins="{{") if braces else _KEY_VALUE
            self._problem(event, say("a key must be a single word"), right)
            self.lost |= words_in(self._node(event, depth + 1))
        self.lost |= words_in(self._node(self.next(), depth + 1))

    def _cut(self, event: Any) -> str | None:
        """What stands behind an unquoted text after ` #`, if that looks as if it belonged to it."""
        if not event.implicit[0]:
            return None
        end = event.end_mark
        at = self.cuts.get(end.line)
        return at[1] if at and at[0][end.column :].isspace() and end.column <= len(at[0]) else None

    def _problem(self, event: Any, wrong: Said, right: Said) -> None:
        self.problems.append(Problem(self.name, *_place(event), wrong, right))
        if len(self.problems) > MAX_PROBLEMS:
            raise KitError(self.problems)  # nobody mends so many at once, and a large file could have fifty thousand

    def _stop(self, event: Any, wrong: Said, right: Said) -> None:
        self._problem(event, wrong, right)
        raise KitError(self.problems)


_IN_FULL = say("write the text out in full; one that begins with `*` wants quotes")
_KEY_VALUE = say("write `key: value`")


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _cut_lines(text: str) -> dict[int, tuple[str, str]]:
    """The lines (from 0) on which a comment begins with a letter or digit: what stands before it, and the comment."""
    if " #" not in text and "\t#" not in text:
        return {}
    found = ((number, _CUT.match(line)) for number, line in enumerate(text.split("\n")) if "#" in line)
    return {number: (one[1], one[2]) for number, one in found if one}
