"""A sprint's rows as files that other programs read: tidy CSV, with a codebook. By the command line alone."""

from toolkit.reports.exporting.export import Export, prepare
from toolkit.reports.exporting.folder import refuse_others

__all__ = ["Export", "prepare", "refuse_others"]
