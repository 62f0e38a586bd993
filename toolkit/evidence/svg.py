"""A small writer of inline SVG: no dependencies, no styles from outside, everything escaped.

Across, places are percents of the width, so that a picture fills a phone and a wide screen with letters of one size;
down, they are pixels.
"""

from __future__ import annotations

from html import escape

from toolkit.schema import fingerprint

TEXT, SOFT, RULE = "#1E2A26", "#55625D", "#C9CEC6"
OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
"""Told apart by people who see colours differently; never red against green."""

ACCENT = "#C2570C"
_LEFT, _WIDE = 2.0, 96.0


class Drawing:
    """Shapes from top to bottom; `y` is where the next row begins. Simulated shapes are hatched and dashed."""

    def __init__(self, title: str, described: str) -> None:
        self.title = title
        self.described = described
        self.y = 0.0
        self._id = "p" + fingerprint([title, described])[:10]
        self._shapes: list[str] = []
        self._hatches: dict[str, str] = {}

    def text(
        self,
        across: float,
        y: float,
        words: str,
        *,
        anchor: str = "start",
        size: int = 13,
        strong: bool = False,
        halo: bool = False,
    ) -> None:
        """Words with their base line at `y`; `anchor`: start, middle or end. A halo: to be read on a hatch."""
        weight = ' font-weight="600"' if strong else ""
        if halo:
            weight += ' stroke="#FFFFFF" stroke-width="4" paint-order="stroke"'
        colour = TEXT if size > 12 else SOFT
        self._shapes.append(
            f'<text x="{across:.2f}%" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"{weight}>'
            f"{escape(words)}</text>"
        )

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str = RULE, wide: float = 1, dash: str = ""
    ) -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<line x1="{x1:.2f}%" y1="{y1:.1f}" x2="{x2:.2f}%" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{wide}"{dashed}/>'
        )

    def bar(
        self, left: float, right: float, y: float, high: float, colour: str, *, simulated: bool, pale: bool = False
    ) -> None:
        """A rectangle from `left` to `right`; pale for intervals, full for counts."""
        fill = f"url(#{self._hatch(colour)})" if simulated else colour
        opacity = ' fill-opacity="0.3"' if pale and not simulated else ""
        dashed = ' stroke-dasharray="3 2"' if simulated else ""
        self._shapes.append(
            f'<rect x="{left:.2f}%" y="{y:.1f}" width="{max(right - left, 0.4):.2f}%" height="{high:.1f}" rx="3" '
            f'fill="{fill}"{opacity} stroke="{colour}"{dashed}/>'
        )

    def dot(self, across: float, y: float, radius: float, colour: str, *, simulated: bool, full: bool = False) -> None:
        """A circle: full for an estimate, open for one person; robots are never full."""
        fill = colour if full and not simulated else "#FFFFFF"
        dashed = ' stroke-dasharray="2 1.5"' if simulated else ""
        self._shapes.append(
            f'<circle cx="{across:.2f}%" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{colour}" '
            f'stroke-width="{2 if full else 1.4}"{dashed}/>'
        )

    def _hatch(self, colour: str) -> str:
        name = f"{self._id}-{colour.strip('#')}"
        self._hatches[name] = (
            f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="6" height="6" fill="#FFFFFF"/><rect width="2.5" height="6" fill="{colour}"/></pattern>'
        )
        return name

    def markup(self) -> str:
        """The whole picture, with its text alternative."""
        hatches = f"<defs>{''.join(self._hatches.values())}</defs>" if self._hatches else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{self._id}-t {self._id}-d" '
            f'width="100%" height="{self.y:.0f}" font-family="system-ui, sans-serif">'
            f'<title id="{self._id}-t">{escape(self.title)}</title>'
            f'<desc id="{self._id}-d">{escape(self.described)}</desc>'
            f"{hatches}{''.join(self._shapes)}</svg>"
        )


def across(value: float, low: float, high: float) -> float:
    """Where a value lies, in percents of the width; what lies outside is put at the edge."""
    share = (value - low) / (high - low) if high > low else 0.5
    return _LEFT + _WIDE * min(max(share, 0.0), 1.0)


def short(words: str, length: int) -> str:
    """Words that fit on a line of a phone; the whole of them stands in the text beside the picture."""
    clean = " ".join(words.split())
    return clean if len(clean) <= length else clean[: length - 1].rstrip() + "…"
