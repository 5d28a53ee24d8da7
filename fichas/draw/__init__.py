"""Draws fichas from data: the oracle against which reading is measured.

Nothing here imports the program (calc, ingest, …): what a ficha says is decided from data alone, so
that a fault of the reader cannot hide behind the same fault in the drawing. The chain is

    numbers → tables (printed cells) → blocks (the document's structure) → PDF, HTML or text
"""
