"""The prose of a ficha as evidence: its sentences, and how well each answers a question."""
