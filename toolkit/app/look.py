"""Small shared pieces of the team's pages: texts that stay texts, tables, labels, and what is wrong with the kit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from toolkit.app.state import LANGUAGE_COOKIE, House
from toolkit.app.words import counted, words
from toolkit.errors import KitError, Problem, Refused
from toolkit.languages.problems import told
from toolkit.markdown import Paragraph, Span, paragraphs, safe_url
from toolkit.records import RoundState

JOINER = "\u2060"
"""A word joiner: it shows nothing, and it keeps apart what Streamlit would otherwise read as one sign."""

READING = 760
"""The width of a column of text, in pixels: about twelve words a line."""

# Signs that mean nothing in Markdown stay as they are: a screen reader is given a label's Markdown, and would read out
# the backslash before a question mark.
_SIGNS = re.compile(r"([!#$&()*+\-.:<=>@\[\\\]^_`{|}~])")
# A backslash does not hold back what Streamlit finds after reading the Markdown: addresses, arrows, its own logo.
_LATE = re.compile(
    r"(?i)(?<=https)(?=:)|(?<=http)(?=:)|(?<=www)(?=\.)|(?<=\S)(?=@)|(?<=[-<>=~])(?=[-<>=~])|(?<=:)(?=streamlit:)"
)

Colour = Literal["green", "orange", "gray", "blue"]
STATE_COLOURS: dict[str, Colour] = {"planned": "gray", "open": "green", "closed": "blue"}


def plain(text: str) -> str:
    """A text as Markdown that shows exactly this text, on one line: no markup, links, icons, formulas or arrows."""
    return _SIGNS.sub(r"\\\1", _LATE.sub(JOINER, " ".join(text.split())))


def markdown(text: str) -> str:
    """The author's text, with the small Markdown of `toolkit.surface` and nothing else, as Streamlit's Markdown."""
    return "\n\n".join(_paragraph(one) for one in paragraphs(text))


def _paragraph(one: Paragraph) -> str:
    lines = ["".join(_span(span) for span in line) for line in one.lines]
    if one.kind == "p":
        return "\n\n".join(lines)
    return "\n".join(f"- {line}" if one.kind == "ul" else f"{n}. {line}" for n, line in enumerate(lines, 1))


def _span(span: Span) -> str:
    # plain() takes the spaces at the ends away; between spans they are wanted.
    before, after = (" " if span.text[at].isspace() else "" for at in (0, -1))
    if span.url:
        return before + link(span.text, span.url) + after
    sign = {"plain": "", "bold": "**", "italic": "*"}[span.style]
    # The joiners make the stars count beside a bracket or a comma, too.
    inner = f"{JOINER}{sign}{JOINER}{plain(span.text)}{JOINER}{sign}{JOINER}" if sign else plain(span.text)
    return before + inner + after


def link(label: str, url: str) -> str:
    """A link as Markdown; only the label where the address is none that a kit may hold."""
    return f"[{plain(label)}](<{url.replace(chr(92), '%5C')}>)" if safe_url(url) else plain(label)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], marked: Sequence[bool] = (), mark: str = "") -> str:
    """A table as Markdown. It needs no pandas, and reads well with a screen reader. `marked` rows end in a label."""
    lines = [f"| {' | '.join(map(plain, head))} |", f"|{'---|' * len(head)}"]
    for index, row in enumerate(rows):
        label = f" {badge(mark, 'orange')}" if index < len(marked) and marked[index] else ""
        lines.append(f"| {' | '.join(map(plain, row))}{label} |")
    return "\n".join(lines)


def small(text: str) -> str:
    """Small print as Markdown. Streamlit's own captions are too pale to read (contrast 4.0 on our paper)."""
    return f":small[{plain(text)}]"


def badge(text: str, colour: Colour) -> str:
    """A small label as Markdown. Its words say it; the colour only helps to find it."""
    return f":{colour}-badge[{plain(text)}]"


def state_badge(state: RoundState, language: str) -> str:
    return badge(words(language)[f"state_{state.state}"], STATE_COLOURS[state.state])


def simulated_badge(language: str) -> str:
    return badge(words(language)["simulated"], "orange")


def problems(served: House, language: str) -> bool:
    """Say what is wrong with the kit, if anything, above all else. True where there is a kit to show."""
    own = words(language)
    try:
        _ = served.live.kit
        there = True
    except KitError:
        there = False
    found = served.live.problems
    # The outer container is always there. Without it everything below moved to another place in the page as soon as
    # somebody saved a mistake, and the browser made it anew, without what was being typed.
    with st.container():
        if found:
            with st.container(border=True):
                # Streamlit's red box would shout; the heading and the saffron label are clear enough.
                many = counted("problems", len(found), language)
                st.markdown(f"{badge(own['problems_label'], 'orange')} **{plain(many)}**")
                st.markdown("\n".join(f"- `{_where(one)}` {plain(_line(one, language))}" for one in found))
                st.markdown(small(own["problems_kept" if there else "problems_none"]))
    return there


def _line(one: Problem, language: str) -> str:
    return f"{told(one.wrong, language)}; {told(one.right, language)}"


def _where(one: Problem) -> str:
    return f"{one.file}:{one.line}:{one.column}".replace("`", "'")


def apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Titles by name, with the name behind those that stand there twice: a list gives back the words, not the place."""
    times = Counter(titles.values())
    return {name: f"{title} ({name})" if times[title] > 1 else title for name, title in titles.items()}


def refusal(error: Refused, language: str) -> str:
    """Why something cannot be done now, as a sentence of its own."""
    said = told(error.args[0], language)
    return plain(f"{said[:1].upper()}{said[1:]}.")


def speak(language: str) -> None:
    """Streamlit's page always says that it is English; screen readers would read Dutch with an English voice.
    The browser keeps the choice, for the next time that the page is loaded.
    """
    if language not in ("nl", "en"):
        raise ValueError(f"no language of this kit: {language}")
    keep = f"{LANGUAGE_COOKIE}={language};path=/;max-age=31536000;samesite=lax"
    script = f"<script>document.documentElement.lang = '{language}';document.cookie = '{keep}'</script>"
    st.html(script, unsafe_allow_javascript=True)
