"""Keeping and finding: the catalogue is the source of truth, everything else is derived from it.

Importing this package loads neither Chroma nor torch; a search loads what it needs.
"""

from vectorstore.cards import FichaCard, FigureChange, Hit, LoadResult, Progress
from vectorstore.library import Library

__all__ = ["FichaCard", "FigureChange", "Hit", "Library", "LoadResult", "Progress"]
