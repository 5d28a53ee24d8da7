"""Draws all demonstration fichas: ``python fichas/make.py``. The same data give the same bytes."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from fichas.draw.build import draw_all  # noqa: E402 (found only once the root is on the path)

if __name__ == "__main__":
    for pdf in draw_all(HERE / "datos", HERE):
        print(pdf.name)
