"""Files → fichas: every printed figure, exact and with its place, or a Problem that names it."""
