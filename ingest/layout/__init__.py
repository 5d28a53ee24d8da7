"""Geometry: the glyphs and rules of a page → words, tables and the order in which they are read.

Nothing here knows a file format or a ficha. The chain is

    glyphs → pieces → tokens → (rules, tokens) → tables → blocks in reading order → Document
"""
