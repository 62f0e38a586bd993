"""Something that fits, in place of what did not: only to look at the rest of a file, never to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from toolkit.schema.near import STAND_IN
from toolkit.source import Map, Place, Seq
from toolkit.text import Text


class StandIns:
    """Makes values of any shape that content has, each with a name of its own."""

    def __init__(self) -> None:
        self.names = 0

    def of(self, annotation: Any, rules: Sequence[Any], place: Place) -> Any:
        """A value of the shape `annotation` that keeps to `rules` (pydantic's metadata)."""
        origin, parts = get_origin(annotation), get_args(annotation)
        if hasattr(annotation, "__metadata__"):  # Annotated: the shape, then its rules
            inner = [rule for one in annotation.__metadata__ for rule in getattr(one, "metadata", ())]
            return self.of(parts[0], [*rules, *inner], place)
        if origin is Literal:
            return parts[0]
        if origin in (Union, UnionType):
            return self.of(parts[0], rules, place)
        if origin in (tuple, list):
            return self._list(parts, rules, place)
        if annotation is Text:
            return Text("…")
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._group(annotation, place)
        return self._simple(annotation, rules)

    def _list(self, parts: Sequence[Any], rules: Sequence[Any], place: Place) -> Seq:
        least = next((rule.min_length for rule in rules if hasattr(rule, "min_length")), 0) or 0
        shapes = [parts[0]] * least if parts[-1] is Ellipsis else parts
        found = Seq(place)
        found.extend(self.of(one, [], place) for one in shapes)
        found.item_places = [place] * len(found)
        return found

    def _group(self, model: type[BaseModel], place: Place) -> Map:
        found = Map(place)
        for name, info in model.model_fields.items():
            if info.is_required():
                found[info.alias or name] = self.of(info.annotation, info.metadata, place)
        found.key_places = dict.fromkeys(found, place)
        found.value_places = dict.fromkeys(found, place)
        return found

    def _simple(self, annotation: Any, rules: Sequence[Any]) -> Any:
        if annotation is bool:
            return False
        if annotation in (int, float):
            return next((rule.ge for rule in rules if hasattr(rule, "ge")), 1)
        if any("a-z0-9-" in str(getattr(rule, "pattern", "")) for rule in rules):
            self.names += 1
            return f"{STAND_IN}{self.names}"
        return "v1" if any(getattr(rule, "pattern", None) for rule in rules) else "…"
