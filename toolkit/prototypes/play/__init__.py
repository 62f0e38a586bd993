"""Puzzles by themselves: numbers in, numbers out. Nothing here draws, and nothing knows about people."""
