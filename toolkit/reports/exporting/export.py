"""An export: what it holds, whom it is the duty of, and its files, written all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import text
from toolkit.evidence.overview import overview
from toolkit.evidence.rows import Rows, record, rows
from toolkit.evidence.structure import SprintEvidence
from toolkit.kit import Kit
from toolkit.reports import table
from toolkit.reports.build import build
from toolkit.reports.document import Table
from toolkit.reports.exporting import codebook, tables
from toolkit.reports.exporting.folder import refuse_others
from toolkit.reports.exporting.sheets import DUTCH_EXCEL, PLAIN, written
from toolkit.reports.formats.markdown import plain, table_lines
from toolkit.reports.placing import place
from toolkit.reports.words import WORDS

if TYPE_CHECKING:
    from toolkit.storage.store import Store


@dataclass(frozen=True)
class Export:
    """What may leave of a sprint, not written yet."""

    language: str
    evidence: SprintEvidence
    rows: Rows
    now: float
    store: Store

    def warning(self) -> Iterator[str]:
        """What somebody must know who is about to have these files."""
        own = WORDS[self.language]
        yield own["e_what"]
        yield own["e_duty"]
        yield own["e_holds"].format(**self._counted())
        kept = codebook.kept(self.rows, self.evidence)
        if kept:
            yield own["e_kept"]
            yield from (f"- {one(self.language)}" for one in kept)

    def _counted(self) -> Mapping[str, str]:
        robots = sum(one.simulated for one in self.rows.sittings)
        found = {
            "people": len(self.rows.sittings) - robots,
            "robots": robots,
            "answers": len(self.rows.answers) + len(self.rows.people),
            "tries": len(self.rows.tries),
            "texts": len(self.rows.words),
            "seen": len(self.rows.seen),
        }
        return {name: text.figure(n, self.language) for name, n in found.items()}

    def files(self, *, dutch_excel: bool = False) -> dict[str, bytes]:
        """Every file by its name."""
        manner = DUTCH_EXCEL if dutch_excel else PLAIN
        document = build(self.evidence, self.language, self.now)
        found = {
            "responses.csv": (tables.RESPONSES, tables.responses(self.rows)),
            "people.csv": (tables.PEOPLE, tables.people(self.rows)),
            "tasks.csv": (tables.TASKS, tables.tasks(self.rows)),
            "texts.csv": (tables.TEXTS, tables.texts(self.rows)),
            "observations.csv": (tables.OBSERVATIONS, tables.observations(self.rows)),
            "figures.csv": (table.FIGURES, table.figures(document)),
            "codebook.csv": (codebook.HEADS, self._codebook()),
        }
        made = {name: written(heads, body, manner) for name, (heads, body) in found.items()}
        return made | {"codebook.md": ("\n".join(self._told()) + "\n").encode("utf-8")}

    def write(self, folder: Path, *, dutch_excel: bool = False) -> list[Path]:
        """Put the files into a folder, for its owner's eyes alone; others that stand there are left as they are.

        Raises OSError where the folder cannot be written, and Refused where it holds files of somebody else or where
        records changed in the meantime; then everything is as it was.
        """
        refuse_others(folder)
        made = {folder / name: content for name, content in self.files(dutch_excel=dutch_excel).items()}
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Before the files are there: better a state that is taken to have left than one that left unknown.
        record(self.store, self.rows.states)
        place(made, mode=0o600)
        return list(made)

    # -- the codebook -------------------------------------------------------------------------------------------------

    def _codebook(self) -> Iterator[tables.Row]:
        yield from (one.row() for one in (*codebook.columns(), *codebook.questions(self.rows, self.evidence)))
        for kept in codebook.kept(self.rows, self.evidence):
            yield "", "", "left-out", "", kept("nl"), kept("en"), "", "", "", ""

    def _told(self) -> Iterator[str]:
        """The codebook for reading; its words in the language that was asked for, every question in both."""
        own, language = WORDS[self.language], self.language
        yield from (f"# {plain(self.evidence.sprint.title(language))}: {own['e_codebook']}", "")
        yield from (
            f"{own['made'].format(when=text.moment(self.now, language))}.",
            "",
            own["e_what"],
            own["e_duty"],
            "",
        )
        yield from (own["e_holds"].format(**self._counted()), "", own["e_manner"], "")
        yield from (f"## {own['e_rounds']}", "")
        for one in self.evidence.rounds:
            yield f"- `{one.id}`: {plain(one.title(language))} ({one.revision}), {own['e_state_' + one.state]}"
        for file in codebook.COLUMNS:
            yield from ("", f"## {file}", "", own[f"e_about_{file.removesuffix('.csv')}"], "")
            yield from self._table(one for one in codebook.columns() if one.file == file)
        yield from ("", f"## {own['e_questions']}", "", own["e_missing_row"], "")
        yield from self._table(codebook.questions(self.rows, self.evidence))
        yield from ("", f"## {own['e_kept_head']}", "")
        kept = codebook.kept(self.rows, self.evidence)
        yield from [f"- {plain(one(language))}" for one in kept] or [own["e_kept_nothing"]]

    def _table(self, of: Iterator[codebook.Variable]) -> Iterator[str]:
        rows_ = [one.row() for one in of]
        heads = ("variable", "kind", "about", "nl", "en", "options nl", "options en")
        wide = [index for index in range(7) if any(row[1 + index] for row in rows_)]
        cells = tuple(tuple(row[1 + index] for index in wide) for row in rows_)
        yield from table_lines(Table(tuple(heads[index] for index in wide), cells), self.language)


def prepare(kit: Kit, store: Store, sprint_id: str, language: str, now: float) -> Export:
    """Everything that may leave; `now`: seconds since 1970. Raises Refused for an unknown sprint."""
    evidence = overview(kit, store, sprint_id, language)
    return Export(language, evidence, rows(kit, store, evidence), now, store)
