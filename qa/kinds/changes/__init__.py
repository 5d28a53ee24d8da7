"""How figures compare: between years, over all years, side by side."""
