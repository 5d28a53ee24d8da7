"""Write docs/formulas.md anew: `python -m calc.formulas`, from the project's folder."""

from pathlib import Path

from calc.formulas.page import formulas_page

if __name__ == "__main__":
    Path("docs/formulas.md").write_text(formulas_page(), encoding="utf-8")
