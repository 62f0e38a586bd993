"""A participant without a browser."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from starlette.testclient import TestClient


@dataclass
class Guest:
    """A participant without a browser."""

    client: TestClient
    code: str
    who: str = ""
    count: int = 0
    replies: list[dict[str, Any]] = field(default_factory=list)

    def page(self, path: str = "") -> str:
        return str(self.client.get(f"/p/{self.code}{path}").text)

    def join(self, language: str = "en") -> Guest:
        page = self.client.get(f"/j/{self.code}?lang={language}").text
        nonce = re.search(r'name="nonce" value="(\w+)"', page)
        assert nonce
        self.client.post(f"/j/{self.code}?lang={language}", data={"nonce": nonce[1], "answer": "yes"})
        return self.do_who()

    def do_who(self) -> Guest:
        """Learn one's own code from the page, as the script does."""
        found = re.search(r'data-who="(\w+)"', self.page())
        assert found
        self.who = found[1]
        return self

    def do(self, place: str, kind: str, key: str, value: Any = True, **more: Any) -> dict[str, Any]:
        """One tap; gives the reply."""
        self.count += 1
        action = {"id": f"test.{self.count}", "place": place, "kind": kind, "key": key, "value": value, **more}
        reply = self.client.post(
            f"/p/{self.code}/do", content=json.dumps({"who": self.who, "at": place, "actions": [action]})
        )
        assert reply.status_code == 200, reply.text
        found: dict[str, Any] = reply.json()
        return found

    def to_screen(self) -> Guest:
        self.do("receipt", "press", "receipt/next")
        self.do("task.finish", "press", "task.finish/start")
        return self

    def to_questions(self) -> Guest:
        self.to_screen().do("task.finish.home", "press", "task.finish/on/go")
        self.do("task.finish.done", "press", "task.finish/next")
        return self
