"""How an expedition board is drawn, one part of it a file."""
