"""Commands that say what a sprint found."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared import (
    Database,
    KitOption,
    Language,
    SprintName,
    kit_folder,
    known,
    language_of,
    opened,
    own_database,
    read_kit,
    stop,
)


def compare(
    sprint: SprintName,
    language: Language = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the same as JSON, for other programs.")] = False,
    kit: KitOption = None,
    database: Database = None,
) -> None:
    """Put the rounds of a sprint side by side, and hold what was expected against what came.

    \b
    Examples:
      proeftuin compare next-step --language nl
      proeftuin compare next-step --json
    """
    folder, chosen = kit_folder(kit), language_of(language)
    read = read_kit(folder)
    known("sprint", sprint, list(read.sprints))
    with opened(database or own_database(folder)) as store:
        from toolkit.evidence import overview as evidence

        found = evidence.overview(read, store, sprint, chosen)
        if as_json:
            import json

            from toolkit.reports import beside

            told = evidence.as_json(found) | beside.as_json(beside.beside(read, store, sprint), chosen)
            typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            typer.echo(evidence.as_text(found), nl=False)


def _named(typed: str) -> Path:
    """A file or a folder by its name; an empty one would be where one stands."""
    if not typed.strip():
        stop("--out needs a name; what you gave is empty")
    return Path(typed)


def report(
    sprint: SprintName,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FILE", parser=_named, help="The file to write; it needs no other beside it."),
    ],
    language: Language = None,
    kit: KitOption = None,
    database: Database = None,
) -> None:
    """Write what a sprint found to one file that can be forwarded: a page, slides, a workbook or Markdown.

    The ending of the file says which: .html, .pptx, .xlsx or .md.

    \b
    Examples:
      proeftuin report next-step --out report.html --language nl
      proeftuin report next-step --out report.pptx
    """
    folder, chosen = kit_folder(kit), language_of(language)
    read = read_kit(folder)
    known("sprint", sprint, list(read.sprints))
    with opened(database or own_database(folder)) as store:
        from toolkit import reports
        from toolkit.reports.formats import DRAWN

        if out.name.lower() in DRAWN:
            stop(f"`{out.name}` is an ending without a name; use for instance `report{out.name}`")
        try:
            reports.write(read, store, sprint, chosen, out)
        except OSError as error:
            stop(f"{out} cannot be written: {error.strerror}")
    typer.echo(f"{out} is ready")


def export(
    sprint: SprintName,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", parser=_named, help="The folder for the files; it is made where need be."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="You are responsible for these files; do not ask.")] = False,
    dutch_excel: Annotated[bool, typer.Option("--dutch-excel", help="CSV as a Dutch Excel opens it.")] = False,
    language: Language = None,
    kit: KitOption = None,
    database: Database = None,
) -> None:
    """Write what people answered row by row, with a codebook, for somebody who computes with it elsewhere.

    It says first what leaves and who is responsible for it, and asks. Answers about people leave only from closed
    rounds and groups that are large enough, as their figures count them, and in a file with numbers of its own.

    \b
    Examples:
      proeftuin export next-step --out rows
      proeftuin export next-step --out rows --yes --dutch-excel
    """
    folder, chosen = kit_folder(kit), language_of(language)
    read = read_kit(folder)
    known("sprint", sprint, list(read.sprints))
    with opened(database or own_database(folder)) as store:
        from toolkit.reports import exporting
        from toolkit.reports.words import WORDS

        exporting.refuse_others(out)
        own, found = WORDS[chosen], exporting.prepare(read, store, sprint, chosen, time.time())
        for line in found.warning():
            typer.echo(line)
        if not yes:
            typer.echo(own["e_ask"] + " ", nl=False)
            if sys.stdin.readline().strip().lower() not in (own["e_word"], "yes"):
                typer.echo()
                stop(own["e_nothing"])
        try:
            files = found.write(out, dutch_excel=dutch_excel)
        except OSError as error:
            stop(f"{out} cannot be written: {error.strerror}")
    typer.echo(own["e_ready"].format(n=len(files), folder=out))
