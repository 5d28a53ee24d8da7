"""What money from outside was for, which no table tells: "¿en qué se usó la donación?"."""

import re

from qa.understanding.question import Question


def what_given_money_bought(question: Question) -> bool:
    """As in "¿en qué se usó la donación?": no table tells what money from outside has bought."""
    text = question.reading.text
    if _FOR_WHAT.search(text):
        return True
    return _USED.search(text) is not None and _GIVEN.search(text) is not None


_FOR_WHAT = re.compile(
    r"^(?:y )?(?:para que (?:fue|era|fueron|eran|se (?:us|gast|ocup|destin))|de que depend)"
)
"""As in "¿para qué fue el gasto de Arica?"."""

_USED = re.compile(
    r"\b(?:en|para|a) que (?:se )?(?:us|gast|ocup|destin|invirt|utiliz|sirv|fue|iba|compr)|"
    r"^(?:y )?que (?:cosas? )?(?:se )?(?:financi|pag|compr|hizo|hicieron)"
)
_GIVEN = re.compile(
    r"\bgores?\b|\bextra\b|\bextrapresup|\bdona|\baporte|\bsuplement|\bgobiernos? regional|\bregal"
)
