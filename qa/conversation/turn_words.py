"""What may stand around a turn of the talk and changes nothing about it.

Promise: patterns of folded words, to be built into larger ones.
"""

START = (
    r"(?:(?:y|e|o|pero|ok|ya|bueno|entonces|ahora|osea|oye|no|ah|perdon|disculp[ae]|gracias|a ver|"
    r"porfa|por favor|mejor|tambien|y si|dime|digame|necesito(?: saber)?|quiero(?: saber)?) )*"
)
END = r"(?: (?:porfa|por favor|gracias|porfi|plis|entonces|ahora|en 20\d\d))*"
THAT = r"(?:eso|esto|esa|ese|esa cifra|ese monto|esa plata|ese gasto|ese numero|el monto|la cifra)"

SHARE_WORD = (
    r"(?:porcentajes?|%|por ?ciento|proporcion|parte|fraccion|participacion|porcion|tajada|peso|"
    r"pct|terminos? (?:porcentual(?:es)?|relativos?)|porcentual(?:mente)?)"
)
