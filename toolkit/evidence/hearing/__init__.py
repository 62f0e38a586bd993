"""Hear people: what they wrote, tagged and put into findings by hand, with suggestions to begin from."""
