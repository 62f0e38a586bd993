"""What is wrong between files: names in one that lead nowhere in another.

A reference to a file that could not be read is no second problem. Into a file that has problems it is looked at as far
as that file is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import Said, say
from toolkit.experiments import checking
from toolkit.experiments.sprint import Sprint, Task
from toolkit.kit.content import VIDEO_TYPES
from toolkit.kit.shelf import Entry
from toolkit.prototypes.prototype import Prototype
from toolkit.schema import Built, Complaint, did_you_mean, unknown
from toolkit.surveys.survey import Survey

MAX_PICTURE = 2_000_000
MAX_VIDEO = 20_000_000


@dataclass(frozen=True)
class Shown:
    """The files of a kit with all that is left of those that have problems, by name; `broken` are the others."""

    folder: Path
    prototypes: Mapping[str, Mapping[str, Built[Prototype]]]
    surveys: Mapping[str, Built[Survey]]
    broken: frozenset[str]

    def pictures(self, name: str, entry: Entry) -> Iterator[Complaint]:
        """What is wrong with the pictures and videos that one revision of the prototype `name` shows."""
        beside = self.folder / "prototypes" / name / "pictures"
        for at, file in entry.pictures:
            path = beside / file
            if "/" in file or "\\" in file:
                continue  # no name of a picture, which is said already
            if not path.is_file() or not path.resolve().is_relative_to(self.folder.resolve()):
                near = sorted(one.name for one in beside.iterdir()) if beside.is_dir() else []
                wrong = say("there is no video `{file}`", file=file) if _is_video(file) else None
                wrong = wrong or say("there is no picture `{file}`", file=file)
                yield Complaint(at, wrong, did_you_mean(file, near), word=file)
            elif _is_video(file) and path.stat().st_size > MAX_VIDEO:
                wrong = say("the video `{file}` is larger than 20 MB", file=file)
                yield Complaint(at, wrong, say("make it shorter or smaller; phones load it"), word=file)
            elif not _is_video(file) and path.stat().st_size > MAX_PICTURE:
                wrong = say("the picture `{file}` is larger than 2 MB", file=file)
                yield Complaint(at, wrong, say("make it smaller; phones load it"), word=file)

    def references(self, sprint: Sprint) -> Iterator[Complaint]:
        """What is wrong with the names in a sprint."""
        for moment in ("before", "after"):
            for index, survey in enumerate(getattr(sprint, moment)):
                if survey not in self.surveys and f"surveys/{survey}.yaml" not in self.broken:
                    yield unknown((moment, index), say("survey"), survey, list(self.surveys))
        yield from self._scale(sprint)
        if sprint.prototype in self.prototypes:
            yield from self._revisions(sprint)
        elif f"prototypes/{sprint.prototype}" not in self.broken:
            yield unknown(("prototype",), say("prototype"), sprint.prototype, list(self.prototypes))

    def _scale(self, sprint: Sprint) -> Iterator[Complaint]:
        expectation = sprint.expectation
        built = self.surveys.get(expectation.survey or "") if expectation else None
        if expectation is None or expectation.scale is None or built is None:
            return
        scales = [scale.id for scale in built.rest.scales] if built.rest else []
        if built.rest and expectation.scale not in scales:
            found = unknown(("expectation", "scale"), say("scale"), expectation.scale, scales)
            yield from _sure(built, [found])

    def _revisions(self, sprint: Sprint) -> Iterator[Complaint]:
        name = sprint.prototype
        revisions = self.prototypes[name]
        shown: list[tuple[tuple[str | int, ...], str]] = []
        for index, planned in enumerate(sprint.rounds):
            shown.append((("rounds", index), planned.revision))
            beside = [one for one in planned.variants if one.revision != planned.revision]
            shown += [(("rounds", index, "variants", planned.variants.index(one)), one.revision) for one in beside]
        shown += [(("boards", index), one.revision) for index, one in enumerate(sprint.boards)]
        for path, revision in shown:
            if revision not in revisions and f"prototypes/{name}/{revision}.yaml" not in self.broken:
                wrong = say("`{prototype}` has no revision `{revision}`", prototype=name, revision=revision)
                right = did_you_mean(revision, list(revisions))
                yield Complaint((*path, "revision"), wrong, right, word=revision)
        named = [name for one in sprint.rounds for name in one.revisions]
        tried = {name: revisions[name] for name in dict.fromkeys(named) if name in revisions}
        for index, task in enumerate(sprint.tasks):
            yield from (complaint.under("tasks", index) for complaint in _task(task, tried))


def _is_video(file: str) -> bool:
    return file.rpartition(".")[2] in VIDEO_TYPES


def _task(task: Task, tried: Mapping[str, Built[Prototype]]) -> Iterator[Complaint]:
    """What is wrong with a task in the revisions that are tried; named are they only where not all have it."""
    found: dict[Complaint, list[str]] = {}
    for revision, built in tried.items():
        # Whether a task can be done at all is only asked where the prototype is right by itself.
        look = checking.names_of if built.problems else checking.of_task
        for complaint in _sure(built, look(task, built.rest) if built.rest else ()):
            found.setdefault(complaint, []).append(revision)
    for complaint, names in found.items():
        yield complaint if len(names) == len(tried) else replace(complaint, wrong=_in(names, complaint.wrong))


def _sure(built: Built[Prototype] | Built[Survey], complaints: Iterable[Complaint]) -> Iterator[Complaint]:
    """The complaints that hold whatever stood in the parts of the other file that were left out."""
    for one in complaints:
        if built.partial is None or (one.word and not built.partial.may_be_lost(one)):
            yield one


def _in(names: list[str], wrong: str) -> Said:
    if len(names) == 1:
        return say("in {revision} {wrong}", revision=names[0], wrong=wrong)
    return say("in {revisions} and {last} {wrong}", revisions=", ".join(names[:-1]), last=names[-1], wrong=wrong)
