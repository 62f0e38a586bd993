"""What pydantic finds wrong with a shape, in words of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from toolkit.errors import Said, cited, say
from toolkit.naming import name_from, nameless
from toolkit.schema.model import Path
from toolkit.schema.near import did_you_mean
from toolkit.schema.shapes import Spot, kinds_of
from toolkit.schema.texts import cut_at, ends_before
from toolkit.source import NOTHING, Map, inside
from toolkit.source.slips.colons import NO_SPACE, no_space
from toolkit.source.slips.indents import stands_beside
from toolkit.source.slips.signs import OTHER_SPACE, strange_space
from toolkit.source.trouble import written
from toolkit.text import LANGUAGES, cut_by_comma

_CURLY = "“”„‟‘’‛«»"


@dataclass(frozen=True)
class Finding:
    """One thing that pydantic found: what, where, and what stands there."""

    kind: str
    context: dict[str, Any]
    spot: Spot
    value: Any
    owner: Any
    """The mapping or list that holds the value; None for the file itself."""

    @property
    def path(self) -> Path:
        return self.spot.path

    @property
    def step(self) -> str | int:
        return self.path[-1] if self.path else ""

    @property
    def missing_key(self) -> bool:
        return self.kind == "missing" and isinstance(self.step, str)


def finding(detail: ErrorDetails, spot: Spot, data: Map) -> Finding:
    owner: Any = None
    here: Any = data
    for step in spot.path:
        owner, here = here, inside(here, step)
    value = None if here is NOTHING else here
    return Finding(detail["type"], dict(detail.get("ctx") or {}), spot, value, owner)


@dataclass(frozen=True)
class Words:
    """What is said about a finding, and where: at the value that the path leads to, or at its key."""

    path: Path
    wrong: Said
    right: Said
    at_key: bool = False


def words_for(one: Finding, data: Map) -> Iterator[Words]:
    """What is wrong and what would be right; one thing, but for a text with several keys that are no language."""
    if one.kind == "kit":
        yield from _text(one, data)
    elif one.kind == "extra_forbidden":
        yield Words(one.path, *_extra(one), at_key=True)
    elif one.kind in ("union_tag_invalid", "union_tag_not_found"):
        yield _kind(one)
    elif one.missing_key:
        yield Words(one.path, *_missing(one))
    else:
        close = next((key for key in one.value if key.startswith("-")), None) if isinstance(one.value, Map) else None
        if one.kind in ("tuple_type", "list_type") and close:
            wrong = say("behind `-` a space is missing")
            yield Words((*one.path, close), wrong, written(f"- {close[1:]}: ..."), at_key=True)
        else:
            yield Words(one.path, *_value(one))


def _text(one: Finding, data: Map) -> Iterator[Words]:
    for spoilt in one.context.get("all", ()):
        yield Words((*one.path, spoilt.key), spoilt.wrong, spoilt.right, at_key=True)
    if "all" not in one.context:
        language = one.context.get("at")
        path = one.path if language is None else (*one.path, language)
        cut = cut_at(data, path)
        wrong, right = ends_before(cut) if cut else (one.context["wrong"], one.context["right"])
        yield Words(path, wrong, right)


def _missing(one: Finding) -> tuple[Said, Said]:
    if one.step == "id":
        return nameless(one.path, one.owner)
    means = one.spot.field.description if one.spot.field else None
    if not means:
        return say("`{key}` is missing", key=one.step), say("add `{key}:` here", key=one.step)
    right = say("add `{key}:` here ({means})", key=one.step, means=means.rstrip("."))
    return say("`{key}` is missing", key=one.step), right


def _extra(one: Finding) -> tuple[Said, Said]:
    key, keys = str(one.step), one.spot.keys
    close, space = NO_SPACE.match(key), OTHER_SPACE.match(key)
    if close:
        return no_space(close[2]), written(f"{close[2]}: {close[3]}")
    if space:
        return strange_space(next(sign for sign in space.groups() if sign)), say("type a space instead")
    if key.startswith("-") and key[1:].strip() in keys:
        return say("behind `-` a space is missing"), written(f"- {key[1:]}: ...")
    first, _, rest = key.partition(" ")
    if first in keys and rest:
        return say("behind `{key}` a colon is missing", key=first), written(f"{first}: {rest}")
    before = _before(one)
    if before is not None and key in LANGUAGES and one.owner[before] is None:
        return stands_beside(key, before)
    if before is not None and one.value is None and _same_line(one.owner, before, key):
        return cut_by_comma(before, one.owner[before], [key])
    return say("`{key}` is not a key that is known here", key=cited(key)), did_you_mean(key, keys)


def _before(one: Finding) -> str | None:
    """The nearest key before this one that is no unknown one itself."""
    if not isinstance(one.owner, Map):
        return None
    keys = list(one.owner)
    return next((key for key in reversed(keys[: keys.index(str(one.step))]) if key in one.spot.keys), None)


def _same_line(owner: Map, before: str, key: str) -> bool:
    return owner.key_places[before][0] == owner.key_places[key][0]


def _kind(one: Finding) -> Words:
    known = kinds_of(one.spot.field)
    other = kind_elsewhere(one)
    if other is not None:
        wrong = say("`{key}` is not a key that is known here", key=cited(other))
        return Words((*one.path, other), wrong, did_you_mean("kind", ["kind"]), at_key=True)
    if one.kind == "union_tag_not_found":
        right = say("add `kind:` here, so that the kit knows what to draw")
        return Words(one.path, say("`{key}` is missing", key="kind"), right)
    tag = one.value.get("kind") if isinstance(one.value, dict) else None
    if tag is None:
        return Words((*one.path, "kind"), say("`{key}` is empty", key="kind"), did_you_mean("", known))
    wrong = say("`{kind}` is not a kind that is known here", kind=cited(tag))
    return Words((*one.path, "kind"), wrong, did_you_mean(tag, known))


def kind_elsewhere(one: Finding) -> str | None:
    """The key that stands in the place of `kind`, such as `soort: scale`."""
    if one.kind != "union_tag_not_found" or not isinstance(one.value, Map):
        return None
    known = kinds_of(one.spot.field)
    return next((key for key, value in one.value.items() if isinstance(value, str) and value in known), None)


def _value(one: Finding) -> tuple[Said, Said]:
    """What is wrong with a value itself."""
    key = next((str(step) for step in reversed(one.path) if isinstance(step, str)), "file")
    pattern = str(one.context.get("pattern", "")) or _pattern(one)
    named = "a-z0-9-" in pattern
    if one.kind == "missing":  # the last of a list with a fixed number of items
        return say("`{key}` is too short", key=key), say("give {n}", n=int(one.step) + 1)
    if one.kind in ("too_short", "string_too_short"):
        least = one.context.get("min_length", 1)
        return say("`{key}` is too short", key=key), say("give at least {least}", least=least)
    if one.kind in ("too_long", "string_too_long"):
        return say("`{key}` is too long", key=key), say("give at most {most}", most=one.context["max_length"])
    wrong = say("`{key}` cannot be {found}", key=key, found=standing(one.value))
    if isinstance(one.step, int):
        wrong = say("number {n} of `{list}` cannot be {found}", n=one.step + 1, list=key, found=standing(one.value))
    if isinstance(one.value, str) and one.value[:1] in tuple(_CURLY):
        return wrong, say('take the quotes out, or type straight ones (`"`)')
    if named and one.value is not None and not isinstance(one.value, (dict, list)):
        return say("{found} cannot be a name", found=standing(one.value)), _name(one.value)
    if one.kind in ("literal_error", "enum"):
        known = [word.strip(" '") for word in str(one.context["expected"]).replace(" or ", ", ").split(",")]
        return wrong, did_you_mean("" if one.value is None else one.value, known)
    return wrong, _right(one)


def _pattern(one: Finding) -> str:
    parts = one.spot.field.metadata if one.spot.field else []
    return str(next((found for found in (getattr(part, "pattern", None) for part in parts) if found), ""))


def _name(value: object) -> Said:
    name = name_from(str(value))
    rule = say("lower-case letters, digits and hyphens, at most 40, a letter first")
    return say("write for instance `{name}` ({rule})", name=name, rule=rule) if name else say("use {rule}", rule=rule)


def _right(one: Finding) -> Said:
    if one.kind == "string_pattern_mismatch":
        means = one.spot.field.description if one.spot.field else None
        return say("write it as described ({means})", means=(means or "").rstrip("."))
    if one.kind in ("model_type", "model_attributes_type", "dict_type") and isinstance(one.value, str):
        close = NO_SPACE.match(one.value)
        if close:
            return written(f"{close[2]}: {close[3]}")
    if one.kind in ("tuple_type", "list_type") and isinstance(one.value, str) and "," in one.value:
        return written(f"[{one.value}]")
    return _WANTED.get(one.kind) or _bound(one.context) or say("write it as described in the README of this folder")


_LIST = say("write a list: lines that begin with `- `")
_GROUP = say("write `key: value` lines here")
_WANTED = {
    "string_type": say("write a text"),
    "int_type": say("write a whole number, without quotes"),
    "int_parsing": say("write a whole number, without quotes"),
    "int_from_float": say("write a whole number, without quotes"),
    "float_type": say("write a number, without quotes"),
    "float_parsing": say("write a number, without quotes"),
    "bool_type": say("write `true` or `false`"),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
}


def _bound(context: dict[str, Any]) -> Said | None:
    if "ge" in context:
        return say("write at least {least}", least=f"{context['ge']:g}")
    if "gt" in context:
        return say("write more than {least}", least=f"{context['gt']:g}")
    if "le" in context:
        return say("write at most {most}", most=f"{context['le']:g}")
    return say("write less than {most}", most=f"{context['lt']:g}") if "lt" in context else None


def standing(value: Any) -> Said:
    """What stands there, as part of a sentence."""
    if value is None:
        return say("empty")
    if isinstance(value, dict):
        return say("a group of keys")
    if isinstance(value, list):
        return say("a list")
    return say("`{value}`", value=cited(str(value).lower() if isinstance(value, bool) else value))
