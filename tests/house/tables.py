"""The tables in the authors' READMEs (kinds, sample sizes, coverage), made: python -m tests.house.tables --write"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.evidence.exact.coverage import stored
from toolkit import text
from toolkit.evidence.planning.sentences import exact
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


def held(of: Mapping[str, float]) -> str:
    """On average, and in the worst case that was tried, which is never told as better than it is."""
    return f"{text.percent(of['mean'], 'en')} ({text.percent(math.floor(100 * of['worst']) / 100, 'en')})"


def coverage() -> str:
    """How often intervals hold the truth, and how often "better" is said of nothing."""
    heads = ("People", "One share", "Two shares", "Wrongly “better”", "One mean score", "Two mean scores")
    lines = [row(*heads, "Wrongly “better”", "Typical time", "Two times", "Wrongly “faster”")]
    lines.append(row(*("---" for _ in range(10))))
    for of in stored():
        shares = (held(of["one_share"]), held(of["two_shares"]), exact(of["two_shares"]["better"], "en"))
        scores = (held(of["one_mean"]), held(of["two_means"]), exact(of["two_means"]["better"], "en"))
        times = (held(of["times"]["one"]), held(of["times"]["two"]), exact(of["times"]["better"], "en"))
        lines.append(row(str(of["n"]), *shares, *scores, *times))
    return "\n".join(lines) + "\n"


def coverage_more() -> str:
    """The same for people who were asked twice, and for who scores higher; the latter has no interval below six."""
    heads = ("People", "Two shares, same people", "Wrongly “better”", "Who scores higher")
    lines = [row(*heads), row(*("---" for _ in heads))]
    for of in stored():
        higher = held(of["higher"]) if of["higher"] else "none"
        lines.append(row(str(of["n"]), held(of["same_people"]), exact(of["same_people"]["better"], "en"), higher))
    return "\n".join(lines) + "\n"


TABLES: Mapping[str, Mapping[str, str]] = {
    "prototypes/README.md": {"kinds": blocks()},
    "surveys/README.md": {"kinds": items()},
    "experiments/README.md": {"sizes": sizes(), "coverage": coverage(), "coverage-more": coverage_more()},
}
"""The tables of each README, by the sign between which they stand: `<!-- kinds -->` and `<!-- /kinds -->`."""


def filled(readme: str, tables: Mapping[str, str]) -> str:
    """A README with its tables as the code says."""
    for sign, table in tables.items():
        begin, end = f"<!-- {sign} -->\n", f"<!-- /{sign} -->"
        before, rest = readme.split(begin, 1)
        readme = f"{before}{begin}{table}{end}{rest.split(end, 1)[1]}"
    return readme


if __name__ == "__main__":
    for name, tables in TABLES.items():
        path = ROOT / name
        readme = path.read_text(encoding="utf-8")
        if "--write" in sys.argv:
            path.write_text(filled(readme, tables), encoding="utf-8")
        print(
            name,
            "written"
            if "--write" in sys.argv
            else "up to date"
            if filled(readme, tables) == readme
            else "is out of date",
        )
