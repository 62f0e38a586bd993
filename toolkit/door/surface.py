"""How blocks and items are drawn as plain HTML: works without JavaScript, one column, targets of 48 px."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from html import escape
from urllib.parse import quote

from toolkit.languages import words
from toolkit.markdown import Paragraph, Span, paragraphs, safe_url
from toolkit.reminder import FILE, TYPE, Reminder
from toolkit.surface import Keys, NotOffered, Offer, Option, Record, Value, Why, filled, is_empty
from toolkit.text import decimal
from toolkit.tiles import Tile, drawn


class HtmlSurface(Keys):
    """One pass of drawing.

    With `given` (full key to what was sent) it takes answers in: each is held against the offer made at this very
    place, and lands in the record or in `refused`. Without, it only draws. Either way `sections` holds the HTML.
    """

    def __init__(
        self, record: Record, given: Mapping[str, object] | None = None, pictures: str = "", reminders: str = ""
    ) -> None:
        """`pictures`: the address before a file's name; `reminders`: the one that gives a calendar entry by its key."""
        super().__init__(record)
        self.address_of_reminders = reminders
        self.given = given or {}
        self.pictures = pictures
        self.sections: dict[str, str] = {}
        self.accepted: dict[str, Value] = {}
        self.refused: dict[str, Why] = {}
        self._out: list[str] = []
        self._headings = 0

    # -- taking in ----------------------------------------------------------------------------------------------------

    def _value(self, key: str, offer: Offer, start: Value = None) -> tuple[str, Value]:
        """A field's full key and its value. A draft has one only in the pass that takes its button in."""
        full = self.offer(key, offer)
        if full in self.given:
            try:
                self.accepted[full] = offer.accept(self.given[full])
            except NotOffered as error:
                self.refused[full] = error.code
            else:
                if offer.draft:
                    return full, self.accepted[full]
                self.record.values[full] = self.accepted[full]
        return full, start if offer.draft else self.record.values.get(full)

    def unknown(self) -> list[str]:
        """The keys that were sent but that this screen does not offer."""
        return [key for key in self.given if key not in self.offers]

    # -- showing ------------------------------------------------------------------------------------------------------

    def heading(self, text: str) -> None:
        level = 1 if not self._headings else 2
        self._headings += 1
        # The title takes the focus when a new place is shown, so that a screen reader begins there.
        self._out.append(f"<h1 tabindex=-1>{escape(text)}</h1>" if level == 1 else f"<h2>{escape(text)}</h2>")

    def text(self, text: str, *, soft: bool = False) -> None:
        lines = "<br>".join(escape(line) for line in text.splitlines())
        self._out.append(f"<p class=soft>{lines}</p>" if soft else f"<p>{lines}</p>")

    def prose(self, markdown: str) -> None:
        self._out.extend(_paragraph(one) for one in paragraphs(markdown))

    def picture(self, source: str, alt: str) -> None:
        self._out.append(f'<img src="{escape(self.pictures + source)}" alt="{escape(alt)}" loading=lazy>')

    def video(self, source: str, alt: str, poster: str) -> None:
        # The phone loads it when somebody plays it; `playsinline` keeps an iPhone from filling the screen with it.
        files = f'src="{escape(self.pictures + source)}" poster="{escape(self.pictures + poster)}"'
        film = f'<video controls playsinline preload=none {files} aria-label="{escape(alt)}"></video>'
        self._out.append(f"<figure>{film}<figcaption class=soft>{escape(alt)}</figcaption></figure>")

    def reminder(self, key: str, label: str, title: str, day: dt.date) -> None:
        full, entry = self.remind(key, Reminder(title, day))
        # What somebody typed stands in no address: the server finds the reminder again by its key. Only a preview,
        # where nobody takes part, has no such address.
        there, here = f"{self.address_of_reminders}?key={quote(full)}", f"data:{TYPE},{quote(entry)}"
        where = there if self.address_of_reminders else here.replace(" ", "")
        self._out.append(f'<p><a class=button href="{escape(where)}" download="{FILE}">{escape(label)}</a></p>')

    def link(self, label: str, url: str) -> None:
        self._out.append(f"<p>{_span(Span(label, url=url if safe_url(url) else ''))}</p>")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        top = "".join(f"<th scope=col>{escape(cell)}</th>" for cell in head)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        self._out.append(f"<div class=wide><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>")

    def bars(self, label: str, data: Sequence[tuple[str, float]], limits: tuple[float, float] | None = None) -> None:
        rows = "".join(
            f"<tr><th scope=row>{escape(name)}</th><td><progress max=1 value={filled(value, data, limits):.3f}>"
            f"</progress> {decimal(value, self.record.language)}</td></tr>"
            for name, value in data
        )
        self._out.append(f"<table class=bars><caption>{escape(label)}</caption><tbody>{rows}</tbody></table>")

    def progress(self, done: int, total: int, label: str) -> None:
        self._out.append(
            f"<p class=step><progress max={total} value={done} aria-hidden=true></progress>{escape(label)}</p>"
        )

    # -- asking -------------------------------------------------------------------------------------------------------

    def choice(
        self, key: str, label: str, options: Sequence[Option], *, row: bool = False, draft: bool = False
    ) -> str | None:
        full, value = self._value(key, Offer("choice", tuple(one.id for one in options), draft=draft))
        rows = "".join(_option("radio", full, one.id, one.label, one.id == value, draft) for one in options)
        look = " row" if row else ""
        self._out.append(f'<fieldset class="q{look}"><legend>{escape(label)}</legend>{rows}</fieldset>')
        return value if isinstance(value, str) else None

    def multi_choice(self, key: str, label: str, options: Sequence[Option], *, draft: bool = False) -> list[str]:
        full, value = self._value(key, Offer("multi_choice", tuple(one.id for one in options), draft=draft))
        chosen = value if isinstance(value, list) else []
        rows = "".join(_option("checkbox", full, one.id, one.label, one.id in chosen, draft) for one in options)
        self._out.append(f"<fieldset class=q data-many><legend>{escape(label)}</legend>{rows}</fieldset>")
        return chosen

    def checkbox(self, key: str, label: str, *, draft: bool = False) -> bool:
        full, value = self._value(key, Offer("checkbox", draft=draft))
        self._out.append(_option("checkbox", full, "", label, value is True, draft))
        return value is True

    def text_input(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str:
        full, value = self._value(key, Offer("text", max_len=max_len, draft=draft))
        given = escape(str(value or ""))
        more = f'maxlength={max_len} value="{given}" autocomplete=off{_draft(draft)}'
        field = f'<input type=text name="{escape(full)}" {more}>'
        self._out.append(f"<label class=f><span>{escape(label)}</span>{field}</label>")
        return str(value or "")

    def text_area(self, key: str, label: str, max_len: int, *, draft: bool = False) -> str:
        full, value = self._value(key, Offer("text", max_len=max_len, draft=draft))
        self._area(full, label, max_len, str(value or ""), draft=draft)
        return str(value or "")

    def edit(self, key: str, label: str, max_len: int, text: str, version: str) -> tuple[str, str]:
        full, made = self._value(key, Offer("text", max_len=max_len, draft=True), text)
        # The version travels in a field of its own: whoever began to write before a change still began from there.
        seen, began = self._value(f"{key}.from", Offer("text", max_len=40, draft=True), version)
        self._area(full, label, max_len, str(made or ""), draft=True)
        self._out.append(f'<input type=hidden name="{escape(seen)}" value="{escape(str(began))}" data-draft>')
        return str(made or ""), str(began or version)

    def _area(self, full: str, label: str, max_len: int, given: str, *, draft: bool) -> None:
        # A line end right after the tag is not part of a textarea's value, so one more is written.
        field = (
            f'<textarea name="{escape(full)}" maxlength={max_len} rows=3{_draft(draft)}>\n{escape(given)}</textarea>'
        )
        self._out.append(f"<label class=f><span>{escape(label)}</span>{field}</label>")

    def number(
        self, key: str, label: str, low: float | None, high: float | None, *, draft: bool = False
    ) -> float | None:
        full, value = self._value(key, Offer("number", low=low, high=high, draft=draft))
        given = as_typed(value, self.record.language)
        hint = "" if low is None or high is None else f" <small>({low:g}-{high:g})</small>"
        more = f'value="{given}" maxlength=20 autocomplete=off data-number{_draft(draft)}'
        field = f'<input type=text inputmode=decimal name="{escape(full)}" {more}>'
        self._out.append(f"<label class=f><span>{escape(label)}{hint}</span>{field}</label>")
        return value if isinstance(value, float) else None

    def note(self, key: str, label: str) -> None:
        """A field without a name, so that no form and no script sends it; note.js keeps it and shows it."""
        full, own = self.noted(key), words(self.record.language)
        if len(self.notes) == 1:
            self._out.append(f'<p class="soft note">{escape(own["note_stays"])}</p>')
        field = f'<textarea data-note="{escape(full)}" maxlength=2000 rows=3 autocomplete=off></textarea>'
        self._out.append(f'<label class="f note"><span>{escape(label)}</span>{field}</label>')

    def button(self, key: str, label: str, *, primary: bool = False, needs: Sequence[str] = ()) -> bool:
        needed = tuple(self.full(one) for one in needs)
        full = self.offer(key, Offer("button", needs=needed))
        look = " class=main" if primary else ""
        self._out.append(f'<button name=_press value="{escape(full)}"{look}>{escape(label)}</button>')
        if self.given.get(full) is not True:
            return False
        refused = self.refusal_of(full, needed)
        if refused:
            self.refused[full] = refused
            return False
        self.accepted[full] = True
        return True

    def tiles(self, key: str, label: str, tiles: Sequence[Tile], columns: int) -> str | None:
        pressed = None
        self._out.append(f'<div class="tiles t{columns}" role=group aria-label="{escape(label)}">')
        for tile in tiles:
            inside = f"{drawn(tile)}<span class=said>{escape(tile.label)}</span>"
            if tile.fixed:
                self._out.append(f"<div class=tile>{inside}</div>")
                continue
            full = self.offer(f"{key}-{tile.id}", Offer("button"))
            self._out.append(f'<button class=tile name=_press value="{escape(full)}">{inside}</button>')
            if self.given.get(full) is True:
                self.accepted[full] = True
                pressed = tile.id
        self._out.append("</div>")
        return pressed

    def refusal_of(self, button: str, needed: Sequence[str]) -> Why | None:
        """Why a press is refused with the drafts beside it: one does not fit, or one that it needs is empty."""
        beside = button.rpartition("/")[0] + "/"
        unfit = [why for key, why in self.refused.items() if key.startswith(beside) and self.offers[key].draft]
        if unfit:
            return unfit[0]
        return "empty" if any(is_empty(self.accepted.get(one)) for one in needed) else None

    # -- layout -------------------------------------------------------------------------------------------------------

    @contextmanager
    def _wrapped(self, before: str, after: str) -> Iterator[None]:
        self._out.append(before)
        yield
        self._out.append(after)

    def card(self) -> AbstractContextManager[None]:
        return self._wrapped("<div class=card>", "</div>")

    @contextmanager
    def columns(self, count: int) -> Iterator[Sequence[AbstractContextManager[None]]]:
        self._out.append("<div class=cols>")
        yield [self._wrapped("<div>", "</div>") for _ in range(count)]
        self._out.append("</div>")

    def expander(self, label: str) -> AbstractContextManager[None]:
        return self._wrapped(f"<details><summary>{escape(label)}</summary>", "</details>")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        outer, self._out = self._out, []
        yield
        self.sections[name] = "".join(self._out)
        self._out = outer

    def html(self) -> str:
        """The whole place, a section for each piece that may be redrawn."""
        return "".join(f'<section id="s-{escape(name)}">{inner}</section>' for name, inner in self.sections.items())


def as_typed(value: Value, language: str) -> str:
    """A number as a person would have typed it: 3,5 in Dutch."""
    return decimal(value, language) if isinstance(value, float) else ""


def _option(kind: str, name: str, value: str, label: str, checked: bool, draft: bool = False) -> str:
    given = f' value="{escape(value)}"' if value else " value=1 data-tick"
    on = (" checked" if checked else "") + _draft(draft)
    return f'<label class=o><input type={kind} name="{escape(name)}"{given}{on}><span>{escape(label)}</span></label>'


def _draft(draft: bool) -> str:
    return " data-draft" if draft else ""


def _span(span: Span) -> str:
    words = escape(span.text)
    if span.url:
        return f'<a href="{escape(span.url)}" rel="noopener noreferrer" target=_blank>{words}</a>'
    return {"bold": f"<strong>{words}</strong>", "italic": f"<em>{words}</em>"}.get(span.style, words)


def _paragraph(paragraph: Paragraph) -> str:
    lines = ["".join(_span(span) for span in line) for line in paragraph.lines]
    if paragraph.kind == "p":
        return "".join(f"<p>{line}</p>" for line in lines)
    return f"<{paragraph.kind}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{paragraph.kind}>"
