"""What an answer is made of: its parts, the figures that own its numbers, its last check."""
