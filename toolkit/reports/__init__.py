"""Evidence → documents that people forward to their boss."""

from toolkit.reports.report import write

__all__ = ["write"]
