"""PDFs of another producer: a ficha's web page printed by headless Chromium.

Needs the system's Chromium; a caller asks ``CHROMIUM`` first and skips its test where it is None.
"""

import shutil
from collections.abc import Iterable
from random import Random

from playwright.sync_api import sync_playwright

from fichas.draw.layout import Arrangement

from .html import HtmlOptions
from .wordings import WORDINGS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def random_html_options(seed: int) -> HtmlOptions:
    """A random web page, all of them legible when printed."""
    random = Random(seed)  # noqa: S311 (test data, no secret)
    return HtmlOptions(
        family=random.choice(("Arial", "Georgia", "DejaVu Sans")),
        size=random.choice((10, 11, 12)),
        rules=random.choice(("grid", "grid", "horizontal", "vertical", "none")),
        valign=random.choice(("middle", "middle", "top")),
        arrangement=Arrangement(
            focalization_columns=random.choice((1, 2)),
            section_pages=random.random() < 0.5,
            words=random.choice(WORDINGS),
        ),
    )


def print_pages(pages: Iterable[str]) -> list[bytes]:
    """Each page of HTML as a PDF, letter size, with one start of the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        printed = []
        for html in pages:
            page.set_content(html)
            margins = {"top": "18mm", "bottom": "18mm", "left": "16mm", "right": "16mm"}
            printed.append(page.pdf(format="Letter", print_background=True, margin=margins))  # type: ignore[arg-type]
        browser.close()
    return printed
