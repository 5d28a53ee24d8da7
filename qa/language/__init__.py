"""Words of a question, spelled right, become terms: what each means for a ficha."""
