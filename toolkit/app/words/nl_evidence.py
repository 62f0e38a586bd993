"""Dutch: what the evidence shows beside its figures."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "evidence_to": "{low} tot {high}",
    "evidence_together_alt": "Alle antwoorden op “{title}” naast elkaar; hieronder staan ze per vraag in woorden.",
    "evidence_by_group": "Per groep",
    "evidence_discovery": "Weten we genoeg?",
    "evidence_discovery_why": "Hoeveel problemen er zijn gezien, en wat de volgende mensen nog laten zien.",
    "evidence_decided": "Besluiten",
    "evidence_to_decisions": "Naar de besluiten",
    "evidence_format": "Soort bestand",
    "evidence_format_html": "Webpagina",
    "evidence_format_pptx": "PowerPoint",
    "evidence_format_md": "Tekst",
    "evidence_format_xlsx": "Excel",
}
