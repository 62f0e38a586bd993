"""When a block shows, as people would say it; and whether two conditions ask the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from toolkit.prototypes.block import Block
from toolkit.prototypes.condition import Condition
from toolkit.prototypes.noticed.phrase import Joined, Part, Phrase, Quote, Thing
from toolkit.prototypes.noticed.shapes import first_of, heading_of, listed, name_of
from toolkit.prototypes.prototype import Prototype

Rename = Callable[[str, str | None], tuple[Hashable, Hashable]]
"""The name of a block and of one of its options, in the names of the new revision."""


def canonical(condition: Condition | None, rename: Rename) -> Hashable:
    """A condition by what it asks: the order of its parts, and names that nobody sees, make no difference."""
    if condition is None:
        return None
    for word, several in (("all", condition.all), ("any", condition.any)):
        if several:
            asked = frozenset(canonical(one, rename) for one in several)
            return next(iter(asked)) if len(asked) == 1 else (word, asked)
    if condition.not_:
        return "not", canonical(condition.not_, rename)
    option = condition.is_ or condition.is_not or condition.includes
    block, chosen = rename(condition.block or "", option)
    return _test(condition), block, chosen, condition.at_least, condition.answered


def _test(condition: Condition) -> str:
    tests = {"is": condition.is_, "is_not": condition.is_not, "includes": condition.includes}
    return next((name for name, value in tests.items() if value is not None), "other")


def told(condition: Condition, prototype: Prototype) -> Part:
    """A condition in words, to stand after "only when"."""
    for several, word in ((condition.all, "and"), (condition.any, "or")):
        if several:
            parts = tuple(told(one, prototype) for one in several)
            return _of_one_block(parts, word) or Joined(parts, word)
    if condition.not_:
        return Phrase("when_not", {"said": told(condition.not_, prototype)})
    block = prototype.blocks[condition.block or ""]
    kind = str(getattr(block, "kind", ""))
    parts_of: dict[str, Part] = {"block": asked(block, kind)}
    option = condition.is_ or condition.is_not or condition.includes
    if option:
        parts_of["option"] = _option(block, kind, option)
        return Phrase(f"when_{_test(condition)}:{kind}", parts_of)
    if condition.at_least is not None:
        return Phrase(f"when_at_least:{kind}", parts_of, condition.at_least)
    return Phrase("when_answered" if condition.answered else "when_unanswered", parts_of)


def briefly(condition: Condition, prototype: Prototype) -> Part:
    """The same, to stand behind a name: the answers alone, where they say enough."""
    options = _options(told(condition, prototype))
    return (
        Phrase("with", {"options": options})
        if options is not None
        else Phrase("when", {"when": told(condition, prototype)})
    )


def _options(part: Part) -> Part | None:
    if isinstance(part, Joined):
        found = [_options(one) for one in part.parts]
        return None if None in found else Joined(tuple(one for one in found if one is not None), part.word)
    plain = isinstance(part, Phrase) and part.key.startswith(("when_is:", "when_includes:"))
    return part.parts["option"] if plain and isinstance(part, Phrase) else None


def _of_one_block(parts: tuple[Part, ...], word: str) -> Phrase | None:
    """Several options of one block in one breath: "the decision guide advises “…” or “…”"."""
    asks = [one for one in parts if isinstance(one, Phrase) and "option" in one.parts]
    same = {(one.key, repr(one.parts["block"])) for one in asks}
    if word != "or" or len(same) != 1 or len(asks) < len(parts):
        return None
    options = Joined(tuple(one.parts["option"] for one in asks), word)
    return Phrase(asks[0].key, {**asks[0].parts, "option": options})


def asked(block: Block, kind: str) -> Part:
    """The block that is asked: its heading or its question, else what it is."""
    heading = heading_of(block)
    if heading is not None and kind != "process-map":
        return Quote(heading)
    return Thing(kind)


def _option(block: Block, kind: str, option: str) -> Part:
    found = next((part for one, _, part in listed(block, kind) if one == option), None)
    answers = block.answers()
    said = dict(zip(answers.ids, answers.texts, strict=False))  # for what is the kind's own word and no part of it
    text = name_of(found) or first_of(found) if found else said.get(option)
    return Quote(text) if text else Thing(kind)
