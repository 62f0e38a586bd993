"""English, for the boards and the overview."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "boards": "Boards",
    "boards_intro": "What people share for longer than one round: an expedition, a community, a talent market. What somebody puts there, the others see at once.",
    "boards_none": "There are no boards yet. Put one in a sprint, under `boards:`.",
    "which_board": "Board",
    "boards_planned": "This board is not open yet. Members can come in once you open it.",
    "boards_closed": "This board is closed. Everything on it is kept; open it to go on.",
    "boards_open": "Open the board",
    "boards_close": "Close the board",
    "boards_close_why": "Members can no longer come in. Everything is kept, and you can open it again later.",
    "boards_close_sure": "Yes, close the board",
    "boards_members": "Members: {n}. Invite somebody",
    "boards_members_one": "Members: {n}. Invite somebody",
    "boards_links": "Every member gets a link of their own. Whoever opens it is that member, on any phone; so send it to one person.",
    "boards_how_many": "How many links?",
    "boards_role": "Role",
    "role_member": "member",
    "role_moderator": "moderator",
    "role_administrator": "administrator",
    "boards_make_links": "Make links",
    "boards_links_once": "Copy them now: they are stored nowhere. You can always make new ones.",
    "boards_room": "Or let everybody in the room come in by themselves, as a member:",
    "home_ready": "Ready to show",
    "home_ready_why": "These sprints have not begun yet. You can show them today, as they are or after you changed them.",
    "home_ready_look": "Have a look",
    "home_ready_go": "Begin a round",
}
