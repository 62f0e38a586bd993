"""The tables in the authors' READMEs (kinds, sample sizes), made from the code: python -m tests.house.tables --write"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from toolkit.evidence.planning.table import ALL
from toolkit.evidence.planning.table import table as sample_sizes
from toolkit.prototypes.block import Block
from toolkit.prototypes.blocks import KINDS as BLOCKS
from toolkit.prototypes.blocks import kind_name as block_name
from toolkit.schema import Model
from toolkit.surveys.item import Item
from toolkit.surveys.items import KINDS as ITEMS
from toolkit.surveys.items import kind_name as item_name

ROOT = Path(__file__).parents[2]
MARKS = (("<!-- kinds -->\n", "<!-- /kinds -->"), ("<!-- sizes -->\n", "<!-- /sizes -->"))
"""Between which two signs a table stands; a README has one of these pairs."""


def keys(kind: type[Model], base: type[Model]) -> str:
    """The keys that an author writes, the required ones in bold; those that every kind has are left out."""
    own = {field.alias or name: field for name, field in kind.model_fields.items()}
    shared = {*base.model_fields, "kind"}
    return ", ".join(
        f"**`{key}`**" if field.is_required() else f"`{key}`" for key, field in own.items() if key not in shared
    )


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def examples(kinds: Iterable[tuple[str, type[Block] | type[Item]]]) -> str:
    lines = []
    for name, kind in kinds:
        typed = kind.example.strip("\n").splitlines()
        lines += [
            f"`{name}`",
            "",
            "```yaml",
            *(f"{'- ' if index == 0 else '  '}{line}" for index, line in enumerate(typed)),
            "```",
            "",
        ]
    inside = "\n".join(lines)
    return f"<details><summary>An example of each, to copy</summary>\n\n{inside}</details>\n"


def blocks() -> str:
    head = "Keys in bold must be there. Every block can also have an `id` and a `show_if`.\n\n"
    lines = [row("kind", "what it is for", "keys", "what is recorded"), row("---", "---", "---", "---")]
    named = [(block_name(kind), kind) for kind in BLOCKS]
    for name, kind in named:
        records = "; ".join(one.says for one in kind.records) or "nothing"
        lines.append(row(f"`{name}`", kind.says, keys(kind, Block), records))
    return head + "\n".join(lines) + "\n\n" + examples(named)


def items() -> str:
    head = "Keys in bold must be there. Every item also has an `id` and a `text`.\n\n"
    lines = [row("kind", "what it is for", "keys"), row("---", "---", "---")]
    named = [(item_name(kind), kind) for kind in ITEMS]
    lines += [row(f"`{name}`", kind.says, keys(kind, Item) or "none of its own") for name, kind in named]
    return head + "\n".join(lines) + "\n\n" + examples(named)


def sizes() -> str:
    """What a round of so many people can and cannot show."""
    columns = sample_sizes(ALL, "en")
    lines = [
        row(*columns),
        row(*("---" for _ in columns)),
        *(row(*cells) for cells in zip(*columns.values(), strict=True)),
    ]
    return "\n".join(lines) + "\n"


TABLES: Mapping[str, str] = {
    "prototypes/README.md": blocks(),
    "surveys/README.md": items(),
    "experiments/README.md": sizes(),
}


def filled(text: str, table: str) -> str:
    """A README with its table as the code says."""
    begin, end = next(pair for pair in MARKS if pair[0] in text)
    before, rest = text.split(begin, 1)
    after = rest.split(end, 1)[1]
    return f"{before}{begin}{table}{end}{after}"


if __name__ == "__main__":
    for name, table in TABLES.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        if "--write" in sys.argv:
            path.write_text(filled(text, table), encoding="utf-8")
        print(
            name,
            "written" if "--write" in sys.argv else "up to date" if filled(text, table) == text else "is out of date",
        )
