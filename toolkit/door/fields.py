"""What a browser without a script would send: every field of a page's form, as it stands there."""

from __future__ import annotations

from html.parser import HTMLParser


def fields(page: str) -> dict[str, list[str]]:
    """The fields of a page of ours by name; what is not ticked is left out, as browsers do. Buttons send nothing."""
    reader = _Fields()
    reader.feed(page)
    return reader.found


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "textarea":
            self._area = name
            self.found[name] = [""]
        elif tag == "input" and name and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self.found.setdefault(name, []).append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # The line end right after the tag is not part of the value.
            self.found[self._area] = [self.found[self._area][0].removeprefix("\n")]
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area][0] += data
