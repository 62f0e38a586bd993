"""An export of an applicant tracking system: a row for each candidate that was put forward for a vacancy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.errors import KitError, Problem, Said, cited, first_of, say
from toolkit.prototypes.service.cells import Cell, Sheet, sheet
from toolkit.prototypes.service.dates import Moment, moment
from toolkit.schema.near import near

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "vacancy": ("vacancy", "vacature", "vacaturenummer"),
    "proposed": ("proposed", "voorgesteld", "voorgesteld op"),
    "planned": ("planned", "gepland", "gepland op"),
    "interview": ("interview", "gesprek", "gesprek op"),
    "requirements": ("requirements", "eisen", "functie-eisen"),
}
"""The columns, all of them needed, by what a file may call them."""

_KNOWN = ", ".join(f"`{one}`" for one in COLUMNS)

_NAMES = re.compile(
    r"naam|name|e-?mail|telefo|phone|recruiter|manager|medewerker|employee|kandidaat|candidate|persoon|person"
)
# A vacancy's number has a digit and is one word: what has none could be somebody's name.
_VACANCY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}\Z")
_YES, _NO = ("yes", "ja", "j", "y", "1", "true", "waar"), ("no", "nee", "n", "0", "false", "onwaar")


@dataclass(frozen=True)
class Row:
    """One candidate: proposed, planned for an interview, met. `requirements`: the client said what the job asks."""

    vacancy: str
    proposed: Moment
    planned: Moment | None
    interview: Moment | None
    requirements: bool


def rows(raw: bytes, name: str) -> tuple[Row, ...]:
    """Read an export; raises KitError with everything that is wrong, each with its line and column."""
    found = sheet(raw, name)
    columns, problems = _columns(found)
    if problems:
        raise KitError(problems)
    read = [_row(found, columns, cells, problems) for cells in found.rows]
    kept = [one for one in read if one is not None]
    problems += _torn(found, columns, read)
    if problems:
        raise KitError(first_of(problems))
    return tuple(kept)


def _columns(found: Sheet) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands. A column about persons is refused, whatever else the file holds."""
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for index, cell in enumerate(found.head):
        typed = cell.text.casefold().replace("_", " ")
        column = next((one for one, names in COLUMNS.items() if typed in names), None)
        if column is None:
            problems.append(found.problem(cell, *_unknown(cell.text, typed)))
        elif column in columns:
            wrong = say("the column `{name}` stands here twice", name=cited(cell.text))
            problems.append(found.problem(cell, wrong, say("take one of them out")))
        columns.setdefault(column or "", index)
    for column, names in COLUMNS.items():
        if column not in columns and not problems:
            wrong = say("the column `{name}` is missing", name=column)
            right = say("add it; it may be called {names}", names=", ".join(f"`{one}`" for one in names))
            problems.append(found.problem(found.head[0], wrong, right))
    return columns, problems


def _unknown(text: str, typed: str) -> tuple[Said, Said]:
    if _NAMES.search(typed):
        wrong = say("the column `{name}` looks like a name", name=cited(text))
        return wrong, say("take it out: the figures are about the service, never about one person")
    meant = near(typed, [name for names in COLUMNS.values() for name in names])
    right = (
        say("did you mean `{word}`?", word=meant) if meant else say("take it out; the kit reads {names}", names=_KNOWN)
    )
    return say("`{name}` is no column that is known here", name=cited(text)), right


def _row(found: Sheet, columns: Mapping[str, int], cells: tuple[Cell, ...], problems: list[Problem]) -> Row | None:
    """One row; None where something in it is wrong, which is added to `problems`."""
    if len(cells) != len(found.head):
        wrong = say("this row has {n} cells for {total} columns", n=len(cells), total=len(found.head))
        problems.append(found.problem(cells[0], wrong, say("give every column a cell; it may be empty")))
        return None
    at = {name: cells[index] for name, index in columns.items()}
    before = len(problems)
    if not _VACANCY.match(at["vacancy"].text) or not any(map(str.isdigit, at["vacancy"].text)):
        wrong = say("`{text}` is no number of a vacancy", text=cited(at["vacancy"].text))
        problems.append(
            found.problem(at["vacancy"], wrong, say("write a number or a code with a digit, such as `V-014`"))
        )
    proposed, planned, interview = (_moment(found, at[one], problems) for one in ("proposed", "planned", "interview"))
    if proposed is None and not at["proposed"].text:
        wrong = say("it does not say when this candidate was put forward")
        problems.append(found.problem(at["proposed"], wrong, say("fill in a date, or take the row out")))
    given = at["requirements"].text.casefold()
    if given not in (*_YES, *_NO):
        wrong = say("`{text}` is neither yes nor no", text=cited(at["requirements"].text))
        problems.append(found.problem(at["requirements"], wrong, say("write `yes` or `no`")))
    for name, later in (("planned", planned), ("interview", interview)):
        if proposed and later and proposed.after(later):
            wrong = say("this is earlier than the day on which the candidate was put forward")
            problems.append(found.problem(at[name], wrong, say("mend one of the two dates")))
    if len(problems) > before or proposed is None:
        return None
    return Row(at["vacancy"].text, proposed, planned, interview, given in _YES)


def _moment(found: Sheet, cell: Cell, problems: list[Problem]) -> Moment | None:
    read = moment(cell.text) if cell.text else None
    if cell.text and read is None:
        wrong = say("`{text}` is no date", text=cited(cell.text))
        problems.append(found.problem(cell, wrong, say("write it as `2025-03-04 14:30` or `4-3-2025`")))
    return read


def _torn(found: Sheet, columns: Mapping[str, int], read: list[Row | None]) -> Iterator[Problem]:
    """Rows of one vacancy that do not say the same of its requirements."""
    said: dict[str, bool] = {}
    for cells, row in zip(found.rows, read, strict=True):
        if row is not None and said.setdefault(row.vacancy, row.requirements) != row.requirements:
            wrong = say("another row of the vacancy `{vacancy}` says the opposite", vacancy=row.vacancy)
            yield found.problem(cells[columns["requirements"]], wrong, say("write the same in all rows of a vacancy"))
