"""The next revision: a text with all its comments in a new file, with `changes:` to fill in or as they were decided.

The lines are cut and put together as text, so that nothing else in them moves; what came of it is read again and held
against what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from toolkit import source
from toolkit.authoring import desk
from toolkit.authoring.splicing import STEP, written
from toolkit.errors import KitError, Refused, say
from toolkit.kit import read_kit
from toolkit.prototypes.prototype import Change
from toolkit.source import Map
from toolkit.text import LANGUAGES, Text

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


def is_filled(change: Change) -> bool:
    """Whether somebody wrote in some language what changed."""
    return any(change.what(code) not in WHAT.values() for code in LANGUAGES)


def filled(change: Change) -> Change:
    """With the other language where one is still to fill in; without a reason where nobody wrote one."""
    return Change(what=_either(change.what, WHAT), because=_either(change.because, BECAUSE))


def _either(text: Text, empty: Mapping[str, str]) -> Text:
    said = {code: text(code) for code in LANGUAGES}
    there = next((one for one in said.values() if one not in empty.values()), "…")
    return Text({code: there if one in empty.values() else one for code, one in said.items()})


Entry = Mapping[str, Mapping[str, str]]
"""One change: its `what` and its `because`, each by language; a language that is left out, or empty, is to fill in."""

_TO_FILL_IN: Sequence[Entry] = ({"what": {}, "because": {}},)


def next_revision(folder: Path, prototype: str, text: str, language: str) -> str:
    """Write `text` as the next revision of a prototype; gives the name of the new file inside the kit.

    Raises Refused where the text is no YAML that can be read, or where there is no number left.
    """
    last = newest(folder, prototype)
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


def from_decisions(folder: Path, prototype: str, entries: Sequence[Entry], language: str) -> str:
    """Write the newest revision once more, as the next one, with what was decided as its changes; gives its name.

    Raises Refused where there is no revision yet, where the newest or what would come of it has problems, or where
    there is no number left.
    """
    last = newest(folder, prototype)
    while 0 < last < HIGHEST:
        name, before = f"prototypes/{prototype}/v{last + 1}.yaml", f"v{last}"
        text = desk.open_sheet(folder, f"prototypes/{prototype}/{before}.yaml").text
        made = with_changes(text, name, before, language, entries)
        wrong = [one for one in read_kit(folder, {name: made}).problems if one.file == name]
        if wrong:
            raise Refused(say("{wrong}; {right}", wrong=wrong[0].wrong, right=wrong[0].right))
        try:
            desk.save(folder, name, made, desk.NOTHING)
        except desk.ChangedOnDisk:  # somebody else made this revision a moment ago: theirs is the newest now
            last = max(last + 1, newest(folder, prototype))
            continue
        return name
    if not last:
        raise Refused(say("`{name}` has no revision yet", name=prototype))
    raise Refused(say("`{name}` has a revision v{n}, and there is no number after that", name=prototype, n=HIGHEST))


def newest(folder: Path, prototype: str) -> int:
    """The highest number of a prototype's revisions; 0 where there is none."""
    return max((int(one[1]) for one in map(_REVISION.match, _revisions(folder, prototype)) if one), default=0)


def _revisions(folder: Path, prototype: str) -> list[str]:
    top = folder / "prototypes" / prototype
    return [path.stem for path in top.glob("*.yaml")] if top.is_dir() else []


def with_changes(text: str, name: str, before: str, language: str, entries: Sequence[Entry] = _TO_FILL_IN) -> str:
    """The text with its `changes:` replaced by these, or by one to fill in; every other line stays, byte for byte."""
    data = _read(text, name)
    lines = text.splitlines(keepends=True)
    line, column = data.place
    if lines[line - 1][column - 1 : column] == "{":
        raise Refused(say("the whole file stands between braces; write each key on a line of its own"))
    changes = [_whole(one) for one in entries]
    block = _block(before, language, data, changes)
    for first, last in _slices(data, lines):
        made = "".join([*_closed(lines[:first]), *block, *lines[last:]])
        if _means_the_same(made, data, changes):
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


def _whole(entry: Entry) -> Entry:
    """With what is to fill in wherever nothing was said."""
    return {
        key: {one: " ".join(entry.get(key, {}).get(one, "").split()) or text for one, text in empty.items()}
        for key, empty in (("what", WHAT), ("because", BECAUSE))
    }


def _block(before: str, language: str, data: Map, changes: Sequence[Entry]) -> list[str]:
    lines = ["changes:\n"]
    if unfilled("\n".join(text for one in changes for part in one.values() for text in part.values())):
        about = _ABOUT.get(language, _ABOUT["en"])
        lines += [f"  # {line.format(before=before)}\n" for line in about]
    lines += [line for one in changes for line in _lines(one)]
    return lines if "changes" in data else [*lines, "\n"]


def _lines(change: Entry) -> Iterator[str]:
    """One change; short where nobody filled in anything, else a line for each language."""
    if change == _whole({}):
        yield f"  - what: {{nl: {WHAT['nl']}, en: {WHAT['en']}}}\n"
        yield f"    because: {{nl: {BECAUSE['nl']}, en: {BECAUSE['en']}}}\n"
        return
    first, *rest = (line for key in ("what", "because") for line in written(key, change[key], STEP * 2))
    yield f"{STEP}- {first.lstrip()}"
    yield from rest


def _means_the_same(made: str, data: Map, changes: Sequence[Entry]) -> bool:
    """Whether the text says what was meant under `changes`, and all else as before."""
    try:
        after = source.read(made.encode(), "")
    except KitError:
        return False
    old, new = ({key: value for key, value in one.items() if key != "changes"} for one in (data, after))
    return old == new and after.get("changes") == list(changes)
