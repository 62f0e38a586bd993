"""The tables. Everything that people give is append-only; only withdrawing deletes, and then in earnest."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, false

VERSION = 4
"""Goes up with every step in `upgrades/`."""

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("participant", String(16), nullable=False, unique=True),
    # A keyed hash: the receipt code itself is known to the participant alone.
    Column("receipt", String(64), nullable=False, unique=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("variant", String(40), nullable=False, default=""),
    Column("language", String(8), nullable=False),
    Column("started", Float, nullable=False),
    Column("robot", Boolean, nullable=False),
    Column("role", String(16), nullable=False, server_default="member"),
    Column("channel", String(40), nullable=False, server_default=""),
    Column("segment", String(40), nullable=False, server_default=""),
    Column("returned", Boolean, nullable=False, server_default=false()),
    Index("sessions_of_round", "sprint", "round"),
)

# One table for events and responses: a response is the `set` of a survey's item, so one order and one unique id serve
# both, and a tap can never be half of each.
events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("variant", String(40), nullable=False, default=""),
    Column("robot", Boolean, nullable=False),
    Column("place", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("key", String(240), nullable=False),
    Column("value", Text, nullable=False),
    Column("survey", String(40), nullable=False, default=""),
    Column("moment", String(8), nullable=False, default=""),
    Column("item", String(40), nullable=False, default=""),
    Column("definition", String(16), nullable=False),
    Column("at", Float, nullable=False),
    Column("received", Float, nullable=False),
    Column("shared", Boolean, nullable=False, server_default=false()),
    Index("events_of_session", "session", "seq"),
    Index("events_of_round", "sprint", "round", "seq"),
    Index("events_of_room", "sprint", "round", "shared", "robot", "seq"),
    sqlite_autoincrement=True,  # a seq is never given twice, not even after a withdrawal
)

counts = Table(
    "counts",
    metadata,
    Column("sprint", String(40), primary_key=True),
    Column("round", String(40), primary_key=True),
    Column("variant", String(40), primary_key=True),
    Column("robot", Boolean, primary_key=True),
    Column("survey", String(40), primary_key=True),
    Column("moment", String(8), primary_key=True),
    Column("item", String(40), primary_key=True),
    Column("definition", String(16), primary_key=True),
    Column("value", String(60), primary_key=True),
    Column("n", Integer, nullable=False),
)

definitions = Table(
    "definitions",
    metadata,
    Column("fingerprint", String(16), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("content", Text, nullable=False),
)

# What participants of a round see, from its first person on: an edit of a file reaches nobody in silence.
shown_texts = Table(
    "shown_texts",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("fingerprint", String(16), nullable=False),
    Column("file", String(16), nullable=False),
    Column("at", Float, nullable=False),
    Column("why", String(8), nullable=False),
    Column("who", String(80), nullable=False),
    Column("reason", String(400), nullable=False),
    Index("shown_in_round", "sprint", "round"),
    Index("shown_of_name", "kind", "name"),
)

round_changes = Table(
    "round_changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("state", String(8), nullable=False),
    Column("code", String(8), nullable=False, index=True),
    Column("at", Float, nullable=False),
    Column("seal", String(16), nullable=False),
)

# A decline and a withdrawal leave nothing but a count: an id without a time or a person, so that a double tap or a
# retry counts once.
tallies = Table(
    "tallies",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("kind", String(12), nullable=False),
)

# How a round is led: pauses, moves, its end. The newest row of a kind counts.
leads = Table(
    "leads",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("value", String(400), nullable=False),
    Column("at", Float, nullable=False),
    Index("leads_of_round", "sprint", "round", "seq"),
)

# Single-use links: a keyed hash and whether it was used. Nothing ties one to a session, and no time says when.
invitations = Table(
    "invitations",
    metadata,
    Column("link", String(64), primary_key=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("segment", String(40), nullable=False),
    Column("used", Boolean, nullable=False),
    Index("invitations_of_round", "sprint", "round"),
)

observations = Table(
    "observations",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("participant", String(16), nullable=False),
    Column("task", String(40), nullable=False),
    Column("place", String(200), nullable=False),
    Column("what", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("observer", String(40), nullable=False),
    Column("definition", String(16), nullable=False),
    Column("at", Float, nullable=False),
    Column("robot", Boolean, nullable=False),
    Column("finding", String(16), nullable=False),
    Index("observations_of_round", "sprint", "round", "seq"),
    sqlite_autoincrement=True,
)

findings = Table(
    "findings",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("sprint", String(40), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("screen", String(40), nullable=False),
    Column("revision", String(8), nullable=False),
    Column("at", Float, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False),
    Column("sprint", String(40), nullable=False),
    Column("round", String(40), nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("said", String(600), nullable=False),
    Column("did", String(600), nullable=False),
    Column("who", String(80), nullable=False),
    Column("at", Float, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("finding", String(16), nullable=False),
    Column("element", String(90), nullable=False, server_default=""),
    Column("dissent", String(600), nullable=False, server_default=""),
    Column("review", String(10), nullable=False, server_default=""),
    Column("against", String(600), nullable=False, server_default=""),
    Column("evidence", Text, nullable=False, server_default=""),
    Index("decisions_of_round", "sprint", "round", "seq"),
)

# Figures as they were shown: nobody can take what one person said out of two of them. The newest of a subject counts.
publications = Table(
    "publications",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("sprint", String(40), nullable=False),
    Column("round", String(120), nullable=False),
    Column("subject", String(240), nullable=False),
    Column("figure", Text, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Index("publications_of_round", "sprint", "round", "subject", "seq"),
)

# Tags on answers in people's own words, and the findings that they belong to: they go with the person who withdraws.
labels = Table(
    "labels",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("session", String(32), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("sprint", String(40), nullable=False, index=True),
    Column("survey", String(40), nullable=False),
    Column("moment", String(8), nullable=False),
    Column("item", String(40), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("value", String(60), nullable=False),
)

expectation_changes = Table(
    "expectation_changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("sprint", String(40), nullable=False, index=True),
    Column("seal", String(16), nullable=False),
    Column("reason", String(400), nullable=False),
    Column("who", String(80), nullable=False),
    Column("second", String(80), nullable=False),
    Column("at", Float, nullable=False),
)
