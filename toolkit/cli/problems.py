"""What is wrong with a kit, as lines in the reader's language."""

from __future__ import annotations

import os

import typer

from toolkit.errors import KitError, Said, say
from toolkit.languages.problems import line, told


def files(n: int) -> Said:
    return say("1 file") if n == 1 else say("{n} files", n=n)


def language_around() -> str:
    """The language of PROEFTUIN_LANGUAGE, else the system's, else English: for those who could not ask for one."""
    from toolkit.cli.shared import language_of
    from toolkit.text import LANGUAGES

    asked = os.environ.get("PROEFTUIN_LANGUAGE")
    return language_of(asked if asked in LANGUAGES else None)


def tell(error: KitError, language: str) -> None:
    """Every problem on a line of its own to stdout, and to stderr how many there are."""
    for problem in error.problems:
        typer.echo(line(problem, language))
    n = len(error.problems)
    of = files(len({problem.file for problem in error.problems}))
    count = say("1 problem in {files}", files=of) if n == 1 else say("{n} problems in {files}", n=n, files=of)
    typer.echo(told(count, language), err=True)
