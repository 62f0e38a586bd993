"""Evidence → documents that people forward to their boss."""
