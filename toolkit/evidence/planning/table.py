"""The same as a table: a row for each of a few sizes, its columns grouped by the question that they answer."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit import text
from toolkit.evidence.planning.sentences import exact
from toolkit.evidence.planning.size import OFTEN, SELDOM, TABLE, TRUTH, Outcome, Size, Step, size
from toolkit.evidence.templates import TEMPLATES

PARTS: Mapping[str, tuple[str, ...]] = {
    "interval": ("n", "many", "half"),
    "difference": ("n", "best", "typical"),
    "noticed": ("n", "noticed", "alarm"),
    "meeting": ("n", "often", "seldom"),
}
"""Columns that stand together where there is no room for all of them."""

ALL = tuple(dict.fromkeys(one for part in PARTS.values() for one in part))


def table(columns: tuple[str, ...], language: str) -> dict[str, list[str]]:
    """Columns by their heads, a cell for each size of TABLE."""
    sizes = [size(n) for n in TABLE]
    return {_head(one, language): [_cell(of, one, language) for of in sizes] for one in columns}


def _head(column: str, language: str) -> str:
    (before, after), shares = TRUTH, {"often": OFTEN, "seldom": SELDOM}
    return TEMPLATES[language][f"p_head_{column}"].format(
        before=text.percent(before, language),
        after=text.percent(after, language),
        share=text.percent(shares.get(column, 0.0), language),
    )


def _cell(of: Size, column: str, language: str) -> str:
    if column in ("many", "half"):
        return _outcome(of.many if column == "many" else of.half, of.n, language)
    if column in ("best", "typical"):
        return _step(of.best if column == "best" else of.typical, of.n, language)
    if column in ("n", "alarm"):
        return str(of.n) if column == "n" else exact(of.alarm, language)
    return _chance({"noticed": of.noticed, "often": of.met[0], "seldom": of.met[1]}[column], language)


def _outcome(of: Outcome, n: int, language: str) -> str:
    low, high = of.estimate.ends or (0.0, 1.0)
    return f"{of.x}/{n}: {text.figure(100 * low, language)}–{text.percent(high, language)}"


def _step(of: Step | None, n: int, language: str) -> str:
    return f"{of.x1}/{n} → {of.x2}/{n}" if of else TEMPLATES[language]["p_none"]


def _chance(one: float, language: str) -> str:
    """As short as it can be; what is not certain is never told as 100%."""
    return f"> {text.percent(0.99, language)}" if 0.995 <= one < 1 else text.percent(one, language)
