"""Words → printed lines, and lines → chunks: stretches of a line without a wide gap."""

from dataclasses import dataclass

from ingest.layout.shapes import Rect, Token, hull
from ingest.layout.values import is_value_cell

# Baselines this close, in shares of the font size, are one line.
_SAME_LINE = 0.35
# A gap wider than this share of the font size is more than a blank between two words.
WIDE = 0.95


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line, none far from the next, from left to right."""

    tokens: tuple[Token, ...]
    rect: Rect
    base: float
    size: float


def chunk_of(tokens: list[Token]) -> Chunk:
    """A chunk of one token at least; its size is that of its largest type."""
    size = max(token.size for token in tokens)
    return Chunk(tuple(tokens), hull([t.rect for t in tokens]), tokens[0].base, size)


def lines(tokens: list[Token]) -> list[list[Token]]:
    """Words gathered by baseline, top down, each line from left to right."""
    found: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: (t.base, t.rect.left)):
        if found and is_one_line(found[-1][0], token):
            found[-1].append(token)
        else:
            found.append([token])
    for line in found:
        line.sort(key=lambda t: t.rect.left)
    return found


def is_one_line(first: Token | Chunk, other: Token | Chunk) -> bool:
    """Whether two baselines, the second the lower one, are those of one line."""
    return other.base - first.base <= _SAME_LINE * min(first.size, other.size)


def chunks(line: list[Token], wide: float = WIDE) -> list[Chunk]:
    """A line cut at its gaps of more than `wide` sizes."""
    parts: list[list[Token]] = []
    for token in line:
        if parts:
            last = parts[-1][-1]
            if token.rect.left - last.rect.right <= wide * max(token.size, last.size):
                parts[-1].append(token)
                continue
        parts.append([token])
    return [chunk_of(part) for part in parts]


def is_value_chunk(chunk: Chunk) -> bool:
    """Whether a chunk could be a whole value cell."""
    return is_value_cell([token.text for token in chunk.tokens if not token.raised])
