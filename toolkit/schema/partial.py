"""What is left of a file when the parts that do not fit are left out or stood in for.

It is asked for its complaints, so that one look at a file shows all its problems. What only follows from a part that
was left out is no problem: a name that stood in it is not missing, a list that it was taken from is not too short.
Where that cannot be told, nothing is said.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from toolkit.schema.made_up import StandIns
from toolkit.schema.model import Complaint, Model, Path
from toolkit.schema.near import STAND_IN, near
from toolkit.schema.shapes import kinds_of
from toolkit.schema.words import Finding, kind_elsewhere
from toolkit.source import HOLE, Map, Seq, copied, inside, words_in
from toolkit.text import LANGUAGES, Text

_SURE = 0.8

MOST_NAMES = 200
"""So many names of parts that were left out are searched for one that is near."""
"""A kind that is this near to a real one is taken for it, to look at what stands under it."""


class Partial:
    """A copy of what was read, and what was changed in it."""

    def __init__(self, data: Map, lost: Collection[str], gone: Iterable[int] = ()) -> None:
        self.data = copied(data)
        self.lost = {one.lower() for one in lost}
        """Every word of what was left out."""
        self.names: set[str] = set()
        """The ids of what was left out, also those that cannot be names."""
        self.nameless: set[str] = set()
        """What was left out without a readable id: `screen` for an item of `screens`."""
        self.touched: set[tuple[int, str | int]] = set()
        """Each value that was left out or stood in for, by the mapping or list that holds it."""
        self.changed: set[int] = set()
        """Mappings and lists in which more than a text was changed."""
        self.guessed: dict[int, set[str]] = {}
        """Mappings in which a key or the kind was taken for the one that is nearest, and which."""
        self.made_up = StandIns()
        for line in gone:
            self._mark_around(line)
        self.around = set(self.changed)
        """Mappings and lists that may have held a line which was left out."""
        self._mark_gaps(self.data)

    def _mark_around(self, line: int) -> None:
        """What holds a line that was left out is not whole, whichever part the line belonged to."""
        here: Any = self.data
        while isinstance(here, (Map, Seq)):
            self.changed.add(id(here))
            steps = list(here.key_places.items()) if isinstance(here, Map) else list(enumerate(here.item_places))
            before = [step for step, place in steps if place[0] <= line]
            here = inside(here, before[-1]) if before else None

    def _mark_gaps(self, data: Any) -> None:
        if isinstance(data, Map) and data.gap:
            self.changed.add(id(data))
        for part in data.values() if isinstance(data, Map) else data if isinstance(data, Seq) else ():
            self._mark_gaps(part)

    # -- making it fit ------------------------------------------------------------------------------------------------

    def mend(self, findings: Sequence[Finding]) -> None:
        """Leave out or stand in for all that was found."""
        misspelt = [one for one in findings if one.kind == "extra_forbidden"]
        for one in misspelt:
            self._take_key(one)
        for one in findings:
            if one in misspelt or one.owner is None or (one.missing_key and one.step in one.owner):
                continue
            if not one.kind.startswith("union_tag") or not self._take_kind(one):
                self._replace(one)

    def _take_kind(self, one: Finding) -> bool:
        """An item with a kind that is nearly one: taken for it, so that the rest of the item can be read."""
        if not isinstance(one.value, Map):
            return False
        other = kind_elsewhere(one)
        tag = one.value.get(other or "kind")
        meant = near(tag, kinds_of(one.spot.field), _SURE) if isinstance(tag, str) else None
        if meant is None:
            return False
        if other is not None:
            del one.value[other]
            one.value.key_places["kind"] = one.value.key_places[other]
            one.value.value_places["kind"] = one.value.value_places[other]
        one.value["kind"] = meant
        self.changed.add(id(one.value))
        self.guessed.setdefault(id(one.value), set()).add("kind")
        return True

    def _take_key(self, one: Finding) -> None:
        """A key that is none: taken for the nearest that is not there yet, else left out."""
        owner, key = one.owner, str(one.step)
        simple = re.fullmatch(r"[\w-]+", key) is not None  # else a slip of its own, which has spoilt the value too
        meant = near(key, [name for name in one.spot.keys if name not in owner]) if simple else None
        value = owner.pop(key)
        self.changed.add(id(owner))
        if meant is None:
            self._lose(value, one)
            return
        owner[meant] = value
        owner.key_places[meant], owner.value_places[meant] = owner.key_places[key], owner.value_places[key]
        self.guessed.setdefault(id(owner), set()).add(meant)

    def _replace(self, one: Finding) -> None:
        owner, step, info = one.owner, one.step, one.spot.field
        if one.kind in ("too_short", "too_long") and isinstance(one.value, Seq):
            self._resize(one.value, one)
            return
        self._lose(one.value, one)
        self.touched.add((id(owner), step))
        if not _is_text(info) or isinstance(step, int):
            self.changed.add(id(owner))
        if isinstance(owner, Seq):
            self._fill(owner, int(step), info)
        elif info is not None and info.is_required():
            owner[step] = self.made_up.of(info.annotation, info.metadata, owner.place)
            owner.key_places.setdefault(str(step), owner.place)
            owner.value_places.setdefault(str(step), owner.place)
        else:
            owner.pop(step, None)

    def _resize(self, row: Seq, one: Finding) -> None:
        """A list with as many items as there may be; what is in it otherwise stays."""
        self.changed.add(id(row))
        least, most = one.context.get("min_length", 0), one.context.get("max_length", len(row))
        for extra in row[most:]:
            self._lose(extra, one)
        del row[most:], row.item_places[most:]
        if len(row) < least:
            self._fill(row, least - 1, one.spot.field)

    def _fill(self, owner: Seq, index: int, info: FieldInfo | None) -> None:
        """Stand in for an item, and for those that are missing before it."""
        parts = get_args(info.annotation) if info else ()
        for at in range(min(index, len(owner)), index + 1) if parts else ():
            part = parts[0] if parts[-1] is Ellipsis else parts[min(at, len(parts) - 1)]
            place = owner.item_places[at] if at < len(owner) else owner.place
            owner[at : at + 1] = [self.made_up.of(part, [], place)]
            owner.item_places[at : at + 1] = [place]
            self.touched.add((id(owner), at))

    def _lose(self, value: Any, one: Finding) -> None:
        self.lost |= {word.lower() for word in words_in(value)}
        ids = _ids_in(value)
        self.names |= {_as_name(found) for found in ids}
        if one.step == "id":
            self.names.add(_as_name(value))
        item = isinstance(one.step, int) or one.step == "id"
        if item and not ids and not (one.step == "id" and isinstance(value, str)):
            self.nameless.add(_one_of(one.path))

    # -- what may be said about the rest ------------------------------------------------------------------------------

    def keeps(self, complaints: Iterable[Complaint], made: Model, *, alone: bool = False) -> Iterator[Complaint]:
        """The complaints that are true whatever stood in the parts that were left out; `alone` are about one value."""
        whole: set[Complaint] | None = None
        for one in complaints:
            if self._touches(one.path):
                continue
            if one.word:
                keep = not self.may_be_lost(one)
            elif not alone and (self.changed or self.lost):
                whole = set(self._of_whole_parts(made, self.data, ())) if whole is None else whole
                keep = one in whole
            else:
                keep = True
            if keep:
                yield one

    def _touches(self, path: Path) -> bool:
        """Whether the path leads to something that was left out, or into what stands in for it."""
        here: Any = self.data
        for step in path:
            if (id(here), step) in self.touched:
                return True
            here = inside(here, step)
        return isinstance(here, Map) and _is_words(here) and id(here) in self.around

    def may_be_lost(self, one: Complaint) -> bool:
        """Whether the name that leads nowhere stood in a part that was left out."""
        word = one.word.lower()
        if word in self.lost or word.startswith(STAND_IN):
            return True
        # A search through many names is slow; a file with so many lost names has enough to be mended first.
        if len(self.names) > MOST_NAMES or difflib.get_close_matches(word, self.names, 1, 0.75):
            return True
        what = getattr(one.wrong, "parts", {}).get("what", "")
        return bool(self.nameless & set(str(what).split()))

    def _of_whole_parts(self, made: BaseModel, data: Any, path: Path) -> Iterator[Complaint]:
        """What those parts say about themselves in which nothing was changed."""
        if not isinstance(data, Map):
            return
        if isinstance(made, Model) and not self._changed_in(data):
            yield from (one.under(*path) for one in made.complaints())
        for name, info in type(made).model_fields.items():
            key = info.alias or name
            for step, part in _parts(getattr(made, name)):
                at: Path = (key,) if step is None else (key, step)
                below = inside(inside(data, key), step) if step is not None else inside(data, key)
                yield from self._of_whole_parts(part, below, (*path, *at))

    def _changed_in(self, data: Any) -> bool:
        if id(data) in self.changed:
            return True
        parts = data.values() if isinstance(data, Map) else data if isinstance(data, Seq) else ()
        return any(map(self._changed_in, parts))


def _parts(value: Any) -> Iterator[tuple[int | None, BaseModel]]:
    if isinstance(value, BaseModel):
        yield None, value
    elif isinstance(value, tuple):
        yield from ((index, one) for index, one in enumerate(value) if isinstance(one, BaseModel))


def _one_of(path: Path) -> str:
    """What an item of the innermost list is: `screen` in `screens`."""
    names = [str(path[index - 1]) for index, step in enumerate(path) if isinstance(step, int) and index]
    return names[-1].removesuffix("s") if names else ""


def _is_text(info: FieldInfo | None) -> bool:
    annotation = info.annotation if info else None
    return annotation is Text or Text in getattr(annotation, "__args__", ())


def _ids_in(value: Any) -> list[str]:
    """Every id below a value."""
    if isinstance(value, Map):
        own = [value["id"]] if isinstance(value.get("id"), str) else []
        return own + [one for part in value.values() for one in _ids_in(part)]
    return [one for part in value for one in _ids_in(part)] if isinstance(value, Seq) else []


def _is_words(data: Map) -> bool:
    """Whether a mapping is a text in languages; what was left out of it may have been one of them."""
    return bool(data) and set(data) <= set(LANGUAGES)


def _as_name(value: object) -> str:
    return re.sub(r"[^a-z0-9]+", "-", str(value)[:60].lower()).strip("-")


def has_hole(value: Any) -> bool:
    """Whether something in a value could not be read; that was said where it stands."""
    if isinstance(value, Map):
        return any(one is HOLE for one in value.values())
    return value is HOLE
