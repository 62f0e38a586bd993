"""JSON Schema for editors: what may stand where, with a sentence for each key and an example of each kind.

It is draft 7, because that is what the YAML extension of VS Code reads. A file finds its schema by its first line, by a
path inside the kit, so that it works without a network. The schema knows the shapes alone: what only the whole kit can
say (a screen that does not exist, a text in one language) `proeftuin check` and the Studio say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from toolkit import source
from toolkit.errors import Refused, say
from toolkit.experiments.sprint import Sprint
from toolkit.languages.keys import described
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Model
from toolkit.surveys.item import Item
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.survey import Survey
from toolkit.text import LANGUAGES, MAX_TEXT, Text

Node = dict[str, Any]
Kind = type[Block] | type[Item]

_WORDS = ("Words", "Truth")
_TEXT: Mapping[str, Node] = {
    "Words": {"type": ["string", "number"], "pattern": r"\S", "maxLength": MAX_TEXT},
    "ByLanguage": {
        "type": "object",
        "properties": {one: {"anyOf": [{"$ref": f"#/definitions/{word}"} for word in _WORDS]} for one in LANGUAGES},
        "additionalProperties": False,
        "minProperties": 1,
        "defaultSnippets": [
            {"label": ", ".join(LANGUAGES), "body": {one: f"${n}" for n, one in enumerate(LANGUAGES, 1)}}
        ],
    },
    "Truth": {"not": {"type": ["string", "number", "object", "array", "null"]}},
}
"""A text: bare, or one for each language. `true` is welcome as a word; said like this, no editor offers it."""

MODELS: Mapping[str, type[Model]] = {"prototype": Prototype, "survey": Survey, "experiment": Sprint}

PLACE = ".proeftuin/schema"
"""Where the schemas lie in a kit. They are made from the code, so version control leaves them out."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_UP = {"prototype": "../..", "survey": "..", "experiment": ".."}


def first_line(what: str, elsewhere: Path | None = None) -> str:
    """The line by which an editor finds the schema of a file: the one in its own kit, or one that lies elsewhere."""
    place = f"{_UP[what]}/{PLACE}/{what}.json" if elsewhere is None else elsewhere.resolve().as_posix()
    return f"# yaml-language-server: $schema={place}\n"


def write(folder: Path, language: str, out: Path | None = None) -> tuple[Path, ...]:
    """Write the schemas into a kit, or into the folder `out`. Raises Refused where the disk does not take them."""
    place = out or folder / PLACE
    written = []
    try:
        if out is None:
            (folder / ".proeftuin").mkdir(mode=0o700, exist_ok=True)  # answers may come to lie there, too
        place.mkdir(parents=True, exist_ok=True)
        for what in MODELS:
            path = place / f"{what}.json"
            path.write_text(json.dumps(schema(what, language), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written.append(path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Refused(say("`{name}` could not be saved: {why}", name=str(place), why=why)) from error
    return tuple(written)


def schema(what: str, language: str) -> Node:
    """The JSON Schema of a prototype, a survey or an experiment, with its sentences in `language`."""
    return _Draft7(language).whole(what)


class _Draft7:
    """Turns what pydantic says (draft 2020-12) into draft 7, and into sentences that an author can read."""

    def __init__(self, language: str) -> None:
        self.language = language
        kinds: tuple[Kind, ...] = (*BLOCKS, *ITEMS)
        self.kinds = {kind.__name__: kind for kind in kinds}
        self.text = TypeAdapter(Text).json_schema()

    def whole(self, what: str) -> Node:
        found = MODELS[what].model_json_schema()
        definitions = {name: self.definition(name, node) for name, node in found.pop("$defs").items()}
        return {"$schema": _DRAFT, **self.object(found), "definitions": {**_TEXT, **definitions}}

    def definition(self, name: str, node: Node) -> Node:
        kind = self.kinds.get(name)
        made = self.object(node)
        if kind is not None:
            made |= {"description": described(kind.says, self.language), "examples": [example(kind)]}
        return made

    def object(self, node: Node) -> Node:
        """A model. Its own name and docstring are for those who build, and stay behind."""
        properties = {key: self.key(one) for key, one in node["properties"].items()}
        made = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**made, "required": node["required"]} if node.get("required") else made

    def key(self, node: Node) -> Node:
        """What stands after a key: its shape, with its sentence."""
        made = self.shape(node)
        if "$ref" in made and node.get("description"):
            made = {"anyOf": [made]}  # draft 7 does not look at what stands beside a $ref
        if node.get("description"):
            made["description"] = described(node["description"], self.language)
        if node.get("default") not in (None, [], ()):  # editors would type it for the author
            made["default"] = node["default"]
        return made

    def shape(self, node: Node) -> Node:
        plain = {key: one for key, one in node.items() if key not in ("title", "description", "default")}
        words = self.text["anyOf"]
        if plain.get("anyOf", [])[: len(words)] == words:  # and perhaps nothing at all, where a text may be left out
            texts: list[Node] = [{"$ref": f"#/definitions/{one}"} for one in _TEXT]
            return {"anyOf": texts + plain["anyOf"][len(words) :]}
        if "$ref" in plain:
            return {"$ref": plain["$ref"].replace("#/$defs/", "#/definitions/")}
        if "discriminator" in plain:
            return self.of_kinds(self.kinds_of(plain))
        return {key: one for old, value in plain.items() for key, one in self.word(old, value)}

    def word(self, key: str, value: Any) -> Iterator[tuple[str, Any]]:
        if key == "prefixItems":
            yield from (("items", [self.shape(one) for one in value]), ("additionalItems", False))
        elif key == "items":
            yield key, self.shape(value)
            if "discriminator" in value:
                yield "defaultSnippets", self.snippets(self.kinds_of(value))
        elif key == "anyOf":
            yield key, [self.shape(one) for one in value]
        else:
            yield key, value

    def kinds_of(self, node: Node) -> Mapping[str, Kind]:
        """The kinds that a list may hold, by the word after `kind:`."""
        return {name: self.kinds[ref.rpartition("/")[2]] for name, ref in node["discriminator"]["mapping"].items()}

    def of_kinds(self, kinds: Mapping[str, Kind]) -> Node:
        """One of several kinds, by `if` and `then`: an editor speaks of the kind that was written and of no other."""
        branches = [
            {
                # Without the type, an empty item would fit every `if` and be told off by every `then`.
                "if": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": name}}},
                "then": {"$ref": f"#/definitions/{kind.__name__}"},
            }
            for name, kind in kinds.items()
        ]
        says = [described(kind.says, self.language) for kind in kinds.values()]
        said = next(iter(kinds.values())).model_fields["kind"].description or ""
        word = {"description": described(said, self.language), "enum": list(kinds), "enumDescriptions": says}
        return {"type": "object", "required": ["kind"], "properties": {"kind": word}, "allOf": branches}

    def snippets(self, kinds: Mapping[str, Kind]) -> list[Node]:
        """An example of each kind, for an editor to put down whole."""
        return [
            {"label": name, "description": described(kind.says, self.language), "body": example(kind)}
            for name, kind in kinds.items()
        ]


def example(kind: Kind) -> Node:
    """A kind's example as plain data."""
    return dict(source.read(kind.example.encode(), kind.__name__))
