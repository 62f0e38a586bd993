"""The strict base of everything that is read from YAML, and its complaints turned into Problems.

Models check shapes; what a shape cannot say (a screen that does not exist, seven points with five labels) each model
says itself in `complaints()`, by a path that starts at itself. Both kinds of complaint get their line and column here.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from toolkit.errors import KitError, Problem
from toolkit.source import Map, Place, Seq
from toolkit.text import Text

Path = tuple[str | int, ...]

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
"""A name that other lines can refer to: lower-case letters, digits and hyphens."""

Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


@dataclass(frozen=True)
class Complaint:
    """Something that a model finds wrong with itself; `path` leads from the model to the place."""

    path: Path
    wrong: str
    right: str
    at_key: bool = False

    def under(self, *before: str | int) -> Complaint:
        return Complaint((*before, *self.path), self.wrong, self.right, self.at_key)


class Model(BaseModel):
    """Base of all content: no unknown keys, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    def complaints(self) -> Iterator[Complaint]:
        """What is wrong beyond the shape. Models with parts also yield their parts' complaints."""
        yield from ()

    def plain(self) -> dict[str, Any]:
        """The model as YAML could hold it, without what was left out."""
        found: dict[str, Any] = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return found

    def fingerprint(self) -> str:
        """A fingerprint of the meaning: a comment, an order of keys or a quote style does not change it."""
        return self._fingerprint

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self.plain())  # a model never changes, so once is enough


class Choosable(Model):
    """An option: its id is stored, its text is shown."""

    id: Id = Field(description="The option's name in the results.")
    text: Text = Field(description="What participants read.")


def fingerprint(data: Any) -> str:
    """The first 16 hex digits of SHA-256 over the canonical JSON of `data`."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


M = TypeVar("M", bound=Model)


def build(model: type[M], data: Map, file: str) -> M:
    """Make a `model` of what was read; raises KitError with all its problems, each at its line."""
    try:
        made = model.model_validate(data)
    except ValidationError as error:
        # pydantic leaves out list items that failed and then finds the list too short: that is no problem of its own.
        details = [one for one in error.errors(include_url=False) if not _shortened(one)]
        raise KitError(_problem(detail, data, file, model) for detail in details) from None
    problems = [locate(complaint, data, file) for complaint in made.complaints()]
    if problems:
        raise KitError(problems)
    return made


def _shortened(detail: ErrorDetails) -> bool:
    given, context = detail.get("input"), detail.get("ctx") or {}
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= context.get("min_length", 1)


def locate(complaint: Complaint, data: Map, file: str) -> Problem:
    """Give a complaint its line and column."""
    line, column = place_of(data, complaint.path, at_key=complaint.at_key)
    return Problem(file, line, column, complaint.wrong, complaint.right)


def place_of(data: Map | Seq, path: Sequence[str | int], *, at_key: bool = False) -> Place:
    """Where `path` leads: the value's place, or its key's; the nearest thing that exists where it leads nowhere."""
    here: Any = data
    place: Place = data.place
    for step in path:
        if isinstance(here, Map) and step in here:
            key = str(step)
            place = here.key_places[key] if at_key else here.value_places[key]
            here = here[key]
        elif isinstance(here, Seq) and isinstance(step, int) and step < len(here):
            place, here = here.item_places[step], here[step]
        # else: the name of a kind, which pydantic puts in its path and the author did not write as a step
    return place


def did_you_mean(word: object, known: Sequence[str]) -> str:
    """What would be right in place of `word`: the near miss, else the list."""
    near = difflib.get_close_matches(str(word), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    if not known:
        return "there is none to refer to yet"
    shown = ", ".join(f"`{one}`" for one in sorted(known)[:12])
    return f"use one of {shown}" + (" …" if len(known) > 12 else "")


def unknown(path: Path, what: str, word: object, known: Sequence[str]) -> Complaint:
    """The complaint about a reference that leads nowhere."""
    return Complaint(path, f"there is no {what} `{word}`", did_you_mean(word, known))


def doubled(path: Path, what: str, ids: Sequence[str]) -> Iterator[Complaint]:
    """A complaint for each id that stands again in a list; `path` leads to the list."""
    seen: dict[str, int] = {}
    for index, one in enumerate(ids):
        if one in seen:
            wrong = f"the id `{one}` is used by {what} {seen[one] + 1} and {what} {index + 1}"
            yield Complaint((*path, index, "id"), wrong, "give one of them another id")
        seen.setdefault(one, index)


def _problem(detail: ErrorDetails, data: Map, file: str, model: type[BaseModel]) -> Problem:
    loc: Path = detail["loc"]
    kind = detail["type"]
    wrong, right = _words(detail, model)
    at_key = kind == "extra_forbidden"
    if kind == "union_tag_invalid":  # pydantic names the whole group; what is wrong in it is its `kind`
        loc = (*loc, "kind")
    return Problem(file, *place_of(data, loc, at_key=at_key), wrong, right)


def _words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong and what would be right, for a pydantic error."""
    kind = detail["type"]
    context: dict[str, Any] = detail.get("ctx") or {}
    name = next((str(step) for step in reversed(detail["loc"]) if isinstance(step, str)), "file")
    found = _shown(detail.get("input"))
    if kind == "kit":
        return str(context["wrong"]), str(context["right"])
    if kind == "missing" and isinstance(detail["loc"][-1], int):
        return f"`{name}` is too short", f"give {detail['loc'][-1] + 1}"
    if kind == "missing":
        return f"`{name}` is missing", f"add `{name}:` here" + _sentence(model, detail["loc"])
    if kind == "extra_forbidden":
        keys = _keys_beside(model, detail["loc"])
        return f"`{name}` is not a key that is known here", did_you_mean(name, keys)
    if kind == "union_tag_invalid":
        known = [one.strip(" '") for one in str(context["expected_tags"]).split(",")]
        if context["tag"] == "None":
            return "`kind` is empty", did_you_mean("", known)
        return f"`{context['tag']}` is not a kind that is known here", did_you_mean(context["tag"], known)
    if kind == "union_tag_not_found":
        return "`kind` is missing", "add `kind:` here, so that the kit knows what to draw"
    if kind == "string_pattern_mismatch" and "a-z0-9-" in str(context.get("pattern")):
        return f"{found} cannot be a name", "use a lower-case letter, then letters, digits and hyphens (at most 40)"
    if kind == "string_pattern_mismatch":
        return f"`{name}` cannot be {found}", "write it as described" + _sentence(model, detail["loc"])
    if kind in ("literal_error", "enum"):
        known = [one.strip(" '") for one in str(context["expected"]).replace(" or ", ", ").split(",")]
        return f"`{name}` cannot be {found}", did_you_mean(detail.get("input"), known)
    if kind in ("too_short", "string_too_short"):
        return f"`{name}` is too short", f"give at least {context.get('min_length', 1)}"
    if kind in ("too_long", "string_too_long"):
        return f"`{name}` is too long", f"give at most {context['max_length']}"
    return f"`{name}` cannot be {found}", _WANTED.get(kind) or _bound(context) or str(detail["msg"]).lower()


