"""What people would notice between two revisions: what belongs together, what differs, and how it is told.

`toolkit.prototypes.diff` is the front door; these are its rooms.
"""
