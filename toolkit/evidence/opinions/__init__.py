"""Votes on statements as figures: how much people are of one mind, who moved, and who votes alike."""
