"""Communities: what people wrote, thanked, asked and gave, folded; who contributes; the pieces that blocks draw."""
