"""English, for what the team decides after a round."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "decide": "What you do with it",
    "decide_intro": "Write down what you decide after this round. Whoever took part reads what you share here by the receipt code: ‘You said, we did’.",
    "decide_none": "There is no decision yet.",
    "decide_small": "There are {n} people in this round, fewer than {smallest}. Somebody may recognise themselves or another in your words. Write it so that they cannot, or do not share it.",
    "decide_small_one": "There is {n} person in this round, fewer than {smallest}. Whoever took part recognises themselves in your words. Write it so that they cannot, or do not share it.",
    "decide_new": "A decision",
    "decide_again": "Change the decision",
    "decide_verdict": "Keep, change or drop?",
    "decide_keep": "Keep",
    "decide_change": "Change",
    "decide_drop": "Drop",
    "decide_said": "What people said or did",
    "decide_said_why": "In your own words, never the sentence of one person and never a code.",
    "decide_did": "What we do",
    "decide_who": "Who does it",
    "decide_told": "Whoever took part may read this",
    "decide_told_why": "Who does it stays within the team. Once you tick this and save, participants can read the rest.",
    "decide_save": "Save the decision",
    "decide_empty": "Fill in what people said or did, and what you do. Nothing has been saved yet.",
    "decide_code": "The code of a participant stands in your text. Take it out; nothing has been saved yet.",
    "decide_is_told": "participants read this",
    "decide_not_told": "for the team alone",
    "decide_edit": "Change",
    "decide_leave": "Leave it as it was",
    "decide_back": "Take back",
    "decide_back_why": "The decision then no longer stands, not for those who took part either. Whoever has read it, has read it.",
    "decide_back_sure": "Yes, take it back",
}
