"""What is written out can be read again and is the same: every kind of block and item, and every document."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from typing import Annotated, Any, Literal, Union

import pytest
import yaml
from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from toolkit import source
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.condition import Condition
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surveys.item import Item
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.survey import Survey
from toolkit.text import Text

# Letters, signs that YAML gives a meaning to, words that are no texts in YAML, line ends; nothing that no file may hold.
LETTERS = st.text(st.sampled_from("aé Z0-9:#'\"{}[],&*!|>%@`?\n🌱 "), min_size=1, max_size=12)
WORDS = (LETTERS | st.sampled_from(["no", "true", "null", "12:30", "1.10", "- x", "~", "0123", "<<"])).filter(str.strip)
TEXTS = WORDS | st.fixed_dictionaries({"nl": WORDS}, optional={"en": WORDS})
CONDITIONS = st.recursive(
    st.fixed_dictionaries({"block": st.just("a"), "is": WORDS}) | st.just({"screen": "b", "answered": False}),
    lambda deeper: (
        st.builds(lambda some: {"all": some}, st.lists(deeper, min_size=1, max_size=2))
        | st.builds(lambda some: {"any": some}, st.lists(deeper, min_size=1, max_size=2))
        | st.builds(lambda one: {"not": one}, deeper)
    ),
    max_leaves=3,
)


def of_model(model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Data that a model takes, as YAML gives it: by the shapes alone, whatever else the kit would say to it."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, info in model.model_fields.items():
        (required if info.is_required() else optional)[info.alias or name] = of_type(info.annotation, *_bounds(info))
    return st.fixed_dictionaries(required, optional=optional)


def of_type(wanted: Any, *bounds: Any) -> st.SearchStrategy[Any]:
    at = {type(one): one for one in bounds}
    origin, inside = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is Annotated:
        return of_type(inside[0], *[part for one in inside[1:] for part in _bounds(one)], *bounds)
    if origin in (Union, types.UnionType):
        return st.one_of([of_type(one, *bounds) for one in inside if one is not type(None)])
    if origin is Literal:
        return st.sampled_from(inside)
    if origin is tuple:
        return _tuple(inside, at)
    if wanted is Text:
        return TEXTS
    if wanted is Condition:
        return CONDITIONS
    if isinstance(wanted, type) and issubclass(wanted, Model):
        return of_model(wanted)
    if wanted is str:
        pattern = next((one.pattern for one in bounds if getattr(one, "pattern", None)), None)
        return st.from_regex(_inside(pattern), fullmatch=True) if pattern else WORDS
    if wanted is bool:
        return st.booleans()
    low, high = (at.get(one) for one in (Ge, Le))
    whole = st.integers(int(low.ge) if low else -9, int(high.le) if high else 99)
    return whole if wanted is int else whole | whole.map(lambda one: abs(one) + 0.5)


def _tuple(inside: Sequence[Any], at: dict[type, Any]) -> st.SearchStrategy[list[Any]]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        least = at[MinLen].min_length if MinLen in at else 0
        most = min(at[MaxLen].max_length if MaxLen in at else 3, least + 1)
        return st.lists(of_type(inside[0]), min_size=least, max_size=most)
    return st.tuples(*map(of_type, inside)).map(list)


def _bounds(info: Any) -> list[Any]:
    return list(info.metadata) if isinstance(info, FieldInfo) else [info]


def _inside(pattern: str) -> str:
    """Ids short enough for many to stand in one example."""
    return pattern.strip("^$").replace("{0,39}", "{0,3}")


@pytest.mark.parametrize("model", [*BLOCKS, *ITEMS, Condition, Prototype, Survey, Sprint], ids=lambda one: one.__name__)
def test_what_is_written_out_is_read_again_as_the_same(model: type[Block | Item]) -> None:
    @settings(max_examples=25, suppress_health_check=list(HealthCheck), database=None)
    @given(of_model(model))
    def holds(data: dict[str, Any]) -> None:
        made = model.model_validate(data)
        written = yaml.safe_dump(made.plain(), allow_unicode=True, sort_keys=False)
        again = model.model_validate(source.read(written.encode(), "f"))
        assert again == made
        assert again.fingerprint() == made.fingerprint()
        assert again.plain() == made.plain()

    holds()