_WANTED = {
    "string_type": "write a text",
    "int_type": "write a whole number, without quotes",
    "int_parsing": "write a whole number",
    "float_type": "write a number, without quotes",
    "float_parsing": "write a number",
    "bool_type": "write `true` or `false`",
    "list_type": "write a list: lines that begin with `- `",
    "tuple_type": "write a list: lines that begin with `- `",
    "dict_type": "write `key: value` lines here",
    "model_type": "write `key: value` lines here",
    "model_attributes_type": "write `key: value` lines here",
}


def _bound(context: dict[str, Any]) -> str | None:
    for word, key in (("at least", "ge"), ("more than", "gt"), ("at most", "le"), ("less than", "lt")):
        if key in context:
            return f"write {word} {context[key]:g}"
    return None


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that reads the place where `path` leads (kinds are steps of the path, as pydantic gives them)."""
    here: list[type[BaseModel]] = [model]
    for step in path:
        if isinstance(step, int):
            continue
        deeper: list[type[BaseModel]] = []
        for one in here:
            info = _field(one, step)
            if info is not None:
                deeper.extend(_models_in(info.annotation))
        tagged = [one for one in here if _kind_of(one) == step]
        here = deeper or tagged or here
    return here[0] if here else None


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if key in (name, info.alias):
            return info
    return None


def _kind_of(model: type[BaseModel]) -> object:
    info = model.model_fields.get("kind")
    return None if info is None else next(iter(getattr(info.annotation, "__args__", ())), None)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


def _keys_beside(model: type[BaseModel], path: Path) -> list[str]:
    owner = _model_at(model, path[:-1])
    return [] if owner is None else [info.alias or name for name, info in owner.model_fields.items()]


def _sentence(model: type[BaseModel], path: Path) -> str:
    owner = _model_at(model, path[:-1])
    info = _field(owner, str(path[-1])) if owner else None
    return f" ({info.description.rstrip('.')})" if info is not None and info.description else ""


def texts_in(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every Text in a model, with the path that leads to it."""
    for name in type(model).model_fields:
        alias = type(model).model_fields[name].alias or name
        yield from _texts_of(getattr(model, name), (*path, alias))


def _texts_of(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from texts_in(value, path)
    elif isinstance(value, (list, tuple)):
        for index, one in enumerate(value):
            yield from _texts_of(one, (*path, index))


def untranslated(model: BaseModel, languages: tuple[str, ...]) -> Iterator[Complaint]:
    """A complaint for each text that lacks one of `languages`."""
    for path, text in texts_in(model):
        for language in text.missing(languages):
            yield Complaint(path, f"this text has no `{language}`", f"add `{language}: ...` to it")
