"""A claim against the figures of a ficha: its true value, the verdict, and the mistake it makes."""
