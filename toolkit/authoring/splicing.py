"""Putting other values under a key of a YAML text: lines that need not change are not touched, with their comments.

Where things stand comes from `toolkit.source`. Where they end is guessed from the lines, so whoever splices reads the
result again before it is used (`expecting` does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit import source
from toolkit.errors import KitError, Refused, say
from toolkit.source import Map, Place, Seq
from toolkit.source.lines import line_of, signs_of

STEP = "  "

_PLAIN = re.compile(r"([\w.+-]+|\[[^\[\]#]*\])([ \t]*(?:#.*)?)\n?")
"""A short value behind its key, and what follows it on the line."""


@dataclass(frozen=True)
class Span:
    """The lines of one key with its value, from 0: the first, and the one behind the last."""

    first: int
    last: int


def splice(text: str, name: str, key: str, wanted: Mapping[str, Any]) -> str:
    """The text with `wanted` under the `key` at its top; behind all else where there was none. Raises Refused."""
    data = source.read(text.encode(), name)
    lines = _ended(text)
    if _sign(lines, data.place) == "{":
        raise Refused(say("the whole file stands between braces; write each key on a line of its own"))
    if key not in data:
        return "".join([*_without_end(lines), "\n", *written(key, wanted, "")])
    span = _spans(data, lines, len(lines), 0)[key]
    there = data[key]
    if _is_block(there, data, key):
        return "".join([*lines[: span.first + 1], *_inside(there, lines, span, wanted), *lines[span.last :]])
    return "".join([*lines[: span.first], *written(key, wanted, ""), *lines[span.last :]])


def _ended(text: str) -> list[str]:
    """The lines, of which the last one ends, too."""
    lines = text.splitlines(keepends=True)
    return [*lines[:-1], lines[-1] + "\n"] if lines and not lines[-1].endswith("\n") else lines


def _without_end(lines: list[str]) -> list[str]:
    """Without empty lines below the text, and without the sign that ends a document."""
    at = len(lines)
    while at and (not lines[at - 1].strip() or lines[at - 1].rstrip() == "..."):
        at -= 1
    return lines[:at]


def _is_block(value: Any, inside: Map, key: str) -> bool:
    """Whether a mapping stands below its key, a line for each of its own keys."""
    return isinstance(value, Map) and bool(value) and value.place[0] > inside.key_places[key][0]


# -- where things stand -----------------------------------------------------------------------------------------------


def _spans(data: Map, lines: list[str], end: int, indent: int) -> dict[str, Span]:
    """The lines of every key of a mapping that ends before the line `end`."""
    starts = {key: place[0] - 1 for key, place in data.key_places.items()}
    found = {}
    for key, first in starts.items():
        after = min((one for one in starts.values() if one > first), default=end)
        found[key] = Span(first, _up(lines, first + 1, after, _deep(lines, data, key, indent)))
    return found


def _deep(lines: list[str], data: Map, key: str, indent: int) -> int:
    """How far a line must be indented to be text whatever it begins with; further than any line where none is."""
    return indent + 1 if _sign(lines, data.value_places[key]) in ("|", ">") else 10_000


def _sign(lines: list[str], place: Place) -> str:
    """What stands at a place; nothing stands where a value was left out at the end of a file."""
    line, column = place
    return "".join(lines[line - 1 : line])[column - 1 : column]


def _up(lines: list[str], stop: int, at: int, deep: int) -> int:
    """Up over empty lines and comments that stand below a value: they belong to what comes next, or to nobody."""
    while at > stop:
        line = lines[at - 1]
        bare = line.lstrip(" ")
        if bare.strip() and not (bare.startswith("#") and len(line) - len(bare) < deep):
            return at
        at -= 1
    return at


# -- what comes in its place ------------------------------------------------------------------------------------------


def _inside(there: Map, lines: list[str], span: Span, wanted: Mapping[str, Any]) -> Iterator[str]:
    """The lines below a key whose value is a mapping: what stays the same stays as it was typed."""
    column = min(place[1] for place in there.key_places.values()) - 1
    indent = " " * column
    spans = _spans(there, lines, span.last, column)
    new = _placed(list(there), list(wanted))
    at = span.first + 1
    yield from _written_all(new.get(None, []), wanted, indent)
    for key, one in spans.items():
        yield from lines[at : one.first]  # comments above it
        yield from _entry(there, key, lines, one, wanted, indent)
        yield from _written_all(new.get(key, []), wanted, indent)
        at = one.last
    yield from lines[at : span.last]


def _placed(there: list[str], wanted: list[str]) -> dict[str | None, list[str]]:
    """The keys that are new, each behind the last one before it that is there already."""
    found: dict[str | None, list[str]] = {}
    behind: str | None = None
    for key in wanted:
        if key in there:
            behind = key
        else:
            found.setdefault(behind, []).append(key)
    return found


def _written_all(keys: list[str], wanted: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key in keys:
        yield from written(key, wanted[key], indent)


def _entry(there: Map, key: str, lines: list[str], span: Span, wanted: Mapping[str, Any], indent: str) -> Iterator[str]:
    """One key as it was, with another value, or not at all where it is not wanted any more."""
    if key not in wanted:
        return
    old, new = there[key], wanted[key]
    if _same(old, new):
        yield from lines[span.first : span.last]
    elif _is_block(old, there, key) and isinstance(new, Mapping):
        yield lines[span.first]
        yield from _inside(old, lines, span, new)
    else:
        yield from _replaced(there, key, lines, span, new, indent)


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, Map) and isinstance(new, Mapping):
        return set(old) == set(new) and all(_same(old[key], new[key]) for key in old)
    if isinstance(old, str) and isinstance(new, str):
        return old.strip() == new.strip()
    if isinstance(old, Seq) and isinstance(new, list | tuple):
        return list(old) == list(new)
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)


def _replaced(there: Map, key: str, lines: list[str], span: Span, new: Any, indent: str) -> Iterator[str]:
    """Another value behind the same key; a comment on its line stays there."""
    line, column = there.value_places[key]
    typed = lines[span.first]
    short = _PLAIN.fullmatch(typed[column - 1 :]) if line - 1 == span.first else None
    made = list(written(key, new, indent))
    if short and len(made) == 1:
        value = made[0].split(":", 1)[1].strip()
        yield f"{typed[: column - 1]}{value}{short[2]}\n"
        return
    comment = signs_of(line_of(typed)).comment if span.last == span.first + 1 else None
    if comment is not None:
        made[0] = f"{made[0].rstrip()}  {typed[comment:].rstrip()}\n"
    yield from made


def written(key: str, value: Any, indent: str) -> Iterator[str]:
    """A key with its value, as lines."""
    if isinstance(value, Mapping):
        yield f"{indent}{key}:\n"
        for one, inner in value.items():
            yield from written(one, inner, indent + STEP)
    elif isinstance(value, list | tuple):
        yield f"{indent}{key}: [{', '.join(_word(one) for one in value)}]\n"
    elif isinstance(value, str) and len(value.splitlines()) > 1:
        yield f"{indent}{key}: |\n"
        yield from (f"{indent}{STEP}{line.rstrip()}".rstrip() + "\n" for line in value.strip().splitlines())
    else:
        yield f"{indent}{key}: {_word(value)}\n"


def _word(value: Any) -> str:
    """A value on one line: bare where that means the same, else in quotes."""
    if not isinstance(value, str):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    words = " ".join(value.split("\n")).strip()
    return words if _reads_as(words) else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reads_as(words: str) -> bool:
    """Whether an unquoted text is read as just this text, in braces, too."""
    if not words or words[0] in "\"'|>-?&*!%@`" or any(sign in words for sign in "{}[]#"):
        return False
    try:
        return bool(source.read(f"key: {words}\n".encode(), "")["key"] == words)
    except KitError:
        return False
