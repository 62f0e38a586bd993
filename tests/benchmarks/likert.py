"""The picture of 24 items with 5 points through 3 rounds, as SVG: what does it cost?

Ours takes figures that the gate let through and writes bars, numbers and a text alternative in sentences. Beside it
matplotlib, where that is installed: the same stacked bars with a number of people at each row, and no text alternative.

Aim: at most 5 ms of CPU.
"""

from __future__ import annotations

import gc
import importlib.util
import io
import random
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from typing import Any

from results import ITEMS, POINTS, Reading, cost, subjects

from toolkit.evidence.disclosure import Shown, show
from toolkit.evidence.gather import RoundData
from toolkit.evidence.likert import colours, pictures
from toolkit.evidence.measure import Raw, Subject
from toolkit.evidence.structure import Line
from toolkit.records import RoundState
from toolkit.text import Text

ROUNDS, RUNS, REPEATS = 3, 9, 20


def lines() -> list[Line]:
    dice = random.Random(2)
    return [
        Line(of, False, tuple(figure(of, number, dice) for number in range(1, ROUNDS + 1)), ()) for of in subjects()
    ]


def figure(of: Subject, number: int, dice: random.Random) -> Any:
    state = RoundState("s", f"round-{number}", "closed", "", 0.0, "")
    data = RoundData("s", state.round, Text(f"Round {number}"), "people", state, (), (), ())
    counts = tuple((name, dice.randrange(12)) for name, _ in of.options)
    return show(Raw(of, data, sum(n for _, n in counts), counts=counts), 5, state)


def by_matplotlib(given: Sequence[Line]) -> str:
    """A row for each item and round, laid around the middle as ours are."""
    import matplotlib  # type: ignore[import-not-found]  # a peer of this script alone

    matplotlib.use("svg")
    from matplotlib import pyplot  # type: ignore[import-not-found]

    rows = [one for line in given for one in line.figures if isinstance(one, Shown)]
    drawing, axes = pyplot.subplots(figsize=(8, len(rows) * 0.35))
    for place, row in enumerate(rows):
        shares = [n / row.n for _, n in row.counts]
        left = -sum(shares[: POINTS // 2]) - shares[POINTS // 2] / 2
        for share, (_, n), colour in zip(shares, row.counts, colours(POINTS), strict=True):
            axes.barh(place, share, left=left, color=colour)
            axes.text(left + share / 2, place, str(n) if n else "", ha="center", va="center", fontsize=8)
            left += share
    axes.set_yticks(range(len(rows)), [f"{row.subject.title('en')}, {row.title('en')} (n={row.n})" for row in rows])
    written = io.StringIO()
    drawing.savefig(written, format="svg")
    pyplot.close(drawing)
    return written.getvalue()


def told(name: str, work: Callable[[], str], runs: int, repeats: int) -> Reading:
    size = len(work().encode())  # what is imported at the first one is not counted
    found = cost(work, runs, repeats)
    print(f"{name:11} {found[0]:8.2f} ms ({found[1]:.2f} to {found[2]:.2f}), {size / 1024:.0f} KiB")
    return found


def main() -> None:
    given = lines()
    (markup,) = pictures(given, "Feedback", "en")
    ElementTree.fromstring(markup)
    gc.collect()
    gc.freeze()  # as the app does after its start
    print(f"{ITEMS} items x {ROUNDS} rounds, {POINTS} points; medians of {RUNS} runs (lowest to highest), CPU")
    own, _, _ = told("ours", lambda: pictures(given, "Feedback", "en")[0], RUNS, REPEATS)
    if importlib.util.find_spec("matplotlib") is None:
        print("matplotlib is not installed, so there is nothing beside ours")
        return
    peer, _, _ = told("matplotlib", lambda: by_matplotlib(given), 3, 1)
    print(f"ours beside matplotlib: {own / peer:.4f}")


if __name__ == "__main__":
    main()
