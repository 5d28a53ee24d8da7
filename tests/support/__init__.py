"""What tests share: random fichas, drawn by the oracle of ``fichas/draw``."""
