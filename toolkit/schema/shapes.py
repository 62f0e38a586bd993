"""Where a path leads: in what was read (a place), and in the models (a field and the keys beside it)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from toolkit.errors import Problem
from toolkit.schema.model import Complaint, Path
from toolkit.source import Map, Place, Seq, inside


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
            place = (here.key_places if at_key else here.value_places)[str(step)]
        elif isinstance(here, Seq) and isinstance(step, int) and step < len(here):
            place = here.item_places[step]
        else:
            break
        here = inside(here, step)
    return place


@dataclass(frozen=True)
class Spot:
    """A place in a model: `path` as in the YAML, the model that reads the last step, and the field, if it knows one."""

    path: Path
    owner: type[BaseModel]
    field: FieldInfo | None

    @property
    def keys(self) -> list[str]:
        return [info.alias or name for name, info in self.owner.model_fields.items()]


def spot(model: type[BaseModel], loc: Path) -> Spot:
    """What a path of pydantic means: it has the names of kinds as steps, which the author did not write as such."""
    here: list[type[BaseModel]] = [model]
    owner, info = model, None
    path: list[str | int] = []
    for step in loc:
        if isinstance(step, int):
            path.append(step)
            continue
        kind = [one for one in here if kind_of(one) == step] if len(here) > 1 else []
        if kind:
            here, owner, info = kind, kind[0], None
            continue
        path.append(step)
        owner = next((one for one in here if _field(one, step)), here[0] if here else owner)
        info = _field(owner, step)
        here = _models_in(info.annotation) if info else []
    return Spot(tuple(path), owner, info)


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if key == (info.alias or name)), None)


def kind_of(model: type[BaseModel]) -> object:
    info = model.model_fields.get("kind")
    return None if info is None else next(iter(getattr(info.annotation, "__args__", ())), None)


def kinds_of(info: FieldInfo | None) -> list[str]:
    """The kinds that the items of a list can have."""
    return [str(kind_of(one)) for one in _models_in(info.annotation)] if info else []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


@lru_cache(maxsize=64)
def keys_of(model: type[BaseModel]) -> frozenset[str]:
    """Every key that can stand anywhere in a file of this model."""
    found: set[str] = {"nl", "en"}
    seen: set[type[BaseModel]] = set()
    todo = [model]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            found |= {info.alias or name for name, info in one.model_fields.items()}
            todo += [deeper for info in one.model_fields.values() for deeper in _models_in(info.annotation)]
    return frozenset(found)
