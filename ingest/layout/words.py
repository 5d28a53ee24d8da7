"""Pieces of type as drawn → the words that a reader sees, calls to notes told apart."""

from bisect import bisect_left

from ingest.layout.shapes import Token, hull

_CALL_LENGTH = 4
_SMALLER = 0.86
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁎"
# A unit such as "m²" keeps its exponent; a longer word has a call to a note.
_EXPONENT_HOST = 3


def words(pieces: list[Token]) -> list[Token]:
    """The words of a page: each once, whole, and the raised ones on the baseline of their host."""
    return _joined(_raised(_split_superscripts(_once(pieces))))


def _once(pieces: list[Token]) -> list[Token]:
    """Drops what was drawn again at the same place to look bold."""
    seen: dict[tuple[str, int, int], int] = {}
    kept: list[Token] = []
    for piece in pieces:
        x, y = piece.rect.left, piece.rect.top
        slack = 0.12 * piece.size
        spots = {
            (piece.text, round((x + dx) / 2), round((y + dy) / 2))
            for dx in (-slack, slack)
            for dy in (-slack, slack)
        }
        twin = next((seen[spot] for spot in spots if spot in seen), None)
        if twin is not None and _same_place(kept[twin], piece, slack):
            kept[twin] = kept[twin]._replace(bold=True)
            continue
        for spot in spots:
            seen[spot] = len(kept)
        kept.append(piece)
    return kept


def _same_place(one: Token, other: Token, slack: float) -> bool:
    return (
        abs(one.rect.left - other.rect.left) <= slack
        and abs(one.rect.top - other.rect.top) <= slack
        and abs(one.rect.right - other.rect.right) <= 2 * slack
    )


def _split_superscripts(pieces: list[Token]) -> list[Token]:
    """Characters that are superscripts by themselves, cut off the word that they end."""
    found: list[Token] = []
    for piece in pieces:
        body = piece.text.rstrip(_SUPERSCRIPTS)
        if len(body) == len(piece.text) or 0 < len(body) < _EXPONENT_HOST:
            found.append(piece)
            continue
        rect = piece.rect
        cut = rect.left + rect.width * len(body) / len(piece.text)
        if body:
            found.append(piece._replace(text=body, rect=rect._replace(right=cut)))
        mark = piece.text[len(body) :]
        rest = rect._replace(left=cut, bottom=rect.middle)
        found.append(piece._replace(text=mark, rect=rest, raised=True, spaced=not body))
    return found


def _raised(pieces: list[Token]) -> list[Token]:
    """Marks short small pieces that stand higher than the word beside them."""
    found = list(pieces)
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].base)
    bases = [pieces[i].base for i in order]
    for index, piece in enumerate(pieces):
        if piece.raised or len(piece.text) > _CALL_LENGTH:
            continue
        near = [index - 1, index + 1]
        host = next((h for i in near if (h := _at(pieces, i)) and _carries(h, piece)), None)
        if host is None and _is_small(piece, pieces):
            first = bisect_left(bases, piece.base)
            last = bisect_left(bases, piece.base + 1.2 * piece.size)
            host = next((pieces[i] for i in order[first:last] if _carries(pieces[i], piece)), None)
        if host is not None:
            found[index] = piece._replace(raised=True, base=host.base)
    return found


def _at(pieces: list[Token], index: int) -> Token | None:
    return pieces[index] if 0 <= index < len(pieces) else None


def _is_small(piece: Token, pieces: list[Token]) -> bool:
    return any(piece.size < _SMALLER * other.size for other in pieces[:1]) or piece.size < 7


def _carries(host: Token, call: Token) -> bool:
    """Whether the call stands raised at the host's end or start."""
    size = host.size
    if call.size > _SMALLER * size or host.raised:
        return False
    lift = host.base - call.base
    after = call.rect.left - host.rect.right
    before = host.rect.left - call.rect.right
    close = -0.3 * size < after < 0.6 * size or -0.3 * size < before < 0.6 * size
    return 0.12 * size < lift < 0.9 * size and close


def _joined(pieces: list[Token]) -> list[Token]:
    """Puts together the pieces of a word that the file draws one by one, in whatever order."""
    order = sorted(pieces, key=lambda t: (round(t.base, 1), t.rect.left))
    found: list[Token] = []
    for piece in order:
        if found and _continues(found[-1], piece):
            last = found[-1]
            found[-1] = last._replace(
                text=last.text + piece.text, rect=hull([last.rect, piece.rect])
            )
        else:
            found.append(piece)
    return found


def _continues(last: Token, piece: Token) -> bool:
    gap = piece.rect.left - last.rect.right
    return (
        not piece.spaced
        and last.raised == piece.raised
        and abs(last.base - piece.base) <= 0.1 * last.size
        and abs(last.size - piece.size) <= 0.1 * last.size
        and -0.3 * last.size < gap < 0.2 * last.size
    )
