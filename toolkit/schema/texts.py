"""The texts of a model: in which languages each is written, and whether it ends where its author thinks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from toolkit.errors import Said, cited, say
from toolkit.schema.model import Complaint, Path
from toolkit.source import Map, Seq, inside
from toolkit.text import Text


def texts_in(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every Text in a model, with the path that leads to it."""
    for name, alias in _telling(type(model)):
        value = getattr(model, name)
        if value is not None:
            yield from _texts_of(value, (*path, alias))


@lru_cache(maxsize=256)
def _telling(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields that can hold texts, with their keys; ids, numbers and flags cannot."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _can_tell(info.annotation))


def _can_tell(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, (Text, BaseModel)):
        return True
    return any(_can_tell(part) for part in getattr(annotation, "__args__", ()))


def _texts_of(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from texts_in(value, path)
    elif isinstance(value, (list, tuple)):
        for index, one in enumerate(value):
            yield from _texts_of(one, (*path, index))


def untranslated(model: BaseModel, languages: tuple[str, ...]) -> Iterator[Complaint]:
    """A complaint for each text that lacks one of `languages`, or that was given for all of them in one."""
    for path, text in texts_in(model):
        for language in text.missing(languages):
            wrong = say("this text has no `{language}`", language=language)
            yield Complaint(path, wrong, say("add `{language}: ...` to it", language=language))
        if len(languages) > 1 and text.forgot_language:
            yield Complaint(path, say("this text is the same in every language"), _IN_EACH)


_IN_EACH = say("write `{shape}`; if it is a name, the same twice", shape="{nl: ..., en: ...}")


def cut_off(model: BaseModel, data: Map) -> Iterator[Complaint]:
    """A complaint for each unquoted text that was cut at ` #`.

    Behind ` #` YAML reads nothing. An honest comment has a space behind its `#` (`nl: Hallo # begroeting`); where a
    letter or a digit follows (`nl: Stap #1 is klaar`), somebody meant it as a part of the text.
    """
    for path, text in texts_in(model):
        for step in text.by_language:
            inside = (*path, step) if step else path
            rest = cut_at(data, inside)
            if rest is not None:
                yield Complaint(inside, *ends_before(rest))


def cut_at(data: Map, path: Path) -> str | None:
    """What was cut off at ` #` from the value that `path` leads to."""
    here: Any = data
    for step in path[:-1]:
        here = inside(here, step)
    cuts: dict[str, str] | dict[int, str] | None = here.cuts if isinstance(here, (Map, Seq)) else None
    return dict[str | int, str](cuts.items()).get(path[-1]) if cuts and path else None


def ends_before(rest: str) -> tuple[Said, Said]:
    wrong = say("this text ends before `{rest}`", rest=cited(rest, 30))
    return wrong, say("put the whole text in quotes: behind ` #` nothing is read")
