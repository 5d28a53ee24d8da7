"""One question, understood: the clause that asks, its concepts, and what is strange in it."""
