"""The cells of a CSV file, each with its line and column: strict, bounded, and never more than text.

A cell is only ever compared with what may stand in it. A formula in one is a wrong cell like any other: it is never
calculated, and never shown or written out as anything but the text that it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.errors import KitError, Problem, Said, cited, say

MAX_BYTES = 1_000_000
MAX_ROWS = 5_000

_DELIMITERS = ";,\t"


@dataclass(frozen=True)
class Cell:
    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Sheet:
    """A file as rows of cells; `name` stands in its problems."""

    name: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def problem(self, cell: Cell, wrong: Said, right: Said) -> Problem:
        return Problem(self.name, cell.line, cell.column, wrong, right)


def sheet(raw: bytes, name: str) -> Sheet:
    """Read a file, whatever program made it. Raises KitError where it is no table at all."""
    lines = _text(raw, name).splitlines()
    delimiter = _delimiter(lines[0]) if lines else ";"
    rows = [row for row in _rows(lines, delimiter, name) if any(cell.text for cell in row)]
    if len(rows) > MAX_ROWS + 1:
        raise _wrong(name, rows[-1][0].line, say("the file has more than {most} rows", most=MAX_ROWS), _SHORTER)
    if len(rows) < 2:
        raise _wrong(
            name, 1, say("the file has no rows"), say("write the names of the columns, and a row for each candidate")
        )
    return Sheet(name, rows[0], tuple(rows[1:]))


_SHORTER = say("take a shorter period")


def _text(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise _wrong(name, 1, say("the file is larger than 1 MB"), _SHORTER)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        right = say("choose `CSV UTF-8` where you save it")
        raise _wrong(name, line, say("the file is not written in UTF-8"), right) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise _wrong(name, line, say("this is no CSV file"), say("save the sheet as CSV"))
    return text


def _delimiter(first: str) -> str:
    """What stands between the names of the columns most often."""
    return max(_DELIMITERS, key=first.count)


def _rows(lines: list[str], delimiter: str, name: str) -> Iterator[tuple[Cell, ...]]:
    line = 0
    reader = csv.reader((f"{one}\n" for one in lines), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            begins, line = line + 1, reader.line_num
            at = _columns(lines[begins - 1], delimiter)
            yield tuple(
                Cell(" ".join(text.split()), begins, at[index] if index < len(at) else 1)
                for index, text in enumerate(row)
            )
    except csv.Error as error:
        wrong = say("this row cannot be read ({why})", why=cited(str(error)))
        raise _wrong(name, line + 1, wrong, say("look for a quote that is not closed")) from None


def _columns(line: str, delimiter: str) -> list[int]:
    """Where each cell of a line begins, from 1; a delimiter between quotes belongs to its cell."""
    found, quoted = [1], False
    for index, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == delimiter and not quoted:
            found.append(index + 2)
    return found


def _wrong(name: str, line: int, wrong: Said, right: Said) -> KitError:
    return KitError([Problem(name, line, 1, wrong, right)])
