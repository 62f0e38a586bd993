"""From an invitation to coming back: the stages, the steps between them, and how they are told."""
