"""Tests, file for file as in toolkit/; see the folders house/, journeys/ and benchmarks/ for what is about the whole."""
