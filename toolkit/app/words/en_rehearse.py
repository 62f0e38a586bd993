"""English: going through a round beforehand, with robots."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "rehearse_title": "First a rehearsal",
    "rehearse_why": "Robots go through this round as people do: in a hurry, in doubt, by keyboard alone, with wifi that fails, or back only a day later. They tell you what is in people's way.",
    "rehearse_apart": "What robots leave behind is marked as simulated everywhere and never counted with people.",
    "rehearse_go": "Send {n} robots ahead",
    "rehearse_again": "Send {n} robots again",
    "rehearse_again_why": "If you send robots again, what those before them left behind goes away.",
    "rehearse_busy": "Robot {done} of {total} is on its way",
    "rehearse_read": "Looking through what they saw …",
    "rehearse_came": "Joined: {joined} robots. Declined: {declined}. Came to the end: {finished}.",
    "rehearse_minutes": "A careful person takes about {n} minutes; you promise {promised}.",
    "rehearse_minutes_one": "A careful person takes about a minute; you promise {promised}.",
    "rehearse_clear": "Nothing is in people's way.",
    "rehearse_faults": "{n} things are in people's way",
    "rehearse_faults_one": "One thing is in people's way",
    "rehearse_notes": "Worth another look ({n})",
    "rehearse_edited": "Something has changed since this rehearsal. Send robots again to be sure.",
    "rehearse_who": "Which robots came ({n})",
    "rehearse_who_manner": "What sort of person",
    "rehearse_who_language": "Language",
    "rehearse_manner_careful": "careful",
    "rehearse_manner_hurried": "in a hurry",
    "rehearse_manner_doubting": "in doubt",
    "rehearse_manner_without_script": "on a phone without JavaScript",
    "rehearse_manner_loses_wifi": "with wifi that fails",
    "rehearse_manner_comes_back_a_day_later": "stops half way and comes back a day later",
    "rehearse_manner_keyboard_only": "by keyboard alone",
    "rehearse_manner_declines": "declines",
}
