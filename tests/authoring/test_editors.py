"""The schemas that editors read: draft 7, a sentence for each key, and the same refusals as the kit's."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError

from tests.conftest import MINI_KIT, ROOT
from toolkit import source
from toolkit.authoring import editors
from toolkit.authoring.starting import KINDS, start
from toolkit.languages.keys import described
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.blocks import kind_name as block_name
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.items import kind_name as item_name
from toolkit.text import LANGUAGES

every_schema = pytest.mark.parametrize("what", editors.MODELS)
every_language = pytest.mark.parametrize("language", LANGUAGES)

WORDS = {
    *("$schema", "$ref", "definitions", "type", "properties", "required", "additionalProperties", "items"),
    *("additionalItems", "minItems", "maxItems", "minProperties", "minimum", "maximum", "pattern", "maxLength"),
    *("enum", "const", "anyOf", "allOf", "not", "if", "then", "description", "default", "examples"),
    *("defaultSnippets", "enumDescriptions"),  # VS Code's own, which other editors pass over
}


def plain(typed: str) -> Any:
    return json.loads(json.dumps(source.read(typed.encode(), "f")))


def folder(path: Path) -> str:
    return {"prototypes": "prototype", "surveys": "survey", "experiments": "experiment"}[
        path.relative_to(ROOT).parts[0]
    ]


def sentences(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, one in node.items():
            if key == "description" and isinstance(one, str):
                yield one
            elif key == "enumDescriptions":
                yield from one
            elif key not in ("examples", "defaultSnippets"):
                yield from sentences(one)
    elif isinstance(node, list):
        for one in node:
            yield from sentences(one)


def words_of(node: Any) -> Iterator[str]:
    """Every word of JSON Schema that is used; the names of keys and definitions are no such words."""
    if not isinstance(node, dict):
        return
    for word, one in node.items():
        yield word
        if word in ("properties", "definitions"):
            for deeper in one.values():
                yield from words_of(deeper)
        elif word not in ("examples", "defaultSnippets", "default", "const", "enum"):
            for deeper in one if isinstance(one, list) else [one]:
                yield from words_of(deeper)


# -- what an editor gets ----------------------------------------------------------------------------------------------


@every_language
@every_schema
def test_a_schema_is_draft_7_and_keeps_to_what_the_yaml_extension_reads(what: str, language: str) -> None:
    made = editors.schema(what, language)
    Draft7Validator.check_schema(made)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert set(words_of(made)) - WORDS == set()


@every_language
@every_schema
def test_every_key_has_its_sentence_in_the_language_asked_for(what: str, language: str) -> None:
    made = editors.schema(what, language)
    for name, one in [("", made), *made["definitions"].items()]:
        silent = [key for key, node in one.get("properties", {}).items() if not node.get("description")]
        assert name == "ByLanguage" or silent == [], name
    english = set(sentences(editors.schema(what, "en")))
    assert set(sentences(made)) == {described(one, language) for one in english}
    assert all("�" not in one and one for one in sentences(made))


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ("prototype", {block_name(one): one for one in BLOCKS}),
        ("survey", {item_name(one): one for one in ITEMS}),
    ],
)
def test_every_kind_has_its_example_to_read_and_to_put_down(what: str, kinds: dict[str, Any]) -> None:
    made = editors.schema(what, "nl")
    for kind in kinds.values():
        assert made["definitions"][kind.__name__]["examples"] == [plain(kind.example)]
    where = made["definitions"]["Screen"] if what == "prototype" else made
    parts = where["properties"]["blocks" if what == "prototype" else "items"]
    assert {one["label"]: one["body"] for one in parts["defaultSnippets"]} == {
        name: plain(kind.example) for name, kind in kinds.items()
    }
    assert set(parts["items"]["properties"]["kind"]["enum"]) == set(kinds)


def test_the_schemas_lie_in_the_kit_where_files_look_for_them(tmp_path: Path) -> None:
    written = editors.write(tmp_path, "nl")
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        f".proeftuin/schema/{what}.json" for what in editors.MODELS
    ]
    assert [json.loads(path.read_text(encoding="utf-8")) for path in written] == [
        editors.schema(what, "nl") for what in editors.MODELS
    ]


# -- it says what the kit says ----------------------------------------------------------------------------------------


SHIPPED = sorted(path for top in ("prototypes", "surveys", "experiments") for path in (ROOT / top).rglob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_all_shipped_content_is_right_by_its_schema(path: Path) -> None:
    validator = Draft7Validator(editors.schema(folder(path), "nl"))
    assert list(validator.iter_errors(plain(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(("what", "kind"), [(what, one.name) for what, kinds in KINDS.items() for one in kinds])
def test_whatever_one_starts_from_is_right_by_its_schema(mini_kit: Path, what: str, kind: str) -> None:
    path = mini_kit / start(mini_kit, what, "my-own", kind, "nl")
    found = json.loads((mini_kit / editors.PLACE / f"{what}.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(found).iter_errors(plain(path.read_text(encoding="utf-8")))) == []


def small(kind: Any) -> str:
    """A prototype or a survey that holds one example."""
    inside = plain(kind.example)
    if kind in BLOCKS:
        screen = {"id": "home", "title": {"nl": "a", "en": "b"}, "blocks": [inside]}
        return json.dumps({"title": "x", "about": "y", "screens": [screen]})
    return json.dumps({"title": "x", "about": "person", "items": [inside]})


DOCUMENTS = [
    *[("prototype", kind.__name__, small(kind)) for kind in BLOCKS],
    *[("survey", kind.__name__, small(kind)) for kind in ITEMS],
    ("prototype", "conditions", MINI_KIT["prototypes/talk/v2.yaml"]),
    ("survey", "scales", MINI_KIT["surveys/feeling.yaml"]),
    ("experiment", "expectation", MINI_KIT["experiments/small.yaml"]),
]

MISTAKES: tuple[Any, ...] = ("NOT a name!", "", None, -7, 12.5, [], ["x"], {}, {"no-such-key": "x"})


def spoilt(data: Any) -> Iterator[tuple[str, Any]]:
    """The document with one mistake in it, for each place and each sort of mistake."""
    for path in places(data):
        for mistake in MISTAKES:
            yield f"{path} is {mistake!r}", changed(data, path, lambda _, mistake=mistake: mistake)
        yield f"{path} is gone", changed(data, path, None)
        yield (
            f"{path} has a key too many",
            changed(data, path, lambda one: one | {"no-such-key": "x"} if isinstance(one, dict) else one),
        )


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, one in parts:
        yield (*path, key)
        yield from places(one, (*path, key))


def changed(data: Any, path: tuple[Any, ...], change: Any) -> Any:
    made = copy.deepcopy(data)
    here = made
    for step in path[:-1]:
        here = here[step]
    if change is None:
        del here[path[-1]]
    else:
        here[path[-1]] = change(here[path[-1]])
    return made


@pytest.mark.parametrize(
    ("what", "typed"), [(what, typed) for what, _, typed in DOCUMENTS], ids=[f"{a}-{b}" for a, b, _ in DOCUMENTS]
)
def test_a_schema_refuses_a_shape_exactly_when_the_kit_does(what: str, typed: str) -> None:
    validator = Draft7Validator(editors.schema(what, "en"))
    whole = plain(typed)
    assert list(validator.iter_errors(whole)) == []
    differing = []
    for said, data in spoilt(whole):
        try:
            editors.MODELS[what].model_validate(data)
            fits = True
        except ValidationError:
            fits = False
        if validator.is_valid(data) != fits:
            differing.append(f"{said}: the kit {'takes' if fits else 'refuses'} it")
    assert differing == []


@pytest.mark.parametrize(
    ("typed", "path", "said"),
    [
        ("kind: text\ntxt: {nl: a, en: b}", ["screens", 0, "blocks", 0], "'text' is a required property"),
        ("kind: txt\ntext: a", ["screens", 0, "blocks", 0, "kind"], "'txt' is not one of"),
        ("text: a", ["screens", 0, "blocks", 0], "'kind' is a required property"),
        (
            "kind: choice\nid: q\nquestion: a\noptions: ja",
            ["screens", 0, "blocks", 0, "options"],
            "is not of type 'array'",
        ),
    ],
)
def test_a_mistake_in_a_block_is_told_of_its_own_kind_and_of_no_other(typed: str, path: list[Any], said: str) -> None:
    whole = plain("title: x\nabout: y\nscreens: [{id: home, title: z, blocks: [{kind: text, text: a}]}]")
    whole["screens"][0]["blocks"] = [plain(typed)]
    found = list(Draft7Validator(editors.schema("prototype", "en")).iter_errors(whole))
    assert [list(one.absolute_path) for one in found] in ([path], [path, path])
    assert any(said in one.message for one in found)
