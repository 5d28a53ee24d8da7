"""How an answer is said: figures, rows, years, differences and quotes in good Spanish."""
