"""Commands that say what a sprint found."""

from __future__ import annotations

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

            typer.echo(json.dumps(evidence.as_json(found), ensure_ascii=False, indent=2))
        else:
            typer.echo(evidence.as_text(found), nl=False)


def report(
    sprint: SprintName,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; it needs no other beside it.")],
    language: Language = None,
    kit: KitOption = None,
    database: Database = None,
) -> None:
    """Write what a sprint found to one file that can be forwarded.

    \b
    Example:
      proeftuin report next-step --out report.html --language nl
    """
    folder, chosen = kit_folder(kit), language_of(language)
    read = read_kit(folder)
    known("sprint", sprint, list(read.sprints))
    with opened(database or own_database(folder)) as store:
        from toolkit import reports

        try:
            reports.write(read, store, sprint, chosen, out)
        except OSError as error:
            stop(f"{out} cannot be written: {error.strerror}")
    typer.echo(f"{out} is ready")
