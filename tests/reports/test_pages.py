"""Pages to print: complete, self-contained, and safe from what a document says."""

from dataclasses import replace
from datetime import date

from calc.audit import Audit
from ingest.ficha import Ficha
from reports.audit import audit_html

DAY = date(2024, 7, 1)


def test_the_page_holds_every_check_and_remark_and_its_date(ficha: Ficha, judged: Audit) -> None:
    page = audit_html(ficha, judged, DAY)
    assert page.count("<tr>") > len(judged.checks)
    assert "18.630 + 5.175 + 163.794 = M$187.599" in page
    assert "no son faltas" in page
    assert "01-07-2024" in page


def test_the_page_asks_nothing_of_the_network(ficha: Ficha, judged: Audit) -> None:
    page = audit_html(ficha, judged, DAY)
    assert "http" not in page
    assert "<script" not in page


def test_what_a_document_says_is_text_in_the_page(ficha: Ficha, judged: Audit) -> None:
    page = audit_html(replace(ficha, program="<script>malo()</script>"), judged, DAY)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
