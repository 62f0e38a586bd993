"""What two texts differ in, as the changed words with a few others around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from toolkit.markdown import inline, paragraphs

WHOLE = 14
"""Changed texts of so many words are shown whole, if they are not longer than `LINE`."""

LINE = 90
"""Characters that read well in one breath."""

AROUND = 3
"""Words shown before and after what changed; changes that lie closer together are shown as one."""

MOST = 26
"""Words that are shown of a long text when much of it changed; what follows is left out."""

NAME = 10
"""A text of so many words is a name as it stands; of a longer one its beginning will do."""

BRIEF = 7
"""Words by which one knows a long text again."""

_ENDS = (".", "?", "!")
_BULLET = re.compile(r"^\s*[-*]\s+")


def plain(text: str) -> str:
    """The words of a text on one line, as a reader sees them: without the signs for bold, links and bullets.

    Numbers stay: "1. Prepare the talk" may be a heading, and then it is shown with its number.
    """
    lines = text.strip().splitlines()
    shown = (_BULLET.sub("", line) if len(lines) > 1 else line for line in lines)
    return " ".join(" ".join("".join(span.text for span in inline(line)) for line in shown).split())


def look(text: str) -> tuple[tuple[str, ...], ...]:
    """How a text is set, whatever its words: which lines are a list, where it is bold, where it links to."""
    found: list[tuple[str, ...]] = []
    for paragraph in paragraphs(text):
        for line in paragraph.lines:
            found.append((paragraph.kind, *(span.style + span.url for span in line if span.text.strip())))
    return tuple(found)


def brief(text: str) -> str:
    """A text in quotes; its beginning, where it is long."""
    words = plain(text).split()
    if _short(words, NAME):
        return quoted(" ".join(words))
    return quoted(_cut(words[:BRIEF]) + " …")


def changed(old: str, new: str) -> tuple[str, str]:
    """Both texts in quotes: whole where they are short, else the words that differ with some context."""
    a, b = plain(old).split(), plain(new).split()
    if _short(a) and _short(b):
        return quoted(" ".join(a)), quoted(" ".join(b))
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    regions = _regions([one for one in matcher.get_opcodes() if one[0] != "equal"])
    if not regions:
        return brief(old), brief(new)
    if matcher.ratio() < 0.4:
        regions = [(regions[0][0], len(a), regions[0][2], len(b))]
    shown = _sides(a, b, regions)
    return shown if shown[0] != shown[1] else _by_letter(" ".join(a), " ".join(b))


def quoted(text: str) -> str:
    return f"“{text}”"


def _short(words: Sequence[str], most: int = WHOLE) -> bool:
    return len(words) <= most and sum(map(len, words)) + len(words) <= LINE + 1


def _cut(words: Sequence[str]) -> str:
    return " ".join(words)[:LINE].rstrip(" ,;:.")


Region = tuple[int, int, int, int]


def _regions(opcodes: Sequence[tuple[str, int, int, int, int]]) -> list[Region]:
    """Where words differ, as (from, to) in the old and in the new; changes that lie near one another are one."""
    found: list[Region] = []
    for _, a0, a1, b0, b1 in opcodes:
        if found and a0 - found[-1][1] <= AROUND:
            found[-1] = (found[-1][0], a1, found[-1][2], b1)
        else:
            found.append((a0, a1, b0, b1))
    return found


def _sides(a: Sequence[str], b: Sequence[str], regions: Sequence[Region]) -> tuple[str, str]:
    whole = all(
        one[0] < one[1] and one[2] < one[3] for one in regions
    )  # where words only went, others must stand there
    old = _pieces(a, [(one[0], one[1]) for one in regions], whole)
    new = _pieces(b, [(one[2], one[3]) for one in regions], whole)
    return quoted(old), quoted(new)


def _pieces(words: Sequence[str], places: Sequence[tuple[int, int]], whole: bool) -> str:
    """Those places of a text with the words around them; what was left out shows as an ellipsis."""
    shown: list[str] = []
    left, end = MOST, 0
    for start, stop in places:
        first, last = _around(words, start, stop) if whole else (start - AROUND, stop + AROUND)
        first = max(end, first)
        last = min(len(words), last, first + left)
        if first > end or (first and not shown):
            shown.append("…")
        shown.extend(one[:LINE] for one in words[first:last])
        left, end = left - (last - first), last
        if left <= 0:
            break
    return " ".join([*shown, *(["…"] if end < len(words) else [])])


def _around(words: Sequence[str], start: int, stop: int) -> tuple[int, int]:
    """A place with the words around it that belong to the same sentence."""
    before = [at + 1 for at in range(max(0, start - AROUND), start) if words[at].endswith(_ENDS)]
    after = [at for at in range(stop, min(len(words), stop + AROUND) + 1) if words[at - 1].endswith(_ENDS)]
    return before[-1] if before else start - AROUND, after[0] if after else stop + AROUND


def _by_letter(old: str, new: str) -> tuple[str, str]:
    """For words so long that their difference was cut off."""
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - 20)
    shown = [(("…" if start else "") + one[start : same + 40]).strip() for one in (old, new)]
    return quoted(shown[0]), quoted(shown[1])
