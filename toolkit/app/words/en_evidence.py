"""English: what the evidence shows beside its figures."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "evidence_to": "{low} to {high}",
    "evidence_together_alt": "All answers to “{title}” side by side; below they stand in words, question by question.",
    "evidence_by_group": "By group",
    "evidence_discovery": "Do we know enough?",
    "evidence_discovery_why": "How many problems were seen, and what the next people will still show.",
    "evidence_decided": "Decisions",
    "evidence_to_decisions": "To the decisions",
    "evidence_format": "Kind of file",
    "evidence_format_html": "Web page",
    "evidence_format_pptx": "PowerPoint",
    "evidence_format_md": "Text",
    "evidence_format_xlsx": "Excel",
}
