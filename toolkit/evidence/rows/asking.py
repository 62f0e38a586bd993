"""What people were asked, word for word: a survey as each of them saw it, whatever its file says by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from toolkit.evidence.gather import RoundData
from toolkit.kit import Kit
from toolkit.records import Response
from toolkit.surveys.item import Item

if TYPE_CHECKING:
    from toolkit.storage.store import Store


class Asked:
    """The questions of a sprint. `told`: surveys that are about people."""

    def __init__(self, kit: Kit, store: Store, parts: Iterable[RoundData]) -> None:
        self._kit, self._store = kit, store
        self._known: dict[str, Mapping[str, Any]] = {}
        self.told = frozenset(
            one.survey for part in parts for one in part.responses if self._says_person(one)
        ) | frozenset(name for name, survey in kit.surveys.items() if survey.about == "person")

    def survey(self, fingerprint: str) -> Mapping[str, Any]:
        if fingerprint not in self._known:
            self._known[fingerprint] = self._store.definition(fingerprint) or {}
        return self._known[fingerprint]

    def kind(self, one: Response) -> str:
        """The kind of the question; empty where nobody knows it any more."""
        items = {str(item.get("id")): item for item in self.survey(one.definition).get("items") or ()}
        now = self.item(one)
        shown = str(items.get(one.item, {}).get("kind", ""))
        return shown or (str(getattr(now, "kind", "")) if now and not items else "")

    def about_person(self, one: Response) -> bool:
        """As anybody in the sprint was told, or as the file says by now: either of them keeps it in every round."""
        return one.survey in self.told

    def item(self, one: Response) -> Item | None:
        survey = self._kit.surveys.get(one.survey)
        return survey.by_id.get(one.item) if survey else None

    def _says_person(self, one: Response) -> bool:
        return self.survey(one.definition).get("about") == "person" or one.survey not in self._kit.surveys
