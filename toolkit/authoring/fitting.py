"""Fitting a new sprint to what a kit has: a prototype to try, a task that can be done in it, surveys around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from toolkit import schema, source
from toolkit.authoring.copying import files
from toolkit.errors import KitError, Refused, say
from toolkit.prototypes.blocks.form import Form
from toolkit.prototypes.prototype import Prototype
from toolkit.prototypes.ways import reached
from toolkit.schema import Model, did_you_mean
from toolkit.surveys.survey import Survey

M = TypeVar("M", bound=Model)


def fit(folder: Path, prototype: str | None) -> Mapping[str, str]:
    """What to put into the gaps of a sprint's template, as YAML. Raises Refused where there is nothing to try.

    Without a `prototype` it is the one whose files were changed last. Files with problems are passed over.
    """
    name = _prototype(folder, prototype)
    tried, revisions = zip(*list(_usable(folder, "prototype", Prototype, name))[-2:], strict=True)
    done_when = goal(revisions)
    if done_when is None:
        raise Refused(say("there is nothing to do in `{name}` yet; give it a second screen, or a question", name=name))
    surveys = {Path(file).stem: one for file, one in _usable(folder, "survey", Survey)}
    return {
        "prototype": name,
        "earlier": Path(tried[0]).stem,
        "revision": Path(tried[-1]).stem,
        "done_when": done_when,
        "before": _survey(surveys, "person"),
        "after": _survey(surveys, "prototype"),
    }


def _usable(folder: Path, what: str, model: type[M], name: str | None = None) -> Iterator[tuple[str, M]]:
    """The files of one sort that can be read, with what stands in them; those of one name where it is given."""
    for file in files(folder, what, name):
        try:
            yield file, schema.build(model, source.read_file(folder / file, file), file)
        except KitError:  # the check tells it to its author; a new sprint can do without
            continue


def _prototype(folder: Path, asked: str | None) -> str:
    changed: dict[str, int] = {}
    for file, _ in _usable(folder, "prototype", Prototype):
        name = Path(file).parent.name
        changed[name] = max(changed.get(name, 0), (folder / file).stat().st_mtime_ns)
    if asked is not None and asked not in changed:
        right = did_you_mean(asked, list(changed))
        raise Refused(say("there is no prototype `{name}` that can be tried; {right}", name=asked, right=right))
    if not changed:
        raise Refused(say("there is no prototype yet to try; make one first: proeftuin new prototype my-prototype"))
    return asked or max(changed, key=changed.__getitem__)


def goal(revisions: Sequence[Prototype]) -> str | None:
    """When a task counts as done, so that it can be done in each of these revisions; None where nothing can be done.

    A screen from which nothing leads on comes first: without a task that is done there the check would ask why.
    """
    newest = revisions[-1]
    common = [one for one in newest.by_id if all(one in _led_to(revision) for revision in revisions)]
    stops = [one for one in common if any(not (each.ways[one] or each.by_id[one].end) for each in revisions)]
    ends = [one for one in common if newest.by_id[one].end]
    handed_in = [block.to for block in newest.blocks.values() if isinstance(block, Form) and block.to in common]
    for screens in (stops, ends, handed_in, common):
        if screens:
            return f"{{screen: {screens[-1]}}}"
    for name, asked in reversed(newest.shapes().items()):
        if asked.shape != "none" and all(revision.shapes().get(name) == asked for revision in revisions):
            return f"{{block: {name}, answered: true}}"
    return None


def _led_to(prototype: Prototype) -> frozenset[str]:
    """The screens that buttons lead to from where the prototype opens."""
    return reached(prototype.ways, [prototype.first]) - {prototype.first}


def _survey(surveys: Mapping[str, Survey], about: str) -> str:
    """A survey that fits there, as a list for YAML: one with more scales before one with fewer; none is `[]`."""
    fitting = [name for name, one in surveys.items() if one.about == about]
    return f"[{max(fitting, key=lambda name: len(surveys[name].scales))}]" if fitting else "[]"
