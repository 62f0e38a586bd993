"""The command `proeftuin`: a few lines over the rooms below.

Heavy imports happen inside the commands, so that `proeftuin check` and `--help` load neither the server nor anything
that computes.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from toolkit import __version__
from toolkit.cli import changes, content, findings, making, rounds
from toolkit.cli.shared import stop
from toolkit.errors import KitError, Refused

GROUPS = {
    "See it": (rounds.demo,),
    "Make a kit": (making.new, content.check, changes.diff, making.schema),
    "Lead a round": (rounds.rehearse, rounds.run),
    "Learn from it": (findings.compare, findings.report, findings.export),
}
"""Every command, by what one wants; a new one is its function and its name here."""

_STORY = """Prototype and try out HR practices with a few people at a time.

A question becomes a prototype in YAML (`new`, `check`). Robots walk through it first (`rehearse`), then three to
thirty people on their own phones (`run`). Two rounds are held side by side, with how sure one can be (`compare`), so
that the team decides: keep, change or drop. What was learnt travels on as one file (`report`).

\b
Begin here:
  proeftuin demo                a sprint to look at, filled by robots
  proeftuin new my-kit          your own kit, from the starter
  proeftuin check my-kit        what is wrong in it, line by line
  proeftuin run my-kit          serve it to your team and to phones
"""


class _Page(TyperGroup):
    """The help as a page, commands grouped by what one wants; complaints as lines, never as tracebacks."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        self.format_commands(ctx, formatter)
        TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # options alone, after the commands

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        for title, functions in GROUPS.items():
            names = [one.__name__ for one in functions]
            with formatter.section(title):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(120)) for name in names])

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KitError as error:
            from toolkit.cli.problems import language_around, tell

            tell(error, language_around())
            raise typer.Exit(1) from None
        except Refused as error:
            stop(str(error))


app = typer.Typer(
    name="proeftuin",
    cls=_Page,
    help=_STORY,
    epilog="`proeftuin COMMAND --help` says more about each command, with an example.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def main() -> None:
    """The entry point."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows no arrows still gets its figures
    app(prog_name="proeftuin")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"proeftuin {__version__}")
        raise typer.Exit


@app.callback()
def _proeftuin(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> None:
    pass


for _functions in GROUPS.values():
    for _function in _functions:
        app.command()(_function)
