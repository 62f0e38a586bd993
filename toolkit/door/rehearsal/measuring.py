"""Asking a real browser what does not fit on a phone. Playwright and Chromium are no part of the kit: a choice."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.door.pages import static_files
from toolkit.door.rehearsal.fault import Fault, Names
from toolkit.door.rehearsal.judging import place_of
from toolkit.door.rehearsal.result import Rehearsal
from toolkit.door.rehearsal.widths import PHONE
from toolkit.errors import Refused, cited, say

HEIGHT = 844
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

_LOOK = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const scrolls = e => e.closest(".wide,.said,.default,.tiles");
  const beyond = e => {  // what stands in a box may be wider than the box
    const box = e.getBoundingClientRect(), inside = e.clientWidth ? box.left + e.scrollWidth : 0;
    return box.width && !scrolls(e) ? Math.max(box.right, inside) - wide : 0;
  };
  for (const e of document.querySelectorAll("main *")) {
    if (beyond(e) <= 1 || [...e.children].some(one => beyond(one) > 1)) continue;
    const section = e.closest("section");
    found.push([section ? section.id.slice(2) : "", Math.ceil(beyond(e)), e.innerText || ""]);
  }
  return document.documentElement.scrollWidth > wide ? found : [];
}"""
"""The innermost pieces that reach beyond the phone, where the page as a whole does."""


def measure(names: Mapping[str, Names], found: Rehearsal) -> None:
    """Add what overflows a phone to the faults, instead of what was estimated. Refused where there is no browser."""
    measured = list(_measured(names, found.pages))
    found.faults[:] = [one for one in found.faults if one.code != "wide-table"]
    for one in measured:
        found.fault(one)


def find() -> tuple[Any, str]:
    """Playwright's own door, and where the browser is. Refused where one of them is missing."""
    where = next((path for path in map(shutil.which, _NAMES) if path), None)
    try:
        playwright = importlib.import_module("playwright.sync_api")
    except ModuleNotFoundError:
        playwright = None
    if playwright is None or where is None:
        raise Refused(say("there is no browser to measure with: pip install playwright, and apt-get install chromium"))
    return playwright, where


def _measured(names: Mapping[str, Names], pages: Mapping[tuple[str, str, str], set[str]]) -> Iterator[Fault]:
    playwright, where = find()
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=where, args=_FLAGS)
        page = browser.new_page(viewport={"width": PHONE, "height": HEIGHT})
        page.route("**/*", lambda route: route.abort())  # pictures shrink to the phone, whatever their size
        for (variant, place, language), shown in sorted(pages.items()):
            for html in sorted(shown):
                yield from _of_page(page, names[variant], place, language, html)
        browser.close()


def _of_page(page: Any, names: Names, place: str, language: str, html: str) -> Iterator[Fault]:
    page.set_content(_whole(html, language))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for section, pixels, words in page.evaluate(_LOOK):
        wrong = say("this is wider than a phone by {pixels} pixels: `{words}`", pixels=pixels, words=cited(words, 40))
        right = say("make it shorter, or spread it over two lines")
        yield Fault("overflow", place_of(names, place, section), wrong, right)


def _whole(html: str, language: str) -> str:
    """A page around what was kept of one, with the door's own look."""
    style = next(raw.decode() for name, (raw, _, _) in static_files().items() if name.endswith(".css"))
    head = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><style>{style}</style></head>'
    return f"{head}<body><main>{html.partition('<script')[0]}</main></body></html>"
