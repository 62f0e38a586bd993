"""Which answers may be about the same: a proposal by their words, for people who group them by hand. Never a finding.

Each answer becomes the words that it is about (`vocabulary`), weighed by TF-IDF: a word that stands in few answers says
more of them than one that stands in many. Non-negative matrix factorisation then finds words that go together (Lee and
Seung 1999, Nature 401, 788-791; scikit-learn's NMF, begun by an SVD instead of by chance). It knows words, not
meanings: "clear" and "not clear" are the same to it, and a Dutch answer and its English translation are not.

The same answers give the same groups, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from toolkit.evidence.hearing.vocabulary import content_words

LEAST = 20
"""Fewer answers are read sooner than a proposal is checked."""

FEWEST, MOST = 2, 6
"""Groups that are tried."""

PER_GROUP = 5
"""Where the number of groups is left open, there are so many answers for each of them at least."""

MEMBERS = 3
"""A group of fewer answers is none: they stay loose."""

WORDS = 4
"""So many words say what a group is about."""

PACKAGES = ("sklearn", "simplemma", "stopwordsiso")


@dataclass(frozen=True)
class Group:
    """Answers that may be about the same: by which words, and which answers (places in what was given)."""

    words: tuple[str, ...]
    members: tuple[int, ...]


def available() -> bool:
    """Whether the extra `text` is installed."""
    return all(find_spec(one) for one in PACKAGES)


def suggest(texts: Sequence[str], groups: int | None = None) -> list[Group]:
    """Proposed groups, the largest first; nothing for fewer than 20 answers. An answer is in one group or in none.

    `groups`: how many to look for. None takes the number (2 to 6, at most one for five answers) whose groups hang
    together best: where answers resemble their own group more than the nearest other one (mean silhouette, Rousseeuw
    1987, by the cosine of their words; a loose answer counts as 0). Of two numbers as good, the smaller.
    """
    if len(texts) < LEAST:
        return []
    order = sorted(range(len(texts)), key=texts.__getitem__)
    matrix, known = _weighed([content_words(texts[index]) for index in order])
    most = min(MOST, len(texts) // PER_GROUP) if groups is None else groups
    tried = range(FEWEST if groups is None else groups, min(most, len(known)) + 1)
    found = [_groups(matrix, known, number) for number in tried]
    best = max(found, key=lambda one: round(_together(matrix, one), 6), default=[])  # the first of equals: the smaller
    back = (Group(one.words, tuple(sorted(order[row] for row in one.members))) for one in best)
    return sorted(back, key=lambda one: (-len(one.members), one.words))


def _weighed(answers: Sequence[frozenset[str]]) -> tuple[Any, list[str]]:
    """A row for each answer, of length 1 (or 0), and the words of its columns: those that more than one answer has, and
    not more than half of them.
    """
    # scikit-learn has no types of its own; 1.1 s of import
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

    often = Counter(word for one in answers for word in one)
    known = sorted(word for word, times in often.items() if 2 <= times <= len(answers) / 2)
    if not known:
        return None, []
    return TfidfVectorizer(analyzer=sorted, vocabulary=known).fit_transform(answers).toarray(), known


def _groups(matrix: Any, known: Sequence[str], number: int) -> list[Group]:
    """The answers by the group of words that explains most of each; loose where it has none of the group's words."""
    import numpy as np
    from sklearn.decomposition import NMF  # type: ignore[import-untyped]  # as above

    model = NMF(number, init="nndsvda", random_state=0, max_iter=2000)
    with np.errstate(
        invalid="ignore"
    ):  # an error of nothing comes out as a hair below 0, and it takes the root of that
        shares, topics = model.fit_transform(matrix), model.components_
    weights = shares * (topics**2).sum(axis=1) ** 0.5
    found = []
    for index, topic in enumerate(topics):
        top = [int(one) for one in (-topic).argsort(kind="stable")[:WORDS] if topic[one] > 0]
        own = (weights.argmax(axis=1) == index) & (weights[:, index] > 0) & (matrix[:, top] > 0).any(axis=1)
        members = tuple(int(one) for one in own.nonzero()[0])
        words = tuple(known[one] for one in top if (matrix[own, one] > 0).sum() > 1)
        if len(members) >= MEMBERS and words:
            found.append(Group(words, members))
    return found


def _together(matrix: Any, groups: Sequence[Group]) -> float:
    """How well groups hang together: the mean silhouette over all answers, -1 to 1."""
    if len(groups) < 2:
        return 0.0
    from sklearn.metrics import silhouette_samples  # type: ignore[import-untyped]  # as above

    of = {row: index for index, one in enumerate(groups) for row in one.members}
    return float(silhouette_samples(matrix[list(of)], list(of.values()), metric="cosine").sum() / matrix.shape[0])
