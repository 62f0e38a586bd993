"""The next revision: what stands in the editor, comments and all, in a new file with `changes:` to fill in.

The lines are cut and put together as text, so that nothing else in them moves; what came of it is read again and held
against what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit import source
from toolkit.authoring import desk
from toolkit.errors import KitError, Refused, say
from toolkit.source import Map

HIGHEST = 999

_REVISION = re.compile(r"v([1-9][0-9]{0,2})\Z")

_ABOUT: Mapping[str, tuple[str, ...]] = {
    "nl": (
        "Wat is er anders dan in {before}, zoals deelnemers het merken? En welke bevinding leidde daartoe?",
        "Vul dit in, en schrijf voor elke verandering zo'n stukje erbij.",
    ),
    "en": (
        "What is different from {before}, as people would notice it? And which finding led to it?",
        "Fill this in, and add one of these for every change.",
    ),
}

WHAT: Mapping[str, str] = {"nl": "Vul in wat er anders is.", "en": "Fill in what is different."}
BECAUSE: Mapping[str, str] = {"nl": "Vul in door welke bevinding.", "en": "Fill in which finding led to it."}
"""What stands there until somebody fills it in. It is a text like any other, so the new file can be tried at once."""


def next_revision(folder: Path, prototype: str, text: str, language: str) -> str:
    """Write `text` as the next revision of a prototype; gives the name of the new file inside the kit.

    Raises Refused where the text is no YAML that can be read, or where there is no number left.
    """
    numbers = [int(one[1]) for one in map(_REVISION.match, _revisions(folder, prototype)) if one]
    last = max(numbers, default=0)
    while last < HIGHEST:
        name = f"prototypes/{prototype}/v{last + 1}.yaml"
        made = with_changes(text, name, f"v{last}", language)
        try:
            desk.save(folder, name, made, desk.NOTHING)
        except desk.ChangedOnDisk:  # somebody else took this number a moment ago
            last += 1
            continue
        return name
    raise Refused(say("`{name}` has a revision v{n}, and there is no number after that", name=prototype, n=HIGHEST))


def _revisions(folder: Path, prototype: str) -> list[str]:
    top = folder / "prototypes" / prototype
    return [path.stem for path in top.glob("*.yaml")] if top.is_dir() else []


def with_changes(text: str, name: str, before: str, language: str) -> str:
    """The text with its `changes:` replaced by one to fill in; every other line stays as it is, byte for byte."""
    data = _read(text, name)
    lines = text.splitlines(keepends=True)
    line, column = data.place
    if lines[line - 1][column - 1 : column] == "{":
        raise Refused(say("the whole file stands between braces; write each key on a line of its own"))
    block = _block(before, language, data)
    for first, last in _slices(data, lines):
        made = "".join([*_closed(lines[:first]), *block, *lines[last:]])
        if _means_the_same(made, data):
            return made
    raise Refused(say("`changes` cannot be cut out here; give it lines of its own, with two spaces before each"))


def unfilled(text: str) -> int | None:
    """The line of the first change that nobody filled in yet, from 1; None where there is none."""
    words = (*WHAT.values(), *BECAUSE.values())
    return next((number for number, line in enumerate(text.splitlines(), 1) if any(one in line for one in words)), None)


def _read(text: str, name: str) -> Map:
    try:
        return source.read(text.encode(), name)
    except KitError as error:
        one = error.problems[0]
        raise Refused(say("line {line} cannot be read yet: {wrong}", line=one.line, wrong=one.wrong)) from None


def _slices(data: Map, lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines to put something else in place of; an empty slice above `screens:` where there are no changes yet.

    Comments at the margin belong to what stands below them, unless they are no comments: a text in quotes may run on at
    the margin. So there are several guesses, the likeliest first.
    """
    starts = sorted(place[0] - 1 for place in data.key_places.values())
    if "changes" not in data:
        at = data.key_places["screens"][0] - 1 if "screens" in data else starts[-1]
        yield from ((guess, guess) for guess in range(_above(lines, at, 0), at + 1))
        return
    first = data.key_places["changes"][0] - 1
    after = next((one for one in starts if one > first), len(lines))
    yield from ((first, guess) for guess in range(_above(lines, after, first + 1, blank=True), after + 1))


def _above(lines: list[str], at: int, stop: int, *, blank: bool = False) -> int:
    """Up over the comments at the margin, and over empty lines, too, if `blank`."""
    while at > stop and (lines[at - 1].startswith(("#", "...")) or (blank and not lines[at - 1].strip())):
        at -= 1
    return at


def _closed(lines: list[str]) -> list[str]:
    """Lines of which the last one ends, also where the file did not."""
    return [*lines[:-1], lines[-1] + "\n"] if lines and not lines[-1].endswith(("\n", "\r")) else lines


def _block(before: str, language: str, data: Map) -> list[str]:
    about = _ABOUT.get(language, _ABOUT["en"])
    lines = ["changes:\n", *(f"  # {line.format(before=before)}\n" for line in about)]
    lines += [f"  - what: {{nl: {WHAT['nl']}, en: {WHAT['en']}}}\n"]
    lines += [f"    because: {{nl: {BECAUSE['nl']}, en: {BECAUSE['en']}}}\n"]
    return lines if "changes" in data else [*lines, "\n"]


def _means_the_same(made: str, data: Map) -> bool:
    try:
        after = source.read(made.encode(), "")
    except KitError:
        return False
    old, new = ({key: value for key, value in one.items() if key != "changes"} for one in (data, after))
    return old == new and len(after.get("changes") or ()) == 1
