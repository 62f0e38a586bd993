"""What is wrong with a file, in the reader's language. The sentences are English where they are made; here is the rest."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.errors import Problem, Said
from toolkit.languages import practices
from toolkit.languages.problems.authoring import DUTCH as AUTHORING
from toolkit.languages.problems.content import DUTCH as CONTENT
from toolkit.languages.problems.reading import DUTCH as READING
from toolkit.languages.problems.rehearsing import DUTCH as REHEARSING

PATTERNS: Mapping[str, Mapping[str, str]] = {
    "nl": {**READING, **CONTENT, **AUTHORING, **REHEARSING, **practices.PROBLEMS}
}
"""Every pattern that `say` is given in the code, and the same in Dutch. A test holds the two together."""


def told(said: object, language: str) -> str:
    """One sentence in `language`; what was not made by `say` (a name, a number) stays what it is."""
    if not isinstance(said, Said):
        return str(said)
    pattern = PATTERNS.get(language, {}).get(said.pattern, said.pattern)
    return pattern.format(**{name: told(part, language) for name, part in said.parts.items()})


def line(problem: Problem, language: str) -> str:
    """A problem as one line, with its place."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{place} {told(problem.wrong, language)}; {told(problem.right, language)}"
