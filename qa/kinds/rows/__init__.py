"""The rows of a ficha: listed, numbered, put in order, kept by a bound."""
