"""Questions in Chilean Spanish become answers with their sources.

`answer` is the door; it never invents a figure, and each one that it writes carries its source.
"""

from qa.answering import answer
from qa.answers.types import Answer, Status, Table

__all__ = ["Answer", "Status", "Table", "answer"]
