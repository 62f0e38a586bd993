"""Colons: too many on a line, none at all, or no space behind one."""

from __future__ import annotations

import re

from toolkit.errors import Said, cited, say
from toolkit.source.lines import Line
from toolkit.source.slips.brackets import WITH_COLON
from toolkit.source.slips.indents import among_items, beside, first_without_dash, item_moved, no_dash_at
from toolkit.source.trouble import Slip, Trouble, quoted, slip, written

_WORD = re.compile(r"([\w-]+)\s*\Z")
NO_SPACE = re.compile(r"(\s*(?:-\s+)*)([A-Za-z_][\w-]*):(?!//)(\S.*)")
_BARE = re.compile(r"(\s*(?:-\s+)*)([a-z_]+)\s+([^\s:#][^:]*)\Z")
_BAR = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?\Z")


def inside_text(t: Trouble) -> Slip | None:
    """A second colon on a line: in a text, before a second key, or behind a language without its brace."""
    if not t.says("mapping values are not allowed") or not t.here.key or t.column < t.here.at:
        return None
    between = t.lines[t.line][t.here.at : t.column].strip()
    word = _WORD.search(t.before)
    if between in ("nl", "en"):
        wrong = say("before `{key}:` the `{sign}` is missing", key=between, sign="{")
        return slip((t.line, t.here.at), wrong, written("{nl: ..., en: ...}"))
    if word and word[1] in t.keys and word[1] != between:
        wrong = say("`{key}:` stands in the middle of a line", key=word[1])
        right = say("give it a line of its own; a text with `: ` in it wants quotes")
        return slip((t.line, word.start(1)), wrong, right)
    return slip((t.line, t.column), WITH_COLON, quoted(t.here.value))


def below_value(t: Trouble) -> Slip | None:
    """A line with a key where none can stand, because the line above it is no whole line or has its value already."""
    if not t.says("mapping values are not allowed") or t.above is None:
        return None
    found = no_dash_at(t, t.line) or _no_space(t, t.above) or no_dash_at(t, t.above) or _bare_key(t, t.above)
    found = found or item_moved(t, t.above)
    if found is not None:
        return found
    upper = t.at(t.above)
    if not upper.key and not upper.item and upper.indent == t.here.indent:
        return _no_colon(t, t.above)
    key = t.key_above
    if key is None:
        return _no_colon(t, t.above)
    return _bare_key(t, t.begins) or beside(t, key) or first_without_dash(t, key) or _under_value(t, key)


def _under_value(t: Trouble, number: int) -> Slip:
    key = cited(t.at(number).key, 30)
    wrong = say("this line is indented under `{key}:`, which has its value already", key=key)
    right = say("begin it right below `{key}`; if it belongs to the text, put the text in quotes", key=key)
    return slip((t.line, t.here.start), wrong, right, "block")


def missing(t: Trouble) -> Slip | None:
    """A line that has no colon with a space behind it."""
    if not t.says("could not find expected ':'"):
        return None
    line = t.begun[0]
    found = _no_space(t, line) or no_dash_at(t, line) or _bare_key(t, line) or _out_of_bar(t, line)
    return found or among_items(t, line) or _no_colon(t, line)


def _no_space(t: Trouble, line: int) -> Slip | None:
    found = NO_SPACE.match(t.lines[line][:2_000])
    if not found:
        return None
    return slip((line, found.end(2)), no_space(found[2]), written(f"{found[2]}: {found[3]}"))


def no_space(key: str) -> Said:
    return say("behind `{key}:` a space is missing", key=cited(key))


def _bare_key(t: Trouble, line: int) -> Slip | None:
    """`kind scale`: a key without its colon."""
    found = _BARE.match(t.lines[line][:2_000])
    if not found or found[2] not in t.keys:
        return None
    wrong = say("behind `{key}` a colon is missing", key=found[2])
    return slip((line, found.end(2)), wrong, written(f"{found[2]}: {found[3]}"))


def _out_of_bar(t: Trouble, line: int) -> Slip | None:
    """A line that should belong to the text under `|` but is not indented as far."""
    lower = t.at(line)
    for number in range(line - 1, max(-1, line - 60), -1):
        upper = t.at(number)
        if upper.key and _BAR.match(upper.value):
            wrong = say("this line has fallen out of the text that begins on line {n}", n=number + 1)
            return slip((line, lower.indent), wrong, say("indent it as far as the text"), "line")
        if upper.key and not upper.empty and upper.start <= lower.indent:
            return None
    return None


def _no_colon(t: Trouble, line: int) -> Slip:
    found: Line = t.at(line)
    wrong = say("`{text}` has no colon", text=cited(found.text, 30))
    right = say("write `key: value`; if it goes on with the text above, indent it further")
    return slip((line, found.start), wrong, right, "line")
