"""What an answer took for granted, told with it.

Promise: where several programmes are loaded, the answer says of which one it is.
"""

from dataclasses import replace

from qa.answers.compose import assemble
from qa.saying.asking import Ask, Draft


def with_assumed(ask: Ask, draft: Draft) -> Draft:
    """The answer with what it took for granted."""
    return replace(draft, assumed=(*ask.assumed, *draft.assumed, *_told_of(ask, draft)))


def _told_of(ask: Ask, draft: Draft) -> tuple[str, ...]:
    """The programme that an answer is about, where several are loaded and nothing says which."""
    said = " ".join((assemble(draft.parts)[0], *ask.assumed, *draft.assumed))
    told = not ask.crowd or ask.view.title in said or draft.status != "answered"
    return () if told else (f"Es de la ficha de «{ask.view.title}» ({ask.ficha.year}).",)
