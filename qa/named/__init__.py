"""What a question names: regions, years, rows, bounds, and the words of each concept."""
