"""How well people and vacancies fit: pure numbers and their reasons. It knows nothing of screens or files."""
