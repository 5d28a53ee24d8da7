"""Figures that a ficha prints, and those that a formula makes of them."""
