"""English, for the Studio and for making something new."""

# a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "studio": "Studio",
    "studio_intro": "Write here, and see at once what participants see. They only get it when you save.",
    "studio_empty": "There is nothing to work on yet. What would you like to begin with?",
    "studio_file": "File",
    "studio_prototypes": "{title} · {revision}",
    "studio_surveys": "Survey: {title}",
    "studio_experiments": "Sprint: {title}",
    # saving
    "studio_save": "Save",
    "studio_save_how": "Or press Ctrl+S (on a Mac: Cmd+S).",
    "studio_next": "Save as next revision",
    "studio_revert": "Back to what is saved",
    "studio_unsaved": "Not saved",
    "studio_saved": "Saved",
    "studio_same": "Unchanged",
    "studio_kept": "Until all is right, participants see the last version that was.",
    "studio_unfilled": "Line {line} waits for what is different, and why.",
    # somebody else
    "studio_changed_badge": "Mind",
    "studio_changed": "Somebody else changed this file while you were working on it.",
    "studio_gone": "Somebody else took this file away while you were working on it.",
    "studio_theirs": "See what differs (- is in yours, + in theirs)",
    "studio_theirs_same": "They say exactly the same.",
    "studio_keep_mine": "Save mine",
    "studio_take_theirs": "Take theirs",
    # what people have seen
    "studio_shown": "{revision} has been shown in {rounds}.",
    "studio_shown_why": "What they see does not change along with it.",
    "studio_shown_ask": "Make your change the next revision. Then the answers you have stay with what people saw.",
    "studio_not_now": "Do not save yet",
    # the text
    "studio_label": "The text of {file}",
    "studio_how": "Tab indents. Escape and then Tab leaves the text field.",
    "studio_stops": "Parts of this file",
    "studio_consent": "Consent",
    "studio_line": "Line {line}",
    "studio_clean": "All is right.",
    "studio_problems": "{n} things are not right yet.",
    "studio_problems_one": "1 thing is not right yet.",
    "studio_elsewhere": "And {n} things in other files:",
    "studio_elsewhere_one": "And 1 thing in another file:",
    # the drawing
    "studio_drawing": "On what",
    "studio_phone": "Phone",
    "studio_big": "Big screen",
    "studio_phone_alt": "What {file} says, as it looks on a phone",
    "studio_before": "Earlier version",
    "studio_before_why": "until the mistakes are mended.",
    "studio_now": "As you type it",
    "studio_no_drawing": "It shows here as soon as the file can be read.",
    # something new
    "making": "New",
    "making_what": "What would you like to make?",
    "making_prototype": "Prototype",
    "making_survey": "Survey",
    "making_experiment": "Sprint",
    "making_kind": "What to begin with?",
    "making_name": "What is it called?",
    "making_name_why": "The file will be called so. You choose the title that people see afterwards.",
    "making_nameless": "Give it a name with at least one letter.",
    "making_go": "Make it",
}
