"""A question across programmes, understood: which of them, what of each, what to do with it."""
