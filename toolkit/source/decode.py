"""Bytes to text: UTF-8, and no character that nobody can see."""

from __future__ import annotations

import re

from toolkit.errors import KitError, Problem, Said, say

MAX_BYTES = 1_000_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST = 20
"""So many strange characters are a slip or two; more of them are another kind of file."""

LOST = "\N{REPLACEMENT CHARACTER}"

# Control characters, line ends that editors do not count as such, marks that turn the direction of a text, spaces
# without width, and what other programs leave in place of a character that they lost.
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]"
)
_LINE_ENDS = "\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def decode(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text, and what is wrong with its characters; LOST stands in their place then.

    Raises KitError where nothing can be said about the rest.
    """
    if len(raw) > MAX_BYTES:
        wrong = say("the file is larger than 1 MB")
        raise KitError([Problem(name, 1, 1, wrong, say("split it, or move pictures out of it"))])
    problems: list[Problem] = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, problems = _not_utf8(raw, error, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [one for one in CONTROL.finditer(text) if not (problems and one[0] == LOST)]
    if not found:
        return text, problems
    problems += [_invisible(text, one, name) for one in found[:_MOST]]
    if len(found) > _MOST or any(one[0] in _LINE_ENDS for one in found):
        raise KitError(problems[: len(problems) - len(found[:_MOST]) + 1])
    return CONTROL.sub(LOST, text), problems


def _not_utf8(raw: bytes, error: UnicodeDecodeError, name: str) -> tuple[str, list[Problem]]:
    before = raw[: error.start].decode("utf-8-sig", "replace")
    line, column = position(before, len(before))
    byte = raw[error.start : error.start + 1]
    meant = byte.decode("cp1252", "replace")
    wrong = say("byte 0x{byte} is not UTF-8", byte=byte.hex())
    if raw.startswith(_UTF_16):
        wrong = say("the file is saved as UTF-16")
    elif meant.isalpha() or meant in "’‘“”–…€":
        wrong = say("byte 0x{byte} is not UTF-8 (perhaps it was `{meant}`)", byte=byte.hex(), meant=meant)
    problem = Problem(name, line, column, wrong, say("save the file as UTF-8"))
    text = raw.decode("utf-8-sig", "replace")
    if raw.startswith(_UTF_16) or "\x00" in text or text.count(LOST) > _MOST:
        raise KitError([problem])  # another encoding, or no text at all: what follows could not be read either
    return text, [problem]


def _invisible(text: str, found: re.Match[str], name: str) -> Problem:
    if found[0] == LOST:
        wrong: Said = say("a character was lost here when the file was saved (`{lost}`)", lost=LOST)
        return Problem(name, *position(text, found.start()), wrong, say("type it again"))
    return Problem(name, *position(text, found.start()), invisible(found[0]), say("remove it"))


def invisible(character: str) -> Said:
    return say("there is an invisible character ({code})", code=f"U+{ord(character):04X}")


def position(text: str, index: int) -> tuple[int, int]:
    """The line and column, both from 1, of a place in a text."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
