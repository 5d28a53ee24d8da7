"""What a number is about, with what the sentences before it leave in mind."""
