"""The parts of the view Decisions: what is decided about, the form, the log, the next revision and the next round."""
