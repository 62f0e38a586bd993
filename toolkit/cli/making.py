"""Commands that make something: a kit of one's own, a file in it, the schemas that editors read."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared import KitOption, Language, Unused, kit_folder, language_of, own_name, stop

_WHAT = "prototype, survey or experiment, and then its NAME; or only the folder of a new kit."
_NAME = "What it will be called: lower-case letters, digits and hyphens."
_FROM = "What to start from: one of the kinds above, or the name of one that the kit has."
_PROTOTYPE = "The prototype that an experiment tries; the one that was changed last, if left out."
_COMMENTS = "The language of the comments; your system's, if left out. The content speaks both."


def new(
    what: Annotated[str | None, typer.Argument(metavar="[WHAT]", help=_WHAT, show_default=False)] = None,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=_NAME, show_default=False)] = None,
    begin: Annotated[str | None, typer.Option("--from", metavar="KIND", help=_FROM)] = None,
    prototype: Annotated[str | None, typer.Option(metavar="NAME", help=_PROTOTYPE)] = None,
    language: Annotated[str | None, typer.Option(metavar="nl|en", envvar="PROEFTUIN_LANGUAGE", help=_COMMENTS)] = None,
    kit: KitOption = None,
    _database: Unused = None,
) -> None:
    """Make a kit of your own, or a file in it that is clean and runs at once. Nothing is ever overwritten.

    \b
    Examples:
      proeftuin new my-kit                                       a kit, as a copy of the starter
      proeftuin new prototype my-idea --from checklist           in the kit that you are in, or that --kit names
      proeftuin new survey my-questions --from feedback
      proeftuin new experiment my-sprint --from two-rounds --prototype my-idea

    \b
    A prototype starts --from
      blank              three screens that lead on (this one, if you name none)
      checklist          points to tick before something begins
      conversation       the steps of a talk, with sentences to say
      choice-aid         a few questions that lead to an advice
      process            today's long way beside a short one
      matching           work that fits somebody, with the reasons
      toolkit            several tools behind one first screen
    A survey starts --from
      blank              three questions, each of another kind (this one, if you name none)
      feedback           what people think of a prototype
      self-scan          statements about oneself, with a score for each subject
      before-and-after   the same questions before and after the tasks
    An experiment (a sprint) starts --from
      one-round          a few people try a prototype (this one, if you name none)
      two-rounds         two rounds side by side, with an expectation
    """
    from toolkit.authoring.starting import KINDS

    if what is not None and what in KINDS:
        _file(what, name, begin, prototype, language_of(language), kit)
    elif name is not None:
        _not_that(what or "", name, list(KINDS))
    elif begin is not None or prototype is not None:
        _for_a_file(what, begin)
    else:
        _kit(Path(what) if what else kit)


def _file(
    what: str, name: str | None, begin: str | None, prototype: str | None, language: str, kit: Path | None
) -> None:
    from toolkit.authoring.starting import KINDS, start

    kinds = [one.name for one in KINDS[what]]
    if name is None:
        example = f"proeftuin new {what} my-{what} --from {begin or kinds[1]}"
        stop(f"the new {what} needs a name: {example} (a kit in a folder of that name would be ./{what})")
    if prototype is not None and (what != "experiment" or begin not in (None, *kinds)):
        stop("--prototype goes with a new experiment: proeftuin new experiment my-sprint --prototype my-idea")
    folder = kit_folder(kit)
    made = start(folder, what, name, begin or kinds[0], language, prototype)
    typer.echo(f"{folder / made} is yours. What to change first stands in it.")
    if begin is None:
        typer.echo(f"It starts from {kinds[0]}; --from also takes {_listed(kinds[1:])}.")
    if what == "experiment":
        _tries(folder / made)
    _next(folder)


def _tries(file: Path) -> None:
    """Says what a sprint was made for, since the kit chose it."""
    from toolkit import schema, source
    from toolkit.experiments.sprint import Sprint

    sprint = schema.build(Sprint, source.read_file(file, file.name), file.name)
    revisions = _listed(list(dict.fromkeys(one.revision for one in sprint.rounds)))
    surveys = [*sprint.before, *sprint.after]
    asked = _listed(surveys) if surveys else "no survey; there is none in the kit yet"
    typer.echo(f"It tries {sprint.prototype} ({revisions}) and asks {asked}.")


def _next(folder: Path) -> None:
    quoted = "" if folder == Path() else f" {shlex.quote(str(folder))}"
    typer.echo(f"\n  {own_name()} check{quoted}        after each edit")
    typer.echo(f"  {own_name()} run{quoted}          to see it and to share it")


def _not_that(what: str, name: str, known: Sequence[str]) -> None:
    from toolkit.schema import did_you_mean

    meant = {"kit": f"a kit takes its name alone: proeftuin new {name}"}
    meant |= dict.fromkeys(("sprint", "sprints"), f"a sprint is an experiment: proeftuin new experiment {name}")
    stop(meant.get(what.lower(), f"there is no `{what}` to make; {did_you_mean(what.lower(), known)}"))


def _for_a_file(name: str | None, begin: str | None) -> None:
    """Somebody said what to start from, and not what it will be."""
    from toolkit.authoring.starting import KINDS

    fitting = [what for what, kinds in KINDS.items() if begin in [one.name for one in kinds]]
    what = fitting[0] if fitting else "prototype"
    stop(f"say what it will be: proeftuin new {what} {name or f'my-{what}'} --from {begin or KINDS[what][0].name}")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _kit(folder: Path | None) -> None:
    from toolkit.kit import FOLDERS, starter_folder

    if folder is None:
        stop("the new kit needs a name: proeftuin new my-kit")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(f"{folder} exists and is not empty, and nothing is overwritten; choose another name")
    try:
        _copy(starter_folder(), folder, FOLDERS)
    except OSError as error:
        stop(f"{folder} cannot be made: {error.strerror}")
    typer.echo(f"{folder} is yours: prototypes/, surveys/ and experiments/, each with a README for its authors.")
    _next(folder)


def _copy(starter: Path, folder: Path, tops: Sequence[str]) -> None:
    for top in tops:
        for path in sorted((starter / top).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                to = folder / path.relative_to(starter)
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(path.read_bytes())  # bytes only: an installed starter may be read-only, a kit is not
    (folder / ".gitignore").write_text("# What participants gave never goes into version control.\n.proeftuin/\n")


def schema(
    folder: Annotated[Path | None, typer.Argument(metavar="KIT", help="The same as --kit.", show_default=False)] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Another folder than the kit's own.")] = None,
    language: Language = None,
    kit: KitOption = None,
    _database: Unused = None,
) -> None:
    """Write what an editor needs to help while you type: three JSON Schemas, into the kit's .proeftuin/schema/.

    \b
    Example:
      proeftuin schema my-kit --language nl
    """
    from toolkit.authoring import editors

    place = Path() if out is not None and not (folder or kit) else kit_folder(folder or kit)
    written = editors.write(place, language_of(language), out)
    typer.echo(f"{_listed([path.name for path in written])} are in {written[0].parent}\n")
    typer.echo("VS Code: install the extension YAML by Red Hat. A file finds its schema by its first line:\n")
    for what, path in zip(editors.MODELS, written, strict=True):
        typer.echo(f"  {editors.first_line(what, path if out else None)}", nl=False)
