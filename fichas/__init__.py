"""Demonstration fichas, their data, and the package that draws them."""
