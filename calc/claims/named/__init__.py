"""What the words of a text name: rows, those whom a ficha counts, concepts."""
