"""Numeric claims found in Spanish prose, and what each is about.

`scan` finds the numbers that assert something; `resolve` says of which concept, year and item each
speaks, from its own words and their context. Nothing here knows whether a claim is true.
"""
