"""Statements: votes and reasons folded from the facts of a room, and what the room may see of them."""
