"""YAML text to plain data that knows its line and column.

We read YAML 1.2's core of scalars and nothing more: `true` and `false` are the only booleans, a number is a number only
when it is written the way Python would print it, and everything else (`no`, `12:30`, `0123`, `1.10`, dates) stays the
text that the author typed. Tags, anchors, aliases, merge keys and doubled keys are refused, so a small file can never
grow into a large one.

Who never wrote YAML makes the same slips again and again: a colon in a text, a quote that is never closed, a tab. Each
is said in plain words at the place where it happened (`slips`), left out, and the rest is read for what else is wrong
(`mend`), so that one look shows everything.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from yaml import YAMLError

from toolkit.errors import KitError, Problem, first_of, say
from toolkit.source.decode import MAX_BYTES, decode
from toolkit.source.mend import Mending
from toolkit.source.slips.colons import NO_SPACE, no_space
from toolkit.source.tree import HOLE, NOTHING, Map, Place, Seq, copied, inside, scalar, words_in
from toolkit.source.trouble import written
from toolkit.source.walk import MAX_DEPTH, MAX_NODES, MAX_SCALAR, Walk

__all__ = [
    "HOLE",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "MAX_SCALAR",
    "NOTHING",
    "Map",
    "Place",
    "Seq",
    "Source",
    "bytes_of",
    "copied",
    "inside",
    "look",
    "read",
    "read_file",
    "scalar",
    "words_in",
]

KEYS = frozenset(("nl", "en", "id", "kind", "title", "text"))
"""Words that stand before a colon in every file of a kit; whoever knows the file knows more."""


@dataclass(frozen=True)
class Source:
    """What one file holds. With problems, `data` is what is left: HOLE stands where something could not be read.

    `lost` are the words that were left out, so that nobody says of one that it is missing, and
    `gone` the lines at which something was left out. `cut` says that some line
    has a comment that could be meant as part of a text.
    """

    name: str
    data: Map | None
    problems: tuple[Problem, ...] = ()
    lost: frozenset[str] = frozenset()
    gone: tuple[int, ...] = ()
    cut: bool = False


def read_file(path: Path, name: str) -> Map:
    """Read the YAML file at `path`; problems call it `name` (its path inside the kit)."""
    return _whole(look(bytes_of(path, name), name))


def read(raw: bytes, name: str) -> Map:
    """Read one YAML document whose top is a mapping. Raises KitError with every problem that reading alone can find."""
    return _whole(look(raw, name))


def _whole(found: Source) -> Map:
    if found.problems or found.data is None:
        raise KitError(found.problems)
    return found.data


def bytes_of(path: Path, name: str) -> bytes:
    """What lies there, and never more than a little over the limit. Raises KitError where nothing can be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        wrong = say("the file cannot be read ({why})", why=error.strerror)
        raise KitError([Problem(name, 1, 1, wrong, say("make it readable"))]) from None


def look(raw: bytes, name: str, keys: Collection[str] = KEYS) -> Source:
    """Read one document and go on after its slips, to find all of them. Never raises for what stands in a file.

    `keys` are the words that such a file can have before a colon; they tell a key from a word in a text.
    """
    try:
        text, problems = decode(raw, name)
        walk = Walk(text, name, mended=bool(problems))
        try:
            data = walk.document()
        except YAMLError as error:
            mending = Mending(name, text.split("\n"), keys, problems)
            mending.read(error)
            found = _source(name, mending.data, mending.problems, mending.lost, cut="#" in text)
            return replace(found, gone=tuple(mending.gone))
    except KitError as error:  # what makes reading on senseless, with what was found before it
        return Source(name, None, tuple(first_of(error.problems)))
    return _source(name, data, problems + walk.problems, walk.lost, cut=bool(walk.cuts))


def _source(name: str, data: object, problems: list[Problem], lost: set[str], *, cut: bool) -> Source:
    if isinstance(data, Map):
        return Source(name, data, tuple(first_of(problems)), frozenset(lost), cut=cut)
    if problems:
        return Source(name, None, tuple(first_of(problems)))
    wrong, right, column = say("the file holds no keys"), say("begin with `title:` and go on from there"), 1
    close = NO_SPACE.match(data) if isinstance(data, str) else None
    if close:  # the only line, so it is a text and no slip that the parser would see
        wrong, right, column = no_space(close[2]), written(f"{close[2]}: {close[3]}"), close.end(2) + 1
    return Source(name, None, (Problem(name, 1, column, wrong, right),))
