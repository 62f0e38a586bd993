"""What was fixed before the rounds, what was changed after that, and how both are told."""
