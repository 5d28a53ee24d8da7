"""Exact figures and what can be computed from them.

The bottom room: it imports nothing of the project. A figure is an exact quantity and the place
where it was read; everything here is pure and uses exact arithmetic, never floats.
"""
