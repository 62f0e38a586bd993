"""What the keys of a kind are, read from the models themselves, so that a new kind is compared without a line here."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from toolkit.prototypes.condition import Condition
from toolkit.schema import Id, Model
from toolkit.text import Text

Part = Model | Text
"""What a list in a prototype holds: things with keys of their own, or plain texts."""

Sort = Literal["text", "texts", "part", "parts", "reference", "references", "value"]

ID = next(one.pattern for one in get_args(Id)[1].metadata)
"""The pattern of names: a key of this sort refers to a screen or to another part."""

UNSEEN = ("id", "kind", "show_if", "main")
"""Keys that nobody sees, and those that are told of the block as a whole and not of its inside."""

NAMES = ("title", "question", "label", "text", "alt", "reason")
"""The keys whose text names a thing, best first."""


@dataclass(frozen=True)
class Key:
    """One key of a model: what sort of thing stands there, the models that it can hold, the words to choose from."""

    name: str
    sort: Sort
    models: tuple[type[Model], ...] = ()
    choices: tuple[str, ...] = ()


@cache
def keys(model: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of a model that somebody may notice, in their order."""
    found = []
    for name, info in model.model_fields.items():
        if name not in UNSEEN:
            reference = any(getattr(one, "pattern", None) == ID for one in info.metadata)
            found.append(Key(name, "reference") if reference else _key(name, info.annotation))
    return tuple(found)


def _key(name: str, annotation: Any) -> Key:
    several = get_origin(annotation) is tuple
    (inner, *others) = list(_alternatives(get_args(annotation)[0] if several else annotation)) or [None]
    if inner is Text:
        return Key(name, "texts" if several else "text")
    if isinstance(inner, type) and issubclass(inner, Model) and not issubclass(inner, Condition):
        return Key(name, "parts" if several else "part", (inner, *others))
    if inner == Id:  # `Id | None`: pydantic takes only an `Annotated` apart that stands alone
        return Key(name, "references" if several else "reference")
    return Key(name, "value", choices=tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ())


def _alternatives(annotation: Any) -> Iterator[Any]:
    """What may stand there, without `None`."""
    if get_origin(annotation) is Annotated and get_origin(get_args(annotation)[0]) in (Union, types.UnionType):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _alternatives(one)
    elif annotation is not type(None):
        yield annotation


def id_of(part: Part) -> str | None:
    return getattr(part, "id", None)


def name_of(part: Part) -> Text | None:
    """The text by which people would call this: its title, its question, what stands on it."""
    if isinstance(part, Text):
        return part
    own = [name for name in NAMES if name in type(part).model_fields]
    for name in own:
        text = getattr(part, name)
        if isinstance(text, Text):
            return text
    for key in () if own else keys(type(part)):
        inner = getattr(part, key.name)
        if key.sort == "part" and inner is not None:
            return name_of(inner)
    return None


def name_key(model: type[BaseModel]) -> str | None:
    """The key that names the parts of a list: what changes in it is told as a change of the part itself."""
    return next((name for name in NAMES if name in model.model_fields), None)


def heading_of(part: Model) -> Text | None:
    """Its name, where that is a heading or a question and not the text or the picture itself."""
    name = name_of(part)
    return None if name in (getattr(part, "text", None), getattr(part, "alt", None)) else name


def first_of(part: Model) -> Text | None:
    """The name of the first thing in its first list: how one tells it apart when it has no name."""
    for key in keys(type(part)):
        listed = getattr(part, key.name)
        if key.sort in ("parts", "texts") and listed:
            return name_of(listed[0])
    return None


def path_in(path: str, key: Key, part: Part) -> str:
    """The path of keys that leads to a part; a block inside a block goes by its own kind."""
    return str(getattr(part, "kind", None) or f"{path}.{key.name}")


def listed(block: Model, kind: str) -> Iterator[tuple[str, str, Model]]:
    """Everything with an id inside a block, as (id, path of keys, part), nearest first."""
    waiting: list[tuple[str, Model]] = [(kind, block)]
    while waiting:
        path, part = waiting.pop(0)
        for key in keys(type(part)):
            value = getattr(part, key.name)
            if value is None or key.sort not in ("part", "parts"):
                continue
            for one in value if key.sort == "parts" else (value,):
                inner = path_in(path, key, one)
                if id_of(one) is not None:
                    yield str(id_of(one)), inner, one
                waiting.append((inner, one))
